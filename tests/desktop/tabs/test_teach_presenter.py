"""The page Teach without a widget: what is learnt, kept, cancelled and refused."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import numpy as np
import pytest
from drawn_help import seven
from lending import given_back
from script_runner import run_script
from teach_help import FEW, lend, run, teaching, write_digits
from tried import noticed, unnoticed

from desktop.services.network_choice import READER_KEY
from desktop.services.recognisers import Recognisers
from desktop.tabs.kit.saved import StateError
from desktop.tabs.mydigits.teach import page, texts, work
from desktop.tabs.mydigits.teach.presenter import TeachPresenter, free_name
from desktop.tabs.mydigits.teach.state import FEWEST_STEPS, MOST_REHEARSAL, Hand
from nn_core.digits import Drawing
from nn_core.digits.familiarity import KNOWS_NONSENSE
from nn_core.losses import NO_CLASS
from nn_core.models.fit_familiarity import fit_familiarity
from nn_core.models.lineage import lineage
from nn_core.models.own_digits import held_back
from nn_core.models.training_history import Met


@pytest.fixture
def context(qapp, tmp_path, monkeypatch):
    yield from given_back(lend(tmp_path, monkeypatch))


@pytest.fixture
def presenter(context):
    return teaching(context)


def own(presenter):
    """Return the names of the user's networks."""
    return tuple(origin.name for origin in presenter.state.own)


def test_an_empty_notebook_says_what_to_do(presenter):
    assert not presenter.state.ready
    presenter.start()
    assert not presenter.state.running
    assert "nothing to learn" in texts.sentence(presenter.state)


def test_labelled_digits_are_counted(presenter, context):
    write_digits(context, copies=6, digits=(1, 7))
    state = presenter.state
    assert state.counts == (0, 6, 0, 0, 0, 0, 0, 6, 0, 0)
    assert (state.learnt, sum(state.kept_back)) == (8, 4)
    assert state.ready
    assert texts.missing(state).startswith("Missing: 0, 2, 3, 4, 5, 6, 8, 9.")


def test_with_few_digits_it_is_said_that_none_is_kept_back(presenter, context):
    write_digits(context, copies=2)
    assert "fewer than 5" in texts.sentence(presenter.state)


def test_a_run_leads_to_a_network_that_waits(presenter, context, qtbot):
    write_digits(context)
    fractions = []
    context.progressed.connect(lambda progress: fractions.append(progress.fraction))
    run(presenter, qtbot, steps=100)
    state = presenter.state
    result = state.result
    assert len(result.after.held_out) == 10 * held_back(6)
    assert len(result.after.learnt) == 60 - len(result.after.held_out)
    assert result.after.held_out.hits > result.before.held_out.hits
    assert fractions[0] == 0
    assert fractions[-1] == 1
    assert "kept back it read" in texts.sentence(state)
    assert context.recognisers.names() == ("cnn", "book")


def test_it_is_kept_under_its_name(presenter, context, qtbot):
    write_digits(context)
    run(presenter, qtbot)
    result = presenter.state.result
    told = []
    context.models.changed.connect(lambda: told.append(1))
    presenter.set_name(" my hand ")
    presenter.keep()
    assert told == [1]
    assert presenter.state.kept == "my hand"
    assert presenter.state.result is None
    assert own(presenter) == ("my hand",)
    kept = context.recognisers.get("my hand")
    np.testing.assert_array_equal(kept.network.flat_params, result.network.flat_params)
    assert kept.familiarity.size == 784
    notes = context.recognisers.notes("my hand")
    assert notes["base_model"] == "cnn"
    assert notes["my_digits"] == "60"
    assert notes["my_held_out_after"] == f"{result.after.held_out.hits} of 20"
    assert notes["base.data"] == "MNIST"
    assert notes["seed"] == "0"
    assert "my hand" in texts.sentence(presenter.state)
    context.drawing.value = seven()
    unnoticed("teach#keep", presenter)  # another network reads what is drawn
    context.settings.set(READER_KEY, "my hand")
    context.drawing.value = Drawing()
    assert presenter.done == frozenset()
    context.drawing.value = seven()
    assert presenter.done == {"keep"}
    noticed("teach#keep", presenter)


def test_the_shipped_network_is_as_it_was(presenter, context, qtbot):
    write_digits(context)
    before = context.recognisers.get("cnn").network.flat_params.copy()
    run(presenter, qtbot)
    presenter.keep()
    np.testing.assert_array_equal(context.recognisers.get("cnn").network.flat_params, before)


def test_what_is_thrown_away_is_gone(presenter, context, qtbot):
    write_digits(context)
    run(presenter, qtbot)
    presenter.throw_away()
    presenter.keep()
    assert context.recognisers.names() == ("cnn", "book")
    assert presenter.state.step is None


def test_cancelled_nothing_is_kept(presenter, context, qtbot):
    write_digits(context)
    presenter.set_steps(600)
    presenter.start()
    qtbot.waitUntil(lambda: presenter.state.step is not None and presenter.state.step.step > 3)
    presenter.cancel()
    qtbot.waitUntil(lambda: not presenter.state.running)
    assert presenter.state.result is None
    assert presenter.state.step is None
    assert "Nothing was kept" in texts.sentence(presenter.state)
    presenter.keep()
    assert context.recognisers.names() == ("cnn", "book")


def test_there_is_little_work_between_two_chances_to_stop(context):
    """Measured as the thread's own time, since other work may have the processor meanwhile."""
    settings = TeachPresenter(context).state.settings
    request = work.Request(Hand.ODD, "mlp", settings)
    run = work.work(request, Recognisers(), context.notebook)
    for step in run:
        if step is not None and step.step == 1:
            break
    spent = []
    for _ in range(40):
        begun = time.thread_time()
        next(run)
        spent.append(time.thread_time() - begun)
    run.close()
    assert sorted(spent)[-4] < 0.025


def test_a_network_that_knows_nonsense_meets_it_again(presenter, context, qtbot, monkeypatch):
    known = fit_familiarity(
        context.recognisers.get("cnn").network,
        np.random.default_rng(0).random((40, 28, 28), np.float32),
        np.arange(40) % 10,
        weighing=KNOWS_NONSENSE,
    )
    context.recognisers.get("cnn").familiarity = replace(known, sure_above=0.93)
    met = []
    monkeypatch.setattr(work, "NONSENSE", 3)
    monkeypatch.setattr(work, "no_digits", met.extend)
    write_digits(context)
    run(presenter, qtbot)
    assert len(met) == 3
    assert presenter.state.result.familiarity.weighing == KNOWS_NONSENSE
    assert presenter.state.result.familiarity.sure_above == 0.93
    monkeypatch.undo()
    assert work.no_digits([]) is None
    assert work.no_digits(met).labels.tolist() == [NO_CLASS] * 3


def test_a_made_up_writer_can_be_taught(presenter, qtbot):
    presenter.set_hand("odd")
    assert presenter.state.counts == (work.ODD_COPIES,) * 10
    assert "wrong way round" in texts.sentence(presenter.state)
    presenter.start()
    qtbot.waitUntil(lambda: presenter.state.step is not None and presenter.state.step.step > 3)
    presenter.cancel()
    qtbot.waitUntil(lambda: not presenter.state.running)
    unnoticed("teach#odd", presenter)
    run(presenter, qtbot)
    noticed("teach#odd", presenter)
    unnoticed("teach#forget", presenter)  # MNIST is rehearsed


def test_forgetting_is_noticed(presenter, qtbot):
    presenter.set_hand("odd")
    presenter.set_rehearsal(0)
    run(presenter, qtbot)
    result = presenter.state.result
    forgotten = result.before.base.forgotten(result.after.base)
    assert forgotten
    noticed("teach#forget", presenter)
    assert f"forgot {forgotten} " in texts.sentence(presenter.state)


def test_what_is_set_is_written_and_read_back(presenter, context, qtbot):
    write_digits(context)
    run(presenter, qtbot)
    presenter.set_steps(FEWEST_STEPS)
    before = json.loads(json.dumps(presenter.to_data()))
    presenter.set_hand("odd")
    presenter.set_base("book")
    presenter.set_steps(300)
    presenter.set_rehearsal(7)
    presenter.set_name("my hand")
    after = json.loads(json.dumps(presenter.to_data()))
    presenter.from_data(before)
    state = presenter.state
    assert (state.base, state.name, state.total, state.settings.steps) == (
        *("cnn", "my-cnn", 60),
        FEWEST_STEPS,
    )
    assert state.waits  # what has been taught is no setting
    presenter.from_data(after)
    state = presenter.state
    assert (state.base, state.name, state.settings.steps) == ("book", "my hand", 300)
    assert state.settings.batch_size - state.settings.mine == 7
    assert state.counts == (work.ODD_COPIES,) * 10


@pytest.mark.parametrize("change", [{"steps": 10**9}, {"rehearsal": 1.0}, {"batch_size": 0}])
def test_settings_that_cannot_be_are_refused(presenter, change):
    data = presenter.to_data()
    data["state"]["settings"] |= change
    with pytest.raises(StateError):
        presenter.from_data(data)
    assert presenter.state.settings.steps == 160


def test_one_place_of_a_batch_is_always_mine(presenter):
    presenter.set_rehearsal(99)
    assert presenter.state.settings.mine == 1
    presenter.set_rehearsal(MOST_REHEARSAL - 11)
    assert presenter.state.settings.mine == 12
    presenter.set_rehearsal(-4)
    assert presenter.state.settings.mine == 32


def test_names_are_checked_while_they_are_typed(presenter):
    presenter.set_name("cnn")
    assert "already" in str(presenter.state.refusal)
    presenter.set_name("a/b")
    assert "can't be used" in str(presenter.state.refusal)
    presenter.set_name("better")
    assert presenter.state.refusal is None


def test_a_free_name_is_proposed(presenter, context, qtbot):
    write_digits(context)
    assert presenter.state.name == "my-cnn"
    run(presenter, qtbot)
    presenter.keep()
    assert presenter.state.name == "my-cnn-2"
    presenter.set_base("book")
    assert presenter.state.name == "my-book"
    assert TeachPresenter(context).state.base == "book"


def test_the_name_of_a_damaged_file_is_taken(context, qtbot):
    own = context.recognisers.own
    own.folder.mkdir(parents=True)
    own.path("my-cnn").write_bytes(b"cut short")
    (own.folder / "My-CNN-2.safetensors").write_bytes(b"")
    presenter = teaching(context)
    assert presenter.state.name == "my-cnn-3"
    assert presenter.state.refusal is None
    write_digits(context)
    run(presenter, qtbot)
    presenter.keep_anyway()
    assert own.names() == ("my-cnn-3",)
    assert own.path("my-cnn").read_bytes() == b"cut short"


def test_a_taught_network_is_taught_further(presenter, context, qtbot):
    write_digits(context)
    run(presenter, qtbot)
    presenter.keep()
    first = context.recognisers.get("my-cnn").network.flat_params.copy()
    met = Met.from_notes(context.recognisers.notes("my-cnn"))
    presenter.set_base("my-cnn")
    state = presenter.state
    assert (state.met_before, state.learnt, state.kept_back) == (40, 40, (2,) * 10)
    assert state.recorded
    assert state.name == "my-cnn-2"
    assert texts.sentence(state).startswith("my-cnn has learnt 40 of your digits already.")
    write_digits(context, copies=3, seed=5)
    assert (presenter.state.total, presenter.state.met_before) == (90, 40)
    run(presenter, qtbot)
    presenter.keep()
    notes = context.recognisers.notes("my-cnn-2")
    assert notes["base_model"] == "my-cnn"
    assert lineage(notes) == ("cnn", "my-cnn")
    assert notes["base.base_model"] == "cnn"
    assert notes["base.my_digits"] == "60"
    assert notes["base.base.data"] == "MNIST"
    further = Met.from_notes(notes)
    assert np.isin(met.learnt, further.learnt).all()
    assert np.isin(met.kept_back, further.kept_back).all()
    assert len(further.learnt) == presenter.state.own[1].learnt == 70
    assert texts.origin(presenter.state.own[1]) == "From CNN › my-cnn. It has learnt 70 digits."
    np.testing.assert_array_equal(context.recognisers.get("my-cnn").network.flat_params, first)
    assert not [key for key in notes if "base." in key and "learnt_digits" in key]


def test_of_a_network_kept_under_training_its_steps_are_said(presenter, context):
    network = context.recognisers.get("cnn").network
    notes = {"steps": "2065", "setup": "{}", "data": "bundled: 9000"}
    context.models.keep("one", network, notes)
    context.models.keep("two", network, notes | Met.of(np.arange(10), np.arange(0)).notes())
    context.models.keep("odd", network, {"steps": "9" * 5000, "setup": "{}"})
    presenter.look()
    said = {one.name: texts.origin(one) for one in presenter.state.own}
    assert said["one"] == "From Training, where it learnt 2\u202f065 steps."
    assert "2\u202f065 steps, 10 of your digits" in said["two"]
    assert said["odd"].startswith("From ?")


def test_of_a_network_taught_without_a_record_it_is_said(presenter, context, qtbot):
    write_digits(context)
    network = context.recognisers.get("cnn").network
    context.models.keep("old", network, {"base_model": "cnn", "my_digits": "60"})
    presenter.set_base("old")
    assert not presenter.state.recorded
    assert "not recorded" in texts.warning(presenter.state)
    assert "not recorded" in texts.origin(presenter.state.own[0])
    run(presenter, qtbot)
    assert "earlier round" in texts.sentence(presenter.state)
    presenter.keep()
    assert not Met.from_notes(context.recognisers.notes(presenter.state.kept)).whole
    presenter.set_base("cnn")
    assert texts.warning(presenter.state) == ""


def test_the_one_to_be_taught_is_deleted_meanwhile(presenter, context, qtbot):
    write_digits(context)
    told = []
    context.reported.connect(told.append)
    network = context.recognisers.get("cnn").network
    context.models.keep("mine", network, {"base_model": "cnn"})
    presenter.set_base("mine")
    presenter.set_steps(FEW)
    presenter.start()
    qtbot.waitUntil(lambda: presenter.state.step is not None)
    presenter.delete("mine")
    assert presenter.state.base == "cnn"
    assert str(told[0]) == "The network “mine” is gone. Here “CNN” is used instead."
    qtbot.waitUntil(lambda: not presenter.state.running)
    presenter.keep()
    assert lineage(context.recognisers.notes(presenter.state.kept)) == ("cnn", "mine")
    assert len(told) == 1


@pytest.mark.parametrize(
    ("base", "taught", "used", "name"),
    [
        ("cnn", False, (), "my-cnn"),
        ("cnn", False, ("my-cnn", "my-cnn-2"), "my-cnn-3"),
        ("my-cnn-2", True, ("my-cnn", "my-cnn-2"), "my-cnn-3"),
        ("Hand", True, ("hand",), "Hand-2"),
        ("x" * 40, True, ("x" * 40,), "x" * 36),
        ("", False, (), "my-net"),
    ],
)
def test_names_that_are_proposed(base, taught, used, name):
    assert free_name(base, taught, set(used)) == name


def test_own_networks_are_renamed_and_deleted(presenter, context, qtbot):
    write_digits(context)
    run(presenter, qtbot)
    presenter.keep()
    presenter.rename("my-cnn", "hand")
    assert own(presenter) == ("hand",)
    errors = []
    context.reported.connect(errors.append)
    presenter.rename("hand", "book")
    assert "already" in str(errors[0])
    presenter.delete("hand")
    assert presenter.state.own == ()


def test_a_folder_without_the_test_files_is_refused(presenter, context, tmp_path):
    errors = []
    context.reported.connect(errors.append)
    presenter.set_test_folder(str(tmp_path))
    assert "MNIST" in str(errors[0])
    assert presenter.state.test_folder == ""


def test_a_missing_network_is_reported(presenter, context, qtbot, tmp_path):
    write_digits(context)
    (tmp_path / "shipped" / "cnn.safetensors").unlink()
    errors = []
    context.reported.connect(errors.append)
    run(presenter, qtbot)
    assert len(errors) == 1
    assert presenter.state.result is None


def test_formulas_and_code_have_the_numbers_of_the_last_batch(presenter, qtbot):
    first = page.build_reading(presenter.state, presenter.done)
    assert run_script(first.code).splitlines()[0] == "0 learnt: 0 kept back: 0"
    presenter.set_hand("odd")
    run(presenter, qtbot)
    pages = page.build_reading(presenter.state, presenter.done)
    loss = presenter.state.step.loss
    assert pages.formulas[0].numbers.endswith(f"= {loss.total:.3f}")
    printed = run_script(pages.code)
    assert printed.startswith(f"L = {loss.total:.4f}")
    kept = held_back(work.ODD_COPIES)
    assert f"9 learnt: {work.ODD_COPIES - kept} kept back: {kept}" in printed
