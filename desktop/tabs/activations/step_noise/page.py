"""The page that asks why not the step: an input that trembles, counted, and what is said of it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QPushButton

from desktop.reading.content import FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.services.numbers import significant
from desktop.tabs.activations.code import noise_snapshot
from desktop.tabs.activations.presenter import ActivationsPresenter
from desktop.tabs.activations.step_noise.plot import NoiseStrips
from desktop.tabs.activations.step_noise.presenter import StepNoisePresenter
from desktop.tabs.activations.step_noise.state import LEAST, MOST, StepNoiseState
from desktop.tabs.activations.texts import CONTROLS_WIDTH, core
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.layout_helpers import row_of, tip
from nn_core import activations
from nn_core.errors import QT_TRANSLATE_NOOP

LESSON = "activations-step"


class StepNoisePage(Page[StepNoisePresenter]):
    """Why not the step."""

    controls_width = CONTROLS_WIDTH

    def __init__(self, tab: ActivationsPresenter, context: TabContext) -> None:
        super().__init__(tab.step_noise, context)
        form, presenter = self.form, self.presenter
        self.play, self.reset = QPushButton(), QPushButton(self.tr("Reset"))
        self.play.setCheckable(True)
        tip(self.play, self.tr("Let the input tremble, or stop it"))
        tip(self.reset, self.tr("Count from 0 again"))
        self.play.clicked.connect(presenter.play)
        self.reset.clicked.connect(presenter.recount)
        form.column.addLayout(row_of(self.play, self.reset))
        form.follow(self._show_playing)
        self.noise = form.slider(
            self.tr("Noise"),
            lambda state: state.noise,
            presenter.set_noise,
            LEAST,
            MOST,
            decimals=2,
            logarithmic=True,
            hint=self.tr("Spread of the input round 0"),
        )
        beta = activations.get("sigmoid").parameters[0]
        self.beta = form.slider(
            self.tr("Sigmoid β"),
            lambda state: state.beta,
            presenter.set_beta,
            beta.minimum,
            beta.maximum,
            decimals=2,
            logarithmic=True,
            hint=core(beta.meaning),
        )
        self.strips = NoiseStrips()
        self.stage.addWidget(self.strips)
        form.follow(self.strips.show_state)

    def _show_playing(self, state: StepNoiseState) -> None:
        self.play.setChecked(state.playing)
        self.play.setText(self.tr("Pause") if state.playing else self.tr("Play"))

    def leave(self) -> None:
        if self.presenter.state.playing:
            self.presenter.play(False)

    def sentence(self) -> str:
        return sentence(self.presenter.state)

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
                FormulaLine(f"h(x) = {step.latex}", numbers[0], "step"),
                FormulaLine(rf"\sigma(x) = {sigmoid.latex}", numbers[1], "sigmoid"),
            ),
            code=noise_snapshot(state.history, state.beta) if state.count > 1 else None,
            lesson=LESSON,
            done=self.presenter.done,
            book=("functions.step_function", "functions.sigmoid"),
        )


class Says(StrEnum):
    """What the sentence claims, and how it says so."""

    NOT_BEGUN = QT_TRANSLATE_NOOP(
        "NoiseWords", "Press Play: the input trembles round 0, where the step jumps."
    )
    NO_JUMP = QT_TRANSLATE_NOOP(
        "NoiseWords", "In {count} instants the input has not crossed 0: the step has not jumped."
    )
    SMOOTH = QT_TRANSLATE_NOOP(
        "NoiseWords",
        "In {count} instants the step jumped {step} times, by 1 each time."
        " The sigmoid moved by {moved} there on average.",
    )
    STEEP = QT_TRANSLATE_NOOP(
        "NoiseWords",
        "In {count} instants the step jumped {step} times, by 1 each time. So steep a sigmoid"
        " jumps like it: by {moved} on average.",
    )


def sentence(state: StepNoiseState) -> str:
    """Return what was counted and what follows from it, translated."""
    says, values = remark(state)
    return translate("NoiseWords", says.value).format(**values)


def remark(state: StepNoiseState) -> tuple[Says, dict[str, object]]:
    """Return the claim that the counts bear out."""
    values: dict[str, object] = {
        "count": state.count,
        "step": state.step_flips,
        "moved": significant(state.moved, 2),
    }
    if state.count < 2:
        return Says.NOT_BEGUN, values
    if not state.step_flips:
        return Says.NO_JUMP, values
    steep = 2 * state.sigmoid_flips > state.step_flips
    return (Says.STEEP if steep else Says.SMOOTH), values
