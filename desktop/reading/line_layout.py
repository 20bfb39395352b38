"""Lay the pieces of a formula out in lines of a given width and write them as one SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.reading.glyphs import SIZE, Box, Typesetter
from desktop.reading.latex import Kind, split

SPACE = {Kind.TERM: 0.0, Kind.RELATION: 0.29, Kind.SUM: 0.23, Kind.SPACE: 0.5}
"""Space on each side of a piece, in units of the type size."""
INDENT = 1.2
"""How far broken lines are set in, in units of the type size."""
LEADING = 0.35
"""Space between broken lines, in units of the type size."""


@dataclass(frozen=True)
class Placed:
    """A piece and where its origin lies."""

    x: float
    y: float
    box: Box


@dataclass(frozen=True)
class Layout:
    """A formula in lines, in units of the typesetter's size."""

    pieces: tuple[Placed, ...]
    width: float
    height: float


def pieces_of(latex: str) -> tuple[str, ...]:
    """Return the LaTeX of every piece that `lay_out` will ask the typesetter for."""
    return tuple(piece.latex for piece in split(latex) if piece.kind is not Kind.SPACE)


def lay_out(latex: str, width: float, typesetter: Typesetter) -> Layout:
    """Return ``latex`` in lines at most ``width`` wide where it can be broken.

    A line breaks before a relation or a sum. A piece wider than that stays whole: the layout is
    wider then, and the view scales it down, so that nothing is ever cut off.
    """
    lines: list[list[tuple[float, Box]]] = [[]]
    x = 0.0
    for unit in _units(latex, typesetter):
        unit_width = sum(advance + box.width for advance, box in unit)
        # After a short name, such as L, a new line would begin further in than this one goes on.
        gains = x + unit[0][0] > INDENT * SIZE
        if lines[-1] and x + unit_width > width and gains:
            lines.append([])
            x = INDENT * SIZE
        for index, (advance, box) in enumerate(unit):
            x += 0.0 if index == 0 and not lines[-1] else advance
            lines[-1].append((x, box))
            x += box.width
    return _stack(lines)


def _units(latex: str, typesetter: Typesetter) -> Iterator[list[tuple[float, Box]]]:
    """Yield what stays together on a line: an operator and its term, each with the space before."""
    unit: list[tuple[float, Box]] = []
    gap = 0.0
    for piece in split(latex):
        if piece.kind is not Kind.TERM and unit:
            yield unit
            unit = []
        gap = max(gap, SPACE[piece.kind])
        if piece.kind is not Kind.SPACE:
            unit.append((gap * SIZE, typesetter.box(piece.latex)))
        gap = SPACE[piece.kind] * (2 if piece.kind is Kind.SPACE else 1)
    if unit:
        yield unit


def _stack(lines: list[list[tuple[float, Box]]]) -> Layout:
    placed: list[Placed] = []
    y, width = 0.0, 0.0
    for line in filter(None, lines):
        ascent = max(0.7 * SIZE, *(box.ascent for _, box in line))
        descent = max(0.1 * SIZE, *(box.descent for _, box in line))
        y += ascent + (LEADING * SIZE if placed else 0.0)
        placed += [Placed(x, y, box) for x, box in line]
        y += descent
        width = max(width, *(x + box.width for x, box in line))
    return Layout(tuple(placed), width, y)


def svg(layout: Layout, outlines: Mapping[str, str], colour: str) -> bytes:
    """Return the layout as an SVG document in ``colour``, one unit of the typesetter a pixel."""
    body = "".join(_piece(placed, outlines) for placed in layout.pieces)
    size = f'width="{layout.width + 2:.2f}" height="{layout.height + 2:.2f}"'
    view = f'viewBox="-1 -1 {layout.width + 2:.2f} {layout.height + 2:.2f}"'
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view}>'
        f'<g fill="{colour}" color="{colour}">{body}</g></svg>'
    )
    return text.replace("currentColor", colour).encode("utf-8")


def _piece(placed: Placed, outlines: Mapping[str, str]) -> str:
    glyphs = "".join(
        f'<path transform="translate({glyph.x:.3f} {glyph.y:.3f}) scale({glyph.scale:.4f})"'
        + (f' fill="{glyph.fill}"' if glyph.fill else "")
        + f' d="{outlines[glyph.id]}"/>'
        for glyph in placed.box.glyphs
        if outlines[glyph.id]
    )
    return f'<g transform="translate({placed.x:.3f} {placed.y:.3f})">{glyphs}{placed.box.rules}</g>'
