"""What the tests of the framing tab share: three small networks that know places, and a digit."""

from __future__ import annotations

import numpy as np
from digit_help import Store
from lending import lend

from nn_core.digits import Drawing, Stroke
from nn_core.layers import Affine
from nn_core.network import Network


def where_the_ink_is(blur: int) -> Network:
    """A network that says 1 to ink in the middle columns, 0 to ink elsewhere and 8 to much of it.

    ``blur`` is by how many columns the ink may be off.
    """
    network = Network([Affine(784, 10, np.random.default_rng(0))])
    W, b = network.layers[0].params["W"], network.layers[0].params["b"]
    W[...], b[...] = 0, -9
    middle = np.tile(np.abs(np.arange(28) - 14) <= 2 + blur, (28, 1)).reshape(784)
    W[middle, 1], W[~middle, 0], W[:, 8] = 0.5, 0.5, 0.25
    b[[0, 1, 8]] = 0, 0, -60
    return network


def context_with_three(folder):
    """Return a context whose book network is the strictest one about places."""
    networks = {"cnn": where_the_ink_is(9), "mlp": where_the_ink_is(2), "book": where_the_ink_is(0)}
    return lend(folder, Store(**networks))


def one() -> Drawing:
    """Return a thin upright 1 in a corner of the sheet."""
    return Drawing((Stroke(np.array([[0.12, 0.1], [0.12, 0.4]]), 0.04),))


def flag() -> Drawing:
    """Return a 1 with a flag to the left, so that its box isn't where its ink is."""
    points = np.array([[0.1, 0.1], [0.3, 0.1], [0.3, 0.5], [0.3, 0.1]])
    return Drawing((Stroke(points, 0.04),))
