"""Drawings as lines of JSON: the strokes of one sample a line, as in the files for training."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from desktop.widgets.drawing_editor import DEFAULT_PEN, THICKEST_PEN
from nn_core.arrays import FloatArray
from nn_core.digits import Drawing, Stroke
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

LONGEST_LINE = 4 * 2**20
"""Bytes of one sample; a digit has a few thousand."""
OURS = "canvas"
"""Unit of samples written here; the points of all others are fitted to the canvas."""
FITTED = 0.6
"""Longer side of a fitted drawing, in units of the canvas side."""


def dumps(drawing: Drawing) -> str:
    """Return the strokes as one line of JSON.

    Raises
    ------
    DataFileError
        If the drawing holds a picture, which has no strokes.
    """
    if drawing.image is not None:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "A picture has no strokes to save."),
            QT_TRANSLATE_NOOP("nn_core", "Save it as PNG or SVG."),
        )
    sample = {
        "strokes": [np.round(stroke.points, 5).tolist() for stroke in drawing.strokes],
        "width": [np.round(stroke.width, 5).tolist() for stroke in drawing.strokes],
        "erase": [stroke.erase for stroke in drawing.strokes],
        "unit": OURS,
    }
    return json.dumps(sample, separators=(",", ":"))


def load(path: Path) -> Drawing:
    """Return the first sample of a file of strokes, gzipped or not.

    Raises
    ------
    DataFileError
        If it can't be read or holds no strokes.
    """
    opener = gzip.open if path.name.lower().endswith(".gz") else open
    try:
        with opener(path, "rb") as file:
            line = file.readline(LONGEST_LINE + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise _no_strokes() from error
    return loads(line.decode("utf-8", "replace"))


def loads(text: str) -> Drawing:
    """Return the drawing in one line of JSON; foreign points are fitted to the canvas.

    Raises
    ------
    DataFileError
        If the text is no sample of strokes.
    """
    if len(text) > LONGEST_LINE:
        raise _no_strokes()
    try:
        sample = json.loads(text)
        lines = [_points(points) for points in sample["strokes"] if points]
        ours = sample.get("unit") == OURS
        widths = sample.get("width", []) if ours else []
        erases = sample.get("erase", []) if ours else []
        if not ours:
            lines = _fitted(lines)
        strokes = tuple(
            Stroke(points, _width(widths, i, len(points)), bool(erases[i]) if erases else False)
            for i, points in enumerate(lines)
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise _no_strokes() from error
    if not strokes:
        raise _no_strokes()
    return Drawing(strokes=strokes)


def _points(values: Any) -> FloatArray:
    points = np.asarray(values, dtype=np.float64)
    if points.ndim != 2 or points.shape[1] < 2 or not (np.abs(points) < 1e9).all():
        raise ValueError("a stroke is a list of pairs of numbers")
    return points[:, :2]


def _width(widths: Any, index: int, count: int) -> float | FloatArray:
    if not widths:
        return DEFAULT_PEN
    width = np.asarray(widths[index], dtype=np.float64)
    if not ((width > 0) & (width <= 2 * THICKEST_PEN)).all() or width.shape not in ((), (count,)):
        raise ValueError("a pen has a width")
    return float(width) if width.ndim == 0 else width


def _fitted(lines: list[FloatArray]) -> list[FloatArray]:
    """Return the points in the middle of the canvas, at the size in which digits are drawn."""
    everything = np.concatenate(lines)
    low, high = everything.min(axis=0), everything.max(axis=0)
    scale = FITTED / max(float((high - low).max()), 1e-9)
    return [0.5 + (line - (low + high) / 2) * scale for line in lines]


def _no_strokes() -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "This holds no strokes that can be read."),
        QT_TRANSLATE_NOOP("nn_core", "A line looks like {example} and has at least one point."),
        example='{"strokes": [[[0.1, 0.2], [0.3, 0.4]]]}',
    )
