"""The backprop tab: the chain rule on a graph, on matrices, and checked against differences."""

from __future__ import annotations

from desktop.tabs import PageSpec, TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

TAB = TabSpec(
    id="backprop",
    title=QT_TRANSLATE_NOOP("tabs", "Backprop"),
    tip=QT_TRANSLATE_NOOP("tabs", "Take backpropagation apart: graph, layers, and the check"),
    presenter="desktop.tabs.backprop.presenter:BackpropPresenter",
    pages=(
        PageSpec(
            "graph",
            QT_TRANSLATE_NOOP("tabs", "Graph"),
            QT_TRANSLATE_NOOP("tabs", "A formula as a graph: values there, gradients back"),
            "desktop.tabs.backprop.graph.page:GraphPage",
        ),
        PageSpec(
            "layers",
            QT_TRANSLATE_NOOP("tabs", "Layers"),
            QT_TRANSLATE_NOOP("tabs", "One mini-batch under the microscope, every matrix"),
            "desktop.tabs.backprop.layers.page:LayersPage",
        ),
        PageSpec(
            "check",
            QT_TRANSLATE_NOOP("tabs", "Check"),
            QT_TRANSLATE_NOOP("tabs", "The numerical gradient against backpropagation, as a race"),
            "desktop.tabs.backprop.check.page:CheckPage",
        ),
    ),
)
