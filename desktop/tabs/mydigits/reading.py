"""What the reading dock shows on the tab's pages: accuracy with live numbers and its code."""

from __future__ import annotations

import numpy as np

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from nn_core.arrays import Labels
from nn_core.digits.confusion import accuracy, interval, worst_pair

LESSON = "mydigits"
BOOK = ("pictures.accuracy",)
SYMBOLS = r"\text{accuracy} = \frac{1}{N} \sum_{n=1}^{N} [\, y_n = t_n \,]"
MATRIX = r"\text{accuracy} = \frac{\sum_k C_{kk}}{\sum_{i} \sum_{j} C_{ij}}"
CALL = """\
print("right", np.trace(C), "of", C.sum())
print("accuracy", accuracy(C))
print("between, at 95 %", interval(C))
print("most frequent mistake: was, read, times", worst_pair(C))
"""


def browse(right: int, wrong: int, done: frozenset[str]) -> Reading:
    """Return the share of right answers when the digits were drawn, and the lesson."""
    read = right + wrong
    line = FormulaLine(SYMBOLS, _numbers(right, read) if read else "", "accuracy")
    return Reading((line,), None, LESSON, done, book=BOOK)


def confusion(matrix: Labels | None, done: frozenset[str]) -> Reading:
    """Return accuracy from the matrix on show, the code that found it, and the lesson."""
    if matrix is None or not matrix.any():
        empty = FormulaLine(MATRIX, about="confusion")
        return Reading((empty,), None, LESSON, done, book=BOOK)
    line = FormulaLine(MATRIX, _numbers(int(np.trace(matrix)), int(matrix.sum())), "confusion")
    code = CodeSnapshot((accuracy, interval, worst_pair), {"C": matrix}, CALL)
    return Reading((line,), code, LESSON, done, book=BOOK)


def _numbers(right: int, total: int) -> str:
    return rf"\frac{{{right}}}{{{total}}} = {right / total:.3f}"
