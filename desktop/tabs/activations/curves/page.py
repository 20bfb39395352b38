"""The page with the curves: which functions are shown, the plot, and what is said of them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyle,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
)

from desktop.reading.content import FormulaLine, Reading
from desktop.services import numbers
from desktop.services.context import TabContext
from desktop.services.i18n import error_texts, translate
from desktop.services.numbers import plain
from desktop.style import theme
from desktop.tabs.activations.curves.plot import CurvePlots, Readout
from desktop.tabs.activations.curves.presenter import (
    FARTHEST,
    STEEP,
    CurvesPresenter,
    CurvesState,
    beside,
)
from desktop.tabs.activations.parts import (
    CONTROLS_WIDTH,
    ParameterSliders,
    book_function,
    column_number,
    core,
    curve_pen,
    curve_snapshot,
    latex_number,
    number,
    own_snapshot,
    sample_icon,
)
from desktop.tabs.activations.presenter import ActivationsPresenter
from desktop.tabs.kit.page import Page
from nn_core import activations
from nn_core.activations import Activation
from nn_core.errors import QT_TRANSLATE_NOOP
from nn_core.graph.parse import MOST_CHARACTERS

LESSON = "activations-curves"
_SYMBOLS = {"beta": r"\\beta", "alpha": r"\\alpha"}
FLAT = 0.01


class CurvesPage(Page[CurvesPresenter]):
    """Any number of functions and their slopes; one x is read off."""

    controls_width = CONTROLS_WIDTH

    def __init__(self, tab: ActivationsPresenter, context: TabContext) -> None:
        super().__init__(tab.curves, context)
        presenter = self.presenter
        self.chooser = FunctionChooser(presenter)
        self.form.add(self.chooser, self.chooser.show_state)
        self._add_own()
        self.x_field = self.form.number(
            self.tr("Input x"),
            lambda state: state.x,
            presenter.set_x,
            -FARTHEST,
            FARTHEST,
            step=0.1,
            decimals=3,
            hint=self.tr("x: the sum that reaches the neuron"),
        )
        self.sliders = ParameterSliders(presenter.set_parameter, presenter.end_drag)
        self.form.gap()
        self.form.add(self.sliders, self._show_sliders)
        self.plots = CurvePlots(presenter)
        self.readout = Readout()
        self.stage.addWidget(self.readout)
        self.stage.addWidget(self.plots, 1)
        self.stage.addLayout(self._axes_row())
        self.form.follow(self.plots.show_state)
        self.form.follow(self._read_off)
        theme.manager().changed.connect(self._restyled)

    def _add_own(self) -> None:
        self.own = QLineEdit()
        self.own.setMaxLength(MOST_CHARACTERS)
        self.own.setPlaceholderText(self.tr("such as x*sigmoid(x)"))
        self.own.textEdited.connect(self.presenter.type_own)
        self.own.editingFinished.connect(self.presenter.end_drag)
        self.form.named(
            self.tr("Your &own h(x)"),
            self.own,
            self._show_own,
            hint=self.tr(
                "A formula of x; every menu of activations then has it, and its slope is "
                "worked out by backpropagation"
            ),
        )
        self.refusal = self.form.note(_refusal)

    def _show_own(self, state: CurvesState) -> None:
        text = state.typed if state.refusal is not None else state.own
        if text != self.own.text():
            with QSignalBlocker(self.own):
                self.own.setText(text)

    def _axes_row(self) -> QHBoxLayout:
        self.zoom_in, self.zoom_out = QToolButton(), QToolButton()
        self.reset = QPushButton(self.tr("Reset axes"))
        self.reset.setToolTip(self.tr("Show −5 to 5 with every chosen curve (Home)"))
        row = QHBoxLayout()
        row.addStretch(1)
        for button, sign, says, clicked in (
            (self.zoom_out, "−", self.tr("Zoom out (−)"), self.plots.zoom_out),
            (self.zoom_in, "+", self.tr("Zoom in (+)"), self.plots.zoom_in),
        ):
            button.setText(sign)
            button.setToolTip(says)
            button.setAccessibleName(says)
            button.clicked.connect(clicked)
            row.addWidget(button)
        self.reset.clicked.connect(self.plots.reset_axes)
        row.addWidget(self.reset)
        return row

    def _show_sliders(self, state: CurvesState) -> None:
        values = {name: state.parameters(name) for name in state.chosen}
        self.sliders.show_parameters(state.chosen, values)

    def sentence(self) -> str:
        """Return the meaning of the function that is read off, and what its slope says here."""
        state, found = self.presenter.state, self.presenter.state.focused()
        remark = remark_text(state)
        if found is None:
            return remark
        activation = activations.get(found.name)
        return f"{core(activation.title)}: {core(activation.meaning)} {remark}"

    def reading(self) -> Reading:
        state, found = self.presenter.state, self.presenter.state.focused()
        if found is None:
            return Reading(lesson=LESSON, done=self.presenter.done)
        activation, values = activations.get(found.name), state.parameters(found.name)
        return Reading(
            formulas=(
                value_line(activation, state.x, values, found.value),
                slope_line(activation, state.x, values, found.slope),
            ),
            code=(
                own_snapshot(state.own, state.x)
                if activation.formula
                else curve_snapshot(activation, state.x, values)
            ),
            lesson=LESSON,
            done=self.presenter.done,
            book=book_function(found.name),
        )

    def _read_off(self, state: CurvesState) -> None:
        found = state.focused()
        if found is None:
            self.readout.show_numbers((plain(state.x), "–", "–"), "")
            return
        activation = activations.get(found.name)
        shown = (plain(state.x), number(found.value), number(found.slope))
        values = ""
        if activation.range_text:
            values = self.tr("values in {set}").format(set=activation.range_text)
        self.readout.show_numbers(shown, f"{core(activation.title)}\n{values}")

    @Slot()
    def _restyled(self) -> None:
        self.chooser.show_state(self.presenter.state)


def _refusal(state: CurvesState) -> str:
    if state.refusal is None:
        return ""
    return " ".join(filter(None, error_texts(state.refusal)))


def value_line(
    activation: Activation, x: float, parameters: Mapping[str, float], value: float
) -> FormulaLine:
    """Return h(x) = … and the same at one x."""
    return FormulaLine(
        f"h(x) = {activation.latex}",
        _line(f"h({short(x)})", activation.latex, x, parameters, value),
        "activation",
    )


def slope_line(
    activation: Activation, x: float, parameters: Mapping[str, float], slope: float
) -> FormulaLine:
    """Return h'(x) = … and the same at one x, if it exists there."""
    return FormulaLine(
        f"h'(x) = {activation.derivative_latex}",
        "" if math.isnan(slope) else f"h'({short(x)}) = {latex_number(slope)}",
        "derivative",
    )


def _line(left: str, latex: str, x: float, parameters: Mapping[str, float], value: float) -> str:
    # Where several lines or a second form stand, the numbers would not be read but searched.
    if latex == "x" or "cases" in latex or r"\approx" in latex:
        return f"{left} = {latex_number(value)}"
    return f"{left} = {put_in(latex, x, parameters)} = {latex_number(value)}"


def put_in(latex: str, x: float, parameters: Mapping[str, float]) -> str:
    """Return ``latex`` with the numbers for x and for the parameters."""
    for name, value in parameters.items():
        symbol = _SYMBOLS.get(name, re.escape(name))
        latex = re.sub(rf"{symbol}\s*(?=x\b)", rf"{value:g} \\cdot ", latex)
        latex = re.sub(rf"{symbol}(?![a-z])", f"{value:g}", latex)
    at = short(x)
    at = f"({at})" if x < 0 else at
    return re.sub(r"(?<![A-Za-z\\])x(?![A-Za-z])", at, latex)


def short(x: float) -> str:
    """Return a number that the reader set, as short as it is."""
    return f"{x:g}"


class Says(StrEnum):
    """What a remark claims, and how it says so."""

    NOTHING = QT_TRANSLATE_NOOP(
        "CurveWords", "Tick a function at the left (F8) to see its curve and its slope."
    )
    JUMP = QT_TRANSLATE_NOOP(
        "CurveWords",
        "Here it jumps from {left} to {right}: no slope here, {slope} on both sides.",
    )
    CORNER = QT_TRANSLATE_NOOP(
        "CurveWords",
        "Here is its corner: slope {before} at the left, {after} at the right.",
    )
    STEP_LIKE = QT_TRANSLATE_NOOP(
        "CurveWords", "With β = {beta} it can hardly be told from the step."
    )
    FLAT = QT_TRANSLATE_NOOP("CurveWords", "Here it is flat: no gradient comes back through it.")
    HARDLY = QT_TRANSLATE_NOOP(
        "CurveWords", "Here it is nearly flat: hardly any gradient comes back through it."
    )
    SLOPE = QT_TRANSLATE_NOOP("CurveWords", "A small change of x at {x} comes out times {slope}.")


def remark_text(state: CurvesState) -> str:
    """Return what is to be said of the function at x, translated."""
    says, values = remark(state)
    return translate("CurveWords", says.value).format(**values)


def remark(state: CurvesState) -> tuple[Says, dict[str, str]]:
    """Return the claim that the function bears out at x."""
    found = state.focused()
    if found is None:
        return Says.NOTHING, {}
    kinks, parameters = activations.get(found.name).kinks, state.parameters(found.name)
    if state.x in kinks:
        left, right = beside(found.name, state.x, parameters)
        if left.value != right.value:
            values = {"left": left.value, "right": right.value, "slope": left.slope}
            return Says.JUMP, {key: numbers.plain(value) for key, value in values.items()}
        if left.slope != right.slope:
            values = {"before": left.slope, "after": right.slope}
            return Says.CORNER, {key: numbers.plain(value) for key, value in values.items()}
    if found.name == "sigmoid" and parameters["beta"] >= STEEP:
        return Says.STEP_LIKE, {"beta": numbers.plain(parameters["beta"])}
    if abs(found.slope) < FLAT:
        # What never ends, such as the sigmoid, only comes near 0, whatever floats make of it.
        return (Says.FLAT if kinks and found.slope == 0 else Says.HARDLY), {}
    return Says.SLOPE, {"x": numbers.plain(state.x), "slope": number(found.slope)}


NAME = Qt.ItemDataRole.UserRole
ICON = QSize(26, 12)
ROW_GAP = 7


class FunctionChooser(QTreeWidget):
    """One row a function: its line, its name, h(x) and h'(x)."""

    def __init__(self, presenter: CurvesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.setColumnCount(3)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIconSize(ICON)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self._names: tuple[str, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._drawn: tuple[object, ...] = ()
        self.setHeaderLabels([self.tr("Function"), "h(x)", "h′(x)"])
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.headerItem().setTextAlignment(0, left)
        self.setAccessibleName(self.tr("Functions"))
        self.setToolTip(self.tr("Tick a function to show it; click it to read it off"))
        self._fill()
        self.itemChanged.connect(self._ticked)
        self.currentItemChanged.connect(self._moved)

    def show_state(self, state: CurvesState) -> None:
        """Show a state; new functions of the registry get a row."""
        with QSignalBlocker(self):
            if self._titles != _titles():
                self._fill()
            values = {value.name: value for value in state.values}
            self._draw_lines(state)
            for name, item in self._rows():
                ticked = Qt.CheckState.Checked if name in values else Qt.CheckState.Unchecked
                item.setCheckState(0, ticked)
                found = values.get(name)
                item.setText(1, column_number(found.value) if found else "")
                item.setText(2, column_number(found.slope) if found else "")
                if name == state.focus and self.currentItem() is not item:
                    self.setCurrentItem(item)

    def row(self, name: str) -> QTreeWidgetItem:
        return dict(self._rows())[name]

    def _rows(self) -> list[tuple[str, QTreeWidgetItem]]:
        items = [self.topLevelItem(index) for index in range(self.topLevelItemCount())]
        return [(item.data(0, NAME), item) for item in items if item is not None]

    def _fill(self) -> None:
        self._titles = _titles()
        if self._names != activations.names():
            self.clear()
            self._names, self._drawn = activations.names(), ()
            for name in self._names:
                item = QTreeWidgetItem(self)
                item.setData(0, NAME, name)
                for column in (1, 2):
                    item.setTextAlignment(
                        column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
        for name, item in self._rows():
            activation = activations.get(name)
            item.setText(0, core(activation.title))
            for column in range(3):
                item.setToolTip(column, f"{core(activation.meaning)}\n{core(activation.history)}")
        self._size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Leave out h'(x), then h(x), where names would be cut: the readout shows both."""
        width = self._number_width()
        room = self.viewport().width() - self._name_width()
        for column in (1, 2):
            self.setColumnHidden(column, room < column * width)

    def _number_width(self) -> int:
        return self.fontMetrics().horizontalAdvance("−0.000") + 8

    def _name_width(self) -> int:
        """Return the width of a row's tick box, line and longest name, with the style's margins."""
        style, part = self.style(), QStyle.PixelMetric
        margin = style.pixelMetric(part.PM_FocusFrameHMargin, None, self) + 1
        box = style.pixelMetric(part.PM_IndicatorWidth, None, self)
        names = (self.fontMetrics().horizontalAdvance(item.text(0)) for _, item in self._rows())
        return box + ICON.width() + max(names, default=0) + 6 * margin

    def _size(self) -> None:
        width = self._number_width()
        for column in (1, 2):
            self.header().resizeSection(column, width)
        self._fit_columns()
        rows = self.topLevelItemCount()
        height = self.fontMetrics().height() + ROW_GAP
        for _name, item in self._rows():
            item.setSizeHint(0, QSize(0, height))
        self.setFixedHeight(height * rows + self.header().sizeHint().height() + 4)

    def _draw_lines(self, state: CurvesState) -> None:
        drawn = (theme.current(), state.focus, self._names)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self._size()
        for name, item in self._rows():
            item.setIcon(0, sample_icon(curve_pen(name, name == state.focus), ICON))

    @Slot(QTreeWidgetItem, int)
    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self._presenter.choose(item.data(0, NAME), item.checkState(0) == Qt.CheckState.Checked)

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _moved(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if item is not None:
            self._presenter.focus(item.data(0, NAME))


def _titles() -> tuple[str, ...]:
    """Return the titles there are: one's own function changes its."""
    return tuple(activations.get(name).title for name in activations.names())
