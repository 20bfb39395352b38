"""What an import or export has done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nn_core.data.digit_files.report import STEP, Progress, Refusal, Refusals
from nn_core.errors import Phrase

__all__ = ["STEP", "Exported", "Imported", "Progress", "Refusal", "Refusals"]


@dataclass(frozen=True)
class Imported:
    """What an import did.

    Attributes
    ----------
    added : int
    refused : tuple of (Refusal, int, int)
        Reason, how often, and the number of the first line or digit it befell, from 1.
    ids : range
        Of what was added, so that it can be undone.
    changes : tuple of Phrase
        What was turned, scaled, guessed or left aside.
    names : tuple of tuple of str
        For each reason the first few lines, rows or files it befell.
    """

    added: int
    refused: tuple[tuple[Refusal, int, int], ...] = ()
    ids: range = range(0)
    changes: tuple[Phrase, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Exported:
    """What an export did.

    Attributes
    ----------
    written : int
    refused : tuple of (Refusal, int, int)
        As in `Imported`.
    paths : tuple of Path
    names : tuple of tuple of str
        As in `Imported`.
    """

    written: int
    refused: tuple[tuple[Refusal, int, int], ...] = ()
    paths: tuple[Path, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
