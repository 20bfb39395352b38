"""The buttons of a playback: to the start, back, a step on, play; and a slider over all steps."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desktop.services.playback import Playback
from desktop.widgets.controls.layout_helpers import column_in, player, show_sign, tip
from desktop.widgets.input import Track


class PlayerRow(QWidget):
    """Shows and moves a `Playback`; `follow` is called whenever its place may have changed.

    - ``scrub``: whether there is a slider over all steps.
    """

    def __init__(self, playback: Playback, *, scrub: bool = False) -> None:
        super().__init__()
        self._playback = playback
        self.rewind, self.back = QToolButton(), QToolButton()
        self.step, self.play = QPushButton(self.tr("Step")), QPushButton()
        self.scrub = Track()
        show_sign(self.rewind, "|◀")
        show_sign(self.back, "◀")
        column = column_in(self)
        column.addLayout(player(self.rewind, self.back, self.step))
        column.addWidget(self.play)
        column.addWidget(self.scrub)
        self.scrub.setVisible(scrub)
        self._name()
        self.rewind.clicked.connect(playback.rewind)
        self.back.clicked.connect(playback.back)
        self.step.clicked.connect(playback.forward)
        self.play.clicked.connect(playback.toggle)
        self.scrub.valueChanged.connect(playback.go_to)
        playback.changed.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        playback = self._playback
        with QSignalBlocker(self.scrub):
            self.scrub.setRange(0, playback.last)
            self.scrub.setValue(playback.place)
        self.rewind.setEnabled(playback.place > 0)
        self.back.setEnabled(playback.place > 0)
        self.step.setEnabled(playback.place < playback.last)
        self.play.setEnabled(playback.last > 0)
        self.play.setText(self.tr("Pause") if playback.playing else self.tr("Play"))

    def _name(self) -> None:
        for widget, name, says in (
            (self.rewind, self.tr("Back to the beginning"), self.tr("Back to the beginning: Home")),
            (self.back, self.tr("One step back"), self.tr("One step back: Backspace")),
            (self.step, self.tr("Step"), self.tr("One step on: space bar")),
            (self.play, self.tr("Play"), self.tr("Go on by itself, or stop: P")),
            (self.scrub, self.tr("Step"), self.tr("Go to any step")),
        ):
            widget.setAccessibleName(name)
            tip(widget, says)
