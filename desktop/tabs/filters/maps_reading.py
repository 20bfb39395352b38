"""What the reading dock shows for the feature maps."""

from __future__ import annotations

from typing import Any

from desktop.reading import CodeSnapshot, FormulaLine, Reading
from desktop.tabs.filters.latex import added, bracketed, chain, number
from desktop.tabs.filters.maps_state import MapsState
from desktop.tabs.filters.walk_reading import LESSON, NORM
from nn_core.feature_maps import FeatureBlock
from nn_core.layers import Conv2D, MaxPool2D
from nn_core.layers.im2col import im2col

SHOWN = 4

SUM = r"y_{ij} = \sum_c \sum_{u,v} x^{(c)}_{i+u,\,j+v}\; w^{(c)}_{uv}"
SHARE = r"s_c = \frac{|\sum_{u,v} x^{(c)} w^{(c)}|}{\sum_k |\sum_{u,v} x^{(k)} w^{(k)}|}"
FIELD = r"r \leftarrow r + (F - 1)\, j, \qquad j \leftarrow j\, S"


def build(state: MapsState, done: frozenset[str]) -> Reading:
    """Return how the explained value came about, the code and the lesson."""
    block = state.block
    if block is None:
        symbols = (FormulaLine(SUM), FormulaLine(FIELD))
        return Reading(symbols, lesson=LESSON, done=done)
    return Reading(formulas(state, block), code(state, block), LESSON, done)


def formulas(state: MapsState, block: FeatureBlock) -> tuple[FormulaLine, ...]:
    """Return the formulas with the live numbers put in."""
    cause = state.cause
    lines = [FormulaLine(SUM, _sum(state)), FormulaLine(FIELD, _field(state))]
    if cause is not None and "batchnorm" in block.kinds:
        scale, shift = float(block.scale[state.map]), float(block.shift[state.map])
        result = number(scale * cause.sum + shift)
        text = f"{number(scale)} \\cdot {bracketed(cause.sum)} {added(shift)} = {result}"
        lines.insert(1, FormulaLine(NORM, text))
    if state.layer:
        first = state.shares[0] if state.shares else None
        text = ""
        if first is not None:
            percent = number(round(100 * first.share, 1))
            text = f"s_{{{first.channel + 1}}} = {percent}\\,\\%"
        lines.append(FormulaLine(SHARE, text))
    return tuple(lines)


def _sum(state: MapsState) -> str:
    """Return the channels' parts, the largest first; one channel: its gains and losses."""
    cause = state.cause
    if cause is None:
        return ""
    place = f"y_{{{cause.row},{cause.column}}}"
    if state.layer == 0:
        products = cause.products
        parts = [float(products[products > 0].sum()), float(products[products < 0].sum())]
        return f"{place} = {chain(parts)} = {number(cause.sum)}"
    parts = [share.contribution for share in state.shares]
    more = " + \\cdots" if len(parts) > SHOWN else ""
    return f"{place} = {chain(parts[:SHOWN])}{more} = {number(cause.sum)}"


def _field(state: MapsState) -> str:
    reaches = [block.reach for block in state.seen.blocks[: state.layer + 1]]
    way = " \\rightarrow ".join(f"({reach.size}, {reach.step})" for reach in reaches)
    return f"(r, j):\\; (1, 1) \\rightarrow {way}"


def code(state: MapsState, block: FeatureBlock) -> CodeSnapshot:
    """Return the layers of the block as they ran, for the chosen filter."""
    conv, p = block.conv, block.conv.pad
    height, width = conv.padded.shape[1:]
    arguments: dict[str, Any] = {
        "x": conv.padded[:, p : height - p, p : width - p],
        "W": conv.weights[state.map],
    }
    sizes = f"{conv.weights.shape[1]}, 1, {conv.weights.shape[-1]}"
    lines = [
        f"conv = Conv2D({sizes}, stride={conv.stride}, pad={p}, dtype=x.dtype)",
        'conv.params["W"][...] = W',
    ]
    if conv.biases[state.map]:
        arguments["b"] = float(conv.biases[state.map])
        lines.append('conv.params["b"][...] = b')
    lines.append("z = conv.forward(x[None])")
    for kind in block.kinds[1:]:
        lines += _line(kind, state, block, arguments)
    lines += [
        f'print("map {state.map + 1}:", z.shape[2:], "fires at", np.count_nonzero(z > 0))',
        'print("largest:", f"{z.max():.3f}")',
        "print(z[0, 0].round(2))",
    ]
    functions = (im2col, Conv2D, MaxPool2D) if "maxpool" in block.kinds else (im2col, Conv2D)
    return CodeSnapshot(functions, arguments, "\n".join(lines))


def _line(kind: str, state: MapsState, block: FeatureBlock, arguments: dict[str, Any]) -> list[str]:
    """Return what a layer after the convolution does, and note what it needs."""
    if kind == "batchnorm":
        arguments["scale"] = float(block.scale[state.map])
        arguments["shift"] = float(block.shift[state.map])
        return ["z = scale * z + shift  # batch normalisation in use"]
    if kind == "maxpool" and block.pool is not None:
        return [f"z = MaxPool2D({block.pool.field}).forward(z)"]
    if kind == "relu":
        return ["z = np.maximum(z, 0)  # ReLU"]
    return []
