"""The descent tab: a loss, its slope, and the way down."""

from __future__ import annotations

from desktop.tabs import PageSpec, TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

TAB = TabSpec(
    id="descent",
    title=QT_TRANSLATE_NOOP("tabs", "Descent"),
    tip=QT_TRANSLATE_NOOP("tabs", "See how wrong an answer is, and how optimisers find their way"),
    presenter="desktop.tabs.descent.presenter:DescentPresenter",
    pages=(
        PageSpec(
            "loss",
            QT_TRANSLATE_NOOP("tabs", "Loss"),
            QT_TRANSLATE_NOOP("tabs", "How wrong an answer is, as one number"),
            "desktop.tabs.descent.loss.page:LossPage",
        ),
        PageSpec(
            "slope",
            QT_TRANSLATE_NOOP("tabs", "Slope"),
            QT_TRANSLATE_NOOP("tabs", "What a numerical slope is, and what h does to it"),
            "desktop.tabs.descent.slope.page:SlopePage",
        ),
        PageSpec(
            "valley",
            QT_TRANSLATE_NOOP("tabs", "Valley"),
            QT_TRANSLATE_NOOP("tabs", "Four optimisers race down a surface"),
            "desktop.tabs.descent.valley.page:ValleyPage",
        ),
    ),
)
