from __future__ import annotations

from fake_tabs import CounterView
from PySide6.QtGui import QFontMetricsF

from desktop.style import plotting, theme
from desktop.tabs import registered
from nn_core.errors import ValueRefused


def test_the_frame_holds_controls_picture_and_sentence(context, qtbot):
    view = CounterView(context)
    qtbot.addWidget(view)
    plot = plotting.Plot("x", "y")
    view.page().stage.addWidget(plot)
    view.resize(700, 600)
    view.show()
    assert plot.width() > 320
    assert view.messages.isHidden()
    view.messages.show_error(ValueRefused("{n} is too large.", "Choose less.", n=3))
    assert view.messages.text() == "3 is too large. Choose less."


def test_a_plot_follows_the_theme(qtbot):
    plot = plotting.Plot("x", "y")
    qtbot.addWidget(plot)
    with qtbot.waitSignal(plot.restyled):
        theme.manager().set_appearance("dark")
    assert plot.backgroundBrush().color().name() == theme.DARK.paper


def test_tab_names_are_unique():
    tabs = registered()
    assert len({tab.id for tab in tabs}) == len(tabs)


def test_a_short_sentence_takes_as_much_room_as_two_lines(context, qtbot):
    view = CounterView(context)
    qtbot.addWidget(view)
    view.show()
    line = QFontMetricsF(theme.current().font("body")).lineSpacing()
    assert view.sentence.height() >= 2 * line
