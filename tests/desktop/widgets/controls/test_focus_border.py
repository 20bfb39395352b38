"""The edge of a number's field stands out from window and paper in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.style import theme
from desktop.widgets.controls.number_field import NumberField

pytestmark = pytest.mark.usefixtures("dressed")


def edge_contrast(field: QWidget) -> int:
    """Return by how much the left edge differs from its nearer neighbour, inside or outside."""
    window = field.window()
    image = window.grab().toImage()
    middle = field.mapTo(window, field.rect().center())
    left = field.mapTo(window, field.rect().topLeft()).x()
    outside, *edge, inside = (
        image.pixelColor(x, middle.y()).lightness() for x in (left - 2, left, left + 1, left + 4)
    )
    return max(min(abs(tone - outside), abs(tone - inside)) for tone in edge)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_field_has_an_edge(qtbot, name) -> None:
    theme.manager().set_appearance(name)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(QLineEdit())  # takes the focus
    field = NumberField()
    layout.addWidget(field)
    window.resize(200, 100)
    window.show()
    assert edge_contrast(field.box) >= 20
