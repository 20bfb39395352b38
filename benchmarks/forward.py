"""How long the forward tab needs from a slider's step to the painted pixels, dock included.

Two times are printed: of the clock, and of the processor. The second is what is judged, since on a
machine that does other things besides the clock measures those too.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

STEPS = 240
BUDGET_MS = 16.0
WARM_UP = 20


def run(argv: Sequence[str] | None = None) -> int:
    """Print p50, p95 and the worst of dragging numbers; 0 when every p95 is at most 16 ms."""
    parser = argparse.ArgumentParser(prog="benchmarks forward", description=__doc__)
    parser.add_argument("--steps", type=int, default=STEPS, help="steps of each drag")
    options = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bench = _Bench()
    worst = 0.0
    for preset in ("book", "largest"):
        bench.load(preset)
        plain = bench.measure(options.steps, bench.repaint)
        print(f"{preset + ': repaint alone':32} {_figures(plain)}")
        for name, move in bench.moves().items():
            times = bench.measure(options.steps, move)
            worst = max(worst, _percentile(times.cpu, 0.95))
            ratio = _percentile(times.cpu, 0.5) / _percentile(plain.cpu, 0.5)
            print(f"{preset + ': ' + name:32} {_figures(times)}   {ratio:4.1f} x the repaint")
    bench.show_drawing()
    times = bench.measure(options.steps, bench.change_paths)
    worst = max(worst, _percentile(times.cpu, 0.95))
    print(f"{'drawing: how many paths':32} {_figures(times)}")
    print(f"worst p95 {worst:.1f} ms of the processor, allowed {BUDGET_MS:.0f} ms")
    bench.close()
    return 0 if worst <= BUDGET_MS else 1


@dataclass(frozen=True)
class Times:
    """Milliseconds of each step, sorted: of the clock and of the processor."""

    clock: list[float]
    cpu: list[float]


class _Bench:
    """The tab and the reading dock in one window, moved the way a user's slider moves them."""

    def __init__(self) -> None:
        from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

        from desktop.appearance import Dresser
        from desktop.context import TabContext
        from desktop.tabs.forward.presenter import ForwardPresenter
        from desktop.tabs.forward.state import Page
        from desktop.tabs.forward.view import ForwardView
        from desktop.widgets.reading import ReadingDock

        self._app = QApplication.instance() or QApplication([])
        self._look = Dresser(self._app)  # type: ignore[arg-type]
        self._context = TabContext()
        self._presenter = ForwardPresenter(self._context)
        self._presenter.set_page(Page.SMALL)
        self._window = QWidget()
        self._view = ForwardView(self._presenter, self._context)
        self._dock = ReadingDock()
        layout = QHBoxLayout(self._window)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._dock)
        self._view.reading_changed.connect(self._dock.show_reading)
        self._window.resize(1024, 640)
        self._window.show()

    def load(self, preset: str) -> None:
        """Take a preset and select its first weight."""
        from desktop.tabs.forward.state import Kind, Part

        self._presenter.small.load(preset)
        self._presenter.small.select(Part(Kind.WEIGHT, 1, 0, 0))
        self._settle()

    def _settle(self) -> None:
        """Let every formula be set once, as after the first second of use."""
        end = time.perf_counter() + 10
        while not self._dock.formula.settled() and time.perf_counter() < end:
            self._app.processEvents()

    def moves(self) -> dict[str, Callable[[int], None]]:
        """Return what is dragged, by name."""
        panel, diagram = self._view.small_controls, self._view.stage.diagram
        part = self._presenter.small.state.selected

        def slide(step: int) -> None:
            panel.slider.setValue((step * 7) % 600 - 300)

        def spin(_step: int) -> None:
            panel.field.box.stepBy(1)

        def drag(step: int) -> None:
            diagram.dragged.emit(part, round(-3 + (step % 60) / 10, 2))

        return {"weight slider": slide, "weight spin": spin, "weight on the diagram": drag}

    def repaint(self, _step: int) -> None:
        """Paint the same state again."""
        self._view.stage.diagram.update()
        self._view.stage.board.update()

    def show_drawing(self) -> None:
        """Go to the drawing's page with a drawing."""
        import numpy as np

        from desktop.tabs.forward.state import Page
        from nn_core.digits import Drawing, Stroke

        stroke = Stroke(points=np.array([[0.3, 0.2], [0.7, 0.2], [0.45, 0.8]]), width=0.07)
        self._context.drawing.value = Drawing(strokes=(stroke,))
        self._presenter.set_page(Page.DRAWING)
        self._settle()

    def change_paths(self, step: int) -> None:
        """Move the slider of the paths."""
        self._view.drawing_controls.count.setValue(step % 20 + 1)

    def measure(self, steps: int, move: Callable[[int], None]) -> Times:
        """Return the times of each step, painting and delivering events included."""
        clock, cpu = [], []
        for step in range(steps + WARM_UP):
            begin, begin_cpu = time.perf_counter(), time.process_time()
            move(step)
            self._app.processEvents()
            clock.append(1000 * (time.perf_counter() - begin))
            cpu.append(1000 * (time.process_time() - begin_cpu))
        return Times(sorted(clock[WARM_UP:]), sorted(cpu[WARM_UP:]))

    def close(self) -> None:
        """Close the window."""
        self._window.close()
        self._context.shutdown()


def _percentile(ordered: list[float], share: float) -> float:
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def _figures(times: Times) -> str:
    return "  ".join(
        f"{name} p50 {_percentile(row, 0.5):5.1f} p95 {_percentile(row, 0.95):5.1f}"
        for name, row in (("clock", times.clock), ("cpu", times.cpu))
    )
