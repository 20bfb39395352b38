"""``badak train``: weights from pictures and strokes; Ctrl-C keeps what was learnt."""

from __future__ import annotations

import argparse
import dataclasses
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.arguments import at_least, fold
from desktop.cli.terminal import Progress, bar
from desktop.cli.training_material import Material, gather
from desktop.platform.terminal_language import translate

if TYPE_CHECKING:
    import numpy as np

    from nn_core.models.recipes import Recipe
    from nn_core.models.train_recipe import Learnt
    from nn_core.network import Network

EPOCHS = "book 8, mlp 30, cnn 15"
"""Those of the recipes, which are not imported for a help text."""


def add_parser(subparsers: Any) -> None:
    """Enter the command and its options."""
    parser = subparsers.add_parser(
        "train",
        help=translate("Command", "train a network and save its weights"),
        description=translate(
            "Command",
            "Trains one of the three networks on MNIST, on files of strokes written again with "
            "other pens, and on invented drawings, as its recipe says. Prints a line an epoch, "
            "then sets temperature and limits by digits it has not learnt, and saves all that as "
            "a .safetensors file. The test set is measured and decides nothing. Ctrl-C stops and "
            "saves the last whole epoch. The same seed and data give the same weights on the same "
            "machine.",
        ),
    )
    parser.add_argument(
        "--model",
        choices=("book", "mlp", "cnn"),
        required=True,
        help=translate(
            "Command", "book: the book's 784-50-100-10; mlp: a wider one; cnn: convolutions"
        ),
    )
    parser.add_argument(
        "--mnist",
        type=Path,
        required=True,
        metavar="DIR",
        help=translate("Command", "folder of the four MNIST files"),
    )
    parser.add_argument(
        "--strokes",
        type=Path,
        nargs="*",
        default=[],
        metavar="FILE",
        help=translate("Command", "stroke files of digits to learn (default: none)"),
    )
    parser.add_argument(
        "--others",
        type=Path,
        nargs="*",
        default=[],
        metavar="FILE",
        help=translate(
            "Command", "stroke files of what is no digit, to be learnt as such (default: none)"
        ),
    )
    parser.add_argument(
        "--epochs",
        type=at_least(1),
        metavar="N",
        help=translate("Command", "times that all is learnt, from 1 (default: {value})").format(
            value=EPOCHS
        ),
    )
    parser.add_argument(
        "--seed",
        type=at_least(0),
        default=1,
        metavar="N",
        help=translate(
            "Command",
            "where chance begins: first weights, order and variations; from 0 (default: 1)",
        ),
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help=translate("Command", "where the weights go"),
    )
    parser.add_argument(
        "--fold",
        type=fold,
        metavar="K/N",
        help=translate(
            "Command",
            "leave out the writers of fold K of N (writer modulo N is K; of what is no digit, the "
            "lines) and measure on them",
        ),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Train, print a line an epoch, and save; return the exit code."""
    import numpy as np

    from nn_core.models import build
    from nn_core.models.recipes import RECIPES
    from nn_core.models.train_recipe import Learnt
    from nn_core.util.atomic_write import check_writable

    check_writable(arguments.out)
    recipe = RECIPES[arguments.model]
    if arguments.epochs is not None:
        recipe = dataclasses.replace(recipe, epochs=arguments.epochs)
    rng = np.random.default_rng(arguments.seed)
    progress = Progress()
    material = gather(arguments, recipe, rng, progress)
    learnt = Learnt()
    try:
        train(build(arguments.model, rng), recipe, material, rng, learnt, progress)
    except KeyboardInterrupt:
        if learnt.network is None:
            progress.line("Stopped before the first epoch had ended: nothing was saved.")
            return 130
        progress.line(f"Stopped: the weights of epoch {learnt.epoch} are kept.")
    store(arguments, recipe, material, learnt)
    return 0


def train(
    network: Network,
    recipe: Recipe,
    material: Material,
    rng: np.random.Generator,
    learnt: Learnt,
    progress: Progress,
) -> None:
    """Learn, showing each step on the terminal's line and each epoch on a line of its own."""
    from nn_core.models.train_recipe import learn

    batches = max(1, len(material.learnt) // recipe.batch_size)
    mean = 0.0
    started = time.monotonic()
    for step in learn(network, recipe, material.learnt, material.held_out, rng, learnt):
        mean += 0.02 * (step.loss - mean) if step.step > 1 else step.loss
        within = step.step - (step.epoch - 1) * batches
        progress.show(f"epoch {step.epoch}/{recipe.epochs} {bar(within / batches)} loss {mean:.4f}")
        if step.epoch_ends and learnt.network is not None:
            found = "  ".join(
                f"{name} {share:.2%}" for name, share in measured(learnt.network, material).items()
            )
            errors, loss = learnt.history[-1]
            progress.line(
                f"epoch {step.epoch}/{recipe.epochs}  loss {mean:.4f}  held out {errors} "
                f"errors, {loss:.4f}  {found}  {time.monotonic() - started:.0f} s"
            )


def measured(network: Network, material: Material) -> dict[str, float]:
    """Return the share read right of each set that nothing was learnt from."""
    from nn_core.training import accuracy

    return {
        name: accuracy(network, pictures.images, pictures.labels)
        for name, pictures in material.measured.items()
    }


def store(
    arguments: argparse.Namespace, recipe: Recipe, material: Material, learnt: Learnt
) -> None:
    """Calibrate the network, note what digits look like to it, and save all that."""
    from nn_core.digits.familiarity import DIGITS_ONLY, KNOWS_NONSENSE
    from nn_core.models import save
    from nn_core.models.calibration import divide_logits, temperature
    from nn_core.models.fit_familiarity import fit_familiarity, signals

    network, held_out = learnt.network, material.held_out
    assert network is not None
    degree = temperature(signals(network, held_out.images).logits, held_out.labels)
    divide_logits(network, degree)
    digits = material.learnt.digits
    weighing = DIGITS_ONLY if len(digits) == len(material.learnt) else KNOWS_NONSENSE
    known = fit_familiarity(network, digits.images, digits.labels, held_out, weighing)
    shares = measured(network, material)
    notes = {
        "name": arguments.model,
        "data": "; ".join(material.sources),
        "samples": str(len(material.learnt)),
        "seed": str(arguments.seed),
        "epochs": f"{learnt.epoch} of {recipe.epochs}",
        "recipe": str(recipe),
        "temperature": f"{degree:.4f}",
        "commit": commit(),
        **{f"accuracy on {name}": f"{share:.4f}" for name, share in shares.items()},
    }
    save(arguments.out, network, notes, known)
    Progress().line(f"Saved {arguments.out}: epoch {learnt.epoch}, temperature {degree:.2f}")


def commit() -> str:
    """Return the commit of the source tree, or ``unknown`` where there is none."""
    here = Path(__file__).parent
    try:
        found = subprocess.run(
            ["git", "describe", "--always", "--dirty", "--abbrev=12"],
            cwd=here,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return found.stdout.strip()
