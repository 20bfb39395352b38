"""The window: it hosts tabs and the reading pages, and knows nothing of what they teach.

What this module imports counts before the first paint; what can wait is imported after it.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from desktop.services.i18n import translate
from desktop.services.settings import Settings
from desktop.shell.menus import Menus
from desktop.shell.reading_panel import ReadingPanel
from desktop.shell.tab_host import TabHost, TabPage
from desktop.shell.window_state import WindowSplit, WindowState
from desktop.tabs import TabSpec, registered

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from desktop.services.context import SharedServices, TabContext
    from desktop.shell.commands import Commands
    from desktop.shell.error_reporting import Notifier
    from desktop.shell.progress import ProgressStrip
    from desktop.shell.session_keeper import SessionKeeper
    from desktop.shell.startup import Steps, Turns
    from desktop.shell.task_strip import TaskStrip
    from nn_core.errors import BadakError

SMALLEST = (800, 560)
"""Everything is made for 1024 x 700; what is smaller than this has no room for the picture."""
USUAL = (1180, 760)
SHELL = (
    "desktop.services.context",
    "desktop.shell.error_reporting",
    "desktop.shell.progress",
    "desktop.shell.commands",
    "desktop.platform.os_signals",
)
"""What the window and the application need as soon as they are painted."""
READING = ("desktop.reading.formula_page", "desktop.reading.lesson_view", "desktop.reading.dock")
FORMULAS = ("ziamath", "pygments.lexers.python")
PLOTS = (
    "numpy.typing", "decimal", "subprocess", "colorama", "cProfile", "pydoc",
    "multiprocessing.connection",
)  # fmt: skip
"""The better part of what pyqtgraph imports that is free of Qt."""


class MainWindow(QMainWindow):
    """Menus, tabs, reading pages and status bar.

    The window is painted first; then its menus are filled (``completed``), what tabs are made from
    is imported (``prepared``), the tab in front is built (``opened``), and the modules of the other
    tabs are imported (``settled``), all in steps between which the event loop runs. `open_tabs`
    builds the tab at once.

    - ``settings``: by default the user's.
    - ``specs``: the tabs; by default the registered ones.
    """

    first_paint = Signal()
    completed = Signal()
    prepared = Signal()
    opened = Signal()
    settled = Signal()

    commands: Commands
    notifier: Notifier
    progress: ProgressStrip
    session: SessionKeeper
    shared: SharedServices

    def __init__(
        self, settings: Settings | None = None, specs: tuple[TabSpec, ...] | None = None
    ) -> None:
        super().__init__()
        self._settings = settings or Settings()
        self._steps: Steps | None = None
        self._complete = False
        self._open = False
        self._ending = False
        self.tasks: TaskStrip | None = None
        self.tabs = TabHost(registered() if specs is None else specs, self._make_context)
        self.reading = ReadingPanel(self._settings)
        self.menus = Menus(self.menuBar())
        self.split = self._arrange()
        self._state = WindowState(self, self.split, self.tabs, self.reading, self._settings)
        self._state.place(QSize(*USUAL), QSize(*SMALLEST))
        self._state.restore()
        self.split.crowded_changed.connect(self.reading.give_way)
        self.reading.folded.connect(self.split.distribute)
        self.reading.place_wanted.connect(self.go_to)
        self.tabs.place_wanted.connect(self.go_to)
        self.tabs.first_paint.connect(self._painted)
        self.tabs.view_shown.connect(self._tab_shown)
        self.retranslate()

    def _arrange(self) -> WindowSplit:
        self.setObjectName("window")
        self.setAcceptDrops(True)
        split = WindowSplit(self.tabs, self.reading)
        centre = QWidget()
        self._column = QVBoxLayout(centre)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.tabs.strip)
        self._column.addWidget(split, 1)
        self.setCentralWidget(centre)
        self.statusBar().setSizeGripEnabled(False)
        return split

    def complete(self) -> None:
        """Make what the first paint can do without: menu entries, status bar, error hooks."""
        if self._complete:
            return
        self._complete = True
        from desktop.services.context import SharedServices
        from desktop.shell.commands import Commands
        from desktop.shell.error_reporting import Notifier
        from desktop.shell.progress import ProgressStrip
        from desktop.shell.session_keeper import SessionKeeper

        self.shared = SharedServices.make(self._settings)
        self.notifier = Notifier(self, self.show_error)
        self.progress = ProgressStrip()
        self.statusBar().addPermanentWidget(self.progress)
        self.session = SessionKeeper(self.tabs, self.shared, self)
        self.commands = Commands(self, self.tabs, self.reading, self._settings, self.session)
        self.menus.fill(self.commands)
        self.commands.bind(self.menus)
        self.shared.classroom.opened.connect(self._class_opened)
        self.installEventFilter(self)
        self.completed.emit()

    def open_tabs(self) -> None:
        """Build the current tab now, and from now on every tab when it is first shown."""
        self.complete()
        if not self._open:
            self._open = True
            self.tabs.open()
            self.opened.emit()

    @Slot()
    def _class_opened(self) -> None:
        """Show a teacher's tasks above the tabs, in their language, without what they put away."""
        self.commands.follow_class()
        away = self.shared.classroom.away
        self.tabs.put_away(away)
        self.reading.leave_out(away)
        if self.tasks is None:
            from desktop.shell.task_strip import TaskStrip

            self.tasks = TaskStrip(self.shared.classroom)
            self.tasks.place_wanted.connect(self.go_to)
            self.tasks.left.connect(self.commands.leave_class)
            self._column.insertWidget(0, self.tasks)

    def offer_details(self, details: str) -> None:
        """Offer to show the crash report of an earlier run."""
        from desktop.shell.error_reporting import CrashNotice

        self.statusBar().addWidget(CrashNotice(details, self))

    def retranslate(self) -> None:
        self.menus.retranslate()
        self.tabs.retranslate()
        self.setWindowTitle(translate("MainWindow", "Badak"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the language; ``changeEvent`` would be asked before the first paint already."""
        if watched is self and event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file, wherever it is dropped."""
        if self._complete and _files_in(event):
            from desktop.widgets.canvas.drawing_files import accept_copy

            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a session; another file goes to the page in front, or where digits are read."""
        from desktop.widgets.canvas.drawing_files import accept_copy, only_first

        files, view = _files_in(event), self.tabs.view()
        if not files:
            return
        accept_copy(event)
        if files[0].suffix.lower() == ".badak":
            self.commands.open_session_file(files[0])
        elif view is None or not view.drop(files[0]):
            self._carried("digit/read", files[0])
        if len(files) > 1:
            self.show_error(only_first(files))

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go on with Tab as the window is read: the tabs, the tab in front, the reading pages."""
        from PySide6.QtCore import Qt

        from desktop.shell.accessibility import focus_order, neighbour

        parts = (self.tasks, self.tabs.strip, self.tabs.page(), self.reading, self.statusBar())
        order = focus_order(parts)
        found = neighbour(order, self.focusWidget(), forwards)
        if found is None:
            return False
        reason = Qt.FocusReason
        found.setFocus(reason.TabFocusReason if forwards else reason.BacktabFocusReason)
        return True

    @Slot()
    def end_now(self) -> None:
        """Save unsaved work, and close without a question next time."""
        self._ending = True
        self.tabs.rescue()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window and end all background work; else the process would hang."""
        if not self._ending and not self.tabs.may_close():
            event.ignore()
            return
        geometry = self.saveGeometry()
        if self._complete:
            geometry = self.commands.usual_geometry()
            self.commands.end_presentation()  # what is remembered is the window without it
        event.accept()
        with ExitStack() as left:  # in reverse; one that fails keeps none of the others from it
            if self._complete:
                left.callback(self.shared.notebook.close)
            left.callback(self.tabs.shutdown)
            if self._complete:
                left.callback(self.session.close)
            left.callback(self.reading.follow, None)
            if self._steps is not None:
                left.callback(self._steps.stop)
            left.callback(self._state.save, geometry)

    @property
    def busy(self) -> bool:
        """Whether a tab's work is going on, or a formula of it is not there yet."""
        contexts = (page.context for page in self.tabs.pages())
        working = any(context is not None and context.busy for context in contexts)
        return working or not self.reading.settled()

    @Slot()
    def _painted(self) -> None:
        self.first_paint.emit()
        QTimer.singleShot(0, self, self._after_first_paint)

    @Slot()
    def _after_first_paint(self) -> None:
        from desktop.shell.startup import Steps

        if not self._open:
            self._steps = Steps(self._opening(), self)

    def _opening(self) -> Turns:
        from desktop.shell.startup import by_turns, in_thread, qt_classes

        # What the user sees first comes first; the binding's classes precede the tabs with plots.
        yield from by_turns(SHELL)
        self.complete()
        yield from in_thread("numpy")
        self.prepared.emit()
        page = self.tabs.page()
        if page is not None:
            first = page.spec.pages[0].id if page.spec.pages else ""
            shown = self._settings.text(f"{page.spec.id}/page", first)
            yield from by_turns(page.modules(shown))
            page.build()
            yield None
        yield from by_turns(READING)
        self.reading.prepare()
        if page is not None and page.view is not None and not page.view.reading().formulas:
            self.open_tabs()  # a first launch shows no formula, and waits for none
        # Else the Formula page would import them and hold up the window.
        yield from in_thread(*FORMULAS)
        self.open_tabs()
        yield from in_thread(*PLOTS)
        yield from qt_classes()
        yield from by_turns(name for page in self.tabs.pages() for name in page.modules())
        self.settled.emit()

    @Slot(object)
    def _tab_shown(self, page: TabPage) -> None:
        self.reading.follow(page.view)
        self.commands.follow_undo(page.view)

    def _make_context(self, page: TabPage) -> TabContext:
        from desktop.services.context import TabContext

        context = TabContext(self.shared, page)
        context.progressed.connect(self._progressed)
        context.reported.connect(self._reported)
        context.place_wanted.connect(self.go_to)
        context.carried.connect(self._carried)
        return context

    @Slot(str)
    def go_to(self, place: str) -> bool:
        """Follow a link such as ``gates/adders#nands``; return whether its tab is there."""
        from desktop.services import links

        link = links.parse(place)
        pages = self.reading.pages
        if pages is not None:  # Start has a lesson only: who goes on from there reads on in lessons
            pages.set_page(pages.page())
        if not self.tabs.select(link.tab):
            if link.tab in self.tabs.away:
                self.commands.say_away()
            return False
        page = self.tabs.page()
        assert page is not None
        if link.page or link.wanted or link.control:
            page.show_place(link)
        return True

    @Slot(object)
    def _progressed(self, progress: object) -> None:
        from desktop.services.context import Progress

        if isinstance(progress, Progress):
            self.progress.show_progress(self.sender(), progress)

    @Slot(object)
    def _reported(self, error: BaseException) -> None:
        from nn_core.errors import BadakError

        page = next((page for page in self.tabs.pages() if page.context is self.sender()), None)
        if isinstance(error, BadakError) and page is not None and page.view is not None:
            page.view.messages.show_error(error)
        else:
            self.notifier.report(error)

    @Slot(str, object)
    def _carried(self, target: str, network: object) -> None:
        """Bring a network to another tab, which comes to the front."""
        view = self.tabs.view() if self.go_to(target) else None
        if view is not None:
            view.take(target.partition("/")[2], network)

    def show_error(self, error: BadakError, name: str = "") -> None:
        """Show what was refused above the tab in front, where it stays until the user goes on."""
        view = self.tabs.view()
        if view is not None:
            view.messages.show_error(error, name)
        else:
            from desktop.widgets.controls.message_bar import worded

            self.statusBar().showMessage(worded(error, name))


def _files_in(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
