"""What the program remembers between two starts."""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from desktop.platform.paths import in_the_way, settings_file


class Settings:
    """Typed access to the settings file; a damaged or unwritable file only means defaults.

    - ``path``: the INI file; by default the user's.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._store = QSettings(str(_file(path or settings_file())), QSettings.Format.IniFormat)

    def has(self, key: str) -> bool:
        return self._store.contains(key)

    def text(self, key: str, default: str = "") -> str:
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def flag(self, key: str, default: bool = False) -> bool:
        return self.text(key, str(default)).lower() == "true"

    def number(self, key: str, default: float = 0.0) -> float:
        """Return a remembered number; the default where the file holds something else."""
        try:
            value = float(self.text(key, str(default)))
        except ValueError:
            return default
        return default if math.isnan(value) else value

    def blob(self, key: str) -> QByteArray:
        """Return remembered bytes (geometry, dock state); empty where there are none."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set(self, key: str, value: str | bool | float | QByteArray) -> None:
        """Remember ``value`` under ``key``, such as ``"gates/target"``."""
        self._store.setValue(key, value if isinstance(value, QByteArray) else str(value))

    def sync(self) -> None:
        self._store.sync()


def _file(path: Path) -> Path:
    """Return the file, or one beside it where something else has its place."""
    return path.with_name(f"own-{path.name}") if in_the_way(path) else path
