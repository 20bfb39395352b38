"""An activation as a newcomer would add it: importing this enters it in the registry."""

from __future__ import annotations

import numpy as np

from nn_core.activations import Activation, register

register(
    Activation(
        name="sine",
        title="Sine",
        function=np.sin,
        derivative=np.cos,
        latex=r"\sin x",
        derivative_latex=r"\cos x",
        value_range=(-1.0, 1.0),
        range_text="[−1, 1]",
        meaning="Goes up and down.",
        history="Made for this test.",
        monotone=False,
    )
)
