"""The geometry of a perceptron with two inputs: its boundary, its half-planes and its margin."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from nn_core.perceptron.model import Perceptron
from nn_core.perceptron.truth_tables import TruthTable, truth_rows

Point: TypeAlias = tuple[float, float]
Polygon: TypeAlias = tuple[Point, ...]
"""Corners in order; empty where there is no area."""

DIGITS = 3
"""Decimals kept when a boundary is moved by hand, so that the numbers stay readable."""


def box(left: float, bottom: float, right: float, top: float) -> Polygon:
    """Return the corners of a rectangle."""
    return (left, bottom), (right, bottom), (right, top), (left, top)


def clipped(polygon: Sequence[Point], w: Sequence[float], b: float) -> Polygon:
    """Return the part of a convex polygon in which w·x + b ≥ 0 (Sutherland and Hodgman)."""
    kept: list[Point] = []
    sums = [w[0] * x + w[1] * y + b for x, y in polygon]
    for k, (here, s) in enumerate(zip(polygon, sums, strict=True)):
        before, s0 = polygon[k - 1], sums[k - 1]
        if (s >= 0) != (s0 >= 0):
            kept.append(_between(before, here, s0 / (s0 - s)))
        if s >= 0:
            kept.append(here)
    return tuple(kept) if area(kept) > 0 else ()


def area(polygon: Sequence[Point]) -> float:
    """Return the area of a polygon whose corners go round against the clock."""
    turns = [
        (a[0] - polygon[0][0]) * (b[1] - polygon[0][1])
        - (b[0] - polygon[0][0]) * (a[1] - polygon[0][1])
        for a, b in pairwise(polygon)
    ]
    return sum(turns) / 2


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def boundary(gate: Perceptron, polygon: Sequence[Point]) -> tuple[Point, Point] | None:
    """Return the two ends of the line w·x + b = 0 inside a convex polygon, or None."""
    (w1, w2), b = gate.weights, gate.bias
    ends: list[Point] = []
    sums = [w1 * x + w2 * y + b for x, y in polygon]
    for k, (here, s) in enumerate(zip(polygon, sums, strict=True)):
        s0 = sums[k - 1]
        if (s >= 0) != (s0 >= 0):
            ends.append(_between(polygon[k - 1], here, s0 / (s0 - s)))
    return (ends[0], ends[1]) if len(ends) == 2 else None


def foot(gate: Perceptron, point: Point = (0.5, 0.5)) -> Point | None:
    """Return the point of the boundary nearest to ``point``; None without a boundary."""
    w1, w2 = gate.weights
    square = w1 * w1 + w2 * w2
    if square == 0:
        return None
    s = (w1 * point[0] + w2 * point[1] + gate.bias) / square
    return point[0] - s * w1, point[1] - s * w2


def moved_through(gate: Perceptron, point: Point) -> Perceptron:
    """Shift the boundary, keeping its direction, so that it runs through ``point``."""
    w1, w2 = gate.weights
    return gate.with_bias(round(-(w1 * point[0] + w2 * point[1]), DIGITS))


def turned_towards(gate: Perceptron, pivot: Point, point: Point) -> Perceptron:
    """Turn the boundary round ``pivot`` until it runs through ``point``.

    The length of the weights stays; of the two ways to turn the shorter one is taken, so the side
    that fires does not jump.
    """
    dx, dy = point[0] - pivot[0], point[1] - pivot[1]
    distance, length = math.hypot(dx, dy), math.hypot(*gate.weights)
    if distance == 0 or length == 0:
        return gate
    w1, w2 = -dy / distance * length, dx / distance * length
    if w1 * gate.weights[0] + w2 * gate.weights[1] < 0:
        w1, w2 = -w1, -w2
    w1, w2 = round(w1, DIGITS), round(w2, DIGITS)
    return Perceptron((w1, w2), round(-(w1 * pivot[0] + w2 * pivot[1]), DIGITS))


def between(before: Perceptron, after: Perceptron, share: float) -> Perceptron:
    """Return the perceptron a share (0 to 1) of the way from one to another: a line that swings."""
    pairs = zip(before.weights, after.weights, strict=True)
    weights = tuple((1 - share) * a + share * b for a, b in pairs)
    return Perceptron(weights, (1 - share) * before.bias + share * after.bias)


def tightest_row(gate: Perceptron, table: TruthTable) -> int:
    """Return the row that is nearest to being wrong for ``table``, or most wrong."""
    sums = gate.sums(truth_rows(2)).tolist()
    signed = [(2 * y - 1) * s for y, s in zip(table, sums, strict=True)]
    return signed.index(min(signed))


def margin(gate: Perceptron, table: TruthTable) -> float | None:
    """Return the distance of the tightest row's point from the boundary; None without a boundary.

    It is negative when that point lies on the wrong side for ``table``.
    """
    length = math.hypot(*gate.weights)
    if length == 0:
        return None
    row = tightest_row(gate, table)
    return float((2 * table[row] - 1) * gate.sums(truth_rows(2)[row]) / length)


def turned_by(gate: Perceptron, degrees: float) -> Perceptron:
    """Turn the boundary against the clock round its point nearest to the middle of the square."""
    pivot = foot(gate)
    if pivot is None:
        return gate
    w1, w2 = gate.weights
    angle = math.atan2(-w1, w2) + math.radians(degrees)
    return turned_towards(gate, pivot, (pivot[0] + math.cos(angle), pivot[1] + math.sin(angle)))


def weight_region(table: TruthTable, bias: float, limit: float) -> Polygon:
    """Return all (w1, w2) with sizes up to ``limit`` that realise ``table`` with this bias.

    Every row allows one half of the plane of weights: x·w + b > 0 where it must give 1, ≤ 0 where
    it must give 0. What all four allow is a convex polygon. Its edges belong to it or not as the
    rows they come from demand.
    """
    region = box(-limit, -limit, limit, limit)
    for y, (x1, x2) in zip(table, truth_rows(2).tolist(), strict=True):
        sign = 1.0 if y else -1.0
        if x1 == x2 == 0:
            if (bias > 0) != bool(y):
                return ()
            continue
        region = clipped(region, (sign * x1, sign * x2), sign * bias)
    return region
