"""Every convolution and pooling as a step: the network's own numbers, place by place."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from maps_help import first_layers, image

from nn_core.arrays import FloatArray
from nn_core.errors import ShapeError
from nn_core.layers import (
    Activate,
    Affine,
    BatchNorm,
    Conv2D,
    Flatten,
    Layer,
    MaxPool2D,
    ReLU,
)
from nn_core.models import build
from nn_core.network import Network
from nn_core.records.layer_steps import LayerStep, alone, layer_steps
from nn_core.records.receptive_field import Reach, reach


def network() -> Network:
    """Return a network with a bias, two poolings in a row, and another activation."""
    rng = np.random.default_rng(8)
    net = Network(
        [
            *first_layers(rng),
            Activate("tanh"),
            MaxPool2D(2),
            MaxPool2D(2),
            Conv2D(6, 5, 3, pad=1, bias=False, rng=rng),
            BatchNorm(5),
            ReLU(),
            Flatten(),
            Affine(45, 10, rng),
        ]
    )
    net.layers[5].params["b"][...] = rng.normal(size=6)
    net.layers[1].buffers["var"][...] = [0.5, 1, 2, 3]
    net.layers[10].params["beta"][...] = rng.normal(size=5)
    return net


IMAGE = image()
NET = network()
STEPS = layer_steps(NET, IMAGE)
OUTPUTS = [output[0] for _, output in NET.activations(IMAGE[None])]


def test_every_convolution_and_pooling_is_a_step() -> None:
    assert [step.layer for step in STEPS] == [0, 2, 5, 7, 8, 9]
    assert [step.block for step in STEPS] == [0, 0, 1, 1, 1, 2]
    assert [step.kinds[0] for step in STEPS] == [NET.layers[step.layer].kind for step in STEPS]
    assert STEPS[0].kinds == ("conv", "batchnorm")
    assert STEPS[1].kinds == ("maxpool", "relu", "dropout")


def test_every_result_is_the_network_s_to_the_last_bit() -> None:
    for step in STEPS:
        np.testing.assert_array_equal(step.record.outputs, OUTPUTS[step.layer])
        for number, after in enumerate(step.after):
            np.testing.assert_array_equal(after.outputs, OUTPUTS[step.layer + 1 + number])
    last = STEPS[-1]
    x: FloatArray = last.outputs[None]
    for layer in NET.layers[last.layer + 1 + len(last.after) :]:
        x = layer.forward(x)
    np.testing.assert_array_equal(x, NET.forward(IMAGE[None]))


def test_what_one_step_gives_is_what_the_next_one_takes() -> None:
    for before, after in pairwise(STEPS):
        np.testing.assert_array_equal(after.record.inputs, before.outputs)


@given(st.data())
def test_a_value_is_reached_from_its_patch(data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(STEPS))
    maps, height, width = step.outputs.shape
    map_ = data.draw(st.integers(0, maps - 1))
    index = data.draw(st.integers(0, height * width - 1))
    row, column = divmod(index, width)
    value = _by_hand(step, index, map_)
    assert value == pytest.approx(float(step.record.outputs[map_, row, column]), abs=1e-4)
    for after in step.after:
        value = _passed(after.kind, after.norm, map_, value)
        assert value == pytest.approx(float(after.outputs[map_, row, column]), abs=1e-4)
    assert value == pytest.approx(
        float(OUTPUTS[step.layer + len(step.after)][map_, row, column]), abs=1e-4
    )


def _by_hand(step: LayerStep, index: int, map_: int) -> float:
    """Return the sum of a patch from its listed parts, or the largest value of a window."""
    if step.conv is None:
        assert step.pool is not None
        return float(step.pool.window(index, map_).values.max())
    patch = step.conv.patch(index, map_)
    shown = sum(share.contribution for share in patch.shares[:3])
    return shown + patch.rest(3) + patch.bias


def _passed(
    kind: str, norm: tuple[FloatArray, FloatArray] | None, map_: int, value: float
) -> float:
    if norm is not None:
        return float(norm[0][map_]) * value + float(norm[1][map_])
    if kind == "relu":
        return max(value, 0.0)
    return float(np.tanh(value)) if kind == "activation" else value


@given(st.data())
def test_the_source_of_a_result_lies_in_its_patch(data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(STEPS))
    index = data.draw(st.integers(0, step.record.count - 1))
    if step.pool is not None:
        channel = data.draw(st.integers(0, len(step.pool.inputs) - 1))
        row, column = step.source(index, channel, channel)
        assert step.pool.inputs[channel, row, column] == step.pool.window(index, channel).largest
        return
    conv = step.conv
    assert conv is not None
    patch = conv.patch(index, 2)
    channel = data.draw(st.integers(0, len(conv.inputs) - 1))
    row, column = step.source(index, 2, channel)
    field = conv.weights.shape[-1]
    assert 0 <= row + conv.pad - patch.top < field
    assert 0 <= column + conv.pad - patch.left < field
    _, height, width = conv.inputs.shape
    assert (0, 0) <= (row, column) < (height, width)


def test_the_source_is_the_largest_product() -> None:
    conv = STEPS[2].conv
    assert conv is not None
    index = conv.index(6, 7)
    patch = conv.patch(index, 1)
    channel = patch.shares[0].channel
    row, column = STEPS[2].source(index, 1, channel)
    inside = (channel, row + conv.pad - patch.top, column + conv.pad - patch.left)
    assert abs(patch.products[inside]) == np.abs(patch.products[channel]).max()


def test_a_convolution_moved_in_another_way_is_alone() -> None:
    other = STEPS[0].slid(2, 0)
    assert other.outputs.shape == (4, 12, 12)
    assert other.after == ()
    assert other.reach == Reach(5, 2, 0)
    layer = Conv2D(1, 4, 5, stride=2, bias=False)
    layer.params["W"][...] = NET.layers[0].params["W"]
    np.testing.assert_array_equal(other.outputs, layer.forward(IMAGE[None, None])[0])


def test_a_layer_alone() -> None:
    step = alone(MaxPool2D(2), IMAGE[None])
    assert (step.kinds, step.reach) == (("maxpool",), Reach(2, 2, 0))
    assert step.outputs[0, 0, 0] == IMAGE[:2, :2].max()


def test_the_shipped_kind_of_network_is_found_by_kind() -> None:
    net = build("cnn", np.random.default_rng(1))
    kinds = [step.kinds[0] for step in layer_steps(net, IMAGE)]
    assert kinds == [layer.kind for layer in net.layers if layer.kind in {"conv", "maxpool"}]


def test_a_network_without_maps_says_so() -> None:
    with pytest.raises(ShapeError):
        layer_steps(build("mlp", np.random.default_rng(1)), IMAGE)


convolutions = st.tuples(st.just("conv"), st.integers(1, 5), st.integers(1, 3), st.integers(0, 2))
poolings = st.integers(1, 3).map(lambda field: ("maxpool", field, field, 0))


@given(st.lists(convolutions | poolings, max_size=6))
def test_the_receptive_field_in_closed_form(chosen: list[tuple[str, int, int, int]]) -> None:
    """r = 1 + Σ (F − 1)·j and j = Π S, where j is the product of the strides before."""
    layers: list[Layer] = []
    for kind, field, stride, pad in chosen:
        pool = kind == "maxpool"
        layer = MaxPool2D(field) if pool else Conv2D(1, 1, field, stride=stride, pad=pad)
        layers += [layer, BatchNorm(1), ReLU()]
    fields, strides, pads = ([int(row[part]) for row in chosen] for part in (1, 2, 3))
    jumps = [int(np.prod(strides[:number], dtype=int)) for number in range(len(chosen) + 1)]
    size = 1 + sum((field - 1) * jump for field, jump in zip(fields, jumps, strict=False))
    start = -sum(pad * jump for pad, jump in zip(pads, jumps, strict=False))
    assert reach(layers) == Reach(size, jumps[-1], start)


@given(st.integers(0, 6), st.integers(0, 6), st.sampled_from(STEPS))
def test_a_pixel_finds_the_value_whose_field_it_is_the_middle_of(
    row: int, column: int, step: LayerStep
) -> None:
    box = step.reach.box(row, column)
    middle = ((box.top + box.bottom - 1) / 2, (box.left + box.right - 1) / 2)
    assert step.reach.place(*middle) == (row, column)
