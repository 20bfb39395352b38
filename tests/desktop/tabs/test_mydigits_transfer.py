"""Digits leave the notebook as files and come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from mydigits_help import browsing, heard, shown
from PySide6.QtCore import Qt

from desktop.services import i18n
from desktop.tabs.mydigits.browse import texts
from desktop.tabs.mydigits.browse.transfer import Kind, Transfer, targets
from desktop.widgets.controls import file_dialogs
from nn_core.data.notebook import count
from nn_core.data.notebook.transfer import Exported, Imported, Refusal
from nn_core.errors import DataFileError

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def presenter(context):
    return browsing(context)


@pytest.fixture
def view(context, qtbot):
    yield from shown(context, qtbot)


class TestTransfer:
    @pytest.mark.parametrize("kind", list(Kind))
    def test_to_and_fro(self, presenter, context, qtbot, tmp_path, kind):
        transfer = Transfer(context)
        done = heard(transfer.ended)
        names = {Kind.JSON: "a.jsonl", Kind.CSV: "a.csv", Kind.IDX: "a", Kind.PNG: "a"}
        with qtbot.waitSignal(transfer.ended):
            transfer.export(tmp_path / names[kind], kind, presenter.where)
        qtbot.waitUntil(lambda: not transfer.state.running)
        exported = done[-1]
        assert isinstance(exported, Exported)
        assert exported.written == (4 if kind is Kind.IDX else 5)
        context.notebook.delete([1, 2, 3, 4, 5])
        with qtbot.waitSignal(transfer.ended):
            transfer.bring_in(exported.paths[0])
        qtbot.waitUntil(lambda: not transfer.state.running)
        assert isinstance(done[-1], Imported)
        assert done[-1].added == exported.written

    def test_a_wrong_file_is_told(self, context, qtbot, tmp_path):
        transfer = Transfer(context)
        told = heard(context.reported)
        (tmp_path / "a.csv").write_text("x\n1\n", encoding="utf-8")
        transfer.bring_in(tmp_path / "a.csv")
        qtbot.waitUntil(lambda: not transfer.state.running)
        assert isinstance(told[0], DataFileError)
        assert "a.csv" in str(told[0])
        assert count(context.notebook.store) == 0

    def test_it_can_be_cancelled(self, context, qtbot, tmp_path):
        lines = (f'{{"strokes": [[[0, 0], [9, {n}], [4, 12]]]}}' for n in range(2000))
        (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
        transfer = Transfer(context)
        states = heard(transfer.state_changed)
        with qtbot.waitSignal(transfer.state_changed, check_params_cb=lambda s: s.fraction):
            transfer.bring_in(tmp_path / "a.jsonl")
        transfer.cancel()
        qtbot.waitUntil(lambda: not transfer.state.running)
        assert 0 < states[-2].fraction < 1
        assert count(context.notebook.store) == 0

    def test_the_user_imports_and_takes_it_back(self, view, qtbot, tmp_path, monkeypatch):
        page = view.page()
        (tmp_path / "a.jsonl").write_text(
            '{"label": 3, "strokes": [[[0, 0], [9, 9]]]}\nx\n', encoding="utf-8"
        )
        monkeypatch.setattr(file_dialogs, "file_to_open", lambda *_: tmp_path / "a.jsonl")
        page.actions._file.trigger()
        qtbot.waitUntil(lambda: not page.transfer.state.running)
        qtbot.waitUntil(lambda: page.presenter.state.total == 6)
        assert view.sentence.text() == (
            "Digits added: 1. Left out: 1 without a drawing (at number 2)."
        )
        view.undo_stack().undo()
        assert page.presenter.state.total == 5

    def test_the_user_exports(self, view, qtbot, tmp_path, monkeypatch):
        page = view.page()
        asked = []

        def answer(_parent, _title, proposal):
            asked.append(str(proposal))
            return tmp_path / "mine.csv"

        monkeypatch.setattr(file_dialogs, "place_to_save", answer)
        page.presenter.set_label("7")
        action = next(a for a, kind in page.actions._kinds.items() if kind is Kind.CSV)
        action.trigger()
        qtbot.waitUntil((tmp_path / "mine.csv").exists)
        qtbot.waitUntil(lambda: not page.transfer.state.running)
        assert asked[0].startswith(str(Path.home())) and asked[0].endswith(".csv")
        assert len((tmp_path / "mine.csv").read_text(encoding="utf-8").splitlines()) == 3
        assert view.sentence.text() == "Digits written to “mine.csv”: 2."
        page.ask_export("csv")
        qtbot.waitUntil(lambda: not page.transfer.state.running)
        assert asked[1].startswith(str(tmp_path))  # where the last one went

    @pytest.mark.parametrize(
        ("kind", "typed", "written"),
        [
            (Kind.JSON, "mine", ["mine.jsonl"]),
            (Kind.JSON, "mine.JSON", ["mine.JSON"]),
            (Kind.CSV, "mine.v2", ["mine.v2.csv"]),
            (Kind.IDX, "mine", ["mine-images-idx3-ubyte.gz", "mine-labels-idx1-ubyte.gz"]),
            (Kind.PNG, "mine", ["mine"]),
        ],
    )
    def test_an_export_can_be_told_by_its_ending(self, tmp_path, kind, typed, written):
        assert [path.name for path in targets(tmp_path / typed, kind)] == written

    @pytest.mark.parametrize("kind", [Kind.IDX, Kind.CSV])
    def test_nothing_is_replaced_unasked(self, view, qtbot, tmp_path, monkeypatch, kind):
        page, asked = view.page(), []
        (file, *_) = targets(tmp_path / "mine", kind)
        file.write_bytes(b"precious")

        def refuse(_parent, name):
            asked.append(name)
            return False

        monkeypatch.setattr(file_dialogs, "place_to_save", lambda *_: tmp_path / "mine")
        monkeypatch.setattr(file_dialogs, "may_replace", refuse)
        page.ask_export(str(kind))
        assert not page.transfer.state.running
        assert file.read_bytes() == b"precious"
        assert asked[0].startswith(file.name)
        monkeypatch.setattr(file_dialogs, "may_replace", lambda *_: True)
        page.ask_export(str(kind))
        qtbot.waitUntil(
            lambda: file.read_bytes() != b"precious" and not page.transfer.state.running
        )

    def test_the_keys_stay_where_they_were(self, view, qtbot, tmp_path, monkeypatch):
        page = view.page()
        monkeypatch.setattr(file_dialogs, "place_to_save", lambda *_: tmp_path / "mine.csv")
        page.actions.export.setFocus()
        page.ask_export("csv")
        assert page.transfer.state.running
        assert view.window().focusWidget() is page.actions.cancel
        qtbot.waitUntil(lambda: not page.transfer.state.running)
        assert view.window().focusWidget() is page.actions.export

    def test_another_language_leaves_an_import_alone(self, view, qtbot, tmp_path):
        lines = '{"label": 3, "strokes": [[[0, 0], [9, 9]]]}\n' * 400
        (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
        first = view.page()
        first.transfer.bring_in(tmp_path / "a.jsonl")
        i18n.install("ko")
        qtbot.waitUntil(lambda: view.page() is not first)
        transfer = view.page().transfer
        assert view.page().actions.cancel.isVisible() == transfer.state.running
        qtbot.waitUntil(lambda: not transfer.state.running)
        assert view.page().actions.bring_in.isVisible()
        qtbot.waitUntil(lambda: view.page().presenter.state.total == 6)

    def test_an_error_ends_the_last_report(self, view, qtbot, tmp_path, monkeypatch):
        page = view.page()
        page.transfer.update(result=Exported(3, paths=(tmp_path / "a",)))
        assert view.sentence.text().startswith("Digits written")
        (tmp_path / "a.csv").write_text("x\n", encoding="utf-8")
        monkeypatch.setattr(file_dialogs, "file_to_open", lambda *_: tmp_path / "a.csv")
        page.ask_import(False)
        qtbot.waitUntil(lambda: not page.transfer.state.running)
        assert view.sentence.text().startswith("Your digits: 5")

    def test_every_reason_has_words(self, qapp):
        result = Imported(0, tuple((reason, 2, 1) for reason in Refusal))
        assert texts.report(result).count("2 ") >= len(Refusal)
