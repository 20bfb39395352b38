"""The ideas of the course in the book's order, and what the reader has done of each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.services.i18n import translate
from nn_core.errors import QT_TRANSLATE_NOOP


def tab_of(place: str) -> str:
    """Return the id of the tab that a link leads to."""
    return re.split("[/?#]", place)[0]


class _Told:
    """Says in the reader's language what it is called and what one does there."""

    name: str
    does: str

    @property
    def title(self) -> str:
        return translate("course", self.name)

    @property
    def doing(self) -> str:
        """What one does there, in the reader's language."""
        return translate("course", self.does)


@dataclass(frozen=True)
class Idea(_Told):
    """One line of the course.

    - ``chapter``: of the book.
    - ``place``: where it is shown: ``"gates/composer"``, or the tab alone.
    - ``lesson``: folder of the lesson there.
    - ``keys``: keys of the lesson's things to try that belong to the idea.
    - ``name``, ``does``: English source texts: what it is called, and what one does there.
    """

    chapter: int
    place: str
    lesson: str
    keys: tuple[str, ...]
    name: str
    does: str

    @property
    def tab(self) -> str:
        return tab_of(self.place)


IDEAS = (
    Idea(
        2,
        "gates/perceptron",
        "gates",
        ("drag",),
        QT_TRANSLATE_NOOP("course", "A perceptron is a gate"),
        QT_TRANSLATE_NOOP("course", "Turn one line until it makes AND, NAND or OR."),
    ),
    Idea(
        2,
        "gates/learning",
        "gates",
        ("circles",),
        QT_TRANSLATE_NOOP("course", "What one perceptron can't do"),
        QT_TRANSLATE_NOOP("course", "Let it look for XOR and see the same weights come back."),
    ),
    Idea(
        2,
        "gates/composer",
        "gates",
        ("another",),
        QT_TRANSLATE_NOOP("course", "Two layers can"),
        QT_TRANSLATE_NOOP("course", "Make XOR of three gates; the plane folds."),
    ),
    Idea(
        3,
        "activations/curves",
        "activations-curves",
        ("cross", "steep", "compare"),
        QT_TRANSLATE_NOOP("course", "Activation functions"),
        QT_TRANSLATE_NOOP("course", "Step, sigmoid, ReLU: drag along the curve."),
    ),
    Idea(
        3,
        "activations/linear",
        "activations-linear",
        ("deep-line", "bend", "weights"),
        QT_TRANSLATE_NOOP("course", "Why not a straight line"),
        QT_TRANSLATE_NOOP("course", "Stack layers and see them stay one line."),
    ),
    Idea(
        3,
        "forward/small",
        "forward",
        ("overtake", "one-product", "runner-up"),
        QT_TRANSLATE_NOOP("course", "A network computes"),
        QT_TRANSLATE_NOOP("course", "Turn a weight and follow the numbers through three layers."),
    ),
    Idea(
        3,
        "softmax",
        "softmax",
        ("thousand", "temperature", "two"),
        QT_TRANSLATE_NOOP("course", "From scores to probabilities"),
        QT_TRANSLATE_NOOP("course", "Softmax, and the overflow one must know about."),
    ),
    Idea(
        3,
        "digit/read",
        "digit",
        ("apart", "limit", "undecided"),
        QT_TRANSLATE_NOOP("course", "It reads your hand"),
        QT_TRANSLATE_NOOP("course", "Draw a digit; the network says which, or that it can't."),
    ),
    Idea(
        4,
        "descent/loss",
        "descent-loss",
        ("deep", "flag", "stairs"),
        QT_TRANSLATE_NOOP("course", "How wrong is it?"),
        QT_TRANSLATE_NOOP("course", "Pull the right answer's bar down; the loss climbs."),
    ),
    Idea(
        4,
        "descent/slope",
        "descent-slope",
        ("together", "lost", "climbs"),
        QT_TRANSLATE_NOOP("course", "What a slope is"),
        QT_TRANSLATE_NOOP("course", "Pull two feet together until the secant is the tangent."),
    ),
    Idea(
        4,
        "descent/valley",
        "descent-valley",
        ("race", "break", "digits"),
        QT_TRANSLATE_NOOP("course", "The way down"),
        QT_TRANSLATE_NOOP("course", "Click where to start; four optimisers race."),
    ),
    Idea(
        4,
        "training/points",
        "training_points",
        ("fewest", "overfit", "nine"),
        QT_TRANSLATE_NOOP("course", "A network learns"),
        QT_TRANSLATE_NOOP("course", "Press Run: the network finds XOR, and bends the plane."),
    ),
    Idea(
        4,
        "training/digits",
        "training_digits",
        ("sure", "broken", "mine"),
        QT_TRANSLATE_NOOP("course", "It learns to read"),
        QT_TRANSLATE_NOOP("course", "Press Run and watch a network learn to read your drawing."),
    ),
    Idea(
        5,
        "backprop/graph",
        "backprop_graph",
        ("back", "nudge", "flat"),
        QT_TRANSLATE_NOOP("course", "A formula as a graph"),
        QT_TRANSLATE_NOOP("course", "Step back from the result; each node sends its gradient on."),
    ),
    Idea(
        5,
        "backprop/layers",
        "backprop_layers",
        ("product", "learnt", "far"),
        QT_TRANSLATE_NOOP("course", "One batch under the microscope"),
        QT_TRANSLATE_NOOP("course", "Every matrix of a forward and backward pass, and the update."),
    ),
    Idea(
        5,
        "backprop/check",
        "backprop_check",
        ("agree", "open", "found"),
        QT_TRANSLATE_NOOP("course", "Is the gradient right?"),
        QT_TRANSLATE_NOOP("course", "Race the numerical gradient, then find what is broken."),
    ),
    Idea(
        7,
        "filters/maps",
        "filters",
        ("same-size", "fraction", "follow"),
        QT_TRANSLATE_NOOP("course", "Convolution"),
        QT_TRANSLATE_NOOP("course", "Look through the filters at your drawing."),
    ),
    Idea(
        7,
        "digit/why",
        "why",
        ("redrawn", "other-digit", "odd-neighbour"),
        QT_TRANSLATE_NOOP("course", "Why this answer?"),
        QT_TRANSLATE_NOOP("course", "Find the smallest change that turns one digit into another."),
    ),
    Idea(
        7,
        "mydigits/teach",
        "teach",
        ("odd", "forget", "keep"),
        QT_TRANSLATE_NOOP("course", "Teach it your hand"),
        QT_TRANSLATE_NOOP("course", "Give it your own digits and see what it gains and forgets."),
    ),
)


@dataclass(frozen=True)
class Step(_Told):
    """One step of the way that one network goes, from a gate to reading.

    - ``key``: what `Reading.step` says where it is on the screen.
    - ``link``: leads there, in the state that belongs to it.
    - ``name``, ``does``: English source texts, as for an `Idea`.
    """

    key: str
    link: str
    name: str
    does: str


STORY = (
    Step(
        "gate",
        "gates/perceptron?gate=AND",
        QT_TRANSLATE_NOOP("course", "A gate"),
        QT_TRANSLATE_NOOP("course", "One perceptron is one line."),
    ),
    Step(
        "zero",
        "training/points?scene=zero-or-one#canvas",
        QT_TRANSLATE_NOOP("course", "The gate reads 0 or 1 in your handwriting"),
        QT_TRANSLATE_NOOP("course", "One neuron, two numbers. Press Run, then draw a 0."),
    ),
    Step(
        "line",
        "training/points?scene=one-or-nine-line#transport.play",
        QT_TRANSLATE_NOOP("course", "1 or 9: one line can't part them"),
        QT_TRANSLATE_NOOP("course", "Press Run: some stay on the wrong side."),
    ),
    Step(
        "hidden",
        "training/points?scene=one-or-nine#transport.play",
        QT_TRANSLATE_NOOP("course", "A hidden layer parts 1 from 9"),
        QT_TRANSLATE_NOOP("course", "Four neurons more: the border bends."),
    ),
    Step(
        "ten",
        "training/digits?network=784-50-10#transport.play",
        QT_TRANSLATE_NOOP("course", "All ten digits"),
        QT_TRANSLATE_NOOP("course", "All 784 pixels, ten answers. Press Run."),
    ),
    Step(
        "hand",
        "training/digits#mine",
        QT_TRANSLATE_NOOP("course", "Your own hand"),
        QT_TRANSLATE_NOOP("course", "Write ten digits and let it learn them, too."),
    ),
    Step(
        "filters",
        "filters/maps#grid",
        QT_TRANSLATE_NOOP("course", "Convolution"),
        QT_TRANSLATE_NOOP("course", "Small filters look at your drawing, everywhere alike."),
    ),
)


def step_after(key: str, away: Collection[str] = ()) -> Step | None:
    """Return the step after another one that is in no tab put away; None where there is none."""
    keys = [step.key for step in STORY]
    rest = STORY[keys.index(key) + 1 :] if key in keys else ()
    return next((step for step in rest if tab_of(step.link) not in away), None)


def after(lesson: str, away: Collection[str] = ()) -> Idea | None:
    """Return the idea after those of a lesson that is in no tab put away, if there is one."""
    places = [place for place, idea in enumerate(IDEAS) if idea.lesson == lesson]
    rest = IDEAS[places[-1] + 1 :] if places else ()
    return next((idea for idea in rest if idea.tab not in away), None)


class Ticks(QObject):
    """Which things to try the reader has done, tab by tab."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: dict[tuple[str, str], frozenset[str]] = {}

    def note(self, tab: str, part: str, done: Iterable[object]) -> None:
        """Take what one presenter of a tab says is done."""
        keys = frozenset(key for key in done if isinstance(key, str))
        if self._done.get((tab, part), frozenset()) != keys:
            self._done[tab, part] = keys
            self.changed.emit()

    def done(self, tab: str) -> frozenset[str]:
        """Return the keys of everything that has been done in a tab."""
        return frozenset().union(*(keys for (of, _), keys in self._done.items() if of == tab))
