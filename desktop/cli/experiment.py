"""``badak experiment``: does a run of the book and prints its figure beside what came out."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.arguments import at_least
from desktop.cli.terminal import Progress, bar
from desktop.platform.option_parser import name_of
from desktop.platform.terminal_language import translate

if TYPE_CHECKING:
    from nn_core.experiments import Outcome, Pictures, Preset

NAMES = (
    "two-layer-sigmoid",
    "two-layer-relu",
    "xor",
    "circle",
    "spiral",
    "zero-or-one",
    "one-or-nine",
)
"""Those of the presets, which are not imported for a help text."""
DECIMALS = 6
SMOOTHING = 0.02
"""Weight of a step in the loss that is shown meanwhile."""


def add_parser(commands: Any) -> None:
    """Enter the command and its options."""
    parser = commands.add_parser(
        "experiment",
        help=translate("Command", "train one of the book's networks and compare with the book"),
        description=translate(
            "Command",
            "Trains a network with fixed settings and prints the accuracy on samples that it has "
            "not learnt, beside the book's figure where there is one. two-layer-…: 784-50-10 "
            "reads digits (chapters 4 and 5); xor, circle, spiral: 200 points in the plane; "
            "zero-or-one, one-or-nine: handwriting in two numbers, such as ink and slant. The "
            "same command gives the same figures on the same machine.",
        ),
    )
    parser.add_argument(
        "name",
        type=name_of(translate("Command", "there is no experiment “{name}”"), NAMES),
        metavar="NAME",
        help=translate("Command", "one of {names}").format(names=", ".join(NAMES)),
    )
    parser.add_argument(
        "--mnist",
        type=Path,
        metavar="DIR",
        help=translate(
            "Command",
            "folder of the four MNIST files (default: the 10,000 digits that come along, of which "
            "1,000 are held apart)",
        ),
    )
    parser.add_argument(
        "--steps",
        type=at_least(1),
        metavar="N",
        help=translate(
            "Command", "steps of learning, from 1 (default: the book's 10,000 for two-layer-…)"
        ),
    )
    parser.add_argument(
        "--json", action="store_true", help=translate("Command", "print one JSON object")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do the experiment, show how far it is, and print what came out."""
    from nn_core.experiments import PRESETS

    preset = PRESETS[arguments.name]
    pictures = _pictures(arguments.mnist, preset)
    started = time.monotonic()
    outcome = _done(preset, pictures, arguments.steps or preset.steps)
    seconds = round(time.monotonic() - started, 1)
    data = _data(preset, pictures)
    if arguments.json:
        found = {
            key: round(value, DECIMALS) if isinstance(value, float) else value
            for key, value in dataclasses.asdict(outcome).items()
        }
        sys.stdout.write(json.dumps({**found, "data": data, "seconds": seconds}) + "\n")
    else:
        sys.stdout.write("\n".join(lines(preset, outcome, data, seconds)) + "\n")
    return 0


def _pictures(folder: Path | None, preset: Preset) -> Pictures | None:
    from desktop.platform import package_files
    from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
    from nn_core.experiments import Pictures

    if not preset.needs_pictures:
        if folder is not None:
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "The experiment “{name}” learns no pictures."),
                QT_TRANSLATE_NOOP("nn_core", "Leave --mnist out."),
                name=preset.name,
            )
        return None
    if folder is not None:
        return Pictures.of_mnist(folder)
    return Pictures.bundled(package_files.path("digits"))


def _done(preset: Preset, pictures: Pictures | None, steps: int) -> Outcome:
    from nn_core.experiments import run as experiment

    progress, mean = Progress(), 0.0
    work = experiment(preset, pictures, steps)
    while True:
        try:
            step = next(work)
        except StopIteration as end:
            progress.clear()
            outcome: Outcome = end.value
            return outcome
        mean = step.loss if step.step == 1 else mean + SMOOTHING * (step.loss - mean)
        progress.show(f"{bar(step.step / steps)} step {step.step} of {steps}, loss {mean:.4f}")


def _data(preset: Preset, pictures: Pictures | None) -> str:
    if pictures is None:
        return f"points: {preset.setup.data.name}"
    return "MNIST" if pictures.mnist else "the bundled digits"


def lines(preset: Preset, outcome: Outcome, data: str, seconds: float) -> list[str]:
    """Return what is printed for a reader: what was done, the book's figure, and ours."""
    setup = preset.setup
    sizes = "-".join(map(str, (*setup.inputs, *(layer.size for layer in setup.layers))))
    hidden = setup.layers[0].activation or "no hidden layer"
    book = "gives no figure"
    if outcome.book is not None:
        book = f"{outcome.book:.3f} (chapter {outcome.chapter})"
    found = [
        f"{outcome.name}: {sizes}, {hidden}, {setup.optimizer.name} {setup.optimizer.lr:g}, "
        f"batches of {setup.batch_size}, {outcome.steps} steps in {seconds} s",
        f"data       {data}: {outcome.learnt} learnt, {outcome.apart} held apart",
        f"the book   {book}",
        f"here       {outcome.accuracy:.4f} (of what was learnt {outcome.accuracy_learnt:.4f})",
    ]
    if outcome.book is not None and (data != "MNIST" or outcome.steps != preset.steps):
        found.append(f"The book's figure is for MNIST's 60000 pictures, {preset.steps} steps.")
    return found
