"""Opens the window: checks the ground first, then makes the application object."""

from __future__ import annotations

import builtins
import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """What was asked for on the command line, for this time only; empty means as remembered."""

    lang: str = ""
    theme: str = ""
    tab: str = ""


def parse(arguments: list[str]) -> Options:
    """Read ``--lang``, ``--theme`` and ``--tab``; argparse exits with a sentence on others."""
    if not arguments:
        return Options()
    import argparse

    parser = argparse.ArgumentParser(prog="badak", description="Open the window.")
    parser.add_argument("--lang", choices=("system", "en", "ko"), default="")
    parser.add_argument("--theme", choices=("system", "light", "dark"), default="")
    parser.add_argument("--tab", default="", help="name of the tab to show, such as gates")
    return Options(**vars(parser.parse_args(arguments)))


def run(arguments: list[str]) -> int:
    """Open the window and stay until it is closed.

    Parameters
    ----------
    arguments : list of str
        Without the program's name.

    Returns
    -------
    int
        0; 2 when this machine cannot show a window, after one sentence on what to do.
    """
    options = parse(arguments)
    from desktop import preflight

    if not preflight.passed():
        return preflight.EXIT_CODE
    plain = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401 - its hook in import is taken out again at once

    # PySide6 looks at the source of every module that is imported later; nothing here needs it.
    builtins.__import__ = plain
    return _open(options)


def _open(options: Options) -> int:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from desktop import crash, notify, resources, theme
    from desktop.appearance import Appearance
    from desktop.context import SharedServices
    from desktop.main_window import MainWindow
    from desktop.signals import QuitOnSignal
    from desktop.window_state import apply_preferences

    # One picture at a time is too little to share among threads: waking them takes longer than the
    # product itself, and ten times as long when other programs keep the cores busy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    notify.catch_qt_messages()
    crash.watch()
    app = QApplication(["badak"])
    app.setApplicationName("Badak")
    app.setDesktopFileName("badak")
    app.setWindowIcon(QIcon(str(resources.path("icons", "badak.svg"))))
    shared = SharedServices.make()
    theme.manager().follow_system()
    apply_preferences(shared.settings, options.lang, options.theme)
    Appearance(app)
    window = MainWindow(shared)
    window.notifier.install()
    if options.tab:
        window.tabs.select(options.tab)
    signals = QuitOnSignal(app)
    window.show()
    code = app.exec()
    signals.restore()
    window.notifier.uninstall()
    crash.unwatch()
    return code
