"""The optimisers as the book writes them: a few lines each, for two numbers or a few.

``nn_core.optimizers`` has the same rules for a million parameters; the tests hold each of those
against the one here.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from nn_core.arrays import FloatArray


class SGD:
    """Straight down the slope: x ← x − ηg (equation 6.1)."""

    def __init__(self, lr: float = 0.01) -> None:
        self.lr = lr

    def update(self, x: FloatArray, g: FloatArray) -> None:
        """Change x in place."""
        x -= self.lr * g


class Momentum:
    """A ball that rolls: v ← αv − ηg, x ← x + v (equations 6.3 and 6.4)."""

    def __init__(self, lr: float = 0.01, momentum: float = 0.9) -> None:
        self.lr, self.momentum = lr, momentum
        self.v: Any = 0.0

    def update(self, x: FloatArray, g: FloatArray) -> None:
        """Change x in place."""
        self.v = self.momentum * self.v - self.lr * g
        x += self.v


class Nesterov:
    """Momentum whose slope is that of the place it rolls to: v ← αv − ηg, x ← x + αv − ηg."""

    def __init__(self, lr: float = 0.01, momentum: float = 0.9) -> None:
        self.lr, self.momentum = lr, momentum
        self.v: Any = 0.0

    def update(self, x: FloatArray, g: FloatArray) -> None:
        """Change x in place."""
        self.v = self.momentum * self.v - self.lr * g
        x += self.momentum * self.v - self.lr * g


class AdaGrad:
    """A rate of its own for each axis: h ← h + g², x ← x − ηg/√h (equations 6.5 and 6.6)."""

    def __init__(self, lr: float = 0.01) -> None:
        self.lr = lr
        self.h: Any = 0.0

    def update(self, x: FloatArray, g: FloatArray) -> None:
        """Change x in place."""
        self.h = self.h + g * g
        x -= self.lr * g / (np.sqrt(self.h) + 1e-7)


class RMSprop:
    """AdaGrad that forgets: h ← ρh + (1 − ρ)g², x ← x − ηg/√h."""

    def __init__(self, lr: float = 0.01, decay: float = 0.99) -> None:
        self.lr, self.decay = lr, decay
        self.h: Any = 0.0

    def update(self, x: FloatArray, g: FloatArray) -> None:
        """Change x in place."""
        self.h = self.decay * self.h + (1 - self.decay) * g * g
        x -= self.lr * g / (np.sqrt(self.h) + 1e-7)


class Adam:
    """Momentum over AdaGrad's divisor, both as running means freed of the bias of the start."""

    def __init__(self, lr: float = 0.001, beta1: float = 0.9, beta2: float = 0.999) -> None:
        self.lr, self.beta1, self.beta2, self.t = lr, beta1, beta2, 0
        self.m: Any = 0.0
        self.h: Any = 0.0

    def update(self, x: FloatArray, g: FloatArray) -> None:
        """Change x in place."""
        self.t += 1
        lr = self.lr * np.sqrt(1 - self.beta2**self.t) / (1 - self.beta1**self.t)
        self.m = self.m + (1 - self.beta1) * (g - self.m)
        self.h = self.h + (1 - self.beta2) * (g * g - self.h)
        x -= lr * self.m / (np.sqrt(self.h) + 1e-7)


Rule = SGD | Momentum | Nesterov | AdaGrad | RMSprop | Adam
RULES: dict[str, type[Rule]] = {
    "sgd": SGD,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "adagrad": AdaGrad,
    "rmsprop": RMSprop,
    "adam": Adam,
}
"""By the names of ``nn_core.optimizers.OPTIMIZERS``."""
RATES = {
    "sgd": 0.95,
    "momentum": 0.1,
    "nesterov": 0.1,
    "adagrad": 1.5,
    "rmsprop": 0.1,
    "adam": 0.3,
}
"""Learning rates for the book's valley x²/20 + y² (section 6.1.3); the book has four of them."""
