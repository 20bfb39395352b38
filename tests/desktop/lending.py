"""Lends a test what the window lends to a tab, and takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import shiboken6

from desktop.services.context import SharedDrawing, SharedServices, TabContext
from desktop.services.recognisers import Recognisers
from desktop.services.settings import Settings
from desktop.style import theme


def lend(folder: Path, recognisers: Recognisers) -> TabContext:
    """Return a context with these recognisers and with settings and a drawing of its own."""
    settings = Settings(folder / "badak.ini")
    return TabContext(SharedServices(settings, SharedDrawing(), recognisers, theme.manager()))


def given_back(context: TabContext) -> Iterator[TabContext]:
    """Lend a context; afterwards end its workers, close its notebook, and delete it as Qt does.

    What a test that failed holds on to is collected later, in an order in which the interpreter
    dies: a context that belongs to no window, kept by a child of its child. So one failure was two.
    """
    yield context
    context.shutdown()
    context.notebook.close()
    shiboken6.delete(context)
