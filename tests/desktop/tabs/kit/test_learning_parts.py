"""A setup and painted points are parts of a tab's state like any other: written, read, refused."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
import pytest

from desktop.tabs.kit.saved import from_data, to_data
from nn_core.data.points import Points, make
from nn_core.errors import BadakError
from nn_core.experiments import PRESETS
from nn_core.learning import Setup


@dataclass(frozen=True)
class State:
    setup: Setup
    points: Points
    step: int = 0


def test_they_go_through_json() -> None:
    setup = PRESETS["spiral"].setup
    state = State(setup, make(setup.data), 7)
    read = from_data(State, json.loads(json.dumps(to_data(state, 1))), 1)
    assert (read.setup, read.step) == (setup, 7)
    np.testing.assert_array_equal(read.points.x, state.points.x)


@pytest.mark.parametrize("part", ["setup", "points"])
def test_a_damaged_part_is_refused_in_a_sentence(part: str) -> None:
    setup = PRESETS["spiral"].setup
    data = to_data(State(setup, make(setup.data)), 1)
    with pytest.raises(BadakError, match="damaged"):
        from_data(State, {**data, part: {}}, 1)
