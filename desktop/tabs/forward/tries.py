"""Notice when the reader has done one of the three things the lesson says to try."""

from __future__ import annotations

import numpy as np

from desktop.tabs.forward.state import Setup

OVERTAKE = "overtake"
ONE_PRODUCT = "one-product"
RUNNER_UP = "runner-up"


def noticed(before: Setup, after: Setup) -> frozenset[str]:
    """Return the keys of what one edit of the small network has brought about."""
    found = set()
    if _order(before) not in ((), _order(after)) and _same_shape(before, after):
        found.add(OVERTAKE)
    if _lost_a_linear_layer(before, after):
        found.add(ONE_PRODUCT)
    return frozenset(found)


def _order(setup: Setup) -> tuple[int, ...]:
    """Return the outputs from the largest to the smallest; nothing to order in a single one."""
    outputs = setup.network.trace(setup.x).outputs
    return tuple(int(i) for i in np.argsort(-outputs, kind="stable")) if len(outputs) > 1 else ()


def _same_shape(before: Setup, after: Setup) -> bool:
    return before.network.sizes == after.network.sizes


def _lost_a_linear_layer(before: Setup, after: Setup) -> bool:
    """Whether an inner layer was taken out and the outputs stayed as they were."""
    if after.network.depth != before.network.depth - 1:
        return False
    y, z = (setup.network.trace(setup.x).outputs for setup in (before, after))
    return y.shape == z.shape and bool(np.allclose(y, z, rtol=1e-9, atol=1e-9))
