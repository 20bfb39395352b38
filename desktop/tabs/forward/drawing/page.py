"""The page of the drawing: what each neuron looks for, what it finds, and where it leads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.tabs.forward.drawing import reading, texts
from desktop.tabs.forward.drawing.pictures import NetworkPictures
from desktop.tabs.forward.drawing.presenter import DrawingPresenter
from desktop.tabs.forward.drawing.state import MOST_PATHS, DrawingState, Show
from desktop.tabs.forward.presenter import ForwardPresenter
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.subject_controls import SubjectControls


class DrawingPage(Page[DrawingPresenter]):
    """Shows the recogniser as pictures."""

    controls_width = 216
    sentence_of = staticmethod(texts.sentence)

    def __init__(self, tab: ForwardPresenter, context: TabContext) -> None:
        super().__init__(tab.drawing, context)
        self._tab = tab
        self.invitation = QLabel()
        self.invitation.setWordWrap(True)
        self.invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pictures = NetworkPictures(self.presenter)
        self.stage.addWidget(self.invitation)
        self.stage.addWidget(self.pictures, 1)
        self.picture.setFocusProxy(self.pictures)
        self.form.follow(self.pictures.show_state)
        self.form.follow(self._invite)
        self.source = SubjectControls(self.presenter.pictures)
        self.form.add(self.source, lambda state: self.source.show_subject(state.subject))
        self.form.note(texts.right)
        self._add_show()
        self._add_paths()

    def _add_show(self) -> None:
        form, presenter = self.form, self.presenter
        self.show_buttons = form.segments(
            self.tr("Pictures of layer 1"),
            {
                Show.CONTRIBUTIONS: self.tr("Contributions x·w"),
                Show.WEIGHTS: self.tr("Weights w"),
            },
            lambda state: Show.WEIGHTS if state.blank else state.show,
            presenter.set_show,
            tips={
                Show.CONTRIBUTIONS: self.tr("x·w: what each pixel adds to the neuron's sum"),
                Show.WEIGHTS: self.tr("w: which pixels raise the neuron's sum, and which lower it"),
            },
            upright=True,
        )
        form.enabled(_seen, *self.show_buttons.values())

    def _add_paths(self) -> None:
        form, presenter = self.form, self.presenter
        outputs = {"-1": self.tr("The answer")} | {str(digit): str(digit) for digit in range(10)}
        self.output = form.choice(
            self.tr("Paths to &output"),
            outputs,
            lambda state: str(-1 if state.chosen_output is None else state.chosen_output),
            lambda output: presenter.choose_output(int(output)),
            hint=self.tr("The output whose strongest paths are drawn: keys 0 to 9"),
        )
        self.count = form.slider(
            self.tr("How many &paths"),
            lambda state: state.count,
            presenter.set_count,
            1,
            MOST_PATHS,
            step=1,
            whole=True,
            hint=self.tr("How many of the strongest paths are drawn"),
        )
        form.enabled(_seen, self.output, self.count)
        form.note(
            lambda _: self.tr(
                "A path's strength is the product of its shares: each term's size, "
                "divided by the sizes of all terms of the same sum."
            )
        )

    def _invite(self, state: DrawingState) -> None:
        self.invitation.setText(texts.invitation(state))
        self.invitation.setVisible(state.blank)

    def reading(self) -> Reading:
        return reading.build(self.presenter.state, self._tab.done)

    def enter(self) -> None:
        self.presenter.pictures.set_active(True)

    def leave(self) -> None:
        """A hidden page must not slow the pen."""
        self.presenter.pictures.set_active(False)


def _seen(state: DrawingState) -> bool:
    return not state.blank
