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
from pathlib import Path
from typing import Any

import numpy as np

from nn_core.arrays import Array
from nn_core.data.files import opened
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

MOST_STEPS = 200_000
"""Of the program; a network with all its layers takes a few hundred."""
MOST_BYTES = 64 << 20
"""Of all arrays, texts and copies together."""
MOST_ENTRIES = 10_000
"""Of a list or a dictionary."""
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


def arrays_in(data: bytes) -> dict[str, Array]:
    """Return the arrays of a pickled dictionary by their names, or of a list by their numbers.

    Parameters
    ----------
    data : bytes
        A pickle of any protocol.

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
        return dict(_named(found))
    except (ValueError, TypeError, IndexError, KeyError, OverflowError, AttributeError) as error:
        raise NoArrays from error


def arrays_of_pickle(path: Path) -> dict[str, Array]:
    """Return the arrays in a pickle by name, without running anything in it.

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
        return arrays_in(data)
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


def _named(found: object, before: str = "", depth: int = 0) -> Iterator[tuple[str, Array]]:
    """Yield the arrays of a dictionary or a list, of which one may lie in another once."""
    if type(found) is _Shell and found.values is not None:
        yield before or "0", found.values
        return
    if depth > 2 or not isinstance(found, dict | list | tuple):
        return
    pairs = found.items() if isinstance(found, dict) else enumerate(found)
    for key, value in pairs:
        yield from _named(value, f"{before}.{key}" if before else str(key), depth + 1)
