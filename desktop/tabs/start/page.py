"""The first tab's page: the sheet at the left, the course in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
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
from desktop.services import course, numbers
from desktop.services.bundled_digits import three
from desktop.services.context import TabContext
from desktop.services.course import Idea
from desktop.tabs.kit.page import Page
from desktop.tabs.start.pictures import IdeaPicture
from desktop.tabs.start.presenter import StartPresenter, StartState
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.canvas.file_opening import FileOpening
from desktop.widgets.painted.bars import AnswerPanel
from nn_core.digits import State

SIDE = 232
"""Least side of the sheet in pixels."""
DONE, HERE = "✓", "▶"


class StartPage(Page[StartPresenter]):
    """What one sees first: draw, and choose where to begin."""

    controls_width = 288

    def __init__(self, presenter: StartPresenter, context: TabContext) -> None:
        super().__init__(presenter, context)
        self.canvas = DigitCanvas(presenter.editor, FileOpening(presenter.editor, context, self))
        self.canvas.failed.connect(context.report)
        self.canvas.setMinimumSize(SIDE, SIDE)
        self.canvas.setMaximumHeight(SIDE + 24)
        self.canvas.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.answer = AnswerPanel()
        self.answer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.form.heading(self.tr("Draw a digit here"))
        self.form.add(self.canvas)
        self.form.add(self.answer, self._answer)
        self.clear = QPushButton(self.tr("Clear the sheet"))
        self.clear.clicked.connect(presenter.editor.clear)
        self.form.add(self.clear)
        self.course = CourseList(course.IDEAS)
        self.course.wanted.connect(presenter.open_place)
        self.form.follow(lambda state: self.course.show_progress(state.done, state.here))
        self.stage.addWidget(self.course, 1)
        self.picture.setFocusProxy(self.course)
        self.show_state(presenter.state)

    def _answer(self, state: StartState) -> None:
        found = state.recognition
        if found is None or found.digit is None:
            self.answer.show_answer("", self.tr("Nothing drawn yet"))
        elif found.verdict.state is State.NO_DIGIT:
            self.answer.show_answer("–", self.tr("No digit it knows"), refused=True)
        else:
            sure = numbers.probability(float(found.probabilities.max()))
            sign = "" if found.verdict.state is State.DIGIT else "?"
            self.answer.show_answer(f"{found.digit}{sign}", sure)

    def telling(self, state: StartState) -> object:
        return state.done, state.here, self.presenter.done

    def sentence(self) -> str:
        state = self.presenter.state
        whole, of = state.whole
        if whole == of:
            return self.tr("You have tried everything of the course.")
        idea = course.IDEAS[state.here]
        if not whole:
            return self.tr("Begin with “{idea}”: {does}").format(idea=idea.title, does=idea.doing)
        return self.tr("{whole} of {all} ideas tried. Next: “{idea}”.").format(
            whole=whole, all=of, idea=idea.title
        )

    def reading(self) -> Reading:
        return Reading(lesson="start", done=self.presenter.done, lesson_only=True)

    def show_example(self) -> None:
        if self.presenter.editor.is_blank:
            self.presenter.editor.replace(three())


class IdeaRow(QPushButton):
    """One idea; a click goes there."""

    def __init__(self, idea: Idea) -> None:
        super().__init__()
        self.idea = idea
        self.setProperty("role", "idea")
        self._title, self._does, self._count = QLabel(idea.title), QLabel(idea.doing), QLabel()
        self._does.setProperty("role", "small")
        self._does.setWordWrap(True)
        for label in (self._title, self._does, self._count):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._does)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._row.setSpacing(12)
        self._row.addWidget(IdeaPicture(idea.place))
        self._row.addLayout(words, 1)
        self._row.addWidget(self._count)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the room of what is inside; a button by itself asks for its text only."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def heightForWidth(self, width: int) -> int:
        return self._row.heightForWidth(width)

    def show_progress(self, done: int, of: int, here: bool) -> None:
        """Show how many of the things to try are done, and whether this one is next."""
        sign = DONE if done == of else HERE if here else ""
        self._count.setText(f"{sign} {done} / {of}".strip())
        self.setAccessibleName(self.idea.title)
        said = self.tr("{does} {done} of {all} done.")
        self.setAccessibleDescription(said.format(does=self.idea.doing, done=done, all=of))


class CourseList(QScrollArea):
    """All ideas under the headings of their chapters; Up and Down go through them."""

    wanted = Signal(str)
    """A place of the course."""

    def __init__(self, ideas: Sequence[Idea]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = [IdeaRow(idea) for idea in ideas]
        inside = QWidget()
        self.setObjectName("course")
        inside.setObjectName("ideas")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        self.headings: dict[int, QLabel] = {}
        for row in self.rows:
            if row.idea.chapter not in self.headings:
                heading = QLabel(self.tr("Chapter {number}").format(number=row.idea.chapter))
                heading.setProperty("role", "small")
                column.addWidget(heading)
                self.headings[row.idea.chapter] = heading
            column.addWidget(row)
            row.clicked.connect(partial(self.wanted.emit, row.idea.place))
            row.installEventFilter(self)
        column.addStretch(1)
        self.setWidget(inside)
        self.setFocusProxy(self.rows[0])
        inside.setToolTip(self.tr("Go from idea to idea: ↑ or ↓"))

    def show_progress(self, done: Sequence[tuple[int, int]], here: int) -> None:
        """Show how far each idea is; one of nothing to try is left out."""
        for place, (row, (got, of)) in enumerate(zip(self.rows, done, strict=True)):
            row.show_progress(got, of, place == here)
            row.setVisible(of > 0)
        for chapter, heading in self.headings.items():
            heading.setHidden(
                all(row.isHidden() for row in self.rows if row.idea.chapter == chapter)
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            rows = [row for row in self.rows if not row.isHidden()]
            if step and watched in rows:
                place = rows.index(watched) + step
                if 0 <= place < len(rows):
                    rows[place].setFocus(Qt.FocusReason.TabFocusReason)
                    self.ensureWidgetVisible(rows[place])
                return True
        return super().eventFilter(watched, event)
