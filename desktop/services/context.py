"""What a tab gets from the window: settings, workers, drawing, models, progress and errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.services import network_names
from desktop.services.classroom import Classroom
from desktop.services.course import Ticks
from desktop.services.held_network import HeldNetwork
from desktop.services.kept_runs import KeptRuns
from desktop.services.notebook import FILE_KEY, NotebookService
from desktop.services.recognisers import Recognisers
from desktop.services.settings import Settings
from desktop.style import theme
from desktop.style.theme import ThemeManager

if TYPE_CHECKING:
    from desktop.services.frame_runner import FrameRunner
    from desktop.services.jobs import JobRunner
    from nn_core.digits import Drawing
    from nn_core.digits.familiarity import Familiarity
    from nn_core.network import Network


class SharedDrawing(QObject):
    """The user's drawing, which several tabs look at."""

    changed = Signal(object)  # Drawing or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value: Drawing | None = None

    @property
    def value(self) -> Drawing | None:
        """The drawing, or None before anything was drawn; setting it emits ``changed``."""
        return self._value

    @value.setter
    def value(self, drawing: Drawing | None) -> None:
        if drawing is not self._value:
            self._value = drawing
            self.changed.emit(drawing)


class SharedModels(QObject):
    """The networks the user has trained; signals every change of the list."""

    changed = Signal()
    """A network was kept, renamed or deleted: ask ``recognisers.names()`` again."""
    renamed = Signal(str, str)
    """A network has another name: the old and the new one; emitted before ``changed``."""

    deleted = Signal(str)
    """A network was deleted, and its name is free; emitted before ``changed``."""

    def __init__(self, recognisers: Recognisers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recognisers = recognisers
        self._changes: Counter[str] = Counter()

    def changes(self, name: str) -> int:
        """Return how often the network called ``name`` has become another one, or gone."""
        return self._changes[name]

    def keep(
        self,
        name: str,
        network: Network,
        notes: Mapping[str, str],
        familiarity: Familiarity | None = None,
    ) -> str:
        """Keep a taught network under a new name; see ``OwnModels.keep`` for errors."""
        name = self._recognisers.keep(name, network, notes, familiarity)
        self._changed(name)
        return name

    def rename(self, old: str, new: str) -> str:
        """Give one of the user's networks another name; see ``OwnModels.rename`` for errors."""
        others = [name for name in self._recognisers.names() if name != old]
        new = self._recognisers.own.rename(old, new, others)
        self.renamed.emit(old, new)
        self._changed(old, new)
        return new

    def delete(self, name: str) -> None:
        """Delete one of the user's networks; see ``OwnModels.delete`` for errors."""
        self._recognisers.own.delete(name)
        self.deleted.emit(name)
        self._changed(name)

    def _changed(self, *names: str) -> None:
        for name in names:
            self._changes[name] += 1
            self._recognisers.forget(name)
        self.changed.emit()


@dataclass(frozen=True)
class Progress:
    """How far a tab's background work is.

    - ``fraction``: from 0 to 1; None while it cannot be known. 1 means that nothing is running any
      more.
    - ``text``: what is being done, translated.
    """

    fraction: float | None
    text: str = ""


@dataclass(frozen=True)
class SharedServices:
    """What all tabs have in common."""

    settings: Settings
    drawing: SharedDrawing
    recognisers: Recognisers
    theme: ThemeManager
    notebook: NotebookService = field(default_factory=NotebookService)
    held: HeldNetwork = field(default_factory=HeldNetwork)
    ticks: Ticks = field(default_factory=Ticks)
    runs: KeptRuns = field(default_factory=KeptRuns)
    models: SharedModels = field(init=False)
    classroom: Classroom = field(init=False)

    def __post_init__(self) -> None:
        """Add the user's networks and the one in training to the recognisers."""
        object.__setattr__(self, "models", SharedModels(self.recognisers))
        object.__setattr__(self, "classroom", Classroom(self.ticks))
        # First of all, so that whoever hears of it finds it there.
        self.held.changed.connect(self.recognisers.hold)
        self.held.changed.connect(network_names.tell_held)

    @classmethod
    def make(cls, settings: Settings | None = None) -> SharedServices:
        """Return services of their own, with the user's settings unless others are given."""
        settings = settings or Settings()
        chosen = settings.text(FILE_KEY)
        notebook = NotebookService(Path(chosen) if chosen else None)
        return cls(settings, SharedDrawing(), Recognisers(), theme.manager(), notebook)


class TabContext(QObject):
    """What one tab gets; presenters and views need nothing else of the window.

    ``TabContext()`` makes one that stands alone, for tests and for trying a tab by itself.

    - ``drawing``: ``drawing.value`` and ``drawing.changed``.
    - ``recognisers``: ``names()`` and ``get(name)``.
    - ``theme``: ``theme.tokens`` and ``theme.changed``.
    - ``models``: the networks the user has taught: ``keep``, ``rename``, ``delete`` and
      ``changed``.
    - ``notebook``: the user's digits: ``add``, ``store``, ``reader()`` and ``changed``.
    - ``held``: the network in training: ``held.value`` and ``held.changed``.
    - ``ticks``: what the reader has done of the lessons, in all tabs.
    - ``runs``: keeps what is learnt from one start to the next.
    - ``classroom``: a teacher's tasks: ``tasks``, ``opened`` and ``changed``.
    """

    place_wanted = Signal(str)
    """Another tab is to come to the front: its id, or its id and a page's, as ``gates/adders``."""
    progressed = Signal(object)  # Progress
    reported = Signal(object)  # an exception
    carried = Signal(str, object)
    """A network is to go on in another tab: ids of tab and page ("gates/perceptron"), network."""

    def __init__(self, shared: SharedServices | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        shared = shared or SharedServices.make()
        self.settings = shared.settings
        self.drawing = shared.drawing
        self.recognisers = shared.recognisers
        self.theme = shared.theme
        self.notebook = shared.notebook
        self.models = shared.models
        self.held = shared.held
        self.ticks = shared.ticks
        self.runs = shared.runs
        self.classroom = shared.classroom
        self._runners: list[JobRunner | FrameRunner] = []

    def make_runner(self, parent: QObject | None = None) -> JobRunner:
        """Return a background worker; the window ends it at the latest when it closes."""
        from desktop.services.jobs import JobRunner

        runner = JobRunner(parent if parent is not None else self)
        self._runners.append(runner)
        return runner

    def make_frame_runner(self, parent: QObject | None = None) -> FrameRunner:
        """Return a runner for steps so short that a thread of their own would cost more."""
        from desktop.services.frame_runner import FrameRunner

        runner = FrameRunner(parent if parent is not None else self)
        self._runners.append(runner)
        return runner

    @property
    def busy(self) -> bool:
        """Whether a background worker runs or has results to deliver."""
        return any(runner.running for runner in self._runners)

    def progress(self, fraction: float | None, text: str = "") -> None:
        """Show in the status bar how far the tab's work is; see `Progress`."""
        self.progressed.emit(Progress(fraction, text))

    def report(self, error: BaseException) -> None:
        """Report an error: a typed one in the tab's message bar, others in a dialog and the log."""
        self.reported.emit(error)

    def shutdown(self) -> None:
        """End all workers; called when the window closes."""
        while self._runners:
            self._runners.pop().shutdown()
