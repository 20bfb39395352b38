"""Drawn digits: strokes, the picture a network sees of them, and what it reads."""

from nn_core.digits.images import ink_from_brightness, ink_from_rgba
from nn_core.digits.raster import frame_pixels, rasterise, rasterise_strokes
from nn_core.digits.recogniser import LayerActivation, Recogniser, Recognition
from nn_core.digits.strokes import Drawing, Stroke

__all__ = [
    "Drawing",
    "LayerActivation",
    "Recogniser",
    "Recognition",
    "Stroke",
    "frame_pixels",
    "ink_from_brightness",
    "ink_from_rgba",
    "rasterise",
    "rasterise_strokes",
]
