"""``python -m tests.kill``: the long form, which opens the window after every kill."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main() -> int:
    """Run and return 1 if anything was lost or half."""
    from .run import run
    from .work import KINDS

    parser = argparse.ArgumentParser(prog="python -m tests.kill", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", choices=KINDS, action="append")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="badak-kill-") as home:
        result = run(
            *(arguments.kills, arguments.seed, Path(home), arguments.kind or KINDS),
            window=True,
            tell=lambda line: print(line, flush=True),
        )
    for kind, kills in result.kills.items():
        print(f"{kind:10} {kills:4} kills, {result.promised[kind]:6} promises")
    print(f"{result.kills.total()} kills, {len(result.faults)} faults", *result.faults, sep="\n")
    return 1 if result.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
