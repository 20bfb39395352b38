"""The files people bring: recognise and import read the same, say what they did, and go on."""

from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path

import pytest

from desktop.cli import main
from nn_core.data.bundled import bundled
from nn_core.data.notebook import Notebook, all_labelled, count, page
from nn_core.models import load

ROOT = Path(__file__).parents[3]
BROUGHT = ROOT / "tests" / "data" / "brought"
TABLES = {
    "csv_scaled_0_to_1.csv": "Scaled from 0 … 1 to 0 … 255: 10.",
    "csv_black_on_white.csv": "Black on white, so ink and paper were swapped: 10.",
    "csv_no_header_label_first.csv": "",
    "csv_semicolons.csv": "",
    "idx_emnist_transposed/emnist-digits-test-images-idx3-ubyte.gz": "Rows and columns were "
    "exchanged, so they were turned: 10.",
    "folder_transparent_28": "Labels taken from the names of the folders: 10.",
    "folder_label_in_name": "Labels taken from the names of the files: 10.",
}
STROKES = ("xyt.jsonl", "quickdraw.ndjson", "ink.inkml", "pretty.json")
Capture = pytest.CaptureFixture[str]


def answers(text: str) -> list[tuple[object, object]]:
    found = [json.loads(line) for line in text.splitlines()]
    return [(line["answer"], line.get("label")) for line in found]


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_recognised_and_imported_alike(
    name: str, tmp_path: Path, capsys: Capture
) -> None:
    path = BROUGHT / "tables" / name
    assert main(["recognise", str(path)]) == 0
    streams = capsys.readouterr()
    assert answers(streams.out) == [(digit, digit) for digit in range(10)]
    assert TABLES[name] in streams.err
    assert "10 of 10 (100.00%) read as labelled" in streams.err
    assert main(["import", str(path), "--as-notebook", str(tmp_path / "a.sqlite")]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{path}: Digits added: 10.")
    assert TABLES[name] in said
    with Notebook(tmp_path / "a.sqlite") as notebook:
        found = all_labelled(notebook)
    assert found.labels.tolist() == [*range(10)]
    assert all(60 < (image > 128).sum() < 300 for image in found.images)


@pytest.mark.parametrize("name", STROKES)
def test_strokes_are_recognised_and_imported_alike(
    name: str, tmp_path: Path, capsys: Capture
) -> None:
    path = BROUGHT / "strokes" / name
    assert main(["recognise", str(path)]) == 0
    assert answers(capsys.readouterr().out) == [(4, 4)]
    assert main(["import", str(path), "--as-notebook", str(tmp_path / "a.sqlite")]) == 0
    assert capsys.readouterr().out == f"{path}: Digits added: 1.\n"
    with Notebook(tmp_path / "a.sqlite") as notebook:
        (entry,) = page(notebook)
        assert (entry.label, len(entry.strokes)) == (4, 2)


def test_bad_lines_and_files_are_named_and_the_rest_is_done(
    tmp_path: Path, capsys: Capture
) -> None:
    good = (BROUGHT / "strokes" / "one_bad_line.jsonl").read_text(encoding="utf-8").splitlines()
    good[3] = '{"label": 5, "strokes": "none"}'
    (tmp_path / "bad line.jsonl").write_text("\n".join(good), encoding="utf-8")
    (tmp_path / "bad.bin").write_bytes(bytes(range(1, 255)))
    last = BROUGHT / "strokes" / "xyt.jsonl"
    files = [tmp_path / "bad.bin", tmp_path / "bad line.jsonl", tmp_path / "missing.png", last]
    assert main(["recognise", *map(str, files)]) == 1
    streams = capsys.readouterr()
    assert len(answers(streams.out)) == len(good) - 1 + 1
    assert [json.loads(s)["index"] for s in streams.out.splitlines()] == [0, 1, 2, 4, 5, 6, 0]
    for part in ("bad.bin” is of no kind", "Line 4 of “", "missing.png"):
        assert part in streams.err
    assert "Traceback" not in streams.err
    notebook = str(tmp_path / "a.sqlite")
    assert main(["import", *map(str, files), "--as-notebook", notebook]) == 1
    streams = capsys.readouterr()
    assert "Digits added: 6. Left out: 1 without a drawing (at number 4)." in streams.out
    assert f"{last}: Digits added: 1." in streams.out
    assert "bad.bin" in streams.err


def test_stop_ends_at_the_first_that_is_bad(tmp_path: Path, capsys: Capture) -> None:
    good = str(BROUGHT / "strokes" / "xyt.jsonl")
    (tmp_path / "bad.jsonl").write_text("x\n" + Path(good).read_text("utf-8"), encoding="utf-8")
    assert main(["recognise", good, str(tmp_path / "bad.jsonl"), good, "--stop"]) == 2
    streams = capsys.readouterr()
    assert len(answers(streams.out)) == 1
    assert streams.err.splitlines()[-1].startswith("badak: Line 1 of")


def test_nothing_that_can_be_read_is_a_failure(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.jsonl").write_text("x\ny\n", encoding="utf-8")
    assert main(["recognise", str(tmp_path / "a.jsonl")]) == 2
    assert main(["recognise", str(tmp_path / "a.jsonl"), str(tmp_path / "b")]) == 2
    assert main(["import", str(tmp_path / "b"), "--as-notebook", str(tmp_path / "n")]) == 2
    assert not capsys.readouterr().out


@pytest.mark.parametrize("kind", ["json", "csv", "idx", "png"])
def test_what_goes_out_comes_in(kind: str, tmp_path: Path, capsys: Capture) -> None:
    first, second = str(tmp_path / "a.sqlite"), str(tmp_path / "b.sqlite")
    assert main(["import", str(BROUGHT / "tables"), "--as-notebook", first]) == 0
    target = tmp_path / "out"
    assert main(["export", str(target), "--kind", kind, "--as-notebook", first]) == 0
    said = capsys.readouterr().out.splitlines()[-1]
    assert said.startswith("Digits written to “out")
    assert said.endswith(": 10.")
    (made, *_) = sorted(tmp_path.glob("out*"))
    assert main(["import", str(made), "--as-notebook", second]) == 0
    with Notebook(Path(first)) as old, Notebook(Path(second)) as new:
        assert count(new) == 10
        assert (all_labelled(old).images == all_labelled(new).images).all()
    capsys.readouterr()
    assert main(["export", str(target), "--kind", kind, "--as-notebook", first]) == 2
    assert "already" in capsys.readouterr().err
    if kind != "png":
        assert (
            main(["export", str(target), "--kind", kind, "--replace", "--as-notebook", first]) == 0
        )


def test_evaluate_says_that_the_pictures_were_turned(tmp_path: Path, capsys: Capture) -> None:
    shutil.copytree(BROUGHT / "tables" / "idx_emnist_transposed", tmp_path / "e")
    assert main(["evaluate", "--mnist", str(tmp_path / "e"), "--model", "cnn"]) == 0
    streams = capsys.readouterr()
    assert "Rows and columns were exchanged" in streams.err
    assert "100.00%" in streams.out


def test_a_network_goes_out_as_onnx_and_comes_in_from_the_book(
    tmp_path: Path, capsys: Capture
) -> None:
    assert main(["convert", "book", str(tmp_path / "a.onnx")]) == 0
    assert (tmp_path / "a.onnx").read_bytes()[:2] == b"\x08\x08"
    layers = load(ROOT / "resources" / "weights" / "book.safetensors").network.layers[::2]
    weights = {f"W{n}": layer.params["W"] for n, layer in enumerate(layers, 1)}
    weights |= {f"b{n}": layer.params["b"] for n, layer in enumerate(layers, 1)}
    pickled = tmp_path / "sample_weight.pkl"
    pickled.write_bytes(pickle.dumps(weights, 3))
    made = tmp_path / "mine.safetensors"
    assert main(["convert", str(pickled), str(made), "--keep", "of the book"]) == 0
    streams = capsys.readouterr()
    assert "activation found by trying: sigmoid" in streams.err
    assert "kept as “of the book”" in streams.out
    strokes = str(BROUGHT / "strokes" / "xyt.jsonl")
    for model in (str(pickled), str(made), "of the book"):
        assert main(["recognise", strokes, "--model", model]) == 0
        assert answers(capsys.readouterr().out)[0][1] == 4
    assert main(["convert", "book", str(made)]) == 2
    assert main(["convert", "book", str(tmp_path / "a.doc")]) == 2
    assert main(["convert", "book"]) == 2
    pickled.write_bytes(b"cos\nsystem\n(X\4\0\0\0lsxxtR.")
    assert main(["recognise", strokes, "--model", str(pickled)]) == 2
    assert "“os system”" in capsys.readouterr().err


@pytest.mark.parametrize("way", [dict, "tuples"])
def test_the_book_s_pickle_of_mnist_is_read(way: object, tmp_path: Path, capsys: Capture) -> None:
    found = bundled(ROOT / "resources" / "digits")
    places = [int((found.labels == digit).argmax()) for digit in range(10)]
    images, labels = found.images[places].reshape(10, 784), found.labels[places]
    parts: object = {"train_img": images[:6], "train_label": labels[:6]} | {
        "test_img": images[6:],
        "test_label": labels[6:],
    }
    if way == "tuples":
        parts = ((images[:6] / 255, labels[:6]), (images[6:] / 255, labels[6:]))
    path = tmp_path / "mnist.pkl"
    path.write_bytes(pickle.dumps(parts, 4))
    assert main(["recognise", str(path)]) == 0
    assert answers(capsys.readouterr().out) == [(digit, digit) for digit in range(10)]
    assert main(["import", str(path), "--as-notebook", str(tmp_path / "a.sqlite")]) == 0
    assert "Digits added: 10." in capsys.readouterr().out
