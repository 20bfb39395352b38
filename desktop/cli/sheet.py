"""``badak sheet``: writes a page, or every page of a session, as a PDF or an HTML file."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from time import sleep
from typing import Any

from desktop import tabs
from desktop.platform.option_parser import name_of, no_tab
from desktop.platform.terminal_language import translate

KINDS = (".pdf", ".html")
ROOMY = (1280, 900)
"""Pixels of a window beside whose controls a picture is as wide as paper is."""


def add_parser(commands: Any) -> None:
    """Enter the command and its options."""
    parser = commands.add_parser(
        "sheet",
        help=translate(
            "Command", "write pages with picture, numbers, formula and code as PDF or HTML"
        ),
        description=translate(
            "Command",
            "Writes a page of the program, or every page of a session that was opened, "
            "as A4 pages or as one HTML file. Needs no display.",
        ),
    )
    parser.add_argument(
        "file", type=_file, metavar="FILE", help=translate("Command", "ends in .pdf or .html")
    )
    parser.add_argument(
        "--session",
        type=Path,
        metavar="FILE",
        help=translate("Command", "a saved session (.badak)"),
    )
    parser.add_argument(
        "--tab",
        type=_place,
        metavar="NAME[/PAGE]",
        help=translate(
            "Command", "only this page; without a session, the one to write (default: digit)"
        ),
    )
    parser.add_argument(
        "--language", choices=("en", "ko"), default="en", help=translate("Command", "default: en")
    )
    parser.set_defaults(run=run)


def _file(text: str) -> Path:
    if Path(text).suffix.lower() not in KINDS:
        raise argparse.ArgumentTypeError(
            translate("Command", "“{text}” ends neither in .pdf nor in .html").format(text=text)
        )
    return Path(text)


def _place(text: str) -> tuple[str, str]:
    tab, _, page = text.partition("/")
    name_of(no_tab(), tabs.names())(tab)
    known = [page.id for spec in tabs.registered() if spec.id == tab for page in spec.pages]
    if page:
        name_of(translate("Command", "there is no page “{name}”"), known)(page)
    return tab, page


def run(arguments: argparse.Namespace) -> int:
    """Open the window without a display, and write what is asked for."""
    from desktop.cli.screenshot import without_display
    from nn_core.util.atomic_write import check_writable

    check_writable(arguments.file)
    return without_display(partial(_write, arguments))


def _write(arguments: argparse.Namespace, home: Path) -> None:
    from PySide6.QtCore import QCoreApplication

    from desktop.cli.screenshot import opened_window, rest
    from desktop.services import i18n
    from desktop.shell import sheet as sheets

    with opened_window(arguments.session, ROOMY, home) as window:
        i18n.install(arguments.language)
        if arguments.tab or arguments.session is None:
            tab, page = arguments.tab or ("digit", "")
            window.go_to(f"{tab}/{page}")
        rest(window)
        whole = arguments.session is not None and arguments.tab is None
        made = sheets.begun(window, whole)
        for wait in sheets.collected(window, sheets.pages(window, whole), made):
            QCoreApplication.processEvents()
            sleep((wait or 0) / 1000)
        sheets.write(made, arguments.file)
    sys.stdout.write(f"{arguments.file}\n")
