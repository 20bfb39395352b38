"""Two threads in turns: one of them always stands still."""

from __future__ import annotations

import importlib
import sys
import threading
import time
from contextlib import suppress

import pytest

from desktop.shell.startup.import_turns import TURN_S, Closed, Turns, resting_inside


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


@pytest.fixture
def parts(tmp_path, monkeypatch):
    """A package of four parts, each of which takes a turn to import."""
    folder = tmp_path / "slow_package"
    folder.mkdir()
    names = [f"part_{k}" for k in range(4)]
    (folder / "__init__.py").write_text(
        f"from slow_package import {', '.join(names)}\n", encoding="utf-8"
    )
    for name in names:
        (folder / f"{name}.py").write_text(f"import time\ntime.sleep({TURN_S})\n", encoding="utf-8")
    (tmp_path / "other_module.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield names
    for name in ("other_module", "slow_package", *(f"slow_package.{name}" for name in names)):
        sys.modules.pop(name, None)


def importing(turns):
    def work():
        with suppress(Closed), turns.held(), resting_inside(turns, "slow_package"):
            importlib.import_module("slow_package")

    return run(work)


def test_a_package_is_imported_part_by_part(parts):
    finders = list(sys.meta_path)
    turns = Turns()
    thread = importing(turns)
    lent = 0
    while thread.is_alive():
        lent += turns.lend(0.01)
    assert lent >= len(parts)
    assert all(hasattr(sys.modules["slow_package"], part) for part in parts)
    assert sys.meta_path == finders


def test_others_may_import_while_the_thread_rests(parts):
    turns = Turns()
    thread = importing(turns)
    assert turns.lend(1.0)  # the package has begun; its next part waits for a turn
    click = run(lambda: importlib.import_module("other_module"))
    click.join(2.0)
    came = not click.is_alive()
    turns.close()
    thread.join(2.0)
    click.join(2.0)
    assert came
    assert not thread.is_alive()
