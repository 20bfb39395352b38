"""Sets of points: the same for the same seed, of the classes they say, painted and as files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nn_core.data.point_files import read_points, write_points
from nn_core.data.points import MOST, SETS, Points, make
from nn_core.errors import BadakError, DataFileError, Phrase, ShapeError, ValueRefused
from nn_core.learning import DataSpec

SPEC = DataSpec("xor", 200, 0.1, 0.2, 5)
CLASSES = [name for name, one in SETS.items() if make(replace(SPEC, name=name)).has_classes]


def painted() -> Points:
    """Return an empty sheet, for classes."""
    return Points(np.zeros((0, 2)), np.zeros(0, np.int64), np.zeros(0, bool), ("x1", "x2"))


@pytest.mark.parametrize("name", SETS)
def test_a_seed_fixes_everything(name: str) -> None:
    spec = replace(SPEC, name=name)
    one, again, other = make(spec), make(spec), make(replace(spec, seed=6))
    for a, b in ((one.x, again.x), (one.t, again.t), (one.apart, again.apart)):
        np.testing.assert_array_equal(a, b)
    assert not np.array_equal(one.x, other.x)
    assert one.x.shape == (len(one), len(one.axes))
    with pytest.raises(ValueError, match="read-only"):
        one.x[0] = 0


@pytest.mark.parametrize("name", SETS)
def test_without_noise_they_lie_in_the_square(name: str) -> None:
    points = make(replace(SPEC, name=name, noise=0.0))
    limit = 1.01 if name != "gaussians" else 1.2
    assert np.abs(points.x).max() <= limit
    assert np.abs(points.t).max() <= 1


@pytest.mark.parametrize("name", CLASSES)
def test_both_classes_are_there_and_alike_in_number(name: str) -> None:
    points = make(replace(SPEC, name=name))
    assert set(points.t.tolist()) == {0, 1}
    if not SETS[name].fixed:
        assert 80 <= points.t.sum() <= 120
        assert points.apart.sum() == 40


def test_another_share_held_apart_leaves_the_points_where_they_are() -> None:
    one, other = make(SPEC), make(replace(SPEC, apart=0.5))
    np.testing.assert_array_equal(one.x, other.x)
    assert (one.apart <= other.apart).all()
    data = other.training_data()
    assert (len(data.x), len(data.apart_x)) == (100, 100)


def test_xor_cannot_be_told_by_a_line_and_gates_are_the_books() -> None:
    points = make(replace(SPEC, noise=0.0))
    np.testing.assert_array_equal(points.t, points.x[:, 0] * points.x[:, 1] < 0)
    gate = make(DataSpec("nand gate", 1, 0.0))
    assert gate.t.tolist() == [1, 1, 1, 0]
    assert not gate.apart.any()


@pytest.mark.parametrize(
    "change", [{"name": "teapot"}, {"count": 0}, {"count": MOST + 1}, {"noise": 2}, {"apart": 1}]
)
def test_what_cannot_be_made_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueRefused):
        make(replace(SPEC, **change))


def test_painting_adds_moves_and_takes_away() -> None:
    points = painted().with_point((0.5, -0.5), 1).with_point((0, 0), 0, apart=True)
    assert points.t.tolist() == [1, 0]
    assert points.moved(1, (1, 2)).x.tolist() == [[0.5, -0.5], [1, 2]]
    assert points.without(0).apart.tolist() == [True]
    with pytest.raises(ValueRefused, match="too far out"):
        points.with_point((float("nan"), 0), 1)
    with pytest.raises(ShapeError, match="0 samples"):
        painted().training_data()
    with pytest.raises(ShapeError, match="don't fit together"):
        Points(np.zeros((3, 2)), np.zeros(2, int), np.zeros(3, bool))
    full = replace(points, x=np.zeros((MOST, 2)), t=np.zeros(MOST, int), apart=np.zeros(MOST, bool))
    with pytest.raises(ValueRefused, match="already"):
        full.with_point((0, 0), 1)


@pytest.mark.parametrize("name", ["spiral", "sine", "hills", "or gate"])
def test_a_file_gives_back_every_bit(name: str, tmp_path: Path) -> None:
    points = make(replace(SPEC, name=name))
    write_points(points, tmp_path / "p.csv")
    read = read_points(tmp_path / "p.csv")
    assert read.axes == points.axes
    assert read.t.dtype == points.t.dtype
    for a, b in ((read.x, points.x), (read.t, points.t), (read.apart, points.apart)):
        np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize("name", ["spiral", "sine", "hills", "or gate"])
def test_json_gives_back_every_bit(name: str) -> None:
    points = make(replace(SPEC, name=name))
    read = Points.from_data(json.loads(json.dumps(points.to_data())))
    assert (read.axes, read.t.dtype) == (points.axes, points.t.dtype)
    for a, b in ((read.x, points.x), (read.t, points.t), (read.apart, points.apart)):
        np.testing.assert_array_equal(a, b)
    assert len(Points.from_data(painted().to_data())) == 0


@pytest.mark.parametrize(
    "change",
    [
        {"x": [[1, 2], [3]]},
        {"x": "12"},
        {"t": [0, 2]},
        {"t": [0]},
        {"x": [[1, 2], [3, 1e9]]},
        {"apart": [0, 1]},
        {"axes": []},
    ],
)
def test_damaged_points_are_refused(change: dict[str, object]) -> None:
    data = painted().with_point((0, 0), 0).with_point((1, 1), 1).to_data()
    with pytest.raises(BadakError):
        Points.from_data({**data, **change})


def test_files_of_other_programs(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes("\ufeffWidth, Height,CLASS\r\n1,2,0\r\n\r\n3.5,-4e-1,1\r\n".encode())
    points = read_points(path)
    assert points.axes == ("Width", "Height")
    assert points.x.tolist() == [[1, 2], [3.5, -0.4]]
    assert not points.apart.any()
    path.write_text("1,2,0\n3,4,1\n", encoding="utf-8")
    assert read_points(path).axes == ("x1", "x2")
    assert len(read_points(path)) == 2


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    ("separator", "decimals"),
    [
        (",", "."),
        ("\t", "."),
        ("\t", ","),
        (";", "."),
        (";", ","),
        (" ", "."),
        (" ", ","),
        ("  ", "."),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_points_are_read_whatever_parts_them(
    tmp_path: Path, named: bool, separator: str, decimals: str, encoding: str
) -> None:
    """Without a first row they were no table, or one of pictures."""
    rows = [["0.1", "0.5", "1"], ["-2.25", "1e-1", "0"], ["3", "4.75", "1"]]
    lines = [separator.join(cell.replace(".", decimals) for cell in row) for row in rows]
    names = [separator.join(("a", "b", "label"))] if named else []
    for ends in ("\n", "\r\n", "\r"):
        (tmp_path / "p.csv").write_bytes(ends.join(names + lines).encode(encoding))
        points = read_points(tmp_path / "p.csv")
        assert points.x.tolist() == [[0.1, 0.5], [-2.25, 0.1], [3, 4.75]]
        assert points.t.tolist() == [1, 0, 1]
        assert points.has_classes
        assert points.axes == (("a", "b") if named else ("x1", "x2"))


@pytest.mark.parametrize(
    ("text", "targets", "said"),
    [
        ("1,2,-1\n3,4,1\n", [0, 1], "-1 was read as 0 and 1 as 1"),
        ("1,2,1\n3,4,2\n", [0, 1], "1 was read as 0 and 2 as 1"),
        ("a,b,species\n1,2,0\n", None, "no table of points"),
        ("a,b,class\n1,2,red\n3,4,blue\n", [1, 0], "blue was read as 0 and red as 1"),
        ("1,2,3.5\n3,4,0.25\n5,6,1\n", [3.5, 0.25, 1], "numbers to be met"),
        ("a,b,target\n1,2,3.5\n3,4,0.25\n", [3.5, 0.25], "numbers to be met"),
        ("1,2,0\n3,4,1\n5,6,2\n", None, "of 3 classes"),
        ("a,b,class\n1,2,a\n3,4,b\n5,6,c\n", None, "of 3 classes"),
        ("1,2\n3,4\n", [2, 4], ""),
        (",a,b,class\n0,1,2,0\n1,3,4,1\n", [0, 1], "names of the rows"),
        ('"a" "b" "class"\n"1" 1 2 0\n"2" 3 4 1\n', [0, 1], "names of the rows"),
        ("# a b class\n1 2 0\n3 4 1\n", [0, 1], ""),
        ("sep=;\na;b;class\n1;2;0\n3;4;1\n", [0, 1], ""),
        ("1,2,0,\n3,4,1,\n", [0, 1], ""),
        ("a;b;class\n1.234,5;−2;１\n", [1], ""),
        ("1," * 784 + "7\n" + "0\n" * 20_000, None, "no table of points"),
    ],
)
def test_what_a_target_may_be(
    tmp_path: Path, text: str, targets: list[float] | None, said: str
) -> None:
    (tmp_path / "p.csv").write_text(text, encoding="utf-8")
    told: list[Phrase] = []
    if targets is None:
        with pytest.raises(DataFileError, match=said):
            read_points(tmp_path / "p.csv", told)
        return
    points = read_points(tmp_path / "p.csv", told)
    assert points.t.tolist() == targets
    assert said in " ".join(map(str, told))
    assert bool(said) == bool(told)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("x1,x2,class\n", "no table of points"),
        ("a,b,c,d,class\n1,2,3,4,1\n", "no table of points"),
        ("x1,x2,class\n1,2,0\n1,2,red\n", "Line 3 of"),
        ("x1,x2,class\n1,2\n", "Line 2 of"),
        ("x1,x2,class\n1,2,3\n", "Line 2 of"),
        ("x1,x2,class\nnan,2,1\n", "Line 2 of"),
        ("x1,x2,class\n1,1e99,1\n", "Line 2 of"),
        ("x,y,apart\n1,1e99,2\n", "Line 2 of"),
        ("x1,x2,class\n" + "1,2,0\n" * (MOST + 1), "more than"),
        ("1" * 5_000_000, "more than"),
        ("class\n1\n", "no table of points"),
    ],
)
def test_files_that_hold_no_points_are_refused(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=said):
        read_points(path)


@settings(max_examples=60)
@given(
    st.binary(max_size=60)
    | st.lists(st.sampled_from(["x1", "class", "y", "apart", ",", "1", "\n", '"', "é"])).map(
        lambda parts: "".join(parts).encode()
    )
)
@example(b"\x0b")
@example(b";\x0b,\n1,2,0")
def test_any_bytes_are_points_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("csv") / "p.csv"
    path.write_bytes(data)
    try:
        assert len(read_points(path))
    except DataFileError as error:
        assert str(error)
