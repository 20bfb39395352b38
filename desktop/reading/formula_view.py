r"""The Formula page: typesets what a tab asks for, in slices so short that dragging never stalls.

LaTeX that comes out well: ``\frac \sqrt \sum \prod \int \partial \nabla \max \exp \ln \log``,
scripts, Greek, ``\mathbf \mathrm \mathbb \hat \bar \vec \text``, ``\left( \right)``,
``aligned`` (``&`` and ``\\``), ``matrix bmatrix pmatrix vmatrix``, ``cases``, ``\cdot \times \le
\ge \ne \approx \to \in \infty \odot``, ``\cancel{…}``, ``\underbrace{…}_{…}``.

Write numbers with ``.`` and a plain ``-``; use the same number of decimals in every state, for
then a new state only exchanges digits. Lines break by themselves before ``= < > \le \approx \to``
and before ``+ -`` outside of brackets.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from desktop.reading import glyphs
from desktop.reading.content import FormulaLine, Reading
from desktop.reading.formula_page import FormulaPage
from desktop.reading.glyphs import FormulaError, Typesetter
from desktop.reading.line_layout import pieces_of

SLICE_S = 0.005
"""How long one turn of the event loop may spend on typesetting."""
REST_MS, LONGEST_S = 60, 0.3
"""While states follow one another faster, as in a drag, what must be typeset first waits for the
next that is known, but no longer than that: a piece takes as long as a whole frame."""
AHEAD_MS = 250
"""How long it rests between two pieces that nobody has asked for yet."""

Formulas = tuple[FormulaLine, ...]


class FormulaView(QScrollArea):
    """The Formula page of the reading dock.

    - ``typesetter``: by default the one that all pages share.
    """

    def __init__(self, typesetter: Typesetter | None = None) -> None:
        super().__init__()
        self._typesetter = typesetter or glyphs.shared()
        self._stages: Iterator[None] | None = None
        self._all: Formulas = ()
        self._unfolded = False
        self._wanted: Formulas = ()
        self._current: Formulas | None = None
        self._missing: list[str] = []
        self._asked = 0.0
        self._behind_since: float | None = None
        self._page = FormulaPage(self._typesetter)
        self._page.more_wanted.connect(self._unfold)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its page takes the keys, one stop is enough
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._work)
        self._soon: Formulas = ()
        self._told = False
        self._ahead = QTimer(self, singleShot=True)
        self._ahead.timeout.connect(self._set_ahead)
        self.retranslate()

    def show_reading(self, reading: Reading) -> None:
        """Show the formulas of ``reading``: at once if all their pieces are known, else soon.

        While pieces are being set the last complete formulas stay, unless all of them were about
        something else; then the newest state follows.
        An older state is given up as soon as a newer one needs no more pieces than it.
        """
        self._all, self._soon, self._told = reading.formulas, reading.soon, True
        self._want()

    @Slot(bool)
    def _unfold(self, unfolded: bool) -> None:
        """Show what goes beyond the chapter, or fold it away again."""
        self._unfolded = unfolded
        self._want()

    def _want(self) -> None:
        self._wanted = tuple(line for line in self._all if self._unfolded or not line.more)
        self._say_if_empty()
        if not self.isVisible():
            return
        now, before = time.perf_counter(), self._asked
        self._asked = now
        if self._typesetter.ready and not self._unknown(self._wanted):
            self._show(self._wanted)
        else:
            shown = _subjects(self.shown())
            if shown and shown.isdisjoint(_subjects(self._wanted)):
                self.clear()  # they are of another page of the tab
            self._behind_since = self._behind_since or now
            moving = now - before < REST_MS / 1000 and now - self._behind_since < LONGEST_S
            self._turn.start(REST_MS if moving else 0)
        if self._soon:
            self._ahead.start(AHEAD_MS)

    def clear(self) -> None:
        """Paint nothing until the next reading is set: the old one was about something else."""
        self._show(())

    def shown(self) -> Formulas:
        return self._page.formulas()

    def settled(self) -> bool:
        """Return whether what is painted is what was asked for last."""
        return self._current is None and self.shown() == self._wanted

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Formula"))
        self._say_if_empty()

    def _say_if_empty(self) -> None:
        """Say that there is no formula, but not while one is on its way or nothing was asked."""
        there = bool(self._wanted) or not self._told
        text = "" if there else self.tr("There is no formula for this state.")
        self._page.show_message(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.settled():
            self._turn.start(0)

    @Slot()
    def _work(self) -> None:
        """Do one slice of what is missing; come back for the rest after other events."""
        if not self.isVisible():
            return
        if not self._typesetter.ready:
            self._stages = self._stages or self._typesetter.stages()
            next(self._stages, None)
        else:
            self._set_some()
        if not self.settled():
            self._turn.start(0)

    def _set_some(self) -> None:
        self._take_newest()
        end = time.perf_counter() + SLICE_S
        while self._missing:
            self._set_piece(self._missing.pop())
            if time.perf_counter() >= end:
                break
        if not self._missing and self._current is not None:
            self._show(self._current)

    def _take_newest(self) -> None:
        """Set the newest state; an older one only while that is nearer to its end.

        So what is missing never grows, and something is shown even while states follow one another
        faster than they can be set.
        """
        if self._current == self._wanted:
            return
        missing = self._unknown(self._wanted)
        if self._current is None or len(missing) <= len(self._missing):
            self._current, self._missing = self._wanted, missing

    def _show(self, formulas: Formulas) -> None:
        self._current, self._missing, self._behind_since = None, [], None
        self._page.show_formulas(formulas, any(line.more for line in self._all))

    @Slot()
    def _set_ahead(self) -> None:
        """Set one piece of what will be asked for soon, if there is nothing else to do."""
        if not self.isVisible():
            return
        if self.settled():
            missing = self._unknown(self._soon)
            if not missing:
                return
            self._set_piece(missing[0])
        self._ahead.start(AHEAD_MS)

    def _set_piece(self, latex: str) -> None:
        try:
            self._typesetter.box(latex)
        except FormulaError:
            # The page shows the LaTeX itself in its place.
            return

    def _unknown(self, formulas: Formulas) -> list[str]:
        lines = [text for line in formulas for text in (line.symbols, line.numbers) if text]
        pieces = [piece for line in lines for piece in pieces_of(line)]
        return [piece for piece in pieces if not self._typesetter.knows(piece)]


def _subjects(formulas: Formulas) -> set[str]:
    return {line.about for line in formulas}
