"""Shows the page Digits: a digit in the box, what is read of it, the loss, and what forms below."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.reading.content import Reading
from desktop.services import numbers
from desktop.services.context import TabContext
from desktop.services.frame_runner import OneAPicture
from desktop.tabs.kit.page import Page
from desktop.tabs.training.digits import reading, texts
from desktop.tabs.training.digits.controls import DigitsControls
from desktop.tabs.training.digits.outputs import OutputCurves
from desktop.tabs.training.digits.presenter import DigitsPresenter
from desktop.tabs.training.digits.state import DigitsState, Live
from desktop.tabs.training.digits.strip import LookingStrip
from desktop.tabs.training.presenter import TrainingPresenter
from desktop.tabs.training.runs import NOW, curve_of, show_runs
from desktop.tabs.training.texts import health_tip
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.canvas.file_opening import FileOpening
from desktop.widgets.controls.layout_helpers import small_label, tip
from desktop.widgets.controls.predict_card import PredictCard
from desktop.widgets.painted.bars import AnswerPanel, ProbabilityBars
from desktop.widgets.painted.loss_plot import LossPlot

ANSWER_WIDTH = 88
"""Of the column with the answer, at least, in pixels."""
TELL_MS, PLOT_MS, OUTPUTS_MS = 250, 120, 50
"""From one sentence, or one painting of what is dear to paint, to the next while it learns."""


class DigitsPage(Page[DigitsPresenter]):
    """The box, the bars and the outputs above; the loss; weights and others below."""

    controls_width = 240
    rest = 400

    def __init__(self, owner: TrainingPresenter, context: TabContext) -> None:
        super().__init__(owner.digits, context)
        presenter = self.presenter
        self.canvas = DigitCanvas(presenter.editor, FileOpening(presenter.editor, context, self))
        self.canvas.failed.connect(context.report)
        self.bars, self.answer, self.outputs = ProbabilityBars(), AnswerPanel(), OutputCurves()
        self.loss, self.strip = LossPlot(), LookingStrip(presenter, self)
        self.health, self.card = small_label(), PredictCard()
        self.calm = QPushButton()
        self.controls = DigitsControls(self.form, presenter, self.picture)
        self._live = presenter.live
        self._lay_out()
        self._in_turn = OneAPicture(self)
        self._in_turn.add(self._plot, PLOT_MS, then=self.loss.catch_up)
        self._in_turn.add(self._show_outputs, OUTPUTS_MS)
        self._in_turn.add(self.changed.emit, TELL_MS)
        self.form.follow(self.strip.show_state)
        self.card.answered.connect(presenter.predict)
        self.card.drawing_wanted.connect(self.loss.set_drawing)
        self.loss.drawn.connect(presenter.expect)
        self.calm.clicked.connect(presenter.back_to_calm)
        presenter.moved.connect(self.show_live)
        self.canvas.lends_keys = True
        tip(self.health, health_tip())
        for whole in (self.form, self.picture):
            whole.installEventFilter(self)

    def _lay_out(self) -> None:
        self.answer.setMinimumWidth(ANSWER_WIDTH)  # or the bars would be short in a small window
        whole = QWidget()
        right, top = QVBoxLayout(), QHBoxLayout(whole)
        top.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.answer, 2)
        right.addWidget(self.outputs, 3)
        top.addWidget(self.canvas, 5)
        top.addWidget(self.bars, 5)
        top.addLayout(right, 3)
        top.setSpacing(12)
        # What they would like to be is far more than there is: they share it.
        read = max(160, self.bars.minimumSizeHint().height())
        for part, least in ((whole, read), (self.loss, 104), (self.strip.stack, 72)):
            part.setMinimumHeight(least)
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.stage.addWidget(whole, 4)
        self.stage.addWidget(self.loss, 4)
        self.stage.addWidget(self.strip.buttons)
        self.stage.addWidget(self.strip.stack, 3)
        self.stage.addWidget(self.strip.says)
        last = QHBoxLayout()
        last.addWidget(self.health, 1)
        last.addWidget(self.calm)
        self.stage.addLayout(last)
        self.stage.addWidget(self.card)
        self.picture.setFocusProxy(self.canvas)
        tip(self.outputs, self.tr("Its ten answers to what is in the box, step by step"))

    def show_state(self, state: DigitsState) -> None:
        super().show_state(state)
        level = numbers.fixed(state.reference, 2)
        says = self.tr("{level} = ln {answers}: knows nothing")
        answers = 2 if state.one_output else state.setup.layers[-1].size
        self.loss.set_reference(state.reference, says.format(level=level, answers=answers))
        self.loss.set_log(False, state.log)
        show_runs(self.loss, self.card, state, texts.card(state, self.presenter.run))
        self.health.setText(texts.checks_text(state))
        self.show_live(self.presenter.live)

    @Slot(object)
    def show_live(self, live: Live) -> None:
        self._live = live
        state = self.presenter.state
        answers = live.answers
        if answers is None or live.digit is None:
            self.bars.show_probabilities(None, None)
        else:
            self.bars.show_probabilities(np.nan_to_num(answers), live.digit)
        self.answer.show_answer(*texts.answer(state, live))
        calm = self.presenter.calm
        if self.calm.isHidden() == (calm is not None):
            self.calm.setVisible(calm is not None)
        if calm is not None:
            says = self.tr("Back to step {step} with η = {rate}")
            self.calm.setText(
                says.format(step=numbers.thousands(calm[0]), rate=numbers.significant(calm[1]))
            )
        self._in_turn.ask()

    def _show_outputs(self) -> None:
        self.outputs.show_outputs(self._live.outputs)

    def _plot(self) -> None:
        self.loss.fall_behind()  # painted in the next turn: half the cost each
        steps, losses, apart = curve_of(self.presenter.run.history)
        step, name = self._live.run.step, texts.run_name(self.presenter.state.setup)
        done = steps <= step
        self.loss.set_run(NOW, name, steps[done], losses[done], apart[apart[:, 0] <= step])
        self.loss.set_marks(self.presenter.marks())

    def sentence(self) -> str:
        return texts.sentence(self.presenter.state, self._live)

    def reading(self) -> Reading:
        """Return the update of one weight, the loss of the batch, the code, the lesson."""
        return reading.build(self.presenter)

    def enter(self) -> None:
        """Look at the shared drawing, and have the digits read; the space bar lets it learn."""
        focused = self.picture.window().focusWidget()
        if focused is None or not self.picture.isAncestorOf(focused):
            self.canvas.setFocus()
        super().enter()

    def copy(self) -> bool:
        self.canvas.copy()
        return True

    def paste(self) -> None:
        self.canvas.paste()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys of the run that no widget has taken."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        return self.presenter.press(event.key(), event.modifiers())
