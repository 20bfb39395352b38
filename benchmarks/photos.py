"""How many made-up photos are read right, refused, or wrong and sure; the same for rows of digits.

The digits are drawn by hands: ``--strokes FILE`` names a file of labelled strokes.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import photo_scenes as scenes
from nn_core.arrays import FloatArray
from nn_core.data.stroke_files import StrokeSample, read_strokes
from nn_core.digits import Drawing, State, ink_from_rgba
from nn_core.digits.ink import draw
from nn_core.digits.verdict import gravest, in_a_row

if TYPE_CHECKING:
    from nn_core.digits import Recogniser, Verdict

QUALITY = 85
"""Of the JPEG files that photos come as."""
CANVAS = ("canvas", "paint")


def run(argv: list[str]) -> int:
    """Print a line for each condition."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks photos", description=__doc__)
    parser.add_argument("--strokes", type=Path, required=True, metavar="FILE")
    parser.add_argument("--count", type=int, default=30, help="photos of each condition")
    parser.add_argument("--rows", type=int, default=20, help="rows of digits of each kind")
    parser.add_argument("--plain", type=int, default=300, help="drawings of the canvas and paint")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", metavar="CONDITION")
    parser.add_argument("--save", type=Path, metavar="DIR", help="keep what was not read right")
    arguments = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.services.recognisers import Recognisers

    reader = Recognisers().get("cnn")
    print(f"{'condition':14} {'of':>4} {'right':>6} {'refused':>8} {'unsure':>7} {'wrong':>6}   ms")
    for name, pictures in conditions(arguments):
        if not arguments.only or name in arguments.only:
            print(_line(name, pictures, reader, arguments.save), flush=True)
    return 0


def conditions(
    arguments: argparse.Namespace,
) -> Iterator[tuple[str, Iterator[tuple[FloatArray, str]]]]:
    """Yield each condition's name with its pictures and what they show."""
    samples = [s for s in read_strokes(arguments.strokes) if s.digit is not None]
    for name in (*scenes.SCENES, "screen"):
        yield name, _photos(name, samples, arguments.count, arguments.seed)
    for name in scenes.ROWS:
        yield name, _rows(name, samples, arguments.rows, arguments.seed)
    for name in CANVAS:
        yield name, _drawn(name, samples, arguments.plain, arguments.seed)


def _photos(
    name: str, samples: list[StrokeSample], count: int, seed: int
) -> Iterator[tuple[FloatArray, str]]:
    rng = np.random.default_rng([seed, *name.encode()])
    for number in range(count):
        of_digit = [s for s in samples if s.digit == number % 10]
        sample = of_digit[rng.integers(len(of_digit))]
        made = scenes.screen(sample, rng) if name == "screen" else scenes.photo(name, sample, rng)
        yield as_file(made, "png" if name == "screen" else "jpg"), str(sample.digit)


def _rows(
    name: str, samples: list[StrokeSample], count: int, seed: int
) -> Iterator[tuple[FloatArray, str]]:
    rng = np.random.default_rng([seed, *name.encode()])
    for _ in range(count):
        grey, text = scenes.row(name, samples, rng)
        yield as_file(np.repeat(grey[..., None], 3, axis=2), "png"), text


def _drawn(
    name: str, samples: list[StrokeSample], count: int, seed: int
) -> Iterator[tuple[FloatArray, str]]:
    """Yield drawings as they are saved by this program's canvas, and by a paint program."""
    rng = np.random.default_rng([seed, *name.encode()])
    for place in rng.choice(len(samples), count, replace=False):
        grid = np.zeros((280, 280), np.float32)
        side = rng.uniform(90, 250)
        left, top = rng.uniform(8, 272 - side, 2)
        for stroke in scenes.fitted(samples[place].strokes, side, left, top):
            draw(grid, stroke, np.full(len(stroke), rng.uniform(4, 14)))
        grid = grid if name == "canvas" else (grid > 0.5).astype(np.float32)
        yield as_file(np.repeat(1 - grid[..., None], 3, axis=2), "png"), str(samples[place].digit)


def as_file(picture: FloatArray, kind: str) -> FloatArray:
    """Return a picture (H, W, 3) as it is read from a file, shape (H, W, 4)."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QImageWriter

    from desktop.widgets.canvas import picture_reading

    whole = np.ascontiguousarray(np.rint(255 * picture).astype(np.uint8))
    height, width, _ = whole.shape
    image = QImage(whole.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(QUALITY)
    writer.write(image)
    return picture_reading.rgba(QImage.fromData(buffer.data().data()))


def _line(
    name: str,
    pictures: Iterator[tuple[FloatArray, str]],
    reader: Recogniser,
    folder: Path | None,
) -> str:
    counts: Counter[str] = Counter()
    times = []
    for number, (pixels, text) in enumerate(pictures):
        begin = time.perf_counter()
        drawing = Drawing(image=ink_from_rgba(pixels))
        answer, verdict = read(drawing, reader)
        times.append(1000 * (time.perf_counter() - begin))
        outcome = outcome_of(answer, verdict, text)
        counts[outcome] += 1
        if folder is not None and outcome != "right":
            _keep(folder, f"{name}_{number:03}_{text}_{outcome}_{answer}", pixels, drawing)
    figures = f"{counts['right']:6} {counts['refused']:8} {counts['unsure']:7} {counts['wrong']:6}"
    return f"{name:14} {counts.total():4} {figures} {np.median(times):5.0f}"


def read(drawing: Drawing, reader: Recogniser) -> tuple[str, Verdict]:
    """Return what is read, digit by digit, and the gravest verdict."""
    whole = reader.recognise(drawing)
    _, parts = reader.recognise_apart(drawing)
    if len(parts) < 2:
        return in_a_row([whole.verdict]), whole.verdict
    verdicts = [part.verdict for part in parts]
    return in_a_row(verdicts), gravest(verdicts)


def outcome_of(answer: str, verdict: Verdict, text: str) -> str:
    """Return right, refused, unsure, or wrong, which is sure, too."""
    if verdict.state is State.NO_DIGIT:
        return "refused"
    if answer == text:
        return "right"
    return "unsure" if verdict.state is State.UNSURE else "wrong"


def _keep(folder: Path, name: str, pixels: FloatArray, drawing: Drawing) -> None:
    """Save a picture with the ink that was found in it below."""
    from PySide6.QtGui import QImage

    assert drawing.image is not None
    folder.mkdir(parents=True, exist_ok=True)
    for ending, values in (("", pixels[..., :3]), ("_ink", 1 - drawing.image)):
        grey = np.ascontiguousarray(np.rint(255 * np.clip(values, 0, 1)).astype(np.uint8))
        form = QImage.Format.Format_RGB888 if grey.ndim == 3 else QImage.Format.Format_Grayscale8
        high, wide = grey.shape[:2]
        QImage(grey.data, wide, high, grey.nbytes // high, form).save(
            str(folder / f"{name}{ending}.png".replace("?", "x"))
        )
