"""Translations: one file a part of the program, switched while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.platform import package_files
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, Phrase, shown

if TYPE_CHECKING:
    from PySide6.QtGui import QKeySequence

translate = QCoreApplication.translate
"""Takes a context and a text, both written out where it is called: ``lupdate`` reads the source."""

SYSTEM = "system"
LANGUAGES = {"en": "English", "ko": "한국어"}
"""Code and own name of every language the program speaks; the names are never translated."""
BESIDES_QT = (
    ("QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "&Look in:")),
    ("QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:")),
    ("QSidebar", QT_TRANSLATE_NOOP("QSidebar", "Remove")),
    *(
        ("QAbstractFileIconProvider", text)
        for text in (
            QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
            QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "%1 File"),
            QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File"),
            QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File Folder"),
            QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
            QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Alias"),
            QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Shortcut"),
            QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown"),
        )
    ),
)
"""Context and text of what Qt's own dialogs show and its translations lack; ours have it."""
_COUNTRY = {"en": "en_GB", "ko": "ko_KR"}
_installed: list[QTranslator] = []
_choices: list[str] = [SYSTEM]


def resolve(choice: str) -> str:
    """Return the language code for a choice: a code, or ``"system"`` for the system's language."""
    if choice in LANGUAGES:
        return choice
    for name in QLocale.system().uiLanguages():
        code = name.replace("_", "-").split("-")[0]
        if code in LANGUAGES:
            return code
    return "en"


def install(choice: str) -> str:
    """Install the translators of a language; every widget gets ``LanguageChange``.

    - ``choice``: a key of `LANGUAGES`, or ``"system"``.

    Returns the code of the language that is spoken now.
    """
    code = resolve(choice)
    remove()
    _choices[:] = [choice if choice in LANGUAGES else SYSTEM]
    QLocale.setDefault(_locale(code))
    _add(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    folder = package_files.path("translations")
    for file in sorted(folder.glob(f"*_{code}.qm")):
        _add(file.stem, str(folder))
    return code


def remove() -> None:
    """Remove all translators: every text is English again."""
    _choices[:] = [SYSTEM]
    QLocale.setDefault(_locale("en"))
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())


def _add(name: str, folder: str) -> None:
    translator = QTranslator()
    if translator.load(name, folder):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)


def _locale(code: str) -> QLocale:
    locale = QLocale(_COUNTRY[code])
    # Numbers are read beside formulas and code, where 1,000 would be two numbers.
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale


def choice() -> str:
    """Return what was chosen last: a language code or ``"system"``."""
    return _choices[0]


def language() -> str:
    """Return the code of the current language."""
    code = QLocale().name().split("_")[0]
    return code if code in LANGUAGES else "en"


def keys_text(keys: QKeySequence.StandardKey | str) -> str:
    """Return how the keyboard in use spells a key: ``Ctrl+Z``, or ``⌘Z`` on a Mac."""
    from PySide6.QtGui import QKeySequence  # no key is spelt before the first paint

    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def control_text() -> str:
    """Return what the key is called that is Ctrl where it isn't Command."""
    return keys_text("Ctrl+A").removesuffix("A").removesuffix("+")


def error_texts(error: BadakError) -> tuple[str, str]:
    """Return what happened and what to do about it, translated, with the values put in."""
    what, hint = (_spoken(text, error.values) if text else "" for text in (error.what, error.hint))
    return what, hint


def phrase_text(phrase: Phrase) -> str:
    """Return a phrase of the library, translated, with its values put in."""
    return _spoken(phrase.text, phrase.values)


def _spoken(text: str, values: dict[str, object]) -> str:
    put_in = {
        name: _spoken(value.text, value.values) if isinstance(value, Phrase) else shown(value)
        for name, value in values.items()
    }
    return _filled(QCoreApplication.translate("nn_core", text), text, put_in)


def _filled(translated: str, source: str, values: dict[str, object]) -> str:
    try:
        return translated.format(**values)
    except (KeyError, IndexError, ValueError):
        # A wrong field in a translation must not hide the error it speaks of.
        return source.format(**values)
