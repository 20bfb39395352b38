"""The page of the adders: a half adder, a full one, or a chain of them, made of gates."""

from __future__ import annotations

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.tabs.gates import reading, texts
from desktop.tabs.gates.chain import Chain, ChainPicture
from desktop.tabs.gates.diagram import Diagram, DiagramPicture
from desktop.tabs.gates.presenter import AddersPresenter, GatesPresenter
from desktop.tabs.gates.state import MOST_BITS, Adder, AddersState
from desktop.tabs.kit.page import Page


class AddersPage(Page[AddersPresenter]):
    """The chain of places, and below it the gates of the adder that is open."""

    def __init__(self, owner: GatesPresenter, context: TabContext) -> None:
        super().__init__(owner.adders, context)
        self.owner = owner
        self._add_controls()
        self._add_pictures()

    def _add_controls(self) -> None:
        form, presenter = self.form, self.presenter
        self.kind = form.choice(
            self.tr("Circuit"),
            {
                Adder.HALF: self.tr("Half adder: a + b"),
                Adder.FULL: self.tr("Full adder: a + b + carry"),
                Adder.RIPPLE: self.tr("Adder of several places"),
            },
            lambda state: state.adder,
            presenter.set_adder,
            hint=self.tr("Which circuit is shown"),
        )
        self.places = form.number(
            self.tr("Places"),
            lambda state: state.width,
            presenter.set_width,
            1,
            MOST_BITS,
            hint=self.tr("How many binary places the numbers have"),
        )
        form.enabled(lambda state: state.adder is Adder.RIPPLE, self.places)
        form.gap()
        self.nands = form.tick(
            self.tr("NANDs only"),
            lambda state: state.nands,
            presenter.set_nands,
            hint=self.tr("Every circuit can be built of this one gate"),
        )
        form.gap()
        says = self.tr(
            "Click a switch to flip it, a gate to see its sum, and the box of a place to open "
            "it. With the keyboard: arrow keys and Space."
        )
        form.note(lambda _state: says)

    def _add_pictures(self) -> None:
        presenter = self.presenter
        self.chain, self.diagram = Chain(), Diagram()
        self.chain.setAccessibleName(self.tr("Chain of full adders"))
        self.chain.switch_flipped.connect(presenter.flip_switch)
        self.chain.block_opened.connect(presenter.open_block)
        self.diagram.setAccessibleName(self.tr("Circuit diagram"))
        self.diagram.setToolTip(self.tr("Click a switch to flip it, a gate to see its sum"))
        self.diagram.switch_flipped.connect(presenter.flip_shown)
        self.diagram.gate_chosen.connect(presenter.choose)
        self.stage.addWidget(self.chain)
        self.stage.addWidget(self.diagram, 1)
        self.form.shown(lambda state: state.adder is Adder.RIPPLE, self.chain)
        self.form.follow(lambda state: self.chain.show_picture(chain_picture(state)))
        self.form.follow(lambda state: self.diagram.show_picture(adder_diagram(state)))

    def sentence(self) -> str:
        return texts.adder_sentence(self.presenter.state)

    def reading(self) -> Reading:
        return reading.of_adders(self.presenter.state, self.owner.done)


def adder_diagram(state: AddersState) -> DiagramPicture:
    """Return the half or full adder that is open."""
    return DiagramPicture(state.block, state.block_signals, {}, state.chosen)


def chain_picture(state: AddersState) -> ChainPicture:
    """Return the chain of full adders."""
    signals, places = state.chain_signals, range(state.width)
    return ChainPicture(
        a=tuple(signals[f"a{k}"] for k in places),
        b=tuple(signals[f"b{k}"] for k in places),
        sums=tuple(signals[name] for name in state.chain.outputs[:-1]),
        carries=(signals["cin"], *(signals[f"carry.{k}"] for k in places)),
        opened=state.opened,
    )
