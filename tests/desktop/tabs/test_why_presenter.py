"""The why tab's presenter without any widget."""

from __future__ import annotations

import json

import numpy as np
import pytest
from digit_help import BrokenStore, Store
from lending import given_back, lend
from script_runner import run_script
from tried import noticed, unnoticed
from why_help import closed_four, draw, four, lend_two, open_or_closed

from desktop.services import bundled_digits
from desktop.services.bundled_digits import digit_at, place_of
from desktop.services.picture_network import Source
from desktop.style import theme
from desktop.tabs.digit.why import page, texts
from desktop.tabs.digit.why.presenter import OPEN_FOUR, WhyPresenter
from desktop.tabs.digit.why.state import NO_RIVAL
from desktop.tabs.kit.saved import StateError
from nn_core.digits import Drawing, Recogniser, Stroke
from nn_core.digits.raster import rasterise
from nn_core.digits.verdict import State
from nn_core.explain import Method


@pytest.fixture
def context(qapp, tmp_path, monkeypatch):
    yield from given_back(lend_two(tmp_path, monkeypatch))


@pytest.fixture
def presenter(context):
    made = WhyPresenter(context, context)
    yield made
    made.leave()


def explained(presenter, qtbot):
    qtbot.waitUntil(lambda: presenter.state.film is not None)


def mapped(presenter, qtbot):
    qtbot.waitUntil(lambda: presenter.state.read_share == 1)


@pytest.fixture
def ready(presenter, context, qtbot):
    """A presenter that has explained an open 4."""
    draw(context, four())
    presenter.enter()
    explained(presenter, qtbot)
    return presenter


def test_nothing_is_done_before_the_tab_is_shown(presenter, context):
    draw(context, four())
    assert presenter.state.blank
    assert context.recognisers.asked == []


def test_blank_paper_is_no_error(presenter):
    presenter.enter()
    assert presenter.state.blank
    assert presenter.state.source is Source.NOTHING
    assert "Here you will see" in texts.sentence(presenter.state)


def test_a_drawing_is_explained(ready):
    state = ready.state
    assert state.source is Source.DRAWING
    assert state.answer == 4
    assert state.digit == 4 and state.rival == 9 and state.target == 9
    assert len(state.paths) == 2
    assert state.contributions.shape == (28, 28)
    # The empty top speaks against 9.
    assert state.contributions[5:9, 12:16].max() > 0
    assert any(sign.plus for sign in state.signs)


def test_the_change_is_a_film_that_ends_in_the_target(ready):
    state = ready.state
    film = state.film
    assert state.frame == len(film) - 1
    assert state.probabilities.argmax() == 9
    assert state.change.added > 0
    assert state.difference.max() > 0.5
    assert any(sign.plus for sign in state.change_signs)
    ready.set_frame(0)
    assert ready.state.probabilities.argmax() == 4
    assert not ready.state.difference.any()
    assert "is read as 9" in texts.sentence(ready.state)


def test_methods_and_their_sums(ready):
    ready.set_method("gradient")
    state = ready.state
    assert state.method is Method.GRADIENT
    assert state.contributions.sum() == pytest.approx(
        state.evidence.total(Method.GRADIENT, 4, 9), abs=1e-6
    )
    assert state.patch_at(7, 9) == (7, 9, 1)
    ready.set_method("occlusion")
    assert ready.state.patch_at(7, 9) == (6, 8, 2)


def test_the_method_is_remembered(ready, context):
    ready.set_method("gradient")
    assert WhyPresenter(context, context).state.method is Method.GRADIENT


def test_any_digit_against_any_other_or_none(ready):
    ready.choose_digit(9)
    assert (ready.state.digit, ready.state.rival) == (9, 4)
    assert "behind 4" in texts.sentence(ready.state)
    ready.choose_rival(1)
    assert ready.state.rival == 1
    ready.choose_rival(1)
    assert ready.state.chosen_rival == NO_RIVAL and ready.state.rival is None
    ready.choose_digit(9)
    assert ready.state.digit == 4
    ready.choose_rival(4)
    assert ready.state.rival is None


def test_asking_for_the_rival_turns_the_question_round(ready):
    ready.choose_rival(1)
    ready.choose_digit(1)
    assert (ready.state.digit, ready.state.rival) == (1, 4)


def test_another_target_is_searched(ready, qtbot):
    ready.choose_target(1)
    assert ready.state.film is None and ready.state.searching
    qtbot.waitUntil(lambda: ready.state.search is not None and ready.state.search.done)
    assert ready.state.search.target == 1
    assert ready.state.target == 1
    ready.choose_target(4)  # it is one already
    assert ready.state.target == 1


def test_what_cannot_be_found_is_said(ready, qtbot):
    ready.choose_target(7)
    qtbot.waitUntil(lambda: ready.state.search is not None and ready.state.search.done)
    assert ready.state.film is None
    assert "no change" in texts.sentence(ready.state)
    assert "none found" in texts.change_note(ready.state)


def test_a_search_can_be_stopped_and_begun_again(ready, context, qtbot):
    ready.choose_target(1)
    ready.cancel()
    assert ready.state.search is None
    qtbot.waitUntil(lambda: not context.busy)
    assert ready.state.film is None
    ready.search_again()
    qtbot.waitUntil(lambda: ready.state.search is not None and ready.state.search.done)


def test_the_newest_question_wins(ready, qtbot):
    for target in (1, 7, 9):
        ready.choose_target(target)
    qtbot.waitUntil(lambda: ready.state.film is not None)
    assert ready.state.change.target == 9


def test_neighbours_are_found_among_all_bundled_digits(ready, qtbot):
    mapped(ready, qtbot)
    near = ready.state.neighbours
    assert near.among == len(bundled_digits.all_digits()) == 250
    assert len(near.labels) == 12
    assert ready.state.neighbour_images.shape == (12, 28, 28)
    assert (np.diff(near.distances) >= 0).all()


def test_a_neighbour_lies_beside_the_drawing(ready, qtbot):
    mapped(ready, qtbot)
    ready.choose_neighbour(2)
    assert ready.state.beside == 2
    assert "labelled" in texts.sentence(ready.state)
    ready.choose_neighbour(2)
    assert ready.state.beside is None
    ready.choose_neighbour(99)
    assert ready.state.beside is None


def test_a_neighbour_can_be_explained_itself(ready, qtbot):
    mapped(ready, qtbot)
    place, label = (
        int(a[3]) for a in (ready.state.neighbours.places, ready.state.neighbours.labels)
    )
    image = ready.state.neighbour_images[3]
    ready.explain_neighbour(3)
    assert ready.state.source is Source.SAMPLE and ready.state.label == label
    np.testing.assert_array_equal(ready.state.image, image)
    qtbot.waitUntil(lambda: ready.state.neighbours is not None)
    assert place not in ready.state.neighbours.places


def test_the_bundled_digits_are_read_once_for_each_network(ready, context, qtbot):
    mapped(ready, qtbot)
    draw(context, closed_four())
    qtbot.waitUntil(lambda: ready.state.neighbours is not None)
    assert ready.state.read_share == 1
    ready.set_model("mlp")
    assert ready.state.neighbours is None
    mapped(ready, qtbot)
    ready.set_model("cnn")
    qtbot.waitUntil(lambda: ready.state.neighbours is not None)
    assert ready.state.read_share == 1


def test_the_film_plays_to_its_end(ready, qtbot):
    ready.toggle_play()
    assert ready.state.playing and ready.state.frame == 0
    qtbot.waitUntil(lambda: ready.state.frame > 2)
    ready.toggle_play()
    assert not ready.state.playing
    ready.set_frame(len(ready.state.film) - 3)
    ready.toggle_play()
    qtbot.waitUntil(lambda: not ready.state.playing)
    assert ready.state.frame == len(ready.state.film) - 1


def test_nothing_plays_where_less_motion_is_wanted(ready):
    theme.manager().set_still(True)
    ready.toggle_play()
    assert not ready.state.playing and ready.state.frame == 0
    ready.toggle_play()
    assert ready.state.frame == len(ready.state.film) - 1


def test_who_takes_the_slider_stops_the_film(ready):
    ready.toggle_play()
    ready.set_frame(5)
    assert ready.state.frame == 5 and not ready.state.playing
    assert not ready.playback.playing


def test_a_new_drawing_is_followed_only_while_seen(ready, context, qtbot):
    ready.leave()
    draw(context, closed_four())
    assert ready.state.answer == 4
    ready.enter()
    qtbot.waitUntil(lambda: ready.state.answer == 9)


def test_what_the_change_proposed_and_was_drawn_is_noticed(ready, context, qtbot):
    unnoticed("why#redrawn", ready)
    draw(context, closed_four())
    qtbot.waitUntil(lambda: ready.state.answer == 9)
    noticed("why#redrawn", ready)


def test_other_things_to_try_are_noticed(ready, qtbot):
    ready.choose_digit(1)
    noticed("why#other-digit", ready)
    mapped(ready, qtbot)
    odd = [k for k, label in enumerate(ready.state.neighbours.labels) if label != 4]
    ready.choose_neighbour(odd[0])
    noticed("why#odd-neighbour", ready)


def test_what_is_nearly_as_asked_is_not_noticed(ready, context, qtbot):
    ready.choose_digit(ready.state.answer)
    unnoticed("why#other-digit", ready)
    mapped(ready, qtbot)
    same = [k for k, label in enumerate(ready.state.neighbours.labels) if label == 4]
    ready.choose_neighbour(same[0])
    unnoticed("why#odd-neighbour", ready)
    ready.choose_target(1)
    draw(context, closed_four())
    qtbot.waitUntil(lambda: ready.state.answer == 9)
    unnoticed("why#redrawn", ready)  # it was to become a 1


def test_a_cleared_sheet_empties_the_tab(ready, context, qtbot):
    draw(context, Drawing())
    assert ready.state.blank and ready.state.evidence is None and ready.state.film is None
    qtbot.waitUntil(lambda: not context.busy)
    assert ready.state.evidence is None


def test_what_is_no_digit_is_explained_too(ready, context, qtbot):
    strokes = [np.array([[0.2, 0.2], [0.8, 0.8]]), np.array([[0.8, 0.2], [0.2, 0.8]])]
    draw(context, Drawing(tuple(Stroke(s, 0.07) for s in strokes)))
    qtbot.waitUntil(lambda: ready.state.search is not None and ready.state.search.done)
    assert ready.state.contributions is not None


def test_samples_come_one_after_the_other(presenter, qtbot):
    presenter.enter()
    presenter.pictures.take_sample()
    first = presenter.state.image
    assert presenter.state.source is Source.SAMPLE
    presenter.pictures.take_sample()
    assert presenter.state.image is not first
    presenter.pictures.take_drawing()
    assert presenter.state.blank


def test_the_first_sample_is_an_open_four(monkeypatch):
    monkeypatch.undo()
    assert digit_at(place_of(0, OPEN_FOUR))[1] == 4
    assert len({place_of(k, OPEN_FOUR) for k in range(500)}) == 500
    assert digit_at(place_of(1, OPEN_FOUR))[0].shape == (28, 28)


def test_the_reading_has_live_numbers_and_a_script(ready, qtbot):
    mapped(ready, qtbot)
    for method in Method:
        ready.set_method(method)
        found = page.build_reading(ready.state, ready.done)
        assert all(line.numbers for line in found.formulas)
        total = ready.state.evidence.total(method, 4, 9)
        assert any(f"{total:.2f}" in line.numbers for line in found.formulas)
        assert f"{total:.1f}" in texts.legend(ready.state).replace("−", "-")
        printed = run_script(found.code)
        share = f"changed {round(100 * ready.state.change.size, 2)}"
        assert share[:-1] in printed
        first = ready.state.neighbours
        assert f"{first.labels[0]} {round(float(first.distances[0]), 3)}" in printed
    value = ready.state.evidence.score(4, 9)
    assert f"{value:.2f}" in found.formulas[0].numbers


def test_the_script_prints_the_strongest_patch(ready):
    printed = run_script(page.build_reading(ready.state, ready.done).code)
    values = ready.state.contributions
    strongest = values.flat[np.abs(values).argmax()]
    assert f"contribution {round(float(strongest), 4)}" in printed


def test_a_damaged_model_is_reported_once(qapp, tmp_path, qtbot):
    context = lend(tmp_path, BrokenStore())
    presenter = WhyPresenter(context, context)
    reports = []
    context.reported.connect(reports.append)
    draw(context, four())
    presenter.enter()
    qtbot.waitUntil(lambda: bool(reports))
    qtbot.waitUntil(lambda: not context.busy)
    assert len(reports) == 1
    context.shutdown()


def test_models_that_come_and_go_are_noticed_when_the_tab_is_shown(ready, context, qtbot):
    store = context.recognisers
    store._made["mine"] = store._made["mlp"]
    ready.enter()
    assert ready.state.models == ("cnn", "mlp", "mine")
    assert ready.state.film is not None
    del store._made["cnn"]
    ready.enter()
    assert ready.state.model == "mlp"
    explained(ready, qtbot)


def test_a_deleted_network_gives_way_at_once_and_is_named(ready, context, qtbot):
    store, told = context.recognisers, []
    context.reported.connect(told.append)
    store._made["mine"] = store._made["mlp"]
    context.models._changed("mine")
    assert ready.state.models == ("cnn", "mlp", "mine")
    assert ready.state.film is not None
    ready.set_model("mine")
    explained(ready, qtbot)
    del store._made["mine"]
    context.models._changed("mine")
    assert ready.state.model == "cnn"
    explained(ready, qtbot)
    assert [str(error) for error in told] == [
        "The network “mine” is gone. Here “CNN” is used instead."
    ]


def test_a_replaced_network_explains_anew_when_somebody_looks(ready, context, qtbot):
    store, before = context.recognisers, ready.state.evidence
    ready.leave()
    network = open_or_closed()
    network.layers[-1].params["b"][3] = 99
    store._made["cnn"] = Recogniser(network, "cnn")
    context.models._changed("cnn")
    assert ready.state.evidence is before
    ready.enter()
    qtbot.waitUntil(lambda: ready.state.evidence is not None)
    assert ready.state.answer == 3


def test_without_models_nothing_is_asked(qapp, tmp_path):
    context = lend(tmp_path, Store())
    presenter = WhyPresenter(context, context)
    presenter.enter()
    draw(context, four())
    assert presenter.state.evidence is None
    assert "badak train" in texts.sentence(presenter.state)
    context.shutdown()


def test_hints_say_what_a_place_contributes(ready):
    row, column = (int(k) for k in np.argwhere(ready.state.contributions > 0)[0])
    hint = texts.pixel_hint(ready.state, row, column)
    assert "the lead of 4 over 9" in hint and "+" in hint
    assert "changes nothing" in texts.pixel_hint(ready.state, 0, 0)
    ready.set_method("gradient")
    assert "ink" in texts.pixel_hint(ready.state, row, column)


def test_what_the_network_refuses_is_not_called_a_digit(presenter, context, qtbot):
    network = context.recognisers.get("cnn")
    dot = Drawing((Stroke(np.array([[0.5, 0.5], [0.501, 0.5]]), 0.06),))
    image = rasterise(dot)
    assert network.recognise_image(image).verdict.state is State.NO_DIGIT
    draw(context, dot)
    presenter.enter()
    qtbot.waitUntil(lambda: presenter.state.evidence is not None)
    assert presenter.state.refused
    assert texts.sentence(presenter.state).startswith("To the network this is no digit.")
    draw(context, four())
    qtbot.waitUntil(lambda: presenter.state.evidence is not None)
    assert not presenter.state.refused


def test_what_is_asked_is_written_and_read_back(ready):
    ready.set_method(Method.GRADIENT)
    ready.choose_digit(9)
    ready.choose_rival(1)
    data = json.loads(json.dumps(ready.to_data()))
    evidence = ready.state.evidence
    ready.set_method(Method.OCCLUSION)
    ready.choose_digit(4)
    ready.from_data(data)
    state = ready.state
    assert (state.method, state.digit, state.rival) == (Method.GRADIENT, 9, 1)
    assert state.evidence is evidence


@pytest.mark.parametrize("field", ["chosen_digit", "chosen_rival", "chosen_target"])
def test_a_digit_that_is_none_is_refused(ready, field):
    data = ready.to_data()
    data["state"][field] = 12
    with pytest.raises(StateError):
        ready.from_data(data)
