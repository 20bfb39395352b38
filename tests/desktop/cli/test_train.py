"""``badak train`` as a user runs it, on a task of a few hundred pictures."""

from __future__ import annotations

import argparse
import json
import os
import struct
from pathlib import Path

import numpy as np
import pytest

from desktop.cli import main, train, training_material
from desktop.cli.arguments import fold
from nn_core.errors import DataFileError
from nn_core.models import load
from nn_core.models.recipes import RECIPES
from nn_core.models.train_recipe import Learnt


def write_mnist(folder: Path, count: int = 240, kinds: int = 10) -> Path:
    """Write four small IDX files whose pictures are bars: where the bar is says the label."""
    rng = np.random.default_rng(0)
    for part, size in (("train", count), ("t10k", count // 4)):
        labels = rng.integers(0, kinds, size).astype(np.uint8)
        images = rng.integers(0, 40, (size, 28, 28)).astype(np.uint8)
        images[np.arange(size), 4 + 2 * labels] = 255
        head = struct.pack(">IIII", 0x803, size, 28, 28)
        (folder / f"{part}-images-idx3-ubyte").write_bytes(head + images.tobytes())
        head = struct.pack(">II", 0x801, size)
        (folder / f"{part}-labels-idx1-ubyte").write_bytes(head + labels.tobytes())
    return folder


def write_strokes(path: Path, writers: int = 3) -> Path:
    lines = [
        {"label": digit, "writer": writer, "strokes": [[[0, 0], [digit + 1, 10 + writer]]]}
        for digit in range(10)
        for writer in range(writers)
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def command(*words: object) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    train.add_parser(parser.add_subparsers())
    return parser.parse_args(["train", *map(str, words)])


def words(folder: Path, out: Path, *more: object) -> tuple[object, ...]:
    return ("--model", "book", "--mnist", folder, "--epochs", 3, "--out", out, *more)


def test_training_saves_weights_that_say_where_they_are_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "w.safetensors"
    strokes = write_strokes(tmp_path / "pen.jsonl")
    folder = write_mnist(tmp_path, 1600)
    arguments = command(*words(folder, out, "--strokes", strokes, "--seed", 5, "--epochs", 12))
    assert arguments.run(arguments) == 0
    shown = capsys.readouterr().err.splitlines()
    assert [line.split("  ")[0] for line in shown[:2]] == ["epoch 1/12", "epoch 2/12"]
    assert "MNIST test" in shown[0]
    model = load(out)
    assert model.metadata["seed"] == "5"
    assert "CC BY 4.0" in model.metadata["data"]
    assert float(model.metadata["accuracy on MNIST test"]) > 0.5
    assert model.metadata["commit"]


def test_the_command_repeats_its_weights(tmp_path: Path) -> None:
    folder = write_mnist(tmp_path)
    outs = [tmp_path / "a.safetensors", tmp_path / "b.safetensors"]
    for out in outs:
        arguments = command(*words(folder, out))
        arguments.run(arguments)
    first, second = (load(out).network.flat_params for out in outs)
    np.testing.assert_array_equal(first, second)


def test_a_fold_leaves_its_writers_out_and_measures_on_them(tmp_path: Path) -> None:
    learnt, left_out = training_material.sorted_by_fold(
        write_strokes(tmp_path / "pen.jsonl"), (1, 3)
    )
    assert {sample.writer for sample in learnt} == {0, 2}
    assert {sample.writer for sample in left_out} == {1}
    assert training_material.plainly(left_out).images.shape == (10, 28, 28)


def test_ctrl_c_keeps_the_weights_of_the_last_whole_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "w.safetensors"
    take = Learnt.take

    def interrupted(learnt: Learnt, *arguments: object) -> None:
        if learnt.history:
            raise KeyboardInterrupt
        take(learnt, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Learnt, "take", interrupted)
    arguments = command(*words(write_mnist(tmp_path), out))
    assert arguments.run(arguments) == 0
    assert load(out).metadata["epochs"] == "1 of 3"


def test_ctrl_c_before_the_first_epoch_touches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "w.safetensors"
    out.write_bytes(b"mine")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Learnt, "take", interrupted)
    arguments = command(*words(write_mnist(tmp_path), out))
    assert arguments.run(arguments) == 130
    assert out.read_bytes() == b"mine"


def test_a_wrong_place_is_refused_before_anything_is_learnt(tmp_path: Path) -> None:
    for out in (tmp_path, tmp_path / "none" / "w.safetensors", Path(os.devnull)):
        arguments = command(*words(tmp_path, out))
        with pytest.raises(DataFileError, match="can't be written"):
            arguments.run(arguments)


def test_digits_of_fewer_than_ten_kinds_are_refused(tmp_path: Path) -> None:
    out = tmp_path / "w.safetensors"
    arguments = command(*words(write_mnist(tmp_path, kinds=9), out))
    with pytest.raises(DataFileError, match=r"from: 9\."):
        arguments.run(arguments)
    assert not out.exists()


@pytest.mark.parametrize("count", [0, 20])
def test_too_few_digits_are_refused(tmp_path: Path, count: int) -> None:
    arguments = command(*words(write_mnist(tmp_path, count), tmp_path / "w.safetensors"))
    with pytest.raises(DataFileError):
        arguments.run(arguments)


@pytest.mark.parametrize(
    "numbers", [("--epochs", "0"), ("--epochs", "-1"), ("--epochs", "1.5"), ("--seed", "-1")]
)
def test_numbers_out_of_range_are_refused_in_one_sentence(
    numbers: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", *map(str, words(tmp_path, tmp_path / "w")), *numbers]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"badak: {numbers[0]}: ") and said.count("\n") == 1


def test_the_help_knows_the_epochs_of_the_recipes() -> None:
    assert ", ".join(f"{name} {one.epochs}" for name, one in RECIPES.items()) == train.EPOCHS


def test_strokes_without_digits_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "letters.jsonl"
    path.write_text('{"label": "a", "strokes": [[[0, 0], [1, 1]]]}', encoding="utf-8")
    with pytest.raises(DataFileError, match="no digit"):
        training_material.sorted_by_fold(path, None)


@pytest.mark.parametrize("text", ["3", "3/3", "-1/3", "a/b"])
def test_a_fold_is_written_as_k_of_n(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        fold(text)


def test_writers_with_names_have_a_fold_of_their_own() -> None:
    assert training_material.fold_of(7, 3) == 1
    assert training_material.fold_of("mina", 3) == training_material.fold_of("mina", 3)
