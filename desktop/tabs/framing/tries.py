"""Notice when the reader has done one of the three things the lesson says to try."""

from __future__ import annotations

from desktop.tabs.framing.state import FramingState, NetAnswer, Page

NEGATIVE = "negative"
MASS = "mass"
NUDGE = "nudge"


def noticed(state: FramingState) -> frozenset[str]:
    """Return the keys of what can be seen in this state."""
    if state.blank:
        return frozenset()
    found = set()
    off = state.switches.off
    if "ink" in off and any(answer.differs for answer in state.answers):
        found.add(NEGATIVE)
    if off == ("mass",) and _book_alone(state.answers):
        found.add(MASS)
    if state.page is Page.NUDGE and _book_alone(state.moved_answers):
        found.add(NUDGE)
    return frozenset(found)


def _book_alone(answers: tuple[NetAnswer, ...]) -> bool:
    """Whether the book's network has changed its answer and the CNN has not."""
    by_name = {answer.name: answer for answer in answers}
    book, cnn = by_name.get("book"), by_name.get("cnn")
    if book is None or cnn is None or cnn.digit is None:
        return False
    return book.differs and not cnn.differs
