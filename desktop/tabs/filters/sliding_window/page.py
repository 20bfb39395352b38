"""The page "Patch by patch": a window that slides over a picture or its maps."""

from __future__ import annotations

from collections.abc import Callable

from desktop.services.context import TabContext
from desktop.tabs.filters.page import PicturePage
from desktop.tabs.filters.presenter import FiltersPresenter
from desktop.tabs.filters.sliding_window import reading, texts
from desktop.tabs.filters.sliding_window.presenter import WindowPresenter
from desktop.tabs.filters.sliding_window.stage import WindowStage
from desktop.tabs.filters.sliding_window.state import (
    PADS,
    STRIDES,
    Material,
    Operation,
    SlidingState,
)
from desktop.widgets.controls.form import Form
from desktop.widgets.controls.layout_helpers import GAP, tip
from desktop.widgets.controls.transport_row import PlayerRow


class WindowPage(PicturePage[WindowPresenter]):
    """Shows what slides over what, and every sum on the way."""

    example = True
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(reading.build)

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
