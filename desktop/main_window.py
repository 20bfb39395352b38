"""The window: it hosts tabs and the reading pages, and knows nothing of what they teach."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMainWindow

from desktop import crash, i18n, notify
from desktop.commands import Commands
from desktop.context import Progress, SharedServices, TabContext
from desktop.crash_notice import CrashNotice
from desktop.menus import Menus
from desktop.progress import ProgressStrip
from desktop.reading_panel import MODULES as READING_MODULES
from desktop.reading_panel import ReadingPanel
from desktop.tab_host import TabHost, TabPage
from desktop.tabs import registered
from desktop.tabs.base import TabSpec
from desktop.warmup import HEAVY, Warmup, warm
from desktop.window_state import WindowState
from nn_core.errors import BadakError

SMALLEST = (800, 560)
USUAL = (1180, 760)


class MainWindow(QMainWindow):
    """Menus, tabs, reading pages and status bar.

    The window is painted first; then numpy and pyqtgraph are imported beside the event loop, and
    the tab in front is built when they are there (``opened``). `open_tabs` does so at once.

    Parameters
    ----------
    shared : SharedServices or None
        What the tabs have in common; by default made with the user's settings.
    specs : tuple of TabSpec or None
        The tabs; by default the registered ones.
    """

    first_paint = Signal()
    opened = Signal()

    def __init__(
        self, shared: SharedServices | None = None, specs: tuple[TabSpec, ...] | None = None
    ) -> None:
        super().__init__()
        self._shared = shared or SharedServices.make()
        self._warmup: Warmup | None = None
        self._is_open = False
        self.notifier = notify.Notifier(self, self._show_typed)
        self.tabs = TabHost(registered() if specs is None else specs, self._lend)
        self.reading = ReadingPanel(self._shared.settings, self)
        self.progress = ProgressStrip()
        self.commands = Commands(self, self.tabs, self.reading, self._shared.settings)
        self.menus = Menus(self.menuBar(), self.commands)
        self.commands.bind(self.menus)
        self._arrange()
        self._connect()
        self._state = WindowState(self, self.tabs, self._shared.settings)
        self._state.restore()
        self.retranslate()

    def open_tabs(self) -> None:
        """Build the tab in front now, and from now on every tab when it is first shown."""
        if not self._is_open:
            self._is_open = True
            self.tabs.open()
            self.opened.emit()

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.menus.retranslate()
        self.setWindowTitle(QCoreApplication.translate("MainWindow", "Badak"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window and end all background work; else the process would hang."""
        self._state.save()
        if self._warmup is not None:
            self._warmup.stop()
        self.reading.follow(None)
        self.tabs.shutdown()
        event.accept()

    def _arrange(self) -> None:
        self.setObjectName("window")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self.setCentralWidget(self.tabs)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.reading)
        self.statusBar().addPermanentWidget(self.progress)
        self.statusBar().setSizeGripEnabled(False)

    def _connect(self) -> None:
        self.tabs.first_paint.connect(self._painted)
        self.tabs.view_shown.connect(self._tab_shown)
        for index in range(min(self.tabs.count(), 9)):
            action = QAction(self)
            action.setShortcut(f"Ctrl+{index + 1}")
            action.setData(index)
            action.triggered.connect(self.commands.go_to_tab)
            self.addAction(action)

    @Slot()
    def _painted(self) -> None:
        self.first_paint.emit()
        QTimer.singleShot(0, self, self._warm_up)

    @Slot()
    def _warm_up(self) -> None:
        needed = (*HEAVY, *self.tabs.needed_modules(), *READING_MODULES)
        if warm(needed) or self._is_open:
            self._imported()
            return
        self._warmup = Warmup(("logging.handlers", *needed), self.tabs.later_modules(), self)
        self._warmup.ready.connect(self._imported)
        self._warmup.start()

    @Slot()
    def _imported(self) -> None:
        notify.start_log()
        self.open_tabs()
        details = crash.collect()
        if details:
            self.statusBar().addWidget(CrashNotice(details, self))

    @Slot(object)
    def _tab_shown(self, page: TabPage) -> None:
        self.reading.follow(page.view)
        self.commands.bind_undo(page.view.undo_stack() if page.view is not None else None)

    def _lend(self) -> TabContext:
        context = TabContext(self._shared)
        context.progressed.connect(self._progressed)
        context.reported.connect(self._reported)
        return context

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        self.progress.show_progress(self.sender(), progress)

    @Slot(object)
    def _reported(self, error: BaseException) -> None:
        page = next((page for page in self.tabs.pages() if page.context is self.sender()), None)
        if isinstance(error, BadakError) and page is not None and page.view is not None:
            page.view.messages.show_error(error)
        else:
            self.notifier.report(error)

    def _show_typed(self, error: BadakError) -> None:
        view = self.tabs.view()
        if view is not None:
            view.messages.show_error(error)
        else:
            self.statusBar().showMessage(" ".join(i18n.error_texts(error)))
