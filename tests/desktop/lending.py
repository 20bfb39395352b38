"""Lends a test what the window lends to a tab, and takes it back."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.context import TabContext


def given_back(context: TabContext) -> Iterator[TabContext]:
    """Lend a context; afterwards end its workers and close its notebook."""
    yield context
    context.shutdown()
    context.notebook.close()
