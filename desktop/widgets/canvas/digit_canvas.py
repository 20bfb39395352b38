"""A sheet of paper to draw a digit on, with pen, eraser, keyboard, clipboard and drops."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style import theme
from desktop.widgets.canvas import drawing_files
from desktop.widgets.canvas.drawing_editor import DrawingEditor
from desktop.widgets.canvas.file_opening import FileOpening
from desktop.widgets.canvas.ink import InkLayer, paint_drawing
from desktop.widgets.canvas.pen_input import PenInput, hear_every_move, pen_cursor
from desktop.widgets.input import ARROWS, Listener

MARGIN = 4
"""Pixels round the paper that hold the focus ring."""
ROUNDING = 6.0


class DigitCanvas(QWidget):
    """A view of a `DrawingEditor`: shows its ink and turns what hands do into strokes.

    - ``editor``: owns drawing, pen and undo stack.
    - ``opening``: reads files for the editor.
    """

    failed = Signal(object)
    """A picture or file could not be taken: a ``BadakError``."""

    lends_keys = False
    """Whether arrows and the space bar draw only for those who came by Tab: beside a run, after a
    stroke of the mouse, they are the run's."""

    def __init__(self, editor: DrawingEditor, opening: FileOpening | None = None) -> None:
        super().__init__()
        self.editor = editor
        self.opening = FileOpening(editor, parent=self) if opening is None else opening
        self.opening.told.connect(self.failed)
        self._layer = InkLayer()
        self._pens = PenInput(editor, self._locate)
        self._keys = CanvasKeys(editor)
        self._ring = self._hovered = False
        self._prepare()
        Listener(self)
        editor.stroke_grown.connect(self._stroke_grown)
        editor.replaced.connect(self._replaced)
        editor.pen_changed.connect(self._pen_changed)
        theme.manager().changed.connect(self._restyle)
        self._resize_layer()
        self._layer.show(editor.settled_drawing)
        self.setAccessibleName(self.tr("Drawing area"))
        # No tip: it would lie over what is being drawn.
        self.setWhatsThis(
            self.tr(
                "Draw with the mouse or a pen. Keys: arrows move the pen, Shift in long steps, "
                "Space puts it down and lifts it, [ and ] make it thinner and thicker, Delete "
                "clears the sheet."
            )
        )
        self._describe()

    def _prepare(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        self.setMouseTracking(True)  # a move without buttons tells of a release that was lost
        self.setTabletTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.setMinimumSize(160, 160)

    def sheet(self) -> QRect:
        """Return the square of paper, in the widget's pixels."""
        side = max(1, min(self.width(), self.height()) - 2 * MARGIN)
        return QRect((self.width() - side) // 2, MARGIN, side, side)

    def sizeHint(self) -> QSize:
        return QSize(400, 400)

    def copy(self) -> None:
        if not self.editor.is_blank:
            QGuiApplication.clipboard().setMimeData(
                drawing_files.to_mime(self.editor.settled_drawing)
            )

    def paste(self) -> None:
        self.opening.take(QGuiApplication.clipboard().mimeData())

    def hear(self, event: QEvent) -> bool:
        """Let pens draw; everything else goes the usual way."""
        if self._pens.handle(event):
            event.accept()
            if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._keys.leave()
            return True
        if event.type() in (QEvent.Type.Show, QEvent.Type.Enter):
            # Already when shown: who draws at once may do so before the pointer is noticed.
            hear_every_move(True)
        elif event.type() in (QEvent.Type.Hide, QEvent.Type.Leave):
            hear_every_move(False)
        elif event.type() == QEvent.Type.DevicePixelRatioChange:
            self._resize_layer()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.opening.running and event.key() == Qt.Key.Key_Escape:
            self.opening.cancel()
        elif self._keys.press(event, draws=self._ring or not self.lends_keys):
            self.update()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._keys.leave()
        self.update()
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        by_keyboard = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._ring = event.reason() in by_keyboard
        self.update()
        super().focusInEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Lift the pen: its release would go elsewhere."""
        self._pens.release()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._resize_layer()
        super().resizeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures and files; whether they hold a drawing is seen when they are dropped."""
        if drawing_files.may_hold_drawing(event.mimeData()):
            drawing_files.accept_copy(event)
            self._hover(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        drawing_files.accept_copy(event)
        self._hover(False)
        self.opening.take(event.mimeData())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = self.sheet()
        self._paint_paper(painter, sheet, tokens)
        if self.editor.is_blank:
            self._paint_invitation(painter, sheet, tokens)
        painter.setClipRect(sheet, Qt.ClipOperation.IntersectClip)
        drawing = self.editor.settled_drawing
        if theme.to_file() and not any(stroke.erase for stroke in drawing.strokes):
            painter.save()
            painter.translate(sheet.topLeft())
            paint_drawing(painter, drawing, sheet.width(), tokens.colour("ink"))
            painter.restore()
        else:
            painter.drawImage(sheet.topLeft(), self._layer.image)
        painter.translate(sheet.topLeft())
        self._layer.paint_live(painter, tokens.colour("ink"), tokens.colour("paper"))
        self._paint_key_cursor(painter, sheet.width(), tokens)
        painter.end()

    def _paint_paper(self, painter: QPainter, sheet: QRect, tokens: theme.Theme) -> None:
        marked = self._hovered or (self.hasFocus() and self._ring)
        edge = tokens.colour("accent" if marked else "border")
        painter.setPen(QPen(edge, 2.0 if marked else 1.0))
        painter.setBrush(tokens.colour("paper"))
        painter.drawRoundedRect(QRectF(sheet).adjusted(-1, -1, 1, 1), ROUNDING, ROUNDING)

    def _paint_invitation(self, painter: QPainter, sheet: QRect, tokens: theme.Theme) -> None:
        painter.setPen(tokens.colour("muted"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        inside, text = sheet.adjusted(16, 16, -16, -16), self.tr("Draw a digit here")
        for size in ("title", "body", "small"):
            painter.setFont(tokens.font(size))
            if inside.contains(painter.boundingRect(inside, flags, text)):
                break
        painter.drawText(inside, flags, text)

    def _paint_key_cursor(self, painter: QPainter, side: int, tokens: theme.Theme) -> None:
        at = self._keys.cursor
        if at is None:
            return
        centre, radius = QPointF(at[0] * side, at[1] * side), self.editor.pen_width * side / 2
        painter.setPen(QPen(tokens.colour("accent"), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)
        if not self._keys.pen_down:
            reach = QPointF(radius + 4, 0), QPointF(0, radius + 4)
            for arm in reach:
                painter.drawLine(centre - arm, centre + arm)

    def _hover(self, hovered: bool) -> None:
        self._hovered = hovered
        self.update()

    def _locate(self, at: QPointF) -> tuple[float, float]:
        """Return a place on the sheet; the pen slides along its edge: hidden ink would count."""
        sheet = self.sheet()
        across, down = (at.x() - sheet.x()) / sheet.width(), (at.y() - sheet.y()) / sheet.height()
        return min(1.0, max(0.0, across)), min(1.0, max(0.0, down))

    def _on_screen(self, part: QRectF) -> QRect:
        sheet = self.sheet()
        side = sheet.width()
        return (
            QRectF(part.x() * side, part.y() * side, part.width() * side, part.height() * side)
            .translated(QPointF(sheet.topLeft()))
            .toAlignedRect()
            .adjusted(-2, -2, 2, 2)
        )

    @Slot()
    def _stroke_grown(self) -> None:
        builder = self.editor.builder
        if builder is None:
            return
        first = len(builder.final) == 1 and not builder.tip
        grown = self._layer.follow(builder)
        if first or self._keys.cursor is not None:
            # The invitation goes, and the keyboard's pen leaves no trace.
            self.update()
        else:
            self.update(self._on_screen(grown))

    @Slot()
    def _replaced(self) -> None:
        was_blank = self.editor.is_blank
        changed = self._layer.show(self.editor.settled_drawing)
        self._describe()
        if was_blank or self._keys.cursor is not None:
            self.update()
        else:
            self.update(self._on_screen(changed))

    @Slot()
    def _pen_changed(self) -> None:
        self._update_cursor()
        self.update()

    @Slot(object)
    def _restyle(self, _tokens: theme.Theme) -> None:
        self._resize_layer()
        self.update()

    def _resize_layer(self) -> None:
        side, ratio = self.sheet().width(), self.devicePixelRatioF()
        self._layer.resize(side, ratio, theme.current().colour("ink"))
        self._update_cursor()

    def _update_cursor(self) -> None:
        tokens, editor = theme.current(), self.editor
        diameter = editor.pen_width * self.sheet().width()
        ink, paper = tokens.colour("ink"), tokens.colour("paper")
        self.setCursor(pen_cursor(diameter, self.devicePixelRatioF(), ink, paper, editor.erasing))

    def _describe(self) -> None:
        strokes = len(self.editor.settled_drawing.strokes)
        if self.editor.is_blank:
            text = self.tr("Blank. Draw with the mouse, or with the arrow keys and the space bar.")
        else:
            text = self.tr("Strokes: {count}").format(count=strokes)
        self.setAccessibleDescription(text)


STEP = 1 / 28
"""One press of an arrow key: one pixel of the picture the network sees."""
STRIDE = 4 * STEP
PEN_STEP = 0.01


class CanvasKeys:
    """Where the keyboard's pen is, and what each key does.

    - ``editor``: takes the strokes and commands.
    """

    def __init__(self, editor: DrawingEditor) -> None:
        self._editor = editor
        self._at = (0.5, 0.5)
        self._shown = False
        self._down = False

    @property
    def cursor(self) -> tuple[float, float] | None:
        """Place of the keyboard's pen in units of the canvas side; None while it isn't used."""
        return self._at if self._shown else None

    @property
    def pen_down(self) -> bool:
        """Whether the arrow keys draw."""
        return self._down and self._editor.builder is not None

    def leave(self) -> None:
        if self._down:
            self._editor.end()
        self._down = self._shown = False

    def press(self, event: QKeyEvent, draws: bool = True) -> bool:
        """Do what the key is for; return whether it is for anything.

        Without ``draws``, arrows and the space bar aren't.
        """
        key = Qt.Key(event.key())
        if not draws and (key in ARROWS or key == Qt.Key.Key_Space):
            return False
        if key in ARROWS:
            self._walk(*ARROWS[key], event.modifiers())
        elif key == Qt.Key.Key_Space:
            self._toggle_pen()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._editor.undo_stack.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._editor.undo_stack.redo()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        else:
            return self._command(key)
        return True

    def _command(self, key: Qt.Key) -> bool:
        editor = self._editor
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._down = False
            editor.clear()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_E:
            editor.set_erasing(not editor.erasing)
        elif key == Qt.Key.Key_BracketLeft:
            editor.set_pen_width(editor.pen_width - PEN_STEP)
        elif key == Qt.Key.Key_BracketRight:
            editor.set_pen_width(editor.pen_width + PEN_STEP)
        else:
            return False
        return True

    def _escape(self) -> None:
        if self._down or self._editor.builder is not None:
            self._down = False
            self._editor.cancel()
        else:
            self._editor.clear()

    def _walk(self, dx: int, dy: int, modifiers: Qt.KeyboardModifier) -> None:
        step = STRIDE if modifiers & Qt.KeyboardModifier.ShiftModifier else STEP
        x = min(1.0, max(0.0, self._at[0] + dx * step))
        y = min(1.0, max(0.0, self._at[1] + dy * step))
        self._at, self._shown = (x, y), True
        if self._down:
            self._editor.extend(x, y)

    def _toggle_pen(self) -> None:
        self._shown = True
        self._down = not self.pen_down  # undo has lifted it, or there was nothing to erase
        if self._down:
            self._editor.begin(*self._at)
        else:
            self._editor.end()
