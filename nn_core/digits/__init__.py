"""Drawn digits: strokes, the picture a network sees of them, and what it reads."""

from nn_core.digits.raster import frame_pixels, rasterise, rasterise_strokes
from nn_core.digits.strokes import Drawing, Stroke

__all__ = ["Drawing", "Stroke", "frame_pixels", "rasterise", "rasterise_strokes"]
