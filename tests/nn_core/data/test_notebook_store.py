from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from notebook_help import NOON, drawn, picture, seen, stroke

from nn_core.data.digests import digest
from nn_core.data.notebook import (
    Entry,
    Filter,
    Notebook,
    NotebookDamaged,
    NotebookForeign,
    NotebookFull,
    NotebookLocked,
    NotebookNewer,
    NotebookUnwritable,
    count,
    entries,
    ids,
    open_or_start_again,
)
from nn_core.data.notebook.entry import now, picture_of
from nn_core.data.notebook.errors import translated
from nn_core.data.notebook.packing import pack, settled, unpack
from nn_core.data.notebook.query import pages_of
from nn_core.data.notebook.schema import APPLICATION, MIGRATIONS, VERSION, migrate
from nn_core.digits import Drawing, Stroke
from nn_core.digits.strokes import FARTHEST
from nn_core.errors import ValueRefused


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a folder" / "공책.sqlite"


@pytest.fixture
def notebook(path):
    with Notebook(path) as opened:
        yield opened


def places():
    return st.floats(-2, 2, allow_nan=False, width=32)


@given(
    st.floats(-FARTHEST, FARTHEST),
    st.floats(0, FARTHEST, exclude_min=True) | st.floats(0, 1e-4, exclude_min=True),
)
def test_whatever_is_a_stroke_can_be_kept(place, width):
    try:
        stroke = Stroke(np.array([[place, 0.0]]), width)
    except ValueRefused:
        return
    (kept,) = settled([stroke])
    assert kept.width == pytest.approx(width, rel=1e-6, abs=1e-5)


@given(
    arrays(np.float64, st.tuples(st.integers(1, 9), st.just(2)), elements=places()),
    st.booleans(),
    st.booleans(),
)
def test_what_is_packed_is_read_again(points, erase, pressed):
    width = np.linspace(0.03, 0.14, len(points)) if pressed else 0.07
    first = settled([Stroke(points, width, erase), Stroke(points, 0.05)])
    again = settled(first)
    for one, two in zip(first, again, strict=True):
        np.testing.assert_array_equal(one.points, two.points)
        np.testing.assert_array_equal(one.width, two.width)
        assert one.erase == two.erase
    np.testing.assert_allclose(first[0].points, points, atol=1e-5)
    assert first[1].width == 0.05


@pytest.mark.parametrize(
    "data",
    [b"", b"\x02", b"\x80\x04N.", b"\x01\xff", pack([stroke()])[:-3], b"\x01" + b"\xff" * 99],
)
def test_other_bytes_are_no_strokes(data):
    with pytest.raises(ValueError, match="strokes"):
        unpack(data)


def test_a_digit_comes_back_as_it_was(notebook):
    drawing = Drawing((stroke(1, pressed=True), stroke(2, erase=True)))
    facts = {"answer": 7, "state": "not sure", "model": "cnn", "confidence": 0.625}
    number = notebook.add(Entry.of(drawing, label=1, drawn_at=NOON, **facts))
    (entry,) = entries(notebook, [number])
    assert (entry.id, entry.label, entry.drawn_at, entry.right) == (number, 1, NOON, False)
    assert {name: getattr(entry, name) for name in facts} == facts
    assert [s.erase for s in entry.strokes] == [False, True]
    np.testing.assert_allclose(entry.strokes[0].points, drawing.strokes[0].points, atol=1e-5)
    np.testing.assert_array_equal(picture_of(entry.drawing), entry.picture)
    assert not entry.picture.flags.writeable


def test_a_drawing_over_a_picture_is_kept_as_it_is_seen(notebook):
    drawing = Drawing((stroke(),), image=picture().astype(np.float32) / 255)
    entry = entries(notebook, [notebook.add(Entry.of(drawing))])[0]
    assert entry.strokes == ()
    np.testing.assert_array_equal(entry.picture, picture_of(drawing))


def test_what_is_no_digit_is_refused():
    with pytest.raises(ValueRefused):
        Entry(picture(), label=10)
    with pytest.raises(ValueRefused):
        Entry(picture().astype(np.float32))


def test_relabelling_tells_what_was_there(notebook):
    one, two = notebook.add_many([seen(1, label=3), seen(2)])
    assert notebook.relabel({one: 5, two: 5, 99: 5}) == {one: 3, two: None}
    assert [e.label for e in entries(notebook, [one, two])] == [5, 5]
    notebook.relabel({one: 3, two: None})
    assert [e.label for e in entries(notebook, [one, two])] == [3, None]
    with pytest.raises(ValueRefused):
        notebook.relabel({one: 12})


def test_what_is_deleted_comes_back_until_it_is_purged(notebook):
    numbers = notebook.add_many([seen(1), seen(2)])
    notebook.delete(numbers[:1])
    assert ids(notebook).tolist() == numbers[1:]
    notebook.restore(numbers[:1])
    assert count(notebook) == 2
    notebook.delete(numbers[:1])
    assert notebook.purge() == 0
    assert notebook.purge(now() + timedelta(seconds=1)) == 1
    notebook.restore(numbers[:1])
    assert count(notebook) == 1
    assert notebook.add(seen(3)) > numbers[1]


def test_a_clock_that_is_wrong_once_empties_no_bin(notebook, monkeypatch):
    notebook.delete(notebook.add_many([seen(1), seen(2)])[:1])
    later = now() + timedelta(days=400)
    monkeypatch.setattr("nn_core.data.notebook.store.now", lambda: later)
    assert notebook.purge() == 0
    notebook.add(replace(seen(3), drawn_at=later))
    assert notebook.purge() == 1


def test_ids_are_never_given_twice(notebook):
    last = notebook.add(seen(1))
    notebook.delete([last])
    notebook.purge(now() + timedelta(seconds=1))
    assert notebook.add(seen(2)) > last


def test_many_are_added_all_or_none(notebook):
    def broken():
        yield seen(1)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        notebook.add_many(broken())
    assert count(notebook) == 0


def test_strokes_that_rotted_leave_their_picture(notebook):
    number = notebook.add(drawn(1))
    with notebook.writing() as connection:
        connection.execute("UPDATE ink SET strokes = ?", (b"\x80\x04N.",))
    (entry,) = entries(notebook, [number])
    assert entry.strokes == ()
    assert entry.picture.any()


def older(path, version, rows=3):
    """Write a file as an older version of the program did, with digits in it."""
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, version)
        for number in range(rows):
            connection.execute(
                "INSERT INTO digits (label, answer, model, drawn_at) VALUES (?, 1, 'cnn', ?)",
                (number, int(NOON.timestamp() * 1000)),
            )
            values = (number + 1, picture(number).tobytes(), pack([stroke(number)]))
            connection.execute("INSERT INTO ink VALUES (?, ?, ?)", values)


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_an_older_notebook_is_brought_up_to_date(path, version):
    older(path, version)
    with Notebook(path) as notebook:
        found = entries(notebook, ids(notebook))
        assert [e.label for e in found] == [2, 1, 0]
        assert all(e.strokes and e.drawn_at == NOON and e.model == "cnn" for e in found)
        np.testing.assert_array_equal(found[0].picture, picture(2))
        assert next(notebook.rows("PRAGMA user_version"))[0] == VERSION
        if version == 1:
            digests = [row[0] for row in notebook.rows("SELECT digest FROM digits ORDER BY id")]
            assert digests == [digest(picture(n).tobytes()) for n in range(3)]


def test_a_migration_that_fails_leaves_the_old_notebook(path, monkeypatch):
    older(path, 1)
    broken = (*MIGRATIONS[1], "SELECT no_such_column FROM digits")
    monkeypatch.setattr("nn_core.data.notebook.schema.MIGRATIONS", (MIGRATIONS[0], broken))
    with pytest.raises(NotebookUnwritable):
        Notebook(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM digits").fetchone() == (3,)


def test_a_newer_notebook_is_refused_and_not_touched(path):
    with Notebook(path) as notebook:
        notebook.add(seen(1))
        with notebook.writing() as connection:
            connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())
    with pytest.raises(NotebookNewer, match=r"newer version.*nothing in it was changed"):
        open_or_start_again(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())) == before


def test_the_database_of_another_program_is_not_touched(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    before = path.read_bytes()
    with pytest.raises(NotebookForeign):
        open_or_start_again(path)
    assert path.read_bytes() == before
    assert APPLICATION < 1 << 31


@pytest.mark.parametrize("damage", ["text", "cut", "no table", "header"])
def test_a_damaged_notebook_is_kept_aside(path, damage):
    with Notebook(path) as notebook:
        notebook.add_many(seen(n) for n in range(50))
    whole = path.read_bytes()
    if damage == "no table":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DROP TABLE ink")
    else:
        broken = {"text": b"hello " * 999, "cut": whole[:5000], "header": b"\0" * 99 + whole[99:]}
        path.write_bytes(broken[damage])
    left = path.read_bytes()
    with pytest.raises(NotebookDamaged):
        Notebook(path)
    fresh, kept = open_or_start_again(path)
    with fresh:
        assert kept is not None
        assert kept.name.startswith("공책-damaged-")
        assert kept.read_bytes() == left
        assert count(fresh) == 0
        assert fresh.add(seen(1)) == 1


def test_two_damaged_ones_on_one_day_are_both_kept(path):
    kept = []
    for text in (b"one" * 100, b"two" * 100):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text)
        fresh, aside = open_or_start_again(path)
        fresh.close()
        kept.append(aside)
    assert [file.read_bytes()[:3] for file in kept] == [b"one", b"two"]


def test_a_whole_file_passes_the_check_and_a_rotten_page_does_not(path):
    with Notebook(path) as notebook:
        notebook.add_many(seen(n) for n in range(50))
        notebook.check()
    data = bytearray(path.read_bytes())
    data[-4096 * 3 : -4096 * 2] = b"\xee" * 4096
    path.write_bytes(data)
    with Notebook(path) as notebook, pytest.raises(NotebookDamaged):
        notebook.check()


def test_a_full_disk_is_said_and_nothing_is_lost(notebook):
    first = notebook.add_many(seen(n) for n in range(20))
    (pages,) = next(notebook.rows("PRAGMA page_count"))
    list(notebook.rows(f"PRAGMA max_page_count = {pages + 1}"))
    with pytest.raises(NotebookFull):
        notebook.add_many(seen(n) for n in range(20, 99))
    assert ids(notebook).tolist() == first[::-1]
    list(notebook.rows("PRAGMA max_page_count = 99999"))
    notebook.add(seen(99))


def test_a_second_writer_waits_and_then_says_so(path, notebook):
    with Notebook(path, patience=0.05) as other, notebook.writing():
        assert count(other) == 0
        with pytest.raises(NotebookLocked):
            other.add(seen(1))


def test_a_place_that_is_no_folder_is_said(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(NotebookUnwritable):
        Notebook(tmp_path / "file" / "notebook.sqlite")
    with pytest.raises(NotebookUnwritable):
        Notebook(tmp_path)


def test_it_may_be_closed_twice_and_forgotten(path):
    opened = Notebook(path)
    opened.close()
    opened.close()
    Notebook(path)


def test_two_connections_see_each_other(path, notebook):
    with Notebook(path) as other:
        other.add(seen(1, label=4))
        assert count(notebook, Filter(label=4)) == 1


@pytest.mark.parametrize("stored", [None, b"", b"short", "text", 7])
def test_a_picture_that_is_none_costs_nothing_else(stored):
    entry = Notebook.entry_of((5, 7, 1, "digit", "cnn", 0.9, 0, stored, None))
    assert (entry.label, entry.id) == (7, 5)
    assert entry.picture.shape == (28, 28)
    assert not entry.picture.any()


def test_what_sqlite_quotes_may_be_no_text(tmp_path):
    with pytest.raises(NotebookDamaged), translated(tmp_path / "x.sqlite"):
        b"\xff".decode("utf-8")


def test_a_damaged_file_that_gives_its_rows_again_and_again_is_left(path):
    file = path

    class Looping:
        path = file

        def rows(self, _statement, _values):
            return iter([(1, 5), (2, 6), (0, None)])

    with pytest.raises(NotebookDamaged):
        list(pages_of(Looping(), "", (), 10))
