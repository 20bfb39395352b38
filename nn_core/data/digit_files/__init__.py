"""Digits in files of all kinds: tables, arrays, strokes, pictures, folders and archives of these.

`read_digits` is the one way to them, for a job that can be cancelled; what was changed, guessed or
left out is told by `Notes`.
"""

from nn_core.data.digit_files.kinds import NetworkFile
from nn_core.data.digit_files.reading import Means, read_digits
from nn_core.data.digit_files.report import Notes, Progress, Refusal, Refusals
from nn_core.data.digit_files.sample import Sample

__all__ = [
    "Means",
    "NetworkFile",
    "Notes",
    "Progress",
    "Refusal",
    "Refusals",
    "Sample",
    "read_digits",
]
