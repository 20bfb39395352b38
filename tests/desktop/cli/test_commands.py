"""The command line: lines of JSON, tables, and every failure in one sentence."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest

from desktop.cli import main
from nn_core.digits import rasterise_strokes
from nn_core.models import build, save

ROOT = Path(__file__).parents[3]
DRAWN = ROOT / "tests" / "data" / "digits.jsonl"
SHIPPED = ROOT / "resources" / "weights" / "cnn.safetensors"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("models") / "fresh.safetensors"
    save(path, build("book", np.random.default_rng(0)))
    return str(path)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def png(path: Path, pixels: np.ndarray) -> Path:
    from PySide6.QtGui import QImage

    pixels = np.ascontiguousarray(pixels, np.uint8)
    height, width = pixels.shape
    QImage(pixels.data, width, height, width, QImage.Format.Format_Grayscale8).save(str(path))
    return path


def test_strokes_give_a_line_each(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recognise", str(DRAWN), "--model", model]) == 0
    found = lines(capsys)
    assert [line["index"] for line in found] == list(range(21))
    assert {line["source"] for line in found} == {str(DRAWN)}
    for line in found:
        probabilities = line["probabilities"]
        assert isinstance(probabilities, list)
        assert len(probabilities) == 10
        assert sum(probabilities) == pytest.approx(1, abs=1e-4)
        assert line["digit"] == int(np.argmax(probabilities))


def test_labels_give_a_summary_beside_the_lines(
    model: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["recognise", str(DRAWN), "--model", model])
    streams = capsys.readouterr()
    assert "of 21 (" in streams.err
    assert all(line.startswith("{") for line in streams.out.splitlines())


def test_packed_strokes_and_blank_drawings(
    model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "한글 name.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"strokes": []}\n{"strokes": [[[1, 1]]]}\n'))
    assert main(["recognise", str(path), "--model", model]) == 0
    blank, dot = lines(capsys)
    assert blank["digit"] is None
    assert blank["probabilities"] == [0.0] * 10
    assert dot["digit"] is not None


@pytest.mark.skipif(not SHIPPED.is_file(), reason="no trained weights here")
def test_drawn_digits_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recognise", str(DRAWN)]) == 0
    found = lines(capsys)
    wrong = [line["index"] for line in found if line["digit"] != line["label"]]
    assert len(wrong) <= 1, wrong


@pytest.mark.skipif(not SHIPPED.is_file(), reason="no trained weights here")
@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("ending", ["png", "jpg", "bmp"])
def test_pictures_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], dark: bool, ending: str
) -> None:
    sample = json.loads(DRAWN.read_text(encoding="utf-8").splitlines()[9])
    ink = np.kron(rasterise_strokes([np.array(s) for s in sample["strokes"]]), np.ones((9, 9)))
    path = png(tmp_path / f"four.{ending}", 255 * (1 - ink if dark else ink))
    assert main(["recognise", str(path)]) == 0
    (found,) = lines(capsys)
    assert found["digit"] == 4


def bad_files(folder: Path) -> dict[str, Path]:
    """Return files that can't be read as drawings, by what is wrong with them."""
    four = png(folder / "four.png", np.eye(50) * 255).read_bytes()
    packed = gzip.compress(DRAWN.read_bytes())
    head = b"IHDR" + (40_000).to_bytes(4) + (30_000).to_bytes(4) + b"\x08\0\0\0\0"
    huge = four[:12] + head + zlib.crc32(head).to_bytes(4) + four[33:]
    contents = {
        "empty.png": b"",
        "empty.jsonl": b"",
        "text.png": b"this is no picture",
        "cut.png": four[: len(four) // 2][:30],
        "huge.png": huge,
        "cut.jsonl.gz": packed[: len(packed) // 2],
        "text.jsonl": b"this is no drawing\n",
        "binary.jsonl": bytes(range(256)),
        "noise.jpg": bytes(range(256)) * 20,
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in contents} | {
        "none": folder / "none.png",
        "folder.jsonl": folder / "none" / "x.jsonl",
    }


def test_bad_files_end_in_one_sentence(
    model: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for kind, path in bad_files(tmp_path).items():
        assert main(["recognise", str(path), "--model", model]) == 2, kind
        streams = capfd.readouterr()
        assert not streams.out, kind
        assert streams.err.startswith("badak: "), kind
        assert streams.err.count("\n") == 1, kind
        assert len(streams.err) < 500, kind


def test_bad_models_end_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from nn_core.layers import Affine
    from nn_core.network import Network

    odd = tmp_path / "odd.safetensors"
    save(odd, Network([Affine(10, 10)]))
    cut = tmp_path / "cut.safetensors"
    cut.write_bytes(odd.read_bytes()[:-5])
    empty = tmp_path / "empty.safetensors"
    empty.touch()
    for name in (odd, cut, empty, tmp_path, tmp_path / "none.safetensors", "no-such-name"):
        assert main(["recognise", str(DRAWN), "--model", str(name)]) == 2, name
        streams = capsys.readouterr()
        assert not streams.out, name
        assert streams.err.count("\n") == 1, streams.err


NAMES = {
    "": "There is no model “”",
    "x" * 300: "There is no model “xxx",
    "x" * 300 + ".safetensors": "the name is too long",
    "/dev/zero": "no file, but a device",
    "a\x1b[31m.safetensors": r"a\x1b[31m.safetensors",
}


@pytest.mark.skipif(os.name == "nt", reason="other devices and names there")
@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:9])
def test_no_word_of_the_system_is_printed_raw(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in ([str(DRAWN), "--model", name], [name or "no such file"]):
        assert main(["recognise", *arguments]) == 2
        streams = capsys.readouterr()
        assert "Errno" not in streams.err
        assert streams.err.removesuffix("\n").isprintable()
        if "--model" in arguments:
            assert NAMES[name] in streams.err


def test_an_error_of_the_system_that_nobody_foresaw_is_a_sentence(
    model: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_arguments: object) -> None:
        raise OSError(36, "File name too long", "a\x07")

    monkeypatch.setattr("desktop.cli.models.recogniser", fails)
    assert main(["recognise", str(DRAWN), "--model", model]) == 2
    assert capsys.readouterr().err == "badak: “a\\x07” can't be used: the name is too long.\n"


def idx(array: np.ndarray) -> bytes:
    head = bytes([0, 0, 8, array.ndim]) + b"".join(n.to_bytes(4) for n in array.shape)
    return gzip.compress(head + array.astype(np.uint8).tobytes())


def test_evaluate_prints_a_table(
    model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rng = np.random.default_rng(0)
    (tmp_path / "t10k-images-idx3-ubyte.gz").write_bytes(idx(rng.integers(0, 256, (20, 28, 28))))
    (tmp_path / "t10k-labels-idx1-ubyte.gz").write_bytes(idx(rng.integers(0, 10, 20)))
    arguments = ["--mnist", str(tmp_path), "--strokes", str(DRAWN), "--pens", "0.03", "0.14"]
    assert main(["evaluate", "--model", model, *arguments]) == 0
    heading, *rows = capsys.readouterr().out.splitlines()
    assert heading.split()[:3] == ["model", "data", "right"]
    assert [row.split()[0] for row in rows] == ["fresh"] * 3
    assert "pen 14%" in rows[2]
    assert {len(row) for row in (heading, *rows)} == {len(heading)}


def test_evaluate_measures_the_writers_asked_for(
    model: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "--model", model, "--strokes", str(DRAWN), "--fold", "0/3"]) == 0
    assert " 1 " in capsys.readouterr().out.splitlines()[1]


def test_evaluate_counts_what_is_refused_of_other_drawings(
    model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "letters.jsonl"
    lines = [{"label": label, "strokes": [[[0, 0], [9, 0.1]]]} for label in ("a", "O", "b")]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert main(["evaluate", "--model", model, "--strokes", str(path), "--without", "O"]) == 0
    heading, line = capsys.readouterr().out.splitlines()
    assert heading.split()[-1] == "refused"
    assert line.split()[1:] == ["letters", "-", "2", "-", "-", "0.00%", "100.00%"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--mnist", "none"],
        ["--strokes", "none.jsonl"],
        ["--mnist", str(ROOT / "tests")],
        ["--strokes", str(DRAWN), "--pens", "0"],
        ["--strokes", str(DRAWN), "--fold", "3/3"],
    ],
)
def test_evaluate_refuses(
    model: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "--model", model, *arguments]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_version_help_and_nonsense(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("badak ")
    assert main(["--help"]) == 0
    assert "recognise" in capsys.readouterr().out
    for nonsense in ([], ["dance"], ["recognise"], ["screenshot"], ["screenshot", "x", "--size=9"]):
        assert main(nonsense) == 2
    capsys.readouterr()
    assert main(["screenshot", "x", "--tab", "none"]) == 2
    assert "choose one of: start, digit, " in capsys.readouterr().err


def test_a_reader_that_goes_away_and_no_qt_for_strokes(model: str, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(DRAWN.read_text(encoding="utf-8") * 60, encoding="utf-8")
    program = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from desktop.cli import main\n"
        f"sys.exit(main(['recognise', {str(many)!r}, '--model', {model!r}]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith("{")
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 141, errors
    assert errors == ""


def test_ctrl_c_ends_quietly(
    model: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop.cli.recognise.answers", interrupted)
    assert main(["recognise", str(DRAWN), "--model", model]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.long
def test_every_tab_is_painted(tmp_path: Path) -> None:
    arguments = [sys.executable, "main.py", "screenshot", str(tmp_path / "new" / "folder")]
    arguments += ["--themes", "dark", "--languages", "ko", "--tab", "digit", "--size", "1024x700"]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    from PySide6.QtGui import QImage

    picture = QImage(str(tmp_path / "new" / "folder" / "digit-dark-ko.png"))
    assert (picture.width(), picture.height()) == (1024, 700)


@pytest.mark.parametrize(
    ("spoken", "korean"), [("ko_KR.UTF-8", True), ("en_US.UTF-8", False), ("", False)]
)
def test_a_refusal_is_said_in_the_user_s_language(capsys, monkeypatch, spoken, korean) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", spoken)
    assert main(["recognise", "no-such-picture.png"]) == 2
    said = capsys.readouterr().err
    assert "no-such-picture.png" in said
    assert any("가" <= sign <= "힣" for sign in said) == korean
