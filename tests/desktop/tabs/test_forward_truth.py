"""What the forward tab says holds in thousands of random states."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from desktop.services import numbers
from desktop.services.context import TabContext
from desktop.tabs.forward.small import reading, texts
from desktop.tabs.forward.small.presenter import SmallPresenter
from desktop.tabs.forward.small.state import Answer, Kind, Part, SmallState
from desktop.tabs.forward.small.texts import Says
from nn_core.small.presets import PRESETS


def random_part(rng: np.random.Generator, state: SmallState) -> Part:
    sizes = state.setup.network.sizes
    layer = int(rng.integers(1, len(sizes)))
    kind = Kind(rng.choice([Kind.WEIGHT, Kind.BIAS, Kind.NEURON]))
    source = int(rng.integers(sizes[layer - 1])) if kind is Kind.WEIGHT else 0
    return Part(kind, layer, int(rng.integers(sizes[layer])), source)


def test_what_is_said_of_an_edge_a_bias_and_a_layer_is_so(context: TabContext) -> None:
    rng, met = np.random.default_rng(0), set()
    presenter = SmallPresenter(context)
    for _ in range(2000):
        if rng.random() < 0.1:
            presenter.load(str(rng.choice(list(PRESETS))))
        part = random_part(rng, presenter.state)
        if part.editable and rng.random() < 0.7:
            presenter.set_value(part, float(rng.choice([-1.0, 0.0, 0.0, 1e-5, 0.5])))
        step = int(rng.integers(0, presenter.state.last_step + 1))
        answer = Answer(rng.choice(list(Answer)))
        state = replace(presenter.state, selected=part, step=step, answer=answer)
        says, values = texts.remark(state)
        met.add(says)
        check(state, says, values)
        assert "{" not in texts.sentence(state)
    assert met == set(Says) - {Says.UNDECIDED}


def check(state: SmallState, says: Says, values: dict[str, object]) -> None:
    network, part = state.setup.network, state.selected
    record = state.neuron(part)
    without = float(record.sum)
    if part.kind is Kind.WEIGHT:
        without -= float(record.products[part.source])
    if says in (Says.RAISES, Says.LOWERS, Says.NOTHING):
        moved = float(record.sum) - without
        signs = {Says.RAISES: 1, Says.LOWERS: -1, Says.NOTHING: 0}
        assert np.sign(round(moved, 12)) == signs[says]
        assert says is Says.NOTHING or values["p"] != "0"
    elif says in (Says.MOVES, Says.NO_BIAS):
        assert (record.bias != 0) == (says is Says.MOVES)
        assert (values["b"] == "0") == (says is Says.NO_BIAS)
    elif says is Says.ONE_LAYER:
        W, b = np.eye(network.sizes[0]), np.zeros(network.sizes[0])
        for weights, biases in zip(network.weights, network.biases, strict=True):
            W, b = W @ weights, b @ weights + biases
        np.testing.assert_allclose(state.setup.x @ W + b, state.trace.outputs, atol=1e-9)
        assert values["count"] == network.depth > 1
    elif says in (Says.CLASSIFIES, Says.UNDECIDED):
        y = np.exp(state.trace.outputs - state.trace.outputs.max())
        np.testing.assert_allclose(state.probabilities, y / y.sum())
        assert values["k"].split(", ") == [str(k + 1) for k in np.flatnonzero(y == y.max())]
        assert "100" not in values["p"]
    elif says is Says.AS_IT_IS:
        layer = state.trace.layers[state.step // 2 - 1]
        np.testing.assert_array_equal(layer.sums, layer.outputs)
    elif says is Says.WAITS:
        assert state.step == 0


@pytest.mark.parametrize("share", [1.0, 0.0, 0.99999, 1e-12])
def test_softmax_is_never_written_as_all_or_nothing(share: float) -> None:
    for decimals in (None, 0, 1):
        text = numbers.probability(share, decimals)
        assert text.startswith(("<", ">"))


def test_softmax_at_the_end_gives_probabilities_that_are_named(context: TabContext) -> None:
    presenter = SmallPresenter(context)
    presenter.set_answer(Answer.CLASSIFICATION)
    says, values = texts.remark(presenter.state)
    assert (says, values["k"], values["p"]) == (Says.CLASSIFIES, "2", "59.4\u00a0%")
    assert reading.build(presenter.state, frozenset()).book[-1] == "functions.softmax"
    for source in range(2):
        presenter.set_value(Part(Kind.WEIGHT, 3, 0, source), 0.5)
        presenter.set_value(Part(Kind.WEIGHT, 3, 1, source), 0.5)
    presenter.set_value(Part(Kind.BIAS, 3, 0), 0.2)
    assert texts.remark(presenter.state)[0] is Says.UNDECIDED
    presenter.undo_stack.setIndex(0)
    assert presenter.state.answer is Answer.REGRESSION
    assert presenter.state.probabilities is None
