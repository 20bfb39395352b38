"""Paint formulas, symbols above and live numbers below, sharp at every scale."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton, QToolTip, QWidget

from desktop.platform import package_files
from desktop.reading.content import FormulaLine
from desktop.reading.glyphs import SIZE, FormulaError, Typesetter
from desktop.reading.line_layout import lay_out, svg
from desktop.services import i18n
from desktop.style import theme
from desktop.style.theme import Theme

FILE = "formulas.toml"


@dataclass(frozen=True)
class Words:
    """What is said of one formula.

    - ``sentence``: one line that says what the formula works out.
    - ``symbols``: one line a symbol: ``y_k: probability of class k``, with the sign as Unicode has
      it.
    """

    sentence: str = ""
    symbols: tuple[str, ...] = ()

    @property
    def tip(self) -> str:
        return "\n".join(self.symbols)


@lru_cache(maxsize=1)
def entries() -> dict[str, dict[str, Any]]:
    """Return the whole file: words in both languages and symbols under each name."""
    import tomllib

    return tomllib.loads(package_files.text(FILE))


def words_of(about: str) -> Words:
    """Return what the file says under ``about``; nothing under an empty name."""
    return _words(about, i18n.language()) if about else Words()


@lru_cache(maxsize=256)
def _words(about: str, language: str) -> Words:
    entry = entries()[about]
    korean = language == "ko"
    symbols = (f"{sign}: {ko if korean else en}" for sign, en, ko in entry["symbols"])
    return Words(entry["ko" if korean else "en"], tuple(symbols))


MARGIN = 12
LINE_GAP = 8
WORDS_GAP = 6
FORMULA_GAP = 24
SIZE_OF_BODY = 1.35
"""Type size of formulas, relative to ordinary text: their scripts stay readable then."""
KEPT = 96


@dataclass(frozen=True)
class Typeset:
    """One line of a formula, ready to be painted; without a picture, its LaTeX is shown instead."""

    latex: str
    picture: QSvgRenderer | None
    width: float
    height: float


def _spoken(formula: FormulaLine) -> str:
    words = words_of(formula.about)
    return "\n".join(filter(None, (words.sentence, formula.symbols, words.tip)))


def _hashable(placed: tuple[Typeset, QRectF]) -> tuple[Typeset, tuple[float, ...]]:
    line, rect = placed
    return line, (rect.x(), rect.y(), rect.width(), rect.height())


class FormulaPage(QWidget):
    """The sheet inside the Formula page: words, symbols and numbers of one formula after another.

    Where the mouse rests on a formula it says what the symbols are. What goes beyond the chapter
    is asked for by a button at the end.
    """

    more_wanted = Signal(bool)

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self.installEventFilter(self)
        self._typesetter = typesetter
        self._words: list[tuple[str, QRectF]] = []
        self._tips: list[tuple[QRectF, str]] = []
        self._more = QToolButton(self)
        self._more.setCheckable(True)
        self._more.setAutoRaise(True)
        self._more.hide()
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.toggled.connect(self._ask_for_more)
        self._formulas: tuple[FormulaLine, ...] = ()
        self._placed: list[tuple[Typeset, QRectF]] = []
        self._ready: OrderedDict[tuple[str, float, str, float], Typeset] = OrderedDict()
        self._message = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._copy, self._copy_numbers = QAction(self), QAction(self)
        # No shortcut: two claims on one key cancel each other, and Edit > Copy calls `copy`.
        self._copy.triggered.connect(self.copy)
        self._copy_numbers.triggered.connect(self.copy_numbers)
        self.addActions([self._copy, self._copy_numbers])
        theme.follow(self._restyle)
        self.retranslate()

    def formulas(self) -> tuple[FormulaLine, ...]:
        return self._formulas

    def show_formulas(self, formulas: tuple[FormulaLine, ...], more: bool = False) -> None:
        """Paint ``formulas``; their pieces should have been set before.

        - ``more``: whether there are some that go beyond the chapter, shown or not.
        """
        self._formulas = formulas
        self._more.setVisible(more)
        self.setAccessibleDescription("\n".join(map(_spoken, formulas)))
        self._arrange()

    def show_message(self, message: str) -> None:
        """Say something where there is no formula to show."""
        if message != self._message:
            self._message = message
            self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Formula"))
        self._name_more()
        self._copy.setText(self.tr("Copy LaTeX"))
        self._copy_numbers.setText(self.tr("Copy LaTeX with the numbers"))

    def _name_more(self) -> None:
        opened = self._more.isChecked()
        self._more.setText(self.tr("Less") if opened else self.tr("More"))
        self._more.setToolTip(self.tr("What goes beyond this chapter of the book"))
        self._more.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)

    @Slot(bool)
    def _ask_for_more(self, wanted: bool) -> None:
        self._name_more()
        self.more_wanted.emit(wanted)

    @Slot()
    def copy(self) -> None:
        self._put_on_clipboard("symbols")

    @Slot()
    def copy_numbers(self) -> None:
        """Put the LaTeX with the live numbers on the clipboard."""
        self._put_on_clipboard("numbers")

    def _put_on_clipboard(self, part: str) -> None:
        if latex := self._latex(part):
            QGuiApplication.clipboard().setText(latex)

    def _latex(self, part: str) -> str:
        return "\n".join(filter(None, (getattr(line, part) for line in self._formulas)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(280, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.current()
        painter.fillRect(event.rect(), tokens.colour("paper"))
        painter.setPen(tokens.colour("muted"))
        painter.setFont(tokens.font("body"))
        if not self._formulas and self._message:
            area = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            painter.drawText(area, int(Qt.TextFlag.TextWordWrap), self._message)
        for words, rect in self._words:
            painter.drawText(rect, int(Qt.TextFlag.TextWordWrap), words)
        for line, rect in self._placed:
            if not rect.intersects(QRectF(event.rect())):
                continue
            if line.picture:
                line.picture.render(painter, rect)
            else:
                painter.drawText(rect, int(Qt.TextFlag.TextWrapAnywhere), line.latex)

    def _arrange(self) -> None:
        before, self._placed = self._placed, []
        said, self._words, self._tips = self._words, [], []
        y = float(MARGIN)
        for formula in self._formulas:
            top, words = y, words_of(formula.about)
            y = self._place_words(words, y)
            for latex, token in ((formula.symbols, "ink"), (formula.numbers, "accent")):
                if latex:
                    line = self._line(latex, token)
                    self._placed.append((line, QRectF(MARGIN, y, line.width, line.height)))
                    y += line.height + LINE_GAP
            self._tips.append((QRectF(0, top, self.width(), y - top), words.tip))
            y += FORMULA_GAP - LINE_GAP
        y = self._place_more(y)
        self.setMinimumHeight(int(y) if self._formulas else 120)
        if said != self._words:
            self.update()
        self._update_changes(before)

    def _place_words(self, words: Words, y: float) -> float:
        """Place one line of words at ``y``; return where the formula begins."""
        if not words.sentence:
            return y
        room = QRectF(MARGIN, y, max(self.width() - 2 * MARGIN, 80), 1000)
        flags = int(Qt.TextFlag.TextWordWrap)
        metrics = QFontMetricsF(theme.current().font("body"))
        height = metrics.boundingRect(room, flags, words.sentence).height()
        self._words.append((words.sentence, QRectF(MARGIN, y, room.width(), height)))
        return y + height + WORDS_GAP

    def _place_more(self, y: float) -> float:
        if self._more.isHidden():
            return y
        self._more.adjustSize()
        self._more.move(MARGIN - 4, round(y) - LINE_GAP)
        return y + self._more.height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what the symbols of a formula are where the mouse rests on it.

        A filter of its own: no widget overrides ``event``, which Python 3.11 would not survive.
        """
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().eventFilter(watched, event)

    def tip_at(self, place: QPointF) -> str:
        """Return what the symbols of the formula at ``place`` are; nothing between formulas."""
        return next((tip for rect, tip in self._tips if rect.contains(place)), "")

    def _update_changes(self, before: list[tuple[Typeset, QRectF]]) -> None:
        """Paint only what differs from ``before``: symbols stand still while numbers change."""
        if not before or not self._placed:
            self.update()
        for _, rect in set(map(_hashable, before)) ^ set(map(_hashable, self._placed)):
            self.update(QRectF(*rect).adjusted(-2, -2, 2, 2).toAlignedRect())

    def _line(self, latex: str, token: str) -> Typeset:
        tokens = theme.current()
        scale = tokens.body * SIZE_OF_BODY * self.logicalDpiY() / 72 / SIZE
        key = (latex, float(self.width()), getattr(tokens, token), scale)
        if key not in self._ready:
            self._ready[key] = self._new_line(*key)
            if len(self._ready) > KEPT:
                self._ready.popitem(last=False)
        self._ready.move_to_end(key)
        return self._ready[key]

    def _new_line(self, latex: str, width: float, colour: str, scale: float) -> Typeset:
        room = max(width - 2 * MARGIN, 80.0)
        try:
            layout = lay_out(latex, room / scale - 2, self._typesetter)
        except FormulaError:
            return Typeset(latex, None, room, 60.0)
        scale = min(scale, room / (layout.width + 2))
        document = svg(layout, self._typesetter.outlines, colour)
        picture = QSvgRenderer(QByteArray(document))
        return Typeset(latex, picture, (layout.width + 2) * scale, (layout.height + 2) * scale)

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        self._more.setFont(tokens.font("body"))
        self._arrange()
        self.update()
