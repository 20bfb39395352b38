"""Dresses the application of the tests as users see it, and undresses it again."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication

from desktop.style.app_style import StyleApplier


def wear(app: QApplication) -> Iterator[None]:
    """Put on style sheet, palette and font; what was there before comes back afterwards."""
    before = app.styleSheet(), app.palette(), app.font()
    look = StyleApplier(app)
    yield
    look.deleteLater()
    app.setStyleSheet(before[0])
    app.setPalette(before[1])
    app.setFont(before[2])
