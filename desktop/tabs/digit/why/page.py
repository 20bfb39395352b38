"""The page Why?: the drawing with its evidence, a change beside it, and digits like it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QRadioButton, QSizePolicy

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.services.numbers import added, bracketed, fixed, latex, percent
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.digit.presenter import DigitPresenter
from desktop.tabs.digit.why import texts
from desktop.tabs.digit.why.presenter import WhyPresenter
from desktop.tabs.digit.why.stage import WhyStage
from desktop.tabs.digit.why.state import WhyState
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.choice_menus import NetworkMenu
from desktop.widgets.controls.layout_helpers import tip
from desktop.widgets.controls.subject_controls import Invitation, PictureChoice
from desktop.widgets.input import ARROWS
from desktop.widgets.painted.grid import Grid
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import frozen
from nn_core.explain import Evidence, HiddenSpace, Method, drawn, nearest
from nn_core.explain.evidence import turn

LESSON = "why"
OCCLUSION = r"e_P = s(x) - s(x_P)"
GRADIENT = r"e_i = x_i\, \frac{\partial s}{\partial x_i}"
SUM = r"s(x) = \sum_i e_i + r"
PATCH_SUM = r"\sum_P e_P"
SCORE = r"s = a_k - a_j"
ALONE = r"s = a_k"
DISTANCE = r"d_n = \sqrt{\sum_j (z_j - z_j^{(n)})^2}"
CHANGE = r"m = a_t - \max_{k \neq t} a_k"
SHARE = r"\frac{\sum_i |x'_i - x_i|}{\sum_i x_i}"

ABOUT = {
    OCCLUSION: "occlusion",
    GRADIENT: "gradient-times-input",
    SUM: "all-pixels",
    PATCH_SUM: "all-patches",
    SCORE: "lead",
    ALONE: "alone",
    DISTANCE: "neighbour",
    CHANGE: "margin",
    SHARE: "changed-ink",
}


def build_reading(state: WhyState, done: frozenset[str]) -> Reading:
    """Return the formulas with live numbers, the code that ran, and the lesson."""
    book = ("pictures.occlusion",) if state.method is Method.OCCLUSION else ()
    return Reading(formulas(state), code(state), LESSON, done, book=(*book, "pictures.distance"))


def _line(symbols: str, numbers: str = "") -> FormulaLine:
    return FormulaLine(symbols, numbers, ABOUT[symbols])


def formulas(state: WhyState) -> tuple[FormulaLine, ...]:
    """Return how evidence, distance and change are worked out, with the numbers on screen."""
    found, digit = state.evidence, state.digit
    occlusion = state.method is Method.OCCLUSION
    method = OCCLUSION if occlusion else GRADIENT
    if found is None or digit is None:
        return tuple(_line(line) for line in (SCORE, method, DISTANCE, CHANGE))
    lines = [_score(state, found, digit), _line(method, _strongest(state, found))]
    lines += _sum(state, found, digit)
    near = state.neighbours
    if near is not None and len(near.distances):
        place = state.beside or 0
        numbers = f"d_{{{place + 1}}} = {number(float(near.distances[place]))}"
        lines.append(_line(DISTANCE, numbers))
    return (*lines, *_change(state))


def code(state: WhyState) -> CodeSnapshot | None:
    """Return what ran, as far as it fits a page; None before anything has been found.

    The network itself is left out: what it gave is among the arguments.
    """
    found = state.evidence
    if found is None or state.digit is None:
        return None
    parts = [_evidence_code(state, found), _neighbours_code(state, found), _change_code(state)]
    ran = [part for part in parts if part is not None]
    if not ran:
        return None
    functions = tuple(function for part in ran for function in part.functions)
    arguments = {name: value for part in ran for name, value in part.arguments.items()}
    return CodeSnapshot(functions, arguments, "\n".join(part.call for part in ran))


def number(value: float) -> str:
    """Return a number with two decimals, as all in one sum have them."""
    return latex(fixed(value))


def _score(state: WhyState, found: Evidence, digit: int) -> FormulaLine:
    score = found.score(digit, state.rival)
    if state.rival is None:
        return _line(ALONE, f"s = a_{digit} = {number(score)}")
    mine, other = float(found.logits[digit]), float(found.logits[state.rival])
    numbers = f"{number(mine)} {added(number(-other))} = {number(score)}"
    return _line(SCORE, f"s = a_{digit} - a_{state.rival} = {numbers}")


def _place(state: WhyState) -> tuple[int, int]:
    """Return row and column of the strongest contribution."""
    assert state.contributions is not None
    flat, across = int(np.argmax(np.abs(state.contributions))), int(state.contributions.shape[1])
    return flat // across, flat % across


def _strongest(state: WhyState, found: Evidence) -> str:
    values = state.contributions
    if values is None or state.digit is None:
        return ""
    row, column = _place(state)
    value = float(values[row, column])
    left = f"e_{{{row},{column}}}"
    if state.method is Method.GRADIENT:
        ink = float(found.image[row, column])
        slope = value / ink if ink else 0.0
        factor = bracketed(number(slope))
        return f"{left} = {number(ink)} \\cdot {factor} = {number(value)}"
    score = found.score(state.digit, state.rival)
    return f"{left} = {number(score)} {added(number(value - score))} = {number(value)}"


def _sum(state: WhyState, found: Evidence, digit: int) -> list[FormulaLine]:
    """Return what all contributions add up to, as it stands under the picture."""
    if state.contributions is None:
        return []
    total, score = found.total(state.method, digit, state.rival), found.score(digit, state.rival)
    if state.method is Method.OCCLUSION:
        return [_line(PATCH_SUM, number(total))]
    return [_line(SUM, f"{number(score)} = {number(total)} {added(number(score - total))}")]


def _change(state: WhyState) -> tuple[FormulaLine, ...]:
    change = state.change
    if change is None:
        return (_line(CHANGE),)
    margin = f"t = {change.target}:\\quad m = {number(change.margin)}"
    share = f"{latex(percent(change.size, unit=False))}\\,\\%"
    return _line(CHANGE, margin), _line(SHARE, share)


def _evidence_code(state: WhyState, found: Evidence) -> CodeSnapshot | None:
    if state.contributions is None:
        return None
    arguments: dict[str, Any] = {"image": found.image, "k": state.digit, "j": state.rival}
    arguments["a"] = found.logits
    pick = "a[k]" if state.rival is None else "a[k] - a[j]"
    if state.method is Method.GRADIENT:
        arguments["e"] = state.contributions
        call = (
            "# e: slope of the score along each pixel, times its ink\n"
            f"print('score', round(float({pick}), 4), 'sum', round(float(e.sum()), 4))"
        )
        return CodeSnapshot((), arguments, call)
    assert found.occlusion is not None
    row, column = _place(state)
    arguments.update(row=row, column=column)
    arguments["a_turned"] = frozen(found.logits - found.occlusion[:, row, column])
    call = (
        "turned = turn(image, row, column)\n"
        "print('ink', round(float(image.sum()), 2), 'then', round(float(turned.sum()), 2))\n"
        f"score, then = {pick}, {pick.replace('a[', 'a_turned[')}\n"
        "print('contribution', round(float(score - then), 4))"
    )
    return CodeSnapshot((turn,), arguments, call)


def _neighbours_code(state: WhyState, found: Evidence) -> CodeSnapshot | None:
    near = state.neighbours
    if near is None or not len(near.labels):
        return None
    space = HiddenSpace(near.hidden, near.labels, near.places, len(near.labels))
    call = (
        "near = nearest(space, z)\n"
        "for label, distance in zip(near.labels, near.distances):\n"
        "    print(label, round(float(distance), 3))"
    )
    return CodeSnapshot((nearest,), {"space": space, "z": found.hidden}, call)


def _change_code(state: WhyState) -> CodeSnapshot | None:
    if state.change is None or state.evidence is None:
        return None
    call = (
        "changed = drawn(image, marks)\n"
        "share = abs(changed - image).sum() / image.sum()\n"
        "print('changed', round(float(100 * share), 2), '%')"
    )
    arguments = {"image": state.evidence.image, "marks": state.change.marks}
    return CodeSnapshot((drawn,), arguments, call)


ACROSS, DOWN = 5, 2
GAP = 4


class WhyPage(Page[WhyPresenter]):
    """Evidence, change and neighbours of one picture."""

    controls_width = 216
    rest = 150
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(build_reading)

    def __init__(self, tab: DigitPresenter, context: TabContext) -> None:
        super().__init__(tab.why, context)
        presenter = self.presenter
        self.boards = WhyStage(presenter)
        self.invitation = Invitation()
        self.invitation.button.setText(self.tr("Take an MNIST digit"))
        says = self.tr("Explain one of the digits that come with the program")
        tip(self.invitation.button, says)
        self.invitation.button.clicked.connect(presenter.pictures.take_sample)
        self.stage.addWidget(self.invitation, 1)
        self.stage.addWidget(self.boards, 1)
        self._add_subject()
        self._add_methods()
        self._add_digits()
        self.stop = QPushButton()
        tip(self.stop, self.tr("Stop looking for a change, or look again"))
        self.stop.clicked.connect(presenter.toggle_search)
        self.form.add(self.stop, self._show_stop)

    def _add_subject(self) -> None:
        form, presenter = self.form, self.presenter
        self.model = NetworkMenu()
        self.model.picked.connect(presenter.set_model)
        form.named(
            self.tr("&Network"),
            self.model,
            lambda state: self.model.show_networks(state.models, state.model),
            hint=self.tr("The network whose answer is explained"),
        )
        self.source = PictureChoice(
            self.context,
            self.tr("Explain one of the digits that come with the program"),
            self.tr("Explain what you have drawn"),
        )
        self.source.sample.clicked.connect(presenter.pictures.take_sample)
        self.source.mine.clicked.connect(presenter.pictures.take_drawing)
        form.gap()
        form.add(
            self.source,
            lambda state: self.source.show_source(state.source, state.label, bool(state.models)),
        )

    def _add_methods(self) -> None:
        self.form.heading(self.tr("How evidence is found"))
        self.occlusion = QRadioButton(self.tr("Turn patches"))
        self.gradient = QRadioButton(self.tr("Gradient × input"))
        group = QButtonGroup(self.form)
        for method, button, says in (
            (
                Method.OCCLUSION,
                self.occlusion,
                self.tr(
                    "Occlusion: take the ink of a patch away, or ink its paper, "
                    "and see how the score moves"
                ),
            ),
            (
                Method.GRADIENT,
                self.gradient,
                self.tr("The slope of the score along a pixel, times its ink x"),
            ),
        ):
            tip(button, says)
            group.addButton(button)
            self.form.add(button)
            button.clicked.connect(lambda _=False, chosen=method: self.presenter.set_method(chosen))
        self.form.follow(self._show_method)

    def _add_digits(self) -> None:
        presenter = self.presenter
        evidence, target = self.tr("Evidence for"), self.tr("Turn it into")
        self.digit = self._digits(
            evidence,
            evidence,
            self.tr("The digit whose score a is explained; click again for the answer"),
            presenter.choose_digit,
        )
        self.rival = self._digits(
            self.tr("compared with"),
            self.tr("Evidence compared with"),
            self.tr("The digit to compare with; click again for none"),
            presenter.choose_rival,
        )
        self.target = self._digits(
            target,
            target,
            self.tr("The digit that a small change is to turn it into"),
            presenter.choose_target,
        )
        self.form.follow(self._show_digits)

    def _digits(
        self, label: str, name: str, says: str, chosen: Callable[[int], None]
    ) -> DigitButtons:
        made = DigitButtons()
        made.describe(name, says)
        made.chosen.connect(chosen)
        self.form.heading(label).setWordWrap(True)
        self.form.add(made)
        return made

    def _show_method(self, state: WhyState) -> None:
        occlusion = state.method is Method.OCCLUSION
        (self.occlusion if occlusion else self.gradient).setChecked(True)

    def _show_digits(self, state: WhyState) -> None:
        self.digit.show_value(state.digit)
        self.rival.show_value(state.rival, barred=state.digit)
        self.target.show_value(state.target, barred=state.answer)
        for row in (self.digit, self.rival, self.target):
            row.setEnabled(state.evidence is not None)

    def _show_stop(self, state: WhyState) -> None:
        cancelled = state.search is None and state.evidence is not None
        self.stop.setEnabled(state.searching or cancelled)
        self.stop.setText(self.tr("Search again") if cancelled else self.tr("Stop searching"))

    def show_state(self, state: WhyState) -> None:
        super().show_state(state)
        self.boards.show_state(state)
        self.invitation.setVisible(state.blank)
        self.boards.setVisible(not state.blank)
        self.invitation.set_text(texts.invitation(state))
        self.invitation.button.setEnabled(bool(state.models))

    def show_example(self) -> None:
        self.presenter.enter()
        if self.presenter.state.blank:
            self.presenter.pictures.take_sample()


class DigitButtons(PaintedWidget):
    """Two rows of five digits; the chosen one is filled, one may be out of reach.

    Keys: figures choose a digit, arrows go from one to the next.
    """

    smooth = True
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.value: int | None = None
        self._barred: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, value: int | None, barred: int | None = None) -> None:
        """Fill one digit or none; ``barred`` can't be chosen."""
        if (value, barred) != (self.value, self._barred):
            self.value, self._barred = value, barred
            self.setAccessibleDescription("" if value is None else str(value))
            self.update()

    def describe(self, name: str, tip: str) -> None:
        """Set the name and the tool tip, translated."""
        self.setAccessibleName(name)
        self.setToolTip(tip)

    def sizeHint(self) -> QSize:
        unit = theme.current().px(1)
        return QSize(round(150 * unit), round(DOWN * 26 * unit + GAP * unit))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme.current().font("body"))
        side = metrics.horizontalAdvance("0") + 12
        return QSize(round(ACROSS * side), self.sizeHint().height())

    def cell(self, digit: int) -> QRectF:
        return self._grid().cell(*divmod(digit, ACROSS))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        digit = self._at(event.position())
        if digit is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(digit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text, (across, down) = event.text(), ARROWS.get(Qt.Key(event.key()), (0, 0))
        if text and text in "0123456789":
            self._choose(int(text))
        elif down or across:
            self._choose(self._beyond(down * ACROSS + across))
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.setFont(tokens.font("body"))
        for digit in range(10):
            self._paint_cell(painter, digit, tokens)

    def _paint_cell(self, painter: QPainter, digit: int, tokens: Theme) -> None:
        chosen, usable = digit == self.value, self.isEnabled() and digit != self._barred
        cell, radius = self.cell(digit), tokens.px(4)
        focused = self.hasFocus() and chosen
        painter.setPen(QPen(tokens.colour("ink" if focused else "border"), 2 if focused else 1))
        painter.setBrush(tokens.colour("accent" if chosen and self.isEnabled() else "paper"))
        if not usable:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cell, radius, radius)
        text = "on_accent" if chosen and usable else "ink"
        painter.setPen(tokens.colour(text if usable else "muted", 1.0 if usable else 0.6))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(digit))

    def _at(self, point: QPointF) -> int | None:
        cell = self._grid().at(point)
        return None if cell is None else cell[0] * ACROSS + cell[1]

    def _grid(self) -> Grid:
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        return Grid(room, DOWN, ACROSS, theme.current().px(GAP))

    def _beyond(self, step: int) -> int:
        """Return the digit a step further, past the one that is out of reach."""
        digit = ((-1 if self.value is None else self.value) + step) % 10
        return (digit + step) % 10 if digit == self._barred else digit

    def _choose(self, digit: int) -> None:
        if self.isEnabled() and digit != self._barred:
            self.chosen.emit(digit)
