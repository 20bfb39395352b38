"""A drawing that the tests of several tabs share."""

from __future__ import annotations

import numpy as np

from nn_core.digits import Drawing, Stroke


def seven() -> Drawing:
    """Return a drawn 7."""
    points = np.array([[0.3, 0.2], [0.7, 0.2], [0.45, 0.8]])
    return Drawing(strokes=(Stroke(points=points, width=0.07),))
