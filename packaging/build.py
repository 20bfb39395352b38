"""Builds the executable's folder and its archive, and says how large they are."""

from __future__ import annotations

import lzma
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT)]

from desktop.platform.version import VERSION  # noqa: E402

DIST = ROOT / "dist"
ICONS = ROOT / "build" / "icons"
FOLDER = DIST / "badak"
MEGABYTE = 1_000_000
LIMIT_FOLDER, LIMIT_ARCHIVE = 190, 55
STRIPPED = (
    "libpython3*.so*",
    "python3*/lib-dynload/*.so",
    "PySide6/Qt/lib/libicu*.so*",
    "safetensors/*.so",
)


def build() -> None:
    """Render the icons, then run PyInstaller on the committed spec."""
    subprocess.run([sys.executable, str(HERE / "icons.py"), str(ICONS)], check=True)
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(DIST), "--workpath", str(ROOT / "build" / "pyinstaller")),
            str(HERE / "badak.spec"),
        ],
        check=True,
        cwd=ROOT,
    )


def finish() -> None:
    """Strip what survives it (NumPy's libraries don't) and add what a Linux desktop reads."""
    strip = shutil.which("strip")
    if sys.platform == "linux" and strip:
        inside = FOLDER / "_internal"
        own = [file for pattern in STRIPPED for file in inside.glob(pattern)]
        subprocess.run([strip, "--strip-unneeded", *map(str, own)], check=False)
    if sys.platform == "linux":
        share = FOLDER / "share"
        shutil.copytree(HERE / "linux", share)
        shutil.copytree(ICONS / "hicolor", share / "icons" / "hicolor")


def archive() -> Path:
    """Pack the folder so that the same content gives the same bytes, and return the archive."""
    path = DIST / f"badak-{VERSION}-{sys.platform}.tar.xz"

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = entry.mtime = 0
        entry.uname = entry.gname = ""
        return entry

    with lzma.open(path, "wb", preset=6) as stream, tarfile.open(fileobj=stream, mode="w|") as tar:
        tar.add(FOLDER, f"badak-{VERSION}", filter=plain)
    return path


def size(folder: Path) -> int:
    """Return the bytes of all files below a folder, links counted once."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def main() -> int:
    """Build, pack, print the sizes; return 1 if one is above its limit."""
    build()
    finish()
    packed = archive()
    folder_size, archive_size = size(FOLDER) / MEGABYTE, packed.stat().st_size / MEGABYTE
    print(f"folder  {folder_size:6.1f} MB (limit {LIMIT_FOLDER})  dist/{FOLDER.name}")
    print(f"archive {archive_size:6.1f} MB (limit {LIMIT_ARCHIVE})  dist/{packed.name}")
    return int(folder_size > LIMIT_FOLDER or archive_size > LIMIT_ARCHIVE)


if __name__ == "__main__":
    sys.exit(main())
