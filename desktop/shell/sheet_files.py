"""A sheet as a file: A4 pages of PDF, or one page of HTML."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from html import escape

from PySide6.QtCore import (
    QBuffer,
    QIODevice,
    QMarginsF,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPen,
    QPyTextObject,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from desktop.platform.version import VERSION
from desktop.services import i18n
from desktop.shell.exhibits import painting
from desktop.shell.sheet import WIDTH, Drawing, Item, Sheet
from desktop.style.theme import LIGHT
from desktop.widgets.painted.colormap import as_png

DOTS = 96
"""Of an inch: what the screen has, so that letters are as large beside a picture as in it."""
PAPER = QSizeF(210 / 25.4 * DOTS, 297 / 25.4 * DOTS)
LEFT = (PAPER.width() - WIDTH) / 2
TOP, BOTTOM = 72.0, 64.0
BODY = QSizeF(WIDTH, PAPER.height() - TOP - BOTTOM)
GAP, HEADING_GAP = 3, 14
PLAIN, HEADING = 0, 1
DRAWING = QTextFormat.ObjectTypes.UserObject + 1
PLACE = QTextFormat.Property.UserProperty + 1
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
STYLE = f"""
body {{ color: {LIGHT.ink}; }}
h2 {{ font-size: 16pt; }} h3 {{ font-size: 11.5pt; }} h4 {{ font-size: 10pt; }}
td, th {{ padding-right: 18px; text-align: left; }}
pre {{ font-size: 8.5pt; }} .small {{ color: {LIGHT.muted}; font-size: 8.5pt; }}
"""


def to_pdf(sheet: Sheet) -> bytes:
    """Return the file."""
    document, painted = laid_out(sheet)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(DOTS)
    writer.setTitle(sheet.title)
    writer.setCreator(f"Badak {VERSION}")
    with painting(QPainter(writer)) as painter:
        for number in range(document.pageCount()):
            if number:
                writer.newPage()
            _paint_head(painter, sheet, number + 1, document.pageCount())
            _paint_body(painter, document, number)
    del painted
    return bytes(buffer.data().data())


def laid_out(sheet: Sheet) -> tuple[QTextDocument, QObject]:
    """Return the sheet's text in pages, and what paints its drawings as long as it is kept."""
    document = QTextDocument()
    document.setDefaultFont(_font(10))
    document.setDefaultStyleSheet(STYLE)
    document.setDocumentMargin(0)
    painted = _Drawings(document)
    document.documentLayout().registerHandler(DRAWING, painted)
    cursor = QTextCursor(document)
    for place, part in enumerate(sheet.parts):
        for item in part:
            if isinstance(item, Drawing):
                _insert_drawing(cursor, painted, item)
            elif item:
                _insert_text(cursor, item, new_page=bool(place) and item is part[0])
    document.setPageSize(BODY)
    _keep_together(document)
    # All of it once more: with breaks put in one by one, Qt may leave out what follows.
    document.setPageSize(QSizeF())
    document.setPageSize(BODY)
    return document, painted


def _font(size: float) -> QFont:
    font = QFont(QFont().families() or ["Pretendard"])
    font.setPointSizeF(size)
    font.setFeature(QFont.Tag("tnum"), 0)  # such figures can't be copied from a PDF
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class _Drawings(QPyTextObject):
    """Lets drawings stand in a text like large letters, which a page never cuts."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.all: list[Drawing] = []

    def intrinsicSize(self, _doc: QTextDocument, _place: int, form: QTextFormat) -> QSizeF:
        return self.all[form.intProperty(PLACE)].size

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _doc: QTextDocument,
        _place: int,
        form: QTextFormat,
    ) -> None:
        self.all[form.intProperty(PLACE)].paint(painter, QRectF(rect))


def _insert_drawing(cursor: QTextCursor, painted: _Drawings, drawing: Drawing) -> None:
    form = QTextCharFormat()
    form.setObjectType(DRAWING)
    form.setProperty(PLACE, len(painted.all))
    painted.all.append(drawing)
    block = QTextBlockFormat()
    block.setTopMargin(4)
    block.setBottomMargin(4)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertBlock(block, QTextCharFormat())
    cursor.insertText(OBJECT, form)


def _insert_text(cursor: QTextCursor, html: str, new_page: bool) -> None:
    cursor.movePosition(QTextCursor.MoveOperation.End)
    if not cursor.document().isEmpty():
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
    begin = cursor.position()
    cursor.insertHtml(html)
    block = cursor.document().findBlock(begin)
    # Qt keeps the letters of a heading put in so, and forgets that it is one.
    block.setUserState(HEADING if html.startswith("<h") else PLAIN)
    _set_apart(block)
    if new_page:
        _break_before(block)


def _set_apart(block: QTextBlock) -> None:
    form = QTextBlockFormat()
    form.setTopMargin(HEADING_GAP if block.userState() == HEADING else GAP)
    form.setBottomMargin(GAP)
    QTextCursor(block).mergeBlockFormat(form)


def _break_before(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    form = QTextBlockFormat()
    form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    cursor.mergeBlockFormat(form)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _keep_together(document: QTextDocument) -> None:
    """Let headings and words go to the next page with what they stand above."""
    layout = document.documentLayout()
    first: QTextBlock | None = None
    for block in _blocks(document):
        if _begins_page(block):
            first = None
        if first is not None and _page(layout, block) > _page(layout, first):
            _break_before(first)
        if not _leads(block):
            first = None
        elif first is None:
            first = block


def _begins_page(block: QTextBlock) -> bool:
    return bool(block.blockFormat().pageBreakPolicy())


def _leads(block: QTextBlock) -> bool:
    """Return whether a block says what the one after it shows."""
    if block.userState() == HEADING or not block.text():
        return True
    return block.next().text() == OBJECT and block.text() != OBJECT


def _page(layout: QAbstractTextDocumentLayout, block: QTextBlock) -> int:
    lines = block.layout()
    first = lines.lineAt(0).y() if lines.lineCount() else 0.0
    # A pixel more: a line that begins a page may be a hair above it.
    return int((layout.blockBoundingRect(block).top() + first + 1) // BODY.height())


def _paint_head(painter: QPainter, sheet: Sheet, number: int, count: int) -> None:
    """Write title and date above, the number of the page below."""
    painter.save()
    painter.setFont(_font(8.5))
    painter.setPen(QColor(LIGHT.muted))
    head = QRectF(LEFT, 32, WIDTH, 20)
    middle, flag = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag
    painter.drawText(head, middle | flag.AlignLeft, sheet.title)
    painter.drawText(head, middle | flag.AlignRight, sheet.date)
    foot = QRectF(LEFT, PAPER.height() - 44, WIDTH, 20)
    painter.drawText(foot, flag.AlignCenter, f"{number} / {count}")
    painter.setPen(QPen(QColor(LIGHT.border), 0.75))
    painter.drawLine(head.bottomLeft() + QPointF(0, 2), head.bottomRight() + QPointF(0, 2))
    painter.restore()


def _paint_body(painter: QPainter, document: QTextDocument, number: int) -> None:
    shown = QRectF(QPointF(0, number * BODY.height()), BODY)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = shown
    context.palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.ink))
    painter.save()
    painter.translate(LEFT, TOP - shown.top())
    painter.setClipRect(shown)
    document.documentLayout().draw(painter, context)
    painter.restore()


PAGE_STYLE = f"""
body {{ font: 15px/1.5 Pretendard, "Noto Sans KR", "Apple SD Gothic Neo",
  "Malgun Gothic", sans-serif; color: {LIGHT.ink}; background: #fff;
  max-width: 760px; margin: 0 auto; padding: 24px; }}
header {{ display: flex; justify-content: space-between;
  align-items: baseline; border-bottom: 1px solid {LIGHT.border}; }}
h1 {{ font-size: 16px; }} h2 {{ font-size: 22px; margin-top: 48px; }}
img, svg {{ max-width: 100%; height: auto; }}
table {{ border-collapse: collapse; margin: 8px 0; }}
th, td {{ border-bottom: 1px solid {LIGHT.grid}; padding: 2px 16px 2px 0; text-align: left; }}
pre {{ font: 13px/1.45 monospace; overflow-wrap: anywhere; }}
.small {{ color: {LIGHT.muted}; font-size: 13px; }} .formula {{ margin: 8px 0; }}
@media print {{ section + section {{ break-before: page; }}
  img, svg, tr {{ break-inside: avoid; }} }}
"""


def to_html(sheet: Sheet) -> bytes:
    """Return the file."""
    parts = "\n".join(f"<section>{''.join(map(_shown, part))}</section>" for part in sheet.parts)
    return (
        f'<!DOCTYPE html>\n<html lang="{i18n.language()}"><head><meta charset="utf-8">'
        f"<title>{escape(sheet.title)}</title><style>{PAGE_STYLE}</style></head><body>\n"
        f"<header><h1>{escape(sheet.title)}</h1><p>{escape(sheet.date)}</p></header>\n"
        f"{parts}\n</body></html>\n"
    ).encode(errors="replace")


def _shown(item: Item) -> str:
    if not isinstance(item, Drawing):
        return item
    says, wide = escape(item.says, quote=True), round(item.size.width())
    if item.image is None:
        assert isinstance(item.shapes, bytes)
        bare = re.sub(r'(width|height)="[^"]*" ', "", item.shapes.decode(), count=2)
        size = f'width="{wide}" height="{round(item.size.height())}"'
        svg = bare.replace("<svg ", f'<svg role="img" aria-label="{says}" {size} ', 1)
        return f'<div class="formula">{svg}</div>'
    data = base64.b64encode(as_png(item.image)).decode()
    return f'<p><img width="{wide}" alt="{says}" src="data:image/png;base64,{data}"></p>'
