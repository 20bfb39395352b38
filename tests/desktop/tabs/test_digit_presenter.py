"""The digit tab without a widget: what is recognised, when, and what the lesson notices."""

from __future__ import annotations

import json

import numpy as np
import pytest
from digit_help import BrokenStore, Store, draw, tall_or_wide
from lending import given_back, lend
from pen import ONE, SEVEN
from tried import noticed, unnoticed

from desktop.services.numbers import latex_probability
from desktop.tabs.digit.read import page, texts, thresholds
from desktop.tabs.digit.read.presenter import ReadPresenter
from desktop.tabs.digit.read.state import Kind, ModelInfo
from nn_core.digits import Drawing, Limits, Recogniser


@pytest.fixture
def context(qapp, tmp_path):
    networks = {name: tall_or_wide() for name in ("cnn", "mlp", "book")}
    yield from given_back(lend(tmp_path, Store(**networks)))


@pytest.fixture
def presenter(context):
    return ReadPresenter(context)


def test_blank_paper_gives_no_prediction(presenter):
    presenter.recognise()
    assert presenter.state.recognition is None
    assert presenter.state.kind is Kind.BLANK
    assert texts.headline(presenter.state) == ""


def test_what_was_erased_gives_no_prediction(presenter):
    draw(presenter.editor, ONE)
    presenter.editor.set_erasing(True)
    presenter.editor.set_pen_width(0.14)
    draw(presenter.editor, [(0.5, 0.0), (0.5, 1.0)])
    presenter.recognise()
    assert presenter.state.kind is Kind.BLANK
    assert presenter.state.ranking == ()


def test_a_drawing_is_read(presenter):
    draw(presenter.editor, ONE)
    presenter.recognise()
    assert presenter.state.recognition.digit == 1
    presenter.editor.clear()
    draw(presenter.editor, SEVEN)
    presenter.recognise()
    assert presenter.state.recognition.digit == 7
    assert texts.headline(presenter.state) == "7"


def test_it_is_read_while_the_pen_is_down(presenter, qtbot):
    presenter.editor.begin(*SEVEN[0])
    for point in SEVEN[1:3]:
        presenter.editor.extend(*point)
    with qtbot.waitSignal(presenter.state_changed):
        pass
    assert presenter.state.recognition is not None
    assert not presenter.state.settled
    presenter.editor.end()


def test_many_events_at_once_are_read_once_with_the_newest_drawing(presenter, qtbot):
    states = []
    presenter.state_changed.connect(states.append)
    draw(presenter.editor, SEVEN)
    assert states == []
    qtbot.waitUntil(lambda: bool(states))
    qtbot.turns()
    assert len(states) == 1
    assert states[0].drawing is presenter.editor.drawing


def test_another_network_reads_the_same_drawing(presenter, context):
    draw(presenter.editor, ONE)
    presenter.recognise()
    drawing = presenter.state.drawing
    presenter.set_model("book")
    assert presenter.state.model.name == "book"
    assert presenter.state.drawing is drawing
    assert context.recognisers.asked == ["cnn", "book"]
    assert ReadPresenter(context).state.model.name == "book"


def test_an_unknown_network_is_ignored(presenter):
    presenter.set_model("nobody")
    assert presenter.state.model.name == "cnn"


def test_each_network_is_loaded_once(presenter, context):
    for points in (ONE, SEVEN):
        draw(presenter.editor, points)
        presenter.recognise()
    assert context.recognisers.asked == ["cnn"]


def test_the_network_is_loaded_in_the_background(presenter, context, qtbot):
    with qtbot.waitSignal(presenter.state_changed):
        presenter.enter()
    assert presenter.recogniser.name == "cnn"
    assert presenter.state.model.weights == 784 * 6 + 6 + 6 * 10 + 10
    context.shutdown()


def test_the_finished_drawing_is_shared(presenter, context):
    shared = []
    context.drawing.changed.connect(shared.append)
    presenter.editor.begin(*ONE[0])
    presenter.editor.extend(*ONE[1])
    assert shared == []
    presenter.editor.end()
    assert shared == [presenter.editor.drawing]
    presenter.recognise()


def test_the_pen_is_remembered(presenter, context):
    presenter.editor.set_pen_width(0.11)
    assert ReadPresenter(context).editor.pen_width == pytest.approx(0.11)


def test_a_damaged_model_is_reported_and_drawing_goes_on(qapp, tmp_path):
    context = lend(tmp_path, BrokenStore())
    errors = []
    context.reported.connect(errors.append)
    presenter = ReadPresenter(context)
    draw(presenter.editor, ONE)
    presenter.recognise()
    assert "damaged" in str(errors[0])
    assert presenter.state.recognition is None
    draw(presenter.editor, ONE)
    assert len(presenter.editor.drawing.strokes) == 2
    presenter.recognise()
    assert len(errors) == 1


def test_without_any_model_one_can_draw_and_is_told(qapp, tmp_path):
    presenter = ReadPresenter(lend(tmp_path, Store()))
    draw(presenter.editor, ONE)
    presenter.recognise()
    assert presenter.state.kind is Kind.NO_MODEL
    assert "no network" in texts.sentence(presenter.state)


def test_the_state_is_written_and_read_back(presenter):
    draw(presenter.editor, ONE)
    presenter.recognise()
    presenter.set_marked(True)
    presenter.set_apart(True)
    data = json.loads(json.dumps(presenter.to_data()))
    presenter.set_marked(False)
    presenter.set_apart(False)
    presenter.from_data(data)
    state = presenter.state
    assert (state.marked, state.apart, state.recognition.digit) == (True, True, 1)
    assert state.drawing is presenter.editor.drawing
    data["state"]["picked"] = -3
    presenter.from_data(data)
    assert presenter.state.picked is None


def test_states_cannot_be_changed(presenter):
    draw(presenter.editor, ONE)
    presenter.recognise()
    with pytest.raises(ValueError, match="read-only"):
        presenter.state.recognition.probabilities[0] = 1
    with pytest.raises(AttributeError):
        presenter.state.model = "book"


def test_wavering_names_two_candidates(qapp, tmp_path):
    presenter = ReadPresenter(lend(tmp_path, Store(cnn=tall_or_wide(0.05))))
    draw(presenter.editor, ONE)
    presenter.recognise()
    assert presenter.state.kind is Kind.UNSURE
    assert texts.remark(presenter.state)[0] is texts.Says.NONE_STANDS_OUT
    assert texts.headline(presenter.state) == "?"
    network = tall_or_wide()
    network.layers[-1].params["b"][[4, 9]] = 9, 8.9
    presenter = ReadPresenter(lend(tmp_path / "other", Store(cnn=network)))
    draw(presenter.editor, ONE)
    presenter.recognise()
    assert texts.remark(presenter.state)[0] is texts.Says.WAVERS
    assert texts.headline(presenter.state) == "4 or 9?"


def test_indecision_is_noticed(qapp, tmp_path):
    network = tall_or_wide()
    network.layers[-1].params["W"][...] = 0
    bias = network.layers[-1].params["b"]
    bias[[4, 9]] = 10.5, 9
    presenter = ReadPresenter(lend(tmp_path, Store(cnn=network)))
    draw(presenter.editor, ONE)
    presenter.recognise()
    assert 0.15 < np.sort(presenter.state.shown.probabilities)[-2] < 0.2
    unnoticed("digit#undecided", presenter)
    bias[[4, 9]] = 9
    presenter = ReadPresenter(lend(tmp_path / "other", Store(cnn=network)))
    draw(presenter.editor, ONE)
    presenter.recognise()
    assert presenter.done == {"undecided"}
    noticed("digit#undecided", presenter)


def test_the_formula_has_the_numbers_of_the_bars(presenter):
    draw(presenter.editor, SEVEN)
    presenter.recognise()
    pages = page.build_reading(presenter.state, presenter.recogniser)
    probability = presenter.state.recognition.probabilities[7]
    assert pages.formulas[0].numbers.endswith(latex_probability(float(probability)))
    assert len(pages.formulas) == 2
    assert pages.formulas[1].numbers.startswith("a_7 =")
    assert pages.lesson == "digit"


def test_the_code_gives_the_numbers_of_the_bars(presenter):
    draw(presenter.editor, SEVEN)
    presenter.recognise()
    code = page.build_reading(presenter.state, presenter.recogniser).code
    values = code.arguments
    logits = values["z"] @ values["W"] + values["b"]
    softmax, judge = code.functions
    assert judge.__name__ == "judge"
    assert softmax(logits) == pytest.approx(presenter.state.recognition.probabilities)
    arrays = [value for value in values.values() if isinstance(value, np.ndarray)]
    assert not any(array.flags.writeable for array in arrays)


def test_blank_paper_has_formulas_without_numbers(presenter):
    pages = page.build_reading(presenter.state, presenter.recogniser)
    assert pages.code is None
    assert all(line.symbols and not line.numbers for line in pages.formulas)


def test_a_picture_is_read_too(presenter):
    ink = np.zeros((40, 40), np.float32)
    ink[5:35, 19:21] = 1
    presenter.editor.replace(Drawing(image=ink))
    presenter.recognise()
    assert presenter.state.recognition.digit == 1


def test_a_network_that_was_kept_is_offered_at_once(presenter, context):
    draw(presenter.editor, ONE)
    context.recognisers._made["mine"] = Recogniser(tall_or_wide(), "mine")
    context.models.changed.emit()
    assert presenter.state.models[-1] == "mine"
    presenter.set_model("mine")
    assert presenter.state.model.name == "mine"
    del context.recognisers._made["mine"]
    context.models.changed.emit()
    assert presenter.state.model.name == "cnn"
    assert presenter.state.recognition.digit == 1


def test_a_replaced_network_reads_anew_and_a_deleted_one_gives_way(presenter, context):
    draw(presenter.editor, ONE)
    made, told = context.recognisers._made, []
    context.reported.connect(told.append)
    made["mine"] = Recogniser(tall_or_wide(), "mine")
    context.models.changed.emit()
    presenter.set_model("mine")
    presenter.recognise()
    assert presenter.state.recognition.digit == 1
    other = tall_or_wide()
    other.layers[-1].params["b"][4] = 99
    made["mine"] = Recogniser(other, "mine")
    context.models._changed("mine")
    assert presenter.state.recognition.digit == 4
    del made["mine"]
    context.models._changed("mine")
    assert (presenter.state.model.name, presenter.state.recognition.digit) == ("cnn", 1)
    assert [str(error) for error in told] == [
        "The network “mine” is gone. Here “CNN” is used instead."
    ]


def test_limits_follow_a_new_name_and_go_with_their_network(presenter, context):
    settings = context.settings
    info, usual = ModelInfo("mine", limits=Limits(2.0, 0.5)), Limits(2.0, 0.5)
    thresholds.remember(settings, info, Limits(1.0, 0.7))
    context.models.renamed.emit("mine", "hand")
    hand = ModelInfo("hand", limits=usual)
    assert thresholds.remembered(settings, hand) == Limits(1.0, 0.7)
    assert thresholds.remembered(settings, info) == usual
    context.models.deleted.emit("hand")
    assert thresholds.remembered(settings, hand) == usual
