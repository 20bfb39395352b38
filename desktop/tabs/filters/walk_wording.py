"""The texts of the page "Patch by patch": captions, the sum in a line, and the sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.tabs.filters.walk_state import WalkState
from desktop.widgets.number_text import format_number


def captions(state: WalkState) -> tuple[str, ...]:
    """Return what stands above input, output and the terms."""
    if state.convolving:
        return (
            _sized(input_name(state), state.inputs.shape),
            _sized(QCoreApplication.translate("FiltersTab", "Output"), state.outputs.shape),
            QCoreApplication.translate("FiltersTab", "Patch x"),
            filter_name(state),
            QCoreApplication.translate("FiltersTab", "Products x·w"),
        )
    return (
        _sized(pooled_name(state), state.inputs.shape),
        _sized(QCoreApplication.translate("FiltersTab", "Output"), state.outputs.shape),
        QCoreApplication.translate("FiltersTab", "Window"),
    )


def _sized(name: str, shape: tuple[int, ...]) -> str:
    return f"{name}, {shape[0]}×{shape[1]}"


def input_name(state: WalkState) -> str:
    """Return what the filter slides over."""
    if state.pad:
        return QCoreApplication.translate("FiltersTab", "Input, padded")
    return QCoreApplication.translate("FiltersTab", "Input")


def filter_name(state: WalkState) -> str:
    """Return which filter it is."""
    if state.by_hand:
        return QCoreApplication.translate("FiltersTab", "Filter w")
    text = QCoreApplication.translate("FiltersTab", "Filter {number}: w")
    return text.format(number=state.filter + 1)


def pooled_name(state: WalkState) -> str:
    """Return what is pooled."""
    if state.by_hand:
        return QCoreApplication.translate("FiltersTab", "Input")
    text = QCoreApplication.translate("FiltersTab", "Map {number}")
    return text.format(number=state.filter + 1)


def sum_line(state: WalkState) -> str:
    """Return how the result comes about, in one line."""
    patch, window = state.patch, state.window
    if patch is not None:
        products = float(patch.products.sum(dtype=float))
        line = f"Σ x·w = {_number(products)}"
        if patch.bias:
            line += f",  + b = {_number(products)} + {_number(patch.bias)} = {_number(patch.sum)}"
        if state.norm is not None:
            line += _normed(patch.sum, *state.norm)
        return line
    if window is not None:
        numbers = ", ".join(_number(value) for value in window.values.ravel().tolist())
        return f"max({numbers}) = {_number(window.largest)}"
    return ""


def _normed(total: float, scale: float, shift: float) -> str:
    text = QCoreApplication.translate(
        "FiltersTab", ";  then batch norm: × {scale} {sign} {shift} = {result}"
    )
    return text.format(
        scale=_number(scale),
        sign="−" if shift < 0 else "+",
        shift=_number(abs(shift)),
        result=_number(scale * total + shift),
    )


def _number(value: float) -> str:
    return format_number(value, 2)


def matrix_caption(state: WalkState) -> str:
    """Return what the matrices below are."""
    text = QCoreApplication.translate("FiltersTab", "im2col: patch {number} of {count} is a column")
    return text.format(number=state.index + 1, count=state.count)


def matrix_words(state: WalkState) -> str:
    """Return what the product of the matrices says, with its sizes."""
    text = QCoreApplication.translate(
        "FiltersTab",
        "One filter is one row of {terms} weights. Row times matrix, "
        "{product}, is the whole map at once: {result}.",
    )
    product, result = _sizes(state)
    return text.format(terms=state.field**2, product=product, result=result)


def matrix_sizes(state: WalkState) -> str:
    """Return only the sizes, for where there is little room."""
    product, result = _sizes(state)
    return f"{product} = {result}"


def _sizes(state: WalkState) -> tuple[str, str]:
    terms, count, gap = state.field**2, state.count, "\N{NO-BREAK SPACE}"
    product = f"(1,{gap}{terms})·\N{ZERO WIDTH SPACE}({terms},{gap}{count})"
    return product, f"(1,{gap}{count})"


def size_formula(state: WalkState) -> str:
    """Return equation (7.1) with the present numbers, in one line."""
    height, _ = state.size
    rows = state.outputs.shape[0]
    pad = state.pad if state.convolving else 0
    text = f"OH = ({height} + 2·{pad} − {state.field}) / {state.step} + 1 = "
    if state.left_over:
        exact = (height + 2 * pad - state.field) / state.step + 1
        return text + f"{_number(exact)} → {rows}"
    return text + str(rows)


def invitation(state: WalkState) -> str:
    """Return what an empty page says first."""
    if not state.seen.able:
        return QCoreApplication.translate(
            "FiltersTab",
            "The network of convolutions is not here yet: train it with "
            "“badak train --model cnn”. The book's example needs none.",
        )
    if not state.seen.blank:
        return QCoreApplication.translate("FiltersTab", "This network does not pool.")
    return QCoreApplication.translate(
        "FiltersTab", "Draw a digit in the first tab, or take one that comes with the program."
    )


def sentence(state: WalkState) -> str:
    """Return the one sentence under the picture."""
    if state.blank:
        return QCoreApplication.translate(
            "FiltersTab", "There is nothing to slide over yet; the book's example needs no drawing."
        )
    if state.window is not None:
        return _pool_sentence(state)
    if state.left_over:  # of a stride of two, one row and one column at most
        return QCoreApplication.translate(
            "FiltersTab",
            "The size is no whole number: the last row and column of the input are never under "
            "the filter. Stride and padding have to fit.",
        )
    return _conv_sentence(state)


def _pool_sentence(state: WalkState) -> str:
    window = state.window
    assert window is not None
    text = QCoreApplication.translate(
        "FiltersTab",
        "Of these {count} values only the largest goes on, {value}; it came from row {row}, "
        "column {column}. Pooling has nothing to learn.",
    )
    return text.format(
        count=window.values.size,
        value=_number(window.largest),
        row=window.top + window.peak[0] + 1,
        column=window.left + window.peak[1] + 1,
    )


def _conv_sentence(state: WalkState) -> str:
    patch = state.patch
    assert patch is not None
    place = {"row": patch.row + 1, "column": patch.column + 1, "value": _number(patch.sum)}
    if not patch.patch.any():
        text = QCoreApplication.translate(
            "FiltersTab",
            "Under the filter everything is 0, so every product is 0 and the sum in row {row}, "
            "column {column} is {value}.",
        )
    elif state.by_hand:
        text = QCoreApplication.translate(
            "FiltersTab",
            "Patch times filter, place by place, added up: {value} in row {row}, column {column} "
            "of the output. The same filter is used at every place.",
        )
    elif float(patch.products.sum()) > 0:
        text = QCoreApplication.translate(
            "FiltersTab",
            "Here the blue products outweigh the vermillion ones: {value} in row {row}, "
            "column {column} of the map.",
        )
    else:
        text = QCoreApplication.translate(
            "FiltersTab",
            "Here the vermillion products outweigh the blue ones: {value} in row {row}, "
            "column {column} of the map.",
        )
    return text.format(**place)


def note(state: WalkState) -> str:
    """Return what has to be said of the network's own convolution; empty for the book's."""
    if state.by_hand or state.blank:
        return ""
    if not state.convolving:
        return QCoreApplication.translate(
            "FiltersTab",
            "What is pooled has been through batch normalisation. Pooling moves by its own side; "
            "it needs no im2col here.",
        )
    if not state.as_learnt:
        text = QCoreApplication.translate(
            "FiltersTab",
            "The network itself learnt with stride {stride} and padding {pad}.",
        )
        return text.format(stride=state.learnt[0], pad=state.learnt[1])
    if state.norm is not None:
        return QCoreApplication.translate(
            "FiltersTab",
            "This convolution has no bias: batch normalisation follows. In use it only scales and "
            "shifts each map, with the mean and deviation it remembers.",
        )
    return ""
