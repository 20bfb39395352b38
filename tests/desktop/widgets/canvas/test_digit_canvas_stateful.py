"""Any sequence of strokes, erasing, clearing, undo and redo leaves ink and strokes in agreement."""

from __future__ import annotations

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from desktop.widgets.canvas import ink
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.canvas.drawing_editor import DrawingEditor
from nn_core.digits import Drawing

SIDE = 96
NONE = Qt.KeyboardModifier.NoModifier
spots = st.tuples(st.integers(0, SIDE - 1), st.integers(0, SIDE - 1))
buttons = st.sampled_from([Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton])


def alpha(image):
    side = image.width()
    return np.frombuffer(image.constBits(), np.uint8).reshape(side, side, 4)[..., 3].copy()


class CanvasMachine(RuleBasedStateMachine):
    """The history of drawings is the model; the canvas must show its present entry."""

    def __init__(self):
        super().__init__()
        self.canvas = DigitCanvas(DrawingEditor())
        self.canvas.resize(SIDE, SIDE)
        self.canvas.show()
        self.history = [self.canvas.editor.drawing]
        self.now = 0

    def _edited(self):
        editor = self.canvas.editor
        if editor.drawing is not self.history[self.now]:
            self.history = [*self.history[: self.now + 1], editor.drawing]
            self.now += 1

    @rule(places=st.lists(spots, min_size=1, max_size=6), button=buttons)
    def stroke(self, places, button):
        QTest.mousePress(self.canvas, button, NONE, QPoint(*places[0]))
        for place in places[1:]:
            QTest.mouseMove(self.canvas, QPoint(*place))
        QTest.mouseRelease(self.canvas, button, NONE, QPoint(*places[-1]))
        self._edited()

    @rule(places=st.lists(spots, min_size=2, max_size=4))
    def begin_and_cancel(self, places):
        QTest.mousePress(self.canvas, Qt.MouseButton.LeftButton, NONE, QPoint(*places[0]))
        for place in places[1:]:
            QTest.mouseMove(self.canvas, QPoint(*place))
        QTest.keyClick(self.canvas, Qt.Key.Key_Escape)
        QTest.mouseRelease(self.canvas, Qt.MouseButton.LeftButton, NONE, QPoint(*places[0]))

    @rule()
    def clear(self):
        QTest.keyClick(self.canvas, Qt.Key.Key_Delete)
        self._edited()

    @rule(value=st.floats(0, 1))
    def picture(self, value):
        self.canvas.editor.replace(Drawing(image=np.full((3, 5), value, np.float32)))
        self._edited()

    @rule(step=st.sampled_from([Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight]))
    def pen(self, step):
        QTest.keyClick(self.canvas, step)

    @rule(side=st.integers(40, 140))
    def resize(self, side):
        self.canvas.resize(side, side)

    @precondition(lambda self: self.now > 0)
    @rule()
    def undo(self):
        QTest.keyClick(self.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        self.now -= 1

    @precondition(lambda self: self.now < len(self.history) - 1)
    @rule()
    def redo(self):
        self.canvas.editor.undo_stack.redo()
        self.now += 1

    @invariant()
    def the_present_entry_is_shown(self):
        editor = self.canvas.editor
        assert editor.drawing is self.history[self.now]
        assert editor.builder is None
        assert editor.undo_stack.canUndo() == (self.now > 0)
        assert editor.undo_stack.canRedo() == (self.now < len(self.history) - 1)

    @invariant()
    def ink_is_what_the_strokes_say(self):
        shown = alpha(self.canvas._layer.image)
        side = self.canvas.sheet().width()
        clear, ink_colour = QColor(0, 0, 0, 0), QColor("black")
        anew = alpha(ink.render(self.canvas.editor.drawing, side, ink_colour, clear))
        assert np.array_equal(shown, anew)

    def teardown(self):
        self.canvas.close()
        self.canvas.deleteLater()


CanvasMachine.TestCase.settings = settings(
    max_examples=15, stateful_step_count=15, deadline=None, print_blob=True
)


def test_any_sequence_of_edits(qapp):
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(CanvasMachine, settings=CanvasMachine.TestCase.settings)
