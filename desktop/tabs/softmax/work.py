"""Where the softmax tab's scores can come from: the book, the user's drawing, an MNIST digit."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from desktop.services.bundled_digits import all_digits, digit_at
from nn_core.arrays import FloatArray

if TYPE_CHECKING:
    from desktop.services.recognisers import Recognisers
    from nn_core.digits import Drawing, Recogniser


class Preset(StrEnum):
    """A source of scores, in the order of the menu."""

    SMALL = "small"
    LARGE = "large"
    DRAWN = "drawn"
    MNIST = "mnist"


BOOK = {Preset.SMALL: (0.3, 2.9, 4.0), Preset.LARGE: (1010.0, 1000.0, 990.0)}
"""The numbers of section 3.5."""


class Classes(NamedTuple):
    """Named scores, ready to be taken over by the tab."""

    names: tuple[str, ...]
    scores: tuple[float, ...]
    source: Preset


def book(preset: Preset) -> Classes:
    """Return one of the book's two rows of scores."""
    scores = BOOK[preset]
    return Classes(tuple(str(number + 1) for number in range(len(scores))), scores, preset)


def drawn(recognisers: Recognisers, drawing: Drawing) -> Iterator[Classes]:
    """Yield the ten logits that the best network gives the drawing; runs in a worker."""
    from nn_core.digits import rasterise

    yield _logits(_best(recognisers), rasterise(drawing), Preset.DRAWN)


def of_mnist(recognisers: Recognisers, seed: int) -> Iterator[Classes]:
    """Yield the ten logits of one of the bundled digits, chosen by ``seed``; runs in a worker."""
    image, _ = digit_at(int(np.random.default_rng(seed).integers(len(all_digits()))))
    yield _logits(_best(recognisers), image, Preset.MNIST)


def _best(recognisers: Recognisers) -> Recogniser:
    return recognisers.get(recognisers.names()[0])


def _logits(recogniser: Recogniser, image: FloatArray, source: Preset) -> Classes:
    # A copy, since the window's thread may read with the network meanwhile.
    network = recogniser.network.copy()
    logits = network.forward(network.batch(image[None]))[0]
    # Two decimals are what a reader can follow, and change no share by more than one per cent.
    scores = tuple(round(float(logit), 2) for logit in logits)
    return Classes(tuple(str(digit) for digit in range(len(scores))), scores, source)
