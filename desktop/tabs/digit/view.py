"""Shows the digit tab: the sheet, what the network sees, what its layers do, and its answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSignalBlocker, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.style import theme
from desktop.tabs.base import TabView
from desktop.tabs.digit import answers, reading
from desktop.tabs.digit.controls import DigitControls
from desktop.tabs.digit.keeping import Keeper
from desktop.tabs.digit.label_row import LabelRow
from desktop.tabs.digit.layers import hidden_layers
from desktop.tabs.digit.parts_row import PartsRow
from desktop.tabs.digit.presenter import DigitPresenter
from desktop.tabs.digit.state import DigitState, Kind
from desktop.widgets.canvas import drawing_files
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.painted.activation_strip import ActivationStrip
from desktop.widgets.painted.answer_panel import AnswerPanel
from desktop.widgets.painted.bars import ProbabilityBars
from desktop.widgets.painted.pixel_reader import SIDE
from desktop.widgets.painted.pixel_view import PixelView
from nn_core.errors import BadakError

REST = 60
"""Milliseconds without a change after which the reading pages follow.

Nobody reads a formula while drawing, and setting one takes longer than a frame.
"""
FOLDER_KEY = "digit/folder"
"""Setting: where a drawing was last opened or saved."""
GAP = 24
WAY_HEIGHT = (140, 200)
"""Least and largest height of the row with picture and hidden layers."""
ANSWER_WIDTH = (168, 288)
"""Least and largest width of the column with answer and bars."""


class DigitView(TabView):
    """Sheet in the middle, answer at its right, the way through the network below."""

    controls_width, widest_controls = 216, 288

    def __init__(
        self, presenter: DigitPresenter, context: TabContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self._presenter, self._context = presenter, context
        self.canvas = DigitCanvas(presenter.editor)
        self.pixels = PixelView()
        self.strip = ActivationStrip()
        self.answer = AnswerPanel()
        self.parts = PartsRow()
        self.apart = QPushButton()
        self.under_answer = QVBoxLayout()
        self.keeper, self.labels = Keeper(context, presenter.editor, self), LabelRow()
        self.bars = ProbabilityBars()
        self.panel = DigitControls(presenter.editor)
        self._pixels_label, self._strip_label = QLabel(), QLabel()
        self._way = QWidget()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._lay_out()
        self._connect()
        self._stage.installEventFilter(self)
        self._restyle(theme.current())
        self.retranslate()

    def _lay_out(self) -> None:
        self.controls.addWidget(self.panel)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        sheet = QVBoxLayout()
        sheet.setSpacing(4)
        sheet.addWidget(self.canvas, 1)
        sheet.addWidget(self.labels)
        top.addLayout(sheet, 5)
        top.addWidget(self._answer_column(), 3)
        self.picture.addLayout(top, 1)
        self.picture.addSpacing(8)
        self.picture.addWidget(self._way)
        self._way_through()
        self.setFocusProxy(self.canvas)

    def _answer_column(self) -> QWidget:
        column = QWidget()
        column.setMinimumWidth(ANSWER_WIDTH[0])
        column.setMaximumWidth(ANSWER_WIDTH[1])
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._answers = QStackedLayout()
        self._answers.addWidget(self.answer)
        self._answers.addWidget(self.parts)
        layout.addLayout(self._answers, 2)
        # Room for what may be done with an answer; empty, it takes none.
        self.under_answer.setSpacing(8)
        self.apart.setCheckable(True)
        self.apart.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.apart.hide()
        self.under_answer.addWidget(self.apart, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self.under_answer)
        layout.addWidget(self.bars, 4)
        return column

    def _way_through(self) -> None:
        """Lay out the row from the 28x28 picture through the hidden layers."""
        row = QHBoxLayout(self._way)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for label, widget, stretch in (
            (self._pixels_label, self.pixels, 0),
            (self._strip_label, self.strip, 1),
        ):
            label.setProperty("role", "small")
            cell = QVBoxLayout()
            cell.setSpacing(4)
            cell.addWidget(label)
            cell.addWidget(widget, 1)
            row.addLayout(cell, stretch)

    def _connect(self) -> None:
        presenter, panel = self._presenter, self.panel
        presenter.state_changed.connect(self._render)
        theme.manager().changed.connect(self._restyle)
        self._rest.timeout.connect(self._rested)
        panel.model_chosen.connect(presenter.set_model)
        panel.framing.toggled.connect(self.pixels.set_framing)
        panel.open_wanted.connect(self.open_file)
        panel.save_wanted.connect(self.save_file)
        panel.copy_wanted.connect(self.copy)
        panel.paste_wanted.connect(self.paste)
        panel.limits.strange_above_moved.connect(presenter.set_strange_above)
        panel.limits.sure_above_moved.connect(presenter.set_sure_above)
        panel.limits.reset_wanted.connect(presenter.reset_limits)
        self.apart.toggled.connect(presenter.set_apart)
        self.parts.part_chosen.connect(presenter.choose_part)
        self.canvas.failed.connect(self._refused)
        self.keeper.changed.connect(self.labels.render_keeping)
        self.labels.label_given.connect(self.keeper.keep)
        self.labels.right.connect(self.keeper.confirm)
        self.labels.take_out_wanted.connect(self.keeper.take_out)

    @property
    def recognition_pending(self) -> bool:
        """Whether the drawing has changed since what is shown was recognised."""
        return self._presenter.pending

    def reading(self) -> Reading:
        """Return the last layer's formulas with live numbers, its code and the lesson."""
        return reading.build(self._presenter.state, self._presenter.recogniser)

    def undo_stack(self) -> QUndoStack:
        """Return the strokes' stack."""
        return self._presenter.editor.undo_stack

    def copy(self) -> None:
        """Put the drawing on the clipboard."""
        self.canvas.copy()

    def paste(self) -> None:
        """Take the picture or the strokes on the clipboard."""
        self.canvas.paste()

    @Slot()
    def open_file(self) -> None:
        """Let the user choose a picture or a file of strokes."""
        kinds, start = self._opened(), str(self._folder())
        name = ask_for_file(self, self.tr("Open a picture or strokes"), kinds, start)
        if name:
            self._context.settings.set(FOLDER_KEY, str(Path(name).parent))
            self._take(Path(name))

    @Slot()
    def save_file(self) -> None:
        """Let the user choose where the drawing is written."""
        kinds, start = self._saved(), str(self._folder() / "digit.png")
        name = ask_where_to_save(self, self.tr("Save the drawing"), kinds, start)
        if not name:
            return
        self._context.settings.set(FOLDER_KEY, str(Path(name).parent))
        try:
            drawing_files.save(self._presenter.editor.settled_drawing, Path(name))
        except BadakError as error:
            self._refused(error)

    def show_example(self) -> None:
        """Draw a digit, so that a picture of the tab shows an answer."""
        from desktop.tabs.digit.example import three

        if self._presenter.editor.is_blank:
            self._presenter.editor.replace(three())

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self._pixels_label.setText(self.tr("What the network sees"))
        self._strip_label.setText(self.tr("What its hidden layers make of it"))
        self._strip_label.setIndent(20)
        tip = self.tr("x: your drawing framed to 20 pixels and centred by its mass, as in MNIST")
        self._pixels_label.setToolTip(tip)
        tip = self.tr("z: outputs of the hidden layers; blue fires, pale rests")
        self._strip_label.setToolTip(tip)
        self.apart.setText(self.tr("Read them one by one"))
        self.apart.setToolTip(
            self.tr("Frame and read each digit by itself, from left to right: 2026 is 2, 0, 2, 6")
        )
        self.parts.retranslate()
        self.labels.retranslate()
        self.panel.retranslate()
        self._render(self._presenter.state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the drawing: a digit says what it was, Enter that the answer is right."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        digit = Qt.Key.Key_0 <= key <= Qt.Key.Key_9
        if held or not (digit or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            super().keyPressEvent(event)
            return
        if self._presenter.pending:
            self._presenter.recognise()
        if digit:
            self.keeper.keep(key - Qt.Key.Key_0)
        else:
            self.keeper.confirm()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the hidden layers the height that the square sheet can't use.

        What lies above the stage, as a message does, takes from it without a resize of the tab.
        """
        if watched is self._stage and event.type() == QEvent.Type.Resize:
            self._share_height()
        return super().eventFilter(watched, event)

    def _share_height(self) -> None:
        low, high = (int(theme.current().px(height)) for height in WAY_HEIGHT)
        height = self._stage.height()
        stage = self.width() - self.column.sizeHint().width() - 32 - GAP
        answer = min(ANSWER_WIDTH[1], max(ANSWER_WIDTH[0], round(stage * 3 / 8)))
        said = 2 * self.sentence.fontMetrics().lineSpacing()
        text = said + self.labels.sizeHint().height()
        # Where a low window leaves the bars no room, what is on the way to them is left out.
        bars = self.answer.minimumSizeHint().height() + self.bars.minimumSizeHint().height()
        self._way.setVisible(height - said - 72 - low >= bars)
        spare = height - text - 64 - (stage - answer)
        way = min(high, max(low, spare))
        self._way.setFixedHeight(way)
        caption = self._pixels_label.sizeHint().height() + 4
        room = min(way - caption, (stage + GAP) // 3)
        self.pixels.setFixedWidth(max(2, (room - 2) // SIDE) * SIDE + 2)

    @Slot(object)
    def _restyle(self, _tokens: theme.Theme) -> None:
        self._share_height()

    def showEvent(self, event: QShowEvent) -> None:
        """Get the network ready once the tab has been painted."""
        super().showEvent(event)
        if not self.isAncestorOf(self.focusWidget() or self):
            self.canvas.setFocus()
        QTimer.singleShot(0, self._presenter.prepare)

    def _folder(self) -> Path:
        return Path(self._context.settings.text(FOLDER_KEY, str(Path.home())))

    def _take(self, path: Path) -> None:
        try:
            self._presenter.editor.replace(drawing_files.load(path))
        except BadakError as error:
            self._refused(error)

    def _opened(self) -> str:
        pictures = self.tr("Pictures and strokes")
        return f"{pictures} (*.png *.jpg *.jpeg *.bmp *.gif *.jsonl *.jsonl.gz)"

    def _saved(self) -> str:
        kinds = (
            (self.tr("Picture"), "*.png"),
            (self.tr("Vector drawing"), "*.svg"),
            (self.tr("Strokes"), "*.jsonl"),
        )
        return ";;".join(f"{name} ({pattern})" for name, pattern in kinds)

    @Slot(object)
    def _refused(self, error: BadakError) -> None:
        self._context.report(error)

    @Slot(object)
    def _render(self, state: DigitState) -> None:
        found = state.shown if state.ranking else None
        self.panel.render_state(state)
        self.keeper.follow(state)
        self.bars.show_probabilities(
            None if found is None else found.probabilities,
            found.digit if found is not None and state.believed else None,
            glide=state.settled,
            muted=found is not None and not state.believed,
        )
        self._render_answer(state)
        self.pixels.show_pixels(None if found is None else found.image)
        self.strip.show_layers(() if found is None else hidden_layers(found))
        self.sentence.setText(answers.sentence(state))
        self._rest.start()

    def _render_answer(self, state: DigitState) -> None:
        apart = state.kind is Kind.APART
        refused = state.kind in (Kind.NO_DIGIT, Kind.DRAWING)
        self.answer.show_answer(answers.headline(state), answers.detail(state), refused)
        self.parts.show_parts(state.parts, state.chosen, answers.detail(state))
        self._answers.setCurrentWidget(self.parts if apart else self.answer)
        # While the pen moves, a drawing is several digits only now and then; nothing may jump.
        if state.settled or not state.several:
            self.apart.setVisible(state.several)
        with QSignalBlocker(self.apart):
            self.apart.setChecked(state.apart)

    @Slot()
    def _rested(self) -> None:
        self.reading_changed.emit(self.reading())


def ask_for_file(parent: QWidget, title: str, kinds: str, start: str) -> str:
    """Return the file the user chose, beginning in a folder; empty if none."""
    return QFileDialog.getOpenFileName(parent, title, start, kinds)[0]


def ask_where_to_save(parent: QWidget, title: str, kinds: str, start: str) -> str:
    """Return the place the user chose, with an ending; empty if none."""
    name, kind = QFileDialog.getSaveFileName(parent, title, start, kinds)
    if name and not Path(name).suffix:
        name += kind[kind.rindex("*") + 1 : -1]
        # The dialog has asked for the name that was typed only.
        if Path(name).exists() and not may_replace(parent, Path(name).name):
            return ""
    return name


def may_replace(parent: QWidget, name: str) -> bool:
    """Return whether the user lets a file be replaced."""
    text = QCoreApplication.translate("DigitView", "There is a “{name}” already. Replace it?")
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    return QMessageBox.question(parent, "", text.format(name=name), yes | no, no) == yes
