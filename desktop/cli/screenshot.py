"""``badak screenshot``: paints every tab into PNG files, in both themes and both languages."""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import tabs
from desktop.platform.option_parser import name_of, no_tab
from desktop.platform.terminal_language import translate
from desktop.services.links import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.shell.main_window import MainWindow

SIZE = (1024, 700)
QUIET = 0.4
"""Seconds without background work and without much to do, in which timers come to rest."""
BUSY = 0.03
"""Seconds of one round of events that count as much."""
PATIENCE = 60.0
"""Seconds after which a window that never rests is painted as it is."""
THREE = (
    *((0.32, 0.28), (0.44, 0.2), (0.58, 0.22), (0.63, 0.34), (0.55, 0.45), (0.45, 0.48)),
    *((0.57, 0.5), (0.67, 0.6), (0.65, 0.74), (0.52, 0.82), (0.38, 0.79), (0.31, 0.71)),
)
"""What is drawn on the canvas, so that there is something to read."""
SOME = 150
"""Bundled digits in the notebook."""


def add_parser(commands: Any) -> None:
    """Enter the command and its options."""
    parser = commands.add_parser(
        "screenshot",
        help=translate("Command", "save a picture of every tab"),
        description=translate(
            "Command",
            "Writes TAB-THEME-LANGUAGE.png for every tab, light and dark, English and "
            "Korean. Needs no display.",
        ),
    )
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help=translate("Command", "where the pictures go")
    )
    parser.add_argument(
        "--tab",
        type=name_of(no_tab(), tabs.names()),
        nargs="+",
        metavar="NAME",
        help=translate("Command", "only these tabs: {names}").format(names=", ".join(tabs.names())),
    )
    parser.add_argument(
        "--size",
        type=size,
        default=SIZE,
        metavar="WIDTHxHEIGHT",
        help=translate("Command", "default: {value}").format(value="{}x{}".format(*SIZE)),
    )
    parser.add_argument(
        "--session",
        type=Path,
        metavar="FILE",
        help=translate("Command", "as a saved session (.badak) has them"),
    )
    for name, both in (("--themes", ["light", "dark"]), ("--languages", ["en", "ko"])):
        parser.add_argument(
            name, nargs="+", choices=both, default=both, help=translate("Command", "default: both")
        )
    parser.set_defaults(run=run)


def size(text: str) -> tuple[int, int]:
    """Return width and height of ``1024x700``."""
    found = re.fullmatch(r"([0-9]{1,4})x([0-9]{1,4})", text.lower())
    width, height = map(int, found.groups()) if found else (0, 0)
    if not (100 <= width <= 8000 and 100 <= height <= 8000):
        raise argparse.ArgumentTypeError(
            translate("Command", "“{text}” is not from 100x100 to 8000x8000").format(text=text)
        )
    return width, height


def run(arguments: argparse.Namespace) -> int:
    """Open the window without a display and save what it shows."""
    if not arguments.folder.is_dir():
        arguments.folder.mkdir(parents=True)
    return without_display(partial(_save, arguments))


def without_display(work: Callable[[Path], None]) -> int:
    """Do something that needs windows but shows none; return the exit code.

    - ``work``: takes a data folder for the time: nobody's notebook and networks are on a picture.
    """
    from desktop.platform.paths import HOME_VARIABLE

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop.platform import preflight

    if not preflight.passed():
        return preflight.EXIT_CODE
    with tempfile.TemporaryDirectory(prefix="badak-") as home:
        os.environ[HOME_VARIABLE] = home
        work(Path(home))
    return 0


def _save(arguments: argparse.Namespace, home: Path) -> None:
    from desktop.widgets.painted.colormap import as_png
    from nn_core.util.atomic_write import replacing

    for name, picture in pictures(arguments.tab or tabs.names(), arguments, home):
        with replacing(arguments.folder / f"{name}.png") as (file,):
            file.write(as_png(picture.grab().toImage()))
        sys.stdout.write(f"{arguments.folder / name}.png\n")
        sys.stdout.flush()


def pictures(
    chosen: Sequence[str], arguments: argparse.Namespace, home: Path
) -> Iterator[tuple[str, QWidget]]:
    """Yield a name and the window as it then looks, for every tab, theme and language."""
    from desktop.services import i18n
    from desktop.style import theme

    with opened_window(arguments.session, arguments.size, home) as window:
        theme.manager().set_still(True)
        if arguments.session is None:
            draw(window)
        if "mydigits" in chosen:
            fill_notebook(window)
        for language in arguments.languages:
            i18n.install(language)
            for appearance in arguments.themes:
                theme.manager().set_appearance(appearance)
                for tab in chosen:
                    show(window, tab)
                    rest(window)
                    yield f"{tab}-{appearance}-{language}", window


@contextmanager
def opened_window(session: Path | None, size: tuple[int, int], home: Path) -> Iterator[MainWindow]:
    """Open the window with its tabs, as a saved session has them if one is given."""
    from PySide6.QtWidgets import QApplication

    from desktop.services.settings import Settings
    from desktop.shell.main_window import MainWindow
    from desktop.shell.session import read
    from desktop.style.app_style import ARGUMENTS, StyleApplier

    saved = None if session is None else read(session)
    app = QApplication.instance() or QApplication(ARGUMENTS)
    assert isinstance(app, QApplication)
    look = StyleApplier(app)
    window = MainWindow(Settings(home / "badak.ini"))
    window.resize(*size)
    window.show()
    window.open_tabs()
    try:
        if saved is not None:
            window.session.show(saved)
        yield window
    finally:
        window.close()
        rest(window)
        del look


def show(window: MainWindow, name: str) -> None:
    """Bring a tab to the front, with its first page where another one has a picture of its own."""
    window.tabs.select(name)
    page = window.tabs.page()
    if page is not None and page.spec.aliases and name == page.spec.id:
        page.show_place(Link(page.spec.id, page.spec.pages[0].id))


def draw(window: MainWindow) -> None:
    """Draw a digit on the canvas, if the window has one."""
    from desktop.widgets.canvas.digit_canvas import DigitCanvas

    window.tabs.select("digit")
    rest(window)
    canvas = window.findChild(DigitCanvas)
    if canvas is None:
        return
    canvas.editor.begin(*THREE[0])
    for x, y in THREE[1:]:
        canvas.editor.extend(x, y)
    canvas.editor.end()
    rest(window)


def fill_notebook(window: MainWindow) -> None:
    """Put bundled digits into the notebook, as the book's network reads them."""
    import numpy as np

    from desktop.services.bundled_digits import all_digits
    from nn_core.data.notebook import Entry

    every = all_digits()
    some = every.take(np.random.default_rng(0).permutation(len(every))[:SOME])
    network = window.shared.recognisers.get("book").network
    answers = network.predict(some.images.astype("float32") / 255).argmax(axis=1).tolist()
    window.shared.notebook.store.add_many(
        Entry(picture, label=label, answer=answer, model="book", state="digit")
        for picture, label, answer in zip(some.images, some.labels.tolist(), answers, strict=True)
    )


def rest(window: MainWindow) -> None:
    """Let events, timers and the background work of the tabs come to rest."""
    from time import monotonic, sleep

    from PySide6.QtCore import QCoreApplication, QEventLoop

    begun = since = monotonic()
    # A machine that stands still for a moment is not at rest for that.
    while (before := monotonic()) - since < QUIET or (window.busy and before - begun < PATIENCE):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        now = monotonic()
        if (now - before > BUSY or window.busy) and before - begun < PATIENCE:
            since = now
        sleep(0.005)  # lets background work have the processor
