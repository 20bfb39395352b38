"""Writes ≈ for = in a formula where the rounded numbers on the left don't give those on the right.

Terms are shown with three digits, and so is their sum, which was worked out with all of them:
5.03 + 4.29 = 9.31 looks like a mistake of the program.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache

_EQUALS = re.compile(r"(\s=\s|\\approx\s|\\to\s|\\le\s|\\ge\s|[<>]\s|,|\\quad)")
_NUMBER = re.compile(r"\s*(-?)\s*(\d+)(?:\.(\d+))?(?:\s*\\cdot\s*10\^\{(-?\d+)\})?\s*")
_TOKEN = re.compile(
    r"\s*(\d+(?:\.\d+)?|\\(?:cdot|frac|sqrt|exp|log|ln)(?![a-z])|\\left\(|\\right\)|[-+(){}^e])"
)
_POWER = re.compile(r"(?<=\d)e(-?\d+)")
_REST, _REMARK = re.compile(r"\([^():]*:([^()]*)\)"), re.compile(r"\([^()]*[^\W\d_][^()]*\)|\bb ")
"""As "(2 more: 0.5)", which is a number, and "(b)" or "b", which is none."""
_NAMED: dict[str, Callable[[float], float]] = {
    r"\exp": math.exp,
    r"\log": math.log,
    r"\ln": math.log,
}


@lru_cache(maxsize=512)
def honest(latex: str) -> str:
    """Return the formula with ≈ where = does not hold in the digits that are shown."""
    parts = _EQUALS.split(latex)
    for place in range(1, len(parts) - 1, 2):
        if parts[place].strip() == "=" and not _holds(parts[place - 1], parts[place + 1]):
            parts[place] = r" \approx "
    return "".join(parts)


@lru_cache(maxsize=512)
def equals(left: str, right: str) -> str:
    """Return = for two sides of plain text, or ≈ where the first doesn't give the second."""
    return "=" if _holds(_as_latex(left), _as_latex(right)) else "≈"


def _as_latex(text: str) -> str:
    """Return a written sum as a formula, without what is remarked in brackets."""
    text = _REST.sub(r"\1", text.replace("−", "-"))
    text = _POWER.sub(r" \\cdot 10^{\1}", _REMARK.sub("", text))
    return text.replace("·", r" \cdot ")


def _holds(left: str, right: str) -> bool:
    """Tell whether what stands left gives the number at the right, or is no arithmetic."""
    number, value = _NUMBER.fullmatch(right), arithmetic(left)
    if number is None or value is None:
        return True
    sign, whole, decimals, power = number.groups()
    scale = 10.0 ** int(power or 0)
    shown = float(f"{sign}{whole}.{decimals or 0}") * scale
    unit = 10.0 ** -len(decimals or "") * scale
    return abs(value - shown) <= 0.5000001 * unit


def arithmetic(latex: str) -> float | None:
    """Return the value of a formula of numbers; None if it is anything else."""
    tokens = _tokens(latex)
    try:
        reader = _Reader(tokens)
        value = reader.sum()
    except (ArithmeticError, IndexError, ValueError):
        return None
    return value if not reader.left else None


def _tokens(latex: str) -> list[str]:
    tokens, at = [], 0
    while at < len(latex.rstrip()):
        found = _TOKEN.match(latex, at)
        if found is None:
            return []
        tokens.append(found[1].replace(r"\left(", "(").replace(r"\right)", ")"))
        at = found.end()
    return tokens


class _Reader:
    """Goes through the tokens of a formula from the left."""

    def __init__(self, tokens: list[str]) -> None:
        self.left = tokens[::-1]

    def sum(self) -> float:
        total = self._signed()
        while self._next in ("+", "-"):
            total += self._signed()
        return total

    @property
    def _next(self) -> str:
        return self.left[-1] if self.left else ""

    def _signed(self) -> float:
        sign = -1.0 if self._next == "-" else 1.0
        if self._next in ("+", "-"):
            self.left.pop()
        return sign * self._product()

    def _product(self) -> float:
        value = self._power()
        while self._next in (r"\cdot", "("):  # before a bracket the sign is left out
            if self._next == r"\cdot":
                self.left.pop()
            value *= self._power()
        return value

    def _power(self) -> float:
        value = self._atom()
        if self._next == "^":
            self.left.pop()
            value = float(value ** self._group("{", "}"))
        return value

    def _atom(self) -> float:
        token = self.left.pop()
        if token == "(":
            self.left.append(token)
            return self._group("(", ")")
        if token == r"\frac":
            above, below = self._group("{", "}"), self._group("{", "}")
            return above / below
        if token == r"\sqrt":
            return math.sqrt(self._group("{", "}"))
        if token == "e":
            self._take("^")
            return math.exp(self._group("{", "}"))
        if token in _NAMED:
            return _NAMED[token](self._group("(", ")"))
        return float(token)

    def _group(self, opening: str, closing: str) -> float:
        if opening == "{" and self._next != "{":
            return float(self.left.pop())
        self._take(opening)
        value = self.sum()
        self._take(closing)
        return value

    def _take(self, token: str) -> None:
        if self.left.pop() != token:
            raise ValueError(token)
