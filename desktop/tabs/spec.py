"""One entry of the list of tabs: all that is known of a tab before it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.kit.tab import Tab


@dataclass(frozen=True)
class PageSpec:
    """One page of a tab.

    Attributes
    ----------
    id : str
        Stable name, used for settings and screenshots.
    title, tip : str
        English source texts, marked with ``QT_TRANSLATE_NOOP("tabs", …)``; a tab with one page
        shows neither.
    page : str
        ``"package.module:Class"`` of the page, made with the tab's presenter and the context.
    """

    id: str
    title: str
    tip: str
    page: str


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
    presenter : str
        ``"package.module:Class"``, made with the context when the tab is first shown; outlives the
        pages, which are built again for another language.
    aliases : tuple of str
        Ids of pages by which the tab is found, too: they were tabs once, and are still in settings
        and on command lines.
    """

    id: str
    title: str
    tip: str
    presenter: str = ""
    pages: tuple[PageSpec, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def package(self) -> str:
        """The package that holds the tab."""
        return self.presenter.rpartition(".")[0]

    def build(self, context: TabContext) -> Tab:
        """Return the tab's view."""
        from desktop.tabs.kit.tab import Tab

        return Tab(self, context)
