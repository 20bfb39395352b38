"""What the forward tab says holds in thousands of random states."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from claims import claims, number

from desktop.services import numbers
from desktop.services.context import TabContext
from desktop.services.picture_network import Subject
from desktop.tabs.forward.drawing import texts as drawing_texts
from desktop.tabs.forward.drawing.presenter import DrawingState
from desktop.tabs.forward.small import reading, texts
from desktop.tabs.forward.small.presenter import SmallPresenter
from desktop.tabs.forward.small.state import Answer, Kind, Part, SmallState
from desktop.tabs.forward.small.texts import Says
from nn_core.arrays import FloatArray
from nn_core.layers import Activate, Affine
from nn_core.network import Network
from nn_core.records.trace import trace_network
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


# My drawing

FIRST = "The first neuron"
STRONGEST = (
    "The strongest path: neuron {first} of layer 1 → neuron {second} of layer 2 → output "
    "{digit}. It carries {share} of all that is added up there."
)
SIGNS = {
    (True, True): "The first neuron raises the second one's sum, and that one the output's.",
    (
        True,
        False,
    ): f"{FIRST} raises the second one's sum, and that one lowers the output's.",
    (
        False,
        True,
    ): f"{FIRST} lowers the second one's sum, and that one raises the output's.",
    (False, False): "The first neuron lowers the second one's sum, and that one the output's.",
}


def drawn(rng: np.random.Generator, network: Network, output: int | None = None) -> DrawingState:
    image: FloatArray = (rng.random((28, 28)) * (rng.random((28, 28)) < 0.2)).astype(np.float32)
    subject = Subject(image=image, model="book", network=network)
    state = DrawingState(subject, trace_network(network, image), chosen_output=output)
    return state.followed()


def deep(rng: np.random.Generator, kind: str, scale: float) -> Network:
    first, second = int(rng.integers(1, 30)), int(rng.integers(1, 30))
    affine = [Affine(784, first, rng), Affine(first, second, rng), Affine(second, 10, rng)]
    for layer in affine:
        layer.params["W"] *= scale
        layer.params["b"] += rng.normal(0, scale, layer.params["b"].shape)
    return Network([affine[0], Activate(kind), affine[1], Activate(kind), affine[2]])


def test_the_strongest_path_is_that_of_all_paths_tried() -> None:
    rng, met = np.random.default_rng(11), set()
    for n in range(400):
        kind = ("sigmoid", "tanh", "relu")[n % 3]
        network = deep(rng, kind, float(10 ** rng.uniform(-1, 1)))
        state = drawn(rng, network, int(rng.integers(10)) if n % 2 else None)
        h = {"sigmoid": lambda a: 1 / (1 + np.exp(-a)), "tanh": np.tanh}.get(
            kind, lambda a: np.maximum(a, 0)
        )
        W1, b1, W2, b2, W3, b3 = (np.float64(v) for v in network.parameters().values())
        z1 = h(np.float64(state.subject.image).reshape(-1) @ W1 + b1)
        z2 = h(z1 @ W2 + b2)
        a3 = z2 @ W3 + b3
        digit = int(a3.argmax()) if not n % 2 else state.output
        middle, last = z1[:, None] * W2, z2 * W3[:, digit]
        share = abs(middle) / (abs(middle).sum(axis=0) + abs(b2))
        share = share * (abs(last) / (abs(last).sum() + abs(b3[digit])))
        said = drawing_texts.sentence(state)
        if not share.any():
            assert said == f"No neuron adds anything to output {digit}: only its bias is left."
            met.add(None)
            continue
        (found,) = claims(said, {"path": STRONGEST}).values()
        first, second = int(found["first"]) - 1, int(found["second"]) - 1
        assert int(found["digit"]) == digit
        assert share[first, second] == pytest.approx(share.max(), rel=1e-4)
        assert abs(number(found["share"]) - share.max()) <= 6e-5
        signs = bool(middle[first, second] > 0), bool(last[second] > 0)
        assert said.endswith(SIGNS[signs])
        met.add(signs)
    assert met == {None, *SIGNS}


def test_what_a_picture_s_neuron_adds_up_to_is_its_sum() -> None:
    rng = np.random.default_rng(12)
    for _ in range(40):
        network = deep(rng, "sigmoid", 1.0)
        state = drawn(rng, network)
        W, b = (np.float64(v) for v in list(network.parameters().values())[:2])
        a = np.float64(state.subject.image).reshape(-1) @ W[:, state.neuron] + b[state.neuron]
        assert number(drawing_texts.large_captions(state)[2].split("=")[-1]) == pytest.approx(
            a, rel=6e-3, abs=1e-5
        )
        found = drawing_texts.hint(state, "first", state.neuron)
        assert number(found.split("=")[-1]) == pytest.approx(1 / (1 + np.exp(-a)), rel=6e-3)


def test_a_network_in_training_that_has_diverged_is_said_to_have() -> None:
    rng = np.random.default_rng(13)
    network = deep(rng, "tanh", 1.0)
    network.layers[2].params["W"][...] = np.nan
    assert "diverged" in drawing_texts.sentence(drawn(rng, network))
