"""Imports beside the event loop, and those that must not be beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from PySide6.QtCore import QTimer

from desktop.shell.startup import preload
from desktop.shell.startup.preload import Warmup, of_qt
from desktop.tabs import registered

BODY = "import time\nbegan = time.monotonic()\ntime.sleep({seconds})\nended = time.monotonic()\n"


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """Make packages that take their time: two of Qt and one that is free of it."""
    names = {"fake_qt": ("one", "two"), "fake_heavy": ("one", "two"), "fake_free": ("one",)}
    for package, parts in names.items():
        folder = tmp_path / package
        folder.mkdir()
        imports = "".join(f"from {package} import {part}\n" for part in parts)
        (folder / "__init__.py").write_text(
            imports if package == "fake_heavy" else "", encoding="utf-8"
        )
        for part in parts:
            (folder / f"{part}.py").write_text(BODY.format(seconds=0.06), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(preload, "OF_QT", ("fake_qt", "fake_heavy"))
    monkeypatch.setattr(preload, "HEAVY", ("fake_heavy",))
    yield
    for name in [name for name in sys.modules if name.split(".")[0] in names]:
        del sys.modules[name]


@pytest.fixture
def start(qapp, modules):
    """Return a function that begins a warm-up; it is stopped at the end."""
    begun = []

    def begin(needed=(), later=()):
        begun.append(Warmup(needed, later))
        begun[-1].start()
        return begun[-1]

    yield begin
    for warming in begun:
        warming.stop()


@pytest.fixture
def beats(qapp):
    """Return the moments at which the event loop ran."""
    moments = []
    timer = QTimer(interval=2)
    timer.timeout.connect(lambda: moments.append(time.monotonic()))
    timer.start()
    yield moments
    timer.stop()


def during(beats, name):
    module = sys.modules[name]
    return [moment for moment in beats if module.began < moment < module.ended]


def test_the_event_loop_stands_still_while_classes_of_qt_are_made(qtbot, start, beats):
    warming = start(["fake_qt.one", "fake_free.one"], ["fake_qt.two", "fake_heavy"])
    qtbot.waitSignal(warming.finished).wait()
    for name in ("fake_qt.one", "fake_qt.two", "fake_heavy.one", "fake_heavy.two"):
        assert not during(beats, name), name
    assert len(during(beats, "fake_free.one")) > 3


def test_it_runs_between_the_parts_of_a_heavy_package(qtbot, start, beats):
    qtbot.waitSignal(start([], ["fake_heavy"]).finished).wait()
    one, two = sys.modules["fake_heavy.one"], sys.modules["fake_heavy.two"]
    assert any(one.ended < moment < two.began for moment in beats)


def test_ready_comes_before_what_is_needed_later(qtbot, start):
    warming = start(["fake_qt.one"], ["fake_qt.two"])
    with qtbot.waitSignal(warming.ready):
        pass
    assert "fake_qt.one" in sys.modules
    assert "fake_qt.two" not in sys.modules
    qtbot.waitSignal(warming.finished).wait()
    assert "fake_qt.two" in sys.modules


def test_hurry_returns_when_the_modules_are_there(qtbot, start):
    warming = start([], ["fake_free.one", "fake_heavy", "fake_qt.two", "fake_qt.one"])
    warming.hurry(["fake_qt.two"])
    assert "fake_qt.two" in sys.modules
    assert "fake_heavy.two" in sys.modules  # it comes first, and nothing is left half imported
    qtbot.waitSignal(warming.finished).wait()


def test_stop_ends_it_in_the_middle_of_a_package(qtbot, start, monkeypatch):
    monkeypatch.setattr(preload, "GAP_MS", 200)  # time to stop it
    warming = start([], ["fake_heavy", "fake_qt.one"])
    qtbot.waitUntil(lambda: "fake_heavy.one" in sys.modules)
    warming.stop()
    assert "fake_heavy.two" not in sys.modules
    assert "fake_qt.one" not in sys.modules


def test_what_is_missing_holds_up_nothing(qtbot, start):
    warming = start(["fake_qt.three", "fake_qt.one"])
    qtbot.waitSignal(warming.ready).wait()
    assert "fake_qt.one" in sys.modules


def test_tabs_name_what_they_build_on():
    """Nothing of the library is left to be imported in a turn; nothing before it brings Qt."""
    free = [name for spec in registered() for name in spec.needs if not of_qt(name)]
    views = [f"{spec.create.__module__}.view" for spec in registered()]
    pages = [name for spec in registered() for name in spec.needs if of_qt(name)]
    script = f"""
import importlib, sys
for name in ("ziamath", "html", "pygments.lexers.python", *{free!r}):
    importlib.import_module(name)
assert not any(name.startswith(("PySide6", "shiboken6")) for name in sys.modules)
before = {{name for name in sys.modules if name.startswith("nn_core")}}
import PySide6.QtWidgets, desktop.shell.main_window, desktop.services.context
shared = {{name for name in sys.modules if name.startswith("nn_core")}} - before
for name in {(*pages, *views)!r}:
    importlib.import_module(name)
print(sorted(n for n in sys.modules if n.startswith("nn_core") and n not in before | shared))
"""
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


@pytest.mark.parametrize("delay", [0, 150, 300])
def test_a_tab_that_is_clicked_too_early_is_built_all_the_same(delay, tmp_path):
    script = f"""
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
from desktop.shell.main_window import MainWindow
window = MainWindow()
def click():
    window.tabs.select("activations")
    assert window.tabs.view() is not None
    if "desktop.tabs.mydigits.view" in sys.modules:
        app.quit()
    else:
        window.settled.connect(app.quit)
window.opened.connect(lambda: QTimer.singleShot({delay}, click))
window.show()
app.exec()
window.close()
print("built")
"""
    command = [sys.executable, "-W", "ignore", "-c", script]
    env = {**os.environ, "BADAK_HOME": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=env)
    assert done.stdout.strip() == "built", done.stderr
