"""What the Backprop tab says holds in random states, worked out anew by plain NumPy."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
import pytest
from claims import claims, number
from tried import noticed, unnoticed

from desktop.services.context import TabContext
from desktop.tabs.backprop.check import texts as check_texts
from desktop.tabs.backprop.check.presenter import CheckState
from desktop.tabs.backprop.graph import texts as graph_texts
from desktop.tabs.backprop.graph.presenter import GraphPresenter
from desktop.tabs.backprop.graph.state import PRESETS, SOFTMAX, Form, GraphState
from desktop.tabs.backprop.layers import texts as layer_texts
from desktop.tabs.backprop.layers.state import LayersState
from nn_core.gradcheck import RaceStep, for_checking, numerical_gradient_steps
from nn_core.graph.paths import paths
from nn_core.layers import Activate, Affine, Conv2D, Flatten, MaxPool2D, ReLU
from nn_core.losses import SoftmaxWithLoss
from nn_core.network import Network
from nn_core.sabotage import applying

# The graph

NAMED = {
    "exp": np.exp,
    "log": np.log,
    "sin": np.sin,
    "sqrt": np.sqrt,
    "max": max,
    "abs": abs,
    "relu": lambda x: max(x, 0.0),
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
}
FORMULAS = (
    *(preset.text for preset in PRESETS.values() if preset.text),
    "x*x + x*y - y",
    "log(x) + sqrt(y)",
    "max(a, b)*a - relu(b)",
    "abs(x)/y",
    "sigmoid(a*x + b)",
    "sin(x)^2 + a^3",
    "x",
    "a + 2*3",
)


def random_graph(rng: np.random.Generator) -> GraphState:
    """Return a graph of a formula with other numbers, anywhere on its way."""
    if rng.random() < 0.15:
        state = GraphState.of(SOFTMAX)
        t = np.eye(3)[rng.integers(3)] if rng.random() < 0.6 else np.round(rng.uniform(0, 1, 3), 1)
        a = np.round(rng.normal(0, 2, 3), 1)
        values: tuple[tuple[float, ...], ...] = (tuple(a.tolist()), tuple(t.tolist()))
    else:
        text = str(rng.choice(FORMULAS))
        preset = next((key for key, one in PRESETS.items() if one.text == text), "")
        state = GraphState.of(preset) if preset else GraphState().with_text(text)
        whole = np.round(rng.uniform(-4, 4, len(state.values)), int(rng.integers(0, 3)))
        values = tuple((float(one),) for one in whole)
    state = replace(state, values=values)
    if state.foldable:
        state = state.with_form(Form(rng.choice([str(one) for one in Form])))
    if rng.random() < 0.2 and state.graph.work:
        state = replace(state, broken=int(rng.choice(state.graph.work)))
    state = replace(state, guess=str(rng.integers(0, 4)))
    return replace(state, place=int(rng.choice([state.last, int(rng.integers(0, state.last + 1))])))


def worked_out(state: GraphState, values: dict[str, float]) -> float:
    """Return the result by Python itself."""
    with np.errstate(all="ignore"):
        try:
            return float(eval(state.text.replace("^", "**"), {}, {**NAMED, **values}))
        except (ZeroDivisionError, ValueError):
            return math.nan


def slope_of(f: Callable[[float], float], x: float) -> float:
    h = 1e-6 * max(1.0, abs(x))
    return (f(x + h) - f(x - h)) / (2 * h)


def test_a_graph_says_what_comes_out_and_back() -> None:
    rng, met = np.random.default_rng(1), set()
    for _ in range(1500):
        state = random_graph(rng)
        said = claims(graph_texts.sentence(state), graph_texts._TEXTS)
        met |= set(said)
        assert said, graph_texts.sentence(state)
        inputs = {n: v[0] for n, v in zip(state.graph.names, state.values, strict=True)}
        if "there" in said and not state.vector:
            result = worked_out(state, inputs)
            assert number(said["there"]["value"]) == pytest.approx(result, rel=1e-3, abs=1e-9)
        if "problem" in said:
            assert state.vector or state.broken >= 0 or not _smooth(state, inputs)
        if "back" in said:
            check_products(said["back"]["products"])
        if "added" in said:
            parts = said["added"]["numbers"].replace("− ", "+ −").split(" + ")
            total = sum(map(number, parts)) if "(" not in parts[0] else None
            if total is not None:
                assert number(said["added"]["value"]) == pytest.approx(total, abs=0.01, rel=0.01)
        if "unseen" in said:
            assert state.broken >= 0
            assert all(graph_texts.agrees(state, place) for place in state.graph.inputs)
        if "broken" in said:
            slope, other = said["broken"]["slope"], said["broken"]["difference"]
            assert slope != other or "(" in slope
        if "end" in said:
            assert state.broken < 0
            check_gradients(state, inputs, said["end"]["gradients"])
    assert {"there", "start", "forward", "seed", "back", "end", "broken", "problem"} <= met
    assert {"added", "copied", "unseen"} <= met


def _smooth(state: GraphState, inputs: dict[str, float]) -> bool:
    """Return whether the formula has a finite value, and finite slopes beside the place."""
    return math.isfinite(worked_out(state, inputs)) and all(
        math.isfinite(worked_out(state, {**inputs, name: value + d}))
        for name, value in inputs.items()
        for d in (-1e-9, 1e-9)
    )


def check_products(products: str) -> None:
    for product in products.split("; "):
        if " × " not in product or "," in product:
            continue
        left, _, rest = product.partition(" × ")
        local, value = re.split(" [=≈] ", rest.partition(" goes to ")[0])
        whole = number(left) * number(local.strip("()"))
        assert number(value) == pytest.approx(whole, rel=3e-3, abs=1e-9), product


def check_gradients(state: GraphState, inputs: dict[str, float], said: str) -> None:
    if state.vector:
        a, t = (np.array(one) for one in state.values)
        y = np.exp(a - a.max()) / np.exp(a - a.max()).sum()
        place = state.graph.place_of("a")
        assert state.worked.gradients[place] == pytest.approx(y * t.sum() - t, abs=1e-6)
        return
    for part in said.removesuffix(" …").split(", "):
        name, _, value = part.rpartition(" ")

        def along(x: float, name: str = name) -> float:
            return worked_out(state, {**inputs, name: x})

        x = inputs[name]
        sides = [(along(x + d) - along(x)) / d for d in (-1e-6, 1e-6)]
        if all(map(math.isfinite, sides)) and math.isclose(*sides, rel_tol=1e-3, abs_tol=1e-3):
            slope = slope_of(along, x)
            assert number(value) == pytest.approx(slope, rel=2e-3, abs=1e-4), state


def test_what_is_predicted_is_compared_with_what_comes() -> None:
    rng, asked = np.random.default_rng(2), 0
    for _ in range(800):
        state = random_graph(rng)
        card = graph_texts.prediction(state)
        if not card.comparison or state.preset == "sigmoid":
            continue
        asked += 1
        right = card.comparison == graph_texts._compared(card.answers, state.guess, state.guess)
        if state.preset == SOFTMAX:
            a, t = (np.array(one) for one in state.values)
            y = np.exp(a - a.max()) / np.exp(a - a.max()).sum()
            negative = np.flatnonzero(y * t.sum() - t < 0)
            assert right == (negative.tolist() == [int(state.guess)])
        else:
            sizes = {
                place: abs(float(np.ravel(state.worked.gradients[place])[0]))
                for place in state.graph.inputs
                if state.worked.gradients[place] is not None
            }
            mine = sizes.pop(int(state.guess))
            assert right == all(mine > other for other in sizes.values())
    assert asked > 40


def test_a_nudge_says_by_how_much_the_result_moved(context: TabContext) -> None:
    presenter, rng = GraphPresenter(context), np.random.default_rng(3)
    for _ in range(150):
        state = replace(random_graph(rng), broken=-1)
        presenter.update(**{one.name: getattr(state, one.name) for one in fields(state)})
        component = int(rng.integers(3)) if state.vector else 0
        presenter.select(int(rng.choice(state.graph.inputs)), component)
        before = presenter.state
        presenter.nudge(int(rng.choice([-1, 1])))
        after = presenter.state
        said = claims(graph_texts.sentence(after), graph_texts._TEXTS)
        if "nudge" not in said:
            continue
        values = said["nudge"]
        moved = number(values["moved"].lstrip("+"))
        one, other = before.result, after.result
        assert one is not None
        assert other is not None
        assert moved == pytest.approx(float(np.ravel(other - one)[0]), rel=1e-3, abs=1e-5)
        by = number(values["by"].lstrip("+"))
        assert number(values["ratio"]) == pytest.approx(moved / by, rel=0.02, abs=1e-2)
        name = state.graph.nodes[after.selected].name
        assert values["name"] == (f"{name}{component + 1}" if state.vector else name)


def test_products_along_the_paths_add_up_to_the_gradient() -> None:
    rng, met = np.random.default_rng(4), 0
    for _ in range(300):
        state = replace(random_graph(rng), broken=-1)
        if state.vector or state.result is None:
            continue
        for place in state.graph.inputs:
            found = paths(state.graph, place, state.worked.back_at, most=1000)
            gradient = state.worked.gradients[place]
            if gradient is None or any(math.isnan(path.product) for path in found):
                continue
            met += 1
            total = sum(path.product for path in found)
            assert total == pytest.approx(float(gradient), rel=1e-9, abs=1e-12)
    assert met > 200


def test_the_paths_tell_no_gradient_that_is_still_to_be_predicted() -> None:
    rng, met = np.random.default_rng(5), 0
    for _ in range(300):
        state = replace(random_graph(rng), broken=-1)
        for place in state.graph.inputs:
            found = paths(state.graph, place, state.worked.back_at, most=1000)
            said = graph_texts.path_line(state, place, found)
            known = "derivatives is" in said or "Products for all" in said
            met += bool(said) and not known
            assert not known or state.has_gradient(place), said
    assert met > 50


# The layers


def random_network(rng: np.random.Generator) -> Network:
    """Return a small network for pictures: from hardly any weights to far too large ones."""
    scale = float(10.0 ** rng.uniform(-2, 1.5))
    kind = str(rng.choice(["relu", "sigmoid", "tanh", "conv"]))
    if kind == "conv":
        layers = [Conv2D(1, 3, 5, rng=rng), ReLU(), MaxPool2D(2), Flatten(), Affine(432, 10, rng)]
    else:
        middle = ReLU() if kind == "relu" else Activate(kind)
        layers = [Affine(784, 8, rng), middle, Affine(8, 10, rng)]
    network = Network(layers)
    for value in network.parameters().values():
        value[...] *= scale
    return network


def random_batch(rng: np.random.Generator) -> LayersState:
    count = int(rng.integers(1, 5))
    images = rng.random((count, 28, 28)).astype(np.float32)
    if rng.random() < 0.1:
        images[:] = 0
    state = LayersState(
        digits=images,
        labels=rng.integers(0, 10, count),
        network=random_network(rng),
        rate=float(10.0 ** rng.uniform(-3, 1)),
        image=images[0] if rng.random() < 0.3 else None,
    )
    record = state.record
    assert record is not None
    matrix = str(rng.choice(["", "out.0", "y", "dout.0", "dW.0", "db.0"]))
    shape = record.array(matrix).shape if matrix else ()
    cell = tuple(int(rng.integers(n)) for n in shape) if rng.random() < 0.7 else None
    part = int(rng.integers(0, record.last + 1))
    return replace(state, part=part, matrix=matrix, cell=cell).fitted()


def loss_of(state: LayersState, rate: float) -> float:
    """Return the loss of the batch after a step, by NumPy alone; NaN for a convolution."""
    record = state.record
    assert record is not None
    if len(record.forward) != 3:
        return math.nan
    kind = record.forward[1].kind
    W1, b1, W2, b2 = (
        record.array(key).astype(np.float64) - rate * record.array(f"d{key}")
        for key in ("W.0", "b.0", "W.2", "b.2")
    )
    with np.errstate(all="ignore"):
        a = state.x.reshape(len(state.x), -1) @ W1 + b1
        act = record.layers[1].activation.name if isinstance(record.layers[1], Activate) else kind
        z = {"relu": lambda: np.maximum(a, 0), "tanh": lambda: np.tanh(a)}.get(
            act, lambda: 1 / (1 + np.exp(-a))
        )()
        s = z @ W2 + b2
        s -= s.max(axis=1, keepdims=True)
        lost = np.log(np.exp(s).sum(axis=1)) - s[np.arange(len(s)), state.t]
        # Single precision knows no smaller share than e^−87.
        return float(lost.mean()) if (lost < 80).all() else math.nan


LAYER_TEXTS = {
    "right": "is read as {answer} with {share}. y − t asks for {up} more.",
    "wrong": "y − t says: {answer} down by {down}, {right} up by {up}.",
    "step": "One step of η = {rate} takes the loss of this batch from {before} to {after}.",
    "passed": "ReLU lets {passed} of the numbers through",
    "stopped": "nothing comes back: {stopped} of {dout} is stopped.",
    "neuron": "The bias of neuron {neuron} has the largest gradient, {value}.",
    "moves": "{weight} moves most, by {change}.",
    "drawing": "The batch: your drawing and {count} digits.",
    "digits": "The batch: {count} digits.",
}


def test_the_microscope_says_what_the_batch_does() -> None:
    rng, met = np.random.default_rng(5), set()
    for _ in range(400):
        state = random_batch(rng)
        record = state.record
        assert record is not None
        said = claims(layer_texts.sentence(state), LAYER_TEXTS)
        met |= set(said)
        y = record.loss.y[0].astype(np.float64)
        if "right" in said or "wrong" in said:
            values = said.get("right") or said["wrong"]
            assert ("right" in said) == (y.argmax() == state.t[0])
            assert number(values["up"]) == pytest.approx(1 - y[state.t[0]], rel=0.06, abs=1e-6)
        if "wrong" in said:
            assert number(said["wrong"]["down"]) == pytest.approx(y.max(), rel=0.06)
        if "step" in said and len(record.forward) == 3:
            before, after = loss_of(state, 0), loss_of(state, state.rate)
            for key, loss in (("before", before), ("after", after)):
                if math.isfinite(loss):
                    assert number(said["step"][key]) == pytest.approx(loss, rel=0.02, abs=1e-3)
        if "passed" in said:
            assert number(said["passed"]["passed"]) == pytest.approx(
                (record.forward[1].y > 0).mean(), abs=0.006
            )
        if "neuron" in said:
            db = record.array(f"db.{2 * record.depth + 1 - state.part}")
            value = number(said["neuron"]["value"])
            assert abs(value) == pytest.approx(np.abs(db).max(), rel=0.06, abs=1e-12)
        if "moves" in said:
            change = number(said["moves"]["change"])
            assert abs(change) == pytest.approx(
                state.rate * np.abs(record.gradient).max(), rel=0.06
            )
        if said.keys() & {"drawing", "digits"}:
            assert ("drawing" in said) == state.mine
    assert met == set(LAYER_TEXTS)


def test_only_a_fault_is_called_one() -> None:
    rng, found = np.random.default_rng(6), set()
    for n in range(300):
        state = random_batch(rng)
        assert "But the sum" not in layer_texts.sum_line(state), state.key
        if n % 30 == 0 and state.record is not None and len(state.record.forward) == 3:
            kind = "relu" if state.record.forward[1].kind == "relu" else "sigmoid"
            for fault in applying(kind):
                wrong = replace(state, fault=fault, part=state.last)
                keys = ("dW.2", "db.2", "dW.0", "db.0", "dout.1", "dout.0")
                lines = [layer_texts.sum_line(replace(wrong, matrix=key).fitted()) for key in keys]
                found.add(fault.key) if any("But the sum" in line for line in lines) else None
    assert len(found) > 4


def test_ten_times_as_long_a_step_is_compared_with_what_it_does() -> None:
    rng, met = np.random.default_rng(7), set()
    for _ in range(150):
        state = replace(random_batch(rng), guess="more")
        if state.record is None or len(state.record.forward) != 3:
            continue
        now, short, long = (loss_of(state, rate) for rate in (0, state.rate, 10 * state.rate))
        if not min(abs(long - now), abs(long - short)) > max(1e-3 * now, 1e-6):
            continue
        true = layer_texts.outcome(state)
        met.add(true)
        assert true == ("up" if long > now else "more" if long < short else "less")
    assert met == {"up", "more", "less"}


# The check


def test_a_network_that_is_right_is_said_to_agree_however_large_it_is() -> None:
    rng = np.random.default_rng(8)
    for scale in (0.01, 1.0, 10.0, 30.0, 100.0):
        for middle in (ReLU(), Activate("sigmoid"), Activate("tanh")):
            network = Network([Affine(6, 5, rng), middle, Affine(5, 4, rng)])
            for value in network.parameters().values():
                value[...] *= scale
            state = raced(network, rng)
            said = check_texts.sentence(state)
            assert said.startswith(("They agree", "Nothing can")), (scale, middle.kind, said)
            assert scale > 30 or said.startswith("They agree")


def raced(network: Network, rng: np.random.Generator) -> CheckState:
    x, t = rng.normal(0, 1, (5, 6)), rng.integers(0, 4, 5)
    step: RaceStep | None = None
    for step in numerical_gradient_steps(for_checking(network), SoftmaxWithLoss(), x, t):  # noqa: B007
        pass
    return CheckState(step=step, symbols={name: name for name in network.parameters()})


def test_a_network_that_has_diverged_is_not_called_wrong() -> None:
    rng = np.random.default_rng(9)
    network = Network([Affine(6, 5, rng), ReLU(), Affine(5, 4, rng)])
    network.layers[0].params["W"][0, 0] = math.nan
    with np.errstate(all="ignore"):
        said = check_texts.sentence(raced(network, rng))
    assert "diverged" in said
    assert "wrong" not in said


def test_what_differs_is_named_with_its_numbers() -> None:
    rng = np.random.default_rng(10)
    network = Network([Affine(6, 5, rng), ReLU(), Affine(5, 4, rng)])
    state = raced(network, rng)
    assert state.step is not None
    analytic = state.step.analytic.copy()
    place = int(rng.integers(len(analytic)))
    analytic[place] += 1
    wrong = replace(state, step=replace(state.step, analytic=analytic))
    assert wrong.step is not None
    (name,) = wrong.step.wrong
    assert check_texts.sentence(wrong).startswith(f"The two differ in {name}:")
    start = 0
    for array, shape in state.step.arrays:
        size = int(np.prod(shape))
        inside = start <= state.step.places[place] < start + size
        assert inside == (array == name)
        start += size


def test_what_is_nearly_as_asked_is_not_noticed(context: TabContext) -> None:
    presenter = GraphPresenter(context)
    presenter.nudge_up()
    assert not presenter.done, "no gradient is known yet"
    presenter.load("apples")
    while presenter.state.place < presenter.state.last - 1:
        presenter.playback.forward()
    unnoticed("backprop_graph#back", presenter)  # the 1 has not come to the apple yet
    presenter.playback.forward()
    assert presenter.done == {"back"}
    noticed("backprop_graph#back", presenter)
    presenter.load("sigmoid")
    presenter.set_value(presenter.state.first, 0, 4.0)
    unnoticed("backprop_graph#flat", presenter)  # its slope is 0.018
    presenter.set_value(presenter.state.first, 0, 5.0)
    assert presenter.done == {"back", "flat"}
    noticed("backprop_graph#back", presenter)
    noticed("backprop_graph#flat", presenter)
