"""Names that both pages of the training tab say, translated."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def optimizer_names() -> dict[str, str]:
    """Return the menu of optimisers."""
    translate = QCoreApplication.translate
    return {
        "sgd": translate("TrainingNames", "SGD"),
        "momentum": translate("TrainingNames", "Momentum"),
        "nesterov": translate("TrainingNames", "Nesterov"),
        "adagrad": translate("TrainingNames", "AdaGrad"),
        "rmsprop": translate("TrainingNames", "RMSprop"),
        "adam": translate("TrainingNames", "Adam"),
    }
