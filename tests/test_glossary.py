"""The Korean texts use the words of the Korean edition, its numerals, and particles that fit."""

from __future__ import annotations

import re
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TERMS = tomllib.loads((ROOT / "docs" / "glossary.toml").read_text(encoding="utf-8"))["term"]


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Return where each Korean text stands, and the text."""
    return tuple(_texts())


def _texts() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "resources" / "translations").glob("*_ko.ts")):
        for message in ET.parse(file).iter("message"):
            yield file.stem.removesuffix("_ko"), message.findtext("translation") or ""
    for file in sorted((ROOT / "resources" / "lessons").glob("*/ko.md")):
        yield file.parent.name, file.read_text(encoding="utf-8")
    formulas = tomllib.loads((ROOT / "resources" / "formulas.toml").read_text(encoding="utf-8"))
    for entry in formulas.values():
        yield "formulas", " ".join([entry["ko"], *(ko for _, _, ko in entry["symbols"])])


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["en"])
def test_one_word_for_one_thing(term: dict[str, object]) -> None:
    assert any(str(term["ko"]) in text for _, text in texts())
    for pattern in term.get("never", ()):  # type: ignore[attr-defined]
        found = [(place, text) for place, text in texts() if re.search(pattern, text)]
        assert not found, pattern


FINAL = dict(zip("0123456789", (1, 1, 0, 1, 0, 0, 1, 1, 1, 0), strict=True))
"""Whether a numeral ends in a consonant as it is read: 영, 일, 이, 삼 …"""
FITS = {"은": 1, "는": 0, "이": 1, "가": 0, "을": 1, "를": 0, "과": 1, "와": 0}
FITS |= {"으로": 1, "로": 0, "이에요": 1, "예요": 0}
PARTICLE = re.compile(
    r"\{(\w+)\}[”’]?(은|는|이|가|을|를|과|와|으로|로|이에요|예요|이라|라|이나|이며)"
    r"(?=[\s.,:;!?)]|$)"
)
PERCENT = ("99.9%", "> 99.9%", "7%")
BITS, POINTS = ("0", "1"), ("(0, 0)", "(1, 0), (0, 1)", "(1, 1)")
VALUES = {
    **dict.fromkeys(("p", "q", "share", "accuracy"), PERCENT),
    **dict.fromkeys(("output", "carry"), BITS),
    **dict.fromkeys(("point", "ones", "first", "second"), POINTS),
}
"""What is inserted before a particle, as far as it always ends alike."""


def ends_in_a_consonant(value: str) -> int:
    last = value.rstrip(")%")[-1]
    return 0 if value.endswith("%") else FINAL[last]


def test_particles_fit_every_value_that_can_be_inserted() -> None:
    for place, text in texts():
        for name, particle in PARTICLE.findall(text):
            assert name in VALUES, f"{place}: {{{name}}}{particle} in: {text}"
            for value in VALUES[name]:
                fits = FITS.get(particle, ends_in_a_consonant(value))
                assert fits == ends_in_a_consonant(value), f"{place}: {value}{particle} in: {text}"
        assert not re.search(r"이\(가\)|을\(를\)|은\(는\)|와\(과\)|\(으\)로", text), text


NOUNS = {"페이지", "탭", "숫자", "그림", "점", "직선", "신경망", "값", "수", "답", "글씨", "공책"}
"""Words of the program itself; those of the book are in the glossary."""


def wrong_particles(noun: str) -> str:
    """Return a pattern of a noun with a particle that doesn't follow its last sound."""
    final = (ord(noun[-1]) - ord("가")) % 28
    wrong = "는|를|와|가" if final else "은|을|과"
    toward = "으로" if final in (0, 8) else "로"
    return rf"{noun}(?:{wrong}|{toward})(?=[\s.,:;!?)]|$)"


def test_particles_fit_the_words_before_them() -> None:
    assert re.search(wrong_particles("페이지"), "정확도 페이지은 이것을")
    assert not re.search(wrong_particles("화살"), "화살로 가요")
    nouns = NOUNS | {str(term["ko"]) for term in TERMS if "가" <= str(term["ko"])[-1] <= "힣"}
    patterns = [wrong_particles(noun) for noun in nouns]
    for place, text in texts():
        plain = re.sub(r"\]\([^)]*\)|[*\[]", "", text)
        for pattern in patterns:
            found = re.search(pattern, plain)
            assert not found, f"{place}: {found and found[0]} in: {plain}"


PRESSED = re.compile(r"\b[Pp]ress ([A-Z][a-z]+(?: [a-z]+)*)")
MNEMONIC = re.compile(r"\(&\w\)|&|…")


def test_what_is_to_be_pressed_is_called_as_the_button_is() -> None:
    """Only where a source names a button: "Press Run: …", and not "press the space bar"."""
    pairs = [
        (message.findtext("source") or "", message.findtext("translation") or "")
        for file in sorted((ROOT / "resources" / "translations").glob("*_ko.ts"))
        for message in ET.parse(file).iter("message")
    ]
    named: dict[str, set[str]] = {}
    for source, korean in pairs:
        named.setdefault(MNEMONIC.sub("", source), set()).add(MNEMONIC.sub("", korean))
    met = 0
    for source, korean in pairs:
        for words in PRESSED.findall(source):
            parts = words.split()
            names = [" ".join(parts[:n]) for n in range(len(parts), 0, -1)]
            button = next((name for name in names if name in named), None)
            if button is not None:
                met += 1
                assert any(name in korean for name in named[button]), (source, korean)
    assert met > 6


def test_percent_and_thousands_as_korean_typography_has_them() -> None:
    for place, text in texts():
        assert not re.search(r"[\d}][ \u00a0\u202f\u2009]%", text), (place, text)
        assert not re.search(r"\d[ \u00a0\u202f\u2009]\d{3}(?!\d)", text), (place, text)


def test_nothing_is_left_of_markup() -> None:
    for place, text in texts():
        assert not re.search(r"\w\^[−\-\w]|\b[a-z]_[a-z]\b", re.sub(r"`[^`]*`", "", text)) or (
            place == "formulas"
        ), (place, text)


def test_what_lies_at_the_left_is_there_in_a_presentation_too() -> None:
    """The controls are put away in it, and the sheet to draw on with them: F8 brings them back."""
    for file in (ROOT / "resources" / "translations").glob("*_ko.ts"):
        for message in ET.parse(file).iter("message"):
            source, korean = message.findtext("source") or "", message.findtext("translation") or ""
            if re.match(r"(Draw|Tick) .* at the left", source):
                assert "(F8)" in source, source
                assert "(F8)" in korean, korean
