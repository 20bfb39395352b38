"""The training tab: networks that learn while one watches, points first, then digits."""

from __future__ import annotations

from desktop.tabs import PageSpec, TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

TAB = TabSpec(
    id="training",
    title=QT_TRANSLATE_NOOP("tabs", "Training"),
    tip=QT_TRANSLATE_NOOP("tabs", "Watch a network learn, and change it while it does"),
    presenter="desktop.tabs.training.presenter:TrainingPresenter",
    pages=(
        PageSpec(
            "points",
            QT_TRANSLATE_NOOP("tabs", "Points"),
            QT_TRANSLATE_NOOP("tabs", "A small network learns to part points"),
            "desktop.tabs.training.points.page:PointsPage",
        ),
        PageSpec(
            "digits",
            QT_TRANSLATE_NOOP("tabs", "Digits"),
            QT_TRANSLATE_NOOP("tabs", "A network learns to read digits, and reads yours meanwhile"),
            "desktop.tabs.training.digits.page:DigitsPage",
        ),
    ),
)
