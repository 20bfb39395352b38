"""The activations tab: curves and their slopes, and why they are as they are."""

from __future__ import annotations

from desktop.tabs import PageSpec, TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

TAB = TabSpec(
    id="activations",
    title=QT_TRANSLATE_NOOP("tabs", "Activations"),
    tip=QT_TRANSLATE_NOOP("tabs", "Compare activation functions and see what each is good for"),
    presenter="desktop.tabs.activations.presenter:ActivationsPresenter",
    pages=(
        PageSpec(
            "curves",
            QT_TRANSLATE_NOOP("tabs", "Curves"),
            QT_TRANSLATE_NOOP("tabs", "Functions and their slopes, read off at one x"),
            "desktop.tabs.activations.curves.page:CurvesPage",
        ),
        PageSpec(
            "step",
            QT_TRANSLATE_NOOP("tabs", "Why not the step"),
            QT_TRANSLATE_NOOP("tabs", "An input that trembles round 0"),
            "desktop.tabs.activations.step_noise.page:StepNoisePage",
        ),
        PageSpec(
            "linear",
            QT_TRANSLATE_NOOP("tabs", "Why non-linear"),
            QT_TRANSLATE_NOOP("tabs", "Layers stacked on a line and a plane"),
            "desktop.tabs.activations.linear_stack.page:LinearStackPage",
        ),
        PageSpec(
            "relu",
            QT_TRANSLATE_NOOP("tabs", "Why ReLU"),
            QT_TRANSLATE_NOOP("tabs", "Signals and gradients through many layers"),
            "desktop.tabs.activations.deep_signals.page:DeepSignalsPage",
        ),
    ),
)
