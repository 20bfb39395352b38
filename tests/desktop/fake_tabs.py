"""Two small tabs for the tests of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.reading.content import FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.tabs import PageSpec, TabSpec
from desktop.tabs.kit.page import Page
from desktop.tabs.kit.presenter import Presenter
from desktop.tabs.kit.tab import Tab
from nn_core.errors import ValueRefused


@dataclass(frozen=True)
class Count:
    count: int = 0


class CountPresenter(Presenter[Count]):
    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(context, Count(), None, parent)

    def add(self) -> None:
        self.edit(lambda state: replace(state, count=state.count + 1))


class CountPage(Page[CountPresenter]):
    rest = 0

    def __init__(self, presenter: CountPresenter, context: TabContext) -> None:
        super().__init__(presenter, context)
        self.field = QLineEdit("text")
        self.form.add(self.field)
        self.button = self.form.button(self.tr("Count"), "", self._add)

    def _add(self) -> None:
        view = self.presenter.parent()
        assert isinstance(view, CounterView)
        view.add()

    def sentence(self) -> str:
        return str(self.presenter.state.count)

    def reading(self) -> Reading:
        return Reading((FormulaLine("n", self.sentence()),))


class SilentPresenter(CountPresenter):
    undoable = ()


class SilentPage(Page[SilentPresenter]):
    def sentence(self) -> str:
        return ""

    def reading(self) -> Reading:
        return Reading()


@dataclass(frozen=True)
class FakeSpec(TabSpec):
    """A tab whose view is made by a function."""

    create: Callable[[TabContext], Tab] | None = None

    @property
    def package(self) -> str:
        return self.create.__module__ if self.create is not None else ""

    def build(self, context: TabContext) -> Tab:
        assert self.create is not None
        return self.create(context)


class CounterView(Tab):
    """Counts; can be undone."""

    def __init__(self, context: TabContext) -> None:
        self.closed = False
        self.retranslations = 0
        super().__init__(COUNTED, context)

    @property
    def count(self) -> int:
        count: int = self.presenter.state.count
        return count

    @property
    def field(self) -> QLineEdit:
        field: QLineEdit = self.page().field
        return field

    @property
    def button(self) -> QPushButton:
        button: QPushButton = self.page().button
        return button

    def add(self) -> None:
        self.presenter.add()

    def refuse(self) -> None:
        self.context.report(ValueRefused("{n} is too large.", "Choose less.", n=3))

    def retranslate(self) -> None:
        self.retranslations += 1
        super().retranslate()

    def shutdown(self) -> None:
        super().shutdown()
        self.closed = True


def broken(_context: TabContext) -> Tab:
    raise OSError("the tab's file is gone")


def one_page(name: str) -> tuple[PageSpec, ...]:
    return (PageSpec("page", "", "", f"fake_tabs:{name}"),)


COUNTED = TabSpec("counter", "Counter", "Counts", "fake_tabs:CountPresenter", one_page("CountPage"))
COUNTER = FakeSpec("counter", "Counter", "Counts", create=CounterView)
SILENT = TabSpec(
    "silent", "Silent", "Says nothing", "fake_tabs:SilentPresenter", one_page("SilentPage")
)
BROKEN = FakeSpec("broken", "Broken", "Cannot be opened", create=broken)
