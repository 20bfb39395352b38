"""Lets a monkey use one tab, or all of them, and tells what nobody foresaw."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.services import i18n
from desktop.services.settings import Settings
from desktop.shell.main_window import MainWindow
from desktop.style import theme
from desktop.tabs import TabSpec
from desktop.tabs.kit.presenter import Presenter

from .guard import Guard
from .indoors import indoors
from .walker import Monkey


class FoundError(AssertionError):
    """Something unforeseen came up; the message says how to see it again."""


def run(
    specs: tuple[TabSpec, ...],
    events: int,
    seed: int,
    tell: Callable[[str], None] = lambda _said: None,
) -> None:
    """Open a window with these tabs and use it at random.

    Parameters
    ----------
    specs : tuple of TabSpec
    events : int
    seed : int
        The same seed does the same things, as far as timers and workers let it.
    tell : callable, optional
        Hears of every event before it is done.

    Raises
    ------
    FoundError
        At the first exception, report or warning of Qt that nobody foresaw.
    """
    with tempfile.TemporaryDirectory(prefix="badak-monkey-") as name:
        folder, chance = Path(name), random.Random(seed)
        window = MainWindow(Settings(folder / "badak.ini"), specs)
        window.complete()
        try:
            with Guard(window) as guard, indoors(folder, chance):
                window.show()
                window.open_tabs()
                window.activateWindow()
                monkey = Monkey(window, chance, tell)
                _use(window, monkey, guard, events, _how(specs, events, seed))
        finally:
            _close(window)


def _use(window: MainWindow, monkey: Monkey, guard: Guard, events: int, how: str) -> None:
    for number in range(events):
        try:
            monkey.step()
            _check_states(window)
        except Exception as error:
            guard.raised(error)
        if guard.found:
            trail = "\n".join(monkey.last)
            raise FoundError(f"{how}: event {number}\n{trail}\n\n" + "\n".join(guard.found))


def _check_states(window: MainWindow) -> None:
    """Raise where a tab is in a state that the next start would refuse to read."""
    for presenter in window.findChildren(Presenter):
        check = getattr(presenter.state, "checked", None)
        if check is not None:
            check()


def _how(specs: tuple[TabSpec, ...], events: int, seed: int) -> str:
    tab = specs[0].id if len(specs) == 1 else "all"
    return f"python -m tests.desktop.monkey --tab {tab} --events {events} --seed {seed}"


def _close(window: MainWindow) -> None:
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()
    window.end_now()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    i18n.remove()
    theme.manager().reset()
