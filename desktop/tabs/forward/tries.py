"""Notice when the reader has done one of the three things the lesson says to try."""

from __future__ import annotations

import numpy as np

from desktop.tabs.forward.state import ForwardState

OVERTAKE = "overtake"
ONE_PRODUCT = "one-product"
RUNNER_UP = "runner-up"


def noticed(before: ForwardState, after: ForwardState) -> frozenset[str]:
    """Return the keys of what one edit of the small network has brought about."""
    found = set()
    if _overtaken(before, after):
        found.add(OVERTAKE)
    if _lost_a_linear_layer(before, after):
        found.add(ONE_PRODUCT)
    return frozenset(found)


def _overtaken(before: ForwardState, after: ForwardState) -> bool:
    """Whether the outputs stand in another order of size; a single one has none."""
    if before.setup.network.sizes != after.setup.network.sizes:
        return False
    y, z = before.trace.outputs, after.trace.outputs
    return not np.array_equal(np.argsort(-y, kind="stable"), np.argsort(-z, kind="stable"))


def _lost_a_linear_layer(before: ForwardState, after: ForwardState) -> bool:
    """Whether an inner layer was taken out and the outputs stayed as they were."""
    if after.setup.network.depth != before.setup.network.depth - 1:
        return False
    y, z = before.trace.outputs, after.trace.outputs
    return y.shape == z.shape and bool(np.allclose(y, z, rtol=1e-9, atol=1e-9))
