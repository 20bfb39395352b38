"""Cut the bold face down to the letters of the Korean texts, under a name of its own.

Usage: ``python tools/bold_font.py Pretendard-Bold.otf``, with fontTools. The whole face has 1.6 MB;
the licence asks that a changed font has another name.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
NAME = "Badak Bold"


def letters() -> str:
    """Return every letter of the Korean texts, of ASCII, Greek and the signs of formulas."""
    files = [*RESOURCES.glob("lessons/*/ko.md"), *RESOURCES.glob("translations/*_ko.ts")]
    found = set("".join(file.read_text(encoding="utf-8") for file in files))
    found |= {chr(code) for code in (*range(0x20, 0x7F), *range(0x391, 0x3CA))}
    return "".join(sorted(found | set("±×·÷−≠≤≥→←√∞…‘’“”′₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹")))


def main(source: str) -> None:
    """Write the font."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(source)
    options = subset.Options(layout_features=["kern", "tnum"], name_IDs=["*"], hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters())
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            text = NAME.replace(" ", "") if record.nameID == 6 else NAME
            record.string = text
    font["CFF "].cff.fontNames = [NAME.replace(" ", "")]
    top = font["CFF "].cff.topDictIndex[0]
    top.FullName = top.FamilyName = NAME
    font.save(RESOURCES / "fonts" / "Badak-Bold.otf")


if __name__ == "__main__":
    main(sys.argv[1])
