"""``badak limits``: sets when a model refuses and is not sure, by digits it never learnt."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.arguments import share
from desktop.cli.terminal import Progress
from desktop.platform.terminal_language import translate

if TYPE_CHECKING:
    from nn_core.digits import Drawing


def add_parser(commands: Any) -> None:
    """Enter the command and its options."""
    parser = commands.add_parser(
        "limits",
        help=translate("Command", "set when a model refuses and when it is not sure"),
        description=translate(
            "Command",
            "Sets the limits in a file of weights, so that of the digits in files of strokes, "
            "which the model must not have learnt, at most the given shares are refused or not "
            "sure. Nothing else in the file changes.",
        ),
    )
    parser.add_argument(
        "--model",
        type=Path,
        required=True,
        metavar="FILE",
        help=translate("Command", "file of weights to be changed"),
    )
    parser.add_argument(
        "--strokes",
        type=Path,
        nargs="+",
        required=True,
        metavar="FILE",
        help=translate("Command", "digits to go by"),
    )
    for name, usual, about in (
        (
            *("--refuse", 0.015),
            translate("Command", "digits that may be called no digit, from 0 to 1"),
        ),
        (
            *("--unsure", 0.004),
            translate("Command", "digits that may be answered with two candidates, from 0 to 1"),
        ),
    ):
        parser.add_argument(
            name,
            type=share,
            default=usual,
            metavar="SHARE",
            help=f"{about} ({translate('Command', 'default: {value}').format(value=usual)})",
        )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Find the limits and write them into the file."""
    from nn_core.digits import Recogniser
    from nn_core.digits.limits import limits_for
    from nn_core.models import load, save
    from nn_core.util.atomic_write import check_writable

    check_writable(arguments.model)
    model = load(arguments.model)
    reader = Recogniser(model.network, arguments.model.stem, model.familiarity)
    drawings = [drawing for path in arguments.strokes for drawing in digits(path)]
    limits = limits_for(reader.recognise_many(drawings), arguments.refuse, arguments.unsure)
    assert model.familiarity is not None  # else there is no strangeness, which is refused above
    known = dataclasses.replace(
        model.familiarity, strange_above=limits.strangeness, sure_above=limits.confidence
    )
    names = ", ".join(path.name for path in arguments.strokes)
    note = f"of {len(drawings)} digits of {names} at most {arguments.refuse:.2%} refused"
    note += f", {arguments.unsure:.2%} not sure"
    save(arguments.model, model.network, {**model.metadata, "limits": note}, known)
    Progress().line(
        f"{arguments.model}: strange above {limits.strangeness:.3f}, sure above "
        f"{limits.confidence:.3f}; {note}"
    )
    return 0


def digits(path: Path) -> list[Drawing]:
    """Return the drawings of a file of strokes that are labelled as digits.

    Raises `DataFileError` if there is none.
    """
    from nn_core.data.stroke_files import read_strokes
    from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

    found = [sample.drawing() for sample in read_strokes(path) if sample.digit is not None]
    if not found:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "{path} holds no digit to measure on."),
            QT_TRANSLATE_NOOP("nn_core", "Each line needs a label of 0 to 9."),
            path=path,
        )
    return found
