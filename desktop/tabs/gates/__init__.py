"""The gates tab: one perceptron, how it learns, and what several of them can do together."""

from __future__ import annotations

from desktop.tabs import PageSpec, TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

TAB = TabSpec(
    id="gates",
    title=QT_TRANSLATE_NOOP("tabs", "Gates"),
    tip=QT_TRANSLATE_NOOP("tabs", "See what one perceptron can do, and what takes several"),
    presenter="desktop.tabs.gates.presenter:GatesPresenter",
    pages=(
        PageSpec(
            "perceptron",
            QT_TRANSLATE_NOOP("tabs", "Perceptron"),
            QT_TRANSLATE_NOOP("tabs", "One perceptron and its line"),
            "desktop.tabs.gates.perceptron_pages:PerceptronPage",
        ),
        PageSpec(
            "learning",
            QT_TRANSLATE_NOOP("tabs", "Learning"),
            QT_TRANSLATE_NOOP("tabs", "Let the perceptron find its weights"),
            "desktop.tabs.gates.perceptron_pages:LearningPage",
        ),
        PageSpec(
            "composer",
            QT_TRANSLATE_NOOP("tabs", "XOR"),
            QT_TRANSLATE_NOOP("tabs", "Three gates in two layers"),
            "desktop.tabs.gates.circuit_pages:ComposerPage",
        ),
        PageSpec(
            "adders",
            QT_TRANSLATE_NOOP("tabs", "Adders"),
            QT_TRANSLATE_NOOP("tabs", "Circuits that add"),
            "desktop.tabs.gates.circuit_pages:AddersPage",
        ),
    ),
)
