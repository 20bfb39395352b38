"""One step of the strip: its picture, its switch beneath, and the number that belongs to it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from desktop.tabs.framing import wording
from desktop.tabs.framing.number_picture import Marks, NumberPicture
from nn_core.arrays import FloatArray
from nn_core.digits.framing import CENTRE, FIELD, box
from nn_core.digits.framing_steps import FramingSteps

RAW = "raw"
MIDDLE = ((CENTRE + 0.5) / FIELD,) * 2
"""The middle of the pixel that takes the centre of mass, as shares of the picture."""


class StepPanel(QWidget):
    """Shows one of the pictures on the way.

    Parameters
    ----------
    step : str
        ``"raw"`` or one of the library's ``STEPS``.
    """

    switched = Signal(str, bool)

    def __init__(self, step: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self._steps: FramingSteps | None = None
        self.picture = NumberPicture()
        self.title: QLabel | QCheckBox = QLabel() if step == RAW else QCheckBox()
        self.fact = QLabel()
        self.fact.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.picture, 1)
        for label in (self.title, self.fact):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        if isinstance(self.title, QCheckBox):
            self.title.toggled.connect(self._toggled)

    def caption_height(self) -> int:
        """Return the height of what stands beneath the picture."""
        return self.title.sizeHint().height() + self.fact.sizeHint().height() + 4

    def caption_width(self) -> int:
        """Return the width of what stands beneath the picture."""
        return max(self.title.sizeHint().width(), self.fact.sizeHint().width())

    def show_steps(self, steps: FramingSteps | None) -> None:
        """Show the panel's picture of a record."""
        if steps is self._steps:
            return
        self._steps = steps
        if steps is None:
            self.picture.show_numbers(None)
            self.fact.setText(" ")
            return
        self.picture.show_numbers(*_picture(self._step, steps))
        self.fact.setText(wording.fact(self._step, steps))
        if isinstance(self.title, QCheckBox):
            with QSignalBlocker(self.title):
                self.title.setChecked(getattr(steps.switches, self._step))
            self.title.setEnabled(self._step != "size" or steps.switches.box)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        name, tip = wording.step_name(self._step), wording.step_tip(self._step)
        self.title.setText(name)
        self.title.setToolTip(tip)
        self.title.setAccessibleDescription(tip)
        self.picture.setToolTip(tip)
        self.picture.setAccessibleName(name)
        steps, self._steps = self._steps, None
        self.show_steps(steps)

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        self.switched.emit(self._step, on)


def _picture(step: str, steps: FramingSteps) -> tuple[FloatArray, Marks]:
    """Return the picture of a step and what is drawn over it."""
    if step == RAW:
        return steps.raw, Marks()
    if step == "ink":
        return steps.ink, Marks()
    if step == "box":
        side = len(steps.ink)
        left, top, right, bottom = steps.box or (0, 0, side, side)
        return steps.ink, Marks(box=(left / side, top / side, right / side, bottom / side))
    x, y = steps.centre
    if step == "size":
        return steps.sized, Marks(box=_ink_box(steps), ring=_share(x, y))
    dx, dy = steps.shift
    return steps.framed, Marks(ring=_share(x + dx, y + dy), cross=MIDDLE)


def _share(x: float, y: float) -> tuple[float, float]:
    """Return a place in pixels, the first one's middle being 0, as shares of the picture."""
    return (float(x) + 0.5) / FIELD, (float(y) + 0.5) / FIELD


def _ink_box(steps: FramingSteps) -> tuple[float, float, float, float] | None:
    """Return the box of the scaled ink as shares of the picture; None if nothing was cut out."""
    ink = steps.sized if steps.switches.ink else 1 - steps.sized
    found = box(ink) if steps.switches.box else None
    if found is None:
        return None
    left, top, right, bottom = (edge / FIELD for edge in found)
    return left, top, right, bottom
