"""The table of activation functions: what an entry says of itself, and how it is found by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nn_core.arrays import FloatArray
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, ValueRefused

Elementwise = Callable[..., FloatArray]
"""Takes x of any shape and float width, and the entry's parameters by name; gives the same shape
and width. Finite for every finite x."""


@dataclass(frozen=True)
class Parameter:
    """A number that shapes an activation, and that the reader may turn.

    Attributes
    ----------
    name : str
        The keyword of the function and of its derivative.
    symbol : str
        How the formula writes it.
    default, minimum, maximum : float
    meaning : str
        One English sentence, marked for translation.
    logarithmic : bool
        Equal steps of a slider multiply the value.
    """

    name: str
    symbol: str
    default: float
    minimum: float
    maximum: float
    meaning: str
    logarithmic: bool = False


@dataclass(frozen=True)
class Activation:
    """Everything that menus, plots, formulas, layers and tests need to know of a function h.

    Attributes
    ----------
    name : str
        Key of the registry; stands in settings and in files of weights.
    title : str
        The name for people, in English, marked for translation.
    function, derivative : callable
        h(x) and h'(x), elementwise; float width kept, no warning up to the largest float.
    latex, derivative_latex : str
        Right-hand sides of h(x) = … and h'(x) = ….
    value_range : tuple of float
        The greatest lower and the least upper bound of h.
    range_text : str
        The set of values as a mathematician writes it.
    meaning, history : str
        One English sentence each, marked for translation.
    kinks : tuple of float
        Where h' jumps or does not exist; the derivative takes the value from the left there.
    monotone : bool
        Whether h never falls.
    parameters : tuple of Parameter
    formula : str
        What it was typed as; empty for those of the library.
    """

    name: str
    title: str
    function: Elementwise
    derivative: Elementwise
    latex: str
    derivative_latex: str
    value_range: tuple[float, float]
    range_text: str
    meaning: str
    history: str
    kinks: tuple[float, ...] = ()
    monotone: bool = True
    parameters: tuple[Parameter, ...] = ()
    formula: str = ""

    def defaults(self) -> dict[str, float]:
        """Return the parameters by name at their defaults."""
        return {parameter.name: parameter.default for parameter in self.parameters}


_registry: dict[str, Activation] = {}
_makers: dict[str, Callable[[str], Activation]] = {}


def register(activation: Activation) -> Activation:
    """Enter ``activation`` in the table and return it.

    Raises
    ------
    ValueRefused
        If the name is taken.
    """
    if activation.name in _registry:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "There is already an activation named “{name}”."),
            QT_TRANSLATE_NOOP("nn_core", "Give the new one another name."),
            name=activation.name,
        )
    _registry[activation.name] = activation
    return activation


def make_by(prefix: str, maker: Callable[[str], Activation]) -> None:
    """Have `get` make the functions whose names begin with ``prefix``: the rest describes them."""
    _makers[prefix] = maker


def unregister(name: str) -> None:
    """Take an activation out of the table again, as tests do."""
    get(name)
    _registry.pop(name, None)


def get(name: str) -> Activation:
    """Return the activation of that name.

    Raises
    ------
    ValueRefused
        If there is none; the error lists the names there are.
    """
    for prefix, maker in _makers.items():
        if name.startswith(prefix):
            return maker(name.removeprefix(prefix))
    if name not in _registry:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "There is no activation named “{name}”."),
            QT_TRANSLATE_NOOP("nn_core", "Choose one of: {known}."),
            name=name,
            known=", ".join(_registry),
        )
    return _registry[name]


def known(name: str) -> bool:
    """Return whether `get` finds a function of that name."""
    try:
        get(name)
    except BadakError:
        return False
    return True


def names() -> tuple[str, ...]:
    """Return the names in the order of registration, which is the order of menus."""
    return tuple(_registry)
