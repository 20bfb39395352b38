"""What went wrong is said in one language, down to the reason in the middle of a sentence."""

from __future__ import annotations

import ast
import errno
import json
import os
import re
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save as to_bytes

from desktop.services import i18n
from desktop.services.user_models import OwnModels
from nn_core.data.files import opened
from nn_core.data.mnist import find
from nn_core.data.notebook.errors import typed
from nn_core.errors import BadakError, Phrase
from nn_core.layers import Affine
from nn_core.models import load
from nn_core.network import Network
from nn_core.util.atomic_write import unwritable
from nn_core.util.system_errors import of_system

ROOT = Path(__file__).parents[3]
NAMES = {"MNIST", "safetensors", "Badak", "SQLite", "MB"}
KNOWN = ("ENOSPC", "EACCES", "EROFS", "ENOENT", "EEXIST", "ENOTDIR", "EISDIR", "EIO", "EBUSY")


def english(error: BadakError) -> set[str]:
    """Return the English words in what a Korean reads of an error, paths and names aside."""
    i18n.install("ko")
    text = re.sub(r"“[^”]*”|/\S*", "", " ".join(i18n.error_texts(error)))
    assert re.search("[가-힣]", text)
    return set(re.findall(r"[A-Za-z]{2,}", text)) - NAMES


def raised(act, *arguments) -> BadakError:
    with pytest.raises(BadakError) as caught:
        act(*arguments)
    return caught.value


def model(path: Path, architecture: str | None = None, **arrays: np.ndarray) -> Path:
    """Write a small network with something wrong."""
    network = Network([Affine(3, 2, np.random.default_rng(0))])
    notes = {"architecture": architecture or json.dumps(network.config())}
    path.write_bytes(to_bytes({**network.state(), **arrays}, notes))
    return path


WRONG = {
    "architecture": {"architecture": "{"},
    "no network": {"architecture": "[]"},
    "size": {"architecture": '[{"kind": "affine", "inputs": 99, "outputs": 99}]'},
    "kind": {"architecture": '[{"kind": "teapot"}]'},
    "numbers": {"0.b": np.array([np.nan, 0], np.float32)},
    "shape": {"0.b": np.zeros(3, np.float32)},
    "digits": {"familiarity.means": np.zeros(3, np.float32)},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_why_a_file_is_no_model(wrong, qapp, tmp_path):
    assert english(raised(load, model(tmp_path / "a.safetensors", **wrong))) == set()


def test_why_a_file_cannot_be_read_as_a_model(qapp, tmp_path):
    (text := tmp_path / "text.safetensors").write_text("something else", encoding="utf-8")
    (cut := tmp_path / "cut.safetensors").write_bytes(
        model(tmp_path / "a.safetensors").read_bytes()[:-5]
    )
    with (large := tmp_path / "large.safetensors").open("wb") as file:
        file.truncate((64 << 20) + 1)
    for path in (text, cut, large, tmp_path / "none.safetensors", tmp_path):
        assert english(raised(load, path)) == set(), path


@pytest.mark.parametrize("name", KNOWN)
def test_what_the_system_refuses(name, qapp):
    number = getattr(errno, name)
    error = unwritable(Path("/a/b"), OSError(number, os.strerror(number)))
    assert english(error) == set()
    assert os.strerror(number) not in str(error)


def test_what_the_system_refuses_for_a_reason_we_do_not_know_is_a_quotation(qapp):
    error = unwritable(Path("/a/b"), OSError(errno.EPIPE, "Broken pipe"))
    assert "“Broken pipe”." in i18n.error_texts(error)[0]
    assert english(error) == set()
    assert str(of_system(OSError("no number"))) == "the system says “no number”"


@pytest.mark.parametrize("code", [sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, 1, 13])
def test_what_happens_to_the_notebook(code, qapp):
    told = sqlite3.OperationalError("unable to open database file")
    told.sqlite_errorcode = code
    assert english(typed(Path("/a/b"), told)) == set()


def test_files_that_are_not_there(qapp, tmp_path):
    def read(path):
        with opened(path) as file:
            file.read()

    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert english(raised(read, tmp_path / "file" / "below")) == set()
    for part, kind in (("train", "images"), ("test", "labels")):
        assert english(raised(find, tmp_path, part, kind)) == set()
    own = OwnModels(tmp_path / "own")
    assert english(raised(own.rename, "gone", "new")) == set()


def test_a_phrase_with_a_field_that_is_a_phrase(qapp):
    i18n.install("ko")
    inner = Phrase("it is a folder")
    error = BadakError("“{path}” can't be read: {reason}.", path="x", reason=inner)
    assert str(error) == "“x” can't be read: it is a folder."
    assert i18n.error_texts(error)[0] == "“x” 파일을 읽을 수 없어요: 폴더예요."


def test_no_field_of_an_error_is_an_english_sentence():
    """Where errors are made, no field is given plain words: they would stay English."""
    found = []
    for package in ("nn_core", "desktop"):
        for file in (ROOT / package).rglob("*.py"):
            found += [
                f"{file.name}: {words}"
                for words in _plain_words(ast.parse(file.read_text(encoding="utf-8")))
            ]
    assert found == []


def _plain_words(tree: ast.Module) -> list[str]:
    given = [
        keyword.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _makes_an_error(call)
        for keyword in call.keywords
    ]
    texts = [ast.unparse(value) for value in given]
    return [text for text in texts if re.search(r"strerror|[\"'][^\"']*[a-z]{3} [a-z]{2}", text)]


def _makes_an_error(call: ast.Call) -> bool:
    first = call.args[0] if call.args else None
    return isinstance(first, ast.Call) and ast.unparse(first.func) == "QT_TRANSLATE_NOOP"
