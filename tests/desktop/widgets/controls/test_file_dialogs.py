from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.widgets.controls import file_dialogs
from desktop.widgets.controls.file_dialogs import file_to_open, folder_to_open, place_to_save

KINDS = "Pictures (*.png);;Drawings (*.svg)"


def typing(monkeypatch, path, kind=""):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kind))


def test_nothing_chosen_is_nothing(qapp, monkeypatch):
    typing(monkeypatch, "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert place_to_save(QWidget(), "", "", KINDS) is None
    assert file_to_open(QWidget(), "") is folder_to_open(QWidget(), "") is None


def test_a_name_gets_the_ending_of_its_kind(qapp, monkeypatch, tmp_path):
    for typed, kind, given in (
        ("seven", "", "seven.png"),
        ("seven", "Drawings (*.svg)", "seven.svg"),
        ("seven.v2", "Drawings (*.svg)", "seven.v2.svg"),
        ("seven.SVG", "Pictures (*.png)", "seven.SVG"),
    ):
        typing(monkeypatch, tmp_path / typed, kind)
        assert place_to_save(QWidget(), "", "", KINDS) == tmp_path / given
    typing(monkeypatch, tmp_path / "seven")
    assert place_to_save(QWidget(), "", "") == tmp_path / "seven"


def test_an_added_ending_replaces_no_file_unasked(qapp, monkeypatch, tmp_path):
    (tmp_path / "seven.png").write_bytes(b"mine")
    typing(monkeypatch, tmp_path / "seven")
    asked = []
    buttons = QMessageBox.StandardButton

    def answer(_parent, _title, question, *_):
        asked.append(question)
        return buttons.Yes if len(asked) > 1 else buttons.No

    monkeypatch.setattr(QMessageBox, "question", answer)
    assert place_to_save(QWidget(), "", "", KINDS) is None
    assert place_to_save(QWidget(), "", "", KINDS) == tmp_path / "seven.png"
    assert all("seven.png" in question for question in asked)
    typing(monkeypatch, tmp_path / "seven.png")
    file_dialogs.place_to_save(QWidget(), "", "", KINDS)
    assert len(asked) == 2, "Qt has asked for a name that was typed whole"
