"""Owns the page of feature maps: which layer, which map, and which of its values."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.tabs.filters.maps.state import MapsState
from desktop.tabs.filters.state import SubjectRecord
from desktop.tabs.kit.presenter import Presenter


def _followed_home(_: MapsState, after: MapsState) -> bool:
    return after.way > 1 and after.layer == 0


class MapsPresenter(Presenter[MapsState]):
    """The page of feature maps without any widget."""

    undoable = ()

    def __init__(
        self, context: TabContext, seen: SubjectRecord, parent: QObject | None = None
    ) -> None:
        super().__init__(context, MapsState(seen), {"follow": _followed_home}, parent)

    def followed(self, state: MapsState) -> MapsState:
        return state.fitted()

    def look(self, seen: SubjectRecord) -> None:
        """Show another picture; layer and map stay, the explained value follows the largest."""
        same = seen.blocks is self.state.seen.blocks
        self.update(seen=seen, cell=self.state.cell if same else None)

    @Slot(int)
    def set_layer(self, layer: int) -> None:
        """Show the maps of another convolution block."""
        if 0 <= layer < len(self.state.seen.blocks) and layer != self.state.layer:
            self.update(layer=layer, chosen=None, cell=None, way=0)

    @Slot(int)
    def choose_map(self, map_: int) -> None:
        """Explain another map of the layer."""
        block = self.state.block
        if block is not None and 0 <= map_ < len(block.maps):
            self.update(chosen=map_, cell=None, way=0)

    @Slot(int, int)
    def choose_cell(self, row: int, column: int) -> None:
        """Explain another value of the map; a negative row follows the largest again."""
        block = self.state.block
        if block is None:
            return
        _, height, width = block.maps.shape
        if row < 0:
            self.update(cell=None)
        elif row < height and 0 <= column < width:
            self.update(cell=(row, column))

    @Slot(int)
    def follow(self, channel: int) -> None:
        """Go one layer back, to the map that was an input channel of this one."""
        state = self.state
        layer = state.layer - 1
        if state.blank or layer < 0 or not 0 <= channel < len(state.seen.blocks[layer].maps):
            return
        self.update(layer=layer, chosen=channel, cell=None, way=state.way + 1)

    @Slot(bool)
    def set_alike(self, alike: bool) -> None:
        """Draw all maps of the layer on one scale, or each by itself."""
        self.update(alike=alike)
