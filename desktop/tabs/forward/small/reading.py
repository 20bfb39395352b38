"""What the reading dock shows for a state of the small network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.numbers import bracketed, latex, latex_probability
from desktop.tabs.forward.small.state import SmallState
from nn_core import activations
from nn_core.arrays import FloatArray
from nn_core.graph import parse
from nn_core.graph.script import definition
from nn_core.softmax import softmax

LESSON = "forward"
SHOWN_TERMS = 4


def build(state: SmallState, done: frozenset[str]) -> Reading:
    """Return the formulas of the selected neuron and layer, the code and the lesson."""
    return Reading(
        formulas(state),
        code(state),
        LESSON,
        done,
        book=("network.forward", "functions.identity_function")
        if state.probabilities is None
        else ("network.forward", "functions.softmax"),
    )


def formulas(state: SmallState) -> tuple[FormulaLine, ...]:
    """Return the neuron's sum and output, the layer as matrices, and h, numbers put in."""
    layer = max(state.selected.layer, 1)
    neuron = state.selected.neuron if state.selected.layer else 0
    matrices = FormulaLine(_matrices(layer), _shapes(state, layer), "layer-matrix")
    before = "x" if layer == 1 else f"z^{{({layer - 1})}}"
    summing = (
        f"a^{{({layer})}}_{{{neuron + 1}}} = \\sum_j {before}_j\\, "
        f"w^{{({layer})}}_{{j{neuron + 1}}} + b^{{({layer})}}_{{{neuron + 1}}}"
    )
    name = state.setup.network.names[layer - 1]
    output = f"z^{{({layer})}}_{{{neuron + 1}}} = h(a^{{({layer})}}_{{{neuron + 1}}})"
    record = state.trace.layers[layer - 1].neuron(neuron)
    stage = state.stage(layer)
    total = f"a^{{({layer})}}_{{{neuron + 1}}} = {_terms(record.inputs, record.weights)}"
    total += f" + {bracketed(latex(record.bias))} = {latex(record.sum)}"
    bent = f"z^{{({layer})}}_{{{neuron + 1}}} = h({latex(record.sum)}) = {latex(record.output)}"
    return (
        FormulaLine(summing, total if stage > 0 else "", "neuron-sum"),
        FormulaLine(output, bent if stage > 1 else "", "neuron-output"),
        matrices,
        activation_formula(name),
        _output_formula(state),
    )


def _output_formula(state: SmallState) -> FormulaLine:
    """Return what the output layer is for: numbers as they are, or softmax of them."""
    shares, depth = state.probabilities, state.setup.network.depth
    if shares is None:
        z = f"z^{{({depth})}}_k"
        return FormulaLine(rf"y_k = \sigma({z}) = {z}", about="output-function")
    k = int(shares.argmax())
    numbers = f"y_{{{k + 1}}} {latex_probability(float(shares[k]))}"
    symbols = rf"y_k = \frac{{\exp(z^{{({depth})}}_k)}}{{\sum_i \exp(z^{{({depth})}}_i)}}"
    return FormulaLine(symbols, numbers if state.step == state.last_step else "", "output-function")


def activation_formula(name: str) -> FormulaLine:
    """Return what h is, and the values of its parameters."""
    activation = activations.get(name)
    values = ",\\quad ".join(
        f"{parameter.symbol} = {latex(parameter.default)}" for parameter in activation.parameters
    )
    return FormulaLine(f"h(x) = {activation.latex}", values, "activation-function")


def _matrices(layer: int) -> str:
    before = "X" if layer == 1 else f"Z^{{({layer - 1})}}"
    return f"A^{{({layer})}} = {before}\\, W^{{({layer})}} + B^{{({layer})}}"


def _shapes(state: SmallState, layer: int) -> str:
    n, m = state.setup.network.weights[layer - 1].shape
    return f"(1, {m}) = (1, {n})\\, ({n}, {m}) + (1, {m})"


def _terms(inputs: FloatArray, weights: FloatArray) -> str:
    terms = [
        f"{bracketed(latex(x))} \\cdot {bracketed(latex(w))}"
        for x, w in zip(inputs.tolist(), weights.tolist(), strict=True)
    ]
    if len(terms) > SHOWN_TERMS + 1:
        terms = [*terms[:SHOWN_TERMS], "\\cdots"]
    return " + ".join(terms)


def code(state: SmallState) -> CodeSnapshot:
    """Return the forward pass as chapter 3.4.3 writes it, with the arrays of this network."""
    network = state.setup.network
    functions: dict[str, Callable[..., Any]] = {}
    arguments: dict[str, Any] = {"x": state.setup.x}
    lines = []
    signal = "x"
    rows = zip(network.weights, network.biases, network.names, strict=True)
    for layer, (W, b, name) in enumerate(rows, start=1):
        arguments[f"W{layer}"], arguments[f"b{layer}"] = W, b
        function = activations.get(name).function
        called = function.__name__
        if formula := activations.get(name).formula:
            own = definition(parse(formula), called := "own")
            functions |= {one.__name__: one for one in own.functions}
            lines += [own.text] if own.text not in lines else []
        else:
            functions[name] = function
        output = "y" if layer == network.depth else f"z{layer}"
        lines += [
            f"a{layer} = {signal} @ W{layer} + b{layer}",
            f"{output} = {called}(a{layer})",
            f'print("a{layer} =", a{layer}, " {output} =", {output})',
        ]
        signal = output
    if state.probabilities is not None:
        functions["softmax"] = softmax
        lines.append('print("softmax(y) =", softmax(y))')
    return CodeSnapshot(tuple(functions.values()), arguments, "\n".join(lines))
