"""Fills the reading dock for the gates tab: formulas with live numbers, the code, the lesson."""

from __future__ import annotations

import numpy as np

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.numbers import added, bracketed, latex, plain
from desktop.tabs.gates.state import PARTS, ROWS, Adder, AddersState, ComposerState, PerceptronState
from nn_core.perceptron import plane
from nn_core.perceptron.adders import bits_of
from nn_core.perceptron.circuits import Gate, propagate
from nn_core.perceptron.model import Perceptron, fires, weighted_sum
from nn_core.perceptron.rule import LearningStep, corrected
from nn_core.perceptron.truth_tables import NAND, OR

LESSON, STEP = "gates", "gate"
BOOK = {
    Adder.HALF: ("gates.half_adder", "gates.XOR"),
    Adder.FULL: ("gates.full_adder", "gates.half_adder"),
    Adder.RIPPLE: ("gates.adder", "gates.full_adder"),
}
NAMES = {
    **{"x1": "x_1", "x2": "x_2", "s1": "s_1", "s2": "s_2", "y": "y"},
    **{"sum": "s", "carry": "c"},
}


def of_perceptron(state: PerceptronState, done: frozenset[str]) -> Reading:
    """Return both forms of the sum with its numbers, the boundary and the margin."""
    formulas, code = perceptron_formulas(state), perceptron_code(state.gate)
    book = {NAND: "gates.NAND", OR: "gates.OR"}.get(state.target, "gates.AND")
    return Reading(formulas, code, LESSON, done, step=STEP, book=(book,))


def of_learning(state: PerceptronState, done: frozenset[str]) -> Reading:
    """Return the sum the rule looked at, and what it did to the weights."""
    formulas, code = learning_formulas(state), learning_code(state)
    return Reading(formulas, code, LESSON, done, step=STEP, book=("gates.learn",))


def of_composer(state: ComposerState, done: frozenset[str]) -> Reading:
    """Return the sums of the three gates for the inputs that are switched on."""
    formulas, code = composer_formulas(state), composer_code(state)
    return Reading(formulas, code, LESSON, done, step=STEP, book=("gates.XOR",))


def of_adders(state: AddersState, done: frozenset[str]) -> Reading:
    """Return the sum of the chosen gate, and what is added."""
    formulas, code = adder_formulas(state), adder_code(state)
    return Reading(formulas, code, LESSON, done, step=STEP, book=BOOK[state.adder])


def tex(value: float) -> str:
    """Write a number for LaTeX."""
    return latex(plain(value))


def _product(weight: float, x: float) -> str:
    return rf"{tex(weight)} \cdot {bracketed(tex(x))}"


def _written_out(gate: Perceptron, x: tuple[float, ...]) -> str:
    """Write w·x without the bias: the first product, then the others with their signs."""
    parts = [_product(gate.weights[0], x[0])]
    for w, v in zip(gate.weights[1:], x[1:], strict=True):
        parts.append(rf"{added(tex(w))} \cdot {bracketed(tex(v))}")
    return " ".join(parts)


def _compared(left: float, right: str, above: bool) -> str:
    relation, output = (">", 1) if above else (r"\le", 0)
    return rf"{tex(left)} {relation} {right} \to {output}"


def sum_line(
    gate: Perceptron, x: tuple[float, ...], symbols: str, about: str = "gate-sum"
) -> FormulaLine:
    """Return the bias form with its numbers."""
    s = float(gate.sums(np.array(x)))
    numbers = f"{_written_out(gate, x)} {added(tex(gate.bias))} = {_compared(s, '0', s > 0)}"
    return FormulaLine(symbols, numbers, about)


def _row(row: int) -> tuple[float, float]:
    return float(ROWS[row][0]), float(ROWS[row][1])


def perceptron_formulas(state: PerceptronState) -> tuple[FormulaLine, ...]:
    """Return both forms, the boundary and the margin."""
    gate, x = state.gate, _row(state.row)
    without = float(weighted_sum(ROWS[state.row], gate.w))
    theta, (w1, w2) = tex(gate.threshold), map(tex, gate.weights)
    lines = [
        sum_line(gate, x, r"w_1 x_1 + w_2 x_2 + b > 0 \iff y = 1"),
        FormulaLine(
            r"w_1 x_1 + w_2 x_2 > \theta \iff y = 1,\quad \theta = -b",
            f"{_written_out(gate, x)} = {_compared(without, theta, without > gate.threshold)}",
            "gate-threshold",
        ),
        FormulaLine(
            r"w_1 x_1 + w_2 x_2 + b = 0",
            rf"{w1}\,x_1 {added(w2)}\,x_2 {added(tex(gate.bias))} = 0",
            "gate-line",
        ),
    ]
    value = plane.margin(gate, state.target)
    if value is not None and all(state.right):
        squares = " + ".join(f"{bracketed(tex(w))}^2" for w in gate.weights)
        near = plane.tightest_row(gate, state.target)
        top = tex((2 * state.target[near] - 1) * state.sums[near])
        lines.append(
            FormulaLine(
                r"\frac{|w_1 x_1 + w_2 x_2 + b|}{\sqrt{w_1^2 + w_2^2}}",
                rf"\frac{{{top}}}{{\sqrt{{{squares}}}}} = {tex(value)}",
                "gate-margin",
                more=True,
            )
        )
    if state.certificate is not None:
        lines.extend(certificate_lines(state))
    return tuple(lines)


def certificate_lines(state: PerceptronState) -> tuple[FormulaLine, FormulaLine]:
    """Return the proof that no weights do XOR or XNOR: equal totals that would have to differ."""
    s00, s10, s01, s11 = (bracketed(tex(s)) for s in state.sums)
    ones, zeros = r"s_{10} + s_{01}", r"s_{00} + s_{11}"
    if state.target[0]:
        ones, zeros = zeros, ones
    return (
        FormulaLine(
            r"s_{10} + s_{01} = w_1 + w_2 + 2 b = s_{00} + s_{11}",
            f"{s10} + {s01} = {tex(state.sums[1] + state.sums[2])} = {s00} + {s11}",
            "gate-proof",
        ),
        FormulaLine(rf"{ones} > 0 \ge {zeros}", about="gate-contradiction"),
    )


def learning_formulas(state: PerceptronState) -> tuple[FormulaLine, ...]:
    """Return the sum of the row the rule looked at, and what it did to each weight."""
    step = state.learning.step
    gate = step.before if step else state.gate
    x = _row(step.row if step else state.row)
    lines = [sum_line(gate, x, r"w_1 x_1 + w_2 x_2 + b > 0 \iff y = 1")]
    symbols = (
        r"w_1 \leftarrow w_1 + \eta\,(t - y)\,x_1",
        r"w_2 \leftarrow w_2 + \eta\,(t - y)\,x_2",
        r"b \leftarrow b + \eta\,(t - y)",
    )
    abouts = ("rule-weight", "", "rule-bias")
    corrections = _corrections(step, state.rate)
    lines += [FormulaLine(*line) for line in zip(symbols, corrections, abouts, strict=True)]
    if state.certificate is not None:
        lines.extend(certificate_lines(state))
    return tuple(lines)


def _corrections(step: LearningStep | None, rate: float) -> tuple[str, str, str]:
    if step is None:
        return "", "", ""
    x = (*(float(v) for v in ROWS[step.row]), None)
    before = (*step.before.weights, step.before.bias)
    after = (*step.after.weights, step.after.bias)
    error = rf"{tex(rate)} \cdot ({step.target} - {step.output})"
    texts = [
        rf"{tex(old)} + {error}" + ("" if v is None else rf" \cdot {tex(v)}") + f" = {tex(new)}"
        for old, v, new in zip(before, x, after, strict=True)
    ]
    return texts[0], texts[1], texts[2]


def composer_formulas(state: ComposerState) -> tuple[FormulaLine, ...]:
    """Return the sums of the three gates for the inputs that are switched on."""
    signals = {name: float(values[state.row]) for name, values in state.signals.items()}
    return tuple(_gate_line(gate, signals) for gate in state.circuit.gates)


def _gate_line(gate: Gate, signals: dict[str, float]) -> FormulaLine:
    x = tuple(signals[name] for name in gate.sources)
    first, second = (NAMES.get(name, _upright(name)) for name in gate.sources)
    out = NAMES.get(gate.name, _upright(gate.name))
    symbols = rf"w_1\,{first} + w_2\,{second} + b > 0 \iff {out} = 1"
    return sum_line(gate.perceptron, x, symbols, "gate-part")


def _upright(name: str) -> str:
    return rf"\mathrm{{{name}}}"


def adder_formulas(state: AddersState) -> tuple[FormulaLine, ...]:
    """Return the sum of the chosen gate, and what the adder adds."""
    signals = {name: float(value) for name, value in state.block_signals.items()}
    lines = [_gate_line(state.block.gate(state.chosen), signals)]
    if state.adder is Adder.RIPPLE:
        lines.append(
            FormulaLine(
                r"a + b + c_{in} = \sum_k 2^k s_k",
                f"{state.a} + {state.b} + {state.carry} = {state.total}",
                "adder-sum",
            )
        )
    return tuple(lines)


def perceptron_code(gate: Perceptron) -> CodeSnapshot:
    """Return the code of the four rows' sums and outputs."""
    return CodeSnapshot(
        (weighted_sum, fires),
        {"x": ROWS, "w": gate.w, "b": gate.bias},
        "s = weighted_sum(x, w, b)\nprint(s)\nprint(fires(s))",
    )


def learning_code(state: PerceptronState) -> CodeSnapshot:
    """Return the code of the last step, or of the step that would come."""
    step = state.learning.step
    gate = step.before if step else state.gate
    seen = step.row if step else state.row
    return CodeSnapshot(
        (weighted_sum, fires, corrected),
        {
            "x": ROWS[seen],
            "t": state.target[seen],
            "w": gate.w,
            "b": gate.bias,
            "rate": state.rate,
        },
        "y = fires(weighted_sum(x, w, b))\nw, b = corrected(w, b, x, t - y, rate)\nprint(y, w, b)",
    )


def composer_code(state: ComposerState) -> CodeSnapshot:
    """Return the code of the whole circuit for all four rows."""
    return CodeSnapshot(
        (weighted_sum, fires, propagate),
        {"wiring": state.circuit.wiring, "x": ROWS},
        "signals = propagate(wiring, {'x1': x[:, 0], 'x2': x[:, 1]})\n"
        f"for name in {PARTS}:\n    print(name, signals[name])",
    )


def adder_code(state: AddersState) -> CodeSnapshot:
    """Return the code of the adder with the bits that are switched on."""
    if state.adder is not Adder.RIPPLE:
        given = {name: state.block_signals[name] for name in state.block.inputs}
        return CodeSnapshot(
            (weighted_sum, fires, propagate),
            {"wiring": state.block.wiring, "outputs": state.block.outputs, **given},
            f"signals = propagate(wiring, {{{_dictionary(tuple(given))}}})\n"
            "print(*(f'{name} = {signals[name]}' for name in outputs))",
        )
    return CodeSnapshot(
        (weighted_sum, fires, propagate, bits_of),
        {
            "wiring": state.chain.wiring,
            "outputs": state.chain.outputs,
            "a": state.a,
            "b": state.b,
            "carry": state.carry,
            "bits": state.width,
        },
        "rows = bits_of(np.array([a, b]), bits)\n"
        "signals = {f'a{k}': rows[0, k] for k in range(bits)}\n"
        "signals |= {f'b{k}': rows[1, k] for k in range(bits)}\n"
        "signals = propagate(wiring, {**signals, 'cin': carry})\n"
        "print(sum(2**k * int(signals[name]) for k, name in enumerate(outputs)))",
    )


def _dictionary(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}': {name}" for name in names)
