"""Made-up photos of digits, and of several of them: paper, light, and what else lies in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.data.stroke_files import StrokeSample
from nn_core.digits.ink import draw

WIDTH, HEIGHT = 900, 675
INKS = ((0.10, 0.13, 0.45), (0.08, 0.08, 0.10), (0.12, 0.12, 0.25), (0.55, 0.10, 0.12))
"""Blue, black, blue-black and red."""
Rng = np.random.Generator


class Scene:
    """One photo while it is made.

    Parameters
    ----------
    digit : sequence of arrays, each of shape (n, 2)
        Strokes in any unit, y down.
    rng : Generator

    Attributes
    ----------
    paper : array, shape (H, W, 3)
        What the paper, and what is printed on it, throws back.
    light : array, shape (H, W)
        How much light falls on it.
    box : tuple of float
        Left, top, right and bottom of the digit.
    """

    share = (0.34, 0.55)
    """Least and largest height of the digit, as a share of the picture's."""

    def __init__(self, digit: Sequence[FloatArray], rng: Rng) -> None:
        self.rng, self.digit = rng, digit
        y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
        self.x, self.y = x, y
        tone = rng.uniform(0.82, 0.97) * np.array([1, rng.uniform(0.97, 1), rng.uniform(0.9, 1)])
        self.paper = np.broadcast_to(tone, (HEIGHT, WIDTH, 3)).astype(np.float32)
        angle, fall = rng.uniform(0, 2 * np.pi), rng.uniform(0.1, 0.35)
        along = (x / WIDTH - 0.5) * np.cos(angle) + (y / HEIGHT - 0.5) * np.sin(angle)
        self.light = (0.85 - fall * (along + 0.5)).astype(np.float32)
        self.ink_colour = np.array(INKS[rng.integers(len(INKS))])
        self.pen = rng.uniform(7, 15)
        self.place(
            rng.uniform(*self.share) * HEIGHT, rng.uniform(0.4, 0.6), rng.uniform(0.42, 0.58)
        )

    def place(self, height: float, across: float, down: float, turn: float = 0.0) -> None:
        """Put the digit there, so high; it is written by ``write``."""
        points = np.concatenate(self.digit)
        low, high = points.min(axis=0), points.max(axis=0)
        middle, size = (low + high) / 2, float((high - low).max())
        cos, sin = np.cos(turn), np.sin(turn)
        scale = height / max(size, 1e-9)
        at = np.array([across * WIDTH, down * HEIGHT])
        turned = np.array([[cos, sin], [-sin, cos]])
        self.strokes = [(s - middle) * scale @ turned + at for s in self.digit]
        ends = np.concatenate(self.strokes)
        self.box = (*ends.min(axis=0).tolist(), *ends.max(axis=0).tolist())

    def write(self) -> None:
        """Lay the digit's ink on the paper."""
        ink = np.zeros((HEIGHT, WIDTH), np.float32)
        for stroke in self.strokes:
            draw(ink, stroke, np.full(len(stroke), self.pen / 2))
        self.cover(ink * self.rng.uniform(0.85, 1), self.ink_colour)

    def cover(self, share: FloatArray, colour: Sequence[float] | FloatArray) -> None:
        """Lay a colour over the paper, as much of it as ``share`` says for each pixel."""
        self.paper = self.paper * (1 - share[..., None]) + share[..., None] * np.asarray(colour)

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float) -> FloatArray:
        """Return the ink of a straight line."""
        ink = np.zeros((HEIGHT, WIDTH), np.float32)
        draw(ink, np.array([[x0, y0], [x1, y1]]), np.full(2, width / 2))
        return ink

    def disc(self, x: float, y: float, radius: float) -> FloatArray:
        """Return a round spot."""
        covered: FloatArray = np.clip(radius + 0.5 - np.hypot(self.x - x, self.y - y), 0, 1)
        return covered

    def taken(self) -> FloatArray:
        """Return what the camera makes of it: shape (H, W, 3), with noise."""
        noise = self.rng.normal(0, self.rng.uniform(0.004, 0.015), (HEIGHT, WIDTH, 1))
        grain = blurred(self.rng.normal(0, 1, (HEIGHT, WIDTH)), 2)[..., None] * 0.012
        seen = blurred_colours(self.paper * self.light[..., None], 1)
        photo: FloatArray = np.clip(seen + noise + grain, 0, 1).astype(np.float32)
        return photo


def blurred(values: FloatArray, reach: int) -> FloatArray:
    """Return the means over squares, twice, which is smooth."""
    size = 2 * reach + 1
    for _ in range(2):
        for axis in (0, 1):
            wide = [(0, 0), (0, 0)]
            wide[axis] = (reach + 1, reach)
            sums = np.cumsum(np.pad(values, wide, mode="edge"), axis=axis)
            high = np.take(sums, range(size, sums.shape[axis]), axis=axis)
            low = np.take(sums, range(0, sums.shape[axis] - size), axis=axis)
            values = (high - low) / size
    return values


def blurred_colours(picture: FloatArray, reach: int) -> FloatArray:
    """Return a colour picture a little out of focus."""
    return np.stack([blurred(picture[..., c], reach) for c in range(3)], axis=-1)


def plain(scene: Scene) -> None:
    """Paper that fills the picture."""
    scene.write()


def squared(scene: Scene) -> None:
    """Squared paper."""
    step, start = scene.rng.uniform(28, 50), scene.rng.uniform(0, 28, 2)
    colour, share = (0.45, 0.62, 0.75), scene.rng.uniform(0.3, 0.55)
    lines = [scene.line(x, -9, x, HEIGHT + 9, 2) for x in np.arange(start[0], WIDTH, step)]
    lines += [scene.line(-9, y, WIDTH + 9, y, 2) for y in np.arange(start[1], HEIGHT, step)]
    scene.cover(np.max(lines, axis=0) * share, colour)
    scene.write()


def margin(scene: Scene) -> None:
    """Lined paper with a red line at the margin."""
    rng, tilt = scene.rng, scene.rng.uniform(-12, 12)
    step, start = rng.uniform(38, 60), rng.uniform(0, 38)
    lines = [scene.line(-9, y, WIDTH + 9, y + tilt, 2) for y in np.arange(start, HEIGHT, step)]
    scene.cover(np.max(lines, axis=0) * rng.uniform(0.35, 0.6), (0.45, 0.62, 0.78))
    x = rng.uniform(0.05, 0.18) * WIDTH
    if rng.random() < 0.3:
        x = WIDTH - x
    red = scene.line(x, -9, x - tilt, HEIGHT + 9, rng.uniform(2, 4))
    scene.cover(red * rng.uniform(0.6, 0.9), (0.85, 0.25, 0.25))
    scene.write()


def desk(scene: Scene) -> None:
    """A sheet on a darker desk with a grain."""
    rng = scene.rng
    scene.place(rng.uniform(0.26, 0.4) * HEIGHT, rng.uniform(0.42, 0.58), rng.uniform(0.42, 0.58))
    scene.pen = rng.uniform(5, 10)
    scene.write()
    turn = rng.uniform(-0.12, 0.12)
    cos, sin = np.cos(turn), np.sin(turn)
    x, y = scene.x - WIDTH / 2, scene.y - HEIGHT / 2
    across, down = np.abs(x * cos + y * sin), np.abs(y * cos - x * sin)
    half = rng.uniform(0.29, 0.42) * WIDTH, rng.uniform(0.3, 0.42) * HEIGHT
    off = np.clip(np.maximum(across - half[0], down - half[1]) + 0.5, 0, 1)
    wave = np.sin(scene.y / rng.uniform(5, 16) + 0.8 * np.sin(scene.x / 90) + rng.uniform(0, 6))
    dark = np.array([0.36, 0.25, 0.17]) * rng.uniform(0.6, 1.3)
    if rng.random() < 0.3:
        dark = np.full(3, rng.uniform(0.12, 0.5))
    wood = dark * (1 + rng.uniform(0, 0.3) * wave[..., None])
    scene.paper = scene.paper * (1 - off[..., None]) + off[..., None] * wood


def hand(scene: Scene) -> None:
    """The soft shadow of a hand."""
    scene.write()
    rng = scene.rng
    x, y = rng.uniform(0.25, 0.85) * WIDTH, rng.uniform(0.5, 1.05) * HEIGHT
    shade = scene.disc(x, y, rng.uniform(0.2, 0.42) * HEIGHT)
    if rng.random() < 0.5:
        finger = scene.line(x, y, x + rng.uniform(-250, 60), y - rng.uniform(100, 300), 90)
        shade = np.maximum(shade, finger)
    scene.light = scene.light * (
        1 - rng.uniform(0.3, 0.6) * blurred(shade, int(rng.integers(6, 25)))
    )


def edge(scene: Scene) -> None:
    """The sharp edge of a book's shadow."""
    scene.write()
    rng, angle = scene.rng, scene.rng.uniform(0, 2 * np.pi)
    distance = (scene.x - WIDTH / 2) * np.cos(angle) + (scene.y - HEIGHT / 2) * np.sin(angle)
    shade = np.clip(distance - rng.uniform(-0.35, 0.4) * HEIGHT, 0, 1)
    scene.light = scene.light * (
        1 - rng.uniform(0.35, 0.6) * blurred(shade, int(rng.integers(1, 8)))
    )


def holes(scene: Scene) -> None:
    """Two or four punched holes at the margin, what lies under them dark."""
    rng = scene.rng
    x = rng.uniform(0.03, 0.1) * WIDTH
    x = x if rng.random() < 0.7 else WIDTH - x
    radius = rng.uniform(9, 20)
    for y in np.linspace(0.2, 0.8, rng.choice([2, 4])) * HEIGHT + rng.uniform(-20, 20):
        scene.cover(scene.disc(x, y, radius), np.full(3, rng.uniform(0.08, 0.3)))
    scene.write()


def specks(scene: Scene) -> None:
    """Crumbs and dirt."""
    rng = scene.rng
    for _ in range(rng.integers(8, 26)):
        spot = scene.disc(rng.uniform(0, WIDTH), rng.uniform(0, HEIGHT), rng.uniform(1.5, 5))
        scene.cover(spot * rng.uniform(0.6, 1), (0.2, 0.18, 0.15))
    scene.write()


def stamp(scene: Scene) -> None:
    """The date in a corner, as cameras stamp it: bright digits, or a bar."""
    rng = scene.rng
    scene.write()
    x, y, high = (
        WIDTH * rng.uniform(0.68, 0.78),
        HEIGHT * rng.uniform(0.9, 0.95),
        rng.uniform(14, 26),
    )
    colour = (0.9, 0.5, 0.08)
    if rng.random() < 0.3:
        scene.cover(scene.line(x, y, x + 150, y, high), colour)
        return
    for place in range(8):
        left = x + place * high * 0.95
        if place in (2, 5):
            scene.cover(scene.disc(left + high / 4, y + high / 2, 2), colour)
            continue
        for segment in rng.choice(7, int(rng.integers(3, 7)), replace=False):
            scene.cover(scene.line(*_bar(int(segment), left, y - high / 2, high), 3), colour)


def _bar(segment: int, x: float, y: float, high: float) -> tuple[float, float, float, float]:
    """Return the ends of one of the seven bars of a digit so high."""
    right, middle, low = x + high * 0.55, y + high / 2, y + high
    bars = (
        *((x, y, right, y), (x, middle, right, middle), (x, low, right, low)),
        *((x, y, x, middle), (right, y, right, middle), (x, middle, x, low)),
        (right, middle, right, low),
    )
    return bars[segment]


def box(scene: Scene, rooms: FloatArray | None = None) -> None:
    """The box of a form round the digit, ``rooms`` away from its left, top, right and bottom."""
    rng, room = scene.rng, scene.rng.uniform(18, 70)
    away = np.array([-1, -1, 1, 1]) * (room if rooms is None else rooms)
    left, top, right, bottom = (scene.box + away).tolist()
    width, colour = rng.uniform(2, 5), np.full(3, rng.uniform(0.05, 0.4))
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    for (x0, y0), (x1, y1) in pairwise(corners):
        scene.cover(scene.line(x0, y0, x1, y1, width), colour)
    scene.write()


def crossed(scene: Scene) -> None:
    """A dark line from edge to edge that the digit stands on, or crosses."""
    rng = scene.rng
    _, top, _, bottom = scene.box
    y, tilt = bottom - rng.uniform(0, 0.9) ** 2 * (bottom - top), rng.uniform(-30, 30)
    line = scene.line(-9, y - tilt, WIDTH + 9, y + tilt, rng.uniform(2, 5))
    scene.cover(line, np.full(3, rng.uniform(0.05, 0.4)))
    scene.write()


def overrun(scene: Scene) -> None:
    """The box of a form that the digit runs over at one side or two."""
    rng = scene.rng
    _, top, _, bottom = scene.box
    rooms = rng.uniform(18, 50, 4)
    rooms[rng.integers(4)] = rng.uniform(-0.15, 0.02) * (bottom - top)
    box(scene, rooms)


def form(scene: Scene) -> None:
    """Three boxes of a form in a row, the outer ones empty."""
    rng, room = scene.rng, scene.rng.uniform(18, 50)
    left, top, right, bottom = (scene.box + room * np.array([-1, -1, 1, 1])).tolist()
    wide, width, colour = right - left, rng.uniform(2, 4), np.full(3, rng.uniform(0.05, 0.4))
    for x in left + wide * np.arange(-1, 3):
        scene.cover(scene.line(x, top, x, bottom, width), colour)
    for y in (top, bottom):
        scene.cover(scene.line(left - wide, y, right + wide, y, width), colour)
    scene.write()


def circled(scene: Scene) -> None:
    """A circle round the digit."""
    rng = scene.rng
    left, top, right, bottom = scene.box
    radius = np.hypot(right - left, bottom - top) / 2 + rng.uniform(12, 40)
    middle = np.array([left + right, top + bottom]) / 2
    turns = np.linspace(0, 2 * np.pi, 60)
    ink = np.zeros((HEIGHT, WIDTH), np.float32)
    round_it = middle + radius * np.column_stack([np.cos(turns), np.sin(turns)])
    draw(ink, round_it, np.full(60, rng.uniform(1.5, 4)))
    scene.cover(ink, np.full(3, rng.uniform(0.05, 0.4)))
    scene.write()


def underlined(scene: Scene) -> None:
    """A line below the digit, which may stand on it."""
    rng = scene.rng
    left, _, right, bottom = scene.box
    ends = left - rng.uniform(20, 120), right + rng.uniform(20, 120)
    y, tilt = bottom + rng.uniform(-10, 25), rng.uniform(-8, 8)
    line = scene.line(ends[0], y, ends[1], y + tilt, rng.uniform(2, 5))
    scene.cover(line, np.full(3, rng.uniform(0.05, 0.4)))
    scene.write()


def turned(scene: Scene) -> None:
    """A camera held a little askew."""
    rng = scene.rng
    scene.place(rng.uniform(0.34, 0.5) * HEIGHT, 0.5, 0.5, rng.uniform(-0.2, 0.2))
    scene.write()


def pencil(scene: Scene) -> None:
    """A pencil: thin and pale."""
    scene.pen, scene.ink_colour = scene.rng.uniform(4, 7), np.full(3, scene.rng.uniform(0.4, 0.55))
    scene.write()


def chalk(scene: Scene) -> None:
    """Chalk on a board."""
    scene.paper = np.broadcast_to((0.13, 0.22, 0.18), (HEIGHT, WIDTH, 3)).astype(np.float32)
    scene.paper = (
        scene.paper * (1 + 0.15 * blurred(scene.rng.normal(0, 9, (HEIGHT, WIDTH)), 12))[..., None]
    )
    scene.ink_colour = np.full(3, scene.rng.uniform(0.75, 0.95))
    scene.write()


SCENES: dict[str, Callable[[Scene], None]] = {
    made.__name__: made
    for made in (
        *(plain, squared, margin, desk, hand, edge, holes, specks, stamp, box, turned),
        *(pencil, chalk, crossed, overrun, form, circled, underlined),
    )
}


def photo(name: str, sample: StrokeSample, rng: Rng) -> FloatArray:
    """Return a made-up photo of one digit, shape (H, W, 3), from 0 to 1."""
    scene = Scene(sample.strokes, rng)
    SCENES[name](scene)
    return scene.taken()


def screen(sample: StrokeSample, rng: Rng) -> FloatArray:
    """Return what a phone shows when one has drawn on it: bars of the system above and below."""
    dark = rng.random() < 0.3
    grid = np.zeros((900, 415), np.float32)
    side = rng.uniform(110, 260)
    for stroke in fitted(sample.strokes, side, rng.uniform(60, 380 - side), rng.uniform(200, 500)):
        draw(grid, stroke, np.full(len(stroke), rng.uniform(5, 9)))
    for left in (20, 345):
        for letter in range(int(rng.integers(3, 6))):
            x = left + 9 * letter
            ends = rng.uniform(0, 1, (4, 2)) * (6, 11) + (x, 18)
            draw(grid, ends, np.full(4, 0.8))
    if rng.random() < 0.7:
        draw(grid, np.array([[150, 886], [265, 886.0]]), np.full(2, 2.5))
    if rng.random() < 0.5:
        grid[40:42] = rng.uniform(0.1, 0.5)
    grey = grid if dark else 1 - grid
    return np.repeat(grey[..., None], 3, axis=2)


def fitted(
    strokes: Sequence[FloatArray], height: float, left: float, top: float, lean: float = 0.0
) -> list[FloatArray]:
    """Return strokes so high and with their corner there, leaning by so much of their height."""
    leaning = [np.column_stack([s[:, 0] - lean * s[:, 1], s[:, 1]]) for s in strokes]
    points = np.concatenate(leaning)
    low, high = points.min(axis=0), points.max(axis=0)
    scale = height / max(float(high[1] - low[1]), 0.4 * float(high[0] - low[0]), 1e-9)
    return [(s - low) * scale + (left, top) for s in leaning]


ROWS = ("gap", "wide gap", "slanted", "two rows", "mixed sizes", "touching")
SPACED = 2.0
"""Of this distance, digits don't reach over one another either."""
PENS = {"touching": -0.3, "gap": 1.0, "slanted": 1.0, "wide gap": 1.6, "two rows": 1.6}
"""Distance of two neighbours' ink, in widths of the pen."""


def row(kind: str, samples: Sequence[StrokeSample], rng: Rng) -> tuple[FloatArray, str]:
    """Return a picture of several digits, shape (H, W), from 0 to 1, and what stands there."""
    count = 6 if kind == "two rows" else int(rng.integers(2, 4))
    picked = [samples[i] for i in rng.choice(len(samples), count, replace=False)]
    grid = np.zeros((1000, 1600), np.float32)
    pen, lean = rng.uniform(10, 22), rng.uniform(0.25, 0.5) if kind == "slanted" else 0.0
    top, raised = 100.0, bool(rng.random() < 0.5)
    for first in range(0, count, 3):
        covered, end = np.zeros_like(grid), np.inf
        for place, sample in enumerate(picked[first : first + 3]):
            height, above = _size(kind, place, raised, rng)
            ink, right = _beside(
                sample, covered, height, top + above, lean, pen, PENS.get(kind, SPACED)
            )
            covered, end = np.maximum(covered, ink), right
        assert end < np.inf
        grid = np.maximum(grid, covered)
        top += 360
    found = np.argwhere(grid > 0)
    low, high = found.min(axis=0) - 40, found.max(axis=0) + 40
    picture = np.zeros(high - low + 1, np.float32)
    clipped = np.maximum(low, 0)
    part = grid[clipped[0] : high[0] + 1, clipped[1] : high[1] + 1]
    picture[: part.shape[0], : part.shape[1]] = part
    return 1 - picture, "".join(str(sample.digit) for sample in picked)


def _size(kind: str, place: int, raised: bool, rng: Rng) -> tuple[float, float]:
    """Return height and place below the row's top of a digit."""
    if kind != "mixed sizes":
        height = rng.uniform(230, 290)
        return height, 290 - height if rng.random() < 0.5 else 0.0
    if not place:
        return 290.0, 0.0
    height = rng.uniform(0.38, 0.6) * 290
    return height, -0.15 * 290 if raised else 290 - height


def _beside(
    sample: StrokeSample,
    covered: FloatArray,
    height: float,
    top: float,
    lean: float,
    pen: float,
    gap: float,
) -> tuple[FloatArray, float]:
    """Return the ink of a digit as far right of what is there as ``gap`` pens say."""
    strokes = fitted(sample.strokes, height, 0, top, lean)
    there = np.argwhere(covered > 0.5)[:, ::-1].astype(np.float64)
    dense = np.concatenate([_dense(s) for s in strokes])
    shift = 60.0
    if len(there):
        # How far each row's ink reaches; what is near in height counts, as the eye sees a gap.
        wanted = gap * pen + pen / 2
        ends = there[np.append(there[1:, 1] != there[:-1, 1], True)]
        for y in np.unique(np.round(dense[:, 1])):
            near = ends[np.abs(ends[:, 1] - y) <= max(wanted, 1)]
            if len(near):
                mine = dense[np.abs(dense[:, 1] - y) < 1, 0].min()
                away = np.sqrt(np.maximum(wanted**2 - (near[:, 1] - y) ** 2, 0))
                shift = max(shift, float((near[:, 0] + away * np.sign(wanted)).max() - mine))
        # Beside one another, not above: a small one may else slip under the large one's bow.
        if gap > 0:
            shift = max(shift, float(np.median(there[:, 0])) - float(dense[:, 0].min()))
        if gap == SPACED:
            shift = max(shift, float(there[:, 0].max()) - float(dense[:, 0].min()))
    ink = np.zeros_like(covered)
    for stroke in strokes:
        draw(ink, stroke + np.array([shift, 0]), np.full(len(stroke), pen / 2))
    return ink, float(dense[:, 0].max() + shift)


def _dense(stroke: FloatArray) -> FloatArray:
    if len(stroke) < 2:
        return stroke
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(stroke, axis=0).T))])
    at = np.linspace(0, along[-1], max(2, int(along[-1] / 2)))
    return np.column_stack([np.interp(at, along, column) for column in stroke.T])
