"""Spare ziamath what it would do again and again: heights of parts of a row, copies of styles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

LARGEST = 20_000

Heights = Callable[..., tuple[float, float]]


def remember_heights(row: Any) -> None:
    """Give ``row``, ziamath's class of rows, a memory for `_get_height_nostretch`.

    To find out how far brackets stretch, a row sets every part once for its height and throws it
    away; nested rows do that again, so the cost doubles with every level. A part's height follows
    from its MathML and the style it stands in, so it is asked for once. Where a later ziamath has
    no such method, nothing is changed.
    """
    slow: Heights | None = getattr(row, "_get_height_nostretch", None)
    if slow is None or hasattr(slow, "without_memory"):
        return
    known: dict[tuple[object, ...], tuple[float, float]] = {}

    def heights(self: Any, line: list[Any], **options: Any) -> tuple[float, float]:
        from xml.etree.ElementTree import tostring

        place = (repr(self.style), self.size, tuple(sorted(options.items())))
        found = []
        for part in line:
            key = (tostring(part), place)
            if key not in known:
                if len(known) >= LARGEST:
                    known.clear()
                known[key] = slow(self, [part], **options)
            found.append(known[key])
        return (
            min([low for low, _ in found], default=9999),
            max([high for _, high in found], default=-9999),
        )

    heights.without_memory = slow  # type: ignore[attr-defined]
    row._get_height_nostretch = heights


def read_in_place(styles: Any) -> None:
    """Let ziamath's module ``styles`` read the style a sign stands in without a deep copy of it.

    The copy is a quarter of all the work of setting a formula, and is only read.
    """
    if hasattr(styles, "asdict"):
        styles.asdict = vars
