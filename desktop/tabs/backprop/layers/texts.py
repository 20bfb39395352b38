"""What the page Layers says: a cell's sum written out, and the sentence of each part."""

from __future__ import annotations

import math

import numpy as np

from desktop.reading.equality import equals
from desktop.services import numbers
from desktop.services.i18n import translate
from desktop.services.numbers import bracketed, significant
from desktop.tabs.backprop.layers.state import AS_IT_IS, BACK, TEN_TIMES, LayersState
from nn_core.learning.cell_sums import CellSum
from nn_core.learning.microscope import BatchRecord, most_moved

SHOWN = 3
"""Products that are written out; the others are added up."""
LEAST = 0.01
"""Change of a loss, relative, that is called one."""


def source_names() -> dict[str, str]:
    """Return the networks to choose from."""
    return {
        "held": translate("LayersTexts", "In training"),
        "dense": translate("LayersTexts", "784-50-10"),
        "conv": translate("LayersTexts", "With a convolution"),
    }


def source_note(state: LayersState) -> str:
    """Return what the network is."""
    if state.fault is not None:
        return translate(
            "LayersTexts",
            "The network of the check's game: something may be wrong on its way back.",
        )
    if state.source == "held" and not state.holding:
        return translate(
            "LayersTexts", "No network that reads digits is in training: this is a 784-50-10."
        )
    if state.holding and state.source == "held":
        text = translate(
            "LayersTexts", "A copy of the network in training, at step {step}; that one stays."
        )
        return text.format(step=numbers.thousands(state.held_step))
    return ""


def steps_note(state: LayersState) -> str:
    """Return how many steps have been done here."""
    text = translate("LayersTexts", "Steps here: {steps}, back: {back} of {most}")
    return text.format(steps=state.steps, back=len(state.past), most=BACK)


def place(symbol: str, index: tuple[int, ...]) -> str:
    """Return an element as Python writes it."""
    return f"{symbol}[{', '.join(map(str, index))}]"


def spoken(symbol: str, shape: tuple[int, ...]) -> str:
    """Return what a screen reader says of an array: "gradient of W1 (784, 50)"."""
    text = translate("LayersTexts", "{name}, shape {shape}")
    if symbol.startswith("d"):
        text = translate("LayersTexts", "gradient of {name}, shape {shape}")
    return text.format(name=symbol.removeprefix("d"), shape=", ".join(map(str, shape)))


def cell(index: tuple[int, ...], value: str) -> str:
    """Return an element with its value, in words."""
    text = translate("LayersTexts", "at {place}: {value}")
    return text.format(place=", ".join(map(str, index)), value=value)


def sum_line(state: LayersState) -> str:
    """Return how the number that is looked at came about, with numbers."""
    made, record = state.made, state.record
    if made is None or record is None:
        return ""
    name = place(record.symbol(state.key), state.index)
    line = f"{name} = {_worked_out(made)}"
    if not math.isclose(made.total, made.value, rel_tol=1e-3, abs_tol=1e-6):
        text = translate(
            "LayersTexts", "But the sum is {total}: this layer's way back is not what it should be"
        )
        line += ". " + text.format(total=significant(made.total, 4))
    if state.difference is not None:
        text = translate("LayersTexts", "finite difference: {value}")
        line += "; " + text.format(value=significant(state.difference, 4))
    return line


def _worked_out(made: CellSum) -> str:
    value = significant(made.value, 4)
    special = {
        "relu": _mask,
        "back_relu": _mask,
        "loss": _loss,
        "softmax": _softmax,
        "pool": _pool,
        "back_pool": _back_pool,
    }
    if made.rule in special:
        return special[made.rule](made, value)
    if len(made.a) > 1 or made.rule.startswith("back_activation"):
        products = _products(made)
        return f"{products} {equals(products, value)} {value}"
    return f"{value}{_remark(made.rule)}"


def _remark(rule: str) -> str:
    says = {
        "activation": translate("LayersTexts", "the activation of what came in"),
        "flatten": translate("LayersTexts", "the same number, now in a row"),
        "other": translate("LayersTexts", "worked out from the whole batch"),
        "left_out": translate("LayersTexts", "in no window, so no gradient"),
    }
    return f" ({says[rule]})" if rule in says else ""


def _products(made: CellSum) -> str:
    """Return the largest products, and what the others are together."""
    terms = np.asarray(made.a, np.float64) * made.b
    order = np.sort(np.argsort(-np.abs(terms), kind="stable")[:SHOWN])
    alone = made.rule in ("bias", "conv_bias")
    parts = [_product(float(made.a[i]), float(made.b[i]), alone) for i in order]
    rest = len(terms) - len(order)
    if rest:
        together = float(terms.sum() - terms[order].sum())
        text = translate("LayersTexts", "({count} more: {value})")
        parts.append(text.format(count=rest, value=significant(together)))
    if made.add:
        parts.append(f"b {significant(made.add)}")
    return " + ".join(parts)


def _product(a: float, b: float, alone: bool) -> str:
    first = bracketed(significant(a))
    return first if alone else f"{first}·{bracketed(significant(b))}"


def _mask(made: CellSum, value: str) -> str:
    mask = translate("LayersTexts", "mask")
    came, passed = significant(float(made.a[0]), 4), numbers.plain(float(made.b[0]))
    return f"{bracketed(came)} · {passed} ({mask}) = {value}"


def _loss(made: CellSum, value: str) -> str:
    y, t, n = significant(float(made.a[0]), 4), numbers.plain(float(made.a[1])), 1 / made.scale
    return f"(y − t) / N = ({y} − {t}) / {n:.0f} = {value}"


def _softmax(made: CellSum, value: str) -> str:
    mine, all_ = float(made.a @ made.b), float(made.a.sum())
    return f"exp(a − C) / Σ exp = {significant(mine)} / {significant(all_)} = {value}"


def _pool(made: CellSum, value: str) -> str:
    text = translate("LayersTexts", "the largest of {values}")
    values = ", ".join(significant(float(one)) for one in made.a[:9])
    return f"{value} ({text.format(values=values)})"


def _back_pool(made: CellSum, value: str) -> str:
    if made.b[0]:
        text = translate("LayersTexts", "it won its window, so all comes to it")
    else:
        text = translate("LayersTexts", "another one won its window")
    return f"{value} ({text})"


def sentence(state: LayersState) -> str:
    """Return what the part in which the batch stands has done."""
    record = state.record
    if record is None:
        return translate("LayersTexts", "There is nothing in the batch yet.")
    depth, part = record.depth, state.part
    if part == 0:
        return _batch(state)
    if part <= depth:
        return _ahead(record, part - 1)
    if part == depth + 1:
        return _read(state)
    if part < record.last:
        return _back(record, 2 * depth + 1 - part)
    return _update(state)


def _batch(state: LayersState) -> str:
    rows = len(state.x)
    if state.mine:
        text = translate(
            "LayersTexts",
            "The batch: your drawing and {count} digits. Each is one sample of X.",
        )
        return text.format(count=rows - 1)
    if state.taken is not None:
        text = translate(
            "LayersTexts", "The batch: the digit that was clicked, a {label}; {count} beside it."
        )
        return text.format(label=state.taken[1], count=rows - 1)
    text = translate(
        "LayersTexts",
        "The batch: {count} digits. A digit that you draw comes in as the first sample.",
    )
    return text.format(count=rows)


def _ahead(record: BatchRecord, layer: int) -> str:
    made, kind = record.symbol(f"out.{layer}"), record.forward[layer].kind
    source = record.symbol("x" if layer == 0 else f"out.{layer - 1}")
    shapes = [record.forward[layer].x.shape, record.forward[layer].y.shape]
    if kind == "affine":
        W = record.array(f"W.{layer}").shape
        return (
            f"{made} = {source}·{record.symbol(f'W.{layer}')} + {record.symbol(f'b.{layer}')}: "
            + (f"{shapes[0]} · {W} = {shapes[1]}")
        )
    says = {
        "conv": translate(
            "LayersTexts", "Each filter is laid over every place of {source}: {made}."
        ),
        "relu": translate(
            "LayersTexts", "ReLU lets {passed} of the numbers through and keeps that as its mask."
        ),
        "maxpool": translate(
            "LayersTexts", "Only the largest of each window goes on, and its place is kept."
        ),
        "flatten": translate("LayersTexts", "The maps of each sample become one row: {made}."),
    }
    other = translate("LayersTexts", "{made} is made of {source}.")
    passed = numbers.percent(float((record.forward[layer].y > 0).mean()))
    return says.get(kind, other).format(source=source, made=made, passed=passed)


def _read(state: LayersState) -> str:
    record = state.record
    assert record is not None and state.answer is not None
    (answer, share), right = state.answer, int(state.t[0])
    y = record.loss.y[0]
    values = {
        "right": right,
        "answer": answer,
        "share": numbers.probability(share),
        "down": significant(float(y[answer]), 2),
        "up": significant(1 - float(y[right]), 2),
    }
    if answer == right:
        return translate(
            "LayersTexts",
            "The first digit, {right}, is read as {answer} with {share}. y − t asks for {up} more.",
        ).format(**values)
    return translate(
        "LayersTexts",
        "The first digit, {right}, is read as {answer} with {share}. "
        "y − t says: {answer} down by {down}, {right} up by {up}.",
    ).format(**values)


def _back(record: BatchRecord, layer: int) -> str:
    kind, dout = record.forward[layer].kind, record.symbol(f"dout.{layer}")
    source = record.symbol("x" if layer == 0 else f"out.{layer - 1}")
    if kind == "affine":
        db = record.array(f"db.{layer}")
        x, d = record.forward[layer].x.T.shape, record.backward[layer].dout.shape
        hears = translate(
            "LayersTexts", "The bias of neuron {neuron} has the largest gradient, {value}."
        )
        neuron = int(np.abs(db).argmax())
        heard = hears.format(neuron=neuron, value=significant(float(db[neuron]), 2))
        W = record.symbol(f"dW.{layer}")
        return f"{W} = {source}.T·{dout}: {x} · {d} = {(x[0], d[1])}. {heard}"
    says = {
        "conv": translate(
            "LayersTexts",
            "A filter's gradient is the sum over {places} places of the patch there times {dout}.",
        ),
        "relu": translate(
            "LayersTexts",
            "Where the mask is 0, nothing comes back: {stopped} of {dout} is stopped.",
        ),
        "maxpool": translate(
            "LayersTexts", "The gradient goes to the one that was largest, 0 to the others."
        ),
        "flatten": translate("LayersTexts", "The rows become maps again; no number changes."),
    }
    other = translate("LayersTexts", "{dout}, times this layer's slope, comes back to {source}.")
    stopped = numbers.percent(float((record.forward[layer].y <= 0).mean()))
    places = int(np.prod(record.backward[layer].dout.shape[2:]))
    return says.get(kind, other).format(dout=dout, source=source, stopped=stopped, places=places)


def _update(state: LayersState) -> str:
    record, preview = state.record, state.preview
    assert record is not None and preview is not None
    moved = most_moved(record)
    text = translate(
        "LayersTexts",
        "One step of η = {rate} takes the loss of this batch from {before} to {after}.",
    )
    said = text.format(
        rate=significant(state.rate),
        before=significant(record.loss.value),
        after=significant(float(preview[AS_IT_IS])),
    )
    if moved is None:
        return said
    key, index = moved
    change = -state.rate * float(record.array(f"d{key}")[index])
    text = translate("LayersTexts", "{weight} moves most, by {change}.")
    weight = place(record.symbol(key), index)
    return f"{said} {text.format(weight=weight, change=significant(change, 2))}"


def question(state: LayersState) -> str:
    """Return what can be predicted before the step is done."""
    text = translate("LayersTexts", "With 10 η the loss would")
    return text if state.record is not None else ""


def answers() -> dict[str, str]:
    """Return what may be expected of it."""
    return {
        "more": translate("LayersTexts", "fall more"),
        "less": translate("LayersTexts", "fall less"),
        "up": translate("LayersTexts", "rise"),
    }


def outcome(state: LayersState) -> str:
    """Return which of the answers is true."""
    assert state.preview is not None
    now, short, long = (float(state.preview[i]) for i in (0, AS_IT_IS, TEN_TIMES))
    if not long <= now:
        return "up"
    return "more" if long < short else "less"


def comparison(state: LayersState) -> str:
    """Return one sentence that compares the guess with what is true; empty without one."""
    if not state.guess or state.preview is None:
        return ""
    true = outcome(state)
    values = {
        "before": significant(state.loss),
        "short": significant(float(state.preview[AS_IT_IS])),
        "long": significant(float(state.preview[TEN_TIMES])),
    }
    says = {
        "more": translate(
            "LayersTexts", "From {before} to {short} with η, to {long} with 10 η: it falls more."
        ),
        "less": translate(
            "LayersTexts", "From {before} to {short} with η, to {long} with 10 η: it falls less."
        ),
        "up": translate(
            "LayersTexts", "From {before} to {short} with η, to {long} with 10 η: it rises."
        ),
    }
    return says[true].format(**values)
