"""The first tab's page: the sheet at the left, the course in the middle."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.reading.content import Reading
from desktop.services import course, numbers
from desktop.services.context import TabContext
from desktop.tabs.kit.page import Page
from desktop.tabs.start.course_list import CourseList
from desktop.tabs.start.presenter import StartPresenter, StartState
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.canvas.example import three
from desktop.widgets.canvas.file_opening import FileOpening
from desktop.widgets.painted.answer_panel import AnswerPanel
from nn_core.digits import State

SIDE = 232
"""Least side of the sheet in pixels."""


class StartPage(Page[StartPresenter]):
    """What one sees first: draw, and choose where to begin."""

    controls_width = 288

    def __init__(self, presenter: StartPresenter, context: TabContext) -> None:
        super().__init__(presenter, context)
        self.canvas = DigitCanvas(presenter.editor, FileOpening(presenter.editor, context, self))
        self.canvas.failed.connect(context.report)
        self.canvas.setMinimumSize(SIDE, SIDE)
        self.canvas.setMaximumHeight(SIDE + 24)
        self.canvas.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.answer = AnswerPanel()
        self.answer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.form.heading(self.tr("Draw a digit here"))
        self.form.add(self.canvas)
        self.form.add(self.answer, self._answer)
        self.clear = QPushButton(self.tr("Clear the sheet"))
        self.clear.clicked.connect(presenter.editor.clear)
        self.form.add(self.clear)
        self.course = CourseList(course.IDEAS)
        self.course.wanted.connect(presenter.open_place)
        self.form.follow(self._show_course)
        self.stage.addWidget(self.course, 1)
        self.picture.setFocusProxy(self.course)
        self.show_state(presenter.state)

    def _show_course(self, state: StartState) -> None:
        self.course.show_progress(state.done, state.here)

    def _answer(self, state: StartState) -> None:
        found = state.recognition
        if found is None or found.digit is None:
            self.answer.show_answer("", self.tr("Nothing drawn yet"))
        elif found.verdict.state is State.NO_DIGIT:
            self.answer.show_answer("–", self.tr("No digit it knows"), refused=True)
        else:
            sure = numbers.probability(float(found.probabilities.max()))
            sign = "" if found.verdict.state is State.DIGIT else "?"
            self.answer.show_answer(f"{found.digit}{sign}", sure)

    def telling(self, state: StartState) -> object:
        return state.done, state.here, self.presenter.done

    def sentence(self) -> str:
        state = self.presenter.state
        whole, of = state.whole
        if whole == of:
            return self.tr("You have tried everything of the course.")
        idea = course.IDEAS[state.here]
        if not whole:
            return self.tr("Begin with “{idea}”: {does}").format(idea=idea.title, does=idea.doing)
        return self.tr("{whole} of {all} ideas tried. Next: “{idea}”.").format(
            whole=whole, all=of, idea=idea.title
        )

    def reading(self) -> Reading:
        """Return the lesson: what the program is and how one goes about it."""
        return Reading(lesson="start", done=self.presenter.done, lesson_only=True)

    def show_example(self) -> None:
        if self.presenter.editor.is_blank:
            self.presenter.editor.replace(three())
