"""The ideas of the course, one below the other: what one does there and how far one is."""

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

from desktop.services.course import Idea
from desktop.tabs.start.pictures import IdeaPicture

DONE, HERE = "✓", "▶"


class IdeaRow(QPushButton):
    """One idea; a click goes there."""

    def __init__(self, idea: Idea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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

    def __init__(self, ideas: Sequence[Idea], parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
