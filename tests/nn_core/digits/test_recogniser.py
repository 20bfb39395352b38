"""Networks read drawings: one with its layers, many at once, blank ones not at all."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.digits import Drawing, Recogniser, Stroke, rasterise
from nn_core.errors import ModelFileError
from nn_core.layers import Affine
from nn_core.models import ARCHITECTURES, build
from nn_core.network import Network

DASH = Drawing((Stroke(np.array([[0.5, 0.2], [0.5, 0.8]]), 0.07),))
RING = Drawing((Stroke(np.array([[0.2, 0.2], [0.8, 0.2], [0.8, 0.8], [0.2, 0.2]]), 0.07),))


@pytest.fixture(scope="module", params=sorted(ARCHITECTURES))
def recogniser(request: pytest.FixtureRequest) -> Recogniser:
    return Recogniser(build(request.param, np.random.default_rng(0)), request.param)


def test_the_answer_is_the_most_probable_digit(recogniser: Recogniser) -> None:
    found = recogniser.recognise(DASH)
    assert found.digit == int(np.argmax(found.probabilities))
    assert found.probabilities.sum() == pytest.approx(1, abs=1e-5)
    np.testing.assert_array_equal(found.image, rasterise(DASH))


def test_every_layer_is_shown_as_it_was(recogniser: Recogniser) -> None:
    layers = recogniser.recognise(DASH).layers
    assert len(layers) == len(recogniser.network.layers)
    x = recogniser.network.batch(rasterise(DASH)[None])
    for layer, shown in zip(recogniser.network.layers, layers, strict=True):
        x = layer.forward(x)
        np.testing.assert_allclose(shown.values, x[0], rtol=1e-5, atol=1e-6)
        assert shown.name.endswith(layer.kind)
        assert not shown.values.flags.writeable


def test_many_are_read_as_one_by_one(recogniser: Recogniser) -> None:
    drawings = [DASH, Drawing(), RING]
    found = recogniser.recognise_many(drawings)
    for drawing, one in zip(drawings, found, strict=True):
        alone = recogniser.recognise(drawing)
        assert one.digit == alone.digit
        np.testing.assert_allclose(one.probabilities, alone.probabilities, atol=1e-5)
    assert recogniser.recognise_many([]) == []


def test_blank_paper_has_no_answer(recogniser: Recogniser) -> None:
    found = recogniser.recognise(Drawing())
    assert found.digit is None
    assert not found.probabilities.any()
    assert found.layers == ()


@pytest.mark.parametrize("sizes", [(783, 10), (784, 9)])
def test_a_network_for_something_else_is_refused(sizes: tuple[int, int]) -> None:
    with pytest.raises(ModelFileError):
        Recogniser(Network([Affine(*sizes)]), "odd")


def test_signals_that_are_there_get_the_same_verdict(recogniser: Recogniser) -> None:
    image = rasterise(RING)
    hidden, logits = recogniser.network.last_signals(image[None])
    verdict = recogniser.verdict(image, hidden[0], logits[0])
    assert verdict == recogniser.recognise_image(image).verdict
