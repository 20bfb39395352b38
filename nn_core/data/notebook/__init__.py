"""The user's notebook of drawn digits: one SQLite file that survives whatever happens.

Made for use from several threads and windows: each opens a `Notebook` of its own on the same path.

>>> from tempfile import TemporaryDirectory
>>> from pathlib import Path
>>> import numpy as np
>>> from nn_core.digits import Drawing, Stroke
>>> folder = TemporaryDirectory()
>>> notebook = Notebook(Path(folder.name) / "notebook.sqlite")
>>> stroke = Stroke(np.array([[0.5, 0.2], [0.5, 0.8]]), 0.07)
>>> notebook.add(Entry.of(Drawing((stroke,)), label=1, answer=7, model="cnn"))
1
>>> counts_by_label(notebook)
(0, 1, 0, 0, 0, 0, 0, 0, 0, 0)
>>> [len(part) for part in labelled(notebook)]
[1]
>>> all_labelled(notebook).images.shape
(1, 28, 28)
>>> notebook.close()
>>> folder.cleanup()
"""

from nn_core.data.notebook.entry import Entry
from nn_core.data.notebook.errors import (
    NotebookDamaged,
    NotebookError,
    NotebookForeign,
    NotebookFull,
    NotebookLocked,
    NotebookNewer,
    NotebookUnwritable,
)
from nn_core.data.notebook.query import (
    EVERYTHING,
    Filter,
    Pictures,
    all_labelled,
    count,
    counts_by_label,
    entries,
    ids,
    labelled,
    models,
    page,
    present,
)
from nn_core.data.notebook.store import Notebook, open_or_start_again

__all__ = [
    "EVERYTHING",
    "Entry",
    "Filter",
    "Notebook",
    "NotebookDamaged",
    "NotebookError",
    "NotebookForeign",
    "NotebookFull",
    "NotebookLocked",
    "NotebookNewer",
    "NotebookUnwritable",
    "Pictures",
    "all_labelled",
    "count",
    "counts_by_label",
    "entries",
    "ids",
    "labelled",
    "models",
    "open_or_start_again",
    "page",
    "present",
]
