"""The version, and the resource that Windows shows in a file's properties."""

from __future__ import annotations

from pathlib import Path

from desktop.platform.version import VERSION

TEMPLATE = """\
VSVersionInfo(
    ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),
    kids=[
        StringFileInfo([StringTable("040904B0", [
            StringStruct("CompanyName", "The Badak authors"),
            StringStruct("FileDescription", "Badak"),
            StringStruct("FileVersion", "{version}"),
            StringStruct("InternalName", "badak"),
            StringStruct("LegalCopyright", "The Badak authors, MIT licence"),
            StringStruct("OriginalFilename", "badak.exe"),
            StringStruct("ProductName", "Badak"),
            StringStruct("ProductVersion", "{version}"),
        ])]),
        VarFileInfo([VarStruct("Translation", [0x409, 1200])]),
    ],
)
"""


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """Return a version as the four numbers Windows wants."""
    parts = [int(part) for part in version.split(".")[:4]]
    first, second, third, fourth = (*parts, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def windows_resource(folder: Path) -> str:
    """Write the version resource into ``folder`` and return its path."""
    path = folder / "version.txt"
    text = TEMPLATE.format(numbers=four_numbers(VERSION), version=VERSION)
    path.write_text(text, encoding="utf-8")
    return str(path)
