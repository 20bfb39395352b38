"""How long the pages of the descent tab need from a drag's step to the painted pixels."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from benchmarks.frames import TabBench, Times, steps_wanted, verdict

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.kit.tab import Tab

Move = Callable[[int], Any]


def run(argv: Sequence[str] | None = None) -> int:
    """Print p50 and p95 of every drag; 0 when every p95 is at most 16 ms."""
    steps = steps_wanted("descent", __doc__, argv)
    bench = _Bench()
    found: list[Times] = []
    for page, moves in bench.pages().items():
        bench.show(page)
        for name, move in moves.items():
            found.append(bench.measure(steps, move))
            print(f"{page + ': ' + name:44} {found[-1]}")
    print(f"{'the whole valley of a network':44} {_network_seconds():.2f} s of the processor")
    bench.close()
    return verdict(found)


def _network_seconds() -> float:
    """Return how long the surface of the book's network takes, all 625 places."""
    from desktop.services.recognisers import Recognisers
    from desktop.tabs.descent.valley import work

    network = Recognisers().get("book").network
    work.digits(network)
    begin = time.process_time()
    *_, last = work.valley(network, "random", 0, 0, 1)
    assert last[2].complete
    return time.process_time() - begin


class _Bench(TabBench):
    """The descent tab, moved the way a user's mouse moves it."""

    def __init__(self) -> None:
        super().__init__(self._create)

    def _create(self, context: TabContext) -> Tab:
        from desktop.tabs.descent import TAB
        from desktop.tabs.kit.tab import Tab

        self._tab = Tab(TAB, context)
        self._owner: Any = self._tab.presenter
        return self._tab

    def show(self, page: str) -> None:
        """Bring a page to the front and let its formulas be set once."""
        self._tab.show_page(page)
        self.settle()

    def pages(self) -> dict[str, dict[str, Move]]:
        """Return what is dragged, by page and name."""
        return {"loss": self._loss(), "valley": self._valley(), "slope": self._slope()}

    def _loss(self) -> dict[str, Move]:
        loss = self._owner.loss

        def weight(step: int) -> None:
            if loss.state.scene != "accuracy":
                loss.show_scene("accuracy")
            loss.set_weight(round(-6 + step % 120 / 10, 3))

        return {
            "a bar": lambda step: loss.drag_share(2, (step % 100) / 100),
            "the neuron's weight": weight,
        }

    def _valley(self) -> dict[str, Move]:
        from desktop.tabs.descent.valley.state import MOST_STEPS, USUAL_STEPS

        valley = self._owner.valley

        def on(surface: str, move: Move, steps: int = USUAL_STEPS) -> Move:
            def moved(step: int) -> None:
                if valley.state.surface != surface:
                    valley.set_surface(surface)
                if valley.state.steps != steps and move is not count:
                    valley.set_steps(steps)
                while surface == "network" and (
                    valley.state.patch is None or not valley.state.patch.complete
                ):
                    self.app.processEvents()
                move(step)

            return moved

        def start(step: int) -> None:
            left, right, bottom, top = valley.state.ground.box
            valley.drag_start(
                left + (right - left) * (step % 37) / 37, bottom + (top - bottom) * (step % 29) / 29
            )

        def bias(step: int) -> None:
            valley.set_bias(round(-3 + step % 60 / 10, 3))

        def rate(step: int) -> None:
            valley.set_rate("sgd", 0.1 + step % 80 / 100)

        def count(step: int) -> None:
            valley.set_steps(5 + step % (MOST_STEPS - 4))

        return {
            "the start": on("valley", start),
            "a rate": on("valley", rate),
            "playing": on("valley", lambda step: valley.playback.go_to(step % 31)),
            "the start, Rosenbrock": on("rosenbrock", start),
            "the start, an own formula": on("own", start),
            "the start, one neuron": on("neuron", start),
            "the start, a network's valley": on("network", start),
            "the neuron's line": on(
                "neuron", lambda step: valley.drag_line(0.2 + step % 50 / 50, 0.8)
            ),
            "the neuron's bias": on("neuron", bias),
            "how many steps": on("valley", count),
            "the start, 200 steps": on("valley", start, MOST_STEPS),
            "a rate, 200 steps": on("valley", rate, MOST_STEPS),
            "an own formula, 200 steps": on("own", start, MOST_STEPS),
            "one neuron, 200 steps": on("neuron", start, MOST_STEPS),
            "a network's valley, 200 steps": on("network", start, MOST_STEPS),
        }

    def _slope(self) -> dict[str, Move]:
        slope = self._owner.slope

        def start(step: int) -> None:
            slope.set_start(round(-3 + step % 60 / 10, 3))

        return {
            "x": start,
            "a foot": lambda step: slope.set_h(0.02 + step % 50 / 50),
            "h": lambda step: slope.set_h(10.0 ** (-15 + step % 15)),
            "playing": lambda step: slope.playback.go_to(step % 31),
        }
