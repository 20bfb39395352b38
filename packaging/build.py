"""Builds the executable's folder and what is handed out of it, and says how large they are."""

from __future__ import annotations

import hashlib
import lzma
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT)]

from desktop.platform.version import VERSION  # noqa: E402

DIST = ROOT / "dist"
ICONS = ROOT / "build" / "icons"
FOLDER = DIST / "badak"
MEGABYTE = 1_000_000
LIMIT_FOLDER, LIMIT_ARCHIVE, LIMIT_ZIP = 190, 55, 80
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


def tar_xz() -> Path:
    """Pack the folder so that the same content gives the same bytes, and return the archive."""
    path = DIST / f"badak-{VERSION}-{sys.platform}.tar.xz"

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = entry.mtime = 0
        entry.uname = entry.gname = ""
        return entry

    with lzma.open(path, "wb", preset=6) as stream, tarfile.open(fileobj=stream, mode="w|") as tar:
        tar.add(FOLDER, f"badak-{VERSION}", filter=plain)
    return path


def zipped(folder: Path, path: Path) -> Path:
    """Pack a folder as Windows itself unpacks it, and return the archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, Path(f"badak-{VERSION}", file.relative_to(folder)))
    return path


def self_extracting(payload: Path, megabytes: float) -> Path:
    """Put the script that unpacks and starts it before a ``tar.xz``, and return the one file."""
    content = payload.read_bytes()
    checksum = hashlib.sha256(content).hexdigest()
    words = {
        "VERSION": VERSION, "SUM": checksum, "SHORT": checksum[:8],
        "MEGABYTES": f"{megabytes:.0f}",
    }  # fmt: skip
    script = (HERE / "self_extracting.sh").read_text(encoding="utf-8")
    for word, value in words.items():
        script = script.replace(f"@{word}@", value)
    # The number of the first byte after the script is in the script, and its digits count.
    begin, head = 0, b""
    while begin != len(head) + 1:
        begin = len(head) + 1
        head = script.replace("@OFFSET@", str(begin)).encode()
    path = payload.with_name(payload.name.replace(".tar.xz", ".run"))
    path.write_bytes(head + content)
    path.chmod(0o755)
    return path


def archives(megabytes: float) -> list[Path]:
    """Return the files to hand out on this system, the folder's archive first."""
    if sys.platform == "win32":
        return [zipped(FOLDER, DIST / f"badak-{VERSION}-windows.zip")]
    packed = tar_xz()
    return [packed, self_extracting(packed, megabytes)] if sys.platform == "linux" else [packed]


def size(folder: Path) -> int:
    """Return the bytes of all files below a folder, links counted once."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def main() -> int:
    """Build, pack, print the sizes; return 1 if one is above its limit."""
    build()
    finish()
    folder_size = size(FOLDER) / MEGABYTE
    print(f"folder  {folder_size:6.1f} MB (limit {LIMIT_FOLDER})  dist/{FOLDER.name}")
    too_large = folder_size > LIMIT_FOLDER
    for packed in archives(folder_size):
        # Windows' own format packs less tightly.
        limit = LIMIT_ZIP if packed.suffix == ".zip" else LIMIT_ARCHIVE
        archive_size = packed.stat().st_size / MEGABYTE
        print(f"archive {archive_size:6.1f} MB (limit {limit})  dist/{packed.name}")
        too_large |= archive_size > limit
    return int(too_large)


if __name__ == "__main__":
    sys.exit(main())
