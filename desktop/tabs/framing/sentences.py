"""The one sentence under the picture: what broke, and which network doesn't mind."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services import network_names
from desktop.tabs.framing import wording
from desktop.tabs.framing.state import FramingState, NetAnswer, Page


def sentence(state: FramingState) -> str:
    """Return the one sentence under the picture."""
    if not state.names:
        return wording.invitation(state)
    if state.blank:
        return QCoreApplication.translate(
            "FramingTab",
            "A network sees 28 × 28 numbers and nothing else: how a drawing becomes them decides "
            "whether it is read.",
        )
    answers = state.answers if state.page is Page.STEPS else state.moved_answers
    if any(answer.digit is None or answer.usual is None for answer in answers):
        return QCoreApplication.translate("FramingTab", "The networks are reading…")
    if state.page is Page.NUDGE:
        return _nudge_sentence(state, answers)
    return _steps_sentence(state, answers)


def _steps_sentence(state: FramingState, answers: tuple[NetAnswer, ...]) -> str:
    off = state.switches.effective.off
    if not off and len({answer.digit for answer in answers}) > 1:
        return QCoreApplication.translate(
            "FramingTab",
            "Even with all steps the networks disagree: {answers}. Framing makes no digit of what "
            "is none, or could be two.",
        ).format(answers=_short(answers))
    if not off and state.needed:
        return QCoreApplication.translate(
            "FramingTab",
            "With all steps: {answers}. Switch off “{step}” and see which network loses the digit.",
        ).format(answers=_short(answers), step=wording.step_name(state.needed))
    if not off:
        return QCoreApplication.translate(
            "FramingTab",
            "With all steps: {answers}. Switch a step off and see which network loses the digit.",
        ).format(answers=_short(answers))
    left_out = _joined(tuple(map(_missing, off)))
    if not any(answer.differs for answer in answers):
        text = QCoreApplication.translate(
            "FramingTab",
            "Without {steps} no network loses this digit: {answers}. Other digits break; the "
            "table counts them.",
        )
        return text.format(steps=left_out, answers=_short(answers))
    text = QCoreApplication.translate("FramingTab", "Without {steps}: {answers}.")
    return text.format(steps=left_out, answers=_list(answers))


def _nudge_sentence(state: FramingState, answers: tuple[NetAnswer, ...]) -> str:
    if state.nudge == (0, 0):
        counts = ", ".join(
            f"{network_names.short(name)} {state.explained.nudges[name].kept}"
            for name in state.names
        )
        return QCoreApplication.translate(
            "FramingTab",
            "Of 81 places, each network keeps its answer at this many: {counts}. "
            "Move the picture with the arrow keys.",
        ).format(counts=counts)
    moved = wording.nudge_text(state.nudge)
    if not any(answer.differs for answer in answers):
        text = QCoreApplication.translate(
            "FramingTab", "The same ink, {moved}: every answer stays ({answers}). Move it further."
        )
        return text.format(moved=moved, answers=_short(answers))
    text = QCoreApplication.translate("FramingTab", "The same ink, {moved}: {answers}.")
    return text.format(moved=moved, answers=_list(answers))


def _joined(parts: tuple[str, ...]) -> str:
    """Return parts as they are listed in a sentence: commas, and "and" before the last."""
    *first, last = parts
    if not first:
        return last
    return QCoreApplication.translate("FramingTab", " and ").join((", ".join(first), last))


def _missing(step: str) -> str:
    """Return a step as it stands after "without"."""
    if step == "ink":
        return QCoreApplication.translate("FramingTab", "turning brightness into ink")
    if step == "box":
        return QCoreApplication.translate("FramingTab", "the box")
    if step == "size":
        return QCoreApplication.translate("FramingTab", "the 20 pixels")
    return QCoreApplication.translate("FramingTab", "the centre of mass")


def _short(answers: tuple[NetAnswer, ...]) -> str:
    return ", ".join(f"{network_names.short(answer.name)} {answer.digit}" for answer in answers)


def _list(answers: tuple[NetAnswer, ...]) -> str:
    """Return what all networks say, as parts of a sentence."""
    return ", ".join(map(_clause, answers))


def _clause(answer: NetAnswer) -> str:
    name = answer.name
    if name == "book":
        changed = QCoreApplication.translate(
            "FramingTab", "the book's network reads {digit} instead of {usual}"
        )
        kept = QCoreApplication.translate("FramingTab", "the book's network still reads {digit}")
    elif name == "mlp":
        changed = QCoreApplication.translate("FramingTab", "the MLP {digit} instead of {usual}")
        kept = QCoreApplication.translate("FramingTab", "the MLP still {digit}")
    else:
        changed = QCoreApplication.translate("FramingTab", "the CNN {digit} instead of {usual}")
        kept = QCoreApplication.translate("FramingTab", "the CNN still {digit}")
    text = changed if answer.differs else kept
    return text.format(digit=answer.digit, usual=answer.usual)
