"""Find out what digits look like to a network, so that it can tell when something is none."""

from __future__ import annotations

from nn_core.arrays import Array, Labels
from nn_core.data.training_set import PictureSet
from nn_core.digits.familiarity import DIGITS_ONLY, Familiarity, Signals, Weighing, fit
from nn_core.network import Network
from nn_core.training import as_unit_floats


def fit_familiarity(
    network: Network,
    images: Array,
    labels: Labels,
    held_out: PictureSet | None = None,
    weighing: Weighing = DIGITS_ONLY,
) -> Familiarity:
    """Return what pictures of digits look like to ``network``, with the limits they give.

    Parameters
    ----------
    network : Network
    images : array of uint8, or of float from 0 to 1, shape (N, 28, 28)
        Digits, each of the ten among them.
    labels : array, shape (N,)
    held_out : PictureSet, optional
        Digits that the network has not learnt; they set the limits. By default those above.
    weighing : Weighing
        Whether the network has learnt what is no digit.
    """
    seen = signals(network, images)
    others = None if held_out is None else signals(network, held_out.images)
    return fit(seen, labels, others, weighing)


def signals(network: Network, images: Array) -> Signals:
    """Return what ``network`` makes of pictures (N, 28, 28), of bytes or of floats."""
    return Signals(*network.last_signals(as_unit_floats(images, network)))
