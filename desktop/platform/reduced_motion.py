"""Whether the system asks for less motion; Qt itself does not tell."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
from pathlib import Path

SPI_GETCLIENTAREAANIMATION = 0x1042
TIMEOUT_S = 0.2


def less_wanted() -> bool:
    """Return whether animations are turned off in the system's settings; False if unknown."""
    try:
        if sys.platform == "win32":
            return _windows()
        if sys.platform == "darwin":
            return _says(["defaults", "read", "com.apple.universalaccess", "reduceMotion"], "1")
        return _linux()
    except (OSError, subprocess.SubprocessError, configparser.Error, ValueError):
        return False


def _windows() -> bool:
    import ctypes

    animated = ctypes.c_int(1)
    user = getattr(ctypes, "windll").user32  # noqa: B009 - it exists on Windows only
    user.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0)
    return animated.value == 0


def _linux() -> bool:
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    duration = _entry(folder / "kdeglobals", "KDE", "AnimationDurationFactor")
    if duration and float(duration) == 0:
        return True
    for version in ("gtk-4.0", "gtk-3.0"):
        animated = _entry(folder / version / "settings.ini", "Settings", "gtk-enable-animations")
        if animated.lower() in {"false", "0"}:
            return True
    if "GNOME" not in os.environ.get("XDG_CURRENT_DESKTOP", ""):
        return False
    return _says(["gsettings", "get", "org.gnome.desktop.interface", "enable-animations"], "false")


def _entry(file: Path, section: str, name: str) -> str:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.read(file, encoding="utf-8")
    return parser.get(section, name, fallback="")


def _says(command: list[str], answer: str) -> bool:
    done = subprocess.run(
        command, capture_output=True, encoding="locale", timeout=TIMEOUT_S, check=False
    )
    return done.returncode == 0 and done.stdout.strip() == answer
