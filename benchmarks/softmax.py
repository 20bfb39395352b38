"""How long the softmax tab needs from a slider's step to the painted pixels, dock included."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

STEPS = 480
"""Some seven sweeps of a slider, the first of which meets every new shape of numbers."""
BUDGET_MS = 16.0


def run(argv: Sequence[str] | None = None) -> int:
    """Print p50, p95 and the worst of every slider and of dragging a bar; 0 when p95 <= 16 ms.

    Judged is the processor time of the GUI thread: on a machine that does other things besides,
    the clock measures those as well.
    """
    parser = argparse.ArgumentParser(prog="benchmarks softmax", description=__doc__)
    parser.add_argument("--steps", type=int, default=STEPS, help="steps a slider")
    parser.add_argument("--classes", type=int, default=10)
    options = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bench = _Bench(options.classes)
    plain = bench.measure(options.steps, bench.repaint)
    print(f"{'repaint of the same state':28} {plain}")
    worst = 0.0
    for name, move in bench.moves().items():
        times = bench.measure(options.steps, move)
        worst = max(worst, _percentile(times.processor, 0.95))
        ratio = _percentile(times.processor, 0.5) / _percentile(plain.processor, 0.5)
        print(f"{name:28} {times};  {ratio:.1f} x the repaint")
    print(f"worst p95 {worst:.1f} ms, allowed {BUDGET_MS:.0f} ms")
    bench.close()
    return 0 if worst <= BUDGET_MS else 1


class _Bench:
    """The tab and the reading dock in one window, moved the way a user's slider moves them."""

    def __init__(self, classes: int) -> None:
        from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

        from desktop.appearance import Dresser
        from desktop.context import TabContext
        from desktop.tabs.softmax import TAB
        from desktop.widgets.reading import ReadingDock

        self._app = QApplication.instance() or QApplication([])
        self._look = Dresser(self._app)  # type: ignore[arg-type]
        self._context = TabContext()
        self._window = QWidget()
        self._view = TAB.create(self._context)
        self._dock = ReadingDock()
        layout = QHBoxLayout(self._window)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._dock)
        self._view.reading_changed.connect(self._dock.show_reading)
        self._window.resize(1024, 640)
        self._window.show()
        self._view.panel.count_chosen.emit(classes)  # type: ignore[attr-defined]
        self._settle()

    def _settle(self) -> None:
        """Let ziamath load and every formula be set once, as after the first second of use."""
        end = time.perf_counter() + 10
        while not self._dock.formula.settled() and time.perf_counter() < end:
            self._app.processEvents()

    def moves(self) -> dict[str, Callable[[int], None]]:
        from PySide6.QtWidgets import QSlider

        panel, bars = self._view.panel, self._view.bars  # type: ignore[attr-defined]

        def slide(slider: QSlider) -> Callable[[int], None]:
            return lambda step: slider.setValue((step * 7) % slider.maximum())

        def drag(step: int) -> None:
            bars.score_moved.emit(0, round(-3 + (step % 60) / 10, 9))

        return {
            "temperature": slide(panel.temperature.slider),
            "constant C": slide(panel.constant.slider),
            "dragging a bar": drag,
        }

    def repaint(self, step: int) -> None:
        self._view.bars.update()  # type: ignore[attr-defined]
        self._view.tables.steps.viewport().update()  # type: ignore[attr-defined]

    def measure(self, steps: int, move: Callable[[int], None]) -> _Times:
        """Return how long each step takes, painting and delivering events included."""
        clock, processor = [], []
        for step in range(steps):
            begin, begin_processor = time.perf_counter(), time.thread_time()
            move(step)
            self._app.processEvents()
            processor.append(1000 * (time.thread_time() - begin_processor))
            clock.append(1000 * (time.perf_counter() - begin))
        return _Times(sorted(processor), sorted(clock))

    def close(self) -> None:
        self._window.close()
        self._context.shutdown()


@dataclass(frozen=True)
class _Times:
    """Milliseconds, sorted: of the GUI thread's processor time and of the clock."""

    processor: list[float]
    clock: list[float]

    def __str__(self) -> str:
        needs, took = (
            "  ".join(
                f"p{round(100 * part)} {_percentile(times, part):5.1f}" for part in (0.5, 0.95)
            )
            for times in (self.processor, self.clock)
        )
        return f"needs {needs}  max {self.processor[-1]:5.1f} ms;  took {took} ms"


def _percentile(ordered: list[float], share: float) -> float:
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]
