"""What the page "Patch by patch" says: captions, the sum in a line, the sentence, and remarks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from desktop.reading.equality import equals
from desktop.services.i18n import translate
from desktop.services.numbers import added, bracketed, chain, plain
from desktop.tabs.filters.sliding_window.state import SlidingState
from desktop.tabs.filters.texts import layer_kind
from nn_core.records.conv_trace import PatchTrace
from nn_core.records.layer_steps import LayerStep


def sum_lines(state: SlidingState, shown: int) -> tuple[str, ...]:
    """Return how the result comes about, and in a second line what follows it.

    - ``shown``: how many channels of a deep filter are shown one by one.
    """
    patch, window = state.patch, state.window
    if state.returning:
        return (_sent(state),)
    if patch is not None:
        first, total = _summed(state, patch, shown), patch.sum
    elif window is not None:
        numbers = ", ".join(_number(value) for value in window.values.ravel().tolist())
        first, total = f"max({numbers}) = {_number(window.largest)}", window.largest
    else:
        return ()
    steps = []
    for passed in state.passed:
        name = layer_kind(passed.kind)
        value = _number(passed.value)
        sum_ = "" if passed.norm is None else _normed(total, *passed.norm)
        steps.append(
            f"{name}: {sum_} {equals(sum_, value)} {value}" if sum_ else f"{name}: {value}"
        )
        total = passed.value
    return (first, " → ".join(steps)) if steps else (first,)


def _sent(state: SlidingState) -> str:
    """Return what one result sends back, and what has come to one cell until now."""
    row, column = state.corner
    if state.window is not None:
        row, column = row + state.window.peak[0], column + state.window.peak[1]
    text = translate(
        "FiltersTab", "dout = 1 comes back; row {row}, column {column} of the input has {value} now"
    )
    value = _number(float(state.came_back[row, column]))
    return text.format(row=row + 1, column=column + 1, value=value)


def _summed(state: SlidingState, patch: PatchTrace, shown: int) -> str:
    """Return the sum of a patch; of many channels, the largest parts and the rest in one."""
    if not state.deep:
        products = _number(float(patch.products.sum(dtype=float)))
        if not patch.bias:
            return f"Σ x·w = {products}"
        text = f"Σ x·w = {products},  + b = {products} {added(_number(patch.bias))}"
        return f"{text} = {_number(patch.sum)}"
    text = chain(_number(share.contribution) for share in patch.shares[:shown])
    rest = len(patch.shares) - shown
    if rest > 0:
        more = translate("FiltersTab", "{sign} {value} ({count} others)")
        sign, size = added(_number(patch.rest(shown))).split()
        text += " " + more.format(sign=sign, value=size, count=rest)
    if patch.bias:
        text += f" {added(_number(patch.bias))} (b)"
    value = _number(patch.sum)
    return f"Σ x·w = {text} {equals(text, value)} {value}"


def _normed(total: float, scale: float, shift: float) -> str:
    return f"{_number(scale)} · {bracketed(_number(total))} {added(_number(shift))}"


def _number(value: float) -> str:
    return plain(value, 2)


def sentence(state: SlidingState) -> str:
    """Return the one sentence under the picture."""
    if state.blank:
        return translate(
            "FiltersTab", "There is nothing to slide over yet; the book's example needs no drawing."
        )
    if state.returning:
        return _back_sentence(state)
    if state.window is not None:
        return _pool_sentence(state)
    if state.deep:
        return _deep_sentence(state)
    if state.left_over:  # of a stride of two, one row and one column at most
        if state.missed:
            return translate(
                "FiltersTab",
                "The size is not a whole number: the last row and column of the input are never "
                "under the filter. Stride and padding have to fit.",
            )
        return translate(
            "FiltersTab",
            "The size is not a whole number: the last row and column of the padding are never "
            "under the filter, though all of the input is. Stride and padding have to fit.",
        )
    return _conv_sentence(state)


def _back_sentence(state: SlidingState) -> str:
    if state.window is not None:
        text = translate(
            "FiltersTab",
            "The way back, window {number} of {count}: the gradient goes to the value that was the "
            "largest; the others get 0.",
        )
    else:
        text = translate(
            "FiltersTab",
            "The way back, patch {number} of {count}: the gradient times the filter is added where "
            "the patch was. What lay in several patches gets a part from each.",
        )
    return text.format(number=state.index + 1, count=state.count)


def place_name(row: int, column: int) -> str:
    """Return an output value's name as the formulas have it, counted from 0: y₀,₀."""
    low = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
    return f"y{str(row).translate(low)},{str(column).translate(low)}"


def _pool_sentence(state: SlidingState) -> str:
    window = state.window
    assert window is not None
    times = int((window.values == window.largest).sum())
    text = translate(
        "FiltersTab",
        "Of these {count} values only the largest goes on, {value}; it came from row {row}, "
        "column {column}. Pooling has nothing to learn.",
    )
    if times > 1:
        text = translate(
            "FiltersTab",
            "Of these {count} values the largest goes on, {value}; {times} of them are equal to "
            "it. Pooling has nothing to learn.",
        )
    return text.format(
        count=window.values.size,
        times=times,
        value=_number(window.largest),
        row=window.top + window.peak[0] + 1,
        column=window.left + window.peak[1] + 1,
    )


def _deep_sentence(state: SlidingState) -> str:
    patch = state.patch
    assert patch is not None
    first = patch.shares[0]
    if first.contribution > 0:
        text = translate(
            "FiltersTab",
            "Of the {count} maps before, map {map} counts most here: it adds {part}.",
        )
    elif first.contribution < 0:
        text = translate(
            "FiltersTab",
            "Of the {count} maps before, map {map} counts most here: it takes away {part}.",
        )
    else:
        text = translate("FiltersTab", "None of the {count} maps before adds anything here.")
    if not state.resting:
        more = translate("FiltersTab", "Of the sum {sum}, {value} goes on.")
    else:
        more = translate("FiltersTab", "The sum is {sum}, but {value} goes on: the map rests here.")
    return f"{text} {more}".format(
        count=len(patch.shares),
        map=first.channel + 1,
        part=_number(abs(first.contribution)),
        sum=_number(patch.sum),
        value=_number(state.value),
    )


def _conv_sentence(state: SlidingState) -> str:
    patch = state.patch
    assert patch is not None
    blue = float(np.maximum(patch.products, 0).sum())
    vermillion = float(np.maximum(-patch.products, 0).sum())
    if not patch.patch.any():
        text = translate(
            "FiltersTab",
            "Under the filter everything is 0, so every product is 0 and the sum is {place} = "
            "{sum}.",
        )
    elif state.by_hand:
        text = translate(
            "FiltersTab",
            "Patch times filter, place by place, added up: {place} = {sum}. The same filter is "
            "used at every place.",
        )
    elif _number(blue) == _number(vermillion):
        text = translate(
            "FiltersTab",
            "Here blue and vermillion products cancel out: the sum is {place} = {sum}, and "
            "{value} goes on.",
        )
    elif blue > vermillion:
        text = translate(
            "FiltersTab",
            "Here the blue products outweigh the vermillion ones: the sum is {place} = {sum}, "
            "and {value} goes on.",
        )
    else:
        text = translate(
            "FiltersTab",
            "Here the vermillion products outweigh the blue ones: the sum is {place} = {sum}, "
            "and {value} goes on.",
        )
    return text.format(
        place=place_name(patch.row, patch.column),
        sum=_number(patch.sum),
        value=_number(state.value),
    )


def note(state: SlidingState) -> str:
    """Return what has to be said of the network's own layer; empty for the book's example."""
    if state.by_hand or state.blank:
        return ""
    if state.deep:
        return translate(
            "FiltersTab",
            "The filter has weights of its own for each map before. Click what a map adds, or "
            "press 1, 2, …, to go back to where it came from.",
        )
    if not state.convolving:
        return translate(
            "FiltersTab",
            "The pooling window moves by its own width, over each map separately. Click the "
            "largest value, or press 1, to go back to where it came from.",
        )
    if not state.as_learnt:
        text = translate(
            "FiltersTab",
            "The network itself learnt with stride {stride} and padding {pad}; what follows the "
            "convolution there is left out.",
        )
        return text.format(stride=state.learnt[0], pad=state.learnt[1])
    if any(passed.norm for passed in state.passed):
        return translate(
            "FiltersTab",
            "Batch normalisation follows: in use it only scales and shifts each map, with the mean "
            "and deviation it remembers.",
        )
    return ""


def captions(state: SlidingState) -> tuple[str, ...]:
    """Return what stands above the drawing, input, output and the terms, as far as there are."""
    output = _sized(translate("FiltersTab", "Output"), state.outputs.shape)
    if state.returning:
        return _back_captions(state)
    if state.deep:
        return (
            field_name(state),
            output,
            translate("FiltersTab", "Map"),
            translate("FiltersTab", "Patch x"),
            translate("FiltersTab", "Filter w"),
        )
    if state.convolving:
        return (
            _sized(input_name(state), state.inputs.shape),
            output,
            translate("FiltersTab", "Patch x"),
            filter_name(state),
            translate("FiltersTab", "Products x·w"),
        )
    window = translate("FiltersTab", "Window")
    pooled = _sized(pooled_name(state), state.inputs.shape)
    if state.by_hand:
        return pooled, output, window
    return field_name(state), pooled, output, window


def _back_captions(state: SlidingState) -> tuple[str, ...]:
    """Return the captions of the way back, as many as there are forward."""
    came = _sized(translate("FiltersTab", "Gradient of the input"), state.inputs.shape)
    dout = "dout = 1"
    if state.convolving:
        added_ = translate("FiltersTab", "Added: dout·w")
        return came, dout, dout, filter_name(state), added_
    window = translate("FiltersTab", "To the window")
    return (came, dout, window) if state.by_hand else (field_name(state), came, dout, window)


def _sized(name: str, shape: tuple[int, ...]) -> str:
    return f"{name}, {shape[0]}×{shape[1]}"


def input_name(state: SlidingState) -> str:
    """Return what the filter slides over."""
    if state.margin:
        return translate("FiltersTab", "Padded")
    return translate("FiltersTab", "Input")


def field_name(state: SlidingState) -> str:
    """Return what the box on the drawing is, and its size without what lies in the padding."""
    assert state.box is not None
    height, width = state.box.bottom - state.box.top, state.box.right - state.box.left
    text = translate("FiltersTab", "It sees {height}×{width}")
    return text.format(height=height, width=width)


def filter_name(state: SlidingState) -> str:
    """Return which filter it is."""
    if state.by_hand:
        return translate("FiltersTab", "Filter w")
    text = translate("FiltersTab", "Filter {number}: w")
    return text.format(number=state.filter + 1)


def pooled_name(state: SlidingState) -> str:
    """Return what is pooled."""
    if state.by_hand:
        return translate("FiltersTab", "Input")
    text = translate("FiltersTab", "Map {number}")
    return text.format(number=state.filter + 1)


def matrix_caption(state: SlidingState) -> str:
    """Return what the matrices below are."""
    text = translate("FiltersTab", "im2col: patch {number} of {count} is a column")
    if state.pool is not None:
        text = translate("FiltersTab", "Unrolled: window {number} of {count} is a column")
    if state.returning:
        text = translate(
            "FiltersTab", "col2im: column {number} of {count} is added where its patch was"
        )
    if state.deep:
        text = translate(
            "FiltersTab",
            "im2col: patch {number} of {count}, a column of {channels} blocks",
        )
    return text.format(number=state.index + 1, count=state.count, channels=len(state.channels))


def matrix_words(state: SlidingState) -> str:
    """Return what the product of the matrices says, with its sizes."""
    product, result = _sizes(state)
    if state.returning:
        text = translate(
            "FiltersTab",
            "Each column is what one result sends back to its {terms} values: in all {sizes}.",
        )
        sizes = f"({state.field**2},\N{NO-BREAK SPACE}{state.count})"
        return text.format(terms=state.field**2, sizes=sizes)
    if state.pool is not None:
        text = translate(
            "FiltersTab",
            "The largest of each column is the whole map at once: {product} → {result}.",
        )
        return text.format(product=product, result=result)
    text = translate(
        "FiltersTab",
        "One filter is one row of {terms} weights. Row times matrix, "
        "{product}, is the whole map at once: {result}.",
    )
    return text.format(terms=state.field**2, product=product, result=result)


def matrix_sizes(state: SlidingState) -> str:
    """Return only the sizes, for where there is little room."""
    if state.returning:
        return f"({state.field**2}, {state.count}) → {state.inputs.shape}"
    product, result = _sizes(state)
    return f"{product} {'=' if state.convolving else '→'} {result}"


def _sizes(state: SlidingState) -> tuple[str, str]:
    terms, count, gap = state.field**2, state.count, "\N{NO-BREAK SPACE}"
    product = f"({terms},{gap}{count})"
    if state.convolving:
        product = f"(1,{gap}{terms})·\N{ZERO WIDTH SPACE}{product}"
    return product, f"(1,{gap}{count})"


def size_formula(state: SlidingState) -> str:
    """Return equation (7.1) with the present numbers, in one line."""
    height, _ = state.size
    rows, pad = state.outputs.shape[0], state.margin
    text = f"OH = ({height} + 2·{pad} − {state.field}) / {state.pace} + 1 = "
    if state.left_over:
        exact = (height + 2 * pad - state.field) / state.pace + 1
        return text + f"{_number(exact)} → {rows}"
    return text + str(rows)


def step_titles(steps: Sequence[LayerStep]) -> dict[str, str]:
    """Return the entries of the list of convolutions and poolings, by their numbers from 0."""
    text = translate("FiltersTab", "{number}: {kind}, {height}×{width}")
    titles = {}
    for layer, step in enumerate(steps):
        _, height, width = step.outputs.shape
        values = {"number": step.block + 1, "kind": layer_kind(step.kinds[0])}
        titles[str(layer)] = text.format(**values, height=height, width=width)
    return titles
