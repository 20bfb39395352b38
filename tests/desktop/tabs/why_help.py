"""What the tests of the why tab share: a network whose reasons are known, and drawings."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from digit_help import Store
from lending import lend

from desktop.services import bundled_digits
from desktop.services.context import TabContext
from desktop.tabs.digit.why.presenter import OPEN_FOUR
from nn_core.digits import Drawing, Stroke
from nn_core.layers import Affine, ReLU
from nn_core.network import Network


def open_or_closed() -> Network:
    """A network that says 9 to ink near the top in the middle, else 4; and 1 to what is thin."""
    network = Network([Affine(784, 3), ReLU(), Affine(3, 10)])
    first, last = network.layers[0].params, network.layers[-1].params
    W = first["W"].reshape(28, 28, 3)
    W[5:12, 11:17, 0] = 1.0
    W[:, :10, 1] = 0.05
    first["b"][[0, 2]] = 0.1, 1.0
    last["W"][0, 9] = 1.0
    last["W"][1, 4] = 1.0
    last["W"][2] = -9.0
    last["W"][2, [1, 4, 9]] = 1.0, 2.0, 0.0
    return network


def four() -> Drawing:
    """Return an open 4: a bow at the left and a line at the right."""
    left = np.array([[0.3, 0.2], [0.28, 0.5], [0.7, 0.52]])
    right = np.array([[0.68, 0.2], [0.66, 0.85]])
    return Drawing((Stroke(left, 0.06), Stroke(right, 0.06)))


def closed_four() -> Drawing:
    """Return the same with its top closed."""
    top = np.array([[0.3, 0.24], [0.68, 0.24]])
    return Drawing((*four().strokes, Stroke(top, 0.06)))


def draw(context: TabContext, drawing: Drawing | None) -> None:
    """Put a drawing where all tabs find it."""
    context.drawing.value = drawing


def lend_two(folder: Path, monkeypatch: pytest.MonkeyPatch) -> TabContext:
    """Return a context with two such networks and every fortieth of the bundled digits.

    To read all of them would take too long each time.
    """
    whole = bundled_digits.all_digits()
    few = whole.take(np.arange(OPEN_FOUR % 40, len(whole), 40))
    monkeypatch.setattr(bundled_digits, "all_digits", lambda: few)
    return lend(folder, Store(cnn=open_or_closed(), mlp=open_or_closed()))
