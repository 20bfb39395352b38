"""The 28x28 picture: every pixel where it belongs, and readable."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from desktop.style import theme
from desktop.widgets.painted.pixel_view import SIDE, PixelView, centre_of_mass, ink_box


@pytest.fixture
def view(qtbot):
    widget = PixelView()
    pixels = np.zeros((SIDE, SIDE), np.float32)
    pixels[5, 20] = 1.0
    pixels[6, 20] = 0.5
    widget.show_pixels(pixels)
    return qtbot.shown(widget, 116, 116)


def centre(view, row, column):
    size = view.frame().width() / SIDE
    return QPoint(
        round(view.frame().x() + (column + 0.5) * size),
        round(view.frame().y() + (row + 0.5) * size),
    )


def test_ink_is_at_its_row_and_column(view):
    image = view.grab().toImage()
    ink, paper = theme.current().colour("ink"), theme.current().colour("paper")
    assert QColor(image.pixel(centre(view, 5, 20))) == ink
    assert QColor(image.pixel(centre(view, 20, 5))) == paper
    half = QColor(image.pixel(centre(view, 6, 20)))
    assert ink.lightness() < half.lightness() < paper.lightness()


def test_the_mouse_reads_a_pixel(view):
    QTest.mouseMove(view, centre(view, 6, 20))
    assert view.cell == (6, 20)
    assert view.reading() == "row 6, column 20: x = 0.500"


def test_arrow_keys_read_pixels_and_stop_at_the_edge(view):
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.cell == (13, 14)
    for _ in range(20):
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.cell == (0, 14)
    assert "x = 0.000" in view.accessibleDescription()


def test_nothing_to_see_is_blank_paper(view):
    view.show_pixels(None)
    assert view.pixels.max() == 0


def test_framing_is_optional(view):
    without = view.grab().toImage()
    view.set_framing(True)
    assert view.grab().toImage() != without
    view.set_framing(False)
    assert view.grab().toImage() == without


def test_box_and_centre_are_measured(view):
    assert ink_box(view.pixels) == QRectF(20, 5, 1, 2)
    x, y = centre_of_mass(view.pixels)
    assert x == pytest.approx(20.5)
    assert y == pytest.approx((5.5 + 0.5 * 6.5) / 1.5)


def test_it_follows_the_theme(view):
    theme.manager().set_appearance("dark")
    image = view.grab().toImage()
    assert QColor(image.pixel(centre(view, 20, 5))) == theme.DARK.colour("paper")
