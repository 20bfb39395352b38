"""What the digit tab calls networks and their layers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def model_name(name: str) -> str:
    """Return what a network is called in the list."""
    if name == "book":
        return QCoreApplication.translate("DigitTab", "Book: 784-50-100-10")
    if name == "mlp":
        return QCoreApplication.translate("DigitTab", "MLP: 784-512-256-10")
    if name == "cnn":
        return QCoreApplication.translate("DigitTab", "CNN: convolutions")
    return name


def model_tip(name: str) -> str:
    """Return what kind of network it is, in a sentence."""
    if name == "book":
        return QCoreApplication.translate(
            "DigitTab", "Chapter 3.6: 784-50-100-10 with sigmoids, fully connected"
        )
    if name == "mlp":
        return QCoreApplication.translate(
            "DigitTab", "784-512-256-10 with ReLU, fully connected: it knows pixels, not shapes"
        )
    if name == "cnn":
        return QCoreApplication.translate(
            "DigitTab", "Chapter 7: small filters slide over the picture and find strokes"
        )
    return ""


def layer_title(shape: tuple[int, ...]) -> str:
    """Return the short title of a hidden layer: how much it holds."""
    if len(shape) == 3:
        return QCoreApplication.translate("DigitTab", "{count} maps").format(count=shape[0])
    return QCoreApplication.translate("DigitTab", "{count} neurons").format(count=shape[0])


def layer_name(number: int, shape: tuple[int, ...]) -> str:
    """Return the whole name of a hidden layer, for a tool tip."""
    if len(shape) == 3:
        return QCoreApplication.translate(
            "DigitTab", "Hidden layer {number}, {count} feature maps of {height}×{width}"
        ).format(number=number, count=shape[0], height=shape[1], width=shape[2])
    return QCoreApplication.translate("DigitTab", "Hidden layer {number}, {count} neurons").format(
        number=number, count=shape[0]
    )


def weights(count: int) -> str:
    """Return how many numbers the network has learnt; a blank line before that is known."""
    if count == 0:
        return " "
    return QCoreApplication.translate("DigitTab", "{count} learnt numbers").format(
        count=f"{count:,}".replace(",", "\u202f")
    )
