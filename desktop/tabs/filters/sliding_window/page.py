"""The page "Patch by patch": a window that slides over a picture or its maps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.services.numbers import added, bracketed, chain
from desktop.tabs.filters.page import PicturePage
from desktop.tabs.filters.presenter import FiltersPresenter
from desktop.tabs.filters.sliding_window import texts
from desktop.tabs.filters.sliding_window.presenter import WindowPresenter
from desktop.tabs.filters.sliding_window.stage import WindowStage
from desktop.tabs.filters.sliding_window.state import (
    PADS,
    STRIDES,
    Material,
    Operation,
    SlidingState,
)
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
from desktop.widgets.controls.layout_helpers import GAP, tip
from desktop.widgets.controls.player_row import PlayerRow
from nn_core.arrays import FloatArray
from nn_core.layers import Conv2D, MaxPool2D
from nn_core.layers.im2col import im2col, output_size
from nn_core.records.conv_trace import PatchTrace

SHOWN_TERMS = 9
SHOWN_PARTS = 4


def build_reading(state: SlidingState, done: frozenset[str]) -> Reading:
    """Return the formulas of the patch under the window, the code and the lesson."""
    if state.blank:
        return Reading(_symbols(state), lesson=LESSON, done=done, book=_book(state))
    return Reading(formulas(state), code(state), LESSON, done, book=_book(state))


SIZE = r"OH = \frac{H + 2P - FH}{S} + 1 \quad (7.1)"
SUM = r"y_{ij} = \sum_{u,v} x_{Si+u,\,Sj+v}\; w_{uv} + b"
MATRIX = r"Y = W\, X_{\mathrm{col}}"
BACK = (
    r"\frac{\partial L}{\partial X} ="
    r" \text{col2im}\left(W^{\mathsf{T}} \frac{\partial L}{\partial Y}\right)"
)
RELU = r"h(x) = \max(0,\, x)"
MAX = r"y_{ij} = \max_{u,v}\; x_{Fi+u,\,Fj+v}"


def _symbols(state: SlidingState) -> tuple[FormulaLine, ...]:
    second = _summing(state) if state.convolving else FormulaLine(MAX, about="max-pooling")
    return (second, FormulaLine(SIZE, about="size"))


def _book(state: SlidingState) -> tuple[str, ...]:
    return ("convolution.Convolution",) if state.convolving else ("convolution.Pooling",)


def _summing(state: SlidingState, numbers: str = "") -> FormulaLine:
    if state.deep:
        return FormulaLine(DEEP_SUM, numbers, "convolution-deep")
    return FormulaLine(SUM, numbers, "convolution")


def formulas(state: SlidingState) -> tuple[FormulaLine, ...]:
    """Return the formulas with the live numbers put in."""
    lines = []
    patch, window = state.patch, state.window
    if state.returning:
        back = FormulaLine(BACK, r"\partial L / \partial Y = 1", "col2im")
        return (back, FormulaLine(SIZE, _size(state), "size"))
    row, column = state.place
    place = f"y_{{{row},{column}}}"
    total = 0.0
    if window is not None:
        values = ",\\, ".join(number(value) for value in window.values.ravel().tolist())
        total = window.largest
        lines.append(
            FormulaLine(MAX, f"{place} = \\max({values}) = {number(total)}", "max-pooling")
        )
    elif patch is not None:
        total = patch.sum
        lines.append(_summing(state, f"{place} = {_added(state, patch)} = {number(total)}"))
        terms = state.field**2 * len(state.channels)
        sizes = f"(1, {state.count}) = (1, {terms})\\, ({terms}, {state.count})"
        lines.append(FormulaLine(MATRIX, sizes, "im2col"))
    lines.append(FormulaLine(SIZE, _size(state), "size"))
    return (*lines, *_following(state, total), *_reach(state))


def _added(state: SlidingState, patch: PatchTrace) -> str:
    """Return the products of one channel, or the parts of many, and the bias."""
    if state.deep:
        more = " + \\cdots" if len(patch.shares) > SHOWN_PARTS else ""
        parts = [share.contribution for share in patch.shares[:SHOWN_PARTS]]
        text = chain(map(number, parts)) + more
    else:
        text = _terms(patch.patch, patch.weights)
    return f"{text} {added(number(patch.bias))}" if patch.bias else text


def _following(state: SlidingState, total: float) -> list[FormulaLine]:
    lines = []
    for passed in state.passed:
        if passed.norm is not None:
            lines.append(normed(total, *passed.norm, passed.value))
        elif passed.kind == "relu":
            text = f"\\max(0,\\, {number(total)}) = {number(passed.value)}"
            lines.append(FormulaLine(RELU, text, "relu"))
        total = passed.value
    return lines


def _reach(state: SlidingState) -> list[FormulaLine]:
    """Return how the receptive field has grown up to a deep layer."""
    if state.first:
        return []
    reaches = [step.reach for step in state.seen.steps[: state.layer + 1]]
    return [FormulaLine(FIELD, field_way(reaches), "receptive-field", more=True)]


def _size(state: SlidingState) -> str:
    height, _ = state.size
    pad = state.margin
    exact = (height + 2 * pad - state.field) / state.pace + 1
    text = f"OH = \\frac{{{height} + 2 \\cdot {pad} - {state.field}}}{{{state.pace}}} + 1"
    rows = state.outputs.shape[0]
    if state.left_over:
        return f"{text} = {number(exact)} \\rightarrow {rows}"
    return f"{text} = {rows}"


def _terms(patch: FloatArray, weights: FloatArray) -> str:
    """Return the products as a sum: all of them where they are few, else the largest."""
    x, w = patch.ravel(), weights.ravel()
    order = np.arange(len(x))
    if len(x) > SHOWN_TERMS:
        order = np.argsort(-np.abs(x * w), kind="stable")[: SHOWN_TERMS - 5]
    terms = [
        " \\cdot ".join(bracketed(number(float(factor[i]))) for factor in (x, w))
        for i in order.tolist()
    ]
    if len(x) > len(terms):
        terms.append("\\cdots")
    return " + ".join(terms)


def code(state: SlidingState) -> CodeSnapshot:
    """Return the unrolling and the convolution, or the pooling, as they ran."""
    assert state.step is not None
    arguments: dict[str, Any] = {}
    lines, functions = (
        _pool_lines(state, arguments) if state.conv is None else _conv_lines(state, arguments)
    )
    row, column = state.place
    printed = f'print("y[{row}, {column}] =", f"{{y[{row}, {column}]:.4f}}")'
    lines += [printed, "print(y.round(2))"]
    after = following(state.step, state.filter, "y", arguments)
    if after:
        lines += [*after, printed.replace("y[", "after the rest y[", 1)]
    return CodeSnapshot(functions, arguments, "\n".join(lines))


def _conv_lines(
    state: SlidingState, arguments: dict[str, Any]
) -> tuple[list[str], tuple[Callable[..., Any], ...]]:
    conv, at = state.conv, state.index
    assert conv is not None
    lines = conv_layer(conv, state.filter, arguments)
    lines += [
        "columns, (OH, OW) = layer.unrolled(x[None])",
        'print("OH =", output_size(x.shape[1], F, S, P), "OW =", OW)',
    ]
    if state.deep:
        lines += [
            f"parts = (columns[:, {at}] * W.reshape(-1)).reshape(C, -1).sum(axis=1)",
            "order = np.argsort(-abs(parts))",
            'print("what the maps add:", [(int(c) + 1, round(float(parts[c]), 2)) for c in order])',
        ]
    else:
        lines += [
            f'print("patch {at + 1} as a column:", columns[:, {at}].round(3))',
            'print("the filter as a row:", W.reshape(-1).round(3))',
        ]
    lines.append("y = layer.forward(x[None])[0, 0]")
    return lines, (output_size, im2col, Conv2D)


def _pool_lines(
    state: SlidingState, arguments: dict[str, Any]
) -> tuple[list[str], tuple[Callable[..., Any], ...]]:
    arguments |= {"x": state.inputs, "F": state.field}
    return ["y = MaxPool2D(F).forward(x[None, None])[0, 0]"], (output_size, MaxPool2D)


class WindowPage(PicturePage[WindowPresenter]):
    """Shows what slides over what, and every sum on the way."""

    example = True
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(build_reading)

    def __init__(self, tab: FiltersPresenter, context: TabContext) -> None:
        super().__init__(tab.window, tab, context)
        self.sliding = WindowStage(self.presenter)
        self.add_picture(self.sliding)
        self.picture.setFocusProxy(self.sliding)
        self._shown: SlidingState | None = None
        self._add_material()
        self.form.add(self.source)
        self.form.shown(lambda state: not state.by_hand, self.source)
        self._add_part(self._add_layer, lambda state: not state.by_hand and not state.blank)
        self._add_part(self._add_slide, lambda state: state.adjustable)
        self.formula = self.form.note(
            lambda state: "" if state.blank else texts.size_formula(state)
        )
        self.back = self.form.tick(
            self.tr("&Back: col2im"),
            lambda state: state.back,
            self.presenter.set_back,
            hint=self.tr(
                "Send a gradient of 1 back from each result, and add it where its patch was"
            ),
        )
        self.form.shown(lambda state: not state.blank and not state.deep, self.back)
        self._add_player()
        self.form.note(texts.note)

    def _add_part(
        self, fill: Callable[[Form], None], wanted: Callable[[SlidingState], bool]
    ) -> None:
        """Add controls that are shown together."""
        part = Form()
        part.setContentsMargins(0, GAP, 0, 0)
        fill(part)
        self.form.add(part, part.show_state)
        self.form.shown(wanted, part)

    def _add_material(self) -> None:
        form, presenter = self.form, self.presenter
        self.material = form.segments(
            "",
            {Material.BOOK: self.tr("Book's example"), Material.DRAWING: self.tr("Drawing")},
            lambda state: state.material,
            presenter.set_material,
            tips={
                Material.BOOK: self.tr(
                    "Section 7.2: a 4×4 input and a 3×3 filter, all sums by hand"
                ),
                Material.DRAWING: self.tr("The network's own layers over your drawing"),
            },
        )
        self.operation = form.segments(
            "",
            {Operation.CONV: self.tr("Convolution"), Operation.POOL: self.tr("Pooling")},
            lambda state: state.operation,
            presenter.set_operation,
            tips={
                Operation.CONV: self.tr("Multiply each patch by the filter and add up"),
                Operation.POOL: self.tr("Let only the largest value of each window pass"),
            },
        )
        form.shown(lambda state: state.by_hand, *self.operation.values())

    def _add_layer(self, form: Form) -> None:
        presenter = self.presenter
        self.layer = form.choice(
            self.tr("&Layer"),
            lambda state: texts.step_titles(state.seen.steps),
            lambda state: str(state.layer),
            lambda layer: presenter.set_layer(int(layer)),
            hint=self.tr("Which convolution or pooling is walked through"),
        )
        self.filter = form.choice(
            self.tr("Filter or &map"),
            lambda state: {str(number): str(number + 1) for number in range(state.filters)},
            lambda state: str(state.filter),
            lambda filter_: presenter.set_filter(int(filter_)),
            hint=self.tr("Which of the layer's filters slides, or whose map is pooled"),
        )

    def _add_slide(self, form: Form) -> None:
        presenter = self.presenter
        self.bias = form.tick(
            self.tr("Add the bias b = 3"),
            lambda state: state.bias,
            presenter.set_bias,
            hint=self.tr("b: the same number is added to every sum, as in figure 7-5"),
        )
        form.shown(lambda state: state.by_hand, self.bias)
        self.strides = form.segments(
            self.tr("Stride S"),
            {str(stride): str(stride) for stride in STRIDES},
            lambda state: str(state.stride),
            lambda stride: presenter.set_stride(int(stride)),
            tips=dict.fromkeys(map(str, STRIDES), self.tr("S: how far the filter moves at a time")),
            beside=True,
        )
        self.pads = form.segments(
            self.tr("Padding P"),
            {str(pad): str(pad) for pad in PADS},
            lambda state: str(state.pad),
            lambda pad: presenter.set_pad(int(pad)),
            tips=dict.fromkeys(map(str, PADS), self.tr("P: rows of zeros put round the input")),
            beside=True,
        )

    def _add_player(self) -> None:
        self.player = PlayerRow(self.presenter.playback, scrub=True)
        place = self.player.scrub
        self.form.named(self.tr("Pa&tch"), self.player, self._show_place).setBuddy(place)
        place.setAccessibleName(self.tr("Patch"))
        tip(place, self.tr("Which patch is under the window, row by row"))

    def _show_place(self, state: SlidingState) -> None:
        self.player.follow()
        self.player.scrub.setPageStep(1 if state.blank else state.outputs.shape[1])

    def show_state(self, state: SlidingState) -> None:
        """Show a state; while the window slides, most controls have nothing new to show."""
        before, self._shown = self._shown, state
        if before is not None and state.slid_from(before):
            self._show_place(state)
        else:
            super().show_state(state)
        self.sliding.show_state(state)

    def leave(self) -> None:
        self.presenter.playback.pause()
        super().leave()
