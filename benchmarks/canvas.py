"""From a mouse event to the painted bars: how long, and how much of it is the recognition."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import cos, pi, sin
from typing import TYPE_CHECKING

from benchmarks.frames import BUDGET_MS, application, percentile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.tabs.kit.tab import Tab

EVENTS = 60
"""Mouse events a stroke: about a second of drawing."""


@dataclass
class Times:
    """Milliseconds from each mouse event until nothing was left to paint."""

    name: str
    taken: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)

    def percentile(self, share: float) -> float:
        """Return the time that ``share`` of the events stayed within."""
        return percentile(self.taken, share)

    def add(self, measured: list[tuple[float, float]]) -> None:
        """Take the times of one stroke, by the clock and of the processor."""
        for taken, worked in measured:
            self.taken.append(taken)
            self.worked.append(worked)


def run(argv: list[str]) -> int:
    """Print p50, p95 and p99 for each network and their ratios to a canvas without one.

    Returns
    -------
    int
        1 if a network's p99 is above one frame, else 0.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks canvas", description=__doc__)
    parser.add_argument("--rounds", type=int, default=12, help="strokes drawn on each canvas")
    rounds = parser.parse_args(argv).rounds
    app = application()
    views = _views()
    results = [Times(name) for name in views]
    # In turn, so that what else the machine does falls on all of them alike.
    for number in range(rounds + 1):
        for times, view in zip(results, views.values(), strict=True):
            taken = _stroke(app, view, number)
            if number:
                times.add(taken)
    _print(results)
    for view in views.values():
        view.close()
    return int(any(times.percentile(0.99) > BUDGET_MS for times in results[1:]))


def _views() -> dict[str, Tab]:
    """Return shown tabs: one that recognises nothing, and one for each network."""
    import numpy as np

    from desktop.services.context import SharedServices, TabContext
    from desktop.tabs.digit import TAB
    from desktop.tabs.kit.tab import Tab
    from nn_core.digits import Recogniser
    from nn_core.models import build
    from nn_core.models.fit_familiarity import fit_familiarity

    rng = np.random.default_rng(0)
    pictures, labels = rng.random((1000, 28, 28), np.float32), np.arange(1000) % 10

    class Store:
        """One network, freshly made: weights don't change how long a product takes."""

        def __init__(self, name: str) -> None:
            self._name = name

        def names(self) -> tuple[str, ...]:
            return (self._name,) if self._name else ()

        def get(self, name: str) -> Recogniser:
            network = build(name, rng)
            return Recogniser(network, name, fit_familiarity(network, pictures, labels))

    views = {}
    for name in ("", "book", "mlp", "cnn"):
        shared = SharedServices.make()
        context = TabContext(shared)
        context.recognisers = Store(name)  # type: ignore[assignment]
        view = TAB.build(context)
        assert isinstance(view, Tab)
        view.resize(760, 640)
        view.show()
        views[name or "no network"] = view
    return views


def _stroke(app: QApplication, view: Tab, number: int) -> list[tuple[float, float]]:
    """Draw one stroke on a view; return the milliseconds each event took."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent

    from desktop.tabs.digit.read.page import ReadPage

    page = view.page()
    assert isinstance(page, ReadPage)
    canvas = page.canvas
    sheet = canvas.sheet()
    canvas.editor.clear()
    _settle(app, view)

    def send(kind: QEvent.Type, step: int) -> None:
        t = step / EVENTS
        angle, radius = 2 * pi * (1.6 * t + number / 7), 0.1 + 0.3 * t
        at = QPointF(
            sheet.x() + (0.5 + radius * cos(angle)) * sheet.width(),
            sheet.y() + (0.5 + radius * sin(angle)) * sheet.height(),
        )
        moving = kind == QEvent.Type.MouseMove
        button = Qt.MouseButton.NoButton if moving else Qt.MouseButton.LeftButton
        held = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind, at, canvas.mapToGlobal(at), button, held, Qt.KeyboardModifier.NoModifier
        )
        app.sendEvent(canvas, event)

    taken = [_timed(app, view, lambda: send(QEvent.Type.MouseButtonPress, 0))]
    for step in range(1, EVENTS):
        taken.append(_timed(app, view, lambda s=step: send(QEvent.Type.MouseMove, s)))  # type: ignore[misc]
    taken.append(_timed(app, view, lambda: send(QEvent.Type.MouseButtonRelease, EVENTS)))
    return taken


def _timed(app: QApplication, view: Tab, send: Callable[[], None]) -> tuple[float, float]:
    start, worked = time.perf_counter(), time.process_time()
    send()
    _settle(app, view)
    return (time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000


def _settle(app: QApplication, view: Tab) -> None:
    """Let the recognition come and everything be painted, as the event loop would."""
    app.processEvents()
    while view.presenter.read.pending:
        app.processEvents()
    app.processEvents()


def _print(results: list[Times]) -> None:
    base = results[0]
    print(f"{len(base.taken)} mouse events each, in turn; milliseconds to the painted bars")
    print(
        f"{'':12} {'p50':>7} {'p95':>7} {'p99':>7}   p50 and p99 to no network   "
        "processor time p50, p99"
    )
    for times in results:
        shares = [times.percentile(share) for share in (0.5, 0.95, 0.99)]
        ratios = (shares[0] / base.percentile(0.5), shares[2] / base.percentile(0.99))
        figures = " ".join(f"{share:7.2f}" for share in shares)
        busy = " ".join(f"{percentile(times.worked, share):7.2f}" for share in (0.5, 0.99))
        print(f"{times.name:12} {figures}   {ratios[0]:10.2f} {ratios[1]:10.2f}      {busy}")
