"""Which picture is looked at: the user's drawing, or a digit that comes with the program."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.services.picture_source import Source
from desktop.widgets.controls.layout_helpers import column_in, small_label, tip


class PictureChoice(QWidget):
    """Says what is shown; ``sample`` and ``mine`` are its buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Source, int | None] = (Source.NOTHING, None)
        self.says = small_label()
        self.sample, self.mine = QPushButton(), QPushButton()
        column_in(self, self.says, self.sample, self.mine)

    def show_source(self, source: Source, label: int | None, able: bool = True) -> None:
        """Show where the picture comes from.

        Parameters
        ----------
        label : int or None
            What an MNIST digit is, by its label.
        able : bool
            Whether there is anything to look at a picture with.
        """
        self._shown = (source, label)
        self.says.setText(self._says())
        self.mine.setEnabled(source is Source.SAMPLE)
        self.sample.setEnabled(able)

    def retranslate(self, sample_tip: str, mine_tip: str) -> None:
        """Set every text again; what the buttons do in this tab is told, translated."""
        self.sample.setText(self.tr("An MNIST digit"))
        tip(self.sample, sample_tip)
        self.mine.setText(self.tr("My drawing"))
        tip(self.mine, mine_tip)
        self.says.setText(self._says())

    def _says(self) -> str:
        source, label = self._shown
        if source is Source.DRAWING:
            return self.tr("Shown: your drawing")
        if source is Source.SAMPLE:
            return self.tr("Shown: an MNIST digit, labelled {digit}").format(digit=label)
        return self.tr("Shown: nothing yet")
