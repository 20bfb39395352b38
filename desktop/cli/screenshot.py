"""``badak screenshot``: paints every tab into PNG files, in both themes and both languages."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any


def add_parser(commands: Any) -> None:
    """Enter the command and its options."""
    parser = commands.add_parser(
        "screenshot",
        help="save a picture of every tab",
        description="Writes TAB-THEME-LANGUAGE.png for every tab, light and dark, English and "
        "Korean. Needs no display.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--tab", nargs="+", metavar="NAME", help="only these tabs")
    parser.add_argument("--size", type=size, default=(1024, 700), metavar="WIDTHxHEIGHT")
    parser.add_argument("--themes", nargs="+", choices=("light", "dark"), default=["light", "dark"])
    parser.add_argument("--languages", nargs="+", choices=("en", "ko"), default=["en", "ko"])
    parser.set_defaults(run=run)


def size(text: str) -> tuple[int, int]:
    """Return width and height of ``1024x700``."""
    first, _, second = text.lower().partition("x")
    width, height = int(first), int(second)
    if not (100 <= width <= 8000 and 100 <= height <= 8000):
        raise ValueError
    return width, height


def run(arguments: argparse.Namespace) -> int:
    """Open the window without a display and save what it shows."""
    from desktop.screenshots import render

    for path in render(
        arguments.folder,
        arguments.size,
        arguments.themes,
        arguments.languages,
        arguments.tab or (),
    ):
        sys.stdout.write(f"{path}\n")
        sys.stdout.flush()
    return 0
