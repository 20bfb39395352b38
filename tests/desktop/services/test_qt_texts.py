"""Qt's own dialogs speak Korean altogether, where they are not the system's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeDatabase, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QTextEdit,
    QWidget,
)

from desktop.services import i18n

WORD = re.compile(r"[A-Za-z]{3,}")
KEYS = re.compile(r"\t.*")
"""What stands after a tab in a menu are keys, which bear English names."""
TEXTS = ("text", "toolTip", "title", "windowTitle", "accessibleName", "accessibleDescription")


@pytest.fixture
def korean(qapp):
    i18n.install("ko")


def english(widget):
    """Return the words that are not Korean below ``widget``, menus and headers with them."""
    found = set()
    for part in [widget, *widget.findChildren(object)]:
        found |= {getattr(part, name)() for name in TEXTS if callable(getattr(part, name, None))}
        if isinstance(part, QAbstractItemView) and part.model() is not None:
            found |= set(cells(part))
    texts = {KEYS.sub("", text) for text in found if isinstance(text, str)}
    return {text for text in texts if WORD.search(text)}


def cells(view):
    """Return the heads and the kinds in a list of files; the rest are names."""
    model, root = view.model(), view.rootIndex()
    for column in range(model.columnCount(root)):
        yield model.headerData(column, Qt.Orientation.Horizontal)
        if column:
            for row in range(model.rowCount(root)):
                text = model.data(model.index(row, column, root))
                # Qt asks the system, not the program, how it writes sizes.
                yield re.sub(r"^[\d.]+ (\wi?B|bytes)$", "", text)


@pytest.mark.parametrize("accept", QFileDialog.AcceptMode)
@pytest.mark.parametrize("mode", ["AnyFile", "Directory"])
def test_files(korean, qtbot, tmp_path, accept, mode):
    (tmp_path / "123").mkdir()
    (tmp_path / "4").write_text("something", encoding="utf-8")
    dialog = QFileDialog(None, "파일", str(tmp_path), "그림 (*)")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(accept)
    dialog.setFileMode(QFileDialog.FileMode[mode])
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    list_of_files = dialog.findChild(QWidget, "treeView")
    qtbot.waitUntil(lambda: list_of_files.model().rowCount(list_of_files.rootIndex()) > 0)
    assert {text for text in english(dialog) if str(tmp_path) not in text} <= own_names(
        tmp_path / "4"
    )


def own_names(file):
    """Return what the machine calls its places and kinds of files."""
    return {Path.home().name, QMimeDatabase().mimeTypeForFile(str(file)).comment()}


def test_a_question_and_a_field(korean, qtbot):
    question = QMessageBox(QMessageBox.Icon.Question, "", "?")
    question.setStandardButtons(QMessageBox.StandardButton(0x7FFFC00))
    field = QInputDialog()
    for dialog in (question, field):
        qtbot.addWidget(dialog)
        assert english(dialog) == set()


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit])
def test_the_menu_of_a_field(korean, qtbot, kind):
    field = kind("123")
    qtbot.addWidget(field)
    assert english(field.createStandardContextMenu()) == set()


@pytest.mark.parametrize(("context", "text"), i18n.BESIDES_QT)
def test_what_qt_lacks_is_ours(korean, context, text):
    assert QCoreApplication.translate(context, text) != text
