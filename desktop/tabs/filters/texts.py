"""The texts that both pages of the filters tab have: layers, what a channel adds, an empty page."""

from __future__ import annotations

from desktop.services import numbers
from desktop.services.i18n import translate
from nn_core.records.conv_trace import ChannelShare


def layer_kind(kind: str) -> str:
    """Return what a layer of a block is called."""
    names = {
        "conv": translate("FiltersTab", "convolution"),
        "batchnorm": translate("FiltersTab", "batch norm"),
        "maxpool": translate("FiltersTab", "max pooling"),
        "relu": "ReLU",
    }
    return names.get(kind, kind)


def share_text(share: ChannelShare) -> tuple[str, str]:
    """Return a channel's number, and its part of the sum with its sign."""
    text = translate("FiltersTab", "map {number}")
    part = f"{numbers.signed(share.contribution, 2)}  {numbers.percent(share.share)}"
    return text.format(number=share.channel + 1), part


def invitation(able: bool, example: bool = False) -> str:
    """Return what an empty page says first.

    - ``example``: whether the page has an example that needs none.
    """
    if able:
        return translate(
            "FiltersTab", "Draw a digit at the left (F8), or take one that comes with the program."
        )
    if example:
        return translate(
            "FiltersTab",
            "The convolutional network is not here yet: train it with “badak train --model cnn”. "
            "The book's example needs none.",
        )
    return translate(
        "FiltersTab",
        "The convolutional network is not here yet: train it with “badak train --model cnn”.",
    )
