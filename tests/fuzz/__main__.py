"""``python -m tests.fuzz``: the long form, with a table at the end and the inputs kept."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main() -> int:
    """Run and return 1 if anything was mishandled."""
    from .readers import READERS
    from .run import run

    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--reader", choices=READERS, action="append")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where faulty inputs are kept")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="badak-fuzz-") as folder:
        result = run(
            *(arguments.inputs, arguments.seed, Path(folder), arguments.reader or READERS),
            tell=lambda line: print(line, flush=True),
        )
    print(*result.lines(), sep="\n")
    if arguments.keep and result.faults:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        for number, (kind, (_, data)) in enumerate(result.faults.items()):
            (arguments.keep / f"{number}-{kind.partition(':')[0]}").write_bytes(data)
    return 1 if result.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
