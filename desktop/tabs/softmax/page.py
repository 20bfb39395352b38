"""Shows the softmax tab: bars that can be dragged, the steps below, the controls beside them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication, QKeySequence

from desktop.services.context import TabContext
from desktop.services.i18n import keys_text
from desktop.tabs.kit.page import Page
from desktop.tabs.softmax import reading, texts
from desktop.tabs.softmax.bars import ScoreBars
from desktop.tabs.softmax.presenter import SoftmaxPresenter
from desktop.tabs.softmax.state import COLDEST, FEWEST, HOTTEST, LARGEST_SCORE, MOST, SoftmaxState
from desktop.tabs.softmax.tables import SoftmaxTables
from desktop.widgets.canvas.small_canvas import SmallCanvas
from nn_core.records.softmax_steps import WIDTHS

Keys = QKeySequence.StandardKey

THOUSAND = 1000.0
CONSTANT_ROOM = 100.0
"""How far beyond the scores the slider of C goes."""


class SoftmaxPage(Page[SoftmaxPresenter]):
    """Scores and shares as bars, and the table of the steps."""

    controls_width = 240
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(reading.build)

    def __init__(self, presenter: SoftmaxPresenter, context: TabContext) -> None:
        super().__init__(presenter, context)
        self.bars = ScoreBars(presenter.state)
        self.bars.setAccessibleName(self.tr("Shares and scores as bars"))
        self.bars.setToolTip(
            self.tr("Above: y, the probabilities. Below: a, the scores; drag one up or down")
        )
        self.bars.score_moved.connect(presenter.drag_score)
        self.bars.released.connect(presenter.end_drag)
        self.tables = SoftmaxTables(presenter)
        self.stage.addWidget(self.bars, 1)
        self.stage.addWidget(self.tables)
        self.form.follow(self.bars.show_state)
        self.form.follow(self.tables.show_state)
        self._add_scores()
        self._add_shift()
        self._add_width()
        self._add_table_buttons()

    def _add_scores(self) -> None:
        form, presenter = self.form, self.presenter
        self.source = form.choice(
            self.tr("&Scores"),
            texts.preset_names(),
            lambda state: state.source,
            presenter.load,
            hint=self.tr("Where the scores a come from; choose again for another"),
            empty=self.tr("Your own"),
        )
        self.paper = SmallCanvas(self.context)
        self.paper.drawn.connect(presenter.take_drawing)
        form.add(self.paper)
        self.count = form.number(
            self.tr("&Classes"),
            lambda state: len(state.names),
            presenter.set_count,
            FEWEST,
            MOST,
            hint=self.tr("n, the number of classes: 2 to 20"),
        )
        form.heading(self.tr("Add to all scores"))
        self.less, self.more = form.buttons(
            (
                "−1000",
                self.tr("Take 1000 from every score"),
                partial(presenter.add_to_all, -THOUSAND),
            ),
            (
                "+1000",
                self.tr(
                    "Add 1000 to every score: with the largest as C the probabilities stay as they"
                    " are"
                ),
                partial(presenter.add_to_all, THOUSAND),
            ),
        )

    def _add_shift(self) -> None:
        form, presenter = self.form, self.presenter
        self.shift = form.choice(
            self.tr("C&onstant C"),
            {
                "none": self.tr("None: the naive way"),
                "constant": self.tr("My own"),
                "largest": self.tr("The largest score"),
            },
            lambda state: state.shift,
            presenter.set_shift,
            hint=self.tr("C cancels in the quotient, but keeps exp from overflowing"),
        )
        form.follow(self._fit_constant)
        self.constant = form.slider(
            "C",
            lambda state: state.steps.constant,
            presenter.set_constant,
            -LARGEST_SCORE,
            LARGEST_SCORE,
            step=1.0,
            hint=self.tr("C, subtracted from every score before exp"),
        )
        self.temperature = form.slider(
            self.tr("Tem&perature T"),
            lambda state: state.temperature,
            presenter.set_temperature,
            COLDEST,
            HOTTEST,
            logarithmic=True,
            hint=self.tr("T divides every score: small T sharpens, large T levels; the book has 1"),
        )

    def _fit_constant(self, state: SoftmaxState) -> None:
        low, high = min(0.0, *state.scores), max(0.0, *state.scores)
        self.constant.set_range(low - CONSTANT_ROOM, high + CONSTANT_ROOM)

    def _add_width(self) -> None:
        says = self.tr("Compute the table in {width}")
        self.widths = self.form.segments(
            self.tr("Width of floats, in bits"),
            {width: width.removeprefix("float") for width in WIDTHS},
            lambda state: state.width,
            self.presenter.set_width,
            tips={width: says.format(width=width) for width in WIDTHS},
        )

    def _add_table_buttons(self) -> None:
        copying = self.tr("Copy the table for a spreadsheet: {keys}")
        pasting = self.tr("Put copied scores, with or without names, into the chosen row: {keys}")
        self.copy_button, self.paste_button = self.form.buttons(
            (self.tr("Copy"), copying.format(keys=keys_text(Keys.Copy)), self.copy),
            (self.tr("Paste"), pasting.format(keys=keys_text(Keys.Paste)), self.paste),
        )
        self.export = self.form.button(
            self.tr("Export as CSV…"), self.tr("Save the table with all digits"), self._export
        )

    def copy(self) -> bool:
        QGuiApplication.clipboard().setText(texts.table(self.presenter.state).cells())
        return True

    def paste(self) -> None:
        self.presenter.paste(self.tables.row(), QGuiApplication.clipboard().text())

    @Slot()
    def _export(self) -> None:
        title, kinds = self.tr("Export as CSV"), self.tr("CSV files (*.csv)")
        self.save_as(title, "softmax.csv", kinds, self.presenter.save_csv)
