"""What the page Read knows at one moment, as its presenter tells it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from desktop.tabs.kit.saved import transient
from desktop.widgets.canvas.photo_crop import Box, PhotoCrop
from nn_core.digits import Drawing, Limits, Reason, Recognition, State, Verdict
from nn_core.digits.segment import box_of
from nn_core.digits.verdict import UNREAD


class Kind(StrEnum):
    """What kind of answer is shown."""

    NO_MODEL = "no model"
    BLANK = "blank"
    DRAWING = "drawing"
    """The pen is down, and what there is so far is no digit yet."""
    DIGIT = "digit"
    UNSURE = "unsure"
    NO_DIGIT = "no digit"
    APART = "apart"
    """Several digits, read one by one."""


@dataclass(frozen=True)
class ModelInfo:
    """What is told about a network beside its name.

    - ``name``: key of the recogniser store.
    - ``weights``: numbers it has learnt.
    - ``accuracy``: share of the MNIST test set it reads rightly, where its file says so.
    - ``limits``: from where on it refuses, as its file says; None while it isn't loaded.
    """

    name: str
    weights: int = 0
    accuracy: float | None = None
    limits: Limits | None = None


@dataclass(frozen=True)
class ReadState:
    """One moment of the page.

    - ``drawing``: with the stroke under the pen.
    - ``marked``: the ink's box and centre are marked in the small picture.
    - ``recognition``: what it made of the drawing; None on blank paper and where there is no
      network.
    - ``settled``: the pen is up.
    - ``limits``: those in use: the network's own or the user's.
    - ``apart``: several digits are to be read one by one.
    - ``picked``: the part the user has chosen; None follows the last one.
    - ``digits``: the digits of the drawing, in the order of reading, as far as it can be taken
      apart.
    - ``parts``: of each digit, from left to right; empty unless several are read one by one.
    - ``chosen``: which part is shown in the bars and below; the only one with its layers.
    - ``photo``: where the drawing was found.
    """

    drawing: Drawing = transient(default_factory=Drawing)
    models: tuple[str, ...] = transient(default=())
    model: ModelInfo = transient(default=ModelInfo(""))
    marked: bool = False
    recognition: Recognition | None = transient(default=None)
    settled: bool = transient(default=True)
    limits: Limits = transient(default_factory=Limits)
    apart: bool = False
    picked: int | None = None
    digits: tuple[Drawing, ...] = transient(default=())
    parts: tuple[Recognition, ...] = transient(default=())
    chosen: int = transient(default=0)
    photo: PhotoCrop | None = transient(default=None)

    def checked(self) -> ReadState:
        """Return the state with a part picked that there may be."""
        return self if self.picked is None or self.picked >= 0 else replace(self, picked=None)

    @property
    def shown(self) -> Recognition | None:
        """What bars, picture and layers show: the chosen part, or the whole."""
        return self.parts[self.chosen] if self.parts else self.recognition

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on what is shown; None without an answer."""
        return self.shown.verdict if self.shown is not None else None

    @property
    def several(self) -> bool:
        """Whether there is more than one digit on the sheet."""
        return self.recognition is not None and self.recognition.verdict.reason is Reason.SEVERAL

    @property
    def touching(self) -> bool:
        """Whether several digits can't be taken apart."""
        return self.several and len(self.digits) < 2

    @cached_property
    def marks(self) -> tuple[tuple[Box, str], ...]:
        """Where in the photo each digit was found, and how it was read; none once drawn over."""
        if self.photo is None or self.drawing.strokes or not self.ranking:
            return ()
        digits = self.digits if self.parts else (self.drawing,)
        read = self.parts or (self.recognition,)
        return tuple(
            (self.photo.in_photo(box_of(digit)), said(part))
            for digit, part in zip(digits, read, strict=True)
            if part is not None
        )

    @property
    def kind(self) -> Kind:
        if not self.models:
            return Kind.NO_MODEL
        if self.recognition is None or self.recognition.digit is None:
            return Kind.BLANK
        if self.parts:
            return Kind.APART
        state = self.recognition.verdict.state
        if state is State.NO_DIGIT and not self.settled:
            return Kind.DRAWING
        return Kind(state.value)

    @property
    def believed(self) -> bool:
        """Whether the bars say what the answer is: not where what is shown is no digit."""
        return self.verdict is not None and self.verdict.state is not State.NO_DIGIT

    @property
    def ranking(self) -> tuple[tuple[int, float], ...]:
        """Digits with their probabilities, the most probable first; empty without an answer."""
        if self.shown is None or self.shown.digit is None:
            return ()
        values = self.shown.probabilities.tolist()
        return tuple(sorted(enumerate(values), key=lambda pair: -pair[1]))


def said(part: Recognition) -> str:
    """Return an answer: ``4``, ``4?`` where it is not sure, ``?`` where it is no digit."""
    if part.verdict.digit is None:
        return UNREAD
    unsure = part.verdict.state is State.UNSURE
    return f"{part.verdict.digit}{UNREAD if unsure else ''}"
