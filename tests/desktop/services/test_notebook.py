from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from desktop.platform.paths import data_dir
from desktop.services.context import SharedServices
from desktop.services.notebook import FILE_KEY, NotebookService
from desktop.services.settings import Settings
from desktop.tabs.mydigits.browse.transfer import bringing, export_pictures, png
from nn_core.data.digit_files import reading
from nn_core.data.notebook import Entry, Filter, Notebook, NotebookDamaged, count, entries, ids
from nn_core.data.notebook.transfer import Progress, Refusal
from nn_core.errors import DataFileError


def entry(seed=0, **facts):
    return Entry(np.random.default_rng(seed).integers(0, 100, (28, 28)).astype(np.uint8), **facts)


def brought(notebook, path):
    return bringing(notebook, path, None)


@pytest.fixture
def service(qapp, tmp_path):
    made = NotebookService(tmp_path / "notebook.sqlite")
    yield made
    made.close()


def heard(signal):
    told = []
    signal.connect(lambda *values: told.append(values))
    return told


def test_nothing_is_opened_before_it_is_needed(context, home):
    assert context.notebook.path == data_dir() / "notebook.sqlite"
    assert home in context.notebook.path.parents
    assert not context.notebook.path.exists()
    context.notebook.add(entry())
    assert context.notebook.path.exists()


def test_settings_may_put_it_elsewhere(qapp, tmp_path):
    settings = Settings(tmp_path / "a.ini")
    settings.set(FILE_KEY, str(tmp_path / "elsewhere.sqlite"))
    assert SharedServices.make(settings).notebook.path == tmp_path / "elsewhere.sqlite"


def test_importing_the_window_does_not_import_the_database():
    code = (
        "import sys, desktop.shell.main_window, desktop.services.context, desktop.tabs as t; "
        "t.registered(); "
        "print([m for m in ('sqlite3', 'numpy', 'nn_core.data.notebook') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_change_is_told(service):
    told = heard(service.changed)
    number = service.add(entry(label=3))
    assert len(told) == 1
    assert service.relabel({number: 5}) == {number: 3}
    service.delete([number])
    service.restore([number])
    assert len(told) == 4
    assert entries(service.store, [number])[0].label == 5


def test_a_job_reads_with_a_connection_of_its_own(service):
    service.add(entry())
    with service.reader() as reader:
        assert reader is not service.store
        assert count(reader) == 1


def test_a_damaged_notebook_is_told_and_kept(service, tmp_path):
    service.path.write_bytes(b"not a database" * 99)
    told = heard(service.noticed)
    assert count(service.store) == 0
    ((error,),) = told
    assert isinstance(error, NotebookDamaged)
    assert (tmp_path / error.values["path"].name).read_bytes().startswith(b"not a database")


def test_one_that_rots_while_in_use_is_put_aside_on_demand(service):
    service.add(entry())
    told, changed = heard(service.noticed), heard(service.changed)
    service.start_again()
    assert len(told) == len(changed) == 1
    assert count(service.store) == 0
    with Notebook(told[0][0].values["path"]) as kept:
        assert count(kept) == 1


def test_it_can_be_closed_and_used_again(service):
    service.add(entry())
    service.close()
    service.close()
    assert count(service.store) == 1


def test_pictures_go_out_and_come_in(service, tmp_path):
    service.store.add_many([entry(1, label=7), entry(2, label=0), entry(3)])
    folder = tmp_path / "mine"
    report = list(export_pictures(service.store, folder))[-1]
    assert (report.written, report.paths) == (3, (folder,))
    assert sorted(str(f.relative_to(folder)) for f in folder.rglob("*.png")) == [
        "0/000002.png",
        "7/000001.png",
        "unlabelled/000003.png",
    ]
    (folder / "0" / "text.png").write_text("no picture", encoding="utf-8")
    with Notebook(tmp_path / "other.sqlite") as other:
        report = list(brought(other, folder))[-1]
        assert (report.added, report.refused) == (3, ((Refusal.NO_PICTURE, 1, 2),))
        found = {e.label: e.picture for e in entries(other, ids(other))}
    for old in entries(service.store, ids(service.store)):
        np.testing.assert_array_equal(found[old.label], old.picture)


def test_a_large_folder_is_listed_in_steps_and_given_up(service, tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LISTED", 10)
    for number in range(30):
        (tmp_path / "in" / str(number)).mkdir(parents=True)
        (tmp_path / "in" / str(number) / "a.txt").touch()
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    steps = []
    with pytest.raises(DataFileError, match="no file of digits"):
        steps.extend(brought(service.store, tmp_path / "in"))
    assert [step.done for step in steps if isinstance(step, Progress)] == [*range(10, 70, 10)]
    monkeypatch.setattr(reading, "MOST_ENTRIES", 20)
    with pytest.raises(DataFileError, match="too many files"):
        list(brought(service.store, tmp_path / "in"))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no such folder here")
def test_nothing_of_the_whole_disk_is_looked_at(service, monkeypatch):
    monkeypatch.setattr(reading.os, "scandir", None)
    with pytest.raises(DataFileError, match="too many files"):
        list(brought(service.store, Path("/proc/..")))


def test_a_folder_that_went_away_is_said(service, tmp_path):
    with pytest.raises(DataFileError):
        list(brought(service.store, tmp_path / "gone"))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no such folder here")
def test_a_folder_that_the_system_makes_up_can_be_listed(service, monkeypatch):
    monkeypatch.setattr(reading, "MOST_ENTRIES", 20_000)
    with contextlib.suppress(DataFileError):
        list(brought(service.store, Path("/proc/self")))


def test_dark_ink_on_light_paper_is_taken_too(service, tmp_path):
    (tmp_path / "in" / "4").mkdir(parents=True)
    ink = entry(1).picture
    (tmp_path / "in" / "4" / "a.png").write_bytes(png(255 - ink))
    large = QImage(200, 100, QImage.Format.Format_RGB32)
    large.fill(0xFFFFFFFF)
    for y in range(20, 80):
        for x in range(90, 100):
            large.setPixel(x, y, 0xFF000000)
    large.save(str(tmp_path / "in" / "b.png"))
    list(brought(service.store, tmp_path / "in"))
    first, second = (
        entries(service.store, ids(service.store, Filter(labelled=has)))[0] for has in (True, False)
    )
    np.testing.assert_array_equal(first.picture, ink)
    rows, columns = np.nonzero(second.picture)
    assert np.ptp(rows) == 19
    assert np.ptp(columns) < 6


def test_a_folder_that_is_there_is_not_written_into(service, tmp_path):
    service.add(entry())
    with pytest.raises(DataFileError, match="already"):
        list(export_pictures(service.store, tmp_path))
    with pytest.raises(DataFileError, match="can't be written"):
        list(export_pictures(service.store, tmp_path / "no" / "folder"))


def test_a_cancelled_folder_is_taken_away(service, tmp_path):
    service.store.add_many(entry(n) for n in range(60))
    (tmp_path / "out").mkdir()
    steps = export_pictures(service.store, tmp_path / "out" / "mine")
    assert next(steps).fraction == pytest.approx(1 / 3)
    steps.close()
    assert list((tmp_path / "out").iterdir()) == []
