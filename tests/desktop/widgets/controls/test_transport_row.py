from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.services.training_run import Speed, TrainingRun
from desktop.widgets.controls.transport_row import TransportRow, break_text, place_text
from nn_core.data import points
from nn_core.learning import DataSpec, OptimizerSpec, Setup, dense

DATA = points.make(DataSpec("xor", 40)).training_data()
SETUP = Setup((2,), dense(4, 1), loss="sigmoid", batch_size=16, data=DataSpec("xor", 40))
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def run(context):
    return TrainingRun(context, SETUP, DATA, parent=context)


@pytest.fixture
def row(run, qtbot):
    return qtbot.shown(TransportRow(run), 240, 220)


def test_buttons_do_what_they_say(run, row, qtbot):
    assert not row.back.isEnabled()
    qtbot.mouseClick(row.step, LEFT)
    qtbot.mouseClick(row.step, LEFT)
    assert run.state.step == 2
    qtbot.mouseClick(row.back, LEFT)
    assert run.state.step == 1
    qtbot.mouseClick(row.part, LEFT)
    assert run.state.half_done
    qtbot.mouseClick(row.start, LEFT)
    assert (run.state.step, run.state.furthest) == (0, 0)
    qtbot.mouseClick(row.other, LEFT)
    assert run.state.setup.seed == 1


def test_run_becomes_pause(run, row, qtbot):
    first = row.play.text()
    qtbot.mouseClick(row.play, LEFT)
    assert row.play.text() != first
    qtbot.waitUntil(lambda: run.state.step > 1)
    qtbot.mouseClick(row.play, LEFT)
    assert row.play.text() == first


def test_the_slider_goes_to_any_step_of_the_run(run, row, qtbot):
    for _ in range(6):
        run.step_on()
    assert (row.scrub.minimum(), row.scrub.maximum(), row.scrub.value()) == (0, 6, 6)
    row.scrub.setValue(2)
    qtbot.waitUntil(lambda: run.state.step == 2)
    assert row.scrub.maximum() == 6


def test_it_says_step_sample_and_times_through_the_data(run, row):
    run.step_on()
    run.step_on()
    assert re.findall(r"[\d.]+", row.says.text()) == ["2", "32", "1.0"]
    run.sub_step()
    assert re.findall(r"[\d.]+", row.says.text()) == ["2", "32", "1.0", "3"]


def test_a_speed_is_chosen(run, row, qtbot):
    row.speed.setCurrentIndex(row.speed.findData(str(Speed.ONE)))
    row.speed.activated.emit(row.speed.currentIndex())
    assert run.state.speed is Speed.ONE


def test_after_a_break_there_is_a_way_back(context, qtbot):
    setup = replace(SETUP, loss="squared", optimizer=OptimizerSpec("sgd", 1e4))
    run = TrainingRun(context, setup, DATA, parent=context)
    row = qtbot.shown(TransportRow(run), 240, 220)
    assert not row.mend.isVisible()
    run.set_speed(Speed.FULL)
    run.run()
    qtbot.waitUntil(lambda: run.state.broken)
    diagnosis = run.state.diagnosis
    assert str(diagnosis.good_step) in row.mend.text()
    assert "1000" in row.mend.text()
    assert str(diagnosis.step) in break_text(diagnosis)
    qtbot.mouseClick(row.mend, LEFT)
    # On a slow machine the step is shown before the smaller rate is taken.
    qtbot.waitUntil(lambda: run.state.setup.optimizer.lr == 1e3)
    assert run.state.step == diagnosis.good_step
    assert not row.mend.isVisible()


def test_an_end_is_typed_and_what_is_left_is_told(run, row, qtbot):
    assert row.end.text() == row.end.specialValueText()
    row.end.setValue(200)
    assert run.state.end == 200
    run.set_end(0)
    assert row.end.value() == 0
    assert "left" not in place_text(run.state)
    assert "about 1 s left" in place_text(replace(run.state, left=0.2))
    assert "about 90 s left" in place_text(replace(run.state, left=90.0))
    assert "about 2 min left" in place_text(replace(run.state, left=100.0))
