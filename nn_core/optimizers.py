"""How the parameters follow their gradients: the optimisers of chapter 6.1 and two relatives.

Every optimiser works in place on arrays of any shape. A network hands over all its parameters as
one flat vector, so that a step is a handful of NumPy calls however many layers there are.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod

import numpy as np

from nn_core.arrays import FloatArray

BLOCK = 3 << 14
"""Elements worked on at a time, so that parameters, gradients and state stay in the CPU's cache,
and the calls for a block still take little beside its work."""
FORGET_EVERY = 64
"""Steps after which what is remembered is looked through for numbers too small to matter."""


class Optimizer(ABC):
    """A rule that changes parameters step by step.

    Parameters
    ----------
    lr : float
        Learning rate; may be changed between steps.
    """

    states = 0  # how many arrays of the parameters' shape the rule remembers

    def __init__(self, lr: float = 0.01) -> None:
        self.lr = lr
        self.steps = 0
        self._memory: list[FloatArray] = []

    def update(self, params: FloatArray, grads: FloatArray) -> None:
        """Change ``params`` (contiguous) in place by one step along ``grads`` (same shape)."""
        if not self._memory:
            self._memory = [np.zeros(params.size, params.dtype) for _ in range(self.states)]
        self.steps += 1
        p, g = params.reshape(-1, copy=False), grads.reshape(-1)
        for start in range(0, p.size, BLOCK):
            part = slice(start, start + BLOCK)
            self._update(p[part], g[part], *(m[part] for m in self._memory))
        if self.steps % FORGET_EVERY == 0:
            for array in self._memory:
                _forget(array)

    def memory(self) -> tuple[int, tuple[FloatArray, ...]]:
        """Return the steps done and what the rule remembers, its own flat arrays; see `recall`."""
        return self.steps, tuple(self._memory)

    def recall(self, steps: int, memory: tuple[FloatArray, ...]) -> None:
        """Go back to what `memory` returned, of which copies are made; no arrays: no memory."""
        self.steps = steps
        self._memory = [array.copy() for array in memory]

    @abstractmethod
    def _update(self, p: FloatArray, g: FloatArray, *memory: FloatArray) -> None:
        """Change one block of parameters in place."""


def _forget(memory: FloatArray) -> None:
    """Set to 0 what is on its way below the smallest normal number.

    A pixel that is nearly always white gives its weights no gradient for hundreds of steps, and
    their momentum fades, × 0.9 a step, into subnormal numbers, with which processors are a hundred
    times slower: Adam took 1.8 times as long after 6,000 steps on MNIST. No weight feels them.
    """
    memory[np.abs(memory) < np.finfo(memory.dtype).tiny * 1e8] = 0


class SGD(Optimizer):
    """Stochastic gradient descent: W ← W − η ∂L/∂W (equation 6.1)."""

    def _update(self, p: FloatArray, g: FloatArray, *memory: FloatArray) -> None:
        p -= self.lr * g


class Momentum(Optimizer):
    """A ball that rolls: v ← αv − η ∂L/∂W, W ← W + v (equations 6.3 and 6.4)."""

    states = 1

    def __init__(self, lr: float = 0.01, momentum: float = 0.9) -> None:
        super().__init__(lr)
        self.momentum = momentum

    def _update(self, p: FloatArray, g: FloatArray, *memory: FloatArray) -> None:
        (v,) = memory
        v *= self.momentum
        v -= self.lr * g
        p += v


class Nesterov(Momentum):
    """Momentum that looks ahead (Sutskever et al., 2013), in the form of Bengio et al. (2012)."""

    def _update(self, p: FloatArray, g: FloatArray, *memory: FloatArray) -> None:
        (v,) = memory
        step = self.lr * g
        v *= self.momentum
        v -= step
        p += self.momentum * v
        p -= step


class AdaGrad(Optimizer):
    """A learning rate of its own for each weight: h ← h + g², W ← W − ηg/√h (eq. 6.5, 6.6)."""

    states = 1

    def _update(self, p: FloatArray, g: FloatArray, *memory: FloatArray) -> None:
        (h,) = memory
        h += g * g
        p -= self.lr * g / (np.sqrt(h) + 1e-7)


class RMSprop(Optimizer):
    """AdaGrad that forgets: h is a running mean of g² (Hinton, lecture 6 of 2012)."""

    states = 1

    def __init__(self, lr: float = 0.01, decay: float = 0.99) -> None:
        super().__init__(lr)
        self.decay = decay

    def _update(self, p: FloatArray, g: FloatArray, *memory: FloatArray) -> None:
        (h,) = memory
        h *= self.decay
        h += (1 - self.decay) * (g * g)
        p -= self.lr * g / (np.sqrt(h) + 1e-7)


class Adam(Optimizer):
    """Momentum and RMSprop in one, with the bias of the first steps removed (Kingma, Ba 2015).

    Parameters
    ----------
    lr : float
    beta1, beta2 : float
        Memory of the mean and of the mean square.
    weight_decay : float
        Share of each weight that is taken off a step, times ``lr``, apart from the gradient
        (AdamW: Loshchilov, Hutter 2019).
    """

    states = 2

    def __init__(
        self,
        lr: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        weight_decay: float = 0.0,
    ) -> None:
        super().__init__(lr)
        self.beta1, self.beta2, self.weight_decay = beta1, beta2, weight_decay
        self._scratch: FloatArray = np.empty(0)

    def _update(self, p: FloatArray, g: FloatArray, *memory: FloatArray) -> None:
        m, v = memory
        work = self._work(p)
        # The means are m·(1 − β₁) and v·(1 − β₂): these factors wait for the end, two passes fewer.
        m *= self.beta1
        m += g
        v *= self.beta2
        v += np.multiply(g, g, out=work)
        if self.weight_decay:
            p *= 1.0 - self.lr * self.weight_decay
        unbiased = math.sqrt(1.0 - self.beta2**self.steps) / (1.0 - self.beta1**self.steps)
        deviation = math.sqrt(1.0 - self.beta2)  # √(v·(1 − β₂)) is √v times this
        np.sqrt(v, out=work)
        work += 1e-7 / deviation
        np.divide(m, work, out=work)
        work *= self.lr * unbiased * (1.0 - self.beta1) / deviation
        p -= work

    def _work(self, p: FloatArray) -> FloatArray:
        """Return a work array like ``p`` that is kept from block to block."""
        if self._scratch.size < p.size or self._scratch.dtype != p.dtype:
            self._scratch = np.empty(p.size, p.dtype)
        return self._scratch[: p.size]


OPTIMIZERS: dict[str, type[Optimizer]] = {
    "sgd": SGD,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "adagrad": AdaGrad,
    "rmsprop": RMSprop,
    "adam": Adam,
}
"""By name, in the order of the book: one that is added here is tested like the others."""
