"""A notebook that can't be read: the tab says so, and nothing of what may be in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from mydigits_help import filled
from patient import PatientBot
from PySide6.QtWidgets import QLabel, QWidget

from desktop.services.context import TabContext
from desktop.tabs.kit.tab import Tab
from desktop.tabs.mydigits import TAB, notebook_presenter
from nn_core.data.notebook import NotebookError
from nn_core.data.notebook.schema import VERSION


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("DELETE FROM digits")
        yield
        other.execute("ROLLBACK")


@contextmanager
def newer(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA user_version = {VERSION + 1}")
    yield
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def foreign(path: Path) -> Iterator[None]:
    kept = path.rename(path.with_suffix(".kept"))
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name)")
    yield
    path.unlink()
    kept.rename(path)


@contextmanager
def unreadable(path: Path) -> Iterator[None]:
    # A folder in its place: rights mean nothing to root, who may run this.
    kept = path.rename(path.with_suffix(".kept"))
    path.mkdir()
    yield
    path.rmdir()
    kept.rename(path)


@pytest.mark.parametrize("page", ["browse", "accuracy", "teach"])
@pytest.mark.parametrize("state", [locked, newer, foreign, unreadable])
def test_nothing_is_said_of_what_could_not_be_read(
    context: TabContext,
    qtbot: PatientBot,
    state: Callable[[Path], Iterator[None]],
    page: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("nn_core.data.notebook.store.Notebook.__init__.__defaults__", (0.05,))
    context.settings.set("mydigits/page", page)
    filled(context)
    context.notebook.close()
    told: list[object] = []
    context.reported.connect(told.append)
    with state(context.notebook.path):
        view = qtbot.shown(Tab(TAB, context), 900, 640)
        qtbot.waitUntil(lambda: view.page().presenter.seen)
        assert told
        assert all(isinstance(error, NotebookError) for error in told)
        assert view.sentence.text() == notebook_presenter.unread_sentence()
        shown = view.page()
        assert notebook_presenter.unread_title() in texts(shown.picture)
        context.notebook.close()
    shown.enter()
    qtbot.waitUntil(lambda: not context.busy)
    assert view.sentence.text() != notebook_presenter.unread_sentence()
    assert notebook_presenter.unread_title() not in texts(shown.picture)
    view.shutdown()


def texts(part: QWidget) -> list[str]:
    return [label.text() for label in part.findChildren(QLabel) if label.isVisible()]
