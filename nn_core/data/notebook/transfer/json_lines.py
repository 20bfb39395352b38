"""The notebook as JSON lines: the format of `nn_core.data.stroke_files`, nothing is lost in it."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nn_core.data.notebook.entry import Entry
from nn_core.data.notebook.query import EVERYTHING, Filter, count
from nn_core.data.notebook.store import Notebook
from nn_core.data.notebook.transfer.progress import STEP, Exported, Progress
from nn_core.data.notebook.transfer.reading import oldest_first
from nn_core.data.stroke_files import CANVAS
from nn_core.digits.strokes import Stroke
from nn_core.util.atomic_write import replacing


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
