"""The framing tab's texts: names of steps and networks, facts beside pictures, and sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.tabs.framing.state import FramingState, NetAnswer, Page
from nn_core.digits.framing_steps import ALL, FramingSteps, Switches
from nn_core.digits.shifts import NudgeMap


def step_name(step: str) -> str:
    """Return the name of a step, as it stands at its switch."""
    if step == "ink":
        return QCoreApplication.translate("FramingTab", "Ink")
    if step == "box":
        return QCoreApplication.translate("FramingTab", "Box")
    if step == "size":
        return QCoreApplication.translate("FramingTab", "20 pixels")
    if step == "mass":
        return QCoreApplication.translate("FramingTab", "Centre of mass")
    return QCoreApplication.translate("FramingTab", "Raw")


def step_tip(step: str) -> str:
    """Return what a step does, and what happens without it."""
    if step == "ink":
        return QCoreApplication.translate(
            "FramingTab",
            "Ink is 1 and paper 0, as in MNIST. Off: the brightness goes in, paper 1 and ink 0.",
        )
    if step == "box":
        return QCoreApplication.translate(
            "FramingTab", "Cut out the ink's box. Off: the whole sheet is shrunk to 28 × 28 pixels."
        )
    if step == "size":
        return QCoreApplication.translate(
            "FramingTab",
            "Scale the box so that its longer side is 20 pixels. Off: it fills all 28. "
            "Without the box there is nothing to scale.",
        )
    if step == "mass":
        return QCoreApplication.translate(
            "FramingTab",
            "Move the ink's centre of mass to pixel (14, 14). Off: the middle of the box is there.",
        )
    return QCoreApplication.translate("FramingTab", "The sheet as you see it: paper 1, ink 0")


def without(step: str) -> str:
    """Return how a row of the table calls everything but one step."""
    if step == "ink":
        return QCoreApplication.translate("FramingTab", "no ink")
    if step == "box":
        return QCoreApplication.translate("FramingTab", "no box")
    if step == "size":
        return QCoreApplication.translate("FramingTab", "no 20 pixels")
    return QCoreApplication.translate("FramingTab", "no centring")


def row_name(switches: Switches) -> str:
    """Return what a row of the table is called."""
    off = switches.off
    if not off:
        return QCoreApplication.translate("FramingTab", "all steps")
    if len(off) == 1:
        return without(off[0])
    return QCoreApplication.translate("FramingTab", "as switched")


def fact(step: str, steps: FramingSteps) -> str:
    """Return the number that belongs to a picture on the way."""
    if step == "raw":
        side = len(steps.raw)
        return f"{side} × {side} px"
    if step == "ink":
        if steps.switches.ink:
            return QCoreApplication.translate("FramingTab", "ink 1, paper 0")
        return QCoreApplication.translate("FramingTab", "ink 0, paper 1")
    if step == "box":
        width, height = steps.size
        if steps.switches.box:
            return f"{width} × {height} px"
        return QCoreApplication.translate("FramingTab", "the whole sheet")
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
    return QCoreApplication.translate("FramingTab", "not moved")


def legend() -> str:
    """Return what the marks in the pictures mean."""
    return QCoreApplication.translate(
        "FramingTab",
        "White is 1, black is 0.\n"
        "Dashed: what is cut out.\n"
        "Ring: centre of mass.\n"
        "Cross: pixel (14, 14).",
    )


def invitation(state: FramingState) -> str:
    """Return what an empty page says first."""
    if not state.names:
        return QCoreApplication.translate(
            "FramingTab", "There is no network yet: train one with “badak train”."
        )
    return QCoreApplication.translate(
        "FramingTab",
        "Draw a digit in the first tab, or take one that lies small and far from the middle.",
    )


def table_title(state: FramingState) -> str:
    """Return what the table shows, and on how many digits."""
    found = state.measured.get(ALL)
    if found is None:
        return QCoreApplication.translate("FramingTab", "What each step is worth")
    return QCoreApplication.translate("FramingTab", "Read correctly, % of {count} digits").format(
        count=found.count
    )


def card_note(answer: NetAnswer, page: Page) -> str:
    """Return the line under a network's answer."""
    if answer.digit is None or answer.usual is None:
        return ""
    if not answer.differs:
        if page is Page.STEPS:
            return QCoreApplication.translate("FramingTab", "as with all steps")
        return QCoreApplication.translate("FramingTab", "as unmoved")
    if page is Page.STEPS:
        text = QCoreApplication.translate("FramingTab", "≠ {digit} with all steps")
    else:
        text = QCoreApplication.translate("FramingTab", "≠ {digit} unmoved")
    return text.format(digit=answer.usual)


def pad_note(found: NudgeMap | None) -> str:
    """Return how often a network stays with its answer."""
    if found is None:
        return ""
    return QCoreApplication.translate("FramingTab", "{digit} at {kept} of {all}").format(
        digit=found.unmoved, kept=found.kept, all=found.answers.size
    )


def nudge_text(nudge: tuple[int, int]) -> str:
    """Return by how much the picture is moved."""
    dx, dy = nudge
    if nudge == (0, 0):
        return QCoreApplication.translate("FramingTab", "not moved")
    parts = []
    if dx:
        text = (
            QCoreApplication.translate("FramingTab", "{count} px right")
            if dx > 0
            else QCoreApplication.translate("FramingTab", "{count} px left")
        )
        parts.append(text.format(count=abs(dx)))
    if dy:
        text = (
            QCoreApplication.translate("FramingTab", "{count} px down")
            if dy > 0
            else QCoreApplication.translate("FramingTab", "{count} px up")
        )
        parts.append(text.format(count=abs(dy)))
    return ", ".join(parts)
