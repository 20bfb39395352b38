"""Gathers what ``badak train`` learns from: MNIST, strokes of real hands, and what is invented."""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop.cli.terminal import Progress, bar

if TYPE_CHECKING:
    import numpy as np

    from nn_core.data.stroke_files import StrokeSample
    from nn_core.data.training_set import PictureSet
    from nn_core.models.recipes import Recipe

Made = TypeVar("Made")

HELD_OUT = 1 / 60
"""Share of MNIST's training pictures that is not learnt.

The test set chooses nothing: it is measured and printed, and nothing follows from it.
"""
HELD_WRITERS = 10
"""Of so many writers of strokes one is not learnt: a hand that is known says nothing of others."""
LICENCES = {
    "mnist": "MNIST (LeCun, Cortes, Burges), training part, CC BY-SA 3.0",
    "strokes": "Pen-Based Recognition of Handwritten Digits (UCI: Alpaydin, Alimoglu), training "
    "part, CC BY 4.0",
    "characters": "Omniglot (Lake, Salakhutdinov, Tenenbaum), MIT",
}


@dataclass
class Material:
    """What a run learns from and is measured on.

    - ``held_out``: digits that are not learnt; the temperature and the limits are found on them.
    - ``measured``: by the name that is printed.
    - ``sources``: what was learnt, for the file of weights.
    """

    learnt: PictureSet
    held_out: PictureSet
    measured: dict[str, PictureSet] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)


def gather(
    arguments: argparse.Namespace, recipe: Recipe, rng: np.random.Generator, progress: Progress
) -> Material:
    """Read MNIST and the strokes, write the strokes again with other pens, and invent the rest."""
    from nn_core.data import mnist

    learnt, held_out = mnist.train_set(arguments.mnist).split(HELD_OUT, rng)
    material = Material(learnt, held_out, sources=[LICENCES["mnist"]])
    material.measured["MNIST test"] = mnist.test_set(arguments.mnist)
    for path in arguments.strokes:
        _add_strokes(material, path, arguments.fold, recipe.copies, rng, progress)
    for path in arguments.others:
        _add_others(material, path, arguments.fold, recipe.others, rng, progress)
    if arguments.fold:
        material.sources.append("without the writers of fold {}/{}".format(*arguments.fold))
    check(material)
    _invent(material, recipe, rng, progress)
    return material


def check(material: Material) -> None:
    """Refuse what gives no network that could read all digits, or nothing to measure it on.

    Raises `DataFileError`.
    """
    from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

    missing = set(range(10)) - set(material.learnt.digits.labels.tolist())
    if missing:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "There is nothing to learn these digits from: {digits}."),
            QT_TRANSLATE_NOOP("nn_core", "Each of 0 to 9 must be among the training digits."),
            digits=", ".join(map(str, sorted(missing))),
        )
    if not all(map(len, (material.held_out, *material.measured.values()))):
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "There are too few digits to measure on."),
            QT_TRANSLATE_NOOP("nn_core", "Take at least 60 training digits and some test digits."),
        )


def _add_strokes(
    material: Material,
    path: Path,
    left_out: tuple[int, int] | None,
    copies: int,
    rng: np.random.Generator,
    progress: Progress,
) -> None:
    digits, measured = sorted_by_fold(path, left_out)
    rest = [sample for sample in digits if fold_of(sample.writer, HELD_WRITERS)]
    held = [sample for sample in digits if not fold_of(sample.writer, HELD_WRITERS)]
    if rest and held:
        digits = rest
        material.held_out += plainly(held)
    material.learnt += rewritten(path.name, digits, copies, rng, progress)
    known = "pen" in path.name
    material.sources.append(f"{path.name}: {LICENCES['strokes']}" if known else path.name)
    if measured:
        material.measured[f"{path.name}, writers left out"] = plainly(measured)


def _add_others(
    material: Material,
    path: Path,
    left_out: tuple[int, int] | None,
    copies: int,
    rng: np.random.Generator,
    progress: Progress,
) -> None:
    """Add what is no digit; a fold of it is one of lines, since few files name its writers."""
    from nn_core.data.stroke_files import read_strokes

    k, n = left_out or (-1, 1)
    samples = [s for s in read_strokes(path) if s.digit is None and s.line % n != k]
    if samples and copies:
        material.learnt += rewritten(path.name, samples, copies, rng, progress)
        source = f"{path.name}: {len(samples)} drawings that are no digit"
        known = "characters" in path.name
        material.sources.append(f"{source}; {LICENCES['characters']}" if known else source)


def _invent(
    material: Material, recipe: Recipe, rng: np.random.Generator, progress: Progress
) -> None:
    """Add digits that no one wrote, and what is no digit."""
    from nn_core.data.training_set import PictureSet, invented_digits, invented_nonsense

    for name, count, invented in (
        ("digits", recipe.invented, invented_digits),
        ("nonsense", recipe.nonsense, invented_nonsense),
    ):
        if count:
            pairs = shown(invented(count, rng), count, f"{name} invented", progress)
            material.learnt += PictureSet.gathered(pairs)
            material.sources.append(f"{count} pictures of invented {name}")


def shown(things: Iterator[Made], count: int, what: str, progress: Progress) -> Iterator[Made]:
    """Yield things while the passing line says how many of them there are."""
    for number, thing in enumerate(things):
        progress.show(f"{bar(number / count)} {what}")
        yield thing


def sorted_by_fold(
    path: Path, left_out: tuple[int, int] | None
) -> tuple[list[StrokeSample], list[StrokeSample]]:
    """Return the digits of a stroke file to be learnt, and those of the writers left out.

    Raises `DataFileError` if there is nothing to learn.
    """
    from nn_core.data.stroke_files import read_strokes
    from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

    digits = [sample for sample in read_strokes(path) if sample.digit is not None]
    k, n = left_out or (-1, 1)
    learnt = [sample for sample in digits if fold_of(sample.writer, n) != k]
    if not learnt:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "{path} holds no digit to learn from."),
            QT_TRANSLATE_NOOP("nn_core", "Each line needs a label of 0 to 9."),
            path=path,
        )
    return learnt, [sample for sample in digits if fold_of(sample.writer, n) == k]


def fold_of(writer: int | str | None, folds: int) -> int:
    """Return the fold a writer belongs to, the same in every run."""
    number = writer if isinstance(writer, int) else zlib.crc32(str(writer).encode())
    return number % folds


def rewritten(
    name: str,
    digits: list[StrokeSample],
    copies: int,
    rng: np.random.Generator,
    progress: Progress,
) -> PictureSet:
    """Return pictures of the drawings as other hands and pens would make them."""
    import numpy as np

    from nn_core.data.training_set import PictureSet, written_again
    from nn_core.losses import NO_CLASS

    batches = written_again([sample.strokes for sample in digits], copies, rng)
    pictures = list(shown(batches, len(digits), f"{name} written with other pens", progress))
    labels = [NO_CLASS if sample.digit is None else sample.digit for sample in digits]
    return PictureSet(np.concatenate(pictures), np.repeat(np.array(labels, np.int64), copies))


def plainly(digits: list[StrokeSample]) -> PictureSet:
    """Return the digits as the canvas would show them to the network."""
    import numpy as np

    from nn_core.data.training_set import PictureSet
    from nn_core.digits.raster import rasterise

    pictures = np.stack([rasterise(sample.drawing()) for sample in digits])
    labels = np.array([sample.digit for sample in digits], np.int64)
    return PictureSet(np.rint(pictures * 255).astype(np.uint8), labels)
