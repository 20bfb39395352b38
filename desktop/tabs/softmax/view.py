"""Shows the softmax tab: bars that can be dragged, the steps below, one sentence under them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication, QUndoStack
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.style.theme import Theme
from desktop.tabs.base import TabView
from desktop.tabs.softmax import export, reading, wording
from desktop.tabs.softmax.bars import ScoreBars
from desktop.tabs.softmax.controls import SoftmaxControls
from desktop.tabs.softmax.picture import SoftmaxPicture
from desktop.tabs.softmax.presenter import SoftmaxPresenter
from desktop.tabs.softmax.tables import WIDTHS_PAGE, SoftmaxTables
from nn_core.errors import BadakError


class SoftmaxView(TabView):
    """Scores and shares as bars, the table of the steps, and the sentence."""

    controls_width, widest_controls = 240, 320

    def __init__(
        self, presenter: SoftmaxPresenter, context: TabContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self._presenter, self._context = presenter, context
        self.panel = SoftmaxControls()
        self.bars = ScoreBars(presenter.picture)
        self.tables = SoftmaxTables(presenter.picture)
        self._lay_out()
        self._connect()
        self._restyle(context.theme.tokens)
        self.retranslate()

    def _lay_out(self) -> None:
        self.controls.addWidget(self.panel)
        self.picture.addWidget(self.bars, 1)
        self.picture.addSpacing(8)
        self.picture.addWidget(self.tables)

    def _connect(self) -> None:
        presenter, panel = self._presenter, self.panel
        presenter.state_changed.connect(self._show)
        presenter.failed.connect(self._context.report)
        self._context.theme.changed.connect(self._restyle)
        panel.preset_chosen.connect(presenter.load)
        panel.count_chosen.connect(presenter.set_count)
        panel.shift_chosen.connect(presenter.set_shift)
        panel.width_chosen.connect(presenter.set_width)
        panel.added.connect(self._add)
        panel.constant.changed.connect(presenter.set_constant)
        panel.constant.released.connect(presenter.end_drag)
        panel.temperature.changed.connect(presenter.set_temperature)
        panel.temperature.released.connect(presenter.end_drag)
        panel.copy.clicked.connect(self.copy)
        panel.paste.clicked.connect(self.paste)
        panel.export.clicked.connect(self._export)
        self.bars.score_moved.connect(presenter.drag_score)
        self.bars.released.connect(presenter.end_drag)
        self.tables.name_typed.connect(presenter.set_name)
        self.tables.score_typed.connect(presenter.type_score)

    def reading(self) -> Reading:
        """Return the pages of the reading dock for the present state."""
        return reading.build(self._presenter.picture, self._presenter.done)

    def undo_stack(self) -> QUndoStack | None:
        """Return the stack that Edit > Undo works on."""
        return self._presenter.undo_stack

    def copy(self) -> None:
        """Copy the table for a spreadsheet."""
        QGuiApplication.clipboard().setText(self._presenter.clipboard_text())

    def paste(self) -> None:
        """Put what was copied from a spreadsheet in, from the current row on."""
        self._presenter.paste(self.tables.row(), QGuiApplication.clipboard().text())

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.bars.setAccessibleName(self.tr("Shares and scores as bars"))
        self.bars.setToolTip(
            self.tr("Above: y, the shares. Below: a, the scores; drag one up or down")
        )
        self.panel.retranslate()
        self.tables.retranslate()
        self._show(self._presenter.picture)

    @Slot(object)
    def _show(self, picture: SoftmaxPicture) -> None:
        self.panel.show_picture(picture)
        self.bars.show_picture(picture)
        self.tables.show_picture(picture)
        self.sentence.setText(wording.sentence(picture))
        self.reading_changed.emit(self.reading())

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        self.panel.restyle(tokens)

    @Slot(float)
    def _add(self, amount: float) -> None:
        self._presenter.add_to_all(amount)
        # The effect is in the float widths: in the steps only the scores would change.
        self.tables.show_page(WIDTHS_PAGE)

    @Slot()
    def _export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export as CSV"), "softmax.csv", self.tr("CSV files (*.csv)")
        )
        if path:
            self.save_csv(Path(path))

    def save_csv(self, path: Path) -> None:
        """Write the table to ``path``, or report why that can't be."""
        try:
            export.save(path, self._presenter.csv_text())
        except BadakError as error:
            self._context.report(error)
