"""An activation of one's own: what the registry's own checks ask of one, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core import activations
from nn_core.errors import ValueRefused
from nn_core.graph.activation import own_activation
from nn_core.graph.refusal import FormulaError
from tests.nn_core.activation_checks import slope_is_the_difference_quotient


@pytest.mark.parametrize(
    "text", ["x*sigmoid(x)", "max(x, 0.1*x)", "abs(x - 1) + relu(-x)", "tanh(x)^2", "x/(1+abs(x))"]
)
def test_its_slope_is_that_of_the_function(text: str) -> None:
    slope_is_the_difference_quotient(own_activation(text))


@pytest.mark.parametrize(
    ("text", "name"), [("x*sigmoid(x)", "silu"), ("relu(x)", "relu"), ("1/(1+exp(-x))", "sigmoid")]
)
def test_typed_it_is_what_the_registry_has(text: str, name: str) -> None:
    own, entry = own_activation(text), activations.get(name)
    for width in (np.float32, np.float64):
        x = np.linspace(-8, 8, 400).astype(width)
        for mine, theirs in (
            (own.function(x), entry.function(x)),
            (own.derivative(x), entry.derivative(x)),
        ):
            assert mine.dtype == width
            assert np.allclose(mine, theirs, rtol=1e-5, atol=1e-6)


def test_bends_and_what_never_falls_are_found() -> None:
    assert own_activation("abs(x - 1) + relu(-x)").kinks == (0.0, 1.0)
    assert own_activation("max(x, 1)").kinks == (1.0,)
    assert own_activation("relu(x) + abs(x)").kinks == (0.0,)
    for smooth in ("x*abs(x)", "relu(x) - relu(-x)", "relu(x)*relu(-x)"):
        assert own_activation(smooth).kinks == (), "what bends in it is no kink of it"
    assert own_activation("tanh(x)").kinks == ()
    assert own_activation("tanh(x)").monotone
    assert not own_activation("sin(x)").monotone


def test_far_out_it_is_nan_without_a_warning() -> None:
    own = own_activation("exp(x)")
    with np.errstate(all="raise"):
        assert np.isnan(own.function(np.array([1e9]))).all()
        assert np.isnan(own.function(np.array([100.0], np.float32))).all()


@pytest.mark.parametrize("text", ["a*x", "2", "log(x)", "1/x", "sqrt(x)"])
def test_what_is_no_activation_is_refused(text: str) -> None:
    with pytest.raises(ValueRefused):
        own_activation(text)


def test_what_is_no_formula_is_refused_with_its_place() -> None:
    with pytest.raises(FormulaError):
        own_activation("0,5*x")
