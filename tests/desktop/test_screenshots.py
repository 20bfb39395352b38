from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from desktop import screenshots
from nn_core.errors import DataFileError


@pytest.fixture(autouse=True)
def hurry(monkeypatch, dressed):
    monkeypatch.setattr(screenshots, "SETTLE_S", 0.05)


def test_a_picture_for_each_theme_and_language(tmp_path):
    first = next(iter(screenshots.registered())).id
    made = list(screenshots.render(tmp_path / "new", (900, 640), tabs=[first]))
    assert [path.name for path in made] == [
        f"{first}-{theme}-{language}.png"
        for theme in ("light", "dark")
        for language in ("en", "ko")
    ]
    assert QImage(str(made[0])).width() >= 800


def test_a_wrong_name_or_folder_is_a_sentence(tmp_path):
    with pytest.raises(DataFileError, match="no tab called nothing"):
        list(screenshots.render(tmp_path, tabs=["nothing"]))
    (tmp_path / "file").write_text("")
    with pytest.raises(DataFileError, match="could not be made"):
        list(screenshots.render(tmp_path / "file" / "folder"))
