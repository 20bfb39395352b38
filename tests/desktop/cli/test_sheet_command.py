"""``badak sheet`` writes what the window would."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from desktop.cli.entry import main


def run(*words):
    """Run the command in a process of its own: it opens a window in a home of its own."""
    command = [sys.executable, "main.py", "sheet", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_it_writes_a_page(tmp_path):
    path = tmp_path / "one.html"
    done = run(path, "--tab", "gates/adders", "--language", "ko")
    assert (done.returncode, done.stdout) == (0, f"{path}\n")
    text = path.read_text(encoding="utf-8")
    assert '<html lang="ko">' in text
    assert text.count("<section>") == 1


def test_it_writes_a_session(tmp_path):
    states = {"page": "adders", "seen": ["perceptron", "adders"], "states": {}}
    session = tmp_path / "one.badak"
    record = {"format": "badak session", "version": 1, "front": "gates", "drawing": None}
    session.write_text(json.dumps({**record, "tabs": {"gates": states}}), encoding="utf-8")
    path = tmp_path / "one.pdf"
    assert run(path, "--session", session).returncode == 0
    assert path.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "words",
    [["one.txt"], ["one.pdf", "--tab", "nothing"], ["one.pdf", "--tab", "gates/nothing"]],
)
def test_what_is_wrong_is_said_in_one_line(words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["sheet", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.glob("one*")) == []


def test_a_missing_session_is_said(tmp_path):
    path = tmp_path / "one.pdf"
    done = run(path, "--session", tmp_path / "none.badak")
    assert done.returncode == 2
    assert "none.badak" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not path.exists()
