"""Two digits that touch are refused as several; a wide one is not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nn_core.data.stroke_files import read_strokes
from nn_core.digits import Drawing, Reason, Recogniser, State, Stroke
from nn_core.digits.raster import on_canvas
from nn_core.digits.touching import halves, is_wide
from nn_core.models.files import load

ROOT = Path(__file__).parents[3]
DRAWN = {s.label: s for s in read_strokes(ROOT / "tests" / "data" / "digits.jsonl")}


@pytest.fixture(scope="module")
def reader() -> Recogniser:
    model = load(ROOT / "resources" / "weights" / "cnn.safetensors")
    return Recogniser(model.network, "cnn", model.familiarity)


def pair(left: int, right: int) -> Drawing:
    """Return two digits whose boxes meet."""
    strokes, at = [], 0.0
    for label in (left, right):
        points = np.concatenate(DRAWN[label].strokes)
        low, high = points.min(axis=0), points.max(axis=0)
        scale = 0.5 / float(high[1] - low[1])
        strokes += [Stroke((s - low) * scale + (at, 0.2), 0.05) for s in DRAWN[label].strokes]
        at += float(high[0] - low[0]) * scale + 0.02
    return Drawing(tuple(strokes))


@pytest.mark.parametrize(("left", "right"), [(8, 3), (2, 8), (6, 9), (3, 3), (5, 0)])
def test_a_pair_that_touches_is_never_a_digit(left: int, right: int, reader: Recogniser) -> None:
    for drawing in (pair(left, right), Drawing(image=on_canvas(pair(left, right), 280))):
        found = reader.recognise(drawing)
        assert found.verdict.state is not State.DIGIT
        assert reader.recognise_many([drawing])[0].verdict.state is found.verdict.state


def test_the_reason_stays_when_limits_move(reader: Recogniser) -> None:
    several = [
        found
        for left in (2, 3, 6, 7, 8, 9)
        for right in (2, 3, 5, 6, 8, 9)
        if (found := reader.recognise(pair(left, right))).verdict.reason is Reason.SEVERAL
    ]
    for found in several:
        assert found.judged(reader.limits).verdict.reason is Reason.SEVERAL


def test_halves_come_in_pairs_and_blank_has_none() -> None:
    pictures = halves(pair(8, 3))
    assert len(pictures) in (2, 4, 6)
    assert all(picture.shape == (28, 28) for picture in pictures)
    assert halves(Drawing()) == []
    assert not is_wide(np.zeros((28, 28), np.float32))


def test_digits_in_one_piece_are_several_by_their_ends(reader: Recogniser) -> None:
    drawn = pair(6, 9)
    bridge = Stroke(np.array([[0.3, 0.6], [0.7, 0.62]]), 0.05)
    image = on_canvas(Drawing((*drawn.strokes, bridge)), 280)
    found = reader.recognise(Drawing(image=image))
    assert found.verdict.reason is Reason.SEVERAL
    house = [[0.1, 0.9], [0.1, 0.4], [0.5, 0.1], [0.9, 0.4], [0.9, 0.9], [0.1, 0.9], [0.9, 0.4]]
    image = on_canvas(Drawing((Stroke(np.array(house), 0.05),)), 280)
    assert reader.recognise(Drawing(image=image)).verdict.reason is Reason.STRANGE
