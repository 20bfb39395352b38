"""Every presenter outlives its subject: random intentions while drawing, network and look change.

What a presenter may be asked is found by looking at its slots, so a new tab or a new intention is
tried without being named here. Each state is shown by the tab's own view: a state that cannot be
shown is as wrong as one that cannot be computed.
"""

from __future__ import annotations

import inspect
import os
import random
import sys
import typing
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

import numpy as np
import pytest
from monkey.guard import Guard
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.services import i18n
from desktop.shell.main_window import MainWindow
from desktop.style import theme
from desktop.tabs import TabSpec, registered
from desktop.tabs.kit.presenter import Presenter
from nn_core.digits import Drawing, Stroke
from nn_core.errors import BadakError
from nn_core.layers import Affine, Conv2D, Flatten, MaxPool2D, ReLU
from nn_core.network import Network

STEPS = 250
SPECS = registered()
WORDS = ("", "0", "7", "nan", "1e308", "-3.5", "cat\t2\ndog\t1", "가", "no such thing")
NUMBERS = (0.0, 1.0, -1.0, 0.3, 1e-300, -1e6, 1e12)
LEFT_ALONE = ("advance", "keep")
"""What a timer asks, not a user; and what would fill the disk with networks."""


def small_network(seed: int) -> Network:
    """Return a network that convolves, with fewer layers and maps than the shipped one."""
    rng = np.random.default_rng(seed)
    maps = 3 + 4 * (seed % 3)
    layers = [Conv2D(1, maps, 5, pad=2, rng=rng), ReLU(), MaxPool2D(2)]
    if seed % 2:
        layers += [Conv2D(maps, 4, 3, pad=1, rng=rng), ReLU(), MaxPool2D(2)]
        return Network([*layers, Flatten(), Affine(4 * 49, 10, rng)])
    return Network([*layers, Flatten(), Affine(maps * 196, 10, rng)])


class Walk:
    """Asks and changes at random.

    Parameters
    ----------
    window : MainWindow
        With one tab, which is built.
    chance : random.Random
    """

    def __init__(self, window: MainWindow, chance: random.Random) -> None:
        self.told: list[str] = []
        self._window, self._chance = window, chance
        self._kept = 0
        self._subjects = (self._draw, self._draw, self._clear, self._keep, self._delete)
        self._looks = (self._rename, self._speak, self._dress, self._hide)
        self._words = (*WORDS, *_members_of(window.tabs.page().spec))

    def step(self) -> None:
        """Ask one thing, or change one."""
        chance = self._chance.random()
        if chance < 0.75:
            self._ask()
        elif chance < 0.93:
            self._chance.choice(self._subjects)()
        else:
            self._chance.choice(self._looks)()
        QApplication.processEvents()

    def _ask(self) -> None:
        asked = [(p, *found) for p in presenters(self._window) for found in intentions(p)]
        presenter, name, slot = self._chance.choice(asked)
        values = self._values(slot)
        if values is None:
            return
        self.told.append(f"{type(presenter).__name__}.{name}{tuple(values)!r}")
        try:
            slot(*values)
        except BadakError:
            return
        except (LookupError, ValueError):
            # Words are the program's own: none of its widgets says one that there isn't. But any
            # number may have been right before the subject changed.
            if not any(isinstance(value, str) for value in values):
                raise

    def _values(self, slot: Callable[..., object]) -> list[object] | None:
        """Return something for each parameter; None where a kind is not known here."""
        hints = typing.get_type_hints(slot)
        values = []
        for name, parameter in inspect.signature(slot).parameters.items():
            if parameter.default is not inspect.Parameter.empty:
                continue
            value = self._value(hints.get(name))
            if value is None:
                return None
            values.append(value)
        return values

    def _value(self, kind: Any) -> object | None:
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self._chance.choice(list(kind))
        if kind is bool:
            return self._chance.random() < 0.5
        if kind is int:
            return self._chance.choice((0, 1, 2, 3, 5, 9, 10, 15, 30, 49, 99, -1))
        if kind is float:
            return self._chance.choice((*NUMBERS, self._chance.uniform(-4, 4)))
        if kind is str:
            return self._chance.choice((*self._words, *self._window.shared.recognisers.names()))
        return None

    def _draw(self) -> None:
        points = [[self._chance.random() for _ in "xy"] for _ in range(self._chance.randint(1, 5))]
        self.told.append("draw")
        self._set(Drawing(strokes=(Stroke(np.array(points), 0.07),)))

    def _clear(self) -> None:
        self.told.append("clear")
        self._set(Drawing())

    def _set(self, drawing: Drawing) -> None:
        self._window.shared.drawing.value = drawing

    def _keep(self) -> None:
        self._kept += 1
        name = f"mine {self._kept}"
        self.told.append(f"keep {name}")
        self._window.shared.models.keep(name, small_network(self._kept), {})

    def _own(self) -> str:
        return self._chance.choice(self._window.shared.recognisers.own.names() or ("",))

    def _delete(self) -> None:
        if name := self._own():
            self.told.append(f"delete {name}")
            self._window.shared.models.delete(name)

    def _rename(self) -> None:
        if name := self._own():
            self._kept += 1
            self.told.append(f"rename {name}")
            self._window.shared.models.rename(name, f"other {self._kept}")

    def _speak(self) -> None:
        self.told.append("language")
        i18n.install(self._chance.choice(list(i18n.LANGUAGES)))

    def _dress(self) -> None:
        self.told.append("theme")
        theme.manager().set_appearance(self._chance.choice(list(theme.Appearance)))

    def _hide(self) -> None:
        self.told.append("hide and show")
        self._window.tabs.hide()
        self._window.tabs.show()


def _members_of(spec: TabSpec) -> list[str]:
    """Return what the tab's enumerations name: the words its slots know."""
    package = spec.package
    modules = [module for name, module in sys.modules.items() if name.startswith(package)]
    kinds = {kind for module in modules for kind in vars(module).values() if _names(kind)}
    return sorted({member.value for kind in kinds for member in kind})


def _names(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum) and issubclass(kind, str)


def _presents(thing: object) -> bool:
    return isinstance(thing, QObject) and type(thing).__name__.endswith("Presenter")


def presenters(window: MainWindow) -> list[QObject]:
    """Return the presenters of the tab in front, wherever they are kept."""
    page = window.tabs.page()
    roots = (window.tabs, page.context, page.view)
    found = [thing for root in roots for thing in root.findChildren(QObject)]
    found += [thing for root in (page, page.view) for thing in vars(root).values()]
    return list({id(thing): thing for thing in found if _presents(thing)}.values())


def intentions(presenter: QObject) -> Iterator[tuple[str, Callable[..., object]]]:
    """Yield the public slots of a presenter's own classes."""
    meta = presenter.metaObject()
    slots = {bytes(meta.method(n).name()).decode() for n in range(meta.methodCount())}
    for name in sorted(slots):
        own = any(name in vars(kind) for kind in type(presenter).__mro__[:-3])
        if own and not name.startswith("_") and name not in LEFT_ALONE:
            slot = getattr(presenter, name)
            if inspect.ismethod(slot):
                yield name, slot


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_a_presenter_outlives_its_subject(
    spec: TabSpec, seed: int, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window(spec)
    chance = random.Random(seed + int(os.environ.get("BADAK_MONKEY_SEED", "0")))
    walk = Walk(window, chance)
    with Guard(window) as guard:
        for _ in range(STEPS):
            try:
                walk.step()
            except Exception as error:
                guard.raised(error)
            trail = "\n".join(walk.told[-25:])
            assert not guard.found, f"{trail}\n" + "\n".join(guard.found)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_every_tab_has_presenters_to_ask(
    spec: TabSpec, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window(spec)
    asked = {name for presenter in presenters(window) for name, _ in intentions(presenter)}
    assert asked - vars(Presenter).keys()
