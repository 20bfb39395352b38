"""What the reading dock shows of code on each page: the library's own, with its arguments."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.reading.content import CodeSnapshot
from desktop.tabs.activations.deep_signals.presenter import INITIALIZERS, SignalSettings
from desktop.tabs.activations.linear_stack.presenter import LinearStackState
from nn_core import activations
from nn_core.activations import Activation, classic
from nn_core.arrays import FloatArray
from nn_core.graph import parse
from nn_core.graph.script import script
from nn_core.records.activation_stats import backwards, forwards, propagate
from nn_core.records.linear_stack import one_product, stack_on_line
from nn_core.records.threshold_noise import flips

LIBRARY = "nn_core"
BOOK = {
    "step": "functions.step_function",
    "sigmoid": "functions.sigmoid",
    "tanh": "functions.tanh",
    "relu": "functions.relu",
    "identity": "functions.identity_function",
}


def book_function(name: str) -> tuple[str, ...]:
    """Return where the book's own code of an activation is; nothing for those it has not."""
    return (BOOK[name],) if name in BOOK else ()


def from_library(activation: Activation) -> bool:
    """Return whether both functions can be shown: they are the library's and have a name."""
    return all(
        getattr(function, "__module__", "").split(".")[0] == LIBRARY
        and "<" not in getattr(function, "__qualname__", "<")
        for function in (activation.function, activation.derivative)
    )


def curve_snapshot(
    activation: Activation, x: float, parameters: Mapping[str, float]
) -> CodeSnapshot | None:
    """Return h and h' at one x."""
    if not from_library(activation):
        return None
    h, slope = activation.function.__name__, activation.derivative.__name__
    keywords = "".join(f", {name}={name}" for name in parameters)
    call = (
        "x = np.array([x])\n"
        f'print(f"h(x)  = {{{h}(x{keywords})[0]:.6g}}")\n'
        f'print(f"h\'(x) = {{{slope}(x{keywords})[0]:.6g}}")\n'
    )
    functions = (activation.function, activation.derivative)
    return CodeSnapshot(functions, {"x": x, **parameters}, call)


def own_snapshot(text: str, x: float) -> CodeSnapshot:
    """Return a formula and its slope at one x, as backpropagation goes through it."""
    lines = script(parse(text))
    return CodeSnapshot(lines.functions, {lines.names[0]: x}, lines.text)


def noise_snapshot(x: FloatArray, beta: float) -> CodeSnapshot:
    """Return both functions and the count over the instants on screen."""
    call = (
        'print("step:", flips(step(x)), "jumps")\n'
        'print("sigmoid:", flips(sigmoid(x, beta=beta)), "jumps")\n'
    )
    functions = (classic.step, classic.sigmoid, flips)
    return CodeSnapshot(functions, {"x": x, "beta": beta}, call)


def stack_snapshot(activation: Activation, state: LinearStackState) -> CodeSnapshot | None:
    """Return the layers on the line, and the product of those on the plane."""
    if not from_library(activation):
        return None
    call = (
        "x = np.array([x])\n"
        "for number, y in enumerate(stack_on_line(x, h, c, depth, parameters), 1):\n"
        '    print(f"after layer {number}: {y[0]:.6g}")\n'
        "W, b = one_product(layers.weights, layers.biases)\n"
        'print(f"one product: {W[0, 0]:.6g} x1 + {W[1, 0]:.6g} x2 + {b[0]:.6g}")\n'
    )
    arguments = {
        "x": float(state.x[-1]),
        "h": activation.function,
        "parameters": dict(state.parameters),
        "c": state.c,
        "depth": state.depth,
        "layers": state.layers,
    }
    return CodeSnapshot((activation.function, stack_on_line, one_product), arguments, call)


def signals_snapshot(settings: SignalSettings) -> CodeSnapshot | None:
    """Return the pass through all layers and what is printed of it."""
    activation = activations.get(settings.activation)
    if not from_library(activation):
        return None
    call = (
        "for record in propagate(\n"
        "    h, slope, initializer, depth, value_range=value_range,\n"
        "    parameters=parameters, options=options, seed=seed,\n"
        "):\n"
        "    pass\n"
        "for layer in range(depth):\n"
        "    spread, size = record.signals[layer].spread, record.gradients[layer].rms\n"
        '    print(f"layer {layer + 1}: spread {spread:.4g}, gradient {size:.4g}")\n'
        'print("signals:", record.signal_trend, "gradients:", record.gradient_trend)\n'
    )
    arguments = {
        "h": activation.function,
        "slope": activation.derivative,
        "initializer": INITIALIZERS[settings.start],
        "depth": settings.depth,
        "value_range": activation.value_range,
        "parameters": dict(settings.parameters),
        "options": settings.options,
        "seed": settings.seed,
    }
    return CodeSnapshot((forwards, backwards, propagate), arguments, call)
