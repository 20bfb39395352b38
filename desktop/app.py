"""Opens the window: checks libraries and display, then creates the application."""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.platform.os_signals import QuitOnSignal
    from desktop.services.settings import Settings
    from desktop.shell.main_window import MainWindow


@dataclass(frozen=True)
class Options:
    """What was asked for on the command line, for this time only; empty means as remembered."""

    lang: str = ""
    theme: str = ""
    tab: str = ""
    session: str = ""


def parse(arguments: list[str]) -> Options:
    """Read what the window takes; it ends with a sentence on what is no option of it."""
    if not arguments:
        return Options()
    from desktop import tabs
    from desktop.platform.option_parser import OptionParser, add_window_options
    from desktop.platform.terminal_language import translate

    parser = OptionParser(
        prog="badak", description=translate("Command", "Open the window."), allow_abbrev=False
    )
    parser.add_argument("session", nargs="?", default="", metavar="FILE.badak")
    add_window_options(parser, tabs.names())
    options = Options(**vars(parser.parse_args(arguments)))
    if options.session and not options.session.lower().endswith(".badak"):
        said = translate(
            "Command", "“{name}” comes before the options of the window, or not at all"
        )
        parser.error(said.format(name=options.session))
    if options.session and not os.path.isfile(options.session):  # noqa: PTH113 (pathlib can wait)
        said = translate("Command", "there is no file “{name}”")
        parser.error(said.format(name=options.session))
    return options


def run(arguments: list[str]) -> int:
    """Open the window and stay until it is closed.

    - ``arguments``: without the program's name.

    Returns 0; 2 when this machine cannot show a window, after one sentence on what to do.
    """
    options = parse(arguments)
    from desktop.platform import paths, preflight

    paths.ensure_home()

    if not preflight.passed():
        return preflight.EXIT_CODE
    let_end_at_once()
    # Nearly everything that is made while opening stays. Looking for garbage in it again and again
    # would take a tenth of a second in all, and up to 40 ms at a time; and Python may never do it
    # in a worker's thread (decision 0093). See `DeferredSetup.settle`.
    gc.disable()
    from desktop.platform import binding

    binding.guard()
    return _open(options)


def let_end_at_once() -> None:
    """Let Ctrl-C end the process itself until `QuitOnSignal` takes over; there is nothing to save.

    A ``KeyboardInterrupt`` aborts the import of the binding with a stack trace, and Qt swallows it
    in whatever it calls: a half-opened window would stay.
    """
    import signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _open(options: Options) -> int:
    from PySide6.QtWidgets import QApplication

    from desktop.platform import crash
    from desktop.services.settings import Settings
    from desktop.shell.main_window import MainWindow
    from desktop.shell.window_state import apply_preferences
    from desktop.style import theme
    from desktop.style.app_style import ARGUMENTS, StyleApplier

    # One picture at a time is too little to share among threads: waking them takes longer than the
    # product itself, and ten times as long when other programs keep the cores busy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    catch_fatal()
    crash.watch()
    app = QApplication(ARGUMENTS)
    app.setApplicationName("Badak")
    app.setDesktopFileName("badak")
    settings = Settings()
    theme.manager().guess_system()
    apply_preferences(settings, options.lang, options.theme)
    StyleApplier(app)
    window = MainWindow(settings)
    if options.tab:
        window.tabs.select(options.tab)
    later = DeferredSetup(app, window, settings, options)
    window.completed.connect(later.complete)
    window.prepared.connect(later.take_up_session)
    window.opened.connect(later.set_icon)
    window.settled.connect(later.settle)
    window.show()
    code = app.exec()
    later.restore()
    crash.unwatch()
    let_go_of_clipboard()
    return code


def let_go_of_clipboard() -> None:
    """Empty a clipboard that ends with the program anyway, as it does without a screen.

    Qt takes it apart after Python has ended, and with it what was made in Python: a segmentation
    fault after the last line. Clipboards of real desktops are handed over before.
    """
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.platformName() == "offscreen":
        QGuiApplication.clipboard().clear()


def catch_fatal() -> None:
    """Turn Qt's fatal messages into a sentence and an exit code; Qt itself would abort."""
    from PySide6.QtCore import qInstallMessageHandler

    from desktop.platform.qt_messages import handle

    qInstallMessageHandler(handle)


class DeferredSetup:
    """What the application needs as soon as its window is painted: hooks, signals, icon, log."""

    def __init__(
        self, app: QApplication, window: MainWindow, settings: Settings, options: Options
    ) -> None:
        self._settings = settings
        self._options = options
        self._app = app
        self._window = window
        self._signals: QuitOnSignal | None = None

    def complete(self) -> None:
        """Take over signals and uncaught errors as soon as the window is painted."""
        from desktop.platform.os_signals import QuitOnSignal
        from desktop.shell import accessibility
        from desktop.style import theme

        accessibility.install()
        self._signals = QuitOnSignal(self._app)
        self._signals.asked.connect(self._window.end_now)
        # At the end of a session there is no one to answer a question.
        self._app.commitDataRequest.connect(self._window.tabs.rescue)
        self._window.notifier.install()
        theme.manager().follow_system()

    def take_up_session(self) -> None:
        """Go on where the last run ended, or open the session that was asked for."""
        from pathlib import Path

        from desktop.shell.session_keeper import session_file

        front = self._options.tab
        error = self._window.session.begin(session_file(), keep_front=bool(front))
        if error is not None:
            self._window.notifier.report(error)
        if self._options.session:
            self._window.commands.open_session_file(Path(self._options.session))

    def set_icon(self) -> None:
        """Give the window its icon; the plugin that paints it takes a moment."""
        from PySide6.QtGui import QIcon

        from desktop.platform import package_files

        self._app.setWindowIcon(QIcon(str(package_files.path("icons", "badak.svg"))))

    def settle(self) -> None:
        """Keep a log, rest where the system rests, and look for what an earlier run left."""
        from desktop.platform import crash
        from desktop.platform.binding import GuiThreadCollector
        from desktop.services.user_models import OwnModels
        from desktop.shell import error_reporting

        gc.freeze()
        GuiThreadCollector(self._app)
        error_reporting.start_log()
        self._rest_if_wanted()
        OwnModels().sweep()
        self._window.shared.runs.sweep()
        details = crash.collect()
        if details:
            self._window.offer_details(details)

    def _rest_if_wanted(self) -> None:
        """Leave motion out where the system does, unless the user chose for this program."""
        from desktop.platform import reduced_motion
        from desktop.shell.window_state import STILL

        if not self._settings.has(STILL) and reduced_motion.less_wanted():
            self._window.commands.be_still()

    def restore(self) -> None:
        """Restore signal handlers and hooks."""
        if self._signals is not None:
            self._signals.restore()
            self._window.notifier.uninstall()
