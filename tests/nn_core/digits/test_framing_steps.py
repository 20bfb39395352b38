"""The way from the canvas to the network in steps, each with a switch."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core.digits import Drawing, Stroke, rasterise
from nn_core.digits.framing import CENTRE, FIELD, Framing, box, centre_of_mass
from nn_core.digits.framing_steps import (
    ALL,
    COMBINATIONS,
    STEPS,
    Switches,
    framed,
    framing_steps,
)

SEVEN = np.array([[0.1, 0.15], [0.3, 0.14], [0.18, 0.5]])
PLACE = st.tuples(st.floats(0.02, 0.98), st.floats(0.02, 0.98))


def drawn() -> Drawing:
    return Drawing((Stroke(SEVEN, 0.07),))


def erased() -> Drawing:
    rubbed = Stroke(np.array([[0.05, 0.4], [0.4, 0.4]]), 0.1, erase=True)
    return Drawing((Stroke(SEVEN, 0.07), rubbed))


def pictured() -> Drawing:
    ink = np.zeros((90, 60), np.float32)
    ink[10:50, 5:12] = 1
    ink[10:16, 5:40] = 0.7
    return Drawing(image=ink)


def over_a_picture() -> Drawing:
    return replace(pictured(), strokes=(Stroke(SEVEN + 0.3, 0.05),))


KINDS = pytest.mark.parametrize("make", [drawn, erased, pictured, over_a_picture])


@KINDS
def test_with_all_steps_it_is_what_the_network_is_given(make) -> None:
    drawing = make()
    expected = rasterise(drawing)
    np.testing.assert_array_equal(framing_steps(drawing).framed, expected)
    np.testing.assert_array_equal(framed(drawing), expected)


@settings(max_examples=20, deadline=None)
@given(st.lists(PLACE, min_size=1, max_size=6), st.floats(0.03, 0.14))
def test_so_it_is_for_any_stroke(places, width) -> None:
    drawing = Drawing((Stroke(np.array(places), width),))
    np.testing.assert_array_equal(framing_steps(drawing).framed, rasterise(drawing))


@KINDS
@pytest.mark.parametrize("to_box", [True, False])
@pytest.mark.parametrize("to_mass", [True, False])
def test_box_and_mass_are_those_of_the_framing(make, to_box, to_mass) -> None:
    drawing, switches = make(), Switches(box=to_box, mass=to_mass)
    expected = rasterise(drawing, Framing(to_box, to_mass))
    np.testing.assert_array_equal(framed(drawing, switches), expected)


@KINDS
@pytest.mark.parametrize("switches", COMBINATIONS)
def test_steps_and_short_cut_agree(make, switches) -> None:
    drawing = make()
    np.testing.assert_array_equal(
        framing_steps(drawing, switches).framed, framed(drawing, switches)
    )


@pytest.mark.parametrize("switches", [s for s in COMBINATIONS if s.ink])
def test_without_ink_the_same_goes_in_as_its_negative(switches) -> None:
    negative = framed(drawn(), replace(switches, ink=False))
    np.testing.assert_array_equal(negative, 1 - framed(drawn(), switches))


def test_brightness_is_the_raw_picture() -> None:
    steps = framing_steps(drawn(), Switches(ink=False))
    np.testing.assert_array_equal(steps.ink, steps.raw)
    assert steps.raw[0, 0] == 1 and steps.raw.min() == 0


@pytest.mark.parametrize(("on", "longer"), [(True, 20), (False, 28)])
def test_the_longer_side_of_the_box(on, longer) -> None:
    steps = framing_steps(drawn(), Switches(size=on, mass=False))
    left, top, right, bottom = box(steps.sized)
    assert max(right - left, bottom - top) == longer == steps.length
    assert steps.scale == pytest.approx(longer / max(steps.size))


def test_without_the_box_there_is_nothing_to_scale() -> None:
    off = Switches(box=False, size=False)
    assert off.effective == Switches(box=False)
    np.testing.assert_array_equal(framed(drawn(), off), framed(drawn(), off.effective))
    assert framing_steps(drawn(), off).box == (0, 0, 280, 280)


def test_the_box_lies_round_the_ink_of_the_canvas() -> None:
    left, top, right, bottom = framing_steps(drawn()).box
    np.testing.assert_allclose([left, top], 280 * (SEVEN.min(axis=0) - 0.035), atol=1.5)
    np.testing.assert_allclose([right, bottom], 280 * (SEVEN.max(axis=0) + 0.035), atol=1.5)


def test_the_last_step_moves_by_whole_pixels_and_balances() -> None:
    steps = framing_steps(drawn())
    dx, dy = np.rint(steps.shift).astype(int)
    np.testing.assert_allclose(steps.shift, [dx, dy], atol=1e-5)
    np.testing.assert_array_equal(np.roll(steps.sized, (dy, dx), axis=(0, 1)), steps.framed)
    assert np.abs(centre_of_mass(steps.framed) - CENTRE).max() <= 0.5
    np.testing.assert_allclose(centre_of_mass(steps.sized), steps.centre)


def test_without_centring_nothing_moves() -> None:
    steps = framing_steps(drawn(), Switches(mass=False))
    np.testing.assert_array_equal(steps.sized, steps.framed)
    np.testing.assert_array_equal(steps.shift, 0)


def test_twelve_combinations_differ() -> None:
    assert len(COMBINATIONS) == 12 and COMBINATIONS[0] == ALL
    ell = Drawing((Stroke(np.array([[0.1, 0.1], [0.12, 0.6], [0.4, 0.6]]), 0.07),))
    pictures = {framed(ell, switches).tobytes() for switches in COMBINATIONS}
    assert len(pictures) == 12


def test_what_is_off_is_named() -> None:
    assert ALL.off == ()
    assert Switches(False, False, False, False).off == STEPS


@pytest.mark.parametrize("drawing", [Drawing(), Drawing(image=np.zeros((9, 5), np.float32))])
def test_a_blank_canvas(drawing) -> None:
    for switches in COMBINATIONS:
        steps = framing_steps(drawing, switches)
        assert steps.box is None
        assert steps.scale == 0
        assert steps.framed.shape == (FIELD, FIELD)
        assert (steps.framed == (0 if switches.ink else 1)).all()


def test_a_large_picture_is_shown_with_its_own_pixels() -> None:
    ink = np.zeros((300, 500), np.float32)
    ink[100:200, 200:240] = 1
    steps = framing_steps(Drawing(image=ink))
    assert steps.raw.shape == (500, 500)
    assert steps.box == (200, 200, 240, 300)


def test_records_cannot_be_changed() -> None:
    steps = framing_steps(drawn())
    for array in (steps.raw, steps.ink, steps.sized, steps.framed, steps.fine, steps.centre):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
