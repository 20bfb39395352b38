"""Frozen dataclasses as what JSON can hold, and back, with every type checked."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

Kind = TypeVar("Kind")


def to_plain(value: object) -> Any:
    """Return a dataclass of numbers, texts, tuples and such dataclasses as dicts and lists."""
    if is_dataclass(value):
        return {one.name: to_plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    return value


def from_plain(kind: type[Kind], data: object, name: str = "") -> Kind:
    """Return the dataclass that `to_plain` wrote.

    Parameters
    ----------
    kind : type
        Fields may be bool, int, float, str, tuples of one kind or of fixed kinds, ``None`` beside
        another, and such dataclasses.
    data : object
        What was read, from whatever hand. A field that is missing keeps its default.
    name : str
        Where in the whole it stands, for the error.

    Raises
    ------
    DataFileError
        If it is of another kind, or something in it is; the first such place is named.
    """
    if not isinstance(data, Mapping):
        raise _damaged(name)
    hints = get_type_hints(kind)
    known = {one.name: one for one in fields(kind)}  # type: ignore[arg-type]
    for strange in data.keys() - known.keys():
        raise _damaged(f"{name}.{strange}")
    for one in known.values():
        if one.name not in data and one.default is MISSING and one.default_factory is MISSING:
            raise _damaged(f"{name}.{one.name}")
    return kind(**{key: _read(hints[key], value, f"{name}.{key}") for key, value in data.items()})


def _read(hint: Any, value: object, name: str) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        (inner,) = (one for one in get_args(hint) if one is not types.NoneType)
        return None if value is None else _read(inner, value, name)
    if get_origin(hint) is tuple:
        return _read_tuple(get_args(hint), value, name)
    if is_dataclass(hint):
        return from_plain(hint, value, name)  # type: ignore[arg-type]
    if hint is float and type(value) is int and abs(value) <= 1 << 53:
        return float(value)
    if type(value) is not hint:
        raise _damaged(name)
    return value


def _read_tuple(kinds: tuple[Any, ...], value: object, name: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise _damaged(name)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        kinds = (kinds[0],) * len(value)
    if len(kinds) != len(value):
        raise _damaged(name)
    return tuple(
        _read(kind, one, f"{name}[{place}]")
        for place, (kind, one) in enumerate(zip(kinds, value, strict=True))
    )


def _damaged(name: str) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "These settings are damaged: “{name}” isn't as it should be."),
        QT_TRANSLATE_NOOP("nn_core", "Get the file again, or begin anew."),
        name=name.lstrip(".")[:60],
    )
