"""``badak train``: weights from pictures and strokes; Ctrl-C keeps the best of what was learnt."""

from __future__ import annotations

import argparse
import dataclasses
import subprocess
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.progress import Progress, bar

if TYPE_CHECKING:
    import numpy as np

    from nn_core.data.stroke_files import StrokeSample
    from nn_core.data.training_set import PictureSet
    from nn_core.models.learning import Best
    from nn_core.models.recipes import Recipe
    from nn_core.network import Network

HELD_OUT = 1 / 60
"""Share of the training pictures that is not learnt but chooses the best epoch.

The test set never chooses: it is measured and printed, and nothing follows from it.
"""
LICENCES = {
    "mnist": "MNIST (LeCun, Cortes, Burges), training part, CC BY-SA 3.0",
    "strokes": "Pen-Based Recognition of Handwritten Digits (UCI: Alpaydin, Alimoglu), training "
    "part, CC BY 4.0",
}


def add_parser(subparsers: Any) -> None:
    """Enter the command and its options."""
    parser = subparsers.add_parser("train", help="train a network and save its weights")
    parser.add_argument("--model", choices=("book", "mlp", "cnn"), required=True)
    parser.add_argument("--mnist", type=Path, required=True, help="folder of the four MNIST files")
    parser.add_argument("--strokes", type=Path, nargs="*", default=[], help="stroke files to learn")
    parser.add_argument("--epochs", type=int, help="default: the recipe of the model")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True, help="where the weights go")
    parser.add_argument(
        "--fold",
        type=fold,
        metavar="K/N",
        help="leave out the writers of fold K of N (writer modulo N is K) and measure on them",
    )
    parser.set_defaults(run=run)


def fold(text: str) -> tuple[int, int]:
    """Return K and N of ``K/N``."""
    first, _, second = text.partition("/")
    k, n = int(first), int(second)
    if not 0 <= k < n:
        raise ValueError
    return k, n


@dataclass(frozen=True)
class Material:
    """What a run learns from and is measured on.

    Attributes
    ----------
    learnt, held_out : PictureSet
    measured : dict of str to PictureSet
        By the name that is printed.
    sources : str
        What was learnt, for the file of weights.
    """

    learnt: PictureSet
    held_out: PictureSet
    measured: dict[str, PictureSet]
    sources: str


def run(arguments: argparse.Namespace) -> int:
    """Train, print a line an epoch, and save; return the exit code."""
    import numpy as np

    from nn_core.models import build
    from nn_core.models.learning import Best
    from nn_core.models.recipes import RECIPES

    check_writable(arguments.out)
    recipe = RECIPES[arguments.model]
    if arguments.epochs:
        recipe = dataclasses.replace(recipe, epochs=arguments.epochs)
    rng = np.random.default_rng(arguments.seed)
    progress = Progress()
    material = gather(arguments, recipe, rng, progress)
    network = build(arguments.model, rng)
    best = Best()
    try:
        train(network, recipe, material, rng, best, progress)
    except KeyboardInterrupt:
        if best.network is None:
            progress.line("Stopped before the first epoch had ended: nothing was saved.")
            return 130
        progress.line(f"Stopped: the weights of epoch {best.epoch} are kept.")
    store(arguments, recipe, material, best)
    progress.line(f"Saved {arguments.out}: epoch {best.epoch}, {best.score.errors} held-out errors")
    return 0


def check_writable(path: Path) -> None:
    """Refuse a place where nothing can be saved before an hour is spent on training."""
    from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError

    if path.is_dir() or not path.parent.is_dir():
        raise ModelFileError(
            QT_TRANSLATE_NOOP("nn_core", "The weights cannot be saved as {path}."),
            QT_TRANSLATE_NOOP("nn_core", "Name a file in a folder that exists."),
            path=path,
        )


def gather(
    arguments: argparse.Namespace, recipe: Recipe, rng: np.random.Generator, progress: Progress
) -> Material:
    """Read MNIST and the strokes, and write the strokes again with other hands and pens."""
    from nn_core.data import mnist

    learnt = mnist.train_set(arguments.mnist)
    measured = {"MNIST test": mnist.test_set(arguments.mnist)}
    sources = [LICENCES["mnist"]]
    for path in arguments.strokes:
        digits, left_out = sorted_by_fold(path, arguments.fold)
        learnt = learnt + rewritten(path.name, digits, recipe.copies, rng, progress)
        sources.append(f"{path.name}: {LICENCES['strokes']}" if "pen" in path.name else path.name)
        if left_out:
            measured[f"{path.name}, writers left out"] = plainly(left_out)
    if arguments.fold:
        sources.append("without the writers of fold {}/{}".format(*arguments.fold))
    kept, held_out = learnt.split(HELD_OUT, rng)
    return Material(kept, held_out, measured, "; ".join(sources))


def sorted_by_fold(
    path: Path, left_out: tuple[int, int] | None
) -> tuple[list[StrokeSample], list[StrokeSample]]:
    """Return the digits of a stroke file to be learnt, and those of the writers left out.

    Raises
    ------
    DataFileError
        If there is nothing to learn.
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
    """Return pictures of the digits as other hands and pens would write them."""
    import numpy as np

    from nn_core.data.training_set import PictureSet, written_again

    pictures = []
    for number, batch in enumerate(written_again([s.strokes for s in digits], copies, rng)):
        pictures.append(batch)
        progress.show(f"{name} {bar(number / len(digits))} written with other pens")
    labels = np.array([sample.digit for sample in digits], np.int64)
    return PictureSet(np.concatenate(pictures), np.repeat(labels, copies))


def plainly(digits: list[StrokeSample]) -> PictureSet:
    """Return the digits as the canvas would show them to the network."""
    import numpy as np

    from nn_core.data.training_set import PictureSet
    from nn_core.digits.raster import rasterise

    pictures = np.stack([rasterise(sample.drawing()) for sample in digits])
    labels = np.array([sample.digit for sample in digits], np.int64)
    return PictureSet(np.rint(pictures * 255).astype(np.uint8), labels)


def train(
    network: Network,
    recipe: Recipe,
    material: Material,
    rng: np.random.Generator,
    best: Best,
    progress: Progress,
) -> None:
    """Learn, showing each step on the terminal's line and each epoch on a line of its own."""
    from nn_core.models.learning import learn
    from nn_core.training import accuracy

    batches = max(1, len(material.learnt) // recipe.batch_size)
    mean = 0.0
    started = time.monotonic()
    for step in learn(network, recipe, material.learnt, material.held_out, rng, best):
        mean += 0.02 * (step.loss - mean) if step.step > 1 else step.loss
        within = step.step - (step.epoch - 1) * batches
        progress.show(f"epoch {step.epoch}/{recipe.epochs} {bar(within / batches)} loss {mean:.4f}")
        if step.epoch_ends and best.latest is not None:
            found = "  ".join(
                f"{name} {accuracy(best.latest, pictures.images, pictures.labels):.2%}"
                for name, pictures in material.measured.items()
            )
            score = best.history[-1]
            progress.line(
                f"epoch {step.epoch}/{recipe.epochs}  loss {mean:.4f}  held out {score.errors} "
                f"errors, {score.loss:.4f}  {found}  {time.monotonic() - started:.0f} s"
            )


def store(arguments: argparse.Namespace, recipe: Recipe, material: Material, best: Best) -> None:
    """Save the best weights with all that is needed to train them again."""
    from nn_core.models import save
    from nn_core.training import accuracy

    assert best.network is not None
    found = {
        f"accuracy on {name}": f"{accuracy(best.network, pictures.images, pictures.labels):.4f}"
        for name, pictures in material.measured.items()
    }
    save(
        arguments.out,
        best.network,
        {
            "name": arguments.model,
            "data": material.sources,
            "samples": str(len(material.learnt)),
            "seed": str(arguments.seed),
            "epochs": f"{best.epoch} of {recipe.epochs}",
            "recipe": str(recipe),
            "commit": commit(),
            **found,
        },
    )


def commit() -> str:
    """Return the commit of the source tree, or ``unknown`` where there is none."""
    here = Path(__file__).parent
    try:
        found = subprocess.run(
            ["git", "describe", "--always", "--dirty", "--abbrev=12"],
            cwd=here,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return found.stdout.strip()
