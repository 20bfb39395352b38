"""Each file that people bring goes in every way, and every way says the same of it.

The ways are `recognise` and `import` of the command line, Import in My digits, Open in Digit and a
drop on the sheet. Whatever one of them can read, the others can.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from desktop.cli import main
from desktop.tabs.mydigits.browse import texts
from desktop.tabs.mydigits.browse.transfer import Transfer
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.canvas.drawing_editor import DrawingEditor
from desktop.widgets.canvas.file_opening import FileOpening
from nn_core.errors import BadakError

DATA = Path(__file__).parents[1] / "data"
BROUGHT = DATA / "brought"
EMNIST = BROUGHT / "tables" / "idx_emnist_transposed" / "emnist-digits-test-images-idx3-ubyte.gz"
CASES = [
    *sorted((BROUGHT / "tables").glob("csv*")),
    EMNIST,
    *sorted((BROUGHT / "tables").glob("folder*")),
    *sorted((BROUGHT / "strokes").iterdir()),
    *sorted((BROUGHT / "faults").iterdir()),
    *sorted((DATA / "photos").glob("*_5.*")),
    DATA / "photos" / "exif6_4.png",
    DATA / "photos" / "truncated.jpg",
    *sorted((DATA / "rows").glob("*_00_*")),
]
NETWORKS = {"rng_1.safetensors", "stride_0.safetensors"}
Capture = pytest.CaptureFixture[str]


def by_command(path: Path, capsys: Capture) -> tuple[int, list[str], list[str]]:
    """Return how many digits with ink `recognise` found, what it said, and what it refused."""
    main(["recognise", str(path)])
    out, err = capsys.readouterr()
    lines = [line.removeprefix(f"{path}: ") for line in err.splitlines()]
    refused = [line.removeprefix("badak: ") for line in lines if line.startswith("badak: ")]
    changes = [line for line in lines if not line.startswith("badak: ") and "by cnn" not in line]
    found = [json.loads(line) for line in out.splitlines()]
    return sum(one["reason"] != "blank" for one in found), changes, refused


def said_by_import(path: Path, folder: Path, capsys: Capture) -> str:
    """Return the report of `import`, or why it refused the file."""
    code = main(["import", str(path), "--as-notebook", str(folder / "a.sqlite")])
    out, err = capsys.readouterr()
    return out.strip().removeprefix(f"{path}: ") if code < 2 else err.strip()[len("badak: ") :]


def said_by_window(path: Path, context, qtbot) -> str:
    told: list[BadakError] = []
    context.reported.connect(told.append)
    transfer = Transfer(context)
    transfer.bring_in(path)
    qtbot.waitUntil(lambda: not transfer.state.running, timeout=20_000)
    result = transfer.state.result
    return str(told[0]) if result is None else texts.report(result)


def opened(path: Path, context, qtbot) -> tuple[DrawingEditor, str]:
    told: list[BadakError] = []
    editor = DrawingEditor()
    opening = FileOpening(editor, context)
    opening.told.connect(told.append)
    opening.open(path)
    qtbot.waitUntil(lambda: not opening.running, timeout=20_000)
    return editor, " ".join(map(str, told))


def dropped(path: Path, context, qtbot) -> tuple[DrawingEditor, str]:
    told: list[BadakError] = []
    editor = DrawingEditor()
    canvas = DigitCanvas(editor, FileOpening(editor, context))
    qtbot.addWidget(canvas)
    canvas.failed.connect(told.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    canvas.opening.take(mime)
    qtbot.waitUntil(lambda: not canvas.opening.running, timeout=20_000)
    return editor, " ".join(map(str, told))


@pytest.mark.qt_log_ignore(".*")  # the decoder warns of what is said by us
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_every_way_says_the_same(path, context, qtbot, tmp_path, capsys):
    if path.name in NETWORKS:
        return
    count, changes, refused = by_command(path, capsys)
    imported = said_by_import(path, tmp_path, capsys)
    assert said_by_window(path, context, qtbot) == imported
    for change in changes:
        assert change in imported or "Labels taken" in change
    if count or not refused:
        assert imported.startswith(f"Digits added: {count - len(lost(imported))}.")
    else:
        assert imported == refused[0]
    if path.is_dir():
        return
    (editor, told), (other, told_too) = opened(path, context, qtbot), dropped(path, context, qtbot)
    assert told == told_too
    assert editor.is_blank == other.is_blank == (count == 0 and bool(refused))
    for change in changes if not editor.is_blank else refused[:1]:
        assert change in told


def lost(report: str) -> list[str]:
    """Return what is left out by the notebook alone, which `recognise` has no reason to refuse."""
    return [part for part in report.split("; ") if "impossible time" in part or "no text" in part]


@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_a_damaged_network_is_refused_alike(name, context, qtbot, capsys):
    path = BROUGHT / "faults" / name
    assert main(["recognise", str(BROUGHT / "strokes" / "xyt.jsonl"), "--model", str(path)]) == 2
    by_model = capsys.readouterr().err.strip().removeprefix("badak: ")
    assert main(["import", str(path)]) == 2
    assert capsys.readouterr().err.strip().removeprefix("badak: ") == by_model
    told: list[BadakError] = []
    context.reported.connect(told.append)
    transfer = Transfer(context)
    transfer.bring_in(path)
    qtbot.waitUntil(lambda: bool(told) and not transfer.state.running)
    assert [str(error) for error in told] == [by_model]
