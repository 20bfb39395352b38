"""Drawn digits: strokes, the picture a network sees of them, and what it reads."""

from nn_core.digits.images import ink_from_brightness, ink_from_rgba
from nn_core.digits.raster import frame_pixels, rasterise, rasterise_strokes
from nn_core.digits.recogniser import Recogniser
from nn_core.digits.recognition import LayerActivation, Recognition
from nn_core.digits.strokes import Drawing, Stroke
from nn_core.digits.verdict import Limits, Reason, State, Verdict

__all__ = [
    "Drawing",
    "LayerActivation",
    "Limits",
    "Reason",
    "Recogniser",
    "Recognition",
    "State",
    "Stroke",
    "Verdict",
    "frame_pixels",
    "ink_from_brightness",
    "ink_from_rgba",
    "rasterise",
    "rasterise_strokes",
]
