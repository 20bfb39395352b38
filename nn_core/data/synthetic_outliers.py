"""Drawings that are no digits, made at random: what a network is taught not to believe in.

Letters and signs, digits that are mirrored or turned, strokes of several digits over one another,
scribbles, and figures of stray lines. What could pass for a digit (O, l, I, S, Z, q, b, a square, a
slash) is left out; of what is drawn at random a small share looks like one all the same.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.data.synthetic_digits import Strokes, curve, sampled, written

FIGURES = (
    # Points on a grid of 0 to 6, as two figures each; strokes apart by /, curved ones begin with ~.
    "06 30 66/14 54",  # A
    "60 00 06 66/03 43",  # E
    "60 00 06/03 43",  # F
    "00 06/60 66/03 63",  # H
    "00 06/60 03 66",  # K
    "00 06 66",  # L
    "06 00 34 60 66",  # M
    "06 00 66 60",  # N
    "06 00/~00 60 53 03",  # P
    "06 00/~00 60 53 03/33 66",  # R
    "00 60/30 36",  # T
    "~00 04 36 64 60",  # U
    "00 36 60",  # V
    "00 16 32 56 60",  # W
    "00 66/60 06",  # X
    "00 33 60/33 36",  # Y
    "~60 20 03 26 66/44 64 66",  # G
    "~60 40 03 36 66",  # C
    "06 00/~00 60 63 06",  # D
    "60 63/~63 56 16 04/20 60",  # J
    "~43 13 05 36 53/53 56",  # a
    "~53 23 05 36 54/60 66",  # d
    "~05 44 42 12 04 26 56",  # e
    "~50 21 26/03 43",  # f
    "00 06/~04 23 53 56",  # h
    "00 06/53 04 56",  # k
    "02 06/~03 22 36/~33 52 66",  # m
    "02 06/~04 32 46",  # n
    "02 06/~04 12 42",  # r
    "30 35 56/12 52",  # t
    "~02 05 36 52/52 56",  # u
    "02 26 42",  # v
    "02 46/42 06",  # x
    "02 24/42 06",  # y
    "30 36/03 63",  # plus
    "02 62/04 64",  # equals
    "20 16/50 46/02 62/04 64",  # number sign
    "30 36/01 65/61 05",  # asterisk
    "60 03 66",  # less than
    "00 63 06",  # greater than
    "03 63/40 63 46",  # arrow
    "30 36/13 30 53",  # arrow up
    "03 26 60",  # tick
    "06 30 66 06",  # triangle
    "16 30 56 02 62 16",  # star
    "03 30 63 56 16 03",  # pentagon
    "30 63 36 03 30",  # rhomb
    "03 30 63/13 16 56 53",  # house
    "~36 03 10 32 50 63 36",  # heart
    "~06 03 10 50 63 66/06 16/56 66",  # Omega
    "00 60/10 16/50 56",  # pi
    "60 00 33 06 66",  # Sigma
    "~30 03 36 63 30/30 36",  # Phi
    "~00 03 33 63 60/30 36",  # Psi
    "~00 20 46 66/33 06",  # lambda
    "~33 22 43 44 23 11 50 65 26",  # spiral
    "~03 12 23 34 43 52 63",  # wave
    "05 11 25 31 45 51 65",  # zigzag
    "~03 30 63 36 03/22 23/42 43/~24 35 44",  # face
    "~03 31 62/~03 35 64/62 64",  # fish
    "03 63/13 11 51 53/~14 25 34/~44 55 64",  # car
    "00 06/06 66/16 13/36 31/56 54",  # chart
    "10 16/02 62/04 64/~50 46",
    "30 16/30 56",  # ㅅ
    "00 60/30 06/30 66",  # ㅈ
    "00 06 66 60/03 63",  # ㅂ
    "60 00 06 66/03 63",  # ㅌ
    "00 60/06 66/20 26/40 46",  # ㅍ
    "20 40/02 62/~34 15 36 55 34",  # ㅎ
    "00 30 06/40 46/43 63",  # 가
    "00 06 36/50 56/53 63",  # 나
    "30 00 06 36/50 56/53 63",  # 다
    "02 62/30 06/30 66/20 40",  # ㅊ-like
    "00 60/02 62/04 64/30 36",  # grid
    "00 06/20 26/40 46/60 66",  # fence
)


def nonsense(rng: np.random.Generator) -> Strokes:
    """Return strokes, each of shape (n, 2), that are meant to be no digit."""
    kind = KINDS[rng.choice(len(KINDS), p=SHARES)]
    return kind(rng)


def figure(rng: np.random.Generator) -> Strokes:
    """Return a letter or a sign."""
    text = FIGURES[rng.integers(len(FIGURES))]
    strokes = [_stroke(part, rng) for part in text.split("/")]
    return [sampled(stroke, rng) for stroke in _changed(strokes, rng, turn=10)]


def _stroke(text: str, rng: np.random.Generator) -> FloatArray:
    smooth = text.startswith("~")
    points = [(int(pair[0]) / 6, int(pair[1]) / 6) for pair in text.lstrip("~").split()]
    if smooth:
        return curve(points, rng, wobble=0.04)
    return np.asarray(points) + 0.04 * rng.standard_normal((len(points), 2))


def turned_digit(rng: np.random.Generator) -> Strokes:
    """Return a digit mirrored, upside down or on its side, where that is none any more."""
    mirror, upside_down, left, right = (
        np.array(m, np.float64)
        for m in ([[-1, 0], [0, 1]], [[1, 0], [0, -1]], [[0, 1], [-1, 0]], [[0, -1], [1, 0]])
    )
    ways = {
        2: (left, right),
        3: (mirror, left, right),
        4: (mirror, upside_down, left, right),
        5: (left, right),
        6: (mirror, left, right),
        7: (upside_down, left, right),
        9: (left, right, mirror),
    }
    digit = int(rng.choice(list(ways)))
    chosen = ways[digit][rng.integers(len(ways[digit]))]
    return [stroke @ chosen.T for stroke in written(digit, rng)]


def mixture(rng: np.random.Generator) -> Strokes:
    """Return the strokes of two or three digits over one another, each moved and turned."""
    strokes: Strokes = []
    for _ in range(rng.integers(2, 4)):
        size = rng.uniform(0.4, 1.1)
        digit = _changed(written(int(rng.integers(10)), rng), rng, turn=180)
        strokes += [stroke * size + rng.uniform(-0.7, 0.7, 2) for stroke in digit]
    return strokes


def scribble(rng: np.random.Generator) -> Strokes:
    """Return one long line that wanders."""
    count = int(rng.integers(6, 30))
    steps = rng.standard_normal((count, 2)) * rng.uniform(0.3, 1.0, 2)
    # A pull towards the middle keeps the line on the sheet.
    places = [np.zeros(2)]
    for step in steps:
        places.append(0.6 * places[-1] + step)
    points = [(float(x), float(y)) for x, y in places]
    return [sampled(curve(points, rng) if rng.random() < 0.7 else np.asarray(points), rng)]


def stray_lines(rng: np.random.Generator) -> Strokes:
    """Return two to seven lines, bows and rings in any place."""
    strokes = []
    for _ in range(rng.integers(2, 8)):
        count = int(rng.choice([2, 3, 4, 6]))
        size, place = rng.uniform(0.4, 1.0), rng.uniform(-0.5, 0.5, 2)
        points = size * rng.uniform(-0.5, 0.5, (count, 2)) + place
        if count > 3 and rng.random() < 0.4:
            points = np.concatenate([points, points[:1]])
        pairs = [(float(x), float(y)) for x, y in points]
        strokes.append(sampled(curve(pairs, rng) if rng.random() < 0.5 else points, rng))
    return strokes


def _changed(strokes: Strokes, rng: np.random.Generator, turn: float) -> Strokes:
    """Return strokes turned by at most ``turn`` degrees, and stretched."""
    angle = np.radians(rng.uniform(-turn, turn))
    cos, sin = np.cos(angle), np.sin(angle)
    matrix = np.array([[cos, -sin], [sin, cos]]) @ np.diag(rng.uniform(0.6, 1.2, 2))
    return [stroke @ matrix.T for stroke in strokes]


KINDS: tuple[Callable[[np.random.Generator], Strokes], ...] = (
    figure,
    turned_digit,
    mixture,
    scribble,
    stray_lines,
)
SHARES = (0.45, 0.15, 0.15, 0.1, 0.15)
"""Of the kinds among what is drawn."""
