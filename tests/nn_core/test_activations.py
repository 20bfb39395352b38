from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from activation_checks import CHECKS
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import activations
from nn_core.errors import ValueRefused
from nn_core.layers.activation import Activate


@pytest.mark.parametrize("name", activations.names())
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_entry(name, check):
    check(activations.get(name))


def test_the_order_is_the_one_of_menus():
    assert activations.names() == (
        *("identity", "step", "sigmoid", "tanh"),
        *("relu", "leaky_relu", "elu"),
        *("softplus", "gelu", "silu"),
    )


BOOK = [-1.0, 1.0, 2.0]


@pytest.mark.parametrize(
    ("name", "x", "expected"),
    [
        ("step", BOOK, [0, 1, 1]),
        ("step", [0.0, -0.0, 5e-324], [0, 0, 1]),
        ("sigmoid", BOOK, [0.26894142, 0.73105858, 0.88079708]),
        ("sigmoid", [0.3, 0.7, 1.1], [0.57444252, 0.66818777, 0.75026011]),
        ("relu", BOOK, [0, 1, 2]),
        ("identity", BOOK, BOOK),
        ("gelu", [1.0], [0.841192]),
        ("silu", [1.0], [0.7310586]),
        ("softplus", [0.0], [np.log(2)]),
        ("elu", [-1.0], [np.exp(-1) - 1]),
        ("leaky_relu", BOOK, [-0.01, 1, 2]),
        ("tanh", [0.5], [0.46211716]),
    ],
)
def test_numbers_of_the_book_and_of_the_papers(name, x, expected):
    np.testing.assert_allclose(activations.get(name).function(np.array(x)), expected, rtol=1e-6)


def test_the_books_three_layer_forward_pass():
    h = activations.get("sigmoid").function
    x = np.array([1.0, 0.5])
    z1 = h(x @ [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]] + [0.1, 0.2, 0.3])
    z2 = h(z1 @ [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]] + [0.1, 0.2])
    y = activations.get("identity").function(z2 @ [[0.1, 0.3], [0.2, 0.4]] + [0.1, 0.2])
    np.testing.assert_allclose(y, [0.31682708, 0.69627909], rtol=1e-7)


finite = arrays(np.float64, 5, elements=st.floats(allow_nan=False, allow_infinity=False))


@given(x=finite, beta=st.floats(0.1, 100.0))
def test_sigmoid_is_symmetric_and_steeper_with_beta(x, beta):
    sigmoid = activations.get("sigmoid").function
    np.testing.assert_allclose(sigmoid(x, beta) + sigmoid(-x, beta), 1.0, rtol=1e-12)
    assert (abs(sigmoid(x, 2 * beta) - 0.5) >= abs(sigmoid(x, beta) - 0.5)).all()


def test_a_steep_sigmoid_is_the_step_away_from_zero():
    x = np.linspace(-5, 5, 100)
    steep = activations.get("sigmoid").function(x, beta=100.0)
    np.testing.assert_allclose(steep, activations.get("step").function(x), atol=0.01)


def test_small_sigmoids_keep_their_digits():
    sigmoid = activations.get("sigmoid")
    np.testing.assert_allclose(sigmoid.function(np.array([-40.0])), np.exp(-40.0), rtol=1e-12)
    np.testing.assert_allclose(sigmoid.derivative(np.array([40.0])), np.exp(-40.0), rtol=1e-12)


@pytest.fixture
def sine(monkeypatch):
    monkeypatch.delitem(sys.modules, "sine_activation", raising=False)
    import_module("sine_activation")
    yield activations.get("sine")
    activations.unregister("sine")


def test_a_new_entry_is_listed_passes_the_checks_and_is_used_by_layers(sine):
    assert activations.names()[-1] == "sine"
    for check in CHECKS:
        check(sine)
    layer = Activate("sine")
    np.testing.assert_allclose(layer.forward(np.array([0.0, np.pi / 2]), train=True), [0, 1])
    np.testing.assert_allclose(layer.backward(np.ones(2)), [1, 0], atol=1e-12)


def test_a_new_entry_is_taken_up_by_the_parametrised_tests():
    options = ["-q", "-p", "sine_activation", "-p", "no:cacheprovider", "-k", "sine]"]
    here, root = Path(__file__).parent, Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options, __file__],
        cwd=root,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(here), str(root)))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"{len(CHECKS)} passed" in run.stdout


def test_a_taken_name_is_refused_and_the_table_unchanged():
    before = activations.get("relu")
    with pytest.raises(ValueRefused, match="already"):
        activations.register(before)
    assert activations.get("relu") is before


def test_an_unknown_name_is_refused_with_the_known_ones():
    for call in (activations.get, activations.unregister):
        with pytest.raises(ValueRefused, match=r"rleu.*Choose one of: identity, step"):
            call("rleu")
