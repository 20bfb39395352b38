"""The keys of the diagram: everything that the mouse can do there.

Arrow keys go from neuron to neuron. W and Shift+W go through the weights that lead to the selected
neuron, B goes to its bias, Escape back to the neuron. Enter, F2 or a figure opens the field; + and
− change the number by 0.1. Space is one step of the flow, Backspace one back, P plays, Home rewinds
and End shows everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.tabs.forward.state import ForwardState, Kind, Part

if TYPE_CHECKING:
    from desktop.tabs.forward.diagram import NetworkDiagram

Key = Qt.Key
COMMANDS = {
    Key.Key_Space: "forward",
    Key.Key_Backspace: "back",
    Key.Key_P: "play",
    Key.Key_Home: "rewind",
    Key.Key_End: "finish",
}
_ARROWS = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}
STEP = 0.1


def handle(diagram: NetworkDiagram, state: ForwardState, event: QKeyEvent) -> bool:
    """Do what a key means; return whether it meant something."""
    key, chosen = Key(event.key()), state.selected
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    if held:
        return False
    if key in COMMANDS:
        diagram.key_wanted.emit(COMMANDS[key])
    elif key in _ARROWS:
        diagram.selected.emit(moved(state, *_ARROWS[key]))
    elif key == Key.Key_W and chosen.layer > 0:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        diagram.selected.emit(next_weight(state, -1 if back else 1))
    elif key == Key.Key_B and chosen.layer > 0:
        diagram.selected.emit(Part(Kind.BIAS, chosen.layer, chosen.neuron))
    elif key == Key.Key_Escape and chosen.kind is not Kind.NEURON:
        diagram.selected.emit(chosen.target)
    elif chosen.editable:
        return _change(diagram, state, event)
    else:
        return False
    return True


def _change(diagram: NetworkDiagram, state: ForwardState, event: QKeyEvent) -> bool:
    part, text = state.selected, event.text()
    if event.key() in (Key.Key_Return, Key.Key_Enter, Key.Key_F2):
        diagram.edit(part)
    elif text in ("+", "-", "−", "="):
        by = STEP if text in ("+", "=") else -STEP
        diagram.value_wanted.emit(part, round(state.setup.value(part) + by, 3))
    elif text and text in "0123456789.,":
        diagram.edit(part)
        diagram.editor.type_first(text)
    else:
        return False
    return True


def moved(state: ForwardState, across: int, down: int) -> Part:
    """Return the neuron one step from the selected one; it stays inside of the network."""
    sizes, chosen = state.setup.network.sizes, state.selected
    layer = min(max(chosen.layer + across, 0), len(sizes) - 1)
    neuron = min(max(chosen.neuron + down, 0), sizes[layer] - 1)
    return Part(Kind.NEURON, layer, neuron)


def next_weight(state: ForwardState, by: int) -> Part:
    """Return the next weight that leads to the selected neuron, after the last the first."""
    chosen = state.selected
    count = state.setup.network.sizes[chosen.layer - 1]
    first = 0 if by > 0 else count - 1
    source = (chosen.source + by) % count if chosen.kind is Kind.WEIGHT else first
    return Part(Kind.WEIGHT, chosen.layer, chosen.neuron, source)
