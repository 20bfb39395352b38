"""Typeset pieces of formulas with ziamath, each shape once; new numbers only exchange digits."""

from __future__ import annotations

import importlib
import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop.reading.latex import shape

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_HEIGHTS = 20_000

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
                if len(known) >= MOST_HEIGHTS:
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


SIZE = 24.0
"""All pieces are set at this size; composing scales them."""
LARGEST = 1500
"""Pieces kept; the one not used for longest goes first."""
UNARY = re.compile(r"((?:^|[(\[,{/=])(?:\s|\\[ ,;:])*)-(?!})")
"""A sign with no term before it; ziamath would set it apart like a difference."""
STAGES = (
    "xml.etree.ElementTree",
    "importlib.resources",
    "latex2mathml.converter",
    "ziafont",
    "ziamath",
)
"""What is imported, here and in a thread beside. Of a package that imports its own parts only the
package: of two threads that begin, one with a part and one with the whole, each would wait for the
other, and Python lets one of them fail.
"""


class FormulaError(ValueError):
    """A piece of LaTeX that ziamath can't set."""


@dataclass(frozen=True)
class Glyph:
    """One glyph of a piece.

    - ``id``: which outline of `Outlines`.
    - ``x``, ``y``, ``scale``: where its origin lies in the piece, and its size.
    - ``fill``: a colour the LaTeX asks for; empty for the colour of the formula.
    """

    id: str
    x: float
    y: float
    scale: float
    fill: str = ""


@dataclass(frozen=True)
class Box:
    """A piece that has been set; the baseline is y = 0, y grows downwards.

    - ``width``, ``ascent``, ``descent``: size in units of `SIZE`.
    - ``rules``: SVG of everything that is no glyph: fraction bars, roots, strokes.
    """

    width: float
    ascent: float
    descent: float
    glyphs: tuple[Glyph, ...]
    rules: str


class Typesetter:
    """Sets pieces of LaTeX and remembers them; lives in the GUI thread.

    Importing ziamath takes about a tenth of a second, so `stages` does it in steps between which
    the event loop can run.
    """

    def __init__(self) -> None:
        self.outlines: dict[str, str] = {}
        self._boxes: OrderedDict[str, Box | FormulaError] = OrderedDict()
        self._tops: dict[str, tuple[float, float, float]] = {}
        self._signs: dict[str, tuple[str, float]] = {}
        self._digits: dict[str, str] = {}
        self._heights = 0.0, 0.0
        self.ready = False

    def stages(self) -> Iterator[None]:
        """Load ziamath and the digits; each step is short enough for a frame or two."""
        for module in STAGES:
            importlib.import_module(module)
            yield
        self._prepare()

    def _prepare(self) -> None:
        if not self.ready:
            rows: Any = importlib.import_module("ziamath.nodes.mrow")
            remember_heights(rows.Mrow)
            read_in_place(importlib.import_module("ziamath.styles"))
            self._learn_digits()
            self.ready = True

    def _learn_digits(self) -> None:
        """Learn which glyph each sign of a number is, in full size and in a power, and how wide."""
        # The last digit twice, since a width is how far away the next one is.
        for script, text, latex in (
            ("", "0.1234567899", "0.1234567899"),
            ("^", "01234567899", "1^{01234567899}"),
        ):
            box = self._set(latex)
            glyphs = box.glyphs[-len(text) :]
            for sign, one, after in zip(text, glyphs, glyphs[1:], strict=False):
                self._signs[script + sign] = one.id, after.x - one.x
                if sign != ".":
                    self._digits[one.id] = script + sign
            if not script:
                self._heights = box.ascent, box.descent

    def knows(self, latex: str) -> bool:
        """Return whether `box` has this piece, or one of its shape, at hand."""
        return shape(latex)[0] in self._boxes or latex in self._boxes

    def box(self, latex: str) -> Box:
        """Return the piece as glyphs and rules.

        Raises `FormulaError` if ziamath can't set it.
        """
        self._prepare()
        masked, found = shape(latex)
        for key in (masked, latex):
            if key in self._boxes:
                self._boxes.move_to_end(key)
                return self._with_numbers(self._boxes[key], key, found if key == masked else ())
        return self._new_box(latex, masked, found)

    def _new_box(self, latex: str, masked: str, found: tuple[str, ...]) -> Box:
        try:
            box: Box | FormulaError = self._set(masked)
            if self._told(box, shape(masked)[1]) is None:
                # Digits that aren't drawn in reading order (a length, say) can't be exchanged.
                masked, found, box = latex, (), self._set(latex)
        except FormulaError as error:
            box = error
        self._boxes[masked] = box
        if len(self._boxes) > LARGEST:
            self._boxes.popitem(last=False)
        return self._with_numbers(box, masked, found)

    def _told(self, box: Box | FormulaError, found: tuple[str, ...]) -> list[str | None] | None:
        """Return the digit that each glyph is, of those found; None if they are others."""
        powers = any(number[0] == "^" for number in found)
        glyphs = box.glyphs if isinstance(box, Box) else ()
        signs = [self._digits.get(glyph.id) for glyph in glyphs]
        told = [None if sign and sign[0] == "^" and not powers else sign for sign in signs]
        return told if tuple(filter(None, told)) == found else None

    def _with_numbers(self, box: Box | FormulaError, masked: str, found: tuple[str, ...]) -> Box:
        """Return the piece with a number in the place of each digit, and the rest moved on."""
        if isinstance(box, FormulaError):
            raise box
        told = self._told(box, shape(masked)[1]) if found else None
        if told is None:
            return box
        rest, glyphs, shift = iter(found), [], 0.0
        for glyph, digit in zip(box.glyphs, told, strict=True):
            if digit is None:
                glyphs.append(replace(glyph, x=glyph.x + shift))
                continue
            number = next(rest)
            script = number[: number.startswith("^")]
            for sign in number[len(script) :]:
                name, width = self._signs[script + sign]
                glyphs.append(replace(glyph, id=name, x=glyph.x + shift))
                shift += width
            shift -= self._signs[digit][1]
        high, low = (max(box.ascent, self._heights[0]), max(box.descent, self._heights[1]))
        return replace(box, width=box.width + shift, ascent=high, descent=low, glyphs=tuple(glyphs))

    def _set(self, latex: str) -> Box:
        math = _ziamath(latex)
        bounds = math.node.bbox
        glyphs, rules = [], []
        for element in math.svgxml():
            if element.tag == "symbol":
                self._learn(element)
            elif element.tag == "use":
                glyphs.append(self._glyph(element))
            else:
                rules.append(_rule(element))
        return Box(bounds.xmax, bounds.ymax, -bounds.ymin, tuple(glyphs), "".join(rules))

    def _learn(self, symbol: Element) -> None:
        name = symbol.attrib["id"]
        left, top, _width, height = map(float, symbol.attrib["viewBox"].split())
        self._tops[name] = (left, top, height)
        self.outlines[name] = "".join(path.attrib["d"] for path in symbol.iter("path"))

    def _glyph(self, use: Element) -> Glyph:
        name = use.attrib["href"].lstrip("#")
        left, top, height = self._tops[name]
        scale = float(use.attrib["height"]) / height
        x = float(use.attrib["x"]) - left * scale
        y = float(use.attrib["y"]) - top * scale
        fill = use.attrib.get("fill", "black")
        return Glyph(name, x, y, scale, "" if fill == "black" else fill)


def _signs(latex: str) -> str:
    """Return ``latex`` with signs after a bracket or a comma set close to what they belong to."""
    return UNARY.sub(r"\1{-}", latex)


def _ziamath(latex: str) -> Any:
    ziamath: Any = importlib.import_module("ziamath")
    ziamath.config.svg2 = True
    try:
        return ziamath.Latex(_signs(latex), size=SIZE)
    except Exception as error:
        # ziamath and latex2mathml raise whatever they stumble over; the reader gets the LaTeX then.
        raise FormulaError(latex) from error


def _rule(element: Element) -> str:
    from xml.etree.ElementTree import tostring

    for item in element.iter():
        for key in ("fill", "stroke"):
            if item.attrib.get(key) == "black":
                item.attrib[key] = "currentColor"
    return tostring(element, encoding="unicode")


_shared: list[Typesetter] = []


def shared() -> Typesetter:
    """Return the one typesetter of this process, so that tabs share what has been set."""
    if not _shared:
        _shared.append(Typesetter())
    return _shared[0]
