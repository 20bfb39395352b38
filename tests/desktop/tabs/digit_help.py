"""What the tests of the digit tab share: a store of small networks, and strokes."""

from __future__ import annotations

import numpy as np

from nn_core.digits import Recogniser
from nn_core.errors import ModelFileError
from nn_core.layers import Affine, ReLU
from nn_core.network import Network


def tall_or_wide(sharpness=1.0):
    """A network that says 1 to what is narrow and 7 to what reaches to the sides."""
    rng = np.random.default_rng(0)
    network = Network([Affine(784, 6, rng), ReLU(), Affine(6, 10, rng)])
    first, last = network.layers[0].params, network.layers[-1].params
    columns = np.tile(np.abs(np.arange(28) - 13.5) > 4, (28, 1)).reshape(784)
    first["W"][...] = 0
    first["W"][:, 0] = columns
    first["b"][...] = 0
    first["b"][1] = 1
    last["W"][...] = 0
    last["b"][...] = 0
    last["W"][0, 7] = sharpness
    last["W"][1, 1] = 4 * sharpness
    return network


class Store:
    """Recognisers made in the test."""

    def __init__(self, **networks):
        self.asked = []
        self._made = {name: Recogniser(net, name) for name, net in networks.items()}

    def names(self):
        return tuple(self._made)

    def get(self, name):
        self.asked.append(name)
        return self._made[name]

    def best(self):
        """No shipped one."""
        return next(iter(self._made.values()), None)

    def damaged(self, name):
        """No file of one can't be read."""
        return None

    def held(self):
        """No network is in training here."""
        return ()

    def hold(self, held):
        """Nobody reads with one here."""

    def forget(self, name):
        """Nothing is read from files here."""


class BrokenStore(Store):
    """Lists a model whose file is damaged."""

    def names(self):
        return ("cnn",)

    def get(self, name):
        raise ModelFileError("The model “{name}” is damaged.", name=name)


def draw(editor, points):
    """One stroke through the editor."""
    editor.begin(*points[0])
    for point in points[1:]:
        editor.extend(*point)
    editor.end()
