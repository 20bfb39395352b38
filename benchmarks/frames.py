"""What benchmarks of repainting share: a tab in a window beside the dock, and times of its frames.

Two times are taken: of the clock, and of the processor. The second is what is judged, since on a
machine that does other things besides the clock measures those too.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.reading.dock import ReadingDock
    from desktop.services.context import TabContext
    from desktop.tabs.kit.tab import Tab

STEPS = 240
BUDGET_MS = 16.0
"""Milliseconds of one frame at 60 Hz, rounded down."""
WARM_UP = 20


@dataclass(frozen=True)
class Times:
    """Milliseconds of each step, of the clock and of the processor."""

    clock: list[float]
    cpu: list[float]

    def over(self, other: Times) -> float:
        """Return how many times as long the median step takes, of the processor."""
        return percentile(self.cpu, 0.5) / percentile(other.cpu, 0.5)

    def __str__(self) -> str:
        """Return medians and 95th percentiles."""
        return "  ".join(
            f"{name} p50 {percentile(row, 0.5):5.1f} p95 {percentile(row, 0.95):5.1f}"
            for name, row in (("clock", self.clock), ("cpu", self.cpu))
        )


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value that a share of the values stays within."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def steps_wanted(name: str, description: str | None, argv: Sequence[str] | None) -> int:
    """Return how many steps the command line asks for."""
    parser = argparse.ArgumentParser(prog=f"benchmarks {name}", description=description)
    parser.add_argument("--steps", type=int, default=STEPS, help="steps of each move")
    return int(parser.parse_args(argv).steps)


def verdict(found: Sequence[Times]) -> int:
    """Print the slowest 95th percentile; 0 if it is within the budget."""
    worst = max(percentile(times.cpu, 0.95) for times in found)
    print(f"worst p95 {worst:.1f} ms of the processor, allowed {BUDGET_MS:.0f} ms")
    return 0 if worst <= BUDGET_MS else 1


def application() -> QApplication:
    """Return the application; it paints without a screen unless the environment says otherwise."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    return app


def beside_dock(view: Tab) -> tuple[QWidget, ReadingDock]:
    """Return a window with a tab and its reading dock, and the dock."""
    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from desktop.reading.dock import ReadingDock

    window, dock = QWidget(), ReadingDock()
    layout = QHBoxLayout(window)
    layout.addWidget(view, 1)
    layout.addWidget(dock)
    view.reading_changed.connect(dock.show_reading)
    return window, dock


class TabBench:
    """A tab and the reading dock in one window of the smallest size.

    Parameters
    ----------
    create : callable
        Builds the tab.
    """

    def __init__(self, create: Callable[[TabContext], Tab]) -> None:
        self.app = application()
        from desktop.services.context import TabContext
        from desktop.style.app_style import StyleApplier

        self._look = StyleApplier(self.app)
        self.context = TabContext()
        self.view = create(self.context)
        self._window, self._dock = beside_dock(self.view)
        self._window.resize(1024, 640)
        self._window.show()

    def settle(self) -> None:
        """Let every formula be set once, as after the first second of use."""
        end = time.perf_counter() + 10
        while not self._dock.formula.settled() and time.perf_counter() < end:
            self.app.processEvents()

    def measure(self, steps: int, move: Callable[[int], None]) -> Times:
        """Return the times of each step, painting and delivering events included."""
        clock, cpu = [], []
        for step in range(steps + WARM_UP):
            begin, begin_cpu = time.perf_counter(), time.process_time()
            move(step)
            self.app.processEvents()
            clock.append(1000 * (time.perf_counter() - begin))
            cpu.append(1000 * (time.process_time() - begin_cpu))
        return Times(clock[WARM_UP:], cpu[WARM_UP:])

    def close(self) -> None:
        """Close the window."""
        self._window.close()
        self.context.shutdown()
