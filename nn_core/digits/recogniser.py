"""Let a network read drawings, one with all its layers or many at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf
from weakref import WeakKeyDictionary

import numpy as np

from nn_core.arrays import FloatArray, frozen
from nn_core.digits.familiarity import KNOWS_NONSENSE, Familiarity, Signals
from nn_core.digits.framing import FIELD
from nn_core.digits.raster import rasterise
from nn_core.digits.recognition import LayerActivation, Recognition, beside
from nn_core.digits.rejection import InkProblem, ink_problem, picture_problem
from nn_core.digits.segment import segment
from nn_core.digits.shifts import swayed
from nn_core.digits.strokes import Drawing
from nn_core.digits.touching import STRANGE, begins_or_ends, halves, is_wide, touch
from nn_core.digits.verdict import Limits, Reason, State, Verdict, judge
from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError
from nn_core.network import Network
from nn_core.softmax import softmax

CLASSES = 10
MOST = 2.0
"""Doubt, in limits of strangeness, beyond which more says nothing."""
CLOSE = 0.25
"""What the logarithm of the answer's probability adds to the doubt."""


class Recogniser:
    """A network with a name that reads drawings.

    Parameters
    ----------
    network : Network
        Takes 28 x 28 pixels and gives ten logits.
    name : str
    familiarity : Familiarity, optional
        What the network's signals for digits look like; without it only the ink and the confidence
        decide whether a drawing is a digit.

    Raises
    ------
    ModelFileError
        If the network takes or gives something else, or the familiarity was measured on another.
    """

    def __init__(
        self, network: Network, name: str = "", familiarity: Familiarity | None = None
    ) -> None:
        self.network = network
        self.name = name
        self.familiarity = familiarity
        self._apart: WeakKeyDictionary[Drawing, tuple[Drawing, ...]] = WeakKeyDictionary()
        _check(network, name, familiarity)

    @property
    def limits(self) -> Limits:
        """The limits that belong to the network, in use unless others are given."""
        known = self.familiarity
        return Limits() if known is None else Limits(known.strange_above, known.sure_above)

    def recognise(self, drawing: Drawing, limits: Limits | None = None) -> Recognition:
        """Return what the network makes of ``drawing``, with the outputs of all layers."""
        image = rasterise(drawing)
        found = self._with_layers(image, ink_problem(drawing, image, self.apart), limits)
        found = self._unless_two(drawing, found, limits)
        return self._swayed(drawing, found, limits) if drawing.is_photo else found

    def recognise_image(self, image: FloatArray, limits: Limits | None = None) -> Recognition:
        """Return what the network makes of a picture (28, 28) framed as MNIST is."""
        return self._with_layers(image, picture_problem(image), limits)

    def recognise_many(
        self, drawings: Iterable[Drawing], limits: Limits | None = None
    ) -> list[Recognition]:
        """Return what the network makes of each drawing, without the layers; fast."""
        drawings = list(drawings)
        return [
            self._swayed(drawing, found, limits) if drawing.is_photo else found
            for drawing, found in zip(drawings, self._each(drawings, limits), strict=True)
        ]

    def _each(self, drawings: Sequence[Drawing], limits: Limits | None) -> list[Recognition]:
        images = [rasterise(drawing) for drawing in drawings]
        problems = [ink_problem(*pair, self.apart) for pair in zip(drawings, images, strict=True)]
        found = self._batch(images, problems, limits)
        return [self._unless_two(*pair, limits) for pair in zip(drawings, found, strict=True)]

    def recognise_images(
        self, images: Sequence[FloatArray], limits: Limits | None = None
    ) -> list[Recognition]:
        """Return what the network makes of each picture (28, 28), without the layers; fast."""
        return self._batch(images, list(map(picture_problem, images)), limits)

    def apart(self, drawing: Drawing) -> tuple[Drawing, ...]:
        """Return the digits of a drawing as this network reads them best; see ``segment``.

        What it gave is one digit for it from then on.
        """
        parts = self._apart.get(drawing)
        if parts is None:
            parts = segment(drawing, None if self.familiarity is None else self._doubts)
            # A drawing that is one digit must not keep itself alive.
            parts = parts if len(parts) > 1 else ()
            self._apart[drawing] = parts
            self._apart.update(dict.fromkeys(parts, ()))
        return parts or (drawing,)

    def recognise_apart(
        self, drawing: Drawing, limits: Limits | None = None
    ) -> tuple[tuple[Drawing, ...], list[Recognition]]:
        """Return the digits of a drawing, and what the network makes of each beside the others."""
        drawings = self.apart(drawing)
        found = beside(self._each(drawings, limits), limits or self.limits)
        # Strokes are read at every movement of the pen, which must not wait.
        if drawing.image is not None and (len(drawings) > 1 or drawing.is_photo):
            pairs = zip(drawings, found, strict=True)
            found = [self._swayed(*pair, limits) for pair in pairs]
        return drawings, found

    def _swayed(self, drawing: Drawing, found: Recognition, limits: Limits | None) -> Recognition:
        """Return the same, sure only if the answer is steady."""
        if found.verdict.state is not State.DIGIT:
            return found
        others = self.recognise_images(swayed(drawing))
        chances = [one.probabilities[found.digit] for one in (found, *others)]
        # Of their product's kind: a single sway that another digit survives better must tell.
        steady = float(np.exp(np.mean(np.log(np.maximum(chances, 1e-12)))))
        return replace(found, steady=steady).judged(limits or self.limits)

    def _doubts(self, images: Sequence[FloatArray]) -> FloatArray:
        """Return how much speaks against each picture's being a digit; 1 is at the limit."""
        found = self.recognise_images(images)
        strange = np.array([_strange(one) for one in found]) / max(self.limits.strangeness, 1e-6)
        chances = np.array([one.probabilities.max() for one in found])
        doubts: FloatArray = np.clip(strange, 0, MOST) - CLOSE * np.log(np.maximum(chances, 1e-6))
        return doubts

    def verdict(
        self,
        image: FloatArray,
        hidden: FloatArray,
        logits: FloatArray,
        limits: Limits | None = None,
    ) -> Verdict:
        """Return what is to be said of signals that somebody has already.

        Parameters
        ----------
        image : array, shape (28, 28)
        hidden : array, shape (n,)
            What goes into the last layer.
        logits : array, shape (10,)
        limits : Limits, optional
        """
        strange = self._strangeness(hidden[None], logits[None])[0]
        return judge(softmax(logits), picture_problem(image), strange, limits or self.limits)

    def _unless_two(
        self, drawing: Drawing, found: Recognition, limits: Limits | None
    ) -> Recognition:
        """Return the same, but refused as several where a wide drawing seems to be that."""
        if self.familiarity is None or not is_wide(found.image):
            return found
        if found.verdict.state is State.NO_DIGIT:
            # Strokes are read at every movement of the pen, which must not wait.
            strange = found.verdict.reason is Reason.STRANGE and drawing.image is not None
            if not (strange and self._knows and begins_or_ends(drawing, self.recognise_images)):
                return found
        elif not (self._knows and STRANGE < _strange(found) <= self.limits.strangeness):
            # What is stranger than the network's own limit is for the limits in use to refuse.
            read = self.recognise_images(halves(drawing))
            if not any(touch(found, *pair) for pair in zip(read[::2], read[1::2], strict=True)):
                return found
        two = replace(found, problem=InkProblem.SEVERAL)
        return two.judged(limits or self.limits)

    @property
    def _knows(self) -> bool:
        """Whether the network has learnt what is no digit."""
        return self.familiarity is not None and self.familiarity.weighing is KNOWS_NONSENSE

    def _with_layers(
        self, image: FloatArray, problem: InkProblem | None, limits: Limits | None
    ) -> Recognition:
        if not image.any():
            return _blank(image)
        x = self.network.batch(image[None])
        with quiet():
            outputs = self.network.activations(x)
        hidden, logits = ([x] + [values for _, values in outputs])[-2:]
        layers = tuple(LayerActivation(name, _sealed(values[0])) for name, values in outputs)
        strange = self._strangeness(hidden.reshape(1, -1), logits)
        return self._answer(logits[0], image, problem, strange[0], limits or self.limits, layers)

    def _batch(
        self,
        images: Sequence[FloatArray],
        problems: Sequence[InkProblem | None],
        limits: Limits | None,
    ) -> list[Recognition]:
        if not len(images):
            return []
        with quiet():
            hidden, logits = self.network.last_signals(np.asarray(images, np.float32))
        limits = limits or self.limits
        return [
            self._answer(*row, limits) if row[1].any() else _blank(row[1])
            for row in zip(logits, images, problems, self._strangeness(hidden, logits), strict=True)
        ]

    def _strangeness(self, hidden: FloatArray, logits: FloatArray) -> Sequence[float | None]:
        """Return how strange each drawing of a batch is, from the pass that has been made."""
        if self.familiarity is None:
            return [None] * len(logits)
        with quiet():
            strange = self.familiarity.strangeness(Signals(hidden, logits))
        # What is beyond all numbers is like no digit.
        found: list[float | None] = np.nan_to_num(strange, nan=np.inf, posinf=np.inf).tolist()
        return found

    def _answer(
        self,
        logits: FloatArray,
        image: FloatArray,
        problem: InkProblem | None,
        strangeness: float | None,
        limits: Limits,
        layers: tuple[LayerActivation, ...] = (),
    ) -> Recognition:
        if not np.isfinite(logits).all():
            raise beyond_numbers(self.name)
        probabilities = frozen(softmax(logits))
        verdict = judge(probabilities, problem, strangeness, limits)
        digit = int(np.argmax(probabilities))
        return Recognition(digit, probabilities, frozen(image), layers, verdict, problem)


def _strange(found: Recognition) -> float:
    strange = found.verdict.strangeness
    return inf if found.problem is not None or strange is None else strange


def quiet() -> np.errstate:
    """Let sums overflow without a warning: weights may be that large, and one looks afterwards."""
    return np.errstate(over="ignore", invalid="ignore")


def beyond_numbers(name: str) -> ModelFileError:
    """Return what is raised where a network's answers overflow."""
    return ModelFileError(
        QT_TRANSLATE_NOOP("nn_core", "The model “{name}” gives values that are no numbers."),
        QT_TRANSLATE_NOOP("nn_core", "Its weights are too large; choose another model."),
        name=name,
    )


def _sealed(values: FloatArray) -> FloatArray:
    """Return a read-only view: the network has made the array for this pass and forgotten it."""
    values.flags.writeable = False
    return values


def _blank(image: FloatArray) -> Recognition:
    nothing = frozen(np.zeros(CLASSES, np.float32))
    return Recognition(None, nothing, frozen(image), problem=InkProblem.BLANK)


def _check(network: Network, name: str, familiarity: Familiarity | None) -> None:
    """Let the network read a blank and a black picture once, to see that it fits."""
    try:
        with quiet():
            pictures = np.zeros((2, FIELD, FIELD), np.float32)
            pictures[1] = 1
            hidden, logits = network.last_signals(pictures)
    except (ValueError, IndexError, TypeError) as error:
        raise _unfit(name) from error
    if logits.shape != (2, CLASSES):
        raise _unfit(name)
    if not np.isfinite(logits).all():
        raise beyond_numbers(name)
    if familiarity is not None and familiarity.size != hidden.shape[1]:
        raise ModelFileError(
            QT_TRANSLATE_NOOP(
                "nn_core", "What “{name}” says of digits was measured on another network."
            ),
            QT_TRANSLATE_NOOP(
                "nn_core", "Take the file as it was saved, or train the network again."
            ),
            name=name,
        )


def _unfit(name: str) -> ModelFileError:
    return ModelFileError(
        QT_TRANSLATE_NOOP("nn_core", "The model “{name}” does not read digits."),
        QT_TRANSLATE_NOOP("nn_core", "It must take 28 x 28 pixels and give ten values."),
        name=name,
    )
