"""Handwriting in a few numbers: what can be measured of a picture without having learnt anything.

Two of them make a picture a point in a plane, where the perceptron of chapter 2 tells a 0 from a 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.data.points import Points
from nn_core.data.training_set import PictureSet
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

SIDE = 28
MIDDLE = slice(11, 17)
"""Rows and columns of the middle: 6 x 6 pixels, the hole of a 0."""


def ink(images: FloatArray) -> FloatArray:
    """Return the mean ink of all pixels, 0 to 1, shape (N,)."""
    mean: FloatArray = images.mean(axis=(1, 2))
    return mean


def ink_in_the_middle(images: FloatArray) -> FloatArray:
    """Return the mean ink of the 6 x 6 pixels in the middle, 0 to 1, shape (N,)."""
    return ink(images[:, MIDDLE, MIDDLE])


def width(images: FloatArray) -> FloatArray:
    """Return how far the ink is spread over the columns: its deviation in pixels, shape (N,)."""
    return _moments(images).spread_x


def height(images: FloatArray) -> FloatArray:
    """Return how far the ink is spread over the rows: its deviation in pixels, shape (N,)."""
    return _moments(images).spread_y


def slant(images: FloatArray) -> FloatArray:
    """Return by how many columns the ink moves to the right per row upwards, shape (N,).

    It is the slope of the line that follows the rows best: covariance of row and column, weighted
    by ink, over the variance of the row. 0 for a picture of no more than one row.
    """
    return _moments(images).slope


def top_minus_bottom(images: FloatArray) -> FloatArray:
    """Return the mean ink of the upper half less that of the lower, −1 to 1, shape (N,)."""
    half = SIDE // 2
    return ink(images[:, :half]) - ink(images[:, half:])


class _Moments(NamedTuple):
    spread_x: FloatArray
    spread_y: FloatArray
    slope: FloatArray


def _moments(images: FloatArray) -> _Moments:
    """Return deviations and slope of the ink, each of shape (N,); 0 where there is none."""
    axis = np.arange(SIDE, dtype=np.float64)
    rows, columns = images.sum(axis=2), images.sum(axis=1)
    total = np.maximum(images.sum(axis=(1, 2)), 1e-12)
    y, x = rows @ axis / total, columns @ axis / total
    # Rounding may take a variance of 0 a little below it.
    variance_y = np.maximum(rows @ axis**2 / total - y**2, 0)
    variance_x = np.maximum(columns @ axis**2 / total - x**2, 0)
    products = np.einsum("nyx,y,x->n", images, axis, axis) / total - y * x
    slope = np.where(variance_y > 1e-9, -products / np.maximum(variance_y, 1e-9), 0.0)
    return _Moments(np.sqrt(variance_x), np.sqrt(variance_y), slope)


FEATURES: dict[str, Callable[[FloatArray], FloatArray]] = {
    "ink": ink,
    "ink in the middle": ink_in_the_middle,
    "width": width,
    "height": height,
    "slant": slant,
    "top minus bottom": top_minus_bottom,
}
"""By name, in the order of menus: each takes pictures (N, 28, 28) with values of 0 to 1."""


@dataclass(frozen=True)
class Plane:
    """Two features as axes, brought to mean 0 and deviation 1.

    Attributes
    ----------
    names : tuple of str
        Keys of ``FEATURES``.
    centre, scale : tuple of float
        What is taken off each feature, and what it is then divided by.
    """

    names: tuple[str, ...]
    centre: tuple[float, ...]
    scale: tuple[float, ...]

    @classmethod
    def of(cls, images: Array, names: tuple[str, ...]) -> Plane:
        """Return the plane in which these pictures (N, 28, 28) have mean 0 and deviation 1."""
        raw = measured(images, names)
        deviation = np.maximum(raw.std(axis=0), 1e-9)
        return cls(names, tuple(raw.mean(axis=0).tolist()), tuple(deviation.tolist()))

    def places(self, images: Array) -> FloatArray:
        """Return where pictures (N, 28, 28) lie, shape (N, len(names))."""
        places: FloatArray = (measured(images, self.names) - self.centre) / np.array(self.scale)
        return places


def measured(images: Array, names: tuple[str, ...]) -> FloatArray:
    """Return features (N, len(names)) of pictures (N, 28, 28), bytes or floats of 0 to 1."""
    floats = images / 255.0 if images.dtype == np.uint8 else images.astype(np.float64)
    return np.column_stack([FEATURES[name](floats) for name in names])


@dataclass(frozen=True, eq=False)
class Pair:
    """Two digits as points of two features.

    Attributes
    ----------
    points : Points
        Class 0 for the first digit, 1 for the second.
    plane : Plane
        Where another picture lies.
    places : array of int, shape (N,)
        Which picture of the set each point is.
    """

    points: Points
    plane: Plane
    places: Array


def pair(
    pictures: PictureSet,
    digits: tuple[int, int],
    names: tuple[str, str],
    learnt: int,
    rng: np.random.Generator,
) -> Pair:
    """Return all pictures of two digits as points, of which ``learnt`` are not held apart.

    Mean and deviation of the features are those of the learnt ones: the others are not met.

    Raises
    ------
    DataFileError
        If one of the digits is missing, or there are no more than ``learnt`` of both.
    """
    places = np.flatnonzero(np.isin(pictures.labels, digits))
    labels = pictures.labels[places]
    if len(places) <= learnt or len(set(labels.tolist())) < 2:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "There are too few pictures of {one} and {other}."),
            QT_TRANSLATE_NOOP("nn_core", "Take more of them."),
            one=digits[0],
            other=digits[1],
        )
    apart = np.ones(len(places), bool)
    apart[rng.permutation(len(places))[:learnt]] = False
    plane = Plane.of(pictures.images[places[~apart]], names)
    classes = (labels == digits[1]).astype(np.int64)
    points = Points(plane.places(pictures.images[places]), classes, apart, names)
    return Pair(points, plane, places)
