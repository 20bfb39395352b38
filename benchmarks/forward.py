"""How long the forward tab needs from a slider's step to the painted pixels, dock included."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from benchmarks.frames import TabBench, Times, steps_wanted, verdict

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.base import TabView


def run(argv: Sequence[str] | None = None) -> int:
    """Print p50 and p95 of dragging numbers, against a bare repaint; 0 when p95 <= 16 ms."""
    steps = steps_wanted("forward", __doc__, argv)
    bench = _Bench()
    found: list[Times] = []
    for preset in ("book", "largest"):
        bench.load(preset)
        plain = bench.measure(steps, bench.repaint)
        print(f"{preset + ': repaint alone':32} {plain}")
        for name, move in bench.moves().items():
            times = bench.measure(steps, move)
            print(f"{preset + ': ' + name:32} {times}   {times.over(plain):4.1f} x the repaint")
            found.append(times)
    bench.show_drawing()
    found.append(bench.measure(steps, bench.change_paths))
    print(f"{'drawing: how many paths':32} {found[-1]}")
    bench.close()
    return verdict(found)


class _Bench(TabBench):
    """The tab, moved the way a user's slider moves it."""

    def __init__(self) -> None:
        super().__init__(self._create)

    def _create(self, context: TabContext) -> TabView:
        from desktop.tabs.forward.presenter import ForwardPresenter
        from desktop.tabs.forward.state import Page
        from desktop.tabs.forward.view import ForwardView

        self._presenter = ForwardPresenter(context)
        self._presenter.set_page(Page.SMALL)
        self._forward = ForwardView(self._presenter, context)
        return self._forward

    def load(self, preset: str) -> None:
        """Take a preset and select its first weight."""
        from desktop.tabs.forward.state import Kind, Part

        self._presenter.small.load(preset)
        self._presenter.small.select(Part(Kind.WEIGHT, 1, 0, 0))
        self.settle()

    def moves(self) -> dict[str, Callable[[int], None]]:
        """Return what is dragged, by name."""
        panel, diagram = self._forward.small_controls, self._forward.stage.diagram
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
        self._forward.stage.diagram.update()
        self._forward.stage.board.update()

    def show_drawing(self) -> None:
        """Go to the drawing's page with a drawing."""
        import numpy as np

        from desktop.tabs.forward.state import Page
        from nn_core.digits import Drawing, Stroke

        stroke = Stroke(points=np.array([[0.3, 0.2], [0.7, 0.2], [0.45, 0.8]]), width=0.07)
        self.context.drawing.value = Drawing(strokes=(stroke,))
        self._presenter.set_page(Page.DRAWING)
        self.settle()

    def change_paths(self, step: int) -> None:
        """Move the slider of the paths."""
        self._forward.drawing_controls.count.setValue(step % 20 + 1)
