from __future__ import annotations

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPushButton

from desktop.style import plotting, theme
from desktop.tabs import registered
from desktop.tabs.base import TabView
from nn_core.errors import ValueRefused


def test_the_frame_holds_controls_picture_and_sentence(qtbot):
    view = TabView()
    qtbot.addWidget(view)
    view.controls.addWidget(QPushButton("Learn"))
    plot = plotting.make_plot("x", "y")
    view.picture.addWidget(plot)
    view.sentence.setText("A line.")
    view.resize(700, 600)
    view.show()
    assert plot.width() > 320
    assert view.messages.isHidden()
    view.messages.show_error(ValueRefused("{n} is too large.", "Choose less.", n=3))
    assert view.messages.text() == "3 is too large. Choose less."


def test_a_plot_follows_the_theme(qtbot):
    plot = plotting.make_plot("x", "y")
    qtbot.addWidget(plot)
    with qtbot.waitSignal(plot.restyled):
        theme.manager().set_appearance("dark")
    assert plot.backgroundBrush().color().name() == theme.DARK.paper


def test_tab_names_are_unique():
    tabs = registered()
    assert len({tab.id for tab in tabs}) == len(tabs)


def test_a_short_sentence_takes_as_much_room_as_two_lines(qtbot):
    view = TabView()
    qtbot.addWidget(view)
    view.sentence.setText("Short.")
    line = QFontMetricsF(theme.current().font("body")).lineSpacing()
    assert view.sentence.minimumHeight() >= 2 * line
