"""Owns the page of feature maps: which layer, which map, and which of its values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.picture_network import Subject
from desktop.tabs.filters.state import SubjectRecord
from desktop.tabs.kit.presenter import Presenter
from desktop.tabs.kit.saved import expect, transient
from nn_core.records.conv_trace import ChannelShare, PatchTrace
from nn_core.records.feature_maps import FeatureBlock, Place
from nn_core.records.receptive_field import Box

MARKED = 3
"""How many places of a map are marked."""


@dataclass(frozen=True, eq=False)
class MapsState:
    """One moment of the page.

    - ``layer``: which convolution block, from 0.
    - ``chosen``: the map the user chose; None follows the one that fires most.
    - ``cell``: the value of the map the user chose; None follows the largest.
    - ``alike``: whether all maps of the layer are drawn on one scale.
    - ``way``: how many layers the user has followed a value back, one after the other.
    """

    seen: SubjectRecord = transient(default=SubjectRecord(Subject()))
    layer: int = 0
    chosen: int | None = None
    cell: tuple[int, int] | None = None
    alike: bool = False
    way: int = transient(default=0)

    def checked(self) -> MapsState:
        """Refuse what no network has; see `fitted` for what this one has."""
        cell = (0, 0) if self.cell is None else self.cell
        expect(layer=self.layer >= 0, chosen=(self.chosen or 0) >= 0, cell=min(cell) >= 0)
        return self

    def fitted(self) -> MapsState:
        """Return the state with a layer, map and value that the network has.

        Where there is nothing to see, they are kept for the next picture; where another network
        hasn't got them, the map follows the strongest one again, the value the largest.
        """
        if self.blank:
            return self
        layer = min(self.layer, len(self.seen.blocks) - 1)
        count, height, width = self.seen.blocks[layer].maps.shape
        there = layer == self.layer and (self.chosen or 0) < count
        cell = self.cell if there else None
        if cell is not None and not (cell[0] < height and cell[1] < width):
            cell = None
        if there and cell == self.cell:
            return self
        return replace(self, layer=layer, chosen=self.chosen if there else None, cell=cell)

    @property
    def blank(self) -> bool:
        return self.seen.blank

    @property
    def block(self) -> FeatureBlock | None:
        return None if self.seen.blank else self.seen.blocks[self.layer]

    @cached_property
    def map(self) -> int:
        if self.chosen is not None or self.block is None:
            return self.chosen or 0
        return int(np.argmax(self.block.maps.max(axis=(1, 2))))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return () if self.block is None else self.block.strongest(self.map, MARKED)

    @cached_property
    def place(self) -> Place | None:
        """The value that is explained; None where the map rests and none was chosen."""
        if self.block is None:
            return None
        if self.cell is None:
            places = self.places
            return places[0] if places else None
        row, column = self.cell
        return Place(row, column, float(self.block.maps[self.map, row, column]))

    @cached_property
    def box(self) -> Box | None:
        """The pixels that the explained value depends on."""
        block, place = self.block, self.place
        if block is None or place is None:
            return None
        return block.reach.box(place.row, place.column).clipped(*self.seen.image.shape)

    @cached_property
    def cause(self) -> PatchTrace | None:
        """The patch whose sum became the explained value."""
        block, place = self.block, self.place
        if block is None or place is None:
            return None
        return block.cause(self.map, place.row, place.column)

    @cached_property
    def shares(self) -> tuple[ChannelShare, ...]:
        """What the input channels added to the explained value, the largest part first."""
        block, place = self.block, self.place
        if block is None or place is None:
            return ()
        return block.shares(self.map, place.row, place.column)

    @cached_property
    def largest(self) -> float:
        return 0.0 if self.block is None else float(self.block.maps.max())


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
