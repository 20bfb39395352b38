"""The operations of a graph: what each returns, its local derivatives, and where it is defined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from nn_core.activations.classic import sigmoid
from nn_core.arrays import Array
from nn_core.errors import QT_TRANSLATE_NOOP

Value = Any
"""A float, or an array of floats; the operations take either and return the same kind."""
Numbers = tuple[Any, ...]
Problem = tuple[str, str]
"""What is wrong with the numbers that arrived, and what to do: marked for translation. ``{value}``
stands for the number that is at fault."""


@dataclass(frozen=True)
class Op:
    """One operation.

    Attributes
    ----------
    key : str
        Key of `OPS`.
    title : str
        The name for people, in English, marked for translation.
    sign : str
        What stands in its node.
    arity : int
        How many numbers it takes.
    forward : callable
        Takes them, each a float or an array, and returns the result.
    local : callable or None
        Takes the result and then the same numbers; returns the derivative of the result with
        respect to each of them, by which what comes back is multiplied.
    pull : callable or None
        In place of ``local``, where what goes back is no plain product: takes what came back, the
        result and the numbers; returns what goes back to each.
    domain : callable or None
        Takes the numbers; returns what is wrong with them and which of them, or None.
    latex : str
        The formula, with ``{0}`` and ``{1}`` for the numbers.
    local_latex : tuple of str
        Those of the local derivatives, ``y`` being the result.
    broken : callable or None
        A wrong ``local``, as one gets it by a usual slip.
    bends : callable or None
        Takes the numbers; returns where the slopes on both sides differ, elementwise.
    """

    key: str
    title: str
    sign: str
    arity: int
    forward: Callable[..., Value]
    local: Callable[..., Numbers] | None = None
    pull: Callable[..., Numbers] | None = None
    domain: Callable[..., tuple[Problem, int] | None] | None = None
    latex: str = ""
    local_latex: tuple[str, ...] = ()
    broken: Callable[..., Numbers] | None = None
    bends: Callable[..., Array] | None = None


def given(*_: Value) -> Value:
    """Stand for the operation of a node that has none: its number is given."""
    raise AssertionError("an input has no operation")


INPUT = Op("input", QT_TRANSLATE_NOOP("nn_core", "input"), "", 0, given)
CONST = Op("const", QT_TRANSLATE_NOOP("nn_core", "constant"), "", 0, given)
COPY = Op(
    "copy",
    QT_TRANSLATE_NOOP("nn_core", "copy"),
    "→",
    1,
    lambda x: x,
    # What comes back from several places is added before it gets here.
    local=lambda y, x: (1.0,),
    latex="{0}",
    local_latex=("1",),
    broken=lambda y, x: (1.0,),
)
"""One number that goes to several places; what comes back from them is added. Broken, only the
first of them is heard."""

_ZERO = (
    QT_TRANSLATE_NOOP("nn_core", "Here something is divided by 0."),
    QT_TRANSLATE_NOOP("nn_core", "Give the inputs values for which it is not 0."),
)
_LOG = (
    QT_TRANSLATE_NOOP("nn_core", "There is no logarithm of {value}."),
    QT_TRANSLATE_NOOP("nn_core", "What goes into log must be above 0."),
)
_ROOT = (
    QT_TRANSLATE_NOOP("nn_core", "There is no square root of {value}."),
    QT_TRANSLATE_NOOP("nn_core", "What goes into sqrt must be 0 or more."),
)
_POWER = (
    QT_TRANSLATE_NOOP("nn_core", "There is no such power of {value}."),
    QT_TRANSLATE_NOOP(
        "nn_core", "A negative number has whole powers only, and 0 none below 0; change the input."
    ),
)


def _log_domain(x: Value) -> tuple[Problem, int] | None:
    return None if np.all(x > 0) else (_LOG, 0)


def _sqrt_domain(x: Value) -> tuple[Problem, int] | None:
    return None if np.all(x >= 0) else (_ROOT, 0)


def _pow_domain(x: Value, n: Value) -> tuple[Problem, int] | None:
    right = (x > 0) | ((x == 0) & (n >= 0)) | ((x < 0) & (n == np.floor(n)))
    return None if np.all(right) else (_POWER, 0)


def _pow(x: Value, n: Value) -> Value:
    # A power of 2 is a product: as exact, and many times as fast for arrays.
    return x * x if np.ndim(n) == 0 and n == 2 else np.power(x, n)


def _pow_local(y: Value, x: Value, n: Value) -> Numbers:
    by_base = n * np.power(x, n - 1.0)
    # 0 to a power n > 0 stays 0 when n moves, though log 0 has no value.
    log = np.log(np.where(x > 0, x, np.where(x == 0, 1.0, np.nan)))
    return np.where(n == 0, 0.0, by_base)[()], (y * log)[()]


def _sigmoid(x: Value) -> Value:
    return sigmoid(np.asarray(x, float))[()]


def _max_local(y: Value, a: Value, b: Value) -> Numbers:
    share = np.where(a > b, 1.0, np.where(a < b, 0.0, 0.5))[()]
    return share, 1.0 - share


def _softmax_loss(a: Value, t: Value) -> Value:
    largest = np.max(a, axis=-1, keepdims=True)
    total = np.log(np.sum(np.exp(a - largest), axis=-1, keepdims=True)) + largest
    return np.sum(t * (total - a), axis=-1, keepdims=True)


def _softmax_loss_pull(back: Value, y: Value, a: Value, t: Value) -> Numbers:
    e = np.exp(a - np.max(a, axis=-1, keepdims=True))
    total = np.sum(e, axis=-1, keepdims=True)
    # For the derivative by a the shares in t add up to 1, as those of a target do.
    log = a - np.max(a, axis=-1, keepdims=True) - np.log(total)
    return back * (e / total * np.sum(t, axis=-1, keepdims=True) - t), back * -log


def _of(
    key: str, title: str, sign: str, arity: int, forward: Callable[..., Value], **more: Any
) -> Op:
    return Op(key, title, sign, arity, forward, **more)


ALL = (
    INPUT,
    CONST,
    COPY,
    _of(
        "add",
        QT_TRANSLATE_NOOP("nn_core", "plus"),
        "+",
        2,
        np.add,
        local=lambda y, a, b: (1.0, 1.0),
        latex="{0} + {1}",
        local_latex=("1", "1"),
    ),
    _of(
        "sub",
        QT_TRANSLATE_NOOP("nn_core", "minus"),
        "−",
        2,
        np.subtract,
        local=lambda y, a, b: (1.0, -1.0),
        latex="{0} - {1}",
        local_latex=("1", "-1"),
        broken=lambda y, a, b: (1.0, 1.0),
    ),
    _of(
        "mul",
        QT_TRANSLATE_NOOP("nn_core", "times"),
        "×",
        2,
        np.multiply,
        local=lambda y, a, b: (b, a),
        latex=r"{0} \cdot {1}",
        local_latex=("{1}", "{0}"),
        broken=lambda y, a, b: (a, b),
    ),
    _of(
        "div",
        QT_TRANSLATE_NOOP("nn_core", "divided by"),
        "÷",
        2,
        np.divide,
        local=lambda y, a, b: (1.0 / b, -y / b),
        domain=lambda a, b: None if np.all(b != 0) else (_ZERO, 1),
        latex=r"\frac{{{0}}}{{{1}}}",
        local_latex=(r"\frac{{1}}{{{1}}}", r"-\frac{{y}}{{{1}}}"),
        broken=lambda y, a, b: (1.0 / b, y / b),
    ),
    _of(
        "recip",
        QT_TRANSLATE_NOOP("nn_core", "one over"),
        "1/",
        1,
        lambda x: 1.0 / x,
        local=lambda y, x: (-y * y,),
        domain=lambda x: None if np.all(x != 0) else (_ZERO, 0),
        latex=r"\frac{{1}}{{{0}}}",
        local_latex=("-y^2",),
        broken=lambda y, x: (y * y,),
    ),
    _of(
        "neg",
        QT_TRANSLATE_NOOP("nn_core", "minus"),
        "×−1",
        1,
        np.negative,
        local=lambda y, x: (-1.0,),
        latex="-{0}",
        local_latex=("-1",),
        broken=lambda y, x: (1.0,),
    ),
    _of(
        "pow",
        QT_TRANSLATE_NOOP("nn_core", "to the power"),
        "^",
        2,
        _pow,
        local=_pow_local,
        domain=_pow_domain,
        latex="{0}^{{{1}}}",
        local_latex=("{1} {0}^{{{1} - 1}}", r"y \log {0}"),
        broken=lambda y, x, n: (n * x, y),
    ),
    _of(
        "exp",
        "exp",
        "exp",
        1,
        np.exp,
        local=lambda y, x: (y,),
        latex=r"\exp({0})",
        local_latex=("y",),
        broken=lambda y, x: (x,),
    ),
    _of(
        "log",
        "log",
        "log",
        1,
        np.log,
        local=lambda y, x: (1.0 / x,),
        domain=_log_domain,
        latex=r"\log({0})",
        local_latex=(r"\frac{{1}}{{{0}}}",),
        broken=lambda y, x: (1.0 / y,),
    ),
    _of(
        "sqrt",
        "sqrt",
        "√",
        1,
        np.sqrt,
        local=lambda y, x: (0.5 / y,),
        domain=_sqrt_domain,
        latex=r"\sqrt{{{0}}}",
        local_latex=(r"\frac{{1}}{{2y}}",),
        broken=lambda y, x: (0.5 / x,),
    ),
    _of(
        "sin",
        "sin",
        "sin",
        1,
        np.sin,
        local=lambda y, x: (np.cos(x),),
        latex=r"\sin({0})",
        local_latex=(r"\cos({0})",),
        broken=lambda y, x: (-np.cos(x),),
    ),
    _of(
        "cos",
        "cos",
        "cos",
        1,
        np.cos,
        local=lambda y, x: (-np.sin(x),),
        latex=r"\cos({0})",
        local_latex=(r"-\sin({0})",),
        broken=lambda y, x: (np.sin(x),),
    ),
    _of(
        "tanh",
        "tanh",
        "tanh",
        1,
        np.tanh,
        local=lambda y, x: (1.0 - y * y,),
        latex=r"\tanh({0})",
        local_latex=("1 - y^2",),
        broken=lambda y, x: (1.0 - y,),
    ),
    _of(
        "sigmoid",
        "sigmoid",
        "σ",
        1,
        _sigmoid,
        local=lambda y, x: (y * (1.0 - y),),
        latex=r"\sigma({0})",
        local_latex=("y (1 - y)",),
        broken=lambda y, x: (x * (1.0 - x),),
    ),
    _of(
        "relu",
        "ReLU",
        "ReLU",
        1,
        lambda x: np.maximum(x, 0.0),
        local=lambda y, x: (np.sign(y),),
        latex=r"\max(0, {0})",
        local_latex=(r"[{0} > 0]",),
        broken=lambda y, x: (1.0,),
        bends=lambda x: x == 0,
    ),
    _of(
        "max",
        "max",
        "max",
        2,
        np.maximum,
        local=_max_local,
        latex=r"\max({0}, {1})",
        local_latex=("[{0} > {1}]", "[{0} < {1}]"),
        broken=lambda y, a, b: (1.0, 1.0),
        bends=lambda a, b: a == b,
    ),
    _of(
        "abs",
        "abs",
        "abs",
        1,
        np.abs,
        local=lambda y, x: (np.sign(x),),
        latex=r"\left|{0}\right|",
        local_latex=(r"\mathrm{{sgn}}({0})",),
        broken=lambda y, x: (1.0,),
        bends=lambda x: x == 0,
    ),
    _of(
        "sum",
        QT_TRANSLATE_NOOP("nn_core", "sum"),
        "Σ",
        1,
        lambda x: np.sum(x, axis=-1, keepdims=True),
        pull=lambda back, y, x: (np.broadcast_to(back, np.shape(x)),),
        latex=r"\sum {0}",
        local_latex=("1",),
    ),
    _of(
        "softmax_loss",
        QT_TRANSLATE_NOOP("nn_core", "softmax with loss"),
        "Softmax+L",
        2,
        _softmax_loss,
        pull=_softmax_loss_pull,
        latex=r"-\sum_k {1} \log \mathrm{{softmax}}({0})",
        local_latex=("y - t", r"-\log y"),
    ),
)
OPS: dict[str, Op] = {op.key: op for op in ALL}
"""By key; a new operation is one entry."""
FUNCTIONS: dict[str, Op] = {
    name: OPS[name]
    for name in (
        "exp", "log", "sqrt", "sin", "cos", "tanh", "sigmoid", "relu", "max", "abs",
    )
}  # fmt: skip
"""Those that are written with brackets, by the name that is typed."""
