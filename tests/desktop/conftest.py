"""Fixtures of the tests that use Qt, and the check that a test leaves nothing running or open."""

# ruff: noqa: E402 -- the guard comes before what defines classes of Qt's objects

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Callable, Iterator
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("PySide6")

from desktop.platform import binding

binding.guard()  # as the program does: without it Python 3.11 ends where a handler raises

import shiboken6
from dressing import wear
from lending import given_back
from patient import PatientBot
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QThread, QThreadPool, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import let_go_of_clipboard
from desktop.services import i18n
from desktop.services.context import SharedServices, TabContext
from desktop.services.settings import Settings
from desktop.shell import error_reporting
from desktop.style import theme

if TYPE_CHECKING:
    from desktop.shell.main_window import MainWindow
    from desktop.tabs import TabSpec


PATIENCE = 10.0
"""Seconds that work on its way to an end may still take; what stays longer was left behind."""


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Return a bot with patience."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test settings, data and logs of its own."""
    monkeypatch.setenv("BADAK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be asked of other machines; on this one nobody listens at that port."""
    monkeypatch.setattr("desktop.services.mnist_download.SOURCES", ("http://127.0.0.1:9/",))


@pytest.fixture(autouse=True)
def screen_of_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the room that everything is made for: the offscreen platform's screen has less."""
    monkeypatch.setattr("desktop.shell.window_state.room", lambda _window: QRect(0, 0, 1024, 700))


@pytest.fixture
def context(qapp: QApplication, tmp_path: Path) -> Iterator[TabContext]:
    """Return what a tab gets from the window, with settings of its own."""
    yield from given_back(TabContext(SharedServices.make(Settings(tmp_path / "badak.ini"))))


@pytest.fixture(autouse=True)
def put_back(qapp: QApplication) -> Iterator[None]:
    """Put language, theme and log back after every test; fail one that leaves a window open."""
    windows = {id(widget) for widget in QApplication.topLevelWidgets()}
    yield
    # What the test has left must not paint itself once more, in another language or theme.
    _collect()
    error_reporting.stop_log()
    i18n.remove()
    theme.manager().reset()
    left = _open_windows(windows)
    for widget in left:
        widget.close()
    assert not left, f"left open: {left}"


@pytest.fixture(scope="session", autouse=True)
def collected_here_only(qapp: QApplication) -> Iterator[None]:
    """Let no worker collect garbage, as in the program (decision 0093); every test's end does."""
    gc.disable()
    yield
    gc.enable()
    let_go_of_clipboard()


@pytest.fixture(scope="module", autouse=True)
def nothing_left(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test file that leaves a thread, a timer or a window behind.

    Once a file, since looking through all objects takes five times as long as most tests here. What
    there was before is frozen, so that the collection after every test looks at its own objects.
    """
    gc.collect()
    gc.freeze()
    threads = set(threading.enumerate())
    windows = {id(widget) for widget in QApplication.topLevelWidgets()}
    timers = {id(timer) for timer in _active_timers()}
    yield
    QThreadPool.globalInstance().waitForDone(2000)
    left = _left(threads, timers, windows)
    deadline = time.monotonic() + PATIENCE
    while left and time.monotonic() < deadline:
        QTest.qWait(20)
        left = _left(threads, timers, windows)
    gc.unfreeze()
    assert not left, f"{request.node.name} leaves behind: {left}"


OF_QT = {"desktop", "PySide6", "pyqtgraph"}
"""Packages whose modules make classes of Qt."""


class _Watch(MetaPathFinder):
    """Sees which modules of Qt are about to be imported by another thread."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        thread = threading.current_thread().name
        if name.partition(".")[0] in OF_QT and thread.startswith(("job", "imports")):
            self.seen.append(name)


@pytest.fixture(autouse=True)
def no_thread_imports_qt() -> Iterator[None]:
    """Fail a test with a thread that makes classes of Qt beside the event loop (decision 0088)."""
    watch = _Watch()
    sys.meta_path.insert(0, watch)
    yield
    sys.meta_path.remove(watch)
    assert not watch.seen


def _left(threads: set[threading.Thread], timers: set[int], windows: set[int]) -> list[object]:
    """Return what runs or is open now and did not before the test."""
    _collect()
    return (
        _running_qthreads()
        + [thread for thread in threading.enumerate() if _counts(thread) and thread not in threads]
        + [timer for timer in _active_timers() if id(timer) not in timers]
        + _open_windows(windows)
    )


def _collect() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _alive(kind: type) -> list[object]:
    return [
        thing for thing in gc.get_objects() if isinstance(thing, kind) and shiboken6.isValid(thing)
    ]


def _running_qthreads() -> list[object]:
    own = QThread.currentThread()
    return [thread for thread in _alive(QThread) if thread is not own and thread.isRunning()]


def _active_timers() -> list[object]:
    # One that fires once ends by itself.
    return [timer for timer in _alive(QTimer) if timer.isActive() and not timer.isSingleShot()]


def _open_windows(known: set[int]) -> list[object]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if id(widget) not in known and widget.isVisible()
    ]


def _counts(thread: threading.Thread) -> bool:
    return thread.is_alive() and not isinstance(thread, threading._DummyThread)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """Give the application its own style sheet, palette and font, as users see it."""
    yield from wear(qapp)


@pytest.fixture
def open_window(qtbot: PatientBot, tmp_path: Path) -> Iterator[Callable[..., MainWindow]]:
    """Return a function that opens the window with the given tabs, shown and built."""
    from desktop.shell.main_window import MainWindow

    opened: list[MainWindow] = []

    def open_with(*specs: TabSpec, settings: Settings | None = None) -> MainWindow:
        window = MainWindow(settings or Settings(tmp_path / "badak.ini"), specs or None)
        opened.append(window)
        qtbot.addWidget(window)
        window.show()
        window.open_tabs()
        return window

    yield open_with
    for window in opened:
        if shiboken6.isValid(window):
            window.close()
