"""Numbers as spreadsheets and people write them: which sign parts thousands, and which decimals.

``1,234`` is 1234 or 1.234. The other numbers beside it may tell; else it is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused

LONGEST = 40
"""Characters of a refused text that are shown."""
_SPACES = "\u00a0\u202f\u2009\u2007"
"""Spaces that stand within a number, never between two."""
_MINUS = str.maketrans({"−": "-", "–": "-", "‒": "-", "﹣": "-"})
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_SUPER = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+")
_POWER = re.compile(
    r"(?<=[\d.])\s?(?:[×*·xX]|\\times|\\cdot)\s?10\s?\^\s?[{(]?([+-]?\d{1,4})[})]?", re.ASCII
)
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_COMMA = re.compile(r"[+-]?(\d+(,\d*)?|,\d+)([eE][+-]?\d+)?", re.ASCII)
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?P<sign>[,.'’])\d{3}((?P=sign)\d{3})*", re.ASCII)
_BOTH = re.compile(
    r"[+-]?[1-9]\d{0,2}(?P<sign>[,.'’])\d{3}((?P=sign)\d{3})*(?P<mark>(?!(?P=sign))[.,])\d*",
    re.ASCII,
)
_FORTRAN = re.compile(r"(?<=[\d.])(?:[dD]|\*\^)(?=[+-]?\d{1,4}\Z)", re.ASCII)
_PART = re.compile(r"(\d{0,9})\s?([¼-¾⅐-⅞])")
"""A whole number, or none, and a part of one that is a single sign."""
_ODD_ONES = re.compile(r"[+-]?(inf(inity)?|nan|none|null|n/?a|true|false|∞)", re.IGNORECASE)


@dataclass(frozen=True)
class Signs:
    """What the numbers of a text show of its signs.

    Attributes
    ----------
    decimal_comma, decimal_point : bool
        Whether a number can be read only so.
    """

    decimal_comma: bool = False
    decimal_point: bool = False


NOTHING_KNOWN = Signs()


def plain(text: str) -> str:
    """Return a text without what makes no difference to a number."""
    text = text.strip().strip("\"'").translate(_MINUS)
    if _PLAIN.fullmatch(text):  # as nearly all are; it is asked for each of them eight times
        return text
    for space in _SPACES:
        text = text.replace(space, "’")
    text = _PART.sub(_with_part, text)
    # A raised digit is no digit of the number: 10³ is not 103.
    text = _SUPER.sub(lambda found: "^" + found[0].translate(_RAISED), text)
    text = _POWER.sub(r"e\1", unicodedata.normalize("NFKC", text)).strip("’ ")
    return _FORTRAN.sub("e", text)


def _with_part(found: re.Match[str]) -> str:
    return f"{int(found[1] or 0) + unicodedata.numeric(found[2])!r}"


def _numeral(text: str) -> str:
    """Return a text as ``plain`` does, without a sign of per cent behind it."""
    return plain(text).removesuffix("%").rstrip("’ ")


def is_share(text: str) -> bool:
    """Whether a text is a number of per cent."""
    return plain(text).endswith("%") and is_number(text)


def signs_of(texts: Iterable[str]) -> Signs:
    """Return what all numbers of a text together show."""
    comma = point = False
    for text in map(_numeral, texts):
        grouped, both = _GROUPED.fullmatch(text), _BOTH.fullmatch(text)
        if both:
            comma, point = comma or both["mark"] == ",", point or both["mark"] == "."
        elif grouped:
            several = text.count(grouped["sign"]) > 1
            point = point or (several and grouped["sign"] == ",")
            comma = comma or (several and grouped["sign"] == ".")
        elif "," in text and _COMMA.fullmatch(text):
            comma = True
        elif "." in text and _PLAIN.fullmatch(text):
            point = True
    return Signs(comma, point)


def is_number(text: str) -> bool:
    """Whether a text is a number, however its signs are to be read."""
    text = _numeral(text)
    return any(form.fullmatch(text) for form in (_PLAIN, _COMMA, _GROUPED, _BOTH))


def is_name(text: str) -> bool:
    """Whether a text may be a heading or the name of a class: letters and no digit."""
    text = plain(text)
    letters = any(c.isalpha() for c in text)
    return letters and not any(c.isdigit() for c in text) and text[0] != "#" and not is_odd(text)


def is_odd(text: str) -> bool:
    """Whether a text stands for a number that is none."""
    return _ODD_ONES.fullmatch(plain(text)) is not None


def number(text: str, signs: Signs = NOTHING_KNOWN, row: int | None = None) -> float:
    """Return the number that ``text`` spells; per cent are hundredths.

    Parameters
    ----------
    signs : Signs
        What other numbers of the same text show.
    row : int, optional
        Named where it is refused.

    Raises
    ------
    ValueRefused
        If it is none, or could be two.
    """
    value = _value(_numeral(text), signs, row)
    if value is None or not isfinite(value):
        raise _no_number(text, row)
    return value / 100 if is_share(text) else value


def _value(bare: str, signs: Signs, row: int | None) -> float | None:
    both, grouped = _BOTH.fullmatch(bare), _GROUPED.fullmatch(bare)
    if both:
        return _without(bare, both["sign"], both["mark"])
    if grouped and is_ambiguous(bare):
        return _of_two(bare, grouped["sign"], signs, row)
    points_part = grouped and grouped["sign"] == "." and signs == Signs(decimal_comma=True)
    if grouped and (points_part or not _PLAIN.fullmatch(bare)):
        return _without(bare, grouped["sign"], ".")
    if _PLAIN.fullmatch(bare):
        return float(bare)
    return float(bare.replace(",", ".")) if _COMMA.fullmatch(bare) else None


def is_ambiguous(text: str) -> bool:
    """Whether a number has one comma with three digits behind it."""
    grouped = _GROUPED.fullmatch(_numeral(text))
    return grouped is not None and grouped["sign"] == "," and text.count(",") == 1


def _of_two(bare: str, sign: str, signs: Signs, row: int | None) -> float:
    thousands, decimals = _without(bare, sign, "."), float(bare.replace(",", "."))
    if signs.decimal_point != signs.decimal_comma:
        return thousands if signs.decimal_point else decimals
    raise ValueRefused(
        _at_row(row, QT_TRANSLATE_NOOP("nn_core", "“{text}” may be {thousands} or {decimals}.")),
        QT_TRANSLATE_NOOP("nn_core", "Write it without the comma, or with a point."),
        text=bare[:LONGEST],
        thousands=f"{thousands:.0f}",
        decimals=f"{decimals:.3f}",
        row=row,
    )


def _without(bare: str, sign: str, mark: str) -> float:
    return float(bare.replace(sign, "").replace(mark, "."))


def _no_number(text: str, row: int | None) -> ValueRefused:
    return ValueRefused(
        _at_row(row, QT_TRANSLATE_NOOP("nn_core", "“{text}” is no number.")),
        QT_TRANSLATE_NOOP("nn_core", "Type a number such as 0.5 or 0,5."),
        text=text.strip()[:LONGEST],
        row=row,
    )


_AT_ROW = {
    "“{text}” may be {thousands} or {decimals}.": QT_TRANSLATE_NOOP(
        "nn_core", "Row {row}: “{text}” may be {thousands} or {decimals}."
    ),
    "“{text}” is no number.": QT_TRANSLATE_NOOP("nn_core", "Row {row}: “{text}” is no number."),
}


def _at_row(row: int | None, text: str) -> str:
    return text if row is None else _AT_ROW[text]
