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
    from PySide6.QtCore import QTimer
    make = module.MainWindow.__init__

    def made(self, *arguments, **names):
        make(self, *arguments, **names)
        self.first_paint.connect(lambda: note("paint", self))
        self.opened.connect(lambda: note("opened", self))
        self.settled.connect(lambda: note("settled", self))
        last = self.settled if os.environ.get("SETTLED") else self.opened
        last.connect(lambda: QTimer.singleShot(50, end))

        def end():
            found["collects"] = gc.isenabled()
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
    found["title"] = window.tabs.tabText(1)

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
    "argparse",
    "logging",
    "importlib.resources",
}
FIRST = {
    "app", "appearance", "binding", "crash", "folders", "i18n", "main_window", "menus", "preflight",
    "qt_messages", "reading_panel", "resources", "settings", "tab_host", "tabs", "tabs.spec",
    "theme", "window_split", "window_state",
}  # fmt: skip
"""Modules of ``desktop`` that count before the first paint; another one has to be worth it."""
OTHERS = {"desktop", "nn_core", "nn_core.errors"}
CLASSES = {
    "Qt": "its hundred enumerations take 20 ms",
    "QInputMethodEvent": "all events are made for a changeEvent in Python",
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
    entries = {spec.build.__module__ for spec in registered()}
    ours = {name for name in found["paint"] if name.split(".")[0] in {"desktop", "nn_core"}}
    assert ours <= {f"desktop.{name}" for name in FIRST} | entries | OTHERS
    assert not CLASSES.keys() & set(found["paint_classes"])
    assert found["paint_views"] == 0
    assert "numpy" in found["opened"]
    assert found["opened_views"] == 1


def test_the_program_ends_well_after_the_tab_key(home):
    found = start("--tab", "digit", home=home, TABS="25")
    assert found["code"] == 0
    assert len(set(found["focus"])) > 1


def test_what_is_heavy_waits_until_somebody_turns_to_the_tabs(home):
    found = start(home=home, SETTLED="1")
    assert "ziamath" in found["settled"]
    assert "desktop.tabs.gates.view" in found["settled"]
    assert "pyqtgraph" not in found["settled"]
    assert found["collects"]  # garbage is looked for again


def test_a_heavy_tab_in_front_is_opened_like_any_other(home):
    found = start("--tab", "activations", home=home)
    assert "pyqtgraph" in found["opened"]
    assert found["opened_views"] == 1


HEAVY_PARTS = (
    "import pyqtgraph",
    "from desktop.style import plotting",
    "from desktop.style.plotting import",
)


@pytest.mark.parametrize("spec", registered(), ids=lambda spec: spec.id)
def test_a_tab_that_may_use_pyqtgraph_says_so(spec):
    folder = ROOT.joinpath(*spec.build.__module__.split("."))
    sources = [file.read_text("utf-8") for file in folder.rglob("*.py")]
    uses = any(part in source for source in sources for part in HEAVY_PARTS)
    assert ("pyqtgraph" in spec.needs) == uses
    assert spec.heavy == uses


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


BUILD = """
import importlib, json, os, sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
import desktop.shell.main_window
from desktop.services.context import TabContext
from desktop.shell.tab_host import TabPage
from desktop.tabs import registered
spec = next(spec for spec in registered() if spec.id == sys.argv[1])
for name in (*TabPage(spec, None).modules(), "desktop.services.jobs"):
    importlib.import_module(name)
before = set(sys.modules)
view = spec.build(TabContext())
print(json.dumps(sorted(set(sys.modules) - before)))
sys.stdout.flush()
os._exit(0)
"""


@pytest.mark.parametrize("spec", registered(), ids=lambda spec: spec.id)
def test_a_tab_imports_ahead_what_it_is_built_of(spec, home):
    done = subprocess.run(
        [sys.executable, "-c", BUILD, spec.id],
        cwd=ROOT,
        env={**os.environ, "BADAK_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    late = json.loads(done.stdout.splitlines()[-1])
    own = [name for name in late if name.split(".")[0] in {"desktop", "nn_core", "pyqtgraph"}]
    assert own == [], "name them in the tab's needs"
