"""Editing a drawing: strokes, eraser, undo; and the curve through the pen's events."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.history import REMEMBERED
from desktop.widgets.canvas.drawing_editor import DEFAULT_PEN, DrawingEditor
from nn_core.digits import Drawing
from nn_core.digits.stroke_builder import NEAREST, StrokeBuilder

places = st.tuples(st.floats(0, 1), st.floats(0, 1))


@pytest.fixture
def editor(qapp):
    return DrawingEditor()


def draw(editor, *points, **kwargs):
    editor.begin(*points[0], **kwargs)
    for point in points[1:]:
        editor.extend(*point)
    editor.end()


def test_a_stroke_goes_through_every_event(editor):
    events = [(0.1, 0.2), (0.4, 0.1), (0.6, 0.5), (0.3, 0.9)]
    draw(editor, *events)
    points = editor.drawing.strokes[0].points
    for event in events:
        assert np.abs(points - event).sum(axis=1).min() < 1e-12


def test_the_curve_is_smooth_where_events_are_far_apart(editor):
    angles = np.linspace(0, np.pi, 7)
    draw(editor, *zip(0.5 + 0.4 * np.cos(angles), 0.5 - 0.4 * np.sin(angles), strict=True))
    points = editor.drawing.strokes[0].points
    radii = np.hypot(*(points - 0.5).T)
    # Straight lines between seven events would cut the arc by 0.0137.
    assert np.abs(radii - 0.4).max() < 0.006
    assert len(points) > 40


def test_a_straight_line_needs_no_more_points_than_events(editor):
    draw(editor, (0.1, 0.1), (0.3, 0.3), (0.5, 0.5), (0.9, 0.9))
    assert len(editor.drawing.strokes[0].points) == 4


@given(st.lists(places, min_size=1, max_size=12))
def test_points_that_are_final_never_change(events):
    builder = StrokeBuilder()
    before: list[tuple[float, float, float]] = []
    for event in events:
        builder.add(*event, DEFAULT_PEN)
        assert builder.final[: len(before)] == before
        before = list(builder.final)
    builder.finish()
    assert builder.final[: len(before)] == before
    assert np.isfinite(builder.stroke().points).all()


@given(st.lists(places, min_size=2, max_size=12))
def test_the_curve_stays_near_its_events(events):
    builder = StrokeBuilder()
    for event in events:
        builder.add(*event, DEFAULT_PEN)
    longest = max(np.hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(events))
    points = builder.stroke().points
    low, high = np.min(events, axis=0), np.max(events, axis=0)
    reach = 0.3 * longest + NEAREST
    assert (points >= low - reach).all() and (points <= high + reach).all()


def test_trembling_adds_nothing(editor):
    draw(editor, (0.5, 0.5), (0.5005, 0.5), (0.5, 0.5003))
    assert len(editor.drawing.strokes[0].points) == 1


def test_pressure_makes_the_pen_wider(editor):
    editor.begin(0.1, 0.5, 0.1)
    editor.extend(0.5, 0.5, 0.5)
    editor.extend(0.9, 0.5, 1.0)
    editor.end()
    width = editor.drawing.strokes[0].width
    assert width[0] < DEFAULT_PEN < width[-1]
    assert (np.diff(width) >= 0).all()


def test_a_mouse_draws_with_exactly_the_chosen_width(editor):
    editor.set_pen_width(0.05)
    draw(editor, (0.1, 0.1), (0.9, 0.2), (0.5, 0.9))
    assert editor.drawing.strokes[0].width == pytest.approx(0.05)


@pytest.mark.parametrize(("asked", "given_width"), [(0.01, 0.03), (0.5, 0.14), (0.1, 0.1)])
def test_pen_width_is_bounded(editor, asked, given_width):
    editor.set_pen_width(asked)
    assert editor.pen_width == given_width


def test_the_drawing_follows_the_pen_before_it_is_lifted(editor):
    seen = []
    editor.changed.connect(seen.append)
    editor.begin(0.1, 0.1)
    editor.extend(0.5, 0.5)
    assert len(seen[-1].strokes) == 1
    assert editor.settled_drawing.strokes == ()
    assert not editor.undo_stack.canUndo()
    editor.end()
    assert editor.undo_stack.canUndo()


def test_cancelling_leaves_no_trace(editor):
    editor.begin(0.1, 0.1)
    editor.extend(0.5, 0.5)
    editor.cancel()
    assert editor.is_blank
    assert not editor.undo_stack.canUndo()


def test_the_eraser_on_blank_paper_is_no_edit(editor):
    editor.set_erasing(True)
    draw(editor, (0.1, 0.1), (0.5, 0.5))
    assert not editor.undo_stack.canUndo()


def test_the_eraser_is_a_stroke_like_any_other(editor):
    draw(editor, (0.1, 0.5), (0.9, 0.5))
    editor.set_erasing(True)
    draw(editor, (0.5, 0.1), (0.5, 0.9))
    assert [stroke.erase for stroke in editor.drawing.strokes] == [False, True]
    editor.undo_stack.undo()
    assert len(editor.drawing.strokes) == 1


def test_clearing_can_be_undone(editor):
    draw(editor, (0.1, 0.5), (0.9, 0.5))
    before = editor.drawing
    editor.clear()
    assert editor.is_blank
    editor.undo_stack.undo()
    assert editor.drawing is before


def test_clearing_blank_paper_is_no_edit(editor):
    editor.clear()
    assert not editor.undo_stack.canUndo()


def test_undo_under_the_pen_lifts_it(editor):
    draw(editor, (0.1, 0.5), (0.9, 0.5))
    editor.begin(0.2, 0.2)
    editor.undo_stack.undo()
    editor.extend(0.8, 0.8)
    editor.end()
    assert editor.is_blank


def test_a_replaced_drawing_can_be_taken_back(editor):
    draw(editor, (0.1, 0.5), (0.9, 0.5))
    editor.replace(Drawing(strokes=(), image=np.ones((4, 4), np.float32)))
    assert editor.drawing.image is not None
    editor.undo_stack.undo()
    assert editor.drawing.image is None and len(editor.drawing.strokes) == 1


def test_more_edits_than_are_remembered(editor):
    for index in range(REMEMBERED + 20):
        draw(editor, (0.1 + index / 1000, 0.5))
    for _ in range(REMEMBERED):
        assert editor.undo_stack.canUndo()
        editor.undo_stack.undo()
    assert not editor.undo_stack.canUndo()
    assert len(editor.drawing.strokes) == 20
    editor.undo_stack.redo()
    draw(editor, (0.9, 0.9))
    assert len(editor.drawing.strokes) == 22
    assert not editor.undo_stack.canRedo()


def test_a_sharp_corner_stays_one(editor):
    draw(editor, *((0.1 + 0.1 * i, 0.2) for i in range(8)), (0.7, 0.4), (0.6, 0.6))
    points = editor.drawing.strokes[0].points
    assert points[:, 1].min() == pytest.approx(0.2, abs=0.002)
    assert points[:, 0].max() == pytest.approx(0.8, abs=0.002)


def test_a_long_stroke_is_the_same_as_its_points():
    editor = DrawingEditor()
    rng = np.random.default_rng(1)
    editor.begin(0.5, 0.5)
    for x, y, pressure in rng.random((700, 3)):
        editor.extend(x, y, pressure)
        builder = editor.builder
        stroke = editor.drawing.strokes[-1]
        expected = np.array(builder.final + builder.tip)
        if len(expected) % 50 < 3:
            np.testing.assert_array_equal(stroke.points, expected[:, :2])
            np.testing.assert_array_equal(stroke.width, expected[:, 2])
    editor.end()
    assert len(editor.drawing.strokes[-1].points) == len(expected)
