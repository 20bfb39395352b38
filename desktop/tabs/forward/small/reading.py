"""What the reading dock shows for a state of the small network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.numbers import bracketed, latex, latex_probability
from desktop.tabs.forward.small.state import SmallState
from nn_core import activations
from nn_core.arrays import FloatArray
from nn_core.graph import parse
from nn_core.graph.script import definition
from nn_core.softmax import softmax
