"""Runs one benchmark by its name: ``python -m benchmarks startup``; without a name, lists them."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

HELPERS = {
    "__main__",
    "__init__",
    "frames",
    "photo_scenes",
    "screen",
    "startup_child",
    "training_peers",
}


def names() -> list[str]:
    """Return the benchmarks, one a module with ``run(argv) -> int``."""
    found = {path.stem for path in Path(__file__).parent.glob("*.py")}
    return sorted(found - HELPERS)


def main(argv: list[str]) -> int:
    """Import only the benchmark that is asked for and run it."""
    if not argv or argv[0] not in names():
        print("usage: python -m benchmarks NAME [options], where NAME is one of:")
        print("  " + "\n  ".join(names()))
        return 2
    run = import_module(f"benchmarks.{argv[0]}").run
    return int(run(argv[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
