"""Networks read drawings: one with its layers, many at once, blank ones not at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nn_core.digits import Drawing, Limits, Recogniser, State, Stroke, rasterise
from nn_core.digits.raster import on_canvas
from nn_core.errors import ModelFileError
from nn_core.layers import Affine
from nn_core.models import ARCHITECTURES, build
from nn_core.models.files import load
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


def test_a_digit_from_a_photo_is_sure_only_if_it_is_steady() -> None:
    model = load(Path(__file__).parents[3] / "resources" / "weights" / "cnn.safetensors")
    reader = Recogniser(model.network, "cnn", model.familiarity)
    flagged = np.array([[0.28, 0.35], [0.35, 0.3], [0.62, 0.21], [0.66, 0.24], [0.52, 0.7]])
    strokes = (Stroke(flagged, 0.04),)
    photo, sheet = Drawing(image=on_canvas(Drawing(strokes), 280)), Drawing(strokes)
    small = Drawing(image=on_canvas(Drawing(strokes), 56))
    assert photo.is_photo and not sheet.is_photo and not small.is_photo
    assert not Drawing(strokes, photo.image).is_photo
    assert reader.recognise(sheet).steady == reader.recognise(small).steady == 1
    found = reader.recognise(photo)
    assert 0 < found.steady < 1
    for others in (reader.recognise_many([photo, sheet]), reader.recognise_apart(photo)[1]):
        assert others[0].steady == pytest.approx(found.steady, abs=1e-4)
    strict = Limits(found.verdict.strangeness or 0.0, (found.steady + 1) / 2)
    assert found.judged(strict).verdict.state is not State.DIGIT
    assert reader.recognise(photo, strict).verdict.state is not State.DIGIT
