"""Copied scripts: they hold all they need, run alone, and give the same numbers."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from script_runner import run_script

from desktop.reading.content import CodeSnapshot
from desktop.reading.script import script
from desktop.reading.source_rewrite import folded, module_source, source_of, without_refusals
from desktop.services import i18n
from nn_core.errors import ValueRefused
from nn_core.layers import Conv2D
from nn_core.optimizers import Adam
from nn_core.records.softmax_steps import entropy, softmax_in_steps, softmax_steps
from nn_core.softmax import softmax
from nn_core.training import fit

FIRST = '''"""One module."""
from __future__ import annotations
import math
from dataclasses import dataclass
import numpy as np
from nn_core.arrays import FloatArray
from nn_core_second import scale as stretch, LIMITS
import nn_core_second as second

FACTOR: float = 2.0  # β
TABLE = {"a": FACTOR}


@dataclass(frozen=True)
class Pair:
    """Two numbers."""

    left: FloatArray
    right: float = FACTOR
    parts: tuple[int, ...] = (1, 2)

    def total(self, extra: float = 0.0) -> float:
        """Return the sum."""
        result: float = float(self.left.sum()) + self.right + extra
        return result


def scale(x: FloatArray, *, by: float = 3.0) -> FloatArray:
    """A name that the second module has too: α."""
    return x * by


def build(x: FloatArray, kind: str = "a") -> Pair:
    """Use a bit of everything."""
    if kind not in TABLE:
        raise ValueError(f"{kind} of {FACTOR}")
    values = [stretch(v) for v in x]
    return Pair(scale(np.array(values)), math.floor(LIMITS[0]) + second.helper(1.0))
'''
SECOND = '''"""Another module."""
import numpy as np
LIMITS = (1.5, np.inf)


def scale(x):
    return x + helper(0.0)


def helper(x):
    return x + 10.0 if x < LIMITS[1] else scale(x)
'''


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Put two made-up library modules on the path."""
    (tmp_path / "nn_core_first.py").write_text(FIRST, encoding="utf-8")
    (tmp_path / "nn_core_second.py").write_text(SECOND, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr("desktop.reading.script.belongs", lambda name: "nn_core" in name)
    import nn_core_first

    yield nn_core_first
    for name in ("nn_core_first", "nn_core_second"):
        sys.modules.pop(name, None)
    module_source.cache_clear()


def test_the_source_on_the_page_is_the_file_s_without_annotations() -> None:
    text = source_of(softmax)
    assert text.startswith("def softmax(a, axis=-1):")
    assert text.endswith("return shares")


def test_a_script_prints_what_the_library_computes() -> None:
    a = np.array([1010, 1000, 990], dtype=np.float32)
    snapshot = CodeSnapshot((softmax, entropy), {"a": a}, "print(softmax(a), entropy(softmax(a)))")
    assert run_script(snapshot) == f"{softmax(a)} {entropy(softmax(a))}\n"


def test_a_script_of_classes_runs_and_brings_no_refusals() -> None:
    call = 'print(softmax_steps(a, width="float16").shares)'
    snapshot = CodeSnapshot((softmax_steps, entropy), {"a": (1.0, 2.0)}, call)
    assert "0.731" in run_script(snapshot)
    for word in ("raise", "QT_TRANSLATE_NOOP", "ValueRefused", "Array"):
        assert word not in script(snapshot)


REFUSING = '''
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError


def check(x):
    """Refuse."""
    if x < 0:
        raise ShapeError(QT_TRANSLATE_NOOP("nn_core", "No."))


def root(x, other):
    """Return the root."""
    # what follows refuses
    check(x)
    for y in other:
        if y > 2:
            raise ShapeError("No.")
    if x > 5:
        raise ValueError("not ours")
    if x > 3:
        x = 3  # kept
    elif x > 4:
        raise ShapeError("No.")
    return x**0.5


def never():
    raise ShapeError("No.")
'''


def test_only_what_refuses_by_an_error_of_the_library_goes() -> None:
    text = without_refusals(REFUSING)
    compile(text, "text", "exec")
    body = text[text.index("def root") :]
    assert "check(x)" not in body
    assert "# what follows refuses" not in body
    assert "for y" not in body
    assert "not ours" in body
    assert "# kept" in body
    assert body.count("ShapeError") == 2  # the branch of another, and what is never called


@pytest.mark.parametrize(
    "value",
    [
        np.array([0.1, 1 / 3, np.pi], dtype=np.float64),
        np.array([[0.1, 1 / 3], [-np.inf, 1e-38]], dtype=np.float32),
        np.array([0.1, np.inf, 6.1e-5], dtype=np.float16),
        np.array(3, dtype=np.int32),
        np.array([True, False]),
        np.zeros((0, 3), dtype=np.float32),
        np.arange(5000, dtype=np.float64) / 7,
        np.float32(0.1),
        (1, 2.5, "α", None, True),
        [np.array([1.0]), {"a": (-np.inf,)}],
    ],
)
def test_arguments_arrive_bit_for_bit(value: object) -> None:
    call = "import pickle, hashlib\nprint(repr(value))\nprint(getattr(value, 'dtype', ''))"
    snapshot = CodeSnapshot((softmax,), {"value": value}, call)
    expected = f"{value!r}\n{getattr(value, 'dtype', '')}\n"
    assert run_script(snapshot) == expected


def test_functions_can_be_arguments() -> None:
    call = "print(f(np.array([0.0, 0.0])), g(1.0))"
    assert run_script(CodeSnapshot((), {"f": softmax, "g": np.tanh}, call)) == (
        f"[0.5 0.5] {np.tanh(1.0)}\n"
    )


def test_what_has_no_name_or_no_literal_is_refused() -> None:
    with pytest.raises(LookupError):
        script(CodeSnapshot((lambda x: x,), {}, ""))
    with pytest.raises(TypeError):
        script(CodeSnapshot((softmax,), {"a": object()}, ""))


def test_everything_used_comes_along_under_its_own_name(library: ModuleType) -> None:
    snapshot = CodeSnapshot(
        (library.build,), {"x": np.array([1.0, 2.0])}, "pair = build(x)\nprint(pair.total(), pair)"
    )
    pair = library.build(np.array([1.0, 2.0]))
    assert run_script(snapshot) == f"{pair.total()} {pair}\n"


def test_types_that_only_a_checker_reads_are_left_out(library: ModuleType) -> None:
    text = script(CodeSnapshot((library.build,), {}, "print(1)"))
    assert "FloatArray" not in text
    assert "def nn_core_first_scale(x, *, by=3.0):" in text
    assert 'def build(x, kind="a"):' in text
    assert "left: np.ndarray\n" in text
    assert "right: float = FACTOR" in text


def test_a_record_can_be_an_argument(library: ModuleType) -> None:
    pair = library.Pair(np.array([1.0]), 2.0)
    assert run_script(CodeSnapshot((), {"p": pair}, "print(p.total())")) == "3.0\n"


def test_the_naive_steps_print_nan_without_a_warning() -> None:
    call = "print(softmax_in_steps(a, 0.0)[-1])"
    snapshot = CodeSnapshot((softmax_in_steps,), {"a": np.array([1010.0, 1000.0])}, call)
    assert run_script(snapshot) == "[nan nan]\n"


def docstrings(tree: ast.Module) -> list[str]:
    """Return the docstrings in a tree, and take them away with what stands in for a body."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.append(ast.get_docstring(node))
            if isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant):
                del node.body[0]
    return [text for text in found if text]


@pytest.mark.parametrize("thing", [softmax, Conv2D, Adam, ValueRefused, fit])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_code_has_no_english_sentences_in_another_language(thing, language: str) -> None:
    i18n.install(language)
    source = source_of(thing)
    shown = folded(source)
    whole, left = ast.parse(source), ast.parse(shown)
    assert language == "en" or "#" not in shown
    assert bool(docstrings(whole)) and bool(docstrings(left)) == (language == "en")
    assert ast.dump(whole) == ast.dump(left)
