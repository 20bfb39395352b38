from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout

from desktop.platform import package_files
from desktop.services import i18n
from desktop.style import app_style, theme
from tools import translations

ROOT = Path(__file__).resolve().parents[3]
CONTROL = {"\n", "\t", "\r", "\u200b"}


def korean_texts() -> list[str]:
    """Return every Korean text of the program: translations, lessons, names of languages."""
    found = list(i18n.LANGUAGES.values())
    for file in translations.FOLDER.glob("*_ko.ts"):
        found += [message.findtext("translation", "") for _, message in translations.messages(file)]
    found += [file.read_text("utf-8") for file in package_files.path("lessons").glob("*/ko.md")]
    return found


def tofu(font: QFont, letters: str) -> str:
    """Return the letters that no font at hand can draw: their glyph index is 0."""
    missing = []
    for letter in letters:
        layout = QTextLayout(letter, font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        if any(0 in run.glyphIndexes() for run in layout.glyphRuns()):
            missing.append(letter)
    return "".join(missing)


@pytest.fixture
def own_font(qapp):
    app_style.load_font()
    return app_style.font(theme.current())


def test_no_letter_of_the_korean_texts_is_missing(own_font):
    letters = sorted(set("".join(korean_texts())) - CONTROL)
    assert len(letters) > 100
    assert tofu(own_font, "".join(letters)) == ""


def test_a_letter_of_no_font_is_noticed(own_font):
    assert tofu(own_font, "\U0010fffd\uf8f1") != ""


def test_the_bundled_font_is_known_by_its_name(own_font):
    assert app_style.FONT in QFontDatabase.families()
    licence = package_files.text("fonts", "Pretendard-LICENSE.txt")
    assert "SIL Open Font License" in licence


def test_bold_is_a_face_of_its_own(own_font):
    bold = QFont(own_font)
    theme.set_bold(bold)
    face = QRawFont.fromFont(bold)
    assert face.familyName() == theme.BOLD
    assert face.weight() == QFont.Weight.Bold
    theme.set_bold(bold, False)
    assert QRawFont.fromFont(bold).familyName() == app_style.FONT


def test_nearly_every_bold_letter_of_the_lessons_is_in_it(own_font):
    lessons = "".join(
        file.read_text("utf-8") for file in package_files.path("lessons").glob("*/ko.md")
    )
    bold = {
        letter
        for part in re.findall(r"\*\*(.+?)\*\*|^#+ (.+)$", lessons, re.M)
        for letter in "".join(part)
    }
    theme.set_bold(own_font)
    face = QRawFont.fromFont(own_font)
    missing = {letter for letter in bold if not face.supportsCharacter(ord(letter))}
    # New ones are smeared until `tools/bold_font.py` has been run again.
    assert len(missing) < 0.03 * len(bold), "".join(sorted(missing))


BARE = """
import json, sys
from PySide6.QtWidgets import QApplication
sys.path.insert(0, "tests/desktop/style")
app = QApplication([])
from desktop.style import app_style, theme
from test_fonts import korean_texts, tofu
letters = "".join(c for c in sorted(set("".join(korean_texts()))) if "가" <= c <= "힣")
before = tofu(app.font(), letters)
app_style.load_font()
after = tofu(app_style.font(theme.current()), letters)
print(json.dumps([len(letters), len(before), after]))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig")
def test_hangul_shows_where_the_system_has_none(tmp_path):
    # The only font of this system is one that comes with ziafont and has no Hangul.
    package = Path(str(find_spec("ziafont").origin)).parent
    shutil.copy(next(package.rglob("DejaVuSans.ttf")), tmp_path)
    config = tmp_path / "fonts.conf"
    config.write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{tmp_path}</dir>'
        f"<cachedir>{tmp_path}/cache</cachedir></fontconfig>",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-c", BARE],
        cwd=ROOT,
        env={**os.environ, "FONTCONFIG_FILE": str(config), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    letters, before, after = json.loads(done.stdout.splitlines()[-1])
    assert before == letters, "the system of this test must know no Hangul"
    assert after == ""
