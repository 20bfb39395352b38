"""The ReLU and its relatives: a straight line to the right of 0, and little to the left."""

from __future__ import annotations

import numpy as np

from nn_core.activations.registry import Activation, Parameter, register
from nn_core.arrays import FloatArray
from nn_core.errors import QT_TRANSLATE_NOOP


def relu(x: FloatArray) -> FloatArray:
    """Return x where it is positive and 0 elsewhere (chapter 3.2.7)."""
    y: FloatArray = np.maximum(x, 0)
    return y


def relu_derivative(x: FloatArray) -> FloatArray:
    """Return 1 where x > 0 and 0 elsewhere (chapter 5.5.1)."""
    return (x > 0).astype(x.dtype)


def leaky_relu(x: FloatArray, alpha: float = 0.01) -> FloatArray:
    """Return x where it is positive and alpha x elsewhere."""
    with np.errstate(under="ignore"):
        return np.where(x > 0, x, alpha * x)


def leaky_relu_derivative(x: FloatArray, alpha: float = 0.01) -> FloatArray:
    """Return 1 where x > 0 and alpha elsewhere."""
    return np.where(x > 0, 1.0, alpha).astype(x.dtype)


def elu(x: FloatArray) -> FloatArray:
    """Return x where it is positive and exp(x) - 1 elsewhere."""
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


def elu_derivative(x: FloatArray) -> FloatArray:
    """Return 1 where x > 0 and exp(x) elsewhere."""
    with np.errstate(under="ignore"):
        slope: FloatArray = np.exp(np.minimum(x, 0))
    return slope


register(
    Activation(
        name="relu",
        title=QT_TRANSLATE_NOOP("nn_core", "ReLU"),
        function=relu,
        derivative=relu_derivative,
        latex=r"\begin{cases} x & (x > 0) \\ 0 & (x \leq 0) \end{cases}",
        derivative_latex=r"\begin{cases} 1 & (x > 0) \\ 0 & (x \leq 0) \end{cases}",
        value_range=(0.0, np.inf),
        range_text="[0, ∞)",
        meaning=QT_TRANSLATE_NOOP(
            "nn_core", "Lets what is positive through at full slope and stops the rest."
        ),
        history=QT_TRANSLATE_NOOP(
            "nn_core",
            "Fukushima (1969); deep networks have used it since Nair and Hinton (2010).",
        ),
        kinks=(0.0,),
    )
)

register(
    Activation(
        name="leaky_relu",
        title=QT_TRANSLATE_NOOP("nn_core", "Leaky ReLU"),
        function=leaky_relu,
        derivative=leaky_relu_derivative,
        latex=r"\begin{cases} x & (x > 0) \\ \alpha x & (x \leq 0) \end{cases}",
        derivative_latex=r"\begin{cases} 1 & (x > 0) \\ \alpha & (x \leq 0) \end{cases}",
        value_range=(-np.inf, np.inf),
        range_text="(−∞, ∞)",
        meaning=QT_TRANSLATE_NOOP(
            "nn_core", "A ReLU that leaks a little to the left, so that no neuron dies."
        ),
        history=QT_TRANSLATE_NOOP("nn_core", "Maas, Hannun and Ng (2013), for recognising speech."),
        kinks=(0.0,),
        parameters=(
            Parameter(
                name="alpha",
                symbol="α",
                default=0.01,
                minimum=0.0,
                maximum=0.5,
                meaning=QT_TRANSLATE_NOOP("nn_core", "Leak: the slope to the left of 0."),
            ),
        ),
    )
)

register(
    Activation(
        name="elu",
        title=QT_TRANSLATE_NOOP("nn_core", "ELU"),
        function=elu,
        derivative=elu_derivative,
        latex=r"\begin{cases} x & (x > 0) \\ e^{x} - 1 & (x \leq 0) \end{cases}",
        derivative_latex=r"\begin{cases} 1 & (x > 0) \\ e^{x} & (x \leq 0) \end{cases}",
        value_range=(-1.0, np.inf),
        range_text="(−1, ∞)",
        meaning=QT_TRANSLATE_NOOP(
            "nn_core", "A ReLU that bends smoothly down to −1, which pulls the mean towards 0."
        ),
        history=QT_TRANSLATE_NOOP("nn_core", "Clevert, Unterthiner and Hochreiter (2015)."),
    )
)
