"""Teaching: what it is for happens, what it must not do does not, and both are measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import resources
from nn_core.data.bundled import bundled
from nn_core.data.mirror_writer import writing
from nn_core.data.training_set import PictureSet
from nn_core.digits import familiarity
from nn_core.digits.familiarity import Signals
from nn_core.digits.raster import rasterise_strokes
from nn_core.errors import ValueRefused
from nn_core.layers import Affine, BatchNorm, ReLU
from nn_core.losses import NO_CLASS
from nn_core.models import load, teaching
from nn_core.models.own_digits import OwnDigits
from nn_core.models.teaching import APART, base_parts, teach, with_fixed_norms
from nn_core.models.teaching_inputs import Material, Pupil, TeachSettings
from nn_core.models.teaching_records import Phase, TeachResult, TeachStep
from nn_core.models.training_history import Met
from nn_core.network import Network
from nn_core.optimizers import Adam

FOLDER = Path(resources.__path__[0])
FORGIVEN = 0.015
"""Share of the bundled digits that may be forgotten while a hand is learnt."""


def odd_digits(seed: int, copies: int) -> OwnDigits:
    pairs = list(writing(np.random.default_rng(seed), copies))
    images = np.stack([rasterise_strokes(strokes, 0.1) for _, strokes in pairs])
    pictures = PictureSet(
        np.rint(255 * images).astype(np.uint8), np.array([label for label, _ in pairs])
    )
    return OwnDigits.of(pictures, [strokes for _, strokes in pairs])


def pictured(pictures: PictureSet, base: PictureSet) -> Material:
    """Return material whose digits of the user's are pictures only."""
    return Material(OwnDigits.of(pictures), base)


def random_material(mine: int, base: int) -> Material:
    """Return so many random digits of the user's, and so many bundled ones."""
    return pictured(random_digits(mine), random_digits(base))


def random_digits(count: int, seed: int = 0) -> PictureSet:
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 256, (count, 28, 28)).astype(np.uint8)
    return PictureSet(images, np.arange(count) % 10)


def small() -> Network:
    rng = np.random.default_rng(5)
    return Network([Affine(784, 8, rng), BatchNorm(8), ReLU(), Affine(8, 10, rng)])


def last(steps: Iterator[TeachStep]) -> TeachResult:
    step = list(steps)[-1]
    assert step.result is not None
    return step.result


@pytest.fixture(scope="module")
def base() -> PictureSet:
    """Every fourth bundled digit."""
    everything = bundled(FOLDER / "digits")
    return everything.take(np.arange(0, len(everything), 4))


def learn_odd(base: PictureSet, rehearsal: float) -> TeachResult:
    network = load(FOLDER / "weights" / "mlp.safetensors").network
    settings = TeachSettings(steps=160, rehearsal=rehearsal, looks=1)
    material = Material(odd_digits(1, 12), base)
    return last(teach(Pupil(network), material, settings, np.random.default_rng(0)))


@pytest.fixture(scope="module")
def rehearsed(base: PictureSet) -> TeachResult:
    return learn_odd(base, TeachSettings().rehearsal)


def test_an_odd_hand_is_read_after_it_was_taught(rehearsed: TeachResult) -> None:
    before, after = rehearsed.before.held_out, rehearsed.after.held_out
    assert before.of_digit(3)[0] == before.of_digit(7)[0] == 0
    assert before.hits <= 0.8 * len(before)
    assert after.hits >= 0.95 * len(after)


def test_what_others_write_is_not_forgotten(rehearsed: TeachResult) -> None:
    before, after = rehearsed.before.base, rehearsed.after.base
    assert before.hits - after.hits <= FORGIVEN * len(before)


def test_without_rehearsal_it_is_forgotten(base: PictureSet, rehearsed: TeachResult) -> None:
    alone = learn_odd(base, 0.0)
    lost = alone.before.base.hits - alone.after.base.hits
    assert lost > 2 * max(1, rehearsed.before.base.hits - rehearsed.after.base.hits)
    assert lost > FORGIVEN * len(alone.before.base)


def test_the_hand_is_no_longer_strange(rehearsed: TeachResult) -> None:
    fresh, known = odd_digits(77, 5).pictures, rehearsed.familiarity
    assert known is not None
    x = fresh.images / np.float32(255)
    strange = known.strangeness(Signals(*rehearsed.network.last_signals(x)))
    assert np.mean(strange > known.strange_above) <= 0.1


def test_what_is_no_digit_is_learnt_along() -> None:
    nonsense = PictureSet(random_digits(50, seed=9).images, np.full(50, NO_CLASS))
    settings = TeachSettings(steps=60, rehearsal=0.9, looks=1)
    material = pictured(random_digits(60), random_digits(20, seed=1))

    def evenness(taught: Network) -> float:
        y = taught.predict(nonsense.images / np.float32(255))
        return float(-np.mean(np.log(y + 1e-9)))

    plain = last(teach(Pupil(small()), material, settings, _rng()))
    among = replace(material, nonsense=nonsense)
    even = last(teach(Pupil(small()), among, settings, _rng()))
    assert evenness(even.network) < evenness(plain.network)
    assert np.isfinite(even.losses).all()
    assert len(even.after.base) == len(plain.after.base) == 4


def test_the_given_network_stays_as_it_is() -> None:
    network = small()
    before = {name: value.copy() for name, value in network.state().items()}
    material, settings = random_material(60, 100), TeachSettings(steps=4)
    result = last(teach(Pupil(network), material, settings, _rng()))
    for name, value in network.state().items():
        np.testing.assert_array_equal(value, before[name])
    taught = result.network.state()
    assert not np.array_equal(taught["0.W"], before["0.W"])
    np.testing.assert_array_equal(taught["1.mean"], before["1.mean"])
    np.testing.assert_array_equal(taught["1.var"], before["1.var"])
    assert result.network.config() == network.config()


def _rng() -> np.random.Generator:
    return np.random.default_rng(3)


def test_what_is_kept_back_is_never_learnt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each picture has a number of its own in a corner; nothing that is kept back is drawn."""
    mine, base = random_digits(80), random_digits(100, seed=1)
    mine.images[:, 0, 0] = np.arange(80)
    base.images[:, 0, 0] = 100 + np.arange(100)
    drawn: set[int] = set()
    original = teaching._Batches.pictures

    def spy(self, ours, theirs, network):  # type: ignore[no-untyped-def]
        drawn.update(self._mine.pictures.images[ours][:, 0, 0].tolist())
        drawn.update(self._base.images[theirs][:, 0, 0].tolist())
        return original(self, ours, theirs, network)

    monkeypatch.setattr(teaching._Batches, "pictures", spy)
    settings = TeachSettings(steps=40, rehearsal=0.5)
    result = last(teach(Pupil(small()), pictured(mine, base), settings, _rng()))
    learnt, kept = OwnDigits.of(mine).split()
    assert len(result.after.held_out) == len(kept) == 20
    assert len(result.after.base) == 20
    mine_drawn = {number for number in drawn if number < 100}
    assert mine_drawn == set(learnt.pictures.images[:, 0, 0].tolist())
    assert {number - 100 for number in drawn if number >= 100}.isdisjoint(range(0, 100, APART))


def test_the_same_seed_teaches_the_same() -> None:
    material, settings = random_material(30, 50), TeachSettings(steps=3)
    results = [last(teach(Pupil(small()), material, settings, _rng())) for _ in range(2)]
    np.testing.assert_array_equal(*(r.network.flat_params for r in results))
    np.testing.assert_array_equal(*(r.losses for r in results))


def test_portions_add_up_to_the_whole_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(portion: int) -> TeachResult:
        monkeypatch.setattr(teaching, "PORTION", portion)
        # Each portion is changed at random by itself; without that they must agree.
        monkeypatch.setattr(teaching, "Augmentation", lambda: lambda x, rng: x)
        settings = TeachSettings(steps=5, learning_rate=1e-3)
        return last(teach(Pupil(small()), random_material(30, 50), settings, _rng()))

    whole, parts = run(8), run(2)
    np.testing.assert_allclose(whole.losses, parts.losses, rtol=1e-4)


def test_every_moment_says_how_far_it_is() -> None:
    settings = TeachSettings(steps=12, looks=3)
    material = replace(random_material(60, 200), test=random_digits(40))
    steps = list(teach(Pupil(small()), material, settings, _rng()))
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert done[-1] == 1
    assert done[-2] < 1
    phases = list(dict.fromkeys(step.phase for step in steps))
    assert phases == [Phase.BEFORE, Phase.LEARNING, Phase.AFTER, Phase.DONE]
    assert [point.step for point in steps[-1].curve] == [0, 4, 8, 12]
    result = steps[-1].result
    assert result is not None
    assert result.after.test is not None
    assert len(result.after.test) == 40
    assert len(result.losses) == 12
    assert result.losses[-1] == pytest.approx(steps[-1].loss.total)  # type: ignore[union-attr]


def test_a_taught_network_is_taught_further() -> None:
    """What was kept back in the first round is kept back in the second, whatever has come."""
    everything = random_digits(120)
    first, second = everything.take(np.arange(80)), everything
    base, settings = random_digits(50, seed=1), TeachSettings(steps=2)
    once = last(teach(Pupil(small()), pictured(first, base), settings, _rng()))
    assert set(once.met.learnt.tolist()) == set(OwnDigits.of(first).split()[0].digests.tolist())
    pupil = Pupil(once.network, met=once.met)
    twice = last(teach(pupil, pictured(second, base), settings, _rng()))
    assert np.isin(once.met.learnt, twice.met.learnt).all()
    assert np.isin(once.met.kept_back, twice.met.kept_back).all()
    assert not np.isin(once.met.kept_back, twice.met.learnt).any()
    assert len(twice.met.learnt) == len(twice.after.learnt) == 90
    assert len(twice.met.kept_back) == len(twice.after.held_out) == 30
    np.testing.assert_array_equal(twice.before.learnt.labels.sum(), twice.after.learnt.labels.sum())


def test_where_all_are_kept_back_there_is_nothing_to_learn() -> None:
    mine = OwnDigits.of(random_digits(20))
    pupil = Pupil(small(), met=Met.of(mine.digests[:0], mine.digests))
    with pytest.raises(ValueRefused, match="no digits"):
        teach(pupil, Material(mine, random_digits(50)), TeachSettings(), _rng())


def test_little_is_done_between_two_chances_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forward, backward, the step and each part of what is measured in the end: one at a time."""
    done: list[str] = []

    def noted(owner: type, name: str) -> None:
        original = getattr(owner, name)

        def note(*args, **options):  # type: ignore[no-untyped-def]
            done.append(name)
            return original(*args, **options)

        monkeypatch.setattr(owner, name, note)

    for owner, names in ((Network, ("forward", "backward", "copy")), (Adam, ("update",))):
        for name in names:
            noted(owner, name)
    noted(familiarity, "_measures")  # type: ignore[arg-type]
    settings = TeachSettings(steps=4, looks=1)
    pupil, material = Pupil(small()), pictured(random_digits(60), random_digits(4000, seed=1))
    for step in teach(pupil, material, settings, _rng()):
        assert len(done) <= (2 if step.done == 0 else 1), done
        done.clear()


def test_only_few_digits_can_be_taught_too() -> None:
    few = PictureSet(random_digits(3).images, np.array([7, 7, 1]))
    material = pictured(few, random_digits(50))
    result = last(teach(Pupil(small()), material, TeachSettings(steps=2), _rng()))
    assert result.after.held_out.share is None
    assert len(result.after.learnt) == 3


def test_nothing_to_learn_is_said() -> None:
    with pytest.raises(ValueRefused, match="no digits"):
        teach(Pupil(small()), random_material(0, 50), TeachSettings(), _rng())


def test_the_bundled_digits_are_parted_for_good() -> None:
    rehearsed, apart = base_parts(random_digits(103))
    assert (len(rehearsed), len(apart)) == (82, 21)


def test_records_cannot_be_changed() -> None:
    result = last(teach(Pupil(small()), random_material(40, 50), TeachSettings(2), _rng()))
    with pytest.raises(ValueError, match="read-only"):
        result.after.base.digits[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        result.losses[0] = 1


def test_fixed_norms_read_as_the_network_does() -> None:
    network = small()
    network.layers[1].buffers["mean"][...] = 0.3
    x = random_digits(5).images / np.float32(255)
    np.testing.assert_allclose(
        with_fixed_norms(network).forward(x, train=True), network.forward(x), rtol=1e-5
    )
