"""``badak gradient``: works a formula out and goes back through it, as in the book's chapter 5."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from desktop.platform.terminal_language import translate

if TYPE_CHECKING:
    from nn_core.graph import Graph, NodeStep

EXAMPLE = '"(apple*2 + orange*3)*tax" apple=100 orange=150 tax=1.1'


def add_parser(commands: Any) -> None:
    """Enter the command and its options."""
    parser = commands.add_parser(
        "gradient",
        help=translate("Command", "work out a formula and the gradient of each of its inputs"),
        description=translate(
            "Command",
            "Works out a formula of named inputs and, by backpropagation, by how much the result "
            "moves with each of them. For example: badak gradient {example}. There are "
            "+ - * / ^, brackets, exp log sqrt sin cos tanh sigmoid relu max(a, b) abs, and the "
            "constants e and pi.",
        ).format(example=EXAMPLE),
    )
    parser.add_argument("formula", metavar="FORMULA", help=translate("Command", "in quotes"))
    parser.add_argument(
        "inputs",
        nargs="*",
        metavar="NAME=NUMBER",
        help=translate("Command", "a value for each name in the formula"),
    )
    parser.add_argument(
        "--steps",
        action="store_true",
        help=translate("Command", "print what happens at each node, forward and back"),
    )
    parser.add_argument(
        "--json", action="store_true", help=translate("Command", "print one JSON object")
    )
    parser.set_defaults(run=run)


def spelt(words: list[str]) -> list[str]:
    """Return the words of a command line with a formula that begins with a minus set apart.

    Otherwise it would be taken for an option; a space before it is no part of a formula.
    """
    return [
        f" {word}" if word[:1] == "-" and word[1:2] not in ("", "-") and word != "-h" else word
        for word in words
    ]


def run(arguments: argparse.Namespace) -> int:
    """Print the value and the gradients."""
    from nn_core.graph import backward, forward, gradients_of, parse, values_of
    from nn_core.graph.parse import read_inputs

    formula = arguments.formula
    graph = parse(formula[1:] if formula.startswith(" -") else formula)
    inputs = read_inputs(arguments.inputs)
    value, gradients = gradients_of(graph, inputs)
    there = list(forward(graph, inputs))
    back = list(backward(graph, values_of(graph, inputs)))
    if arguments.json:
        found = {
            "value": _number(value),
            "gradients": {n: _number(g) for n, g in gradients.items()},
        }
        steps = {"steps": [_as_json(graph, step) for step in (*there, *back)]}
        sys.stdout.write(json.dumps(found | (steps if arguments.steps else {})) + "\n")
        return 0
    steps_text = [*_there(graph, there), *_back(graph, back)] if arguments.steps else []
    width = max(map(len, graph.names), default=0)
    lines = [f"value {_text(value)}"]
    lines += [f"gradient of {name:<{width}}  {_text(slope)}" for name, slope in gradients.items()]
    sys.stdout.write("\n".join([*steps_text, *lines]) + "\n")
    return 0


def _there(graph: Graph, steps: list[NodeStep]) -> Iterator[str]:
    yield "forward"
    for step in steps:
        node = graph.nodes[step.place]
        names = ", ".join(_name(graph, arg) for arg in node.args)
        numbers = ", ".join(map(_text, step.arguments))
        yield f"  [{step.place}] {node.op.key} of {names}: {numbers} -> {_text(step.value)}"


def _back(graph: Graph, steps: list[NodeStep]) -> Iterator[str]:
    yield "backward"
    for step in steps:
        node = graph.nodes[step.place]
        came = " + ".join(map(_text, step.arrived))
        if len(step.arrived) > 1:
            came += f" = {_text(step.gradient)}"
        parts = []
        for arg, local, passed in zip(node.args, step.local, step.passed, strict=True):
            if passed is not None:
                product = f"{_text(step.gradient)} * {_text(local)} = {_text(passed)}"
                parts.append(f"{_name(graph, arg)} gets {product}")
        yield f"  [{step.place}] {node.op.key}, what came back {came}: {'; '.join(parts) or '-'}"


def _name(graph: Graph, place: int) -> str:
    node = graph.nodes[place]
    if node.args:
        return f"[{place}]"
    return node.name or _text(node.value)


def _as_json(graph: Graph, step: NodeStep) -> dict[str, Any]:
    node = graph.nodes[step.place]
    found: dict[str, Any] = {
        "direction": "backward" if step.backward else "forward",
        "node": step.place,
        "operation": node.op.key,
        "of": [_name(graph, arg) for arg in node.args],
        "inputs": [_number(number) for number in step.arguments],
        "value": _number(step.value),
    }
    if step.backward:
        found["arrived"] = [_number(number) for number in step.arrived]
        found["local"] = [_number(number) for number in step.local]
        found["passed"] = [_number(number) for number in step.passed]
    return found


def _number(value: Any) -> float | None:
    # Adding 0 turns -0 into 0.
    return None if value is None else float(value) + 0.0


def _text(value: Any) -> str:
    return "-" if value is None else f"{_number(value):.12g}"
