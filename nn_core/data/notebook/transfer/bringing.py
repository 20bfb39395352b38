"""Bring the digits of any file into the notebook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nn_core.data.digit_files import Means, Notes, Sample, read_digits
from nn_core.data.notebook.entry import DIGITS, Entry, now
from nn_core.data.notebook.store import Notebook
from nn_core.data.notebook.transfer.progress import Imported, Progress, Refusal
from nn_core.data.notebook.transfer.staging import Staging
from nn_core.data.notebook.transfer.texts import Odd, name_of, time_of, unguarded
from nn_core.errors import BadakError

TEXTS = ("state", "model")


def bring_in(
    notebook: Notebook, path: Path, means: Means, notes: Notes | None = None
) -> Iterator[Progress | Imported]:
    """Take the digits of a file, a folder or an archive; what holds no ink is left out.

    Parameters
    ----------
    notebook : Notebook
    path : Path
    means : Means
    notes : Notes, optional
        Told what was changed and left out, which the report says as well.

    Raises
    ------
    DataFileError
        If the file itself can't be read; then nothing is taken.
    """
    notes = notes or Notes()
    staging = Staging(notebook, notes)
    for step in read_digits(path, means, notes):
        if isinstance(step, Progress):
            yield step
        else:
            _take(staging, step, notes)
    yield staging.add()


def _take(staging: Staging, sample: Sample, notes: Notes) -> None:
    place, name = sample.place, sample.name
    if sample.label is not None and sample.digit is None:
        notes.refusals.note(Refusal.NO_DIGIT, place, name)
        return
    try:
        entry = entry_of(sample)
    except Odd as odd:
        notes.refusals.note(odd.reason, place, name)
    except _NoDigit:
        notes.refusals.note(Refusal.NO_DIGIT, place, name)
    except BadakError as error:
        notes.refuse(error, place, name)
    else:
        staging.take(entry, place, name)


class _NoDigit(Exception):
    """An answer in a table that is no digit."""


def entry_of(sample: Sample) -> Entry:
    """Return what the notebook keeps of a digit.

    Raises
    ------
    Odd
        If a time or a name can't be kept.
    """
    facts = sample.facts
    confidence = facts.get("confidence")
    kept: dict[str, Any] = {
        "label": sample.digit,
        "answer": _answer(facts.get("answer")),
        "confidence": confidence if _is_share(confidence) else None,
        "drawn_at": time_of(facts["time"]) if "time" in facts else now(),
        **{name: name_of(unguarded(str(facts.get(name, "")))) for name in TEXTS},
    }
    if sample.pixels is not None:
        return Entry(sample.pixels, **kept)
    return Entry.of(sample.drawing, **kept)


def _answer(value: object) -> int | None:
    """Return an answer of JSON, or of a cell, where another text is refused."""
    if isinstance(value, str) and value.strip():
        try:
            value = int(float(value)) if float(value) in range(DIGITS) else None
        except ValueError as error:
            raise _NoDigit from error
        if value is None:
            raise _NoDigit
    return value if type(value) is int and value in range(DIGITS) else None


def _is_share(value: object) -> bool:
    return isinstance(value, float) and 0 <= value <= 1
