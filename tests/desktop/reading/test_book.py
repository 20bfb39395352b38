"""The book's code runs and gives what the library gives, to 1e-12."""

from __future__ import annotations

import ast
import itertools
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

import resources
from desktop.reading.code_view import COMMENT, _pieces, book_code
from desktop.services import i18n
from nn_core import activations, losses, optimizers
from nn_core.digits.framing import centre_of_mass
from nn_core.gradcheck import numerical_gradient
from nn_core.layers import Affine, Conv2D, MaxPool2D
from nn_core.perceptron.adders import add, ripple_carry_adder
from nn_core.perceptron.model import Perceptron
from nn_core.perceptron.rule import learn
from nn_core.records.softmax_steps import softmax_in_steps
from nn_core.small.presets import PRESETS
from nn_core.softmax import softmax

FOLDER = Path(resources.__path__[0]) / "book"
FILES = sorted(path.stem for path in FOLDER.glob("*.py"))
LINES = 22
RNG = np.random.default_rng(0)


class Book:
    """The files of the folder as modules."""

    def __getattr__(self, name: str) -> ModuleType:
        return import_module(name)


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    monkeypatch.syspath_prepend(str(FOLDER))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    yield Book()
    for name in FILES:
        sys.modules.pop(name, None)


def same(mine: Any, library: Any) -> None:
    np.testing.assert_allclose(mine, library, rtol=0, atol=1e-12)


@pytest.mark.parametrize("file", FILES)
def test_every_comment_is_in_both_languages_and_every_piece_short(file: str) -> None:
    text = (FOLDER / f"{file}.py").read_text(encoding="utf-8")
    for name, piece in _pieces(file).items():
        assert len(piece.splitlines()) <= LINES, name
        for line in piece.splitlines():
            comment = line.partition("  # ")[2]
            assert not any(c.isalpha() for c in comment) or COMMENT.search(line), line
    assert ast.get_docstring(ast.parse(text)) is None


def test_comments_are_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "language", lambda: "ko")
    assert "자리올림" in book_code(("gates.half_adder",))
    assert "|" not in book_code(("gates.half_adder",))
    monkeypatch.setattr(i18n, "language", lambda: "en")
    assert "# the carry" in book_code(("gates.half_adder",))


def test_gates(book: Book) -> None:
    gates = book.gates
    models = {
        "AND": Perceptron((0.5, 0.5), -0.7),
        "NAND": Perceptron((-0.5, -0.5), 0.7),
        "OR": Perceptron((0.5, 0.5), -0.2),
    }
    rows = list(itertools.product((0, 1), repeat=2))
    for name, gate in models.items():
        for row in rows:
            assert getattr(gates, name)(*row) == gate.outputs(np.array(row, float))
    assert [gates.XOR(*row) for row in rows] == [0, 1, 1, 0]


def test_adder(book: Book) -> None:
    circuit = ripple_carry_adder(4)
    for a, b in itertools.product(range(16), repeat=2):
        bits = book.gates.adder(*([n >> k & 1 for k in range(4)] for n in (a, b)))
        assert sum(bit << k for k, bit in enumerate(bits)) == a + b == add(circuit, a, b, 4)


def test_the_rule_that_learns(book: Book) -> None:
    for step in itertools.islice(learn(Perceptron((0.0, 0.0), 0.0), (0, 1, 1, 1), 0.1), 30):
        x = np.array([(0, 0), (1, 0), (0, 1), (1, 1)][step.row], float)
        t = (0, 1, 1, 1)[step.row]
        w, b = book.gates.learn(np.array(step.before.weights), step.before.bias, x, t, 0.1)
        same([*w, b], [*step.after.weights, step.after.bias])


@pytest.mark.parametrize(
    ("mine", "name"),
    [
        *(("step_function", "step"), ("sigmoid", "sigmoid"), ("relu", "relu"), ("tanh", "tanh")),
        ("identity_function", "identity"),
    ],
)
def test_activations(book: Book, mine: str, name: str) -> None:
    x = np.linspace(-9, 9, 181)
    same(getattr(book.functions, mine)(x), activations.get(name).function(x))


def test_softmax(book: Book) -> None:
    for a in ([0.3, 2.9, 4.0], [1010.0, 1000.0, 990.0], RNG.normal(0, 5, 10)):
        same(book.functions.softmax(np.array(a)), softmax(a))
    a = np.array([0.3, 2.9, 4.0])
    same(book.functions.softmax_naive(a), softmax_in_steps(a, 0.0)[-1])


def test_the_network_of_chapter_3(book: Book) -> None:
    preset = PRESETS["book"]()
    network = book.network.init_network()
    same(book.network.forward(network, preset.x), preset.network.trace(preset.x).outputs)
    x = RNG.normal(size=(5, 2))
    y = np.array([book.network.predict(network, row) for row in x])
    same(y, softmax(np.array([preset.network.trace(row).outputs for row in x])))
    assert book.network.accuracy(network, x, y.argmax(axis=1)) == 1
    assert book.network.accuracy_in_batches(network, x, y.argmax(axis=1), 2) == 1
    same(book.network.linear_layers(2.0, 3.0, 3), 3.0**3 * 2.0)


def test_losses(book: Book) -> None:
    y, t = softmax(RNG.normal(size=(6, 10))), RNG.integers(0, 10, 6)
    one_hot = losses.one_hot(t, 10)
    same(book.loss.sum_squares_error(y[0], one_hot[0]), losses.sum_squared_error(y[0], one_hot[0]))
    same(
        book.loss.cross_entropy_error(y[0], one_hot[0]),
        losses.cross_entropy_error(y[0], one_hot[0]),
    )
    same(book.loss.cross_entropy_batch(y, t), losses.cross_entropy_error(y, t))


def test_gradients(book: Book) -> None:
    def f(x: np.ndarray) -> float:
        return float(x[0] ** 2 + x[1] ** 2)

    x = np.array([3.0, 4.0])
    same(book.gradient.numerical_gradient(f, x.copy()), numerical_gradient(f, x.copy()))
    assert book.gradient.numerical_diff(lambda x: 0.01 * x**2 + 0.1 * x, 5) == pytest.approx(0.2)
    end = book.gradient.gradient_descent(f, np.array([-3.0, 4.0]), 0.1, 100)
    assert np.abs(end).max() < 1e-8


def test_layers(book: Book) -> None:
    W, b, x, dout = (RNG.normal(size=shape) for shape in ((3, 2), 2, (5, 3), (5, 2)))
    library = Affine(3, 2, dtype=np.float64)
    library.params["W"][...], library.params["b"][...] = W, b
    mine = book.layers.Affine(W, b)
    same(mine.forward(x), library.forward(x, train=True))
    same(mine.backward(dout), library.backward(dout))
    same(mine.dW, library.grads["W"])
    same(mine.db, library.grads["b"])
    t = RNG.integers(0, 2, 5)
    last, ours = book.layers.SoftmaxWithLoss(), losses.SoftmaxWithLoss()
    assert last.forward(x @ W, np.eye(2)[t]) == pytest.approx(ours.forward(x @ W, t), abs=1e-6)
    same(last.backward(), ours.backward())
    for name in ("sigmoid", "relu"):
        layer, h = getattr(book.layers, name.capitalize())(), activations.get(name)
        same(layer.forward(x), h.function(x))
        same(layer.backward(np.ones_like(x)), h.derivative(x))
    times, plus = book.layers.MulLayer(), book.layers.AddLayer()
    assert times.forward(100, 2) == 200
    assert times.backward(1.1) == (2.2, 110.00000000000001)
    assert (plus.forward(1, 2), plus.backward(1.1)) == (3, (1.1, 1.1))


@pytest.mark.parametrize("name", ["SGD", "Momentum", "AdaGrad", "Adam"])
def test_optimizers(book: Book, name: str) -> None:
    mine, library = getattr(book.optimizers, name)(0.1), getattr(optimizers, name)(0.1)
    params = {"W": np.array([-7.0, 2.0])}
    vector = params["W"].copy()
    for _ in range(30):
        grads = params["W"] * [0.1, 2.0]
        mine.update(params, {"W": grads.copy()})
        library.update(vector, vector * [0.1, 2.0])
        np.testing.assert_allclose(params["W"], vector, rtol=0, atol=1e-6)


@pytest.mark.parametrize(("stride", "pad"), [(1, 0), (2, 0), (1, 1), (2, 2)])
def test_convolution_and_pooling(book: Book, stride: int, pad: int) -> None:
    x, W, b = (RNG.normal(size=shape) for shape in ((2, 3, 8, 8), (4, 3, 3, 3), 4))
    library = Conv2D(3, 4, 3, stride=stride, pad=pad, dtype=np.float64)
    library.params["W"][...], library.params["b"][...] = W, b
    same(book.convolution.Convolution(W, b, stride, pad).forward(x), library.forward(x))
    same(book.convolution.Pooling(2, 2).forward(x), MaxPool2D(2).forward(x))


def test_pictures(book: Book) -> None:
    ink = RNG.random((28, 28))
    same(book.pictures.centre_of_mass(ink), centre_of_mass(ink))
    lost = book.pictures.occlusion(np.sum, ink, slice(3, 5), slice(4, 6))
    same(lost, ink[3:5, 4:6].sum())
    same(book.pictures.distance(ink, ink + 1), 28.0)
    assert book.pictures.accuracy(np.array([1, 2]), np.array([1, 3])) == 0.5


def test_training(book: Book) -> None:
    class Line:
        """y = w·x with squared error, which the loop must bring to w = 2."""

        def __init__(self) -> None:
            self.params = {"w": np.zeros(1)}

        def loss(self, x: np.ndarray, t: np.ndarray) -> float:
            return float(0.5 * np.mean((self.params["w"] * x - t) ** 2))

        def gradient(self, x: np.ndarray, t: np.ndarray) -> dict[str, np.ndarray]:
            return {"w": np.array([np.mean((self.params["w"] * x - t) * x)])}

    network, x = Line(), RNG.normal(size=50)
    losses_ = book.training.train(network, x, 2 * x, 200, 10, 0.2)
    assert network.params["w"][0] == pytest.approx(2, abs=1e-3)
    assert len(losses_) == 200
    found = book.training.all_activations(RNG.normal(size=(1000, 100)))
    assert [z.shape for z in found.values()] == [(1000, 100)] * 5
