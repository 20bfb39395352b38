"""Reads a formula as people type it, and writes a graph as a formula.

A parser of our own and not Python's: that one fails in other ways on deep or long text, tells no
place, and takes ``x^2`` and ``0,5`` for something else.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.graph.graph import MOST_NODES, Graph, Node, constant, named
from nn_core.graph.ops import CONST, FUNCTIONS, INPUT, OPS
from nn_core.graph.refusal import FormulaError

MOST_CHARACTERS = 2000
MOST_DEPTH = 100
"""Brackets, signs and powers within each other."""
_LONGEST_NUMBER = 40
CONSTANTS = {"pi": math.pi, "π": math.pi, "e": math.e}

_NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SAME = {"·": "*", "⋅": "*", "∙": "*", "×": "*", "∗": "*", "÷": "/", "−": "-", "–": "-"}
_BINARY = {"+": ("add", 10), "-": ("sub", 10), "*": ("mul", 20), "/": ("div", 20), "^": ("pow", 30)}
_SIGN_BINDS, _POWER_RIGHT = 25, 29
"""−x² is −(x²), and 2^3^2 is 2^(3^2)."""

_MEANT = {
    "|": QT_TRANSLATE_NOOP("nn_core", "Write abs(x) for the absolute value."),
    "√": QT_TRANSLATE_NOOP("nn_core", "Write sqrt(x)."),
    "=": QT_TRANSLATE_NOOP("nn_core", "Write only what stands to the right of =."),
    "[": QT_TRANSLATE_NOOP("nn_core", "Write ( and )."),
    "]": QT_TRANSLATE_NOOP("nn_core", "Write ( and )."),
    "{": QT_TRANSLATE_NOOP("nn_core", "Write ( and )."),
    "}": QT_TRANSLATE_NOOP("nn_core", "Write ( and )."),
    "%": QT_TRANSLATE_NOOP("nn_core", "Write 0.1 for 10 %."),
    ";": QT_TRANSLATE_NOOP("nn_core", "Write one formula; max(a, b) takes a comma."),
}
_ALLOWED = QT_TRANSLATE_NOOP(
    "nn_core", "Use names, numbers, + − * / ^ and brackets, as in (a*b + c)*exp(-d)."
)
_AS_IN = QT_TRANSLATE_NOOP("nn_core", "Write a formula, such as (a*b + c)*exp(-d).")


class _Token(NamedTuple):
    """A piece of the text: ``kind`` is number, name, end, or the sign itself."""

    kind: str
    text: str
    start: int
    end: int


def parse(text: str) -> Graph:
    """Return the graph of a formula.

    Parameters
    ----------
    text : str
        Numbers with a point, names, ``+ - * / ^``, brackets, the functions of
        `nn_core.graph.ops.FUNCTIONS`, and the constants e and pi.

    Raises
    ------
    FormulaError
        If it is none, with the place and what to write instead.
    """
    if len(text) > MOST_CHARACTERS:
        raise FormulaError(
            MOST_CHARACTERS,
            QT_TRANSLATE_NOOP("nn_core", "The formula is longer than {most} characters."),
            QT_TRANSLATE_NOOP("nn_core", "Write a shorter one."),
            most=MOST_CHARACTERS,
        )
    parser = _Parser(_tokens(text))
    parser.expression(0)
    parser.finish()
    return Graph.assembled(parser.used(), text)


def read_inputs(words: Iterable[str]) -> dict[str, float]:
    """Return the values of inputs that are written as ``name=number``.

    Raises
    ------
    ValueRefused
        If one is written otherwise, is no finite number, or comes twice.
    """
    found: dict[str, float] = {}
    for word in words:
        name, equals, number = word.partition("=")
        name = unicodedata.normalize("NFC", name.strip())
        if not equals or not name:
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "“{word}” gives no input a value."),
                QT_TRANSLATE_NOOP("nn_core", "Write {name}=1."),
                word=_short(word),
                name=_short(name) if name else "x",
            )
        if name in found:
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "The input “{name}” has two values."),
                QT_TRANSLATE_NOOP("nn_core", "Give it one of them."),
                name=_short(name),
            )
        found[name] = read_number(number)
    return found


def read_number(text: str) -> float:
    """Return the number that ``text`` spells, with a point.

    Raises
    ------
    ValueRefused
        If it is none, or not finite.
    """
    plain = text.strip().replace("−", "-")
    match = _NUMBER.fullmatch(plain.lstrip("+-")[:_LONGEST_NUMBER])
    if match and len(plain) <= _LONGEST_NUMBER and math.isfinite(value := _float(plain)):
        return value
    meant = plain.replace(",", ".", 1)
    hint = QT_TRANSLATE_NOOP("nn_core", "Write a finite number, such as 0.5.")
    if meant != plain and _NUMBER.fullmatch(meant.lstrip("+-")):
        hint = QT_TRANSLATE_NOOP("nn_core", "Write {meant}.")
    raise ValueRefused(
        QT_TRANSLATE_NOOP("nn_core", "“{text}” is no number that can be used."),
        hint,
        text=_short(text),
        meant=_short(meant),
    )


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:  # two signs
        return math.nan


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    place = 0
    while place < len(text):
        sign = text[place]
        if sign.isspace():
            place += 1
            continue
        token = _number(text, place) or _name(text, place) or _sign(text, place)
        found.append(token)
        place = token.end
    found.append(_Token("end", "", len(text), len(text)))
    return found


def _number(text: str, place: int) -> _Token | None:
    match = _NUMBER.match(text, place)
    if match is None:
        return None
    if not math.isfinite(float(match[0])):
        raise FormulaError(
            place,
            QT_TRANSLATE_NOOP("nn_core", "The number {number} is too large."),
            QT_TRANSLATE_NOOP("nn_core", "Numbers go up to 1.7e308."),
            number=_short(match[0]),
        )
    return _Token("number", match[0], place, match.end())


def _name(text: str, place: int) -> _Token | None:
    end = place
    while end < len(text) and (
        text[end].isalpha() or text[end] == "_" or text[end] in "0123456789"
    ):
        end += 1
    if end == place:
        return None
    return _Token("name", unicodedata.normalize("NFC", text[place:end]), place, end)


def _sign(text: str, place: int) -> _Token:
    if text.startswith("**", place):
        return _Token("^", "**", place, place + 2)
    sign = _SAME.get(text[place], text[place])
    if sign not in "+-*/^(),":
        raise _strange(text[place], place)
    return _Token(sign, text[place], place, place + 1)


def _strange(sign: str, place: int) -> FormulaError:
    refusal = QT_TRANSLATE_NOOP("nn_core", "“{sign}” means nothing in a formula.")
    hint = _MEANT.get(sign, _ALLOWED)
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        hint = QT_TRANSLATE_NOOP("nn_core", "Write {digit}.")
        if unicodedata.decomposition(sign).startswith("<super>"):
            hint = QT_TRANSLATE_NOOP("nn_core", "Write ^{digit}.")
    return FormulaError(place, refusal, hint, sign=sign, digit=digit)


class _Parser:
    """Takes the pieces one by one and puts the nodes down as they are worked out (Pratt, 1973)."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.nodes: list[Node] = []
        self._tokens, self._next = tokens, 0
        self._names: dict[str, int] = {}
        self._unused: set[int] = set()
        self._depth = 0

    @property
    def token(self) -> _Token:
        return self._tokens[self._next]

    def expression(self, binds: int) -> int:
        """Read on while the signs bind more tightly, and return the place of the node."""
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise FormulaError(
                self.token.start,
                QT_TRANSLATE_NOOP("nn_core", "More than {most} brackets and signs within others."),
                QT_TRANSLATE_NOOP("nn_core", "Write a simpler formula."),
                most=MOST_DEPTH,
            )
        left = self._operand()
        while (found := _BINARY.get(self.token.kind)) and found[1] > binds:
            sign = self._take()
            right = self.expression(_POWER_RIGHT if sign.kind == "^" else found[1])
            left = self._join(found[0], left, right, sign)
        self._depth -= 1
        return left

    def used(self) -> list[Node]:
        """Return the nodes that have a part in the formula."""
        kept: list[Node] = []
        where: dict[int, int] = {}
        for place, node in enumerate(self.nodes):
            if place not in self._unused:
                where[place] = len(kept)
                kept.append(node.taking(tuple(where[arg] for arg in node.args)))
        return kept

    def finish(self) -> None:
        """Refuse what is left over."""
        token, before = self.token, self._tokens[self._next - 1]
        if token.kind == "end":
            return
        if token.kind == ")":
            raise FormulaError(
                token.start,
                QT_TRANSLATE_NOOP("nn_core", "This bracket closes none."),
                QT_TRANSLATE_NOOP("nn_core", "Take it away, or open one before it."),
            )
        if token.kind == ",":
            raise self._comma(before, token)
        raise FormulaError(
            token.start,
            QT_TRANSLATE_NOOP("nn_core", "Between “{left}” and “{right}” a sign is missing."),
            QT_TRANSLATE_NOOP("nn_core", "Write {left}*{right} for a product."),
            left=_short(before.text),
            right=_short(token.text),
        )

    def _comma(self, before: _Token, comma: _Token) -> FormulaError:
        after = self._tokens[self._next + 1]
        if before.kind == after.kind == "number" and before.end == comma.start:
            return FormulaError(
                comma.start,
                QT_TRANSLATE_NOOP("nn_core", "A comma only parts the two numbers of max(a, b)."),
                QT_TRANSLATE_NOOP("nn_core", "Write {number}."),
                number=f"{_short(before.text)}.{_short(after.text)}",
            )
        return FormulaError(
            comma.start,
            QT_TRANSLATE_NOOP("nn_core", "A comma only parts the two numbers of max(a, b)."),
            QT_TRANSLATE_NOOP("nn_core", "Take it away."),
        )

    def _operand(self) -> int:
        token = self._take()
        if token.kind == "number":
            return self._put(constant(float(token.text), span=(token.start, token.end)))
        if token.kind == "name":
            return self._named(token)
        if token.kind == "(":
            inner = self.expression(0)
            self._close(token)
            return inner
        if token.kind == "-":
            return self._negative(self.expression(_SIGN_BINDS), token)
        if token.kind == "+":
            return self.expression(_SIGN_BINDS)
        raise self._nothing(token)

    def _nothing(self, token: _Token) -> FormulaError:
        self._next -= 1
        if token.kind == "end":
            refusal = QT_TRANSLATE_NOOP("nn_core", "Here something is missing.")
            if self._next == 0:
                return FormulaError(token.start, refusal, _AS_IN)
            hint = QT_TRANSLATE_NOOP(
                "nn_core", "Write a number, a name or a bracket behind “{sign}”."
            )
            return FormulaError(token.start, refusal, hint, sign=self._tokens[self._next - 1].text)
        return FormulaError(
            token.start,
            QT_TRANSLATE_NOOP("nn_core", "Before “{sign}” something is missing."),
            QT_TRANSLATE_NOOP("nn_core", "Write a number, a name or a bracket before it."),
            sign=token.text,
        )

    def _named(self, token: _Token) -> int:
        span = (token.start, token.end)
        if token.text in FUNCTIONS:
            return self._call(token)
        if self.token.kind == "(":
            raise _no_function(token)
        if token.text in CONSTANTS:
            return self._put(constant(CONSTANTS[token.text], token.text, span))
        if token.text not in self._names:
            self._names[token.text] = self._put(named(token.text, span))
        return self._names[token.text]

    def _call(self, name: _Token) -> int:
        op = FUNCTIONS[name.text]
        if self.token.kind != "(":
            raise FormulaError(
                name.start,
                QT_TRANSLATE_NOOP("nn_core", "“{name}” needs brackets."),
                QT_TRANSLATE_NOOP("nn_core", "Write {name}(…)."),
                name=name.text,
            )
        opening = self._take()
        args = [self.expression(0)]
        while self.token.kind == "," and len(args) < op.arity:
            self._take()
            args.append(self.expression(0))
        if self.token.kind == ",":
            if op.arity == 1 and self._tokens[self._next - 1].kind == "number":
                raise self._comma(self._tokens[self._next - 1], self.token)
            raise self._count(name, op.arity)
        if len(args) < op.arity and self.token.kind == ")":
            raise self._count(name, op.arity)
        self._close(opening)
        return self._put(Node(op, tuple(args), span=(name.start, name.end)))

    def _count(self, name: _Token, arity: int) -> FormulaError:
        form = f"{name.text}(a, b)" if arity == 2 else f"{name.text}(a)"
        return FormulaError(
            self.token.start,
            QT_TRANSLATE_NOOP("nn_core", "“{name}” takes {count} numbers."),
            QT_TRANSLATE_NOOP("nn_core", "Write {form}."),
            name=name.text,
            count=arity,
            form=form,
        )

    def _close(self, opening: _Token) -> None:
        if self.token.kind == ")":
            self._take()
            return
        if self.token.kind == "end":
            raise FormulaError(
                opening.start,
                QT_TRANSLATE_NOOP("nn_core", "This bracket is never closed."),
                QT_TRANSLATE_NOOP("nn_core", "Write ) where it ends."),
            )
        self.finish()

    def _negative(self, place: int, sign: _Token) -> int:
        node = self.nodes[place]
        if node.op is CONST and not node.name:
            # −3 is a number and no operation.
            self.nodes[place] = replace(node, value=-node.value, span=(sign.start, node.span[1]))
            return place
        return self._put(Node(OPS["neg"], (place,), span=(sign.start, sign.end)))

    def _join(self, key: str, left: int, right: int, sign: _Token) -> int:
        first = self.nodes[left]
        span = (sign.start, sign.end)
        if key == "div" and first.op is CONST and not first.name and first.value == 1:
            # The book's node "/" takes one number.
            self._unused.add(left)
            return self._put(Node(OPS["recip"], (right,), span=span))
        return self._put(Node(OPS[key], (left, right), span=span))

    def _put(self, node: Node) -> int:
        if len(self.nodes) - len(self._unused) >= MOST_NODES:
            raise FormulaError(
                node.span[0],
                QT_TRANSLATE_NOOP("nn_core", "The formula has more than {most} parts."),
                QT_TRANSLATE_NOOP("nn_core", "Write a shorter one."),
                most=MOST_NODES,
            )
        self.nodes.append(node)
        return len(self.nodes) - 1

    def _take(self) -> _Token:
        token = self.token
        self._next += 1
        return token


def _no_function(name: _Token) -> FormulaError:
    meant = {"ln": "log", "e": "exp", "sig": "sigmoid", "root": "sqrt", "pow": "a^b"}
    if name.text in meant:
        return FormulaError(
            name.start,
            QT_TRANSLATE_NOOP("nn_core", "There is no function “{name}”."),
            QT_TRANSLATE_NOOP("nn_core", "Write {meant}."),
            name=name.text,
            meant=meant[name.text],
        )
    return FormulaError(
        name.start,
        QT_TRANSLATE_NOOP("nn_core", "There is no function “{name}”."),
        QT_TRANSLATE_NOOP("nn_core", "There are {known}; for a product write {name}*(…)."),
        name=_short(name.text),
        known=", ".join(FUNCTIONS),
    )


def _short(text: str, most: int = 24) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


_SUM, _PRODUCT, _SIGNED, _RAISED, _WHOLE = range(1, 6)
"""How tightly what a node is written as holds together."""


def written(graph: Graph) -> str:
    """Return a graph as a formula with no more brackets than it needs.

    Of a parsed formula the result is parsed to an equal graph.
    """
    done: list[tuple[str, int]] = []
    for node in graph.nodes:
        done.append(_written(node, [done[arg] for arg in node.args]))
    return done[-1][0]


def _written(node: Node, args: list[tuple[str, int]]) -> tuple[str, int]:
    key = node.op.key
    if node.op is INPUT:
        return node.name, _WHOLE
    if node.op is CONST:
        text = node.name or _plain(node.value)
        return text, _SIGNED if text.startswith("-") else _WHOLE
    if key == "copy":
        return args[0]
    if key in ("add", "sub"):
        sign = "+" if key == "add" else "-"
        return f"{_in(args[0], _SUM)} {sign} {_in(args[1], _PRODUCT)}", _SUM
    if key in ("mul", "div"):
        sign = "*" if key == "mul" else "/"
        return f"{_in(args[0], _PRODUCT)}{sign}{_in(args[1], _SIGNED)}", _PRODUCT
    if key == "recip":
        return f"1/{_in(args[0], _SIGNED)}", _PRODUCT
    if key == "neg":
        return f"-{_in(args[0], _SIGNED)}", _SIGNED
    if key == "pow":
        return f"{_in(args[0], _WHOLE)}^{_in(args[1], _SIGNED)}", _RAISED
    return f"{key}({', '.join(text for text, _ in args)})", _WHOLE


def _in(part: tuple[str, int], least: int) -> str:
    text, holds = part
    return text if holds >= least else f"({text})"


def _plain(value: float) -> str:
    return repr(value).removesuffix(".0")
