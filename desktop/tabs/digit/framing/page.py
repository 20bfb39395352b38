"""The framing page: the steps from the sheet to the network, or the framed picture moved."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.services.picture_network import Source
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.digit.framing import texts
from desktop.tabs.digit.framing.presenter import FramingPresenter
from desktop.tabs.digit.framing.stages import NudgeStage, StepsStage
from desktop.tabs.digit.framing.state import FramingState, View
from desktop.tabs.digit.framing.worth_table import WorthTable
from desktop.tabs.digit.presenter import DigitPresenter
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.layout_helpers import GAP, tip
from desktop.widgets.controls.subject_controls import Invitation, PictureChoice
from nn_core.digits.framing import CENTRE, Framing, centre_of_mass
from nn_core.digits.framing_steps import FramingSteps, framed_ink, seen
from nn_core.digits.shifts import nudged

LESSON = "framing"
ROUNDED = 0.51
"""Pixels that whole pixels may leave of the way to the middle."""
INK = r"I = 1 - v"
SCALE = r"s = \frac{20}{\max(w, h)}"
MASS = r"\bar{x} = \frac{\sum x\, I}{\sum I}, \quad \bar{y} = \frac{\sum y\, I}{\sum I}"
SHIFT = r"d = (14 - \bar{x},\ 14 - \bar{y})"
MOVED = r"x'_{i,j} = x_{i - d_y,\, j - d_x}"
ABOUT = {INK: "ink", SCALE: "scale", MASS: "centre-of-mass", SHIFT: "shift"}
BOOK = ("pictures.centre_of_mass",)
STEPS_CALL = """\
picture = seen(framed_ink(fine, framing), switches)
ink = picture if switches.ink else 1 - picture
x, y = centre_of_mass(ink)
print(f"centre of mass: ({x:.2f}, {y:.2f})")
print(f"mean of all pixels: {picture.mean():.4f}")
for row in picture:
    print("".join(" .:*#"[round(4 * value)] for value in row.clip(0, 1)))
"""
NUDGE_CALL = """\
moved = nudged(picture, dx, dy)
x, y = centre_of_mass(moved)
print(f"centre of mass: ({x:.2f}, {y:.2f})")
for row in moved:
    print("".join(" .:*#"[round(4 * value)] for value in row.clip(0, 1)))
"""


def build_reading(state: FramingState, done: frozenset[str]) -> Reading:
    """Return formulas with live numbers, the code that ran, and the lesson."""
    if state.view is View.NUDGE:
        return Reading(_nudge_formulas(state), _nudge_code(state), LESSON, done, book=BOOK)
    if state.steps is None:
        symbols = tuple(FormulaLine(line, about=ABOUT[line]) for line in (INK, SCALE, MASS, SHIFT))
        return Reading(symbols, None, LESSON, done, book=BOOK)
    return Reading(_formulas(state.steps), _code(state.steps), LESSON, done, book=BOOK)


def _formulas(steps: FramingSteps) -> tuple[FormulaLine, ...]:
    """Return the formulas of the steps that are taken."""
    switches = steps.switches
    ink = FormulaLine(INK if switches.ink else r"I = v", about="ink")
    lines = [ink, *([_scale(steps)] if switches.box else [])]
    x, y = steps.centre
    lines.append(
        FormulaLine(MASS, f"\\bar{{x}} = {x:.2f}, \\quad \\bar{{y}} = {y:.2f}", "centre-of-mass")
    )
    if switches.mass:
        lines.append(_shift(steps))
    return tuple(lines)


def _mass(x: float, y: float) -> FormulaLine:
    numbers = f"\\bar{{x}} = {x:.2f}, \\quad \\bar{{y}} = {y:.2f}"
    return FormulaLine(MASS, numbers, "centre-of-mass")


def _shift(steps: FramingSteps) -> FormulaLine:
    """Return the last move; where the ink's edges hold it back, without where it should go."""
    dx, dy = (round(float(value), 1) + 0.0 for value in steps.shift)
    x, y = steps.centre
    moved = f"({dx:g},\\ {dy:g})"
    free = np.abs(CENTRE - steps.centre - steps.shift).max() <= ROUNDED
    if not (steps.switches.box and free):
        return FormulaLine(SHIFT, f"d = {moved}", "shift")
    return FormulaLine(
        SHIFT, f"d = ({CENTRE} {_minus(x)},\\ {CENTRE} {_minus(y)}) \\approx {moved}", "shift"
    )


def _scale(steps: FramingSteps) -> FormulaLine:
    width, height = steps.size
    symbols = SCALE if steps.switches.size else r"s = \frac{28}{\max(w, h)}"
    numbers = f"s = \\frac{{{steps.length}}}{{\\max({width}, {height})}} = {steps.scale:.3f}"
    return FormulaLine(symbols, numbers, "scale")


def _minus(value: float) -> str:
    return f"- {value:.2f}" if value >= 0 else f"+ {-value:.2f}"


def _code(steps: FramingSteps) -> CodeSnapshot:
    """Return the last steps with the ink they got; the copied script draws what comes out."""
    switches = steps.switches
    arguments: dict[str, Any] = {
        "fine": steps.fine,
        "framing": Framing(to_box=switches.box, to_mass=switches.mass),
        "switches": switches,
    }
    return CodeSnapshot((framed_ink, centre_of_mass, seen), arguments, STEPS_CALL)


def _nudge_formulas(state: FramingState) -> tuple[FormulaLine, ...]:
    dx, dy = state.nudge
    lines = [FormulaLine(MOVED, f"d_x = {dx},\\quad d_y = {dy}", "nudged")]
    if state.moved is not None and state.moved.any():
        x, y = centre_of_mass(state.moved)
        lines.append(
            FormulaLine(
                MASS, f"\\bar{{x}} = {x:.2f}, \\quad \\bar{{y}} = {y:.2f}", "centre-of-mass"
            )
        )
    return tuple(lines)


def _nudge_code(state: FramingState) -> CodeSnapshot | None:
    if state.picture is None:
        return None
    dx, dy = state.nudge
    arguments: dict[str, Any] = {"picture": state.picture, "dx": dx, "dy": dy}
    return CodeSnapshot((nudged, centre_of_mass), arguments, NUDGE_CALL)


ARROW_WIDTH = 48
"""Width of a button in pixels at zoom 1."""
ARROWS = {"up": (0, -1), "left": (-1, 0), "right": (1, 0), "down": (0, 1)}
PLACES = {"up": (0, 1), "left": (1, 0), "middle": (1, 1), "right": (1, 2), "down": (2, 1)}
SIGNS = {"up": "↑", "left": "←", "middle": "•", "right": "→", "down": "↓"}


class FramingPage(Page[FramingPresenter]):
    """Two views, "Steps" and "Nudge", and an invitation while there is nothing to frame."""

    controls_width = 216
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(build_reading)

    def __init__(self, tab: DigitPresenter, context: TabContext) -> None:
        super().__init__(tab.framing, context)
        presenter = self.presenter
        self.steps, self.nudge = StepsStage(presenter), NudgeStage(presenter)
        self.invitation = Invitation()
        self.invitation.button.setText(self.tr("Take a digit off centre"))
        tip(self.invitation.button, self.tr("One of the digits that come with the program"))
        self.invitation.button.clicked.connect(presenter.pictures.take_sample)
        for widget in (self.invitation, self.steps, self.nudge):
            self.stage.addWidget(widget, 1)
        self.form.column.setSpacing(GAP)
        self._add_views()
        self._add_source()
        self._add_table()
        self._add_arrows()
        # A click leaves the picture its arrow keys; Tab still gets everywhere.
        for button in (self.source.sample, self.source.mine, *self.arrows.values()):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _add_views(self) -> None:
        self.views = self.form.segments(
            "",
            {View.STEPS: self.tr("Steps"), View.NUDGE: self.tr("Nudge")},
            lambda state: state.view,
            self._choose_view,
            tips={
                View.STEPS: self.tr("From the sheet to the network, step by step"),
                View.NUDGE: self.tr("Move the framed picture by a few pixels"),
            },
        )

    def _add_source(self) -> None:
        self.source = PictureChoice(
            self.context,
            self.tr("Take an MNIST digit, small and far from the middle; each click another one"),
            self.tr("Frame what you have drawn"),
        )
        self.source.sample.setText(self.tr("A digit off centre"))
        self.source.sample.clicked.connect(self.presenter.pictures.take_sample)
        self.source.mine.clicked.connect(self.presenter.pictures.take_drawing)
        self.form.gap()
        self.form.add(self.source, self._show_source)

    def _show_source(self, state: FramingState) -> None:
        self.source.show_source(state.source, state.label)
        self.source.mine.setEnabled(state.source is Source.SAMPLE and state.drawn)

    def _add_table(self) -> None:
        form = self.form
        form.gap()
        title = form.note(texts.table_title)
        title.setProperty("role", None)
        self.table = WorthTable()
        self.table.row_chosen.connect(self.presenter.set_switches)
        form.add(self.table, self.table.show_state)
        note = form.note(lambda _: self.tr("MNIST training digits, moved and scaled at random."))
        self.measure = QPushButton()
        self.measure.clicked.connect(self.presenter.toggle_measuring)
        form.add(self.measure, self._show_measure)
        form.shown(_measures, title, self.table, note, self.measure)

    def _show_measure(self, state: FramingState) -> None:
        if state.measuring:
            self.measure.setText(self.tr("Stop"))
            tip(self.measure, self.tr("Keep the figures measured so far"))
        else:
            self.measure.setText(self.tr("Other digits"))
            tip(self.measure, self.tr("Measure again on 300 other digits"))

    def _add_arrows(self) -> None:
        form = self.form
        title = QLabel(self.tr("Move the picture"))
        tips = {
            "up": self.tr("One pixel up"),
            "left": self.tr("One pixel to the left"),
            "middle": self.tr("Back to the middle: Home"),
            "right": self.tr("One pixel to the right"),
            "down": self.tr("One pixel down"),
        }
        self.arrows = {name: QPushButton(SIGNS[name]) for name in PLACES}
        pad = QWidget()
        grid = QGridLayout(pad)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        grid.setSpacing(4)
        for name, button in self.arrows.items():
            tip(button, tips[name])
            button.setAccessibleName(tips[name])
            button.setAutoRepeat(name in ARROWS)
            button.clicked.connect(partial(self._move, name))
            grid.addWidget(button, *PLACES[name])
        form.gap()
        form.add(title)
        form.add(pad, self._enable_arrows)
        self.moved = form.note(lambda state: texts.nudge_text(state.nudge))
        self.moved.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        form.shown(lambda state: state.view is View.NUDGE, title, pad, self.moved)
        theme.follow(self._restyle)

    def _move(self, name: str, _checked: bool = False) -> None:
        if name in ARROWS:
            self.presenter.nudge_by(*ARROWS[name])
        else:
            self.presenter.set_nudge(0, 0)
            self.presenter.end_drag()

    def _enable_arrows(self, state: FramingState) -> None:
        for name, button in self.arrows.items():
            button.setEnabled(not state.blank and (name in ARROWS or state.nudge != (0, 0)))

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        for button in self.arrows.values():
            button.setFixedWidth(round(tokens.px(ARROW_WIDTH)))

    def _choose_view(self, view: str) -> None:
        self.presenter.set_view(view)
        self._focus()

    def _focus(self) -> None:
        """Let the arrow keys move the picture wherever it can be moved."""
        if self.nudge.isVisible():
            self.nudge.setFocus()

    def show_state(self, state: FramingState) -> None:
        """Show a state; of the two views only the one in front."""
        super().show_state(state)
        empty = state.blank or not state.names
        self.invitation.setVisible(empty)
        self.invitation.set_text(texts.invitation(state))
        self.invitation.button.setVisible(bool(state.names))
        for view, stage in ((View.STEPS, self.steps), (View.NUDGE, self.nudge)):
            stage.setVisible(state.view is view and not empty)
            if state.view is view:
                stage.show_state(state)

    def telling(self, state: FramingState) -> object:
        """The table's figures come many times a second, and nothing to read depends on them."""
        fields = (state.names, state.view, state.steps, state.explained, state.nudge)
        return (*fields, self.presenter.done)

    def show_example(self) -> None:
        if self.presenter.state.blank:
            self.presenter.pictures.take_sample()

    def enter(self) -> None:
        super().enter()
        self._focus()


def _measures(state: FramingState) -> bool:
    return state.view is View.STEPS and bool(state.names)
