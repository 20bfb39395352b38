"""The middle of the gates tab: which pictures stand together, and where their gestures go."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEasingCurve, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.services.i18n import control_text
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.gates import scenes
from desktop.tabs.gates.pictures.chain import Chain
from desktop.tabs.gates.pictures.diagram import Diagram
from desktop.tabs.gates.pictures.input_plane import InputPlane, PlanePicture
from desktop.tabs.gates.pictures.weight_map import WeightMap
from desktop.tabs.gates.presenter import GatesPresenter
from desktop.tabs.gates.state import Adder, GatesState, Page
from nn_core.perceptron.plane import between
from nn_core.perceptron.rule import LearningStep

LOWEST_DIAGRAM = 136
"""Least height of the circuit above the planes, in pixels at zoom 1."""
SWING = 160
"""Milliseconds in which a line swings to its new place."""


def connect_plane(plane: InputPlane, presenter: GatesPresenter) -> None:
    """Send the gestures on a plane to the presenter."""
    plane.grabbed.connect(presenter.begin_gesture)
    plane.line_moved.connect(presenter.move_line)
    plane.line_turned.connect(presenter.turn_line)
    plane.line_nudged.connect(presenter.nudge_line)
    plane.line_rotated.connect(presenter.rotate_line)


def describe_plane(plane: InputPlane, name: str) -> None:
    """Name a plane and say how it is used."""
    plane.setAccessibleName(name)
    plane.setToolTip(
        QCoreApplication.translate(
            "Gates",
            "Drag the line to shift it, a ring to turn it. Keys: arrows shift, [ and ] turn, "
            "{control} for small steps.",
        ).format(control=control_text())
    )


class SingleStage(QWidget):
    """The plane of inputs with the map of weights: side by side, or below where it is narrow."""

    def __init__(self, presenter: GatesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.plane, self.map = InputPlane(("x₁", "x₂")), WeightMap()
        self._step: LearningStep | None = None
        self._picture: PlanePicture | None = None
        self._swing = QVariantAnimation(self)
        self._swing.setStartValue(0.0)
        self._swing.setEndValue(1.0)
        self._swing.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._swing.valueChanged.connect(self._draw_plane)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addWidget(self.plane, 3)
        self._box.addWidget(self.map, 2)
        connect_plane(self.plane, presenter)
        self.plane.grabbed.connect(self._swing.stop)  # what swings can't be held
        self.plane.mark_clicked.connect(presenter.select_row)
        self.map.grabbed.connect(presenter.begin_gesture)
        self.map.weights_dragged.connect(presenter.set_weights)

    def show_state(self, state: GatesState, row: int, page: Page) -> None:
        """Draw the plane and the map; after a mistake of the learning rule the line swings."""
        self._picture = scenes.single_plane(state, row, page)
        step = state.learning.step if page is Page.LEARNING else None
        if step is not self._step:
            self._step = step
            self._swing.stop()
            if step is not None and step.error:
                # At high speed the swing ends before the next step begins.
                pause = min(SWING, 600 // self._presenter.learner.speed)
                self._swing.setDuration(theme.current().milliseconds(pause))
                self._swing.start()
        self._draw_plane()
        self.map.show_picture(scenes.weight_map(state, page))

    @Slot()
    def _draw_plane(self) -> None:
        picture, step = self._picture, self._step
        if picture is None:
            return
        swinging = self._swing.state() == QVariantAnimation.State.Running
        if swinging and step is not None:
            share = float(self._swing.currentValue())
            gate = between(step.before, step.after, share)
            picture = replace(picture, lines=(replace(picture.lines[0], gate=gate),))
        self.plane.show_picture(picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the map beside or below the plane."""
        wide = event.size().width() > 1.15 * event.size().height()
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        super().resizeEvent(event)

    def retranslate(self) -> None:
        """Name the pictures."""
        describe_plane(self.plane, QCoreApplication.translate("Gates", "Plane of the inputs"))
        self.map.setAccessibleName(QCoreApplication.translate("Gates", "Map of the weights"))
        self.map.setToolTip(
            QCoreApplication.translate(
                "Gates",
                "Every point is a pair of weights; in the coloured region all four rows are right "
                "at this bias. Drag the point, or use the arrow keys.",
            )
        )


class ComposerStage(QWidget):
    """The diagram of three gates above the plane of inputs and the folded plane."""

    def __init__(self, presenter: GatesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.diagram = Diagram()
        self.plane, self.folded = InputPlane(("x₁", "x₂")), InputPlane(("s₁", "s₂"))
        self._planes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._planes.setSpacing(8)
        for plane in (self.plane, self.folded):
            self._planes.addWidget(plane, 1)
            connect_plane(plane, presenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.diagram, 2)
        layout.addLayout(self._planes, 3)
        theme.manager().changed.connect(self._restyle)
        self._restyle(theme.current())
        self.diagram.switch_flipped.connect(self._flip)
        self.plane.mark_clicked.connect(self._choose_row)

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        # Two gates above one another, each with its name.
        self.diagram.setMinimumHeight(round(tokens.px(LOWEST_DIAGRAM)))

    @Slot(str)
    def _flip(self, name: str) -> None:
        self._presenter.flip_bit(("x1", "x2").index(name))

    @Slot(int)
    def _choose_row(self, row: int) -> None:
        self._presenter.set_bits((row & 1, row >> 1))

    def show_state(self, state: GatesState) -> None:
        """Draw the circuit and both planes."""
        self.diagram.show_picture(scenes.composer_diagram(state))
        self.plane.show_picture(scenes.composer_plane(state))
        self.folded.show_picture(scenes.folded_plane(state))

    def retranslate(self) -> None:
        """Name the pictures."""
        describe_plane(self.plane, QCoreApplication.translate("Gates", "Plane of the inputs"))
        self.plane.caption = QCoreApplication.translate("Gates", "Inputs")
        self.folded.caption = QCoreApplication.translate("Gates", "Folded by s₁, s₂")
        describe_plane(self.folded, QCoreApplication.translate("Gates", "Folded plane of s₁, s₂"))
        self.diagram.setAccessibleName(QCoreApplication.translate("Gates", "Circuit diagram"))
        self.diagram.setToolTip(
            QCoreApplication.translate(
                "Gates", "Click x₁ or x₂ to flip it; 1 runs on thick blue wires"
            )
        )


class AdderStage(QWidget):
    """The chain of places, and below it the gates of the adder that is open."""

    chosen_changed = Signal()

    def __init__(self, presenter: GatesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.chosen = "sum"
        self.chain, self.diagram = Chain(), Diagram()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.chain)
        layout.addWidget(self.diagram, 1)
        self.chain.switch_flipped.connect(presenter.flip_switch)
        self.chain.block_opened.connect(presenter.open_block)
        self.diagram.switch_flipped.connect(self._flip)
        self.diagram.gate_chosen.connect(self._choose)

    @Slot(str)
    def _flip(self, name: str) -> None:
        state = self._presenter.state
        ripple = state.adder is Adder.RIPPLE
        if name == "cin" and ripple and state.opened > 0:
            return  # this carry comes from the place to the right, it is no switch
        self._presenter.flip_switch(name, state.opened if ripple else 0)

    @Slot(str)
    def _choose(self, name: str) -> None:
        self.chosen = name
        self.show_state(self._presenter.state)
        self.chosen_changed.emit()

    def show_state(self, state: GatesState) -> None:
        """Draw the chain where there is one, and the open adder."""
        if self.chosen not in {gate.name for gate in state.block.gates}:
            self.chosen = state.block.outputs[0]
        self.chain.setVisible(state.adder is Adder.RIPPLE)
        self.chain.show_picture(scenes.chain(state))
        self.diagram.show_picture(scenes.adder_diagram(state, self.chosen))

    def retranslate(self) -> None:
        """Name the pictures."""
        self.chain.setAccessibleName(QCoreApplication.translate("Gates", "Chain of full adders"))
        self.diagram.setAccessibleName(QCoreApplication.translate("Gates", "Circuit diagram"))
        self.diagram.setToolTip(
            QCoreApplication.translate("Gates", "Click a switch to flip it, a gate to see its sum")
        )
