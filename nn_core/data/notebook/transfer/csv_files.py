"""The notebook as CSV, for spreadsheets: a row for each digit with its 784 pixels."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from nn_core.arrays import Array
from nn_core.data.files import lines, measured
from nn_core.data.notebook.entry import Entry
from nn_core.data.notebook.query import EVERYTHING, Filter, count
from nn_core.data.notebook.store import Notebook
from nn_core.data.notebook.transfer.progress import STEP, Exported, Imported, Progress, Refusal
from nn_core.data.notebook.transfer.reading import oldest_first
from nn_core.data.notebook.transfer.staging import Staging
from nn_core.data.notebook.transfer.texts import Odd, guarded, name_of, time_of, unguarded
from nn_core.digits.framing import FIELD
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError
from nn_core.util.atomic_write import replacing

PIXELS = FIELD * FIELD
FACTS = ("label", "answer", "model", "time")
HEADER = (*FACTS, *(f"pixel{n}" for n in range(PIXELS)))
LONGEST_ROW = 100_000
"""Characters; 784 pixels take some 3,000."""


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


def import_csv(notebook: Notebook, path: Path) -> Iterator[Progress | Imported]:
    """Take the rows of a CSV file with a header that names ``label`` and 784 other pixels.

    Files of other programs that hold MNIST so (``label,pixel0,…``) are taken too.

    Raises
    ------
    DataFileError
        If the file can't be read or its header is another; then nothing is taken.
    """
    staging = Staging(notebook)
    with measured(path) as source:
        file = source.file
        header = _split(file.readline(LONGEST_ROW))
        columns = {name: place for place, name in enumerate(header)}
        start = columns.get("pixel0", columns.get("1x1", -1))
        if start < 0 or len(header) < start + PIXELS or "label" not in columns:
            raise _no_header(path)
        for number, line in enumerate(lines(file, path, LONGEST_ROW), 2):
            if line.strip():
                _take(staging, _split(line), columns, start, number)
            if number % (STEP // 5) == 0:
                yield Progress(source.place, source.size)
    yield staging.add()


def _split(line: bytes) -> list[str]:
    text = line.decode("utf-8-sig", "replace")
    try:
        return next(csv.reader([text.rstrip("\r\n")]), [])
    except csv.Error:
        return []


def _take(
    staging: Staging, row: list[str], columns: dict[str, int], start: int, number: int
) -> None:
    try:
        pixels = _pixels(row[start : start + PIXELS])
        facts = {name: row[columns[name]] if name in columns else "" for name in FACTS}
    except (ValueError, IndexError):
        staging.refusals.note(Refusal.NO_DRAWING, number)
        return
    try:
        label, answer = digit_of(facts["label"]), digit_of(facts["answer"])
        model, when = name_of(unguarded(facts["model"])), time_of(facts["time"])
    except ValueError:
        staging.refusals.note(Refusal.NO_DIGIT, number)
    except Odd as odd:
        staging.refusals.note(odd.reason, number)
    else:
        staging.take(Entry(pixels, (), label, answer, model=model, drawn_at=when), number)


def _pixels(texts: list[str]) -> Array:
    values = np.array(texts, np.float64)
    if len(values) != PIXELS or not ((values >= 0) & (values <= 255)).all():
        raise ValueError("no pixels")
    return np.rint(values).astype(np.uint8).reshape(FIELD, FIELD)


def digit_of(text: str) -> int | None:
    """Return the digit in a cell; None if it is empty; ``ValueError`` if it is something else."""
    if not text.strip():
        return None
    value = float(text)
    if value not in range(10):
        raise ValueError(text)
    return int(value)


def _no_header(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” is no table of digits."),
        QT_TRANSLATE_NOOP("nn_core", "Its first row must name label and pixel0 to pixel783."),
        path=path,
    )
