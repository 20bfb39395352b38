"""Read the digit in a file of a picture, for recognising, opening and importing alike."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from desktop.widgets.canvas import picture_reading
from nn_core.arrays import Array, FloatArray
from nn_core.data.digit_files import Sample
from nn_core.digits import Drawing, ink_from_rgba
from nn_core.digits.framing import FIELD

HALF = 128


def decode(path: Path) -> Sample:
    """Return the digit in a picture.

    One of 28 x 28 pixels on clean paper is also kept as it is, as networks read it.

    Raises `DataFileError` if it is no picture.
    """
    photo = picture_reading.read_photo(path)
    pixels = picture_reading.rgba(photo.image)
    drawing = Drawing(image=ink_from_rgba(pixels))
    exact = _exact(pixels) if pixels.shape[:2] == (FIELD, FIELD) else None
    sample = Sample(drawing, pixels=exact, alone=True, damaged=photo.cut_short)
    return replace(sample, pages=photo.pages)


def _exact(pixels: FloatArray) -> Array | None:
    """Return ink from 0 to 255, turned if need be; None if the paper is not clean."""
    grey = pixels[..., :3] @ np.array([0.299, 0.587, 0.114], pixels.dtype)
    alpha = pixels[..., 3]
    covered = float(alpha.sum())
    light = covered > 0 and float((grey * alpha).sum()) > covered / 2
    ground = 0.0 if light and float(alpha.min()) < 1 else 1.0
    ink = np.rint((grey * alpha + ground * (1 - alpha)) * 255).astype(np.uint8)
    # There is always more paper than ink.
    ink = ink if np.median(ink) < HALF else 255 - ink
    return ink if ink.min() == 0 else None  # else the paper of a photograph
