"""The readers that are tried: honest inputs for each, and what is done with one."""

from __future__ import annotations

import base64
import gzip
import io
import json
import pickle
import random
import struct
import tarfile
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.numpy
from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtGui import QColor, QImage

from desktop.platform import package_files
from desktop.services.context import SharedDrawing, SharedServices, TabContext
from desktop.services.notebook import NotebookService
from desktop.services.recognisers import Recognisers
from desktop.services.settings import Settings
from desktop.services.user_models import OwnModels
from desktop.shell import session
from desktop.style.theme import manager
from desktop.tabs import registered
from desktop.tabs.kit.presenter import Presenter
from desktop.tabs.kit.tab import load as load_part
from desktop.tabs.mydigits.browse.transfer import bringing
from desktop.widgets.canvas import drawing_json, picture_reading
from desktop.widgets.canvas.photo_crop import PhotoCrop
from desktop.widgets.controls.number_field import parse_number
from nn_core.data import pasted
from nn_core.data.bundled import bundled
from nn_core.data.idx import read_idx
from nn_core.data.mnist import read_part
from nn_core.data.notebook import (
    Entry,
    Notebook,
    NotebookError,
    all_labelled,
    counts_by_label,
    models,
    open_or_start_again,
    page,
)
from nn_core.data.notebook.opening import COMPANIONS
from nn_core.data.notebook.transfer.csv_files import export_csv
from nn_core.data.notebook.transfer.json_lines import export_json
from nn_core.data.pickled_arrays import NoArrays, arrays_in
from nn_core.data.stroke_files import read_strokes
from nn_core.data.training_set import PictureSet
from nn_core.digits import Drawing, Recogniser, Stroke, rasterise
from nn_core.digits.segment import rows, segment
from nn_core.errors import BadakError, ModelFileError
from nn_core.graph import evaluate, forward, gradients_of, parse, written
from nn_core.graph.activation import own_activation
from nn_core.layers import Activate, Affine, BatchNorm, Conv2D, Dropout, Flatten, MaxPool2D, ReLU
from nn_core.models import by_shape
from nn_core.models.by_shape import outline
from nn_core.models.files import load, read_notes, save
from nn_core.models.fit_familiarity import fit_familiarity
from nn_core.models.foreign import load_any, save_npz
from nn_core.models.lineage import lineage
from nn_core.models.onnx_files import to_onnx
from nn_core.models.training_history import Met
from nn_core.network import Network

from .mutations import changed_value, mutated

RNG = np.random.default_rng(0)
STROKES = [
    b'{"label": 7, "strokes": [[[0, 0], [9, 0], [4, 12]]], "writer": 3}\n'
    b'{"label": "x", "strokes": [[[1, 2]], [[3.5, 1e3], [2, 2]]]}\n',
    b'{"label":3,"strokes":[[[0.2,0.2],[0.8,0.25],[0.5,0.9]],[[0.1,0.1]]],"width":[[0.05,0.07,0.1],'
    b'0.2],"erase":[false,true],"unit":"canvas","answer":8,"state":"digit","model":"my net",'
    b'"confidence":0.5,"time":"2026-03-01T12:00:00.000+09:00"}\n',
]


@cache
def network() -> Recogniser | None:
    """Return the network that is asked how digits lie."""
    return Recognisers().best()


class Reader(ABC):
    """One reader.

    Parameters
    ----------
    folder : Path
        Its own; empty at first.
    """

    ending = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / f"input{self.ending}"
        self.seeds = self.honest()

    @abstractmethod
    def honest(self) -> list[bytes]:
        """Return inputs as they should be."""

    @abstractmethod
    def use(self) -> None:
        """Do with the file at ``path`` what the program does."""

    def change(self, rng: random.Random) -> bytes:
        """Return another input."""
        return mutated(rng.choice(self.seeds), self.seeds, rng)

    def read(self, data: bytes) -> None:
        """Have one input read."""
        self.path.write_bytes(data)
        self.use()

    def close(self) -> None:
        """Give back what is open and take away what lies there."""
        self.path.unlink(missing_ok=True)


class Strokes(Reader):
    """Files of strokes, as `recognise` and Open read them."""

    ending = ".jsonl"

    def honest(self) -> list[bytes]:
        return [*STROKES, gzip.compress(STROKES[1], mtime=0)]

    def use(self) -> None:
        for sample in read_strokes(self.path):
            drawing = sample.drawing()
            assert np.isfinite(rasterise(drawing)).all()
            segment(drawing)


class Import(Reader):
    """Files brought into the notebook, which must stay readable whatever came in."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.notebook = Notebook(folder / "notebook.sqlite")
        self.tried = 0

    def close(self) -> None:
        super().close()
        self.notebook.close()

    def bring_in(self) -> None:
        """Let the best network look, as the program does; now and then, since that takes time."""
        self.tried += 1
        reader = network() if self.tried % 10 == 0 else None
        list(bringing(self.notebook, self.path, reader))

    def use(self) -> None:
        list(self.notebook.rows("DELETE FROM digits"))
        self.bring_in()
        for entry in page(self.notebook):
            entry.drawn_at.astimezone()
        models(self.notebook)
        list(export_json(self.notebook, self.folder / "out.jsonl"))
        list(export_csv(self.notebook, self.folder / "out.csv"))


class ImportJson(Import):
    """The notebook from lines of JSON."""

    ending = ".jsonl"

    def honest(self) -> list[bytes]:
        picture = b'{"strokes": [], "picture": "' + b"//8A" * 261 + b'/w==", "label": 1}\n'
        return [*STROKES, STROKES[1] * 3, picture, gzip.compress(STROKES[1], mtime=0)]


class ImportCsv(Import):
    """The notebook from a table."""

    ending = ".csv"

    def honest(self) -> list[bytes]:
        names = ["label", "answer", "model", "time", *(f"pixel{n}" for n in range(784))]
        pixels = ",".join(map(str, RNG.integers(0, 256, 784)))
        rows = [f"{n},{n},'=net,2026-03-01T12:00:00+00:00,{pixels}" for n in range(3)]
        table = "\n".join([",".join(names), *rows, ""]).encode()
        return [table, gzip.compress(table, mtime=0), table.replace(b"label", b"\xef\xbb\xbflabel")]


def idx(array: np.ndarray) -> bytes:
    """Return bytes as the format of MNIST has them."""
    head = struct.pack(f">HBB{array.ndim}I", 0, 8, array.ndim, *array.shape)
    return head + array.tobytes()


class ImportIdx(Import):
    """The notebook from the files of MNIST, and MNIST itself."""

    ending = "-images-idx3-ubyte"

    def honest(self) -> list[bytes]:
        digits = idx(RNG.integers(0, 256, (4, 28, 28)).astype(np.uint8))
        small = idx(RNG.integers(0, 256, (4, 9, 5)).astype(np.uint8))
        labels = self.folder / "input-labels-idx1-ubyte"
        labels.write_bytes(idx(np.array([1, 2, 3, 12], np.uint8)))
        good = idx(np.array([1, 2, 3, 4], np.uint8))
        (self.folder / "t10k-labels-idx1-ubyte").write_bytes(good)
        (self.folder / "t10k-images-idx3-ubyte").symlink_to(self.path)
        return [digits, small, gzip.compress(digits, mtime=0)]

    def bring_in(self) -> None:
        super().bring_in()
        read_part(self.folder, "test")
        read_idx(self.path, 3)


class Tables(Import):
    """Tables of other programs: other names, separators, scales and encodings."""

    ending = ".csv"

    def honest(self) -> list[bytes]:
        pixels = np.zeros((5, 784), int)
        pixels[:, 200:230] = 255
        pixels[:, 400:440] = 99
        rows = [[n, *row] for n, row in enumerate(pixels.tolist())]
        texts = [
            _table([["label", *(f"{y}x{x}" for y in range(28) for x in range(28))], *rows], ";"),
            _table([[*row[1:], row[0]] for row in rows], "\t"),
            _table([[row[0], *(f"{v / 255:.3f}" for v in row[1:])] for row in rows], ","),
            _table([[row[0], *(v % 17 for v in row[1:65])] for row in rows], " "),
            "".join(f"{r[0]} 200:255 230:9 {n + 300}:1\n" for n, r in enumerate(rows)),
            "@relation x\n" + "@attribute a real\n" * 784 + "@data\n" + _table(rows, ","),
        ]
        packed = gzip.compress(texts[1].encode(), mtime=0)
        return [*(text.encode() for text in texts), texts[0].encode("utf-16"), packed]


def _table(rows: list[list[object]], separator: str) -> str:
    return "".join(separator.join(map(str, row)) + "\n" for row in rows)


class Arrays(Import):
    """What NumPy saved."""

    ending = ".npz"

    def honest(self) -> list[bytes]:
        pictures = RNG.integers(0, 256, (3, 28, 28)).astype(np.uint8)
        labels = np.arange(3)
        return [
            _saved(np.save, pictures),
            _saved(np.save, pictures.reshape(3, 784) / 255),
            _saved(np.savez, x_test=pictures, y_test=labels),
            _saved(np.savez_compressed, images=np.asfortranarray(pictures), labels=np.eye(10)[:3]),
        ]


def _saved(save: Callable[..., None], *arrays: np.ndarray, **named: np.ndarray) -> bytes:
    out = io.BytesIO()
    save(out, *arrays, **named)
    return out.getvalue()


class Ink(Import):
    """Strokes of other programs: Quick Draw, InkML, UNIPEN, JSON over many lines."""

    ending = ".ink"

    def honest(self) -> list[bytes]:
        points = [[[n, n * n, n * 8] for n in range(9)], [[5, 0, 1], [5, 9, 2]]]
        columns = [list(zip(*stroke, strict=True)) for stroke in points]
        quick = json.dumps({"word": "seven", "drawing": columns}) + "\n"
        traces = "".join(f"<trace>{', '.join(f'{x} {y}' for x, y, _ in s)}</trace>" for s in points)
        group = f'<traceGroup><annotation type="truth">7</annotation>{traces}</traceGroup>'
        pens = "".join(
            ".PEN_DOWN\n" + "".join(f"{x} {-y}\n" for x, y, _ in s) + ".PEN_UP\n" for s in points
        )
        record = {"label": 7, "strokes": points}
        return [
            (quick * 2).encode(),
            f"<ink>{group * 2}</ink>".encode(),
            f'<ink xmlns="x"><trace id="a">1 2,\'3\'4,"1"1,* ?</trace>{traces}</ink>'.encode(),
            f'.COORD X Y\n.SEGMENT DIGIT 0-3 OK "7"\n{pens}.SEGMENT DIGIT ? "1"\n{pens}'.encode(),
            json.dumps([record, record], indent=1).encode(),
            json.dumps({"samples": [record] * 2}).encode(),
            json.dumps([[{"x": x, "y": y} for x, y, _ in s] for s in points]).encode("utf-16"),
        ]


class Packed(Import):
    """Archives of all kinds of files."""

    ending = ".zip"

    def honest(self) -> list[bytes]:
        found = []
        for kind in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", kind) as archive:
                archive.writestr("7/a.jsonl", STROKES[0])
                archive.writestr(
                    "../b.png", _written(QImage(28, 28, QImage.Format.Format_RGB32), "png")
                )
            found.append(out.getvalue())
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w:gz") as files:
            entry = tarfile.TarInfo("a.json")
            entry.size = len(STROKES[0])
            files.addfile(entry, io.BytesIO(STROKES[0]))
        return [*found, out.getvalue()]


class Weights(Reader):
    """Networks that somebody passed on."""

    ending = ".safetensors"

    def honest(self) -> list[bytes]:
        rng = np.random.default_rng(0)
        conv = [Conv2D(1, 2, 3, pad=1, rng=rng), BatchNorm(2), MaxPool2D(4), ReLU(), Flatten()]
        plain = [Affine(784, 6, rng), Activate("sigmoid"), Dropout(0.5), Affine(6, 10, rng)]
        taught = {"base_model": "cnn", "learnt_digits": "AAAA", "lineage": "cnn > a"}
        seeds = []
        for network in (Network([*conv, Affine(98, 10, rng)]), Network(plain)):
            images = rng.integers(0, 256, (20, 28, 28)).astype(np.uint8)
            known = fit_familiarity(network, images, np.arange(20) % 10)
            save(self.path, network, taught, known)
            seeds.append(self.path.read_bytes())
        return seeds

    def change(self, rng: random.Random) -> bytes:
        data = rng.choice(self.seeds)
        if rng.random() < 0.3:
            return mutated(data, self.seeds, rng)
        size = int.from_bytes(data[:8], "little")
        head, body = json.loads(data[8 : 8 + size]), data[8 + size :]
        if rng.random() < 0.6:
            notes = head["__metadata__"]
            layers = json.loads(notes["architecture"])
            for _ in range(rng.choice([1, 1, 2])):
                layers = changed_value(layers, rng)
            notes["architecture"] = json.dumps(layers)
        elif rng.random() < 0.6:
            body = _with_odd_floats(body, rng)
        else:
            head = changed_value(head, rng)
        text = json.dumps(head).encode()
        return len(text).to_bytes(8, "little") + text + body

    def use(self) -> None:
        notes = read_notes(self.path)
        Met.from_notes(notes)
        lineage(notes)
        model = load(self.path)
        reader = Recogniser(model.network, "input", model.familiarity)
        image = np.eye(28, dtype=np.float32)
        reader.recognise_image(image)
        reader.recognise_images([image, 1 - image])


@cache
def few_digits() -> PictureSet:
    """Return some bundled digits, all ten among them."""
    every = bundled(package_files.path("digits"))
    return every.take(np.arange(0, len(every), len(every) // 20))


class Networks(Reader):
    """Networks of other programs, found by their shapes and tried; they read by the means."""

    ending = ".net"

    def honest(self) -> list[bytes]:
        digits = few_digits()
        means = [digits.images[digits.labels == n].mean(axis=0) / 255 for n in range(10)]
        W = np.stack([mean.reshape(784) for mean in means], axis=1).astype(np.float32)
        b = (-(W**2).sum(axis=0) / 2).astype(np.float32)
        eye, filters = np.eye(10, dtype=np.float32), np.zeros((1, 1, 3, 3), np.float32)
        filters[..., 1, 1] = 1
        norm = {"bn.weight": b[:1] * 0 + 1, "bn.running_mean": b[:1] * 0, "bn.running_var": b[:1]}
        turned = {"fc1.weight": W.T.copy(), "fc1.bias": b, "fc2.weight": eye}
        conv = {"conv.weight": filters, "fc1.weight": W.T.copy(), "fc1.bias": b, "fc2.weight": eye}
        book = {"W1": W, "b1": b, "W2": eye, "b2": b * 0}
        self.arrays = [turned, conv, {**conv, **norm}, book]
        return [
            *(safetensors.numpy.save(arrays) for arrays in self.arrays),
            pickle.dumps(book),
            pickle.dumps([W, b, eye], 2),
            _saved(np.savez, lr=np.array(0.1), **book),
            _saved(np.savez_compressed, W, b, eye, b),
        ]

    def change(self, rng: random.Random) -> bytes:
        if rng.random() < 0.3:
            return super().change(rng)
        arrays = dict(rng.choice(self.arrays))
        for _ in range(rng.choice([1, 1, 2, 4])):
            _change_arrays(arrays, rng)
        writers: list[Callable[..., bytes]] = [safetensors.numpy.save, pickle.dumps, _zipped]
        return rng.choice(writers)(arrays)

    def use(self) -> None:
        model, told = load_any(self.path, few_digits())
        assert told
        outline(model.network)
        to_onnx(model.network, model.metadata)
        save_npz(self.folder / "out.npz", model.network)
        Recogniser(model.network, "input", model.familiarity).recognise_image(np.eye(28))


def _zipped(arrays: dict[str, np.ndarray]) -> bytes:
    return _saved(np.savez, **arrays)


def _change_arrays(arrays: dict[str, np.ndarray], rng: random.Random) -> None:
    """Change one array, or what it is called."""
    if not arrays:
        return
    key = rng.choice(list(arrays))
    value = arrays.pop(key)
    names = (key, key, "W3", "b1", "fc1.weight", "0", "x.running_var", "arr_1", "a" * 300, "\u202e")
    kinds = (np.float64, np.float16, np.int8, np.uint64, bool)
    ways: list[Callable[[], np.ndarray]] = [
        lambda: value,
        lambda: np.ascontiguousarray(value.T),
        lambda: value.reshape(-1),
        lambda: value[:0] + 0,
        lambda: value[:7] + 0,
        lambda: value[None],
        lambda: np.nan_to_num(value).astype(rng.choice(kinds)),
        lambda: value * np.float32(rng.choice([0, -1, 1e30, 3e38, np.nan])),
        lambda: np.nan_to_num(value).astype(np.float64) * 1e300,
        lambda: np.resize(
            value, rng.choice([(784, 3), (3, 10), (2, 1, 5, 5), (4, 2, 3, 3), (10,)])
        ),
    ]
    with np.errstate(all="ignore"):
        changed = rng.choice(ways)()
    if rng.random() < 0.9:
        arrays[rng.choice(names)] = changed


class Labels(ImportIdx):
    """Labels of IDX in all kinds of numbers, beside pictures that are in order."""

    ending = "-labels-idx1-ubyte"

    def honest(self) -> list[bytes]:
        digits = idx(RNG.integers(0, 256, (4, 28, 28)).astype(np.uint8))
        self.images = self.folder / "input-images-idx3-ubyte"
        self.images.write_bytes(digits)
        wide = np.array([[n, 0, 1, 2, 3, 4, 5, 6] for n in range(4)], ">i4")
        floats = np.arange(4, dtype=">f4")
        return [
            idx(np.arange(4, dtype=np.uint8)),
            struct.pack(">HBB2I", 0, 12, 2, 4, 8) + wide.tobytes(),
            struct.pack(">HBBI", 0, 13, 1, 4) + floats.tobytes(),
            gzip.compress(idx(np.array([1, 2, 3, 12], np.uint8)), mtime=0),
        ]

    def bring_in(self) -> None:
        list(bringing(self.notebook, self.images, None))


class Sessions(Reader):
    """Sessions, whole or as a line of text, given to the presenters of their tabs."""

    ending = ".badak"

    def honest(self) -> list[bytes]:
        settings = Settings(self.folder / "badak.ini")
        notebook = NotebookService(self.folder / "notebook.sqlite")
        parts = SharedDrawing(), Recognisers(own=OwnModels(self.folder / "models")), manager()
        self.context = TabContext(SharedServices(settings, *parts, notebook))
        self.presenters: dict[str, dict[str, Presenter[Any]]] = {}
        self.owners: list[QObject] = []
        found = []
        drawing = Drawing((Stroke(RNG.random((9, 2)), 0.07),))
        for spec in registered():
            made = load_part(spec.presenter)(self.context)
            parts_of = {"": made} if isinstance(made, Presenter) else vars(made)
            own = {name: one for name, one in parts_of.items() if isinstance(one, Presenter)}
            self.presenters[spec.id] = own
            states = {name: one.to_data() for name, one in own.items()}
            one = session.Session({spec.id: {"page": "", "states": states}}, spec.id, drawing)
            found.append(session.to_text(one).encode())
            self.owners.append(made)
        return found

    def change(self, rng: random.Random) -> bytes:
        data = rng.choice(self.seeds)
        if rng.random() < 0.2:
            return mutated(data, self.seeds, rng)
        record = json.loads(data)
        kept = rng.random() < 0.8
        for _ in range(rng.choice([1, 1, 2, 5])):
            within = record["tabs"] if kept else record
            changed = changed_value(within, rng)
            if isinstance(changed, dict):
                record = {**record, "tabs": changed} if kept else changed
            kept = kept and isinstance(record.get("tabs"), dict)
        text = json.dumps(record)
        if rng.random() < 0.2:
            packed = zlib.compress(text.encode("utf-8", "surrogatepass"))
            line = session.LINE.encode() + base64.urlsafe_b64encode(packed)
            return line if rng.random() < 0.7 else mutated(line, self.seeds, rng)
        return text.encode()

    def use(self) -> None:
        text = self.path.read_bytes()
        if text.startswith(session.LINE.encode()):
            found = session.from_line(text.decode("utf-8", "replace"))
        else:
            found = session.read(self.path)
        session.to_text(found)
        for tab, data in found.tabs.items():
            states = data.get("states") if isinstance(data, dict) else None
            for name, state in states.items() if isinstance(states, dict) else ():
                self._give(self.presenters.get(tab, {}).get(name), state)

    @staticmethod
    def _give(presenter: Presenter[Any] | None, state: object) -> None:
        if presenter is not None:
            with suppress(BadakError):
                presenter.begin_with(state if isinstance(state, dict) else {})
            presenter.to_data()

    def close(self) -> None:
        super().close()
        self.context.shutdown()


class Pickles(Reader):
    """Pickles of arrays, by the machine that can build nothing else."""

    ending = ".pkl"

    def honest(self) -> list[bytes]:
        weights = {"W1": RNG.random((4, 3)).astype(np.float32), "b1": np.arange(3)}
        pairs = [(RNG.random((8, 8)), n) for n in range(3)]
        return [pickle.dumps(kept, protocol) for protocol in range(6) for kept in (weights, pairs)]

    def use(self) -> None:
        try:
            found = arrays_in(self.path.read_bytes())
            arrays_in(self.path.read_bytes(), digits=True)
        except NoArrays as error:
            raise ModelFileError(str(error)) from error
        assert all(isinstance(array, np.ndarray) for array in found.values())
        by_shape._groups(found, "input")


def _with_odd_floats(body: bytes, rng: random.Random) -> bytes:
    values = np.frombuffer(body, np.float32).copy()
    odd = [np.nan, np.inf, 3e38, -3e38, 1e-45, 1e20, 0]
    for _ in range(rng.choice([1, 50])):
        values[rng.randrange(len(values))] = rng.choice(odd)
    if rng.random() < 0.3:
        with np.errstate(all="ignore"):
            values *= np.float32(rng.choice([1e10, 1e30, 0]))
    return values.tobytes()


class Pictures(Reader):
    """Pictures, as Open, a drop and `recognise` read them."""

    kinds: tuple[str, ...] = ("png", "jpg", "bmp", "gif", "ppm", "webp", "tiff")

    def honest(self) -> list[bytes]:
        image = QImage(40, 30, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        for place in range(25):
            image.setPixelColor(place, place, QColor("black"))
        seeds = [data for kind in self.kinds if (data := _written(image, kind))]
        held = b"\x00\x00\x00\x1aeXIfMM\x00*" + bytes([0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1])
        held += bytes([0, 6]) + bytes(10)
        # Noise makes it a photo, and several pieces make it several digits.
        grain = RNG.integers(150, 190, (30, 60), np.uint8)
        grain[8:22, 10:13] = grain[8:22, 30:33] = grain[8:22, 40:43] = 20
        photo = QImage(grain.tobytes(), 60, 30, 60, QImage.Format.Format_Grayscale8)
        return [*seeds, seeds[0][:33] + held + seeds[0][33:], _written(photo, "png")]

    def use(self) -> None:
        photo = picture_reading.read_photo(self.path)
        drawing = PhotoCrop(photo.image).drawing()
        PhotoCrop(photo.image, (0.2, 0.1, 0.7, 0.9)).drawing()
        assert np.isfinite(rasterise(drawing)).all()
        rows(segment(drawing))


def _written(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return bytes(buffer.data().data())


class Vectors(Pictures):
    """Pictures made of lines."""

    ending = ".svg"

    def honest(self) -> list[bytes]:
        head = (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
            ' viewBox="0 0 90 90" width="90" height="90">'
        )
        parts = [
            '<path d="M10,10 L80,20 C30,40 50,60 20,80 A9 9 0 0 1 5,5" stroke="black"'
            ' stroke-width="9" fill="none" stroke-dasharray="5 1"/>',
            '<defs><g id="a"><rect width="9" height="9"/></g></defs><use xlink:href="#a"/>',
            '<g transform="rotate(9) scale(2)" opacity=".5"><circle cx="9" cy="9" r="5"/></g>',
            '<mask id="m"><rect width="9" height="90" fill="white"/></mask>'
            '<rect width="90" height="90" mask="url(#m)"/><text x="9" y="50">7</text>',
            "<style>.c{fill:url(#g)}</style><linearGradient id='g'><stop offset='.5'/>"
            "</linearGradient><ellipse class='c' cx='40' cy='40' rx='30' ry='9'/>",
        ]
        whole = [f"{head}{part}</svg>".encode() for part in (*parts, "".join(parts))]
        return [*whole, gzip.compress(whole[-1], mtime=0)]


class Notebooks(Reader):
    """The file of the notebook itself, damaged."""

    ending = ".sqlite"

    def honest(self) -> list[bytes]:
        with Notebook(self.path) as notebook:
            notebook.add_many(
                [
                    Entry.of(Drawing((Stroke(RNG.random((9, 2)), 0.07),)), label=n, model="cnn")
                    for n in range(4)
                ]
            )
        return [self.path.read_bytes()]

    def read(self, data: bytes) -> None:
        for kept in self.folder.iterdir():
            kept.unlink()
        for ending in COMPANIONS:
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        super().read(data)

    def use(self) -> None:
        notebook, _kept = open_or_start_again(self.path)
        with notebook:
            notebook.purge()
            page(notebook)
            counts_by_label(notebook)
            models(notebook)
            all_labelled(notebook)
            try:
                list(export_json(notebook, self.folder / "out.jsonl"))
                notebook.check()
            except NotebookError:
                pass


class Pasted(Reader):
    """Texts from the clipboard: a drawing, a row of numbers, a number."""

    def honest(self) -> list[bytes]:
        rows = [b"0.3\t2.9\t4.0", b"1010, 1000, 990", b"cat 0.3\ndog 2.9", b"1,5; 2,5", b"-1e-3"]
        rows += [b"array([0.3, 2.9, 4.0])", b"a\tb\n1,234\t2,5", b"| a | 1 |", b"{'a': 1}"]
        return [*(line for part in STROKES for line in part.splitlines()), *rows]

    def use(self) -> None:
        text = self.path.read_bytes().decode("utf-8", "replace")
        for take in (drawing_json.loads, pasted.parse, lambda t: parse_number(t, -9, 9)):
            _taken_or_refused(take, text)


def _taken_or_refused(take: object, text: str) -> None:
    try:
        drawing = take(text)  # type: ignore[operator]
        if isinstance(drawing, Drawing):
            assert np.isfinite(rasterise(drawing)).all()
    except BadakError:
        pass


class Formulas(Reader):
    """Formulas that are typed: worked out, gone back through, written again, made an activation."""

    def honest(self) -> list[bytes]:
        texts = (
            "(apple*2 + orange*3)*tax",
            "1/(1 + exp(-x))",
            "max(a, 0.5)^2 - sqrt(abs(b)) + log(a·b÷c)",
            "-x**3 − sigmoid(tanh(x)*pi) + relu(x)/1e3",
            "0,5*x² + ln(x)",
        )
        return [text.encode() for text in texts]

    def use(self) -> None:
        text = self.path.read_bytes().decode("utf-8", "replace")
        graph = parse(text)
        assert parse(written(graph)) == graph
        inputs = {name: 0.5 + place for place, name in enumerate(graph.names)}
        for step in forward(graph, inputs):
            assert step.value is None or np.isfinite(step.value)
        evaluate(graph, {name: np.linspace(-2, 2, 5) for name in graph.names})
        gradients_of(graph, inputs)
        own_activation(text)


READERS: dict[str, type[Reader]] = {
    "strokes": Strokes,
    "json": ImportJson,
    "csv": ImportCsv,
    "idx": ImportIdx,
    "tables": Tables,
    "arrays": Arrays,
    "ink": Ink,
    "packed": Packed,
    "weights": Weights,
    "pickles": Pickles,
    "networks": Networks,
    "labels": Labels,
    "sessions": Sessions,
    "pictures": Pictures,
    "vectors": Vectors,
    "notebook": Notebooks,
    "pasted": Pasted,
    "formulas": Formulas,
}
