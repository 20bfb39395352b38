"""The page Read: the sheet, what the network sees, what its layers do, and its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.services.numbers import latex_probability
from desktop.style import theme
from desktop.tabs.digit.presenter import DigitPresenter
from desktop.tabs.digit.read import texts
from desktop.tabs.digit.read.controls import DrawingFiles, ReadControls
from desktop.tabs.digit.read.presenter import ReadPresenter
from desktop.tabs.digit.read.rows import LabelRow, PartsRow
from desktop.tabs.digit.read.state import Kind, ReadState
from desktop.tabs.kit.page import Page
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.canvas.photo_pane import PhotoPane
from desktop.widgets.controls.layout_helpers import tip
from desktop.widgets.painted.activation_strip import ActivationStrip
from desktop.widgets.painted.bars import AnswerPanel, ProbabilityBars
from desktop.widgets.painted.pixel_view import SIDE, PixelView
from nn_core.arrays import FloatArray, frozen
from nn_core.digits import Limits, Recogniser, Recognition
from nn_core.digits.familiarity import Familiarity, Signals, distances, energy
from nn_core.digits.rejection import InkProblem
from nn_core.digits.verdict import judge
from nn_core.softmax import softmax

LESSON = "digit"
BOOK = ("network.predict",)
AFFINE = r"a_k = \sum_j z_j\, w_{jk} + b_k"
SOFTMAX = r"y_k = \frac{e^{a_k}}{\sum_i e^{a_i}}"
ENERGY = r"E = -\log \sum_k e^{a_k}"
DISTANCE = r"d = \min_k \sqrt{(z - \mu_k)^{\top}\, \Sigma^{-1} (z - \mu_k)}"
STRANGENESS = r"s = w_d\, \frac{d - \bar{d}}{\sigma_d} + w_E\, \frac{E - \bar{E}}{\sigma_E}"
STRANGE_SYMBOLS = (ENERGY, DISTANCE, STRANGENESS)
STRANGE_FUNCTIONS: tuple[Callable[..., Any], ...] = (energy, distances)
STRANGE_CALL = """\
E = energy(a[None])[0]
d = distances(z[None], centres, whitening)[0]
print("energy:", f"{E:.4f}")
print("nearest mean:", np.argmin(d), f"{d.min():.4f}")
measures = np.array([d.min(), E])
s = (measures - centre) / spread @ weights
print("strangeness:", f"{s:.4f}")
"""
CALL = """\
a = z @ W + b
y = softmax(a)
for digit, probability in enumerate(y):
    print(digit, f"{probability:.4f}")
s = None
"""
SOON = (
    *(FormulaLine(symbols, more=True) for symbols in STRANGE_SYMBOLS),
    FormulaLine(r"0.00 \cdot 0.00 + 0.00 \cdot (-0.00) + \cdots"),
    FormulaLine(r"0.0 \cdot \frac{0.00 - 00.00}{0.00} + 0.0 \cdot \frac{-0.00 + 0.00}{0.00}"),
    FormulaLine(r"\frac{e^{0.00}}{e^{-1.23} + e^{-4.56} + \cdots + e^{-7.89}} = 0.000"),
)
"""What the first answer will need, with numbers in the usual shapes."""
JUDGED = """\
answer = judge(y, problem, s, limits)
print("answer:", answer.state, answer.candidates, answer.reason)
"""


def build_reading(
    state: ReadState, recogniser: Recogniser | None, done: frozenset[str] = frozenset()
) -> Reading:
    """Return formulas with live numbers, the code that ran, and the lesson."""
    if recogniser is None or not state.ranking or state.shown is None:
        # Those of strangeness follow with the first answer: setting them would hold up the start.
        plain = (FormulaLine(SOFTMAX, about="probability"), FormulaLine(AFFINE, about="score"))
        return Reading(formulas=plain, lesson=LESSON, done=done, soon=SOON, book=BOOK)
    z, W, b = last_affine(state, recogniser)
    a = z @ W + b
    shown = formulas(z, W, b, a, state.ranking[0][0])
    familiarity = recogniser.familiarity
    if familiarity is not None:
        shown += strangeness_formulas(familiarity, z, a, state.limits)
    code = _code({"z": z, "W": W, "b": b}, state.shown, state.limits, familiarity)
    return Reading(formulas=shown, code=code, lesson=LESSON, done=done, book=BOOK)


def _code(
    arguments: dict[str, object],
    found: Recognition,
    limits: Limits,
    familiarity: Familiarity | None,
) -> CodeSnapshot:
    """Return what ran from the last layer to the verdict."""
    functions: tuple[Callable[..., Any], ...] = (softmax,)
    call = CALL
    if familiarity is not None:
        functions += STRANGE_FUNCTIONS
        arguments |= _strange_arguments(familiarity)
        call += STRANGE_CALL
    problem = "None"
    if found.problem is not None:
        functions += (InkProblem,)
        problem = f'InkProblem("{found.problem}")'
    call += f"problem = {problem}\n{JUDGED}"
    return CodeSnapshot((*functions, judge), arguments | {"limits": limits}, call)


def last_affine(
    state: ReadState, recogniser: Recogniser
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return what goes into the last layer and its weights: (n,), (n, 10) and (10,)."""
    assert state.shown is not None
    params = recogniser.network.layers[-1].params
    hidden = state.shown.layers[-2].values
    return frozen(hidden.reshape(-1)), frozen(params["W"]), frozen(params["b"])


def formulas(
    z: FloatArray, W: FloatArray, b: FloatArray, a: FloatArray, k: int
) -> tuple[FormulaLine, ...]:
    """Return the last affine layer and the softmax with the answer's numbers put in."""
    strongest = np.argsort(-np.abs(z * W[:, k]))[:2]
    terms = " + ".join(f"{z[j]:.2f} \\cdot {_signed(W[j, k])}" for j in strongest)
    affine = f"a_{k} = {terms} + \\cdots {_added(b[k])} = {a[k]:.2f}"
    shifted = a - a.max()
    total = np.exp(shifted).sum()
    y = latex_probability(float(np.exp(shifted[k]) / total))
    soft = (
        f"y_{k} = \\frac{{e^{{{a[k]:.2f}}}}}{{e^{{{a[0]:.2f}}} + e^{{{a[1]:.2f}}} + \\cdots"
        f" + e^{{{a[9]:.2f}}}}} {y}"
    )
    return (
        FormulaLine(SOFTMAX, soft, "probability"),
        FormulaLine(AFFINE, affine, "score"),
    )


def _signed(value: float) -> str:
    return f"({value:.2f})" if value < 0 else f"{value:.2f}"


def _added(value: float) -> str:
    sign = "-" if value < -0.005 else "+"
    return f"{sign} {abs(value):.2f}"


def _strange_arguments(familiarity: Familiarity) -> dict[str, object]:
    """Return what the call uses besides the last layer."""
    return {
        "centres": familiarity.centres,
        "whitening": familiarity.whitening,
        "centre": familiarity.centre,
        "spread": familiarity.spread,
        "weights": familiarity.weights,
    }


def strangeness_formulas(
    familiarity: Familiarity, z: FloatArray, a: FloatArray, limits: Limits
) -> tuple[FormulaLine, ...]:
    """Return the three formulas with the drawing's numbers put in.

    - ``z``: array, shape (n,). What goes into the last layer.
    - ``a``: array, shape (10,). The scores.
    """
    low = float(energy(a[None])[0])
    apart = distances(z[None], familiarity.centres, familiarity.whitening)[0]
    digit, near = int(apart.argmin()), float(apart.min())
    strange = float(familiarity.strangeness(Signals(z[None], a[None]))[0])
    known = familiarity
    parts = zip(known.weights, (near, low), known.centre, known.spread, strict=True)
    terms = " + ".join(
        f"{weight:.1f} \\cdot \\frac{{{value:.2f} {_less(centre)}}}{{{spread:.2f}}}"
        for weight, value, centre, spread in parts
    )
    verdict = "\\le" if strange <= limits.strangeness else ">"
    limit = f"{verdict} {limits.strangeness:.2f}" if limits.strangeness < float("inf") else ""
    return (
        FormulaLine(
            ENERGY,
            f"E = -\\log\\left(e^{{{a[0]:.2f}}} + \\cdots + e^{{{a[-1]:.2f}}}\\right) = {low:.2f}",
            "energy",
            more=True,
        ),
        FormulaLine(DISTANCE, f"d = d_{digit} = {near:.2f}", "mahalanobis", more=True),
        FormulaLine(STRANGENESS, f"s = {terms} = {strange:.2f} {limit}", "strangeness", more=True),
    )


def _less(value: float) -> str:
    return f"- {value:.2f}" if value >= 0 else f"+ {-value:.2f}"


GAP = 24
WAY_HEIGHT = (118, 200)
"""Least and largest height of the row with picture and hidden layers."""
PHOTO_HEIGHT = (150, 420)
"""The same while a photo is shown there."""
PHOTO_SHARE = 0.36
"""Share of the page's height that it gets, too."""
ANSWER_WIDTH = (168, 288)
"""Least and largest width of the column with answer and bars."""


class ReadPage(Page[ReadPresenter]):
    """Sheet in the middle, answer at its right, the way through the network below."""

    controls_width = 216
    sentence_of = staticmethod(texts.sentence)

    def __init__(self, tab: DigitPresenter, context: TabContext) -> None:
        super().__init__(tab.read, context)
        presenter = self.presenter
        self.canvas = DigitCanvas(presenter.editor, presenter.opening)
        self.pixels, self.strip = PixelView(), ActivationStrip()
        self.answer, self.bars = AnswerPanel(), ProbabilityBars()
        self.parts, self.labels = PartsRow(), LabelRow()
        self.apart = QPushButton(self.tr("Read them one by one"))
        self.way, self.photo = QWidget(), PhotoPane()
        self.files = DrawingFiles(presenter, context, self.picture)
        self.canvas.failed.connect(self.files.refuse)
        self.controls = ReadControls(self.form, presenter, self.canvas, self.files)
        self._lay_out()
        self._connect_labels()
        self.parts.part_chosen.connect(presenter.choose_part)
        self.photo.part_chosen.connect(presenter.choose_part)
        self.photo.cropped.connect(presenter.opening.crop)
        presenter.opening.given_up.connect(self.photo.put_back)
        # Keys that no widget takes come by here, and another size where a message lies above.
        for whole in (self.form, self.picture):
            whole.installEventFilter(self)
        theme.manager().changed.connect(self._restyle)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        sheet = QVBoxLayout()
        sheet.setSpacing(4)
        sheet.addWidget(self.canvas, 1)
        sheet.addWidget(self.labels)
        top.addLayout(sheet, 5)
        top.addWidget(self._answer_column(), 3)
        self.stage.addLayout(top, 1)
        self.stage.addSpacing(8)
        self.stage.addWidget(self.way)
        self._way_through()
        self.picture.setFocusProxy(self.canvas)

    def _answer_column(self) -> QWidget:
        column = QWidget()
        column.setMinimumWidth(ANSWER_WIDTH[0])
        column.setMaximumWidth(ANSWER_WIDTH[1])
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._answers = QStackedLayout()
        self._answers.addWidget(self.answer)
        self._answers.addWidget(self.parts)
        layout.addLayout(self._answers, 2)
        self.apart.setCheckable(True)
        self.apart.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.apart.hide()
        self.apart.toggled.connect(self.presenter.set_apart)
        tip(
            self.apart,
            self.tr("Frame and read each digit by itself, from left to right: 2026 is 2, 0, 2, 6"),
        )
        layout.addWidget(self.apart, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.bars, 4)
        return column

    def _way_through(self) -> None:
        """Lay out the row from the 28x28 picture through the hidden layers."""
        row = QHBoxLayout(self.way)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._seen = QLabel(self.tr("What the network sees"))
        layers = QLabel(self.tr("What its hidden layers make of it"))
        layers.setIndent(20)
        self._layers = layers
        says = self.tr("x: your drawing framed to 20 pixels and centred by its mass, as in MNIST")
        self._seen.setToolTip(says)
        layers.setToolTip(self.tr("z: outputs of the hidden layers; blue fires, pale rests"))
        for label, widget, stretch in ((self._seen, self.pixels, 0), (layers, self.strip, 1)):
            label.setProperty("role", "small")
            cell = QVBoxLayout()
            cell.setSpacing(4)
            cell.addWidget(label)
            cell.addWidget(widget, 1)
            row.addLayout(cell, stretch)
        self._caption = QLabel(self.tr("Your photo: drag the frame round what is to be read"))
        self._caption.setProperty("role", "small")
        cell = QVBoxLayout()
        cell.setSpacing(4)
        cell.addWidget(self._caption)
        cell.addWidget(self.photo, 1)
        self._beside = QWidget()
        self._beside.setLayout(cell)
        cell.setContentsMargins(GAP, 0, 0, 0)
        row.addWidget(self._beside, 1)
        self._beside.hide()

    def _connect_labels(self) -> None:
        keeper = self.presenter.keeper
        keeper.changed.connect(self.labels.show_keeping)
        self.labels.label_given.connect(keeper.keep)
        self.labels.right.connect(keeper.confirm)
        for kept in (self.labels.label_given, self.labels.right):
            kept.connect(self._back_to_the_sheet)
        self.labels.take_out_wanted.connect(keeper.take_out)
        self.labels.show_keeping(keeper.keeping)

    @Slot()
    def _back_to_the_sheet(self) -> None:
        """Give the sheet the keys: Esc is to begin the next drawing, wherever they were."""
        self.canvas.setFocus()

    def show_state(self, state: ReadState) -> None:
        super().show_state(state)
        found = state.shown if state.ranking else None
        self.bars.show_probabilities(
            None if found is None else found.probabilities,
            found.digit if found is not None and state.believed else None,
            glide=state.settled,
            muted=found is not None and not state.believed,
        )
        self._show_answer(state)
        self.pixels.set_framing(state.marked)
        self.pixels.show_pixels(None if found is None else found.image)
        self.strip.show_layers(() if found is None else texts.hidden_layers(found))
        self._show_photo(state)

    def _show_answer(self, state: ReadState) -> None:
        apart = state.kind is Kind.APART
        refused = state.kind in (Kind.NO_DIGIT, Kind.DRAWING)
        detail = texts.detail(state)
        self.answer.show_answer(texts.headline(state), detail, refused)
        self.parts.show_parts(state.parts, state.chosen, detail)
        self._answers.setCurrentWidget(self.parts if apart else self.answer)
        # While the pen moves, a drawing is several digits only now and then; nothing may jump.
        if state.settled or not state.several:
            self.apart.setVisible(state.several and not state.touching)
        with QSignalBlocker(self.apart):
            self.apart.setChecked(state.apart)

    def _show_photo(self, state: ReadState) -> None:
        """Show the photo in the place of the layers, as long as the drawing comes from it."""
        chosen = state.chosen if state.parts else -1
        self.photo.show_photo(state.photo, state.marks, chosen)
        shown = state.photo is not None
        if shown == self._beside.isHidden():
            for widget in (self._layers, self.strip):
                widget.setVisible(not shown)
            self._beside.setVisible(shown)
            self._share_height()

    def reading(self) -> Reading:
        presenter = self.presenter
        return build_reading(presenter.state, presenter.recogniser, presenter.done)

    def copy(self) -> bool:
        self.canvas.copy()
        return True

    def paste(self) -> None:
        self.canvas.paste()

    def take(self, carried: Any) -> None:
        """Open a file that was dropped on the window; what it holds shows itself."""
        self.presenter.opening.open(carried)

    def enter(self) -> None:
        """Get the network ready; the sheet has the keys."""
        focused = self.picture.window().focusWidget()
        if focused is None or not any(
            part.isAncestorOf(focused) for part in (self.form, self.picture)
        ):
            self.canvas.setFocus()
        super().enter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.picture:
            self._share_height()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._keep(event)
        return False

    def _keep(self, event: QKeyEvent) -> bool:
        """Keep the drawing: a digit says what it was, Enter that the answer is right."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        digit = Qt.Key.Key_0 <= key <= Qt.Key.Key_9
        if held or not (digit or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            return False
        if self.presenter.pending:
            self.presenter.recognise()
        if digit:
            self.presenter.keeper.keep(key - Qt.Key.Key_0)
        else:
            self.presenter.keeper.confirm()
        return True

    def _share_height(self) -> None:
        """Give the hidden layers the height that the square sheet can't use."""
        shown = self.presenter.state.photo is not None
        limits = PHOTO_HEIGHT if shown else WAY_HEIGHT
        low, high = (int(theme.current().px(limit)) for limit in limits)
        height, width = self.picture.height(), self.picture.width() - GAP
        answer = min(ANSWER_WIDTH[1], max(ANSWER_WIDTH[0], round(width * 3 / 8)))
        # Where a low window leaves the bars no room, what is on the way to them is left out.
        bars = self.answer.minimumSizeHint().height() + self.bars.minimumSizeHint().height()
        self.way.setVisible(shown or height - 24 - low >= bars)
        spare = height - self.labels.sizeHint().height() - 16 - (width - answer)
        way = min(high, max(low, spare, round(PHOTO_SHARE * height) if shown else 0))
        self.way.setFixedHeight(way)
        caption = self._seen.sizeHint().height() + 4
        room = min(way - caption, (width + GAP) // 3)
        self.pixels.setFixedWidth(max(2, (room - 2) // SIDE) * SIDE + 2)

    @Slot(object)
    def _restyle(self, _tokens: theme.Theme) -> None:
        self._share_height()
