"""The longer run: ``python -m tests.desktop.monkey --events 100000 --seed 5 [--tab digit]``.

Without ``--tab`` every tab is used by itself, and then all of them in one window, each in a process
of its own, as many at a time as there are processors: one that dies costs the others nothing. What
was done last is in the file that is named at the beginning, should the interpreter itself end.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
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
    return (
        use(given.tab, given.events, given.seed) if given.tab else use_all(given.events, given.seed)
    )


def use_all(events: int, seed: int) -> int:
    """Send a monkey to every tab; return 1 where one found something or died."""
    from desktop.tabs import registered

    most = 300 + events  # seconds; a hundred events take five or so

    def one(tab: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tests.desktop.monkey"]
        command += ["--tab", tab, "--events", str(events), "--seed", str(seed)]
        try:
            return subprocess.run(
                command, capture_output=True, encoding="utf-8", check=False, timeout=most
            )
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(command, 1, f"{tab}: stuck after {most} s", "")

    codes = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        # All of them in one window takes longest, and begins first.
        for ended in pool.map(one, ("all", *(spec.id for spec in registered()))):
            _say(ended.stdout.strip())
            if ended.returncode:
                _say(f"{ended.args[-5]}: ended with {ended.returncode}\n{ended.stderr}")
            codes.append(ended.returncode)
    _say(f"{len(codes)} times {events} events, {sum(code != 0 for code in codes)} found something")
    return int(any(codes))


def use(tab: str, events: int, seed: int) -> int:
    """Let the monkey use one tab, or all; return 1 where something was found."""
    home = tempfile.mkdtemp(prefix="badak-monkey-home-")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.update(BADAK_HOME=home, LC_ALL="C.UTF-8", LANGUAGE="en")
    # Its helpers lie beside it, where the tests find them.
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    faulthandler.enable()
    return _use(tab, events, seed, Path(home) / "trail.txt")


def _use(tab: str, events: int, seed: int, trail: Path) -> int:
    from desktop.platform import binding

    binding.guard()  # as the program does, before there are classes of Qt's objects

    from PySide6.QtWidgets import QApplication

    from desktop.platform.binding import GuiThreadCollector
    from desktop.style.app_style import StyleApplier
    from desktop.tabs import registered

    from .run import FoundError, run

    app = QApplication([])
    dresser = StyleApplier(app)
    GuiThreadCollector(app)
    specs = registered() if tab == "all" else tuple(one for one in registered() if one.id == tab)
    _say(f"{tab}: seed {seed}; the trail is in {trail}")
    begin = time.monotonic()
    with trail.open("w", encoding="utf-8", errors="backslashreplace", buffering=1) as file:
        try:
            run(specs, events, seed, partial(_note, file))
            word, found = "nothing", 0
        except FoundError as error:
            word, found = f"FOUND\n{error}\n", 1
    _say(f"{tab}: {word} ({time.monotonic() - begin:.0f} s)")
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
