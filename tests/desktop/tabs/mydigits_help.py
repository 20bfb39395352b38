"""What the tests of the tab "My digits" share: digits to fill a notebook with."""

from __future__ import annotations

import numpy as np

from desktop.tabs.kit.tab import Tab
from desktop.tabs.mydigits import TAB
from desktop.tabs.mydigits.browse.presenter import BrowsePresenter
from desktop.tabs.mydigits.notebook_presenter import Edits
from nn_core.data.notebook import Entry


def digit(seed=0, **facts):
    """Return an entry with a picture of its own."""
    return Entry(np.random.default_rng(seed).integers(0, 100, (28, 28)).astype(np.uint8), **facts)


SOME = (
    {"label": 7, "answer": 7, "model": "cnn"},
    {"label": 7, "answer": 1, "model": "cnn"},
    {"label": 1, "answer": 1, "model": "mlp"},
    {"answer": 1, "model": "mlp"},
    {"label": 4},
)
"""Right, wrong, right, without label, never read: the ids 1 to 5."""


def filled(context, some=SOME):
    """Fill the context's notebook and return it."""
    context.notebook.store.add_many(digit(seed, **facts) for seed, facts in enumerate(some))
    return context.notebook


def browsing(context):
    """Return the presenter of the page Browse, which has looked at a filled notebook."""
    filled(context)
    edits = Edits(context)
    made = BrowsePresenter(context, edits)
    made.stack = edits.stack
    made.enter()
    return made


def shown(context, qtbot):
    """Show the tab with a filled notebook; afterwards its pages are left."""
    filled(context)
    made = qtbot.shown(Tab(TAB, context), 900, 640)
    qtbot.waitUntil(lambda: made.presenter.browse.seen)
    yield made
    made.shutdown()


def heard(signal):
    """Return a list that grows with what the signal says."""
    told = []
    signal.connect(lambda *values: told.append(values[0] if values else None))
    return told
