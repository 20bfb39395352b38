"""The user's own digits in a run: which are learnt, since when, and what they have done for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.i18n import error_texts
from desktop.services.training_run import TrainingRun
from desktop.tabs.kit.presenter import Presenter
from desktop.tabs.training.digits import work
from desktop.tabs.training.digits.state import DigitsState, Gain, Mine
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.canvas.drawing_editor import DrawingEditor
from desktop.widgets.controls.layout_helpers import tip
from nn_core.data.notebook import Entry
from nn_core.data.training_set import PictureSet
from nn_core.digits import Drawing, rasterise
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, ValueRefused
from nn_core.learning import Setup, TrainingData
from nn_core.models.training_history import Met


class OwnDigits(QObject):
    """Mixes digits of the notebook into what a run learns; the page's state says which.

    - ``data``: returns what is learnt with a setup, with the digits that `mixed` adds.
    """

    def __init__(
        self,
        presenter: Presenter[DigitsState],
        run: TrainingRun,
        data: Callable[[Setup], TrainingData],
    ) -> None:
        super().__init__(presenter)
        self._presenter, self._run, self._data = presenter, run, data
        self._notebook = presenter.context.notebook
        self._digits: work.MyDigits | None = None
        # By what was learnt then: whoever goes back to before this goes back to that, too.
        self._left: Gain | None = None
        self._given: dict[int, tuple[TrainingData, Mine, int, Gain | None]] = {}

    @property
    def _state(self) -> DigitsState:
        return self._presenter.state

    def mixed(self, learnt: PictureSet) -> PictureSet:
        """Return digits to learn, with the user's among them."""
        if self._digits is None:
            return learnt
        return learnt.mixed(self._digits.learnt, self._state.share / 100)

    @Slot(str)
    def give(self, mine: str) -> None:
        """Learn some of the user's own digits, too, from here on, or none."""
        wanted = Mine(mine)
        self._run.pause()
        try:
            found = work.MyDigits.of(self._notebook, wanted)
            if wanted is not Mine.NONE and not len(found.learnt):
                raise ValueRefused(
                    QT_TRANSLATE_NOOP("nn_core", "Your notebook holds no digit with a label yet."),
                    QT_TRANSLATE_NOOP("nn_core", "Write ten digits into the boxes first."),
                )
        except BadakError as error:
            self._presenter.refuse(error)
            return
        self._digits = None if wanted is Mine.NONE else found
        self._presenter.update(mine=wanted, gain=self._first_gain())
        self._learn()

    def give_again(self) -> None:
        """Give those that a state, which was read, says are learnt."""
        wanted = self._state.mine
        if wanted is not Mine.NONE and self._digits is None:
            self._presenter.update(mine=Mine.NONE)
            self.give(wanted)

    def forget(self) -> None:
        """Learn none, until they are given again; a state that was read says what they brought."""
        self._digits, self._left = None, self._state.gain

    @Slot(float)
    def set_share(self, share: float) -> None:
        """Put so many of the user's digits into each batch of 100."""
        self._presenter.update(share=round(share))
        if self._digits is not None:
            self._learn()

    def _learn(self) -> None:
        data = self._data(self._state.setup)
        self._remember(data)
        try:
            self._run.change(data=data)
        except BadakError as error:
            self._presenter.refuse(error)

    def _remember(self, data: TrainingData) -> None:
        state = self._state
        self._given[id(data)] = (data, state.mine, state.share, state.gain)

    def add(self, drawings: Sequence[Drawing]) -> bool:
        """Keep ten drawings, of 0 to 9 in order, in the notebook; return whether that went well."""
        try:
            for label, drawing in enumerate(drawings):
                picture = np.rint(255 * rasterise(drawing)).astype(np.uint8)
                self._notebook.add(Entry(picture, drawing.strokes, label))
        except BadakError as error:
            self._presenter.refuse(error)
            return False
        return True

    def count(self) -> None:
        """See how many digits of the notebook have a label."""
        try:
            rows = self._notebook.store.rows(
                "SELECT count(*) FROM digits WHERE deleted_at IS NULL AND label IS NOT NULL"
            )
            self._presenter.update(mine_there=int(next(iter(rows))[0]))
        except BadakError as error:
            self._presenter.failed.emit(error)

    # What becomes of them in the run

    def begin(self) -> None:
        """Follow a run that has begun anew."""
        self._given.clear()
        self._presenter.update(gain=self._first_gain())

    def go_on(self, stands: bool) -> None:
        """Follow a run that stands again where it was left, or that doesn't."""
        left, self._left = self._left, None
        mine = self._digits
        if not stands or mine is None:
            return
        if left is not None and (left.given, left.total) != (len(mine.learnt), len(mine.others)):
            left = None  # other digits are read now: nobody knows how many of them it read then
        self._presenter.update(gain=left)
        self._remember(self._run.data)

    def follow(self) -> None:
        """Follow a run that has gone back to where other digits were learnt."""
        state = self._state
        data, mine, share, gain = self._given.get(
            id(self._run.data), (None, Mine.NONE, state.share, None)
        )
        if self._given and data is None and state.mine is not Mine.NONE:
            self._digits = None
            self._presenter.update(mine=mine, gain=None)
        elif data is not None and mine is not state.mine:
            self._digits = work.MyDigits.of(self._notebook, mine)
            self._presenter.update(mine=mine, share=share, gain=gain)

    def _first_gain(self) -> Gain | None:
        mine = self._digits
        if mine is None:
            return None
        right = work.hits(self._run.network, mine.others)
        return Gain(len(mine.learnt), self._run.state.step, right, right, len(mine.others))

    def measure(self) -> None:
        """Read those that aren't learnt."""
        gain, mine = self._state.gain, self._digits
        if gain is not None and mine is not None and gain.total:
            now = work.hits(self._run.network, mine.others)
            if now != gain.now:
                self._presenter.update(gain=replace(gain, now=now))

    def notes(self) -> dict[str, str]:
        """Return which the network has met, as a file of weights keeps it."""
        if self._digits is None:
            return {}
        return Met.of(self._digits.digests, self._digits.digests[:0]).notes()


BOX = 104
COLUMNS = 5


class TenBoxes(QDialog):
    """Asks for one drawing of each digit; they are kept when all ten are there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ten of my digits"))
        self.editors = [DrawingEditor(self) for _ in range(10)]
        self.canvases = [DigitCanvas(editor) for editor in self.editors]
        column = QVBoxLayout(self)
        self.says = QLabel(
            self.tr("Write each digit once, as you always do; ten are kept in My digits.")
        )
        self.says.setWordWrap(True)
        column.addWidget(self.says)
        grid = QGridLayout()
        for digit, canvas in enumerate(self.canvases):
            canvas.setFixedSize(BOX, BOX)
            canvas.failed.connect(self._failed)
            canvas.setAccessibleName(self.tr("Write a {digit}").format(digit=digit))
            label = QLabel(str(digit))
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row, place = divmod(digit, COLUMNS)
            grid.addWidget(label, 2 * row, place)
            grid.addWidget(canvas, 2 * row + 1, place)
        column.addLayout(grid)
        self.clear = QPushButton(self.tr("Clear all"))
        tip(self.clear, self.tr("Empty all ten boxes"))
        self.clear.clicked.connect(self._clear)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.addButton(self.clear, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        for editor in self.editors:
            editor.settled.connect(self._count)
        self._count()

    @property
    def drawings(self) -> list[Drawing]:
        return [editor.settled_drawing for editor in self.editors]

    @Slot(object)
    def _failed(self, error: BadakError) -> None:
        """Say why a file that was dropped can't be taken."""
        self.says.setText(" ".join(filter(None, error_texts(error))))

    @Slot()
    def _clear(self) -> None:
        for editor in self.editors:
            editor.clear()

    @Slot()
    def _count(self) -> None:
        self.ok.setEnabled(not any(editor.is_blank for editor in self.editors))
