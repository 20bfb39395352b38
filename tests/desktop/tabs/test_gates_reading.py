"""What the gates tab gives to the reading dock: scripts that print what is on screen, a lesson."""

from __future__ import annotations

import re

import pytest
from script_runner import run_script

from desktop.platform import package_files
from desktop.reading.glyphs import shared
from desktop.reading.line_layout import lay_out
from desktop.tabs.gates import reading
from desktop.tabs.gates.presenter import GatesPresenter
from desktop.tabs.gates.state import GATE, Adder
from nn_core.perceptron.truth_tables import XNOR, XOR


@pytest.fixture
def presenter(context):
    return GatesPresenter(context)


def readings(presenter):
    single, done = presenter.perceptron.state, presenter.done
    yield reading.of_perceptron(single, done)
    yield reading.of_learning(single, done)
    yield reading.of_composer(presenter.composer.state, done)
    yield reading.of_adders(presenter.adders.state, done)


def numbers_in(text: str) -> list[float]:
    return [float(found) for found in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", text)]


def test_the_perceptrons_script_prints_sums_and_outputs(presenter) -> None:
    presenter.perceptron.set_weight(GATE, 0, 0.125)
    state = presenter.perceptron.state
    code = reading.of_perceptron(state, frozenset()).code
    assert numbers_in(run_script(code)) == [*state.sums, *state.outputs]


def test_the_learning_script_prints_the_step(presenter) -> None:
    single = presenter.perceptron
    single.set_target((0, 1, 1, 1))
    single.learner.forward()
    single.learner.forward()
    step = single.state.learning.step
    code = reading.of_learning(single.state, frozenset()).code
    expected = [step.output, *step.after.weights, step.after.bias]
    assert numbers_in(run_script(code)) == expected


def test_the_composers_script_prints_all_signals(presenter) -> None:
    presenter.composer.next_solution()
    code = reading.of_composer(presenter.composer.state, frozenset()).code
    lines = run_script(code).splitlines()
    for name, line in zip(("s1", "s2", "y"), lines, strict=True):
        signals = presenter.composer.state.signals[name]
        assert line == f"{name} {signals}"


@pytest.mark.parametrize("adder", Adder)
@pytest.mark.parametrize("nands", [False, True])
def test_the_adders_script_prints_what_is_added(presenter, adder, nands) -> None:
    presenter.adders.set_adder(adder)
    presenter.adders.set_nands(nands)
    presenter.adders.flip_switch("cin")
    state = presenter.adders.state
    printed = run_script(reading.of_adders(state, frozenset()).code).strip()
    if adder is Adder.RIPPLE:
        assert int(printed) == state.total == state.a + state.b + 1
    else:
        outputs = [f"{name} = {state.block_signals[name]}" for name in state.block.outputs]
        assert printed == " ".join(outputs)


@pytest.mark.parametrize("target", [XOR, XNOR, (0, 1, 1, 1)])
def test_every_formula_can_be_typeset(presenter, target) -> None:
    presenter.perceptron.set_target(target)
    for weight in (0.0, -1.25):
        presenter.perceptron.set_weight(GATE, 0, weight)
        presenter.perceptron.learner.forward()
        for pages in readings(presenter):
            assert pages.formulas
            for line in pages.formulas:
                for latex in filter(None, (line.symbols, line.numbers)):
                    assert lay_out(latex, 400, shared()).pieces, latex


def test_the_certificate_has_equal_totals(presenter) -> None:
    presenter.perceptron.set_target(XOR)
    lines = reading.of_perceptron(presenter.perceptron.state, frozenset()).formulas
    assert lines[-2].numbers == "(-0.2) + (-0.2) = -0.4 = (-0.7) + 0.3"
    assert lines[-1].symbols == r"s_{10} + s_{01} > 0 \ge s_{00} + s_{11}"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_lesson_names_what_is_noticed(language) -> None:
    text = package_files.text("lessons", "gates", f"{language}.md")
    assert re.findall(r"^- \[ \] \{([a-z-]+)\}", text, re.MULTILINE) == [
        "drag",
        "circles",
        "another",
    ]
    assert "2.1" in text
