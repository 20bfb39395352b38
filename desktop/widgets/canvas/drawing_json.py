"""Drawings as lines of JSON: the strokes of one sample a line, as in the files for training."""

from __future__ import annotations

import json

import numpy as np

from nn_core.data.stroke_files import CANVAS, StrokeSample, parse
from nn_core.digits import Drawing
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError


def dumps(drawing: Drawing) -> str:
    """Return the strokes as one line of JSON.

    Raises `DataFileError` if the drawing holds a picture, which has no strokes.
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
        "unit": CANVAS,
    }
    return json.dumps(sample, separators=(",", ":"))


def loads(text: str) -> Drawing:
    """Return the drawing in one line of JSON; foreign points are fitted to the canvas.

    Raises `DataFileError` if the text is no drawing.
    """
    try:
        return _drawing(parse(text))
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise _no_strokes() from error


def _drawing(sample: StrokeSample | None) -> Drawing:
    if sample is None or not sample.strokes:
        raise _no_strokes()
    return sample.drawing()


def _no_strokes() -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "This holds no strokes that can be read."),
        QT_TRANSLATE_NOOP("nn_core", "Use a file of strokes, or a PNG or JPEG picture."),
    )
