"""The page Training > Digits as a person uses it: draws, lets it learn, breaks it, goes back."""

from __future__ import annotations

import numpy as np
import pytest
from patient import PatientBot
from pen import SEVEN, drag
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QGraphicsView, QInputDialog
from script_runner import run_script
from training_digits_help import gone_to, ready

from desktop.reading.glyphs import shared
from desktop.reading.line_layout import lay_out
from desktop.services import i18n
from desktop.services.context import TabContext
from desktop.tabs.kit.tab import Tab
from desktop.tabs.training import TAB
from desktop.tabs.training.digits.own_digits import TenBoxes
from desktop.tabs.training.digits.page import DigitsPage
from desktop.tabs.training.digits.presenter import DigitsPresenter
from desktop.tabs.training.digits.state import Mine, Strip
from nn_core.arrays import FloatArray
from nn_core.optimizers import OPTIMIZERS

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def tab(qtbot: PatientBot, context: TabContext) -> Tab:
    view = qtbot.shown(TAB.build(context), 704, 620)
    view.show_page("digits")
    ready(qtbot, view.presenter.digits)
    return view


@pytest.fixture
def page(tab: Tab) -> DigitsPage:
    found = tab.page()
    assert isinstance(found, DigitsPage)
    return found


@pytest.fixture
def presenter(page: DigitsPage) -> DigitsPresenter:
    return page.presenter


def test_a_reader_draws_lets_it_learn_breaks_it_and_goes_back(
    tab: Tab, page: DigitsPage, presenter: DigitsPresenter, qtbot: PatientBot
) -> None:
    qtbot.mouseClick(page.controls.draw, LEFT)
    assert page.bars.probabilities is None
    drag(page.canvas, SEVEN)
    even = page.bars.probabilities
    assert even is not None
    assert np.ptp(even) < 0.02
    # Right after the stroke, with the box in hand:
    qtbot.keyClick(page.canvas, Key.Key_Space)
    assert presenter.run.state.running
    qtbot.waitUntil(lambda: np.ptp(page.bars.probabilities) > 0.3)
    qtbot.keyClick(page.canvas, Key.Key_Space)
    assert not presenter.run.state.running
    step = presenter.run.state.step
    qtbot.waitUntil(lambda: len(page.loss.runs["now"].steps) == step)
    mode, behind = page.loss.viewportUpdateMode, QGraphicsView.ViewportUpdateMode.NoViewportUpdate
    qtbot.waitUntil(lambda: mode() is not behind)  # the last of it is painted, too

    field = page.controls.rate.field.box.lineEdit()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "100")
    qtbot.keyClick(field, Key.Key_Return)
    assert presenter.state.setup.optimizer.lr == 100
    qtbot.keyClick(page.canvas, Key.Key_Space)
    qtbot.waitUntil(lambda: presenter.run.state.step > step + 20)
    qtbot.keyClick(page.canvas, Key.Key_Space)
    qtbot.waitUntil(page.calm.isVisible)
    qtbot.waitUntil(lambda: "η = 100" in tab.sentence.text())
    qtbot.mouseClick(page.calm, LEFT)
    qtbot.waitUntil(lambda: not presenter.context.busy)
    assert (presenter.run.state.step, presenter.state.setup.optimizer.lr) == (step, 0.1)
    qtbot.waitUntil(page.calm.isHidden)
    assert np.ptp(page.bars.probabilities) > 0.2


def test_who_comes_to_the_box_by_tab_draws_with_the_keys(
    page: DigitsPage, presenter: DigitsPresenter, qtbot: PatientBot
) -> None:
    presenter.draw_own()
    page.bars.setFocus()
    page.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space):
        qtbot.keyClick(page.canvas, key)
    assert not presenter.run.state.running
    assert not presenter.live.blank


def test_arrows_go_step_by_step(
    page: DigitsPage, presenter: DigitsPresenter, qtbot: PatientBot
) -> None:
    for _ in range(3):
        qtbot.keyClick(page.canvas, Key.Key_Right)
    qtbot.keyClick(page.canvas, Key.Key_Left)
    qtbot.waitUntil(lambda: presenter.run.state.step == 2)
    qtbot.keyClick(page.canvas, Key.Key_Home)
    qtbot.waitUntil(lambda: presenter.run.state.step == 0)


def test_the_strip_shows_what_its_buttons_say(
    page: DigitsPage, presenter: DigitsPresenter, qtbot: PatientBot
) -> None:
    strip = page.strip
    qtbot.mouseClick(strip.buttons.buttons[Strip.BATCH], LEFT)
    qtbot.waitUntil(lambda: "step" in strip.says.text())  # before the first there is no batch
    gone_to(qtbot, presenter, 150)
    qtbot.mouseClick(strip.buttons.buttons[Strip.CONFUSION], LEFT)
    qtbot.waitUntil(lambda: strip._confusion is not None)
    found = strip._confusion
    assert found is not None
    wrong = found.counts - np.diag(np.diag(found.counts))
    was, read = divmod(int(wrong.argmax()), 10)
    place = strip.matrix.cell_rect(was, read).center().toPoint()
    qtbot.mouseClick(strip.matrix, LEFT, pos=place)
    assert len(strip.opened.pictures) == wrong[was, read]
    qtbot.mouseClick(strip.buttons.buttons[Strip.MAP], LEFT)
    qtbot.waitUntil(lambda: strip.map.map is not None)
    points, mine = strip.map.places()
    assert len(points) == 500
    assert set(strip.map.map.labels.tolist()) == set(range(10))
    assert ((points >= 0) & (points <= [strip.map.width(), strip.map.height()])).all()
    assert mine is not None
    presenter.run.step_on()
    qtbot.waitUntil(lambda: presenter.run.state.step == 151)
    qtbot.mouseClick(strip.buttons.buttons[Strip.BATCH], LEFT)
    qtbot.waitUntil(lambda: len(strip.batch.pictures) == 100)
    assert 0 < len(strip.batch.framed) < 100
    carried: list[tuple[str, tuple[FloatArray, int]]] = []
    page.context.carried.connect(lambda *what: carried.append(what))
    with presenter.run.held_still() as learner:
        places, data = learner.batch, learner.data
    qtbot.mouseClick(strip.batch, LEFT, pos=strip.batch.place(7).center().toPoint())
    ((target, (digit, label)),) = carried
    assert (target, label) == ("backprop/layers", data.t[places[7]])
    learnt = data.x[places[7]].reshape(28, 28)
    assert digit == pytest.approx(learnt / (255 if learnt.dtype == np.uint8 else 1))


def test_the_expected_curve_is_drawn_into_the_plot(
    page: DigitsPage, presenter: DigitsPresenter, qtbot: PatientBot
) -> None:
    qtbot.mouseClick(page.card.buttons["draw"], LEFT)
    port = page.loss.viewport()
    QTest.mousePress(port, LEFT, pos=page.loss.place_of(5, 2.2).toPoint())
    QTest.mouseMove(port, page.loss.place_of(90, 0.4).toPoint())
    QTest.mouseRelease(port, LEFT, pos=page.loss.place_of(90, 0.4).toPoint())
    assert presenter.state.expected is not None
    gone_to(qtbot, presenter, 100)
    qtbot.waitUntil(page.card.comparison.isVisible)


def test_ten_boxes_are_written_and_learnt(
    page: DigitsPage,
    presenter: DigitsPresenter,
    qtbot: PatientBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def written(boxes: TenBoxes) -> int:
        boxes.show()
        assert not boxes.ok.isEnabled()
        for canvas in boxes.canvases:
            drag(canvas, SEVEN)
        assert boxes.ok.isEnabled()
        boxes.hide()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(TenBoxes, "exec", written)
    page.controls.give("boxes")
    assert presenter.state.mine is Mine.TEN
    assert presenter.state.mine_there == 10
    assert page.controls.share.isVisible()
    monkeypatch.setattr(TenBoxes, "exec", lambda _: QDialog.DialogCode.Rejected)
    page.controls.give("boxes")
    assert page.controls.mine.currentData() == Mine.TEN


def test_a_network_is_kept_by_its_name(
    page: DigitsPage,
    presenter: DigitsPresenter,
    qtbot: PatientBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gone_to(qtbot, presenter, 5)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("of mine", True))
    qtbot.mouseClick(page.controls.keep, LEFT)
    assert "of mine" in presenter.context.recognisers.names()


def test_kept_runs_stay_in_the_plot(
    page: DigitsPage, presenter: DigitsPresenter, qtbot: PatientBot
) -> None:
    gone_to(qtbot, presenter, 20)
    qtbot.mouseClick(page.controls.keep_run, LEFT)
    assert list(page.loss.runs) in (["now", "SGD 0.1"], ["SGD 0.1"])
    qtbot.mouseClick(page.controls.forget, LEFT)
    assert "SGD 0.1" not in page.loss.runs


def test_the_reading_has_the_numbers_of_the_step(
    page: DigitsPage, presenter: DigitsPresenter, qtbot: PatientBot
) -> None:
    gone_to(qtbot, presenter, 3)
    presenter.run.step_on()
    qtbot.waitUntil(lambda: presenter.run.state.step == 4)
    loss, update = page.reading().formulas
    assert "N = 100" in loss.numbers
    with presenter.run.held_still() as learner:
        gradients = [layer.grads["W"] for layer in learner.network.layers if layer.grads]
    largest = max(float(np.abs(g).max()) for g in gradients)
    assert f"{largest:.3g}" in update.numbers


@pytest.mark.parametrize("rule", OPTIMIZERS)
def test_the_rule_of_every_optimiser_is_set_and_its_script_runs(
    page: DigitsPage, presenter: DigitsPresenter, qtbot: PatientBot, rule: str
) -> None:
    presenter.change(optimizer=rule)
    presenter.run.step_on()
    qtbot.waitUntil(lambda: presenter.run.state.step == 1)
    reading = page.reading()
    for line in reading.formulas:
        assert lay_out(line.symbols, 400, shared()).pieces
        assert lay_out(line.numbers, 400, shared()).pieces
    assert reading.code is not None
    printed = run_script(reading.code)
    if rule == "sgd":
        value = float(printed.split("[")[1].split("]")[0])
        with presenter.run.held_still() as learner:
            weights = np.concatenate([w.ravel() for w in learner.network.parameters().values()])
        assert np.abs(weights - value).min() < 1e-6


def test_a_box_says_why_a_file_can_t_be_taken(qtbot, tmp_path):
    boxes = TenBoxes()
    qtbot.addWidget(boxes)
    mime = QMimeData()
    (tmp_path / "a.bin").write_bytes(bytes(range(1, 99)))
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.bin"))])
    boxes.canvases[3].opening.take(mime)
    qtbot.waitUntil(lambda: "a.bin” is of no kind" in boxes.says.text())


def test_it_goes_on_learning_in_another_language(
    tab: Tab, presenter: DigitsPresenter, qtbot: PatientBot
) -> None:
    presenter.run.run()
    first = tab.page()
    i18n.install("ko")
    qtbot.waitUntil(lambda: tab.page() is not first)
    assert presenter.run.state.running
    step, page = presenter.run.state.step, tab.page()
    assert isinstance(page, DigitsPage)
    qtbot.waitUntil(lambda: presenter.run.state.step > step + 5)
    qtbot.waitUntil(lambda: len(page.loss.runs["now"].steps) > step)
    presenter.run.pause()


def test_the_run_has_one_colour_however_the_page_came_to_be(
    tab: Tab, page: DigitsPage, presenter: DigitsPresenter, qtbot: PatientBot
) -> None:
    gone_to(qtbot, presenter, 5)
    presenter.keep_run()
    qtbot.waitUntil(lambda: len(page.loss.runs) == 2)
    before = {key: lines.slot for key, lines in page.loss._lines.items()}
    tab.retranslate()
    again = tab.page()
    assert isinstance(again, DigitsPage)
    qtbot.waitUntil(lambda: len(again.loss.runs["now"].steps) == 5)
    assert {key: lines.slot for key, lines in again.loss._lines.items()} == before
