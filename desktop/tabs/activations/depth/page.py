"""Shows the page on deep networks: depth, initial weights, function, and what they lead to."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout

from desktop.reading.content import Reading
from desktop.tabs.activations.choice import FunctionChoice
from desktop.tabs.activations.depth import words
from desktop.tabs.activations.depth.plot import DepthPictures
from desktop.tabs.activations.depth.presenter import DepthPresenter
from desktop.tabs.activations.depth.state import DepthState, Start
from desktop.tabs.activations.parameters import ParameterSliders
from desktop.tabs.activations.slider import ValueSlider
from desktop.tabs.activations.snapshots import depth_snapshot
from desktop.tabs.paged import Page

LESSON = "activations-relu"
DEEPEST = 10


class DepthPage(Page):
    """Why ReLU."""

    def __init__(self, presenter: DepthPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self.presenter = presenter
        self._choice_name, self.choice = QLabel(), FunctionChoice()
        self._start_name, self.start = QLabel(), QComboBox()
        self._choice_name.setBuddy(self.choice)
        self._start_name.setBuddy(self.start)
        self.deviation = ValueSlider(0.001, 3.0, logarithmic=True, decimals=3)
        self.depth = ValueSlider(1, DEEPEST, whole=True)
        self.sliders = ParameterSliders()
        self.weights = QPushButton()
        self.pictures = DepthPictures()
        for widget in (
            *(self._choice_name, self.choice, self.sliders),
            *(self._start_name, self.start, self.deviation, self.depth),
        ):
            self.column.addWidget(widget)
        self.column.addSpacing(8)
        self.column.addWidget(self.weights)
        layout = QVBoxLayout(self.picture)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pictures)
        self._connect()

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.state_changed.connect(self._render)
        self.choice.chosen.connect(presenter.set_activation)
        self.start.activated.connect(self._started)
        self.deviation.value_changed.connect(presenter.set_deviation)
        self.depth.value_changed.connect(presenter.set_depth)
        self.sliders.changed.connect(presenter.set_parameter)
        self.weights.clicked.connect(presenter.draw_weights)

    def enter(self) -> None:
        """Work out the first pass, or one with a function that is new."""
        self.choice.retranslate()
        self.presenter.refresh()

    def sentence(self) -> str:
        """Return what happens to signals and gradients, by name."""
        return words.sentence(self.presenter.state)

    def reading(self) -> Reading:
        """Return the rules of both ways with the measured sizes, the code and the lesson."""
        state = self.presenter.state
        return Reading(
            formulas=words.formulas(state),
            code=depth_snapshot(state.settings),
            lesson=LESSON,
            done=state.done,
        )

    def retranslate(self) -> None:
        """Set every text again."""
        self._choice_name.setText(self.tr("Activation h"))
        self.choice.setToolTip(self.tr("h: the function of every layer"))
        self.choice.setAccessibleName(self._choice_name.text())
        self.choice.retranslate()
        self._start_name.setText(self.tr("Initial weights"))
        self.start.setAccessibleName(self._start_name.text())
        self.start.setToolTip(self.tr("W: how the weights of the 100 nodes a layer are drawn"))
        self._fill_starts()
        self.deviation.describe(
            self.tr("Deviation σ"), self.tr("σ: standard deviation of the weights, for “Fixed σ”")
        )
        self.depth.describe(self.tr("Layers"), self.tr("Number of layers of 100 nodes"))
        self.sliders.retranslate()
        self.weights.setText(self.tr("Draw again"))
        self.weights.setToolTip(self.tr("Draw other weights and other inputs by the same rule"))
        layer = self.tr("layer")
        self.pictures.signals.plot.set_axis_names("", "h(a)")
        self.pictures.gradients.plot.set_axis_names(layer, "|g|")
        self._render(self.presenter.state)

    def _fill_starts(self) -> None:
        texts = {
            Start.STD: self.tr("Fixed σ"),
            Start.XAVIER: self.tr("Xavier: σ = √(1/n)"),
            Start.HE: self.tr("He: σ = √(2/n)"),
        }
        with QSignalBlocker(self.start):
            self.start.clear()
            for start, text in texts.items():
                self.start.addItem(text, str(start))

    @Slot(int)
    def _started(self, index: int) -> None:
        self.presenter.set_start(self.start.itemData(index))

    @Slot(object)
    def _render(self, state: DepthState) -> None:
        settings = state.settings
        self.choice.render_name(settings.activation)
        with QSignalBlocker(self.start):
            self.start.setCurrentIndex(self.start.findData(str(settings.start)))
        self.deviation.setEnabled(settings.start == Start.STD)
        self.deviation.set_value(settings.deviation)
        self.depth.set_value(settings.depth)
        chosen = settings.activation
        self.sliders.render_parameters((chosen,), {chosen: settings.parameters})
        self.pictures.signals.label.setText(words.signal_title(state))
        self.pictures.gradients.label.setText(words.gradient_title(state))
        if state.propagation is not None:
            self.pictures.show_propagation(state.propagation)
        self.changed.emit()
