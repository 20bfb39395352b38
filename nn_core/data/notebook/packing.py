"""Strokes as bytes and back: float32 numbers behind a small header, nothing that could run."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.digits.strokes import Stroke
from nn_core.errors import ValueRefused

FORMAT = 1
"""First byte of every packed drawing."""
ERASES, PRESSED = 1, 2
"""Flags of a stroke: takes ink away; has a width for every point."""
DECIMALS = 5
"""Places are kept to 1/100,000 of the canvas, as in files of strokes: to and fro is the same."""
_HEAD = struct.Struct("<IB")


def pack(strokes: Sequence[Stroke]) -> bytes:
    """Return the strokes as bytes: 8 for each point, 9 for each stroke and its one width."""
    parts = [bytes([FORMAT])]
    for stroke in strokes:
        widths = np.asarray(stroke.width)
        flags = (ERASES if stroke.erase else 0) | (PRESSED if widths.ndim else 0)
        parts += [_HEAD.pack(len(stroke.points), flags), _floats(widths), _floats(stroke.points)]
    return b"".join(parts)


def unpack(data: bytes) -> tuple[Stroke, ...]:
    """Return the strokes in ``data``.

    Raises
    ------
    ValueError
        If the bytes are no strokes.
    """
    if not data or data[0] != FORMAT:
        raise ValueError("no packed strokes")
    try:
        return tuple(_strokes(data))
    except (struct.error, ValueError, ValueRefused) as error:
        raise ValueError("damaged strokes") from error


def settled(strokes: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """Return the strokes as they will be read again: what is drawn of them stays the same."""
    return unpack(pack(strokes))


def _strokes(data: bytes) -> Iterator[Stroke]:
    at = 1
    while at < len(data):
        count, flags = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        widths = np.frombuffer(data, "<f4", count if flags & PRESSED else 1, at)
        at += widths.nbytes
        points = np.frombuffer(data, "<f4", 2 * count, at).reshape(count, 2)
        at += points.nbytes
        width = _rounded(widths) if flags & PRESSED else float(_rounded(widths)[0])
        yield Stroke(_rounded(points), width, bool(flags & ERASES))


def _floats(values: FloatArray) -> bytes:
    return np.round(values, DECIMALS).astype("<f4").tobytes()


def _rounded(values: FloatArray) -> FloatArray:
    # 0.1 as float32 is 0.100000001; rounded again, it is the number that was meant. What is no
    # number is refused by `Stroke`, without a warning before.
    with np.errstate(invalid="ignore"):
        return np.round(values.astype(np.float64), DECIMALS)
