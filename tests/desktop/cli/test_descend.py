"""``badak descend`` prints every position of a walk, or one sentence."""

from __future__ import annotations

import json

import pytest

from desktop.cli import descend, main
from nn_core.descent.book import RULES
from nn_core.descent.walking import GRADIENTS

VALLEY = ["x**2/20 + y**2", "--start", "-7", "2"]


def test_the_names_in_the_help_are_those_there_are() -> None:
    assert tuple(RULES) == descend.OPTIMIZERS
    assert GRADIENTS == descend.GRADIENTS


@pytest.mark.parametrize(
    ("optimizer", "lr", "place"),
    [
        ("sgd", "0.95", (-0.350393, 0.084782)),
        ("momentum", "0.1", (0.896414, 0.088086)),
        ("adagrad", "1.5", (-0.120162, 2.48639e-17)),
        ("adam", "0.3", (0.136007, 0.318245)),
    ],
)
def test_json_holds_the_start_and_a_place_a_step(optimizer, lr, place, capsys) -> None:
    words = [*VALLEY, "--optimizer", optimizer, "--lr", lr, "--steps", "30", "--json"]
    assert main(["descend", *words]) == 0
    captured = capsys.readouterr()
    steps = json.loads(captured.out)["steps"]
    assert captured.err == ""
    assert len(steps) == 31
    assert steps[0] == {"position": [-7.0, 2.0], "value": 6.45}
    assert steps[-1]["position"] == pytest.approx(place, rel=2e-5)


def test_the_books_lost_digits(capsys) -> None:
    words = ["x**2+y**2", "--start", "-3", "4", "--lr", "10", "--steps", "100", "--json"]
    ends = {}
    for gradient in GRADIENTS:
        assert main(["descend", *words, "--gradient", gradient]) == 0
        x, y = json.loads(capsys.readouterr().out)["steps"][-1]["position"]
        ends[gradient] = f"{x:.8e} {y:.8e}"
    assert ends["numerical"] == "-2.58983747e+13 -1.29524862e+12"
    assert ends["exact"] == "-2.25154873e+128 3.00206497e+128"


def test_a_table_holds_the_same_digits(capsys) -> None:
    assert main(["descend", *VALLEY, "--lr", "0.95", "--steps", "2"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split() == ["step", "x", "y", "value"]
    assert [row.split()[0] for row in rows] == ["0", "1", "2"]
    assert rows[1].split()[1:] == ["-6.335", "-1.7999999999999998", "5.246611249999999"]


def test_a_formula_of_one_number_and_one_with_a_minus(capsys) -> None:
    words = ["--start", "5", "--steps", "2", "--lr", "0.1", "--json"]
    for formula in ("-x**2", " -x**2", "-(x**2)", "-1*x**2"):
        assert main(["descend", formula, *words]) == 0
        steps = json.loads(capsys.readouterr().out)["steps"]
        assert [step["position"] for step in steps] == [[5.0], [6.0], [7.2]]


def test_a_start_may_be_written_with_a_power_of_ten(capsys) -> None:
    assert main(["descend", "bowl", "--start", "-1e-3", "-.5E+1", "--steps", "0"]) == 0
    assert capsys.readouterr().out.splitlines()[1].split() == ["0", "-0.001", "-5.0", "25.000001"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["everest"], "no surface “everest”"),
        ([], "required: FORMULA"),
        (["x**2 +"], "missing"),
        (["z**2"], "means nothing here: “z”"),
        (["foo(x)"], "no function “foo”"),
        (["log(x)", "--start", "-1", "2"], "no finite number"),
        (["bowl", "--start", "nan", "2"], "no finite number"),
        (["bowl", "--start", "1"], "1 of 2 coordinates"),
        (["x*y", "--start", "1"], "1 of 2 coordinates"),
        (["z", "--start", "1"], "no surface “z”"),
        (["z*2", "--start", "1"], "Write it with: x."),
        (["1/x", "--start", "0", "1"], "Start where both are."),
        (["bowl", "-steps", "5"], "-steps"),
        (["bowl", "--start", "x", "2"], "no number"),
        (["bowl", "--lr", "nan"], "no finite number"),
        (["bowl", "--lr", "0"], "no rate above 0"),
        (["bowl", "--optimizer", "adma"], "did you mean adam?"),
        (["bowl", "--gradient", "numeric"], "did you mean numerical?"),
        (["bowl", "--steps", "-1"], "less than 0"),
        (["bowl", "--steps", "999999999"], "too many"),
        (["bowl", "--lr", "100", "--steps", "1000", "--json"], "After step 67"),
        (["bowl", "--start", "1e200", "0"], "no finite number"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(words: list[str], said: str, capsys) -> None:
    assert main(["descend", *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert captured.err.count("\n") == 1
