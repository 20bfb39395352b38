"""Folding, paths and layout of a graph."""

from __future__ import annotations

import itertools
import time

import numpy as np
import pytest
from hypothesis import given, settings

from nn_core.graph import backward, gradients_of, parse, values_of
from nn_core.graph.fold import can_unfold, folded, folds, softmax_with_loss, unfolded
from nn_core.graph.layout import layout
from nn_core.graph.paths import counts, multiplications, paths
from tests.nn_core.graph.expressions import EXPRESSIONS


def test_only_what_nobody_else_uses_is_folded() -> None:
    assert folds(parse("exp(-x) + 1/(1 + x)")) == ()
    graph = parse("1/(exp(-(a*b)) + 1) - 1/(1 + exp(-c))")
    small = folded(graph)
    assert [node.op.key for node in small.nodes].count("sigmoid") == 2
    inputs = {"a": 0.3, "b": 2.0, "c": -1.0}
    assert gradients_of(small, inputs)[1] == pytest.approx(gradients_of(graph, inputs)[1])


def test_a_typed_sigmoid_unfolds() -> None:
    graph = parse("sigmoid(x)*x")
    assert can_unfold(graph)
    large = unfolded(graph)
    assert not can_unfold(large)
    slopes = [gradients_of(one, {"x": 0.7})[1]["x"] for one in (large, graph)]
    assert slopes[0] == pytest.approx(slopes[1])


def test_the_products_along_all_paths_add_up_to_the_gradient() -> None:
    graph = parse("exp(x)*x + sin(x)*y")
    inputs = {"x": 0.4, "y": 2.0}
    steps = {step.place: step for step in backward(graph, values_of(graph, inputs))}
    start = graph.place_of("x")
    found = paths(graph, start, steps)
    assert len(found) == counts(graph)[start] == 3
    assert sum(path.product for path in found) == pytest.approx(gradients_of(graph, inputs)[1]["x"])
    assert len(paths(graph, start, steps, most=2)) == 2


def test_backward_needs_the_fewest_products() -> None:
    one = multiplications(parse("a*b"))
    assert (one.backward, one.forward, one.by_path) == (2, 4, 2)
    many = multiplications(parse("((x*x+x)*x+x)*x"))
    assert many.backward < many.by_path
    assert many.forward == many.backward  # of one input


@given(EXPRESSIONS)
@settings(max_examples=60)
def test_no_two_nodes_stand_in_one_place_and_all_edges_go_right(text: str) -> None:
    graph = parse(text)
    found = layout(graph)
    assert all(found.x[of] < found.x[to] for of, to, _ in graph.edges())
    assert found.x[graph.output] == found.columns
    for one, other in itertools.combinations(range(len(graph.nodes)), 2):
        if found.x[one] == found.x[other]:
            assert abs(found.y[one] - found.y[other]) >= 1 - 1e-9
    again = layout(parse(text))
    assert np.array_equal(found.y, again.y) and found.bends == again.bends


def test_inputs_stand_at_the_left_and_long_edges_bend_round_nodes() -> None:
    graph = parse("(apple*2 + orange*3)*tax")
    found = layout(graph)
    assert all(found.x[place] == 0 for place in graph.inputs)
    assert len(found.bends[graph.output, 1]) == 2


def test_softmax_with_loss_is_laid_out_too() -> None:
    graph = softmax_with_loss()
    assert layout(graph).columns == 10


def test_500_nodes_are_laid_out_in_no_time() -> None:
    graph = parse("+".join(f"a{i}*b{i}" for i in range(120)))
    start = time.process_time()
    layout(graph)
    assert time.process_time() - start < 0.25
