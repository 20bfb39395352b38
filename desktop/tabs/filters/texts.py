"""What both pages of the filters tab say: words, formulas with their numbers, lines of Python."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop.reading.content import FormulaLine
from desktop.services import numbers
from desktop.services.i18n import translate
from desktop.services.numbers import added, bracketed, latex, plain
from nn_core.records.conv_trace import ChannelShare, ConvTrace
from nn_core.records.layer_steps import After, LayerStep
from nn_core.records.receptive_field import Reach


def layer_kind(kind: str) -> str:
    """Return what a layer of a block is called."""
    names = {
        "conv": translate("FiltersTab", "convolution"),
        "batchnorm": translate("FiltersTab", "batch norm"),
        "maxpool": translate("FiltersTab", "max pooling"),
        "relu": "ReLU",
    }
    return names.get(kind, kind)


def share_text(share: ChannelShare) -> tuple[str, str]:
    """Return a channel's number, and its part of the sum with its sign."""
    text = translate("FiltersTab", "map {number}")
    part = f"{numbers.signed(share.contribution, 2)}  {numbers.percent(share.share)}"
    return text.format(number=share.channel + 1), part


def invitation(able: bool, example: bool = False) -> str:
    """Return what an empty page says first.

    - ``example``: whether the page has an example that needs no network.
    """
    if able:
        return translate(
            "FiltersTab", "Draw a digit at the left (F8), or take one that comes with the program."
        )
    if example:
        return translate(
            "FiltersTab",
            "The convolutional network is not here yet: train it with “badak train --model cnn”. "
            "The book's example needs none.",
        )
    return translate(
        "FiltersTab",
        "The convolutional network is not here yet: train it with “badak train --model cnn”.",
    )


LESSON = "filters"
NORM = r"y' = \frac{\gamma}{\sqrt{\sigma^2 + \varepsilon}}\,(y - \mu) + \beta = s\, y + t"
DEEP_SUM = r"y_{ij} = \sum_c \sum_{u,v} x^{(c)}_{i+u,\,j+v}\; w^{(c)}_{uv}"
FIELD = r"r \leftarrow r + (F - 1)\, j, \qquad j \leftarrow j\, S"


def number(value: float) -> str:
    """Return a number for a formula, with two decimals."""
    return latex(plain(value, 2))


def normed(total: float, scale: float, shift: float, result: float) -> FormulaLine:
    """Return batch normalisation in use, with its numbers."""
    text = f"{number(scale)} \\cdot {bracketed(number(total))} {added(number(shift))}"
    return FormulaLine(NORM, f"{text} = {number(result)}", "batch-norm", more=True)


def field_way(reaches: Iterable[Reach]) -> str:
    """Return how receptive field and step grow from layer to layer."""
    way = " \\rightarrow ".join(f"({reach.size}, {reach.step})" for reach in reaches)
    return f"(r, j):\\; (1, 1) \\rightarrow {way}"


def conv_layer(conv: ConvTrace, filter_: int, arguments: dict[str, Any]) -> list[str]:
    """Return what makes a convolution with one filter, and note what it needs.

    The arguments get ``x`` (C, H, W), ``W`` (C, F, F), stride ``S``, padding ``P``, and ``b``
    where there is a bias.
    """
    arguments |= {"x": conv.inputs, "W": conv.weights[filter_], "S": conv.stride, "P": conv.pad}
    with_bias = bool(conv.biases[filter_])
    lines = [
        "C, F = W.shape[:2]",
        f"layer = Conv2D(C, 1, F, stride=S, pad=P, bias={with_bias}, dtype=x.dtype)",
        'layer.params["W"][...] = W',
    ]
    if with_bias:
        arguments["b"] = float(conv.biases[filter_])
        lines.append('layer.params["b"][...] = b')
    return lines


def following(step: LayerStep, map_: int, name: str, arguments: dict[str, Any]) -> list[str]:
    """Return what the layers after a step make of the array called ``name``."""
    return [line for after in step.after for line in _line(after, map_, name, arguments)]


def _line(after: After, map_: int, name: str, arguments: dict[str, Any]) -> list[str]:
    if after.norm is not None:
        arguments["scale"], arguments["shift"] = (float(part[map_]) for part in after.norm)
        return [f"{name} = scale * {name} + shift  # batch normalisation in use"]
    if after.kind == "relu":
        return [f"{name} = np.maximum({name}, 0)  # ReLU"]
    return []
