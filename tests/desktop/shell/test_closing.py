"""The window asks before something is lost, and never when it has been told to end."""

from __future__ import annotations

import os
import signal

import pytest
from fake_tabs import COUNTER, CounterView, FakeSpec
from PySide6.QtCore import QObject

from desktop.platform.os_signals import QuitOnSignal


class HoldingView(CounterView):
    """Holds something until it is told to let go."""

    def __init__(self, context):
        super().__init__(context)
        self.held, self.lets_go, self.log = True, False, []

    def unkept(self):
        return self.held

    def may_close(self):
        self.log.append("asked")
        self.held = not self.lets_go
        return self.lets_go

    def rescue(self):
        self.log.append("rescued")
        self.held = False


HOLDING = FakeSpec("holding", "Holding", "Holds something", create=HoldingView)


@pytest.fixture
def window(open_window):
    made = open_window(COUNTER, HOLDING)
    made.tabs.select("holding")
    yield made
    made.end_now()


def test_the_window_stays_where_something_is_not_kept(window):
    view = window.tabs.view()
    window.tabs.select("counter")
    assert not window.close()
    assert window.isVisible()
    assert window.tabs.view() is view
    assert not view.closed
    view.lets_go = True
    assert window.close()
    assert view.closed
    assert view.log == ["asked", "asked"]


def test_nothing_is_asked_where_nothing_is_at_stake(window):
    view = window.tabs.view()
    view.held = False
    assert window.close()
    assert view.log == []


def test_told_to_end_it_keeps_and_asks_nothing(window):
    view = window.tabs.view()
    window.end_now()
    assert window.close()
    assert view.log == ["rescued"]


class App(QObject):
    def __init__(self):
        super().__init__()
        self.log = []

    def closeAllWindows(self):
        self.log.append("close")

    def quit(self):
        self.log.append("quit")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_tells_before_it_closes(qtbot, number):
    # Whoever started the tests may have them ignore it, as nohup does.
    before = signal.signal(number, signal.SIG_DFL)
    app = App()
    catcher = QuitOnSignal(app)
    catcher.asked.connect(lambda: app.log.append("asked"))
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: bool(app.log))
    catcher.restore()
    signal.signal(number, before)
    assert app.log == ["asked", "close", "quit"]


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_program_that_outlives_its_terminal_goes_on_doing_so(qapp):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    catcher = QuitOnSignal(App())
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    catcher.restore()
    signal.signal(signal.SIGHUP, before)
