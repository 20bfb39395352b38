"""The notebook as JSON lines: the format of `nn_core.data.stroke_files`, nothing is lost in it."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from nn_core.data.files import lines, measured
from nn_core.data.notebook.entry import Entry
from nn_core.data.notebook.query import EVERYTHING, Filter, count
from nn_core.data.notebook.store import Notebook
from nn_core.data.notebook.transfer.progress import STEP, Exported, Imported, Progress, Refusal
from nn_core.data.notebook.transfer.reading import oldest_first
from nn_core.data.notebook.transfer.staging import Staging
from nn_core.data.notebook.transfer.texts import Odd, name_of, time_of
from nn_core.data.stroke_files import CANVAS, LONGEST_LINE, sample_of
from nn_core.digits.framing import FIELD
from nn_core.digits.strokes import Stroke
from nn_core.errors import BadakError
from nn_core.util.atomic_write import replacing

TEXTS = ("state", "model")


def export_json(
    notebook: Notebook, path: Path, where: Filter = EVERYTHING
) -> Iterator[Progress | Exported]:
    """Write one drawing a line, with label, answer, model and time."""
    total, done = count(notebook, where), 0
    with replacing(path) as (file,):
        for done, entry in enumerate(oldest_first(notebook, where), 1):
            file.write(line_of(entry).encode() + b"\n")
            if done % STEP == 0:
                yield Progress(done, total)
    yield Exported(done, paths=(path,))


def line_of(entry: Entry) -> str:
    """Return one digit as a line of JSON; a picture without strokes is 784 bytes in base64."""
    record: dict[str, Any] = {
        "label": entry.label,
        "strokes": [stroke.points.tolist() for stroke in entry.strokes],
        "width": [_width(stroke) for stroke in entry.strokes],
        "erase": [stroke.erase for stroke in entry.strokes],
        "unit": CANVAS,
        "answer": entry.answer,
        "state": entry.state,
        "model": entry.model,
        "confidence": entry.confidence,
        "time": entry.drawn_at.isoformat(timespec="milliseconds"),
    }
    if not entry.strokes:
        record["picture"] = b64encode(entry.picture.tobytes()).decode()
    kept = {name: value for name, value in record.items() if value not in (None, "")}
    return json.dumps(kept, separators=(",", ":"))


def _width(stroke: Stroke) -> float | list[float]:
    return stroke.width if isinstance(stroke.width, float) else stroke.width.tolist()


def import_json(notebook: Notebook, path: Path) -> Iterator[Progress | Imported]:
    """Take the drawings of a file of strokes, of this program or another; refuse bad lines.

    Raises
    ------
    DataFileError
        If the file itself can't be read; then nothing is taken.
    """
    staging = Staging(notebook)
    with measured(path) as source:
        for number, line in enumerate(lines(source.file, path, LONGEST_LINE), 1):
            if line.strip():
                _take(staging, line, number)
            # After every line, since one of four megabytes takes a while.
            yield Progress(source.place, source.size)
    yield staging.add()


def _take(staging: Staging, line: bytes, number: int) -> None:
    try:
        entry = _entry(line)
    except Odd as odd:
        staging.refusals.note(odd.reason, number)
        return
    except (BadakError, ValueError, TypeError, OverflowError, RecursionError, KeyError):
        staging.refusals.note(Refusal.NO_DRAWING, number)
        return
    if entry is None:
        staging.refusals.note(Refusal.NO_DIGIT, number)
    else:
        staging.take(entry, number)


def _entry(line: bytes) -> Entry | None:
    """Return the digit in a line; None if its label is something else."""
    record = json.loads(line)
    sample = sample_of(record)
    if sample.label is not None and sample.digit is None:
        return None
    answer, confidence = record.get("answer"), record.get("confidence")
    facts: dict[str, Any] = {
        "label": sample.digit,
        "answer": answer if type(answer) is int and answer in range(10) else None,
        "confidence": confidence if _is_share(confidence) else None,
        "drawn_at": time_of(record.get("time")),
        **{name: name_of(record.get(name, "")) for name in TEXTS},
    }
    if not sample.strokes and "picture" in record:
        pixels = np.frombuffer(b64decode(record["picture"], validate=True), np.uint8)
        return Entry(pixels.reshape(FIELD, FIELD), **facts)
    return Entry.of(sample.drawing(), **facts)


def _is_share(value: object) -> bool:
    return isinstance(value, float) and 0 <= value <= 1
