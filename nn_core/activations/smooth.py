"""Smooth relatives of the ReLU: softplus, GELU, SiLU."""

from __future__ import annotations

import numpy as np

from nn_core.activations.classic import sigmoid, sigmoid_derivative
from nn_core.activations.registry import Activation, register
from nn_core.arrays import FloatArray
from nn_core.errors import QT_TRANSLATE_NOOP


def softplus(x: FloatArray) -> FloatArray:
    """Return ln(1 + exp(x)), as max(x, 0) + ln(1 + exp(-|x|)) so that nothing overflows."""
    with np.errstate(under="ignore"):
        y: FloatArray = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
    return y


def softplus_derivative(x: FloatArray) -> FloatArray:
    """Return the sigmoid of x."""
    return sigmoid(x)


def gelu(x: FloatArray) -> FloatArray:
    """Return x times the chance that a standard normal number is below x.

    The chance is taken in its usual form with tanh, which is off by less than 0.0005. Beyond
    |x| = 10 the tanh is ±1 to the last digit, so its argument is held there.
    """
    root = float(np.sqrt(2 / np.pi))
    z = np.clip(x, -10, 10)
    y: FloatArray = x * (0.5 + 0.5 * np.tanh(root * z * (1.0 + 0.044715 * z * z)))
    return y


def gelu_derivative(x: FloatArray) -> FloatArray:
    """Return the chance plus x times its slope."""
    root = float(np.sqrt(2 / np.pi))
    z = np.clip(x, -10, 10)
    square = z * z
    t = np.tanh(root * z * (1.0 + 0.044715 * square))
    bend = z * (1.0 - t * t) * root * (1.0 + 3 * 0.044715 * square)
    slope: FloatArray = (1.0 + t + bend) / 2.0
    return slope


def silu(x: FloatArray) -> FloatArray:
    """Return x times its sigmoid."""
    with np.errstate(under="ignore"):
        y: FloatArray = x * sigmoid(x)
    return y


def silu_derivative(x: FloatArray) -> FloatArray:
    """Return s + x s', where s is the sigmoid of x and s' its slope."""
    with np.errstate(under="ignore"):
        slope: FloatArray = sigmoid(x) + x * sigmoid_derivative(x)
    return slope


register(
    Activation(
        name="softplus",
        title=QT_TRANSLATE_NOOP("nn_core", "Softplus"),
        function=softplus,
        derivative=softplus_derivative,
        latex=r"\ln\left(1 + e^{x}\right)",
        derivative_latex=r"\frac{1}{1 + e^{-x}}",
        value_range=(0.0, np.inf),
        range_text="(0, ∞)",
        meaning=QT_TRANSLATE_NOOP(
            "nn_core", "A ReLU with its corner rounded off; its slope is the sigmoid."
        ),
        history=QT_TRANSLATE_NOOP("nn_core", "Dugas and colleagues (2001), for pricing options."),
    )
)

register(
    Activation(
        name="gelu",
        title=QT_TRANSLATE_NOOP("nn_core", "GELU"),
        function=gelu,
        derivative=gelu_derivative,
        latex=r"x\, \Phi(x) \approx \frac{x}{2} \left(1 + \tanh\left(\sqrt{\frac{2}{\pi}}"
        r" \left(x + 0.044715\, x^3\right)\right)\right)",
        derivative_latex=r"\Phi(x) + x\, \Phi'(x)",
        value_range=(-0.17004075, np.inf),
        range_text="[−0.170, ∞)",
        meaning=QT_TRANSLATE_NOOP(
            "nn_core", "Lets x through in proportion to how large it is among normal numbers."
        ),
        history=QT_TRANSLATE_NOOP(
            "nn_core", "Hendrycks and Gimpel (2016); used in most language models since BERT."
        ),
        monotone=False,
    )
)

register(
    Activation(
        name="silu",
        title=QT_TRANSLATE_NOOP("nn_core", "SiLU"),
        function=silu,
        derivative=silu_derivative,
        latex=r"\frac{x}{1 + e^{-x}}",
        derivative_latex=r"h(x) + \frac{1 - h(x)}{1 + e^{-x}}",
        value_range=(-0.27846455, np.inf),
        range_text="[−0.278, ∞)",
        meaning=QT_TRANSLATE_NOOP(
            "nn_core", "x times its own sigmoid: it dips a little before it rises."
        ),
        history=QT_TRANSLATE_NOOP(
            "nn_core", "Elfwing and colleagues (2017), for games; also known as Swish."
        ),
        monotone=False,
    )
)
