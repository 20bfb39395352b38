"""Which picture is looked at, and by which network: a menu, two buttons, and what is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.services.context import TabContext
from desktop.services.picture_network import PictureNetwork, Source, Subject
from desktop.widgets.canvas.small_canvas import SmallCanvas
from desktop.widgets.controls.choice_menus import NetworkMenu
from desktop.widgets.controls.layout_helpers import column_in, small_label, tip


class PictureChoice(QWidget):
    """The user's drawing, or a digit that comes with the program; tips say what for, translated.

    - ``paper``: to draw on, without going to another tab.
    """

    def __init__(self, context: TabContext, sample_tip: str, mine_tip: str) -> None:
        super().__init__()
        self.says = small_label()
        self.paper = SmallCanvas(context)
        self.sample = QPushButton(self.tr("An MNIST digit"))
        self.mine = QPushButton(self.tr("My drawing"))
        tip(self.sample, sample_tip)
        tip(self.mine, mine_tip)
        column_in(self, self.paper, self.says, self.sample, self.mine)

    def show_source(self, source: Source, label: int | None, able: bool = True) -> None:
        """Show where the picture comes from.

        - ``label``: what an MNIST digit is, by its label.
        - ``able``: whether there is anything to look at a picture with.
        """
        if source is Source.DRAWING:
            self.says.setText(self.tr("Shown: your drawing"))
        elif source is Source.SAMPLE:
            says = self.tr("Shown: an MNIST digit, labelled {digit}")
            self.says.setText(says.format(digit=label))
        else:
            self.says.setText(self.tr("Shown: nothing yet"))
        self.mine.setEnabled(source is Source.SAMPLE)
        self.sample.setEnabled(able)


class SubjectControls(QWidget):
    """Shows and changes what a `PictureNetwork` looks at.

    - ``source``: the presenter's; its ``subject`` is shown by `show_subject`.
    """

    def __init__(self, source: PictureNetwork) -> None:
        super().__init__()
        self._label, self.model = QLabel(self.tr("&Network")), NetworkMenu()
        self._label.setBuddy(self.model)
        tip(self.model, self.tr("The network that comes with the program, or one you have taught"))
        self.picture = picture = PictureChoice(
            source.context,
            self.tr("Look at one of the digits that come with the program"),
            self.tr("Look at what you have drawn"),
        )
        self.says, self.sample, self.mine = picture.says, picture.sample, picture.mine
        column_in(self, self._label, self.model, picture)
        self.model.picked.connect(source.set_model)
        self.sample.clicked.connect(source.take_sample)
        self.mine.clicked.connect(source.take_drawing)
        self.show_subject(source.subject)

    def show_subject(self, subject: Subject) -> None:
        """Show where the picture comes from, and which network looks at it."""
        self.model.show_networks(subject.models, subject.model)
        for widget in (self._label, self.model):
            # There is nothing to choose before a network was taught.
            widget.setVisible(len(subject.models) > 1)
        self.picture.show_source(subject.source, subject.label, subject.able)


class Invitation(QWidget):
    """A text in the middle with a ``button`` below it."""

    def __init__(self) -> None:
        super().__init__()
        self._label, self.button = QLabel(), QPushButton()
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self._label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def text(self) -> str:
        return self._label.text()

    def set_text(self, text: str) -> None:
        self._label.setText(text)
