"""How long the activations tab takes to repaint when a slider moves, and its ten layers to run.

Two times are taken: by the clock, and of the processor for the thread alone. They are the same on
a machine that does nothing else; where others run, only the second says something of this program.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.frames import BUDGET_MS, application, percentile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.services.context import TabContext
    from desktop.tabs.kit.tab import Tab
    from desktop.widgets.controls.value_slider import ValueSlider

LAYERS = 100.0
"""Milliseconds that ten layers may take in the background, at the 95th percentile."""
MOVES = 40
"""Places a slider goes through in a round."""


@dataclass
class Times:
    """Milliseconds of one kind of move: by the clock, and of the processor."""

    name: str
    limit: float
    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def add(self, act: Callable[[], object]) -> None:
        """Do something once and take both times."""
        clock, processor = time.perf_counter(), time.thread_time()
        act()
        self.processor.append((time.thread_time() - processor) * 1000)
        self.clock.append((time.perf_counter() - clock) * 1000)


def run(argv: list[str]) -> int:
    """Print p50 and p95 of every slider's repaint and of the ten layers, against a bare repaint.

    Returns
    -------
    int
        1 if a p95 of the processor's time is above its limit, else 0.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks activations", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each slider is swept")
    rounds = parser.parse_args(argv).rounds
    app = application()
    from desktop.services.context import TabContext
    from desktop.tabs.activations import TAB
    from desktop.tabs.kit.tab import Tab

    context = TabContext()
    view = Tab(TAB, context)
    view.resize(704, 620)
    view.show()
    results = _sweeps(app, view, rounds)
    results.append(_histograms(app, view, rounds))
    results += _layers(app, context, rounds)
    view.shutdown()
    context.shutdown()
    view.close()
    _print(results)
    return int(any(percentile(times.processor, 0.95) > times.limit for times in results))


def _sweeps(app: QApplication, view: Tab, rounds: int) -> list[Times]:
    found = []
    for page in view.buttons:
        view.show_page(page)
        app.processEvents()
        bare = Times(f"{page}: repaint alone", BUDGET_MS)
        sliders = _sliders(view.page().form)
        moved = [Times(f"{page}: {slider.name.text()}", BUDGET_MS) for slider in sliders]
        # In turn, so that what else the machine does falls on all of them alike.
        for _ in range(rounds):
            for _ in range(MOVES):
                _move(app, bare, view.page().picture.update)
            for times, slider in zip(moved, sliders, strict=True):
                _sweep(app, times, slider)
        found += [bare, *moved]
    return found


def _sliders(controls: QWidget) -> list[ValueSlider]:
    from desktop.widgets.controls.value_slider import ValueSlider

    return [slider for slider in controls.findChildren(ValueSlider) if slider.isVisible()]


def _sweep(app: QApplication, times: Times, slider: ValueSlider) -> None:
    low, high = slider.slider.minimum(), slider.slider.maximum()
    places = {low + (high - low) * move // (MOVES - 1) for move in range(MOVES)}
    for place in sorted(places):
        _move(app, times, lambda: slider.slider.setValue(place))  # noqa: B023


def _move(app: QApplication, times: Times, act: Callable[[], object]) -> None:
    """Do something and let everything be painted, as the event loop would."""
    app.processEvents()

    def painted() -> None:
        act()
        app.processEvents()

    times.add(painted)


def _histograms(app: QApplication, view: Tab, rounds: int) -> Times:
    """Time the painting of ten layers' histograms when their record arrives."""
    from desktop.tabs.activations.deep_signals.page import DeepSignalsPage
    from desktop.tabs.activations.deep_signals.presenter import SignalSettings, work

    view.show_page("relu")
    page = view.page()
    assert isinstance(page, DeepSignalsPage)
    records = [list(work(SignalSettings("tanh", {}, depth=10, seed=s)))[-1] for s in range(4)]
    times = Times("relu: ten histograms arrive", BUDGET_MS)
    for turn in range(rounds * MOVES // 4):
        record = records[turn % len(records)].propagation
        _move(app, times, lambda: page.pictures.show_propagation(record))  # noqa: B023
    return times


def _layers(app: QApplication, context: TabContext, rounds: int) -> list[Times]:
    """Time ten layers: from the choice to the arrival of the record, and the work alone."""
    from desktop.tabs.activations.deep_signals.presenter import DeepSignalsPresenter, work
    from nn_core import activations

    presenter = DeepSignalsPresenter(context)
    presenter.set_depth(10)
    presenter.set_start("he")
    results = []
    for name in activations.names():
        times = Times(f"10 layers of {name}", LAYERS)
        for _ in range(2 * rounds):
            presenter.set_activation(name)
            presenter.draw_weights()
            start = time.perf_counter()
            while presenter.state.shown != presenter.state.settings:
                app.processEvents()
                # A turn of the event loop that waits: the worker gets the processor, as it would.
                time.sleep(0.001)
            arrival = (time.perf_counter() - start) * 1000
            times.add(lambda: list(work(presenter.state.settings)))
            times.clock[-1] = arrival
        results.append(times)
    return results


def _print(results: list[Times]) -> None:
    print("milliseconds by the clock and of the processor; the limit is for the latter's p95")
    print(f"{'':36} {'p50':>7} {'p95':>7}   {'p50':>7} {'p95':>7} {'limit':>6}")
    for times in results:
        clock, processor = (
            " ".join(f"{percentile(taken, share):7.2f}" for share in (0.5, 0.95))
            for taken in (times.clock, times.processor)
        )
        mark = "  above" if percentile(times.processor, 0.95) > times.limit else ""
        print(f"{times.name:36} {clock}   {processor} {times.limit:6.0f}{mark}")
