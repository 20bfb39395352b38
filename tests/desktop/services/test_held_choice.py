"""The network in training is in every menu of networks, where it reads digits, as it is now."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from desktop.services.network_choice import ChosenNetwork, alike, as_deep, convolutional
from desktop.services.recognisers import HELD
from desktop.services.training_run import TrainingRun
from desktop.tabs import registered
from desktop.tabs.digit import TAB as DIGIT
from desktop.tabs.digit.read.presenter import ReadPresenter
from desktop.tabs.digit.why.presenter import WhyPresenter
from desktop.tabs.filters import TAB as FILTERS
from desktop.tabs.filters.presenter import FiltersPresenter
from desktop.tabs.forward.drawing.presenter import DrawingPresenter
from desktop.tabs.mydigits.teach.presenter import TeachPresenter
from desktop.widgets.controls.choice_menus import NetworkMenu
from nn_core.digits import Drawing, Stroke
from nn_core.errors import ModelFileError
from nn_core.learning import LayerSpec, Setup, TrainingData, dense

RNG = np.random.default_rng(0)
DATA = TrainingData.alone(RNG.random((40, 784), np.float32), np.arange(40) % 10)
PICTURES = TrainingData.alone(DATA.x.reshape(-1, 1, 28, 28), DATA.t)
SETUP = Setup((784,), dense(12, 10), batch_size=20, dropout=0.3)
CONV = Setup(
    (1, 28, 28),
    (LayerSpec("conv", 3, "relu", 5), LayerSpec("pool", 2), LayerSpec("affine", 10)),
    batch_size=10,
)
ONE = Drawing((Stroke(np.array([[0.5, 0.2], [0.5, 0.8]]), 0.07),))


def training(context, setup=SETUP, data=DATA, reads="digits") -> TrainingRun:
    return TrainingRun(context, setup, data, reads=reads, dear=False, parent=context)


@pytest.fixture
def run(context, qtbot):
    made = training(context)
    made.step_on()
    qtbot.waitUntil(lambda: made.state.step == 1 and not made._frames.running)
    assert context.held.value is not None
    return made


def step(run: TrainingRun, qtbot) -> None:
    run.step_on()
    qtbot.waitUntil(lambda: run.context.held.value.step == run.state.step)


def test_before_anything_is_trained_it_is_in_no_menu(context):
    chosen = ChosenNetwork(context, "some/key", context)
    assert HELD not in chosen.names
    with pytest.raises(ModelFileError):
        context.recognisers.get(HELD)


@pytest.mark.parametrize(
    ("reads", "setup"),
    [("points", SETUP), ("measures", SETUP), ("digits", replace(SETUP, layers=dense(10, 1)))],
)
def test_it_is_offered_only_where_it_reads_ten_digits(context, reads, setup):
    if setup is not SETUP:
        setup = replace(setup, loss="sigmoid")
    data = DATA if setup is SETUP else TrainingData.alone(DATA.x, DATA.t % 2)
    made = training(context, setup, data, reads)
    made.step_on()
    assert context.held.value is not None
    assert not context.recognisers.held()
    assert HELD not in ChosenNetwork(context, "some/key", context).names


def test_it_comes_into_a_menu_that_is_there_already_and_leaves_it(context, qtbot, run):
    chosen = ChosenNetwork(context, "some/key", context)
    assert chosen.names[-1] == HELD
    chosen.choose(HELD)
    reported = []
    context.reported.connect(reported.append)
    other = training(context, reads="points")
    other.step_on()
    qtbot.waitUntil(lambda: HELD not in chosen.names)
    assert chosen.name == chosen.names[0]
    assert reported


def test_its_menu_says_the_step(context, qtbot, run):
    menu = qtbot.shown(NetworkMenu(), 200, 30)
    menu.show_networks(("cnn", HELD), HELD)
    assert "1" in menu.currentText()
    step(run, qtbot)
    menu.show_networks(("cnn", HELD), HELD)
    assert "2" in menu.currentText()


def test_what_is_read_is_read_with_the_network_of_this_very_moment(context, qtbot, run):
    read = ReadPresenter(context, context)
    read.set_model(HELD)
    read.editor.replace(ONE)
    qtbot.waitUntil(lambda: read.state.recognition is not None)
    before = read.state.recognition.probabilities.copy()
    step(run, qtbot)
    qtbot.waitUntil(lambda: not np.array_equal(read.state.recognition.probabilities, before))
    network = run.network
    expected = network.predict(read.state.recognition.image[None])[0]
    np.testing.assert_allclose(read.state.recognition.probabilities, expected, rtol=1e-4)


def test_the_digit_tab_says_that_it_hasnt_learnt_to_refuse(context, qtbot, run):
    view = qtbot.shown(DIGIT.build(context), 704, 620)
    view.show_page("read")
    notes = [label.text() for label in view.page().form.findChildren(type(view.sentence).__base__)]
    view.page().presenter.set_model(HELD)
    more = [label.text() for label in view.page().form.findChildren(type(view.sentence).__base__)]
    assert len(set(more) - set(notes)) >= 1
    assert any("refuse" in text for text in more)


def test_forward_follows_it_where_it_is_as_deep(context, qtbot, run):
    assert HELD not in as_deep("book", context.recognisers)
    run.begin(replace(SETUP, layers=dense(9, 8, 10)), DATA)
    run.step_on()
    step(run, qtbot)
    assert HELD in as_deep("book", context.recognisers)
    forward = DrawingPresenter(context, context)
    forward.pictures.set_active(True)
    forward.pictures.take_sample()
    forward.pictures.set_model(HELD)
    before = forward.state.trace.layers[-1].outputs.copy()
    step(run, qtbot)
    qtbot.waitUntil(lambda: not np.array_equal(forward.state.trace.layers[-1].outputs, before))


def test_why_explains_it(context, qtbot, run):
    why = WhyPresenter(context, context)
    why.enter()
    why.pictures.take_sample()
    why.set_model(HELD)
    qtbot.waitUntil(lambda: why.state.model == HELD and why.state.evidence is not None)
    why.leave()


def test_filters_offer_it_where_it_convolves(context, qtbot, run):
    assert HELD not in convolutional("cnn", context.recognisers)
    run.begin(CONV, PICTURES)
    run.step_on()
    qtbot.waitUntil(lambda: HELD in convolutional("cnn", context.recognisers))
    assert HELD not in alike("cnn", context.recognisers)
    view = qtbot.shown(FILTERS.build(context), 704, 620)
    presenter: FiltersPresenter = view.presenter
    assert presenter is not None
    source = next(iter(view.findChildren(NetworkMenu)))
    assert HELD in source.names()
    source.picked.emit(HELD)
    qtbot.waitEqual(source.currentData, HELD)


def test_it_can_be_taught(context, run):
    teach = TeachPresenter(context, context)
    teach.set_base(HELD)
    assert teach.state.base == HELD
    assert not teach.state.refusal
    assert "●" not in teach.state.name
    assert context.recognisers.notes(HELD) == {}


def test_every_menu_of_networks_has_it(context, qtbot, run):
    for spec in registered():
        view = qtbot.shown(spec.build(context), 704, 620)
        for menu in view.findChildren(NetworkMenu):
            offers_all = "mlp" in menu.names()
            assert HELD in menu.names() or not offers_all, spec.id
        view.shutdown()
        view.close()
