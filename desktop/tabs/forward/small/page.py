"""The page of the small network: its diagram, the selected sum in full, and the matrices."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.reading.equality import equals
from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.services.numbers import bracketed, significant
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.forward.presenter import ForwardPresenter
from desktop.tabs.forward.small import reading, texts
from desktop.tabs.forward.small.diagram import NetworkDiagram
from desktop.tabs.forward.small.matrix_board import MatrixBoard
from desktop.tabs.forward.small.presenter import SmallPresenter
from desktop.tabs.forward.small.state import Answer, Kind, Part, SmallState, Stage
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.choice_menus import ActivationMenu, CarryButton, Way
from desktop.widgets.controls.form import Form
from desktop.widgets.controls.layout_helpers import column_in, show_sign, tip
from desktop.widgets.controls.player_row import PlayerRow
from nn_core.experiments.playground import for_points
from nn_core.network import Network
from nn_core.perceptron.model import Perceptron
from nn_core.small.network import LIMIT, MAX_LAYERS, MAX_NEURONS
from nn_core.small.presets import PRESETS

SLIDER_END = 3.0
"""How far the slider goes; the field above it goes further."""


class SmallControls(QObject):
    """Fills the form with what is not changed in the diagram itself."""

    def __init__(self, form: Form, presenter: SmallPresenter) -> None:
        super().__init__(form)
        self._form, self._presenter = form, presenter
        self._add_network()
        self.player = PlayerRow(presenter.playback)
        form.gap()
        form.add(self.player, lambda _: self.player.follow())
        self._add_value()
        self._add_layer()
        form.gap()
        self.neurons, self.layers = self._neurons(), self._layers()
        form.add(self.neurons, self.neurons.show_state)
        form.add(self.layers, self.layers.show_state)

    def _add_network(self) -> None:
        form, presenter = self._form, self._presenter
        self.preset = form.choice(
            self.tr("&Network"),
            {key: translate("nn_core", PRESETS[key]().title) for key in PRESETS},
            lambda state: state.setup.preset,
            presenter.load,
            hint=self.tr("Start from a small network that is ready"),
            empty=self.tr("Your own"),
        )
        for index, key in enumerate(PRESETS):
            meaning = translate("nn_core", PRESETS[key]().meaning)
            self.preset.setItemData(index, meaning, Qt.ItemDataRole.ToolTipRole)
        self.fresh = form.button(
            self.tr("Fresh weights"),
            self.tr("Draw all weights anew (Xavier) and set all biases to 0"),
            presenter.redraw,
        )

    def _add_value(self) -> None:
        presenter = self._presenter
        self.value = self._form.slider(
            "", _value, presenter.drag_selected, -LIMIT, LIMIT, typed=presenter.set_selected
        )
        self.value.set_range(-SLIDER_END, SLIDER_END)
        self.value.name.setWordWrap(True)
        self._form.follow(self._show_part)

    def _add_layer(self) -> None:
        form, presenter = self._form, self._presenter
        self.activation = ActivationMenu(presenter.set_activation)
        form.named(
            self.tr("&Activation h"),
            self.activation,
            self._show_activation,
            hint=self.tr("h: what the selected layer makes of its sums"),
        )
        self.answers = form.segments(
            self.tr("Output layer for"),
            {
                Answer.REGRESSION: self.tr("regression"),
                Answer.CLASSIFICATION: self.tr("classification"),
            },
            lambda state: state.answer,
            presenter.set_answer,
            tips={
                Answer.REGRESSION: self.tr(
                    "To tell a number, such as a weight: the outputs as they are"
                ),
                Answer.CLASSIFICATION: self.tr(
                    "To tell classes apart: softmax makes probabilities of the outputs"
                ),
            },
        )

    def _show_part(self, state: SmallState) -> None:
        part = state.selected
        name = texts.part_name(part, state)
        worked_out = self.tr(
            "This number is worked out; select a weight, a bias or an input to change it"
        )
        says = texts.part_tip(part) if part.editable else worked_out
        self.value.describe(name[:1].upper() + name[1:], says)
        self.value.field.setEnabled(part.editable)
        self.value.slider.setEnabled(part.editable)

    def _show_activation(self, state: SmallState) -> None:
        layer = state.selected.layer
        self.activation.show_name(state.setup.network.names[layer - 1] if layer else "")
        self.activation.setEnabled(layer > 0)

    def _neurons(self) -> Counter:
        def limits(state: SmallState) -> tuple[int, bool, bool]:
            size = state.setup.network.sizes[state.selected.layer]
            return size, size > 1, size < MAX_NEURONS

        remove = self.tr("Remove the selected neuron")
        add = self.tr("Add a neuron; it changes no result until its outgoing weights do")
        return Counter(
            self.tr("Neurons"),
            (remove, remove, self._presenter.remove_neuron),
            (self.tr("Add a neuron"), add, self._presenter.add_neuron),
            limits,
        )

    def _layers(self) -> Counter:
        def limits(state: SmallState) -> tuple[int, bool, bool]:
            depth = state.setup.network.depth
            return depth, depth > 1 and state.selected.layer > 0, depth < MAX_LAYERS

        take = self.tr("Remove the selected layer; its neighbours are joined by the product")
        put = self.tr("Add a layer after the selected one; it passes everything on at first")
        return Counter(
            self.tr("Layers"),
            (self.tr("Remove the layer"), take, self._presenter.remove_layer),
            (self.tr("Add a layer"), put, self._presenter.add_layer),
            limits,
        )


def _value(state: SmallState) -> float:
    part = state.selected
    if part.editable:
        return state.setup.value(part)
    record = state.neuron(part)
    return record.output if record is not None else 0.0


class Counter(QWidget):
    """A name, how many there are, and buttons for one fewer and one more."""

    def __init__(
        self,
        name: str,
        fewer: tuple[str, str, Callable[[], object]],
        more: tuple[str, str, Callable[[], object]],
        limits: Callable[[SmallState], tuple[int, bool, bool]],
    ) -> None:
        super().__init__()
        self._limits = limits
        self.count = QLabel()
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.setMinimumWidth(20)
        self.fewer, self.more = QToolButton(), QToolButton()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(QLabel(name), 1)
        column_in(self).addLayout(row)
        parts = ((self.fewer, "−", fewer), (self.count, "", None), (self.more, "+", more))
        for widget, sign, texts_and_click in parts:
            row.addWidget(widget)
            if isinstance(widget, QToolButton) and texts_and_click is not None:
                title, says, clicked = texts_and_click
                show_sign(widget, sign)
                widget.setAccessibleName(title)
                tip(widget, says)
                widget.clicked.connect(clicked)

    def show_state(self, state: SmallState) -> None:
        count, fewer, more = self._limits(state)
        self.count.setText(str(count))
        self.fewer.setEnabled(fewer)
        self.more.setEnabled(more)


class SmallPage(Page[SmallPresenter]):
    """Shows the network and lets the numbers flow."""

    controls_width = 216
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(reading.build)

    def __init__(self, tab: ForwardPresenter, context: TabContext) -> None:
        super().__init__(tab.small, context, tab)
        self.controls = SmallControls(self.form, self.presenter)
        self.network = SmallStage(self.presenter)
        self.stage.addWidget(self.network, 1)
        self.picture.setFocusProxy(self.network.diagram)
        self.form.follow(self.network.show_state)

        def small() -> Network:
            return self.presenter.setup.network.network()

        self.carry = CarryButton(
            context,
            [
                Way(
                    "training/points",
                    self.tr("Training: learns the XOR gate's points; needs two inputs, one output"),
                    lambda: for_points(small()),
                ),
                Way(
                    "gates/perceptron",
                    self.tr("Gates: one neuron; a step takes its activation's place"),
                    lambda: Perceptron.of(small()).network(),
                ),
                Way(
                    "training/digits",
                    self.tr(
                        "Digits: 784 inputs, its hidden layers, ten outputs (one neuron alone: 0 "
                        "or not); new weights"
                    ),
                    small,
                ),
            ],
        )
        self.form.gap()
        self.form.add(self.carry)

    def leave(self) -> None:
        """Nothing flows where nobody looks."""
        self.presenter.playback.pause()


WIDE = 1.4
"""From this ratio of width to height on, the matrices lie beside the diagram."""
LARGEST_BOARD = 0.4
"""Matrices that need more of the width than this stay below."""


class SmallStage(QWidget):
    """Puts the matrices under the diagram, or beside it where the window is wide."""

    def __init__(self, presenter: SmallPresenter) -> None:
        super().__init__()
        self.diagram = NetworkDiagram(presenter)
        self.sum_line = SumLine(presenter.state)
        self.board = MatrixBoard(presenter)
        self.board.edit_wanted.connect(self.diagram.edit)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._both.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.diagram, 1)
        left.addWidget(self.sum_line)
        self._both.addLayout(left, 1)
        self._both.addWidget(self.board)
        self._both.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._both)

    def show_state(self, state: SmallState) -> None:
        self.diagram.show_state(state)
        self.sum_line.show_state(state)
        self.board.show_state(state)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        wide = self.width() > WIDE * self.height()
        wide = wide and self.board.sizeHint().width() < LARGEST_BOARD * self.width()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._both.direction() != direction:
            self._both.setDirection(direction)


USUAL_TERM = "0.35·(−0.35) + "
USUAL_END = "a = (−0.35) = −0.355, z = Sigmoid(−0.355) = 0.355"
MOST_LINES = 3
NO_BREAK = "\N{NO-BREAK SPACE}"


class SumLine(QWidget):
    """Shows a = x·w + … + b and z = h(a) of the selected neuron.

    It paints its text itself: a label would have the whole tab laid out anew with every new number.
    """

    def __init__(self, state: SmallState) -> None:
        super().__init__()
        self._state = state
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.follow(self._restyle)

    def text(self) -> str:
        """Return what is written, without its colours."""
        return self._document.toPlainText()

    def sizeHint(self) -> QSize:
        """Return the room of the network's longest sum, so that nothing moves below it."""
        metrics = QFontMetricsF(self._document.defaultFont())
        most = max(self._state.setup.network.sizes[:-1])
        length = metrics.horizontalAdvance(USUAL_END) + most * metrics.horizontalAdvance(USUAL_TERM)
        lines = min(-(-length // max(self.width(), 1)), MOST_LINES)
        height = max(lines * metrics.lineSpacing(), self._document.size().height())
        return QSize(0, int(height) + 4)

    def show_state(self, state: SmallState) -> None:
        shape_differs = state.setup.network.sizes != self._state.setup.network.sizes
        self._state = state
        self._document.setHtml(html(state, theme.current()))
        if shape_differs or self._document.size().height() > self.height():
            self.updateGeometry()
        self.setAccessibleName(plain(state))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._document.setTextWidth(self.width())
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(0, max((self.height() - self._document.size().height()) / 2, 0))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, theme.current().colour("ink"))
        self._document.documentLayout().draw(painter, context)
        painter.end()

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        self._document.setDefaultFont(tokens.font("body"))
        self.show_state(self._state)
        self.updateGeometry()


def terms(state: SmallState) -> list[tuple[str, float, Part]]:
    """Return each term of the selected neuron's sum: text, value and the part that is edited."""
    record, chosen = state.neuron(state.selected), state.selected
    if record is None:
        return []
    rows = zip(
        record.inputs.tolist(), record.weights.tolist(), record.products.tolist(), strict=True
    )
    found = [
        (
            f"{bracketed(significant(x))}·{bracketed(significant(w))}",
            p,
            Part(Kind.WEIGHT, chosen.layer, chosen.neuron, source),
        )
        for source, (x, w, p) in enumerate(rows)
    ]
    bias = Part(Kind.BIAS, chosen.layer, chosen.neuron)
    return [*found, (bracketed(significant(record.bias)), record.bias, bias)]


def plain(state: SmallState) -> str:
    """Return the sum as plain text, as a screen reader reads it."""
    record = state.neuron(state.selected)
    if record is None:
        value = significant(state.setup.value(state.selected))
        return translate("ForwardTab", "Input {number} is {value}: put in by hand.").format(
            number=state.selected.neuron + 1, value=value
        )
    stage = state.stage(state.selected.layer)
    text = "a = " + " + ".join(term for term, _, _ in terms(state))
    if stage >= Stage.SUMS:
        text += f" {_sign(state)} {significant(record.sum)}"
    if stage == Stage.OUTPUTS:
        text += f"; z = {_function(state)} = {significant(record.output)}"
    return text


def html(state: SmallState, tokens: Theme) -> str:
    """Return the sum with colours; the term that is selected is underlined."""
    record = state.neuron(state.selected)
    if record is None:
        return escape(plain(state))
    parts = []
    for text, value, part in terms(state):
        colour = tokens.muted
        if value:
            colour = tokens.positive_text if value > 0 else tokens.negative_text
        inner = f'<span style="color:{colour}">{escape(text)}</span>'
        parts.append(f"<u>{inner}</u>" if part == state.selected else inner)
    line = "a&nbsp;= " + " +&nbsp;".join(parts)
    stage = state.stage(state.selected.layer)
    if stage >= Stage.SUMS:
        line += f" {_sign(state)}&nbsp;<b>{escape(significant(record.sum))}</b>"
    if stage == Stage.OUTPUTS:
        line += f", &nbsp;z&nbsp;=&nbsp;{escape(_function(state))} =&nbsp;"
        line += f"<b>{escape(significant(record.output))}</b>"
    return line


def _sign(state: SmallState) -> str:
    record = state.neuron(state.selected)
    left = " + ".join(term for term, _, _ in terms(state))
    return "=" if record is None else equals(left, significant(record.sum))


def _function(state: SmallState) -> str:
    record = state.neuron(state.selected)
    if record is None:
        return ""
    if record.activation == "identity":
        return "a"
    name = texts.activation_title(record.activation)
    return f"{name}({significant(record.sum)})".replace(" ", NO_BREAK)
