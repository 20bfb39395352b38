"""What networks are called wherever they are chosen, named or explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.services import numbers
from desktop.services.i18n import translate
from desktop.services.recognisers import HELD

if TYPE_CHECKING:
    from desktop.services.held_network import Held

_held_at = {"step": 0}


def tell_held(held: Held | None) -> None:
    """Remember at which step the network in training is."""
    _held_at["step"] = 0 if held is None else held.step


def short(name: str) -> str:
    """Return what a network is called in a sentence: the shipped ones by their kind."""
    if name == "book":
        return translate("NetworkNames", "Book")
    if name == HELD:
        return translate("NetworkNames", "In training")
    return {"cnn": "CNN", "mlp": "MLP"}.get(name, name)


def title(name: str) -> str:
    """Return what a network is called in a list: the shipped ones with what is in them."""
    if name == "book":
        return translate("NetworkNames", "Book: 784-50-100-10")
    if name == "mlp":
        return translate("NetworkNames", "MLP: 784-512-256-10")
    if name == "cnn":
        return translate("NetworkNames", "CNN: convolutions")
    if name == HELD:
        text = translate("NetworkNames", "● In training (step {step})")
        return text.format(step=numbers.thousands(_held_at["step"]))
    return name


def tip(name: str) -> str:
    """Return what kind of network it is, in a sentence."""
    if name == "book":
        return translate(
            "NetworkNames",
            "Chapter 3.6: 784-50-100-10 with sigmoids, learnt from MNIST as it is",
        )
    if name == "mlp":
        return translate(
            "NetworkNames", "784-512-256-10 with ReLU, fully connected: it knows pixels, not shapes"
        )
    if name == "cnn":
        return translate(
            "NetworkNames", "Chapter 7: small filters slide over the picture and find strokes"
        )
    if name == HELD:
        return translate("NetworkNames", "The network of the Training tab, as it is at this moment")
    return translate("NetworkNames", "A network of your own")
