"""A run goes on after another start of the program, to the last bit; what is damaged is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file

from nn_core.errors import DataFileError, ModelFileError
from nn_core.learning import LayerSpec, Learner, OptimizerSpec, Setup, TrainingData, dense
from nn_core.models import run_files
from nn_core.models.files import safetensors_in
from nn_core.models.run_files import read_run, write_run
from nn_core.optimizers import OPTIMIZERS

PLAIN = Setup(
    inputs=(2,),
    layers=dense(6, 5, 1, activation="tanh"),
    loss="sigmoid",
    batch_size=8,
    initializer="xavier",
)
EVERYTHING = replace(PLAIN, dropout=0.3, batch_norm=True, weight_decay=0.01, sampling="epochs")
PICTURES = Setup(
    inputs=(1, 12, 12),
    layers=(LayerSpec("conv", 3, "relu", field=3, pad=1), LayerSpec("pool", 2), *dense(8, 3)),
    optimizer=OptimizerSpec("adam", 0.01),
    batch_size=7,
    dropout=0.2,
    batch_norm=True,
)


def points(seed: int = 3) -> TrainingData:
    rng = np.random.default_rng(seed)
    x = rng.uniform(-1, 1, (60, 2))
    return TrainingData.split(x, (x[:, 0] * x[:, 1] > 0).astype(np.int64), np.arange(60) % 5 == 0)


def pictures() -> TrainingData:
    rng = np.random.default_rng(4)
    images = rng.integers(0, 256, (40, 12, 12)).astype(np.uint8)
    return TrainingData.alone(images, rng.integers(0, 3, 40))


def go(learner: Learner, step: int) -> None:
    for _ in learner.go_to(step):
        pass


def learnt(setup: Setup, data: TrainingData, step: int = 33) -> Learner:
    learner = Learner(setup, data)
    go(learner, step)
    learner.evaluate()
    return learner


def again(learner: Learner, path: Path, data: TrainingData) -> Learner:
    """Return the run in another learner, as at the next start of the program."""
    write_run(path, learner.record())
    record = read_run(path, [data])
    assert record is not None
    other = Learner(record.now.setup, data)
    other.resume(record)
    return other


def same(one: Learner, other: Learner) -> None:
    assert (one.step, one.samples, one.setup) == (other.step, other.samples, other.setup)
    np.testing.assert_array_equal(one.network.flat_params, other.network.flat_params)
    np.testing.assert_array_equal(one.history.losses, other.history.losses)
    assert one.history.evaluations == other.history.evaluations


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("setup", [PLAIN, EVERYTHING], ids=["plain", "everything"])
@pytest.mark.parametrize("rule", sorted(OPTIMIZERS))
def test_a_run_goes_on_and_back_to_the_last_bit(rule, setup, dtype, tmp_path):
    setup = replace(setup, optimizer=OptimizerSpec(rule, 0.02), dtype=dtype)
    one = learnt(setup, points())
    other = again(one, tmp_path / "a.run", points())
    same(one, other)
    for step in (60, 12, 45, 0, 71):
        go(one, step)
        go(other, step)
        same(one, other)


def test_convolutions_go_on_as_well(tmp_path):
    one = learnt(PICTURES, pictures(), 13)
    other = again(one, tmp_path / "a.run", pictures())
    for step in (20, 3):
        go(one, step)
        go(other, step)
        same(one, other)


def edited() -> Learner:
    """Return a run in which everything was changed that can be, scrubbed back into its middle."""
    learner = learnt(EVERYTHING, points(), 11)
    learner.put("0.W", (0, 1), 2.5)
    go(learner, 23)
    learner.change(replace(learner.setup.with_rate(0.3), layers=dense(7, 5, 1, activation="relu")))
    go(learner, 35)
    learner.change(data=points(9))
    go(learner, 52)
    go(learner, 29)
    return learner


def test_changes_happen_again_before_and_after(tmp_path):
    one = edited()
    other = again(one, tmp_path / "a.run", points(9))
    assert [edit.step for edit in other.edits] == [11, 23, 35]
    for step in (5, 11, 24, 52, 60):
        go(one, step)
        go(other, step)
        same(one, other)
    other = again(again(one, tmp_path / "a.run", points(9)), tmp_path / "b.run", points(9))
    same(one, other)


def test_a_half_step_is_not_in_it(tmp_path):
    one = learnt(PLAIN, points(), 7)
    for _ in islice(one.sub_steps(), 3):
        pass
    other = again(one, tmp_path / "a.run", points())
    assert not other.half_done
    go(one, 9)
    go(other, 9)
    same(one, other)


def test_other_data_have_other_runs(tmp_path):
    write_run(tmp_path / "a.run", learnt(PLAIN, points()).record())
    assert read_run(tmp_path / "a.run", [points(5)]) is None


def test_where_large_data_are_gone_the_run_begins_where_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(run_files, "DATA_BYTES", 0)
    one = edited()
    go(one, 52)
    other = again(one, tmp_path / "a.run", points(9))
    assert (other.history.first, other.step, other.edits) == (52, 52, ())
    go(one, 70)
    go(other, 70)
    np.testing.assert_array_equal(one.network.flat_params, other.network.flat_params)
    third = again(other, tmp_path / "b.run", points(9))
    assert (third.history.first, third.step) == (52, 70)


def test_of_many_moments_some_are_written(tmp_path):
    one = learnt(PLAIN, points(), 1234)
    assert len(one.record().past) > 3 * run_files.MOMENTS
    write_run(tmp_path / "a.run", one.record())
    past = read_run(tmp_path / "a.run", [points()]).past
    assert run_files.MOMENTS / 2 < len(past) <= run_files.MOMENTS + 1
    assert (past[0].step, past[-1].step) == (0, 1230)


def test_what_is_too_large_is_refused_and_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(run_files, "MOST_BYTES", 1000)
    with pytest.raises(DataFileError):
        write_run(tmp_path / "a.run", learnt(PLAIN, points()).record())
    assert not list(tmp_path.iterdir())


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("run") / "whole.run"
    write_run(path, edited().record())
    return path


def try_to_go_on(path: Path) -> None:
    """Read a file from whatever hand: it is refused, or can be gone through."""
    try:
        record = read_run(path, [points(9)])
    except ModelFileError:
        return
    if record is not None:
        learner = Learner(record.now.setup, points(9))
        learner.resume(record)
        go(learner, learner.history.first)
        go(learner, min(learner.history.last, 60))


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1), value=st.binary(max_size=4), cut=st.booleans())
def test_damaged_bytes_raise_nothing_but_what_says_so(whole, tmp_path, place, value, cut):
    content = bytearray(whole.read_bytes())
    at = int(place * len(content))
    content[at : None if cut else at + len(value)] = value
    path = tmp_path / "a.run"
    path.write_bytes(content)
    try_to_go_on(path)


STRANGE = st.sampled_from([None, -1, 0, 1, 7, 10**9, 10**30, 1.5, "x", "", [], {}, True, [[]]])


def spots(value: object, path: tuple = ()) -> list[tuple]:
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    return [path, *(spot for key, one in inner for spot in spots(one, (*path, key)))]


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_strange_values_raise_nothing_but_what_says_so(whole, tmp_path, data):
    notes, arrays = safetensors_in(whole)
    told = json.loads(notes["run"])
    *way, last = data.draw(st.sampled_from([spot for spot in spots(told) if spot]))
    place = told
    for key in way:
        place = place[key]
    place[last] = data.draw(STRANGE)
    if data.draw(st.booleans()):
        name = data.draw(st.sampled_from(sorted(arrays)))
        arrays[name] = np.zeros(data.draw(st.sampled_from([0, 1, 3])), np.float32)
    save_file(arrays, tmp_path / "a.run", {"run": json.dumps(told)})
    try_to_go_on(tmp_path / "a.run")


def test_a_newer_one_and_none_at_all_are_refused(whole, tmp_path):
    told = json.loads(safetensors_in(whole)[0]["run"])
    for notes in ({"run": json.dumps({**told, "version": 3})}, {"run": "[" * 10**5}, {}):
        save_file(load_file(whole), tmp_path / "a.run", notes)
        with pytest.raises(ModelFileError):
            read_run(tmp_path / "a.run", [points(9)])
    with pytest.raises(ModelFileError):
        read_run(tmp_path / "none.run", [points(9)])


def test_adam_goes_on_in_a_file_of_the_first_version(tmp_path):
    written = learnt(PICTURES, pictures()).record()
    write_run(tmp_path / "a.run", written)
    arrays, notes = load_file(tmp_path / "a.run"), safetensors_in(tmp_path / "a.run")[0]
    told = {**json.loads(notes["run"]), "version": 1}
    for name in arrays:
        for number, share in (("0", 0.1), ("1", 0.001)):  # it kept the means, not the sums
            if name.endswith(f".memory.{number}"):
                arrays[name] = arrays[name] * np.float32(share)
    save_file(arrays, tmp_path / "a.run", {"run": json.dumps(told)})
    found = read_run(tmp_path / "a.run", [pictures()])
    assert found is not None
    for one, other in zip(found.now.memory, written.now.memory, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-6)
