"""What a sentence claims, told by its source text and not by its words."""

from __future__ import annotations

import re


def says(text: str, claim: str) -> bool:
    """Whether a text of the window is a claim such as ``"{count} layers"``, or has it in it."""
    words = re.split(r"\{\w+\}", claim)
    return re.search(".*?".join(map(re.escape, words)), text, re.DOTALL) is not None
