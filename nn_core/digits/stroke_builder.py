"""Grow one stroke from pen events: a smooth curve through all of them, final but for its tip."""

from __future__ import annotations

from math import ceil, hypot

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.digits import Stroke

Sample = tuple[float, float, float]
"""x, y and pen width, in units of the canvas side."""

NEAREST = 0.002
"""Events closer than this to the last one are trembling, not drawing."""
STEP = 0.012
"""The curve is cut into pieces of about this length where it bends."""
LONGEST_CURVE = 17
"""Points of the longest curve between two events, both ends counted."""
STRAIGHT = 0.0008
"""Pieces that bend less than this are left whole."""


class StrokeBuilder:
    """One stroke while it is being drawn.

    Pen events are joined by Catmull-Rom curves. A curve needs to know where the pen went next, so
    all points but those behind the last event are final; the tip is provisional until the next
    event or until the stroke is finished.

    Parameters
    ----------
    erase : bool
        Whether the stroke takes ink away.
    """

    def __init__(self, erase: bool = False) -> None:
        self.erase = erase
        self._events: list[Sample] = []
        self.final: list[Sample] = []
        self.tip: list[Sample] = []  # provisional, until the next point comes
        # The final points once more, as numbers: each event asks for the whole stroke.
        self._kept = np.empty((256, 3))
        self._count = 0

    def add(self, x: float, y: float, width: float) -> bool:
        """Take a pen event; return whether the stroke has grown by it."""
        if not self._events:
            self._events.append((x, y, width))
            self.final.append((x, y, width))
            return True
        last = self._events[-1]
        if hypot(x - last[0], y - last[1]) < NEAREST:
            return False
        self._events.append((x, y, width))
        self._settle()
        return True

    def finish(self) -> None:
        """Make the tip final: the pen has been lifted."""
        self.final += self.tip
        self.tip = []

    def stroke(self) -> Stroke:
        """Return the stroke as it looks now."""
        tip = np.array(self.tip, dtype=np.float64).reshape(-1, 3)
        samples = np.concatenate([self._numbers(), tip])
        widths = samples[:, 2]
        width = float(widths[0]) if np.ptp(widths) == 0.0 else widths
        return Stroke(points=samples[:, :2], width=width, erase=self.erase)

    def _numbers(self) -> FloatArray:
        """Return the final points, shape (n, 3); only those that are new are put in."""
        first, count = self._count, len(self.final)
        if count > len(self._kept):
            room = np.empty((2 * count, 3))
            room[:first] = self._kept[:first]
            self._kept = room
        if count > first:
            self._kept[first:count] = self.final[first:]
            self._count = count
        return self._kept[:count]

    def _settle(self) -> None:
        events = self._events
        if len(events) > 2:
            before = events[-4] if len(events) > 3 else events[-3]
            self.final += curve(before, events[-3], events[-2], events[-1])
        before = events[-3] if len(events) > 2 else events[-2]
        self.tip = curve(before, events[-2], events[-1], events[-1])


def curve(before: Sample, start: Sample, end: Sample, after: Sample) -> list[Sample]:
    """Return points on the Catmull-Rom curve from ``start`` (left out) to ``end`` (the last).

    The tangents are shortened to the length of the piece itself, so that events at uneven
    distances don't make loops, and in sharp corners to nothing, so that a corner stays one.
    """
    along = _direction(start, end)
    chord = hypot(end[0] - start[0], end[1] - start[1])
    into, out = _tangent(before, start, end, chord), _tangent(start, end, after, chord)
    if before is start and after is not end:
        into = _mirrored(out, along, chord)
    elif after is end and before is not start:
        out = _mirrored(into, along, chord)
    bend = hypot(into[0] - out[0], into[1] - out[1]) / 8.0
    pieces = 1 if bend < STRAIGHT else min(LONGEST_CURVE - 1, max(2, ceil(chord / STEP)))
    return [_hermite(start, end, into, out, i / pieces) for i in range(1, pieces)] + [end]


def _direction(a: Sample, b: Sample) -> tuple[float, float]:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = hypot(dx, dy)
    return (0.0, 0.0) if length == 0.0 else (dx / length, dy / length)


def _tangent(a: Sample, at: Sample, b: Sample, chord: float) -> tuple[float, float]:
    """Return the tangent at an event between two others: full in bends, none in sharp corners."""
    before, after, along = _direction(a, at), _direction(at, b), _direction(a, b)
    turn = before[0] * after[0] + before[1] * after[1]
    # A free end has no turn; how it is bent is for `_mirrored` to say.
    free = before == (0.0, 0.0) or after == (0.0, 0.0)
    length = chord if free else chord * min(1.0, max(0.0, (turn + 0.2) / 0.7))
    return along[0] * length, along[1] * length


def _mirrored(
    tangent: tuple[float, float], along: tuple[float, float], chord: float
) -> tuple[float, float]:
    """Return the tangent at a free end: an arc's, or the chord where the piece turns sharply."""
    forward = tangent[0] * along[0] + tangent[1] * along[1]
    if forward < chord / 2:
        return along[0] * chord, along[1] * chord
    return 2 * forward * along[0] - tangent[0], 2 * forward * along[1] - tangent[1]


def _hermite(
    start: Sample, end: Sample, into: tuple[float, float], out: tuple[float, float], t: float
) -> Sample:
    p1 = t * t * (3.0 - 2.0 * t)
    m0 = t * (1.0 - t) ** 2
    m1 = t * t * (t - 1.0)
    return (
        start[0] + p1 * (end[0] - start[0]) + m0 * into[0] + m1 * out[0],
        start[1] + p1 * (end[1] - start[1]) + m0 * into[1] + m1 * out[1],
        start[2] + t * (end[2] - start[2]),
    )
