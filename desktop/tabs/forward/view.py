"""Shows the forward tab: a small network as a diagram, or the recogniser as pictures."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QLabel, QWidget

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.tabs.base import TabView
from desktop.tabs.forward import drawing_reading, drawing_wording, small_reading, wording
from desktop.tabs.forward.drawing_controls import DrawingControls
from desktop.tabs.forward.drawing_state import DrawingState
from desktop.tabs.forward.pictures import NetworkPictures
from desktop.tabs.forward.presenter import ForwardPresenter
from desktop.tabs.forward.small_controls import SmallControls
from desktop.tabs.forward.small_stage import SmallStage
from desktop.tabs.forward.state import ForwardState, Page, Part
from desktop.widgets.controls.fixed_label import StillPlace
from desktop.widgets.controls.page_buttons import PageButtons


class ForwardView(TabView):
    """Two pages: "Small network" and "My drawing"."""

    controls_width, widest_controls = 216, 320

    def __init__(
        self, presenter: ForwardPresenter, context: TabContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self._presenter, self._context = presenter, context
        self.pages = PageButtons(Page)
        self.small_controls = SmallControls(presenter.small.state)
        self.drawing_controls = DrawingControls(presenter.drawing.state)
        self.stage = SmallStage(presenter.small.state)
        self.pictures = NetworkPictures(presenter.drawing.state)
        self._invitation = QLabel()
        self._sentence_place = StillPlace(self.sentence)
        self._lay_out()
        self._connect_small()
        self._connect_drawing()
        self._show_page(presenter.page)
        self.retranslate()

    def _lay_out(self) -> None:
        self.controls.addWidget(self.pages)
        self.controls.addSpacing(8)
        self.controls.addWidget(self.small_controls)
        self.controls.addWidget(self.drawing_controls)
        self._invitation.setWordWrap(True)
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.addWidget(self.stage, 1)
        self.picture.addWidget(self._invitation)
        self.picture.addWidget(self.pictures, 1)
        self.picture.addWidget(self._sentence_place)

    def _connect_small(self) -> None:
        presenter, panel, diagram = self._presenter.small, self.small_controls, self.stage.diagram
        presenter.state_changed.connect(self._render_small)
        panel.preset_chosen.connect(presenter.load)
        panel.redraw.clicked.connect(presenter.redraw)
        panel.rewind.clicked.connect(presenter.rewind)
        panel.back.clicked.connect(presenter.back)
        panel.step.clicked.connect(presenter.forward)
        panel.play.clicked.connect(presenter.toggle_play)
        panel.value_wanted.connect(presenter.set_value)
        panel.dragged.connect(self._dragged)
        panel.slider.sliderReleased.connect(presenter.end_drag)
        panel.activation_chosen.connect(presenter.set_activation)
        panel.remove_neuron_wanted.connect(presenter.remove_neuron)
        panel.add_neuron_wanted.connect(presenter.add_neuron)
        panel.add_layer_wanted.connect(presenter.add_layer)
        panel.remove_layer_wanted.connect(presenter.remove_layer)
        diagram.selected.connect(presenter.select)
        diagram.value_wanted.connect(presenter.set_value)
        diagram.dragged.connect(self._dragged)
        diagram.drag_ended.connect(presenter.end_drag)
        diagram.key_wanted.connect(self._key)
        self.stage.board.selected.connect(presenter.select)
        self.stage.board.edit_wanted.connect(diagram.edit)

    def _connect_drawing(self) -> None:
        presenter, panel = self._presenter.drawing, self.drawing_controls
        presenter.state_changed.connect(self._render_drawing)
        panel.source.sample.clicked.connect(presenter.take_sample)
        panel.source.mine.clicked.connect(presenter.take_drawing)
        panel.model_chosen.connect(presenter.set_model)
        panel.show_chosen.connect(presenter.set_show)
        panel.output_chosen.connect(presenter.choose_output)
        panel.count_chosen.connect(presenter.set_count)
        self.pictures.neuron_chosen.connect(presenter.choose_neuron)
        self.pictures.output_chosen.connect(presenter.choose_output)
        self.pictures.show_wanted.connect(presenter.set_show)
        self._presenter.page_changed.connect(self._show_page)
        self.pages.chosen.connect(self._presenter.set_page)

    def reading(self) -> Reading:
        """Return the pages of the reading dock for the page in front."""
        presenter = self._presenter
        if presenter.page is Page.SMALL:
            return small_reading.build(presenter.small.state, presenter.done)
        return drawing_reading.build(presenter.drawing.state, presenter.done)

    def undo_stack(self) -> QUndoStack:
        """Return the small network's stack."""
        return self._presenter.small.undo_stack

    def shutdown(self) -> None:
        """Stop the flow."""
        self._presenter.small.pause()

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        small = (self.tr("Small"), self.tr("A small network whose every number can be changed"))
        drawing = (self.tr("My drawing"), self.tr("The book's network reads your drawing"))
        self.pages.set_texts({Page.SMALL: small, Page.DRAWING: drawing})
        self.small_controls.retranslate()
        self.drawing_controls.retranslate()
        self._render_small(self._presenter.small.state)
        self._render_drawing(self._presenter.drawing.state)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the drawing when its page is first seen."""
        super().showEvent(event)
        if self._presenter.page is Page.DRAWING:
            self._presenter.drawing.prepare()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing flows where nobody looks."""
        self._presenter.small.pause()
        super().hideEvent(event)

    @Slot(str)
    def _show_page(self, page: str) -> None:
        small = page == Page.SMALL
        self.pages.show_page(page)
        self.small_controls.setVisible(small)
        self.stage.setVisible(small)
        self.drawing_controls.setVisible(not small)
        self.pictures.setVisible(not small)
        self.setFocusProxy(self.stage.diagram if small else self.pictures)
        if not small and self.isVisible():
            self._presenter.drawing.prepare()
        if small:
            self._render_small(self._presenter.small.state)
        else:
            self._render_drawing(self._presenter.drawing.state)

    @Slot(object)
    def _render_small(self, state: ForwardState) -> None:
        self.small_controls.show_state(state)
        self.stage.show_state(state)
        if self._presenter.page is Page.SMALL:
            self._invitation.hide()
            self._sentence_place.set_text(wording.sentence(state))
            self.reading_changed.emit(self.reading())

    @Slot(object)
    def _render_drawing(self, state: DrawingState) -> None:
        self.drawing_controls.show_state(state)
        self.pictures.show_state(state)
        if self._presenter.page is Page.DRAWING:
            self._invitation.setText(drawing_wording.invitation(state))
            self._invitation.setVisible(state.blank)
            self._sentence_place.set_text(drawing_wording.sentence(state))
            self.reading_changed.emit(self.reading())

    @Slot(object, float)
    def _dragged(self, part: Part, value: float) -> None:
        self._presenter.small.set_value(part, value, drag=True)

    @Slot(str)
    def _key(self, name: str) -> None:
        presenter = self._presenter.small
        actions = {
            "forward": presenter.forward,
            "back": presenter.back,
            "play": presenter.toggle_play,
            "rewind": presenter.rewind,
            "finish": presenter.finish,
        }
        actions[name]()
