"""Read arrays out of a pickle without ever unpickling: an interpreter that can build nothing else.

A pickle is a program for a small machine, and Python's own machine calls whatever it names. This
one knows ten names, all of NumPy's arrays, and calls none of them: it takes note of what they were
to be called with, and makes the array itself. Everything else is refused.
"""

from __future__ import annotations

import math
import pickletools
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from nn_core.arrays import Array
from nn_core.data.files import opened
from nn_core.data.labels import LONGEST
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

MOST_STEPS = 200_000
"""Of the program; a network with all its layers takes a few hundred."""
MOST_BYTES = 64 << 20
"""Of all arrays, texts and copies together."""
MOST_ENTRIES = 10_000
"""Of a list or a dictionary."""
DEEPEST, WIDEST = 2, 8
"""Lists within one another in which arrays are looked for; what a row may hold beside a picture."""
_KIND = re.compile(r"[<>|=]?([biu][1248]?|f[248])")
_RECONSTRUCT = ("numpy.core.multiarray _reconstruct", "numpy._core.multiarray _reconstruct")
_SCALAR = ("numpy.core.multiarray scalar", "numpy._core.multiarray scalar")
_FROM_BUFFER = ("numpy.core.numeric _frombuffer", "numpy._core.numeric _frombuffer")
_ARRAY, _DTYPE, _ENCODE = "numpy ndarray", "numpy dtype", "_codecs encode"
_ORDERED = "collections OrderedDict"
ALLOWED = frozenset((*_RECONSTRUCT, *_SCALAR, *_FROM_BUFFER, _ARRAY, _DTYPE, _ENCODE, _ORDERED))


class NoArrays(Exception):
    """The pickle is damaged, or holds something else than arrays."""


class Refused(NoArrays):
    """It asks for what no array needs.

    Attributes
    ----------
    name : str
        What it asks for.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class _Name:
    """A name that the program has asked for."""

    name: str


@dataclass(eq=False)
class _Kind:
    """A kind of numbers."""

    text: str


@dataclass(eq=False)
class _Shell:
    """An array that has been announced, and filled or not."""

    values: Array | None = None


_MARK = object()
_EMPTY: dict[str, Callable[[], object]] = {
    "EMPTY_DICT": dict,
    "EMPTY_LIST": list,
    "EMPTY_TUPLE": tuple,
    "NONE": lambda: None,
    "NEWTRUE": lambda: True,
    "NEWFALSE": lambda: False,
    "MARK": lambda: _MARK,
}
_VALUES = frozenset(
    (
        *("INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1", "LONG4", "FLOAT", "BINFLOAT"),
        *("STRING", "BINSTRING", "SHORT_BINSTRING", "UNICODE", "BINUNICODE", "SHORT_BINUNICODE"),
        *("BINUNICODE8", "BINBYTES", "SHORT_BINBYTES", "BINBYTES8", "BYTEARRAY8"),
    )
)


def arrays_in(data: bytes, digits: bool = False) -> dict[str, Array]:
    """Return the arrays of a pickled dictionary by their names, or of a list by their numbers.

    Parameters
    ----------
    data : bytes
        A pickle of any protocol.
    digits : bool
        Whether lists of labels, and of a picture with its label each, are made arrays, too.

    Raises
    ------
    NoArrays
        If it is damaged, asks for anything but arrays, or for too much.
    """
    try:
        with warnings.catch_warnings():
            # Old texts may hold what Python calls outdated; nobody here can mend that.
            warnings.simplefilter("ignore", DeprecationWarning)
            found = _Machine(data).run()
        steps = iter(range(MOST_STEPS))
        return dict(_named(_gathered(found, steps) if digits else found, steps))
    except (ValueError, TypeError, IndexError, KeyError, OverflowError, AttributeError) as error:
        raise NoArrays from error


def arrays_of_pickle(path: Path, digits: bool = False) -> dict[str, Array]:
    """Return the arrays in a pickle by name, without running anything in it; see ``arrays_in``.

    Raises
    ------
    DataFileError
        If it can't be read, is too large, or holds anything but arrays.
    """
    with opened(path) as file:
        data = file.read(MOST_BYTES + 1)
    try:
        if len(data) > MOST_BYTES:
            raise NoArrays
        return arrays_in(data, digits)
    except Refused as error:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” asks for “{name}”, which no array needs."),
            QT_TRANSLATE_NOOP("nn_core", "It was not opened: a pickle can run any program."),
            path=path,
            name=error.name,
        ) from error
    except NoArrays as error:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” holds no arrays that can be read."),
            QT_TRANSLATE_NOOP(
                "nn_core", "Use .safetensors, .npz, or a pickled dictionary of NumPy arrays."
            ),
            path=path,
        ) from error


class _Machine:
    """Runs the program of a pickle as far as it builds arrays.

    Parameters
    ----------
    data : bytes
    """

    def __init__(self, data: bytes) -> None:
        self._program = pickletools.genops(data)
        self._stack: list[Any] = []
        self._memo: dict[int, Any] = {}
        self._left = 2 * MOST_BYTES  # the bytes, and the array made of them

    def run(self) -> object:
        """Return what the program leaves."""
        for number, (code, argument, _) in enumerate(self._program):
            if number > MOST_STEPS:
                raise NoArrays
            if code.name == "STOP":
                return self._stack.pop()
            self._step(code.name, argument)
        raise NoArrays

    def _step(self, name: str, argument: Any) -> None:
        if name in ("PROTO", "FRAME"):
            return
        if name in _EMPTY:
            self._stack.append(_EMPTY[name]())
        elif name in _VALUES:
            self._stack.append(self._value(argument))
        else:
            step = getattr(self, f"_{name.lower()}", None)
            if step is None:
                raise Refused(name)
            step(argument)

    def _value(self, argument: Any) -> Any:
        if isinstance(argument, str | bytes | bytearray):
            self._spend(len(argument))
        return bytes(argument) if isinstance(argument, bytearray) else argument

    def _spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise NoArrays

    # The memo: what was built is taken again, never copied.

    def _put(self, place: Any) -> None:
        self._memo[int(place)] = self._stack[-1]

    _binput = _long_binput = _put

    def _memoize(self, _argument: Any) -> None:
        self._memo[len(self._memo)] = self._stack[-1]

    def _get(self, place: Any) -> None:
        self._stack.append(self._memo[int(place)])

    _binget = _long_binget = _get

    def _pop(self, _argument: Any) -> None:
        self._stack.pop()

    # Tuples, lists and dictionaries.

    def _above_mark(self) -> list[Any]:
        place = max(n for n, one in enumerate(self._stack) if one is _MARK)
        found = self._stack[place + 1 :]
        del self._stack[place:]
        if len(found) > 2 * MOST_ENTRIES:
            raise NoArrays
        return found

    def _tuple(self, _argument: Any) -> None:
        self._stack.append(tuple(self._above_mark()))

    def _tuple1(self, _argument: Any) -> None:
        self._stack[-1:] = [(self._stack[-1],)]

    def _tuple2(self, _argument: Any) -> None:
        self._stack[-2:] = [tuple(self._stack[-2:])]

    def _tuple3(self, _argument: Any) -> None:
        self._stack[-3:] = [tuple(self._stack[-3:])]

    def _list(self, _argument: Any) -> None:
        self._stack.append(self._above_mark())

    def _dict(self, _argument: Any) -> None:
        self._stack.append({})
        # The entries lie below it.
        made = self._stack.pop()
        self._fill(made, self._above_mark())
        self._stack.append(made)

    def _append(self, _argument: Any) -> None:
        last = self._stack.pop()
        self._grow(self._stack[-1], [last])

    def _appends(self, _argument: Any) -> None:
        found = self._above_mark()
        self._grow(self._stack[-1], found)

    def _setitem(self, _argument: Any) -> None:
        value, key = self._stack.pop(), self._stack.pop()
        self._fill(self._stack[-1], [key, value])

    def _setitems(self, _argument: Any) -> None:
        found = self._above_mark()
        self._fill(self._stack[-1], found)

    @staticmethod
    def _grow(made: object, found: list[Any]) -> None:
        if type(made) is not list or len(made) + len(found) > MOST_ENTRIES:
            raise NoArrays
        made.extend(found)

    @staticmethod
    def _fill(made: object, found: list[Any]) -> None:
        if type(made) is not dict or len(made) + len(found) > 2 * MOST_ENTRIES:
            raise NoArrays
        for key, value in zip(found[::2], found[1::2], strict=True):
            if not isinstance(key, str | int):
                raise NoArrays
            made[key] = value

    # Names, and what they were to be called with.

    def _global(self, argument: str) -> None:
        if argument not in ALLOWED:
            raise Refused(argument[:80])
        self._stack.append(_Name(argument))

    def _stack_global(self, _argument: Any) -> None:
        name, module = self._stack.pop(), self._stack.pop()
        if not (isinstance(name, str) and isinstance(module, str)):
            raise NoArrays
        self._global(f"{module} {name}")

    def _reduce(self, _argument: Any) -> None:
        arguments, called = self._stack.pop(), self._stack.pop()
        if type(called) is not _Name or type(arguments) is not tuple:
            raise NoArrays
        self._stack.append(self._made(called.name, arguments))

    def _made(self, name: str, arguments: tuple[Any, ...]) -> object:
        if name in _RECONSTRUCT:
            kind, shape, _code = arguments
            if kind != _Name(_ARRAY) or shape != (0,):
                raise NoArrays
            return _Shell()
        if name == _DTYPE:
            return _kind(arguments[0])
        if name in _SCALAR:
            kind, data = arguments
            return self._array(data, kind, (), fortran=False).item()
        if name in _FROM_BUFFER:
            data, kind, shape, order = arguments
            return _Shell(self._array(data, kind, shape, order == "F"))
        if name == _ENCODE:
            text, coding = arguments
            if not isinstance(text, str) or coding not in ("latin1", "latin-1"):
                raise NoArrays
            self._spend(len(text))
            return text.encode("latin-1")
        if name == _ORDERED:
            return _ordered(arguments)
        raise NoArrays

    def _build(self, _argument: Any) -> None:
        state, made = self._stack.pop(), self._stack[-1]
        if type(made) is _Kind and type(state) is tuple:
            order = state[1]
            if order not in ("<", ">", "|", "=") or any(part is not None for part in state[2:5]):
                raise NoArrays
            made.text = order + made.text.lstrip("<>|=")
        elif type(made) is _Shell and made.values is None and type(state) is tuple:
            *_, shape, kind, fortran, data = state
            made.values = self._array(data, kind, shape, bool(fortran))
        elif type(made) is not dict or not isinstance(state, dict):  # an OrderedDict's own notes
            raise NoArrays

    def _array(self, data: Any, kind: Any, shape: Any, fortran: bool) -> Array:
        """Return an array of bytes that are there; nothing is made on anybody's word."""
        if isinstance(data, str):  # Python 2 wrote bytes as text
            data = data.encode("latin-1")
        if type(kind) is not _Kind or not isinstance(data, bytes) or type(shape) is not tuple:
            raise NoArrays
        if not all(type(size) is int and 0 <= size <= MOST_BYTES for size in shape):
            raise NoArrays
        dtype = np.dtype(kind.text)
        if len(shape) > 6 or math.prod(shape) * dtype.itemsize != len(data):
            raise NoArrays
        self._spend(len(data))
        values = np.frombuffer(data, dtype)
        values = values.reshape(shape, order="F" if fortran else "C")
        return values.astype(dtype.newbyteorder("="))


def _kind(text: object) -> _Kind:
    if not isinstance(text, str) or not _KIND.fullmatch(text):
        raise Refused(f"numpy dtype {str(text)[:20]}")
    return _Kind(text)


def _ordered(arguments: tuple[Any, ...]) -> dict[Any, Any]:
    made: dict[Any, Any] = {}
    for pair in arguments[0] if arguments else ():
        key, value = pair
        if not isinstance(key, str | int) or len(made) > MOST_ENTRIES:
            raise NoArrays
        made[key] = value
    return made


def _gathered(found: object, steps: Iterator[int], depth: int = 0) -> object:
    """Return what was built with an array for labels in a list, and for pictures beside them.

    Rows of a picture and a label each become one array of pictures and one of labels.
    """
    _count(steps)
    if depth > DEEPEST or not isinstance(found, dict | list | tuple) or not found:
        return found
    rows = _columns(found, steps) if isinstance(found, list | tuple) else None
    if rows is not None:
        return rows
    parts = found if isinstance(found, dict) else dict(enumerate(found))
    joined = {
        key: _joined(part, steps) for key, part in parts.items() if isinstance(part, list | tuple)
    }
    arrays = [*joined.values(), *(part.values for part in parts.values() if type(part) is _Shell)]
    beside = {len(one) for one in arrays if one is not None and one.ndim and _are_labels(one)}
    made: dict[Any, object] = {}
    for key, part in parts.items():
        array = joined.get(key)
        fits = array is not None and (_are_labels(array) or len(array) in beside)
        made[key] = array if fits else _gathered(part, steps, depth + 1)
    return made


def _columns(rows: list[Any] | tuple[Any, ...], steps: Iterator[int]) -> dict[str, Array] | None:
    """Return the columns of rows that hold a picture and its label each; None if they don't."""
    first = rows[0]
    if not isinstance(first, dict | list | tuple) or len(first) > WIDEST:
        return None
    names = list(first) if isinstance(first, dict) else range(len(first))
    try:
        columns = {str(name): _joined([row[name] for row in rows], steps) for name in names}
    except (KeyError, IndexError, TypeError):
        return None
    found = {name: column for name, column in columns.items() if column is not None}
    labels = [name for name, column in found.items() if _are_labels(column)]
    return found if 0 < len(labels) < len(found) else None


def _joined(parts: list[Any] | tuple[Any, ...], steps: Iterator[int]) -> Array | None:
    """Return pictures or labels of one shape, numbers or short texts as one array."""
    _count(steps, len(parts))
    arrays = [part.values for part in parts if type(part) is _Shell and part.values is not None]
    if arrays and len(arrays) == len(parts):
        alike = len({(array.shape, array.dtype) for array in arrays}) == 1
        small = sum(array.nbytes for array in arrays) <= MOST_BYTES
        pieces = [array.squeeze() for array in arrays] if alike and small else []
        return np.stack(pieces) if pieces and pieces[0].ndim < 3 else None
    if parts and all(type(part) in (int, float) and abs(part) < 1e15 for part in parts):
        return np.array(parts)
    if any(part for part in parts) and all(
        part is None or (type(part) is str and len(part) <= LONGEST) for part in parts
    ):
        return np.array([part or "" for part in parts])
    return None


def _are_labels(array: Array) -> bool:
    """Whether an array holds one value for each, or a one at the place of the digit."""
    if array.ndim == 1:
        return True
    ones = array.dtype.kind in "iuf" and array.shape[1:] == (10,)
    return ones and bool((array.max(axis=1) == 1).all() and (array.sum(axis=1) == 1).all())


def _count(steps: Iterator[int], more: int = 1) -> None:
    """Refuse lists that hold one another again and again."""
    if sum(1 for _ in islice(steps, more)) < more:
        raise NoArrays


def _named(
    found: object, steps: Iterator[int], before: str = "", depth: int = 0
) -> Iterator[tuple[str, Array]]:
    """Yield the arrays of a dictionary or a list, of which one may lie in another once."""
    _count(steps)
    values = found.values if type(found) is _Shell else found
    if isinstance(values, np.ndarray):
        yield before or "0", values
        return
    if depth > DEEPEST or not isinstance(found, dict | list | tuple):
        return
    pairs = found.items() if isinstance(found, dict) else enumerate(found)
    for key, value in pairs:
        name = f"{before}.{key}" if before else str(key)
        yield from _named(value, steps, name, depth + 1)
