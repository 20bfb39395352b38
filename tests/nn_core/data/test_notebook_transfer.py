from __future__ import annotations

import csv
import gzip
import json

import numpy as np
import pytest
from notebook_help import drawn, picture, seen

from nn_core.data import files
from nn_core.data.digit_files import Means, columns, tables
from nn_core.data.digit_files.beside import labels_beside
from nn_core.data.idx import read_idx
from nn_core.data.notebook import (
    Entry,
    Filter,
    Notebook,
    all_labelled,
    count,
    entries,
    ids,
    page,
)
from nn_core.data.notebook.transfer import Exported, Imported, Progress, Refusal
from nn_core.data.notebook.transfer.bringing import bring_in
from nn_core.data.notebook.transfer.csv_files import export_csv
from nn_core.data.notebook.transfer.idx_files import export_idx
from nn_core.data.notebook.transfer.json_lines import export_json
from nn_core.data.stroke_files import read_strokes
from nn_core.errors import DataFileError


def no_picture(path):
    raise AssertionError(path)


def take(notebook, path):
    """Import without a network that says how digits lie."""
    return bring_in(notebook, path, Means(no_picture))


FORMATS = {
    "json": (export_json, "mine.jsonl"),
    "csv": (export_csv, "mine.csv"),
    "idx": (export_idx, "mine"),
}


@pytest.fixture
def notebook(tmp_path):
    with Notebook(tmp_path / "notebook.sqlite") as opened:
        facts = {"answer": 7, "state": "digit", "model": "cnn", "confidence": 0.5}
        opened.add_many(
            [
                drawn(1, label=1, **facts),
                drawn(2, label=7, answer=None, model="my “model”, 2"),
                drawn(3),
                seen(4, label=0, answer=0, model="book"),
            ]
        )
        yield opened


@pytest.fixture
def other(tmp_path):
    with Notebook(tmp_path / "other.sqlite") as opened:
        yield opened


def last(steps):
    return list(steps)[-1]


def facts_of(notebook, names):
    return [[getattr(e, n) for n in names] for e in entries(notebook, ids(notebook)[::-1])]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("json", ("label", "answer", "state", "model", "confidence", "drawn_at")),
        ("csv", ("label", "answer", "model", "drawn_at")),
    ],
)
def test_nothing_is_lost_on_the_way(notebook, other, tmp_path, kind, names):
    export, name = FORMATS[kind]
    report = last(export(notebook, tmp_path / name))
    assert report == Exported(4, paths=(tmp_path / name,))
    assert last(take(other, tmp_path / name)) == Imported(4, (), range(1, 5))
    assert facts_of(other, names) == facts_of(notebook, names)
    pairs = zip(entries(notebook, [1, 2, 3, 4]), entries(other, [1, 2, 3, 4]), strict=True)
    for old, new in pairs:
        np.testing.assert_array_equal(old.picture, new.picture)
        if kind == "json":
            assert len(old.strokes) == len(new.strokes)
            for before, after in zip(old.strokes, new.strokes, strict=True):
                np.testing.assert_array_equal(before.points, after.points)


def test_the_files_of_mnist(notebook, other, tmp_path):
    report = last(export_idx(notebook, tmp_path / "mine"))
    assert report.written == 3
    assert report.refused == ((Refusal.UNLABELLED, 1, 3),)
    pictures, labels = (read_idx(path, n) for path, n in zip(report.paths, (3, 1), strict=True))
    assert labels.tolist() == [1, 7, 0]
    np.testing.assert_array_equal(pictures, all_labelled(notebook).images)
    assert report.paths[0].name == "mine-images-idx3-ubyte.gz"
    assert last(take(other, report.paths[0])).added == 3
    np.testing.assert_array_equal(all_labelled(other).images, pictures)
    assert all(e.strokes == () for e in entries(other, [1, 2, 3]))


def test_an_export_is_the_same_every_time(notebook, tmp_path):
    for export, name in FORMATS.values():
        for path in last(export(notebook, tmp_path / name)).paths:
            first = path.read_bytes()
            last(export(notebook, tmp_path / name))
            assert path.read_bytes() == first


def test_a_filter_chooses_what_is_written(notebook, tmp_path):
    assert last(export_json(notebook, tmp_path / "a.jsonl", Filter(model="cnn"))).written == 1
    assert last(export_csv(notebook, tmp_path / "a.csv", Filter(labelled=False))).written == 1


def test_other_readers_take_the_strokes(notebook, tmp_path):
    last(export_json(notebook, tmp_path / "a.jsonl"))
    samples = list(read_strokes(tmp_path / "a.jsonl"))
    assert [sample.digit for sample in samples] == [1, 7, None, 0]
    assert len(samples[0].drawing().strokes) == 1


@pytest.mark.parametrize("kind", FORMATS)
def test_a_second_import_adds_nothing(notebook, tmp_path, kind):
    export, name = FORMATS[kind]
    report = last(export(notebook, tmp_path / name))
    again = last(take(notebook, report.paths[0]))
    assert again.added == 0
    assert again.refused == ((Refusal.DOUBLE, report.written, again.refused[0][2]),)
    notebook.delete([1])
    assert last(take(notebook, report.paths[0])).added == 1


def test_bad_lines_are_counted_and_the_rest_is_taken(other, tmp_path):
    good = '{"label": %s, "strokes": [[[0, 0], [9, %d], [4, 12]]]}'
    lines = [
        good % (7, 0),
        "",
        "no json",
        good % ('"x"', 1),
        good % (12, 2),
        '{"label": 3, "strokes": []}',
        '{"label": 3, "strokes": [[[0, 0]], "x"]}',
        '{"strokes": [], "picture": "AAAA"}',
        good % ("null", 3),
        good % ('"5"', 4),
        good % (7, 0),
        "[" * 100_000,
    ]
    path = tmp_path / "some.jsonl.gz"
    path.write_bytes(gzip.compress("".join(f"{line}\n" for line in lines).encode()))
    report = last(take(other, path))
    assert report.added == 3
    assert {why: (n, first) for why, n, first in report.refused} == {
        Refusal.NO_DRAWING: (4, 3),
        Refusal.NO_DIGIT: (2, 4),
        Refusal.BLANK: (1, 6),
        Refusal.DOUBLE: (1, 11),
    }
    assert [e.label for e in entries(other, report.ids)] == [7, None, 5]


def test_rows_of_other_programs(other, tmp_path):
    path = tmp_path / "mnist.csv"
    header = "label," + ",".join(f"pixel{n}" for n in range(784))
    rows = [f"{label}," + ",".join(map(str, picture(3).reshape(-1))) for label in (5, "x", 77)]
    rows += ["5,1,2,3", "5," + ",".join(["300"] * 784), "5," + ",".join(["nan"] * 784)]
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    report = last(take(other, path))
    assert report.added == 1
    assert report.refused == ((Refusal.NO_DRAWING, 3, 5), (Refusal.NO_DIGIT, 2, 3))


def test_a_table_of_something_else_is_refused(other, tmp_path):
    (tmp_path / "a.csv").write_text("name,age\nAda,36\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="no table of digits"):
        list(take(other, tmp_path / "a.csv"))


def test_labels_are_found_beside_their_pictures(tmp_path):
    for name in ("train-labels-idx1-ubyte", "mine-labels-idx1-ubyte.gz", "labels.idx1.gz"):
        (tmp_path / name).write_bytes(b"x")
    for pictures, labels in (
        ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
        ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte"),
        ("mine-images-idx3-ubyte.gz", "mine-labels-idx1-ubyte.gz"),
        ("images.idx3.gz", "labels.idx1.gz"),
    ):
        assert labels_beside(tmp_path / pictures) == tmp_path / labels
    assert labels_beside(tmp_path / "something.gz") is None
    assert labels_beside(tmp_path / "t10k-images-idx3-ubyte") is None


def test_pictures_and_labels_must_fit(notebook, other, tmp_path):
    first = last(export_idx(notebook, tmp_path / "a")).paths
    second = last(export_idx(notebook, tmp_path / "b", Filter(label=7))).paths
    with pytest.raises(DataFileError, match="3 pictures, but 1 labels"):
        second[1].replace(first[1])
        list(take(other, first[0]))
    assert count(other) == 0


@pytest.mark.parametrize("kind", FORMATS)
def test_a_missing_or_foreign_file_is_said(other, tmp_path, kind):
    with pytest.raises(DataFileError):
        list(take(other, tmp_path / "missing"))
    (tmp_path / "cut.gz").write_bytes(gzip.compress(b"x" * 1000)[:-9])
    with pytest.raises(DataFileError):
        list(take(other, tmp_path / "cut.gz"))
    assert count(other) == 0


@pytest.mark.parametrize("kind", FORMATS)
def test_a_cancelled_export_leaves_nothing(tmp_path, kind):
    export, name = FORMATS[kind]
    with Notebook(tmp_path / "notebook.sqlite") as notebook:
        notebook.add_many(seen(n, label=n % 10) for n in range(250))
        (tmp_path / "out").mkdir()
        kept = tmp_path / "out" / name
        kept.write_text("older", encoding="utf-8")
        steps = export(notebook, kept)
        step = next(steps)
        assert isinstance(step, Progress)
        assert 0 < step.fraction < 1
        steps.close()
    assert list((tmp_path / "out").iterdir()) == [kept]
    assert kept.read_text(encoding="utf-8") == "older"


@pytest.mark.parametrize("kind", FORMATS)
def test_a_cancelled_import_takes_nothing(other, tmp_path, kind):
    export, name = FORMATS[kind]
    with Notebook(tmp_path / "notebook.sqlite") as notebook:
        notebook.add_many(seen(n, label=n % 10) for n in range(1250))
        path = last(export(notebook, tmp_path / name)).paths[0]
    steps = take(other, path)
    for step in steps:
        assert isinstance(step, Progress)
        if (step.fraction or 0) > 0.5:
            break
    steps.close()
    assert count(other) == 0
    assert last(take(other, path)).added == 1250


@pytest.mark.parametrize("kind", ["json", "csv"])
@pytest.mark.parametrize("packed", [False, True])
def test_progress_goes_evenly_packed_or_not(notebook, other, tmp_path, kind, packed, monkeypatch):
    monkeypatch.setattr(tables, "TICK", 5)
    rng = np.random.default_rng(3)
    for _ in range(60):
        notebook.add(Entry(rng.integers(0, 256, (28, 28)).astype(np.uint8), label=1))
    plain, path = tmp_path / "plain", tmp_path / "digits"
    last({"json": export_json, "csv": export_csv}[kind](notebook, plain))
    path.write_bytes(gzip.compress(plain.read_bytes()) if packed else plain.read_bytes())
    steps = take(other, path)
    parts = [step.fraction for step in steps if isinstance(step, Progress)]
    assert parts == sorted(parts)
    even = np.linspace(0, 1, len(parts))
    assert np.abs(np.array(parts) - even).max() < 0.2


def test_reading_pictures_can_be_cancelled(notebook, other, tmp_path):
    last(export_idx(notebook, tmp_path / "mine"))
    first = next(take(other, tmp_path / "mine-images-idx3-ubyte.gz"))
    assert first.fraction is None


def test_the_notebook_is_free_while_an_import_reads(other, tmp_path):
    with Notebook(tmp_path / "notebook.sqlite") as notebook:
        notebook.add_many(seen(n) for n in range(1250))
        last(export_json(notebook, tmp_path / "a.jsonl"))
    with Notebook(other.path, patience=0) as user:
        steps = take(other, tmp_path / "a.jsonl")
        for _ in range(40):
            next(steps)
        user.add(seen(5000, label=4))
        report = last(steps)
    assert report.added == 1250
    assert count(other) == 1251


def test_an_unwritable_place_is_said(notebook, tmp_path):
    for export, name in FORMATS.values():
        with pytest.raises(DataFileError, match="can't be written"):
            list(export(notebook, tmp_path / "no folder" / name))


def test_an_empty_notebook_may_be_written(other, tmp_path):
    for export, name in FORMATS.values():
        report = last(export(other, tmp_path / name))
        assert report.written == 0
        if name.endswith("csv"):
            assert last(take(other, report.paths[0])).added == 0


ODD_TIMES = [
    "9999-12-31T23:59:59-23:59",
    "9999-12-31T23:59:59.999999",
    "0001-01-01T00:00:00+23:59",
    "0001-01-01",
    "1969-07-20T20:17:40+00:00",
]


def rows(kind, **changes):
    """Return the lines of five digits, the third with other values, as bytes."""
    lines = [] if kind == "json" else [",".join(columns.HEADER)]
    for number in range(5):
        facts = {"label": 1, "model": "cnn", "time": "2026-03-01T12:00:00+00:00"}
        facts |= changes if number == 2 else {}
        if kind == "json":
            strokes = [[[0, 0], [9, number], [4, 12]]]
            lines.append(json.dumps({**facts, "strokes": strokes}))
        else:
            pixels = ",".join(map(str, picture(number).reshape(-1)))
            lines.append(f"{facts['label']},,{facts['model']},{facts['time']},{pixels}")
    return "\n".join(lines).encode()


@pytest.mark.parametrize("kind", ["json", "csv"])
@pytest.mark.parametrize("time", ODD_TIMES)
def test_an_odd_time_costs_its_own_line_only(other, tmp_path, kind, time):
    export, name = FORMATS[kind]
    (tmp_path / name).write_bytes(rows(kind, time=time))
    report = last(take(other, tmp_path / name))
    place = 3 if kind == "json" else 4
    assert (report.added, report.refused) == (4, ((Refusal.NO_TIME, 1, place),))
    assert last(export(other, tmp_path / f"again-{name}")).written == 4


@pytest.mark.parametrize("field", ["model", "state", "label"])
def test_half_a_character_costs_its_own_line_only(other, tmp_path, field):
    (tmp_path / "a.jsonl").write_bytes(rows("json", **{field: "\ud800"}))
    report = last(take(other, tmp_path / "a.jsonl"))
    assert report.added == 4
    assert [(count, first) for _, count, first in report.refused] == [(1, 3)]


@pytest.mark.parametrize("kind", FORMATS)
def test_what_is_in_the_notebook_already_costs_no_export(notebook, other, tmp_path, kind):
    """The notebook held odd values before they were refused."""
    for number, stored in enumerate([253402387139999, -62135683140000, 1 << 62, "x", 1e300], 1):
        list(notebook.rows("UPDATE digits SET drawn_at = ? WHERE id = ?", (stored, number)))
    list(notebook.rows("UPDATE digits SET model = CAST(X'ff41' AS TEXT), answer = 3.5, label = 4"))
    export, name = FORMATS[kind]
    assert len(page(notebook)) == 4
    report = last(export(notebook, tmp_path / name))
    assert report.written == 4
    assert last(take(other, report.paths[0])).added == 4


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@x", "'=1", "''", "'a", '=HYPERLINK("x")', "a=b", "'"]
)
def test_no_name_is_a_formula_in_a_spreadsheet(other, tmp_path, name):
    other.add(seen(1, model=name))
    path = last(export_csv(other, tmp_path / "a.csv")).paths[0]
    cell = next(csv.reader(path.read_text(encoding="utf-8").splitlines()[1:]))[2]
    assert cell[:1] not in "=+-@"
    other.delete([1])
    assert last(take(other, path)).added == 1
    assert page(other)[0].model == name


def test_a_name_with_line_breaks_stays_on_its_line(other, tmp_path):
    other.add(seen(1, model="a\r\nb\u2028c"))
    path = last(export_csv(other, tmp_path / "a.csv")).paths[0]
    other.delete([1])
    assert last(take(other, path)).added == 1
    assert page(other)[0].model == "a b c"


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_blank_lines_end_and_can_be_cancelled_before(other, tmp_path, kind, monkeypatch):
    monkeypatch.setattr(files, "MOST_BLANK", 1000)
    _, name = FORMATS[kind]
    path = tmp_path / name
    path.write_bytes(rows(kind) + b"\n" * 900 + b" \n\t\n")
    assert last(take(other, path)).added == 5
    path.write_bytes(rows(kind) + b"\n" * 1500)
    steps = take(other, path)
    assert sum(1 for _, _step in zip(range(50), steps, strict=False)) == 50
    with pytest.raises(DataFileError, match="blank lines"):
        list(steps)
