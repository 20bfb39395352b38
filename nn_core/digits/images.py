"""Find the ink in a picture of a digit: dark on light or light on dark, evenly lit or not."""

from __future__ import annotations

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.digits.framing import BOX, box, resize
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

LONGEST = 560
"""Longer side, in pixels, of the pictures that are worked on; larger ones are shrunk first."""
SURVEY = 64
"""Longer side of the picture on which the light is surveyed."""
FAINTEST = 0.06
"""Difference of brightness between ink and paper below which a picture counts as blank."""
DIMMEST = 0.2
"""Brightness of paper below which a share of it says little."""
NOISE = 4.0
"""Typical deviations of the paper that are still paper."""
STRONG, WEAK = 0.3, 0.04
"""Ink above the first is a stroke; ink above the second is its soft edge if it lies near one."""
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
    ground = paper(grey)
    away = grey - ground
    # Noise is even on both sides of the paper's brightness; ink is far off on one. Dark ink keeps
    # back a share of the light that falls on the paper.
    if float((away.astype(np.float64) ** 3).sum()) < 0:
        away = -away / np.maximum(ground, DIMMEST)
    spread = 1.4826 * float(np.median(np.abs(away)))
    return cleaned(away, NOISE * spread)


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


def paper(grey: FloatArray, rounds: int = 20) -> FloatArray:
    """Return the brightness of the paper under every pixel, shape (H, W).

    One number where the picture was made by a program; else a surface of second degree by least
    absolute deviations, found by reweighting: ink pulls it no more than noise does.
    """
    level = _flat(grey)
    if level is not None:
        return np.full(grey.shape, level, np.float32)
    survey = _shrunk(grey, SURVEY)
    terms = _terms(survey.shape)
    values = survey.reshape(-1).astype(np.float64)
    # The border is mostly paper, even where a thick digit fills most of the picture.
    trust = _border(survey.shape).reshape(-1)
    weights = trust
    surface = np.zeros(terms.shape[1])
    for _ in range(rounds):
        weighted = terms * weights[:, None]
        ridge = 1e-9 * weights.sum() * np.eye(len(surface))
        surface = np.linalg.solve(weighted.T @ terms + ridge, weighted.T @ values)
        weights = trust / np.maximum(np.abs(values - terms @ surface), 1e-3)
    fitted: FloatArray = (_terms(grey.shape) @ surface).reshape(grey.shape).astype(np.float32)
    return fitted


def _flat(grey: FloatArray) -> float | None:
    """Return the brightness that a third of all pixels share, or None."""
    counts = np.bincount(np.rint(grey * 255).astype(np.int64).reshape(-1))
    level = int(counts.argmax())
    return level / 255 if counts[level] * 3 >= grey.size else None


def _terms(shape: tuple[int, ...]) -> FloatArray:
    """Return the terms 1, x, y, x², xy, y² at every pixel, shape (H * W, 6)."""
    y, x = np.meshgrid(*((np.arange(n) + 0.5) / n * 2 - 1 for n in shape), indexing="ij")
    terms: FloatArray = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=-1)
    return terms.reshape(-1, 6)


def _border(shape: tuple[int, ...]) -> FloatArray:
    """Return 1 for every pixel, and more for those along the border."""
    trust = np.full(shape, 4.0)
    trust[1:-1, 1:-1] = 1.0
    return trust


def cleaned(away: FloatArray, noise: float) -> FloatArray:
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
    ink = np.clip((away - noise) / (full - noise), 0, 1) if full > noise else blank
    ink = ink.astype(np.float32)
    strokes = box(ink, STRONG)
    if strokes is None:
        return blank
    longest = max(strokes[2] - strokes[0], strokes[3] - strokes[1])
    ink[(ink < WEAK) | ~near(ink >= STRONG, max(1, round(EDGE * longest)))] = 0
    return ink


def near(marked: Array, distance: int) -> Array:
    """Return which pixels lie within ``distance`` rows and columns of a marked one."""
    for _ in range(2):
        # Marked pixels up to each row; a difference of two is how many lie in a window of rows.
        counts = np.cumsum(np.pad(marked, ((distance + 1, distance), (0, 0))), axis=0)
        marked = (counts[2 * distance + 1 :] > counts[: -2 * distance - 1]).T
    return marked
