"""The lower half of the softmax tab: the editable steps, or three float widths side by side."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.softmax import wording
from desktop.tabs.softmax.cells import MARGIN, NumberCells
from desktop.tabs.softmax.models import PictureModel, StepsModel, WidthsModel
from desktop.tabs.softmax.picture import SoftmaxPicture
from desktop.widgets.controls.layout_helpers import small_label
from nn_core.records.softmax_steps import WIDTHS

STEPS_PAGE, WIDTHS_PAGE = 0, 1
WIDEST_NUMBER = "1.2e−20"
"""The least that any number has room for; a longer one makes the columns wider."""


class Table(QTableView):
    """A table that fills its width and has only the lines it needs."""

    def __init__(self, model: PictureModel, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        model.setParent(self)
        self.setModel(model)
        self._cells = NumberCells(self)
        self.setItemDelegate(self._cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().hide()
        self.setWordWrap(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        model.dataChanged.connect(self.fit_numbers)
        model.modelReset.connect(self.fit_numbers)
        theme.manager().changed.connect(self._restyle)
        self._restyle(theme.current())

    def sizeHint(self) -> QSize:
        """Return a height at which no row has to be scrolled to."""
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        return QSize(400, rows + self.horizontalHeader().sizeHint().height() + 4)

    def minimumSizeHint(self) -> QSize:
        """Return room for a heading and some rows; the rest can be scrolled to."""
        return QSize(240, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self.fit_names()

    def fit_names(self) -> None:
        """Give the names what they need, at most the share of a column: numbers are not cut."""
        header = self.horizontalHeader()
        needed = max(self.sizeHintForColumn(0), header.sectionSizeHint(0))
        header.resizeSection(0, min(needed, self.viewport().width() // header.count()))

    @Slot()
    def fit_numbers(self) -> None:
        """Give every column the room of the longest number shown."""
        model = self.model()
        assert isinstance(model, PictureModel)
        longest = max((WIDEST_NUMBER, model.longest_number()), key=len)
        # Too narrow a table scrolls sideways rather than cut its numbers.
        least = self.fontMetrics().horizontalAdvance(longest) + 2 * MARGIN + 2
        if least != self.horizontalHeader().minimumSectionSize():
            self.horizontalHeader().setMinimumSectionSize(least)

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        self._cells.restyle(tokens)
        self.setFont(tokens.font(self._role))
        self.horizontalHeader().setFont(tokens.font("small"))
        self.fit_numbers()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.fit_names()
        self.viewport().update()


class SoftmaxTables(QWidget):
    """Two pages with a switch above them, and sum, argmax and entropy beside the switch."""

    name_typed = Signal(int, str)
    score_typed = Signal(int, str)

    def __init__(self, picture: SoftmaxPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._steps, self._widths = StepsModel(picture), WidthsModel(picture)
        self.steps, self.widths = Table(self._steps, "body"), Table(self._widths, "small")
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self.pages = [QToolButton(), QToolButton()]
        self.summary = small_label()
        self._lay_out()
        self._group.idClicked.connect(self._stack.setCurrentIndex)
        self._steps.name_typed.connect(self.name_typed)
        self._steps.score_typed.connect(self.score_typed)

    def _lay_out(self) -> None:
        switch = QHBoxLayout()
        switch.setSpacing(4)
        for index, (button, table) in enumerate(
            zip(self.pages, (self.steps, self.widths), strict=True)
        ):
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(button, index)
            switch.addWidget(button)
            self._stack.addWidget(table)
        # Seven signs have to fit in the last column, whatever the others do.
        self.widths.horizontalHeader().setSectionResizeMode(
            self._widths.columnCount() - 1, QHeaderView.ResizeMode.ResizeToContents
        )
        self.pages[STEPS_PAGE].setChecked(True)
        switch.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(switch)
        column.addWidget(self._stack, 1)
        column.addWidget(self.summary)

    def row(self) -> int:
        """Return the row the user is in, 0 where there is none."""
        return max(self.steps.currentIndex().row(), 0)

    def show_page(self, page: int) -> None:
        """Show the steps or the float widths."""
        self.pages[page].setChecked(True)
        self._stack.setCurrentIndex(page)

    def show_picture(self, picture: SoftmaxPicture) -> None:
        """Show another picture."""
        shift_changed = self._heading_key(picture) != self._heading_key(self._picture)
        names_changed = picture.state.names != self._picture.state.names
        rows_changed = len(picture.state.names) != len(self._picture.state.names)
        self._picture = picture
        self._steps.show_picture(picture)
        self._widths.show_picture(picture)
        self.summary.setText(wording.summary(picture))
        if rows_changed:
            # A short table leaves its room to the bars.
            for table in (self.steps, self.widths):
                table.updateGeometry()
        if names_changed:
            self.steps.fit_names()
            self.widths.fit_names()
        if shift_changed:
            self._steps.set_headings(self._step_headings())

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.pages[STEPS_PAGE].setText(self.tr("Step by step"))
        self.pages[STEPS_PAGE].setToolTip(self.tr("Every step of softmax; a can be edited"))
        self.pages[WIDTHS_PAGE].setText(self.tr("Float widths"))
        self.pages[WIDTHS_PAGE].setToolTip(
            self.tr("The naive way in 16, 32 and 64 bits, and the safe shares beside it")
        )
        self.steps.setAccessibleName(self.tr("Steps of softmax"))
        self.widths.setAccessibleName(self.tr("The naive way in three float widths"))
        self._steps.set_headings(self._step_headings())
        self._widths.set_headings(self._width_headings())
        self.summary.setText(wording.summary(self._picture))

    def _heading_key(self, picture: SoftmaxPicture) -> tuple[bool, str]:
        return picture.state.temperature == 1, picture.state.width

    def _step_headings(self) -> list[tuple[str, str]]:
        shifted = "a − C" if self._picture.state.temperature == 1 else "a/T − C"
        return [
            (self.tr("Class"), self.tr("The name of the class; double-click to change it")),
            ("a", self.tr("a, the score; double-click to change it")),
            (shifted, self.tr("The score less the constant C")),
            ("exp", self.tr("e to the power of that")),
            ("y", self.tr("y, the share: exp over the sum of all exp")),
        ]

    def _width_headings(self) -> list[tuple[str, str]]:
        headings = [(self.tr("Class"), self.tr("The name of the class"))]
        for width in WIDTHS:
            bits = width.removeprefix("float")
            exp_tip = self.tr("exp(a) in {width}, with nothing taken away").format(width=width)
            share_tip = self.tr("The naive share in {width}").format(width=width)
            headings += [(f"exp\n{bits}", exp_tip), (f"y\n{bits}", share_tip)]
        return [*headings, (self.tr("safe y"), self.tr("y with C = the largest score"))]
