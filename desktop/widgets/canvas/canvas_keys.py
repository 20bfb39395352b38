"""Draw with the arrow keys, and the canvas's one-key commands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop.widgets.canvas.drawing_editor import DrawingEditor
from desktop.widgets.input import ARROWS

STEP = 1 / 28
"""One press of an arrow key: one pixel of the picture the network sees."""
STRIDE = 4 * STEP
PEN_STEP = 0.01


class CanvasKeys:
    """Where the keyboard's pen is, and what each key does.

    Parameters
    ----------
    editor : DrawingEditor
        Takes the strokes and commands.
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
