"""The page of the drawing: what each neuron looks for, what it finds, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.services.numbers import latex
from desktop.tabs.forward.drawing import texts
from desktop.tabs.forward.drawing.pictures import NetworkPictures
from desktop.tabs.forward.drawing.presenter import MOST_PATHS, DrawingPresenter, DrawingState, Show
from desktop.tabs.forward.presenter import ForwardPresenter
from desktop.tabs.forward.small.reading import LESSON, activation_formula
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.subject_controls import SubjectControls
from nn_core import activations
from nn_core.records.paths import Path
from nn_core.records.trace import Trace
from nn_core.softmax import softmax

BOOK = ("network.predict", "network.accuracy_in_batches")
BATCH = 100
"""Pictures that the book puts through at once."""


class DrawingPage(Page[DrawingPresenter]):
    """Shows the recogniser as pictures."""

    controls_width = 216
    sentence_of = staticmethod(texts.sentence)

    def __init__(self, tab: ForwardPresenter, context: TabContext) -> None:
        super().__init__(tab.drawing, context)
        self._tab = tab
        self.invitation = QLabel()
        self.invitation.setWordWrap(True)
        self.invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pictures = NetworkPictures(self.presenter)
        self.stage.addWidget(self.invitation)
        self.stage.addWidget(self.pictures, 1)
        self.picture.setFocusProxy(self.pictures)
        self.form.follow(self.pictures.show_state)
        self.form.follow(self._invite)
        self.source = SubjectControls(self.presenter.pictures)
        self.form.add(self.source, lambda state: self.source.show_subject(state.subject))
        self.form.note(texts.right)
        self._add_show()
        self._add_paths()

    def _add_show(self) -> None:
        form, presenter = self.form, self.presenter
        self.show_buttons = form.segments(
            self.tr("Pictures of layer 1"),
            {
                Show.CONTRIBUTIONS: self.tr("Contributions x·w"),
                Show.WEIGHTS: self.tr("Weights w"),
            },
            lambda state: Show.WEIGHTS if state.blank else state.show,
            presenter.set_show,
            tips={
                Show.CONTRIBUTIONS: self.tr("x·w: what each pixel adds to the neuron's sum"),
                Show.WEIGHTS: self.tr("w: which pixels raise the neuron's sum, and which lower it"),
            },
            upright=True,
        )
        form.enabled(_seen, *self.show_buttons.values())

    def _add_paths(self) -> None:
        form, presenter = self.form, self.presenter
        outputs = {"-1": self.tr("The answer")} | {str(digit): str(digit) for digit in range(10)}
        self.output = form.choice(
            self.tr("Paths to &output"),
            outputs,
            lambda state: str(-1 if state.chosen_output is None else state.chosen_output),
            lambda output: presenter.choose_output(int(output)),
            hint=self.tr("The output whose strongest paths are drawn: keys 0 to 9"),
        )
        self.count = form.slider(
            self.tr("How many &paths"),
            lambda state: state.count,
            presenter.set_count,
            1,
            MOST_PATHS,
            step=1,
            whole=True,
            hint=self.tr("How many of the strongest paths are drawn"),
        )
        form.enabled(_seen, self.output, self.count)
        form.note(
            lambda _: self.tr(
                "A path's strength is the product of its shares: each term's size, "
                "divided by the sizes of all terms of the same sum."
            )
        )

    def _invite(self, state: DrawingState) -> None:
        self.invitation.setText(texts.invitation(state))
        self.invitation.setVisible(state.blank)

    def reading(self) -> Reading:
        return build(self.presenter.state, self._tab.done)

    def enter(self) -> None:
        self.presenter.pictures.set_active(True)

    def leave(self) -> None:
        """A hidden page must not slow the pen."""
        self.presenter.pictures.set_active(False)


def _seen(state: DrawingState) -> bool:
    return not state.blank


def build(state: DrawingState, done: frozenset[str]) -> Reading:
    """Return the chosen neuron's sum, the strongest path's share, the code and the lesson."""
    if state.trace is None:
        return Reading(formulas=_symbols(), lesson=LESSON, done=done, book=BOOK)
    return Reading(formulas(state, state.trace), code(state.trace), LESSON, done, book=BOOK)


def _symbols() -> tuple[FormulaLine, ...]:
    return (
        FormulaLine(r"a_k = \sum_{j=1}^{784} x_j\, w_{jk} + b_k", about="neuron-sum"),
        FormulaLine(
            r"s_{jk} = \frac{|x_j w_{jk}|}{\sum_i |x_i w_{ik}| + |b_k|}",
            about="path-share",
            more=True,
        ),
    )


def formulas(state: DrawingState, trace: Trace) -> tuple[FormulaLine, ...]:
    """Return the formulas with the live numbers put in."""
    first, neuron = trace.layers[0], state.neuron
    products = float(first.products[:, neuron].sum())
    bias = float(first.biases[neuron])
    added = f"- {latex(-bias)}" if bias < 0 else f"+ {latex(bias)}"
    sum_symbols, share_symbols = _symbols()
    number = neuron + 1
    total = f"a_{{{number}}} = {latex(products)} {added} = {latex(float(first.sums[neuron]))}"
    lines = [replace(sum_symbols, numbers=total)]
    lines.append(activation_formula(first.activation))
    numbers = _path(state.paths[0]) if state.paths else ""
    lines += [_batch(trace), replace(share_symbols, numbers=numbers)]
    return tuple(lines)


def _batch(trace: Trace) -> FormulaLine:
    """Return the shapes of chapter 3.6.3: a hundred pictures at once."""
    sizes = [len(trace.layers[0].weights), *(layer.weights.shape[1] for layer in trace.layers)]
    shapes = r" \rightarrow ".join(f"({BATCH}, {size})" for size in sizes)
    return FormulaLine(r"A^{(1)} = X\, W^{(1)} + B^{(1)}", f"X:\\; {shapes}", "batch")


def _path(path: Path) -> str:
    first, second, output = path.neurons
    arrow = r"\rightarrow"
    return (
        f"{first + 1} {arrow} {second + 1} {arrow} {output}:\\quad "
        f"s = {latex(round(100 * path.share, 3))}\\,\\%"
    )


def code(trace: Trace) -> CodeSnapshot:
    """Return the forward pass as chapter 3.6.2 writes it, with the weights of this network."""
    functions: dict[str, Callable[..., Any]] = {}
    arguments: dict[str, Any] = {"x": trace.inputs}
    lines, signal = [], "x"
    for number, layer in enumerate(trace.layers, start=1):
        arguments[f"W{number}"], arguments[f"b{number}"] = layer.weights, layer.biases
        function = activations.get(layer.activation).function
        lines.append(f"a{number} = {signal} @ W{number} + b{number}")
        if number < len(trace.layers):
            functions[layer.activation] = function
            signal = f"z{number}"
            lines.append(f"{signal} = {function.__name__}(a{number})")
    lines += [
        f"y = softmax(a{len(trace.layers)})",
        "for digit, probability in enumerate(y):",
        '    print(digit, f"{probability:.4f}")',
    ]
    return CodeSnapshot((*functions.values(), softmax), arguments, "\n".join(lines))
