from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont

from desktop.platform import licences, package_files
from desktop.platform.licences import PARTS

HEADINGS = re.findall(r"^═+ (.*)$", licences.texts(), re.MULTILINE)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_part_comes_with_a_text(part: licences.Part) -> None:
    if part.name == "Python":
        pytest.skip("only the executable brings Python along, and its text")
    begin = "Qt" if "Qt" in part.name else part.name
    assert [name for name in HEADINGS if name.replace("-", " ").startswith(begin.replace("-", " "))]


def test_no_text_is_empty() -> None:
    for text in re.split(r"^═+ .*$", licences.texts(), flags=re.MULTILINE)[1:]:
        # The notice of Requests is a line of five words.
        assert len(text.split()) > 4


def test_every_font_that_comes_along_is_named(qapp: object) -> None:
    homes = [package_files.path("fonts")]
    for package in ("ziamath", "ziafont", "pyqtgraph", "PySide6"):
        spec = find_spec(package)
        assert spec is not None and spec.origin is not None
        homes.append(Path(spec.origin).parent)
    files = [file for home in homes for file in home.rglob("*.[ot]tf")]
    families = {QRawFont(str(file), 12).familyName() for file in files}
    assert families >= {"Pretendard", "STIX Two Math"}
    # The bold face is cut from Pretendard, whose text speaks of it.
    assert families <= {part.name for part in PARTS} | {"Badak Bold"}


def test_what_the_shipped_networks_learnt_from_is_named() -> None:
    names = " ".join(part.name for part in licences.DATA)
    for data in ("MNIST", "Pen-Based", "Omniglot"):
        assert data in names
