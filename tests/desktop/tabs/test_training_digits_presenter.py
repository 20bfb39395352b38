"""The page Training > Digits without its widgets: what is learnt, read, compared and kept."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from patient import PatientBot
from pen import SEVEN
from PySide6.QtGui import QImage
from training_digits_help import gone_to, ready
from tried import noticed, unnoticed

from desktop.services import mnist_download
from desktop.services.bundled_digits import all_digits
from desktop.services.context import TabContext
from desktop.tabs.training.digits import glimpses, texts
from desktop.tabs.training.digits.page import build_reading
from desktop.tabs.training.digits.presenter import DigitsPresenter
from desktop.tabs.training.digits.state import Asked, Data, DigitsState, Mine, Strip
from nn_core.digits import Drawing, Stroke
from nn_core.errors import DataFileError, ShapeError
from nn_core.layers import Activate, Affine
from nn_core.models import load
from nn_core.network import Network
from nn_core.perceptron.model import PRESETS


@pytest.fixture
def page(qtbot: PatientBot, context: TabContext) -> DigitsPresenter:
    return ready(qtbot, DigitsPresenter(context))


def sentence(page: DigitsPresenter) -> str:
    return texts.sentence(page.state, page.live)


def test_it_begins_with_a_digit_and_even_answers(page: DigitsPresenter) -> None:
    live = page.live
    assert (page.state.learnt, page.state.apart) == (9000, 1000)
    assert live.sample is not None
    assert live.answers is not None
    assert np.abs(live.answers - 0.1).max() < 0.01
    assert page.state.reference == pytest.approx(math.log(10))
    assert "10" in sentence(page)


def test_it_learns_to_read_what_is_in_the_box(qtbot: PatientBot, page: DigitsPresenter) -> None:
    gone_to(qtbot, page, 200)
    live = page.live
    assert live.answers is not None
    assert live.answers.max() > 0.9
    unnoticed("training_digits#sure", page)  # it is none of one's own
    assert live.digit == live.sample
    assert live.evaluation is not None
    assert live.evaluation.accuracy is not None
    assert live.evaluation.accuracy > 0.7
    assert live.loss < 1.5
    assert "200" in sentence(page)


def test_the_plateau_is_named_while_it_lasts(qtbot: PatientBot, page: DigitsPresenter) -> None:
    gone_to(qtbot, page, 10)
    assert "2.30 is ln 10" in sentence(page)
    gone_to(qtbot, page, 100)
    assert "2.30 is ln 10" not in sentence(page)


def test_what_is_said_of_digits_apart_belongs_to_the_step(
    qtbot: PatientBot, page: DigitsPresenter
) -> None:
    gone_to(qtbot, page, 60)
    gone_to(qtbot, page, 25)
    assert page.live.evaluation is not None
    assert page.live.evaluation.step == 20


def test_a_rate_of_100_runs_wild_and_one_goes_back(
    qtbot: PatientBot, page: DigitsPresenter
) -> None:
    gone_to(qtbot, page, 60)
    assert page.calm is None
    page.change(lr=100.0)
    gone_to(qtbot, page, 90)
    unnoticed("training_digits#broken", page)  # it has not come down yet
    assert "η = 100" in sentence(page)
    assert page.calm == (60, 0.1)
    page.back_to_calm()
    qtbot.waitUntil(lambda: not page.context.busy)
    assert (page.run.state.step, page.state.setup.optimizer.lr) == (60, 0.1)
    assert page.calm is None
    page.run.run()
    qtbot.waitUntil(lambda: "broken" in page.done)
    noticed("training_digits#broken", page)
    page.run.pause()


def test_settings_are_marked_in_the_plot(qtbot: PatientBot, page: DigitsPresenter) -> None:
    gone_to(qtbot, page, 5)
    page.change(lr=0.2)
    page.change(lr=0.5)
    gone_to(qtbot, page, 8)
    page.change(optimizer="adam")
    assert page.marks() == [(5, "η 0.1 → 0.5"), (8, "optimiser Adam")]


def test_what_was_taken_back_is_not_marked(qtbot: PatientBot, page: DigitsPresenter) -> None:
    gone_to(qtbot, page, 60)
    page.change(lr=100.0)
    gone_to(qtbot, page, 90)
    page.back_to_calm()
    qtbot.waitUntil(lambda: not page.context.busy)
    assert page.marks() == []


def test_the_weight_that_moved_is_of_a_layer_with_weights(
    qtbot: PatientBot, page: DigitsPresenter
) -> None:
    found = set()
    page.run.go_to(0)
    for step in range(1, 8):
        gone_to(qtbot, page, step)
        with page.run.held_still() as learner:
            gradients = [layer.grads["W"] for layer in learner.network.layers if layer.grads]
            largest = int(np.argmax([np.abs(gradient).max() for gradient in gradients]))
        name, _, colon = build_reading(page).formulas[1].numbers.partition(":")
        assert colon
        assert name == f"W^{{({largest + 1})}}"
        found.add(name)
    assert found <= {"W^{(1)}", "W^{(2)}"}, "of 784-50-10"


def test_runs_are_compared_by_what_differs(qtbot: PatientBot, page: DigitsPresenter) -> None:
    page.keep_run()
    assert page.state.kept == ()  # there is nothing yet
    gone_to(qtbot, page, 30)
    page.keep_run()
    page.change(lr=1.0)
    page.keep_run()
    page.keep_run()
    names = [run.name for run in page.state.kept]
    assert names == ["SGD 0.1", "SGD 1", "SGD 1 (2)"]
    lines = texts.kept_runs(page.state).splitlines()
    assert "η 0.1" in lines[0]
    assert "η" not in lines[1]
    page.run.same_start()
    assert page.state.expectation.asked is Asked.AGAINST
    assert "SGD 1 (2)" in texts.card(page.state, page.run).question
    page.forget_runs()
    assert page.state.kept == ()


def test_ten_of_mine_and_what_they_bring(qtbot: PatientBot, page: DigitsPresenter) -> None:
    tens = [Drawing(image=np.roll(work_digit(d), 1, axis=1)) for d in range(10)]
    page.mine.give(Mine.TEN)
    assert page.state.mine is Mine.NONE  # refused: the notebook is empty
    assert page.mine.add(tens)
    assert page.mine.add([Drawing(image=np.roll(work_digit(d), 2, axis=0)) for d in range(10)])
    assert page.state.mine_there == 20
    gone_to(qtbot, page, 40)
    page.mine.give(Mine.TEN)
    gain = page.state.gain
    assert gain is not None
    assert (gain.given, gain.at, gain.total) == (10, 40, 10)
    share = 1 - 9000 / len(page.run.data.x)
    assert share == pytest.approx(0.2, abs=0.01)
    gone_to(qtbot, page, 139)
    unnoticed("training_digits#mine", page)
    gone_to(qtbot, page, 140)
    qtbot.waitUntil(lambda: "mine" in page.done)
    noticed("training_digits#mine", page)
    assert page.state.gain is not None
    assert str(page.state.gain.now) in sentence(page)
    # Whoever goes back to before that goes back to what was learnt then.
    gone_to(qtbot, page, 20)
    assert page.state.mine is Mine.NONE
    assert len(page.run.data.x) == 9000


def work_digit(digit: int) -> np.ndarray:
    """Return a bundled digit as a hand that the network hasn't seen might write it."""
    all_ = all_digits()
    return all_.images[np.flatnonzero(all_.labels == digit)[3]].astype(np.float32) / 255


def test_is_it_a_0(qtbot: PatientBot, page: DigitsPresenter) -> None:
    page.set_network("784-1")
    gone_to(qtbot, page, 100)
    live = page.live
    assert page.state.reference == pytest.approx(math.log(2))
    assert live.answers is not None
    assert np.isnan(live.answers[1:]).all()
    assert texts.answer(page.state, live)[0] == ("0" if live.answers[0] > 0.5 else "not 0")
    assert not page.keep("one")


@pytest.mark.parametrize("network", ["784-10", "784-100-2-10", "SimpleConvNet"])
def test_every_strip_shows_something_of_every_network(
    qtbot: PatientBot, page: DigitsPresenter, network: str
) -> None:
    page.set_network(network)
    gone_to(qtbot, page, 2)
    seen: list[object] = []
    page.glimpsed.connect(seen.append)
    kinds = {
        Strip.WEIGHTS: glimpses.Weights,
        Strip.CONFUSION: glimpses.Confusion,
        Strip.MAP: glimpses.DigitMap,
        Strip.BATCH: glimpses.Batch,
    }
    for strip, kind in kinds.items():
        page.show_strip(strip)
        qtbot.waitUntil(lambda kind=kind: any(isinstance(one, kind) for one in seen))
        qtbot.waitUntil(lambda: not page.context.busy)
    found = {type(one): one for one in seen}
    assert found[glimpses.Confusion].counts.sum() == 1000
    assert found[glimpses.DigitMap].points.shape == (500, 2)
    assert found[glimpses.DigitMap].own_plane == (network == "784-100-2-10")
    assert found[glimpses.Batch].images.shape == (100, 28, 28)
    conv = network == "SimpleConvNet"
    shape = (30, 5, 5) if conv else (int(network.split("-")[1]), 28, 28)
    assert found[glimpses.Weights].pictures.shape == shape
    assert (found[glimpses.Weights].maps is not None) == conv


def test_what_is_chosen_while_something_else_is_worked_out_is_shown_after_it(
    qtbot: PatientBot, page: DigitsPresenter
) -> None:
    gone_to(qtbot, page, 2)
    seen: list[object] = []
    page.glimpsed.connect(seen.append)
    qtbot.waitUntil(lambda: not page._soon.isActive() and not page.context.busy)
    page.show_strip(Strip.CONFUSION)
    assert page.context.busy
    page.show_strip(Strip.MAP)
    qtbot.waitUntil(lambda: any(isinstance(one, glimpses.DigitMap) for one in seen))


def test_the_batch_is_the_one_that_was_learnt(qtbot: PatientBot, page: DigitsPresenter) -> None:
    gone_to(qtbot, page, 150)
    page.run.step_on()
    qtbot.waitUntil(lambda: page.run.state.step == 151)
    page.show_strip(Strip.BATCH)
    batch = glimpses.last_batch(page.run)
    assert batch is not None
    with page.run.held_still() as learner:
        np.testing.assert_array_equal(batch.labels, learner.data.t[learner.batch])
    step = page.run.state.last
    assert step is not None
    assert (batch.labels == batch.answers).mean() == pytest.approx(step.accuracy)


def test_nobody_who_looks_waits_for_a_step_of_a_worker(qtbot, page, monkeypatch):
    """With a large network each look at the formulas or the batch held up the pictures."""
    run = page.run
    run._fixed = True
    run.set_speed("full")
    run.run()
    qtbot.waitUntil(lambda: run.state.step >= 3)
    with monkeypatch.context() as patch:
        patch.setattr(run, "held_still", lambda: pytest.fail("waited"))
        assert run._job.running
        batch, last = glimpses.last_batch(run), run.last_step
        assert str(len(last.places)) in build_reading(page).formulas[0].numbers
    np.testing.assert_array_equal(batch.labels, last.data.t[last.places])
    run.pause()
    qtbot.waitUntil(lambda: not run._job.running)
    assert run.last_step.step == run.state.step


def test_a_network_is_kept_with_the_record_of_its_training(
    qtbot: PatientBot, page: DigitsPresenter
) -> None:
    gone_to(qtbot, page, 50)
    name = page.proposal
    assert page.keep(name)
    assert not page.keep(name)  # the name is taken
    own = page.context.recognisers.own
    model = load(own.path(name))
    assert model.metadata["steps"] == "50"
    assert json.loads(model.metadata["losses"])[-1][0] == 50
    assert json.loads(model.metadata["setup"])["optimizer"]["lr"] == 0.1
    image = page._image[None]
    np.testing.assert_array_equal(model.network.forward(image), page.run.network.forward(image))
    assert name in page.context.recognisers.names()
    assert page.proposal != name
    assert name in texts.sentence(page.state, page.live)
    page.context.models.delete(name)
    assert name not in texts.sentence(page.state, page.live)


def test_a_predicted_curve_is_compared(qtbot: PatientBot, page: DigitsPresenter) -> None:
    page.expect(np.array([[1, 2.3], [50, 0.5], [100, 0.2]]))
    page.predict("draw")
    gone_to(qtbot, page, 100)
    page._look()
    card = texts.card(page.state, page.run)
    assert card.locked
    assert "part at step" in card.comparison
    page.run.same_start()
    card = texts.card(page.state, page.run)
    assert not card.locked
    assert not card.comparison


def test_weights_of_zero_learn_next_to_nothing(qtbot: PatientBot, page: DigitsPresenter) -> None:
    page.set_start("0")
    assert texts.card(page.state, page.run).answers.keys() == {"nothing", "same"}
    page.predict("same")
    gone_to(qtbot, page, 100)
    page._look()
    assert "alike" in texts.card(page.state, page.run).comparison
    first = page.run.network.layers[0].params["W"]
    assert np.ptp(first, axis=1).max() == 0


def test_layers_of_ones_own(page: DigitsPresenter) -> None:
    page.set_own("30, 20")
    assert [layer.size for layer in page.state.setup.layers] == [30, 20, 10]
    assert texts.network_name(page.state) == "784-30-20-10"
    page.set_own("0")  # refused
    assert [layer.size for layer in page.state.setup.layers] == [30, 20, 10]


def test_a_drawing_is_read_at_every_step_and_shared(
    qtbot: PatientBot, page: DigitsPresenter
) -> None:
    page.draw_own()
    assert page.live.blank
    assert page.live.answers is None
    page.editor.replace(Drawing((Stroke(np.array(SEVEN), 0.07),)))
    assert page.context.drawing.value is page.editor.settled_drawing
    gone_to(qtbot, page, 40)
    assert len(page.live.outputs.steps) >= 2
    unnoticed("training_digits#sure", page)
    page.run.run()
    qtbot.waitUntil(lambda: "sure" in page.done)
    assert page.live.answers.max() > 0.85
    noticed("training_digits#sure", page)
    page.run.pause()
    page.editor.clear()
    assert not len(page.live.outputs.steps)


def test_a_folder_without_mnist_is_refused_and_what_there_is_stays(
    qtbot: PatientBot, page: DigitsPresenter, tmp_path: Path
) -> None:
    told: list[Exception] = []
    page.failed.connect(told.append)
    page.use(Data.MNIST, str(tmp_path))
    qtbot.waitUntil(lambda: bool(told) and not page.state.loading)
    assert page.state.data is Data.BUNDLED
    assert page.state.learnt == 9000


def test_the_state_is_written_and_read_again(
    qtbot: PatientBot, page: DigitsPresenter, context: TabContext
) -> None:
    page.set_network("784-256-128-10")
    page.change(lr=0.004, batch_size=32)
    page.show_strip(Strip.MAP)
    written = json.loads(json.dumps(page.to_data()))
    other = DigitsPresenter(context)
    other.from_data(written)
    assert not other._loader.running  # nothing is read before somebody looks
    ready(qtbot, other)
    same = ("network", "own", "setup", "data", "place", "mine", "share", "strip", "log")
    assert [getattr(other.state, f) for f in same] == [getattr(page.state, f) for f in same]
    assert other.run.state.setup == page.state.setup
    with pytest.raises(Exception, match="damaged"):
        broken = json.loads(json.dumps(written))
        broken["state"]["share"] = 999
        other.from_data(broken)


def test_the_space_bar_before_the_digits_are_there(qtbot: PatientBot, context: TabContext) -> None:
    page = DigitsPresenter(context)
    page.enter()
    page.toggle()
    qtbot.waitUntil(lambda: page.run.state.step > 2)
    page.leave()
    assert not page.run.state.running


def test_closing_in_the_middle_of_a_step_ends_at_once(
    qtbot: PatientBot, page: DigitsPresenter, context: TabContext
) -> None:
    page.set_network("SimpleConvNet")
    page.run.set_speed("full")
    page.run.run()
    qtbot.waitUntil(lambda: page.run.state.step >= 2)
    begin = time.monotonic()
    context.shutdown()
    assert time.monotonic() - begin < 1.0 * max(1.0, slowness(page))


def slowness(page: DigitsPresenter) -> float:
    """Return how many times as long as on a quiet machine a step takes here."""
    begin = time.monotonic()
    next(iter(page.run._learner.steps()))
    return (time.monotonic() - begin) / 0.03


def test_the_checks_are_said_with_their_numbers(qtbot: PatientBot, page: DigitsPresenter) -> None:
    gone_to(qtbot, page, 30)
    page._look()
    qtbot.waitUntil(lambda: bool(page.state.checks))
    assert "✓ first loss 2.3" in texts.checks_text(page.state).replace("\N{NO-BREAK SPACE}", " ")
    qtbot.waitUntil(lambda: not page.context.busy)
    page.learn_by_heart()
    qtbot.waitUntil(lambda: page.state.overfit is not None)
    assert "ten\N{NO-BREAK SPACE}by" in texts.checks_text(page.state), (
        "a line is broken between two"
    )


def test_own_digits_are_named_in_one_sentence() -> None:
    from desktop.tabs.training.digits.state import Gain

    state = replace(DigitsState(), gain=Gain(10, 300, 14, 17, 20))
    said = texts.gain_text(state)
    assert all(number in said for number in ("20", "14", "17", "10", "300"))
    assert "Write ten more" in texts.gain_text(replace(state, gain=Gain(10)))


def test_mnist_is_downloaded_on_request(
    qtbot: PatientBot, page: DigitsPresenter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    used: list[tuple[str, str]] = []
    halves = [mnist_download.Fetched(1, 2), mnist_download.Fetched(2, 2)]
    monkeypatch.setattr(mnist_download, "downloading", lambda: iter(halves))
    monkeypatch.setattr(mnist_download, "folder", lambda: tmp_path)
    monkeypatch.setattr(page, "use", lambda *given: used.append(given))
    shown: list[float | None] = []
    page.state_changed.connect(lambda state: shown.append(state.fetched))
    page.download()
    qtbot.waitUntil(lambda: bool(used))
    assert used == [(Data.MNIST, str(tmp_path))]
    assert 1.0 in shown
    assert page.state.fetched is None


def test_a_download_that_fails_is_said_and_what_there_is_stays(
    qtbot: PatientBot, page: DigitsPresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing() -> Iterator[object]:
        yield mnist_download.Fetched(0, 2)
        raise DataFileError("MNIST could not be downloaded: {reason}.", reason="x")

    monkeypatch.setattr(mnist_download, "downloading", failing)
    told: list[object] = []
    page.failed.connect(told.append)
    page.download()
    qtbot.waitUntil(lambda: bool(told) and page.state.fetched is None)
    assert page.state.data is Data.BUNDLED


def test_digits_of_a_table_are_learnt_and_what_is_left_out_is_said(
    qtbot: PatientBot, page: DigitsPresenter, tmp_path: Path
) -> None:
    digits = all_digits().take(np.arange(0, 10_000, 33))
    rows = [
        ",".join(map(str, [label, *image.ravel().tolist()]))
        for label, image in zip(digits.labels.tolist(), digits.images, strict=True)
    ]
    rows[5] = rows[5].replace(rows[5].split(",")[0], "x", 1)
    file = tmp_path / "table.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    page.use(Data.FILES, str(file))
    qtbot.waitUntil(lambda: page.state.data is Data.FILES and not page.state.loading)
    assert page.state.learnt + page.state.apart + page.state.left_out == len(digits)
    assert page.state.left_out == 1
    assert "1" in texts.data_text(page.state)
    gone_to(qtbot, page, 60)
    assert page.live.loss < 2.3


def test_pictures_in_folders_are_learnt(
    qtbot: PatientBot, page: DigitsPresenter, tmp_path: Path
) -> None:
    digits = all_digits().take(np.arange(0, 10_000, 45))
    for number, (image, label) in enumerate(zip(digits.images, digits.labels, strict=True)):
        folder = tmp_path / str(label)
        folder.mkdir(exist_ok=True)
        pixels = np.ascontiguousarray(255 - image)
        picture = QImage(pixels.data, 28, 28, 28, QImage.Format.Format_Grayscale8)
        assert picture.save(str(folder / f"{number}.png"))
    page.use_folder(str(tmp_path))
    qtbot.waitUntil(lambda: page.state.data is Data.FILES and not page.state.loading)
    assert page.state.learnt + page.state.apart == len(digits)
    assert set(page.run.data.t.tolist()) == set(range(10))


def test_too_few_digits_are_refused(
    qtbot: PatientBot, page: DigitsPresenter, tmp_path: Path
) -> None:
    file = tmp_path / "few.csv"
    row = "3," + ",".join(["0"] * 700 + ["9"] * 84)
    file.write_text("\n".join([row] * 5), encoding="utf-8")
    told: list[object] = []
    page.failed.connect(told.append)
    page.use(Data.FILES, str(file))
    qtbot.waitUntil(lambda: bool(told) and not page.state.loading)
    assert page.state.data is Data.BUNDLED


def test_own_digits_are_learnt_again_where_that_was_written(
    qtbot: PatientBot, page: DigitsPresenter, context: TabContext
) -> None:
    page.mine.add([Drawing(image=work_digit(d)) for d in range(10)])
    page.mine.give(Mine.TEN)
    written = json.loads(json.dumps(page.to_data()))
    other = DigitsPresenter(context)
    other.from_data(written)
    ready(qtbot, other)
    assert other.state.mine is Mine.TEN
    assert len(other.run.data.x) == len(page.run.data.x) > 9000


@pytest.mark.parametrize(
    ("network", "every"), [("784-50-10", 10), ("784-256-128-10", 50), ("SimpleConvNet", 50)]
)
def test_what_takes_long_to_read_is_read_less_often(
    page: DigitsPresenter, network: str, every: int
) -> None:
    page.set_network(network)
    assert page.run.evaluate_every == every


def test_the_layers_of_a_carried_network_read_digits(
    qtbot: PatientBot, page: DigitsPresenter
) -> None:
    page.take(PRESETS["AND"].network())
    assert (page.state.network, page.state.one_output) == ("784-1", True)
    rng = np.random.default_rng(0)
    layers = (Affine(2, 6, rng=rng), Activate("tanh"), Affine(6, 3, rng=rng), Activate("step"))
    page.take(Network([*layers, Affine(3, 1, rng=rng)]))
    assert page.state.own == "6, 3"
    assert [(s.size, s.activation) for s in page.state.setup.layers] == [
        (6, "tanh"),
        (3, "sigmoid"),
        (10, ""),
    ]
    before = page.loss
    gone_to(qtbot, page, 60)
    assert np.isnan(before) and page.loss < 2.4
    with pytest.raises(ShapeError):
        page.take(page.context.recognisers.get("cnn").network)
    assert page.state.own == "6, 3"


def test_what_was_found_in_the_last_run_is_not_said_of_the_next(
    qtbot: PatientBot, page: DigitsPresenter
) -> None:
    gone_to(qtbot, page, 20)
    page._checker.start(lambda: iter([0.125]))
    page.set_network("784-10")
    qtbot.waitUntil(lambda: not page._checker.running)
    assert page.state.overfit is None
