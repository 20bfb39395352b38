"""What benchmarks of repainting share: a tab in a window beside the dock, and times of its frames.

Two times are taken: of the clock, and of the processor. The second is what is judged, since on a
machine that does other things besides the clock measures those too.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.context import TabContext
    from desktop.tabs.base import TabView

STEPS = 240
BUDGET_MS = 16.0
WARM_UP = 20


@dataclass(frozen=True)
class Times:
    """Milliseconds of each step, sorted: of the clock and of the processor."""

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


def percentile(ordered: list[float], share: float) -> float:
    """Return the value that a share of the sorted values stays within."""
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def steps_wanted(name: str, description: str | None, argv: Sequence[str] | None) -> int:
    """Return how many steps the command line asks for, and paint where no screen is."""
    parser = argparse.ArgumentParser(prog=f"benchmarks {name}", description=description)
    parser.add_argument("--steps", type=int, default=STEPS, help="steps of each move")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return int(parser.parse_args(argv).steps)


def verdict(found: Sequence[Times]) -> int:
    """Print the slowest 95th percentile; 0 if it is within the budget."""
    worst = max(percentile(times.cpu, 0.95) for times in found)
    print(f"worst p95 {worst:.1f} ms of the processor, allowed {BUDGET_MS:.0f} ms")
    return 0 if worst <= BUDGET_MS else 1


class TabBench:
    """A tab and the reading dock in one window of the smallest size.

    Parameters
    ----------
    create : callable
        Builds the tab.
    """

    def __init__(self, create: Callable[[TabContext], TabView]) -> None:
        from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

        from desktop.appearance import Dresser
        from desktop.context import TabContext
        from desktop.widgets.reading import ReadingDock

        self.app = QApplication.instance() or QApplication([])
        self._look = Dresser(self.app)  # type: ignore[arg-type]
        self.context = TabContext()
        self._window = QWidget()
        self._view = create(self.context)
        self._dock = ReadingDock()
        layout = QHBoxLayout(self._window)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._dock)
        self._view.reading_changed.connect(self._dock.show_reading)
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
        return Times(sorted(clock[WARM_UP:]), sorted(cpu[WARM_UP:]))

    def close(self) -> None:
        """Close the window."""
        self._window.close()
        self.context.shutdown()
