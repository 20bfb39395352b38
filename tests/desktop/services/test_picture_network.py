"""The picture a tab looks at: the drawing while somebody looks, or a bundled digit till then."""

from __future__ import annotations

import numpy as np
import pytest
from patient import PatientBot

from desktop.services import picture_network
from desktop.services.bundled_digits import STRIDE, all_digits, place_of
from desktop.services.context import SharedDrawing
from desktop.services.picture_network import ShownPicture, Source
from nn_core.digits import Drawing, Stroke
from nn_core.errors import BadakError, DataFileError


def line() -> Drawing:
    """Return a drawing with ink."""
    return Drawing((Stroke(np.array([[0.5, 0.2], [0.5, 0.8]]), 0.07),))


@pytest.fixture
def drawing(qtbot: PatientBot) -> SharedDrawing:
    return SharedDrawing()


@pytest.fixture
def picture(drawing: SharedDrawing) -> ShownPicture:
    return ShownPicture(drawing, parent=drawing)


def looks(picture: ShownPicture) -> list[Source]:
    """Record what is looked at from now on."""
    found: list[Source] = []
    picture.changed.connect(lambda: found.append(picture.shown().source))
    return found


def test_a_drawing_waits_until_somebody_looks(
    drawing: SharedDrawing, picture: ShownPicture
) -> None:
    found = looks(picture)
    drawing.value = line()
    assert found == []
    assert picture.set_active(True)
    assert not picture.set_active(True)
    drawing.value = line()
    picture.set_active(False)
    drawing.value = line()
    assert found == [Source.DRAWING] * 2


def test_blank_paper_is_nothing(drawing: SharedDrawing, picture: ShownPicture) -> None:
    assert picture.shown().source is Source.NOTHING
    drawing.value = Drawing()
    assert picture.shown().image is None


def test_a_digit_is_shown_until_something_is_drawn(
    drawing: SharedDrawing, picture: ShownPicture
) -> None:
    drawing.value = line()
    found = looks(picture)
    picture.take_sample()
    picture.take_sample()
    assert picture.taken == 2
    assert picture.place == place_of(1) == 2 * STRIDE % len(all_digits())
    shown = picture.shown()
    assert shown.image is not None and not shown.image.flags.writeable
    assert shown.label == all_digits().labels[place_of(1)]
    picture.take_drawing()
    picture.take_place(7)
    assert picture.place == 7
    drawing.value = None
    assert picture.place == 7
    drawing.value = line()
    assert picture.place is None
    assert found == [*[Source.SAMPLE] * 2, Source.DRAWING, Source.SAMPLE]


def test_without_the_digits_it_says_so_and_keeps_what_there_was(
    picture: ShownPicture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_index: int, _first: int) -> int:
        raise DataFileError("no digits", "install again")

    monkeypatch.setattr(picture_network, "place_of", missing)
    errors: list[BadakError] = []
    picture.failed.connect(errors.append)
    found = looks(picture)
    picture.take_sample()
    assert len(errors) == 1 and not found
    assert picture.place is None and picture.taken == 0


@pytest.mark.parametrize(
    "data",
    [
        *(None, [], {}, {"place": 3}, {"place": -1, "taken": 1}, {"place": 10**9, "taken": 1}),
        *({"place": "3", "taken": 1}, {"place": True, "taken": 1}, {"place": 3, "taken": -1}),
    ],
)
def test_what_names_no_digit_is_the_drawing(picture: ShownPicture, data: object) -> None:
    picture.take_sample()
    picture.from_data(data)
    assert picture.place is None
    picture.take_sample()
    assert picture.shown().source is Source.SAMPLE
