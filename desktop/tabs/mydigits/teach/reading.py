"""What the dock shows on the page Teach: the loss of a mixed batch, and the code that ran."""

from __future__ import annotations

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.tabs.mydigits.teach.state import TeachState
from nn_core.models.own_digits import held_back
from nn_core.models.teaching_records import BatchLoss
from nn_core.training import one_cycle

LESSON = "teach"
MIXED = r"L = \frac{n_m}{n} L_m + \frac{n_b}{n} L_b"
MINE = r"L_m = -\frac{1}{n_m} \sum_{i} \log y_{i t_i}"
STEP = r"\mathbf{W} \leftarrow \mathbf{W} - \eta\, \frac{\partial L}{\partial \mathbf{W}}"
KEPT = """\
for digit, (count, back) in enumerate(zip(counts, kept_back)):
    print(digit, "learnt:", count - back, "kept back:", back)
print("a quarter of each:", [held_back(count) for count in counts])
"""
LOSS = """\
loss = BatchLoss(L_m, L_b, n_m, n_b)
print(f"L = {loss.total:.4f}")
print(f"learning rate = {eta * one_cycle(done):.2e}")
"""


def build(state: TeachState, done: frozenset[str]) -> Reading:
    """Return the formulas with the numbers of the last batch, the code and the lesson."""
    return Reading(
        formulas=(
            FormulaLine(MIXED, _mixed(state), "mixed-loss"),
            FormulaLine(MINE, _mine(state), "cross-entropy"),
            FormulaLine(STEP, _step(state), "descent-step"),
        ),
        code=_code(state),
        lesson=LESSON,
        done=done,
        book=("training.train",),
    )


def _mixed(state: TeachState) -> str:
    loss = state.step.loss if state.step is not None else None
    if loss is None:
        n, mine = state.settings.batch_size, state.settings.mine
        return rf"L = \frac{{{mine}}}{{{n}}} L_m + \frac{{{n - mine}}}{{{n}}} L_b"
    n = loss.mine_count + loss.base_count
    return (
        rf"L = \frac{{{loss.mine_count}}}{{{n}}} \cdot {loss.mine:.3f}"
        rf" + \frac{{{loss.base_count}}}{{{n}}} \cdot {loss.base:.3f} = {loss.total:.3f}"
    )


def _mine(state: TeachState) -> str:
    loss = state.step.loss if state.step is not None else None
    if loss is None:
        return rf"n_m = {state.settings.mine}"
    return rf"n_m = {loss.mine_count}, \quad L_m = {loss.mine:.3f}"


def _done(state: TeachState) -> float:
    """Return the share of the learning that was done before the last batch."""
    step = state.step
    return 0.0 if step is None or not step.step else (step.step - 1) / step.steps


def _rate(state: TeachState) -> float:
    settings = state.taught.settings if state.taught is not None else state.settings
    return settings.learning_rate


def _step(state: TeachState) -> str:
    rate = _rate(state) * one_cycle(_done(state))
    mantissa, exponent = f"{rate:.1e}".split("e")
    return rf"\eta = {mantissa} \cdot 10^{{{int(exponent)}}}"


def _code(state: TeachState) -> CodeSnapshot:
    loss = state.step.loss if state.step is not None else None
    if loss is None:
        return CodeSnapshot((held_back,), _counts(state), KEPT)
    arguments = {
        "L_m": loss.mine,
        "L_b": loss.base,
        "n_m": loss.mine_count,
        "n_b": loss.base_count,
        "eta": _rate(state),
        "done": _done(state),
        **_counts(state.taught if state.taught is not None else state),
    }
    return CodeSnapshot((BatchLoss, one_cycle, held_back), arguments, LOSS + KEPT)


def _counts(state: TeachState) -> dict[str, object]:
    return {"counts": state.counts, "kept_back": state.kept_back}
