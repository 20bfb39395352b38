"""Shows the loss page: bars and a curve, or a neuron's points and two curves over its weight."""

from __future__ import annotations

from PySide6.QtCore import Slot

from desktop.services.context import TabContext
from desktop.tabs.descent.loss import reading, texts
from desktop.tabs.descent.loss.pictures import LossCurves, ShareBars
from desktop.tabs.descent.loss.presenter import LossPresenter
from desktop.tabs.descent.loss.state import OTHER_WEIGHT, WIDEST, Kind, LossState, Scene
from desktop.tabs.descent.points_plane import PlanePicture, PointsPlane
from desktop.tabs.descent.presenter import DescentPresenter
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.predict_card import PredictCard, Prediction
from desktop.widgets.controls.subject_controls import SubjectControls


class LossPage(Page[LossPresenter]):
    """Probabilities above, the loss over the right one's below."""

    controls_width = 220
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(reading.build)

    def __init__(self, owner: DescentPresenter, context: TabContext) -> None:
        super().__init__(owner.loss, context)
        presenter, state = self.presenter, self.presenter.state
        self.bars, self.curves = ShareBars(state), LossCurves(state)
        self.plane = PointsPlane(_plane, state)
        self.card = PredictCard()
        for widget, stretch in ((self.bars, 3), (self.plane, 3), (self.curves, 5), (self.card, 0)):
            self.stage.addWidget(widget, stretch)
        self.bars.share_moved.connect(presenter.drag_share)
        self.bars.right_chosen.connect(presenter.set_right)
        self.curves.share_moved.connect(self._drag_right)
        self.curves.weight_moved.connect(presenter.set_weight)
        self.plane.dragged.connect(self._turn)
        for widget in (self.bars, self.curves, self.plane):
            widget.released.connect(presenter.end_drag)
            self.form.follow(widget.show_state)
        self.card.answered.connect(presenter.answer)
        self._add_controls()
        self.form.follow(self._show_card)

    def _add_controls(self) -> None:
        form, presenter = self.form, self.presenter
        self.scenes = form.segments(
            self.tr("Scene"),
            {
                Scene.BARS: self.tr("An answer"),
                Scene.DRAWING: self.tr("My drawing"),
                Scene.ACCURACY: self.tr("Why not accuracy?"),
            },
            lambda state: state.scene,
            presenter.show_scene,
            upright=True,
        )
        self.preset = form.choice(
            self.tr("&Answer"),
            texts.preset_names(),
            lambda state: state.preset,
            presenter.load,
            hint=self.tr("One of the book's answers, y"),
            empty=self.tr("Your own"),
        )
        self.kinds = form.segments(
            self.tr("Loss E"),
            {"entropy": self.tr("Cross-entropy"), "squared": self.tr("Squared error")},
            lambda state: state.kind,
            presenter.set_kind,
            upright=True,
        )
        self.alike, self.double = form.buttons(
            (
                self.tr("All alike"),
                self.tr("Give every answer the same probability"),
                presenter.make_alike,
            ),
            (
                self.tr("Twice the loss"),
                self.tr("Let −log y be twice as large: what becomes of y?"),
                presenter.double_loss,
            ),
        )
        self.source = SubjectControls(presenter.pictures)
        form.gap()
        form.add(self.source, lambda state: self.source.show_subject(state.subject))
        self._add_neuron()
        bars = (*self.kinds.values(), self.alike, self.double)
        form.shown(lambda state: state.scene is not Scene.ACCURACY, self.bars, *bars)
        form.enabled(lambda state: state.kind is Kind.ENTROPY, self.double)
        form.shown(lambda state: state.scene is Scene.BARS, self.preset)
        form.shown(lambda state: state.scene is Scene.DRAWING, self.source)

    def _add_neuron(self) -> None:
        form, presenter = self.form, self.presenter
        self.weight = form.slider(
            self.tr("&Weight w₁"),
            lambda state: state.weight,
            presenter.set_weight,
            -WIDEST,
            WIDEST,
            hint=self.tr("w₁ of the neuron; w₂ is {weight}, the bias 0").format(
                weight=OTHER_WEIGHT
            ),
        )
        self.step = form.tick(
            self.tr("A &step, no sigmoid"),
            lambda state: state.step,
            presenter.set_step,
            hint=self.tr("The perceptron of chapter 2: 0 or 1 and nothing between"),
        )
        self.points = form.tick(
            self.tr("&Points in training"),
            lambda state: state.taught is not None,
            presenter.set_taught,
            hint=self.tr("Those that the network of Training > Points learns; else two clouds"),
        )
        form.shown(
            lambda state: state.scene is Scene.ACCURACY,
            self.weight,
            self.step,
            self.points,
            self.plane,
        )

    def enter(self) -> None:
        self.presenter.pictures.set_active(True)

    def leave(self) -> None:
        self.presenter.pictures.set_active(False)

    @Slot(float)
    def _drag_right(self, share: float) -> None:
        self.presenter.drag_share(self.presenter.state.right, share)

    @Slot(float, float)
    def _turn(self, x1: float, x2: float) -> None:
        """Turn the line, which goes through (0, 0), to another place."""
        if abs(x1) > 1e-3:
            self.presenter.set_weight(round(-OTHER_WEIGHT * x2 / x1, 3))

    def _show_card(self, state: LossState) -> None:
        question = self.presenter.state_question
        count = len(state.y)
        answers = {} if state.scene is Scene.ACCURACY else texts.answers(question, count)
        last = [one for one in texts.questions() if one in state.compared]
        compared = texts.comparison(state, last[-1]) if last else ""
        asked = texts.questions()[question] if answers else ""
        self.card.show_prediction(
            Prediction(
                asked,
                answers,
                given=state.guess(question),
                locked=question in state.compared,
                comparison=compared,
            )
        )


def _plane(state: object) -> PlanePicture:
    assert isinstance(state, LossState)
    x, t = state.data
    return PlanePicture(x, t, (state.weight, OTHER_WEIGHT), 0.0)
