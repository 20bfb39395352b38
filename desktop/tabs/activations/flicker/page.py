"""Shows the page with the trembling input: sliders, play, and the flips of both functions."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from desktop.reading.content import FormulaLine, Reading
from desktop.tabs.activations.flicker.plot import FlickerStrips
from desktop.tabs.activations.flicker.presenter import FlickerPresenter
from desktop.tabs.activations.flicker.state import FlickerState
from desktop.tabs.activations.slider import ValueSlider
from desktop.tabs.activations.snapshots import flicker_snapshot
from desktop.tabs.activations.wording import core
from desktop.tabs.paged import Page
from nn_core import activations

LESSON = "activations-step"


class FlickerPage(Page):
    """Why not the step."""

    def __init__(self, presenter: FlickerPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self.presenter = presenter
        beta = activations.get("sigmoid").parameters[0]
        self.noise = ValueSlider(0.01, 2.0, logarithmic=True)
        self.beta = ValueSlider(beta.minimum, beta.maximum, logarithmic=True)
        self.play, self.reset = QPushButton(), QPushButton()
        self.play.setCheckable(True)
        self.strips = FlickerStrips()
        row = QHBoxLayout()
        row.addWidget(self.play, 1)
        row.addWidget(self.reset, 1)
        self.column.addLayout(row)
        self.column.addSpacing(8)
        self.column.addWidget(self.noise)
        self.column.addSpacing(8)
        self.column.addWidget(self.beta)
        layout = QVBoxLayout(self.picture)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.strips)
        presenter.state_changed.connect(self._render)
        self.noise.value_changed.connect(presenter.set_noise)
        self.beta.value_changed.connect(presenter.set_beta)
        self.play.toggled.connect(presenter.play)
        self.reset.clicked.connect(presenter.reset)

    def leave(self) -> None:
        """Pause."""
        self.play.setChecked(False)

    def sentence(self) -> str:
        """Return what was counted and what follows from it."""
        state = self.presenter.state
        if state.count < 2:
            return self.tr("Press Play: the input trembles round 0, where the step decides.")
        text = self.tr(
            "In {count} instants the step flipped {step} times, the sigmoid {sigmoid} times."
        )
        counted = text.format(count=state.count, step=state.step_flips, sigmoid=state.sigmoid_flips)
        if state.sigmoid_flips * 2 > state.step_flips > 0:
            remark = self.tr("So steep a sigmoid trembles like the step.")
        elif state.step_flips > state.sigmoid_flips:
            remark = self.tr(
                "The least change of sign turns the step’s answer; the sigmoid’s hardly moves."
            )
        else:
            remark = ""
        return f"{counted} {remark}".strip()

    def reading(self) -> Reading:
        """Return both functions at the present instant, the count's code and the lesson."""
        state = self.presenter.state
        step, sigmoid = activations.get("step"), activations.get("sigmoid")
        numbers = ("", "")
        if state.count:
            x = f"{state.x[-1]:.3f}"
            numbers = (
                rf"h({x}) = {state.step[-1]:.0f}",
                rf"\sigma({x}) = {state.sigmoid[-1]:.3f}",
            )
        return Reading(
            formulas=(
                FormulaLine(f"h(x) = {step.latex}", numbers[0]),
                FormulaLine(rf"\sigma(x) = {sigmoid.latex}", numbers[1]),
            ),
            code=flicker_snapshot(state.history, state.beta) if state.count > 1 else None,
            lesson=LESSON,
            done=state.done,
        )

    def retranslate(self) -> None:
        """Set every text again."""
        self.noise.describe(self.tr("Noise"), self.tr("Spread of the input round 0"))
        beta = activations.get("sigmoid").parameters[0]
        self.beta.describe(self.tr("Sigmoid β"), core(beta.meaning))
        self.reset.setText(self.tr("Reset"))
        self.reset.setToolTip(self.tr("Forget what was counted"))
        self.play.setToolTip(self.tr("Let the input tremble, or stop it"))
        self.strips.plots["sigmoid"].set_axis_names(self.tr("instant"), "")
        self._render(self.presenter.state)

    @Slot(object)
    def _render(self, state: FlickerState) -> None:
        self.noise.set_value(state.noise)
        self.beta.set_value(state.beta)
        self.play.setText(self.tr("Pause") if state.playing else self.tr("Play"))
        labels = self.strips.labels
        labels["x"].setText(self.tr("Input x, trembling round 0"))
        flips = self.tr("{name}: {count} flips")
        for row, count in (("step", state.step_flips), ("sigmoid", state.sigmoid_flips)):
            title = core(activations.get(row).title)
            labels[row].setText(flips.format(name=title, count=count))
        self.strips.render_state(state)
        self.changed.emit()
