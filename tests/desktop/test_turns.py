"""Two threads in turns: one of them always stands still."""

from __future__ import annotations

import importlib
import sys
import threading
import time

import pytest

from desktop.turns import TURN_S, Closed, Turns, resting_inside


def run(work):
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_the_thread_runs_only_while_it_is_lent_to():
    turns, running, seen = Turns(), threading.Event(), []

    def work():
        with turns.held():
            for _ in range(8):
                running.set()
                time.sleep(TURN_S)
                running.clear()
                turns.rest()

    thread = run(work)
    lent = 0
    while thread.is_alive():
        seen.append(running.is_set())
        time.sleep(0.001)
        seen.append(running.is_set())
        lent += turns.lend(0.01)
    assert lent >= 8
    assert not any(seen)


def test_short_steps_share_a_turn():
    turns, steps = Turns(), []

    def work():
        with turns.held():
            for step in range(50):
                steps.append(step)
                turns.rest()

    thread = run(work)
    assert turns.lend(1.0)
    thread.join(1.0)
    assert len(steps) == 50


def test_nothing_is_lent_to_a_thread_that_does_not_ask():
    assert not Turns().lend()


@pytest.mark.parametrize("asked", [True, False], ids=["while it waits", "before it asks"])
def test_closing_ends_the_waiting(asked):
    turns, ended, go = Turns(), [], threading.Event()

    def work():
        go.wait()
        try:
            with turns.held():
                ended.append("ran")
        except Closed:
            ended.append("closed")

    thread = run(work)
    if asked:
        go.set()
        time.sleep(0.05)
    turns.close()
    go.set()
    thread.join(1.0)
    assert ended == ["closed"]


def test_a_package_is_imported_part_by_part(tmp_path, monkeypatch):
    folder = tmp_path / "slow_package"
    folder.mkdir()
    parts = [f"part_{k}" for k in range(4)]
    (folder / "__init__.py").write_text(f"from slow_package import {', '.join(parts)}\n")
    for part in parts:
        (folder / f"{part}.py").write_text(f"import time\ntime.sleep({TURN_S})\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    finders = list(sys.meta_path)
    turns = Turns()

    def work():
        with turns.held(), resting_inside(turns, "slow_package"):
            importlib.import_module("slow_package")

    thread = run(work)
    lent = 0
    while thread.is_alive():
        lent += turns.lend(0.01)
    assert lent >= len(parts)
    assert all(hasattr(sys.modules["slow_package"], part) for part in parts)
    assert sys.meta_path == finders
    for name in ("slow_package", *(f"slow_package.{part}" for part in parts)):
        sys.modules.pop(name)
