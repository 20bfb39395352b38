"""The reading dock: three pages that follow the state of the tab beside them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.reading.code_view import CodeView
from desktop.reading.content import Reading
from desktop.reading.formula_view import FormulaView
from desktop.reading.lesson_view import LessonView
from desktop.services.settings import Settings

PAGES = ("formula", "code", "lesson")
PAGE_KEY = "reading/page"
COLLAPSED_KEY = "reading/collapsed"
WIDTH = 320
NARROWEST = 240
HEADER_GAP = 4
ANY_WIDTH = 16777215


class ReadingDock(QWidget):
    """Formula, Code and Lesson beside the picture; can be folded away to a narrow strip.

    - ``settings``: where the page and the folding are remembered; None forgets them.
    """

    page_changed = Signal(str)
    collapsed_changed = Signal(bool)

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self._settings = settings
        self._reading = Reading()
        self._collapsed = self._gave_way = False
        self._chosen = 0
        self.formula, self.code, self.lesson = FormulaView(), CodeView(), LessonView()
        self._pages = (self.formula, self.code, self.lesson)
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._fold = QToolButton()
        self._buttons = [self._page_button(index) for index in range(len(PAGES))]
        self._lay_out()
        self._group.idClicked.connect(self._choose)
        self._fold.clicked.connect(self._toggle)
        self._restore()
        self.retranslate()

    def _page_button(self, index: int) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(button, index)
        return button

    def _lay_out(self) -> None:
        for page in self._pages:
            self._stack.addWidget(page)
        self._fold.setAutoRaise(True)
        self._header = QHBoxLayout()
        self._header.setContentsMargins(8, 8, 8, 8)
        self._header.setSpacing(HEADER_GAP)
        for button in self._buttons:
            self._header.addWidget(button)
        self._header.addStretch(1)
        self._header.addWidget(self._fold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._header)
        layout.addWidget(self._stack, 1)
        layout.addStretch(0)

    def _restore(self) -> None:
        page = self._settings.text(PAGE_KEY, PAGES[0]) if self._settings else PAGES[0]
        self.set_page(page if page in PAGES else PAGES[0])
        self.set_collapsed(bool(self._settings and self._settings.flag(COLLAPSED_KEY)))

    def sizeHint(self) -> QSize:
        return QSize(self._fold.sizeHint().width() + 16 if self._collapsed else WIDTH, 480)

    def show_reading(self, reading: Reading) -> None:
        """Show the three pages of ``reading``; cheap, so call it at every change of state."""
        self._reading = reading
        for button in self._buttons[:-1]:
            button.setEnabled(not reading.lesson_only)
        self._bring()

    def _bring(self) -> None:
        index = len(PAGES) - 1 if self._reading.lesson_only else self._chosen
        self._buttons[index].setChecked(True)
        # The page gets its state before it appears, so that it never shows an older one.
        self._pages[index].show_reading(self._reading)
        self._stack.setCurrentIndex(index)

    def reading(self) -> Reading:
        return self._reading

    def page(self) -> str:
        """Return the page in front: formula, code or lesson."""
        return PAGES[self._stack.currentIndex()]

    def set_page(self, page: str) -> None:
        """Bring a page to the front and remember it."""
        index = PAGES.index(page)
        changed = index != self._stack.currentIndex()
        self._chosen = index
        self._bring()
        if changed:
            self._remember(PAGE_KEY, page)
            self.page_changed.emit(page)

    def collapsed(self) -> bool:
        return self._collapsed

    @Slot(bool)
    def set_collapsed(self, collapsed: bool) -> None:
        """Fold the dock to a strip or open it, and remember that."""
        self._gave_way = False
        if collapsed != self._collapsed:
            self._remember(COLLAPSED_KEY, collapsed)
        self._set_folded(collapsed)

    @Slot(bool)
    def give_way(self, crowded: bool) -> None:
        """Fold where the picture has no room, and open again where it has; nothing is remembered.

        What the user chose meanwhile stays.
        """
        if crowded and not self._collapsed:
            self._gave_way = True
            self._set_folded(True)
        elif not crowded and self._gave_way:
            self._gave_way = False
            self._set_folded(False)

    def _set_folded(self, collapsed: bool) -> None:
        changed = collapsed != self._collapsed
        self._collapsed = collapsed
        self._stack.setVisible(not collapsed)
        for button in self._buttons:
            button.setVisible(not collapsed)
        self._name_fold()
        self._hold_width()
        if changed:
            self.collapsed_changed.emit(collapsed)

    @Slot()
    def _hold_width(self) -> None:
        """Be as wide as the names of the pages need, so that none is ever shortened."""
        strip = self._fold.sizeHint().width() + 16
        names = sum(button.sizeHint().width() for button in self._buttons)
        narrowest = max(NARROWEST, names + strip + HEADER_GAP * len(self._buttons))
        self.setMinimumWidth(strip if self._collapsed else narrowest)
        self.setMaximumWidth(strip if self._collapsed else ANY_WIDTH)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Reading"))
        texts = (
            (self.tr("Formula"), self.tr("The formula, and below it the same with your numbers")),
            (self.tr("Code"), self.tr("The code that just ran, and what it ran with")),
            (self.tr("Lesson"), self.tr("What the book says, and three things to try")),
        )
        for button, (name, tip) in zip(self._buttons, texts, strict=True):
            button.setText(name)
            button.setToolTip(tip)
            button.setAccessibleName(name)
        self._name_fold()
        self._hold_width()

    def _name_fold(self) -> None:
        collapsed = self._collapsed
        name = self.tr("Open the reading pages") if collapsed else self.tr("Fold the reading pages")
        self._fold.setArrowType(Qt.ArrowType.LeftArrow if collapsed else Qt.ArrowType.RightArrow)
        self._fold.setToolTip(name)
        self._fold.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # The buttons hear of it after their parent.
            QTimer.singleShot(0, self, self._hold_width)
        super().changeEvent(event)

    def _remember(self, key: str, value: str | bool) -> None:
        if self._settings:
            self._settings.set(key, value)

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.set_page(PAGES[index])

    @Slot()
    def _toggle(self) -> None:
        self.set_collapsed(not self._collapsed)
