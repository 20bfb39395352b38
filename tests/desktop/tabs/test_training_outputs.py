"""What the network in training answered at each step, noted and seen."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.tabs.training.digits import outputs
from desktop.tabs.training.digits.outputs import OutputRecord


def noted(steps) -> OutputRecord:
    record = OutputRecord()
    for step in steps:
        record.put(step, np.full(10, step, np.float32))
    return record


@pytest.mark.parametrize("then", ["begin anew", "go back", "grow too long"])
def test_what_was_seen_stays_while_it_is_shown(monkeypatch: pytest.MonkeyPatch, then: str) -> None:
    monkeypatch.setattr(outputs, "MOST", 20)
    record = noted(range(20))
    seen = record.seen()
    if then == "begin anew":
        record.clear()
    record.put({"begin anew": 15, "go back": 3, "grow too long": 20}[then], np.ones(10, np.float32))
    np.testing.assert_array_equal(seen.steps, range(20))
    np.testing.assert_array_equal(seen.answers[:, 0], range(20))
    assert (np.diff(record.seen().steps) > 0).all()


def test_what_lies_beyond_a_step_gone_back_to_is_forgotten() -> None:
    record = noted(range(10))
    record.put(4, np.zeros(10, np.float32))
    np.testing.assert_array_equal(record.seen().steps, [0, 1, 2, 3, 4])
    assert not record.seen().answers[-1].any()
