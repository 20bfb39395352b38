"""``badak recognise`` answers in three ways, by limits one can move; a year digit by digit."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from not_digits import cross, dash, dot, scribble, year

from desktop.cli import main
from desktop.widgets.canvas import drawing_json
from nn_core.digits import Drawing, Stroke
from nn_core.models import build, save

ROOT = Path(__file__).parents[3]
DRAWN = ROOT / "tests" / "data" / "digits.jsonl"
KEYS = ["answer", "state", "reason", "candidates", "strangeness", "digit", "probabilities"]


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def written(path: Path, *drawings: Drawing, label: object = None) -> str:
    """Write drawings as strokes, each with the label."""
    records = [json.loads(drawing_json.dumps(drawing)) for drawing in drawings]
    if label is not None:
        records = [{**record, "label": label} for record in records]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return str(path)


def test_each_line_has_answer_state_and_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recognise", str(DRAWN)]) == 0
    streams = capsys.readouterr()
    for line in lines(streams.out):
        assert list(line) == ["source", "index", *KEYS, "label"]
        assert line["state"] in ("digit", "unsure", "no digit")
        assert (line["reason"] is None) == (line["state"] == "digit")
        assert (line["answer"] is None) == (line["state"] == "no digit")
        assert isinstance(line["strangeness"], float)
    read = sum(line["answer"] == line["label"] for line in lines(streams.out))
    assert f"{read} of 21 (" in streams.err
    assert " not sure, " in streams.err
    assert " refused, " in streams.err


def test_what_is_no_digit_is_refused_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(
        tmp_path / "a.jsonl", cross(), dot(), dash(), scribble(), year(), Drawing(), label="x"
    )
    assert main(["recognise", path]) == 0
    streams = capsys.readouterr()
    found = lines(streams.out)
    assert [line["state"] for line in found] == ["no digit"] * 6
    reasons = ["strange", "dot", "dash", "strange", "several", "blank"]
    assert [line["reason"] for line in found] == reasons
    assert found[0]["digit"] is not None
    assert found[5]["digit"] is None
    assert "6 of 6 (100.00%) refused" in streams.err


def test_a_year_is_read_one_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path / "a.jsonl", year(), label="2026")
    assert main(["recognise", path, "--apart"]) == 0
    streams = capsys.readouterr()
    (line,) = lines(streams.out)
    assert line["digits"] == "2026"
    assert (line["answer"], line["state"], line["reason"]) == (None, "digit", None)
    parts = line["parts"]
    assert isinstance(parts, list)
    assert [part["answer"] for part in parts] == [2, 0, 2, 6]
    assert all(list(part) == [*KEYS, "box"] for part in parts)
    assert line["rows"] == ["2026"]
    assert "1 of 1 (100.00%) read as labelled" in streams.err


def test_apart_with_one_digit_none_and_a_part_that_is_no_digit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beside = tuple(Stroke(s.points * 0.35 + (1, 0.3), 0.03) for s in cross().strokes)
    path = written(tmp_path / "a.jsonl", Drawing(), cross(), Drawing((*year().strokes, *beside)))
    assert main(["recognise", path, "--apart"]) == 0
    blank, alone, mixed = lines(capsys.readouterr().out)
    assert (blank["digits"], blank["reason"]) == ("", "blank")
    assert (alone["digits"], alone["reason"], alone["answer"]) == ("?", "strange", None)
    assert (mixed["digits"], mixed["state"]) == ("2026?", "no digit")
    assert mixed["reason"] == "strange"


def test_a_picture_of_several_digits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from desktop.widgets.canvas import drawing_files

    path = tmp_path / "year.png"
    drawing_files.save(year(), path)
    assert main(["recognise", str(path)]) == 0
    assert lines(capsys.readouterr().out)[0]["reason"] == "several"
    assert main(["recognise", str(path), "--apart"]) == 0
    assert lines(capsys.readouterr().out)[0]["digits"] == "2026"


def test_the_limits_can_be_moved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path / "a.jsonl", cross())
    for options, state in (
        ([], "no digit"),
        (["--strange-above", "inf", "--sure-above", "0"], "digit"),
        (["--strange-above", "inf", "--sure-above", "1"], "unsure"),
        (["--strange-above", "-9"], "no digit"),
    ):
        assert main(["recognise", path, *options]) == 0
        (line,) = lines(capsys.readouterr().out)
        assert line["state"] == state
        candidates = line["candidates"]
        assert isinstance(candidates, list)
        assert len(candidates) == {"digit": 1, "unsure": 2, "no digit": 0}[state]


def test_a_model_that_knows_nothing_of_strangeness(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = tmp_path / "plain.safetensors"
    save(model, build("book", np.random.default_rng(0)))
    path = written(tmp_path / "a.jsonl", cross(), dash())
    assert main(["recognise", path, "--model", str(model)]) == 0
    found = lines(capsys.readouterr().out)
    assert [line["strangeness"] for line in found] == [None, None]
    assert found[1]["reason"] == "dash"
    assert main(["recognise", path, "--model", str(model), "--strange-above", "3"]) == 2
    assert "how strange" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options", [["--strange-above", "nan"], ["--sure-above", "1.1"], ["--sure-above", "x"]]
)
def test_limits_that_are_none_are_refused(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["recognise", str(DRAWN), *options]) == 2
    assert not capsys.readouterr().out


def test_the_help_names_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recognise", "--help"]) == 0
    text = capsys.readouterr().out
    for word in (*KEYS, "--strange-above", "--sure-above", "--apart", '"several"', '"close"'):
        assert word in text
