"""Where the strokes of a drawing lie in the picture that the network reads."""

from __future__ import annotations

from nn_core.arrays import FloatArray, frozen
from nn_core.digits.framing import BOX, box
from nn_core.digits.raster import ink_view
from nn_core.digits.strokes import Drawing


def stroke_paths(drawing: Drawing, image: FloatArray) -> tuple[FloatArray, ...]:
    """Return the line of each stroke in pixels of the drawing's picture.

    Framing scales the ink's box to 20 pixels and moves it by whole pixels, so the box tells where
    it went. Strokes of the eraser have no line, nor have strokes over an opened picture.

    Parameters
    ----------
    drawing : Drawing
    image : array, shape (28, 28)
        ``rasterise(drawing)``.

    Returns
    -------
    tuple of arrays, each of shape (n, 2)
        Places (x, y) from the upper left corner of the picture.
    """
    view, found = ink_view(drawing.strokes), box(image)
    if drawing.image is not None or view is None or found is None:
        return ()
    scale = BOX / view.side
    return tuple(
        frozen((stroke.points - (view.left, view.top)) * scale + found[:2])
        for stroke in drawing.strokes
        if not stroke.erase
    )
