"""What the filters tab says holds at thousands of places of the book's example and of a network."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from drawn_help import seven
from filters_help import context_with_network, looked_at
from patient import PatientBot

from desktop.services.context import TabContext
from desktop.tabs.filters.maps import texts as map_texts
from desktop.tabs.filters.presenter import FiltersPresenter
from desktop.tabs.filters.sliding_window import texts
from desktop.tabs.filters.sliding_window.presenter import WindowPresenter
from desktop.tabs.filters.sliding_window.state import Material, Operation, SlidingState


@pytest.fixture
def context(qtbot: PatientBot, tmp_path: Path) -> TabContext:
    return context_with_network(tmp_path)


@pytest.fixture
def presenter(context: TabContext) -> FiltersPresenter:
    made = looked_at(context)
    context.drawing.value = seven()
    return made


def wander(window: WindowPresenter, rng: np.random.Generator) -> SlidingState:
    """Do one thing a user could do."""
    thing = rng.integers(7)
    if thing == 0:
        window.set_material(Material(rng.choice(list(Material))))
    elif thing == 1:
        window.set_operation(Operation(rng.choice(list(Operation))))
    elif thing == 2:
        window.set_stride(int(rng.integers(1, 3)))
    elif thing == 3:
        window.set_pad(int(rng.integers(3)))
    elif thing == 4:
        window.set_layer(int(rng.integers(5)))
    elif thing == 5:
        window.set_filter(int(rng.integers(10)))
    window.playback.go_to(int(rng.integers(max(1, window.state.count))))
    return window.state


def uncovered(state: SlidingState) -> int:
    """Return how many rows of the input itself no window touches."""
    rows = state.inputs.shape[0]
    touched = np.zeros(rows, bool)
    for k in range(state.outputs.shape[0]):
        touched[k * state.pace : k * state.pace + state.field] = True
    return int((~touched[state.margin : rows - state.margin]).sum())


def test_what_is_said_of_a_patch_is_so(presenter: FiltersPresenter) -> None:
    window, rng, met = presenter.window, np.random.default_rng(0), set()
    for _ in range(2000):
        state = wander(window, rng)
        said = texts.sentence(state)
        assert "{" not in said
        for claim, check in CLAIMS.items():
            if claim in said:
                met.add(claim)
                assert check(state, said), (claim, said)
        for caption in texts.captions(state):
            if seen := re.match(r"It sees (\d+)×(\d+)", caption):
                assert max(map(int, seen.groups())) <= 28
    assert met == set(CLAIMS) - {"cancel out"}


def _missed(state: SlidingState, said: str) -> bool:
    return ("of the input are never" in said) == bool(uncovered(state))


def _outweighs(state: SlidingState, said: str) -> bool:
    total = float(state.patch.products.sum())
    named = texts.place_name(*state.place) in said
    return named and (total > 0 if "the blue products outweigh" in said else total < 0)


def _counts(state: SlidingState, said: str) -> bool:
    parts = state.patch.contributions
    most = int(np.abs(parts).argmax())
    return ("adds" in said) == bool(parts[most] > 0) and f"map {most + 1} counts" in said


CLAIMS = {
    "not a whole number": _missed,
    "outweigh": _outweighs,
    "counts most": _counts,
    "everything is 0": lambda state, _: not state.patch.patch.any(),
    "the map rests": lambda state, _: state.value == 0,
    "only the largest": lambda state, _: (
        (state.window.values == state.window.largest).sum() == 1
        and state.pool.inputs[state.filter].max() >= state.window.largest
    ),
    "equal to it": lambda state, said: (
        f"{(state.window.values == state.window.largest).sum()} of them" in said
    ),
    "place by place": lambda state, said: f"= {texts._number(state.patch.sum)}." in said,
    "cancel out": lambda state, _: abs(float(state.patch.products.sum())) < 0.01,
    "None of the": lambda state, _: not state.patch.contributions.any(),
}


@pytest.mark.parametrize(("stride", "pad", "missed"), [(2, 0, 1), (2, 1, 0), (2, 2, 0)])
def test_padding_is_not_the_input(
    presenter: FiltersPresenter, stride: int, pad: int, missed: int
) -> None:
    window = presenter.window
    window.set_material(Material.BOOK)
    window.set_stride(stride)
    window.set_pad(pad)
    state = window.state
    assert state.left_over == 1
    assert state.missed == uncovered(state) == missed
    assert ("all of the input is" in texts.sentence(state)) == (missed == 0)


def test_what_is_said_of_maps_is_so(presenter: FiltersPresenter) -> None:
    maps, rng = presenter.maps, np.random.default_rng(1)
    for _ in range(300):
        maps.set_layer(int(rng.integers(3)))
        maps.choose_map(int(rng.integers(6)))
        state = maps.state
        block, said = state.block, map_texts.sentence(state)
        if "rests" in said:
            assert block.firing(state.map) == 0
        elif "takes away" in said:
            products = state.cause.products
            gain, loss = re.findall(r"(?:adds|takes away) (\S+?)[,.](?:\s|$)", said)
            assert float(gain) == pytest.approx(products[products > 0].sum(), abs=0.006)
            assert float(loss) == pytest.approx(-products[products < 0].sum(), abs=0.006)
        if "whole picture" in map_texts.way(block):
            assert block.reach.size > 28
