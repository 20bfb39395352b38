"""Photos as people bring them are read, or refused with a word; never sure of a shadow's edge."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from benchmarks import photo_scenes
from desktop.cli import main
from desktop.services.recognisers import Recognisers
from desktop.widgets.canvas import picture_reading
from nn_core.data.stroke_files import read_strokes
from nn_core.digits import Drawing, ink_from_rgba
from nn_core.digits.segment import segment
from nn_core.digits.verdict import in_a_row

DATA = Path(__file__).parents[2] / "data"
PHOTOS = sorted((DATA / "photos").glob("*_?.*"))
ROWS = sorted((DATA / "rows").glob("*.png"))
DRAWN = [s for s in read_strokes(DATA / "digits.jsonl") if s.digit is not None]


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[dict[str, object], str]:
    assert main(["recognise", *arguments]) == 0
    streams = capsys.readouterr()
    (line,) = map(json.loads, streams.out.splitlines())
    return line, streams.err


@pytest.mark.parametrize("path", PHOTOS, ids=lambda path: path.stem)
def test_photos_are_read(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line, said_beside = said(capsys, "--apart", str(path))
    assert line["answer"] == int(path.stem[-1])
    assert line["state"] == "digit"
    assert line["digits"] == path.stem[-1]
    assert "damaged" not in line
    assert said_beside == ""


@pytest.mark.parametrize("path", ROWS, ids=lambda path: path.stem)
def test_several_digits_are_read_in_order(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kind, _, text = path.stem.split("_", 2)
    line, _ = said(capsys, "--apart", str(path))
    text = text.split("_")[-1]
    if kind == "touch":
        assert line["answer"] is None
        assert line["digits"] == text or line["state"] == "no digit"
        return
    assert line["digits"] == text
    half = len(text) // 2
    assert line["rows"] == ([text[:half], text[half:]] if kind == "tworows" else [text])
    boxes = np.array([part["box"] for part in line["parts"]])  # type: ignore[attr-defined]
    assert boxes.shape == (len(text), 4)
    assert (boxes[:, :2] < boxes[:, 2:]).all()
    whole, _ = said(capsys, str(path))
    assert (whole["answer"], whole["reason"]) == (None, "several")


@pytest.mark.qt_log_ignore(".*")  # decoders warn of what is said by us
def test_what_is_missing_of_a_file_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    line, beside = said(capsys, str(DATA / "photos" / "truncated.jpg"))
    assert line["damaged"] is True
    assert line["reason"] == "blank"
    assert "cut short" in beside


@pytest.mark.qt_log_ignore(".*")  # decoders warn of what is said by us
def test_what_is_there_of_a_file_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = (DATA / "photos" / "hand_shadow_5.jpg").read_bytes()
    path = tmp_path / "cut.jpg"
    path.write_bytes(whole[: round(0.94 * len(whole))])
    line, beside = said(capsys, str(path))
    assert (line["answer"], line["damaged"]) == (5, True)
    assert "cut short" in beside


@pytest.mark.parametrize("name", photo_scenes.SCENES)
def test_no_scene_makes_it_wrong_and_sure(name: str, qapp: object) -> None:
    rng = np.random.default_rng([7, *name.encode()])
    sample = DRAWN[8]
    seen = photo_scenes.photo(name, sample, rng)
    pixels = np.concatenate([seen, np.ones((*seen.shape[:2], 1), np.float32)], axis=-1)
    parts = segment(Drawing(image=ink_from_rgba(pixels)))
    found = Recognisers().get("cnn").recognise_many(parts)
    assert in_a_row(part.verdict for part in found) == str(sample.digit)


@pytest.mark.qt_log_ignore(".*")  # decoders warn of what is said by us
def test_a_folder_of_photos_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("exif6_4.png", "truncated.jpg"):
        shutil.copy(DATA / "photos" / name, tmp_path / name)
    assert main(["recognise", str(tmp_path)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line.get("damaged", False) for line in lines] == [False, True]


def test_a_photo_of_twelve_million_pixels_is_read_at_once(tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "large.jpg"
    image = QImage(str(DATA / "photos" / "desk_2.jpg")).scaled(4000, 3000)
    assert image.save(str(path))
    begin = time.process_time()
    sample = picture_reading.decode(path)
    assert time.process_time() - begin < 3  # a third of a second; slow machines need more
    assert sample.drawing.image is not None
    assert sample.drawing.image.any()
