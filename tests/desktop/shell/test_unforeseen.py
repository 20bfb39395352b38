"""However many errors come, and whenever: a dialog and the log tell of them, and nothing loops."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest
import shiboken6
from fake_tabs import COUNTER, CounterView, FakeSpec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.platform import paths
from desktop.platform.qt_messages import SAME
from desktop.shell import error_reporting
from desktop.shell.error_reporting import MOST, ErrorDialog
from nn_core.errors import ValueRefused

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def window(open_window, monkeypatch):
    opened = open_window(COUNTER)
    monkeypatch.setattr(sys, "excepthook", opened.notifier._uncaught)
    monkeypatch.setattr(threading, "excepthook", opened.notifier._uncaught_in_thread)
    return opened


@pytest.fixture
def log(home):
    error_reporting.start_log()
    yield paths.log_dir() / "badak.log"
    error_reporting.stop_log()


def dialogs(window):
    return [child for child in window.children() if isinstance(child, ErrorDialog)]


def shown(window):
    return [dialog for dialog in dialogs(window) if dialog.isVisible()]


def fail(text="the moon is square"):
    raise RuntimeError(text)


def fail_in_slot(text="the moon is square"):
    QTimer.singleShot(0, lambda: fail(text))
    settle()


def settle():
    for _ in range(5):
        QApplication.processEvents()


def close(window):
    for dialog in shown(window):
        dialog.close()
    settle()


def written(log):
    return "".join(
        file.read_text(encoding="utf-8") for file in sorted(log.parent.glob("badak.log*"))
    )


def test_every_error_after_a_closed_dialog_has_a_dialog_of_its_own(window, log):
    for number in range(12):
        fail_in_slot(f"number {number}")
        assert len(shown(window)) == 1
        assert f"number {number}" in shown(window)[0].details()
        close(window)
        assert not shown(window)
    assert written(log).count("badak: unforeseen") == 12


def test_hundreds_are_one_dialog_that_counts(window, log):
    for number in range(300):
        fail_in_slot(f"number {number}")
    (dialog,) = shown(window)
    text = dialog.details()
    assert "number 0\n" in text
    assert text.count("RuntimeError: number") == MOST
    assert str(300 - MOST) in text
    assert "number 0\n" in written(log)
    close(window)


def test_the_same_error_is_counted(window, log, capsys):
    for _ in range(300):
        fail_in_slot()
    (dialog,) = shown(window)
    assert dialog.details().count("RuntimeError: the moon") == 1
    assert "299" in dialog.details()
    assert written(log).count("Traceback") == SAME + 2
    assert "(100 times by now)" in written(log)
    assert capsys.readouterr().err.count("Traceback") == SAME + 2
    close(window)


def test_an_error_at_each_paint_lets_the_user_go(window):
    opened = 0
    for _ in range(3 * SAME):
        fail_in_slot()
        opened += len(shown(window))
        close(window)
    assert opened == SAME
    fail_in_slot("another one")
    assert len(shown(window)) == 1
    close(window)


def test_hundreds_at_once_from_a_thread(window, qtbot, log):
    def flood():
        for number in range(500):
            window.notifier.report(RuntimeError(f"number {number}"))

    thread = threading.Thread(target=flood)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(shown(window)))
    settle()
    assert len(shown(window)) == 1
    assert "number 0\n" in shown(window)[0].details()
    assert written(log).count("badak: unforeseen") == 500
    close(window)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_threads_that_die_one_after_another(window, qtbot):
    for number in range(20):
        thread = threading.Thread(target=fail, args=(f"number {number}",))
        thread.start()
        thread.join()
    qtbot.waitUntil(lambda: bool(shown(window)) and "number 19" in shown(window)[0].details())
    close(window)


def test_a_dialog_that_cannot_be_made_is_noted_once(window, log, monkeypatch):
    def broken(*_arguments, **_options):
        raise ZeroDivisionError("no dialog today")

    with monkeypatch.context() as patched:
        patched.setattr(error_reporting, "ErrorDialog", broken)
        for number in range(300):
            fail_in_slot(f"number {number}")
    assert not shown(window)
    assert written(log).count("ZeroDivisionError: no dialog today") == 1
    assert written(log).count("badak: unforeseen") == 300
    fail_in_slot("now again")
    assert "now again" in shown(window)[0].details()
    close(window)


def test_a_dialog_whose_own_events_fail_is_not_told_of(window, log, monkeypatch):
    class Broken(ErrorDialog):
        def changeEvent(self, event):  # Qt calls this while the dialog is being made
            raise IndexError("the dialog stumbles")

        def showEvent(self, event):
            raise KeyError("and falls")

    monkeypatch.setattr(error_reporting, "ErrorDialog", Broken)
    fail_in_slot()
    settle()
    text = written(log)
    assert text.count("badak: an error could not be shown") == 1
    assert text.count("badak: unforeseen") == 1
    close(window)


def test_a_console_that_cannot_be_written_to(window, log, monkeypatch):
    class Closed:
        def write(self, _text):
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Closed())
    fail_in_slot()
    assert len(shown(window)) == 1
    assert "the moon is square" in written(log)
    close(window)


def test_no_console(window, log, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    fail_in_slot()
    assert len(shown(window)) == 1
    assert "the moon is square" in written(log)
    close(window)


def test_a_log_that_cannot_be_begun(window, monkeypatch):
    monkeypatch.setattr(error_reporting, "start_log", lambda: fail("no log"))
    fail_in_slot()
    assert "the moon is square" in shown(window)[0].details()
    close(window)


def test_a_typed_error_that_its_tab_cannot_show(window, log, monkeypatch):
    monkeypatch.setattr(window.notifier, "_show_typed", lambda _error: fail("no bar"))
    for _ in range(50):
        window.notifier.report(ValueRefused("{n} is too large.", n=9))
        settle()
    assert written(log).count("RuntimeError: no bar") == 1


def test_an_endless_text_has_an_end():
    text = error_reporting.details(RuntimeError("x" * 1_000_000))
    assert len(text) < 2 * error_reporting.LONGEST
    assert text.endswith("x\n")


def test_the_log_keeps_what_came_first(log, window):
    for number in range(400):
        window.notifier.report(RuntimeError(f"number {number} " + "x" * 10_000))
    assert "number 0 " in written(log)
    assert len(list(log.parent.glob("badak.log*"))) == error_reporting.LOG_FILES
    settle()
    close(window)


def test_a_notifier_whose_window_is_gone(qapp, log):
    widget = QWidget()
    notifier = error_reporting.Notifier(widget, lambda _error: None)
    shiboken6.delete(widget)
    for _ in range(100):
        notifier.report(RuntimeError("too late"))
    assert "too late" in written(log)
    assert written(log).count("badak: an error could not be shown") == 1


class FailingView(CounterView):
    """Cannot end."""

    def shutdown(self):
        super().shutdown()
        fail("no end")


def test_a_tab_that_cannot_end_keeps_no_other_from_it(open_window, monkeypatch):
    failing = FakeSpec("failing", "Failing", "Cannot end", create=FailingView)
    window = open_window(COUNTER, failing, failing)
    for index in range(3):
        window.tabs.setCurrentIndex(index)
    views = [page.view for page in window.tabs.pages()]
    monkeypatch.setattr(sys, "excepthook", lambda *_error: None)
    with suppress(RuntimeError):  # PySide may hand it to who called
        window.close()
    assert not window.isVisible()
    assert [view.closed for view in views] == [True] * 3


def test_errors_while_a_dialog_is_open_and_the_window_is_closed(window, log):
    fail_in_slot("before")
    assert len(shown(window)) == 1
    QTimer.singleShot(0, lambda: fail("meanwhile"))
    assert window.close()
    settle()
    fail_in_slot("afterwards")
    assert all(word in written(log) for word in ("before", "meanwhile", "afterwards"))
    close(window)


def test_the_button_that_copies_may_fail_too(window, monkeypatch):
    fail_in_slot()
    (dialog,) = shown(window)
    dialog.details = lambda: fail("no clipboard")
    for _ in range(3):
        dialog.copy_button.click()
    settle()
    assert "no clipboard" in dialog._details.toPlainText()
    close(window)


WITHOUT_A_CONSOLE = """
import sys
assert sys.stderr is None
from desktop import __main__ as main
main.fill_streams() if {filled} else None
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import app
from desktop.platform import paths
from desktop.shell import error_reporting
from desktop.shell.main_window import MainWindow
class Dialog(error_reporting.ErrorDialog):
    def showEvent(self, event):
        super().showEvent(event)
        print("dialog:", "square" in self.details(), flush=True)
        QTimer.singleShot(0, window.end_now)
        QTimer.singleShot(0, window.close)
error_reporting.ErrorDialog = Dialog
application = QApplication([])
window = MainWindow()
window.open_tabs()
window.notifier.install()
window.show()
QTimer.singleShot(0, lambda: (_ for _ in ()).throw(RuntimeError("the moon is square")))
application.exec()
"""


@pytest.mark.skipif(os.name == "nt", reason="a shell closes standard error")
@pytest.mark.parametrize("filled", [True, False])
def test_errors_without_a_console_reach_dialog_and_log(home, filled):
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$0" -c "$1" 2>&-', sys.executable,
         WITHOUT_A_CONSOLE.format(filled=filled)],
        cwd=ROOT, env={**os.environ, "BADAK_HOME": str(home)}, stdout=subprocess.PIPE, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout == "dialog: True\n"
    assert "the moon is square" in (home / "log" / "badak.log").read_text(encoding="utf-8")


def test_the_dialog_says_how_many_it_does_not_list(qtbot):
    dialog = ErrorDialog("first")
    qtbot.addWidget(dialog)
    assert dialog.details() == "first"
    for _ in range(3):
        dialog.add("first")
    assert dialog.details().startswith("first\n")
    assert "3" in dialog.details()
    assert dialog.findChildren(QPushButton)
