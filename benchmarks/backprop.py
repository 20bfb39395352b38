"""How long the graph page needs for a step of 500 nodes, and for painting all of them."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.frames import TabBench, Times, percentile, verdict

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.backprop.graph.page import GraphPage
    from desktop.tabs.kit.tab import Tab

STEPS = 480
FORMULA = "+".join(f"a{index}*b{index}" for index in range(125))
"""500 nodes, less one."""
STEP_MS, WHOLE_MS = 2.0, 60.0


def run(argv: Sequence[str] | None = None) -> int:
    """Print the times; 0 when a step is painted in 2 ms, all in 60 ms, and a frame takes 16 ms."""
    parser = argparse.ArgumentParser(prog="benchmarks backprop", description=__doc__)
    parser.add_argument("--steps", type=int, default=STEPS)
    options = parser.parse_args(argv)
    bench = _Bench()
    late = 0
    found: list[Times] = []
    for whole in (True, False):
        bench.show(whole)
        name = "all 500 nodes" if whole else "a part of them"
        step, all_ = bench.step(options.steps), bench.whole(20)
        for what, times, most in (("a step", step, STEP_MS), ("repaint", all_, WHOLE_MS)):
            worst = percentile(times, 0.95)
            middle = percentile(times, 0.5)
            print(f"{name:16} {what:10} p50 {middle:5.2f}  p95 {worst:5.2f} ms, allowed {most:.0f}")
            # Where a part is seen, it moves along with the step and is painted as a whole.
            late += worst > most and (whole or what == "repaint")
        found.append(bench.measure(options.steps, bench.scrub))
        print(f"{name:16} {'scrub':10} {found[-1]}, window and dock included")
    bench.close()
    return verdict(found) or min(late, 1)


class _Bench(TabBench):
    """The graph page with a long sum of products."""

    def __init__(self) -> None:
        super().__init__(self._create)
        self._page.presenter.type_text(FORMULA)
        self.settle()

    def _create(self, context: TabContext) -> Tab:
        from desktop.tabs.backprop import TAB
        from desktop.tabs.kit.tab import Tab

        tab = Tab(TAB, context)
        self._page: GraphPage = tab.page()  # type: ignore[assignment]
        return tab

    def show(self, whole: bool) -> None:
        """Show all, or what can be read."""
        self._page.presenter.show_whole(whole)
        self._page.presenter.playback.rewind()
        self.app.processEvents()

    def scrub(self, step: int) -> None:
        """Go one step on, and from the end to the beginning."""
        presenter = self._page.presenter
        presenter.playback.go_to(step % (presenter.state.last + 1))

    def step(self, steps: int) -> list[float]:
        """Return the milliseconds of the processor for showing and painting one step."""
        from dataclasses import replace

        diagram, state = self._page.diagram, self._page.presenter.state
        places = [replace(state, place=step % (state.last + 1)) for step in range(steps)]
        for place in places:
            _ = place.worked  # worked out once for all, as in the program
        return [_timed(partial(_painted, diagram, place)) for place in places][1:]

    def whole(self, times: int) -> list[float]:
        """Return the milliseconds of the processor for painting all that is seen."""
        diagram = self._page.diagram

        def anew() -> None:
            diagram.forget_picture()
            diagram.repaint()

        return [_timed(anew) for _ in range(times)]


def _painted(diagram: object, state: object) -> None:
    from desktop.tabs.backprop.graph.diagram import GraphDiagram
    from desktop.tabs.backprop.graph.state import GraphState

    assert isinstance(diagram, GraphDiagram)
    assert isinstance(state, GraphState)
    diagram.show_state(state)
    diagram.repaint()


def _timed(act: Callable[[], None]) -> float:
    begin = time.process_time()
    act()
    return 1000 * (time.process_time() - begin)
