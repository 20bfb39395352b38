"""The sheet: pages of the program as paper has them, with picture, numbers, formula and code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QByteArray, QDate, QLocale, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPicture
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QScrollArea,
    QTableView,
    QTreeView,
    QWidget,
)

from desktop.reading import glyphs
from desktop.reading.code_view import book_code, call_text, highlighted
from desktop.reading.content import Reading
from desktop.reading.formula_page import SIZE_OF_BODY, words_of
from desktop.reading.glyphs import SIZE, FormulaError
from desktop.reading.line_layout import lay_out, svg
from desktop.reading.source_rewrite import folded, source_of
from desktop.services.i18n import translate
from desktop.services.links import Link
from desktop.shell.exhibits import TABLES, Exhibit, found, paint, painting
from desktop.shell.startup import Turns
from desktop.style import theme
from desktop.tabs.kit.tab import Tab
from desktop.widgets.controls.layout_helpers import bare
from desktop.widgets.controls.number_field import NumberField
from nn_core.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.shell.main_window import MainWindow
    from desktop.shell.tab_host import TabPage

WIDTH = 680
"""Of what stands on a page of paper, in pixels of 1/96 inch: A4 without its margins."""
TALLEST = 600
"""Of a picture there: its heading and its sentence have room above and below."""
PLAIN = f"QHeaderView::section {{ background: {theme.LIGHT.surface}; border: none; padding: 2px; }}"
"""The style's own gradient has no place in a PDF."""
WHOLE = 880
"""The same of what is scrolled on the screen: a page of its own."""
ANY_SIZE = 16777215
"""Qt's own bound of a side."""
MOST = 0.8
"""Of the picture's area."""
QUIET, PATIENCE, TURN_MS = 0.12, 8.0, 20
"""Seconds without work after which a page is at rest, and after which it is taken as it is."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """A picture or a formula: shapes that are painted at any size.

    - ``shapes``: what was painted, or an SVG.
    - ``size``: on paper, in pixels of 1/96 inch.
    - ``says``: what stands in its place where it can't be seen.
    - ``image``: the same in pixels, for a browser.
    """

    shapes: QPicture | bytes
    size: QSizeF
    says: str
    image: QImage | None = None

    def paint(self, painter: QPainter, place: QRectF) -> None:
        """Paint it into a place of its size."""
        painter.save()
        if isinstance(self.shapes, bytes):
            # Without this, glyphs get an outline in a PDF that they have nowhere else.
            bare = self.shapes.replace(b"<g ", b'<g stroke-width="0" ', 1)
            QSvgRenderer(QByteArray(bare)).render(painter, place)
        else:
            painter.setClipRect(place)
            painter.translate(place.topLeft())
            painter.drawPicture(0, 0, self.shapes)
        painter.restore()


Item = str | Drawing
"""What stands on a sheet below one another: a piece of HTML, or something that is painted."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """What is written to a file.

    - ``title``, ``date``: stand at the head of every page.
    - ``parts``: one for each page of the program.
    """

    title: str
    date: str
    parts: list[tuple[Item, ...]] = field(default_factory=list)


def begun(window: MainWindow, whole: bool) -> Sheet:
    """Return a sheet without its pages, titled in the language of the window."""
    date = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
    page = window.tabs.page()
    title = (
        _tr(QT_TRANSLATE_NOOP("Sheet", "The whole session"))
        if whole or page is None
        else _title(page.spec.title)
    )
    return Sheet(f"{_title('Badak', 'MainWindow')} · {title}", date)


def pages(window: MainWindow, whole: bool) -> list[tuple[TabPage, str]]:
    """Return which pages go onto a sheet: the one in front, or all that have been seen."""
    front = window.tabs.page()
    if not whole:
        return [] if front is None or front.view is None else [(front, front.view.seen_pages()[1])]
    known = window.session.session().tabs
    made = []
    for page in window.tabs.pages():
        if page is front or (page.spec.id in known and page.spec.id not in window.tabs.away):
            page.build()  # it takes what the session holds of it
            made += [(page, name) for name in page.view.seen_pages()[0]] if page.view else []
    return made


def collected(window: MainWindow, chosen: list[tuple[TabPage, str]], sheet: Sheet) -> Turns:
    """Go through pages and put each onto the sheet; what was in front is so again at the end."""
    front = window.tabs.page()
    names: dict[TabPage, str] = {}
    without_reading = window.reading.isHidden()
    window.reading.hide()  # in a small window the picture would be half as wide as paper is
    theme.manager().set_on_paper(True)
    try:
        for page, name in chosen:
            if page.view is not None:
                names.setdefault(page, page.view.seen_pages()[1])
            window.tabs.select(page.spec.id)
            page.show_place(Link(page.spec.id, name))
            if page.view is not None:
                yield from _laid_out(window, page.view)
                sheet.parts.append(tuple(_items(page, page.view)))
                page.view.middle().setMaximumSize(ANY_SIZE, ANY_SIZE)
    finally:
        theme.manager().set_on_paper(False)
        # It may have been closed, and taken apart, in the middle.
        if shiboken6.isValid(window):
            for page, name in names.items():
                page.show_place(Link(page.spec.id, name))
            if front is not None:
                window.tabs.select(front.spec.id)
            window.reading.setHidden(without_reading)


def _laid_out(window: MainWindow, view: Tab) -> Turns:
    """Wait until the page in front is at rest, its picture no larger than paper is."""
    yield TURN_MS
    view.middle().setMaximumSize(WIDTH, TALLEST)
    try:
        yield from _rested(window)
    except GeneratorExit:
        if shiboken6.isValid(view):
            view.middle().setMaximumSize(ANY_SIZE, ANY_SIZE)
        raise


def _rested(window: MainWindow) -> Turns:
    begun_at = since = monotonic()
    while monotonic() - since < QUIET:
        yield TURN_MS
        if window.busy and monotonic() - begun_at < PATIENCE:
            since = monotonic()


def write(sheet: Sheet, path: Path) -> None:
    """Write a sheet as the ending of ``path`` has it; an old file is replaced by a whole one only.

    Raises `DataFileError` if it can't be written.
    """
    from nn_core.util.atomic_write import replacing

    if path.suffix.lower() == ".pdf":
        from desktop.shell.sheet_files import to_pdf as written
    else:
        from desktop.shell.sheet_files import to_html as written

    with replacing(path) as (file,):
        file.write(written(sheet))


def _tr(text: str) -> str:
    return translate("Sheet", text)


def _heading(text: str) -> str:
    return f"<h3>{escape(_tr(text))}</h3>"


def _title(text: str, context: str = "tabs") -> str:
    return translate(context, text)


def _items(page: TabPage, view: Tab) -> Iterator[Item]:
    """Yield what a page shows, as it stands below one another."""
    pages_of = {one.id: one.title for one in page.spec.pages}
    title = _title(page.spec.title)
    if len(pages_of) > 1:
        title = f"{title} – {_title(pages_of[view.seen_pages()[1]])}"
    yield f"<h2>{escape(title)}</h2>"
    sentence = view.sentence.text()
    yield _picture(view, f"{title}. {sentence}")
    yield f"<p>{escape(sentence)}</p>"
    yield from _numbers(view)
    yield from _formulas(view.reading())
    yield from _code(view.reading())


def _picture(view: Tab, says: str) -> Drawing:
    """Paint the picture of a page as wide as paper is, or smaller."""
    widget = _whole(view.middle())
    tallest = TALLEST if widget is view.middle() else WHOLE
    headers = widget.findChildren(QHeaderView)
    for header in headers:
        header.setStyleSheet(PLAIN)
    try:
        scale = min(1.0, WIDTH / widget.width(), tallest / widget.height())
        shapes = QPicture()
        with painting(QPainter(shapes)) as painter:
            painter.scale(scale, scale)
            paint(widget, painter, scale)
        image = Exhibit("", widget).image()
    finally:
        for header in headers:
            header.setStyleSheet("")
    return Drawing(shapes, QSizeF(image.deviceIndependentSize()) * scale, says, image)


def _whole(widget: QWidget) -> QWidget:
    """Return what is scrolled instead of what shows a part of it, where that is all there is."""
    for area in widget.findChildren(QScrollArea):
        inside = area.widget()
        share = area.width() * area.height() / max(widget.width() * widget.height(), 1)
        if area.isVisible() and inside is not None and share > MOST:
            return inside
    return widget


def _numbers(view: Tab) -> Iterator[str]:
    """Yield what the controls are set to, and the tables, as they are written on the screen."""
    settings = list(dict.fromkeys(_settings(view.column)))
    tables = [one for part in (view.middle(), view.column) for one in found(part)]
    shown = [one for one in tables if isinstance(one, TABLES)]
    filled = [(one.accessibleName(), rows) for one in shown if (rows := _cells(one))]
    if settings or filled:
        yield _heading(QT_TRANSLATE_NOOP("Sheet", "Numbers"))
    if settings:
        yield _table(settings)
    for name, rows in filled:
        yield f"<h4>{escape(name)}</h4>" if name else ""
        yield _table(rows, headed=True)


def _settings(column: QWidget) -> Iterator[tuple[str, str]]:
    for widget in column.findChildren(QWidget):
        if not widget.isVisible():
            continue
        name = widget.accessibleName()
        if isinstance(widget, NumberField):
            yield widget.box.accessibleName(), widget.box.text()
        elif isinstance(widget, QComboBox):
            yield name, widget.currentText()
        elif isinstance(widget, QCheckBox):
            yield bare(widget.text()), "✓" if widget.isChecked() else "–"
        elif isinstance(widget, QAbstractButton) and widget.isChecked() and ": " in name:
            yield name.partition(": ")[0], name.partition(": ")[2]


def _cells(table: QTableView | QTreeView) -> list[tuple[str, ...]]:
    """Return heading and rows of a table as they are written; rows that say nothing stay out."""
    model, places = table.model(), range(table.model().columnCount())
    across = Qt.Orientation.Horizontal
    heading = tuple(str(model.headerData(place, across) or "") for place in places)
    rows = [
        tuple(str(model.index(row, place).data() or "") for place in places)
        for row in range(model.rowCount())
    ]
    told = [row for row in rows if sum(map(bool, row)) > 1]
    return [heading, *told] if told else []


def _table(rows: Sequence[tuple[str, ...]], headed: bool = False) -> str:
    lines = []
    for place, row in enumerate(rows):
        tag = "th" if headed and not place else "td"
        cells = "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row)
        lines.append(f"<tr>{cells}</tr>")
    return f"<table>{''.join(lines)}</table>"


def _formulas(reading: Reading) -> Iterator[Item]:
    tokens = theme.current()
    lines = [line for line in reading.formulas if not line.more]
    if lines:
        yield _heading(QT_TRANSLATE_NOOP("Sheet", "Formula"))
    for line in lines:
        words = words_of(line.about)
        if words.sentence:
            yield f"<p>{escape(words.sentence)}</p>"
        for latex, colour in ((line.symbols, tokens.ink), (line.numbers, tokens.accent)):
            if latex:
                yield _formula(latex, colour)
        if words.symbols:
            yield f"<p class=small>{escape('; '.join(words.symbols))}</p>"


def _formula(latex: str, colour: str) -> Item:
    typesetter = glyphs.shared()
    scale = theme.current().body * SIZE_OF_BODY * 96 / 72 / SIZE
    try:
        layout = lay_out(latex, WIDTH / scale - 2, typesetter)
    except FormulaError:
        return f"<pre>{escape(latex)}</pre>"
    size = QSizeF(layout.width + 2, layout.height + 2) * min(scale, WIDTH / (layout.width + 2))
    return Drawing(svg(layout, typesetter.outlines, colour), size, latex)


def _code(reading: Reading) -> Iterator[str]:
    tokens = theme.current()
    if reading.book:
        yield _heading(QT_TRANSLATE_NOOP("Sheet", "Code as in the book"))
        yield highlighted(book_code(reading.book), tokens)
    if reading.code is not None:
        yield _heading(QT_TRANSLATE_NOOP("Sheet", "What ran here"))
        yield highlighted(call_text(reading.code), tokens)
        sources = (folded(source_of(function)) for function in reading.code.functions)
        yield highlighted("\n\n\n".join(sources), tokens)
