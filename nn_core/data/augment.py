"""Pictures changed at random as hands differ: slanted, turned, stretched, bent, thin or thick.

All functions work on a whole batch at once and draw from the generator they are given, so that a
seed gives the same pictures again.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from nn_core.arrays import FloatArray

SIDE = 28


@dataclass(frozen=True)
class Augmentation:
    """How strongly a batch of pictures is changed; call it with a batch and a generator.

    Attributes
    ----------
    rotation : float
        Largest turn to either side, in degrees.
    shear : float
        Largest slant: columns moved per row.
    stretch : float
        Largest relative change of width and of height, drawn apart.
    shift : float
        Largest move in pixels.
    bend : float
        Standard deviation of the elastic displacement, in pixels (Simard et al., 2003).
    thickness : float
        Share by which strokes are made thicker or thinner at most, 0 to 1.
    """

    rotation: float = 8.0
    shear: float = 0.15
    stretch: float = 0.1
    shift: float = 1.2
    bend: float = 0.7
    thickness: float = 0.4

    def __call__(self, images: FloatArray, rng: np.random.Generator) -> FloatArray:
        """Return changed copies of ``images``, shape (N, 28, 28), values 0 to 1."""
        out = sample(images, self.coordinates(len(images), rng))
        if self.thickness:
            amounts = rng.uniform(-self.thickness, self.thickness, len(images))
            out = thicken(out, amounts.astype(images.dtype))
        return out

    def weakened(self, factor: float) -> Augmentation:
        """Return changes of the same kinds, each of them ``factor`` times as strong."""
        return Augmentation(*(factor * getattr(self, f.name) for f in fields(self)))

    def coordinates(self, count: int, rng: np.random.Generator) -> FloatArray:
        """Return where each pixel of each new picture comes from, shape (2, N, 28, 28), (y, x)."""
        angle = np.radians(rng.uniform(-self.rotation, self.rotation, count))
        slant = rng.uniform(-self.shear, self.shear, count)
        scale = 1 + rng.uniform(-self.stretch, self.stretch, (2, count))
        move = rng.uniform(-self.shift, self.shift, (2, count))
        cos, sin = np.cos(angle), np.sin(angle)
        # Rows of the matrix that takes a new pixel back to the old picture.
        a = np.array([[cos, sin], [-sin + slant * cos, cos + slant * sin]]) / scale[:, None]
        centre = (SIDE - 1) / 2
        axis = np.arange(SIDE, dtype=np.float32) - centre
        a = a.astype(np.float32)
        y, x = axis[:, None], axis[None, :]
        offset = (move + centre).astype(np.float32)
        where = np.empty((2, count, SIDE, SIDE), np.float32)
        for k in range(2):
            rows = a[k, 0][:, None, None] * y + offset[k][:, None, None]
            np.add(rows, a[k, 1][:, None, None] * x, out=where[k])
        if self.bend:
            where += elastic(count, self.bend, rng)
        return where


class Fading:
    """Changes that become weak towards the end, so that digits are met last as they are.

    A network that has only seen changed pictures is a little off on others (He et al., 2019).

    Parameters
    ----------
    full : Augmentation
    calls : int
        How many batches there will be.
    share : float
        Part of them, at the end, over which the changes become weaker.
    least : float
        Strength of the last changes.
    """

    def __init__(
        self, full: Augmentation, calls: int, share: float = 0.2, least: float = 0.3
    ) -> None:
        self.full, self.calls, self.share, self.least = full, calls, share, least
        self.done = 0

    @property
    def strength(self) -> float:
        """How strong the next change is, 1 in the beginning."""
        left = 1 - self.done / self.calls
        return self.least + (1 - self.least) * min(1.0, max(0.0, left / self.share))

    def __call__(self, images: FloatArray, rng: np.random.Generator) -> FloatArray:
        """Return changed copies of ``images``, shape (N, 28, 28)."""
        strength = self.strength
        self.done += 1
        return (self.full if strength == 1 else self.full.weakened(strength))(images, rng)


def elastic(count: int, strength: float, rng: np.random.Generator) -> FloatArray:
    """Return smooth random displacements, shape (2, N, 28, 28), in pixels.

    A coarse grid of random arrows is spread over the picture by a smooth kernel; the deviation of
    the result is ``strength``.
    """
    spread = _spread(knots=7)
    knots = rng.standard_normal((2, count, spread.shape[1], spread.shape[1]), np.float32)
    field: FloatArray = spread @ knots @ spread.T
    field *= np.float32(strength)
    return field


@lru_cache
def _spread(knots: int) -> FloatArray:
    """Return the matrix (28, knots) that carries the knots' values to all pixels of one axis."""
    at = np.linspace(-2, SIDE + 1, knots)
    distance = np.arange(SIDE)[:, None] - at[None, :]
    weights = np.exp(-0.5 * (distance / (at[1] - at[0])) ** 2)
    # Rows of unit length keep the variance of independent knots.
    weights /= np.linalg.norm(weights, axis=1, keepdims=True)
    spread: FloatArray = weights.astype(np.float32)
    return spread


def sample(images: FloatArray, where: FloatArray) -> FloatArray:
    """Return pictures read at fractional places, bilinearly; outside is blank.

    Parameters
    ----------
    images : array, shape (N, H, W)
    where : array, shape (2, N, H, W)
        Row and column of the old picture for each pixel of the new one.
    """
    count, height, width = images.shape
    # One blank row and column on each side stand for all that is outside.
    padded = np.zeros((count, height + 2, width + 2), images.dtype)
    padded[:, 1:-1, 1:-1] = images
    # A place beyond the border lies on the blank row or column; it must not reach past it.
    y = np.clip(where[0] + 1, 0, np.nextafter(np.float32(height + 1), np.float32(0)))
    x = np.clip(where[1] + 1, 0, np.nextafter(np.float32(width + 1), np.float32(0)))
    row, column = y.astype(np.int32), x.astype(np.int32)
    y -= row
    x -= column
    index = row * np.int32(width + 2) + column
    index += (np.arange(count, dtype=np.int32) * np.int32(padded[0].size))[:, None, None]
    flat = padded.reshape(-1)
    top: FloatArray = flat[index]
    top += x * (flat[index + 1] - top)
    index += np.int32(width + 2)
    bottom = flat[index]
    bottom += x * (flat[index + 1] - bottom)
    bottom -= top
    bottom *= y
    top += bottom
    return top


def thicken(images: FloatArray, amounts: FloatArray) -> FloatArray:
    """Return pictures with thicker (amount > 0) or thinner (< 0) strokes.

    Each picture is mixed with the largest, or smallest, value of its pixels' cross-shaped
    neighbourhoods; an amount of 1 is that alone.

    Parameters
    ----------
    images : array, shape (N, H, W)
    amounts : array, shape (N,)
        Between -1 and 1.
    """
    out = images.copy()
    for chosen, extreme in ((amounts > 0, np.maximum), (amounts < 0, np.minimum)):
        if not chosen.any():
            continue
        old = images[chosen]
        new = old.copy()
        extreme(new[:, 1:], old[:, :-1], out=new[:, 1:])
        extreme(new[:, :-1], old[:, 1:], out=new[:, :-1])
        extreme(new[:, :, 1:], old[:, :, :-1], out=new[:, :, 1:])
        extreme(new[:, :, :-1], old[:, :, 1:], out=new[:, :, :-1])
        share = np.abs(amounts[chosen])[:, None, None]
        out[chosen] = old + share * (new - old)
    return out
