"""The error of a formula: what is wrong, where, and what to write instead."""

from __future__ import annotations

from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, Phrase


class FormulaError(BadakError):
    """A formula that was typed can't be read or worked out.

    Parameters
    ----------
    place : int
        Where in the text, counted from 0; the sentence counts from 1.
    refusal : str
        One English sentence without a place, marked for translation.
    hint : str
        What to do about it.
    **values
        What the fields of both stand for.
    """

    def __init__(self, place: int, refusal: str, hint: str, **values: object) -> None:
        self.place = place
        self.refusal = Phrase(refusal, **values)
        super().__init__(
            QT_TRANSLATE_NOOP("nn_core", "Character {place}: {refusal}"),
            hint,
            **{**values, "place": place + 1, "refusal": self.refusal},
        )
