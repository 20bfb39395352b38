"""Which parts of a picture speak for a digit: ink taken away patch by patch, and gradient x input.

Both are worked out for all ten logits at once, so that "for 4", "for 9" and "for 4 against 9" are
differences of what is there already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from nn_core.arrays import FloatArray, frozen
from nn_core.digits.framing import box
from nn_core.explain.inference_network import input_gradients
from nn_core.network import Network
from nn_core.softmax import softmax

PATCH = 2
"""Side of the square that is taken away or inked, in pixels."""
INKED = 0.5
"""A patch whose darkest pixel has at least this much ink counts as ink, others as paper."""
AROUND = 2
"""Pixels of paper round the ink's box that are looked at too."""
BATCH = 48
"""Changed pictures read at once; between two batches the work can be stopped."""


class Method(StrEnum):
    """How evidence is found."""

    OCCLUSION = "occlusion"
    GRADIENT = "gradient"


@dataclass(frozen=True, eq=False)
class Evidence:
    """What each pixel or patch of one picture does to each of the ten logits.

    Attributes
    ----------
    image : array, shape (28, 28)
    logits, probabilities : array, shape (10,)
    hidden : array, shape (n,)
        What goes into the last layer.
    gradient : array, shape (10, 28, 28)
        Slope of each logit along each pixel, times the pixel's ink.
    occlusion : array, shape (10, 28, 28), or None
        How much lower each logit would be if the patch round a pixel were turned: ink taken away,
        paper inked. All pixels of a patch hold the patch's number; 0 where none was tried. None
        until all patches have been tried.
    """

    image: FloatArray
    logits: FloatArray
    probabilities: FloatArray
    hidden: FloatArray
    gradient: FloatArray
    occlusion: FloatArray | None = None

    @property
    def ranking(self) -> tuple[int, ...]:
        """The ten digits, the most probable first."""
        return tuple(int(k) for k in np.argsort(-self.logits, kind="stable"))

    @property
    def rival(self) -> int:
        """The digit that comes nearest to the answer when a single patch is turned.

        When a network is sure, which digit comes second says little; a small change tells more.
        The second most probable while no patches have been tried.
        """
        first, second = self.ranking[:2]
        if self.occlusion is None:
            return second
        leads = (self.logits[first] - self.logits)[:, None, None]
        leads = leads - (self.occlusion[first] - self.occlusion)
        nearest = leads.min(axis=(1, 2))
        nearest[first] = np.inf
        return int(np.argmin(nearest))

    def score(self, digit: int, rival: int | None = None) -> float:
        """Return the logit of ``digit``, or how far it is above that of ``rival``."""
        return float(self.logits[digit]) - (0.0 if rival is None else float(self.logits[rival]))

    def contributions(self, method: Method, digit: int, rival: int | None = None) -> FloatArray:
        """Return what each pixel contributes to `score`, shape (28, 28); zeros if not known yet."""
        maps = self.occlusion if method is Method.OCCLUSION else self.gradient
        if maps is None:
            return np.zeros_like(self.image)
        found: FloatArray = maps[digit].copy() if rival is None else maps[digit] - maps[rival]
        return found

    def total(self, method: Method, digit: int, rival: int | None = None) -> float:
        """Return the sum of all contributions; of patches, each is counted once."""
        found = float(self.contributions(method, digit, rival).sum(dtype=np.float64))
        return found / PATCH**2 if method is Method.OCCLUSION else found


def explain(network: Network, image: FloatArray) -> Iterator[Evidence]:
    """Yield the evidence in a picture as it is found: with the gradient first, at last with all.

    Parameters
    ----------
    network : Network
        At rest; see ``at_rest``.
    image : array, shape (28, 28)

    Yields
    ------
    Evidence
        After every batch of pictures; the same one again while nothing can be added.
    """
    found = by_gradient(network, image)
    yield found
    places = patches(image)
    drops = np.zeros((len(found.logits), *image.shape), np.float64)
    for first in range(0, len(places), BATCH):
        part = places[first : first + BATCH]
        turned = np.stack([turn(image, row, column) for row, column in part])
        for (row, column), logits in zip(part, network.forward(turned), strict=True):
            drop = (found.logits - logits)[:, None, None]
            drops[:, row : row + PATCH, column : column + PATCH] = drop
        yield found
    yield Evidence(
        found.image,
        found.logits,
        found.probabilities,
        found.hidden,
        found.gradient,
        frozen(drops),
    )


def by_gradient(network: Network, image: FloatArray) -> Evidence:
    """Return the evidence in a picture (28, 28) by gradient x input alone: a pass each way."""
    image = np.asarray(image, network.dtype)
    x = network.batch(image[None])
    for layer in network.layers[:-1]:
        x = layer.forward(x)
    logits = network.layers[-1].forward(x)[0].astype(np.float64)
    slopes = input_gradients(network, image, np.eye(len(logits)))
    return Evidence(
        frozen(image),
        frozen(logits),
        frozen(softmax(logits)),
        frozen(x[0]),
        frozen((slopes * image).astype(np.float64)),
    )


def patches(image: FloatArray) -> list[tuple[int, int]]:
    """Return row and column of the corners of the patches on and round the ink (28, 28)."""
    found = box(image)
    if found is None:
        return []
    left, top, right, bottom = found
    rows = range(max(0, top - AROUND) // PATCH * PATCH, min(len(image), bottom + AROUND), PATCH)
    columns = range(max(0, left - AROUND) // PATCH * PATCH, min(len(image), right + AROUND), PATCH)
    return [(row, column) for row in rows for column in columns]


def turn(image: FloatArray, row: int, column: int) -> FloatArray:
    """Return the picture (28, 28) with one patch turned: ink taken away, or paper inked."""
    changed = image.copy()
    patch = changed[row : row + PATCH, column : column + PATCH]
    patch[...] = 0.0 if patch.max() >= INKED else 1.0
    return changed
