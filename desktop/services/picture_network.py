"""A picture and the network that looks at it: what several tabs let the user choose."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.bundled_digits import STRIDE, all_digits, digit_at, place_of
from desktop.services.context import SharedDrawing, TabContext
from desktop.services.network_choice import ChosenNetwork, Offers, all_networks
from nn_core.arrays import FloatArray, frozen
from nn_core.digits import Drawing, rasterise
from nn_core.errors import BadakError
from nn_core.network import Network


class Source(StrEnum):
    """Where the picture comes from."""

    NOTHING = "nothing"
    DRAWING = "drawing"
    SAMPLE = "sample"


@dataclass(frozen=True, eq=False)
class Shown:
    """What is looked at.

    - ``image``: array of float32, shape (28, 28), or None. Ink from 0 to 1; None for blank paper.
    - ``label``: what a bundled digit is, by its label.
    """

    source: Source = Source.NOTHING
    image: FloatArray | None = None
    label: int | None = None


class ShownPicture(QObject):
    """Follows the shared drawing while its tab is visible; a hidden tab must not slow the pen.

    - ``first``: place of the first bundled digit to be taken.
    """

    changed = Signal()
    """Look again: there is another picture, or it is looked at for the first time."""
    failed = Signal(object)  # an exception

    def __init__(
        self, drawing: SharedDrawing, first: int = STRIDE, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._drawing, self._first = drawing, first
        self._place: int | None = None
        self._taken = 0
        self._active, self._stale = False, True
        drawing.changed.connect(self._drawing_changed)

    @property
    def active(self) -> bool:
        """Whether the drawing is followed."""
        return self._active

    @property
    def place(self) -> int | None:
        """The place of the bundled digit in its set; None for the drawing."""
        return self._place

    @property
    def taken(self) -> int:
        """How many bundled digits have been taken one after the other."""
        return self._taken

    def set_active(self, active: bool) -> bool:
        """Follow the drawing, or rest; return whether that meant looking again."""
        self._active = active
        if active and self._stale:
            self.look()
            return True
        return False

    def look(self) -> None:
        """Emit ``changed``."""
        self._stale = False
        self.changed.emit()

    @Slot()
    def renew(self) -> None:
        """Emit ``changed`` now, or as soon as the tab is visible."""
        self._stale = True
        if self._active:
            self.look()

    @Slot()
    def take_sample(self) -> None:
        """Look at a bundled digit; every call takes another one."""
        try:
            self._place = place_of(self._taken, self._first)
        except BadakError as error:
            self.failed.emit(error)
            return
        self._taken += 1
        self.look()

    def take_place(self, place: int) -> None:
        self._place = place
        self.look()

    @Slot()
    def take_drawing(self) -> None:
        self._place = None
        self.look()

    def to_data(self) -> dict[str, int | None]:
        """Return which bundled digit is looked at, and how many were, as what JSON can hold."""
        return {"place": self._place, "taken": self._taken}

    def from_data(self, data: object) -> None:
        """Look at what `to_data` wrote again; it is the drawing where that names no digit."""
        found = data if isinstance(data, Mapping) else {}
        place, taken = found.get("place"), found.get("taken")
        before, self._place, self._taken = self._place, None, 0
        if type(taken) is int and taken >= 0:  # True is no number of digits
            self._taken = taken
            with suppress(BadakError):
                if type(place) is int and 0 <= place < len(all_digits()):
                    self._place = place
        if self._place != before:
            self.renew()

    def shown(self) -> Shown:
        """Return what is looked at, the drawing brought to 28 x 28 pixels."""
        if self._place is not None:
            digit, label = digit_at(self._place)
            return Shown(Source.SAMPLE, frozen(digit), label)
        drawing = self._drawing.value
        image = None if drawing is None else rasterise(drawing)
        if image is None or not image.any():
            return Shown()
        return Shown(Source.DRAWING, frozen(image))

    @Slot(object)
    def _drawing_changed(self, drawing: Drawing | None) -> None:
        if drawing is not None:
            self._place = None
        self.renew()


@dataclass(frozen=True, eq=False)
class Subject(Shown):
    """What is looked at, and by which network.

    - ``models``: the networks to choose from.
    - ``model``: the chosen one; empty where there is none.
    - ``network``: a copy of its own: the layers keep work arrays, and another tab may read at the
      same time.
    """

    models: tuple[str, ...] = ()
    model: str = ""
    network: Network | None = None

    @property
    def blank(self) -> bool:
        return self.image is None

    @property
    def able(self) -> bool:
        return bool(self.model)


class PictureNetwork(QObject):
    """Follows the shared drawing and the chosen network while somebody looks.

    - ``key``: of the setting that remembers the network.
    - ``offers``: by default all networks are offered.
    """

    changed = Signal(object)  # Subject
    """Another picture, another network, or other networks to choose from."""
    failed = Signal(object)  # an exception

    def __init__(
        self,
        context: TabContext,
        key: str,
        offers: Offers = all_networks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._chosen = ChosenNetwork(context, key, self, offers)
        self._network: Network | None = None
        self._asked = False
        self.subject = Subject(models=self._chosen.names, model=self._chosen.name)
        self.picture = ShownPicture(context.drawing, parent=self)
        self.picture.changed.connect(self._look)
        self.picture.failed.connect(self.failed)
        self._chosen.changed.connect(self._listed)
        self._chosen.replaced.connect(self._replaced)

    def set_active(self, active: bool) -> bool:
        """Follow the drawing, or rest while nobody looks; return whether it was looked at again."""
        if active:
            self._chosen.refresh()
        return self.picture.set_active(active)

    @Slot(str)
    def set_model(self, name: str) -> None:
        if self._chosen.choose(name):
            self._replaced()

    @Slot()
    def take_sample(self) -> None:
        self.picture.take_sample()

    @Slot()
    def take_drawing(self) -> None:
        self.picture.take_drawing()

    @Slot()
    def _listed(self) -> None:
        names = {"models": self._chosen.names, "model": self._chosen.name}
        self._tell(replace(self.subject, **names))  # type: ignore[arg-type]

    @Slot()
    def _replaced(self) -> None:
        self._network, self._asked = None, False
        self.picture.renew()

    @Slot()
    def _look(self) -> None:
        seen, names = vars(self.picture.shown()), self._chosen.names
        network = self._loaded()
        self._tell(Subject(**seen, models=names, model=self._chosen.name, network=network))

    def _tell(self, subject: Subject) -> None:
        self.subject = subject
        self.changed.emit(subject)

    def _loaded(self) -> Network | None:
        if not self._asked and self._chosen.name:
            self._asked = True
            try:
                network = self.context.recognisers.get(self._chosen.name).network
                self._network = network.copy()
            except BadakError as error:
                self.failed.emit(error)
        return self._network
