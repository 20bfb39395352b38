"""Garbage is collected in the GUI thread; the guard of handlers changes nothing else of a class."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop.platform.binding import GuiThreadCollector

ROOT = Path(__file__).resolve().parents[3]
CODE = """
from desktop.platform import binding
binding.guard()
from typing import Generic, TypeVar
from PySide6.QtCore import QObject
T = TypeVar("T")
class Told:
    def __init_subclass__(cls, **named):
        super().__init_subclass__(**named)
        cls.told = True
class Holder(QObject, Generic[T]):
    pass
class Numbers(Holder[int], Told):
    def timerEvent(self, event):
        "Says the time."
assert Numbers.told and Holder.__parameters__ == (T,)
assert Numbers.timerEvent.__doc__ == "Says the time."
"""


def test_other_bases_hear_of_a_new_class_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


class _Ring:
    """Refers to itself, and notes who takes it apart."""

    def __init__(self, seen):
        self.own = self
        self.seen = seen

    def __del__(self):
        self.seen.add(threading.current_thread().name)


@pytest.fixture
def collector(qapp):
    was = gc.isenabled()
    collector = GuiThreadCollector()
    yield collector
    collector.stop()
    collector.deleteLater()
    (gc.enable if was else gc.disable)()


def test_a_worker_makes_garbage_and_the_gui_thread_collects_it(qtbot, collector):
    seen = set()

    def make():
        for _ in range(20 * gc.get_threshold()[0]):
            _Ring(seen)

    worker = threading.Thread(target=make, name="worker")
    worker.start()
    worker.join()
    assert not seen
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == {threading.main_thread().name}


def test_all_generations_have_their_turn(collector):
    ages = []

    def note(phase, info):
        if phase == "start":
            ages.append(info["generation"])

    gc.callbacks.append(note)
    keep = []
    try:
        for _ in range(150):
            keep.extend([] for _ in range(gc.get_threshold()[0] + 10))
            collector.look()
    finally:
        gc.callbacks.remove(note)
    assert {0, 1, 2} <= set(ages)


def test_nothing_is_collected_where_little_is_new(collector):
    gc.collect()
    ages = []
    gc.callbacks.append(lambda phase, info: ages.append(phase))
    try:
        collector.look()
    finally:
        gc.callbacks.pop()
    assert not ages


def test_it_is_left_to_python_again(qapp):
    was = gc.isenabled()
    collector = GuiThreadCollector()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    collector.deleteLater()
    (gc.enable if was else gc.disable)()
