"""The softmax tab: scores become shares, step by step and in three float widths."""

from __future__ import annotations

from desktop.tabs import PageSpec, TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

TAB = TabSpec(
    id="softmax",
    title=QT_TRANSLATE_NOOP("tabs", "Softmax"),
    tip=QT_TRANSLATE_NOOP("tabs", "Turn scores into probabilities and see where numbers overflow"),
    presenter="desktop.tabs.softmax.presenter:SoftmaxPresenter",
    pages=(PageSpec("scores", "", "", "desktop.tabs.softmax.page:SoftmaxPage"),),
)
