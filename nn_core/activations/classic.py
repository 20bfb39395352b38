"""The activations of the book's chapter 3, and tanh: identity, step, sigmoid, tanh."""

from __future__ import annotations

import numpy as np

from nn_core.activations.registry import Activation, Parameter, register
from nn_core.arrays import FloatArray
from nn_core.errors import QT_TRANSLATE_NOOP


def identity(x: FloatArray) -> FloatArray:
    """Return x unchanged, as a new array (chapter 3.4.3)."""
    return x.copy()


def identity_derivative(x: FloatArray) -> FloatArray:
    """Return 1 for every x."""
    return np.ones_like(x)


def step(x: FloatArray) -> FloatArray:
    """Return 1 where x > 0 and 0 elsewhere, also at 0 itself (chapter 3.2.3)."""
    return (x > 0).astype(x.dtype)


def step_derivative(x: FloatArray) -> FloatArray:
    """Return 0 for every x: the step is flat on both sides of its jump."""
    return np.zeros_like(x)


def sigmoid(x: FloatArray, beta: float = 1.0) -> FloatArray:
    """Return 1 / (1 + exp(-beta x)) (chapter 3.2.4).

    Only the exponential of a negative number is taken, so nothing overflows and small values keep
    all their digits.
    """
    # Beyond the largest float the product is inf, and exp(-inf) = 0 is the right answer.
    with np.errstate(over="ignore", under="ignore"):
        a = beta * x
        y: FloatArray = np.exp(np.minimum(a, 0)) / (1.0 + np.exp(-np.abs(a)))
    return y


def sigmoid_derivative(x: FloatArray, beta: float = 1.0) -> FloatArray:
    """Return beta y (1 - y), written so that 1 - y loses no digits (chapter 5.5.2)."""
    with np.errstate(over="ignore", under="ignore"):
        e = np.exp(-np.abs(beta * x))
        slope: FloatArray = beta * e / (1.0 + e) ** 2
    return slope


def tanh(x: FloatArray) -> FloatArray:
    """Return the hyperbolic tangent of x."""
    y: FloatArray = np.tanh(x)
    return y


def tanh_derivative(x: FloatArray) -> FloatArray:
    """Return 1 - tanh(x)²."""
    slope: FloatArray = 1.0 - np.tanh(x) ** 2
    return slope


register(
    Activation(
        name="identity",
        title=QT_TRANSLATE_NOOP("nn_core", "Identity"),
        function=identity,
        derivative=identity_derivative,
        latex="x",
        derivative_latex="1",
        value_range=(-np.inf, np.inf),
        range_text="(−∞, ∞)",
        meaning=QT_TRANSLATE_NOOP("nn_core", "Passes the sum on as it is."),
        history=QT_TRANSLATE_NOOP(
            "nn_core", "The output layer of a network that predicts a quantity rather than a class."
        ),
    )
)

register(
    Activation(
        name="step",
        title=QT_TRANSLATE_NOOP("nn_core", "Step"),
        function=step,
        derivative=step_derivative,
        latex=r"\begin{cases} 1 & (x > 0) \\ 0 & (x \leq 0) \end{cases}",
        derivative_latex=r"0 \quad (x \neq 0)",
        value_range=(0.0, 1.0),
        range_text="{0, 1}",
        meaning=QT_TRANSLATE_NOOP(
            "nn_core", "Fires or rests, nothing in between; its slope teaches nothing."
        ),
        history=QT_TRANSLATE_NOOP(
            "nn_core",
            "The neuron of McCulloch and Pitts (1943) and of Rosenblatt’s perceptron (1957).",
        ),
        kinks=(0.0,),
    )
)

register(
    Activation(
        name="sigmoid",
        title=QT_TRANSLATE_NOOP("nn_core", "Sigmoid"),
        function=sigmoid,
        derivative=sigmoid_derivative,
        latex=r"\frac{1}{1 + e^{-\beta x}}",
        derivative_latex=r"\beta\, h(x)\, \left(1 - h(x)\right)",
        value_range=(0.0, 1.0),
        range_text="(0, 1)",
        meaning=QT_TRANSLATE_NOOP(
            "nn_core", "A soft step: squeezes any number into a share between 0 and 1."
        ),
        history=QT_TRANSLATE_NOOP(
            "nn_core",
            "Verhulst’s curve of growth (1838), and with it backpropagation learnt (1986).",
        ),
        parameters=(
            Parameter(
                name="beta",
                symbol="β",
                default=1.0,
                minimum=0.1,
                maximum=100.0,
                meaning=QT_TRANSLATE_NOOP(
                    "nn_core", "Steepness: the larger β, the closer the sigmoid is to the step."
                ),
                logarithmic=True,
            ),
        ),
    )
)

register(
    Activation(
        name="tanh",
        title=QT_TRANSLATE_NOOP("nn_core", "tanh"),
        function=tanh,
        derivative=tanh_derivative,
        latex=r"\tanh x = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}",
        derivative_latex=r"1 - h(x)^2",
        value_range=(-1.0, 1.0),
        range_text="(−1, 1)",
        meaning=QT_TRANSLATE_NOOP(
            "nn_core", "A sigmoid stretched to run from −1 to 1, so that its mean is about 0."
        ),
        history=QT_TRANSLATE_NOOP(
            "nn_core", "LeCun’s choice for the networks that read cheques in the 1990s."
        ),
    )
)
