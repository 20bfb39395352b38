"""Write a drawing as SVG: every stroke a path that can be edited elsewhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from desktop.widgets.canvas.ink import samples_of
from nn_core.digits import Drawing, Stroke

SIDE = 280


def svg(drawing: Drawing, png: Callable[[Drawing], bytes]) -> str:
    """Return the drawing as an SVG document, black on white.

    Parameters
    ----------
    drawing : Drawing
    png : callable
        Makes the picture that an opened image is embedded as.
    """
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">',
        f'<rect width="{SIDE}" height="{SIDE}" fill="white"/>',
    ]
    if drawing.image is not None:
        data = b64encode(png(Drawing(strokes=(), image=drawing.image))).decode()
        lines.append(f'<image width="{SIDE}" height="{SIDE}" href="data:image/png;base64,{data}"/>')
    lines += [_stroke(stroke) for stroke in drawing.strokes]
    return "\n".join([*lines, "</svg>", ""])


def _stroke(stroke: Stroke) -> str:
    colour = "white" if stroke.erase else "black"
    samples = samples_of(stroke)
    style = f'fill="none" stroke="{colour}" stroke-linecap="round" stroke-linejoin="round"'
    if np.ndim(stroke.width) == 0 or len(samples) == 1:
        points = " ".join(f"{x * SIDE:.2f},{y * SIDE:.2f}" for x, y, _ in samples)
        # A point alone gets its round dot from a line that goes nowhere.
        path = f"M{points.replace(' ', ' L')}" + (" h0" if len(samples) == 1 else "")
        return f'<path d="{path}" stroke-width="{samples[0][2] * SIDE:.2f}" {style}/>'
    pieces = [
        f'<path d="M{a[0] * SIDE:.2f},{a[1] * SIDE:.2f} L{b[0] * SIDE:.2f},{b[1] * SIDE:.2f}" '
        f'stroke-width="{(a[2] + b[2]) / 2 * SIDE:.2f}"/>'
        for a, b in pairwise(samples)
    ]
    return f"<g {style}>{''.join(pieces)}</g>"
