"""Pickles are read by a machine that can build arrays and nothing else."""

from __future__ import annotations

import collections
import contextlib
import os
import pickle
import pickletools
import subprocess
import time
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.data.pickled_arrays import ALLOWED, NoArrays, arrays_in

RNG = np.random.default_rng(0)
WEIGHTS = {
    "W1": RNG.normal(size=(784, 50)).astype(np.float32),
    "b1": RNG.normal(size=50),
    "W2": np.asfortranarray(RNG.normal(size=(50, 10))),
    "b2": RNG.integers(-5, 5, 10).astype(">i4"),
    "K": RNG.normal(size=(3, 1, 5, 5)).astype(np.float16),
}


def same(found: dict[str, np.ndarray], expected: dict[str, np.ndarray] = WEIGHTS) -> None:
    assert found.keys() == expected.keys()
    for name, value in expected.items():
        np.testing.assert_array_equal(found[name], value)


@pytest.mark.parametrize("protocol", range(6))
def test_every_protocol(protocol: int) -> None:
    same(arrays_in(pickle.dumps(WEIGHTS, protocol)))
    same(arrays_in(pickle.dumps(collections.OrderedDict(WEIGHTS), protocol)))
    same(
        arrays_in(pickle.dumps({"params": WEIGHTS}, protocol)),
        {f"params.{n}": v for n, v in WEIGHTS.items()},
    )
    same(
        arrays_in(pickle.dumps([*WEIGHTS.values()], protocol)),
        dict(zip("01234", WEIGHTS.values(), strict=True)),
    )
    same(arrays_in(pickletools.optimize(pickle.dumps(WEIGHTS, protocol))))


@pytest.mark.parametrize("protocol", range(6))
def test_the_names_of_older_and_newer_numpy(protocol: int) -> None:
    data = pickle.dumps(WEIGHTS, protocol)
    if protocol < 4:
        same(arrays_in(data.replace(b"numpy._core.", b"numpy.core.")))
    else:
        for old, new in ((b"\x8c\x16numpy._core.multiarray", b"\x8c\x15numpy.core.multiarray"),):
            same(arrays_in(data.replace(old, new)))


class Runs:
    """Does something when it is unpickled."""

    def __init__(self, *called: Any) -> None:
        self.called = called

    def __reduce__(self) -> Any:
        return self.called[0], self.called[1:]


def attacks(mark: Path) -> dict[str, object]:
    return {
        "os.system": Runs(os.system, f"touch {mark}"),
        "subprocess": Runs(subprocess.check_output, ["touch", str(mark)]),
        "eval": Runs(eval, f"open({str(mark)!r}, 'w')"),
        "exec": Runs(exec, f"open({str(mark)!r}, 'w')"),
        "open": Runs(open, str(mark), "w"),
        "getattr": Runs(getattr, os, "name"),
        "import": Runs(__import__, "os"),
        "np.load": Runs(np.load, "/etc/passwd"),
        "np.fromfile": Runs(np.fromfile, "/etc/passwd", np.uint8),
        "a class": Path("/"),
        "a function": os.system,
        "objects": np.array([Runs(os.system, f"touch {mark}")], object),
        "a structured array": np.zeros(3, [("a", "f4")]),
        "texts": np.array(["a", "b"]),
        "complex": np.zeros(3, complex),
        "dates": np.zeros(3, "M8[s]"),
        "a set": {1, 2},
        "an array of a subclass": np.ma.array([1, 2]),
        "a matrix": np.array([[1.0]]).view(np.matrix),
        "a record": np.rec.array([(1,)], dtype=[("a", int)]),
    }


@pytest.mark.parametrize("protocol", range(6))
@pytest.mark.parametrize("name", attacks(Path()))
def test_whatever_is_no_array_is_refused(name: str, protocol: int, tmp_path: Path) -> None:
    value = attacks(tmp_path / "ran")[name]
    try:
        data = pickle.dumps({"W1": value, "b1": np.zeros(3)}, protocol)
    except (TypeError, ValueError, pickle.PicklingError):
        pytest.skip("this protocol can't write it")
    with pytest.raises(NoArrays):
        arrays_in(data)
    assert not (tmp_path / "ran").exists()


RECONSTRUCT = b"cnumpy.core.multiarray\n_reconstruct\n"
ARRAY, DTYPE = b"cnumpy\nndarray\n", b"cnumpy\ndtype\n"
F4 = DTYPE + b"(X\2\0\0\0f4I0\nI1\ntR(I3\nX\1\0\0\0<NNNI-1\nI-1\nI0\ntb"


def shell(shape: bytes = b"(I0\nt", kind: bytes = ARRAY) -> bytes:
    return RECONSTRUCT + b"(" + kind + shape + b"C\1btR"


def filled(shape: bytes, kind: bytes, data: bytes, order: bytes = b"I00\n") -> bytes:
    return shell() + b"(I1\n" + shape + kind + order + data + b"tb"


FOUR = b"C\4abcd"
FORGED = {
    "reconstruct something else": shell(kind=DTYPE),
    "reconstruct large": shell(b"(I1000000000\nt"),
    "reconstruct of a text": RECONSTRUCT + b"(X\1\0\0\0xI0\nt(I0\ntR",
    "reconstruct without arguments": RECONSTRUCT + b"(tR",
    "reconstruct of a list": RECONSTRUCT + b"(lR",
    "call ndarray": ARRAY + b"((I1000000000\nttR",
    "call a text": b"X\1\0\0\0x(tR",
    "call an array": filled(b"(I1\nt", F4, FOUR) + b"(tR",
    "dtype of objects": DTYPE + b"(X\1\0\0\0OI0\nI1\ntR",
    "dtype of records": DTYPE + b"(X\3\0\0\0V99I0\nI1\ntR",
    "dtype of a list": DTYPE + b"((lI0\nI1\ntR",
    "dtype of nothing": DTYPE + b"(tR",
    "dtype with fields": DTYPE + b"(X\2\0\0\0f4I0\nI1\ntR(I3\nX\1\0\0\0<N(dNI-1\nI-1\nI0\ntb",
    "dtype in a strange order": DTYPE
    + b"(X\2\0\0\0f4I0\nI1\ntR(I3\nX\1\0\0\0O"
    + b"NNNI-1\nI-1\nI0\ntb",
    "a larger shape than data": filled(b"(I1000000000\nt", F4, FOUR),
    "a negative shape": filled(b"(I-1\nt", F4, FOUR),
    "a shape that overflows": filled(
        b"(L99999999999999999999L\nL99999999999999999999L\nt", F4, FOUR
    ),
    "a shape of truths": filled(b"(I01\nt", F4, FOUR),
    "a shape of texts": filled(b"(X\1\0\0\0" + b"1t", F4, FOUR),
    "many dimensions": filled(b"(" + b"I1\n" * 60 + b"t", F4, FOUR),
    "data that is no bytes": filled(b"(I1\nt", F4, b"(lI1\na"),
    "no kind": filled(b"(I1\nt", b"N", FOUR),
    "filled twice": filled(b"(I1\nt", F4, FOUR) + b"(I1\n(I1\nt" + F4 + b"I00\n" + FOUR + b"tb",
    "state of a dictionary": b"(d(I1\ntb",
    "state of a list": b"(l(dX\1\0\0\0aI1\nsb",
    "encode to something else": b"c_codecs\nencode\n(X\1\0\0\0xX\3\0\0\0zlitR",
    "encode a list": b"c_codecs\nencode\n((lX\6\0\0\0latin1tR",
    "a key that is a list": b"(d(lI1\ns",
    "append to a tuple": b"(tI1\na",
    "append to a name": ARRAY + b"I1\na",
    "set in a list": b"(lI1\nI1\ns",
    "inst": b"(X\2\0\0\0idios\nsystem\n",
    "obj": b"(cos\nsystem\nX\2\0\0\0ido",
    "newobj": b"cnumpy\nndarray\n(I9\nt\x81",
    "newobj_ex": b"cnumpy\nndarray\n(I9\nt(d\x92",
    "a persistent name": b"Pos\n",
    "a persistent thing": b"X\1\0\0\0xQ",
    "an extension": b"\x82\1",
    "stack global": b"\x8c\2os\x8c\6system\x93",
    "stack global of numbers": b"I1\nI2\n\x93",
    "a dotted name": b"\x8c\5numpy\x8c\x0fndarray.tofile\x93",
    "a name with a space": b"\x8c\5numpy\x8c\x10core dtype\0\0\0\0\0\0\x93",
    "an out of band buffer": b"\x97",
    "a set": b"\x8f",
    "nothing on the stack": b"R",
    "no mark": b"t",
    "an unknown place": b"h\7",
    "a number too long": b"I" + b"9" * 5000 + b"\n",
    "bytes too long": b"B\xff\xff\xff\x7fabc",
    "a text too long": b"\x8d\xff\xff\xff\xff\xff\xff\xff\x7fabc",
    "an unknown step": b"\xff",
}


@pytest.mark.parametrize("name", FORGED)
def test_forged_programs_are_refused(name: str) -> None:
    for end in (b".", b""):
        tracemalloc.start()
        with pytest.raises(NoArrays):
            found = arrays_in(b"\x80\2" + FORGED[name] + end)
            raise NoArrays if not found else AssertionError(found)
        assert tracemalloc.get_traced_memory()[1] < 5e6
        tracemalloc.stop()


def test_a_forged_array_that_is_one_is_read() -> None:
    data = b"\x80\2(dX\1\0\0\0W" + filled(b"(I1\nt", F4, FOUR) + b"s."
    assert arrays_in(data)["W"].tolist() == [np.frombuffer(b"abcd", "<f4")[0]]


def bounded(data: bytes) -> None:
    tracemalloc.start()
    started = time.process_time()
    with contextlib.suppress(NoArrays):
        arrays_in(data)
    assert time.process_time() - started < 8
    assert tracemalloc.get_traced_memory()[1] < 300e6
    tracemalloc.stop()


def test_bombs_are_given_up() -> None:
    # Lists in lists, each twice in the next: 2 to the 60 of them, if anyone went through all.
    bounded(b"\x80\2(lq\0" + b"".join(b"0(lh%ch%ceq%c" % (n, n, n + 1) for n in range(60)) + b".")
    # A text of a megabyte, encoded a thousand times.
    text = b"X" + (1 << 20).to_bytes(4, "little") + b"a" * (1 << 20) + b"q\0"
    again = b"c_codecs\nencode\n(h\0X\6\0\0\0latin1tR0"
    bounded(b"\x80\2" + text + again * 5000 + b".")
    # The same bytes as an array, again and again.
    raw = b"B" + (1 << 20).to_bytes(4, "little") + bytes(1 << 20) + b"q\0"
    bounded(b"\x80\2" + raw + (filled(b"(I262144\nt", F4, b"h\0") + b"0") * 1000 + b".")
    # A long program, a deep stack, many marks.
    bounded(b"\x80\2" + b"N0" * 500_000 + b".")
    bounded(b"\x80\2" + b"(" * 200_000 + b"t" * 100_000 + b".")
    bounded(b"\x80\2]" + b"]a" * 100_000 + b".")


def test_what_is_allowed_is_of_arrays_alone() -> None:
    assert all(name.split()[0].startswith(("numpy", "_codecs", "collections")) for name in ALLOWED)
    assert len(ALLOWED) == 10


@given(st.binary(max_size=200), st.integers(0, 5))
def test_any_bytes(data: bytes, protocol: int) -> None:
    honest = pickle.dumps({"W1": np.ones((2, 2))}, protocol)
    place = data[0] % len(honest) if data else 0
    for forged in (data, honest[:place] + data + honest[place:], honest[:place] + data):
        try:
            found = arrays_in(forged)
        except NoArrays:
            continue
        assert all(isinstance(array, np.ndarray) for array in found.values())


@pytest.mark.parametrize("digits", [True, False])
def test_a_list_that_holds_another_again_and_again_is_refused(digits: bool) -> None:
    one = [np.zeros(2)] * 5000
    with pytest.raises(NoArrays):
        arrays_in(pickle.dumps([one] * 5000), digits)
