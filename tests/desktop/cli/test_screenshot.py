"""A picture is taken when the work behind it is done."""

from __future__ import annotations

import threading
import time

import pytest
from fake_tabs import COUNTER

from desktop.cli import screenshot


@pytest.fixture
def runner(open_window):
    window = open_window(COUNTER)
    screenshot.rest(window)  # its own beginning is over
    page = window.tabs.page()
    yield window, page.context.make_runner()
    page.context.shutdown()


def test_a_picture_waits_for_the_work_behind_it(runner, monkeypatch):
    monkeypatch.setattr(screenshot, "QUIET", 0.05)
    window, worker = runner
    done = []
    worker.yielded.connect(done.append)

    def slowly():
        for step in range(4):
            time.sleep(0.3)
            yield step

    worker.start(slowly)
    assert window.busy
    screenshot.rest(window)
    assert done == [0, 1, 2, 3]
    assert not window.busy


def test_what_never_ends_is_painted_as_it_is(runner, monkeypatch):
    monkeypatch.setattr(screenshot, "QUIET", 0.05)
    monkeypatch.setattr(screenshot, "PATIENCE", 0.2)
    window, worker = runner
    end = threading.Event()

    def endless():
        while not end.wait(0.01):
            yield

    worker.start(endless)
    screenshot.rest(window)
    assert window.busy
    end.set()
