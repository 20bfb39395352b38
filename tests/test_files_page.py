"""The page on files names what is read and written, and the limits that are kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.services import network_files
from desktop.shell import session
from desktop.widgets.canvas import picture_reading
from nn_core.data import idx, pickled_arrays, stroke_files
from nn_core.data.digit_files import archives, kinds, numpy_files, reading, tables
from nn_core.models import description
from nn_core.models.files import MAX_BYTES

PAGE = (Path(__file__).parents[1] / "docs" / "FILES.md").read_text("utf-8")
MIB = 1 << 20


@pytest.mark.parametrize("part", ["Digits in", "Networks in", "Out"])
def test_every_ending_is_named(part):
    text = re.search(rf"## {part}\n(.*?)(\n## |\Z)", PAGE, re.S)[1]
    endings = {
        "Digits in": kinds.ENDINGS,
        "Networks in": set(kinds.NETWORKS) - {".pickle"},
        "Out": (*network_files.ENDINGS, session.SUFFIX),
    }[part]
    assert [ending for ending in endings if f"`{ending}`" not in text] == []


LIMITS = {
    "a picture": (picture_reading.LARGEST_FILE, picture_reading.MOST_PIXELS),
    "a table, an array, an IDX file": (tables.MOST_BYTES, numpy_files.MOST_BYTES, idx.MOST_BYTES),
    "an archive": (archives.MOST_BYTES, archives.MOST_FILES),
    "a folder": (reading.MOST_ENTRIES,),
    "a line of strokes": (
        *(stroke_files.LONGEST_LINE, stroke_files.MOST_STROKES),
        stroke_files.MOST_POINTS,
    ),
    "a network, a pickle": (MAX_BYTES, pickled_arrays.MOST_BYTES, description.MOST_LAYERS),
    "a session": (session.LARGEST,),
}


@pytest.mark.parametrize("what", LIMITS)
def test_the_limits_are_those_that_are_kept(what):
    said = re.search(rf"^\| {what} \| (.+) \|$", PAGE, re.M)[1]
    units = {"MiB": MIB, "million": 10**6}
    found = {int(number) * units.get(unit, 1) for number, unit in re.findall(r"(\d+) (\w+)", said)}
    assert found == set(LIMITS[what])
