"""Walks the story of one network as a reader does: by links, pen and keys, and looks at nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from pen import SEVEN, drag
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from desktop.services.training_run import Speed, TrainingRun

if TYPE_CHECKING:
    from desktop.reading.lesson_view import LessonView
    from desktop.shell.main_window import MainWindow

LEFT, SPACE, NONE = Qt.MouseButton.LeftButton, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier
TURN = np.linspace(0, 2 * np.pi, 40)
ZERO = [(0.5 + 0.22 * np.sin(t), 0.5 - 0.32 * np.cos(t)) for t in TURN]
Until = Callable[[Callable[[], bool]], None]
"""Lets the program go on until something is true."""


def click_link(lesson: LessonView, place: str) -> str:
    """Click a link of the lesson by the mouse, and return its words."""
    cursor, words, spot = QTextCursor(lesson.document()), "", None
    # By places: PySide's iterator over the parts of a paragraph may never come to its end.
    for position in range(1, lesson.document().characterCount()):
        cursor.setPosition(position)
        if cursor.charFormat().anchorHref() == f"badak:{place}":
            words += lesson.document().characterAt(position - 1)
            spot = spot or QTextCursor(cursor)
    assert spot is not None, f"no link to {place}"
    lesson.setTextCursor(spot)
    lesson.ensureCursorVisible()
    QTest.mouseClick(lesson.viewport(), LEFT, NONE, lesson.cursorRect(spot).center())
    return words


def click_sentence(label: QLabel) -> str:
    """Click the link of a sentence, wherever in it that is, and return where it leads."""
    followed: list[str] = []
    label.linkActivated.connect(followed.append)
    for y in range(2, label.height(), 4):
        for x in range(2, label.width(), 6):
            QTest.mouseMove(label, QPoint(x, y))
            QTest.mouseClick(label, LEFT, NONE, QPoint(x, y))
            if followed:
                label.linkActivated.disconnect(followed.append)
                return followed[0]
    raise AssertionError("no link in the sentence")


class Reader:
    """Goes from place to place.

    Parameters
    ----------
    window : MainWindow
        Shown, with all tabs.
    until : callable
    did : callable
        Called after everything that was done, with its name.
    """

    def __init__(
        self, window: MainWindow, until: Until, did: Callable[[str], None] = lambda _name: None
    ) -> None:
        self.window, self.until, self._did = window, until, did
        self.words: list[str] = []
        """What the links were called that were followed."""
        dock = window.reading.prepare()
        dock.set_page("lesson")
        self.lesson = dock.lesson

    @property
    def tab(self):
        """The tab in front."""
        return self.window.tabs.view()

    def follow(self, place: str) -> None:
        """Follow a link of the lesson."""
        followed: list[str] = []
        self.lesson.place_wanted.connect(followed.append)
        self.until(lambda: f"badak:{place}" in self.lesson.toHtml().replace("&amp;", "&"))

        def clicked() -> bool:
            # Before the first layout a click falls beside it.
            words = click_link(self.lesson, place)
            self.words += [words] if followed else []
            return bool(followed)

        self.until(clicked)
        self.lesson.place_wanted.disconnect(followed.append)
        self._did(f"to {place}")

    def draw(self, canvas: QWidget, *strokes: list[tuple[float, float]]) -> None:
        """Draw by the mouse."""
        for stroke in strokes:
            drag(canvas, stroke)
        self._did("drawn")

    def press(self, key: Qt.Key = SPACE) -> None:
        """Press a key where the focus is."""
        target = self.window.focusWidget() or self.tab
        QTest.keyClick(target, key)
        self._did(f"key {key.name}")

    def learn(self, run: TrainingRun, enough: Callable[[], bool]) -> None:
        """Let it learn by the space bar, and stop it so again."""
        # Nobody sits here to watch: as fast as it goes.
        run.set_speed(Speed.FULL)
        self.press()
        self.until(lambda: run.state.running)
        self.until(enough)
        self.press()
        self.until(lambda: not run.state.running)

    def write_ten(self, menu: QWidget) -> None:
        """Choose the last entry of the menu, and write a digit into each of the ten boxes."""

        def write() -> None:
            boxes = QApplication.activeModalWidget()
            assert isinstance(boxes, QDialog)
            for canvas in boxes.canvases:  # type: ignore[attr-defined]
                self.draw(canvas, SEVEN)
            QTest.mouseClick(boxes.ok, LEFT)  # type: ignore[attr-defined]

        QTimer.singleShot(200, self.window, write)
        menu.setFocus()
        self.press(Qt.Key.Key_End)

    def gate(self) -> None:
        """From the first tab to a gate, and turn it into another one."""
        self.window.tabs.select("start")
        self.follow("gates/perceptron?gate=AND")
        QTest.mouseClick(self.tab.page().presets["OR"], LEFT)
        self._did("OR")
        self.follow("gates/perceptron?gate=AND")

    def zero_or_one(self) -> None:
        """One neuron reads 0 or 1, and what the reader draws."""
        self.follow("training/points?scene=zero-or-one#canvas")
        page = self.tab.page()
        self.until(lambda: self.window.focusWidget() is page.canvas)
        self.draw(page.canvas, ZERO)
        page.transport.play.setFocus()
        run = page.presenter.run
        self.learn(run, lambda: run.state.step >= 700)

    def one_or_nine(self) -> None:
        """One line can't part 1 from 9, four neurons can."""
        self.follow("training/points?scene=one-or-nine-line#transport.play")
        page = self.tab.page()
        run = page.presenter.run
        self.until(lambda: self.window.focusWidget() is page.transport.play)
        self.learn(run, lambda: run.state.step >= 500)

    def hidden(self) -> None:
        """Four neurons more."""
        self.follow("training/points?scene=one-or-nine#transport.play")
        page = self.tab.page()
        run = page.presenter.run
        self.until(lambda: self.window.focusWidget() is page.transport.play)
        self.learn(run, lambda: page.presenter.state.shares[0] >= 0.97)

    def ten_digits(self) -> None:
        """A network for all ten digits begins to read the drawing."""
        self.follow("training/digits?network=784-50-10#transport.play")
        page = self.tab.page()
        self.until(lambda: page.presenter.state.learnt > 0 and not page.presenter.state.loading)
        self.draw(page.canvas, SEVEN)
        page.controls.transport.play.setFocus()
        run = page.presenter.run
        self.learn(run, lambda: run.state.step >= 120)

    def hand(self) -> None:
        """Ten digits of the reader's own."""
        self.follow("training/digits#mine")
        page = self.tab.page()
        self.until(lambda: self.window.focusWidget() is page.controls.mine)
        self.write_ten(page.controls.mine)
        page.controls.transport.play.setFocus()
        run, before = page.presenter.run, page.presenter.run.state.step
        self.learn(run, lambda: run.state.step >= before + 50)

    def convolution(self) -> None:
        """Filters look at what was drawn."""
        self.follow("filters/maps#grid")
        page = self.tab.page()
        self.until(lambda: not page.presenter.state.blank)
        page.grid.setFocus()
        self.press(Qt.Key.Key_Right)

    STEPS = (gate, zero_or_one, one_or_nine, hidden, ten_digits, hand, convolution)
