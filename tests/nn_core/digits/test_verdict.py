"""Three answers: a digit, not sure between two, no digit and why; shipped networks give them."""

from __future__ import annotations

from math import inf, nan
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from not_digits import cross, dash, dot, scribble, year

from nn_core.data.stroke_files import read_strokes
from nn_core.digits import Drawing, Limits, Reason, Recogniser, State
from nn_core.digits.raster import on_canvas
from nn_core.digits.recognition import Recognition, beside
from nn_core.digits.rejection import InkProblem
from nn_core.digits.segment import segment
from nn_core.digits.verdict import BLANK, Verdict, judge
from nn_core.errors import ModelFileError
from nn_core.models import build, load
from nn_core.models.fit_familiarity import fit_familiarity

ROOT = Path(__file__).parents[3]
WEIGHTS = ROOT / "resources" / "weights"
DRAWN = list(read_strokes(ROOT / "tests" / "data" / "digits.jsonl"))
LIMITS = Limits(strangeness=3.0, confidence=0.6)


def shares(first: float, second: float) -> np.ndarray:
    """Probabilities with 4 first and 9 second."""
    rest = (1 - first - second) / 8
    return np.array([rest] * 4 + [first] + [rest] * 4 + [second])


def test_a_clear_answer_is_a_digit() -> None:
    assert judge(shares(0.9, 0.05), None, 0.2, LIMITS) == Verdict(State.DIGIT, 4, (4,), None, 0.2)


def test_two_near_one_another_are_not_sure() -> None:
    found = judge(shares(0.5, 0.4), None, 0.2, LIMITS)
    assert found == Verdict(State.UNSURE, 4, (4, 9), Reason.CLOSE, 0.2)
    assert judge(shares(0.4, 0.5), None, None, LIMITS).candidates == (9, 4)


def test_what_does_not_stay_as_it_is_swayed_is_not_sure() -> None:
    assert judge(shares(0.9, 0.05), None, 0.2, LIMITS, steady=0.7).state is State.DIGIT
    found = judge(shares(0.9, 0.05), None, 0.2, LIMITS, steady=0.5)
    assert found == Verdict(State.UNSURE, 4, (4, 9), Reason.CLOSE, 0.2)


def test_what_is_strange_is_no_digit_however_sure_the_network_is() -> None:
    found = judge(shares(0.99, 0.005), None, 3.1, LIMITS)
    assert found == Verdict(State.NO_DIGIT, None, (), Reason.STRANGE, 3.1)
    assert judge(shares(0.99, 0.005), None, nan, LIMITS).state is State.NO_DIGIT
    assert judge(shares(0.99, 0.005), None, 3.1, Limits(inf, 0.6)).state is State.DIGIT


@pytest.mark.parametrize("problem", InkProblem)
def test_ink_that_can_not_be_a_digit_comes_first(problem: InkProblem) -> None:
    found = judge(shares(0.99, 0.005), problem, 0.0, LIMITS)
    assert (found.state, found.digit, found.candidates) == (State.NO_DIGIT, None, ())
    assert found.reason == problem.value


def test_in_a_row_what_is_a_little_strange_or_wide_is_read_but_never_sure() -> None:
    for problem, strange, reason in (
        (None, 4.5, Reason.STRANGE),
        (InkProblem.SEVERAL, 0.1, Reason.SEVERAL),
    ):
        found = judge(shares(0.99, 0.005), problem, strange, LIMITS, in_row=True)
        assert found == Verdict(State.UNSURE, 4, (4, 9), reason, strange)
        doubtful = judge(shares(0.45, 0.3), problem, strange, LIMITS, in_row=True)
        assert doubtful.state is State.NO_DIGIT
    for problem, strange in ((None, 5.0), (None, nan), (InkProblem.SEVERAL, 5.0)):
        assert judge(shares(0.99, 0), problem, strange, LIMITS, True).state is State.NO_DIGIT
    assert judge(shares(0.99, 0), InkProblem.DOT, 0, LIMITS, True).state is State.NO_DIGIT
    assert judge(shares(0.99, 0), None, 0, LIMITS, True).state is State.DIGIT


def test_most_of_the_others_must_be_digits_to_vouch_for_one() -> None:
    def of(strange: float) -> Recognition:
        p = shares(0.99, 0.005)
        return Recognition(4, p, np.zeros((28, 28)), (), judge(p, None, strange, LIMITS))

    def states(*strange: float) -> list[State]:
        return [one.verdict.state for one in beside([of(s) for s in strange], LIMITS)]

    digit, unsure, none = State.DIGIT, State.UNSURE, State.NO_DIGIT
    assert states(0, 4) == [digit, unsure]
    assert states(4, 0, 4) == [unsure, digit, unsure]
    assert states(4, 4) == [none, none]
    assert states(4, 4, 0, 4) == [none, none, digit, none]
    assert states(4) == [none]
    stricter = beside([of(0), of(4)], LIMITS)[1].judged(Limits(2.0, 0.6))
    assert stricter.verdict.state is none


def test_the_digits_of_a_picture_are_swayed_and_those_of_a_hand_that_moves_are_not() -> None:
    model = load(WEIGHTS / "cnn.safetensors")
    reader = Recogniser(model.network, "cnn", model.familiarity)
    picture = Drawing(image=on_canvas(year(), 280))
    drawings, found = reader.recognise_apart(picture)
    assert drawings == reader.apart(picture)
    assert [one.digit for one in found] == [2, 0, 2, 6]
    assert all(0 < one.steady < 1 for one in found)
    assert found[0].judged(Limits(confidence=found[0].steady + 1e-6)).verdict.state is State.UNSURE
    _, found = reader.recognise_apart(year())
    assert [one.steady for one in found] == [1] * 4
    _, alone = reader.recognise_apart(Drawing(image=drawings[0].image))
    assert (len(alone), alone[0].in_row) == (1, False)
    assert 0 < alone[0].steady < 1


def test_the_words_are_those_of_the_command_line() -> None:
    assert [*State] == ["digit", "unsure", "no digit"]
    assert [*Reason] == ["blank", "dot", "dash", "several", "strange", "close"]


@given(
    st.lists(st.floats(0, 1), min_size=10, max_size=10).filter(lambda v: sum(v) > 0.1),
    st.none() | st.floats(-10, 100),
    st.floats(0, 1),
)
def test_state_digit_and_candidates_agree(
    values: list[float], strangeness: float | None, confidence: float
) -> None:
    found = judge(np.array(values) / sum(values), None, strangeness, Limits(5.0, confidence))
    assert len(found.candidates) == {"digit": 1, "unsure": 2, "no digit": 0}[found.state]
    assert found.digit == (found.candidates[0] if found.candidates else None)
    assert (found.reason is None) == (found.state is State.DIGIT)


@pytest.fixture(scope="module")
def cnn() -> Recogniser:
    model = load(WEIGHTS / "cnn.safetensors")
    return Recogniser(model.network, "cnn", model.familiarity)


@pytest.mark.parametrize(
    ("drawing", "reason"),
    [
        (cross(), Reason.STRANGE),
        (scribble(), Reason.STRANGE),
        (dot(), Reason.DOT),
        (dash(), Reason.DASH),
        (year(), Reason.SEVERAL),
        (Drawing(), Reason.BLANK),
    ],
    ids=lambda value: str(value) if isinstance(value, Reason) else "",
)
def test_what_is_no_digit_is_refused(cnn: Recogniser, drawing: Drawing, reason: Reason) -> None:
    found = cnn.recognise(drawing)
    assert (found.verdict.state, found.verdict.reason) == (State.NO_DIGIT, reason)
    assert cnn.recognise_many([drawing])[0].verdict.reason is reason


def test_digits_are_not_refused(cnn: Recogniser) -> None:
    found = cnn.recognise_many([sample.drawing() for sample in DRAWN])
    assert sum(one.verdict.state is State.NO_DIGIT for one in found) <= 1


def test_a_year_is_read_digit_by_digit(cnn: Recogniser) -> None:
    found = cnn.recognise_many(segment(year()))
    assert [one.verdict.digit for one in found] == [2, 0, 2, 6]
    backwards = Drawing(tuple(reversed(year().strokes)))
    assert [one.digit for one in cnn.recognise_many(segment(backwards))] == [2, 0, 2, 6]


def test_other_limits_ask_nobody_again(cnn: Recogniser) -> None:
    found = cnn.recognise(cross())
    assert found.digit is not None
    patient = found.judged(Limits(inf, 0.0))
    assert patient.verdict.state is State.DIGIT
    assert patient.layers is found.layers
    assert cnn.recognise(cross(), Limits(inf, 0.0)).verdict == patient.verdict
    assert cnn.recognise(Drawing()).judged(LIMITS).verdict == BLANK
    assert cnn.recognise(dot()).judged(Limits(inf, 0.0)).verdict.reason is Reason.DOT


def test_a_picture_shows_what_its_strokes_show_but_for_several(cnn: Recogniser) -> None:
    for drawing, reason in ((dot(), "dot"), (dash(), "dash"), (cross(), "strange")):
        image = cnn.recognise(drawing).image
        assert cnn.recognise_image(image).verdict.reason == reason
        assert cnn.recognise_images([image])[0].verdict.reason == reason


def test_one_pass_gives_hidden_signals_and_logits() -> None:
    for name in ("book", "cnn"):
        network = build(name, np.random.default_rng(0))
        images = np.random.default_rng(1).random((5, 28, 28), np.float32)
        hidden, logits = network.last_signals(images, batch_size=2)
        last = network.layers[-1].params
        np.testing.assert_allclose(hidden @ last["W"] + last["b"], logits, rtol=1e-4, atol=1e-5)
        np.testing.assert_allclose(logits, network.forward(images), rtol=1e-4, atol=1e-5)


def test_without_familiarity_ink_and_confidence_decide() -> None:
    reader = Recogniser(build("book", np.random.default_rng(0)))
    found = reader.recognise(cross())
    assert found.verdict.strangeness is None
    assert found.verdict.state is not State.NO_DIGIT
    assert reader.limits == Limits()
    assert reader.recognise(dash()).verdict.reason is Reason.DASH


def test_the_familiarity_of_another_network_is_refused() -> None:
    rng = np.random.default_rng(0)
    labels = np.arange(40) % 10
    book = build("book", rng)
    known = fit_familiarity(book, rng.integers(0, 256, (40, 28, 28)).astype(np.uint8), labels)
    assert known.size == 100
    assert Recogniser(book, "book", known).limits.strangeness == known.strange_above
    with pytest.raises(ModelFileError, match="another network"):
        Recogniser(build("mlp", rng), "mlp", known)


@pytest.mark.parametrize("name", ["cnn", "mlp", "book"])
def test_the_shipped_networks_know_what_digits_look_like(name: str) -> None:
    assert load(WEIGHTS / f"{name}.safetensors").familiarity is not None
