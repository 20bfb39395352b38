from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("benchmarks", "desktop", "docs", "nn_core", "packaging", "resources", "tests", "tools")


def test_a_clone_has_the_same_bytes_everywhere() -> None:
    """Git changes no line endings, and takes no file for text that is none."""
    rules = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert "* text=auto eol=lf" in rules
    marked = {rule.split()[0].removeprefix("*") for rule in rules if rule.endswith(" binary")}
    files = [file for name in FOLDERS for file in (ROOT / name).rglob("*") if file.is_file()]
    for file in files:
        if "__pycache__" in file.parts:
            continue
        content = file.read_bytes()
        if b"\0" in content:
            assert file.suffix in marked, file
        elif file.suffix not in marked:
            assert b"\r\n" not in content, file
