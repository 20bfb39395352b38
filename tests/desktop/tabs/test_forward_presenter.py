"""The forward tab without widgets: edits and undo, the flow, presets, the drawing's paths."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from drawn_help import seven
from forward_help import context_with_network
from patient import PatientBot
from script_runner import run_script
from tried import noticed, unnoticed

from desktop.services.bundled_digits import digit_at, place_of
from desktop.services.context import TabContext
from desktop.services.picture_network import Source
from desktop.tabs.forward.drawing import page as drawing_page
from desktop.tabs.forward.drawing import texts as drawing_texts
from desktop.tabs.forward.drawing.presenter import DrawingPresenter, Show
from desktop.tabs.forward.small import reading as small_reading
from desktop.tabs.forward.small import texts
from desktop.tabs.forward.small.presenter import SmallPresenter
from desktop.tabs.forward.small.state import Kind, Part, Setup, SmallState, Stage
from nn_core.arrays import frozen
from nn_core.errors import BadakError
from nn_core.models import build
from nn_core.small.presets import PRESETS

WEIGHT = Part(Kind.WEIGHT, 2, 0, 1)


@pytest.fixture
def small(context: TabContext) -> SmallPresenter:
    return SmallPresenter(context)


def drawing_presenter(qtbot: PatientBot, tmp_path: Path, network: bool = True) -> DrawingPresenter:
    return DrawingPresenter(context_with_network(tmp_path, network))


def test_it_opens_with_the_books_numbers(small: SmallPresenter) -> None:
    assert small.state.setup.preset == "book"
    np.testing.assert_allclose(small.state.trace.outputs, [0.3168, 0.6963], atol=5e-5)
    assert small.state.step == small.state.last_step == 6


def test_an_edit_can_be_undone_and_redone(small: SmallPresenter) -> None:
    small.set_value(WEIGHT, -0.5)
    assert small.setup.value(WEIGHT) == -0.5
    assert small.setup.preset == ""
    small.undo_stack.undo()
    assert small.setup.value(WEIGHT) == 0.2
    assert small.setup.preset == "book"
    small.undo_stack.redo()
    assert small.setup.value(WEIGHT) == -0.5


def test_a_drag_is_one_step_of_undo(small: SmallPresenter) -> None:
    for value in (0.3, 0.4, 0.5):
        small.set_value(WEIGHT, value, drag=True)
    small.end_drag()
    small.set_value(WEIGHT, 0.6, drag=True)
    assert small.undo_stack.count() == 2
    small.undo_stack.undo()
    small.undo_stack.undo()
    assert small.setup.value(WEIGHT) == 0.2


def test_inputs_and_biases_are_edited_alike(small: SmallPresenter) -> None:
    small.set_value(Part(Kind.NEURON, 0, 1), 2.0)
    small.set_value(Part(Kind.BIAS, 3, 0), 5.0)
    assert small.setup.x.tolist() == [1.0, 2.0]
    assert small.setup.network.biases[2][0] == 5.0
    small.set_value(Part(Kind.NEURON, 1, 0), 5.0)
    assert small.undo_stack.count() == 2


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e308])
def test_what_is_no_usable_number_leaves_the_state(small: SmallPresenter, value: float) -> None:
    errors: list[BadakError] = []
    small.failed.connect(errors.append)
    before = small.setup
    small.set_value(WEIGHT, value)
    small.set_value(Part(Kind.NEURON, 0, 0), value)
    assert len(errors) == 2
    assert small.setup is before
    assert small.undo_stack.count() == 0


def test_the_numbers_flow_in_two_steps_a_layer(small: SmallPresenter) -> None:
    small.playback.rewind()
    stages = []
    for _ in range(7):
        stages.append(tuple(small.state.stage(layer) for layer in range(4)))
        small.playback.forward()
    assert stages[0] == (2, 0, 0, 0)
    assert stages[1] == (2, 1, 0, 0)
    assert stages[2] == (2, 2, 0, 0)
    assert stages[6] == (2, 2, 2, 2)
    small.playback.back()
    assert small.state.stage(3) is Stage.SUMS
    assert small.state.selected.layer == 3
    small.playback.finish()
    assert small.state.step == 6


def test_playing_starts_over_at_the_end_and_stops_by_itself(small: SmallPresenter) -> None:
    small.playback.toggle()
    assert small.playback.playing
    assert small.state.step == 0
    for _ in range(6):
        small.playback.forward()
    assert not small.playback.playing
    assert small.state.step == 6
    small.playback.toggle()
    small.playback.toggle()
    assert not small.playback.playing


def test_playing_goes_on_by_the_clock(small: SmallPresenter, qtbot: PatientBot) -> None:
    small.playback.set_pace(5)
    small.playback.toggle()
    qtbot.waitUntil(lambda: not small.playback.playing)
    assert small.state.step == 6


def test_sizes_change_and_the_selection_stays_inside(small: SmallPresenter) -> None:
    small.select(Part(Kind.NEURON, 1, 2))
    small.add_neuron()
    assert small.setup.network.sizes == (2, 4, 2, 2)
    small.remove_neuron()
    small.select(Part(Kind.NEURON, 1, 2))
    small.remove_neuron()
    assert small.setup.network.sizes == (2, 2, 2, 2)
    assert small.setup.has(small.state.selected)
    small.select(Part(Kind.NEURON, 0, 0))
    small.add_neuron()
    assert small.setup.x.tolist() == [1.0, 0.5, 1.0]
    small.remove_neuron()
    assert small.setup.x.tolist() == [0.5, 1.0]
    small.select(Part(Kind.NEURON, 1, 0))
    small.add_layer()
    assert small.setup.network.depth == 4
    assert small.state.selected.layer == 2
    small.remove_layer()
    assert small.setup.network.depth == 3


def test_presets_and_fresh_weights(small: SmallPresenter) -> None:
    small.load("largest")
    assert small.setup.network.sizes == (8,) * 7
    small.redraw()
    first = small.setup.network.weights[0]
    small.redraw()
    assert not np.array_equal(first, small.setup.network.weights[0])
    small.select(Part(Kind.NEURON, 3, 0))
    small.set_activation("gelu")
    assert small.setup.network.names[2] == "gelu"
    for _ in range(4):
        small.undo_stack.undo()
    assert small.setup.preset == "book"


def test_the_limits_are_said(small: SmallPresenter) -> None:
    errors: list[BadakError] = []
    small.failed.connect(errors.append)
    small.load("largest")
    small.select(Part(Kind.NEURON, 2, 0))
    small.add_layer()
    small.add_neuron()
    assert [type(error).__name__ for error in errors] == ["ShapeError", "ShapeError"]


def test_overtaking_is_noticed(small: SmallPresenter) -> None:
    small.set_value(Part(Kind.BIAS, 3, 1), 0.1)
    unnoticed("forward#overtake", small)
    small.set_value(Part(Kind.BIAS, 3, 0), 2.0)
    noticed("forward#overtake", small)


def test_one_product_is_noticed(small: SmallPresenter) -> None:
    small.select(Part(Kind.NEURON, 1, 0))
    small.remove_layer()
    unnoticed("forward#one-product", small)
    small.load("linear")
    small.select(Part(Kind.NEURON, 1, 0))
    small.remove_layer()
    noticed("forward#one-product", small)
    assert small.state.trace.outputs.tolist() == [12.0]


def test_the_script_prints_the_numbers_on_screen(small: SmallPresenter) -> None:
    printed = run_script(small_reading.build(small.state, frozenset()).code)
    assert "a1 = [0.3 0.7 1.1]" in printed
    assert "y = [0.31682708 0.69627909]" in printed


@pytest.mark.parametrize("preset", ["xor", "absolute", "linear", "largest"])
def test_every_preset_has_a_reading_and_a_sentence(small: SmallPresenter, preset: str) -> None:
    small.load(preset)
    small.playback.rewind()
    said = set()
    while True:
        said.add(texts.sentence(small.state))
        reading = small_reading.build(small.state, frozenset())
        assert all(line.symbols for line in reading.formulas)
        if small.state.step == small.state.last_step:
            break
        small.playback.forward()
    assert len(said) >= 3
    assert run_script(reading.code).count("\n") >= small.setup.network.depth


def test_nothing_is_loaded_before_the_page_is_seen(qtbot: PatientBot, tmp_path: Path) -> None:
    presenter = drawing_presenter(qtbot, tmp_path)
    presenter.context.drawing.value = seven()
    assert presenter.state.trace is None
    presenter.pictures.set_active(True)
    assert presenter.state.subject.source is Source.DRAWING
    assert presenter.state.trace is not None


def test_a_network_taught_from_the_books_can_be_looked_into(
    qtbot: PatientBot, tmp_path: Path
) -> None:
    presenter = drawing_presenter(qtbot, tmp_path)
    context = presenter.context
    context.drawing.value = seven()
    presenter.pictures.set_active(True)
    told: list[BadakError] = []
    context.reported.connect(told.append)
    assert presenter.state.subject.models == ("book",)
    first = presenter.state.probabilities
    context.models.keep("mine", build("book", np.random.default_rng(8)), {})
    context.models.keep("other", build("mlp", np.random.default_rng(8)), {})
    assert presenter.state.subject.models == ("book", "mine")
    np.testing.assert_array_equal(presenter.state.probabilities, first)
    presenter.pictures.set_model("mine")
    found = context.recognisers.get("mine").recognise(seven())
    np.testing.assert_allclose(presenter.state.probabilities, found.probabilities, atol=1e-6)
    context.models.rename("mine", "hand")
    assert presenter.state.subject.model == "hand"
    np.testing.assert_allclose(presenter.state.probabilities, found.probabilities, atol=1e-6)
    context.models.delete("hand")
    assert presenter.state.subject.model == "book"
    np.testing.assert_allclose(presenter.state.probabilities, first, atol=1e-6)
    assert [str(error) for error in told] == [
        "The network “hand” is gone. Here “Book” is used instead."
    ]


def test_the_page_agrees_with_the_recogniser(qtbot: PatientBot, tmp_path: Path) -> None:
    presenter = drawing_presenter(qtbot, tmp_path)
    presenter.pictures.set_active(True)
    assert presenter.state.blank
    context = presenter.context
    context.drawing.value = seven()
    state = presenter.state
    found = context.recognisers.get("book").recognise(seven())
    np.testing.assert_allclose(state.probabilities, found.probabilities, atol=1e-6)
    np.testing.assert_array_equal(state.first.inputs.reshape(28, 28), found.image)
    assert state.answer == state.output == found.digit
    assert len(state.paths) == state.count
    assert state.neuron == state.paths[0].neurons[0]


def test_another_output_has_other_paths(qtbot: PatientBot, tmp_path: Path) -> None:
    presenter = drawing_presenter(qtbot, tmp_path)
    presenter.pictures.set_active(True)
    presenter.choose_output(3)
    assert presenter.done == frozenset()
    presenter.context.drawing.value = seven()
    answer = presenter.state.answer
    other = (answer + 1) % 10
    presenter.choose_output(answer)
    unnoticed("forward#runner-up", presenter)
    presenter.choose_output(other)
    assert all(path.neurons[-1] == other for path in presenter.state.paths)
    assert presenter.done == {"runner-up"}
    noticed("forward#runner-up", presenter)
    presenter.choose_neuron(49)
    assert presenter.state.neuron == 49
    presenter.choose_neuron(50)
    assert presenter.state.neuron == 49
    presenter.choose_output(-1)
    assert presenter.state.output == answer
    presenter.set_count(3)
    assert len(presenter.state.paths) == 3
    presenter.set_show("weights")
    assert presenter.state.show is Show.WEIGHTS


def test_a_sample_is_read_until_something_is_drawn(
    qtbot: PatientBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = frozen(np.eye(28, dtype=np.float32))
    monkeypatch.setattr("desktop.services.picture_network.place_of", lambda index, first: index)
    monkeypatch.setattr("desktop.services.picture_network.digit_at", lambda place: (image, place))
    presenter = drawing_presenter(qtbot, tmp_path)
    presenter.pictures.set_active(True)
    presenter.pictures.take_sample()
    presenter.pictures.take_sample()
    assert presenter.state.subject.source is Source.SAMPLE
    assert presenter.state.subject.label == 1
    presenter.pictures.take_drawing()
    assert presenter.state.subject.source is Source.NOTHING
    presenter.pictures.take_sample()
    presenter.context.drawing.value = seven()
    assert presenter.state.subject.source is Source.DRAWING


def test_the_bundled_digits_are_pictures_of_all_kinds() -> None:
    found = [digit_at(place_of(index)) for index in range(40)]
    assert {label for _, label in found} == set(range(10))
    for image, _ in found:
        assert image.shape == (28, 28)
        assert image.dtype == np.float32
        assert 0 <= image.min() < 0.1
        assert 0.5 < image.max() <= 1


def test_without_a_network_the_page_says_so(qtbot: PatientBot, tmp_path: Path) -> None:
    presenter = drawing_presenter(qtbot, tmp_path, network=False)
    errors: list[BadakError] = []
    presenter.failed.connect(errors.append)
    presenter.pictures.set_active(True)
    assert errors == []
    assert "train" in drawing_texts.sentence(presenter.state)
    reading = drawing_page.build(presenter.state, frozenset())
    assert reading.code is None
    assert reading.formulas


def test_the_drawing_s_script_prints_its_probabilities(qtbot: PatientBot, tmp_path: Path) -> None:
    presenter = drawing_presenter(qtbot, tmp_path)
    presenter.context.drawing.value = seven()
    presenter.pictures.set_active(True)
    reading = drawing_page.build(presenter.state, frozenset())
    lines = run_script(reading.code).splitlines()
    assert lines == [f"{k} {p:.4f}" for k, p in enumerate(presenter.state.probabilities)]
    assert "output's" in drawing_texts.sentence(presenter.state)


def test_the_state_is_written_and_read_back(small: SmallPresenter, context: TabContext) -> None:
    small.set_value(WEIGHT, -0.5)
    small.select(WEIGHT)
    small.playback.back()
    other = SmallPresenter(context)
    other.from_data(json.loads(json.dumps(small.to_data())))
    assert other.setup.value(WEIGHT) == -0.5
    assert other.state.selected == small.state.selected
    assert other.state.step == small.state.step
    np.testing.assert_array_equal(other.state.trace.outputs, small.state.trace.outputs)


@pytest.mark.parametrize(
    ("part", "value"),
    [("weights", [[[1.0], [2.0, 3.0]]]), ("activations", ["nosuch"]), ("x", [1.0]), ("x", "no")],
)
def test_a_damaged_network_is_refused(small: SmallPresenter, part: str, value: object) -> None:
    data = small.to_data()
    data["state"]["setup"][part] = value
    with pytest.raises(BadakError):
        small.from_data(data)
    assert small.setup.preset == "book"


def test_a_strange_selection_is_mended() -> None:
    setup = Setup.of(PRESETS["book"]())
    state = SmallState(setup, Part(Kind.WEIGHT, 9, 9, 9), 99).checked()
    assert setup.has(state.selected)
    assert state.step == state.last_step
