"""The framing page's texts: names of steps, facts beside pictures, and the sentence."""

from __future__ import annotations

from desktop.services import network_names
from desktop.services.i18n import translate
from desktop.tabs.digit.framing.state import FramingState, NetAnswer, View
from nn_core.digits.framing_steps import ALL, FramingSteps, Switches
from nn_core.digits.shifts import REACH, NudgeMap


def step_name(step: str) -> str:
    """Return the name of a step, as it stands at its switch."""
    return {
        "raw": translate("FramingTab", "Raw"),
        "ink": translate("FramingTab", "Ink"),
        "box": translate("FramingTab", "Box"),
        "size": translate("FramingTab", "20 pixels"),
        "mass": translate("FramingTab", "Centre of mass"),
    }[step]


def step_tip(step: str) -> str:
    """Return what a step does, and what happens without it."""
    return {
        "raw": translate("FramingTab", "The sheet as you see it: paper 1, ink 0"),
        "ink": translate(
            "FramingTab",
            "Ink is 1 and paper 0, as in MNIST. Off: the brightness goes in, paper 1 and ink 0.",
        ),
        "box": translate(
            "FramingTab", "Cut out the ink's box. Off: the whole sheet is shrunk to 28 × 28 pixels."
        ),
        "size": translate(
            "FramingTab",
            "Scale the box so that its longer side is 20 pixels. Off: it fills all 28. "
            "Without the box there is nothing to scale.",
        ),
        "mass": translate(
            "FramingTab",
            "Move the ink's centre of mass to pixel (14, 14). Off: the middle of the box is there.",
        ),
    }[step]


def without(step: str) -> str:
    """Return how a row of the table calls everything but one step."""
    return {
        "ink": translate("FramingTab", "no ink"),
        "box": translate("FramingTab", "no box"),
        "size": translate("FramingTab", "no 20 pixels"),
        "mass": translate("FramingTab", "no centring"),
    }[step]


def row_name(switches: Switches) -> str:
    """Return what a row of the table is called."""
    off = switches.off
    if not off:
        return translate("FramingTab", "all steps")
    if len(off) == 1:
        return without(off[0])
    return translate("FramingTab", "as switched")


def fact(step: str, steps: FramingSteps) -> str:
    """Return the number that belongs to a picture on the way."""
    if step == "raw":
        side = len(steps.raw)
        return f"{side} × {side} px"
    if step == "ink":
        if steps.switches.ink:
            return translate("FramingTab", "ink 1, paper 0")
        return translate("FramingTab", "ink 0, paper 1")
    if step == "box":
        width, height = steps.size
        if steps.switches.box:
            return f"{width} × {height} px"
        return translate("FramingTab", "the whole sheet")
    if step == "size":
        return f"× {steps.scale:.3f} → {steps.length} px"
    return _shift(steps)


def _shift(steps: FramingSteps) -> str:
    dx, dy = (round(float(value), 1) for value in steps.shift)
    parts = []
    if dx:
        parts.append(f"{'→' if dx > 0 else '←'} {abs(dx):g}")
    if dy:
        parts.append(f"{'↓' if dy > 0 else '↑'} {abs(dy):g}")
    if parts:
        return "  ".join(parts) + " px"
    return translate("FramingTab", "not moved")


def legend() -> str:
    """Return what the marks in the pictures mean."""
    return translate(
        "FramingTab",
        "White is 1, black is 0.\n"
        "Dashed: what is cut out.\n"
        "Ring: centre of mass.\n"
        "Cross: pixel (14, 14).",
    )


def invitation(state: FramingState) -> str:
    """Return what an empty page says first."""
    if not state.names:
        return translate("FramingTab", "There is no network yet: train one with “badak train”.")
    return translate(
        "FramingTab",
        "Draw a digit at the left (F8), or take one that lies small and far from the middle.",
    )


def table_title(state: FramingState) -> str:
    """Return what the table shows, and on how many digits."""
    found = state.measured.get(ALL)
    if found is None:
        return translate("FramingTab", "What each step is worth")
    return translate("FramingTab", "Read correctly, % of {count} digits").format(count=found.count)


def card_note(answer: NetAnswer, view: View) -> str:
    """Return the line under a network's answer."""
    if answer.digit is None or answer.usual is None:
        return ""
    if not answer.differs:
        if view is View.STEPS:
            return translate("FramingTab", "as with all steps")
        return translate("FramingTab", "as unmoved")
    if view is View.STEPS:
        text = translate("FramingTab", "≠ {digit} with all steps")
    else:
        text = translate("FramingTab", "≠ {digit} unmoved")
    return text.format(digit=answer.usual)


def pad_note(found: NudgeMap | None) -> str:
    """Return how often a network stays with its answer."""
    if found is None:
        return ""
    return translate("FramingTab", "{digit} at {kept} of {all}").format(
        digit=found.unmoved, kept=found.kept, all=found.answers.size
    )


def nudge_text(nudge: tuple[int, int]) -> str:
    """Return by how much the picture is moved."""
    dx, dy = nudge
    if nudge == (0, 0):
        return translate("FramingTab", "not moved")
    parts = []
    if dx:
        text = (
            translate("FramingTab", "{count} px right")
            if dx > 0
            else translate("FramingTab", "{count} px left")
        )
        parts.append(text.format(count=abs(dx)))
    if dy:
        text = (
            translate("FramingTab", "{count} px down")
            if dy > 0
            else translate("FramingTab", "{count} px up")
        )
        parts.append(text.format(count=abs(dy)))
    return ", ".join(parts)


def sentence(state: FramingState) -> str:
    """Return the one sentence under the picture."""
    if not state.names:
        return invitation(state)
    if state.blank:
        return translate(
            "FramingTab",
            "A network sees 28 × 28 numbers and nothing else: how a drawing becomes them decides "
            "whether it is read.",
        )
    answers = state.shown_answers
    if any(answer.digit is None or answer.usual is None for answer in answers):
        return translate("FramingTab", "The networks are reading…")
    if state.view is View.NUDGE:
        return _nudge_sentence(state, answers)
    return _steps_sentence(state, answers)


def _steps_sentence(state: FramingState, answers: tuple[NetAnswer, ...]) -> str:
    off = state.switches.effective.off
    if not off and len({answer.digit for answer in answers}) > 1:
        return translate(
            "FramingTab",
            "Even with all steps the networks disagree: {answers}. Framing makes no digit of what "
            "is none, or could be two.",
        ).format(answers=_short(answers))
    if not off and state.needed:
        return translate(
            "FramingTab",
            "With all steps: {answers}. Switch off “{step}” and see which network loses the digit.",
        ).format(answers=_short(answers), step=step_name(state.needed))
    if not off and state.sturdy:
        return translate(
            "FramingTab",
            "With all steps: {answers}. No network loses this digit when one step is switched "
            "off; try two at once, or another digit.",
        ).format(answers=_short(answers))
    if not off:
        return translate(
            "FramingTab",
            "With all steps: {answers}. Switch a step off and see which network loses the digit.",
        ).format(answers=_short(answers))
    left_out = _joined(tuple(map(_missing, off)))
    if not any(answer.differs for answer in answers):
        text = translate("FramingTab", "Without {steps} no network loses this digit: {answers}.")
        if state.costs:
            text = translate(
                "FramingTab",
                "Without {steps} no network loses this digit: {answers}. Other digits break; the "
                "table counts them.",
            )
        return text.format(steps=left_out, answers=_short(answers))
    text = translate("FramingTab", "Without {steps}: {answers}.")
    return text.format(steps=left_out, answers=_list(answers))


def _nudge_sentence(state: FramingState, answers: tuple[NetAnswer, ...]) -> str:
    if state.nudge == (0, 0):
        counts = ", ".join(
            f"{network_names.short(name)} {state.explained.nudges[name].kept}"
            for name in state.names
        )
        return translate(
            "FramingTab",
            "Of {all} places, each network keeps its answer at this many: {counts}. "
            "Move the picture with the arrow keys.",
        ).format(counts=counts, all=(2 * REACH + 1) ** 2)
    moved = nudge_text(state.nudge)
    if not any(answer.differs for answer in answers):
        text = translate(
            "FramingTab", "The same ink, {moved}: every answer stays ({answers}). Move it further."
        )
        return text.format(moved=moved, answers=_short(answers))
    text = translate("FramingTab", "The same ink, {moved}: {answers}.")
    return text.format(moved=moved, answers=_list(answers))


def _joined(parts: tuple[str, ...]) -> str:
    """Return parts as they are listed in a sentence: commas, and "and" before the last."""
    *first, last = parts
    if not first:
        return last
    return translate("FramingTab", " and ").join((", ".join(first), last))


def _missing(step: str) -> str:
    """Return a step as it stands after "without"."""
    return {
        "ink": translate("FramingTab", "turning brightness into ink"),
        "box": translate("FramingTab", "the box"),
        "size": translate("FramingTab", "the 20 pixels"),
        "mass": translate("FramingTab", "the centre of mass"),
    }[step]


def _short(answers: tuple[NetAnswer, ...]) -> str:
    return ", ".join(f"{network_names.short(answer.name)} {answer.digit}" for answer in answers)


def _list(answers: tuple[NetAnswer, ...]) -> str:
    """Return what all networks say, as parts of a sentence."""
    return ", ".join(map(_clause, answers))


def _clause(answer: NetAnswer) -> str:
    name = answer.name
    if name == "book":
        changed = translate("FramingTab", "the book's network reads {digit} instead of {usual}")
        kept = translate("FramingTab", "the book's network still reads {digit}")
    elif name == "mlp":
        changed = translate("FramingTab", "the MLP {digit} instead of {usual}")
        kept = translate("FramingTab", "the MLP still {digit}")
    else:
        changed = translate("FramingTab", "the CNN {digit} instead of {usual}")
        kept = translate("FramingTab", "the CNN still {digit}")
    text = changed if answer.differs else kept
    return text.format(digit=answer.digit, usual=answer.usual)
