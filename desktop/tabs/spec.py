"""One entry of the list of tabs: all that is known of a tab before it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.base import TabView


@dataclass(frozen=True)
class TabSpec:
    """One entry of the explicit list of tabs; cheap to import, builds its view on demand.

    Attributes
    ----------
    id : str
        Stable name, used for settings and screenshots.
    title : str
        English source text, marked with ``QT_TRANSLATE_NOOP("tabs", …)``.
    tip : str
        One sentence for the tool tip, marked in the same way.
    create : callable
        Imports the tab's modules and returns its view; called when the tab is first shown.
    needs : tuple of str
        What is imported ahead besides the modules in the tab's folder: what they build on in
        `nn_core`, the tab's first page, and whatever would make one step too long.
    heavy : bool
        Whether these take so much time and memory that they wait until somebody turns to the tabs.
    """

    id: str
    title: str
    tip: str
    create: Callable[[TabContext], TabView]
    needs: tuple[str, ...] = ()
    heavy: bool = False
