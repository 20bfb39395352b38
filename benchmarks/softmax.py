"""How long the softmax tab needs from a slider's step to the painted pixels, dock included."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from benchmarks.frames import TabBench, Times, verdict

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.kit.tab import Tab
    from desktop.tabs.softmax.page import SoftmaxPage

STEPS = 480
"""Some seven sweeps of a slider, the first of which meets every new shape of numbers."""


def run(argv: Sequence[str] | None = None) -> int:
    """Print p50 and p95 of sliders and of dragging a bar; 0 when every p95 is at most 16 ms."""
    parser = argparse.ArgumentParser(prog="benchmarks softmax", description=__doc__)
    parser.add_argument("--steps", type=int, default=STEPS, help="steps a slider")
    parser.add_argument("--classes", type=int, default=10)
    options = parser.parse_args(argv)
    bench = _Bench(options.classes)
    plain = bench.measure(options.steps, bench.repaint)
    print(f"{'repaint of the same state':28} {plain}")
    found: list[Times] = []
    for name, move in bench.moves().items():
        found.append(bench.measure(options.steps, move))
        print(f"{name:28} {found[-1]}   {found[-1].over(plain):4.1f} x the repaint")
    bench.close()
    return verdict(found)


class _Bench(TabBench):
    """The softmax tab, moved the way a user's slider moves it."""

    def __init__(self, classes: int) -> None:
        super().__init__(self._create)
        self._page.presenter.set_count(classes)
        self.settle()

    def _create(self, context: TabContext) -> Tab:
        from desktop.tabs.kit.tab import Tab
        from desktop.tabs.softmax import TAB

        tab = Tab(TAB, context)
        self._page: SoftmaxPage = tab.page()  # type: ignore[assignment]
        return tab

    def moves(self) -> dict[str, Callable[[int], None]]:
        """Return what is dragged, by name."""
        from PySide6.QtWidgets import QSlider

        panel, bars = self._page, self._page.bars

        def slide(slider: QSlider) -> Callable[[int], None]:
            return lambda step: slider.setValue((step * 7) % slider.maximum())

        def drag(step: int) -> None:
            bars.score_moved.emit(0, round(-3 + (step % 60) / 10, 9))

        return {
            "temperature": slide(panel.temperature.slider),
            "constant C": slide(panel.constant.slider),
            "dragging a bar": drag,
        }

    def repaint(self, _step: int) -> None:
        """Paint the same state again."""
        self._page.bars.update()
        self._page.tables.steps.viewport().update()
