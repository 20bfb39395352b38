"""What teaching starts from: the network with its past, the digits, and how it is to be done."""

from __future__ import annotations

from dataclasses import dataclass

from nn_core.data.training_set import PictureSet
from nn_core.digits.familiarity import Familiarity
from nn_core.models.own_digits import OwnDigits
from nn_core.models.training_history import NOTHING, Met
from nn_core.network import Network


@dataclass(frozen=True, eq=False)
class Pupil:
    """Who is taught: a trained network and what is known of it.

    Attributes
    ----------
    network : Network
        A copy of it is taught.
    familiarity : Familiarity or None
        What digits look like to it. That is found anew for what it has become; how it is weighed
        stays, and so does the probability from which an answer is sure.
    met : Met
        What it has met in earlier rounds, so that what was kept back stays kept back.
    """

    network: Network
    familiarity: Familiarity | None = None
    met: Met = NOTHING


@dataclass(frozen=True, eq=False)
class Material:
    """What it is taught with and measured on.

    Attributes
    ----------
    mine : OwnDigits
        The user's digits; a part of them is held out, see ``OwnDigits.split``.
    base : PictureSet
        The bundled digits; a part of them is measured on only, see ``base_parts``.
    test : PictureSet or None
        The MNIST test set, to be measured on before and after.
    nonsense : PictureSet or None
        What is no digit, labelled ``NO_CLASS``, for a network that has learnt to be unsure of it;
        it is drawn among the bundled digits.
    """

    mine: OwnDigits
    base: PictureSet
    test: PictureSet | None = None
    nonsense: PictureSet | None = None


@dataclass(frozen=True)
class TeachSettings:
    """How a network is taught.

    Attributes
    ----------
    steps : int
        Batches learnt.
    batch_size : int
    rehearsal : float
        Share of each batch that are bundled digits, 0 to below 1.
    learning_rate : float
        Peak, for Adam; a tenth of what the network was first trained with.
    looks : int
        Points of the accuracy curve, beside the first.
    """

    steps: int = 160
    batch_size: int = 32
    rehearsal: float = 0.8125
    learning_rate: float = 1e-3
    looks: int = 12

    @property
    def mine(self) -> int:
        """How many of the user's digits are in each batch, at least one."""
        return max(1, round(self.batch_size * (1 - self.rehearsal)))
