"""The sentence under a picture."""

from __future__ import annotations

from patient import PatientBot
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from desktop.widgets.controls.moving_text import Sentence


def test_a_number_and_its_sign_stay_together(qtbot: PatientBot) -> None:
    sentence = Sentence()
    qtbot.addWidget(sentence)
    sentence.setText("It is 99.9 % sure.")
    assert QLabel.text(sentence) == "It is 99.9\N{NO-BREAK SPACE}% sure."
    assert sentence.text() == "It is 99.9 % sure."


def test_a_third_line_is_not_cut(qtbot: PatientBot) -> None:
    stage = QWidget()
    qtbot.addWidget(stage)
    layout, sentence, picture = QVBoxLayout(stage), Sentence(), QWidget()
    picture.setMinimumHeight(80)
    layout.addWidget(picture, 1)
    layout.addWidget(sentence)
    stage.resize(200, 200)
    stage.show()
    sentence.setText("many words that need more than one line, " * 4)
    qtbot.waitUntil(lambda: sentence.height() >= sentence.heightForWidth(sentence.width()))
    assert sentence.height() > 3 * sentence.fontMetrics().height()


def test_words_can_be_selected_under_the_mouse_and_look_the_same(qtbot: PatientBot) -> None:
    sentence = Sentence()
    qtbot.addWidget(sentence)
    sentence.resize(180, 90)
    sentence.setText("It is 99.9 % sure, and says so in more than one line.")
    flag = Qt.TextInteractionFlag.TextSelectableByMouse
    assert not sentence.textInteractionFlags() & flag, "that is slow"
    before = sentence.grab().toImage()
    at = QPointF(20, 8)
    QApplication.sendEvent(sentence, QEnterEvent(at, at, at))
    assert sentence.textInteractionFlags() & flag
    assert sentence.grab().toImage() == before
