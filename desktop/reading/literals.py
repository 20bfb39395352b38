"""Write values as Python source that gives the very same values back."""

from __future__ import annotations

import base64
import dataclasses
import math
from collections.abc import Callable
from typing import Any

import numpy as np

LONGEST_LIST = 4096
"""Arrays with more numbers than this are written as base64 text; still exact, and not endless."""


def literal(value: Any, name_of: Callable[[Any], str]) -> str:
    """Return a Python expression that evaluates to ``value``.

    Parameters
    ----------
    value : object
        Numbers, strings, None, containers of those, arrays, library functions, frozen dataclasses.
    name_of : callable
        Gives the name under which a library function or class stands in the script.

    Raises
    ------
    TypeError
        If there is no exact way to write the value.
    """
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, np.generic):
        return f"np.{value.dtype.name}({_number(value.item())})"
    if value is None or isinstance(value, bool | str | bytes):
        return repr(value)
    if isinstance(value, int | float | complex):
        return _number(value)
    if isinstance(value, np.ufunc):
        return f"np.{value.__name__}"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = (field for field in dataclasses.fields(value) if field.init)
        parts = (f"{field.name}={literal(getattr(value, field.name), name_of)}" for field in fields)
        return f"{name_of(type(value))}({', '.join(parts)})"
    if callable(value):
        return name_of(value)
    return _container(value, name_of)


def _container(value: Any, name_of: Callable[[Any], str]) -> str:
    if isinstance(value, dict):
        pairs = (f"{literal(k, name_of)}: {literal(v, name_of)}" for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    if not isinstance(value, tuple | list | set | frozenset):
        raise TypeError(f"a {type(value).__name__} can't be written into a script")
    items = ", ".join(literal(item, name_of) for item in value)
    if isinstance(value, tuple):
        return f"({items},)" if len(value) == 1 else f"({items})"
    if isinstance(value, list):
        return f"[{items}]"
    return f"{type(value).__name__}([{items}])"


def _number(value: complex) -> str:
    if isinstance(value, float) and not math.isfinite(value):
        return "np.nan" if math.isnan(value) else ("np.inf" if value > 0 else "-np.inf")
    return repr(value)


def _array(array: np.ndarray[Any, Any]) -> str:
    if array.dtype.kind not in "biuf":
        raise TypeError(f"an array of {array.dtype} can't be written into a script")
    if array.size > LONGEST_LIST:
        text = base64.b64encode(np.ascontiguousarray(array).tobytes()).decode("ascii")
        return (
            f'np.frombuffer(base64.b64decode("{text}"), '
            f'dtype="{array.dtype.str}").reshape({array.shape})'
        )
    if array.size == 0:
        return f"np.zeros({array.shape}, dtype=np.{array.dtype.name})"
    return f"np.array({_nested(array)}, dtype=np.{array.dtype.name})"


def _nested(array: np.ndarray[Any, Any]) -> str:
    if array.ndim == 0:
        # The shortest text that reads back as the same number of this width.
        return _number(float(str(array[()]))) if array.dtype.kind == "f" else repr(array.item())
    return "[" + ", ".join(_nested(part) for part in array) + "]"
