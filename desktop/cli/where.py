"""``badak --where``: prints where the program keeps what it writes by itself."""

from __future__ import annotations

import sys
from pathlib import Path


def run() -> int:
    """Print a line for each place, and how to choose another."""
    from desktop.platform.paths import HOME_VARIABLE

    for what, path in places().items():
        sys.stdout.write(f"{what:<10}{path}\n")
    sys.stdout.write(
        f"Set the environment variable {HOME_VARIABLE} to a folder to keep all of it there.\n"
    )
    return 0


def places() -> dict[str, Path]:
    """Return what is kept where; a file or folder need not exist yet."""
    from desktop.platform import paths

    return {
        "settings": paths.settings_file(),
        "notebook": _moved_notebook() or paths.notebook_file(),
        "networks": paths.networks_folder(),
        "log": paths.log_dir(),
    }


def _moved_notebook() -> Path | None:
    """Return where the settings put the notebook, if they do and can be read here."""
    try:
        from desktop.services.notebook import FILE_KEY
        from desktop.services.settings import Settings
    except ImportError:  # Qt lacks something here, which is no reason to say nothing
        return None
    file = Settings().text(FILE_KEY)
    return Path(file) if file else None
