"""Notice digits that lie on their side or upside down, by letting a network read both ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from nn_core.arrays import Array
from nn_core.data.digit_files.report import Notes
from nn_core.data.digit_files.sample import Sample
from nn_core.digits import Drawing, Recogniser, rasterise
from nn_core.digits.strokes import Stroke
from nn_core.digits.verdict import State
from nn_core.errors import QT_TRANSLATE_NOOP

ASKED = 100
"""Digits of a file that a network reads in each way."""
GAIN = 0.3
"""Share of them that must be read better in another way."""
WELL = 0.9
"""Share of them that stand for certain when so many are read."""
MOST_WORK, SMALL = 50_000, 20
"""Points that are drawn in each way, and what a stroke costs beside its points."""
MOSTLY = 0.7
"""Share of digits that must be read as their labels are meant, where these go to 10."""
HALF = 0.5
"""Share of the strokes that must be read upside down, where they begin below."""
CLEARLY = 0.3
"""How much less strange a single digit must look the other way round."""
FEWEST = 2
"""How many more of them."""
MANY = 10
"""Digits without labels that show every way; fewer can be read both ways by chance."""
NEARLY_ALL = 0.75
"""Share of those that must be read then: letters are not, whichever way they are turned."""


@dataclass(frozen=True)
class Way:
    """A way in which a file of digits may lie.

    Attributes
    ----------
    said : str
        A marked phrase.
    picture, points : callable
        Bring a picture (H, W), and points (x, y) of a canvas of side 1, the right way round.
    """

    said: str
    picture: Callable[[Array], Array]
    points: Callable[[Array], Array]


TRANSPOSED = Way(
    QT_TRANSLATE_NOOP("nn_core", "Rows and columns were exchanged, so they were turned: {count}"),
    lambda picture: picture.T,
    lambda points: points[:, ::-1],
)
UPSIDE_DOWN = Way(
    QT_TRANSLATE_NOOP("nn_core", "Upside down (y goes up), so they were turned: {count}"),
    lambda picture: picture[::-1],
    lambda points: points * (1, -1) + (0, 1),
)
TURNED_LEFT = Way(
    QT_TRANSLATE_NOOP("nn_core", "Turned a quarter to the left, so they were turned back: {count}"),
    lambda picture: np.rot90(picture, -1),
    lambda points: np.column_stack([1 - points[:, 1], points[:, 0]]),
)
TURNED_RIGHT = Way(
    QT_TRANSLATE_NOOP(
        "nn_core", "Turned a quarter to the right, so they were turned back: {count}"
    ),
    np.rot90,
    lambda points: np.column_stack([points[:, 1], 1 - points[:, 0]]),
)
MIRRORED = Way(
    QT_TRANSLATE_NOOP("nn_core", "Mirrored, so they were turned: {count}"),
    lambda picture: picture[:, ::-1],
    lambda points: points * (-1, 1) + (1, 0),
)
ON_THEIR_HEADS = Way(
    QT_TRANSLATE_NOOP("nn_core", "Turned by 180°, so they were turned back: {count}"),
    lambda picture: picture[::-1, ::-1],
    lambda points: 1 - points,
)
TRANSPOSED_BACK = Way(
    QT_TRANSLATE_NOOP(
        "nn_core", "Rows and columns were exchanged and reversed, so they were turned: {count}"
    ),
    lambda picture: picture[::-1, ::-1].T,
    lambda points: 1 - points[:, ::-1],
)
ALL = (
    *(TRANSPOSED, UPSIDE_DOWN, TURNED_LEFT, TURNED_RIGHT),
    *(MIRRORED, ON_THEIR_HEADS, TRANSPOSED_BACK),
)
STROKES_OF_FEW = (UPSIDE_DOWN, TRANSPOSED)
"""Of a few drawings without labels; pictures may be like EMNIST's then, and else stay."""
SUMMED = Way(
    QT_TRANSLATE_NOOP("nn_core", "Each point was seen from the one before: {count}"),
    lambda picture: picture,
    lambda points: points,
)
"""Of drawings that hold themselves so; see `Sample.summed`."""
STEPPED = Way(
    QT_TRANSLATE_NOOP("nn_core", "Each point of a stroke was seen from the one before: {count}"),
    lambda picture: picture,
    lambda points: points,
)
"""The same; see `Sample.stepped`."""
TIMED = Way(
    QT_TRANSLATE_NOOP("nn_core", "A time stood before x and y of each point: {count}"),
    lambda picture: picture,
    lambda points: points,
)
"""The same; see `Sample.timed`."""
DIFFERENCES = (SUMMED, STEPPED)
OF_POINTS = (*DIFFERENCES, TIMED)
"""Ways of reading points, after which digits may still lie on their side."""


def way_of(samples: Sequence[Sample], reader: Recogniser) -> Way | None:
    """Return the way in which digits lie that a network reads much better so; None if they stand.

    With labels, what is read right is counted; without, what is read at all.
    """
    asked = _few([sample for sample in samples if _has_ink(sample)])
    if not asked:
        return None
    if any(_up_to_ten(sample) == 10 for sample in asked):
        asked = [replace(sample, label=None) for sample in asked]  # see `labels_of`
    labelled = [sample for sample in asked if sample.digit is not None]
    strokes = all(sample.drawing.image is None for sample in asked)
    enough = len(labelled) > FEWEST
    chosen = labelled if enough else asked
    many = enough or len(chosen) >= MANY
    ways: tuple[Way, ...] = STROKES_OF_FEW if strokes and not many else ALL
    if strokes:
        if sum(sample.signed for sample in chosen) >= HALF * len(chosen):
            ways += tuple(w for w in DIFFERENCES if all(_other(one, w) for one in chosen))
        if _are_timed(chosen, reader):
            return TIMED
    plain = _read(chosen, reader)
    leaps = sum(sample.leaps for sample in chosen) >= HALF * len(chosen)
    if plain >= WELL * len(chosen) and not (strokes and (leaps or _starts_below(chosen))):
        return None
    # A stroke that leaps from its first point looks like a 1 in any way, and is none.
    able = [way for way in ways if way in DIFFERENCES] if leaps else ()
    counts = {way: _read_so(chosen, way, reader) for way in able or ways}
    best = max(counts, key=lambda way: counts[way])
    if best is SUMMED and counts.get(STEPPED) == counts[SUMMED]:
        best = min(DIFFERENCES, key=lambda way: _strangeness(chosen, way, reader))
    after = counts[best]
    if able and after >= NEARLY_ALL * len(chosen):
        return best
    gained, few = after - plain, len(chosen) <= FEWEST
    if best in DIFFERENCES and few and gained > 0:
        return best
    # One or two that can be read both ways, as 2 and 5 can, must look much more like digits.
    if best is UPSIDE_DOWN and strokes and _starts_below(chosen) and gained >= 0:
        clear = (
            gained > 0 or _less_strange(chosen, best, reader)
            if few
            else after >= HALF * len(chosen)
        )
        return best if clear else None
    sure = enough or best in STROKES_OF_FEW[not strokes :]
    sure = sure or (many and after >= NEARLY_ALL * len(chosen))
    return best if sure and gained >= max(FEWEST, GAIN * len(chosen)) else None


def _read_so(samples: Sequence[Sample], way: Way, reader: Recogniser) -> int:
    """Return how many are read in a way; differences may lie upside down besides."""
    found = [turned(sample, way) for sample in samples]
    if way not in DIFFERENCES:
        return _read(found, reader)
    over = [turned(sample, UPSIDE_DOWN) for sample in found]
    return max(_read(found, reader), _read(over, reader))


def share_read(samples: Sequence[Sample], reader: Recogniser) -> float:
    """Return the share of digits that are read as labelled, in the way in which most are."""
    most = _read(samples, reader)
    if 2 * most < len(samples):
        most = max(_read([turned(one, way) for one in samples], reader) for way in ALL)
    return most / len(samples)


def _few(samples: Sequence[Sample]) -> list[Sample]:
    """Return some of them, so that reading them again and again takes a moment."""
    few: list[Sample] = []
    work = 0
    for sample in samples[:ASKED]:
        work += sum(len(stroke.points) + SMALL for stroke in sample.drawing.strokes)
        if few and work > MOST_WORK:
            break
        few.append(sample)
    return few


def _has_ink(sample: Sample) -> bool:
    if sample.drawing.image is not None:
        return bool(sample.drawing.image.any())
    return bool(sample.drawing.strokes)


def _starts_below(samples: Sequence[Sample]) -> bool:
    """Whether most begin in the lower half of themselves: nearly every hand begins above."""
    below = 0
    for sample in samples:
        points = np.concatenate([stroke.points for stroke in sample.drawing.strokes])
        low, high = points[:, 1].min(), points[:, 1].max()
        below += bool(points[0, 1] > (low + high) / 2)
    return below > 0.5 * len(samples)


def _are_timed(samples: Sequence[Sample], reader: Recogniser) -> bool:
    """Whether the first number of points is a time: it never falls, and the third is none.

    Of one or two digits the network must say so, too: x never falls in some of those.
    """
    if not all(sample.timed for sample in samples):
        return False
    surely = sum(map(_third_is_no_time, samples)) >= HALF * len(samples)
    few = len(samples) <= FEWEST
    return surely and (not few or _less_strange(samples, TIMED, reader, 0))


def _third_is_no_time(sample: Sample) -> bool:
    """Whether the third number of points falls somewhere, or goes less far than the first."""
    assert sample.timed is not None
    (first, second), (same, third) = (
        np.ptp(np.concatenate([stroke.points for stroke in drawing.strokes]), axis=0)
        for drawing in (sample.drawing, sample.timed)
    )
    falls = any((np.diff(stroke.points[:, 1]) < 0).any() for stroke in sample.timed.strokes)
    return falls or bool(third * second < first * same)


def _less_strange(
    samples: Sequence[Sample], way: Way, reader: Recogniser, clearly: float = CLEARLY
) -> bool:
    """Whether digits turned are clearly more like those that the network knows."""
    other = _strangeness(samples, way, reader)
    return other < _strangeness(samples, None, reader) - clearly * len(samples)


def _strangeness(samples: Sequence[Sample], way: Way | None, reader: Recogniser) -> float:
    """Return how unlike the digits that the network knows these are in a way, summed."""
    found = [sample if way is None else turned(sample, way) for sample in samples]
    answers = reader.recognise_many([sample.drawing for sample in found])
    return sum(one.verdict.strangeness or 0 for one in answers)


def _read(samples: Sequence[Sample], reader: Recogniser) -> int:
    """Return how many are read as labelled; of those without a label, how many are read."""
    # Whether two of them touch makes no difference here and takes as long as all the rest.
    found = reader.recognise_images([rasterise(sample.drawing) for sample in samples])
    pairs = zip(samples, found, strict=True)
    return sum(
        one.digit == sample.digit if sample.digit is not None else one.verdict.state is State.DIGIT
        for sample, one in pairs
    )


def _other(sample: Sample, way: Way) -> Drawing | None:
    return {SUMMED: sample.summed, STEPPED: sample.stepped, TIMED: sample.timed}[way]


def turned(sample: Sample, way: Way) -> Sample:
    """Return a digit brought the right way round."""
    if way in OF_POINTS:
        drawing = _other(sample, way) or sample.drawing
        return replace(sample, drawing=drawing, summed=None, timed=None, stepped=None)
    drawing = sample.drawing
    image = None if drawing.image is None else np.ascontiguousarray(way.picture(drawing.image))
    strokes = tuple(
        Stroke(way.points(stroke.points), stroke.width, stroke.erase) for stroke in drawing.strokes
    )
    pixels = None if sample.pixels is None else np.ascontiguousarray(way.picture(sample.pixels))
    return replace(sample, drawing=Drawing(strokes, image), pixels=pixels)


@dataclass(frozen=True)
class Labels:
    """What labels from 1 to 10 mean.

    Attributes
    ----------
    said : str
        A marked phrase.
    less : int
        How much less than the label the digit is; 10 is taken for 0 then.
    """

    said: str
    less: int

    def labelled(self, sample: Sample) -> Sample:
        """Return a digit with the label that is meant."""
        number = _up_to_ten(sample)
        return sample if number is None else replace(sample, label=(number - self.less) % 10)


TO_TEN = (
    Labels(
        QT_TRANSLATE_NOOP("nn_core", "Labels from 1 to 10, of which 10 was read as 0: {count}"), 0
    ),
    Labels(QT_TRANSLATE_NOOP("nn_core", "Labels from 1 to 10, read as 0 to 9: {count}"), 1),
)


def labels_of(samples: Sequence[Sample], reader: Recogniser) -> Labels | None:
    """Return what labels mean that go to 10 instead of 9; None if they don't, or it isn't clear."""
    asked = [sample for sample in _few(samples) if _up_to_ten(sample) is not None]
    numbers = {_up_to_ten(sample) for sample in asked}
    if 10 not in numbers or 0 in numbers:
        return None
    counts = [_read([way.labelled(sample) for sample in asked], reader) for way in TO_TEN]
    best = TO_TEN[counts[1] > counts[0]]
    return best if max(counts) >= MOSTLY * len(asked) and counts[0] != counts[1] else None


def _up_to_ten(sample: Sample) -> int | None:
    """Return the label if it is a number from 0 to 10."""
    text = str(sample.label).removesuffix(".0")
    return 10 if text == "10" else sample.digit


def upright(pictures: Array, labels: Array, reader: Recogniser, notes: Notes) -> Array:
    """Return pictures of bytes, (N, 28, 28), turned if they are read much better so."""
    few = [Sample.of_ink(p, int(t)) for p, t in zip(pictures[:ASKED], labels, strict=False)]
    way = way_of(few, reader)
    if way is None:
        return pictures
    told(way, notes, len(pictures))
    return np.stack([way.picture(picture) for picture in pictures])


def told(way: Way, notes: Notes, count: int) -> None:
    """Tell that digits were turned."""
    notes.changed(way.said, count)
