"""The tab of the user's own digits: browse them, see who reads them, teach a network.

Each page lives in a folder of its own (``browse``, ``accuracy``, ``teach``) with a presenter and a
`desktop.tabs.mydigits.page.Page`; ``pages.py`` lists them. What they share is
``context.notebook`` (see `desktop.services.notebook`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tabs.spec import TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.base import TabView


def create(context: TabContext) -> TabView:
    """Build the tab; imports NumPy and SQLite."""
    from desktop.tabs.mydigits.view import MyDigitsView

    return MyDigitsView(context)


TAB = TabSpec(
    id="mydigits",
    title=QT_TRANSLATE_NOOP("tabs", "My digits"),
    tip=QT_TRANSLATE_NOOP("tabs", "Keep the digits you drew, and see who reads your hand"),
    create=create,
)
