"""The softmax tab without widgets: states, undo, pasting, presets, what is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from patient import PatientBot
from tried import noticed, unnoticed

from desktop.services.context import TabContext
from desktop.services.recognisers import Recognisers
from desktop.tabs.softmax.bars import ScoreScale
from desktop.tabs.softmax.presenter import SoftmaxPresenter
from desktop.tabs.softmax.state import SoftmaxState
from desktop.tabs.softmax.texts import table
from nn_core.data import pasted
from nn_core.digits import Drawing, Recogniser, Stroke, rasterise
from nn_core.errors import BadakError, ValueRefused
from nn_core.models import build
from nn_core.softmax import softmax


@pytest.fixture
def presenter(context: TabContext) -> SoftmaxPresenter:
    return SoftmaxPresenter(context)


@pytest.fixture
def refusals(presenter: SoftmaxPresenter) -> list[BadakError]:
    found: list[BadakError] = []
    presenter.failed.connect(found.append)
    return found


def scores(presenter: SoftmaxPresenter) -> tuple[float, ...]:
    return presenter.state.scores


def test_it_opens_with_the_books_numbers(presenter: SoftmaxPresenter) -> None:
    assert scores(presenter) == (0.3, 2.9, 4.0)
    np.testing.assert_allclose(presenter.state.steps.shares, [0.0182, 0.2452, 0.7366], atol=5e-5)


def test_the_large_preset_is_nan_the_naive_way_and_right_the_safe_way(
    presenter: SoftmaxPresenter,
) -> None:
    presenter.load("large")
    assert all(np.isnan(steps.shares).all() for steps in presenter.state.naive.values())
    assert presenter.state.steps.shares[1] == pytest.approx(4.53978686e-05)


def test_adding_a_thousand_moves_no_share(presenter: SoftmaxPresenter) -> None:
    before = presenter.state.steps.shares
    presenter.add_to_all(1000)
    np.testing.assert_allclose(presenter.state.steps.shares, before, rtol=1e-12)
    assert presenter.state.naive["float16"].broken
    noticed("softmax#thousand", presenter)
    presenter.add_to_all(-1000)
    assert scores(presenter) == (0.3, 2.9, 4.0)


def test_every_change_can_be_undone(presenter: SoftmaxPresenter) -> None:
    start = presenter.state
    changes = [
        lambda: presenter.type_score(0, "1,5"),
        lambda: presenter.set_name(0, "cat"),
        lambda: presenter.set_count(5),
        lambda: presenter.set_temperature(2.0),
        lambda: presenter.set_constant(1.0),
        lambda: presenter.set_shift("none"),
        lambda: presenter.set_width("float16"),
        lambda: presenter.add_to_all(10),
        lambda: presenter.paste(1, "7\n8"),
        lambda: presenter.load("large"),
    ]
    states = [start]
    for change in changes:
        change()
        assert presenter.state != states[-1]
        states.append(presenter.state)
    for state in reversed(states[:-1]):
        presenter.undo_stack.undo()
        # Which table is in front is no edit, and stays.
        assert presenter.state == replace(state, table=presenter.state.table)
    while presenter.undo_stack.canRedo():
        presenter.undo_stack.redo()
    assert presenter.state == states[-1]


def test_one_drag_is_one_undo_step(presenter: SoftmaxPresenter) -> None:
    for drag in (1.0, 2.0):
        for step in range(10):
            presenter.drag_score(1, drag + step / 10)
        presenter.end_drag()
    presenter.undo_stack.undo()
    assert scores(presenter)[1] == pytest.approx(1.9)
    presenter.undo_stack.undo()
    assert scores(presenter)[1] == 2.9


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "1e308", "1e999", "", "abc", "1 000", "٣"])
def test_what_is_no_number_is_refused_and_nothing_changes(
    presenter: SoftmaxPresenter, refusals: list[BadakError], text: str
) -> None:
    before = presenter.state
    presenter.type_score(0, text)
    assert len(refusals) == 1
    assert str(refusals[0])
    assert presenter.state is before
    assert presenter.undo_stack.count() == 0


def test_other_refusals(presenter: SoftmaxPresenter, refusals: list[BadakError]) -> None:
    presenter.set_name(0, "  ")
    presenter.set_count(21)
    presenter.set_count(1)
    presenter.set_temperature(0.0)
    presenter.set_constant(float("nan"))
    presenter.paste(0, "x\ty\nz\tw")
    presenter.paste(0, "")
    presenter.paste(0, "\n".join("1" for _ in range(21)))
    presenter.load("drawn")
    assert len(refusals) == 9
    assert presenter.state == SoftmaxState()


@pytest.mark.parametrize(
    ("text", "names", "values"),
    [
        ("1\n2,5\n-3", (None, None, None), (1.0, 2.5, -3.0)),
        ("cat\t1\ndog\t2", ("cat", "dog"), (1.0, 2.0)),
        ("class\ta\ty\ncat\t−1.5\t0.1\n\t2\t0.9\n", ("cat", None), (-1.5, 2.0)),
        ("1\t2\t3", (None, None, None), (1.0, 2.0, 3.0)),
        ("고양이;1e1\r\n개;.5", ("고양이", "개"), (10.0, 0.5)),
        ("score\n5\n6", (None, None), (5.0, 6.0)),
    ],
)
def test_spreadsheets_are_understood(
    text: str, names: tuple[str | None, ...], values: tuple[float, ...]
) -> None:
    found = pasted.parse(text)
    assert (found.names, found.scores) == (names, values)


def test_pasting_adds_classes_from_the_row_on(presenter: SoftmaxPresenter) -> None:
    presenter.paste(2, "cat\t1\ndog\t2")
    assert presenter.state.names == ("1", "2", "cat", "dog")
    assert scores(presenter) == (0.3, 2.9, 1.0, 2.0)


def test_what_is_copied_can_be_pasted_back(presenter: SoftmaxPresenter) -> None:
    presenter.paste(0, "cat\t1.25\n=dog\t-2\n+1\t1e-3")
    text = table(presenter.state).cells()
    state = presenter.state
    presenter.load("small")
    presenter.paste(0, text)
    assert scores(presenter) == state.scores


def test_the_csv_holds_every_digit(presenter: SoftmaxPresenter) -> None:
    presenter.set_name(0, "=cmd, 1")
    lines = table(presenter.state).csv().decode("utf-8-sig").splitlines()
    assert lines[0] == "class,a,a - C,exp,y"
    assert lines[1].startswith('"\'=cmd, 1",0.3,')
    assert float(lines[3].split(",")[-1]) == softmax([0.3, 2.9, 4.0])[2]


def test_the_lesson_notices_both_ends_of_the_temperature(presenter: SoftmaxPresenter) -> None:
    presenter.set_temperature(0.1)
    unnoticed("softmax#temperature", presenter)
    presenter.set_temperature(1000.0)
    noticed("softmax#temperature", presenter)


def test_the_lesson_notices_two_classes(presenter: SoftmaxPresenter) -> None:
    presenter.set_count(2)
    assert presenter.done == {"two"}
    noticed("softmax#two", presenter)


@pytest.mark.parametrize(
    "row", [(0.3, 2.9, 4.0), (1010.0, 1000.0, 990.0), (-5.0, -5.0), (0.0, 1e6)]
)
def test_the_scale_holds_every_score(row: tuple[float, ...]) -> None:
    scale = ScoreScale.of(row)
    for score in row:
        assert 0 <= scale.fraction(score) <= 1
        assert scale.score(scale.fraction(score)) == pytest.approx(score, abs=scale.step)
    assert scale.low <= scale.base <= scale.high


class OneNetwork:
    """Recognisers with an untrained network: what it says is no matter, that it is asked is."""

    def names(self) -> tuple[str, ...]:
        return ("book",)

    def get(self, name: str) -> Recogniser:
        return Recogniser(build(name, np.random.default_rng(0)), name)


def test_the_drawn_digit_gives_its_logits(
    context: TabContext, presenter: SoftmaxPresenter, qtbot: PatientBot
) -> None:
    context.recognisers = OneNetwork()
    stroke = Stroke(np.array([[0.3, 0.2], [0.7, 0.2], [0.45, 0.8]]), 0.07)
    context.drawing.value = Drawing((stroke,), None)
    with qtbot.waitSignal(presenter.state_changed):
        presenter.load("drawn")
    network = OneNetwork().get("book").network
    logits = network.forward(network.batch(rasterise(context.drawing.value)[None]))[0]
    np.testing.assert_allclose(scores(presenter), logits, atol=0.0051)
    assert presenter.state.names == tuple("0123456789")
    assert presenter.state.source == "drawn"


def test_digits_of_mnist_give_their_logits(
    context: TabContext, presenter: SoftmaxPresenter, qtbot: PatientBot
) -> None:
    context.recognisers = OneNetwork()
    seen = []
    for _ in range(2):
        with qtbot.waitSignal(presenter.state_changed):
            presenter.load("mnist")
        seen.append(scores(presenter))
    assert len(seen[0]) == 10
    assert seen[0] != seen[1]


def test_without_a_network_nothing_can_be_asked(
    context: TabContext, presenter: SoftmaxPresenter, refusals: list[BadakError]
) -> None:
    context.recognisers = Recognisers(Path("no such folder"))
    presenter.load("mnist")
    assert len(refusals) == 1


def test_states_check_themselves() -> None:
    with pytest.raises(ValueRefused):
        SoftmaxState().with_score(0, float("inf"))
    assert SoftmaxState().with_name(0, " a\n b ").names[0] == "a b"
    assert len(SoftmaxState().with_name(0, "x" * 99).names[0]) == 24
