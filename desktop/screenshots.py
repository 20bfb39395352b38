"""Paints every tab into a picture file, in both themes and languages, without a display."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.tabs import registered
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError
from nn_core.system_errors import of_system

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.main_window import MainWindow

SETTLE_S = 0.5
"""How long models and plots get to appear after a tab was shown."""
PATIENCE_S = 10.0
"""How long formulas may take at most."""


def render(
    folder: Path,
    size: tuple[int, int] = (1024, 700),
    themes: Iterable[str] = ("light", "dark"),
    languages: Iterable[str] = ("en", "ko"),
    tabs: Iterable[str] = (),
) -> Iterator[Path]:
    """Write ``TAB-THEME-LANGUAGE.png`` for every tab and yield each path when it is written.

    Parameters
    ----------
    folder : Path
        Made if need be.
    size : (int, int)
        Width and height of the window in pixels.
    themes, languages : iterable of str
    tabs : iterable of str
        Only these tabs; all of them if empty.

    Raises
    ------
    DataFileError
        If the folder cannot be made or written to, or no tab is called so.
    """
    chosen = _chosen(tuple(tabs))
    _make(folder)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from desktop.appearance import ARGUMENTS, Dresser

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(ARGUMENTS)
    themes, languages = tuple(themes), tuple(languages)
    dresser = Dresser(app)
    window = _window(size)
    try:
        for tab in chosen:
            for theme in themes:
                for language in languages:
                    yield _one(app, window, folder, (tab, theme, language))
    finally:
        window.close()
        window.deleteLater()
        dresser.deleteLater()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "The folder {path} could not be made: {reason}."),
            QT_TRANSLATE_NOOP("nn_core", "Choose another one."),
            path=folder,
            reason=of_system(error),
        ) from error


def _window(size: tuple[int, int]) -> MainWindow:
    from desktop.main_window import MainWindow
    from desktop.settings import Settings

    # Nobody's settings: a picture shows the program as a newcomer sees it.
    nowhere = Path(tempfile.gettempdir()) / f"badak-screenshots-{os.getpid()}.ini"
    window = MainWindow(Settings(nowhere))
    window.resize(*size)
    window.show()
    window.open_tabs()
    nowhere.unlink(missing_ok=True)
    return window


def _chosen(wanted: tuple[str, ...]) -> list[str]:
    known = [spec.id for spec in registered()]
    for name in wanted:
        if name not in known:
            raise DataFileError(
                QT_TRANSLATE_NOOP("nn_core", "There is no tab called {name}."),
                QT_TRANSLATE_NOOP("nn_core", "Choose from: {known}."),
                name=name,
                known=", ".join(known),
            )
    return [name for name in known if not wanted or name in wanted]


def _one(app: QApplication, window: MainWindow, folder: Path, names: tuple[str, str, str]) -> Path:
    from desktop import i18n, theme

    tab, appearance, language = names
    theme.manager().set_appearance(appearance)
    i18n.install(language)
    window.tabs.select(tab)
    view = window.tabs.view()
    if view is not None:
        view.show_example()
    _settle(app, window)
    path = folder / "-".join(names)
    return _save(window, path.with_name(f"{path.name}.png"))


def _settle(app: QApplication, window: MainWindow) -> None:
    begin = time.monotonic()
    while (waited := time.monotonic() - begin) < SETTLE_S or (
        waited < PATIENCE_S and not window.reading.settled()
    ):
        app.processEvents()
        time.sleep(0.005)


def _save(window: MainWindow, path: Path) -> Path:
    from PySide6.QtCore import QIODevice, QSaveFile

    file = QSaveFile(str(path))
    done = (
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        and window.grab().save(file, "PNG")
        and file.commit()
    )
    if not done:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "{path} could not be written: {reason}."),
            QT_TRANSLATE_NOOP("nn_core", "Choose another folder or free some space."),
            path=path,
            reason=file.errorString(),
        )
    return path
