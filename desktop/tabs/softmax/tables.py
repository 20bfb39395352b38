"""The lower half of the softmax tab: the editable steps, or three float widths side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView, QSizePolicy, QStackedWidget, QWidget

from desktop.tabs.softmax import texts
from desktop.tabs.softmax.presenter import SoftmaxPresenter
from desktop.tabs.softmax.state import SoftmaxState
from desktop.widgets.controls.layout_helpers import column_in, small_label
from desktop.widgets.controls.page_buttons import PageButtons
from desktop.widgets.painted.number_table import Column, NumberTable
from nn_core.records.softmax_steps import WIDTHS


class SoftmaxTables(QWidget):
    """Two tables with a switch above them, and sum, argmax and entropy below."""

    def __init__(self, presenter: SoftmaxPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        state = presenter.state
        steps, widths = self._step_columns(state), self._width_columns()
        name = self.tr("The naive way in three float widths")
        self.steps = NumberTable(
            self.tr("Steps of softmax"), steps, lambda shown: len(shown.names), state
        )
        self.widths = NumberTable(name, widths, lambda shown: len(shown.names), state, "small")
        self._tables = {"steps": self.steps, "widths": self.widths}
        self.switch = PageButtons(self._tables, filling=False)
        self._stack = QStackedWidget()
        self.summary = small_label()
        self._lay_out()
        self.switch.chosen.connect(presenter.show_table)

    def _lay_out(self) -> None:
        self.switch.set_texts(
            {
                "steps": (
                    self.tr("Step by step"),
                    self.tr("Every step of softmax; a can be edited"),
                ),
                "widths": (
                    self.tr("Float widths"),
                    self.tr(
                        "The naive way in 16, 32 and 64 bits, and the safe probabilities beside it"
                    ),
                ),
            }
        )
        for table in self._tables.values():
            self._stack.addWidget(table)
        # Seven signs have to fit in the last column, whatever the others do.
        last = self.widths.model().columnCount() - 1
        mode = QHeaderView.ResizeMode.ResizeToContents
        self.widths.horizontalHeader().setSectionResizeMode(last, mode)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = column_in(self, self.switch)
        column.setSpacing(4)
        column.addWidget(self._stack, 1)
        column.addWidget(self.summary)

    def row(self) -> int:
        """Return the row the user is in, 0 where there is none."""
        return max(self.steps.currentIndex().row(), 0)

    def show_state(self, state: SoftmaxState) -> None:
        self.steps.numbers.set_columns(self._step_columns(state))
        self.switch.show_page(state.table)
        self._stack.setCurrentWidget(self._tables[state.table])
        for table in self._tables.values():
            table.show_state(state)
        self.summary.setText(texts.summary(state))

    def _step_columns(self, state: SoftmaxState) -> list[Column]:
        shifted = "a − C" if state.temperature == 1 else "a/T − C"
        presenter = self._presenter
        return [
            Column(
                self.tr("Class"),
                self.tr("The name of the class; double-click to change it"),
                lambda shown, row: shown.names[row],
                edited=presenter.set_name,
            ),
            Column(
                "a",
                self.tr("a, the score; double-click to change it"),
                lambda shown, row: shown.scores[row],
                texts.plain,
                presenter.type_score,
            ),
            Column(
                shifted,
                self.tr("The score less the constant C"),
                lambda shown, row: float(shown.steps.shifted[row]),
                texts.short,
            ),
            Column(
                "exp",
                self.tr("e to the power of that"),
                lambda shown, row: float(shown.steps.exponentials[row]),
                texts.short,
            ),
            Column(
                "y",
                self.tr("y, the probability: exp over the sum of all exp"),
                lambda shown, row: float(shown.steps.shares[row]),
                texts.share,
            ),
        ]

    def _width_columns(self) -> list[Column]:
        names = Column(
            self.tr("Class"), self.tr("The name of the class"), lambda shown, row: shown.names[row]
        )
        safe = Column(
            self.tr("safe y"),
            self.tr("y with C = the largest score"),
            lambda shown, row: float(shown.safe.shares[row]),
            texts.tight,
        )
        return [names, *(one for width in WIDTHS for one in self._naive_columns(width)), safe]

    def _naive_columns(self, width: str) -> tuple[Column, Column]:
        bits = width.removeprefix("float")
        return (
            Column(
                f"exp\n{bits}",
                self.tr("exp(a) in {width}, with nothing taken away").format(width=width),
                lambda shown, row: float(shown.naive[width].exponentials[row]),
                texts.tight,
            ),
            Column(
                f"y\n{bits}",
                self.tr("The naive probability in {width}").format(width=width),
                lambda shown, row: float(shown.naive[width].shares[row]),
                texts.tight,
            ),
        )


def _count(state: SoftmaxState) -> int:
    return len(state.names)
