"""The networks with their accuracies, one below the other; one of them is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services import network_names
from desktop.services.numbers import percent
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.mydigits.accuracy.state import AccuracyState, Score
from desktop.widgets.controls.layout_helpers import small_label
from desktop.widgets.controls.number_text import grouped
from desktop.widgets.painted.painted_widget import PaintedWidget

BAR = 6


class ShareBar(PaintedWidget):
    """A thin bar: the share of right answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40, round(theme.current().px(BAR)))

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.fillRect(self.rect(), tokens.colour("grid"))
        width = self.width() * self._share
        painter.fillRect(QRectF(0, 0, width, self.height()), tokens.colour("positive"))


class Row(QWidget):
    """One network: its name, its accuracy, a bar, and how many it took for others."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QRadioButton(network_names.short(name))
        self.share, self.bar, self.note = QLabel(), ShareBar(), small_label()
        head = QHBoxLayout()
        head.addWidget(self.button, 1)
        head.addWidget(self.share, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.note)

    def show_score(self, score: Score | None, same: bool, unrecorded: bool) -> None:
        """Show what the network read so far, and which digits don't count."""
        lines = [self._figures(score)]
        if score is not None and score.left_out and not same:
            text = self.tr("{count} it has learnt are left out")
            lines.append(text.format(count=grouped(score.left_out)))
        if unrecorded:
            lines.append(
                self.tr("Which digits it learnt was not recorded, so this is no fair test.")
            )
        self.note.setText("\n".join(filter(None, lines)))

    def _figures(self, score: Score | None) -> str:
        """Show the share and the bar; return the line below them."""
        if score is None or not score.total:
            self.share.setText("–")
            self.bar.show_share(0.0)
            return "" if score is not None and score.left_out else self.tr("not tested yet")
        low, high = score.interval
        self.share.setText(percent(score.accuracy, 1))
        self.bar.show_share(score.accuracy)
        text = self.tr("wrong: {wrong} of {total}; true accuracy {low} to {high}")
        self.note.setToolTip(
            self.tr(
                "With so few digits, the true accuracy lies in this range with 95 % confidence."
            )
        )
        return text.format(
            wrong=grouped(score.wrong),
            total=grouped(score.total),
            low=percent(low, 1),
            high=percent(high, 1),
        )


class Scoreboard(QWidget):
    """All networks."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, Row] = {}
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._clicked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_state(self, state: AccuracyState) -> None:
        if tuple(self.rows) != state.names:
            self._rebuild(state.names)
        for name, row in self.rows.items():
            row.show_score(state.score(name), state.same, name in state.unrecorded)
            row.button.setChecked(name == state.chosen)
            row.button.setText(network_names.short(name))

    def _rebuild(self, names: tuple[str, ...]) -> None:
        for row in self.rows.values():
            self._group.removeButton(row.button)
            row.deleteLater()
        self.rows = {name: Row(name) for name in names}
        for place, row in enumerate(self.rows.values()):
            self._group.addButton(row.button, place)
            self._column.addWidget(row)

    @Slot(int)
    def _clicked(self, place: int) -> None:
        self.chosen.emit(list(self.rows)[place])
