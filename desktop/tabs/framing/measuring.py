"""Measures in the background what each step is worth, on digits placed at random."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from desktop.services.context import TabContext
from desktop.services.jobs import JobRunner
from desktop.tabs.framing import work
from desktop.tabs.framing.readers import Readers
from desktop.tabs.framing.state import Measured
from nn_core.digits.framing_steps import Switches
from nn_core.digits.framing_worth import Worth


class Measuring(QObject):
    """Keeps what was measured and measures what is missing.

    Attributes
    ----------
    measured : dict of Switches to Measured
        A new one whenever it changes.
    """

    changed = Signal()

    def __init__(self, context: TabContext, names: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._names = context, names
        self._runner: JobRunner | None = None
        self._readers = Readers(context.recognisers)
        self._rows: tuple[Switches, ...] = ()
        self._seed = 0
        self._stopped = False
        self._going: tuple[Switches, ...] = ()
        self.measured: dict[Switches, Measured] = {}

    @property
    def running(self) -> bool:
        """Whether digits are being read."""
        return bool(self._going)

    def want(self, rows: tuple[Switches, ...]) -> None:
        """Measure those of ``rows`` that are missing, unless the user stopped it."""
        self._rows = rows
        missing = tuple(row for row in rows if not self._complete(row))
        if self._stopped or not self._names or not missing or set(missing) <= set(self._going):
            return
        self._start(missing)

    @Slot()
    def pause(self) -> None:
        """Stop until something is wanted again."""
        if self._runner is not None and self.running:
            self._runner.cancel()
            self._ended()

    @Slot()
    def stop(self) -> None:
        """Stop until the user wants it again."""
        self._stopped = True
        self.pause()

    @Slot()
    def again(self) -> None:
        """Measure everything on other digits."""
        self._seed += 1
        self._stopped = False
        self.measured = {}
        self._start(self._rows)

    def forget(self, names: tuple[str, ...]) -> None:
        """Drop what was measured: the networks are others now."""
        self.pause()
        self._names, self.measured = names, {}
        self.changed.emit()

    def _complete(self, row: Switches) -> bool:
        return row in self.measured and self.measured[row].count >= work.COUNT

    def _start(self, rows: tuple[Switches, ...]) -> None:
        if self._runner is None:
            self._runner = self._context.make_runner(self)
            self._runner.yielded.connect(self._took)
            self._runner.failed.connect(self._failed)
            self._runner.finished.connect(self._ended)
        self._going = rows
        self._runner.start(partial(work.measure, self._readers, self._names, rows, self._seed))
        self.changed.emit()

    @Slot(object)
    def _took(self, worth: Worth) -> None:
        networks = range(len(worth.names))
        fresh = {
            row: Measured(tuple(worth.share(i, j) for j in networks), worth.count)
            for i, row in enumerate(worth.rows)
        }
        self.measured = {**self.measured, **fresh}
        text = QCoreApplication.translate("FramingTab", "Reading digits moved and scaled at random")
        self._context.progress(worth.count / worth.total, text)
        self.changed.emit()

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        # Said once; a switch must not be answered by a message each time.
        self._stopped = True
        self._context.report(error)

    @Slot()
    def _ended(self) -> None:
        self._going = ()
        self._context.progress(1.0)
        self.changed.emit()
