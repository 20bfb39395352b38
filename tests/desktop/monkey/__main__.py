"""The longer run: ``python -m tests.desktop.monkey --events 100000 --seed 5 [--tab digit]``.

Without ``--tab`` every tab is used by itself, and then all of them in one window. What was done
last is in the file that is named at the beginning, should the interpreter itself end.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import random
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TextIO


def main() -> int:
    """Run; return 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.desktop.monkey", description=__doc__)
    parser.add_argument("--events", type=int, default=20_000, help="for each tab")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--tab", help="the id of a tab, or “all” for all of them in one window")
    given = parser.parse_args()
    home = tempfile.mkdtemp(prefix="badak-monkey-home-")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.update(BADAK_HOME=home, LC_ALL="C.UTF-8", LANGUAGE="en")
    # Its helpers lie beside it, where the tests find them.
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    faulthandler.enable()
    return use(given.tab, given.events, given.seed, Path(home) / "trail.txt")


def use(tab: str | None, events: int, seed: int, trail: Path) -> int:
    """Let the monkey go where it was sent; return 1 where something was found."""
    from PySide6.QtWidgets import QApplication

    from desktop.platform.garbage import GuiThreadCollector
    from desktop.style.app_style import StyleApplier
    from desktop.tabs import registered

    from .run import FoundError, run

    app = QApplication([])
    dresser = StyleApplier(app)
    GuiThreadCollector(app)
    groups = {spec.id: (spec,) for spec in registered()} | {"all": registered()}
    wanted = {tab: groups[tab]} if tab else groups
    _say(f"seed {seed}; the trail is in {trail}")
    found = 0
    for name, specs in wanted.items():
        begin = time.monotonic()
        with trail.open("w", encoding="utf-8", errors="backslashreplace", buffering=1) as file:
            try:
                run(specs, events, seed, partial(_note, file))
                word = "nothing"
            except FoundError as error:
                word, found = f"FOUND\n{error}\n", 1
        _say(f"{name}: {word} ({time.monotonic() - begin:.0f} s)")
    # What was copied would outlive Qt, which the offscreen platform doesn't survive.
    app.clipboard().clear()
    dresser.deleteLater()
    return found


def _note(file: TextIO, said: str) -> None:
    file.write(f"{said}\n")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
