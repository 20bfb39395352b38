"""Bring pictures of any scale to ink from 0 to 255 on paper of 0: scaled, and turned if need be."""

from __future__ import annotations

import math

import numpy as np

from nn_core.arrays import Array
from nn_core.data.digit_files.report import Notes
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

SIGNED: tuple[float, float] = (-128, 127)
"""Of centred bytes, where paper is -128; or of a language that has no others, where paper is 0."""
SHARES: tuple[float, float] = (0, 1)
SCALES: tuple[tuple[float, float], ...] = (
    (0, 255),
    (0.01, 1),
    SHARES,
    (0, 16),
    (0, 15),
    (0, 100),
    (-1, 1),
    (-0.5, 0.5),
    SIGNED,
    (-0.1307 / 0.3081, 0.8693 / 0.3081),
)
"""Lowest and highest value of the scales that are about: bytes, shares, those that avoid 0, the 17
greys of scikit-learn and UCI, per cent, signs, centred ones, and MNIST's mean and deviation."""
WIDE = (0, 65535)
"""The scale of 16 bits, which must be used to its end."""
OVERSHOT = (-0.25, 0.9, 1.25)
"""How low, and from where to where high, shares go that were resized by a cubic: Ng's 5,000 digits
go from -.13 to 1.13."""
NEAR = 2e-3
"""Share of a scale by which its ends may be missed, as rounding does."""
PAPER_SHARE = 0.3
"""Share of the pixels that are just paper, in pictures whose scale is told by it."""
HALF = 0.5
"""How far half of the pictures must go on that scale: one odd value must not stretch it."""
MOST_VALUE = 1e30
"""What is greater is no pixel."""
FAINTEST = 0.5
"""Highest of shares below which each picture is scaled by itself, as those of length 1 are."""
PAPER, INK = 0.4, 0.6
"""Mean of a picture below or above which it is surely white on black, or black on white."""
MOST = 0.9
"""Share of the pictures that speak for one way, from which on it holds for all of them."""
FEWEST, MANY_PAPERS = 5, 20
"""Pictures in which paper shows at most places, and how many values it has there if each place was
scaled by itself."""
PORTION = 1000
"""Pictures worked on at once, since floats take eight times the room of bytes."""


def scale_of(low: float, high: float) -> tuple[float, float] | None:
    """Return the ends of the scale that values from ``low`` to ``high`` are on; None for none.

    One end must be used, that of the paper or that of the ink; bytes and shares may be faint.
    """
    if not (math.isfinite(low) and math.isfinite(high)):
        return None
    if OVERSHOT[0] <= low < -NEAR and OVERSHOT[1] <= high <= OVERSHOT[2]:
        return SHARES
    for start, end in SCALES[1:]:
        room = NEAR * (end - start)
        meets_start, meets_end = abs(low - start) <= room, abs(high - end) <= room
        inside = low >= start - room and high <= end + room
        if start == 0:
            # What goes a little below 0 is on no scale that it hardly uses.
            fits = meets_end or (low < 0 and 2 * high >= end)
        else:
            fits = meets_start or (meets_end and low < 0)
        if inside and fits:
            return start, end
    if low >= 0 and abs(high - WIDE[1]) <= NEAR * WIDE[1]:
        return WIDE
    if low >= 0 and high <= 255:
        # A few of the 17 greys without the darkest: as bytes they could not be seen.
        return SHARES if high < 1 else (0, 16) if high <= 16 else (0, 255)
    return None


def inked(pictures: Array, notes: Notes, what: str) -> Array:
    """Return pictures of any scale as bytes of ink; what was done to them is noted.

    Parameters
    ----------
    pictures : array of numbers, shape (N, ...)
    notes : Notes
    what : str
        The file, for the error.

    Returns
    -------
    array of uint8, of the same shape

    Raises
    ------
    DataFileError
        If the values fit no scale.
    """
    return turned(scaled(pictures, notes, what), notes)


def scaled(pictures: Array, notes: Notes, what: str) -> Array:
    """Return pictures on whichever scale as bytes, not turned; see ``inked``."""
    pictures = pictures.astype(np.uint8) if pictures.dtype.kind == "b" else pictures
    if not pictures.size:
        return pictures.astype(np.uint8)
    low, high = float(pictures.min()), float(pictures.max())
    if low == high == 0:
        return np.zeros(pictures.shape, np.uint8)
    if low < 0 and _each_pixel_apart(pictures):
        raise _scaled_apart(what)
    scale = _scale_of(pictures, low, high)
    if scale is None:
        own = _on_their_own(pictures)
        if own is None:
            raise _no_scale(what, low, high)
        notes.changed(ON_THEIR_OWN, len(pictures))
        return own
    if scale == SIGNED and np.median(pictures) == 0:
        notes.changed(
            QT_TRANSLATE_NOOP("nn_core", "Signed bytes were read as 0 … 255: {count}"),
            len(pictures),
        )
        return (pictures.astype(np.int16) % 256).astype(np.uint8)
    if scale == SCALES[0]:
        return pictures if pictures.dtype == np.uint8 else _stretched(pictures, *scale)
    notes.changed(
        QT_TRANSLATE_NOOP("nn_core", "Scaled from {low} … {high} to 0 … 255: {count}"),
        len(pictures),
        low=f"{scale[0]:.4g}",
        high=f"{scale[1]:.5g}",
    )
    return _stretched(pictures, *scale)


ON_THEIR_OWN = QT_TRANSLATE_NOOP(
    "nn_core", "Each scaled from its own lowest and highest value to 0 … 255: {count}"
)


def _scale_of(pictures: Array, low: float, high: float) -> tuple[float, float] | None:
    """Return the scale of pictures: one that is about, or the one that paper and ink span.

    Somebody's own mean and deviation, or 12 bits, are on no scale that is about. Paper shows it:
    very many pixels have just the lowest value, or the highest.
    """
    scale = scale_of(low, high)
    shares = scale == SHARES
    if scale is not None and high > 0 and not shares:
        return scale
    if shares and low >= -NEAR:
        return None if high < FAINTEST else scale
    some = pictures[:PORTION].astype(np.float64)
    paper = high if _share(some, high) > _share(some, low) else low
    tops = np.abs(some.reshape(len(some), -1) - paper).max(axis=1)
    spanned = _share(some, paper) >= PAPER_SHARE and np.median(tops) > HALF * (high - low)
    return (low + 0.0, high + 0.0) if spanned and math.isfinite(high - low) else scale


def _share(pictures: Array, value: float) -> float:
    return float(np.mean(np.abs(pictures - value) <= NEAR * np.ptp(pictures)))


def _on_their_own(pictures: Array) -> Array | None:
    """Return pictures each scaled by itself, where nearly all have much paper; None elsewhere."""
    flat = pictures.reshape(len(pictures), -1).astype(np.float64)
    if not (np.abs(flat) < MOST_VALUE).all():
        return None
    lows, highs = flat.min(axis=1, keepdims=True), flat.max(axis=1, keepdims=True)
    ranges = np.where(highs > lows, highs - lows, 1)
    shares = (flat - lows) / ranges
    paper = (shares <= NEAR).mean(axis=1) >= PAPER_SHARE
    if paper.mean() < MOST:
        return None
    out: Array = np.rint(shares * 255).astype(np.uint8).reshape(pictures.shape)
    return out


def _stretched(pictures: Array, start: float, end: float) -> Array:
    out = np.empty(pictures.shape, np.uint8)
    for at in range(0, len(pictures), PORTION):
        part = pictures[at : at + PORTION].astype(np.float64)
        out[at : at + PORTION] = np.rint(np.clip((part - start) / (end - start), 0, 1) * 255)
    return out


def turned(pictures: Array, notes: Notes) -> Array:
    """Return bytes with ink high and paper 0: there is always more paper than ink.

    Where nearly all pictures of a file speak for one way, it holds for those that don't, too.
    """
    dark = which_are_dark_on_light(pictures)
    if not dark.any():
        return pictures
    notes.changed(
        QT_TRANSLATE_NOOP("nn_core", "Black on white, so ink and paper were swapped: {count}"),
        int(dark.sum()),
    )
    if dark.all():
        return 255 - pictures
    pictures = pictures.copy()
    pictures[dark] = 255 - pictures[dark]
    return pictures


def which_are_dark_on_light(pictures: Array) -> Array:
    """Return for each picture of bytes whether it is black on white, shape (N,)."""
    axes = tuple(range(1, pictures.ndim))
    means = pictures.mean(axis=axes, dtype=np.float64) / 255
    varied = pictures.max(axis=axes) != pictures.min(axis=axes)
    light, dark = means < PAPER, means > INK
    votes = int((light & varied).sum()), int((dark & varied).sum())
    if sum(votes) and max(votes) >= MOST * sum(votes):
        return np.full(len(pictures), votes[1] > votes[0])
    return np.asarray(dark & varied)


def without_ink(picture: Array) -> bool:
    """Whether a picture of bytes is one even grey: there is nothing on it."""
    return bool(picture.max(initial=0) == picture.min(initial=255)) or not picture.any()


def _each_pixel_apart(pictures: Array) -> bool:
    """Whether each place has another value for paper, as where its own mean was taken away."""
    flat = pictures[:PORTION].reshape(min(len(pictures), PORTION), -1)
    if len(flat) < FEWEST or flat.dtype.kind != "f":
        return False
    lows, highs = flat.min(axis=0), flat.max(axis=0)
    paper = (flat <= lows + NEAR * (highs - lows)).mean(axis=0) >= PAPER_SHARE
    inked = lows < highs
    levels = np.unique(np.round(lows[inked & paper] / max(float(np.ptp(lows)), 1e-30), 3))
    return bool((inked & paper).sum() >= HALF * inked.sum() and len(levels) >= MANY_PAPERS)


def _scaled_apart(what: str) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP(
            "nn_core", "Each pixel of “{path}” was shifted by a mean of its own, which isn't there."
        ),
        QT_TRANSLATE_NOOP(
            "nn_core",
            "Save the pixels as they were before StandardScaler, or what its inverse_transform "
            "gives.",
        ),
        path=what,
    )


def _no_scale(what: str, low: float, high: float) -> DataFileError:
    if not (math.isfinite(low) and math.isfinite(high)):
        return DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” holds values that are no numbers: nan or inf."),
            QT_TRANSLATE_NOOP("nn_core", "Put paper in their places, as np.nan_to_num does."),
            path=what,
        )
    return DataFileError(
        QT_TRANSLATE_NOOP(
            "nn_core", "The values of “{path}” go from {low} to {high}, which is no scale known."
        ),
        QT_TRANSLATE_NOOP("nn_core", "Bring them to 0 … 255, 0 … 1 or -1 … 1."),
        path=what,
        low=f"{low:.4g}",
        high=f"{high:.4g}",
    )
