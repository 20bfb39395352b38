"""``badak descend``: goes down a surface with one of the optimisers and prints every position."""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from typing import TYPE_CHECKING, Any

from desktop.cli.arguments import at_least, number
from desktop.platform.option_parser import name_of
from desktop.platform.terminal_language import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nn_core.descent import Way

OPTIMIZERS = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam")
"""Names of the rules, which are not imported for a help text."""
GRADIENTS = ("exact", "numerical")
STEPS, MOST = 30, 100_000
MINUS = re.compile(r"-(?!-|h$)")


def add_parser(commands: Any) -> None:
    """Enter the command and its options."""
    parser = commands.add_parser(
        "descend",
        help=translate("Command", "go down a surface and print every position"),
        description=translate(
            "Command",
            "Goes down the surface of a formula of x and y by gradient descent (chapters "
            "4.4 and 6.1) and prints each position and the value there. Step 0 is the start, so N "
            "steps give N + 1 lines.",
        ),
    )
    # Also -1e-3 is a number and -x**2 a formula, and no option.
    parser._negative_number_matcher = MINUS
    parser.add_argument(
        "formula",
        metavar="FORMULA",
        help=translate(
            "Command",
            'of x and y, such as "x**2/20 + y**2"; or a name: valley, bowl, saddle, two-minima, '
            "plateau, rosenbrock",
        ),
    )
    parser.add_argument(
        "--start",
        type=_finite,
        nargs="+",
        metavar="X",
        help=translate("Command", "where to begin: a number for x, and one for y (default: -7 2)"),
    )
    parser.add_argument(
        "--optimizer",
        type=name_of(translate("Command", "there is no optimizer “{name}”"), OPTIMIZERS),
        default="sgd",
        metavar="NAME",
        help=translate("Command", "one of {names} (default: sgd)").format(
            names=", ".join(OPTIMIZERS)
        ),
    )
    parser.add_argument(
        "--lr",
        type=_rate,
        metavar="RATE",
        help=translate(
            "Command",
            "learning rate, above 0 (default: the book's in its valley, else one that suits)",
        ),
    )
    parser.add_argument(
        "--steps",
        type=at_least(0),
        default=STEPS,
        metavar="N",
        help=translate("Command", "default: {value}").format(value=STEPS),
    )
    parser.add_argument(
        "--gradient",
        type=name_of(translate("Command", "there is no gradient “{name}”"), GRADIENTS),
        default="exact",
        metavar="KIND",
        help=translate(
            "Command",
            "exact, or numerical: the book's central difference with h = 1e-4 (default: exact)",
        ),
    )
    parser.add_argument(
        "--json", action="store_true", help=translate("Command", "print one JSON object")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Walk, then print; a walk that leaves the numbers is an error and prints nothing."""
    from nn_core.descent import WentAstray, path, surface_meant
    from nn_core.descent.book import RULES
    from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused

    if arguments.steps > MOST:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "{steps} steps are too many."),
            QT_TRANSLATE_NOOP("nn_core", "Take at most {most}."),
            steps=arguments.steps,
            most=MOST,
        )
    surface = surface_meant(arguments.formula, len(arguments.start) if arguments.start else None)
    name = arguments.optimizer
    rule = RULES[name](arguments.lr or surface.rates[name])
    start = arguments.start or surface.start
    way = path(surface, rule, start, arguments.steps, arguments.gradient)
    if way.astray is not None:
        raise WentAstray(way.astray)
    sys.stdout.write(_json(way) if arguments.json else _lines(way, surface.names))
    return 0


def _json(way: Way) -> str:
    rows = zip(way.places.tolist(), way.values.tolist(), strict=True)
    found = [{"position": place, "value": value} for place, value in rows]
    return json.dumps({"steps": found}, allow_nan=False) + "\n"


def _lines(way: Way, names: Sequence[str]) -> str:
    """Return a table whose numbers have all their digits."""
    rows = [("step", *names, "value")]
    for count, numbers in enumerate(zip(way.places.tolist(), way.values.tolist(), strict=True)):
        rows.append((str(count), *map(repr, (*numbers[0], numbers[1]))))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(lines) + "\n"


def _finite(text: str) -> float:
    value = number(text, float)
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(
            translate("Command", "“{text}” is no finite number").format(text=text)
        )
    return value


def _rate(text: str) -> float:
    value = _finite(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(
            translate("Command", "“{text}” is no rate above 0").format(text=text)
        )
    return value
