"""What a file means by a label: 7, "7", "07", "7.0" and "seven" are one digit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

import numpy as np

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
KOREAN = ("영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구")
COUNTED = ("공", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
CHINESE = tuple("〇一二三四五六七八九")
NONE = ("", "nan", "none", "null", "na", "n/a", "?", "-")
"""What stands where there is no label."""
_NAMED = re.compile(
    r"(?:(?:digit|number|num|class|label|cls|[dn]|숫자|라벨|레이블|클래스)[ _-]{0,3})?"
    r"0?(?P<number>[0-9])번?"
    r"(?: ?[-:_] ?(?P<word>[a-z]{3,5}))?",
    re.ASCII,
)
"""7, digit_7, class 7, n7, and "7 - seven" as torchvision calls it."""
_WRAPPED = re.compile(
    r"(?:[a-z_][\w.]{0,20})?\(\s?(?P<inner>[^()\[\],]{1,9})(?:,|,\s?[a-z_]+\s?=[^\[\]]{0,40})?\)"
    r"|\[\s?(?P<alone>[^()\[\],]{1,9})\]"
    r"|[bur]'(?P<text>[^']{1,9})'?",
    re.ASCII,
)
"""What printing puts round a label: tensor(7), np.int64(7), [7], (7,), b'7'."""
LONGEST = 40
"""Characters of a text that may spell a digit."""


def as_typed(text: str) -> str:
    """Return a text with its signs as a keyboard gives them: １ is 1, and 일 is one sign.

    macOS takes the signs of Korean apart in names of files.
    """
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def digit_of(label: object) -> int | None:
    """Return the digit that a label means: 7, "7", "07", "7.0" or "seven"; None for no digit."""
    if isinstance(label, bool):
        return None
    if isinstance(label, list | tuple):
        return digit_of(*label) if len(label) == 1 else _of_ones(label)
    if isinstance(label, dict):
        return digit_of(*label) if [*label.values()] in ([1], [True]) else None
    if isinstance(label, str):
        return _spelled(as_typed(label).strip().strip("'\"").lower())
    if isinstance(label, int | float | np.integer | np.floating) and label in range(10):
        return int(label)
    return None


def _of_ones(values: Sequence[Any]) -> int | None:
    """Return the place of the only 1 among ten."""
    if len(values) != 10 or not all(isinstance(value, int | float) for value in values):
        return None
    return values.index(1) if sorted(values) == [0] * 9 + [1] else None


def _spelled(text: str) -> int | None:
    for names in (WORDS, KOREAN, COUNTED, CHINESE):
        if text in names:
            return names.index(text)
    if len(text) > LONGEST:
        return None
    if wrapped := _WRAPPED.fullmatch(text):
        return _spelled((wrapped["inner"] or wrapped["alone"] or wrapped["text"]).strip())
    if found := _NAMED.fullmatch(text):
        number, word = found["number"], found["word"]
        return int(number) if word in (None, WORDS[int(number)]) else None
    try:
        value = float(text)
    except ValueError:
        return None
    return int(value) if value in range(10) else None


def label_of(value: object) -> int | str | None:
    """Return a label as it is kept: a digit as int, another text as it is, nothing as None."""
    digit = digit_of(value)
    if digit is not None:
        return digit
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    return None if isinstance(value, str) and value.strip().lower() in NONE else value
