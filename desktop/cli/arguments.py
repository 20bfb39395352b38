"""What several commands take as arguments: turns words into numbers and refuses what is none."""

from __future__ import annotations


def width(text: str) -> float:
    """Return the width of a pen, above 0 and at most the canvas."""
    value = float(text)
    if not 0 < value <= 1:
        raise ValueError
    return value


def share(text: str) -> float:
    """Return a share or a probability, 0 to 1."""
    value = float(text)
    if not 0 <= value <= 1:
        raise ValueError
    return value


def fold(text: str) -> tuple[int, int]:
    """Return K and N of ``K/N``."""
    first, _, second = text.partition("/")
    k, n = int(first), int(second)
    if not 0 <= k < n:
        raise ValueError
    return k, n
