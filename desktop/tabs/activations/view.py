"""Shows the activations tab: four pages behind one row of buttons, each built when first seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.context import TabContext
from desktop.reading import Reading
from desktop.tabs.activations.page import Page
from desktop.tabs.base import TabView
from desktop.theme import Theme

CONTROLS_WIDTH, WIDEST_CONTROLS = 264, 320
WIDE = 840
"""From this width on two lines hold every sentence."""
PAGE_KEY = "activations/page"


def _curves(_context: TabContext) -> Page:
    from desktop.tabs.activations.curves.page import CurvesPage
    from desktop.tabs.activations.curves.presenter import CurvesPresenter

    return CurvesPage(CurvesPresenter())


def _flicker(_context: TabContext) -> Page:
    from desktop.tabs.activations.flicker.page import FlickerPage
    from desktop.tabs.activations.flicker.presenter import FlickerPresenter

    return FlickerPage(FlickerPresenter())


def _stack(_context: TabContext) -> Page:
    from desktop.tabs.activations.stack.page import StackPage
    from desktop.tabs.activations.stack.presenter import StackPresenter

    return StackPage(StackPresenter())


def _depth(context: TabContext) -> Page:
    from desktop.tabs.activations.depth.page import DepthPage
    from desktop.tabs.activations.depth.presenter import DepthPresenter

    return DepthPage(DepthPresenter(context))


PAGES: dict[str, Callable[[TabContext], Page]] = {
    "curves": _curves,
    "step": _flicker,
    "linear": _stack,
    "relu": _depth,
}


class ActivationsView(TabView):
    """The row of pages above, the chosen page's controls and picture below."""

    def __init__(self, context: TabContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._group = QButtonGroup(self)
        self.buttons = {name: self._button(index) for index, name in enumerate(PAGES)}
        self._controls, self._pictures = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._group.idClicked.connect(self._clicked)
        self.retranslate()
        chosen = context.settings.text(PAGE_KEY, "curves")
        self.show_page(chosen if chosen in PAGES else "curves")

    def _button(self, index: int) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setAutoRaise(True)
        self._group.addButton(button, index)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertLayout(1, row)
        self.controls.addWidget(self._controls)
        # Plots ask for much; they take what there is and leave the dock its width.
        self._pictures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._pictures.setMinimumSize(320, 280)
        self.picture.addWidget(self._pictures, 1)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        theme.manager().changed.connect(self._fit_controls)
        self._fit_controls(theme.current())

    @Slot(object)
    def _fit_controls(self, tokens: Theme) -> None:
        column = self.findChild(QScrollArea, "controlsArea")
        if column is not None:
            column.setFixedWidth(min(round(tokens.px(CONTROLS_WIDTH)), WIDEST_CONTROLS))

    def page(self) -> Page:
        """Return the page in front."""
        return self._pages[self._current]

    def show_page(self, name: str) -> None:
        """Bring a page to the front; it is built when first seen."""
        if name == self._current:
            return
        if self._current:
            self.page().leave()
        if name not in self._pages:
            self._pages[name] = self._build(name)
        self._current = name
        self.buttons[name].setChecked(True)
        page = self.page()
        self._controls.setCurrentWidget(page.controls)
        self._pictures.setCurrentWidget(page.picture)
        page.enter()
        self._follow()

    def reading(self) -> Reading:
        """Return what the page in front has for the dock."""
        return self.page().reading()

    def retranslate(self) -> None:
        """Set every text again."""
        texts = {
            "curves": (self.tr("Curves"), self.tr("Functions and their slopes, read off at one x")),
            "step": (self.tr("Why not the step"), self.tr("An input that trembles round 0")),
            "linear": (self.tr("Why non-linear"), self.tr("Layers stacked on a line and a plane")),
            "relu": (self.tr("Why ReLU"), self.tr("Signals and gradients through many layers")),
        }
        for name, (text, tip) in texts.items():
            self.buttons[name].setText(text)
            self.buttons[name].setToolTip(tip)
            self.buttons[name].setAccessibleName(text)
        for page in self._pages.values():
            page.retranslate()
        if self._current:
            self._follow()

    def shutdown(self) -> None:
        """Pause what plays; the workers end with the context."""
        for page in self._pages.values():
            page.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the longest sentence, so that the picture never jumps."""
        super().resizeEvent(event)
        lines = 3 if self.width() < WIDE else 2
        self.sentence.setMinimumHeight(lines * self.sentence.fontMetrics().lineSpacing() + 8)

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what the registry holds now."""
        super().showEvent(event)
        self.page().enter()

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause what plays while nobody looks."""
        self.page().leave()
        super().hideEvent(event)

    def _build(self, name: str) -> Page:
        page = PAGES[name](self._context)
        page.setParent(self)
        self._controls.addWidget(page.controls)
        self._pictures.addWidget(page.picture)
        page.retranslate()
        page.changed.connect(self._follow)
        return page

    @Slot(int)
    def _clicked(self, index: int) -> None:
        name = list(PAGES)[index]
        self.show_page(name)
        self._context.settings.set(PAGE_KEY, name)

    @Slot()
    def _follow(self) -> None:
        page, sentence = self.page(), self.page().sentence()
        self.sentence.setText(sentence)
        page.picture.setAccessibleName(self.buttons[self._current].text())
        page.picture.setAccessibleDescription(sentence)
        self.reading_changed.emit(self.reading())
