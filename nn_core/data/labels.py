"""What a file means by a label: 7, "7", "07", "7.0" and "seven" are one digit."""

from __future__ import annotations

import numpy as np

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
KOREAN = ("영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구")
NONE = ("", "nan", "none", "null", "na", "n/a", "?", "-")
"""What stands where there is no label."""
LONGEST = 40
"""Characters of a text that may spell a digit."""


def digit_of(label: object) -> int | None:
    """Return the digit that a label means: 7, "7", "07", "7.0" or "seven"; None for no digit."""
    if isinstance(label, bool):
        return None
    if isinstance(label, str):
        return _spelled(label.strip().strip("'\"").lower())
    if isinstance(label, int | float | np.integer | np.floating) and label in range(10):
        return int(label)
    return None


def _spelled(text: str) -> int | None:
    for names in (WORDS, KOREAN):
        if text in names:
            return names.index(text)
    if not text.isascii() or len(text) > LONGEST:
        return None
    text = text.removeprefix("digit").strip(" _-") if text.startswith("digit") else text
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
