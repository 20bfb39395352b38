"""Shows the page Teach: what is learnt above, the curves in the middle, before and after below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.services.context import TabContext
from desktop.style import theme
from desktop.tabs.mydigits import unread
from desktop.tabs.mydigits.page import NotebookPage
from desktop.tabs.mydigits.presenter import MyDigitsPresenter
from desktop.tabs.mydigits.teach import dialogs, reading, texts
from desktop.tabs.mydigits.teach.controls import KeptControls, TeachControls, settled
from desktop.tabs.mydigits.teach.counts import DigitCells, cells
from desktop.tabs.mydigits.teach.curve import TeachCurve
from desktop.tabs.mydigits.teach.presenter import TeachPresenter
from desktop.tabs.mydigits.teach.state import Hand, TeachState
from desktop.tabs.mydigits.teach.table import BeforeAfter
from desktop.widgets.controls.layout_helpers import tip


class TeachPage(NotebookPage[TeachPresenter]):
    """A network learns one's own digits."""

    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(reading.build)

    def __init__(self, tab: MyDigitsPresenter, context: TabContext) -> None:
        super().__init__(tab, tab.teach, context)
        self.panel = TeachControls(self.form, self.presenter)
        self.more = KeptControls(self.form, self.presenter)
        self.cells, self.curve, self.table = DigitCells(), TeachCurve(), BeforeAfter()
        self._name_cells()
        self.warning = QLabel()
        self.warning.setProperty("role", "small")
        # In this order: wrapping adds to the policy that the height follows the width.
        self.warning.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.warning.setWordWrap(True)
        self.empty = self._invitation()
        layout = self._scrolling()
        for widget, share in (
            *((self.cells, 0), (self.warning, 0), (self.curve, 1)),
            *((self.empty, 1), (self.table, 0)),
        ):
            layout.addWidget(widget, share)
        self.form.shown(lambda state: not state.total, self.empty)
        self.form.shown(lambda state: state.total, self.curve, self.table)
        self.form.follow(self._show_run)
        theme.manager().changed.connect(self._restyle)
        self._restyle(theme.current())

    def _name_cells(self) -> None:
        self.cells.setAccessibleName(self.tr("The digits that are learnt"))
        self.cells.setToolTip(
            self.tr(
                "How many of each digit are learnt, and with + how many are kept back. After a "
                "run: how many of those kept back it read before → now."
            )
        )

    def _invitation(self) -> QWidget:
        """Return what is to be seen while there is nothing to learn."""
        invitation = self.tr(
            "Draw digits in the tab Digit and press the key of what each one was: ten of each "
            "are a good beginning."
        )
        empty, text = QWidget(), QLabel()
        self.form.follow(lambda state: text.setText(unread.title() if state.unread else invitation))
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.example = QPushButton(self.tr("Try it with a made-up writer"))
        tip(self.example, self.tr("Some of its digits are written the wrong way round"))
        self.example.clicked.connect(self._take_example)
        inside = QVBoxLayout(empty)
        inside.addStretch(1)
        inside.addWidget(text)
        inside.addWidget(self.example, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        return empty

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
        self.stage.addWidget(area)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        return layout

    def unkept(self) -> bool:
        return self.presenter.state.at_stake

    def may_close(self) -> bool:
        """Ask what shall become of the run or of what it came to; return whether it may be lost.

        A run that may be lost goes on all the same: the window may yet stay for another reason.
        """
        presenter, window = self.presenter, self.picture.window()
        if presenter.state.at_stake and not presenter.state.waits:
            lost = dialogs.lose_run(window, presenter.ended)
            if not presenter.state.waits:
                return lost
        return settled(window, presenter)

    def rescue(self) -> None:
        """Keep the taught network under the proposed name; a run has nothing to keep yet."""
        self.presenter.keep_anyway()
        self.presenter.forsake()

    @Slot()
    def _take_example(self) -> None:
        self.presenter.set_hand(str(Hand.ODD))

    def _show_run(self, state: TeachState) -> None:
        warning = texts.warning(state)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self.cells.show_cells(cells(state), texts.sentence(state))
        step = state.step
        if step is None:
            self.curve.show_curve((), state.settings.steps)
            self.table.show_marks(None, None)
        else:
            self.curve.show_curve(step.curve, step.steps)
            after = step.result.after if step.result is not None else None
            self.table.show_marks(step.before, after)

    @Slot(object)
    def _restyle(self, tokens: theme.Theme) -> None:
        self.warning.setStyleSheet(f"color: {tokens.negative_text}")
