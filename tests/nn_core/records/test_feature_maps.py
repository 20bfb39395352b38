"""The way through the convolution blocks: the network's own numbers, and what they depend on."""

from __future__ import annotations

import numpy as np
import pytest
from maps_help import first_layers, image

from nn_core.errors import ShapeError
from nn_core.layers import (
    Affine,
    Conv2D,
    Flatten,
    Layer,
    MaxPool2D,
    ReLU,
)
from nn_core.models import build
from nn_core.network import Network
from nn_core.records.feature_maps import FeatureBlock, feature_blocks
from nn_core.records.receptive_field import Box, Reach, reach


def network() -> Network:
    rng = np.random.default_rng(8)
    return Network(
        [
            *first_layers(rng),
            ReLU(),
            MaxPool2D(2),
            Conv2D(6, 5, 3, stride=2, rng=rng),
            ReLU(),
            Flatten(),
            Affine(45, 10, rng),
        ]
    )


@pytest.fixture(scope="module")
def blocks() -> tuple[FeatureBlock, ...]:
    return feature_blocks(network(), image())


def test_the_maps_are_the_network_s(blocks: tuple[FeatureBlock, ...]) -> None:
    outputs = dict(network().activations(image()[None]))
    assert [block.kinds for block in blocks] == [
        ("conv", "batchnorm", "maxpool", "relu", "dropout"),
        ("conv", "relu", "maxpool"),
        ("conv", "relu"),
    ]
    for block, last, first in zip(
        blocks, ("4.dropout", "7.maxpool", "9.relu"), ("0.conv", "5.conv", "8.conv"), strict=True
    ):
        np.testing.assert_array_equal(block.maps, outputs[last][0])
        np.testing.assert_array_equal(block.conv.outputs, outputs[first][0])


def test_the_shipped_kind_of_network_is_found_by_kind() -> None:
    net = build("cnn", np.random.default_rng(1))
    blocks = feature_blocks(net, image())
    assert len(blocks) == sum(layer.kind == "conv" for layer in net.layers)


def test_a_network_without_maps_says_so() -> None:
    with pytest.raises(ShapeError):
        feature_blocks(build("mlp", np.random.default_rng(1)), image())


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_value_depends_on_the_pixels_of_its_field_and_on_no_others(number: int) -> None:
    net, picture = network(), image()
    before = feature_blocks(net, picture)[number]
    row, column = 1, 2
    box = before.reach.box(row, column).clipped(28, 28)
    outside = picture.copy()
    outside[...] = 0
    outside[box.top : box.bottom, box.left : box.right] = picture[
        box.top : box.bottom, box.left : box.right
    ]
    after = feature_blocks(net, outside)[number]
    np.testing.assert_allclose(
        after.maps[:, row, column], before.maps[:, row, column], rtol=1e-5, atol=1e-6
    )


def test_the_field_s_corners_matter() -> None:
    """No smaller square would do: without pooling and bends every pixel of the field counts."""
    layers: list[Layer] = [Conv2D(1, 1, 3, stride=2, pad=1), Conv2D(1, 1, 3)]
    for layer in layers:
        layer.params["W"][...] = 1
    net = Network(layers)
    seen = reach(layers)
    assert seen == Reach(7, 2, -1)
    for row, column in ((0, 0), (3, 5)):
        box = seen.box(row, column).clipped(28, 28)
        for place in ((box.top, box.left), (box.bottom - 1, box.right - 1)):
            picture = np.zeros((28, 28), np.float32)
            picture[place] = 1
            assert feature_blocks(net, picture)[1].maps[0, row, column] > 0


def test_boxes_are_clipped_to_the_picture() -> None:
    assert Reach(6, 2, -2).box(0, 13).clipped(28, 28) == Box(0, 24, 4, 28)


def test_the_places_where_a_map_fires(blocks: tuple[FeatureBlock, ...]) -> None:
    block = blocks[0]
    for number in range(4):
        places = block.strongest(number)
        values = [place.value for place in places]
        assert values == sorted(values, reverse=True)
        if places:
            assert values[0] == block.maps[number].max()
        for one in places:
            near = [p for p in places if max(abs(p.row - one.row), abs(p.column - one.column)) < 2]
            assert near == [one]
        assert block.firing(number) == (block.maps[number] > 0).sum()


def test_a_resting_map_has_no_places() -> None:
    net = network()
    net.layers[1].params["beta"][...] = -100
    block = feature_blocks(net, image())[0]
    assert block.strongest(0) == ()
    assert block.firing(0) == 0


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_cause_of_a_value_leads_to_it(blocks: tuple[FeatureBlock, ...], number: int) -> None:
    block = blocks[number]
    for map_ in range(len(block.maps)):
        for row, column in ((0, 0), (1, 2), (2, 1)):
            patch = block.cause(map_, row, column)
            passed = max(0.0, block.scale[map_] * patch.sum + block.shift[map_])
            assert passed == pytest.approx(float(block.maps[map_, row, column]), rel=1e-4, abs=1e-5)


def test_shares_are_of_all_channels(blocks: tuple[FeatureBlock, ...]) -> None:
    shares = blocks[1].shares(3, 2, 2)
    patch = blocks[1].cause(3, 2, 2)
    assert sorted(share.channel for share in shares) == [0, 1, 2, 3]
    assert sum(share.share for share in shares) == pytest.approx(1)
    assert shares[0].share >= shares[-1].share
    total = sum(share.contribution for share in shares) + patch.bias
    assert total == pytest.approx(patch.sum, rel=1e-4)
