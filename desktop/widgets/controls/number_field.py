"""A field for one number: takes 0.5 and 0,5, and says beside itself why it refuses a value."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QLabel, QSizePolicy, QWidget

from desktop.services.numbers import plain
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.controls.layout_helpers import column_in
from desktop.widgets.input import Listener
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused

_NUMBER = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)
_TWO_READINGS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)
_NOT_A_NUMBER = re.compile(r"[+-]?(nan|inf(inity)?|∞)", re.IGNORECASE)


def parse_number(text: str, minimum: float, maximum: float) -> float:
    """Return the number that ``text`` means; a comma is a decimal point in every language.

    But 1,234 may be 1234 as well: then the range decides, or it is refused.

    Raises `ValueRefused` if the text is no finite number between ``minimum`` and ``maximum``.
    """
    typed = text.strip().replace("−", "-")
    if not typed:
        raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "A number is missing."))
    if _NOT_A_NUMBER.fullmatch(typed):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "{text} is not a finite number."), text=text.strip()
        )
    if not _NUMBER.fullmatch(typed):
        raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "Not a number. Type one such as 0.5."))
    value = _read(typed, minimum, maximum)
    if not minimum <= value <= maximum:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "Must lie between {minimum} and {maximum}."),
            minimum=plain(minimum),
            maximum=plain(maximum),
        )
    return value + 0.0


def _read(typed: str, minimum: float, maximum: float) -> float:
    decimals = float(typed.replace(",", "."))
    if not _TWO_READINGS.fullmatch(typed):
        return decimals
    thousands = float(typed.replace(",", ""))
    fits = [minimum <= value <= maximum for value in (decimals, thousands)]
    if all(fits):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "“{text}” may be {thousands} or {decimals}."),
            QT_TRANSLATE_NOOP("nn_core", "Write it without the comma, or with a point."),
            text=typed,
            thousands=f"{thousands:.0f}",
            decimals=f"{decimals:.3f}",
        )
    return thousands if fits[1] else decimals


CORNER = 2.0
"""Radius of Fusion's corners in pixels."""


def paint_edge(field: QWidget) -> None:
    """Draw the edge over a field that has just painted itself; the focus has one of its own.

    The style sheet can't do it: a border there takes the arrows of a spin box away.
    """
    tokens = theme.current()
    if not tokens.dark or field.hasFocus():
        return
    painter = QPainter(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.colour("border"), 1.0))
    edge = QRectF(field.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(edge, CORNER, CORNER)
    painter.end()


class NumberField(QWidget):
    """A number with arrows; only accepted values leave it.

    Enter, Tab or leaving the field commits what was typed; Escape takes it back. Undo takes back
    what is being typed, and else does what the window does. Arrow keys and the
    wheel step by ``step``, Page Up and Down by ten steps, with Ctrl by a tenth of one.

    - ``minimum``, ``maximum``: what is accepted, ends included.
    - ``step``: what an arrow adds.
    - ``decimals``: how many decimals a value keeps.
    """

    value_changed = Signal(float)
    """The user gave another value, and it was accepted."""
    refused = Signal(str)
    """The user gave something else; the reason, translated."""

    def __init__(
        self,
        minimum: float = -100.0,
        maximum: float = 100.0,
        step: float = 0.1,
        decimals: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._range = (minimum, maximum)
        self._decimals = decimals
        self._value = min(max(0.0, minimum), maximum)
        self._why: ValueRefused | None = None
        self.box = _Box(step, self)
        self._reason = QLabel(self)
        self._reason.setWordWrap(True)
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._reason.hide()
        column_in(self, self.box, self._reason, spacing=2)
        self.setFocusProxy(self.box)
        self.box.committed.connect(self._commit)
        self.box.stepped.connect(self._step)
        self.box.restored.connect(self._restore)
        theme.follow(self._restyle)
        self._restore()

    def value(self) -> float:
        """Return the last accepted value."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show what the model holds; emits nothing and forgets a refused text."""
        self._value = value
        self._restore()

    def reason(self) -> str:
        """Return why the text in the field is refused; empty while it is not."""
        return self._reason.text() if self._why is not None else ""

    def describe(self, name: str, tip: str) -> None:
        self.box.setAccessibleName(name)
        self.box.setToolTip(tip)
        self.box.setAccessibleDescription(tip)

    @Slot(str)
    def _commit(self, text: str) -> None:
        if text == self._shown():
            self._restore()
            return
        try:
            value = round(parse_number(text, *self._range), self._decimals) + 0.0
        except ValueRefused as error:
            self._explain(error)
            self.refused.emit(self.reason())
        else:
            self._accept(value)

    @Slot(float)
    def _step(self, by: float) -> None:
        low, high = self._range
        value = round(self._value + by, self._decimals) + 0.0
        self._accept(min(max(value, low), high))

    def _accept(self, value: float) -> None:
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.value_changed.emit(value)

    @Slot()
    def _restore(self) -> None:
        self._explain(None)
        self.box.show_text(self._shown())

    def _shown(self) -> str:
        return plain(self._value, self._decimals)

    def _explain(self, why: ValueRefused | None) -> None:
        if why is None and self._why is None:
            # Sliders set the value at every frame; a style sheet costs a good part of one.
            return
        from desktop.services.i18n import error_texts

        self._why = why
        self._reason.setText(" ".join(filter(None, error_texts(why))) if why else "")
        self._reason.setVisible(why is not None)

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        self._reason.setFont(tokens.font("small"))
        palette = self._reason.palette()
        palette.setColor(palette.ColorRole.WindowText, tokens.colour("negative_text"))
        self._reason.setPalette(palette)
        self._reason.setStyleSheet(f"color: {tokens.negative_text}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._why is not None:
            self._explain(self._why)
        super().changeEvent(event)


class _Box(QAbstractSpinBox):
    """The line with its arrows: any text may be typed, the owner judges it."""

    committed = Signal(str)
    stepped = Signal(float)
    restored = Signal()

    def __init__(self, step: float, parent: QWidget) -> None:
        super().__init__(parent)
        Listener(self)
        self._step = step
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(64)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.editingFinished.connect(self._finished)

    def show_text(self, text: str) -> None:
        with QSignalBlocker(self):
            self.lineEdit().setText(text)

    @Slot()
    def _finished(self) -> None:
        self.committed.emit(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_edge(self)

    def stepBy(self, steps: int) -> None:
        self.stepped.emit(steps * self._step)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flag = QAbstractSpinBox.StepEnabledFlag
        return flag.StepUpEnabled | flag.StepDownEnabled

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return QValidator.State.Acceptable, text, position

    def hear(self, event: QEvent) -> bool:
        """Leave undo to the window once what was typed has been taken.

        The line would claim the key for its own history, which says nothing of the value.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence.StandardKey
            undoing = event.matches(keys.Undo) or event.matches(keys.Redo)
            if undoing and not self.lineEdit().isModified():
                event.ignore()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.restored.emit()
            self.selectAll()
        elif fine and event.key() in keys:
            self.stepped.emit(keys[Qt.Key(event.key())] * self._step / 10)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # An unfocused field lets the column scroll instead of changing under the pointer.
        if self.hasFocus() or self.lineEdit().hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
