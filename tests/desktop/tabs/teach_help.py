"""What the tests of the page Teach share: a small network, few bundled digits, a notebook."""

from __future__ import annotations

import numpy as np

from desktop.services.context import SharedServices, TabContext
from desktop.services.recognisers import Recognisers
from desktop.services.settings import Settings
from desktop.tabs.kit.tab import Tab
from desktop.tabs.mydigits import TAB
from desktop.tabs.mydigits.teach import presenter, work
from desktop.tabs.mydigits.teach.presenter import TeachPresenter
from nn_core.data.bundled import loading
from nn_core.data.mirror_writer import writing
from nn_core.data.notebook import Entry
from nn_core.digits import Drawing
from nn_core.digits.raster import from_device
from nn_core.layers import Affine
from nn_core.models import own_digits, save
from nn_core.network import Network

FEW = 10
"""Batches: enough for a result, though not for learning much."""


def lend(tmp_path, monkeypatch):
    """Return a context whose shipped networks are small; few bundled digits are loaded."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    for name in ("cnn", "book"):
        network = Network([Affine(784, 10, np.random.default_rng(1))])
        save(folder / f"{name}.safetensors", network, {"data": "MNIST"})

    def some(path):
        everything = yield from loading(path)
        return everything.take(np.arange(0, len(everything), 50))

    monkeypatch.setattr(work, "loading", some)
    # Writing strokes anew takes most of the time; once is enough here.
    monkeypatch.setattr(own_digits, "COPIES", 1)
    monkeypatch.setattr(work, "ODD_COPIES", 6)
    monkeypatch.setattr(presenter, "ODD_COPIES", 6)
    monkeypatch.setattr(presenter, "FEWEST_STEPS", FEW)
    made = SharedServices.make(Settings(tmp_path / "badak.ini"))
    shared = SharedServices(
        made.settings, made.drawing, Recognisers(folder), made.theme, made.notebook
    )
    return TabContext(shared)


def write_digits(context, copies=6, digits=range(10), seed=0):
    """Put digits into the notebook, one of them without a label."""
    for digit, strokes in writing(np.random.default_rng(seed), copies):
        if digit in digits:
            context.notebook.store.add(Entry.of(Drawing(from_device(strokes, 0.1)), label=digit))
    context.notebook.store.add(Entry.of(Drawing(from_device(strokes, 0.1))))
    context.notebook.changed.emit()


def teaching(context):
    """Return the presenter of the page Teach, at which somebody looks."""
    made = TeachPresenter(context)
    made.enter()
    return made


def open_page(context, qtbot):
    """Return the tab with the page Teach in front, and digits to learn in the notebook."""
    made = Tab(TAB, context)
    qtbot.addWidget(made)
    made.show_page("teach")
    made.show()
    qtbot.waitUntil(lambda: made.presenter.teach.seen)
    write_digits(context)
    return made


def run(taught, qtbot, steps=FEW):
    """Teach to the end."""
    taught.set_steps(steps)
    taught.start()
    qtbot.waitUntil(lambda: not taught.state.running)
