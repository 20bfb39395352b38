"""Shows the page Teach: what is learnt above, the curves in the middle, before and after below."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.style import theme
from desktop.tabs.mydigits import unread
from desktop.tabs.mydigits.page import Page
from desktop.tabs.mydigits.teach import question, reading, words
from desktop.tabs.mydigits.teach.controls import TeachControls
from desktop.tabs.mydigits.teach.counts import Cell, DigitCells
from desktop.tabs.mydigits.teach.curve import TeachCurve
from desktop.tabs.mydigits.teach.more import MoreControls
from desktop.tabs.mydigits.teach.presenter import TeachPresenter
from desktop.tabs.mydigits.teach.state import Hand, TeachState
from desktop.tabs.mydigits.teach.table import BeforeAfter
from nn_core.models.teaching_records import TeachResult


class TeachPage(Page):
    """A network learns one's own digits."""

    def __init__(
        self, presenter: TeachPresenter, context: TabContext, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self.presenter = presenter
        self.panel, self.more = TeachControls(), MoreControls()
        self.cells, self.curve, self.table = DigitCells(), TeachCurve(), BeforeAfter()
        self.warning = QLabel()
        self.empty, self._empty_text = QWidget(), QLabel()
        self.example = QPushButton()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.column.addWidget(self.panel)
        self.column.addWidget(self.more)
        self.warning.setProperty("role", "small")
        # In this order: wrapping adds to the policy that the height follows the width.
        self.warning.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.warning.setWordWrap(True)
        self._empty_text.setWordWrap(True)
        self._empty_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QVBoxLayout(self.empty)
        inside.addStretch(1)
        inside.addWidget(self._empty_text)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.example)
        row.addStretch(1)
        inside.addLayout(row)
        inside.addStretch(1)
        layout = self._scrolling()
        layout.addWidget(self.cells)
        layout.addWidget(self.warning)
        layout.addWidget(self.curve, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.table)

    def _scrolling(self) -> QVBoxLayout:
        """Return the layout of the picture, which scrolls where everything is large."""
        area, content = QScrollArea(), QWidget()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(content)
        for ground in (area.viewport(), content):
            ground.setAutoFillBackground(False)  # the paper below shows through
        outer = QVBoxLayout(self.picture)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        return layout

    def _connect(self) -> None:
        presenter, panel, more = self.presenter, self.panel, self.more
        presenter.state_changed.connect(self._render)
        panel.hand_chosen.connect(presenter.set_hand)
        panel.base_chosen.connect(presenter.set_base)
        panel.name.textEdited.connect(presenter.set_name)
        panel.steps.value_changed.connect(presenter.set_steps)
        panel.rehearsal.value_changed.connect(presenter.set_rehearsal)
        panel.start.clicked.connect(self._start)
        panel.cancel.clicked.connect(presenter.cancel)
        panel.keep.clicked.connect(presenter.keep)
        panel.name.returnPressed.connect(panel.keep.click)
        panel.throw_away.clicked.connect(presenter.throw_away)
        more.test_chosen.connect(presenter.set_test_folder)
        more.rename_wanted.connect(presenter.rename)
        more.delete_wanted.connect(presenter.delete)
        self.example.clicked.connect(self._take_example)
        theme.manager().changed.connect(self._restyle)
        self._restyle(theme.current())

    def enter(self) -> None:
        """Count what was drawn meanwhile."""
        self.presenter.refresh()

    def unkept(self) -> bool:
        """Return whether a taught network waits, or a run goes on."""
        return self.presenter.state.at_stake

    def may_close(self) -> bool:
        """Ask what shall become of the run or of what it came to; return whether it may be lost.

        A run that may be lost goes on all the same: the window may yet stay for another reason.
        """
        presenter = self.presenter
        if presenter.state.at_stake and not presenter.state.waits:
            lost = question.lose_run(self.picture.window(), presenter.ended)
            if not presenter.state.waits:
                return lost
        return self._settled()

    def _settled(self) -> bool:
        """Ask whether a taught network is kept; return whether none waits any more."""
        if not self.presenter.state.waits:
            return True
        choice = question.ask(self.picture.window(), question.text(self.presenter.proposal))
        if choice is question.Choice.KEEP:
            self.presenter.keep_anyway()
        elif choice is question.Choice.THROW_AWAY:
            self.presenter.throw_away()
        return not self.presenter.state.waits

    def rescue(self) -> None:
        """Keep the taught network under the proposed name; a run has nothing to keep yet."""
        self.presenter.keep_anyway()
        self.presenter.forsake()

    def sentence(self) -> str:
        """Return what is to be seen, or what to do first."""
        return words.sentence(self.presenter.state)

    def reading(self) -> Reading:
        """Return the loss with its numbers, the code and the lesson."""
        return reading.build(self.presenter.state)

    def retranslate(self) -> None:
        """Set every text again."""
        self.panel.retranslate()
        self.more.retranslate()
        self.table.retranslate()
        self.curve.set_names(
            self.tr("digits kept back"),
            self.tr("MNIST, 500 of those not learnt again"),
            self.tr("batches learnt"),
            self.tr("read correctly, %"),
        )
        self.cells.setAccessibleName(self.tr("The digits that are learnt"))
        self.cells.setToolTip(
            self.tr(
                "How many of each digit are learnt, and with + how many are kept back. After a "
                "run: how many of those kept back it read before → now."
            )
        )
        self.curve.plot.setAccessibleName(self.tr("Accuracy while it learns"))
        self.example.setText(self.tr("Try it with a made-up writer"))
        self.example.setToolTip(self.tr("Some of its digits are written the wrong way round"))
        self._render(self.presenter.state)

    @Slot()
    def _start(self) -> None:
        if self._settled():
            self.presenter.start()

    @Slot()
    def _take_example(self) -> None:
        self.presenter.set_hand(str(Hand.ODD))

    @Slot(object)
    def _render(self, state: TeachState) -> None:
        self.panel.render_state(state)
        self.more.render_state(state)
        shown = bool(state.total)
        self.empty.setVisible(not shown)
        self._empty_text.setText(unread.title() if state.unread else self._invitation())
        for widget in (self.curve, self.table):
            widget.setVisible(shown)
        warning = words.warning(state)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        step = state.step
        self.cells.show_cells(cells(state), words.sentence(state))
        if step is None:
            self.curve.show_curve((), state.settings.steps)
            self.table.show_marks(None, None)
        else:
            self.curve.show_curve(step.curve, step.steps)
            after = step.result.after if step.result is not None else None
            self.table.show_marks(step.before, after)
        self.changed.emit()

    def _invitation(self) -> str:
        return self.tr(
            "Draw digits in the tab Digit and press the key of what each one was: ten of each "
            "are a good beginning."
        )

    @Slot(object)
    def _restyle(self, tokens: theme.Theme) -> None:
        self.warning.setStyleSheet(f"color: {tokens.negative_text}")


def cells(state: TeachState) -> tuple[Cell, ...]:
    """Return what the row of digits tells: what is learnt or, after a run, what is read."""
    shown = state.taught is not None and state.taught.hand is state.hand
    result = state.step.result if shown and state.step is not None else None
    if state.unread:
        return (Cell("–", " "),) * 10
    if result is not None and len(result.after.held_out):
        return tuple(_outcome(result, digit) for digit in range(10))
    return tuple(
        Cell(
            str(count - kept), f"+ {kept}" if kept else " ", warning=bool(state.total and not count)
        )
        for count, kept in zip(state.counts, state.kept_back, strict=True)
    )


def _outcome(result: TeachResult, digit: int) -> Cell:
    was, total = result.before.held_out.of_digit(digit)
    now, _ = result.after.held_out.of_digit(digit)
    if not total:
        return Cell("–", " ")
    return Cell(f"{was} → {now}", f"/ {total}", share=now / total)
