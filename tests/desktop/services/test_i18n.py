from __future__ import annotations

import re
import shutil

import pytest
from pseudo import MARK, compile_all, texts
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from desktop.platform import package_files
from desktop.services import i18n
from desktop.tabs import registered
from nn_core.errors import DataFileError
from tools import translations

DOMAINS = [name for name in translations.DOMAINS if translations.sources(name)]
GATES = ["NOT", "AND", "NAND", "NOR", "XOR", "XNOR"]
NETS = ["CNN", "MLP", "book", "cnn", "mlp"]
FUNCTIONS = ["ReLU", "ELU", "GELU", "SiLU", "tanh", "softplus", "softmax", "sigmoid", "identity"]
FORMULAS = ["exp", "std", "max", "argmax", "float16", "float32", "float64", "inf", "nan", "Xavier"]
OTHERS = ["Tab", "Ctrl", "Shift", "F11", "MNIST", "Badak", "NumPy", "English", "한국어"]
QT = ["Close", "Scroll", "Left", "Right"]  # its own translation covers them
NAMES = frozenset([*GATES, *NETS, *FUNCTIONS, *FORMULAS, *OTHERS, *QT])
"""Names that are the same in every language."""


def is_language(text: str) -> bool:
    """Return whether the text has words that a translator would want to see; LaTeX has none."""
    if "\\" in text:
        return False
    words = re.findall(r"\w{3,}", text)
    return any(word not in NAMES and not word.isdecimal() for word in words)


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_text_is_translated(domain, tmp_path):
    committed = translations.FOLDER / f"{domain}_ko.ts"
    copy = tmp_path / committed.name
    if committed.exists():
        shutil.copy(committed, copy)
    translations.update(domain, tmp_path)
    assert translations.missing(copy) == []
    assert copy.read_bytes() == committed.read_bytes(), "run tools/translations.py update"


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_is_compiled_is_what_is_translated(domain, tmp_path):
    source = translations.FOLDER / f"{domain}_ko.ts"
    fresh = translations.release(source, tmp_path / "fresh.qm")
    committed = source.with_suffix(".qm")
    assert committed.read_bytes() == fresh.read_bytes(), "run tools/translations.py release"


@pytest.mark.parametrize("domain", DOMAINS)
def test_fields_are_kept_in_the_translation(domain):
    for _, message in translations.messages(translations.FOLDER / f"{domain}_ko.ts"):
        source, target = message.findtext("source", ""), message.findtext("translation", "")
        fields = re.findall(r"\{(\w*)[^}]*\}|%n", source)
        assert sorted(fields) == sorted(re.findall(r"\{(\w*)[^}]*\}|%n", target)), source


@pytest.fixture(scope="module")
def pseudo_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pseudo")
    compile_all(folder)
    return folder


@pytest.fixture
def speak_pseudo(qapp, pseudo_folder):
    installed = []

    def speak():
        for file in sorted(pseudo_folder.glob("*.qm")):
            translator = QTranslator()
            assert translator.load(str(file))
            QCoreApplication.installTranslator(translator)
            installed.append(translator)

    yield speak
    for translator in installed:
        QCoreApplication.removeTranslator(translator)


@pytest.fixture
def pseudo_language(speak_pseudo):
    speak_pseudo()


# What is typed or generated is no text of the program's.
TYPED = {(kind.__name__, "text") for kind in (QLineEdit, QPlainTextEdit, QTextEdit)}


def test_no_text_hides_from_the_translators_behind_another_name():
    # lupdate goes by the names: it finds tr("…") of self and translate("…", "…") of whatever.
    alias = re.compile(
        r"^ *(?!translate )\w+ = (?:self\.tr|QCoreApplication\.translate)$", re.MULTILINE
    )
    folder = package_files.path().parent / "desktop"
    assert [
        file.name for file in folder.rglob("*.py") if alias.search(file.read_text(encoding="utf-8"))
    ] == []


def unmarked(window):
    return sorted(
        {
            (kind, name, text)
            for kind, name, text in texts(window)
            if MARK not in text and is_language(text) and (kind, name) not in TYPED
        }
    )


def test_the_window_is_translated_altogether(pseudo_language, open_window):
    from fake_tabs import SILENT

    window = open_window(SILENT)
    window.commands.about()
    window.commands.keys()
    window.offer_details("details")
    parts = {part for part in unmarked(window) if part[2] not in {SILENT.title, SILENT.tip}}
    from desktop.platform import licences

    names = {part.name for part in (*licences.PARTS, *licences.DATA)}
    names |= {part.licence for part in (*licences.PARTS, *licences.DATA)}
    names |= {licences.version(part) for part in licences.PARTS}  # 2026.10.19.post1 has a word
    assert {part for part in parts if part[2] not in names} == set()


@pytest.mark.parametrize("spec", registered(), ids=lambda spec: spec.id)
def test_a_tab_is_translated_altogether(spec, pseudo_language, open_window, qtbot):
    window = open_window(spec)
    qtbot.waitEqual(lambda: unmarked(window), [])


@pytest.mark.parametrize("spec", registered(), ids=lambda spec: spec.id)
def test_a_tab_changes_its_language_while_running(spec, speak_pseudo, open_window, qtbot):
    window = open_window(spec)
    window.tabs.view().show_example()
    qtbot.turns()
    speak_pseudo()
    qtbot.turns()
    qtbot.waitEqual(lambda: unmarked(window), [])


def test_errors_are_translated_with_their_values(qapp):
    i18n.install("ko")
    error = DataFileError("no such text {path}", "", path="x")
    assert i18n.error_texts(error) == ("no such text x", "")
    error.what = "Broken field {nothing} {path}"
    with pytest.raises(KeyError):
        i18n.error_texts(error)


def test_a_wrong_field_in_a_translation_shows_the_english(qapp):
    assert i18n._filled("{nein}", "{path} is gone", {"path": "x"}) == "x is gone"


def test_qt_speaks_korean_too(qapp):
    i18n.install("ko")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "취소"
    i18n.install("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert i18n.language() == "en"


def test_the_choice_is_known(qapp):
    i18n.install("ko")
    assert (i18n.choice(), i18n.language()) == ("ko", "ko")
    i18n.install("system")
    assert (i18n.choice(), i18n.language()) == ("system", "en")


def test_taking_translations_away_leaves_english(qapp):
    i18n.install("ko")
    i18n.remove()
    assert i18n.language() == "en"
    assert i18n.choice() == "system"


def test_the_english_says_correctly_and_never_rightly():
    texts = [
        message.findtext("source", "")
        for domain in DOMAINS
        for _, message in translations.messages(translations.FOLDER / f"{domain}_ko.ts")
    ]
    texts += [file.read_text("utf-8") for file in package_files.path("lessons").glob("*/en.md")]
    assert [text for text in texts if re.search(r"\b(rightly|mend)\b(?!})", text)] == []
