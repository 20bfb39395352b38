"""The page Check: a race to its end, what it found, and a sabotage found with it."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from patient import PatientBot
from PySide6.QtCore import Qt
from tried import noticed, unnoticed

from desktop.services.context import TabContext
from desktop.tabs.backprop import TAB
from desktop.tabs.backprop.check import texts
from desktop.tabs.backprop.check.page import formulas
from desktop.tabs.backprop.check.presenter import (
    CheckPresenter,
    CheckState,
    game_network,
    game_race,
    symbols_of,
)
from desktop.tabs.backprop.layers.presenter import LayersPresenter
from desktop.tabs.kit.tab import Tab
from nn_core.errors import BadakError
from nn_core.gradcheck import numerical_gradient_steps
from nn_core.layers import Affine, BatchNorm, ReLU
from nn_core.losses import SoftmaxWithLoss
from nn_core.network import Network
from nn_core.sabotage import FAULTS, NONE

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def presenter(context: TabContext) -> CheckPresenter:
    layers = LayersPresenter(context)
    made = CheckPresenter(context, layers, layers)
    made.layers = layers  # type: ignore[attr-defined]  # kept alive
    return made


@pytest.fixture
def view(qtbot: PatientBot, context: TabContext) -> Tab:
    tab = qtbot.shown(TAB.build(context), 704, 620)
    tab.show_page("check")
    return tab


def ran(qtbot: PatientBot, presenter: CheckPresenter) -> CheckState:
    qtbot.waitUntil(lambda: not presenter.state.running, timeout=60_000)
    return presenter.state


def round_of(fault: str) -> int:
    return next(n for n in range(400) if CheckState(round=n).fault.key == fault)


def test_the_race_runs_to_its_end_and_the_two_agree(view: Tab, qtbot: PatientBot) -> None:
    page, presenter = view.page(), view.presenter.check
    qtbot.mouseClick(page.card.buttons["10000"], LEFT)
    qtbot.mouseClick(page.run, LEFT)
    assert page.run.text() == "&Stop"
    state = ran(qtbot, presenter)
    assert state.finished
    assert state.step.total >= 1000
    assert state.step.wrong == ()
    noticed("backprop_check#agree", presenter)
    assert state.step.ratio > 1000
    assert "39" in page.card.comparison.text()
    assert page.worst.table.model().rowCount() == 10
    names = page.differences.accessibleDescription()
    assert names.count("agrees") == 4
    assert "W1" in names
    assert page.bars.accessibleDescription()
    assert view.sentence.text().startswith("They agree")
    assert r"\approx" in formulas(state)[0].numbers


def test_one_of_the_worst_is_opened_under_the_microscope(view: Tab, qtbot: PatientBot) -> None:
    page, presenter = view.page(), view.presenter.check
    presenter.start()
    ran(qtbot, presenter)
    page.worst.table.selectRow(2)
    unnoticed("backprop_check#open", presenter)
    entry = presenter.state.worst[2]
    qtbot.mouseClick(page.worst.open, LEFT)
    state = view.presenter.layers.state
    number, _, array = entry.name.partition(".")
    assert (state.key, state.index) == (f"d{array}.{number}", entry.index)
    assert view.page() is not page
    noticed("backprop_check#open", presenter)


def test_a_race_can_be_stopped_and_keeps_what_it_found(view: Tab, qtbot: PatientBot) -> None:
    page, presenter = view.page(), view.presenter.check
    presenter.set_amount("all")
    qtbot.mouseClick(page.run, LEFT)
    qtbot.waitUntil(lambda: presenter.state.step is not None and presenter.state.step.done > 5)
    assert "about" in texts.numerical_line(presenter.state.step)
    qtbot.mouseClick(page.run, LEFT)
    state = ran(qtbot, presenter)
    assert not state.finished
    unnoticed("backprop_check#agree", presenter)
    assert 0 < state.step.done < state.step.total == 39760


def test_a_user_finds_a_sabotage_with_the_check(view: Tab, qtbot: PatientBot) -> None:
    """Checked, W1 and b1 are wrong; ReLU is named, then that its mask is missing."""
    page, presenter = view.page(), view.presenter.check
    presenter.update(round=round_of("no_mask") - 1)
    qtbot.mouseClick(page.modes["game"], LEFT)
    qtbot.mouseClick(page.another, LEFT)
    qtbot.mouseClick(page.run, LEFT)
    state = ran(qtbot, presenter)
    assert [state.name(name) for name in state.step.wrong] == ["W1", "b1"]
    central, mean, _ = formulas(state)
    assert r"\ne" in central.numbers
    assert r"\approx" not in central.numbers
    assert "W1" in mean.numbers
    assert "W1, b1" in view.sentence.text()
    qtbot.mouseClick(page.game.places["last"], LEFT)
    assert view.sentence.text().startswith("Not there")
    qtbot.mouseClick(page.game.places["activation"], LEFT)
    offered = {key for key, button in page.game.causes.items() if button.isVisible()}
    assert offered == {"no_mask", "mask_round"}
    qtbot.mouseClick(page.game.causes["mask_round"], LEFT)
    assert "another cause" in view.sentence.text()
    unnoticed("backprop_check#found", presenter)
    qtbot.mouseClick(page.game.causes["no_mask"], LEFT)
    noticed("backprop_check#found", presenter)
    assert view.sentence.text().startswith("ReLU without its mask")


def test_the_broken_one_is_looked_at_in_layers(view: Tab, qtbot: PatientBot) -> None:
    page, presenter = view.page(), view.presenter.check
    presenter.update(mode="game", round=round_of("bias_first_row"))
    qtbot.mouseClick(page.look, LEFT)
    assert view.page() is not page
    layers = view.presenter.layers.state
    assert layers.fault is FAULTS["bias_first_row"]
    assert layers.made.total == pytest.approx(layers.made.value, rel=1e-3)


def test_a_broken_one_learns_all_the_same(view: Tab, qtbot: PatientBot) -> None:
    page, presenter = view.page(), view.presenter.check
    presenter.update(mode="game", round=round_of("bias_mean"))
    qtbot.mouseClick(page.learn, LEFT)
    qtbot.waitUntil(lambda: not presenter.state.learning, timeout=60_000)
    state = presenter.state
    assert len(state.losses) == 1000
    assert state.losses[-50:].mean() < 0.6
    assert state.accuracy > 0.85
    assert page.game.reads.text() == texts.learnt(state)


def test_every_round_has_an_answer_and_all_faults_come_up() -> None:
    states = [CheckState(round=n) for n in range(200)]
    assert {state.fault.key for state in states} == {*FAULTS, NONE.key}
    for state in states:
        solved = CheckState(
            round=state.round, place=state.fault.place or "none", cause=state.fault.key
        )
        assert solved.place_found
        assert solved.solved
        if state.fault is not NONE:
            assert state.fault in solved.causes
            assert state.activation in state.fault.applies_to


@pytest.mark.parametrize("key", ["none", "last_sample"])
def test_nothing_and_something_hard_to_see(
    presenter: CheckPresenter, qtbot: PatientBot, key: str
) -> None:
    presenter.update(mode="game", round=round_of(key))
    presenter.start()
    state = ran(qtbot, presenter)
    assert state.step.wrong == state.fault.arrays
    presenter.name_place(state.fault.place or "none")
    presenter.name_cause(state.fault.key)
    noticed("backprop_check#found", presenter)
    assert texts.sentence(presenter.state)


def test_names_are_those_of_the_page_layers() -> None:
    rng = np.random.default_rng(0)
    network = Network([Affine(4, 3, rng), BatchNorm(3), ReLU(), Affine(3, 2, rng)])
    assert list(symbols_of(network).values()) == ["W1", "b1", "γ1", "β1", "W2", "b2"]


def test_bends_are_named_in_the_table(view: Tab) -> None:
    network = game_network("relu", 0).astype(np.float64)
    x, t = np.random.default_rng(0).random((1, 784)), np.array([3])
    b, W = network.layers[0].params["b"], network.layers[0].params["W"]
    b[7] = -(x @ W)[0, 7] + 2e-5
    network.layers[2].params["W"][7, 3] = 3.0
    *_, last = numerical_gradient_steps(network, SoftmaxWithLoss(), x, t, samples=100)
    view.presenter.check.update(step=last, symbols=symbols_of(network))
    page = view.page()
    assert view.presenter.check.state.worst[0].bent
    assert "bend" in page.worst.note.text()
    assert "bend" in view.sentence.text()


def test_the_state_is_written_and_read_back(presenter: CheckPresenter) -> None:
    presenter.update(mode="game", round=7)
    presenter.set_amount("all")
    data = json.loads(json.dumps(presenter.to_data()))
    presenter.update(mode="race", round=0)
    presenter.from_data(data)
    state = presenter.state
    assert (state.mode, state.round, state.amount) == ("game", 7, "all")
    for field, value in (("mode", "x"), ("round", -1), ("place", "x"), ("cause", "x")):
        bad = json.loads(json.dumps(data))
        bad["state"][field] = value
        with pytest.raises(BadakError):
            presenter.from_data(bad)


@pytest.mark.parametrize("key", sorted(FAULTS))
def test_every_fault_of_the_game_shows_in_the_batch_it_is_checked_with(key: str) -> None:
    number = round_of(key)
    state = CheckState(round=number)
    network = game_network(state.activation, number)
    broken, clean = (next(game_race(network, fault, number, None)) for fault in (state.fault, NONE))
    compared = replace(broken, done=broken.total, numerical=clean.analytic)
    assert compared.wrong == state.fault.arrays
