"""Links that lead to a place of the program: a tab, its page, a state to be in, a control."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

SCHEME = "badak"
"""As in ``badak:training/points?scene=zero-or-one#rate``."""
WRITTEN = re.compile(r"\[(?P<text>[^\][]+)\]\((?P<to>(?:badak:[\w/-]+|#)[^\s()]*)\)")
"""A link in a sentence or a lesson, as Markdown has it; ``#rate`` is a control of the same page."""


@dataclass(frozen=True)
class Link:
    """A place of the program.

    - ``tab``, ``page``: ids; an empty page is the one in front, an empty tab the one the link
      stands in.
    - ``wanted``: what the page is to show: names of ``Presenter.ways`` and their values.
    - ``control``: name of the control to be marked, as in `desktop.tabs.kit.names`.
    """

    tab: str
    page: str = ""
    wanted: Mapping[str, str] = field(default_factory=dict)
    control: str = ""

    @property
    def text(self) -> str:
        from urllib.parse import quote  # what is imported here counts before the first paint

        query = "&".join(f"{name}={quote(value)}" for name, value in self.wanted.items())
        text = f"{self.tab}/{self.page}" if self.page else self.tab
        return text + (f"?{query}" if query else "") + (f"#{self.control}" if self.control else "")


def parse(text: str) -> Link:
    """Return the link in a text, with or without its scheme."""
    from urllib.parse import parse_qsl, unquote

    place, _, control = text.removeprefix(f"{SCHEME}:").partition("#")
    path, _, query = place.partition("?")
    tab, _, page = path.partition("/")
    return Link(tab, page, dict(parse_qsl(query)), unquote(control))


def plain(text: str) -> str:
    """Return a text with the words of its links alone."""
    return WRITTEN.sub(r"\g<text>", text)
