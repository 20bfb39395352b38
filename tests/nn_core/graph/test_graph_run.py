"""Forward and backward: the numbers of the book's chapter 5, and gradients of random formulas."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings

from nn_core import activations
from nn_core.errors import ValueRefused
from nn_core.graph import (
    NodeStep,
    backward,
    evaluate,
    forward,
    gradient,
    gradients_of,
    parse,
    values_of,
)
from nn_core.graph.differences import differences, slope
from nn_core.graph.fold import folded, softmax_with_loss, unfolded
from nn_core.graph.ops import ALL, FUNCTIONS, OPS
from nn_core.graph.refusal import FormulaError
from tests.nn_core.graph.expressions import EXPRESSIONS, VALUES

APPLES = ("apple * count * tax", {"apple": 100.0, "count": 2.0, "tax": 1.1})
FRUIT = (
    "(apple * apples + orange * oranges) * tax",
    {"apple": 100.0, "apples": 2.0, "orange": 150.0, "oranges": 3.0, "tax": 1.1},
)


def test_two_apples_cost_220_and_the_gradients_are_the_books() -> None:
    value, slopes = gradients_of(parse(APPLES[0]), APPLES[1])
    assert value == pytest.approx(220, rel=1e-15)
    assert slopes == pytest.approx({"apple": 2.2, "count": 110, "tax": 200}, rel=1e-15)


def test_apples_and_oranges_cost_715() -> None:
    value, slopes = gradients_of(parse(FRUIT[0]), FRUIT[1])
    assert value == pytest.approx(715, rel=1e-15)
    expected = {"apple": 2.2, "apples": 110, "orange": 3.3, "oranges": 165, "tax": 650}
    assert slopes == pytest.approx(expected, rel=1e-15)


def test_the_way_back_in_steps_is_that_of_the_book() -> None:
    """Figures 5-2 and 5-14: 1, then 1.1 and 200, then 2.2 and 110."""
    graph = parse(APPLES[0])
    there = list(forward(graph, APPLES[1]))
    assert [step.value for step in there] == pytest.approx([200, 220])
    back = list(backward(graph, values_of(graph, APPLES[1])))
    assert [step.gradient for step in back] == pytest.approx([1, 1.1])
    assert [number for step in back for number in step.passed] == pytest.approx(
        [1.1, 200, 2.2, 110]
    )


def test_the_small_examples_of_chapter_5() -> None:
    # 5.3.1: plus hands 1.3 on as it is; 5.3.2: times hands on 1.3 times the other number.
    for text, expected in (("x + y", (1.3, 1.3)), ("x * y", (6.5, 13.0))):
        graph = parse(text)
        values = values_of(graph, {"x": 10.0, "y": 5.0})
        (step,) = backward(graph, values, seed=1.3)
        assert step.passed == pytest.approx(expected)
    # 5.2: z = t², t = x + y has the slope 2(x + y).
    assert gradients_of(parse("(x + y)^2"), {"x": 3.0, "y": 4.0})[1] == {"x": 14.0, "y": 14.0}
    # 5.1.1: 4000 for other things and 200 for the apples.
    assert gradients_of(parse("apples + others"), {"apples": 200.0, "others": 4000.0})[0] == 4200


def test_the_sigmoid_is_six_nodes_and_one() -> None:
    graph = parse("1/(1 + exp(-x))")
    assert len(graph.nodes) == 6
    small = folded(graph)
    assert [node.op.key for node in small.nodes] == ["input", "sigmoid"]
    again = unfolded(small)
    assert sorted(n.op.key for n in again.nodes) == sorted(n.op.key for n in graph.nodes)
    entry = activations.get("sigmoid")
    for x in (-8.0, -1.0, 0.0, 1.0, 5.0):
        expected = float(entry.function(np.array(x))), float(entry.derivative(np.array(x)))
        for one in (graph, small, again):
            value, slopes = gradients_of(one, {"x": x})
            assert (value, slopes["x"]) == pytest.approx(expected, abs=1e-15, rel=1e-14)
    value, slopes = gradients_of(graph, {"x": 1.0})
    assert (round(value, 4), round(slopes["x"], 4)) == (0.7311, 0.1966)


@pytest.mark.parametrize(
    ("y", "t", "expected"),
    [
        ((0.3, 0.2, 0.5), (0, 1, 0), (0.3, -0.8, 0.5)),
        ((0.01, 0.99, 1e-9), (0, 1, 0), (0.01, -0.01, 1e-9)),
    ],
)
def test_softmax_with_loss_gives_back_y_minus_t(
    y: tuple[float, ...], t: tuple[float, ...], expected: tuple[float, ...]
) -> None:
    """Chapter 5.6.3."""
    graph = softmax_with_loss()
    inputs = {"a": np.log(np.array(y)), "t": np.array(t, float)}
    small = folded(graph)
    assert [node.op.key for node in small.nodes] == ["input", "input", "softmax_loss"]
    assert unfolded(small) == graph
    for one in (graph, small):
        _, slopes = gradients_of(one, inputs)
        assert slopes["a"] == pytest.approx(np.array(expected), abs=1e-9)


def test_softmax_of_figure_5_28() -> None:
    graph = softmax_with_loss()
    inputs = {"a": np.array([5.3, 0.3, 10.1]), "t": np.array([0.0, 0.0, 1.0])}
    values = values_of(graph, inputs)
    share = next(p for p in graph.work if graph.nodes[p].op.key == "mul")
    assert values[share] == pytest.approx([0.008, 0.00005, 0.991], abs=1e-3)
    assert gradients_of(graph, inputs)[1]["a"].sum() == pytest.approx(0, abs=1e-15)


def test_a_number_used_twice_passes_a_copy_and_what_comes_back_is_added() -> None:
    graph = parse("exp(x) * x")
    values = values_of(graph, {"x": 1.0})
    copy = next(s for s in backward(graph, values) if graph.nodes[s.place].op.key == "copy")
    assert copy.arrived == pytest.approx((np.e, np.e))
    assert copy.gradient == pytest.approx(2 * np.e)


def test_a_broken_node_is_found_by_the_finite_differences() -> None:
    graph = parse(FRUIT[0])
    values = values_of(graph, FRUIT[1])
    exact = differences(graph, values)
    right = dict(zip(graph.names, (float(exact[p]) for p in graph.inputs), strict=True))
    assert right == pytest.approx(gradients_of(graph, FRUIT[1])[1], rel=1e-8)
    for place in graph.work:
        if graph.nodes[place].op.broken is None:
            continue
        steps = {step.place: step for step in backward(graph, values, broken={place})}
        wrong = steps[place].passed
        args = graph.nodes[place].args
        assert any(
            abs(passed - float(exact[arg])) > 0.01 for passed, arg in zip(wrong, args, strict=True)
        )


def test_broken_a_copy_hears_the_first_only() -> None:
    graph = parse("x*x")
    values = values_of(graph, {"x": 3.0})
    (copy,) = [p for p in graph.work if graph.nodes[p].op.key == "copy"]
    steps = list(backward(graph, values, broken={copy}))
    assert steps[-1].arrived == (3.0, 3.0)
    assert steps[-1].gradient == 3.0


WRONG = {
    "log(a) * b": ({"a": -1.0, "b": 2.0}, 0),
    "b + 1/(a - a)": ({"a": 1.0, "b": 2.0}, 5),
    "b / (a - 1)": ({"a": 1.0, "b": 2.0}, 2),
    "sqrt(a)": ({"a": -4.0}, 0),
    "a^0.5": ({"a": -4.0}, 1),
    "a^b": ({"a": 0.0, "b": -1.0}, 1),
    "2*exp(a)": ({"a": 1000.0}, 2),
}


@pytest.mark.parametrize(("text", "given"), WRONG.items())
def test_what_has_no_value_says_so_at_its_place(
    text: str, given: tuple[dict[str, float], int]
) -> None:
    inputs, place = given
    graph = parse(text)
    with pytest.raises(FormulaError) as refused:
        gradients_of(graph, inputs)
    assert refused.value.place == place
    steps = list(forward(graph, inputs))
    guilty = [step for step in steps if step.problem]
    assert len(guilty) == 1
    behind = [step for step in steps if step.value is None and step not in guilty]
    assert all(None in step.arguments for step in behind)
    assert list(backward(graph, [None] * len(graph.nodes))) == []
    assert np.isnan(evaluate(graph, {name: np.array([v]) for name, v in inputs.items()})).all()


def test_a_root_of_0_has_a_value_and_no_slope() -> None:
    graph = parse("sqrt(a) + 1")
    assert values_of(graph, {"a": 0.0})[-1] == 1
    with pytest.raises(FormulaError):
        gradients_of(graph, {"a": 0.0})
    value, slopes = gradient(graph, {"a": np.array([0.0, 4.0])})
    assert value.tolist() == [1, 3]
    assert np.isnan(slopes["a"][0]) and slopes["a"][1] == 0.25


def test_inputs_that_are_missing_or_unknown_are_refused() -> None:
    graph = parse("a*b")
    with pytest.raises(ValueRefused, match="“b”"):
        values_of(graph, {"a": 1.0})
    with pytest.raises(ValueRefused, match="“c”"):
        values_of(graph, {"a": 1.0, "b": 2.0, "c": 3.0})


@given(EXPRESSIONS, VALUES)
@settings(max_examples=200)
def test_gradients_agree_with_central_differences(text: str, numbers: dict[str, float]) -> None:
    graph = parse(text)
    inputs = {name: numbers[name] for name in graph.names}
    try:
        values = values_of(graph, inputs)
        _, slopes = gradients_of(graph, inputs)
    except FormulaError:
        return
    steps = list(forward(graph, inputs))
    assume(all(_smooth(graph.nodes[step.place].op.key, step) for step in steps))
    assume(all(1e-3 < abs(float(v)) < 1e3 for v in values if float(v)))
    found = differences(graph, values)
    for name, place in zip(graph.names, graph.inputs, strict=True):
        numeric = float(found[place])
        assume(np.isfinite(numeric))
        scale = max(1.0, abs(numeric), *(abs(float(v)) for v in values))
        assert abs(slopes[name] - numeric) <= 1e-6 * scale * _steepness(graph, inputs, name)


def _smooth(key: str, step: NodeStep) -> bool:
    """Whether no bend, pole or edge is near enough to spoil a difference."""
    if key in ("relu", "abs", "log", "sqrt", "recip"):
        return abs(step.arguments[0]) > 0.1
    if key == "max":
        return abs(step.arguments[0] - step.arguments[1]) > 0.1
    if key in ("div", "pow"):
        return abs(step.arguments[1]) > 0.1 and abs(step.arguments[0]) > 0.1
    return True


def _steepness(graph: object, inputs: dict[str, float], name: str) -> float:
    """How much the slope itself changes, which is what a difference is wrong by."""
    changed = []
    for h in (-1e-3, 1e-3):
        try:
            changed.append(gradients_of(graph, {**inputs, name: inputs[name] + h})[1][name])
        except FormulaError:
            assume(False)
    return max(1.0, abs(changed[1] - changed[0]) / 2e-3)


@given(EXPRESSIONS, VALUES)
@settings(max_examples=60)
def test_scaling_scales_and_a_sum_adds(text: str, numbers: dict[str, float]) -> None:
    graph = parse(text)
    inputs = {name: numbers[name] for name in graph.names}
    try:
        value, slopes = gradients_of(graph, inputs)
    except FormulaError:
        return
    assume(abs(value) < 1e300 and all(abs(slope) < 1e300 for slope in slopes.values()))
    assume(all(abs(slope) > 1e-300 for slope in slopes.values() if slope))
    scaled = gradients_of(parse(f"4*({text})"), inputs)
    assert scaled[1] == {name: 4 * slope for name, slope in slopes.items()}
    doubled = gradients_of(parse(f"({text}) + ({text})"), inputs)
    for name, one in slopes.items():
        assert doubled[1][name] == pytest.approx(2 * one, rel=1e-12)


@given(EXPRESSIONS)
@settings(max_examples=80)
def test_arrays_give_what_single_numbers_give(text: str) -> None:
    graph = parse(text)
    rng = np.random.default_rng(0)
    grids = {name: rng.uniform(-2, 2, (3, 2)) for name in graph.names}
    value, slopes = gradient(graph, grids)
    assert np.array_equal(value, evaluate(graph, grids), equal_nan=True)
    for place in np.ndindex(value.shape):
        single = {name: float(grid[place]) for name, grid in grids.items()}
        try:
            expected, exact = gradients_of(graph, single)
        except FormulaError:
            continue
        assert value[place] == pytest.approx(expected, rel=1e-9, nan_ok=False)
        for name in graph.names:
            assert slopes[name][place] == pytest.approx(exact[name], rel=1e-7, abs=1e-9)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_each_function_keeps_the_width_of_its_arrays(name: str) -> None:
    op = OPS[name]
    numbers = [np.array([0.5, 2.0], np.float32)] * op.arity
    assert op.forward(*numbers).shape == (2,)


def test_every_operation_says_what_it_is() -> None:
    for op in ALL:
        assert op.title
        if op.arity:
            assert len(op.local_latex) == op.arity
            args = ["x", "y"][: op.arity]
            assert op.latex.format(*args)
            assert all(local.format(*args) for local in op.local_latex)
            assert (op.local is None) != (op.pull is None)


def test_nudging_one_won_more_raises_the_total_by_the_gradient() -> None:
    before, after = slope(parse(APPLES[0]), APPLES[1], "apple", 1.0)
    assert after - before == pytest.approx(2.2, rel=1e-12)
