"""Find out what digits look like to a network, so that it can tell when something is none."""

from __future__ import annotations

from nn_core.arrays import Array, Labels
from nn_core.digits.familiarity import Familiarity, Signals, fit
from nn_core.network import Network
from nn_core.training import as_unit_floats


def fit_familiarity(network: Network, images: Array, labels: Labels) -> Familiarity:
    """Return what pictures of digits look like to ``network``, with the limits they give.

    Parameters
    ----------
    network : Network
    images : array of uint8, or of float from 0 to 1, shape (N, 28, 28)
        Digits, each of the ten among them; best ones the network has not been trained on.
    labels : array, shape (N,)
    """
    hidden, logits = network.last_signals(as_unit_floats(images, network))
    return fit(Signals(hidden, logits), labels)
