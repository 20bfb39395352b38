"""Two small tabs for the tests of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.reading.content import FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.tabs.base import TabSpec, TabView
from nn_core.errors import ValueRefused


@dataclass(frozen=True)
class FakeSpec(TabSpec):
    """A tab that is one view, without presenter and pages."""

    create: Callable[[TabContext], TabView] = TabView

    @property
    def package(self) -> str:
        return self.create.__module__

    def build(self, context: TabContext) -> TabView:
        return self.create(context)


class Add(QUndoCommand):
    def __init__(self, view: CounterView) -> None:
        super().__init__("add")
        self.view = view

    def redo(self) -> None:
        self.view.show_count(self.view.count + 1)

    def undo(self) -> None:
        self.view.show_count(self.view.count - 1)


class CounterView(TabView):
    """Counts; can be undone."""

    def __init__(self, context: TabContext) -> None:
        super().__init__()
        self.context = context
        self.count = 0
        self.closed = False
        self.retranslations = 0
        self._stack = QUndoStack(self)
        self.field = QLineEdit("text")
        self.button = QPushButton()
        self.button.clicked.connect(self.add)
        self.controls.addWidget(self.field)
        self.controls.addWidget(self.button)
        self.retranslate()

    def add(self) -> None:
        self._stack.push(Add(self))

    def refuse(self) -> None:
        self.context.report(ValueRefused("{n} is too large.", "Choose less.", n=3))

    def show_count(self, count: int) -> None:
        self.count = count
        self.sentence.setText(str(count))
        self.reading_changed.emit(self.reading())

    def undo_stack(self) -> QUndoStack:
        return self._stack

    def reading(self) -> Reading:
        return Reading((FormulaLine("n", str(self.count)),))

    def retranslate(self) -> None:
        self.retranslations += 1
        self.button.setText(self.tr("Count"))

    def shutdown(self) -> None:
        self.closed = True


class SilentView(TabView):
    def reading(self) -> Reading:
        return Reading()


def silent(_context: TabContext) -> TabView:
    return SilentView()


def broken(_context: TabContext) -> TabView:
    raise OSError("the tab's file is gone")


COUNTER = FakeSpec("counter", "Counter", "Counts", create=CounterView)
SILENT = FakeSpec("silent", "Silent", "Says nothing", create=silent)
BROKEN = FakeSpec("broken", "Broken", "Cannot be opened", create=broken)
