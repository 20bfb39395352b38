"""The names of what happens to signals and gradients, in sentences and formulas."""

from __future__ import annotations

from enum import StrEnum

from desktop.reading.content import FormulaLine
from desktop.services.i18n import translate
from desktop.tabs.activations.deep_signals.presenter import DeepSignalsState, Start
from desktop.tabs.activations.parts import latex_number, number
from nn_core.errors import QT_TRANSLATE_NOOP
from nn_core.records.activation_stats import Trend

DEVIATIONS = {
    Start.STD: r"\sigma",
    Start.XAVIER: r"\sqrt{\frac{1}{n}}",
    Start.HE: r"\sqrt{\frac{2}{n}}",
}


def trend_name(trend: Trend) -> str:
    """Return one word for what happens to gradients."""
    names = {
        Trend.STEADY: translate("DepthWords", "steady"),
        Trend.VANISHING: translate("DepthWords", "vanishing"),
        Trend.EXPLODING: translate("DepthWords", "exploding"),
        Trend.SATURATED: translate("DepthWords", "saturated"),
        Trend.ZERO: translate("DepthWords", "gone"),
    }
    return names[trend]


def signal_trend_name(trend: Trend) -> str:
    """Return the same for signals, which do not vanish but crowd round one value."""
    if trend is Trend.VANISHING:
        return translate("DepthWords", "crowded")
    return trend_name(trend)


def signal_title(state: DeepSignalsState) -> str:
    """Return the caption of the upper picture."""
    record = state.propagation
    if record is None:
        return translate("DepthWords", "Signals h(a) on the way forwards")
    text = translate(
        "DepthWords", "Signals h(a): {trend}. Spread {first} after layer 1, {last} after layer {n}"
    )
    return text.format(
        trend=f"<b>{signal_trend_name(record.signal_trend)}</b>",
        first=number(record.signals[0].spread),
        last=number(record.signals[-1].spread),
        n=record.depth,
    )


def gradient_title(state: DeepSignalsState) -> str:
    """Return the caption of the lower picture."""
    record = state.propagation
    if record is None:
        return translate("DepthWords", "Gradients |g| on the way back")
    text = translate(
        "DepthWords", "Gradients |g|: {trend}. Size {last} at layer {n}, {first} at layer 1"
    )
    return text.format(
        trend=f"<b>{trend_name(record.gradient_trend)}</b>",
        first=number(record.gradients[0].rms),
        last=number(record.gradients[-1].rms),
        n=record.depth,
    )


class Says(StrEnum):
    """What the sentence claims of signals and of gradients."""

    WAITING = QT_TRANSLATE_NOOP("DepthWords", "The signals are on their way …")
    SPREAD = QT_TRANSLATE_NOOP("DepthWords", "The signals stay spread out up to the last layer.")
    CROWDED = QT_TRANSLATE_NOOP(
        "DepthWords",
        "The signals crowd together: all inputs look alike to the last layer.",
    )
    GROWN = QT_TRANSLATE_NOOP(
        "DepthWords", "The signals explode: their spread has grown to {spread}."
    )
    SATURATED = QT_TRANSLATE_NOOP(
        "DepthWords", "Most signals are pressed to the ends of the range, where h is flat."
    )
    ARRIVING = QT_TRANSLATE_NOOP("DepthWords", "The gradients reach the first layer.")
    MADE_UP = QT_TRANSLATE_NOOP(
        "DepthWords",
        "The gradients reach layer 1 all the same: large weights make up for small slopes.",
    )
    VANISHING = QT_TRANSLATE_NOOP(
        "DepthWords", "The gradients vanish on the way back: the first layers hardly learn."
    )
    EXPLODING = QT_TRANSLATE_NOOP(
        "DepthWords", "The gradients explode on the way back: learning would jump about."
    )
    NO_SLOPE = QT_TRANSLATE_NOOP(
        "DepthWords", "Every slope is 0, so no gradient comes back: nothing can be learnt."
    )
    LOST = QT_TRANSLATE_NOOP(
        "DepthWords", "No gradient is left at the first layer: it can't learn anything."
    )


def sentence(state: DeepSignalsState) -> str:
    """Return what follows from both trends, translated."""
    record = state.propagation
    spread = number(record.signals[-1].spread) if record else ""
    said = [translate("DepthWords", says.value) for says in remark(state)]
    return " ".join(said).format(spread=spread)


def remark(state: DeepSignalsState) -> tuple[Says, ...]:
    """Return the claims that the record bears out: of the signals, and of the gradients."""
    record = state.propagation
    if record is None:
        return (Says.WAITING,)
    signals = {
        Trend.STEADY: Says.SPREAD,
        Trend.VANISHING: Says.CROWDED,
        Trend.EXPLODING: Says.GROWN,
        Trend.SATURATED: Says.SATURATED,
    }[record.signal_trend]
    gradients = {
        # Of one layer nothing has come back through weights yet.
        Trend.STEADY: Says.MADE_UP
        if signals is Says.SATURATED and record.depth > 1
        else Says.ARRIVING,
        Trend.VANISHING: Says.VANISHING,
        Trend.EXPLODING: Says.EXPLODING,
        Trend.ZERO: Says.NO_SLOPE if record.gradients[-1].zeros == 1 else Says.LOST,
    }[record.gradient_trend]
    return signals, gradients


def formulas(state: DeepSignalsState) -> tuple[FormulaLine, ...]:
    """Return how a layer passes on signals, how it hands back gradients, and how W is drawn."""
    deviation = DEVIATIONS[state.settings.start]
    sigma = {
        Start.STD: state.settings.deviation,
        Start.XAVIER: 0.1,
        Start.HE: 0.02**0.5,
    }[state.settings.start]
    drawn = FormulaLine(
        rf"w \sim N\left(0, s^2\right), \quad s = {deviation}",
        rf"n = 100, \quad s = {sigma:.3g}",
        "weights-drawn",
    )
    forwards, backwards = "", ""
    record = state.propagation
    if record is not None:
        first, last = record.signals[0].spread, record.signals[-1].spread
        forwards = rf"{latex_number(first)} \to {latex_number(last)}"
        first, last = record.gradients[0].rms, record.gradients[-1].rms
        backwards = rf"{latex_number(first)} \leftarrow {latex_number(last)}"
    return (
        drawn,
        FormulaLine(
            r"\mathbf{z}_{l} = h\left(\mathbf{z}_{l-1} \mathbf{W}_{l}\right)",
            forwards,
            "signal-passes",
        ),
        FormulaLine(
            r"\mathbf{g}_{l} = \left(\mathbf{g}_{l+1} \mathbf{W}_{l+1}^{T}\right)"
            r" h'\left(\mathbf{a}_{l}\right)",
            backwards,
            "gradient-passes",
            more=True,
        ),
    )
