"""Files of strokes: streamed, bounded, and refused with the number of the line."""

from __future__ import annotations

import contextlib
import gzip
import json
import time
import timeit
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nn_core.data import stroke_files
from nn_core.data.stroke_files import parse, read_strokes, sample_of
from nn_core.digits import rasterise
from nn_core.digits.raster import rasterise_strokes
from nn_core.digits.segment import segment
from nn_core.errors import BadakError, DataFileError

SEVEN = '{"label": 7, "writer": 3, "strokes": [[[0, 0], [9, 0], [4, 12]], [], [[2, 6], [7, 6]]]}'


def write(path: Path, *lines: str, pack: bool = False) -> Path:
    data = "\n".join(lines).encode()
    path.write_bytes(gzip.compress(data) if pack else data)
    return path


@pytest.mark.parametrize("pack", [True, False])
def test_lines_are_read_one_by_one(tmp_path: Path, pack: bool) -> None:
    path = write(tmp_path / "s.jsonl", SEVEN, "", '{"strokes": []}', pack=pack)
    seven, blank = read_strokes(path)
    assert (seven.label, seven.digit, seven.writer, seven.line) == (7, 7, 3, 1)
    assert [len(points) for points in seven.strokes] == [3, 2]
    np.testing.assert_array_equal(rasterise(seven.drawing()), rasterise_strokes(seven.strokes))
    assert (blank.digit, blank.line) == (None, 3)
    assert not rasterise(blank.drawing()).any()


@pytest.mark.parametrize(
    ("label", "digit"), [(7, 7), ("7", 7), ("car", None), (10, None), (True, None), (None, None)]
)
def test_labels(label: object, digit: int | None) -> None:
    assert parse(json.dumps({"label": label, "strokes": []})).digit == digit


def test_drawings_of_the_canvas_keep_pens_and_places() -> None:
    record = {
        "strokes": [[[0.1, 0.1], [0.2, 0.9]], [[0.5, 0.5]]],
        "width": [[0.05, 0.1], 0.2],
        "erase": [False, True],
        "unit": "canvas",
    }
    line, rubber = parse(json.dumps(record)).drawing().strokes
    np.testing.assert_array_equal(line.width, [0.05, 0.1])
    np.testing.assert_array_equal(line.points, record["strokes"][0])
    assert (rubber.width, rubber.erase) == (0.2, True)


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[]",
        "7",
        "{}",
        '{"strokes": 5}',
        '{"strokes": [5]}',
        '{"strokes": [[1, 2]]}',
        '{"strokes": [[[1]]]}',
        '{"strokes": [[[1, 2], [3]]]}',
        '{"strokes": [[["a", "b"]]]}',
        '{"strokes": [[[true, false]]]}',
        '{"strokes": [[[NaN, 1]]]}',
        '{"strokes": [[[Infinity, 1]]]}',
        '{"strokes": [[[1e300, 1]]]}',
        '{"strokes": [[[' + "9" * 400 + ", 1]]]}",
        '{"strokes": [[[' + "9" * 5000 + ", 1]]]}",
        '{"strokes": [[null]]}',
        "[" * 100_000,
        '{"unit": "canvas", "strokes": [[[1, 1]]], "width": [0]}',
        '{"unit": "canvas", "strokes": [[[1, 1]]], "width": [[1, 2]]}',
        '{"unit": "canvas", "strokes": [[[1, 1]]], "width": ["a"]}',
        '{"unit": "canvas", "strokes": [[[1, 1]]], "width": []}',
        '{"unit": "canvas", "strokes": [[[1e9, 1]]]}',
    ],
)
def test_what_is_no_drawing_is_refused(tmp_path: Path, line: str) -> None:
    path = write(tmp_path / "s.jsonl", SEVEN, line)
    samples = read_strokes(path)
    assert next(samples).digit == 7
    with pytest.raises(DataFileError, match="Line 2 of") as caught:
        next(samples)
    assert len(str(caught.value)) < 500


def test_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stroke_files, "MOST_POINTS", 3)
    with pytest.raises(DataFileError, match="more than 3 points"):
        list(read_strokes(write(tmp_path / "a", SEVEN)))
    monkeypatch.setattr(stroke_files, "LONGEST_LINE", 50)
    with pytest.raises(DataFileError, match="too long"):
        list(read_strokes(write(tmp_path / "b", SEVEN, pack=True)))


def test_a_packed_line_of_zeros_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(bytes(50 << 20), compresslevel=1))
    with pytest.raises(DataFileError, match="too long"):
        list(read_strokes(path))


def test_truncated_and_wrong_files_are_refused(tmp_path: Path) -> None:
    packed = gzip.compress(("\n".join([SEVEN] * 1000)).encode())
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(packed[:-12])
    with pytest.raises(DataFileError, match="cut short"):
        list(read_strokes(path))
    for wrong in (tmp_path, tmp_path / "none", write(tmp_path / "empty")):
        with pytest.raises(DataFileError):
            list(read_strokes(wrong))


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["strokes", "label", "writer", "unit", "width", "erase"])
            | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
records = st.fixed_dictionaries(
    {"strokes": json_values | st.lists(st.lists(st.lists(st.floats(), max_size=3), max_size=3))},
    optional={
        "label": json_values,
        "writer": json_values,
        "unit": st.just("canvas"),
        "width": json_values,
        "erase": json_values,
    },
)


@given(records.map(json.dumps) | json_values.map(json.dumps) | st.text(max_size=40))
@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300
)
def test_any_line_is_a_picture_or_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "any.jsonl"
    path.write_text(line, encoding="utf-8", errors="surrogatepass")
    with contextlib.suppress(BadakError):
        for sample in read_strokes(path):
            picture = rasterise(sample.drawing())
            assert np.isfinite(picture).all()


WITH_PENS = {"unit": "canvas", "width": [0.3], "erase": [False]}
TO_AND_FRO = [[i % 2, 0.5 + i * 1e-6] for i in range(60_000)]
SCRIBBLES = {
    "to and fro": {"strokes": [TO_AND_FRO]},
    "to and fro with a wide pen": {"strokes": [TO_AND_FRO], **WITH_PENS},
    "many strokes": {"strokes": [[[i % 31, i // 31]] for i in range(1000)]},
    "many erased": {
        "strokes": [[[i % 31 / 31, i / 1000]] for i in range(1000)],
        "unit": "canvas",
        "erase": [i % 2 > 0 for i in range(1000)],
    },
}


@pytest.mark.parametrize("name", SCRIBBLES)
def test_no_drawing_asks_for_more_than_a_moment(name: str) -> None:
    """A hundred times a digit's time; without a bound these took thousands."""
    digit = {"strokes": [[[i, i * i % 97] for i in range(100)]]}
    usual = min(timeit.repeat(lambda: read_and_apart(digit), number=10, repeat=3)) / 10
    started = time.process_time()
    read_and_apart(SCRIBBLES[name])
    assert time.process_time() - started < max(1.0, 100 * usual)


def read_and_apart(record: dict[str, object]) -> None:
    drawing = sample_of(record).drawing()
    rasterise(drawing)
    segment(drawing)


@pytest.mark.parametrize(
    "strokes",
    [
        [[[0, 0]]] * 1001,
        [[]] * 1001,
        [["a" * 100_000, *[[0, 0]] * 1000]],
        [[[0, "a" * 100_000], *[[0, 0]] * 1000]],
        [[[True, 0]]],
        [[[0, 10**400]]],
    ],
    ids=["strokes", "blank strokes", "long text", "long number", "truth", "huge"],
)
def test_what_is_beyond_a_drawing_is_refused(strokes: object) -> None:
    with pytest.raises(DataFileError):
        sample_of({"strokes": strokes})


@pytest.mark.parametrize("width", ["1", ["0.1"], [True], [[None]]], ids=str)
def test_a_width_is_a_number(width: object) -> None:
    record = {"strokes": [[[0, 0]]], "unit": "canvas", "width": [width]}
    with pytest.raises((BadakError, ValueError)):
        sample_of(record)


def test_a_packed_file_of_blank_lines_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "blank.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 300_000, 1))
    with pytest.raises(DataFileError, match="blank lines"):
        list(read_strokes(path))
