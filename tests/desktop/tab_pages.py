"""The buttons of a tab's pages, whatever they are called there."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from desktop.tabs.kit.tab import Tab
from desktop.widgets.controls.page_buttons import PageButtons


def pages(view: Tab) -> list[QAbstractButton]:
    """Return the buttons of a tab's pages; none where it has but one."""
    row = view.findChild(PageButtons)
    return [] if row is None else list(row.buttons.values())
