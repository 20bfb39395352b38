"""The sum of one neuron written out in full, every product in the colour of its sign."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.reading.equality import equals
from desktop.services.i18n import translate
from desktop.services.numbers import bracketed, significant
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.forward.small import texts
from desktop.tabs.forward.small.state import Kind, Part, SmallState, Stage

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
        """Write the sum of the neuron that is selected in ``state``."""
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
