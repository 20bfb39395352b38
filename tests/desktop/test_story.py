"""A reader goes the whole way from a gate to convolution, in both languages."""

import re

import numpy as np
import pytest
from PySide6.QtCore import Qt
from story import Reader, click_sentence

from desktop.services import course, i18n
from desktop.tabs import registered
from desktop.widgets.controls.controls_column import Frame
from nn_core.perceptron.model import PRESETS


def marked(window):
    """Return what has a frame round it."""
    frames = [frame for frame in window.findChildren(Frame) if frame.isVisible()]
    return frames[0].marked if frames else None


@pytest.fixture(params=["en", "ko"])
def reader(request, qtbot, dressed, open_window):
    i18n.install(request.param)
    window = open_window(*registered())
    window.resize(1180, 760)
    made = Reader(window, qtbot.waitUntil)
    made.language = request.param
    return made


def in_the_readers_language(reader):
    step = course.step_after(reader.tab.reading().step)
    reader.until(lambda: step is None or step.title in reader.lesson.toPlainText())
    said = reader.lesson.toPlainText()
    assert bool(re.search("[가-힣]", said)) == (reader.language == "ko")
    assert bool(re.search("[가-힣]", reader.tab.sentence.text())) == (reader.language == "ko")


def test_a_reader_goes_all_the_way(qtbot, reader):
    window = reader.window
    reader.gate()
    assert reader.tab.presenter.perceptron.state.gate == PRESETS["AND"]
    in_the_readers_language(reader)

    reader.zero_or_one()
    state = reader.tab.page().presenter.state
    assert state.sizes == (2, 1)
    assert state.run.evaluation.accuracy >= 0.98
    assert state.ring is not None
    assert not reader.tab.page().presenter.editor.is_blank
    in_the_readers_language(reader)

    reader.one_or_nine()
    state = reader.tab.page().presenter.state
    assert state.sizes == (2, 1)
    assert state.run.evaluation.accuracy < 0.945
    in_the_readers_language(reader)
    clicked = reader.tab.page().stage_view.network
    assert click_sentence(reader.tab.sentence) == "#stage_view.network"
    qtbot.waitUntil(lambda: marked(window) is clicked)

    reader.hidden()
    state = reader.tab.page().presenter.state
    assert state.sizes == (2, 4, 1)
    assert state.run.evaluation.accuracy >= 0.96
    in_the_readers_language(reader)

    reader.ten_digits()
    digits = reader.tab.page().presenter
    assert digits.state.network == "784-50-10"
    assert digits.live.digit is not None
    assert np.argmax(digits.live.answers) == digits.live.digit
    in_the_readers_language(reader)

    reader.hand()
    assert digits.state.mine == "ten"
    assert digits.state.gain is not None
    in_the_readers_language(reader)

    reader.convolution()
    maps = reader.tab.page().presenter
    # Numbers and words only: what holds the layers of a network is not to be written out.
    assert (maps.state.chosen is not None, str(maps.state.seen.subject.source)) == (True, "drawing")
    in_the_readers_language(reader)
    assert len(reader.words) == 8


def test_a_control_is_marked_until_it_is_used(qtbot, open_window):
    window = open_window(*(spec for spec in registered() if spec.id in ("gates", "softmax")))
    window.go_to("softmax#count")
    field = window.tabs.view().page().count
    qtbot.waitUntil(lambda: marked(window) is field)
    assert window.focusWidget() is field.box
    window.go_to("gates/learning#rate")
    rate = window.tabs.view().page().rate
    qtbot.waitUntil(lambda: marked(window) is rate)
    from PySide6.QtTest import QTest

    QTest.keyClick(rate.box, Qt.Key.Key_Up)
    assert marked(window) is None


def test_a_link_that_asks_for_what_there_is_not_leads_to_the_tab(open_window):
    window = open_window(*(spec for spec in registered() if spec.id in ("gates", "softmax")))
    before = window.tabs.view().presenter.perceptron.state.gate
    for place in ("gates/nowhere?gate=NOTHING#none", "gates?x=y", "gates/perceptron?gate=XOR#a.b"):
        window.go_to("softmax")
        window.go_to(place)
        assert window.tabs.page().spec.id == "gates"
        assert window.tabs.view().presenter.perceptron.state.gate == before
    window.go_to("no-such-tab/x?y=z")
    assert window.tabs.page().spec.id == "gates"
