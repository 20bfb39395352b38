"""What the page "Patch by patch" says: the sum in a line, the sentence, and remarks."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop.tabs.filters.maps_wording import layer_kind
from desktop.tabs.filters.walk_state import WalkState
from desktop.widgets.controls.number_text import format_number
from nn_core.records.conv_trace import PatchTrace


def sum_lines(state: WalkState, shown: int) -> tuple[str, ...]:
    """Return how the result comes about, and in a second line what follows it.

    Parameters
    ----------
    state : WalkState
    shown : int
        How many channels of a deep filter are shown one by one.
    """
    patch, window = state.patch, state.window
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
        sum_ = "" if passed.norm is None else _normed(total, *passed.norm) + " = "
        steps.append(f"{name}: {sum_}{_number(passed.value)}")
        total = passed.value
    return (first, " → ".join(steps)) if steps else (first,)


def _summed(state: WalkState, patch: PatchTrace, shown: int) -> str:
    """Return the sum of a patch; of many channels, the largest parts and the rest in one."""
    if not state.deep:
        products = _number(float(patch.products.sum(dtype=float)))
        if not patch.bias:
            return f"Σ x·w = {products}"
        text = f"Σ x·w = {products},  + b = {products} + {_number(patch.bias)}"
        return f"{text} = {_number(patch.sum)}"
    text = _added([share.contribution for share in patch.shares[:shown]])
    rest = len(patch.shares) - shown
    if rest > 0:
        more = QCoreApplication.translate("FiltersTab", "{sign} {value} ({count} others)")
        size, sign = _signed(patch.rest(shown))
        text += " " + more.format(sign=sign, value=size, count=rest)
    if patch.bias:
        size, sign = _signed(patch.bias)
        text += f" {sign} {size} (b)"
    return f"Σ x·w = {text} = {_number(patch.sum)}"


def _added(values: Iterable[float]) -> str:
    text = " ".join(f"{sign} {size}" for size, sign in map(_signed, values))
    return text.removeprefix("+ ") if text.startswith("+") else text.replace("− ", "−", 1)


def _signed(value: float) -> tuple[str, str]:
    return _number(abs(value)), "−" if value < 0 else "+"


def _normed(total: float, scale: float, shift: float) -> str:
    size, sign = _signed(shift)
    factor = _number(total) if total >= 0 else f"({_number(total)})"
    return f"{_number(scale)} · {factor} {sign} {size}"


def _number(value: float) -> str:
    return format_number(value, 2)


def invitation(state: WalkState) -> str:
    """Return what an empty page says first."""
    if not state.seen.able:
        return QCoreApplication.translate(
            "FiltersTab",
            "The convolutional network is not here yet: train it with “badak train --model cnn”. "
            "The book's example needs none.",
        )
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
    if state.deep:
        return _deep_sentence(state)
    if state.left_over:  # of a stride of two, one row and one column at most
        return QCoreApplication.translate(
            "FiltersTab",
            "The size is not a whole number: the last row and column of the input are never "
            "under the filter. Stride and padding have to fit.",
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


def _deep_sentence(state: WalkState) -> str:
    patch = state.patch
    assert patch is not None
    first = patch.shares[0]
    text = QCoreApplication.translate(
        "FiltersTab",
        "Of the {count} maps before, map {map} adds most here: {part}.",
    )
    if not state.resting:
        more = QCoreApplication.translate("FiltersTab", "Of the sum {sum}, {value} goes on.")
    else:
        more = QCoreApplication.translate(
            "FiltersTab", "The sum is {sum}, but {value} goes on: the map rests here."
        )
    size, sign = _signed(first.contribution)
    return f"{text} {more}".format(
        count=len(patch.shares),
        map=first.channel + 1,
        part=f"{sign}{size}",
        sum=_number(patch.sum),
        value=_number(state.value),
    )


def _conv_sentence(state: WalkState) -> str:
    patch = state.patch
    assert patch is not None
    if not patch.patch.any():
        text = QCoreApplication.translate(
            "FiltersTab",
            "Under the filter everything is 0, so every product is 0 and the sum in row {row}, "
            "column {column} is {sum}.",
        )
    elif state.by_hand:
        text = QCoreApplication.translate(
            "FiltersTab",
            "Patch times filter, place by place, added up: {sum} in row {row}, column {column} "
            "of the output. The same filter is used at every place.",
        )
    elif float(patch.products.sum()) > 0:
        text = QCoreApplication.translate(
            "FiltersTab",
            "Here the blue products outweigh the vermillion ones: the sum in row {row}, "
            "column {column} is {sum}, and {value} goes on.",
        )
    else:
        text = QCoreApplication.translate(
            "FiltersTab",
            "Here the vermillion products outweigh the blue ones: the sum in row {row}, "
            "column {column} is {sum}, and {value} goes on.",
        )
    return text.format(
        row=patch.row + 1,
        column=patch.column + 1,
        sum=_number(patch.sum),
        value=_number(state.value),
    )


def note(state: WalkState) -> str:
    """Return what has to be said of the network's own layer; empty for the book's example."""
    if state.by_hand or state.blank:
        return ""
    if state.deep:
        return QCoreApplication.translate(
            "FiltersTab",
            "The filter has weights of its own for each map before. Click what a map adds, or "
            "press 1, 2, …, to go back to where it came from.",
        )
    if not state.convolving:
        return QCoreApplication.translate(
            "FiltersTab",
            "The pooling window moves by its own width, over each map separately. Click the "
            "largest value, or press 1, to go back to where it came from.",
        )
    if not state.as_learnt:
        text = QCoreApplication.translate(
            "FiltersTab",
            "The network itself learnt with stride {stride} and padding {pad}; what follows the "
            "convolution there is left out.",
        )
        return text.format(stride=state.learnt[0], pad=state.learnt[1])
    if any(passed.norm for passed in state.passed):
        return QCoreApplication.translate(
            "FiltersTab",
            "Batch normalisation follows: in use it only scales and shifts each map, with the mean "
            "and deviation it remembers.",
        )
    return ""
