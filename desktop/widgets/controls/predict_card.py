"""A question before a run: what do you expect? Answered by a button or a drawn curve, or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.widgets.controls.layout_helpers import column_in, tip

DRAW = "draw"
"""The key of the answer that is drawn."""


@dataclass(frozen=True)
class Prediction:
    """What a card shows.

    - ``question``: translated, as are all texts; empty hides the card.
    - ``answers``: keys and texts of two to four answers.
    - ``drawable``: whether the expected curve can be drawn instead.
    - ``given``: key of the answer given, ``DRAW`` for a drawn one; empty before.
    - ``locked``: the run has begun: the answer stays, and without one the card goes.
    - ``comparison``: one sentence that compares, after the run.
    """

    question: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    drawable: bool = False
    given: str = ""
    locked: bool = False
    comparison: str = ""


class PredictCard(QWidget):
    """Shows a `Prediction`; nobody has to answer, and nobody counts."""

    answered = Signal(str)
    """The key of an answer, or an empty one where it is taken back."""
    drawing_wanted = Signal(bool)
    """The curve is to be drawn, or not any more."""

    def __init__(self) -> None:
        super().__init__()
        self.question, self.comparison = QLabel(), QLabel()
        self.buttons: dict[str, QPushButton] = {}
        self._shown = Prediction()
        self._all: list[QPushButton] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        column = column_in(self, spacing=4)
        line = QHBoxLayout()
        line.setSpacing(8)
        # A long question beside long answers breaks its line.
        self.question.setWordWrap(True)
        line.addWidget(self.question, 1)
        line.addLayout(self._row)
        column.addLayout(line)
        column.addWidget(self.comparison)
        self.comparison.setWordWrap(True)
        self.comparison.hide()
        self.hide()

    def show_prediction(self, prediction: Prediction) -> None:
        """Show a question, the answer given, and what came of it; emits nothing."""
        asked = (prediction.question, dict(prediction.answers), prediction.drawable)
        before = self._shown
        if asked != (before.question, dict(before.answers), before.drawable):
            self._ask(prediction)
        self._shown = prediction
        for key, button in self.buttons.items():
            button.setChecked(key == prediction.given)
            button.setEnabled(not prediction.locked)
        self.comparison.setText(prediction.comparison)
        self.comparison.setVisible(bool(prediction.comparison))
        # Once a run has begun, a question that was left alone is only in the way.
        open_still = not prediction.locked or bool(prediction.given or prediction.comparison)
        self.setVisible(bool(prediction.question) and open_still)

    def _ask(self, prediction: Prediction) -> None:
        self.question.setText(self.tr("Predict: {question}").format(question=prediction.question))
        texts = dict(prediction.answers)
        if prediction.drawable:
            texts[DRAW] = self.tr("Draw it")
        while len(self._all) < len(texts):
            self._add_button()
        for button in self._all[len(texts) :]:
            button.hide()
        # Buttons stay for the next question: one that has the focus keeps it.
        self.buttons = dict(zip(texts, self._all, strict=False))
        for key, button in self.buttons.items():
            button.setText(texts[key])
            button.setAccessibleName(f"{prediction.question} {texts[key]}")
            drawn = prediction.drawable and key == DRAW
            says = self.tr("Drag the curve you expect into the plot of the loss") if drawn else ""
            tip(button, says)
            button.show()

    def _add_button(self) -> None:
        button, place = QPushButton(), len(self._all)
        button.setCheckable(True)
        button.clicked.connect(lambda checked: self._clicked(list(self.buttons)[place], checked))
        self._all.append(button)
        self._row.addWidget(button)

    def _clicked(self, key: str, checked: bool) -> None:
        if (DRAW in self.buttons and key == DRAW) or self._shown.given == DRAW:
            self.drawing_wanted.emit(key == DRAW and checked)
        self.answered.emit(key if checked else "")
        for other, button in self.buttons.items():
            button.setChecked(other == self._shown.given)
