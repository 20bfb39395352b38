"""Hundreds of things at random on every tab: no exception, no warning of Qt, nothing left."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Callable

import pytest
from fake_tabs import COUNTER, CounterView
from monkey.guard import Guard
from monkey.indoors import asking
from monkey.run import FoundError, run
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication

from desktop.shell.main_window import MainWindow
from desktop.tabs import TabSpec, registered
from nn_core.errors import ValueRefused

EVENTS = int(os.environ.get("BADAK_MONKEY_EVENTS", "500"))
"""For each tab, a minute in all; CI does 2,000 by ``python -m tests.desktop.monkey``."""
SPECS = registered()


def ours() -> Counter[type]:
    """Return how many widgets of our own there are; pyqtgraph keeps the menus of its plots."""
    kinds = map(type, QApplication.allWidgets())
    return Counter(kind for kind in kinds if kind.__module__.startswith("desktop."))


@pytest.mark.long
@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_a_monkey_finds_nothing(dressed: None, spec: TabSpec) -> None:
    before = ours()
    # The same every time, unless another seed is asked for: what it finds is to be found again.
    run((spec,), EVENTS, int(os.environ.get("BADAK_MONKEY_SEED", "1")))
    gc.collect()
    assert ours() <= before, "widgets outlive their window"


def raises(view: CounterView) -> None:
    raise ZeroDivisionError("found me")


def warns(view: CounterView) -> None:
    qWarning("found me")


def reports(view: CounterView) -> None:
    view.context.report(KeyError("found me"))


@pytest.mark.parametrize("fault", [raises, warns, reports])
def test_it_finds_a_fault(
    dressed: None, monkeypatch: pytest.MonkeyPatch, fault: Callable[[CounterView], None]
) -> None:
    monkeypatch.setattr(CounterView, "add", fault)
    with pytest.raises(FoundError, match="found me") as found:
        run((COUNTER,), EVENTS, 1)
    assert "--tab counter" in str(found.value)
    assert "--seed 1" in str(found.value)


def test_what_a_user_is_told_in_words_is_no_find(open_window: Callable[..., MainWindow]) -> None:
    window = open_window(COUNTER)
    with Guard(window) as guard:
        window.notifier.report(ValueRefused("no"))
        window.close()
        assert window.isVisible()
    assert guard.found == []


def test_one_module_asks_for_files() -> None:
    names = {module.__name__ for module in asking()}
    assert names == {"desktop.widgets.controls.file_dialogs"}
    assert all(hasattr(module, "QFileDialog") for module in asking())
