"""Find the ink in a picture of a digit: dark on light or light on dark, evenly lit or not."""

from __future__ import annotations

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.digits.finding import STRONG, Found, find_digits
from nn_core.digits.framing import BOX, box, resize
from nn_core.digits.paper import closed, flat_level, means
from nn_core.digits.pieces import near, pieces
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

LONGEST = 560
"""Longer side, in pixels, of the pictures that are worked on; larger ones are shrunk first."""
FAINTEST = 0.06
"""Difference of brightness between ink and paper below which a picture counts as blank."""
DIMMEST = 0.2
"""Brightness of paper below which a share of it says little."""
NOISE = 4.0
"""Typical deviations of the paper that are still paper."""
WEAK = 0.04
"""Ink above this is a stroke's soft edge if it lies near one."""
PENS = 3.0
"""Widths of a stroke that may not be paper, once they have been seen."""
LOOKS = 3
"""At most so many looks at a photo, each with the pen's width known better."""
SOFT = 3
"""Pixels of a stroke's edge that are surely its own."""
EDGE = 1 / BOX
"""How wide a soft edge may be, as a share of the longer side of the strokes' box."""


def ink_from_brightness(brightness: FloatArray) -> FloatArray:
    """Return the ink in a picture, whichever of ink and paper is the darker one.

    What lies far off the paper's brightness, on the side where more does, is ink.

    Parameters
    ----------
    brightness : array, shape (H, W)
        From 0 (black) to 1 (white).

    Returns
    -------
    array of float32, shape (H, W), or smaller with the same aspect if a side is above 560
        Ink from 0 to 1, exactly 0 where there is paper; all zero for a blank picture.

    Raises
    ------
    DataFileError
        If this is no matrix of finite numbers.
    """
    grey = _limited(brightness)
    level = flat_level(grey)
    return _in_photo(grey) if level is None else _in_drawing(grey, level)


def _in_drawing(grey: FloatArray, level: float) -> FloatArray:
    """Return the ink in a picture that a program made, on paper of one brightness."""
    away = grey - level
    if float((away.astype(np.float64) ** 3).sum()) < 0:
        away = -away / max(level, DIMMEST)
    spread = 1.4826 * float(np.median(np.abs(away)))
    ink = opaque(away, NOISE * spread)
    found = find_digits(ink, photo=False)
    return with_soft_edges(ink, None if found is None else found.strokes)


def _in_photo(grey: FloatArray) -> FloatArray:
    """Return the ink in a photo, on paper under any light."""
    tries = [_darker(grey, relative=True), _darker(1 - grey, relative=False)]
    ink, _ = max(tries, key=lambda one: one[1])
    return ink


def _darker(grey: FloatArray, relative: bool) -> tuple[FloatArray, float]:
    """Return what is darker than the paper round it, and how much speaks for that it is ink."""
    # What is widened by closing is noise, too.
    calm, size = means(grey, 1), max(grey.shape) // 6
    blank = np.zeros_like(grey)
    ink, away, ground, found = blank, blank, blank, None
    for _ in range(LOOKS):
        ground = closed(calm, size | 1)
        # Dark ink keeps back a share of the light that falls on the paper.
        away = (ground - grey) / (np.maximum(ground, DIMMEST) if relative else np.float32(1))
        away -= np.median(away)
        spread = 1.4826 * float(np.median(np.abs(away)))
        ink = opaque(away, NOISE * spread)
        found = find_digits(ink, photo=True)
        if found is None:
            break
        before, size = size, min(size, max(3, round(PENS * found.pen)))
        if size == before:
            break
    if found is None:
        return blank, 0.0
    worth = float((away * found.strokes).sum()) / _alike(grey, ground, found)
    # What has been left out, such as a box's side, doesn't come back as a soft edge.
    all_ink = pieces(ink >= STRONG)
    others = all_ink.mask(all_ink.means(found.strokes) == 0)
    ink[near(others, SOFT) & ~near(found.strokes, SOFT)] = 0
    return with_soft_edges(ink, found.strokes), worth


def _alike(grey: FloatArray, ground: FloatArray, found: Found) -> float:
    """Return how much larger than the strokes is what is as dark, near them.

    Of ink there is no more; but where light is taken for ink, the inside of a 0 is as light as
    the paper outside.
    """
    strokes = found.strokes
    limit = (float(grey[strokes].mean()) + float(ground[strokes].mean())) / 2
    around = near(strokes, max(2, round(2 * found.pen)))
    return float((grey[around] < limit).sum() / strokes.sum()) ** 2


def ink_from_rgba(pixels: FloatArray) -> FloatArray:
    """Return the ink in a colour picture of shape (H, W, 4), values from 0 to 1.

    What is transparent is paper: black round light drawings, white round all others.
    """
    colour, alpha = pixels[..., :3], pixels[..., 3]
    grey = colour @ np.array([0.299, 0.587, 0.114], pixels.dtype)
    covered = float(alpha.sum())
    light = covered > 0 and float((grey * alpha).sum()) > covered / 2
    ground = 0.0 if light and float(alpha.min()) < 0.99 else 1.0
    return ink_from_brightness(grey * alpha + ground * (1 - alpha))


def _limited(brightness: FloatArray) -> FloatArray:
    grey = np.asarray(brightness, np.float32)
    if grey.ndim != 2 or not grey.size or not np.isfinite(grey).all():
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "A picture must be a matrix of finite numbers.")
        )
    grey = np.clip(grey, 0, 1)
    return _shrunk(grey, LONGEST) if max(grey.shape) > LONGEST else grey


def _shrunk(grey: FloatArray, longest: int) -> FloatArray:
    scale = min(1.0, longest / max(grey.shape))
    height, width = (max(1, round(size * scale)) for size in grey.shape)
    return resize(grey, height, width)


def opaque(away: FloatArray, noise: float) -> FloatArray:
    """Return ink from 0 to 1, from how far each pixel is off the paper's brightness.

    Parameters
    ----------
    away : array, shape (H, W)
        Ink is positive.
    noise : float
        Differences that are still paper.
    """
    blank = np.zeros(away.shape, np.float32)
    peak = float(away.max())
    if peak < max(FAINTEST, 1.5 * noise):
        return blank
    # The typical blackness of strokes, not that of the darkest speck.
    full = float(np.percentile(away[away > peak / 2], 90))
    if full <= noise:
        return blank
    ink: FloatArray = np.clip((away - noise) / (full - noise), 0, 1).astype(np.float32)
    return ink


def with_soft_edges(ink: FloatArray, strokes: Array | None) -> FloatArray:
    """Return the ink of the marked strokes with what lies near them, in place."""
    found = None if strokes is None else box(strokes)
    if strokes is None or found is None:
        return np.zeros_like(ink)
    longest = max(found[2] - found[0], found[3] - found[1])
    ink[(ink < WEAK) | ~near(strokes, max(1, round(EDGE * longest)))] = 0
    return ink
