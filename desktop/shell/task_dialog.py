"""Asks a teacher for tasks, and for the controls that are put away meanwhile."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.platform import package_files
from desktop.reading.lesson_view import lesson_text, tries
from desktop.services import course, i18n
from desktop.services.classroom import MOST_TASKS, Task, Tasks
from desktop.services.i18n import translate
from desktop.services.links import parse
from desktop.tabs import registered
from desktop.widgets.controls.layout_helpers import tip

TEXT, PLACE, GOAL = range(3)
SIZE = (860, 560)


@lru_cache(maxsize=1)
def catalogue() -> dict[str, dict[str, list[str]]]:
    """Return, for each page, what its controls are called by their names (en, ko).

    An empty name is the page itself; under an empty page stand the terms of the glossary.
    """
    file = package_files.path("controls.json")
    found: dict[str, dict[str, list[str]]] = json.loads(file.read_text(encoding="utf-8"))
    return found


def controls_of(place: str) -> dict[str, list[str]]:
    """Return the controls of a page alone."""
    return {name: texts for name, texts in catalogue().get(place, {}).items() if name}


def goals() -> dict[str, str]:
    """Return what can tick a task: the things to try of the lessons, by ``tab#key``."""
    made = {}
    for idea in course.IDEAS:
        texts = tries(lesson_text(idea.lesson, i18n.language()))
        for key in idea.keys:
            made[f"{idea.tab}#{key}"] = f"{idea.title}: {texts.get(key, key)}"
    return made


def place_name(text: str) -> str:
    """Return what a link leads to as the window names it; one that leads nowhere as it stands."""
    link = parse(text)
    spec = next((one for one in registered() if one.id == link.tab), None)
    pages = {"": ""} | {page.id: page.title for page in (spec.pages if spec else ())}
    controls = {"": [""] * len(i18n.LANGUAGES)} | controls_of(f"{link.tab}/{link.page}")
    if spec is None or link.page not in pages or link.control not in controls:
        return text
    control = controls[link.control][list(i18n.LANGUAGES).index(i18n.language())]
    names = translate("tabs", spec.title), translate("tabs", pages[link.page]), control
    return " › ".join(filter(None, names))


class _Place(QTableWidgetItem):
    """A link, which is edited as it is written and shown by the names of the window."""

    def data(self, role: int) -> object:
        found = super().data(role)
        return place_name(found) if role == Qt.ItemDataRole.DisplayRole and found else found


class TaskDialog(QDialog):
    """Edits `Tasks`; ``tasks`` is what was written.

    - ``here``: a link to what is in front, for "Add a task".
    """

    def __init__(self, tasks: Tasks, here: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Make a task file"))
        self.resize(*SIZE)
        self._given, self._here = tasks, here
        self.title = QLineEdit(tasks.title)
        self.language = QComboBox()
        self.language.addItem(self.tr("The reader's own"), "")
        for code, name in i18n.LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(tasks.language))
        self.table = QTableWidget(0, 3)
        self.hidden = QTreeWidget()
        self.add, self.remove = QPushButton(self.tr("Add a task")), QPushButton(self.tr("Remove"))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self._fill()
        self.add.clicked.connect(self.add_here)
        self.remove.clicked.connect(self._remove)
        self.table.itemChanged.connect(self._check)
        self.hidden.itemChanged.connect(self._check)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._check()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        says = QLabel(
            self.tr(
                "The file holds all tabs as they are now, and these tasks. A goal ticks its task by"
                " itself; without one the reader does. It takes a task to save it: begin with"
                " “Add a task”."
            )
        )
        says.setWordWrap(True)
        column.addWidget(says)
        head = QHBoxLayout()
        for name, widget in (
            (self.tr("Title"), self.title),
            (self.tr("Language"), self.language),
        ):
            label = QLabel(name)
            label.setBuddy(widget)
            widget.setAccessibleName(name)
            head.addWidget(label)
            head.addWidget(widget, int(widget is self.title))
        column.addLayout(head)
        body, left = QHBoxLayout(), QVBoxLayout()
        left.addWidget(self.table)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        left.addLayout(row)
        body.addLayout(left, 3)
        body.addWidget(self.hidden, 2)
        column.addLayout(body, 1)
        column.addWidget(self.buttons)

    def _fill(self) -> None:
        names = [self.tr("Task"), self.tr("Place"), self.tr("Goal")]
        self.table.setHorizontalHeaderLabels(names)
        self.table.setAccessibleName(self.tr("Tasks"))
        self.table.horizontalHeader().setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        for column, width in ((PLACE, 170), (GOAL, 150)):
            self.table.setColumnWidth(column, width)
        self.hidden.setHeaderLabel(self.tr("Tabs and controls that are put away"))
        self.hidden.setAccessibleName(self.tr("Tabs and controls that are put away"))
        tip(self.add, self.tr("A task that leads to what is in front now"))
        for task in self._given.tasks:
            self._add_row(task)
        language = list(i18n.LANGUAGES).index(i18n.language())
        for spec in registered():
            tab = self._branch(self.hidden, spec.title)
            self._can_be_away(tab, spec.id)
            for page in spec.pages:
                branch = self._branch(tab, page.title) if page.title else tab
                for name, texts in controls_of(f"{spec.id}/{page.id}").items():
                    leaf = QTreeWidgetItem(branch, [texts[language]])
                    leaf.setToolTip(0, name)
                    self._can_be_away(leaf, f"{spec.id}/{page.id}#{name}")

    @staticmethod
    def _branch(parent: QTreeWidget | QTreeWidgetItem, title: str) -> QTreeWidgetItem:
        texts = [translate("tabs", title)]
        if isinstance(parent, QTreeWidget):
            return QTreeWidgetItem(parent, texts)
        return QTreeWidgetItem(parent, texts)

    def _can_be_away(self, item: QTreeWidgetItem, what: str) -> None:
        item.setData(0, Qt.ItemDataRole.UserRole, what)
        away = what in self._given.hidden
        item.setCheckState(0, Qt.CheckState.Checked if away else Qt.CheckState.Unchecked)

    def _add_row(self, task: Task) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        goal = QComboBox()
        goal.addItem(self.tr("The reader ticks it"), "")
        for key, text in goals().items():
            goal.addItem(text, key)
        goal.setAccessibleName(self.tr("Goal"))
        goal.setMinimumContentsLength(12)
        goal.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        goal.setCurrentIndex(max(goal.findData(task.goal), 0))
        self.table.setCellWidget(row, GOAL, goal)
        self.table.setItem(row, PLACE, _Place(task.place))
        self.table.setItem(row, TEXT, QTableWidgetItem(task.text))

    @property
    def tasks(self) -> Tasks:
        tasks = tuple(task for task in map(self._row, range(self.table.rowCount())) if task.text)
        return replace(
            self._given,
            title=self.title.text().strip(),
            language=self.language.currentData(),
            hidden=tuple(self._away()),
            tasks=tasks,
            by="",
        )

    def _row(self, row: int) -> Task:
        text, place = (self.table.item(row, column) for column in (TEXT, PLACE))
        goal = self.table.cellWidget(row, GOAL)
        assert isinstance(goal, QComboBox)
        return Task(
            text.text().strip() if text else "",
            str(place.data(Qt.ItemDataRole.EditRole)).strip() if place else "",
            goal.currentData(),
        )

    def _away(self) -> list[str]:
        flags = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
        items = self.hidden.findItems("", flags, 0)
        listed = {item.data(0, Qt.ItemDataRole.UserRole): item.checkState(0) for item in items}
        # What a teacher wrote by hand may be a group that has no entry of its own.
        by_hand = [one for one in self._given.hidden if one not in listed]
        return by_hand + [
            what for what, on in listed.items() if what and on is Qt.CheckState.Checked
        ]

    @Slot()
    def add_here(self) -> None:
        """Add a task that leads to what is in front, and let its text be written."""
        if self.table.rowCount() < MOST_TASKS:
            self._add_row(Task("", self._here))
            row = self.table.rowCount() - 1
            self.table.setCurrentCell(row, TEXT)
            self.table.edit(self.table.currentIndex())

    @Slot()
    def _remove(self) -> None:
        self.table.removeRow(self.table.currentRow())
        self._check()

    @Slot()
    def _check(self) -> None:
        made = self.tasks
        whole = bool(made.tasks) and not made.away.issuperset(spec.id for spec in registered())
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(whole)
