"""The backprop tab: a graph that is worked out there and back, one node at a time (chapter 5)."""

from __future__ import annotations

from desktop.tabs.spec import PageSpec, TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

TAB = TabSpec(
    id="backprop",
    title=QT_TRANSLATE_NOOP("tabs", "Backprop"),
    tip=QT_TRANSLATE_NOOP("tabs", "Send a gradient back through a formula, node by node"),
    presenter="desktop.tabs.backprop.presenter:BackpropPresenter",
    pages=(
        PageSpec(
            "graph",
            QT_TRANSLATE_NOOP("tabs", "Graph"),
            QT_TRANSLATE_NOOP("tabs", "A formula as a graph: values there, gradients back"),
            "desktop.tabs.backprop.graph.page:GraphPage",
        ),
    ),
)
