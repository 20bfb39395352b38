"""A drawing for pictures of the program."""

from __future__ import annotations

import numpy as np

from nn_core.digits import Drawing, Stroke


def three() -> Drawing:
    """Return a 3 in one stroke: two bows that meet in the middle, leaning as hands do."""
    upper = np.radians(np.linspace(-160, 85, 24))
    lower = np.radians(np.linspace(-80, 150, 28))
    x = np.concatenate([0.47 + 0.15 * np.cos(upper), 0.46 + 0.19 * np.cos(lower)])
    y = np.concatenate([0.33 + 0.14 * np.sin(upper), 0.64 + 0.17 * np.sin(lower)])
    lean = 0.12 * (0.5 - y)
    return Drawing((Stroke(np.column_stack([x + lean, y]), 0.07),))
