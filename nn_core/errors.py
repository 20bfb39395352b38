"""Typed errors that say what happened and what to do about it, in texts that can be translated."""

from __future__ import annotations

from pathlib import PurePath


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802
    """Mark ``text`` for translation and return it unchanged.

    The name is the one the translation tools look for, so the library's texts are found without
    the library knowing anything of the toolkit.
    """
    return text


def shown(value: object) -> object:
    """Return a name or a path with what can't be seen written out by its number.

    A file may be called like a command to the terminal, or turn the direction of what follows it.
    """
    if not isinstance(value, str | PurePath):
        return value
    import unicodedata

    return "".join(
        c if c.isprintable() or unicodedata.category(c) == "Zs" else _written_out(c)
        for c in str(value)
    )


def _written_out(character: str) -> str:
    return character.encode("unicode_escape").decode()


def _filled(text: str, values: dict[str, object]) -> str:
    return text.format(**{name: shown(value) for name, value in values.items()})


class Phrase:
    """A part of a sentence that is translated for itself: what stands in a field of an error.

    Parameters
    ----------
    text : str
        English, marked where it is written like the sentences of `BadakError`; may hold fields.
    **values
        What the fields stand for.
    """

    def __init__(self, text: str, **values: object) -> None:
        self.text = text
        self.values = values

    def __str__(self) -> str:
        """Return it in English, with its values put in."""
        return _filled(self.text, self.values)


class BadakError(Exception):
    """The base of every error that a user may see.

    Parameters
    ----------
    what : str
        One English sentence saying what happened; may hold ``{name}`` fields. Mark it at the place
        where it is written: ``QT_TRANSLATE_NOOP("nn_core", "…")``.
    hint : str
        One English sentence saying what to do about it, marked in the same way; may be empty.
    **values
        What the fields stand for. Only a `Phrase` among them is translated; what else is put in
        must be no language: a name, a number, a path.
    """

    def __init__(self, what: str, hint: str = "", **values: object) -> None:
        super().__init__(what, hint, values)
        self.what = what
        self.hint = hint
        self.values = values

    def __str__(self) -> str:
        """Return what happened and what to do, in English."""
        return " ".join(_filled(part, self.values) for part in (self.what, self.hint) if part)


class Told(BadakError):
    """A word of what was done; nothing has failed."""


class ValueRefused(BadakError):
    """A number is outside of what the model accepts; the model's state is unchanged."""


class ShapeError(BadakError):
    """Arrays do not fit together."""


class DataFileError(BadakError):
    """A file of images, labels or strokes is missing, damaged or not what it claims to be."""


class DamagedFileError(DataFileError):
    """A file, or a line of it, ends too early or can't be unpacked."""


class ModelFileError(BadakError):
    """A file of weights is missing, damaged or of another architecture."""
