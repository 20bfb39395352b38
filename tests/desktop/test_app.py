from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import app
from desktop.platform import version
from desktop.tabs import registered

ROOT = Path(__file__).resolve().parents[2]
PROBE = """
import gc, json, os, sys
import desktop.app as app
opening = app._open

def watched(options):
    import desktop.shell.main_window as module
    from PySide6.QtCore import QCoreApplication, QTimer
    make = module.MainWindow.__init__

    def made(self, *arguments, **names):
        make(self, *arguments, **names)
        self.first_paint.connect(lambda: note("paint", self))
        self.opened.connect(lambda: note("opened", self))
        self.settled.connect(lambda: note("settled", self))
        last = self.settled if os.environ.get("SETTLED") else self.opened
        last.connect(lambda: QTimer.singleShot(50, end))

        def end():
            children = QCoreApplication.instance().children()
            found["collectors"] = [type(child).__name__ for child in children]
            found["automatic"] = gc.isenabled()
            press_tab(self)
            self.close()

    module.MainWindow.__init__ = made
    return opening(options)

def note(moment, window):
    from PySide6 import QtCore, QtGui, QtWidgets
    found[moment] = sorted(sys.modules)
    found[moment + "_classes"] = [n for m in (QtCore, QtGui, QtWidgets) for n in vars(m)]
    found[moment + "_tab"] = window.tabs.page().spec.id
    found[moment + "_views"] = sum(page.view is not None for page in window.tabs.pages())
    found["title"] = window.tabs.strip.bar.tabText(2)

def press_tab(window):
    from PySide6.QtTest import QTest
    found["focus"] = []
    for _ in range(int(os.environ.get("TABS", "0"))):
        QTest.keyClick(window.focusWidget() or window, "\t")
        found["focus"].append(type(window.focusWidget()).__name__)

found = {}
app._open = watched
found["code"] = app.run(json.loads(sys.argv[1]))
print(json.dumps(found))
"""
HEAVY = {
    "numpy",
    "pyqtgraph",
    "ziamath",
    "safetensors",
    "importlib.resources",
    "platformdirs",
    "unicodedata",
}
FIRST = {
    "app", "platform", "platform.binding", "platform.crash", "platform.package_files",
    "platform.paths",
    "platform.preflight", "platform.qt_messages", "services", "services.i18n", "services.settings",
    "shell", "shell.main_window", "shell.menus", "shell.reading_panel",
    "shell.tab_host", "shell.window_state", "style",
    "style.app_style", "style.theme", "tabs",
}  # fmt: skip
"""Modules of ``desktop`` that count before the first paint; another one has to be worth it."""
OTHERS = {"desktop", "nn_core", "nn_core.errors"}
CLASSES = {
    "Qt": "its hundred enumerations take 20 ms",
    "QInputMethodEvent": "all events are made for a changeEvent in Python",
    "QDropEvent": "it has to be made for its annotation only",
    "QKeySequence": "no key is spelt before",
    "QStyle": "it has eleven enumerations",
}
"""Classes of Qt that are not made before the first paint, and why."""


def start(*arguments: str, home: Path, **environ: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(arguments)],
        cwd=ROOT,
        env={**os.environ, "BADAK_HOME": str(home), **environ},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_the_window_is_painted_before_the_heavy_imports(home):
    found = start(home=home)
    assert found["code"] == 0
    assert not HEAVY & set(found["paint"])
    entries = {spec.package for spec in registered()}
    ours = {name for name in found["paint"] if name.split(".")[0] in {"desktop", "nn_core"}}
    assert ours <= {f"desktop.{name}" for name in FIRST} | entries | OTHERS
    assert not CLASSES.keys() & set(found["paint_classes"])
    assert found["paint_views"] == 0
    assert "numpy" in found["opened"]
    assert "ziamath" not in found["opened"], "the first page has no formula to wait for"
    assert found["opened_views"] == 1


def test_the_program_ends_well_after_the_tab_key(home):
    found = start("--tab", "digit", home=home, TABS="25")
    assert found["code"] == 0
    assert len(set(found["focus"])) > 1


def test_everything_is_imported_in_the_end(home):
    found = start(home=home, SETTLED="1")
    assert {"ziamath", "pyqtgraph", "desktop.tabs.gates.input_plane"} <= set(found["settled"])
    assert found["settled_views"] == 1
    # Garbage is looked for again, and in this thread only.
    assert "GuiThreadCollector" in found["collectors"]
    assert not found["automatic"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_pipes_where_its_files_were_keep_it_waiting_nowhere(tmp_path):
    files = (
        *("config/badak.ini", "log/badak.log", "log/crash-99999999.txt", "data/session.badak"),
        *("data/session.lock", "data/notebook.sqlite", "data/runs/training-points.run"),
        "data/models/mine.safetensors",
    )
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(tmp_path / name)
    assert start("--tab", "mydigits", home=tmp_path, SETTLED="1")["code"] == 0
    assert (tmp_path / "data" / "session.badak").is_file()


def test_options_choose_tab_language_and_scale(home):
    found = start("--tab", "gates", "--lang=ko", home=home, QT_SCALE_FACTOR="2")
    assert found["opened_tab"] == "gates"
    assert found["title"] == "게이트"


def test_a_wrong_option_is_a_sentence(capsys):
    with pytest.raises(SystemExit) as ended:
        app.parse(["--lang", "tlh"])
    assert ended.value.code == 2
    assert "tlh" in capsys.readouterr().err


def test_without_a_display_one_sentence_and_exit_code_2(home):
    environ = {**os.environ, "BADAK_HOME": str(home)}
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        environ.pop(name, None)
    done = subprocess.run(
        [sys.executable, "main.py"],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_the_version_is_the_packages():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project.get("version", version.VERSION) == version.VERSION


CLIPBOARD = """
import sys
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from desktop import app
qt = QApplication([])
mime = QMimeData()
mime.setText("a drawing")
qt.clipboard().setMimeData(mime)
app.let_go_of_clipboard()
"""


def test_what_is_on_the_clipboard_does_not_end_the_interpreter() -> None:
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", CLIPBOARD], cwd=ROOT, env=environ, capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
