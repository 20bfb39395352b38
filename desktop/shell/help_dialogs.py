"""What the Help menu opens: the keys, and what the program is, learnt from and is made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.platform import licences, package_files
from desktop.platform.licences import Part
from desktop.platform.version import VERSION
from desktop.services.i18n import keys_text
from desktop.widgets.controls.layout_helpers import bare
from desktop.widgets.painted.painted_widget import PaintedWidget

if TYPE_CHECKING:
    from desktop.tabs.kit.tab import Tab

ICON_SIZE = 64


class AboutDialog(QDialog):
    """Three pages: the program, its data, the licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Badak"))
        pages = QTabWidget()
        pages.setDocumentMode(True)
        pages.addTab(self._parts_page(), self.tr("Made of"))
        pages.addTab(self._data_page(), self.tr("Data"))
        pages.addTab(self._licence_page(), self.tr("Licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(self._head())
        layout.addWidget(pages, 1)
        layout.addWidget(buttons)
        self.resize(600, 520)

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        icon = QIcon(str(package_files.path("icons", "badak.svg")))
        picture.setPixmap(icon.pixmap(ICON_SIZE, ICON_SIZE))
        name = QLabel(self.tr("Badak {version}").format(version=VERSION))
        name.setProperty("role", "title")
        text = QLabel(
            self.tr(
                "A desktop laboratory for readers of Deep Learning from Scratch: turn every idea "
                "of the book and watch it."
            )
        )
        text.setWordWrap(True)
        words = QVBoxLayout()
        words.addWidget(name)
        words.addWidget(text)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _parts_page(self) -> QWidget:
        text = self.tr("Badak itself is free software under the MIT licence. It stands on:")
        return _table(text, licences.PARTS)

    def _data_page(self) -> QWidget:
        text = self.tr("The networks that read digits were trained on, and the examples are from:")
        return _table(text, licences.DATA)

    def _licence_page(self) -> QWidget:
        page = QPlainTextEdit(licences.texts())
        page.setReadOnly(True)
        page.setAccessibleName(self.tr("Licences"))
        return page


def _table(text: str, parts: tuple[Part, ...]) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(8, 16, 8, 8)
    grid.setHorizontalSpacing(16)
    grid.setColumnStretch(0, 1)
    intro = QLabel(text)
    intro.setWordWrap(True)
    grid.addWidget(intro, 0, 0, 1, 3)
    for row, part in enumerate(parts, start=1):
        name = QLabel(part.name)
        name.setWordWrap(True)
        grid.addWidget(name, row, 0)
        grid.addWidget(QLabel(licences.version(part)), row, 1)
        grid.addWidget(QLabel(part.licence), row, 2)
    grid.setRowStretch(len(parts) + 1, 1)
    return page


MOST_OF_SCREEN = 0.85
"""Of its height and width that the dialog takes."""
LONG = 40
"""Letters from which what is said of keys is broken into lines."""
BESIDE = QPointF(-1, -1)
"""Where no part of a picture is: its tip there is about all of it."""
TIP = re.compile(
    r"(?P<does>[^:(]+(?:\([^()]*\))?[^:(]*)[:(] ?(?P<keys>(?:key |keys )?(?:[^\s():]+\+)?"
    r"(?:[←→↑↓\[]|space bar|스페이스 바|Home|End|Enter|Esc|Alt\+\d|[0-9A-Z]키?|\d … \d)"
    r"[^:()]{0,24})\)?"
)
"""A tip that ends in its keys: ``One step on: →``, ``Learn, or stop: space bar``, ``… (Alt+2)``."""


NO_KEYS = re.compile(r"\w ?[−-] |\d (?:to|~) \d|\d ?~ ?\d+$|\d+ (?!키$|or |…)[^\W\d]")
"""What looks like a key and is none: a range of numbers, a formula, words after a number."""
OF_KEYS = re.compile(r".*?(?:Keys|키|키보드): (?P<keys>.*)|.*(?:rrow keys|화살표 ?키|화살표로).*")
"""A sentence of a picture's tip that speaks of keys."""


class KeysDialog(QDialog):
    """Shows what the menus' actions are called and the keys that they listen to.

    - ``tabs``: number of tabs.
    - ``view``: the tab in front: the tips of its controls say which keys they have.
    """

    def __init__(
        self,
        actions: Mapping[str, QAction],
        tabs: int,
        view: Tab | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        rows = [
            (bare(action.text()), _keys(action))
            for action in actions.values()
            if not action.shortcut().isEmpty()
        ]
        if tabs:
            span = f"{keys_text('Ctrl+1')} … {keys_text(f'Ctrl+{min(tabs, 9)}')}"
            rows.append((self.tr("Go to a tab"), span))
        rows.append((self.tr("Go from field to field"), keys_text("Tab")))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lists = QWidget()
        column = QVBoxLayout(lists)
        column.setContentsMargins(24, 24, 24, 0)
        column.setSpacing(16)
        own = keys_of(view) if view is not None else []
        if own:
            column.addWidget(QLabel(self.tr("In the tab in front")))
            column.addLayout(_grid(own))
            column.addWidget(QLabel(self.tr("Everywhere")))
        column.addLayout(_grid(rows))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(lists)
        layout.addWidget(area)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addWidget(buttons)
        layout.addLayout(foot)
        # There are more keys than a small screen has lines.
        wanted = lists.sizeHint()
        room = self.screen().availableSize() * MOST_OF_SCREEN
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(min(wanted.width() + bar, room.width()))
        area.setMinimumHeight(min(wanted.height(), room.height() - foot.sizeHint().height()))


def keys_of(view: Tab) -> list[tuple[str, str]]:
    """Return what the keys of a tab do, and the keys, as the tips of what is seen there say."""
    seen = [widget for widget in view.findChildren(QWidget) if widget.isVisibleTo(view)]
    found = (TIP.fullmatch(tip) for tip in dict.fromkeys(one.toolTip() for one in seen))
    told = [(one["does"].strip(), one["keys"].strip()) for one in found if one is not None]
    told = [row for row in told if not NO_KEYS.match(row[1])]
    return told + [row for row in map(_of_picture, seen) if row is not None]


def _of_picture(widget: QWidget) -> tuple[str, str] | None:
    """Return what a picture is called that takes keys, and which, as its tip says."""
    text = widget.toolTip()
    if not text and isinstance(widget, PaintedWidget):
        text = widget.tip_at(BESIDE) or ""
    text = text or widget.whatsThis()
    sentences = text.split(". ")
    found = [OF_KEYS.fullmatch(sentence) for sentence in sentences]
    first = next((place for place, one in enumerate(found) if one is not None), None)
    if first is None or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return None
    sentences[first] = found[first]["keys"] or sentences[first]  # type: ignore[index]
    return widget.accessibleName(), ". ".join(sentences[first:]).rstrip(".")


def _grid(rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(8)
    for index, (text, keys) in enumerate(rows):
        grid.addWidget(QLabel(text), index, 0)
        label = QLabel(keys)
        label.setWordWrap(len(keys) > LONG)
        grid.addWidget(label, index, 1)
    return grid


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
