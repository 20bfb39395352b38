"""``badak experiment`` prints the book's figure beside what came out, or one sentence."""

from __future__ import annotations

import json

import pytest

from desktop.cli import experiment, main
from nn_core.experiments import PRESETS
from tests.desktop.cli.test_train import write_mnist


def test_the_names_in_the_help_are_those_there_are() -> None:
    assert tuple(PRESETS) == experiment.NAMES


def test_json_holds_the_book_and_what_came_out(capsys) -> None:
    assert main(["experiment", "xor", "--steps", "300", "--json"]) == 0
    captured = capsys.readouterr()
    found = json.loads(captured.out)
    assert captured.err == ""
    assert (found["name"], found["book"], found["steps"]) == ("xor", None, 300)
    assert found["accuracy"] > 0.9
    assert (found["learnt"], found["apart"]) == (160, 40)


def test_the_books_figure_stands_beside_ours(tmp_path, capsys) -> None:
    folder = write_mnist(tmp_path)
    words = ["experiment", "two-layer-relu", "--mnist", str(folder), "--steps", "3"]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert "the book   0.970 (chapter 5.7)" in out
    assert "MNIST: 240 learnt, 60 held apart" in out
    assert "The book's figure is for MNIST's 60000 pictures, 10000 steps." in out
    assert main([*words, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["book"] == 0.97


def test_no_figure_where_the_book_gives_none(capsys) -> None:
    assert main(["experiment", "circle", "--steps", "5"]) == 0
    out = capsys.readouterr().out
    assert "gives no figure" in out
    assert "The book's figure" not in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["xorr"], "did you mean xor?"),
        ([], "required: NAME"),
        (["xor", "--steps", "0"], "less than 1"),
        (["xor", "--mnist", "."], "learns no pictures"),
        (["two-layer-relu", "--mnist", "/no/such/folder"], "no folder that can be read"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(words: list[str], said: str, capsys) -> None:
    assert main(["experiment", *words]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


def test_digits_that_are_missing_are_named(tmp_path, capsys) -> None:
    folder = write_mnist(tmp_path, kinds=9)
    assert main(["experiment", "one-or-nine", "--mnist", str(folder)]) == 2
    assert "too few pictures of 1 and 9" in capsys.readouterr().err
