"""Digits written from scratch: the shapes that hands of many schools give them, as strokes.

MNIST and the pen tablet's writers come from two countries. Elsewhere a 1 has a flag and stands on a
foot, a 7 has a bar or a tick, a 4 is open, a 9 ends straight or curled. Each function here writes
one digit in one of these ways, in proportions drawn at random; no sample of anybody's hand is used.

Coordinates: x to the right, y down, the digit about 1 high.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from nn_core.arrays import FloatArray

Strokes = list[FloatArray]
Point = tuple[float, float]

STEPS = 12
"""Points between two given ones on a curve."""
WOBBLE = 0.018
"""Deviation of each given point, as a share of the digit's height."""
SLANT = 0.2
"""Largest lean to the right; half as much to the left."""


def written(digit: int, rng: np.random.Generator) -> Strokes:
    """Return ``digit`` as strokes, each an array of shape (n, 2), as a hand drawn at random does.

    Parameters
    ----------
    digit : int
        0 to 9.
    rng : numpy.random.Generator
    """
    strokes = WAYS[digit](rng)
    lean = rng.uniform(-SLANT / 2, SLANT)
    if digit == 1:
        # A flagged 1 that leans over is a 7.
        lean /= 2
    matrix = np.array([[rng.uniform(0.8, 1.15), -lean], [0.0, 1.0]])
    return [sampled(stroke @ matrix.T, rng) for stroke in strokes]


def sampled(curve: FloatArray, rng: np.random.Generator) -> FloatArray:
    """Return a curve at the few or many places at which a device notices the pen."""
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(curve, axis=0).T))])
    count = max(2, round(float(along[-1]) * rng.uniform(8, 40)))
    # A hand is slow at the ends and in the corners; the even places are moved a little.
    at = np.linspace(0, along[-1], count)
    at[1:-1] += rng.uniform(-0.3, 0.3, count - 2) * along[-1] / count
    return np.column_stack([np.interp(at, along, column) for column in curve.T])


def curve(points: Sequence[Point], rng: np.random.Generator, wobble: float = WOBBLE) -> FloatArray:
    """Return a smooth curve (n, 2) through points moved a little (Catmull and Rom, 1974)."""
    given = np.asarray(points, np.float64)
    given = given + wobble * rng.standard_normal(given.shape)
    ends = np.concatenate([given[:1], given, given[-1:]])
    before, start, end, after = ends[:-3], ends[1:-2], ends[2:-1], ends[3:]
    t = np.linspace(0, 1, STEPS, endpoint=False)[:, None, None]
    between = 0.5 * (
        2 * start
        + t * (end - before)
        + t**2 * (2 * before - 5 * start + 4 * end - after)
        + t**3 * (3 * start - before - 3 * end + after)
    )
    smooth: FloatArray = np.concatenate([between.transpose(1, 0, 2).reshape(-1, 2), given[-1:]])
    return smooth


def joined(*parts: FloatArray) -> FloatArray:
    """Return curves as one stroke, with a corner where one ends and the next begins."""
    stroke: FloatArray = np.concatenate(parts)
    return stroke


def line(start: Point, end: Point, rng: np.random.Generator, bow: float = 0.03) -> FloatArray:
    """Return a line that is straight but for a slight bow, as hands draw it."""
    a, b = np.asarray(start), np.asarray(end)
    across = np.array([a[1] - b[1], b[0] - a[0]])
    middle = (a + b) / 2 + bow * rng.standard_normal() * across
    return curve([start, (float(middle[0]), float(middle[1])), end], rng, wobble=0.008)


def arc(centre: Point, radii: Point, start: float, turn: float) -> list[Point]:
    """Return points on an ellipse from the angle ``start`` over ``turn``, in degrees.

    0 is right of the centre, 90 below it.
    """
    angles = np.radians(start + np.linspace(0, turn, max(4, int(abs(turn) / 40) + 1)))
    x = centre[0] + radii[0] * np.cos(angles)
    y = centre[1] + radii[1] * np.sin(angles)
    return list(zip(x.tolist(), y.tolist(), strict=True))


def _zero(rng: np.random.Generator) -> Strokes:
    around = rng.choice([-1, 1], p=[0.8, 0.2]) * rng.uniform(335, 400)
    start = rng.uniform(-130, -40)
    return [curve(arc((0.35, 0.5), (rng.uniform(0.22, 0.5), 0.5), start, around), rng)]


def _one(rng: np.random.Generator) -> Strokes:
    apex, foot = (0.4, 0.0), (0.4 + rng.uniform(-0.06, 0.04), 1.0)
    stem = line(apex, foot, rng)
    if rng.random() < 0.8:
        # From the vertical; beyond this a flag is the bar of a 7. Half of the pen tablet's flags
        # are longer than 0.58 of the stem, one in twenty is as long as it.
        length = rng.uniform(0.12, 1.0)
        angle = np.radians(rng.uniform(15, 62 - 18 * max(0.0, length - 0.3)))
        tip = (apex[0] - length * np.sin(angle), apex[1] + length * np.cos(angle))
        stem = joined(line(tip, apex, rng, bow=0.08), stem)
    if rng.random() < 0.5:
        return [stem]
    half, drop = rng.uniform(0.12, 0.42), rng.uniform(-0.03, 0.03)
    middle = foot[0] + rng.uniform(-0.08, 0.08)
    base = line((middle - half, 1.0 + drop), (middle + half, 1.0 - drop), rng)
    return [joined(stem, base)] if rng.random() < 0.2 else [stem, base]


def _two(rng: np.random.Generator) -> Strokes:
    wide = rng.uniform(0.5, 0.75)
    top = arc((wide / 2, 0.27), (wide / 2, 0.27), rng.uniform(-190, -140), rng.uniform(150, 190))
    neck = curve([*top, (0.06 + 0.1 * rng.random(), 0.93)], rng)
    end = neck[-1]
    if rng.random() < 0.35:
        loop = [(-0.02, 0.9), (0.1, 0.8), (0.22, 0.92), (wide, rng.uniform(0.88, 1.0))]
        return [joined(neck, curve([(float(end[0]), float(end[1])), *loop], rng, wobble=0.008))]
    base = line((float(end[0]), float(end[1])), (wide + 0.05, rng.uniform(0.9, 1.0)), rng)
    return [joined(neck, base)]


def _three(rng: np.random.Generator) -> Strokes:
    wide, waist = rng.uniform(0.4, 0.6), rng.uniform(0.42, 0.52)
    inner = wide * rng.uniform(0.25, 0.6)
    low = (1 - waist) / 2
    bowl = arc((inner, 1 - low), (wide - inner + 0.05, low), -80, rng.uniform(190, 250))
    if rng.random() < 0.25:
        flat = line((0.02, 0.02), (wide, 0.0), rng)
        down = line((wide, 0.0), (inner, waist), rng)
        return [joined(flat, down, curve([(inner, waist), *bowl], rng))]
    top = arc((inner, waist / 2), (wide - inner, waist / 2), rng.uniform(-170, -120), 0)[:1]
    top += arc((inner, waist / 2), (wide - inner, waist / 2), -110, 190)
    if rng.random() < 0.5:
        return [curve([*top, *bowl], rng, wobble=0.012)]
    corner = (inner, waist)
    return [joined(curve([*top, corner], rng), curve([corner, *bowl], rng))]


def _four(rng: np.random.Generator) -> Strokes:
    bar, stem = rng.uniform(0.5, 0.72), rng.uniform(0.42, 0.62)
    right = stem + rng.uniform(0.06, 0.3)
    corner, end = (0.0, bar), (right, bar + rng.uniform(-0.06, 0.04))
    closed = rng.random() < 0.35
    # Open, it is anything from an L to a U whose left side is as upright as the stem.
    start = (rng.uniform(0.0, 0.8) * stem, rng.uniform(0.0, 0.12))
    top = (stem, 0.0) if closed else start
    left = line(top, corner, rng, bow=0.06)
    if not closed and rng.random() < 0.3:
        first = curve([top, (0.02, bar * 0.6), (0.1, bar), end], rng)
    else:
        first = joined(left, line(corner, end, rng))
    high = 0.0 if closed else rng.uniform(0.0, 0.4)
    second = line((stem, high), (stem + rng.uniform(-0.12, 0.04), 1.0), rng)
    if rng.random() < 0.12:
        return [joined(first, line(end, (stem, high), rng), second)]
    return [first, second]


def _five(rng: np.random.Generator) -> Strokes:
    wide, high = rng.uniform(0.45, 0.65), rng.uniform(0.34, 0.46)
    corner, left = (0.12 + 0.08 * rng.random(), 0.03), (0.06, high)
    low = (1 - high) / 2 + 0.05
    bowl = arc((0.2, 1 - low), (wide - 0.2, low), rng.uniform(-120, -90), rng.uniform(200, 260))
    body = joined(line(corner, left, rng), curve([left, *bowl], rng))
    hat = line(corner, (wide + rng.uniform(-0.1, 0.1), rng.uniform(-0.04, 0.06)), rng)
    if rng.random() < 0.4:
        return [joined(hat[::-1], body)]
    gap = np.array([rng.uniform(-0.03, 0.06), 0.0])
    return [body, hat + gap]


def _six(rng: np.random.Generator) -> Strokes:
    wide, low = rng.uniform(0.42, 0.6), rng.uniform(0.22, 0.32)
    top = (wide * rng.uniform(0.5, 1.0), 0.0)
    side = [top, (0.14 * wide + 0.04, 0.36), (0.0, 0.68)]
    loop = arc((wide / 2, 1 - low), (wide / 2, low), 160, -rng.uniform(330, 380))
    return [curve([*side, *loop], rng, wobble=0.012)]


def _seven(rng: np.random.Generator) -> Strokes:
    wide = rng.uniform(0.45, 0.75)
    left, right = (0.0, rng.uniform(-0.02, 0.14)), (wide, rng.uniform(-0.03, 0.04))
    foot = (wide * rng.uniform(0.0, 0.6), 1.0)
    middle = ((right[0] + foot[0]) / 2 + rng.uniform(-0.1, 0.04), 0.5)
    bar, stem = line(left, right, rng), curve([right, middle, foot], rng)
    stroke = joined(bar, stem)
    if rng.random() < 0.3:
        tick = line((rng.uniform(-0.06, 0.04), rng.uniform(0.12, 0.3)), left, rng)
        stroke = joined(tick, stroke)
    if rng.random() < 0.55:
        return [stroke]
    at, half, rise = rng.uniform(0.4, 0.6), rng.uniform(0.12, 0.28), rng.uniform(-0.06, 0.1)
    x = float(np.interp(at, stem[:, 1], stem[:, 0])) + rng.uniform(-0.05, 0.05)
    return [stroke, line((x - half, at + rise / 2), (x + half, at - rise / 2), rng)]


def _eight(rng: np.random.Generator) -> Strokes:
    waist, wide = rng.uniform(0.4, 0.52), rng.uniform(0.4, 0.6)
    x, upper, lower = wide / 2, waist / 2, (1 - waist) / 2
    small = (wide / 2 * rng.uniform(0.7, 1.0), upper)
    if rng.random() < 0.25:
        top = curve(arc((x, upper), small, rng.uniform(-120, 100), -rng.uniform(345, 380)), rng)
        bottom = curve(arc((x, 1 - lower), (wide / 2, lower), -90, rng.uniform(345, 380)), rng)
        return [joined(top, bottom)] if rng.random() < 0.3 else [top, bottom]
    side = rng.choice([-1, 1])
    first = arc((x, upper), small, -35, -235)
    second = arc((x, 1 - lower), (wide / 2, lower), -70, 320)
    points = [*first, *second, (x + small[0] * 0.8, upper * 0.7)]
    if rng.random() < 0.6:
        points.append(first[0])
    return [curve([(x + side * (px - x), py) for px, py in points], rng, wobble=0.012)]


def _nine(rng: np.random.Generator) -> Strokes:
    wide, high = rng.uniform(0.38, 0.6), rng.uniform(0.22, 0.3)
    loop = arc((wide / 2, high), (wide / 2, high), rng.uniform(-60, -10), -rng.uniform(300, 350))
    corner = (wide, high * rng.uniform(0.5, 1.0))
    way = rng.random()
    if way < 0.4:
        tail = line(corner, (wide + rng.uniform(-0.15, 0.05), 1.0), rng)
        return [joined(curve([*loop, corner], rng), tail)]
    if way < 0.7:
        tail = curve([corner, (wide * 0.95, 0.6), (wide * rng.uniform(0.1, 0.8), 1.0)], rng)
        return [joined(curve([*loop, corner], rng), tail)]
    curl = [(wide, 0.6), (wide * 0.85, 0.92), (wide * 0.4, 1.0), (0.0, rng.uniform(0.78, 0.95))]
    return [joined(curve([*loop, corner], rng), curve([corner, *curl], rng))]


WAYS: tuple[Callable[[np.random.Generator], Strokes], ...] = (
    _zero,
    _one,
    _two,
    _three,
    _four,
    _five,
    _six,
    _seven,
    _eight,
    _nine,
)
"""By digit."""
