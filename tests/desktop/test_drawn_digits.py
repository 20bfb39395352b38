"""Digits drawn by hands, sent as mouse events to the real window, read off the real bars."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.platform import package_files
from desktop.services.settings import Settings
from desktop.shell.main_window import MainWindow

ROOT = Path(__file__).parents[2]
OWN = ROOT / "tests" / "data" / "drawn_digits.jsonl"
HANDS = ROOT.parent / "shared" / "data" / "tablet_digits_dev.jsonl.gz"
EACH = 4
"""Samples of each digit that are drawn."""
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

pytestmark = pytest.mark.skipif(
    not package_files.path("weights", "cnn.safetensors").exists(), reason="no weights in this tree"
)


def samples(path):
    """The first samples of each digit, spread over the writers."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt") as lines:
        everything = [json.loads(line) for line in lines]
    chosen = []
    for digit in range(10):
        of_digit = [sample for sample in everything if sample["label"] == digit]
        step = max(1, len(of_digit) // EACH)
        chosen += of_digit[::step][:EACH]
    return chosen


def on_sheet(strokes, sheet):
    """The strokes as pixels of the widget, in the middle, 60 % of the sheet large."""
    points = np.concatenate([np.array(stroke, float) for stroke in strokes])
    low, high = points.min(axis=0), points.max(axis=0)
    scale = 0.6 * sheet.width() / max((high - low).max(), 1e-9)
    middle = np.array([sheet.center().x(), sheet.center().y()])
    return [
        [
            QPoint(*np.rint(middle + (np.array(point) - (low + high) / 2) * scale).astype(int))
            for point in stroke
        ]
        for stroke in strokes
    ]


@pytest.fixture
def window(qtbot, tmp_path):
    made = qtbot.shown(MainWindow(Settings(tmp_path / "badak.ini")), 1024, 700)
    made.tabs.select("digit")
    made.open_tabs()
    yield made
    made.close()


def draw(canvas, strokes):
    for stroke in on_sheet(strokes, canvas.sheet()):
        QTest.mousePress(canvas, LEFT, NONE, stroke[0])
        for point in stroke[1:]:
            QTest.mouseMove(canvas, point)
        QTest.mouseRelease(canvas, LEFT, NONE, stroke[-1])


@pytest.mark.parametrize("path", [OWN, HANDS], ids=["own", "hands"])
def test_what_is_drawn_is_read(window, qtbot, path):
    if not path.exists():
        pytest.skip(f"{path.name} is not there")
    tab = window.tabs.view().page()
    wrong = []
    chosen = samples(path)
    for sample in chosen:
        QTest.keyClick(tab.canvas, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: tab.bars.probabilities is None)
        draw(tab.canvas, sample["strokes"])
        qtbot.waitUntil(lambda: not tab.presenter.pending and tab.bars.answer is not None)
        if tab.bars.answer != sample["label"]:
            wrong.append((sample["label"], tab.bars.answer))
        assert tab.bars.probabilities.sum() == pytest.approx(1, abs=1e-4)
        assert f"{tab.bars.answer}: " in tab.bars.accessibleDescription()
    assert len(chosen) >= 20
    assert len(wrong) <= 0.05 * len(chosen), wrong
