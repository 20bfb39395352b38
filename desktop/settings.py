"""What the program remembers between two starts, and the folders it may write to."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

APP = "Badak"
HOME_VARIABLE = "BADAK_HOME"
"""When set, everything the program writes goes below this folder (portable use, tests)."""


def _folder(kind: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home) / kind
    import platformdirs

    places = platformdirs.PlatformDirs(APP, appauthor=False)
    return Path(getattr(places, f"user_{kind}_dir"))


def config_dir() -> Path:
    """Return the folder of the settings file; it need not exist."""
    return _folder("config")


def data_dir() -> Path:
    """Return the folder for what the user makes: drawings, notebooks, models."""
    return _folder("data")


def log_dir() -> Path:
    """Return the folder of the log files."""
    return _folder("log")


def cache_dir() -> Path:
    """Return the folder for what can be made again."""
    return _folder("cache")


class Settings:
    """Typed access to the settings file; a damaged or unwritable file only means defaults.

    Parameters
    ----------
    path : Path or None
        The INI file; by default the user's.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._store = QSettings(str(path or config_dir() / "badak.ini"), QSettings.Format.IniFormat)

    def has(self, key: str) -> bool:
        """Return whether anything is remembered under ``key``."""
        return self._store.contains(key)

    def text(self, key: str, default: str = "") -> str:
        """Return a remembered text."""
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def flag(self, key: str, default: bool = False) -> bool:
        """Return a remembered yes or no."""
        return self.text(key, str(default)).lower() == "true"

    def number(self, key: str, default: float = 0.0) -> float:
        """Return a remembered number; the default where the file holds something else."""
        try:
            return float(self.text(key, str(default)))
        except ValueError:
            return default

    def blob(self, key: str) -> QByteArray:
        """Return remembered bytes (geometry, dock state); empty where there are none."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set(self, key: str, value: str | bool | float | QByteArray) -> None:
        """Remember ``value`` under ``key``, such as ``"gates/target"``."""
        self._store.setValue(key, value if isinstance(value, QByteArray) else str(value))

    def sync(self) -> None:
        """Write to disk now."""
        self._store.sync()
