"""How long the window takes to open, against a bare window and a bare window with a plot."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.screen import Pixels, virtual_screen

ROOT = Path(__file__).resolve().parent.parent
CHILD = Path(__file__).with_name("startup_child.py")
PLACES = [(300, 300), (640, 400), (100, 100)]
Marks = dict[str, list[float]]


def environment(display: str, home: str) -> dict[str, str]:
    """Return the surroundings of a start: that screen, an empty home, this source tree."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    kept.pop("WAYLAND_DISPLAY", None)
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**kept, "DISPLAY": display, "HOME": home, "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT)}  # fmt: skip


def one_start(kind: str, env: dict[str, str], *flags: str) -> tuple[dict[str, float], str]:
    """Start one child and return what it saw and what it wrote to standard error."""
    command = [sys.executable, *flags, str(CHILD), kind, repr(time.monotonic())]
    done = subprocess.run(
        command, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1]), done.stderr


def in_turn(runs: int, env: dict[str, str]) -> dict[str, Marks]:
    """Start the three kinds in turn, so that whatever else the machine does meets all alike."""
    seen: dict[str, Marks] = {kind: {} for kind in ("bare", "plot", "program")}
    for turn in range(runs + 1):
        for kind, marks in seen.items():
            values, _ = one_start(kind, env)
            if turn:  # the first round only warms the disk's cache
                for name, value in values.items():
                    marks.setdefault(name, []).append(value)
    return seen


def from_outside(command: list[str], display: str, env: dict[str, str]) -> float:
    """Return the seconds from the start of a command to the first pixel on the screen."""
    pixels = Pixels(display)
    begin = time.monotonic()
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) as process:
        try:
            return pixels.wait_for_change(PLACES) - begin
        finally:
            process.kill()
            pixels.close()


def executable_ratio(executable: str, runs: int, display: str, env: dict[str, str]) -> None:
    """Print how long the executable takes against the source tree, in turn, seen from outside."""
    commands = {"source tree": [sys.executable, str(ROOT / "main.py")], "executable": [executable]}
    seen: Marks = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            seconds = from_outside(command, display, env)
            if turn:
                seen[name].append(seconds)
    medians = {name: statistics.median(values) for name, values in seen.items()}
    print("\nfirst pixel on the screen, seen from outside")
    for name, value in medians.items():
        print(f"  {name:14} {value * 1000:6.0f} ms")
    print(f"  ratio          {medians['executable'] / medians['source tree']:6.2f}    (<= 1)")


def import_profile(env: dict[str, str], rows: int = 12) -> None:
    """Print the packages whose import takes longest, by their own modules' time."""
    _, report = one_start("program", env, "-X", "importtime")
    spent: Counter[str] = Counter()
    for line in report.splitlines():
        parts = line.removeprefix("import time:").split("|")
        if line.startswith("import time:") and parts[0].strip().isdigit():
            spent[parts[2].strip().split(".")[0]] += int(parts[0])
    print("\nimport profile of the program, until the first tab is complete (ms, traced)")
    for name, microseconds in spent.most_common(rows):
        print(f"  {name:14} {microseconds / 1000:6.1f}")


def report(seen: dict[str, Marks]) -> None:
    """Print medians, ratios and what they are to reach."""
    middle = {
        kind: {name: statistics.median(values) for name, values in marks.items()}
        for kind, marks in seen.items()
    }
    bare, plot, program = middle["bare"], middle["plot"], middle["program"]
    first, whole = program["paint"] / bare["paint"], program["complete"] / plot["paint"]
    rows = (
        ("bare QMainWindow, first paint", bare["paint"], ""),
        ("bare window with a plot, painted", plot["paint"], ""),
        ("Badak, first paint", program["paint"], f"{first:5.2f} x the bare window (<= 1.3)"),
        ("Badak, first tab complete", program["complete"], f"{whole:5.2f} x a plot (<= 1.2)"),
    )
    for name, seconds, ratio in rows:
        print(f"{name:33} {seconds * 1000:6.0f} ms  {ratio}")
    print(f"longest stall of the event loop    {program['stall'] * 1000:6.0f} ms  (<= 150)")
    print(f"the most processor time between    {program['work'] * 1000:6.0f} ms  two of its beats")
    if "memory" in program:
        print(f"resident memory after start        {program['memory']:6.0f} MB  (<= 180)")


def run(argv: list[str]) -> int:
    """Measure and print; the ratios say more than the milliseconds of one machine."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks startup")
    parser.add_argument("--runs", type=int, default=7, help="starts of each kind, in turn")
    parser.add_argument("--executable", help="also compare this executable with the source tree")
    options = parser.parse_args(argv)
    with virtual_screen() as display, tempfile.TemporaryDirectory() as home:
        env = environment(display, home)
        report(in_turn(options.runs, env))
        import_profile(env)
        if options.executable:
            executable_ratio(options.executable, options.runs, display, env)
    return 0
