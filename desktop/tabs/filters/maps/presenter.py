"""Owns the page of feature maps: which layer, which map, and which of its values."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from desktop.tabs.filters.maps.state import MapsState
from desktop.tabs.filters.picture import Seen

FOLLOW = "follow"


class MapsPresenter(QObject):
    """The page of feature maps without any widget."""

    state_changed = Signal(object)  # MapsState

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = MapsState()
        self._done: frozenset[str] = frozenset()
        self._followed = False

    @property
    def state(self) -> MapsState:
        """The present state."""
        return self._state

    @property
    def done(self) -> frozenset[str]:
        """Keys of the lesson's things to try that have been done."""
        return self._done

    @Slot(object)
    def look(self, seen: Seen) -> None:
        """Show another picture; layer and map stay, the explained value follows the largest.

        Where there is nothing to see, they are kept for the next picture; where the next network
        hasn't got them, the map follows the strongest one again.
        """
        layer, chosen = self._state.layer, self._state.chosen
        if seen.blocks:
            layer = min(layer, len(seen.blocks) - 1)
            there = layer == self._state.layer and (chosen or 0) < len(seen.blocks[layer].maps)
            chosen = chosen if there else None
        self._tell(seen=seen, layer=layer, chosen=chosen, cell=None)

    @Slot(int)
    def set_layer(self, layer: int) -> None:
        """Show the maps of another convolution block."""
        if 0 <= layer < len(self._state.seen.blocks) and layer != self._state.layer:
            self._followed = False
            self._tell(layer=layer, chosen=None, cell=None)

    @Slot(int)
    def choose_map(self, map_: int) -> None:
        """Explain another map of the layer."""
        block = self._state.block
        if block is not None and 0 <= map_ < len(block.maps):
            self._followed = False
            self._tell(chosen=map_, cell=None)

    @Slot(int, int)
    def choose_cell(self, row: int, column: int) -> None:
        """Explain another value of the map; a negative row follows the largest again."""
        block = self._state.block
        if block is None:
            return
        _, height, width = block.maps.shape
        if row < 0:
            self._tell(cell=None)
        elif row < height and 0 <= column < width:
            self._tell(cell=(row, column))

    @Slot(int)
    def follow(self, channel: int) -> None:
        """Go one layer back, to the map that was an input channel of this one."""
        layer = self._state.layer - 1
        if layer < 0 or self._state.block is None:
            return
        if not 0 <= channel < len(self._state.seen.blocks[layer].maps):
            return
        if layer == 0 and self._followed:
            self._done |= {FOLLOW}
        self._followed = True
        self._tell(layer=layer, chosen=channel, cell=None)

    @Slot(bool)
    def set_alike(self, alike: bool) -> None:
        """Draw all maps of the layer on one scale, or each by itself."""
        self._tell(alike=alike)

    def _tell(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self.state_changed.emit(self._state)
