"""What a tab gives to the reading dock: formulas, the code that ran, and a lesson."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.reading.equality import honest


@dataclass(frozen=True)
class FormulaLine:
    """One formula in LaTeX: with its symbols and, below, the same with the live numbers put in.

    - ``symbols``: LaTeX with the book's symbols.
    - ``numbers``: LaTeX of the same line with the numbers on screen; empty where there is none.
    - ``about``: name in ``resources/formulas.toml`` of the words that stand before it and of what
      its symbols are; empty where it needs none.
    - ``more``: whether it goes beyond the page's chapter and stays folded until it is asked for.
    """

    symbols: str
    numbers: str = ""
    about: str = ""
    more: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", honest(self.numbers))


@dataclass(frozen=True)
class CodeSnapshot:
    """The library code that just ran, and what it ran with.

    - ``functions``: functions or classes of ``nn_core``, in the order in which a reader meets them;
      their source is shown and copied. They use NumPy and one another only.
    - ``arguments``: names and values (numbers, strings, tuples, arrays) the call below uses.
    - ``call``: Python lines that use the functions and arguments and print what is on screen.
    """

    functions: tuple[Callable[..., Any], ...]
    arguments: Mapping[str, Any]
    call: str


@dataclass(frozen=True)
class Reading:
    """The three pages of the reading dock for one state of a tab.

    - ``lesson``: folder below ``resources/lessons`` that holds ``en.md`` and ``ko.md``.
    - ``done``: keys of the lesson's things to try that the reader has done so far.
    - ``soon``: what will probably be shown next: typeset while nobody waits, then shown without
      delay.
    - ``book``: what the book's own code for it is: names of ``resources/book``, such as
      ``gates.AND``.
    - ``step``: which step of ``course.STORY`` is on the screen; empty for none.
    - ``lesson_only``: there is neither formula nor code: the lesson is in front, whatever was
      chosen elsewhere.
    """

    formulas: tuple[FormulaLine, ...] = ()
    code: CodeSnapshot | None = None
    lesson: str = ""
    done: frozenset[str] = field(default_factory=frozenset)
    soon: tuple[FormulaLine, ...] = ()
    book: tuple[str, ...] = ()
    step: str = ""
    lesson_only: bool = False
