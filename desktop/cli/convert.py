"""``badak convert``: takes a network out as ONNX, or one of another program in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.platform.terminal_language import translate
from nn_core.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from nn_core.models import Model

DESCRIPTION = QT_TRANSLATE_NOOP(
    "Command",
    "Reads a network (one that ships, one of your own, or a file) and writes it as another file:\n"
    "\n"
    "  .onnx          for other programs: takes pictures (N, 1, 28, 28), ink from 0 to 1, and\n"
    "                 gives logits and probabilities (N, 10)\n"
    "  .npz           for NumPy: arrays named as in the book, W1, b1, W2 …\n"
    "  .safetensors   for this program\n"
    "\n"
    "Files may be .safetensors of this program or of PyTorch, a pickle of NumPy arrays such as "
    "the book's sample_weight.pkl, or .npz. A pickle is read without running anything in it. Of "
    "arrays alone the layers are found by their shapes, and the activation by trying.",
)


def add_parser(commands: Any) -> None:
    """Enter the command and its options."""
    parser = commands.add_parser(
        "convert",
        help=translate("Command", "write a network as ONNX, or take in one of PyTorch or the book"),
        description=translate("Command", DESCRIPTION),
    )
    parser.add_argument("model", metavar="NAME|FILE", help=translate("Command", "what is read"))
    parser.add_argument(
        "target",
        type=Path,
        metavar="TARGET",
        nargs="?",
        help=translate("Command", "what is written"),
    )
    parser.add_argument(
        "--keep",
        metavar="NAME",
        help=translate("Command", "keep it among your own networks, for the window"),
    )
    parser.add_argument(
        "--replace", action="store_true", help=translate("Command", "replace a file that is there")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read the network and write it."""
    from desktop.cli.models import model_of
    from desktop.services.recognisers import Recognisers
    from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError

    if arguments.target is None and arguments.keep is None:
        raise ModelFileError(
            QT_TRANSLATE_NOOP("nn_core", "Nothing is to be written."),
            QT_TRANSLATE_NOOP(
                "nn_core", "Name a file that ends in .onnx or .npz, or add --keep NAME."
            ),
        )
    model = model_of(arguments.model)
    if arguments.target is not None:
        _write(model, arguments.target, arguments.replace)
        sys.stdout.write(f"{arguments.model} written to “{arguments.target}”.\n")
    if arguments.keep is not None:
        notes = {key: text for key, text in model.metadata.items() if key != "architecture"}
        name = Recognisers().keep(arguments.keep, model.network, notes, model.familiarity)
        sys.stdout.write(f"{arguments.model} kept as “{name}”.\n")
    return 0


def _write(model: Model, path: Path, replace: bool) -> None:
    from desktop.services.network_files import write
    from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

    if path.exists() and not replace:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "There is a “{path}” already."),
            QT_TRANSLATE_NOOP("nn_core", "Choose another name, or add --replace."),
            path=path,
        )
    write(path, model, model.metadata)
