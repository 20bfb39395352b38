"""What the digit tab calls the layers of networks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.widgets.controls.number_text import grouped


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
        count=grouped(count)
    )
