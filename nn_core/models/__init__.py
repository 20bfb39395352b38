"""The networks that ship with the program, and their files."""

from nn_core.models.architectures import ARCHITECTURES, build
from nn_core.models.files import Model, load, save

__all__ = ["ARCHITECTURES", "Model", "build", "load", "save"]
