"""What a page of the tab is besides a page: it can have digits shown on another one."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.tabs import paged


class Page(paged.Page):
    """One thing to do with one's digits.

    Attributes
    ----------
    digits_wanted : Signal
        The page Browse is to show a set of digits:
        `desktop.tabs.mydigits.browse.state.Only`.
    """

    digits_wanted = Signal(object)
