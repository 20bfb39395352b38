"""Bring digits into the notebook and out of it: JSON lines, CSV and the files of MNIST.

Every function is a generator of `Progress` with a report at its end, for a job that can be
cancelled. An export replaces its target when it is whole, or not at all; an import is one
transaction and counts what it refused, and why.
"""

from nn_core.data.notebook.transfer.progress import Exported, Imported, Progress, Refusal

__all__ = ["Exported", "Imported", "Progress", "Refusal"]
