"""Drawings that are no digit, and four digits on one sheet, as a hand would draw them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from nn_core.data.stroke_files import read_strokes
from nn_core.digits import Drawing, Stroke

PEN = 0.07
DIGITS = Path(__file__).parent / "data" / "digits.jsonl"


def stroke(*points: tuple[float, float], width: float = PEN) -> Stroke:
    """Return one stroke through the points."""
    return Stroke(np.array(points, np.float64), width)


def cross() -> Drawing:
    """Return an X of two strokes."""
    return Drawing((stroke((0.2, 0.2), (0.8, 0.8)), stroke((0.8, 0.2), (0.2, 0.8))))


def dot() -> Drawing:
    """Return a single dot."""
    return Drawing((stroke((0.4, 0.5)),))


def dash() -> Drawing:
    """Return a line across."""
    return Drawing((stroke((0.15, 0.5), (0.5, 0.52), (0.85, 0.49)),))


def scribble() -> Drawing:
    """Return what a hand does that only wants to fill paper."""
    t = np.linspace(0, 12 * np.pi, 240)
    x = 0.5 + 0.32 * np.sin(1.00 * t) * np.cos(0.13 * t)
    y = 0.5 + 0.32 * np.sin(1.37 * t + 0.5)
    return Drawing((Stroke(np.column_stack([x, y]), 0.03),))


def year() -> Drawing:
    """Return 2026 on one sheet, drawn from left to right."""
    drawn = {sample.digit: sample.strokes for sample in read_strokes(DIGITS)}
    strokes: list[Stroke] = []
    for place, digit in enumerate((2, 0, 2, 6)):
        points = np.concatenate(drawn[digit])
        low, size = points.min(axis=0), np.ptp(points, axis=0).max()
        corner = (0.04 + 0.24 * place, 0.35)
        strokes += [Stroke((s - low) / size * 0.22 + corner, 0.03) for s in drawn[digit]]
    return Drawing(tuple(strokes))
