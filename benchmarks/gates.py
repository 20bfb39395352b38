"""From a mouse move to the painted picture while a line of the gates tab is dragged."""

from __future__ import annotations

import argparse
import gc
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.frames import BUDGET_MS, application, beside_dock, percentile

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.tabs.gates.input_plane import InputPlane
    from desktop.tabs.kit.tab import Tab

    Drag: TypeAlias = Callable[[QApplication], list[tuple[float, float]]]

Frames: TypeAlias = list[tuple[float, float]]
"""Milliseconds of each frame, on the wall and of the processor."""
MOVES = 60
"""Mouse moves of one drag: a second at 60 Hz."""


@dataclass
class Times:
    """Milliseconds from each mouse move until everything it changed was painted.

    Attributes
    ----------
    name : str
    taken : list of (float, float)
        By the clock on the wall, and of the processor in the thread of the interface.
    """

    name: str
    taken: Frames = field(default_factory=list)

    def percentile(self, share: float, which: int = 1) -> float:
        """Return the time that ``share`` of the moves stayed within."""
        return percentile([pair[which] for pair in self.taken], share)


def run(argv: list[str]) -> int:
    """Print p50, p99 and the slowest frame of each drag, and ratios to a bare widget.

    Judged is the processor's time: on a machine that is busy with other things the clock on the
    wall also counts them.

    Returns
    -------
    int
        1 if a frame of a drag took the processor longer than 16 ms at the 99th percentile.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks gates", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each drag is repeated")
    rounds = parser.parse_args(argv).rounds
    app = application()
    with _window() as view:
        drags = _drags(view)
        results = {name: Times(name) for name in drags}
        # In turn, so that what else the machine does falls on all of them alike.
        for number in range(rounds + 1):
            for name, drag in drags.items():
                taken = drag(app)
                results[name].taken += taken if number else []
    return _report(list(results.values()))


@contextmanager
def _window() -> Iterator[Tab]:
    """Open the tab beside its reading dock, as the main window does."""
    from desktop.services.context import TabContext
    from desktop.tabs.gates import TAB
    from desktop.tabs.kit.tab import Tab

    context = TabContext()
    view = TAB.build(context)
    assert isinstance(view, Tab)
    window, _ = beside_dock(view)
    view.reading_changed.emit(view.reading())
    window.resize(1280, 800)
    window.show()
    yield view
    view.shutdown()
    window.close()
    context.shutdown()


def _drags(view: Tab) -> dict[str, Drag]:
    from PySide6.QtWidgets import QWidget

    from desktop.tabs.gates.circuit_pages import ComposerPage
    from desktop.tabs.gates.perceptron_pages import PerceptronPage

    view.show_page("composer")
    composer = view.page()
    view.show_page("perceptron")
    single = view.page()
    assert isinstance(composer, ComposerPage)
    assert isinstance(single, PerceptronPage)
    plane, weights = single.pictures.plane, single.pictures.map
    bare = QWidget()
    bare.setMouseTracking(True)
    bare.resize(plane.size())
    bare.show()

    def on(page: str, drag: Callable[[QApplication], Frames]) -> Drag:
        def first(app: QApplication) -> Frames:
            view.show_page(page)
            app.processEvents()
            return drag(app)

        return first

    return {
        "bare widget": lambda app: _circle(app, bare, bare.rect().center().toPointF(), 40.0),
        "shift the line": on("perceptron", lambda app: _shift(app, plane)),
        "turn the line": on("perceptron", lambda app: _turn(app, plane)),
        "move on the map": on(
            "perceptron", lambda app: _circle(app, weights, weights.handle(), 30)
        ),
        "shift a line of XOR": on("composer", lambda app: _shift(app, composer.plane)),
    }


def _shift(app: QApplication, plane: InputPlane) -> Frames:
    app.processEvents()
    handles = plane.handles(0)
    assert handles is not None
    return _circle(app, plane, (handles[0] + handles[1]) / 2, 30.0)


def _turn(app: QApplication, plane: InputPlane) -> Frames:
    app.processEvents()
    handles = plane.handles(0)
    assert handles is not None
    return _circle(app, plane, handles[0], 30.0)


def _circle(app: QApplication, widget: QWidget, start: QPointF, radius: float) -> Frames:
    """Press at ``start``, drag round a circle and back, and time each move."""
    from PySide6.QtCore import QEvent, QPointF

    _mouse(app, widget, QEvent.Type.MouseButtonPress, start)
    gc.collect()
    taken = []
    for k in range(1, MOVES + 1):
        angle = 2 * math.pi * k / MOVES
        point = start + QPointF(radius * (math.cos(angle) - 1), radius * math.sin(angle))
        began, busy = time.perf_counter(), time.thread_time()
        _mouse(app, widget, QEvent.Type.MouseMove, point)
        widget.update()
        app.processEvents()
        wall, busy = time.perf_counter() - began, time.thread_time() - busy
        taken.append((1000 * wall, 1000 * busy))
    _mouse(app, widget, QEvent.Type.MouseButtonRelease, start)
    app.processEvents()
    return taken


def _mouse(app: QApplication, widget: QWidget, kind: object, at: QPointF) -> None:
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent

    assert isinstance(kind, QEvent.Type)
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    where = QPointF(widget.mapToGlobal(at))
    event = QMouseEvent(kind, at, where, button, held, Qt.KeyboardModifier.NoModifier)
    app.sendEvent(widget, event)


def _report(results: list[Times]) -> int:
    bare = results[0].percentile(0.5)
    print(f"{'drag':<22}{'p50 ms':>9}{'p99 ms':>9}{'slowest':>9}{'x bare':>9}{'wall p50':>10}")
    for times in results:
        middle, late, worst = (times.percentile(share) for share in (0.5, 0.99, 1.0))
        line = f"{times.name:<22}{middle:>9.2f}{late:>9.2f}{worst:>9.2f}{middle / bare:>9.1f}"
        print(f"{line}{times.percentile(0.5, 0):>10.2f}")
    return int(any(times.percentile(0.99) > BUDGET_MS for times in results[1:]))
