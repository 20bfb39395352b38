"""The words before a formula and what its symbols are, in the language of the reader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from desktop.platform import package_files
from desktop.services import i18n

FILE = "formulas.toml"


@dataclass(frozen=True)
class Words:
    """What is said of one formula.

    Attributes
    ----------
    sentence : str
        One line that says what the formula works out.
    symbols : tuple of str
        One line a symbol: ``y_k: probability of class k``, with the sign as Unicode has it.
    """

    sentence: str = ""
    symbols: tuple[str, ...] = ()

    @property
    def tip(self) -> str:
        """The symbols, one below the other."""
        return "\n".join(self.symbols)


@lru_cache(maxsize=1)
def entries() -> dict[str, dict[str, Any]]:
    """Return the whole file: words in both languages and symbols under each name."""
    import tomllib

    return tomllib.loads(package_files.text(FILE))


def words_of(about: str) -> Words:
    """Return what the file says under ``about``; nothing under an empty name."""
    return _words(about, i18n.language()) if about else Words()


@lru_cache(maxsize=256)
def _words(about: str, language: str) -> Words:
    entry = entries()[about]
    korean = language == "ko"
    symbols = (f"{sign}: {ko if korean else en}" for sign, en, ko in entry["symbols"])
    return Words(entry["ko" if korean else "en"], tuple(symbols))
