"""Learning that can be stepped, held still, changed and gone back in, bit for bit the same."""

from nn_core.learning.data import TrainingData
from nn_core.learning.learner import Learner
from nn_core.learning.records import Snapshot, Step
from nn_core.learning.setup import DataSpec, LayerSpec, OptimizerSpec, Setup, dense

__all__ = [
    "DataSpec",
    "LayerSpec",
    "Learner",
    "OptimizerSpec",
    "Setup",
    "Snapshot",
    "Step",
    "TrainingData",
    "dense",
]
