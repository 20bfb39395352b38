"""Part a picture of several digits: of all ways to put its pieces together, the best to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.digits.finding import stroke_width
from nn_core.digits.ink import IntArray
from nn_core.digits.pieces import Pieces
from nn_core.digits.raster import frame_pixels

Doubts = Callable[[Sequence[FloatArray]], FloatArray]
"""Gives for framed pictures (28, 28) how much speaks against that each is a digit, from 0 on."""
Members = tuple[int, ...]

NEIGHBOURS, REACH = 4, 0.3
"""Pieces may belong together if they are among the nearest few, and so near, in heights."""
MOST = 4
"""At most so many pieces make up a digit, unless their boxes say so."""
MOST_SETS, MOST_STATES = 150, 2000
"""With more sets of pieces to read, or to remember at a time, it is left to their boxes."""
EACH = 0.25
"""What each digit costs: two must be read better than one."""
GAP, NARROW = 0.25, 0.5
"""What each of the pen's widths between its pieces costs a digit, beyond so narrow a gap."""
BOXED = 0.25
"""What a digit gains where the boxes of its pieces say the same."""
WORST = 2.0
"""What a digit costs that is smaller or larger than it can be."""
SMALL, LARGE = 0.3, 1.35
"""Heights that are too small and too large, as shares of the largest piece's."""
FLAG, FLAG_TOP, FLAG_GAP, STRAIGHT = (0.1, 0.45), 0.25, 1.6, 0.7
"""How high the flag of a 1 is and how far from the top it ends, as shares of the stem's height; how
far it is from the stem, in widths of the pen; and how straight it rises."""
WIDEST = 1.6
"""Several pieces wider than this share of their height are more than one digit."""
DOUBTFUL = 0.5
"""If a digit is read with more doubt, all may lean too much for the network, ..."""
LEANS = (0.2, 0.4)
"""... so that they are read after so much of their height has been taken from their lean ..."""
WORTH = 0.1
"""... if each is read so much better on the average."""
OUTLINE = 300
"""Points of a piece's outline that are compared with another's."""


@dataclass(frozen=True)
class Parts:
    """The pieces of a picture that may be digits or parts of them.

    Attributes
    ----------
    ink : array, shape (H, W)
    found : Pieces
    chosen : array of int, shape (n,)
        Which of the pieces are meant.
    edge : int
        How far the soft edge of a piece reaches, in pixels.
    """

    ink: FloatArray
    found: Pieces
    chosen: IntArray
    edge: int

    @cached_property
    def owners(self) -> IntArray:
        """The piece that each pixel's ink belongs to, counted from 1, shape (H, W); 0 for none."""
        height, width = self.found.shape
        # What is left out keeps its ink: it is nobody's, and not free.
        number = np.full(len(self.found), -1)
        number[self.chosen] = np.arange(len(self.chosen)) + 1
        rows, lefts, rights, piece = self.found.runs.T
        steps = np.zeros((height, width + 1), np.int64)
        steps[rows, lefts] += number[piece]
        steps[rows, rights] -= number[piece]
        owners = np.cumsum(steps, axis=1, dtype=np.int64)[:, :-1]
        return np.maximum(_widened(owners, self.ink > 0, self.edge), 0)

    def alone(self, members: Sequence[int], lean: float = 0.0, rise: float = 0.0) -> FloatArray:
        """Return the picture with the ink of some pieces only, made upright.

        ``lean`` and ``rise`` say how they stand: see ``upright`` and ``level``.
        """
        (left, top), ink = self._cut(members, lean, rise)
        sheet = np.zeros_like(self.ink)
        ink = ink[max(0, -top) :, max(0, -left) :]
        part = sheet[max(0, top) :, max(0, left) :][: ink.shape[0], : ink.shape[1]]
        part[:] = ink[: part.shape[0], : part.shape[1]]
        return sheet

    def framed(self, members: Members, lean: float = 0.0) -> FloatArray:
        """Return what a network reads of some pieces, shape (28, 28)."""
        return frame_pixels(self._cut(members, lean)[1])

    def _cut(
        self, members: Sequence[int], lean: float, rise: float = 0.0
    ) -> tuple[tuple[int, int], FloatArray]:
        """Return the ink of some pieces, and where its left upper corner is (x, y)."""
        boxes = self.boxes[list(members)]
        left, top = (int(low) for low in np.maximum(boxes[:, :2].min(axis=0) - self.edge, 0))
        right, bottom = (int(high) for high in boxes[:, 2:].max(axis=0) + self.edge)
        kept = np.zeros(len(self.chosen) + 1, bool)
        kept[np.asarray(members) + 1] = True
        view = slice(top, bottom), slice(left, right)
        ink = np.where(kept[self.owners[view]], self.ink[view], np.float32(0))
        beside = int(np.ceil(abs(lean) * ink.shape[0] / 2))
        above = int(np.ceil(abs(rise) * (ink.shape[1] / 2 + beside)))
        ink = np.pad(ink, ((above, above), (beside, beside)))
        return (left - beside, top - above), level(upright(ink, lean), rise)

    @cached_property
    def boxes(self) -> IntArray:
        """Left, top, right and bottom of each piece, shape (n, 4)."""
        return self.found.boxes[self.chosen]

    @property
    def heights(self) -> IntArray:
        """How high each piece is."""
        return self.boxes[:, 3] - self.boxes[:, 1]

    @cached_property
    def pen(self) -> float:
        """How wide the strokes are."""
        return stroke_width(self.owners > 0)

    @cached_property
    def apart(self) -> FloatArray:
        """How far the ink of each piece is from each other one's, in pixels, shape (n, n)."""
        outlines = [self._outline(int(piece)) for piece in self.chosen]
        apart = np.full((len(outlines), len(outlines)), np.inf)
        for i, mine in enumerate(outlines):
            for j, others in enumerate(outlines[:i]):
                away = ((mine[:, None] - others) ** 2).sum(axis=2)
                apart[i, j] = apart[j, i] = np.sqrt(away.min())
        return apart

    def _outline(self, piece: int) -> FloatArray:
        rows, lefts, rights = self.found.runs[self.found.runs[:, 3] == piece, :3].T
        counts = -(-(rights - lefts) // max(self.edge, 2)) + 1
        run = np.repeat(np.arange(len(rows)), counts)
        place = np.arange(len(run)) - np.repeat(np.cumsum(counts) - counts, counts)
        x = np.minimum(lefts[run] + max(self.edge, 2) * place, rights[run] - 1)
        points = np.column_stack([x, rows[run]]).astype(np.float64)
        return points[:: -(-len(points) // OUTLINE)]

    def fits(self, members: Members) -> bool:
        """Whether some pieces are together neither too small nor too large for a digit."""
        boxes = self.boxes[list(members)]
        wide, high = boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)
        largest = self.heights.max()
        return bool(SMALL * largest <= high <= LARGE * largest and wide <= WIDEST * high)

    def cost(self, members: Members) -> float:
        """Return what places and sizes of some pieces say against that they are one digit."""
        gaps = sum(max(0.0, gap / self.pen - NARROW) for gap in self._gaps(list(members)))
        left = any(one in members and of not in members for one, of in self.flags)
        return EACH + GAP * gaps + (0.0 if self.fits(members) and not left else WORST)

    @cached_property
    def flags(self) -> list[tuple[int, int]]:
        """Pieces that are the flag of a 1, and its stem: a small rising one at its left upper end.

        No digit stands there: an exponent stands at the right.
        """
        left, top, right, _ = self.boxes.T
        high, found = self.heights, []
        for one, of in np.argwhere(self.apart <= FLAG_GAP * self.pen).tolist():
            small = FLAG[0] <= high[one] / high[of] <= FLAG[1]
            above = abs(top[one] - top[of]) <= FLAG_TOP * high[of]
            before = left[one] < left[of] and right[one] <= right[of]
            slim = right[of] - left[of] <= high[of]
            if small and above and before and slim and self._rises(one):
                found.append((one, of))
        return found

    def _rises(self, place: int) -> bool:
        """Whether a piece is a line that goes up to the right."""
        of_it = self.found.runs[:, 3] == self.chosen[place]
        rows, lefts, rights = self.found.runs[of_it, :3].T
        middle = (lefts + rights) / 2
        if len(rows) < 3 or not np.ptp(middle):
            return False
        return bool(np.corrcoef(rows, middle)[0, 1] <= -STRAIGHT)

    def _gaps(self, members: list[int]) -> list[float]:
        """Return the gaps that must be crossed to come from each piece to all others."""
        inside, rest, gaps = members[:1], members[1:], []
        while rest:
            nearest = self.apart[np.ix_(inside, rest)].min(axis=0)
            gaps.append(float(nearest.min()))
            inside.append(rest.pop(int(np.argmin(nearest))))
        return gaps


def _widened(owners: IntArray, inked: Array, reach: int) -> IntArray:
    """Return owners after those of pixels have taken the ink round them that is nobody's."""
    owners = np.pad(owners, 1)
    inner = owners[1:-1, 1:-1]
    for _ in range(reach):
        free = inked & (inner == 0)
        if not free.any():
            break
        around = (owners[:-2, 1:-1], owners[2:, 1:-1], owners[1:-1, :-2], owners[1:-1, 2:])
        taken = np.maximum.reduce(around)
        inner[free] = taken[free]
    return inner


def upright(ink: FloatArray, lean: float) -> FloatArray:
    """Return ink (H, W) whose rows are moved by ``lean`` times their height above the middle."""
    if not lean:
        return ink
    height, width = ink.shape
    shift = lean * ((height - 1) / 2 - np.arange(height))
    x = np.arange(width) + shift[:, None]
    low = np.floor(x).astype(np.int64)
    share = (x - low).astype(np.float32)
    padded = np.pad(ink, ((0, 0), (1, 2)))
    place = np.clip(low + 1, 0, width + 1)
    taken = [np.take_along_axis(padded, place + more, axis=1) for more in (0, 1)]
    moved: FloatArray = taken[0] * (1 - share) + taken[1] * share
    return moved


def level(ink: FloatArray, rise: float) -> FloatArray:
    """Return ink (H, W) whose columns are moved up by ``rise`` times their way from the middle."""
    return upright(ink.T, -rise).T


def parted(
    parts: Parts, boxed: Sequence[Sequence[int]], doubts: Doubts
) -> tuple[list[list[int]], float]:
    """Return which pieces make up each digit as they are read best, and how much all lean.

    Parameters
    ----------
    parts : Parts
    boxed : sequence of sequences of int
        What their boxes say: the pieces of each digit. It is what is returned if there are too
        many pieces to try.
    doubts : callable
    """
    known = [tuple(sorted(one)) for one in boxed]
    near = {one for one in _near_sets(parts) if len(one) == 1 or parts.fits(one)}
    sets = sorted(near.union(known))
    given = [list(one) for one in known], 0.0
    if len(sets) > MOST_SETS:
        return given
    places = np.array([parts.cost(members) - BOXED * (members in known) for members in sets])
    best, least = given, np.inf
    for lean in (0.0, *LEANS):
        doubt = doubts([parts.framed(members, lean) for members in sets])
        way = cheapest(dict(zip(sets, (places + doubt).tolist(), strict=True)))
        if way is None:
            break
        of = [sets.index(members) for members in way]
        cost = float((places + doubt)[of].sum()) + (WORTH * len(of) if lean else 0.0)
        if cost < least:
            best, least = ([list(members) for members in way], lean), cost
        if not lean and doubt[of].max() <= DOUBTFUL:
            break
    return best


def _near_sets(parts: Parts) -> set[Members]:
    """Return the sets of at most ``MOST`` pieces each of which is near another one."""
    high = parts.heights
    rank = np.argsort(np.argsort(parts.apart, axis=1), axis=1) < NEIGHBOURS
    joined = (rank | rank.T) & (parts.apart <= REACH * np.maximum(high[:, None], high))
    last: set[Members] = {(place,) for place in range(len(high))}
    found = last
    for _ in range(MOST - 1):
        last = {
            tuple(sorted({*one, int(other)}))
            for one in last
            for other in np.flatnonzero(joined[list(one)].any(axis=0))
        } - found
        found = found | last
        if len(found) > 4 * MOST_SETS:
            break
    return found


def cheapest(costs: dict[Members, float]) -> list[Members] | None:
    """Return the sets that together hold each piece once and cost least; None if it takes long.

    Parameters
    ----------
    costs : dict
        What each set of pieces, numbered from 0 on, costs; all single pieces are among them.
    """
    best: dict[int, tuple[float, tuple[Members, ...]]] = {0: (0.0, ())}
    for place in sorted({place for members in costs for place in members}):
        beginning = [(sum(1 << i for i in m), m, c) for m, c in costs.items() if min(m) == place]
        reached = {held: way for held, way in best.items() if held >> place & 1}
        for held, (cost, way) in best.items():
            if held >> place & 1:
                continue
            for bits, members, more in beginning:
                new = held | bits
                if not held & bits and cost + more < reached.get(new, (np.inf,))[0]:
                    reached[new] = (cost + more, (*way, members))
        best = reached
        if len(best) > MOST_STATES:
            return None
    return list(min(best.values())[1])
