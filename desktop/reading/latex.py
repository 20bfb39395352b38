"""Cut a LaTeX line at its relations and sums, where it may be broken and its numbers change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

TOKEN = re.compile(r"\\(?:begin|end)\{[^}]*\}|\\[A-Za-z]+|\\.|\s+|.", re.DOTALL)
RELATIONS = frozenset(
    (
        *("=", "<", ">", ":", r"\le", r"\leq", r"\ge", r"\geq", r"\ne", r"\neq", r"\approx"),
        *(r"\to", r"\rightarrow", r"\leftarrow", r"\gets", r"\mapsto", r"\Rightarrow", r"\iff"),
        *(r"\equiv", r"\sim", r"\propto", r"\in", r"\notin", r"\Leftrightarrow"),
    )
)
SUMS = frozenset(("+", "-", r"\pm", r"\mp"))
SPACES = frozenset([r"\quad", r"\qquad"])
POWER = re.compile(r"\^\{(-?)([0-9]+)\}")
ROW = re.compile(
    r"(?P<power>(?<=[0-9])\^\{-?[0-9]+\}(?!\s*_))|"
    r"[_^]\s*(?:\{[^{}]*\}|[^\s\\{}])"  # another script; its base keeps its digits apart
    r"|\\(?:(?:cdot|times|log|exp|infty)(?![A-Za-z])|[ ,])"
    r"|[0-9]+(?:\.[0-9]+)?(?!\s*[_^]|[0-9.])"
    r"|[^\\{}_^]"
)
"""Parts of what is set side by side: nothing stands above another thing, nothing stretches."""
OPEN = frozenset("{([")
CLOSE = frozenset("})]")


class Kind(Enum):
    """What a piece of a formula is; the space round it follows from that."""

    TERM = "term"
    RELATION = "relation"
    SUM = "sum"
    SPACE = "space"


@dataclass(frozen=True)
class Piece:
    """A part of a formula that is typeset by itself."""

    kind: Kind
    latex: str


@lru_cache(maxsize=512)
def split(latex: str) -> tuple[Piece, ...]:
    """Return the pieces of ``latex``: terms, and between them relations, sums and wide spaces.

    Brackets, environments and scripts are never cut. A sign that no term precedes belongs to the
    term that follows.
    """
    pieces: list[Piece] = []
    term = ""
    for token, outside in _levels(latex):
        kind = _kind(token) if outside else Kind.TERM
        unary = kind is Kind.SUM and not _ends_term(term)
        if kind is Kind.TERM or unary:
            term += token
            continue
        pieces += _term(term)
        term = ""
        pieces.append(Piece(kind, token))
    return tuple(pieces + _term(term))


def _term(text: str) -> list[Piece]:
    return [Piece(Kind.TERM, text.strip())] if text.strip() else []


def _ends_term(text: str) -> bool:
    return bool(text.strip()) and not text.rstrip().endswith(",")


def _kind(token: str) -> Kind:
    if token in RELATIONS:
        return Kind.RELATION
    if token in SUMS:
        return Kind.SUM
    return Kind.SPACE if token in SPACES else Kind.TERM


def _levels(latex: str) -> Iterator[tuple[str, bool]]:
    """Yield each token and whether it stands outside of all brackets and scripts."""
    tokens = TOKEN.findall(latex)
    depths, depth = [], 0
    for token in tokens:
        depth -= _closes(token)
        depths.append(depth)
        depth += _opens(token)
    balanced = depth == 0 and min(depths, default=0) == 0
    before = ""
    for token, level in zip(tokens, depths, strict=True):
        yield token, balanced and level == 0 and before not in ("_", "^", r"\left", r"\right")
        if not token.isspace():
            before = token


def _opens(token: str) -> bool:
    return token in OPEN or token == r"\left" or token.startswith(r"\begin")


def _closes(token: str) -> bool:
    return token in CLOSE or token == r"\right" or token.startswith(r"\end")


@lru_cache(maxsize=2048)
def shape(latex: str) -> tuple[str, tuple[str, ...]]:
    """Return ``latex`` with a digit for every number, and the numbers; powers begin with ^.

    Where a piece is one plain row, what follows a longer number only lies farther right, so all
    numbers have one shape; elsewhere each digit of full size is a number by itself, for those are
    equally wide, and digits in scripts stay as they are.
    """
    masked: list[str] = []
    found: list[str] = []
    for token, number in _in_row(latex) or _sizes(latex):
        power = POWER.fullmatch(token) if number else None
        digits = "^" + power[2] if power else token
        if power or (number and token[0].isdigit() and token.isascii()):
            found.append(digits)
            digit = str(len(found) % 10)
            masked.append(f"^{{{power[1]}{digit}}}" if power else digit)
        else:
            masked.append(token)
    return "".join(masked), tuple(found)


def _in_row(latex: str) -> list[tuple[str, bool]]:
    """Return each part and whether it may be a number; nothing if it isn't all in one row."""
    parts = [(part.group(), part.lastgroup == "power") for part in ROW.finditer(latex)]
    if "".join(part for part, _ in parts) != latex:
        return []
    # Beside other digits in scripts those of a power could not be told.
    plain = [part for part, power in parts if part[0] in "_^" and not power]
    told = not any(map(str.isdigit, "".join(plain)))
    return [(part, told if power else part[0] not in "_^") for part, power in parts]


def _sizes(latex: str) -> Iterator[tuple[str, bool]]:
    """Yield each token and whether it is set in full size, that is in no script."""
    script_depth, before = 0, ""
    for token in TOKEN.findall(latex):
        starts = before in ("_", "^")
        if script_depth or (starts and token == "{"):
            script_depth += (token == "{") - (token == "}")
            yield token, False
        else:
            yield token, not starts
        if not token.isspace():
            before = token
