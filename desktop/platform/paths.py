"""The folders the program may write to; known without Qt, so that commands without it know them."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

APP = "Badak"
HOME_VARIABLE = "BADAK_HOME"
"""When set, everything the program writes goes below this folder (portable use, tests)."""

_XDG = {
    "config": ("XDG_CONFIG_HOME", ".config", ""),
    "data": ("XDG_DATA_HOME", ".local/share", ""),
    "log": ("XDG_STATE_HOME", ".local/state", "log"),
}
"""Folders as on every Linux; what platformdirs says of them takes longer than painting the tabs."""


def ensure_home() -> None:
    """Give a user without a home folder, as containers have them, one among the temporary files.

    Libraries ask for it as well, when they are imported; so this is called before.
    """
    try:
        Path.home()
    except RuntimeError:
        import tempfile

        user = getattr(os, "getuid", int)()
        home = Path(tempfile.gettempdir()) / f"{APP}-{user}"
        with suppress(FileExistsError):
            home.mkdir(mode=0o700)
        if not _own(home, user):
            # Somebody else on a shared machine has made it first, and would see what is kept there.
            home = Path(tempfile.mkdtemp(prefix=f"{APP}-"))
        os.environ["HOME"] = str(home)


def _own(folder: Path, user: int) -> bool:
    """Return whether a folder is this user's, no link, and closed to everybody else."""
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == user and not found.st_mode & 0o077


def in_the_way(path: Path) -> bool:
    """Return whether a folder, a pipe or a device has a file's place.

    Who opens a pipe waits for ever, and Qt puts a file of its own where a device was.
    """
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False  # nothing, or nothing that may be seen


def _folder(kind: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home) / kind
    if sys.platform.startswith("linux"):
        variable, usual, below = _XDG[kind]
        base = os.environ.get(variable, "")
        if not base.startswith("/") and os.environ.get("HOME", "").startswith("/"):
            base = f"{os.environ['HOME']}/{usual}"
        if base.startswith("/"):
            return Path(base, APP, below)
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


def settings_file() -> Path:
    """Return the file of the settings."""
    return config_dir() / "badak.ini"


def notebook_file() -> Path:
    """Return the user's notebook of digits, unless the settings put it elsewhere."""
    return data_dir() / "notebook.sqlite"


def networks_folder() -> Path:
    """Return the folder of the networks the user has taught."""
    return data_dir() / "models"
