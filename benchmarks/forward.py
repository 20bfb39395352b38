"""How long the forward tab needs from a slider's step to the painted pixels, dock included."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from benchmarks.frames import TabBench, Times, steps_wanted, verdict

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.forward.presenter import ForwardPresenter
    from desktop.tabs.kit.tab import Tab


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

    def _create(self, context: TabContext) -> Tab:
        from desktop.tabs.forward import TAB
        from desktop.tabs.kit.tab import Tab

        self._tab = Tab(TAB, context)
        self._tab.show_page("small")
        self._presenter: ForwardPresenter = self._tab.presenter
        return self._tab

    def load(self, preset: str) -> None:
        """Take a preset and select its first weight."""
        from desktop.tabs.forward.small.state import Kind, Part

        self._presenter.small.load(preset)
        self._presenter.small.select(Part(Kind.WEIGHT, 1, 0, 0))
        self.settle()

    def moves(self) -> dict[str, Callable[[int], None]]:
        """Return what is dragged, by name."""
        page = self._tab.page()
        value, small = page.controls.value, self._presenter.small  # type: ignore[attr-defined]
        part = self._presenter.small.state.selected

        def slide(step: int) -> None:
            value.slider.setValue((step * 7) % value.slider.maximum())

        def spin(_step: int) -> None:
            value.field.box.stepBy(1)

        def drag(step: int) -> None:
            small.drag_value(part, round(-3 + (step % 60) / 10, 2))

        return {"weight slider": slide, "weight spin": spin, "weight on the diagram": drag}

    def repaint(self, _step: int) -> None:
        """Paint the same state again."""
        network = self._tab.page().network  # type: ignore[attr-defined]
        network.diagram.update()
        network.board.update()

    def show_drawing(self) -> None:
        """Go to the drawing's page with a drawing."""
        import numpy as np

        from nn_core.digits import Drawing, Stroke

        stroke = Stroke(points=np.array([[0.3, 0.2], [0.7, 0.2], [0.45, 0.8]]), width=0.07)
        self.context.drawing.value = Drawing(strokes=(stroke,))
        self._tab.show_page("drawing")
        self.settle()

    def change_paths(self, step: int) -> None:
        """Move the slider of the paths."""
        self._presenter.drawing.set_count(step % 20 + 1)
