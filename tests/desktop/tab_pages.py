"""The buttons of a tab's pages, whatever they are called there."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from desktop.tabs.base import TabView
from desktop.widgets.controls.page_buttons import PageButtons


def pages(view: TabView) -> list[QAbstractButton]:
    """Return the buttons of a tab's pages; none where it has but one."""
    row = view.findChild(PageButtons)
    if row is not None:
        return list(row.buttons.values())
    if hasattr(view, "page_buttons"):
        return list(view.page_buttons.values())
    return [view.pages.button(index) for index in range(4)] if hasattr(view, "pages") else []
