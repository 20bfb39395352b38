"""Finds anything by its name in either language: controls, terms, lessons, digits, networks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QVBoxLayout, QWidget

from desktop.reading.lesson_view import lesson_text, tries
from desktop.services import course, i18n, network_names
from desktop.shell.task_dialog import catalogue
from desktop.widgets.controls.layout_helpers import bare

MOST = 60
SIZE = (560, 420)


@dataclass(frozen=True)
class Found:
    """One entry.

    Attributes
    ----------
    text : str
        What it is called, in the reader's language.
    where : str
        Where it is, or of which kind.
    words : str
        All that it can be found by.
    place : str
        A link; for a digit or a command, ``digit:7`` or ``command:keys``.
    first : bool
        Whether it comes before others that fit as well.
    """

    text: str
    where: str
    words: str
    place: str
    first: bool = False

    def order(self, whole: str) -> tuple[bool, bool, int]:
        """Return what the entries are sorted by."""
        return not self.words.startswith(whole), not self.first, len(self.words) if whole else 0


class Finder(QDialog):
    """A field, and below it what fits; Enter goes to the chosen one.

    Parameters
    ----------
    actions : mapping of str to QAction
        The commands of the menus.
    models : list of str
        Names of networks.
    """

    place_wanted = Signal(str)
    digit_wanted = Signal(int)

    def __init__(
        self, actions: Mapping[str, QAction], models: list[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find anything"))
        self.resize(*SIZE)
        self._actions = actions
        self._all = [*self._pages(), *self._terms(), *self._lessons()]
        self._all += [*self._digits(), *self._models(models), *self._commands()]
        self._found: list[Found] = []
        self.field, self.list = QLineEdit(), QListWidget()
        self.field.setPlaceholderText(self.tr("A control, a term, a lesson, a digit, a network…"))
        self.field.setAccessibleName(self.tr("Find anything"))
        self.list.setAccessibleName(self.tr("What was found"))
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self._look("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go up and down in the list while the field has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _look(self, text: str) -> None:
        wanted = text.casefold().split()
        fits = [one for one in self._all if all(word in one.words for word in wanted)]
        whole = " ".join(wanted)
        # What begins so comes first; among those, what is shortest says it most exactly.
        fits.sort(key=lambda one: one.order(whole))
        self._found = fits[:MOST]
        self.list.clear()
        self.list.addItems([f"{one.text} — {one.where}" for one in self._found])
        self.list.setCurrentRow(0)

    @Slot()
    def _go(self) -> None:
        row = self.list.currentRow()
        if not 0 <= row < len(self._found):
            return
        kind, _, rest = self._found[row].place.partition(":")
        self.accept()
        if kind == "command":
            self._actions[rest].trigger()
        elif kind == "digit":
            self.digit_wanted.emit(int(rest))
            self.place_wanted.emit("digit/read#canvas")
        else:
            self.place_wanted.emit(kind)

    @staticmethod
    def _pages() -> Iterator[Found]:
        language = list(i18n.LANGUAGES).index(i18n.language())
        for place, names in catalogue().items():
            title = names.get("", ["", ""])
            for name, texts in names.items() if place else ():
                words = " ".join((*texts, *title)).casefold()
                to = f"{place}#{name}" if name else place
                yield Found(texts[language], title[language], words, to)

    def _terms(self) -> Iterator[Found]:
        english = {idea.place: lesson_text(idea.lesson, "en").casefold() for idea in course.IDEAS}
        for term, texts in catalogue()[""].items():
            places = [place for place, text in english.items() if term.casefold() in text]
            both = " / ".join(texts)
            yield Found(both, self.tr("term"), both.casefold(), (places or ["start"])[0])

    def _lessons(self) -> Iterator[Found]:
        for idea in course.IDEAS:
            texts = {code: lesson_text(idea.lesson, code) for code in i18n.LANGUAGES}
            heads = {code: text.partition("\n")[0].strip("# ") for code, text in texts.items()}
            words = " ".join((*heads.values(), idea.name, idea.title)).casefold()
            yield Found(idea.title, self.tr("lesson"), words, idea.place)
            for key, said in tries(texts[i18n.language()]).items():
                other = " ".join(tries(text).get(key, "") for text in texts.values())
                yield Found(said, self.tr("to try"), other.casefold(), idea.place)

    def _digits(self) -> Iterator[Found]:
        text = self.tr("An MNIST digit: {digit}")
        for digit in range(10):
            words = f"{digit} mnist digit 숫자 {text.format(digit=digit)}".casefold()
            yield Found(text.format(digit=digit), self.tr("digit"), words, f"digit:{digit}", True)

    def _models(self, models: list[str]) -> Iterator[Found]:
        for name in models:
            said = network_names.title(name)
            words = f"{said} {name} network 신경망".casefold()
            yield Found(
                said, self.tr("network"), words, f"digit/read?model={quote(name)}#model", True
            )

    def _commands(self) -> Iterator[Found]:
        for name, action in self._actions.items():
            text = bare(action.text())
            keys = action.shortcut().toString()
            yield Found(text, keys or self.tr("menu"), text.casefold(), f"command:{name}")
