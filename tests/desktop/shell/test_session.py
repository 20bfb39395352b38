"""Sessions: what is on the screen is there again, after a start, from a file, from a line."""

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.services.classroom import Tasks
from desktop.services.kept_runs import SUFFIX
from desktop.services.picture_network import ShownPicture, Source
from desktop.shell import session as sessions
from desktop.shell.session import Session
from desktop.shell.session_keeper import RUNS, SessionKeeper, session_file
from desktop.tabs import registered
from desktop.tabs.gates.state import GATE
from nn_core.digits import Drawing, Stroke
from nn_core.errors import DataFileError, Told

SPECS = {spec.id: spec for spec in registered()}
SEVEN = Drawing((Stroke(np.array([[0.2, 0.2], [0.8, 0.2], [0.4, 0.8]]), 0.07),))


def window_of(open_window, *names):
    return open_window(*(SPECS[name] for name in names))


def gates(window):
    window.tabs.select("gates")
    return window.tabs.view()


def softmax(window):
    window.tabs.select("softmax")
    return window.tabs.view().presenter


def test_a_session_is_the_same_from_its_text_and_its_line():
    session = Session({"gates": {"states": {"": {"state": {"version": 1}}}}}, "gates", SEVEN)
    for found in (
        sessions.from_text(sessions.to_text(session)),
        sessions.from_line(sessions.to_line(session)),
    ):
        assert found.tabs == session.tabs
        assert found.front == "gates"
        np.testing.assert_allclose(found.drawing.strokes[0].points, SEVEN.strokes[0].points)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"format": "badak session"}',
        '{"format": "badak session", "version": 1, "tabs": [], "front": "", "drawing": null}',
        '{"format": "badak session", "version": 1, "tabs": {}, "front": 7, "drawing": null}',
        '{"format": "badak session", "version": 1, "tabs": {}, "front": "", "drawing": [1]}',
        '{"format": "badak session", "version": "1", "tabs": {}, "front": "", "drawing": null}',
    ],
)
def test_what_is_none_is_refused(text, tmp_path):
    with pytest.raises(DataFileError):
        sessions.from_text(text)
    (tmp_path / "a.badak").write_text(text or " ", encoding="utf-8")
    with pytest.raises(DataFileError):
        sessions.read(tmp_path / "a.badak")


@pytest.mark.parametrize("line", ["badak1:", "badak1:???", "badak1:AAAA", "badak1:é"])
def test_a_line_that_is_not_whole_is_refused(line):
    with pytest.raises(DataFileError):
        sessions.from_line(line)
    whole = sessions.to_line(Session({"gates": {"x": "y" * 50}}, "gates"))
    for end in range(len(whole) - 1, 8, -7):
        with pytest.raises(DataFileError):
            sessions.from_line(whole[:end])


def test_a_line_does_not_unpack_to_more_than_a_file_may_hold(monkeypatch):
    monkeypatch.setattr(sessions, "LARGEST", 1000)
    with pytest.raises(DataFileError):
        sessions.from_line(sessions.to_line(Session({"gates": {"x": "y" * 5000}})))


def test_a_newer_one_is_left_as_it_is(tmp_path):
    path = tmp_path / "new.badak"
    text = sessions.to_text(Session()).replace('"version": 1', '"version": 3')
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match="newer"):
        sessions.read(path)
    assert path.read_text(encoding="utf-8") == text


def test_a_file_may_begin_with_an_editor_s_mark(tmp_path):
    path = tmp_path / "by_hand.badak"
    path.write_text(sessions.to_text(Session(front="gates")), encoding="utf-8-sig")
    assert sessions.read(path).front == "gates"


def test_half_a_letter_does_not_keep_a_session_from_being_kept(tmp_path):
    session = Session(tasks=Tasks("AND \ud800"))
    sessions.write(session, tmp_path / "one.badak")
    assert sessions.read(tmp_path / "one.badak") == session
    assert sessions.from_line(sessions.to_line(session)) == session


def test_the_next_start_finds_everything_as_it_was(qtbot, open_window):
    window = window_of(open_window, "gates", "softmax")
    window.session.begin(session_file())
    first = gates(window)
    first.presenters()["perceptron"].set_weight(GATE, 0, 0.75)
    first.show_page("adders")
    before = first.to_data()
    softmax(window)
    window.shared.drawing.value = SEVEN
    window.close()
    again = window_of(open_window, "gates", "softmax")
    assert again.session.begin(session_file()) is None
    assert again.tabs.page().spec.id == "softmax"
    assert gates(again).to_data() == before
    assert not gates(again).presenters()["perceptron"].undo_stack.canUndo()
    np.testing.assert_allclose(
        again.shared.drawing.value.strokes[0].points, SEVEN.strokes[0].points
    )


@pytest.mark.parametrize("tab", ["digit", "descent", "forward", "filters"])
def test_a_bundled_digit_is_looked_at_again(tab, open_window, qtbot):
    window = window_of(open_window, tab)
    window.session.begin(session_file())
    window.shared.drawing.value = SEVEN
    before = pictures(window.tabs.view())
    for picture in before:
        picture.take_sample()
        picture.take_sample()
    seen = [picture.shown() for picture in before]
    window.close()
    again = window_of(open_window, tab)
    again.session.begin(session_file())
    after = pictures(again.tabs.view())
    assert after
    for picture, once in zip(after, seen, strict=True):
        assert picture.shown().source is Source.SAMPLE
        np.testing.assert_array_equal(picture.shown().image, once.image)
        picture.take_sample()
        assert not np.array_equal(picture.shown().image, once.image), "the next is another one"
    again.session.reset()
    assert all(picture.place is None for picture in after)
    again.session.go_back()
    assert all(picture.shown().source is Source.SAMPLE for picture in after)


def pictures(view):
    """Return what the tab's pages look at, which may be a bundled digit."""
    for name in view.buttons:
        view.show_page(name)
    return sorted(view.findChildren(ShownPicture), key=lambda one: one._first)


def test_a_window_opened_again_stands_where_it_has_learnt_to(qtbot, open_window):
    window = window_of(open_window, "gates", "training")
    window.session.begin(session_file())
    window.tabs.select("training")
    run = window.tabs.view().presenters()["points"].run
    run.run()
    qtbot.waitUntil(lambda: run.state.step > 20)
    window.close()
    with run.held_still() as learner:
        step, weights = learner.step, learner.snapshot().params
    again = window_of(open_window, "gates", "training")
    again.session.begin(session_file())
    again.tabs.select("training")
    points = again.tabs.view().presenters()["points"]
    assert (points.state.run.step, points.state.run.running) == (step, False)
    np.testing.assert_array_equal(points.run.network.flat_params, weights)
    again.menus.actions["reset_tab"].trigger()
    assert points.state.run.step == 0


def test_it_is_kept_within_a_second_of_a_change(qtbot, open_window):
    window = window_of(open_window, "softmax")
    window.session.begin(session_file())
    presenter = softmax(window)
    presenter.drag_score(0, 7.5)
    assert window.session._soon.isActive()
    assert window.session._soon.interval() < 1000
    qtbot.waitUntil(lambda: session_file().exists())
    kept = json.loads(session_file().read_text(encoding="utf-8"))
    assert kept["tabs"]["softmax"] == json.loads(json.dumps(window.tabs.view().to_data()))


def test_a_tab_nobody_looks_at_keeps_what_it_had(open_window):
    window = window_of(open_window, "gates", "softmax")
    window.session.begin(session_file())
    softmax(window).drag_score(0, 7.5)
    kept = softmax(window).to_data()
    gates(window)
    window.close()
    second = window_of(open_window, "gates", "softmax")
    second.session.begin(session_file())
    second.tabs.select("gates")
    second.close()
    third = window_of(open_window, "gates", "softmax")
    third.session.begin(session_file())
    assert softmax(third).to_data() == kept


def test_a_second_window_says_so_and_overwrites_nothing(open_window):
    first = window_of(open_window, "softmax")
    assert first.session.begin(session_file()) is None
    softmax(first).drag_score(0, 7.5)
    second = window_of(open_window, "softmax")
    told = second.session.begin(session_file())
    assert isinstance(told, Told)
    assert "Training" not in str(told)
    runs = session_file().parent / RUNS
    runs.mkdir()
    (runs / f"training.points{SUFFIX}").touch()
    assert "Training" in str(second.session.begin(session_file())), "a run begins anew here"
    softmax(second).drag_score(0, -3.25)
    first.close()
    second.close()
    third = window_of(open_window, "softmax")
    assert third.session.begin(session_file()) is None
    assert softmax(third).state.scores[0] == 7.5


def test_a_damaged_one_is_set_aside_and_said(open_window):
    session_file().parent.mkdir(parents=True)
    session_file().write_text('{"format": "bad', encoding="utf-8")
    window = window_of(open_window, "gates")
    error = window.session.begin(session_file())
    assert isinstance(error, DataFileError)
    assert not session_file().exists()
    assert session_file().with_suffix(".unread").exists()


def test_a_damaged_state_costs_only_its_own_tab(open_window):
    window = window_of(open_window, "gates", "softmax")
    softmax(window).drag_score(0, 7.5)
    right = softmax(window).to_data()
    session = window.session.session()
    tabs = {
        **session.tabs,
        "gates": {"page": 7, "states": {"perceptron": {"state": {"version": "x"}}}},
    }
    other = window_of(open_window, "gates", "softmax")
    gates(other)
    other.session.show(Session(tabs))
    assert other.tabs.view().messages.text()
    assert softmax(other).to_data() == right


def test_a_tab_is_reset_and_brought_back(open_window):
    window = window_of(open_window, "gates", "softmax")
    first = softmax(window).to_data()
    softmax(window).drag_score(0, 7.5)
    changed = softmax(window).to_data()
    window.menus.actions["reset_tab"].trigger()
    assert softmax(window).to_data() == first
    assert window.menus.actions["take_back"].isEnabled()
    window.menus.actions["take_back"].trigger()
    assert softmax(window).to_data() == changed
    assert not window.menus.actions["take_back"].isEnabled()


def test_what_was_done_elsewhere_since_a_tab_s_reset_stays(open_window):
    window = window_of(open_window, "gates", "softmax")
    gates(window)
    window.menus.actions["reset_tab"].trigger()
    softmax(window).drag_score(1, -2.5)
    changed = softmax(window).to_data()
    window.menus.actions["take_back"].trigger()
    assert softmax(window).to_data() == changed


def test_everything_is_reset_the_ticks_with_it(open_window):
    window = window_of(open_window, "gates", "softmax")
    presenter = softmax(window)
    presenter._done = frozenset({next(iter(presenter._goals))})
    presenter.drag_score(0, 7.5)
    assert presenter.undo_stack.canUndo()
    window.menus.actions["reset_all"].trigger()
    assert not presenter.done
    assert 7.5 not in presenter.state.scores
    presenter.undo_stack.undo()
    assert 7.5 in presenter.state.scores


def test_a_tab_goes_to_another_machine_as_a_line(open_window):
    one = window_of(open_window, "gates", "softmax")
    softmax(one).drag_score(0, 7.5)
    one.menus.actions["copy_state"].trigger()
    line = QApplication.clipboard().text()
    assert sessions.is_line(line)
    other = window_of(open_window, "gates", "softmax")
    gates(other)
    other.menus.actions["paste"].trigger()
    assert other.tabs.page().spec.id == "softmax"
    assert softmax(other).to_data() == softmax(one).to_data()


def test_a_line_cut_short_is_said_and_changes_nothing(open_window):
    window = window_of(open_window, "softmax")
    before = softmax(window).to_data()
    QApplication.clipboard().setText("badak1:AAAA")
    window.menus.actions["paste"].trigger()
    assert "badak1:" in window.tabs.view().messages.text()
    assert softmax(window).to_data() == before


def test_saved_dropped_and_opened(open_window, tmp_path):
    window = window_of(open_window, "gates", "softmax")
    softmax(window).drag_score(0, 7.5)
    saved = softmax(window).to_data()
    assert window.commands.save_session_as(tmp_path / "lesson.badak")
    path = tmp_path / "lesson.badak"
    assert "softmax" in path.read_text(encoding="utf-8")
    other = window_of(open_window, "gates", "softmax")
    drop(other, path)
    assert other.tabs.page().spec.id == "softmax"
    assert softmax(other).to_data() == saved
    assert not other.commands.open_session_file(tmp_path / "none.badak")
    assert "none.badak" in other.tabs.view().messages.text(), "where it stays"


def drop(window, *paths: Path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    entering = QDragEnterEvent(QPoint(5, 5), actions, data, button, none.NoModifier)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    assert entering.dropAction() is Qt.DropAction.CopyAction
    event = QDropEvent(QPoint(5, 5), actions, data, button, none.NoModifier)
    QApplication.sendEvent(window, event)
    assert event.dropAction() is Qt.DropAction.CopyAction, "else the file is deleted there"


def test_a_dropped_file_goes_to_the_page_that_reads_such(open_window, tmp_path, qtbot):
    window = window_of(open_window, "digit", "training", "mydigits")
    points, digits = tmp_path / "points.csv", tmp_path / "digits.csv"
    points.write_text("x1,x2,class\n0.5,1,0\n-0.5,1,1\n", encoding="utf-8")
    head = ",".join(["label", *(f"pixel{place}" for place in range(784))])
    row = ",".join(["1", *(["0"] * 400), *(["255"] * 384)])
    digits.write_text(f"{head}\n{row}\n", encoding="utf-8")
    window.tabs.select("training")
    window.tabs.view().show_page("points")
    drop(window, points, digits)
    assert window.tabs.page().spec.id == "training"
    assert len(window.tabs.view().page().presenter.state.points) == 2
    assert "points.csv" in window.tabs.view().messages.text(), "and that the other one was not"
    window.tabs.select("mydigits")
    window.tabs.view().show_page("browse")
    drop(window, digits)
    assert window.tabs.page().spec.id == "mydigits"
    page = window.tabs.view().page()
    qtbot.waitUntil(lambda: page.transfer.state.result is not None)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    window.tabs.view().show_page("accuracy")
    drop(window, digits)
    assert window.tabs.page().spec.id == "digit"


def test_the_reader_takes_over_a_drawing_that_is_there(qtbot, open_window):
    window = window_of(open_window, "digit")
    window.tabs.select("digit")
    window.shared.drawing.value = SEVEN
    editor = window.tabs.view().presenter.read.editor
    assert editor.drawing is SEVEN
    editor.undo_stack.undo()
    assert editor.is_blank


def test_every_tab_writes_itself_and_comes_back(qtbot, open_window):
    """What each tab writes is JSON, and read back it writes the same."""
    window = window_of(open_window, *SPECS)
    for name in SPECS:
        window.tabs.select(name)
        for page in window.tabs.page().spec.pages:
            window.tabs.view().show_page(page.id)
    text = sessions.to_text(window.session.session())
    other = window_of(open_window, *SPECS)
    for name in SPECS:
        other.tabs.select(name)
    other.session.show(sessions.from_text(text))
    for name in SPECS:
        other.tabs.select(name)
        for page in other.tabs.page().spec.pages:
            other.tabs.view().show_page(page.id)
        assert not other.tabs.view().messages.text(), name
    again = json.loads(sessions.to_text(other.session.session()))
    assert again["tabs"].keys() == set(SPECS)
    for name, data in json.loads(text)["tabs"].items():
        assert again["tabs"][name]["states"] == data["states"], name


def test_closing_writes_once_more_and_no_worker_is_left(open_window):
    window = window_of(open_window, "softmax")
    keeper = window.session
    assert isinstance(keeper, SessionKeeper)
    keeper.begin(session_file())
    softmax(window).drag_score(0, 3.25)
    window.close()
    assert "3.25" in session_file().read_text(encoding="utf-8")
