"""The tabs of the window: each is built when it is first shown, and told when it may end.

What is imported here counts before the first paint; so the ``Qt`` namespace is left out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop.services.i18n import keys_text, translate
from desktop.tabs import TabSpec

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QLabel

    from desktop.services.context import TabContext
    from desktop.services.links import Link
    from desktop.tabs.kit.tab import Tab


SAVED = 16
"""Pixels that a tab is narrower in `TIGHT`."""
TIGHT = "QTabBar::tab { padding: 8px 8px 6px 8px; }"
"""The style sheet of tabs that would not fit with the usual padding."""


class TabStrip(QWidget):
    """A tab bar, and at its end a corner for what is offered where the tabs don't all fit."""

    crowded_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.bar = QTabBar()
        self.bar.setDocumentMode(True)
        self.bar.setExpanding(False)
        self.corner: QWidget | None = None
        self.crowded = False
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.bar, 1)

    def set_corner(self, widget: QWidget) -> None:
        self.corner = widget
        self._layout.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def follow_font(self) -> None:
        """Fit the tabs again, from now on, when their text has another size.

        A ``changeEvent`` of Python's would be called before the first paint already, and make all
        classes of events then.
        """
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the tabs after a change of font; no event is filtered out."""
        if watched is self and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # The bar gets the event after its parent.
            QTimer.singleShot(0, self, self.fit)
        return super().eventFilter(watched, event)

    @Slot()
    def fit(self) -> None:
        """Set the tabs closer where they would not fit, and tell if that is not enough."""
        shown = sum(self.bar.isTabVisible(index) for index in range(self.bar.count()))
        saved = SAVED * shown
        tight = bool(self.bar.styleSheet())
        loose = self.bar.sizeHint().width() + (saved if tight else 0)
        if tight != (loose > self.width()):
            self.bar.setStyleSheet("" if tight else TIGHT)
        crowded = loose - saved > self.width()
        if crowded != self.crowded:
            self.crowded = crowded
            self.crowded_changed.emit(crowded)


NUMBERED = 9
"""Tabs that can be reached by Ctrl and their number."""


class TabPage(QWidget):
    """The page of one tab: empty until the tab is first shown.

    - ``view``: None until `build`.
    - ``context``: what the view was given.
    """

    painted = Signal()
    built = Signal(object)  # TabPage: its view has been made

    def __init__(self, spec: TabSpec, make_context: Callable[[TabPage], TabContext]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.spec = spec
        self.view: Tab | None = None
        self.context: TabContext | None = None
        self._make_context = make_context
        self._wanted: Link | None = None
        self._failure: QLabel | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def modules(self, front: str = "") -> list[str]:
        """Return the modules in the tab's folder, to be imported one by one ahead of its use.

        - ``front``: the id of the page that was in front. Given, the folders of other pages are
          left out.
        """
        package = self.spec.package
        folder = getattr(sys.modules.get(package), "__path__", None)
        if folder is None:
            return []
        # By the files, which are .pyc in the executable; pkgutil needs a hook there.
        files = [file for file in Path(folder[0]).rglob("*.py*") if "__" not in str(file)]
        parts = sorted(file.relative_to(folder[0]).with_suffix("").parts for file in files)
        # The view last: by then it is a step like the others.
        parts.sort(key=lambda part: part[-1] in ("view", "page"))
        names = [".".join((package, *part)) for part in parts]
        front = (self._wanted.page if self._wanted is not None else "") or front
        behind = tuple(
            page.page.rpartition(".")[0] for page in self.spec.pages if front and page.id != front
        )
        return [name for name in names if not name.startswith(behind)]

    def build(self) -> Tab | None:
        """Make the view if there is none yet; what goes wrong is reported, not raised."""
        if self.context is None:
            self.context = self._make_context(self)
            try:
                self.view = self.spec.build(self.context)
            except Exception as error:
                self._show_failure()
                self.context.report(error)
            else:
                self._layout.addWidget(self.view)
                self.built.emit(self)
                if self._wanted is not None:
                    self.view.show_place(self._wanted)
        return self.view

    def show_place(self, link: Link) -> None:
        """Show what a link to this tab asks for, now or when the view is built."""
        self._wanted = link
        if self.view is not None:
            self.view.show_place(link)

    def link(self) -> Link:
        from desktop.services.links import Link

        return Link(self.spec.id, self.view.page_id if self.view is not None else "")

    def retranslate(self) -> None:
        if self._failure is not None:
            text = translate("TabPage", "This tab could not be opened. The other tabs still work.")
            self._failure.setText(text)

    def shutdown(self) -> None:
        try:
            if self.view is not None:
                self.view.shutdown()
        finally:
            if self.context is not None:
                self.context.shutdown()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()

    def _show_failure(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QLabel

        self._failure = QLabel()
        self._failure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._failure.setWordWrap(True)
        self._layout.addWidget(self._failure)
        self.retranslate()


class TabHost(QStackedWidget):
    """Hosts the tabs of an explicit list and builds the one that is shown.

    Nothing is built before `open` is called: the window is painted first.

    - ``strip``: the row of tabs; the window lays it out.
    - ``away``: ids of tabs that are in no row and no list.
    """

    first_paint = Signal()
    view_shown = Signal(object)  # TabPage
    named = Signal()  # the tabs have other texts
    place_wanted = Signal(str)  # a link that was found

    def __init__(
        self,
        specs: tuple[TabSpec, ...],
        make_context: Callable[[TabPage], TabContext],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.strip = TabStrip()
        self._open = False
        self._painted = False
        self._controls_shown = True
        self.away: Collection[str] = ()
        for spec in specs:
            page = TabPage(spec, make_context)
            page.painted.connect(self._page_painted)
            page.built.connect(self._fit_controls)
            self.addWidget(page)
            self.strip.bar.addTab("")
        self.strip.bar.currentChanged.connect(self.setCurrentIndex)
        self.currentChanged.connect(self.strip.bar.setCurrentIndex)
        self.currentChanged.connect(self._size_by_current)
        self.currentChanged.connect(self._show)
        self._size_by_current()
        self.retranslate()

    def pages(self) -> list[TabPage]:
        return [page for i in range(self.count()) if isinstance(page := self.widget(i), TabPage)]

    def page(self) -> TabPage | None:
        page = self.currentWidget()
        return page if isinstance(page, TabPage) else None

    @property
    def controls_shown(self) -> bool:
        return self._controls_shown

    def show_controls(self, shown: bool) -> None:
        """Show or hide the column of controls, in every tab."""
        self._controls_shown = shown
        for page in self.pages():
            self._fit_controls(page)

    @Slot(object)
    def _fit_controls(self, page: TabPage) -> None:
        if page.view is not None:
            page.view.column.setVisible(self._controls_shown)

    def view(self) -> Tab | None:
        """Return the current view; None while it is not built."""
        page = self.page()
        return page.view if page is not None else None

    def select(self, tab_id: str) -> bool:
        """Bring a tab, or a page that was one, to the front; return whether there is one."""
        for page in self.pages():
            if tab_id in (page.spec.id, *page.spec.aliases):
                if page.spec.id in self.away:
                    return False
                if tab_id in page.spec.aliases:
                    from desktop.services.links import Link

                    page.show_place(Link(page.spec.id, tab_id))
                self.setCurrentWidget(page)
                return True
        return False

    def step(self, by: int) -> None:
        """Go on by ``by`` tabs, round the ends."""
        order = [*self.pages()[self.currentIndex() :], *self.pages()[: self.currentIndex()]]
        order = [page for page in order if page is self.page() or page.spec.id not in self.away]
        if order:
            self.setCurrentWidget(order[by % len(order)])

    def put_away(self, tabs: Collection[str]) -> None:
        """Do without some tabs, and with all others; the one in front makes room for the next."""
        self.away = tabs
        page = self.page()
        if page is not None and page.spec.id in tabs:
            self.step(1)
        for index, page in enumerate(self.pages()):
            self.strip.bar.setTabVisible(index, page.spec.id not in tabs)
            # Qt leaves a gap where a tab was until it has a reason to lay them out.
            self.strip.bar.setTabText(index, self.strip.bar.tabText(index))
        self.strip.fit()
        self.named.emit()

    def open(self) -> None:
        """Build the current tab, and from now on every tab when it is first shown."""
        self._open = True
        self._give_tips()
        self._show()

    def retranslate(self) -> None:
        bar = self.strip.bar
        for index, page in enumerate(self.pages()):
            bar.setTabText(index, translate("tabs", page.spec.title))
            page.retranslate()
        bar.setAccessibleName(translate("TabHost", "Tabs"))
        if self.strip.isVisible():  # else it is fitted when it is shown and gets its size
            self.strip.fit()
        if self._open:
            self._give_tips()
        self.named.emit()

    def _give_tips(self) -> None:
        for index, page in enumerate(self.pages()):
            tip = translate("tabs", page.spec.tip)
            keys = keys_text(f"Ctrl+{index + 1}")
            self.strip.bar.setTabToolTip(index, f"{tip} ({keys})" if index < NUMBERED else tip)

    def may_close(self) -> bool:
        """Ask about unsaved work; return whether all tabs may close."""
        for page in self.pages():
            if page.view is not None and page.view.unkept():
                # Shows what the question is about.
                self.setCurrentWidget(page)
                if not page.view.may_close():
                    return False
        return True

    @Slot()
    def rescue(self) -> None:
        for page in self.pages():
            if page.view is not None:
                page.view.rescue()

    def shutdown(self) -> None:
        with ExitStack() as left:  # a tab that fails keeps no other from ending its own
            for page in self.pages():
                left.callback(page.shutdown)

    @Slot()
    def _page_painted(self) -> None:
        if not self._painted:
            self._painted = True
            self.strip.follow_font()
            self.first_paint.emit()

    @Slot()
    def _size_by_current(self) -> None:
        """Let only the current tab ask for room.

        What is hidden learns of another size of type when it is shown again; until then it would
        ask for the room of the old one, and take it from the reading pages.
        """
        policy = QSizePolicy.Policy
        for index, page in enumerate(self.pages()):
            kind = policy.Preferred if index == self.currentIndex() else policy.Ignored
            page.setSizePolicy(kind, kind)

    @Slot()
    def _show(self) -> None:
        page = self.page()
        if page is None or not self._open:
            return
        page.build()
        self.view_shown.emit(page)
