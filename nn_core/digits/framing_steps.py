"""Take a drawing to the 28 x 28 pixels step by step, each step with a switch, for a lesson."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from nn_core.arrays import FloatArray, frozen
from nn_core.digits.framing import (
    BOX,
    CENTRE,
    FIELD,
    Framing,
    box,
    centre_of_mass,
    place,
    place_canvas,
)
from nn_core.digits.raster import CANVAS_SIDE, in_box, on_canvas
from nn_core.digits.strokes import Drawing


@dataclass(frozen=True)
class Switches:
    """Which steps are taken; see `framing_steps` for what each does.

    Attributes
    ----------
    ink : bool
        Ink is 1 and paper 0. Off: the picture's brightness goes in, so paper is 1 and ink 0.
    box : bool
        Go on with the ink's box alone. Off: with the whole canvas, which fills all 28 pixels.
    size : bool
        Make the box's longer side 20 pixels. Off: all 28. Without the box there is nothing to
        scale, so it has no effect then.
    mass : bool
        Move the centre of mass to pixel (14, 14), by whole pixels. Off: centre the box; without
        the box nothing is moved.
    """

    ink: bool = True
    box: bool = True
    size: bool = True
    mass: bool = True

    @property
    def effective(self) -> Switches:
        """The switches with those on that have no effect, so that equal results are equal keys."""
        return self if self.box else Switches(self.ink, False, True, self.mass)

    @property
    def off(self) -> tuple[str, ...]:
        """Names of the steps that are left out, in their order."""
        return tuple(name for name in STEPS if not getattr(self, name))


STEPS = ("ink", "box", "size", "mass")
"""Names of the switches in the order of the steps."""
ALL = Switches()
"""What MNIST did, and what every network expects."""
COMBINATIONS = tuple(
    dict.fromkeys(Switches(*values).effective for values in product((True, False), repeat=4))
)
"""All combinations that differ: twelve, all steps first."""


@dataclass(frozen=True, eq=False)
class FramingSteps:
    """Every intermediate picture on the way from the canvas to the network.

    Attributes
    ----------
    switches : Switches
    raw : array of float32, shape (S, S)
        The canvas as an eye sees it: 1 is white paper, 0 black ink.
    ink : array of float32, shape (S, S)
        What the next steps pass on: ink, or the brightness where that switch is off.
    box : tuple (left, top, right, bottom) or None
        What is cut out, in pixels of the canvas; None if there is no ink.
    fine : array of float32, shape (h, w)
        The ink that is placed, four grid points to a pixel.
    sized : array of float32, shape (28, 28)
        Scaled and centred by its box.
    framed : array of float32, shape (28, 28)
        The last picture: what the network sees.
    centre : array, shape (2,)
        Centre of mass (x, y) of the ink in ``sized``, in pixels; the first pixel's middle is 0.
    shift : array, shape (2,)
        By how many pixels (x, y) the last step moved it.
    """

    switches: Switches
    raw: FloatArray
    ink: FloatArray
    box: tuple[int, int, int, int] | None
    fine: FloatArray
    sized: FloatArray
    framed: FloatArray
    centre: FloatArray
    shift: FloatArray

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of what is cut out, in pixels of the canvas."""
        left, top, right, bottom = self.box or (0, 0, 0, 0)
        return right - left, bottom - top

    @property
    def length(self) -> int:
        """Pixels that the longer side of the cut is given."""
        return _length(self.switches)

    @property
    def scale(self) -> float:
        """By how much the cut is scaled; 0 for a blank canvas."""
        longer = max(self.size)
        return self.length / longer if longer else 0.0


def framing_steps(drawing: Drawing, switches: Switches = ALL) -> FramingSteps:
    """Return all pictures on the way from ``drawing`` to the network.

    Box, scale and centre of mass are always found on the ink. The switch of the ink decides only
    which of the two goes in, so that every switch breaks one thing alone.

    Parameters
    ----------
    drawing : Drawing
    switches : Switches
        With all of them on, the last picture is that of `nn_core.digits.rasterise`, bit by bit.
    """
    canvas = _canvas(drawing)
    found = box(canvas)
    whole = (0, 0, canvas.shape[1], canvas.shape[0])
    fine = placed_ink(drawing, switches)
    sized = framed_ink(fine, Framing(to_box=switches.box, to_mass=False))
    framed = framed_ink(fine, Framing(to_box=switches.box, to_mass=switches.mass))
    centre = _centre(sized)
    return FramingSteps(
        switches=switches,
        raw=frozen(1 - canvas),
        ink=seen(canvas, switches),
        box=None if found is None else (found if switches.box else whole),
        fine=frozen(fine),
        sized=seen(sized, switches),
        framed=seen(framed, switches),
        centre=frozen(centre),
        shift=frozen(_centre(framed) - centre),
    )


def framed(drawing: Drawing, switches: Switches = ALL) -> FloatArray:
    """Return the last picture alone, shape (28, 28)."""
    fine = placed_ink(drawing, switches)
    return seen(framed_ink(fine, Framing(switches.box, switches.mass)), switches)


def placed_ink(drawing: Drawing, switches: Switches = ALL) -> FloatArray:
    """Return the ink that is to be placed on a fine grid: its box, or the whole canvas."""
    if not switches.box:
        return on_canvas(drawing)
    fine = in_box(drawing, _length(switches))
    return np.zeros((1, 1), np.float32) if fine is None else fine


def framed_ink(fine: FloatArray, framing: Framing) -> FloatArray:
    """Return ink on a fine grid as 28 x 28 pixels: placed if it is a box, else as a canvas."""
    return place(fine, framing) if framing.to_box else place_canvas(fine, framing)


def seen(ink: FloatArray, switches: Switches) -> FloatArray:
    """Return what goes in: ink, or the brightness where that switch is off."""
    return frozen(ink if switches.ink else 1 - ink)


def _canvas(drawing: Drawing) -> FloatArray:
    """Return the canvas as it is shown; a picture keeps its own pixels if they are many."""
    side = CANVAS_SIDE if drawing.image is None else max(CANVAS_SIDE, *drawing.image.shape)
    return np.clip(on_canvas(drawing, side), 0, 1)


def _length(switches: Switches) -> int:
    return BOX if switches.size and switches.box else FIELD


def _centre(ink: FloatArray) -> FloatArray:
    return centre_of_mass(ink) if ink.any() else np.full(2, float(CENTRE))
