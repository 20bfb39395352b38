"""How long the activations tab takes to repaint when a slider moves, and its ten layers to run."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.context import TabContext
    from desktop.tabs.activations.slider import ValueSlider
    from desktop.tabs.activations.view import ActivationsView

FRAME = 16.0
"""Milliseconds that a repaint may take, at the 95th percentile."""
LAYERS = 100.0
"""Milliseconds that ten layers may take in the background, at the 95th percentile."""
MOVES = 40
"""Places a slider goes through in a round."""


@dataclass
class Times:
    """Milliseconds of one kind of move."""

    name: str
    limit: float
    taken: list[float] = field(default_factory=list)

    def at(self, share: float) -> float:
        """Return the time that ``share`` of the moves stayed within."""
        return sorted(self.taken)[min(len(self.taken) - 1, int(share * len(self.taken)))]


def run(argv: list[str]) -> int:
    """Print p50 and p95 of every slider's repaint and of the ten layers, against a bare repaint.

    Returns
    -------
    int
        1 if a p95 is above its limit, else 0.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks activations", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each slider is swept")
    rounds = parser.parse_args(argv).rounds
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from PySide6.QtWidgets import QApplication

    from desktop.context import TabContext
    from desktop.tabs.activations.view import ActivationsView

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    context = TabContext()
    view = ActivationsView(context)
    view.resize(704, 620)
    view.show()
    results = _sweeps(app, view, rounds)
    results += _layers(app, context, rounds)
    view.shutdown()
    context.shutdown()
    view.close()
    _print(results)
    return int(any(times.at(0.95) > times.limit for times in results))


def _sweeps(app: QApplication, view: ActivationsView, rounds: int) -> list[Times]:
    found = []
    for page in view.buttons:
        view.show_page(page)
        app.processEvents()
        bare = Times(f"{page}: repaint alone", FRAME)
        sliders = _sliders(view.page().controls)
        moved = [Times(f"{page}: {slider.name.text()}", FRAME) for slider in sliders]
        # In turn, so that what else the machine does falls on all of them alike.
        for _ in range(rounds):
            for _ in range(MOVES):
                bare.taken.append(_timed(app, view.page().picture.update))
            for times, slider in zip(moved, sliders, strict=True):
                times.taken += _sweep(app, slider)
        found += [bare, *moved]
    return found


def _sliders(controls: QWidget) -> list[ValueSlider]:
    from desktop.tabs.activations.slider import ValueSlider

    return [slider for slider in controls.findChildren(ValueSlider) if slider.isVisible()]


def _sweep(app: QApplication, slider: ValueSlider) -> list[float]:
    low, high = slider.slider.minimum(), slider.slider.maximum()
    taken = []
    for move in range(MOVES):
        place = low + (high - low) * move // (MOVES - 1)
        taken.append(_timed(app, lambda: slider.slider.setValue(place)))  # noqa: B023
    return taken


def _timed(app: QApplication, act: Callable[[], object]) -> float:
    app.processEvents()
    start = time.perf_counter()
    act()
    app.processEvents()
    return (time.perf_counter() - start) * 1000


def _layers(app: QApplication, context: TabContext, rounds: int) -> list[Times]:
    """Time ten layers from the choice to the arrival of the record, and the GUI meanwhile."""
    from desktop.tabs.activations.depth.presenter import DepthPresenter
    from nn_core import activations

    presenter = DepthPresenter(context)
    presenter.set_depth(10)
    presenter.set_start("he")
    results = []
    stall = Times("longest stall of the GUI meanwhile", FRAME)
    for name in activations.names():
        times = Times(f"10 layers of {name}", LAYERS)
        for _ in range(2 * rounds):
            taken, longest = _arrival(app, presenter, name)
            times.taken.append(taken)
            stall.taken.append(longest)
        results.append(times)
    return [*results, stall]


def _arrival(app: QApplication, presenter: object, name: str) -> tuple[float, float]:
    from desktop.tabs.activations.depth.presenter import DepthPresenter

    assert isinstance(presenter, DepthPresenter)
    start = last = time.perf_counter()
    longest = 0.0
    presenter.set_activation(name)
    presenter.draw_weights()
    while presenter.state.shown != presenter.state.settings:
        app.processEvents()
        # A turn of the event loop that waits: the worker gets the processor, as it would.
        time.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return (last - start) * 1000, longest * 1000


def _print(results: list[Times]) -> None:
    base = results[0].at(0.5)
    print("milliseconds; the last column is p50 against the first page's bare repaint")
    print(f"{'':42} {'p50':>7} {'p95':>7} {'limit':>6} {'ratio':>6}")
    for times in results:
        middle, high = times.at(0.5), times.at(0.95)
        mark = "" if high <= times.limit else "  above"
        figures = f"{middle:7.2f} {high:7.2f} {times.limit:6.0f} {middle / base:6.2f}"
        print(f"{times.name:42} {figures}{mark}")
