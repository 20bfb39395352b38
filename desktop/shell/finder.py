"""Finds anything by its name in either language: controls, terms, lessons, digits, networks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QDateTime, QEvent, QLocale, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QVBoxLayout, QWidget

from desktop.reading.lesson_view import lesson_text, tries
from desktop.services import course, i18n, network_names
from desktop.shell.task_dialog import catalogue
from desktop.widgets.controls.layout_helpers import bare

if TYPE_CHECKING:
    from desktop.shell.session_keeper import SessionKeeper

MOST = 60
DIGIT = "digit"
"""The tab that reads digits."""
MOST_KEPT = 500
"""The newest digits of the notebook; more would keep the dialog waiting."""
SIZE = (560, 420)


@dataclass(frozen=True)
class Found:
    """One entry.

    - ``text``: what it is called, in the reader's language.
    - ``where``: where it is, or of which kind.
    - ``words``: all that it can be found by.
    - ``place``: a link; for an MNIST digit, one of the notebook or a command, ``digit:7``,
      ``kept:12`` (its number there) or ``command:keys``.
    - ``first``: whether it comes before others that fit as well.
    """

    text: str
    where: str
    words: str
    place: str
    first: bool = False

    def order(self, whole: str) -> tuple[bool, bool, bool, int]:
        """Return what the entries are sorted by; their own name counts more than their page's."""
        begins, named = self.words.startswith(whole), whole in self.text.casefold()
        return not begins, not self.first, not named, len(self.words) if whole else 0


class Finder(QDialog):
    """A field, and below it what fits; Enter goes to the chosen one.

    - ``actions``: the commands of the menus.
    - ``session``: knows the networks and the digits.
    - ``away``: ids of tabs to which nothing leads.
    """

    place_wanted = Signal(str)

    def __init__(
        self,
        actions: Mapping[str, QAction],
        session: SessionKeeper,
        away: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find anything"))
        self.resize(*SIZE)
        self._actions, self._session, self._away = actions, session, away
        self.offers = [*self._pages(), *self._terms(), *self._lessons(), *self._commands()]
        if DIGIT not in away:
            self.offers += [*self._digits(), *self._kept(), *self._models()]
        self._found: list[Found] = []
        self.field, self.list = QLineEdit(), QListWidget()
        self.field.setPlaceholderText(self.tr("A control, a term, a lesson, a digit, a network…"))
        self.field.setAccessibleName(self.tr("Find anything"))
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        fits = [one for one in self.offers if all(word in one.words for word in wanted)]
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
        elif kind in ("digit", "kept"):
            taken = self._session.take_digit if kind == "digit" else self._session.take_kept
            taken(int(rest))
            self.place_wanted.emit(f"{DIGIT}/read#canvas")
        else:
            self.place_wanted.emit(kind)

    def _offered(self, place: str) -> bool:
        return course.tab_of(place) not in self._away

    def _pages(self) -> Iterator[Found]:
        language = list(i18n.LANGUAGES).index(i18n.language())
        for place, names in catalogue().items():
            title = names.get("", ["", ""])
            for name, texts in names.items() if place and self._offered(place) else ():
                words = " ".join((*texts, *title)).casefold()
                to = f"{place}#{name}" if name else place
                where = title[language] if name else self.tr("page")
                yield Found(texts[language], where, words, to)

    def _terms(self) -> Iterator[Found]:
        ideas = [idea for idea in course.IDEAS if self._offered(idea.place)]
        english = {idea.place: lesson_text(idea.lesson, "en").casefold() for idea in ideas}
        usual = "start" if self._offered("start") else next((i.place for i in ideas), "")
        for term, texts in catalogue()[""].items() if usual else ():
            places = [place for place, text in english.items() if term.casefold() in text]
            both = " / ".join(texts)
            yield Found(both, self.tr("term"), both.casefold(), (places or [usual])[0])

    def _lessons(self) -> Iterator[Found]:
        for idea in filter(lambda idea: self._offered(idea.place), course.IDEAS):
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

    def _kept(self) -> Iterator[Found]:
        for entry in self._session.kept(MOST_KEPT):
            drawn_at = QDateTime.fromSecsSinceEpoch(int(entry.drawn_at.timestamp()))
            when = QLocale().toString(drawn_at, QLocale.FormatType.ShortFormat)
            named, unnamed = self.tr("My {digit}, {when}"), self.tr("My digit, {when}")
            text = (unnamed if entry.label is None else named).format(digit=entry.label, when=when)
            words = f"{text} {entry.label} my digit notebook 내 숫자 공책".casefold()
            yield Found(text, self.tr("My digits"), words, f"kept:{entry.id}")

    def _models(self) -> Iterator[Found]:
        for name in self._session.models():
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
