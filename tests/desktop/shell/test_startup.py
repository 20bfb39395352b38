"""Imports after the first paint: in steps, and of Qt in no other thread."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from PySide6.QtCore import QObject, QTimer

from desktop.shell import main_window
from desktop.shell.startup import Steps, by_turns, in_thread

BODY = "import threading, time\nthread = threading.current_thread().name\ntime.sleep(0.06)\n"


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """Make modules that take their time."""
    names = ("slow_one", "slow_two")
    for name in names:
        (tmp_path / f"{name}.py").write_text(BODY, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield names
    for name in names:
        sys.modules.pop(name, None)


@pytest.fixture
def run(qapp):
    """Return a function that runs steps; they are stopped at the end."""
    parent, begun = QObject(), []

    def begin(turns):
        begun.append(Steps(turns, parent))
        return begun[-1]

    yield begin
    for steps in begun:
        steps.stop()


@pytest.fixture
def beats(qapp):
    """Return the moments at which the event loop ran."""
    moments = []
    timer = QTimer(interval=2)
    timer.timeout.connect(lambda: moments.append(time.monotonic()))
    timer.start()
    yield moments
    timer.stop()


def test_the_event_loop_runs_between_two_modules(qtbot, run, modules, beats):
    ended = []

    def turns():
        for _ in by_turns(modules):
            ended.append(time.monotonic())
            yield None

    run(turns())
    qtbot.waitUntil(lambda: len(ended) == 2)
    assert sys.modules["slow_two"].thread == "MainThread"
    assert any(ended[0] < beat < ended[1] - 0.06 for beat in beats)


def test_the_event_loop_runs_while_a_thread_imports(qtbot, run, modules, beats):
    steps = run(in_thread(*modules))
    qtbot.waitUntil(lambda: not steps._timer.isActive())
    assert sys.modules["slow_two"].thread == "imports"
    assert len(beats) > 3


def test_stopping_waits_for_the_thread(qtbot, run, modules):
    steps = run(in_thread("slow_one"))
    qtbot.waitUntil(lambda: "slow_one" in sys.modules)
    steps.stop()
    assert hasattr(sys.modules["slow_one"], "thread")


def test_what_is_missing_holds_up_nothing(qtbot, run, modules):
    run(by_turns(["slow_none", "slow_one"]))
    qtbot.waitUntil(lambda: "slow_one" in sys.modules)


def test_what_the_thread_imports_is_free_of_qt():
    names = ("numpy", *main_window.FORMULAS, *main_window.PLOTS)
    script = f"""
import importlib, sys
for name in {names!r}:
    importlib.import_module(name)
assert not any(name.startswith(("PySide6", "shiboken6", "desktop")) for name in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.stderr == b""


@pytest.mark.parametrize("delay", [0, 300])
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
    if "desktop.tabs.mydigits.presenter" in sys.modules:
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
