from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from fake_tabs import COUNTER
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton

from desktop.platform import crash, paths
from desktop.shell import error_reporting
from desktop.shell.error_reporting import CrashNotice, ErrorDialog
from nn_core.errors import ValueRefused

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def window(open_window):
    opened = open_window(COUNTER)
    hooks = sys.excepthook, threading.excepthook
    opened.notifier._hooks = hooks
    sys.excepthook = opened.notifier._uncaught
    threading.excepthook = opened.notifier._uncaught_in_thread
    yield opened
    sys.excepthook, threading.excepthook = hooks


@pytest.fixture
def log(home):
    error_reporting.start_log()
    yield paths.log_dir() / "badak.log"
    error_reporting.stop_log()


def dialogs(window):
    return [child for child in window.children() if isinstance(child, ErrorDialog)]


def raise_(error):
    raise error


def test_the_unforeseen_comes_in_a_dialog_and_the_log(window, log, qtbot):
    view = window.tabs.view()
    view.context.report(RuntimeError("the moon is square"))
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    dialog = dialogs(window)[0]
    assert "the moon is square" in dialog.details()
    assert "Python" in dialog.details()
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert "the moon is square" in QGuiApplication.clipboard().text()
    assert "the moon is square" in log.read_text(encoding="utf-8")
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_many_errors_make_one_dialog(window, qtbot):
    for number in range(5):
        window.notifier.report(RuntimeError(f"number {number}"))
    qtbot.waitUntil(lambda: bool(dialogs(window)) and "number 4" in dialogs(window)[0].details())
    assert len(dialogs(window)) == 1
    dialogs(window)[0].close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_error_in_a_thread_is_shown_in_the_gui_thread(window, qtbot):
    thread = threading.Thread(target=raise_, args=(RuntimeError("far away"),))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    assert "far away" in dialogs(window)[0].details()
    dialogs(window)[0].close()


def test_a_typed_error_that_nobody_caught_comes_in_the_tab(window, qtbot):
    error = ValueRefused("{n} is too large.", n=9)
    window.notifier._uncaught(type(error), error, None)
    qtbot.waitUntil(window.tabs.view().messages.isVisible)
    assert window.tabs.view().messages.text() == "9 is too large."
    assert not dialogs(window)


def test_a_missing_log_folder_is_no_error(monkeypatch, tmp_path, caplog):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("BADAK_HOME", str(tmp_path / "file"))
    error_reporting.start_log()
    assert str(tmp_path) in caplog.text
    assert "Errno" not in caplog.text
    crash.watch()
    crash.unwatch()
    assert crash.collect() == ""


def test_the_log_rotates(log, monkeypatch):
    for _ in range(200):
        logging.getLogger("badak").error("x" * 10_000)
    files = sorted(log.parent.glob("badak.log*"))
    assert 1 < len(files) <= error_reporting.LOG_FILES
    assert all(file.stat().st_size <= error_reporting.LOG_BYTES for file in files)


def run(code: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "BADAK_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_hard_death_is_found_again(home):
    done = run(
        "from desktop.platform import crash; crash.watch(); import faulthandler as f; f._sigabrt()",
        home,
    )
    assert done.returncode != 0
    found = crash.collect()
    assert "Fatal Python error: Aborted" in found
    assert crash.collect() == ""


def test_an_orderly_end_leaves_nothing(home):
    run("from desktop.platform import crash; crash.watch(); crash.unwatch()", home)
    assert list(paths.log_dir().glob("*")) == []


def test_the_file_of_a_living_process_is_left_alone(home):
    paths.log_dir().mkdir(parents=True)
    own = paths.log_dir() / f"crash-{os.getppid()}.txt"
    own.write_text("not mine to take", encoding="utf-8")
    assert crash.collect() == ""
    assert own.exists()


def test_what_was_found_is_offered_calmly(window, qtbot):
    window.offer_details("Fatal Python error: Aborted")
    notice = window.statusBar().findChild(QToolButton)
    assert isinstance(notice, CrashNotice)
    assert not dialogs(window)
    qtbot.mouseClick(notice, Qt.MouseButton.LeftButton)
    assert "Aborted" in dialogs(window)[0].details()
    dialogs(window)[0].close()


def test_a_fatal_message_of_qt_ends_cleanly(home):
    done = run(
        "import os; os.environ['QT_QPA_PLATFORM'] = 'nowhere';"
        "from desktop.app import catch_fatal; catch_fatal();"
        "from PySide6.QtWidgets import QApplication; QApplication([])",
        home,
    )
    assert done.returncode == 2
    assert "Badak cannot go on: " in done.stderr
    assert "nowhere" in done.stderr


def heeds_signals(process: subprocess.Popen[str]) -> bool:
    """Whether the program handles SIGTERM by now, and SIGINT with it; elsewhere nobody can tell."""
    status = Path(f"/proc/{process.pid}/status")
    if not status.exists():
        return True
    caught = next(line for line in status.read_text("ascii").splitlines() if "SigCgt" in line)
    return bool(int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_close_the_program(number, home):
    process = subprocess.Popen(
        [sys.executable, "main.py"],
        cwd=ROOT,
        env={**os.environ, "BADAK_HOME": str(home)},
        stderr=subprocess.PIPE,
        text=True,
    )
    log_dir = home / "log"
    deadline = time.monotonic() + 120
    while not (list(log_dir.glob("crash-*.txt")) and heeds_signals(process)):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(1.5)  # painted by now, and importing
    process.send_signal(number)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    assert not list(log_dir.glob("crash-*.txt"))
    assert (home / "config" / "badak.ini").exists()


def test_timers_survive_the_signal_notifier(qapp, qtbot):
    from desktop.platform.os_signals import QuitOnSignal

    before = signal.getsignal(signal.SIGTERM)
    catcher = QuitOnSignal(qapp)
    fired = []
    QTimer.singleShot(0, lambda: fired.append(1))
    qtbot.waitUntil(lambda: bool(fired))
    catcher.restore()
    catcher.deleteLater()
    assert signal.getsignal(signal.SIGTERM) is before
