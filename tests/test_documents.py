"""The documents name what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "README.ko.md",
    ROOT / "CONTRIBUTING.md",
    *(ROOT / "docs").glob("*.md"),
    *DECISIONS,
]
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name[:4])
def test_a_decision_has_its_number_its_date_and_a_line_in_the_index(page):
    number, text = page.name[:4], page.read_text("utf-8")
    assert re.match(rf"# {number}\. .+\n\nDate: \d{{4}}-\d\d-\d\d  \nStatus: .+\n", text)
    title = text.splitlines()[0].removeprefix(f"# {number}. ")
    index = (page.parent / "README.md").read_text("utf-8")
    assert f"| [{number}]({page.name}) | {title} |" in index


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_links_lead_somewhere(document):
    links = LINK.findall(document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_both_languages_name_the_same_commands_and_chapters():
    texts = [(ROOT / name).read_text("utf-8") for name in ("README.md", "README.ko.md")]
    commands, chapters = (
        [re.findall(pattern, text, re.M) for text in texts]
        for pattern in (r"^python3 tools/dev\.py .+$", r"^\|.*\| ((?:\d(?:, )?)*) ?\|$")
    )
    assert commands[0] == commands[1]
    assert chapters[0] == chapters[1]


def test_the_architecture_names_every_room():
    text = (ROOT / "docs" / "ARCHITECTURE.md").read_text("utf-8")
    for package in ("desktop", "nn_core"):
        rooms = [file.stem for file in (ROOT / package).iterdir() if not file.stem.startswith("_")]
        assert [room for room in rooms if not re.search(rf"^ .*\b{room}\b", text, re.M)] == []
