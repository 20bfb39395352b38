"""A run of a learner as a file, so that another start of the program goes on with it.

It is of the safetensors format: numbers and text, and nothing in it is ever executed.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, DataFileError, ModelFileError
from nn_core.learning import Setup, TrainingData
from nn_core.learning.building import network_of, optimizer_of
from nn_core.learning.learner import check_fit
from nn_core.learning.records import Edit, Evaluation, RunRecord, Snapshot, buffers_of
from nn_core.models.files import MAX_BYTES, safetensors_in
from nn_core.network import Network
from nn_core.optimizers import Adam
from nn_core.util.atomic_write import replacing

VERSION = 2
"""In the first, Adam kept the means themselves and not the sums."""
MOMENTS, MOMENT_BYTES = 30, 4 << 20
"""Moments to go back to that are written between the first and the present one, and their bytes;
whatever these are, one is: most go back a little."""
DATA_BYTES = 1 << 20
"""Larger data are not written: who reads has them, or the run begins where it is."""
MOST_BYTES = MAX_BYTES // 2
"""A larger run, of millions of weights, is not written every few moments."""
_PARTS = ("x", "t", "apart_x", "apart_t")


def write_run(path: Path, run: RunRecord) -> None:
    """Write a run; one that is there is replaced by a whole one.

    Raises
    ------
    DataFileError
        If it can't be written, or is larger than what is read.
    """
    from safetensors.numpy import save as to_bytes

    arrays = _arrays(run)
    if sum(array.nbytes for array in arrays.values()) > MOST_BYTES:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "This run is too large to be kept."),
            QT_TRANSLATE_NOOP("nn_core", "Keep its network instead."),
        )
    content = to_bytes(arrays, {"run": json.dumps(_notes(run))})
    with replacing(path) as (file,):
        file.write(content)


def read_run(path: Path, known: Iterable[TrainingData]) -> RunRecord | None:
    """Return the run in a file; None if it learns other data than those that are known.

    Parameters
    ----------
    path : Path
    known : iterable of TrainingData
        What may be learnt; the last is what is learnt at present. Where the run had learnt others
        before, which are not in the file, it begins where it is: one can't go back in it.

    Raises
    ------
    ModelFileError
        If the file is missing, damaged, or of a newer version of the program.
    """
    notes, arrays = safetensors_in(path)
    try:
        found = json.loads(notes["run"])
        if found["version"] not in (1, VERSION):
            raise ValueError(found["version"])
        return _Reader(found, arrays, list(known)).run()
    except (
        *(BadakError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
        *(MemoryError, RecursionError),
    ) as error:
        raise ModelFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” holds no run that this version can go on with."),
            path=path,
        ) from error


# Written


def _thinned(past: Sequence[Snapshot]) -> list[Snapshot]:
    """Return the first moment, and later ones evenly, the last of them in any case."""
    first, *later = past
    largest = max((moment.nbytes for moment in later), default=1)
    most = max(1, min(MOMENTS, MOMENT_BYTES // largest))
    return [first, *later[:: -math.ceil(len(later) / most) or 1][::-1]]


def _datas(run: RunRecord) -> list[TrainingData]:
    """Return all data that were learnt in a run, each once, those it began with first."""
    datas = [run.past[0].data, *(edit.data for edit in run.edits if edit.data is not None)]
    return list({data.fingerprint: data for data in datas}.values())


def _moments(run: RunRecord) -> list[Snapshot]:
    return [run.now, *_thinned(run.past)]


def _arrays(run: RunRecord) -> dict[str, Array]:
    found: dict[str, Array] = {"losses": run.losses}
    if run.given is not None:
        found["given"] = run.given
    for number, moment in enumerate(_moments(run)):
        found[f"{number}.params"] = moment.params
        for name, arrays in (("buffer", moment.buffers), ("memory", moment.memory)):
            found |= {f"{number}.{name}.{i}": array for i, array in enumerate(arrays)}
    for number, data in enumerate(_datas(run)):
        parts = {f"data.{number}.{part}": getattr(data, part) for part in _PARTS}
        if sum(array.nbytes for array in parts.values()) <= DATA_BYTES:
            found |= parts
    return {name: np.ascontiguousarray(array) for name, array in found.items()}


def _notes(run: RunRecord) -> dict[str, Any]:
    datas = [data.fingerprint for data in _datas(run)]

    def place(data: TrainingData | None) -> int | None:
        return None if data is None else datas.index(data.fingerprint)

    return {
        "version": VERSION,
        "setup": run.past[0].setup.to_data(),
        "data": datas,
        "edits": [
            (e.step, e.setup and e.setup.to_data(), place(e.data), e.parameter) for e in run.edits
        ],
        "moments": [
            (m.step, m.samples, len(m.edits), m.optimizer_steps, m.cursor, m.rng_states)
            for m in _moments(run)
        ],
        "evaluations": [(e.step, e.loss, e.accuracy) for e in run.evaluations],
    }


# Read: whatever is wrong raises something here, and nothing later


class _Reader:
    """Makes a run of what a file says and holds."""

    def __init__(
        self, notes: Mapping[str, Any], arrays: Mapping[str, Array], known: list[TrainingData]
    ) -> None:
        self.notes, self.arrays = notes, arrays
        self.names: list[str] = notes["data"]
        self.present = known[-1].fingerprint
        there = {data.fingerprint: data for data in known}
        self.datas = [there.get(name) or self._data(i) for i, name in enumerate(self.names)]
        self.networks = cache(self._network)
        self.origin = object()

    def run(self) -> RunRecord | None:
        losses = self.arrays["losses"]
        first, last = self.notes["moments"][1][0], self.notes["moments"][1][0] + len(losses)
        _expect(losses.dtype == np.float32 and losses.ndim == 1 and first >= 0)
        edits = self._edits(first, last)
        stages = self._stages(edits)
        now, *past = (
            self._moment(number, told, edits, stages)
            for number, told in enumerate(self.notes["moments"])
        )
        _expect(all(a.step < b.step for a, b in pairwise(past)) and not past[0].edits)
        _expect(all(first <= moment.step <= last for moment in (now, *past)))
        whole = None not in self.datas
        if now.data is None or self.present not in self.names:
            return None
        if not whole:
            now = replace(now, edits=())
            return RunRecord((now,), now, (), losses[:0], (), None)
        evaluations = tuple(self._evaluations(first, last))
        return RunRecord(tuple(past), now, edits, losses, evaluations, self._given(past[0]))

    def _data(self, number: int) -> TrainingData | None:
        if f"data.{number}.x" not in self.arrays:
            return None
        data = TrainingData(*(self.arrays[f"data.{number}.{part}"] for part in _PARTS))
        _expect(data.fingerprint == self.names[number])
        return data

    def _network(self, setup: Setup) -> Network:
        return network_of(setup, None, np.random.default_rng(0))

    def _edits(self, first: int, last: int) -> tuple[Edit, ...]:
        edits = []
        for step, setup, data, parameter in self.notes["edits"]:
            _expect(type(step) is int and first <= step <= last)
            first = step
            edits.append(
                Edit(
                    step,
                    None if setup is None else Setup.from_data(setup),
                    None if data is None else self._known(data),
                    None if parameter is None else _parameter(*parameter),
                )
            )
        return tuple(edits)

    def _known(self, place: object) -> TrainingData | None:
        _expect(type(place) is int and 0 <= place < len(self.datas))
        return self.datas[place]  # type: ignore[call-overload, no-any-return]

    def _stages(self, edits: Sequence[Edit]) -> list[tuple[Setup, TrainingData | None]]:
        """Return settings and data from the start on, and after each edit."""
        setup, data = Setup.from_data(self.notes["setup"]), self.datas[0]
        first, stages = setup, [(setup, data)]
        for edit, told in zip(edits, self.notes["edits"], strict=True):
            setup = edit.setup or setup
            data = data if told[2] is None else edit.data
            same = (setup.inputs, setup.seed, setup.dtype)
            _expect(same == (first.inputs, first.seed, first.dtype))
            stages.append((setup, data))
        largest = max(array.size for array in self.arrays.values())
        for setup, data in stages:
            # Before anything is built, whatever a damaged file asks for.
            _expect(_weights(setup) <= largest)
            if data is not None:
                check_fit(setup, data)
        for edit, (setup, _) in zip(edits, stages[1:], strict=True):
            if edit.parameter is not None:
                name, place, _ = edit.parameter
                array = self.networks(setup).parameters()[name]
                _expect(len(place) == array.ndim)
                array[place]
        return stages

    def _moment(
        self,
        number: int,
        told: Sequence[Any],
        edits: tuple[Edit, ...],
        stages: list[tuple[Setup, TrainingData | None]],
    ) -> Snapshot:
        step, samples, done, steps, cursor, states = told
        _expect(all(type(n) is int and 0 <= n < 1 << 53 for n in (step, samples, steps, *cursor)))
        _expect(type(done) is int and 0 <= done <= len(edits) and cursor[0] > 0)
        _expect(all(edit.step <= step for edit in edits[:done]))
        _expect(all(edit.step >= step for edit in edits[done:]))
        setup, data = stages[done]
        network = self.networks(setup)
        params = self._like(f"{number}.params", network.flat_params)
        buffers = tuple(
            self._like(f"{number}.buffer.{i}", like) for i, like in enumerate(buffers_of(network))
        )
        optimizer = optimizer_of(setup.optimizer)
        memory = tuple(
            self._like(f"{number}.memory.{i}", network.flat_params)
            for i in range(optimizer.states)
            if f"{number}.memory.0" in self.arrays
        )
        if self.notes["version"] == 1 and memory and isinstance(optimizer, Adam):
            m, v = memory
            memory = m / (1 - optimizer.beta1), v / (1 - optimizer.beta2)
        batches, dropout = states
        for state in (batches, dropout):
            np.random.default_rng(0).bit_generator.state = state
        return Snapshot(
            *(setup, data, step, samples, params, buffers, steps, memory),
            *((batches, dropout), (cursor[0], cursor[1]), edits[:done], self.origin),
        )

    def _like(self, name: str, like: Array) -> Array:
        array = self.arrays[name]
        _expect(array.shape == like.shape and array.dtype == like.dtype)
        return array

    def _evaluations(self, first: int, last: int) -> Iterable[Evaluation]:
        for step, loss, accuracy in self.notes["evaluations"]:
            _expect(type(step) is int and first <= step <= last)
            first = step
            yield Evaluation(step, float(loss), None if accuracy is None else float(accuracy))

    def _given(self, start: Snapshot) -> FloatArray | None:
        return self._like("given", start.params) if "given" in self.arrays else None


def _expect(right: bool) -> None:
    if not right:
        raise ValueError


def _parameter(name: str, place: list[int], value: float) -> tuple[str, tuple[int, ...], float]:
    _expect(all(type(i) is int and i >= 0 for i in place) and math.isfinite(value))
    return name, tuple(place), float(value)


def _weights(setup: Setup) -> int:
    """Return how many numbers the largest layer of weights has."""
    shape, most = setup.inputs, 0
    for layer in setup.layers:
        if layer.kind == "affine":
            most, shape = max(most, math.prod(shape) * layer.size), (layer.size,)
            continue
        channels, *sides = shape
        if layer.kind == "conv":
            most = max(most, channels * layer.size * layer.field**2)
            sides = [side + 2 * layer.pad - layer.field + 1 for side in sides]
            channels = layer.size
        else:
            sides = [side // layer.size for side in sides]
        shape = (channels, *sides)
    return most
