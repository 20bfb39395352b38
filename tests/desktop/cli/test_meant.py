"""What is mistyped is said in one line, with what may have been meant; a file alone is read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.tabs import names, registered

ROOT = Path(__file__).parents[3]
DRAWN = ROOT / "tests" / "data" / "digits.jsonl"


def badak(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "main.py", *words],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["recognice"], "recognise"),
        (["scrennshot"], "screenshot"),
        (["gates"], "--tab gates"),
        (["--thema", "dark"], "--theme"),
        (["--la", "ko"], "--lang"),
        (["recognise", "--aprt", "x.png"], "--apart"),
        (["train", "--epocs=3"], "--epochs"),
        (["screenshot", "x", "--tab", "gatse"], "gates"),
        (["help", "trian"], "train"),
    ],
)
def test_a_slip_gets_a_suggestion(
    words: list[str], meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    said = capsys.readouterr().err
    assert f"(did you mean {meant}?)" in said
    assert said.startswith("badak: ") and said.count("\n") == 1


def test_a_folder_alone_is_not_said_to_be_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 2
    assert f"badak recognise {tmp_path}" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--foo"], ["dance"], ["none.png"], ["recognise", "x", "-q"]])
def test_where_nothing_is_alike_nothing_is_suggested(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    said = capsys.readouterr().err
    assert "did you mean" not in said
    assert said.startswith("badak: ") and said.count("\n") == 1


def test_unknown_tabs_and_sessions_are_refused_before_a_window_opens() -> None:
    for words in (
        ["--tab", "no"],
        ["--lang", "ko", "--foo"],
        ["--lang", "ko", "train"],
        ["my.badak"],
    ):
        done = badak(*words, QT_QPA_PLATFORM="no-such-platform")
        assert done.returncode == 2
        assert done.stderr.startswith(b"badak: ") and done.stderr.count(b"\n") == 1
    assert all(name in badak("--tab", "nosuch").stderr.decode() for name in names())


def test_the_names_on_the_command_line_are_those_of_the_tabs() -> None:
    found = tuple(name for spec in registered() for name in (spec.id, *spec.aliases))
    assert names() == found
    assert {"digit", "framing", "why"} <= set(found)


def test_a_file_alone_is_recognised(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(DRAWN), "--model", "book"]) == 0
    streams = capsys.readouterr()
    assert len(streams.out.splitlines()) == 21
    assert "as badak recognise does" in streams.err


def test_help_is_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help"]) == 0
    whole = capsys.readouterr().out
    for word in ("recognise", "train", "limits", "--where", "--theme", *names()):
        assert word in whole
    assert main(["help", "train"]) == 0
    said = capsys.readouterr().out
    assert main(["train", "--help"]) == 0
    assert said == capsys.readouterr().out
    assert "Ctrl-C" in said


@pytest.mark.parametrize("command", ["recognise", "evaluate", "train", "limits", "screenshot"])
def test_every_option_of_a_command_is_explained(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["help", command])
    lines = capsys.readouterr().out.splitlines()
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("  -"):
            explained = len(line.strip().split("  ")) > 1 or below.startswith(" " * 10)
            assert explained, line


def test_where_says_where_everything_lies(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BADAK_HOME", str(tmp_path / "home"))
    assert main(["--where"]) == 0
    *places, last = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in places] == ["settings", "notebook", "networks", "log"]
    assert all(str(tmp_path / "home") in line for line in places)
    assert "BADAK_HOME" in last
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    "words", [["recognise", "a" * 300 + ".png"], ["screenshot", "/dev/null/x"]]
)
def test_no_number_of_the_system_is_shown(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    said = capsys.readouterr().err
    assert "Errno" not in said and "WinError" not in said
    assert said.startswith("badak: ")


@pytest.mark.parametrize("page", ["cp1252", "cp949", "cp437", "ascii"])
def test_any_code_page_can_be_written_to(page: str, tmp_path: Path) -> None:
    strokes = tmp_path / "숫자 é.jsonl"
    strokes.write_bytes(DRAWN.read_bytes())
    plain = {"PYTHONIOENCODING": page, "PYTHONUTF8": "0"}
    for words in (
        ["help", "evaluate"],
        ["evaluate", "--model", "book", "--strokes", str(strokes)],
        ["recognise", "--model", "book", str(strokes)],
        ["recognise", "--model", "없음", str(strokes)],
        ["숫자"],
    ):
        done = badak(*words, **plain)
        assert b"Traceback" not in done.stderr, done.stderr.decode(page)
        assert done.returncode in (0, 2)
        done.stdout.decode(page)
    first = badak("recognise", "--model", "book", str(strokes), **plain).stdout.splitlines()[0]
    assert json.loads(first)["source"] == str(strokes)
