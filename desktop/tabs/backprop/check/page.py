"""Shows the page Check: the race above, what it found below, and the game."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from desktop.services.context import TabContext
from desktop.tabs.backprop.check import reading, texts
from desktop.tabs.backprop.check.panels import GamePanel, WorstTable
from desktop.tabs.backprop.check.pictures import Differences, RaceBars, Scatter
from desktop.tabs.backprop.check.presenter import CheckPresenter
from desktop.tabs.backprop.check.state import CheckState
from desktop.tabs.backprop.presenter import BackpropPresenter
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.predict_card import PredictCard, Prediction


class CheckPage(Page[CheckPresenter]):
    """Numerical against analytic gradient."""

    controls_width = 224
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(reading.build)

    def __init__(self, owner: BackpropPresenter, context: TabContext) -> None:
        super().__init__(owner.check, context)
        presenter = self.presenter
        self.card = PredictCard()
        self.bars, self.scatter, self.differences = RaceBars(), Scatter(), Differences()
        self.worst, self.game = WorstTable(presenter.state), GamePanel(presenter.state)
        self._below = QStackedWidget()
        self._below.addWidget(self.worst)
        self._below.addWidget(self.game)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.scatter, 1)
        middle.addWidget(self.differences, 1)
        self.stage.addWidget(self.card)
        self.stage.addWidget(self.bars)
        self.stage.addLayout(middle, 3)
        self.stage.addWidget(self._below, 3)
        self.card.answered.connect(presenter.set_guess)
        self.worst.opened.connect(presenter.open_worst)
        self.game.place_named.connect(presenter.name_place)
        self.game.cause_named.connect(presenter.name_cause)
        presenter.opened.connect(self._go_to_layers)
        for widget in (self.bars, self.scatter, self.differences, self.worst, self.game):
            self.form.follow(widget.show_state)
        self.form.follow(self._show_rest)
        self._add_race()
        self._add_game()

    def _add_race(self) -> None:
        form, presenter = self.form, self.presenter
        self.modes = form.segments(
            self.tr("Which network"),
            {"race": self.tr("Layers'"), "game": self.tr("A broken one")},
            lambda state: state.mode,
            presenter.set_mode,
            tips={
                "race": self.tr("The network and the mini-batch of the page Layers"),
                "game": self.tr("Something may be wrong with it: find out what"),
            },
        )
        self.amounts = form.segments(
            self.tr("Parameters"),
            {"some": self.tr("1,000"), "all": self.tr("All")},
            lambda state: state.amount,
            presenter.set_amount,
            tips={
                "some": self.tr("Drawn evenly, at least one in every row and every column"),
                "all": self.tr("Every one, which takes its time"),
            },
        )
        (self.run,) = form.buttons(
            (
                self.tr("&Race"),
                self.tr("Work out the gradients both ways; press again to stop"),
                presenter.toggle,
            )
        )

    def _add_game(self) -> None:
        form, presenter = self.form, self.presenter
        (self.learn,) = form.buttons(
            (
                self.tr("Let it &learn"),
                self.tr("1,000 steps with its fault: does the loss fall?"),
                presenter.learn,
            )
        )
        (self.look,) = form.buttons(
            (
                self.tr("Look at it in La&yers"),
                self.tr("Put it under the microscope"),
                presenter.inspect,
            )
        )
        (self.another,) = form.buttons(
            (self.tr("A&nother one"), self.tr("Break another network"), presenter.next_round)
        )
        form.enabled(lambda state: not state.running and not state.learning, self.learn)
        form.enabled(lambda state: not state.learning, self.run)
        form.shown(lambda state: state.game, self.learn, self.look, self.another)

    def _show_rest(self, state: CheckState) -> None:
        self._below.setCurrentWidget(self.game if state.game else self.worst)
        self.run.setText(self.tr("&Stop") if state.running else self.tr("&Race"))
        if state.game:
            self.card.hide()
            return
        self.card.show_prediction(
            Prediction(
                texts.question(),
                texts.answers(),
                given=state.guess,
                locked=state.running,
                comparison=texts.comparison(state),
            )
        )

    def leave(self) -> None:
        self.presenter.cancel()

    def show_example(self) -> None:
        self.presenter.start()

    @Slot()
    def _go_to_layers(self) -> None:
        self.other_wanted.emit("layers")
