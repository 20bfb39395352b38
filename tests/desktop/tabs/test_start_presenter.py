"""The first tab without widgets: it reads the drawing of all tabs and knows how far one is."""

import numpy as np
import pytest
from tried import noticed, unnoticed

from desktop.services import course
from desktop.services.bundled_digits import three
from desktop.tabs.start.presenter import StartPresenter
from nn_core.digits import Drawing, Stroke


@pytest.fixture
def presenter(context):
    return StartPresenter(context)


def test_it_reads_what_is_drawn_and_shares_it(presenter, context):
    presenter.editor.replace(three())
    presenter.recognise()
    assert presenter.state.recognition.digit == 3
    assert context.drawing.value is presenter.editor.drawing
    noticed("start#draw", presenter)


def test_it_shows_what_was_drawn_elsewhere(context):
    drawing = three()
    context.drawing.value = drawing
    presenter = StartPresenter(context)
    assert presenter.editor.drawing is drawing
    other = Drawing((Stroke(np.array([[0.5, 0.2], [0.5, 0.8]]), 0.07),))
    context.drawing.value = other
    assert presenter.editor.drawing is other


def test_blank_paper_is_no_digit(presenter):
    presenter.editor.replace(three())
    presenter.editor.clear()
    presenter.recognise()
    assert presenter.state.recognition is None
    unnoticed("start#draw", presenter)


def test_progress_follows_the_ticks_of_all_tabs(presenter, context):
    first = course.IDEAS[0]
    assert presenter.state.here == 0
    assert presenter.state.done[0] == (0, len(first.keys))
    context.ticks.note(first.tab, "x", first.keys[:-1])
    unnoticed("start#idea", presenter)
    context.ticks.note(first.tab, "x", first.keys)
    assert presenter.state.done[0] == (len(first.keys),) * 2
    assert presenter.state.here == 1
    noticed("start#idea", presenter)
    for idea in course.IDEAS:
        context.ticks.note(idea.tab, idea.place, idea.keys)
    assert presenter.state.here == len(course.IDEAS) - 1
    assert all(done == of for done, of in presenter.state.done)


def test_opening_an_idea_asks_for_its_place(presenter, context, qtbot):
    place = course.IDEAS[3].place
    presenter.open_place("")
    presenter.editor.replace(three())
    presenter.recognise()
    unnoticed("start#open", presenter)
    with qtbot.waitSignal(context.place_wanted) as asked:
        presenter.open_place(place)
    assert asked.args == [place]
    noticed("start#open", presenter)


def test_reset_clears_the_sheet_and_can_be_undone(presenter):
    presenter.editor.replace(three())
    presenter.reset()
    assert presenter.editor.is_blank
    assert not presenter.done
    presenter.undo_stack.undo()
    assert not presenter.editor.is_blank


def test_its_state_is_written_and_read(presenter):
    presenter.update(visited="gates/adders")
    data = presenter.to_data()
    other = StartPresenter(presenter.context)
    other.from_data(data)
    assert other.state.visited == "gates/adders"
    assert len(other.state.done) == len(course.IDEAS)
