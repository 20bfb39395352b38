"""How long the filters tab needs from a move of the window to the painted pixels, dock included.

Every figure stands beside that of the book's small example, in the same run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from benchmarks.frames import TabBench, Times, steps_wanted, verdict

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.filters.presenter import FiltersPresenter
    from desktop.tabs.kit.tab import Tab


def run(argv: Sequence[str] | None = None) -> int:
    """Print p50 and p95 of each way to use the tab; 0 when every p95 is at most 16 ms."""
    steps = steps_wanted("filters", __doc__, argv)
    bench = _Bench()
    found: list[Times] = []
    for name, move in bench.uses():
        found.append(bench.measure(steps, move))
        print(f"{name:34} {found[-1]}   {found[-1].over(found[0]):4.1f} x the first")
    bench.close()
    return verdict(found)


class _Bench(TabBench):
    """The tab with a bundled digit."""

    def __init__(self) -> None:
        super().__init__(self._create)
        self._presenter.pictures.take_sample()
        self.app.processEvents()

    def _create(self, context: TabContext) -> Tab:
        from desktop.tabs.filters import TAB
        from desktop.tabs.kit.tab import Tab

        self._tab = Tab(TAB, context)
        self._presenter: FiltersPresenter = self._tab.presenter
        return self._tab

    def uses(self) -> Iterator[tuple[str, Callable[[int], None]]]:
        """Go to each use and yield its name and one step of it."""
        window, maps = self._presenter.window, self._presenter.maps

        def slide(step: int) -> None:
            window.playback.go_to(step * 7 % window.state.count)

        self._tab.show_page("walk")
        window.set_pad(2)
        yield "book: window, padding 2", slide
        window.set_material("drawing")
        for layer, walked in enumerate(window.state.seen.steps):
            window.set_layer(layer)
            shape = "x".join(map(str, walked.outputs.shape))
            yield f"{walked.kinds[0]} {walked.block + 1} to {shape}", slide
        self._tab.show_page("maps")
        maps.set_layer(2)
        block = maps.state.seen.blocks[2]
        yield "maps: another map", lambda step: maps.choose_map(step % len(block.maps))
        yield "maps: another value", lambda step: maps.choose_cell(step % 7, step // 7 % 7)
