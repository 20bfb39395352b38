"""What the entries of the menus do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDesktopServices,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QUndoStack,
)
from PySide6.QtWidgets import QApplication, QDialog, QWhatsThis, QWidget

from desktop.platform import paths
from desktop.services import i18n
from desktop.services.settings import Settings
from desktop.shell.menu_entries import TabList
from desktop.shell.menus import Menus
from desktop.shell.tab_host import TabHost
from desktop.shell.window_state import LANGUAGE, STILL, THEME, ZOOM
from desktop.style import theme
from desktop.widgets.controls import file_dialogs

if TYPE_CHECKING:
    from desktop.shell.export import Exports
    from desktop.shell.main_window import MainWindow
    from desktop.shell.session import Session
    from desktop.shell.session_keeper import SessionKeeper
    from desktop.tabs.kit.tab import Tab
    from nn_core.errors import BadakError

MESSAGE_MS = 4000

TALLEST = 16777215
"""Qt's own bound for the height of a widget."""


class Commands(QObject):
    """One slot for each entry of the menus.

    - ``remembered``: where the user's choices are kept.
    """

    def __init__(
        self,
        window: MainWindow,
        tabs: TabHost,
        reading: QWidget,
        remembered: Settings,
        session: SessionKeeper,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tabs = tabs
        self._reading = reading
        self._settings = remembered
        self._session = session
        self._view: Tab | None = None
        self._stack: QUndoStack | None = None
        self._exports: Exports | None = None
        self._own_language = ""
        self._before: QByteArray | None = None
        self._was_maximised = False
        self._around: tuple[bool, bool] | None = None
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.end_presentation)

    def bind(self, menus: Menus) -> None:
        """Let the menus show the present choices, now and when they change elsewhere."""
        self._actions = menus.actions
        menus.themes.triggered.connect(self.choose_theme)
        menus.languages.triggered.connect(self.choose_language)
        menus.check(menus.themes, theme.manager().appearance)
        self._languages = menus.languages
        self._check_language()
        self._actions["still"].setChecked(theme.manager().still)
        self._actions["show_reading"].setChecked(not self._reading.isHidden())
        self._actions["show_controls"].setChecked(self._tabs.controls_shown)
        self.follow_undo(None)
        self._follow_session()
        self._tabs.installEventFilter(self)
        self.tab_list = TabList(self._tabs, menus.menu("tabs"))

    def _check_language(self) -> None:
        for action in self._languages.actions():
            if action.data() == i18n.choice():
                action.setChecked(True)

    # -- File

    @Slot()
    def close(self) -> None:
        self._window.close()

    @Slot()
    def open_session(self) -> None:
        title = self.tr("Open session")
        path = file_dialogs.file_to_open(self._window, title, self._sessions(), Path.home())
        if path is not None:
            self.open_session_file(path)

    def open_session_file(self, path: Path) -> bool:
        """Go to the session in a file; return whether it holds one, which is said otherwise."""
        from desktop.shell import session

        return self._go_to(lambda: session.read(path), path.name)

    @Slot()
    def save_session(self) -> None:
        path = self._place_for(self.tr("Save session"), self.tr("session.badak"))
        if path is not None:
            self.save_session_as(path)

    def save_session_as(self, path: Path) -> bool:
        """Save the session; return whether the file was written, which is said either way."""
        return self._write(self._session.session(), path)

    def _write(self, what: Session, path: Path) -> bool:
        from desktop.shell import session
        from nn_core.errors import DataFileError

        try:
            session.write(what, path)
        except DataFileError as error:
            self.refuse(error)
            return False
        self.say(self.tr("Saved as {path}").format(path=path))
        return True

    @Slot()
    def make_tasks(self) -> None:
        """Ask for tasks, and save them with the state of all tabs, for a class."""
        from desktop.shell.session import Session
        from desktop.shell.task_dialog import TaskDialog

        page = self._tabs.page()
        here = page.link().text if page is not None else ""
        dialog = TaskDialog(self._session.tasks, here, self._window)
        done = dialog.exec() == QDialog.DialogCode.Accepted
        tasks = dialog.tasks
        dialog.deleteLater()
        if not done:
            return
        path = self._place_for(self.tr("Save tasks"), self.tr("tasks.badak"))
        if path is not None:
            now = self._session.session()
            self._write(Session(now.tabs, now.front, now.drawing, tasks), path)

    def _place_for(self, title: str, name: str) -> Path | None:
        start, kinds = Path.home() / name, self._sessions()
        return file_dialogs.place_to_save(self._window, title, start, kinds)

    def _sessions(self) -> str:
        return self.tr("Sessions of Badak (*.badak)")

    def _go_to(self, read: Callable[[], Session], name: str) -> bool:
        from nn_core.errors import BadakError

        try:
            self._session.show(read())
        except BadakError as error:
            self.refuse(error, name)
            return False
        self._follow_session()
        self.say(self.tr("Opened: {name}. Edit > Bring back returns.").format(name=name))
        return True

    @Slot()
    def sheet(self) -> None:
        """Write this page or the whole session as PDF or HTML."""
        from desktop.shell.sheet_dialog import SheetDialog

        SheetDialog(self._window).open()

    @Slot()
    def export(self) -> None:
        self.exports.ask()

    @property
    def exports(self) -> Exports:
        """What gives plots, pictures and tables out; made when first asked for."""
        if self._exports is None:
            from desktop.shell.export import Exports

            self._exports = Exports(self._window, self._tabs, self.say, self.refuse)
        return self._exports

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open a menu for what the tabs themselves have none: for all that can be exported."""
        menu_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Menu
        if event.type() == QEvent.Type.ContextMenu or (
            menu_key and event.type() == QEvent.Type.KeyPress
        ):
            assert isinstance(event, QContextMenuEvent | QKeyEvent)
            return self.exports.hear(event)
        return super().eventFilter(watched, event)

    def say(self, text: str) -> None:
        """Show one line in the status bar for a while."""
        self._window.statusBar().showMessage(text, MESSAGE_MS)

    def refuse(self, error: BadakError, name: str = "") -> None:
        """Say what could not be done, where it stays and a presentation doesn't hide it."""
        self._window.show_error(error, name)

    def say_away(self) -> None:
        """Say why a link leads nowhere."""
        self.say(self.tr("That tab is put away while these tasks are done."))

    # -- Edit

    def follow_undo(self, view: Tab | None) -> None:
        """Let Undo and Redo work on what ``view`` gives from now on."""
        if self._view is not None:
            self._view.undo_changed.disconnect(self._bind_undo)
        self._view = view
        if view is not None:
            view.undo_changed.connect(self._bind_undo)
        self._bind_undo(view.undo_stack() if view is not None else None)

    @Slot(object)
    def _bind_undo(self, stack: QUndoStack | None) -> None:
        if self._stack is not None:
            self._stack.canUndoChanged.disconnect(self._actions["undo"].setEnabled)
            self._stack.canRedoChanged.disconnect(self._actions["redo"].setEnabled)
        self._stack = stack
        if stack is not None:
            stack.canUndoChanged.connect(self._actions["undo"].setEnabled)
            stack.canRedoChanged.connect(self._actions["redo"].setEnabled)
        self._actions["undo"].setEnabled(stack is not None and stack.canUndo())
        self._actions["redo"].setEnabled(stack is not None and stack.canRedo())

    @Slot()
    def undo(self) -> None:
        if self._stack is not None:
            self._stack.undo()

    @Slot()
    def redo(self) -> None:
        if self._stack is not None:
            self._stack.redo()

    @Slot()
    def copy(self) -> None:
        self._ask_focus("copy")

    @Slot()
    def paste(self) -> None:
        """Paste into what has the focus, or else into the tab; a tab sent as text is opened."""
        from desktop.shell import session

        text = QApplication.clipboard().text()
        if session.is_line(text):
            self._go_to(lambda: session.from_line(text), self.tr("a tab from the clipboard"))
        else:
            self._ask_focus("paste")

    @Slot()
    def copy_state(self) -> None:
        """Copy the state of the tab in front as a line of text, to be pasted on another machine."""
        from desktop.shell.session import Session, to_line

        page = self._tabs.page()
        if page is not None and page.view is not None:
            one = Session({page.spec.id: page.view.to_data()}, page.spec.id)
            QApplication.clipboard().setText(to_line(one))
            self.say(self.tr("Copied. Pasted into Badak on another machine, it opens this tab."))

    @Slot()
    def reset_tab(self) -> None:
        """Let the tab in front be as at the very first start."""
        page = self._tabs.page()
        if page is not None:
            self._session.reset(page.spec.id)
            self._was_reset()

    @Slot()
    def reset_all(self) -> None:
        """Let all tabs be as at the very first start, ticks and drawing with them."""
        self._session.reset()
        self._was_reset()

    def _was_reset(self) -> None:
        self._follow_session()
        self.say(self.tr("Reset. Edit > Bring back returns."))

    @Slot()
    def take_back(self) -> None:
        """Go to what was there before the last reset or before a session was opened."""
        self._session.go_back()
        self._follow_session()

    def _follow_session(self) -> None:
        self._actions["take_back"].setEnabled(self._session.can_go_back)

    def _ask_focus(self, name: str) -> None:
        widget: QWidget | None = QApplication.focusWidget()
        # A panel may have a button of that name.
        while widget is not None and not callable(getattr(widget, name, None)):
            widget = widget.parentWidget()
        target = widget if widget is not None else self._tabs.view()
        if target is not None:
            getattr(target, name)()

    # -- View

    @Slot(bool)
    def show_reading(self, shown: bool) -> None:
        self._reading.setVisible(shown)

    @Slot(bool)
    def show_controls(self, shown: bool) -> None:
        self._tabs.show_controls(shown)

    @Slot()
    def end_presentation(self) -> None:
        """Leave the presentation mode, as Esc does."""
        if self._actions["present"].isChecked():
            self._actions["present"].trigger()

    def usual_geometry(self) -> QByteArray:
        """Return where the window is, or was before the presentation that goes on.

        A window manager answers later: right after the end of a presentation the window still has
        all of the screen.
        """
        presenting = self._actions["present"].isChecked()
        return self._before if presenting and self._before else self._window.saveGeometry()

    def _clear(self, presenting: bool) -> None:
        """Leave the screen to the picture, or bring back what stood around it.

        The keys for what is hidden still work: a menu bar without height keeps its shortcuts.
        """
        if presenting:
            self._around = not self._reading.isHidden(), self._tabs.controls_shown
        reading, controls = (False, False) if presenting else self._around or (True, True)
        if not presenting:
            self._around = None
        self._escape.setEnabled(presenting)
        self._window.menuBar().setMaximumHeight(0 if presenting else TALLEST)
        self._window.statusBar().setHidden(presenting)
        self.show_reading(reading)
        self.show_controls(controls)
        self._actions["show_reading"].setChecked(reading)
        self._actions["show_controls"].setChecked(controls)

    @Slot(bool)
    def present(self, presenting: bool) -> None:
        """Fill the screen with the picture and draw it larger, for a classroom; Esc leaves."""
        self._clear(presenting)
        screen = self._window.screen().size()
        larger = theme.presentation_scale(screen.width(), screen.height())
        theme.manager().set_presenting(presenting, larger)
        if presenting:
            self._before = self._window.saveGeometry()
            self._was_maximised = self._window.isMaximized()
            self._window.showFullScreen()
        elif self._was_maximised:
            self._window.showMaximized()
        else:
            self._window.showNormal()

    @Slot()
    def zoom_in(self) -> None:
        self._zoom(1)

    @Slot()
    def zoom_out(self) -> None:
        self._zoom(-1)

    @Slot()
    def zoom_reset(self) -> None:
        theme.manager().set_zoom(1.0)
        self._settings.set(ZOOM, 1.0)

    def _zoom(self, steps: int) -> None:
        theme.manager().zoom_by(steps)
        self._settings.set(ZOOM, theme.manager().zoom)

    @Slot(bool)
    def still(self, still: bool) -> None:
        theme.manager().set_still(still)
        self._settings.set(STILL, still)

    def be_still(self) -> None:
        """Leave motion out because the system does; this is not remembered as a choice."""
        theme.manager().set_still(True)
        action = self._actions["still"]
        blocked = action.blockSignals(True)
        action.setChecked(True)
        action.blockSignals(blocked)

    @Slot(QAction)
    def choose_theme(self, action: QAction) -> None:
        """Go light, dark, or as the system has it."""
        theme.manager().set_appearance(action.data())
        self._settings.set(THEME, action.data())

    @Slot()
    def follow_class(self) -> None:
        """Speak the language of a teacher's tasks while there are some, and no other."""
        fixed = self._session.tasks.language
        if fixed and not self._own_language:
            self._own_language = i18n.choice()
        if fixed or self._own_language:
            i18n.install(fixed or self._own_language)
        if not fixed:
            self._own_language = ""
        self._languages.setEnabled(not fixed)
        self._check_language()

    @Slot()
    def leave_class(self) -> None:
        """Go on without a teacher's tasks."""
        self._session.leave_class()
        self._follow_session()
        self.say(self.tr("The tasks are ended. Edit > Bring back returns to them."))

    @Slot(QAction)
    def choose_language(self, action: QAction) -> None:
        i18n.install(action.data())
        self._settings.set(LANGUAGE, action.data())

    @Slot()
    def next_tab(self) -> None:
        self._tabs.step(1)

    @Slot()
    def previous_tab(self) -> None:
        self._tabs.step(-1)

    # -- Help

    @Slot()
    def find(self) -> None:
        """Look for a control, a term, a lesson, a digit, a network or a command."""
        from desktop.shell.finder import Finder

        finder = Finder(self._actions, self._session, self._tabs.away, self._window)
        finder.place_wanted.connect(self._tabs.place_wanted)
        finder.open()

    @Slot()
    def whats_this(self) -> None:
        QWhatsThis.enterWhatsThisMode()

    @Slot()
    def keys(self) -> None:
        from desktop.shell.help_dialogs import KeysDialog

        KeysDialog(self._actions, self._tabs.count(), self._tabs.view(), self._window).open()

    @Slot()
    def open_log(self) -> None:
        from nn_core.util.atomic_write import unwritable

        try:
            paths.log_dir().mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.refuse(unwritable(paths.log_dir(), error))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.log_dir())))

    @Slot()
    def about(self) -> None:
        from desktop.shell.help_dialogs import AboutDialog

        AboutDialog(self._window).open()
