"""The canvas under mouse, touch, tablet and keyboard."""

from __future__ import annotations

import numpy as np
import pytest
from pen import LEFT, NONE, SEVEN, blank_canvas, drag, pixel
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QGuiApplication,
    QImage,
    QInputDevice,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtTest import QTest

from desktop.style import theme
from desktop.widgets.canvas import ink
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.canvas.drawing_editor import DEFAULT_PEN

RIGHT = Qt.MouseButton.RightButton


@pytest.fixture
def canvas(qtbot):
    return blank_canvas(qtbot)


def test_no_motion_over_the_canvas_is_left_out(canvas):
    def hears_all() -> bool:
        return not QGuiApplication.testAttribute(
            Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents
        )

    assert hears_all()  # before the pointer has come
    QGuiApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert not hears_all()  # sliders and window edges get the last one only
    middle = QPointF(150, 150)
    QGuiApplication.sendEvent(canvas, QEnterEvent(middle, middle, middle))
    assert hears_all()
    canvas.hide()
    assert not hears_all()


def grab(canvas):
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return rows[..., :3].astype(int)


def whole(canvas):
    """The drawing painted anew from its strokes."""
    side = canvas.sheet().width()
    drawing = canvas.editor.settled_drawing
    image = ink.render(drawing, side, QColor("black"), QColor("white"))
    return np.frombuffer(image.constBits(), np.uint8).reshape(side, side, 4)[..., 0].astype(int)


def layer(canvas):
    image = canvas._layer.image
    side = image.width()
    return np.frombuffer(image.constBits(), np.uint8).reshape(side, side, 4)[..., 3].astype(int)


def test_the_mouse_draws_where_it_goes(canvas):
    drag(canvas, SEVEN)
    points = canvas.editor.drawing.strokes[0].points
    for place in SEVEN:
        assert np.hypot(*(points - place).T).min() < 0.005


def test_a_pen_that_leaves_the_sheet_draws_along_its_edge(canvas):
    drag(canvas, [(0.2, 0.2), (0.7, 0.3), (1.9, 0.4), (2.5, -1.7), (0.3, 0.8), (-0.4, 1.6)])
    (stroke,) = canvas.editor.drawing.strokes
    assert stroke.points.min() == 0
    assert stroke.points.max() == 1


def test_ink_has_the_width_of_the_pen(canvas):
    drag(canvas, [(0.1, 0.5), (0.5, 0.5), (0.9, 0.5)])
    column = layer(canvas)[:, canvas.sheet().width() // 2] / 255
    assert column.sum() == pytest.approx(DEFAULT_PEN * canvas.sheet().width(), abs=0.6)


def test_a_click_is_a_dot(canvas):
    drag(canvas, [(0.5, 0.5)])
    radius = DEFAULT_PEN * canvas.sheet().width() / 2
    assert (layer(canvas) / 255).sum() == pytest.approx(np.pi * radius**2, rel=0.03)


def test_live_ink_and_the_same_strokes_painted_anew_agree(canvas):
    angles = np.linspace(0, 9, 150)
    radius = 0.1 + 0.03 * angles
    spiral = list(zip(0.5 + radius * np.cos(angles), 0.5 + radius * np.sin(angles), strict=True))
    drag(canvas, spiral)
    assert np.abs(layer(canvas) - (255 - whole(canvas))).max() == 0


class PaintWatcher(QObject):
    """Notes the rectangles of paint events."""

    def __init__(self, rectangles):
        super().__init__()
        self._rectangles = rectangles

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self._rectangles.append(event.rect())
        return False


def test_another_canvas_of_the_same_drawing_shows_its_ink(canvas, qtbot):
    drag(canvas, SEVEN)
    other = DigitCanvas(canvas.editor)
    qtbot.addWidget(other)
    other.resize(canvas.size())
    assert (grab(other) < 50).any()
    np.testing.assert_array_equal(whole(other), whole(canvas))


def test_only_what_is_new_is_painted(canvas, qtbot):
    drag(canvas, [(0.1, 0.1), (0.2, 0.1)])
    QTest.mousePress(canvas, LEFT, NONE, pixel(canvas, (0.2, 0.8)))
    QTest.mouseMove(canvas, pixel(canvas, (0.25, 0.8)))
    qtbot.wait(20)
    painted = []
    watcher = PaintWatcher(painted)
    canvas.installEventFilter(watcher)
    QTest.mouseMove(canvas, pixel(canvas, (0.3, 0.8)))
    qtbot.waitUntil(lambda: bool(painted))
    QTest.mouseRelease(canvas, LEFT, NONE, pixel(canvas, (0.3, 0.8)))
    side = canvas.sheet().width()
    assert painted[0].width() * painted[0].height() < 0.1 * side**2


def test_what_is_painted_in_pieces_looks_like_the_whole(canvas, qtbot):
    for places in (SEVEN, [(0.3, 0.5), (0.7, 0.55)]):
        QTest.mousePress(canvas, LEFT, NONE, pixel(canvas, places[0]))
        for place in places[1:]:
            QTest.mouseMove(canvas, pixel(canvas, place))
            qtbot.wait(5)
        QTest.mouseRelease(canvas, LEFT, NONE, pixel(canvas, places[-1]))
    before = grab(canvas)
    canvas.update()
    assert np.abs(before - grab(canvas)).max() == 0


def test_the_right_button_erases(canvas):
    drag(canvas, [(0.1, 0.5), (0.9, 0.5)])
    drag(canvas, [(0.5, 0.2), (0.5, 0.8)], RIGHT)
    middle = canvas.sheet().width() // 2
    assert canvas.editor.drawing.strokes[1].erase
    assert layer(canvas)[middle, middle] == 0
    assert layer(canvas)[middle, middle // 2] == 255


def test_a_double_click_is_two_dots(canvas):
    at = pixel(canvas, (0.5, 0.5))
    QTest.mouseClick(canvas, LEFT, NONE, at)
    QTest.mouseDClick(canvas, LEFT, NONE, at)
    QTest.mouseRelease(canvas, LEFT, NONE, at)
    assert canvas.editor.undo_stack.count() == 2
    assert canvas.editor.builder is None


def test_a_move_without_buttons_ends_a_stroke_whose_release_was_lost(canvas):
    QTest.mousePress(canvas, LEFT, NONE, pixel(canvas, (0.2, 0.2)))
    QTest.mouseMove(canvas, pixel(canvas, (0.4, 0.2)))
    for place in ((0.6, 0.2), (0.8, 0.2)):
        at = pixel(canvas, place).toPointF()
        nothing = Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove, at, canvas.mapToGlobal(at), nothing, nothing, NONE
        )
        QGuiApplication.sendEvent(canvas, event)
    assert canvas.editor.builder is None
    (stroke,) = canvas.editor.drawing.strokes
    assert stroke.points[:, 0].max() < 0.5
    drag(canvas, [(0.2, 0.6), (0.4, 0.6)])
    assert len(canvas.editor.drawing.strokes) == 2


def test_other_buttons_do_nothing(canvas):
    drag(canvas, SEVEN, Qt.MouseButton.MiddleButton)
    assert canvas.editor.is_blank


def touch_device():
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


def test_a_finger_draws_and_a_second_one_does_not(canvas):
    device = touch_device()
    first, second = pixel(canvas, (0.2, 0.5)), pixel(canvas, (0.9, 0.9))
    QTest.touchEvent(canvas, device).press(0, first, canvas).commit()
    event = QTest.touchEvent(canvas, device)
    event.move(0, pixel(canvas, (0.5, 0.5)), canvas).press(1, second, canvas).commit()
    event = QTest.touchEvent(canvas, device)
    event.release(0, pixel(canvas, (0.8, 0.5)), canvas).stationary(1).commit()
    QTest.touchEvent(canvas, device).release(1, second, canvas).commit()
    assert len(canvas.editor.drawing.strokes) == 1
    points = canvas.editor.drawing.strokes[0].points
    assert points[:, 0].max() < 0.82 and points[:, 1].max() < 0.55
    assert points[-1, 0] == pytest.approx(0.8, abs=0.01)


def tablet(canvas, kind, place, pressure, pointer=QPointingDevice.PointerType.Pen, button=LEFT):
    device = QPointingDevice(
        "stylus",
        1,
        QInputDevice.DeviceType.Stylus,
        pointer,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        2,
    )
    at = QPointF(pixel(canvas, place))
    released = kind == QEvent.Type.TabletRelease
    event = QTabletEvent(
        kind, device, at, QPointF(canvas.mapToGlobal(at.toPoint())), pressure, 0.0, 0.0, 0.0, 0.0,
        0.0, NONE, button, Qt.MouseButton.NoButton if released else button,
    )  # fmt: skip
    QGuiApplication.sendEvent(canvas, event)
    return event.isAccepted()


def stylus(canvas, places, pressures, **kwargs):
    kinds = [QEvent.Type.TabletPress] + [QEvent.Type.TabletMove] * (len(places) - 1)
    for kind, place, pressure in zip(kinds, places, pressures, strict=True):
        assert tablet(canvas, kind, place, pressure, **kwargs)
    assert tablet(canvas, QEvent.Type.TabletRelease, places[-1], 0.0, **kwargs)


def test_a_tablet_pen_presses(canvas):
    stylus(canvas, SEVEN, [0.1, 0.3, 0.5, 0.8, 1.0])
    width = canvas.editor.drawing.strokes[0].width
    assert width[0] == pytest.approx(0.6 * DEFAULT_PEN)
    assert width[-1] == pytest.approx(1.5 * DEFAULT_PEN)
    assert np.abs(layer(canvas) - (255 - whole(canvas))).max() == 0


def test_ink_of_changing_width_has_no_holes(canvas):
    stylus(canvas, [(0.2, 0.2), (0.5, 0.5), (0.8, 0.8)], [0.0, 0.5, 1.0])
    side = canvas.sheet().width()
    along = [layer(canvas)[round(t * side), round(t * side)] for t in np.linspace(0.2, 0.8, 90)]
    assert min(along) == 255


def test_the_other_end_of_the_pen_erases(canvas):
    stylus(canvas, SEVEN, [0.5] * 5)
    stylus(canvas, SEVEN, [0.9] * 5, pointer=QPointingDevice.PointerType.Eraser)
    assert canvas.editor.drawing.strokes[1].erase
    assert layer(canvas).max() < 60


def test_a_hovering_pen_is_left_to_the_mouse(canvas):
    assert not tablet(canvas, QEvent.Type.TabletMove, (0.5, 0.5), 0.0)
    assert canvas.editor.is_blank


def test_one_device_draws_at_a_time(canvas):
    tablet(canvas, QEvent.Type.TabletPress, (0.2, 0.2), 0.5)
    drag(canvas, [(0.8, 0.8), (0.9, 0.9)])
    tablet(canvas, QEvent.Type.TabletMove, (0.4, 0.2), 0.5)
    tablet(canvas, QEvent.Type.TabletRelease, (0.4, 0.2), 0.0)
    assert len(canvas.editor.drawing.strokes) == 1
    assert canvas.editor.drawing.strokes[0].points.max() < 0.45


def test_keys_draw(canvas):
    canvas.setFocus()
    key = Qt.Key
    for pressed in (key.Key_Left, key.Key_Left, key.Key_Space, key.Key_Right, key.Key_Down):
        QTest.keyClick(canvas, pressed)
    QTest.keyClick(canvas, key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(canvas, key.Key_Space)
    points = canvas.editor.drawing.strokes[0].points
    assert points[0] == pytest.approx([0.5 - 2 / 28, 0.5])
    assert points[-1] == pytest.approx([0.5 - 1 / 28, 0.5 + 5 / 28])


def test_keys_command(canvas):
    editor, key = canvas.editor, Qt.Key
    drag(canvas, SEVEN)
    QTest.keyClick(canvas, key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.is_blank
    QTest.keyClick(
        canvas, key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert not editor.is_blank
    for clearing in (key.Key_Delete, key.Key_Escape):
        QTest.keyClick(canvas, clearing)
        assert editor.is_blank
        editor.undo_stack.undo()
    QTest.keyClick(canvas, key.Key_E)
    assert editor.erasing
    QTest.keyClick(canvas, key.Key_BracketRight)
    assert editor.pen_width == pytest.approx(DEFAULT_PEN + 0.01)
    QTest.keyClick(canvas, key.Key_BracketLeft)
    assert editor.pen_width == pytest.approx(DEFAULT_PEN)


def test_escape_under_the_pen_cancels_the_stroke_only(canvas):
    drag(canvas, SEVEN)
    QTest.mousePress(canvas, LEFT, NONE, pixel(canvas, (0.2, 0.8)))
    QTest.mouseMove(canvas, pixel(canvas, (0.8, 0.8)))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, NONE, pixel(canvas, (0.8, 0.8)))
    assert len(canvas.editor.drawing.strokes) == 1
    assert np.abs(layer(canvas) - (255 - whole(canvas))).max() == 0


def test_leaving_lifts_the_keyboards_pen(canvas, qtbot):
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    canvas.clearFocus()
    qtbot.waitUntil(lambda: canvas.editor.builder is None)
    assert len(canvas.editor.drawing.strokes) == 1


def test_hiding_lifts_the_pen(canvas):
    QTest.mousePress(canvas, LEFT, NONE, pixel(canvas, (0.2, 0.8)))
    QTest.mouseMove(canvas, pixel(canvas, (0.8, 0.8)))
    canvas.hide()
    assert canvas.editor.builder is None
    assert len(canvas.editor.drawing.strokes) == 1


def test_resizing_keeps_the_drawing(canvas):
    drag(canvas, SEVEN)
    canvas.resize(500, 420)
    assert layer(canvas).shape[0] == canvas.sheet().width()
    assert np.abs(layer(canvas) - (255 - whole(canvas))).max() == 0


def test_the_invitation_goes_with_the_first_ink(canvas):
    blank = grab(canvas)
    paper = theme.current().colour("paper").blue()
    assert (blank[20:-20, 20:-20] != paper).any()
    drag(canvas, [(0.05, 0.05), (0.06, 0.05)])
    inside = grab(canvas)[60:-60, 60:-60]
    assert (inside == paper).all()


def test_ink_follows_the_theme(canvas):
    drag(canvas, SEVEN)
    light = grab(canvas)
    theme.manager().set_appearance("dark")
    dark = grab(canvas)
    at = pixel(canvas, SEVEN[0])
    assert light[at.y(), at.x(), 0] < 100 < dark[at.y(), at.x(), 0]


def test_the_cursor_is_as_large_as_the_pen(canvas):
    canvas.editor.set_pen_width(0.1)
    pixmap = canvas.cursor().pixmap()
    expected = 0.1 * canvas.sheet().width() + 4
    assert pixmap.width() / pixmap.devicePixelRatio() == pytest.approx(expected, abs=1.5)


def test_it_speaks_to_screen_readers(canvas):
    assert "arrow keys" in canvas.accessibleDescription()
    drag(canvas, SEVEN)
    assert canvas.accessibleDescription() == "Strokes: 1"
