"""What the graph page knows at one moment: a formula, its inputs, and how far one has gone."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache

import numpy as np

from desktop.tabs.kit.saved import expect, transient
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.graph import Graph, NodeStep, backward, forward, parse
from nn_core.graph.differences import differences
from nn_core.graph.fold import can_unfold, folded, folds, softmax_with_loss, unfolded
from nn_core.graph.layout import Layout, layout
from nn_core.graph.ops import COPY, Value
from nn_core.graph.refusal import FormulaError
from nn_core.graph.run import given

LARGEST = 1e9
OWN, SOFTMAX = "", "softmax"
SIGMOID_PLACES = (-5.0, 0.0, 5.0)
"""Where the card asks for the slope of the sigmoid."""


class Form(StrEnum):
    """Whether sigmoid and softmax with loss are one node each."""

    TYPED = "typed"
    FOLDED = "folded"
    UNFOLDED = "unfolded"


@dataclass(frozen=True)
class Preset:
    """A formula with values."""

    text: str
    values: tuple[tuple[float, ...], ...]


PRESETS: dict[str, Preset] = {
    "apples": Preset("apple*count*tax", ((100.0,), (2.0,), (1.1,))),
    "fruit": Preset(
        "(apple*apples + orange*oranges)*tax", ((100.0,), (2.0,), (150.0,), (3.0,), (1.1,))
    ),
    "sigmoid": Preset("1/(1 + exp(-x))", ((1.0,),)),
    SOFTMAX: Preset("", ((0.3, 2.9, 4.0), (0.0, 0.0, 1.0))),
    "four": Preset("(a*b + c)*exp(-d)", ((2.0,), (3.0,), (1.0,), (0.5,))),
}
USUAL = {
    name: preset.values[place]
    for preset in PRESETS.values()
    if preset.text
    for place, name in enumerate(parse(preset.text).names)
}
"""What an input of this name begins with; others count 2, 3, 4 …"""


@dataclass(frozen=True)
class Nudge:
    """An input was moved by hand: by how much, and what the result did.

    - ``before``, ``after``: the result.
    - ``slope``: the gradient before.
    """

    name: str
    component: int
    by: float
    before: float
    after: float
    slope: float | None

    @property
    def ratio(self) -> float:
        """By how much the result moved for each unit."""
        return (self.after - self.before) / self.by


@lru_cache(maxsize=16)
def graph_of(text: str, form: Form) -> Graph:
    """Return the graph of a formula, or of softmax with loss where there is no text."""
    graph = parse(text) if text else softmax_with_loss()
    if form is Form.FOLDED:
        return folded(graph)
    return unfolded(graph) if form is Form.UNFOLDED else graph


@lru_cache(maxsize=16)
def _foldable(text: str) -> bool:
    graph = graph_of(text, Form.TYPED)
    return bool(folds(graph)) or can_unfold(graph)


@lru_cache(maxsize=16)
def layout_of(graph_key: tuple[str, Form]) -> Layout:
    """Return where the nodes of a graph stand."""
    return layout(graph_of(*graph_key))


@dataclass(frozen=True, eq=False)
class Worked:
    """A graph worked out there and back for some inputs: kept while one steps through it."""

    graph: Graph
    values: tuple[tuple[float, ...], ...]
    broken: int

    @cached_property
    def inputs(self) -> Mapping[str, Value]:
        return dict(zip(self.graph.names, map(_value, self.values), strict=True))

    @cached_property
    def there(self) -> tuple[NodeStep, ...]:
        """The steps forward."""
        return tuple(forward(self.graph, self.inputs))

    @cached_property
    def node_values(self) -> tuple[Value, ...]:
        """One for each node; None where there is none."""
        values = given(self.graph, self.inputs)
        for step in self.there:
            values[step.place] = step.value
        return tuple(values)

    @cached_property
    def back(self) -> tuple[NodeStep, ...]:
        """The steps back, but for the 1 at the end; none where the result has no value."""
        broken = () if self.broken < 0 else (self.broken,)
        return tuple(backward(self.graph, self.node_values, broken=broken))

    @cached_property
    def back_at(self) -> dict[int, NodeStep]:
        """The steps back by the place of their node."""
        return {step.place: step for step in self.back}

    @cached_property
    def gradients(self) -> tuple[Value, ...]:
        """One for each node, whether it is known by now or not."""
        found: list[Value] = [None] * len(self.graph.nodes)
        if self.node_values[self.graph.output] is not None:
            found[self.graph.output] = 1.0
        for step in self.back:
            found[step.place] = step.gradient
            for arg, passed in zip(self.graph.nodes[step.place].args, step.passed, strict=True):
                if self.graph.nodes[arg].op is not COPY:
                    found[arg] = passed
        return tuple(found)

    @cached_property
    def differences(self) -> tuple[Value, ...]:
        """The same by numerical differentiation."""
        return tuple(differences(self.graph, self.node_values))

    @cached_property
    def wrong(self) -> NodeStep | None:
        """The first step that has no value, or no slope."""
        return next((step for step in (*self.there, *self.back) if step.problem), None)

    @cached_property
    def steepness(self) -> dict[int, float]:
        """How large the gradient of each input is that has one, by its place."""
        return {
            place: abs(float(np.ravel(slope)[0]))
            for place in self.graph.inputs
            if (slope := self.gradients[place]) is not None
        }

    @cached_property
    def order(self) -> dict[int, int]:
        """For each node at which something is done, which step forward it is, from 0."""
        return {place: index for index, place in enumerate(self.graph.work)}


@lru_cache(maxsize=4)
def _worked(text: str, form: Form, values: tuple[tuple[float, ...], ...], broken: int) -> Worked:
    return Worked(graph_of(text, form), values, broken)


@dataclass(frozen=True)
class GraphState:
    """The state of the graph page.

    - ``preset``: key of `PRESETS`; empty once the formula is one's own.
    - ``text``: the formula; empty for softmax with loss, whose inputs are vectors.
    - ``values``: one for each input, of one number or of three.
    - ``place``: how many steps have been made: first those forward, then the 1 at the end, then
      those back.
    - ``selected``: place of a node.
    - ``component``: which number of the selected input, where it is a vector.
    - ``broken``: place of the node that is broken; -1 for none.
    - ``guess``: the answer given to the question of the card.
    - ``whole``: the whole graph is shown, however small its parts get.
    - ``typed``: what stands in the field, when it is no formula.
    - ``refusal``: why it is none.
    """

    preset: str = "apples"
    text: str = PRESETS["apples"].text
    values: tuple[tuple[float, ...], ...] = PRESETS["apples"].values
    form: Form = Form.TYPED
    place: int = 2
    selected: int = 0
    component: int = 0
    broken: int = -1
    guess: str = ""
    whole: bool = False
    typed: str = transient(default="")
    refusal: FormulaError | None = transient(default=None)
    nudge: Nudge | None = transient(default=None)

    @property
    def key(self) -> tuple[str, Form]:
        """What the graph and its layout depend on."""
        return self.text, self.form

    @property
    def graph(self) -> Graph:
        return graph_of(*self.key)

    @property
    def layout(self) -> Layout:
        return layout_of(self.key)

    @property
    def vector(self) -> bool:
        """Whether the nodes carry vectors."""
        return not self.text

    @cached_property
    def worked(self) -> Worked:
        """All numbers of the graph, which no step changes."""
        return _worked(self.text, self.form, self.values, self.broken)

    @property
    def result(self) -> Value:
        """The value of the last node; None where a node before has none."""
        return self.worked.node_values[self.graph.output]

    @property
    def problem(self) -> NodeStep | None:
        """The step that has no value or no slope, of those that have been made."""
        wrong = self.worked.wrong
        if wrong is None:
            return None
        made = self.backs - 1 if wrong.backward else self.place
        index = self.worked.order[wrong.place]
        return wrong if (self.turn - 1 - index if wrong.backward else index) < made else None

    @property
    def turn(self) -> int:
        """How many steps there are forward."""
        return len(self.worked.there)

    @property
    def last(self) -> int:
        """How many steps there are."""
        return self.turn if self.result is None else 2 * self.turn + 1

    @property
    def backs(self) -> int:
        """How many of the steps back have been made, the 1 at the end among them."""
        return max(0, self.place - self.turn)

    @property
    def current(self) -> NodeStep | None:
        """The step made last; None at the beginning and at the 1 at the end."""
        if 0 < self.place <= self.turn:
            return self.worked.there[self.place - 1]
        return self.worked.back[self.backs - 2] if self.backs > 1 else None

    def has_value(self, place: int) -> bool:
        """Return whether a node's step forward has been made."""
        return self.worked.order.get(place, -1) < self.place

    def handed_back(self, user: int) -> bool:
        """Return whether a node has handed back what goes to its numbers."""
        return self.turn - 1 - self.worked.order[user] < self.backs - 1

    def has_gradient(self, place: int) -> bool:
        """Return whether all has come back to a node."""
        if place == self.graph.output:
            return self.backs > 0
        return all(self.handed_back(user) for user, _ in self.graph.users[place])

    def gradient_of(self, name: str) -> float | None:
        """Return the gradient of an input, known by now or not; None for a vector."""
        found = self.worked.gradients[self.graph.place_of(name)]
        return None if found is None or np.size(found) != 1 else float(found)

    @property
    def first(self) -> int:
        """The first input; the first node where there is none."""
        return next(iter(self.graph.inputs), 0)

    @property
    def foldable(self) -> bool:
        return _foldable(self.text)

    @property
    def shown_form(self) -> Form:
        """The form that the buttons show: as it is typed it is one of both."""
        if self.form is not Form.TYPED:
            return self.form
        return Form.FOLDED if can_unfold(self.graph) else Form.UNFOLDED

    @property
    def width(self) -> int:
        """How many numbers an input has."""
        return 3 if self.vector else 1

    def checked(self) -> GraphState:
        expect(
            preset=self.preset in (OWN, *PRESETS), values=len(self.values) == len(self.graph.names)
        )
        width = self.width
        numbers = [number for value in self.values for number in value]
        expect(
            values=all(len(value) == width for value in self.values)
            and all(math.isfinite(number) and abs(number) <= LARGEST for number in numbers)
        )
        expect(
            place=0 <= self.place <= self.last,
            selected=0 <= self.selected < len(self.graph.nodes),
            component=0 <= self.component < width,
            broken=-1 <= self.broken < len(self.graph.nodes),
        )
        return self

    @classmethod
    def of(cls, preset: str) -> GraphState:
        """Return a preset, worked out forward."""
        chosen = PRESETS[preset]
        state = cls(preset, chosen.text, chosen.values)
        return replace(state, place=state.turn, selected=state.first)

    def with_text(self, text: str) -> GraphState:
        """Return the state with another formula; inputs of the same name keep their values.

        Raises `FormulaError` if it is no formula.
        """
        names = parse(text).names
        mine = {} if self.vector else dict(zip(self.graph.names, self.values, strict=True))
        values = tuple(
            mine.get(name) or USUAL.get(name) or (float(2 + index % 8),)
            for index, name in enumerate(names)
        )
        fresh = GraphState(OWN, text, values, whole=self.whole)
        return replace(fresh, place=fresh.turn, typed=text, selected=fresh.first)

    def with_value(self, place: int, component: int, value: float) -> GraphState:
        """Return the state with another number in an input."""
        if not math.isfinite(value) or abs(value) > LARGEST:
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "Inputs run from −{limit} to {limit}."),
                QT_TRANSLATE_NOOP("nn_core", "Type a number such as 0.5."),
                limit=f"{LARGEST:.0f}",
            )
        index = self.graph.inputs.index(place)
        numbers = list(self.values[index])
        numbers[component] = value + 0.0
        values = (*self.values[:index], tuple(numbers), *self.values[index + 1 :])
        after = replace(self, values=values, selected=place, component=component, nudge=None)
        # A result that is lost or found again changes how far one can go.
        return replace(after, place=min(self.place, after.last))

    def with_form(self, form: Form) -> GraphState:
        """Return the state folded or unfolded, as far back as it was: all or nothing."""
        after = replace(self, form=form, selected=0, component=0, broken=-1, nudge=None)
        place = after.last if self.place == self.last else after.turn
        return replace(after, place=place, selected=after.first)

    def number(self, place: int, component: int = 0) -> float:
        return self.values[self.graph.inputs.index(place)][component]


def _value(numbers: tuple[float, ...]) -> Value:
    return np.array(numbers) if len(numbers) > 1 else np.float64(numbers[0])


def step_of(value: float) -> float:
    """Return by how much a number is nudged: a hundredth or less of it, but no odd number."""
    return 0.01 if abs(value) < 1 else float(10.0 ** (math.floor(math.log10(abs(value))) - 2))


def moved(value: float, steps: float) -> float:
    """Return a number moved by so many of its steps, without the dust of binary fractions."""
    step = step_of(value)
    return round(value + steps * step, max(0, 3 - math.floor(math.log10(step) + 0.5)))
