"""What ``badak recognise`` prints: the line of one sample, and the count at the end of a file."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nn_core.digits.verdict import State, Verdict, gravest, in_a_row

if TYPE_CHECKING:
    from nn_core.data.digit_files import Sample
    from nn_core.digits import Drawing, Recognition

DECIMALS = 6


@dataclass(frozen=True)
class Answer:
    """What came out for one sample.

    - ``whole``: of the sample as one digit.
    - ``parts``: of its digits one by one, in the order of reading, where that was asked for.
    - ``digits``: the drawings of the parts.
    """

    whole: Recognition
    parts: tuple[Recognition, ...] | None = None
    digits: tuple[Drawing, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The verdict on the whole or, read one by one, on the part that is the least a digit."""
        if self.parts is None:
            return self.whole.verdict
        return gravest(part.verdict for part in self.parts)

    @property
    def text(self) -> str:
        """What was read: a digit, or several in a row; ``?`` where there is none."""
        return in_a_row(part.verdict for part in self.parts or (self.whole,))


def record(path: Path, sample: Sample, answer: Answer) -> dict[str, Any]:
    """Return the line of one sample."""
    line: dict[str, Any] = {"source": str(path), "index": sample.index}
    if sample.name:
        line["name"] = sample.name
    if answer.parts is None or len(answer.parts) == 1:
        line |= described(answer.whole)
    else:
        # Several digits have no one answer; how sure it is as a whole follows from the weakest.
        weakest = answer.verdict
        line |= described(answer.whole) | {
            "answer": None,
            "state": weakest.state,
            "reason": weakest.reason,
            "candidates": [],
        }
    if answer.parts is not None:
        line |= _apart(answer)
    if sample.damaged:
        line["damaged"] = True
    return line if sample.label is None else {**line, "label": sample.label}


def _apart(answer: Answer) -> dict[str, Any]:
    """Return what is printed of the digits one by one."""
    from nn_core.digits.segment import box_of, rows

    parts = answer.parts or ()
    blank = answer.whole.digit is None
    return {
        "digits": "" if blank else answer.text,
        "rows": []
        if blank
        else [in_a_row(parts[i].verdict for i in row) for row in rows(answer.digits)],
        "parts": [
            described(part) | {"box": [round(edge, 4) for edge in box_of(digit)]}
            for part, digit in zip(parts, answer.digits, strict=True)
        ],
    }


def described(found: Recognition) -> dict[str, Any]:
    """Return what is printed of one recognition."""
    verdict, strange = found.verdict, found.verdict.strangeness
    known = strange is not None and isfinite(strange)
    return {
        "answer": verdict.digit,
        "state": verdict.state,
        "reason": verdict.reason,
        "candidates": list(verdict.candidates),
        "strangeness": round(strange, DECIMALS) if known and strange is not None else None,
        "digit": found.digit,
        "probabilities": [round(p, DECIMALS) for p in found.probabilities.tolist()],
    }


@dataclass
class Tally:
    """Counts the answers to labelled samples: digits in one row, everything else in another."""

    count: int = 0
    digits: int = 0
    right: int = 0
    unsure: int = 0
    refused: int = 0
    others: int = 0
    others_refused: int = 0

    def add(self, label: int | str | None, answer: Answer) -> None:
        """Count one sample; of one without a label no more is known."""
        self.count += 1
        if label is None:
            return
        refused = answer.verdict.state is State.NO_DIGIT
        if not shows_digits(label, several=answer.parts is not None):
            self.others += 1
            self.others_refused += refused
            return
        self.digits += 1
        self.refused += refused
        self.unsure += answer.verdict.state is State.UNSURE
        self.right += answer.verdict.state is State.DIGIT and answer.text == str(label)

    def lines(self) -> list[str]:
        """Return a sentence for each row that has anything in it."""
        found = []
        if self.digits:
            wrong = self.digits - self.right - self.unsure - self.refused
            share = f"{self.right} of {self.digits} ({self.right / self.digits:.2%})"
            rest = f"{self.unsure} not sure, {self.refused} refused, {wrong} read otherwise"
            found.append(f"{share} read as labelled, {rest}")
        if self.others:
            share = f"{self.others_refused} of {self.others}"
            found.append(
                f"{share} ({self.others_refused / self.others:.2%}) refused that are no digits "
                "by their labels"
            )
        return found


def shows_digits(label: int | str, several: bool) -> bool:
    """Whether a label is a digit or, where they are read one by one, several digits."""
    text = str(label)
    return text.isascii() and text.isdigit() and (several or len(text) == 1)
