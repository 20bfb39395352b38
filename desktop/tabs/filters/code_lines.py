"""Lines of Python that work out again what this tab shows, for the code page."""

from __future__ import annotations

from typing import Any

from nn_core.records.conv_trace import ConvTrace
from nn_core.records.layer_steps import After, LayerStep


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
