"""How each shipped network is trained: the settings that belong to its architecture."""

from __future__ import annotations

from dataclasses import dataclass

from nn_core.data.augment import Augmentation


@dataclass(frozen=True)
class Recipe:
    """What the training command uses for one architecture unless told otherwise.

    Attributes
    ----------
    epochs, batch_size : int
    learning_rate : float
        Peak of the one-cycle schedule, for Adam.
    weight_decay, smoothing : float
        See ``nn_core.optimizers.Adam`` and ``nn_core.losses.SoftmaxWithLoss``.
    copies : int
        Pictures made from each digit of the stroke files, each with another pen and hand.
    others : int
        Pictures made from each drawing that is known to be no digit.
    invented, nonsense : int
        Pictures of digits written by ``nn_core.data.synthetic_digits``, and of what is no digit.
    augment : Augmentation or None
        Change of every batch, which becomes weak towards the end.
    """

    epochs: int
    batch_size: int = 64
    learning_rate: float = 0.003
    weight_decay: float = 0.02
    smoothing: float = 0.02
    copies: int = 6
    others: int = 3
    invented: int = 14_000
    nonsense: int = 12_000
    augment: Augmentation | None = None


RECIPES: dict[str, Recipe] = {
    # The book's network learns as the book does: MNIST as it is, one-hot targets.
    "book": Recipe(
        epochs=8,
        batch_size=100,
        weight_decay=0.0,
        smoothing=0.0,
        copies=1,
        invented=0,
        nonsense=0,
    ),
    "mlp": Recipe(epochs=30, batch_size=100, learning_rate=0.002, augment=Augmentation()),
    "cnn": Recipe(epochs=15, augment=Augmentation()),
}
"""By the name of the architecture."""
