"""The notebook as CSV, for spreadsheets: a row for each digit with its 784 pixels."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from nn_core.data.digit_files.columns import HEADER
from nn_core.data.notebook.entry import Entry
from nn_core.data.notebook.query import EVERYTHING, Filter, count
from nn_core.data.notebook.store import Notebook
from nn_core.data.notebook.transfer.progress import STEP, Exported, Progress
from nn_core.data.notebook.transfer.reading import oldest_first
from nn_core.data.notebook.transfer.texts import guarded
from nn_core.util.atomic_write import replacing


def export_csv(
    notebook: Notebook, path: Path, where: Filter = EVERYTHING
) -> Iterator[Progress | Exported]:
    """Write label, answer, model, time and the pixels from 0 to 255, row by row of the picture."""
    total, done = count(notebook, where), 0
    with replacing(path) as (file,):
        file.write(_row(HEADER))
        for done, entry in enumerate(oldest_first(notebook, where), 1):
            file.write(_row(values_of(entry)))
            if done % STEP == 0:
                yield Progress(done, total)
    yield Exported(done, paths=(path,))


def values_of(entry: Entry) -> list[object]:
    """Return the row of one digit; what isn't known is empty."""
    when = entry.drawn_at.isoformat(timespec="milliseconds")
    digits = ["" if digit is None else digit for digit in (entry.label, entry.answer)]
    return [*digits, guarded(entry.model), when, *entry.picture.reshape(-1).tolist()]


def _row(values: Sequence[object]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(values)
    return text.getvalue().encode()
