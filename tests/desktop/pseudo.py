"""A language in which every translated text carries a mark, and a walk that finds texts without."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QTabBar, QTableView, QWidget

from tools import translations

MARK = "«"
PROPERTIES = (
    *("text", "title", "windowTitle", "toolTip", "statusTip", "placeholderText", "whatsThis"),
    *("accessibleName", "accessibleDescription", "suffix", "prefix", "specialValueText"),
)


def compile_all(folder: Path) -> None:
    """Collect the texts of every domain, mark them, and compile them for a language ``xx``."""
    for domain in translations.DOMAINS:
        source = translations.update(domain, folder, "en")
        if source is not None:
            _mark(source)
            translations.release(source, folder / f"{domain}_xx.qm")


def _mark(source: Path) -> None:
    tree = ET.parse(source)
    for message in tree.getroot().iter("message"):
        text = message.findtext("source", "")
        translation = message.find("translation")
        assert translation is not None
        translation.attrib.pop("type", None)
        forms = translation.findall("numerusform")
        for place in forms or [translation]:
            place.text = f"{MARK}{text}»"
    tree.write(source, encoding="utf-8", xml_declaration=True)


def texts(root: QWidget) -> Iterator[tuple[str, str, str]]:
    """Yield class, property and text of everything that a user may read or hear in ``root``."""
    for thing in [root, *root.findChildren(QObject)]:
        meta = thing.metaObject()
        for name in PROPERTIES:
            if meta.indexOfProperty(name) >= 0 and isinstance(text := thing.property(name), str):
                yield type(thing).__name__, name, text
        for name, text in _items(thing):
            yield type(thing).__name__, name, text


def _items(thing: QObject) -> Iterator[tuple[str, str]]:
    if isinstance(thing, QComboBox):
        yield from (("item", thing.itemText(i)) for i in range(thing.count()))
    if isinstance(thing, QTabBar):
        yield from (("tab", thing.tabText(i)) for i in range(thing.count()))
    if isinstance(thing, QTableView) and thing.model() is not None:
        model = thing.model()
        for across in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
            count = model.columnCount() if across == Qt.Orientation.Horizontal else model.rowCount()
            yield from (("header", str(model.headerData(i, across) or "")) for i in range(count))
    if isinstance(thing, QAction):
        yield "action", thing.text()
