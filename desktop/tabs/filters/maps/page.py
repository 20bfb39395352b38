"""The page "Feature maps": all maps of a layer, and one of them explained."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.services.numbers import chain, latex, percent
from desktop.tabs.filters.maps import texts
from desktop.tabs.filters.maps.detail import MapDetail
from desktop.tabs.filters.maps.grid import MapsGrid
from desktop.tabs.filters.maps.presenter import MapsPresenter, MapsState
from desktop.tabs.filters.page import PicturePage
from desktop.tabs.filters.presenter import FiltersPresenter
from desktop.tabs.filters.reading import (
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
from nn_core.layers import Conv2D, MaxPool2D
from nn_core.layers.im2col import im2col
from nn_core.records.feature_maps import FeatureBlock

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
