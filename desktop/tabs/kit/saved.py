"""A presenter's state as plain data and back: versioned, checked, refused with a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, field, fields
from typing import Any, TypeVar, get_type_hints

from nn_core.errors import QT_TRANSLATE_NOOP, BadakError

S = TypeVar("S")
_TRANSIENT = "transient"


class StateError(BadakError):
    """A state that was written cannot be read back."""


def transient(**options: Any) -> Any:
    """Return a dataclass field that is worked out again rather than written."""
    return field(metadata={_TRANSIENT: True}, **options)


def to_data(state: object, version: int) -> dict[str, Any]:
    """Return a state as what JSON can hold: its fields, but for transient ones, and a version."""
    import msgspec  # only where a state is written or read: it counts before the first tab

    values = {one.name: _plain(getattr(state, one.name)) for one in kept(type(state))}
    return {"version": version, **msgspec.to_builtins(values)}


def from_data(kind: type[S], data: object, version: int) -> S:
    """Return the state that `to_data` wrote.

    - ``kind``: the frozen dataclass. Where it has a method ``checked``, that one returns the state
      or raises a `BadakError`: what the types alone can't say. A part that holds arrays has methods
      ``to_data`` and ``from_data`` of its own.
    - ``data``: what was read, from whatever hand.
    - ``version``: the version this program writes; an older one may lack fields, which keep their
      defaults.

    Raises `StateError` if the data is of a newer version, of another kind, or damaged.
    """
    if not isinstance(data, Mapping) or not isinstance(data.get("version"), int):
        raise _damaged("version")
    if data["version"] > version:
        raise StateError(
            QT_TRANSLATE_NOOP("nn_core", "This was written by a newer version of Badak."),
            QT_TRANSLATE_NOOP("nn_core", "Open it with that version."),
        )
    known = {one.name: one for one in kept(kind)}
    values = {name: value for name, value in data.items() if name != "version"}
    strange = sorted(values.keys() - known.keys())
    missing = sorted(name for name in known.keys() - values.keys() if _required(known[name]))
    if strange or missing:
        raise _damaged((strange or missing)[0])
    state = kind(**{name: _converted(kind, name, value) for name, value in values.items()})
    check = getattr(state, "checked", None)
    return state if check is None else check()


def expect(**parts: bool) -> None:
    """Refuse a state of which a part, by its name, is not what it should be: for ``checked``.

    Raises `StateError`.
    """
    for name, right in parts.items():
        if not right:
            raise _damaged(name)


def kept(kind: type) -> list[Field[Any]]:
    """Return the fields that are written."""
    return [one for one in fields(kind) if not one.metadata.get(_TRANSIENT)]


def _required(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _plain(value: Any) -> Any:
    return value.to_data() if hasattr(value, "to_data") else value


def _converted(kind: type, name: str, value: object) -> Any:
    import msgspec

    hint = get_type_hints(kind)[name]
    try:
        return hint.from_data(value) if hasattr(hint, "from_data") else msgspec.convert(value, hint)
    except ValueError as error:  # msgspec's own kind among them, and arrays that aren't one
        raise _damaged(name) from error


def _damaged(name: str) -> StateError:
    return StateError(
        QT_TRANSLATE_NOOP("nn_core", "This state is damaged: “{name}” is not what it should be."),
        QT_TRANSLATE_NOOP("nn_core", "Ask for the file again, or begin anew."),
        name=name[:40],
    )
