"""The strip above the tabs: a teacher's tasks, one at a time, and what is done of them."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QEvent, QLocale, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from desktop.services.classroom import Classroom, Task
from desktop.widgets.controls.layout_helpers import narrow, tip

DONE, OPEN = "✓", "□"
NAME_WIDTH = 140
SHOWN = 60
"""Letters of a task in the list of all."""


class TaskStrip(QFrame):
    """Follows a `Classroom`; hidden while there are no tasks.

    - ``tasks``: all of them, with what is done and when.
    - ``done``: ticks the one in front, where no goal does.
    """

    place_wanted = Signal(str)
    left = Signal()
    """The reader goes on without the tasks."""

    def __init__(self, classroom: Classroom) -> None:
        super().__init__()
        self.setObjectName("tasks")
        self._classroom = classroom
        self.title, self.count, self.text = QLabel(), QLabel(), QLabel()
        self.title.setObjectName("tasksTitle")
        for label in (self.title, self.text):
            label.setTextFormat(Qt.TextFormat.PlainText)  # a file may come from anybody
        self.text.setWordWrap(True)
        self.tasks = QComboBox()
        narrow(self.tasks, 24)
        self.place, self.done = QPushButton(), QCheckBox()
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.name.setFixedWidth(NAME_WIDTH)
        self.leave = QPushButton()
        self.retranslate()
        self._lay_out()
        self.tasks.currentIndexChanged.connect(self._show_task)
        self.place.clicked.connect(self._go)
        self.done.clicked.connect(self._tick)
        self.name.editingFinished.connect(self._sign)
        self.leave.clicked.connect(self.left)
        classroom.changed.connect(self.show_tasks)

    def retranslate(self) -> None:
        self.place.setText(self.tr("Go there"))
        self.done.setText(self.tr("Done"))
        self.leave.setText(self.tr("End"))
        self.name.setPlaceholderText(self.tr("Your name"))
        for widget, name, says in (
            (self.tasks, self.tr("Tasks"), self.tr("All tasks; those that are done have a tick")),
            (self.place, "", self.tr("Open the place where the task is done")),
            (self.done, "", self.tr("The program can't see whether this one is done")),
            (self.name, self.tr("Your name"), self.tr("Is saved with the tasks, for your teacher")),
            (self.leave, "", self.tr("Go on without the tasks; Edit > Bring back returns to them")),
        ):
            tip(widget, says)
            if name:
                widget.setAccessibleName(name)
        self.show_tasks()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        column, above, below = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(4)
        above.addWidget(self.title)
        above.addWidget(self.tasks, 1)
        for widget in (self.count, self.name, self.leave):
            above.addWidget(widget)
        below.addWidget(self.text, 1)
        below.addWidget(self.place)
        below.addWidget(self.done)
        column.addLayout(above)
        column.addLayout(below)

    @Slot()
    def show_tasks(self) -> None:
        """Show the tasks, and go to the first one that is open when they are new."""
        given = self._classroom.tasks
        self.setVisible(given is not None)
        if given is None:
            return
        entries = [self._entry(place, task) for place, task in enumerate(given.tasks, 1)]
        known = self.tasks.count() == len(entries)
        front = self.tasks.currentIndex()
        if not known:
            front = next((n for n, task in enumerate(given.tasks) if not task.done), 0)
        with QSignalBlocker(self.tasks):
            self.tasks.clear()
            self.tasks.addItems(entries)
            self.tasks.setCurrentIndex(front)
        self.title.setText(given.title)
        said = self.tr("{done} of {all} done")
        self.count.setText(said.format(done=given.count, all=len(given.tasks)))
        if not self.name.hasFocus():
            self.name.setText(given.by)
        self._show_task()

    def _entry(self, number: int, task: Task) -> str:
        text = task.text if len(task.text) <= SHOWN else f"{task.text[:SHOWN]}…"
        when = f" ({_time(task.done)})" if task.done else ""
        return f"{DONE if task.done else OPEN} {number}. {text}{when}"

    @property
    def _task(self) -> Task | None:
        given, front = self._classroom.tasks, self.tasks.currentIndex()
        if given is None or not 0 <= front < len(given.tasks):
            return None
        return given.tasks[front]

    @Slot()
    def _show_task(self) -> None:
        task = self._task
        self.text.setText(task.text if task is not None else "")
        self.place.setVisible(task is not None and bool(task.place))
        self.done.setVisible(task is not None)
        if task is not None:
            self.done.setChecked(bool(task.done))
            self.done.setEnabled(not task.goal)

    @Slot()
    def _go(self) -> None:
        task = self._task
        if task is not None:
            self.place_wanted.emit(task.place)

    @Slot(bool)
    def _tick(self, done: bool) -> None:
        self._classroom.tick(self.tasks.currentIndex(), done)

    @Slot()
    def _sign(self) -> None:
        self._classroom.sign(self.name.text().strip())


def _time(done: str) -> str:
    """Return when it was, on this machine's clock and in the reader's language."""
    when = QDateTime.fromString(done, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(when, QLocale.FormatType.ShortFormat)
