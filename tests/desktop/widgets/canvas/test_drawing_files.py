"""Drawings out of and into files: bounded, exact where they can be, refused with a reason."""

from __future__ import annotations

import gzip
import json
import os
import struct
import tracemalloc
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QImageWriter

from desktop.widgets.canvas import drawing_files, drawing_json, picture_reading, svg_bounds
from desktop.widgets.canvas.picture_reading import decode
from nn_core.data.digit_files import Means, Notes, read_digits
from nn_core.data.stroke_files import LONGEST_LINE
from nn_core.digits import Drawing, Stroke
from nn_core.errors import BadakError, DataFileError

POINTS = np.array([[0.2, 0.2], [0.8, 0.25], [0.5, 0.9]])
SEVEN = Drawing(strokes=(Stroke(POINTS, 0.07), Stroke(POINTS[:2] + 0.1, 0.05, erase=True)))
PRESSED = Drawing(strokes=(Stroke(POINTS, np.array([0.05, 0.07, 0.1])),))


def load(path):
    """Return the first drawing with ink in a file."""
    return next(found.drawing for found in drawing_files.reading(path) if found is not None)


def dash(ink, paper, width=60, height=40):
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(paper))
    for x in range(width // 4, 3 * width // 4):
        for y in range(height // 2 - 2, height // 2 + 2):
            image.setPixelColor(x, y, QColor(ink))
    return image


@pytest.mark.parametrize("drawing", [SEVEN, PRESSED])
def test_strokes_come_back_as_they_were(tmp_path, drawing):
    path = tmp_path / "seven.jsonl"
    drawing_files.save(drawing, path)
    back = load(path)
    for a, b in zip(drawing.strokes, back.strokes, strict=True):
        assert b.points == pytest.approx(a.points)
        assert b.width == pytest.approx(a.width)
        assert b.erase == a.erase


def test_a_line_of_strokes_is_one_line():
    assert "\n" not in drawing_json.dumps(SEVEN)


def test_foreign_strokes_are_fitted(tmp_path):
    path = tmp_path / "device.jsonl.gz"
    sample = {"label": 7, "strokes": [[[1000, 5000], [3000, 5000]], [[2000, 9000]]]}
    path.write_bytes(gzip.compress(json.dumps(sample).encode() + b"\n{}"))
    drawing = load(path)
    points = np.concatenate([stroke.points for stroke in drawing.strokes])
    assert (points.min(axis=0) + points.max(axis=0)) / 2 == pytest.approx([0.5, 0.5])
    assert 0.4 < np.ptp(points, axis=0).max() < 0.8


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "7",
        "null",
        '{"strokes": 3}',
        '{"strokes": []}',
        '{"strokes": [[]]}',
        '{"strokes": [[[1]]]}',
        '{"strokes": [[[NaN, 1]]]}',
        '{"strokes": [[[1e999, 1]]]}',
        '{"strokes": [[["a", 1]]]}',
        '{"strokes": [[[1, 2], [3]]]}',
        '{"strokes": {"a": 1}}',
        '{"strokes": [[[0.1, 0.1]]], "width": [NaN], "unit": "canvas"}',
        '{"strokes": [[[0.1, 0.1]]], "width": [[1, 2]], "unit": "canvas"}',
        '{"strokes": [[[0.1, 0.1]]], "erase": [], "width": [9], "unit": "canvas"}',
        "[" * 100_000,
    ],
)
def test_what_are_no_strokes_is_refused(text):
    with pytest.raises(BadakError):
        drawing_json.loads(text)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["strokes", "width", "erase", "unit"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(json_values)
def test_any_json_is_taken_or_refused_with_a_reason(value):
    text = json.dumps({"strokes": value} if not isinstance(value, dict) else value)
    try:
        drawing = drawing_json.loads(text)
    except BadakError:
        return
    assert all(np.isfinite(stroke.points).all() for stroke in drawing.strokes)


@pytest.mark.parametrize(
    ("ink", "paper"), [("black", "white"), ("white", "black"), ("black", "#00000000")]
)
def test_ink_is_found_whatever_the_colours(tmp_path, ink, paper):
    path = tmp_path / "one.png"
    assert dash(ink, paper).save(str(path))
    picture = load(path).image
    assert picture.dtype == np.float32
    height, width = picture.shape
    assert picture[height // 2, width // 2] > 0.9
    assert picture[height // 4, width // 2] < 0.1


def test_light_ink_on_nothing_is_ink(tmp_path):
    path = tmp_path / "one.png"
    assert dash("white", "#00ffffff").save(str(path))
    picture = load(path).image
    assert picture[picture.shape[0] // 2, picture.shape[1] // 2] > 0.9
    assert picture[0, 0] < 0.1


def test_a_large_picture_is_made_smaller(tmp_path):
    path = tmp_path / "photo.png"
    assert dash("black", "white", 3000, 2000).save(str(path))
    assert max(load(path).image.shape) <= picture_reading.KEPT


def png_that_lies(side):
    """A PNG header that promises side x side pixels, and no pixels."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.png", b"", "empty"),
        ("text.png", b"hello", "no picture"),
        ("vast.png", png_that_lies(60_000), "too large"),
        ("lies.png", png_that_lies(50), "no picture"),
        ("cut.jsonl.gz", gzip.compress(b'{"strokes": [[[1, 2]]]}', mtime=0)[:-9], "cut.jsonl.gz"),
        ("plain.jsonl.gz", b"not gzip", "plain.jsonl.gz"),
        ("bytes.jsonl", b"\xff\xfe\x00", "bytes.jsonl"),
        ("line.jsonl", b"[" * (LONGEST_LINE + 5), "line.jsonl"),
    ],
)
@pytest.mark.filterwarnings("ignore")
@pytest.mark.qt_log_ignore(".*")
def test_a_bad_file_is_refused_with_a_reason(tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DataFileError, match=said):
        load(path)


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    with pytest.raises(DataFileError, match="folder"):
        load(tmp_path)
    with pytest.raises(DataFileError, match="can't be opened"):
        load(tmp_path / "gone.png")


def paged(path, pages):
    """Write grey pictures of one size into one TIFF, packed in no way."""
    height, width = pages[0].shape
    data = b"II*\0" + struct.pack("<I", 8)
    for number, page in enumerate(pages):
        tags = [(256, width), (257, height), (258, 8), (259, 1), (262, 1)]
        tags += [(273, len(data) + 2 + 12 * 8 + 4), (278, height), (279, page.size)]
        data += struct.pack("<H", len(tags))
        data += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
        after = len(data) + 4 + page.size
        data += struct.pack("<I", after if number < len(pages) - 1 else 0) + page.tobytes()
    path.write_bytes(data)


def animated(path, pages):
    """Write grey pictures of one size as the frames of an animated PNG."""
    height, width = pages[0].shape

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    data = b"\x89PNG\r\n\x1a\n"
    data += chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    data += chunk(b"acTL", struct.pack(">II", len(pages), 0))
    order = 0
    for page in pages:
        packed = zlib.compress(np.pad(page, ((0, 0), (1, 0))).tobytes())
        frame = struct.pack(">IIIIIHHBB", order, width, height, 0, 0, 1, 10, 0, 0)
        number = struct.pack(">I", order + 1) if order else b""
        data += chunk(b"fcTL", frame) + chunk(b"fdAT" if order else b"IDAT", number + packed)
        order += 1 + (order > 0)
    path.write_bytes(data + chunk(b"IEND", b""))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "write"), [("a.tif", paged), ("a.png", animated)])
def test_of_several_pages_it_is_said_which_was_read(tmp_path, count, name, write):
    blank = np.full((40, 40), 255, np.uint8)
    first = blank.copy()
    first[10:30, 18:22] = 0
    write(tmp_path / name, [first, blank, blank][:count])
    opened = list(drawing_files.reading(tmp_path / name))[-1]
    assert opened.drawing.image.any()
    assert ("several pages" in str(opened.told)) == (count > 1)
    notes = Notes()
    (sample,) = read_digits(tmp_path / name, Means(decode), notes)
    assert sample.pages == count
    assert bool(notes.changes) == (count > 1)


def test_a_saved_picture_is_black_on_white(tmp_path):
    path = tmp_path / "seven.png"
    drawing_files.save(SEVEN, path)
    image = QImage(str(path))
    assert image.width() == image.height() == drawing_files.SAVED_SIDE
    x, y = (round(value * image.width()) for value in POINTS[2])
    assert image.pixelColor(x, y) == QColor("black")
    assert image.pixelColor(2, 2) == QColor("white")


@pytest.mark.parametrize(
    "drawing",
    [
        SEVEN,
        PRESSED,
        Drawing(strokes=(Stroke(POINTS[:1], 0.07),)),
        Drawing(strokes=(), image=np.eye(8, dtype=np.float32)),
    ],
)
def test_a_saved_vector_drawing_is_valid(tmp_path, drawing):
    path = tmp_path / "seven.svg"
    drawing_files.save(drawing, path)
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    paths = [e for e in root.iter() if e.tag.endswith("path")]
    assert len(paths) >= len(drawing.strokes)


def test_a_picture_has_no_strokes_to_save(tmp_path):
    drawing = Drawing(strokes=(), image=np.eye(8, dtype=np.float32))
    with pytest.raises(DataFileError, match="no strokes"):
        drawing_files.save(drawing, tmp_path / "one.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_ending_and_an_impossible_place_are_refused(tmp_path):
    with pytest.raises(DataFileError, match=r"\.svg"):
        drawing_files.save(SEVEN, tmp_path / "seven.exe")
    with pytest.raises(DataFileError, match="can't be written"):
        drawing_files.save(SEVEN, tmp_path / "nowhere" / "seven.png")


HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="99">'
)
SHAPE = '<rect width="9" height="9"/>'


def nested(use, levels=9):
    """Ten uses of ten uses of …: a few kilobytes, and a billion shapes."""
    groups = [f'<g id="a{n}">{use.replace("N", str(n - 1)) * 10}</g>' for n in range(1, levels)]
    return f'{HEAD}<g id="a0">{SHAPE}</g>{"".join(groups)}{use.replace("N", str(levels - 1))}</svg>'


BOMBS = {
    "use": nested('<use xlink:href="#aN"/>'),
    "plain href": nested('<use href="#aN"/>'),
    "mask": nested('<rect width="9" height="9" mask="url(#aN)"/>'),
    "style": nested('<rect width="9" height="9" style="fill:url(\'#aN\')"/>'),
    "shapes": HEAD + SHAPE * 10_000 + "</svg>",
    "pictures": HEAD
    + '<image width="9" height="9" href="data:image/png;base64,AA"/>' * 10
    + "</svg>",
    "blank": HEAD + " " * svg_bounds.LARGEST + "</svg>",
}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", BOMBS)
def test_a_vector_picture_that_asks_for_too_much_is_refused(tmp_path, name, packed):
    path = tmp_path / "a.svg"
    content = BOMBS[name].encode()
    path.write_bytes(gzip.compress(content) if packed else content)
    with pytest.raises(DataFileError, match="too many parts"):
        load(path)


def test_a_packed_vector_picture_is_not_unpacked_whole(tmp_path):
    (tmp_path / "a.svgz").write_bytes(gzip.compress(HEAD.encode() + b" " * 50_000_000))
    tracemalloc.start()
    with pytest.raises(DataFileError, match="too many parts"):
        load(tmp_path / "a.svgz")
    assert tracemalloc.get_traced_memory()[1] < 4 * svg_bounds.LARGEST
    tracemalloc.stop()


@pytest.mark.parametrize(
    "content",
    [
        f'{HEAD}<rect width="99" height="9" fill="white"/><rect width="9" height="90"/></svg>',
        f'{HEAD}<defs><rect id="a" width="9" height="90"/></defs><use xlink:href="#a"/></svg>',
    ],
    ids=["plain", "use"],
)
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.qt_log_ignore(".*")
def test_an_honest_vector_picture_is_painted(tmp_path, content, packed):
    data = content.replace('width="99">', 'width="99" height="99">', 1).encode()
    (tmp_path / "a.svg").write_bytes(gzip.compress(data) if packed else data)
    assert load(tmp_path / "a.svg").image.any()


def test_parts_that_use_one_another_in_a_ring_count_once():
    ring = "".join(f'<g id="a{n}"><use href="#a{(n + 1) % 5}"/></g>' for n in range(5))
    assert 5 <= svg_bounds._asked_for(svg_bounds._elements(f"{HEAD}{ring}</svg>".encode())) < 100


def test_our_own_vector_drawings_come_back(tmp_path):
    points = np.column_stack([np.linspace(0.1, 0.9, 400), np.linspace(0.2, 0.8, 400) ** 2])
    pressed = Drawing((Stroke(points, np.linspace(0.03, 0.1, 400)),))
    picture = Drawing(image=np.eye(40, dtype=np.float32))
    for drawing in (SEVEN, pressed, picture):
        drawing_files.save(drawing, tmp_path / "a.svg")
        assert load(tmp_path / "a.svg").image.any()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among the files here")
def test_what_is_no_regular_file_is_refused_before_it_is_opened(tmp_path):
    for name in ("a.png", "a.jsonl"):
        os.mkfifo(tmp_path / name)
        with pytest.raises(DataFileError, match="a device, a pipe or a socket"):
            load(tmp_path / name)
    with pytest.raises(DataFileError, match="“/” is a folder"):
        load(Path("/"))
    with pytest.raises(DataFileError, match="the name is too long"):
        load(tmp_path / ("x" * 300 + ".png"))


def test_a_photo_that_goes_over_its_picture_for_ever_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.jpg"
    writer = QImageWriter(str(path), b"jpeg")
    writer.setProgressiveScanWrite(True)
    writer.write(dash("black", "white"))
    assert load(path).image.any()
    data = path.read_bytes()
    last = data[data.rindex(picture_reading.SCAN) : -2]
    path.write_bytes(data[:-2] + last * 100 + data[-2:])
    monkeypatch.setattr(picture_reading, "MOST_SCANNED", 60 * 40 * 50)
    with pytest.raises(DataFileError, match="too large"):
        load(path)


def told_of(path):
    return str([*drawing_files.reading(path)][-1].told)


def test_what_takes_long_is_left_to_import(tmp_path, monkeypatch):
    (tmp_path / "a.jsonl").write_text('{"strokes": [[[0, 0], [9, 9]]]}\n' * 300, encoding="utf-8")
    assert "300 digits" in told_of(tmp_path / "a.jsonl")
    looks = iter(range(1000))
    monkeypatch.setattr(drawing_files, "thread_time", lambda: 9.0 * (next(looks) > 20))
    told = told_of(tmp_path / "a.jsonl")
    assert "+ digits" in told and "300" not in told
    monkeypatch.setattr(drawing_files, "LONGEST", -1.0)
    rows = ("0," * 783 + "0\n") * 99 + "0," * 700 + "255," * 83 + "9\n"
    (tmp_path / "b.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(DataFileError, match="takes long"):
        told_of(tmp_path / "b.csv")


def test_only_pictures_are_measured_by_their_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(picture_reading, "LARGEST_FILE", 10)
    (tmp_path / "a.jsonl").write_text('{"strokes": [[[0, 0], [9, 9]]]}', encoding="utf-8")
    assert load(tmp_path / "a.jsonl").strokes
