"""What stays the same while the window slides: pictures, and colours for numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QImage

from desktop.tabs.filters.pens import Pens
from desktop.tabs.filters.walk_state import WalkState
from desktop.widgets.painted.colormap import Colormap, colours_of, image_of, size_of
from nn_core.arrays import FloatArray


@dataclass
class Kept:
    """Pictures of a record and a filter, made once.

    Attributes
    ----------
    shade : Colormap
        What is slid over is ink where it is a picture; else it may have a sign.
    most : float
        The largest size of what is slid over: full colour.
    images, colours : dict
        By what they are of: inputs, outputs, matrix, sums.
    maps : dict of int to QImage
        The input channels that have been shown.
    """

    shade: Colormap
    most: float
    images: dict[str, QImage] = field(default_factory=dict)
    colours: dict[str, list[QColor]] = field(default_factory=dict)
    maps: dict[int, QImage] = field(default_factory=dict)

    def keep(self, name: str, values: FloatArray, shade: Colormap, most: float) -> None:
        """Make a picture and its colours."""
        pixels = shade.pixels(values, most)
        self.images[name], self.colours[name] = image_of(pixels), colours_of(pixels)

    def map(self, state: WalkState, channel: int) -> QImage:
        """Return the picture of an input channel, padding included."""
        if channel not in self.maps:
            assert state.conv is not None
            self.maps[channel] = self.shade.image(state.conv.padded[channel], self.most)
        return self.maps[channel]


def keep(state: WalkState, pens: Pens) -> Kept | None:
    """Return the pictures of another record or filter; None while there is nothing."""
    if state.step is None:
        return None
    conv, outputs = state.conv, state.outputs
    shade = pens.ink if conv is not None and state.first else pens.signed
    most = size_of(state.inputs if conv is None else conv.padded)
    kept = Kept(shade, most)
    kept.keep("outputs", outputs, pens.signed, size_of(outputs))
    sums = state.sums.reshape(1, -1)
    kept.keep("sums", sums, pens.signed, size_of(sums))
    kept.images["picture"] = pens.ink.image(state.seen.image, 1.0)
    if state.deep:
        kept.images["matrix"] = shade.image(state.columns, most)
    else:
        kept.keep("matrix", state.columns, shade, most)
        kept.keep("inputs", state.inputs, shade, most)
    return kept
