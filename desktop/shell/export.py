"""Export what a page shows: by File > Export, or the menu on a plot, a picture or a table."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QCursor, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.shell.exhibits import Exhibit, at, exhibits
from desktop.shell.tab_host import TabHost
from desktop.tabs.kit.tab import Tab
from desktop.widgets.controls import file_dialogs
from desktop.widgets.painted.colormap import as_png
from nn_core.errors import DataFileError
from nn_core.util.atomic_write import replacing

FORMATS = ("png", "svg", "csv")


class Exports(QObject):
    """Gives every plot, picture and table of the tabs a menu, and does what it offers.

    - ``say``: shows one line to the user.
    - ``refuse``: shows what could not be done.
    """

    def __init__(
        self,
        window: QWidget,
        tabs: TabHost,
        say: Callable[[str], None],
        refuse: Callable[[DataFileError], None],
    ) -> None:
        super().__init__(window)
        self._window, self._tabs, self._say, self._refuse = window, tabs, say, refuse
        self._menu: QMenu | None = None

    def hear(self, event: QContextMenuEvent | QKeyEvent) -> bool:
        """Open the menu of what was clicked on or has the focus; return whether there is one.

        A widget that has other uses for the right button, such as the canvas, lets no event of a
        menu through: what comes up from there is the Menu key itself.
        """
        if isinstance(event, QContextMenuEvent):
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            return self._open(self._tabs.childAt(event.pos()) if by_mouse else None)
        focused = self._window.focusWidget()
        prevented = Qt.ContextMenuPolicy.PreventContextMenu
        return focused is not None and focused.contextMenuPolicy() == prevented and self._open(None)

    def _open(self, clicked: QWidget | None) -> bool:
        """Open the menu of a widget, without one of that which has the focus."""
        view, focused = self._tabs.view(), self._window.focusWidget()
        widget = clicked or focused
        if view is None or widget is None or not view.isAncestorOf(widget):
            return False
        place = at(view, widget)
        chosen = exhibits(view)[place]
        if not place and not chosen.widget.isAncestorOf(widget):
            return False  # the controls are no picture
        where = QCursor.pos() if clicked else chosen.widget.mapToGlobal(QPoint(16, 16))
        self.menu(chosen).popup(where)
        return True

    def menu(self, exhibit: Exhibit) -> QMenu:
        """Return a menu of what can be done with a thing on the page."""
        # The one before goes now: a menu that is destroyed while it closes takes the key down with
        # it that closed it, whose release Qt still delivers to its window.
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu = QMenu(self._window)
        menu.setTitle(exhibit.name)
        menu.addSection(exhibit.name)
        for name, text in self.choices():
            action = menu.addAction(text, _Doing(menu, self, exhibit, name).do)
            action.setEnabled(name != "csv" or exhibit.numbers() is not None)
        return menu

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return what can be done with a thing: what `do` takes, and how it is called."""
        return (
            ("copy", self.tr("&Copy")),
            ("png", self.tr("Save as &PNG…")),
            ("svg", self.tr("Save as &SVG…")),
            ("csv", self.tr("Save numbers as CS&V…")),
        )

    def ask(self) -> None:
        """Let the user choose among what the page in front shows."""
        view = self._tabs.view()
        if view is not None:
            ExportDialog(self, view, self._window).open()

    def do(self, exhibit: Exhibit, what: str) -> None:
        """Copy a thing on the page, or ask for a place and save it there.

        Nothing happens where the page was made again, in another language, under the open menu.

        - ``what``: ``"copy"`` or one of `FORMATS`.
        """
        if not shiboken6.isValid(exhibit.widget):
            return
        if what == "copy":
            self.copy(exhibit)
            return
        page = self._tabs.page()
        name = re.sub(r"\W+", "-", exhibit.name).strip("-")
        start = Path.home() / f"badak-{page.spec.id if page else ''}-{name}.{what}"
        kinds = {
            "png": self.tr("PNG pictures (*.png)"),
            "svg": self.tr("SVG pictures (*.svg)"),
            "csv": self.tr("CSV tables (*.csv)"),
        }
        title = self.tr("Export {name}").format(name=exhibit.name)
        path = file_dialogs.place_to_save(self._window, title, start, kinds[what])
        if path is not None:
            self.save(exhibit, what, path)

    def copy(self, exhibit: Exhibit) -> None:
        """Put the picture on the clipboard, and as text its numbers or else what it is called."""
        numbers, data = exhibit.numbers(), QMimeData()
        said = "\n".join(filter(None, (exhibit.name, exhibit.widget.accessibleDescription())))
        data.setImageData(exhibit.image())
        data.setText(said if numbers is None else numbers.cells())
        QGuiApplication.clipboard().setMimeData(data)
        self._say(self.tr("Copied: {name}").format(name=exhibit.name))

    def save(self, exhibit: Exhibit, what: str, path: Path) -> bool:
        """Save a thing on the page; return whether the file was written, which is said either way.

        An existing file is replaced by a whole one only.
        """
        try:
            with replacing(path) as (file,):
                file.write(_contents(exhibit, what))
        except DataFileError as error:
            self._refuse(error)
            return False
        self._say(self.tr("Saved as {path}").format(path=path))
        return True


def _contents(exhibit: Exhibit, what: str) -> bytes:
    if what == "csv":
        numbers = exhibit.numbers()
        return b"" if numbers is None else numbers.csv()
    return exhibit.svg() if what == "svg" else as_png(exhibit.image())


class _Doing(QObject):
    """One entry of the menu of one thing; goes with the menu."""

    def __init__(self, menu: QMenu, exports: Exports, exhibit: Exhibit, what: str) -> None:
        super().__init__(menu)
        self._exports, self._exhibit, self._what = exports, exhibit, what

    @Slot()
    def do(self) -> None:
        self._exports.do(self._exhibit, self._what)


class ExportDialog(QDialog):
    """Lists what the page shows; what has the focus or lies under the pointer is chosen."""

    def __init__(self, exports: Exports, view: Tab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self._exports, self._exhibits = exports, exhibits(view)
        self.things = QListWidget()
        self.things.setAccessibleName(self.tr("What is on this page"))
        self.things.addItems([one.name for one in self._exhibits])
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        for what, text in exports.choices():
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.setObjectName(what)
            button.clicked.connect(self._do)
            self.buttons[what] = button
            row.addWidget(button)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self.things)
        layout.addLayout(row)
        layout.addWidget(close)
        self.things.currentRowChanged.connect(self._chosen)
        under = QApplication.widgetAt(QCursor.pos())
        focused = view.window().focusWidget()
        self.things.setCurrentRow(at(view, focused) or at(view, under))

    @Slot(int)
    def _chosen(self, row: int) -> None:
        self.buttons["csv"].setEnabled(self._exhibits[row].numbers() is not None)

    @Slot()
    def _do(self) -> None:
        self._exports.do(self._exhibits[self.things.currentRow()], self.sender().objectName())
