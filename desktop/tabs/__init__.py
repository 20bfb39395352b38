"""The tabs in the order of the book, and what is known of one before it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.kit.tab import Tab

MODULES: tuple[str, ...] = (
    # in this order: start, digit, gates, activations, softmax, forward, …, mydigits
    "desktop.tabs.start",
    "desktop.tabs.digit",
    "desktop.tabs.gates",
    "desktop.tabs.activations",
    "desktop.tabs.softmax",
    "desktop.tabs.forward",
    "desktop.tabs.descent",
    "desktop.tabs.backprop",
    "desktop.tabs.training",
    "desktop.tabs.filters",
    "desktop.tabs.mydigits",
)
"""Every tab's package, in the order of the tab bar; the executable's spec reads this list too."""


@dataclass(frozen=True)
class PageSpec:
    """One page of a tab.

    - ``id``: stable name, used for settings and screenshots.
    - ``title``, ``tip``: English source texts, marked with ``QT_TRANSLATE_NOOP("tabs", …)``; a tab
      with one page shows neither.
    - ``page``: ``"package.module:Class"`` of the page, made with the tab's presenter and the
      context.
    """

    id: str
    title: str
    tip: str
    page: str


@dataclass(frozen=True)
class TabSpec:
    """One entry of the explicit list of tabs; cheap to import, builds its view on demand.

    - ``id``: stable name, used for settings and screenshots.
    - ``title``: English source text, marked with ``QT_TRANSLATE_NOOP("tabs", …)``.
    - ``tip``: one sentence for the tool tip, marked in the same way.
    - ``presenter``: ``"package.module:Class"``, made with the context when the tab is first shown;
      outlives the pages, which are built again for another language.
    - ``aliases``: ids of pages by which the tab is found, too: they were tabs once, and are still
      in settings and on command lines.
    """

    id: str
    title: str
    tip: str
    presenter: str = ""
    pages: tuple[PageSpec, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def package(self) -> str:
        return self.presenter.rpartition(".")[0]

    def build(self, context: TabContext) -> Tab:
        from desktop.tabs.kit.tab import Tab

        return Tab(self, context)


def names() -> tuple[str, ...]:
    """Return the names of all tabs, and of pages that are found like tabs, for a command line."""
    return tuple(name for spec in registered() for name in (spec.id, *spec.aliases))


def registered() -> tuple[TabSpec, ...]:
    """Return the entries of all tabs; cheap, since a tab imports its view when first shown."""
    return tuple(import_module(name).TAB for name in MODULES)
