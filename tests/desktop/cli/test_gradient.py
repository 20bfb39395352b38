"""``badak gradient`` prints the value and the gradient of each input, or one sentence."""

from __future__ import annotations

import json

import pytest

from desktop.cli import main

FRUIT = ["(apple*2 + orange*3)*tax", "apple=100", "orange=150", "tax=1.1"]


def test_json_holds_the_numbers_of_the_book(capsys) -> None:
    assert main(["gradient", *FRUIT, "--json"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    found = json.loads(captured.out)
    assert list(found) == ["value", "gradients"]
    assert found["value"] == pytest.approx(715)
    assert found["gradients"] == pytest.approx({"apple": 2.2, "orange": 3.3, "tax": 650})


def test_the_text_says_the_same(capsys) -> None:
    assert main(["gradient", *FRUIT]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "value 715",
        "gradient of apple   2.2",
        "gradient of orange  3.3",
        "gradient of tax     650",
    ]


def test_the_steps_go_there_and_back(capsys) -> None:
    assert main(["gradient", "apple*count*tax", "apple=100", "count=2", "tax=1.1", "--steps"]) == 0
    out = capsys.readouterr().out
    assert "  [2] mul of apple, count: 100, 2 -> 200\n" in out
    assert "what came back 1.1: apple gets 1.1 * 2 = 2.2; count gets 1.1 * 100 = 110\n" in out
    assert out.index("forward") < out.index("backward") < out.index("value 220")


def test_the_steps_as_json(capsys) -> None:
    assert main(["gradient", "x*x + 3", "x=2", "--steps", "--json"]) == 0
    found = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    assert [step["operation"] for step in found["steps"]] == [
        "copy", "mul", "add", "add", "mul", "copy",
    ]  # fmt: skip
    assert found["steps"][-1]["arrived"] == [2.0, 2.0]
    assert found["gradients"] == {"x": 4.0}
    assert found["steps"][3]["passed"] == [1.0, None]  # a constant gets nothing


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a*b", "a=1"], "no value for “b”"),
        (["a*b", "a=1", "b=2", "c=3"], "no input “c”"),
        (["a*b", "a=1", "b=2", "a=3"], "“a” has two values"),
        (["a", "a"], "Write a=1."),
        (["a", "=1"], "Write x=1."),
        (["a", "a=0,5"], "Write 0.5."),
        (["a", "a=1e400"], "finite"),
        (["a", "a=nan"], "finite"),
        (["a", "a=--1"], "finite"),
        (["0,5*a", "a=1"], "Character 2"),
        (["2*log(a)", "a=-1"], "Character 3: There is no logarithm of −1."),
        (["1/(a-a)", "a=1"], "Character 2: Here something is divided by 0."),
        (["sqrt(a)", "a=0"], "no slope"),
        (["exp(a)", "a=1e9"], "too large"),
        (["(" * 3000], "longer than 2000"),
        ([], "required: FORMULA"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(words: list[str], said: str, capsys) -> None:
    assert main(["gradient", *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(("formula", "value"), [("-x", -2), ("-x*3", -6), ("-(x)^2", -4)])
def test_a_formula_may_begin_with_a_minus(formula: str, value: float, capsys) -> None:
    assert main(["gradient", formula, "x=2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["value"] == value
    assert main(["gradient", "-2*y y", "y=2"]) == 2
    assert "Character 6" in capsys.readouterr().err


def test_an_input_may_be_called_h(capsys) -> None:
    assert main(["gradient", "-h*2", "h=3"]) == 0
    assert capsys.readouterr().out.startswith("value -6\n")


def test_signs_and_korean_names_are_taken(capsys) -> None:
    assert main(["gradient", "사과*세금", "사과=-1e2", "세금=+.5", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == {"value": -50.0, "gradients": {"사과": 0.5, "세금": -100.0}}
