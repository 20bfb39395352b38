"""The captions of the page "Patch by patch": what each part of the picture is, with its size."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.tabs.filters.maps_wording import layer_kind
from desktop.tabs.filters.walk_state import WalkState
from desktop.widgets.controls.number_text import format_number
from nn_core.records.layer_steps import LayerStep


def captions(state: WalkState) -> tuple[str, ...]:
    """Return what stands above the drawing, input, output and the terms, as far as there are."""
    output = _sized(QCoreApplication.translate("FiltersTab", "Output"), state.outputs.shape)
    if state.deep:
        return (
            field_name(state),
            output,
            QCoreApplication.translate("FiltersTab", "Map"),
            QCoreApplication.translate("FiltersTab", "Patch x"),
            QCoreApplication.translate("FiltersTab", "Filter w"),
        )
    if state.convolving:
        return (
            _sized(input_name(state), state.inputs.shape),
            output,
            QCoreApplication.translate("FiltersTab", "Patch x"),
            filter_name(state),
            QCoreApplication.translate("FiltersTab", "Products x·w"),
        )
    window = QCoreApplication.translate("FiltersTab", "Window")
    pooled = _sized(pooled_name(state), state.inputs.shape)
    if state.by_hand:
        return pooled, output, window
    return field_name(state), pooled, output, window


def _sized(name: str, shape: tuple[int, ...]) -> str:
    return f"{name}, {shape[0]}×{shape[1]}"


def input_name(state: WalkState) -> str:
    """Return what the filter slides over."""
    if state.margin:
        return QCoreApplication.translate("FiltersTab", "Padded")
    return QCoreApplication.translate("FiltersTab", "Input")


def field_name(state: WalkState) -> str:
    """Return what the box on the drawing is, and its size where nothing is cut off."""
    assert state.step is not None
    text = QCoreApplication.translate("FiltersTab", "It sees {size}×{size}")
    return text.format(size=state.step.reach.size)


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


def matrix_caption(state: WalkState) -> str:
    """Return what the matrices below are."""
    text = QCoreApplication.translate("FiltersTab", "im2col: patch {number} of {count} is a column")
    if state.pool is not None:
        text = QCoreApplication.translate(
            "FiltersTab", "Unrolled: window {number} of {count} is a column"
        )
    if state.deep:
        text = QCoreApplication.translate(
            "FiltersTab",
            "im2col: patch {number} of {count}, a column of {channels} blocks",
        )
    return text.format(number=state.index + 1, count=state.count, channels=len(state.channels))


def matrix_words(state: WalkState) -> str:
    """Return what the product of the matrices says, with its sizes."""
    if state.pool is not None:
        text = QCoreApplication.translate(
            "FiltersTab",
            "The largest of each column is the whole map at once: {product} → {result}.",
        )
        product, result = _sizes(state)
        return text.format(product=product, result=result)
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
    return f"{product} {'=' if state.convolving else '→'} {result}"


def _sizes(state: WalkState) -> tuple[str, str]:
    terms, count, gap = state.field**2, state.count, "\N{NO-BREAK SPACE}"
    product = f"({terms},{gap}{count})"
    if state.convolving:
        product = f"(1,{gap}{terms})·\N{ZERO WIDTH SPACE}{product}"
    return product, f"(1,{gap}{count})"


def size_formula(state: WalkState) -> str:
    """Return equation (7.1) with the present numbers, in one line."""
    height, _ = state.size
    rows, pad = state.outputs.shape[0], state.margin
    text = f"OH = ({height} + 2·{pad} − {state.field}) / {state.pace} + 1 = "
    if state.left_over:
        exact = (height + 2 * pad - state.field) / state.pace + 1
        return text + f"{format_number(exact, 2)} → {rows}"
    return text + str(rows)


def step_title(step: LayerStep) -> str:
    """Return a convolution's or pooling's entry in the list."""
    _, height, width = step.outputs.shape
    text = QCoreApplication.translate("FiltersTab", "{number}: {kind}, {height}×{width}")
    kind = layer_kind(step.kinds[0])
    return text.format(number=step.block + 1, kind=kind, height=height, width=width)
