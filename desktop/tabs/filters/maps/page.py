"""The page "Feature maps": a grid of all maps of a layer, and one of them explained."""

from __future__ import annotations

from math import ceil
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPen

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.services.number_list import NumberList, stacked
from desktop.services.numbers import chain, latex, percent
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.filters.drawing import GridWidget
from desktop.tabs.filters.maps import texts
from desktop.tabs.filters.maps.detail import MapDetail
from desktop.tabs.filters.maps.presenter import MapsPresenter, MapsState
from desktop.tabs.filters.page import PicturePage
from desktop.tabs.filters.presenter import FiltersPresenter
from desktop.tabs.filters.texts import (
    DEEP_SUM,
    FIELD,
    LESSON,
    conv_layer,
    field_way,
    following,
    normed,
    number,
)
from desktop.widgets.controls.form import Form
from desktop.widgets.controls.layout_helpers import GAP
from desktop.widgets.input import ARROWS
from desktop.widgets.painted.colormap import colormap, size_of
from desktop.widgets.painted.grid import Grid, paint_frame
from nn_core.layers import Conv2D, MaxPool2D
from nn_core.layers.im2col import im2col
from nn_core.records.feature_maps import FeatureBlock

BETWEEN = 6
LARGEST = 132
"""Side of the largest tile in pixels at zoom 1."""


class MapsGrid(GridWidget):
    """Shows the maps of a `MapsState`; a click or the arrow keys choose one."""

    def __init__(self, presenter: MapsPresenter) -> None:
        super().__init__((280, 120), (480, 280))
        self._presenter, self._state = presenter, presenter.state
        self._images: list[QImage] = []
        self._arranged: tuple[object, Grid] = (None, Grid(QRectF(0, 0, 4, 4), 1, 1))
        self.setAccessibleName(self.tr("Feature maps of the layer"))
        self.dress(theme.current())

    def dress(self, tokens: Theme) -> None:
        self._shades = colormap(tokens, "positive", "negative")
        self._make()

    def show_state(self, state: MapsState) -> None:
        """Show another state; pictures are made anew only where they differ."""
        before, self._state = self._state, state
        if state.block is not before.block or state.alike != before.alike:
            self._make()
        self.setAccessibleDescription(texts.tile_text(state, state.map))
        self.update()

    @property
    def count(self) -> int:
        return len(self._images)

    def numbers_shown(self) -> NumberList | None:
        block = self._state.block
        maps = () if block is None else block.maps
        return stacked((str(place), values) for place, values in enumerate(maps, 1))

    def tile(self, number: int) -> QRectF:
        grid = self._tiles()
        return grid.cell(*divmod(number, grid.columns))

    def at(self, point: QPointF) -> int | None:
        """Return the map at a point; None between them."""
        grid = self._tiles()
        found = grid.at(point)
        number = -1 if found is None else found[0] * grid.columns + found[1]
        return number if 0 <= number < self.count else None

    def tip_at(self, place: QPointF) -> str:
        found = self.at(place)
        return "" if found is None else texts.tile_text(self._state, found)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.fillRect(self.rect(), tokens.colour("paper"))
        for place, image in enumerate(self._images):
            tile = self.tile(place)
            painter.drawImage(tile, image)
            painter.setPen(QPen(tokens.colour("border"), 1))
            painter.drawRect(tile)
        if self._images:
            paint_frame(
                painter, tokens, self.tile(self._state.map), width=3 if self.hasFocus() else 2
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._presenter.choose_map(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        free = self.at(event.position()) is None
        self.point_with(None if free else Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a neighbour; at the end of a row, the first of the next."""
        across, rows = ARROWS.get(Qt.Key(event.key()), (0, 0))
        move = rows * self._tiles().columns + across
        if not move or not self.count:
            super().keyPressEvent(event)
        elif 0 <= self._state.map + move < self.count:
            self._presenter.choose_map(self._state.map + move)

    def _tiles(self) -> Grid:
        """Return the places of the maps, in as many columns as make them largest."""
        key = (self.width(), self.height(), self.count, theme.current().zoom)
        if key != self._arranged[0]:
            self._arranged = (key, self._arrange())
        return self._arranged[1]

    def _arrange(self) -> Grid:
        width, height, count = self.width() - 4, self.height() - 4, max(self.count, 1)
        most = round(theme.current().px(LARGEST))

        def side(columns: int) -> int:
            across = (width + BETWEEN) // columns - BETWEEN
            up = (height + BETWEEN) // ceil(count / columns) - BETWEEN
            return max(min(across, up, most), 4)

        columns = max(range(1, count + 1), key=lambda c: (side(c), -c))
        rows, step = ceil(count / columns), side(columns) + BETWEEN
        left = round(max((self.width() - columns * step + BETWEEN) / 2, 0.0))
        # A pixel is left free on each side of a map for its frame.
        around = QRectF(left, 0, columns * step - BETWEEN, rows * step - BETWEEN).adjusted(
            1, 1, -1, -1
        )
        return Grid(around, rows, columns, BETWEEN + 2)

    def _make(self) -> None:
        block = self._state.block
        self._images = (
            []
            if block is None
            else [
                self._shades.image(
                    values, self._state.largest if self._state.alike else size_of(values)
                )
                for values in block.maps
            ]
        )


SHOWN = 4
BOOK = ("convolution.im2col", "convolution.Convolution")
SHARE = r"s_c = \frac{|\sum_{u,v} x^{(c)} w^{(c)}|}{\sum_k |\sum_{u,v} x^{(k)} w^{(k)}|}"


class MapsPage(PicturePage[MapsPresenter]):
    """Shows which maps there are and what the chosen one finds."""

    sentence_of = staticmethod(texts.sentence)

    def __init__(self, tab: FiltersPresenter, context: TabContext) -> None:
        super().__init__(tab.maps, tab, context)
        self.grid, self.detail = MapsGrid(self.presenter), MapDetail(self.presenter)
        for widget, share in ((self.grid, 13), (self.detail, 7)):
            self.add_picture(widget, share)
            self.form.follow(widget.show_state)
        self.picture.setFocusProxy(self.grid)
        choice = Form()
        choice.setContentsMargins(0, GAP, 0, 0)
        self._add_choice(choice)
        self.form.add(self.source)
        self.form.add(choice, choice.show_state)
        self.form.shown(lambda state: not state.blank, choice)

    def _add_choice(self, form: Form) -> None:
        presenter = self.presenter
        self.layer = form.choice(
            self.tr("&Layer"),
            lambda state: texts.layer_titles(state.seen.blocks),
            lambda state: str(state.layer),
            lambda layer: presenter.set_layer(int(layer)),
            hint=self.tr("Which convolution's maps are shown"),
        )
        form.note(lambda state: "" if state.block is None else texts.way(state.block))
        self.alike = form.tick(
            self.tr("One scale for all maps"),
            lambda state: state.alike,
            presenter.set_alike,
            hint=self.tr(
                "Colour all maps of the layer alike; else each map's largest value is full"
            ),
        )
        self.walk = form.button(
            self.tr("Walk this filter"),
            self.tr("Slide the chosen map's filter over what it sees, step by step"),
            self._walk,
        )
        form.note(
            lambda _: self.tr(
                "A map is one filter's answer at every place: paper is 0, blue fires. "
                "The box is what one value of it depends on."
            )
        )

    def reading(self) -> Reading:
        return build(self.presenter.state, self.tab.done)

    @Slot()
    def _walk(self) -> None:
        if self.tab.slide_over_chosen():
            self.other_wanted.emit("walk")


def build(state: MapsState, done: frozenset[str]) -> Reading:
    """Return how the explained value came about, the code and the lesson."""
    block = state.block
    if block is None:
        symbols = (
            FormulaLine(DEEP_SUM, about="convolution-deep"),
            FormulaLine(FIELD, about="receptive-field", more=True),
        )
        return Reading(symbols, lesson=LESSON, done=done, book=BOOK, step="filters")
    return Reading(
        formulas(state, block), code(state, block), LESSON, done, book=BOOK, step="filters"
    )


def formulas(state: MapsState, block: FeatureBlock) -> tuple[FormulaLine, ...]:
    """Return the formulas with the live numbers put in."""
    cause = state.cause
    lines = [
        FormulaLine(DEEP_SUM, _sum(state), "convolution-deep"),
        FormulaLine(FIELD, _field(state), "receptive-field", more=True),
    ]
    if cause is not None and "batchnorm" in block.kinds:
        scale, shift = float(block.scale[state.map]), float(block.shift[state.map])
        lines.insert(1, normed(cause.sum, scale, shift, scale * cause.sum + shift))
    if state.layer:
        first = state.shares[0] if state.shares else None
        text = ""
        if first is not None:
            share = latex(percent(first.share, unit=False))
            text = f"s_{{{first.channel + 1}}} = {share}\\,\\%"
        lines.append(FormulaLine(SHARE, text, "channel-share"))
    return tuple(lines)


def _sum(state: MapsState) -> str:
    """Return the channels' parts, the largest first; one channel: its gains and losses."""
    cause = state.cause
    if cause is None:
        return ""
    place = f"y_{{{cause.row},{cause.column}}}"
    if state.layer == 0:
        products = cause.products
        parts = [float(products[products > 0].sum()), float(products[products < 0].sum())]
        return f"{place} = {chain(map(number, parts))} = {number(cause.sum)}"
    parts = [share.contribution for share in state.shares]
    more = " + \\cdots" if len(parts) > SHOWN else ""
    return f"{place} = {chain(map(number, parts[:SHOWN]))}{more} = {number(cause.sum)}"


def _field(state: MapsState) -> str:
    return field_way(block.reach for block in state.seen.blocks[: state.layer + 1])


def code(state: MapsState, block: FeatureBlock) -> CodeSnapshot:
    """Return the layers of the block as they ran, for the chosen filter."""
    arguments: dict[str, Any] = {}
    lines = conv_layer(block.conv, state.map, arguments)
    lines.append("z = layer.forward(x[None])")
    for step in block.steps:
        if step.pool is not None:
            lines.append(f"z = MaxPool2D({step.pool.field}).forward(z)")
        lines += following(step, state.map, "z", arguments)
    lines += [
        f'print("map {state.map + 1}:", z.shape[2:], "fires at", np.count_nonzero(z > 0))',
        'print("largest:", f"{z.max():.3f}")',
        "print(z[0, 0].round(2))",
    ]
    functions = (im2col, Conv2D, MaxPool2D) if "maxpool" in block.kinds else (im2col, Conv2D)
    return CodeSnapshot(functions, arguments, "\n".join(lines))
