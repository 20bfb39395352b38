"""Owns the loss page: takes probabilities, the flag, a drawing's answer, and a neuron's weight."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.held_network import points_in_training
from desktop.services.picture_network import PictureNetwork, Subject
from desktop.tabs.descent.loss.state import PRESETS, WIDEST, Kind, LossState, Scene
from desktop.tabs.kit.presenter import Goals, Presenter
from nn_core.errors import BadakError
from nn_core.softmax import softmax

QUESTIONS = ("half", "alike")
HOPELESS = 0.01
SMALLEST = 1e-7


def _deep(before: LossState, after: LossState) -> bool:
    pulled = before.scene is after.scene is Scene.BARS and before.right == after.right
    falls = before.share >= HOPELESS > after.share
    return pulled and falls and after.entropy > 4.5 and after.squared <= 1


def _book(state: LossState, preset: str) -> LossState:
    return replace(state.with_answer(PRESETS[preset], 2, preset), place=None)


class LossPresenter(Presenter[LossState]):
    """The loss page without any widget; every change of the bars can be undone.

    - ``pictures``: the drawing or a bundled digit, and the network that reads it.
    """

    version = 2
    undoable = ("y", "right", "place", "preset", "weight", "step")

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        goals: Goals[LossState] = {
            "deep": _deep,
            "flag": lambda before, after: before.right != after.right and after.y == before.y,
            "stairs": lambda before, after: (
                after.scene is Scene.ACCURACY and after.step and before.weight != after.weight
            ),
        }
        super().__init__(context, LossState(), goals, parent)
        self.pictures = PictureNetwork(context, "descent/model", parent=self)
        self.looks_at = self.pictures.picture
        self.pictures.changed.connect(self._look)
        self.pictures.failed.connect(self.failed)

    @Slot(str)
    def show_scene(self, scene: str) -> None:
        """Look at the bars, at the answer to a drawing, or at the accuracy."""
        self.update(scene=Scene(scene))
        if self.state.scene is Scene.BARS and not self.state.preset:
            return
        if self.state.scene is Scene.DRAWING:
            self.pictures.set_active(True)
            self._look(self.pictures.subject)

    @Slot(str)
    def set_kind(self, kind: str) -> None:
        self.update(kind=Kind(kind))

    @Slot(str)
    def load(self, preset: str) -> None:
        """Take one of the book's answers."""
        if preset in PRESETS:
            self.update(scene=Scene.BARS)
            self.edit(lambda state: _book(state, preset))

    @Slot(int, float)
    def drag_share(self, answer: int, share: float) -> None:
        """Give an answer another probability; until `end_drag` it is one step of undo."""
        self.edit(lambda state: state.with_share(answer, share), f"share {answer}")

    @Slot(int)
    def set_right(self, answer: int) -> None:
        if 0 <= answer < len(self.state.y):
            self.edit(lambda state: replace(state, right=answer))

    @Slot()
    def make_alike(self) -> None:
        count = len(self.state.y)
        self._compare("alike")
        self.edit(lambda state: replace(state.with_answer((1 / count,) * count, state.right)))

    @Slot()
    def double_loss(self) -> None:
        """Square the right answer's probability: that doubles its −log."""
        self._compare("half")
        share = max(self.state.share, SMALLEST) ** 2
        self.edit(lambda state: state.with_share(state.right, share))

    @Slot(float)
    def set_weight(self, weight: float) -> None:
        weight = min(max(weight, -WIDEST), WIDEST)
        self.edit(lambda state: replace(state, weight=weight), "weight")

    @Slot(bool)
    def set_step(self, step: bool) -> None:
        """Put a step in place of the sigmoid."""
        self.edit(lambda state: replace(state, step=step))

    @Slot(bool)
    def set_taught(self, taught: bool) -> None:
        """Take the points of the network in training, or the two clouds again."""
        try:
            self.update(taught=points_in_training(self.context.held.value) if taught else None)
        except BadakError as error:
            self.refuse(error)

    @Slot(str)
    def answer(self, guess: str) -> None:
        guesses = {**dict(self.state.guesses), self.state_question: guess}
        self.update(guesses=tuple((key, value) for key, value in guesses.items() if value))

    @property
    def state_question(self) -> str:
        """The question that is asked now: the first whose answer has not been seen."""
        left = [one for one in QUESTIONS if one not in self.state.compared]
        return left[0] if left else QUESTIONS[-1]

    def _compare(self, question: str) -> None:
        if self.state.guess(question):
            self.update(compared=self.state.compared | {question})

    @Slot(object)
    def _look(self, subject: Subject) -> None:
        """Read the picture; the answer becomes the bars."""
        state = replace(self.state, subject=subject)
        if state.scene is Scene.DRAWING and subject.image is not None and subject.network:
            network = subject.network
            scores = network.forward(network.batch(subject.image[None]))[0]
            y = tuple(softmax(scores.astype(np.float64)).tolist())
            place, right = self.pictures.picture.place, state.right
            if subject.label is not None and place != state.place:  # a flag that was moved stays
                right = subject.label
            state = replace(state, y=y, right=min(right, len(y) - 1), place=place, preset="")
        elif state.scene is Scene.DRAWING and state.preset != "book":
            state = _book(state, "book")
        names = ("y", "right", "place", "preset", "subject")
        self.update(**{name: getattr(state, name) for name in names})
