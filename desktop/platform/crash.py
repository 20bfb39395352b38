"""Writes a stack trace when the process crashes, and finds it at the next start."""

from __future__ import annotations

import faulthandler
import os
from pathlib import Path
from typing import IO

from desktop.platform import paths

PATTERN = "crash-*.txt"
_open: list[IO[str]] = []


def watch() -> None:
    """Write a trace to a file of this process if it is killed by a fault; silent if it can't."""
    try:
        paths.log_dir().mkdir(parents=True, exist_ok=True)
        file = (paths.log_dir() / f"crash-{os.getpid()}.txt").open("w", encoding="utf-8")
    except OSError:
        return
    faulthandler.enable(file)
    _open.append(file)


def unwatch() -> None:
    """End watching; the file of a process that ends well is taken away."""
    while _open:
        file = _open.pop()
        faulthandler.disable()
        file.close()
        Path(file.name).unlink(missing_ok=True)


def collect() -> str:
    """Return what earlier processes left when they died, and take their files away."""
    found: list[str] = []
    for file in sorted(paths.log_dir().glob(PATTERN)):
        if not paths.in_the_way(file) and not _in_use(file):
            found.append(_take(file))
    return "\n\n".join(text for text in found if text)


def _in_use(file: Path) -> bool:
    number = file.stem.removeprefix("crash-")
    if not number.isdecimal() or int(number) == os.getpid():
        return True
    if os.name == "nt":
        # Signal 0 would end the process there; but a file that is open can't be removed.
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _take(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8", errors="replace").strip()
        file.unlink()
    except OSError:
        return ""
    return text
