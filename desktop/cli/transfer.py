"""``badak import`` and ``badak export``: bring digits into the notebook and out of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.terminal import Progress as Line
from desktop.cli.terminal import bar
from desktop.platform.terminal_language import translate
from nn_core.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from nn_core.data.notebook import Notebook
    from nn_core.data.notebook.transfer import Exported, Imported, Progress

SOME_BAD = 1
KINDS = ("json", "csv", "idx", "png")
IMPORT = QT_TRANSLATE_NOOP(
    "Command",
    "Takes digits into the notebook: pictures; tables (CSV and its like); IDX, .npz and .npy; "
    "strokes as JSON, InkML or UNIPEN; folders and archives of these. Prints for each file how "
    "many were added, what was turned, scaled or guessed, and what was left out and why. A file "
    "that can't be read is named and the others are taken; the exit code is 1 then.\n"
    "\n"
    "A file of a network (.safetensors, the book's .pkl, .npz) is added to your own networks, and "
    "what was found out about it is printed.",
)
EXPORT = QT_TRANSLATE_NOOP(
    "Command",
    "Writes the digits of the notebook: as JSON lines (.jsonl), a table (.csv), the two files of "
    "MNIST (--kind idx) or a folder of pictures (--kind png). The kind follows from the ending.",
)


def add_parser(commands: Any) -> None:
    """Enter both commands and their options."""
    parser = commands.add_parser(
        "import",
        help=translate("Command", "take digits into the notebook"),
        description=translate("Command", IMPORT),
    )
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=translate("Command", "a file or a folder"),
    )
    _add_notebook(parser)
    parser.set_defaults(run=run_import)
    parser = commands.add_parser(
        "export",
        help=translate("Command", "write the digits of the notebook to a file"),
        description=translate("Command", EXPORT),
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help=translate("Command", "what is written")
    )
    parser.add_argument(
        "--kind", choices=KINDS, help=translate("Command", "default: by the ending, else json")
    )
    parser.add_argument(
        "--replace", action="store_true", help=translate("Command", "replace a file that is there")
    )
    _add_notebook(parser)
    parser.set_defaults(run=run_export)


def _add_notebook(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-notebook",
        type=Path,
        metavar="FILE",
        help=translate(
            "Command", "use this notebook (made if there is none) instead of the one of the window"
        ),
    )


def run_import(arguments: argparse.Namespace) -> int:
    """Take all files, in order."""
    from desktop.cli.terminal import said
    from desktop.services.recognisers import Recognisers
    from nn_core.errors import BadakError

    reader = Recognisers().best()
    code = 0
    with _notebook(arguments.as_notebook) as notebook:
        for path in arguments.files:
            try:
                code = max(code, _import(notebook, path, reader))
            except BadakError as error:
                if len(arguments.files) == 1:
                    raise
                code = SOME_BAD
                sys.stderr.write(f"badak: {said(error)}\n")
    return code


def _import(notebook: Notebook, path: Path, reader: Any) -> int:
    from desktop.cli.recognise import tell_errors
    from desktop.tabs.mydigits.browse.transfer import bringing
    from nn_core.data.digit_files import NetworkFile, Notes

    notes = Notes()
    try:
        done = _ended(bringing(notebook, path, reader, notes), f"reading {path.name}")
    except NetworkFile:
        return _import_network(path)
    _tell(f"{path}: ", done)
    tell_errors(notes)
    return SOME_BAD if notes.bad else 0


def _import_network(path: Path) -> int:
    from desktop.cli.terminal import said
    from desktop.services import network_files
    from desktop.services.recognisers import Recognisers

    store = Recognisers()
    found = next(step for step in network_files.reading(path) if step is not None)
    name = network_files.keep(found, store, store.keep)
    sys.stdout.write(f"{path}: {said(network_files.added(name, found.told))}\n")
    return 0


def run_export(arguments: argparse.Namespace) -> int:
    """Write the notebook."""
    from desktop.tabs.mydigits.browse.transfer import Kind, export, targets
    from nn_core.data.notebook import EVERYTHING
    from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError

    by_ending = "csv" if arguments.file.name.lower().endswith(".csv") else "json"
    kind = Kind(arguments.kind or by_ending)
    paths = targets(arguments.file, kind)
    taken = [path for path in paths if path.exists()]
    if taken and not arguments.replace:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "There is a “{path}” already."),
            QT_TRANSLATE_NOOP("nn_core", "Choose another name, or add --replace."),
            path=taken[0],
        )
    with _notebook(arguments.as_notebook) as notebook:
        _tell("", _ended(export(notebook, paths[0], kind, EVERYTHING), "writing"))
    return 0


def _notebook(path: Path | None) -> Notebook:
    from desktop.cli.where import places
    from nn_core.data.notebook import Notebook

    return Notebook(path or places()["notebook"])


def _ended(steps: Iterator[Progress | Imported | Exported], what: str) -> Imported | Exported:
    from nn_core.data.notebook.transfer import Progress

    line = Line()
    done: Imported | Exported | None = None
    for step in steps:
        if isinstance(step, Progress):
            # Of a folder nothing but how many entries were looked at is known.
            known = step.fraction is not None
            line.show(f"{bar(step.fraction or 0)} {what}" if known else f"{what}: {step.done}")
        else:
            done = step
    line.clear()
    assert done is not None
    return done


def _tell(before: str, done: Imported | Exported) -> None:
    from desktop.cli.terminal import in_language
    from desktop.tabs.mydigits.browse.texts import report

    with in_language():
        sys.stdout.write(f"{before}{report(done)}\n")
    sys.stdout.flush()
