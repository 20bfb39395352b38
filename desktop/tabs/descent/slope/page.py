"""Shows the slope page: the curve with its feet, the error below, and the controls."""

from __future__ import annotations

import math

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from desktop.services import numbers
from desktop.services.context import TabContext
from desktop.tabs.descent.presenter import DescentPresenter
from desktop.tabs.descent.slope import reading, texts
from desktop.tabs.descent.slope.plots import ErrorPlot, FeetCurve
from desktop.tabs.descent.slope.presenter import SlopePresenter
from desktop.tabs.descent.slope.state import FARTHEST, FASTEST, OWN, SLOWEST, SlopeState
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.player_row import PlayerRow
from desktop.widgets.controls.predict_card import PredictCard, Prediction


class SlopePage(Page[SlopePresenter]):
    """A curve, the line through two of its points, and what h does to its slope."""

    controls_width = 224
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(reading.build)

    def __init__(self, owner: DescentPresenter, context: TabContext) -> None:
        super().__init__(owner.slope, context)
        state = self.presenter.state
        self.curve, self.errors = FeetCurve(state), ErrorPlot(state)
        self.card = PredictCard()
        self.stage.addWidget(self.curve, 4)
        self.stage.addWidget(self.errors, 3)
        self.stage.addWidget(self.card)
        self._connect()
        self._add_curve()
        self._add_feet()
        self._add_ball()
        self.form.follow(self.curve.show_state)
        self.form.follow(self.errors.show_state)
        self.form.follow(self._show_card)

    def _connect(self) -> None:
        presenter = self.presenter
        self.curve.start_moved.connect(presenter.set_start)
        self.curve.h_moved.connect(presenter.set_h)
        self.curve.key_pressed.connect(presenter.playback.press)
        self.errors.h_moved.connect(presenter.set_h)
        for widget in (self.curve, self.errors):
            widget.released.connect(presenter.end_drag)
        self.card.answered.connect(presenter.answer)

    def _add_curve(self) -> None:
        form, presenter = self.form, self.presenter
        self.line = form.choice(
            self.tr("&Curve"),
            texts.line_names(),
            lambda state: state.line,
            presenter.set_line,
            hint=self.tr("Whose slope is taken"),
        )
        self.formula = QLineEdit()
        self.formula.editingFinished.connect(self._typed)
        form.named(
            self.tr("f(x) ="),
            self.formula,
            self._show_formula,
            hint=self.tr("A formula of x, such as x**3/10 - x"),
        )
        form.shown(lambda state: state.line == OWN, self.formula)
        self.x = form.number(
            self.tr("&x"),
            lambda state: state.x,
            presenter.set_start,
            -FARTHEST,
            FARTHEST,
            step=0.5,
            decimals=6,
            hint=self.tr("x, where the slope is taken and the ball starts"),
        )

    def _add_feet(self) -> None:
        form, presenter = self.form, self.presenter
        self.methods = form.segments(
            self.tr("Feet at"),
            {"central": self.tr("x − h and x + h"), "forward": self.tr("x and x + h")},
            lambda state: state.method,
            presenter.set_method,
            tips={
                "central": self.tr("The central difference, the book's numerical_diff"),
                "forward": self.tr("The forward difference"),
            },
            upright=True,
        )
        form.heading(self.tr("h: pull the feet, or take"))
        form.note(lambda state: f"h = {numbers.significant(state.h)}", often=True)
        self.book_h, self.lost_h = form.buttons(
            ("1e−4", self.tr("h of the book"), presenter.take_book_h),
            ("1e−50", self.tr("An h that rounding swallows"), presenter.take_lost_h),
        )

    def _add_ball(self) -> None:
        form, presenter = self.form, self.presenter
        self.rate = form.slider(
            self.tr("&Rate η of the ball"),
            lambda state: state.rate,
            presenter.set_rate,
            SLOWEST,
            FASTEST,
            logarithmic=True,
            hint=self.tr("η: each step is x ← x − η f′(x)"),
        )
        self.note = form.note(texts.factor, often=True)
        self.player = PlayerRow(presenter.playback, scrub=True)
        form.gap()
        form.add(self.player, lambda _state: self.player.follow())

    def leave(self) -> None:
        self.presenter.playback.pause()

    @Slot()
    def _typed(self) -> None:
        if self.formula.text() != self.presenter.state.formula:
            self.presenter.set_formula(self.formula.text())

    def _show_formula(self, state: SlopeState) -> None:
        # What was refused stays in the field to be mended.
        if not self.formula.isModified() and self.formula.text() != state.formula:
            self.formula.setText(state.formula)

    def _show_card(self, state: SlopeState) -> None:
        guesses = {key: key.replace("-", "−") for key in texts.GUESSES}
        # Where every small h is exact, as of a sine at 0, no h is the best one.
        asked = "" if math.isnan(texts.best(state)) else texts.text("ask")
        self.card.show_prediction(
            Prediction(
                asked,
                guesses,
                given=state.guess,
                comparison=texts.comparison(state),
            )
        )
