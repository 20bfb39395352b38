"""The probability bars: exact values, the marked answer, what screen readers hear."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.services import i18n
from desktop.style import theme
from desktop.widgets.painted.bars import ProbabilityBars, percent

SEVEN = np.array([0.001, 0.02, 0.0, 0.0, 0.0, 0.0, 0.0, 0.95, 0.0, 0.029])


@pytest.fixture
def bars(qtbot):
    return qtbot.shown(ProbabilityBars(), 240, 260)


def filled(bars, digit, token):
    """Pixels of a bar's row that have the colour of ``token``."""
    image = bars.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colour, row = theme.current().colour(token).rgb(), bars.row(digit)
    y = round(row.center().y())
    return sum(image.pixel(x, y) == colour for x in range(30, image.width()))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_bars_are_as_long_as_the_probabilities(bars, share):
    bars.show_probabilities(np.eye(10)[7], 7)
    full = filled(bars, 7, "positive")
    assert full > 100
    probabilities = np.full(10, (1 - share) / 9)
    probabilities[7] = share
    bars.show_probabilities(probabilities, 7)
    assert filled(bars, 7, "positive") == pytest.approx(share * full, abs=2)


def test_the_answer_is_marked_by_a_shape_too(bars):
    bars.show_probabilities(SEVEN, 7)
    image = bars.grab().toImage()
    marker, middle = theme.current().colour("positive").rgb(), round(bars.row(7).center().y())
    assert image.pixel(2, middle) == marker
    assert image.pixel(2, round(bars.row(1).center().y())) != marker


def test_numbers_have_one_decimal_and_zeros_are_left_out(bars):
    bars.show_probabilities(SEVEN, 7)
    assert [bars.percent(d) for d in (0, 1, 2, 7)] == [
        "0.1\u00a0%",
        "2.0\u00a0%",
        "",
        "95.0\u00a0%",
    ]


def test_without_a_prediction_there_is_nothing(bars):
    bars.show_probabilities(SEVEN, 7)
    bars.show_probabilities(None, None)
    assert bars.probabilities is None and bars.answer is None
    assert bars.percent(7) == ""
    assert bars.accessibleDescription() == "No prediction yet"
    assert filled(bars, 7, "positive") == filled(bars, 7, "muted") == 0


def test_a_jump_glides_and_arrives(bars, qtbot):
    bars.show_probabilities(SEVEN, 7, glide=True)
    assert bars.probabilities[7] == 0.95
    assert filled(bars, 7, "positive") < 10
    qtbot.waitUntil(lambda: filled(bars, 7, "positive") > 80)


def test_motion_is_left_out_when_unwanted(bars):
    theme.manager().set_still(True)
    bars.show_probabilities(SEVEN, 7, glide=True)
    assert filled(bars, 7, "positive") > 80


def test_they_are_read_aloud(bars):
    bars.show_probabilities(SEVEN, 7)
    assert "7: 95.0\u00a0%" in bars.accessibleDescription()
    assert bars.accessibleName() == "Probability of each digit"


def test_the_exact_value_is_in_the_tool_tip(bars, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda *args: told.append(args[1]))
    bars.show_probabilities(SEVEN, 7)
    at = bars.row(7).center().toPoint()
    QApplication.sendEvent(bars, QHelpEvent(QEvent.Type.ToolTip, at, bars.mapToGlobal(at)))
    assert "0.95000" in told[0]


def test_values_cannot_be_changed_from_outside(bars):
    mine = SEVEN.copy()
    bars.show_probabilities(mine, 7)
    mine[7] = 0
    assert bars.probabilities[7] == 0.95
    with pytest.raises(ValueError, match="read-only"):
        bars.probabilities[0] = 1


def test_rows_are_below_each_other(bars):
    assert bars.row(9).bottom() <= bars.height() + 0.01
    assert bars.row(0).contains(QPoint(5, 5))


def test_they_speak_the_language_there_is(qtbot):
    i18n.install("ko")
    bars = ProbabilityBars()
    qtbot.addWidget(bars)
    assert bars.accessibleName() == "숫자별 확률"


def test_nearly_certain_is_not_certain(bars):
    assert percent(0.99999) == "> 99.9 %".replace(" ", "\u00a0")
    assert percent(1.0) == "> 99.9 %".replace(" ", "\u00a0")  # softmax never gives 1
    assert percent(0.5) == "50.0\u00a0%"
