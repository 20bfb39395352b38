"""The colours and sizes of everything that is drawn, and the object that says when they change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintDevice

PRESENTATION = 1.5
"""How much larger everything is in presentation mode where the screen is not known."""
STRETCHED = (816, 560)
"""The part of a window that fills the screen in presentation mode: as little as all tabs need."""
LEAST_LARGER, MOST_LARGER, STEP_LARGER = 1.1, 2.0, 0.05
"""Bounds of what a screen makes of it, and the steps between them."""
ZOOM_STEPS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""The sizes that Ctrl +/- walks through."""
HALF = 128
"""A window whose lightness (of 255) is below this is dark."""


BOLD = "Badak Bold"
"""The bold face of the bundled font, cut to the letters of the texts; see `tools/bold_font.py`."""


def set_bold(font: QFont, bold: bool = True) -> None:
    """Make a font bold by the face there is for that: a regular one would only be smeared."""
    others = [name for name in font.families() if name != BOLD]
    font.setFamilies([BOLD, *others] if bold else others)
    font.setBold(bold)


def presentation_scale(width: int, height: int) -> float:
    """Return how much larger everything is drawn in presentation mode on a screen of this size.

    What counts in a classroom is the size of a letter beside the whole picture, so it grows with
    the screen; on a small one more than this would leave no room for the picture.

    - ``width``, ``height``: pixels of the screen.
    """
    fitting = min(width / STRETCHED[0], height / STRETCHED[1])
    steps = int(min(max(fitting, LEAST_LARGER), MOST_LARGER) / STEP_LARGER + 1e-9)
    return round(steps * STEP_LARGER, 2)


class Appearance(StrEnum):
    """What the user chose in View > Theme."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Theme:
    """Tokens for everything that is drawn: colours as hex strings, sizes in points and pixels.

    - ``paper``: background of pictures and fields.
    - ``surface``: background of the window and of the controls.
    - ``ink``, ``muted``: text and lines; text that may stay in the background.
    - ``grid``, ``border``: thin lines in plots; edges of fields and buttons.
    - ``accent``, ``on_accent``: what the user holds at this moment, and text on it.
    - ``positive``, ``negative``: blue: 1, fires, above zero. Vermillion: 0, rests, below zero.
    - ``positive_text``, ``negative_text``: the same for text on paper, surface or the soft colours,
      with enough contrast to be read.
    - ``positive_soft``, ``negative_soft``: the same for regions and backgrounds.
    - ``third``, ``fourth``: violet and ochre, which mean nothing: they tell curves apart, with a
      dash each.
    - ``zoom``: factor for text, lines and handles; 1 is normal.
    - ``still``: motion is to be left out.
    - ``on_paper``: what is painted now goes to a file for paper.
    """

    name: str
    paper: str
    surface: str
    ink: str
    muted: str
    grid: str
    border: str
    accent: str
    on_accent: str
    positive: str
    negative: str
    positive_text: str
    negative_text: str
    positive_soft: str
    negative_soft: str
    third: str
    fourth: str
    zoom: float = 1.0
    still: bool = False
    on_paper: bool = False

    @property
    def dark(self) -> bool:
        """Whether light ink stands on dark paper."""
        return self.name == Appearance.DARK

    @property
    def small(self) -> float:
        """Size of labels on axes and of remarks, in points."""
        return 8.5 * self.zoom

    @property
    def body(self) -> float:
        """Size of ordinary text, in points."""
        return 10.0 * self.zoom

    @property
    def title(self) -> float:
        """Size of headings and of the one number that matters, in points."""
        return 15.0 * self.zoom

    def px(self, length: float) -> float:
        """Return a line width or the size of a handle in pixels, scaled by the zoom."""
        return length * self.zoom

    def milliseconds(self, duration: int) -> int:
        """Return how long a motion lasts: at most 200 ms, and 0 when motion is unwanted."""
        return 0 if self.still else min(duration, 200)

    def colour(self, token: str, alpha: float = 1.0) -> QColor:
        """Return the token as a colour, ``alpha`` from 0 (clear) to 1 (opaque).

        All get the same object, since one frame asks hundreds of times: copy it to change it.
        """
        return _colour(getattr(self, token), alpha)

    def font(self, role: str = "body") -> QFont:
        """Return the application's font at the size of ``role``: small, body or title.

        Figures are tabular so that numbers stand still while they change. On paper they do anyway,
        and from a PDF such figures could not be copied.
        """
        font = QFont(QGuiApplication.font())
        font.setPointSizeF(getattr(self, role))
        font.setFeature(QFont.Tag("tnum"), int(not self.on_paper))
        return font


@lru_cache(maxsize=1024)
def _colour(name: str, alpha: float) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(alpha)
    return colour


LIGHT = Theme(
    name=Appearance.LIGHT,
    paper="#ffffff",
    surface="#f5f6f4",
    ink="#1b1f23",
    muted="#596169",
    grid="#e4e7e9",
    border="#c3c9ce",
    accent="#00755a",
    on_accent="#ffffff",
    positive="#0072b2",
    negative="#d55e00",
    positive_text="#005c91",
    negative_text="#a34700",
    positive_soft="#d6e8f3",
    negative_soft="#fae2d2",
    third="#7b4ea3",
    fourth="#8a6500",
)
DARK = Theme(
    name=Appearance.DARK,
    paper="#14171a",
    surface="#1d2125",
    ink="#e8eaec",
    muted="#a6aeb6",
    grid="#2b3137",
    border="#4a535b",
    accent="#3ccb9f",
    on_accent="#0b1a15",
    positive="#56b4e9",
    negative="#ff8a4c",
    positive_text="#7cc6f0",
    negative_text="#ffa372",
    positive_soft="#17364b",
    negative_soft="#4a2a1a",
    third="#c9a2ea",
    fourth="#dcb23e",
)


class ThemeManager(QObject):
    """Holds the present theme; ``changed`` tells everything that paints to restyle itself."""

    changed = Signal(object)  # Theme

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = Appearance.SYSTEM
        self._system_dark = False
        self._zoom = 1.0
        self._presenting = False
        self._larger = PRESENTATION
        self._still = False
        self._on_paper = False
        self._tokens = LIGHT

    @property
    def tokens(self) -> Theme:
        return self._tokens

    @property
    def appearance(self) -> Appearance:
        """What the user chose: light, dark, or as the system has it."""
        return self._appearance

    @property
    def zoom(self) -> float:
        """The user's zoom, without the presentation mode's."""
        return self._zoom

    @property
    def still(self) -> bool:
        return self._still

    def set_appearance(self, appearance: Appearance | str) -> None:
        self._appearance = Appearance(appearance)
        self._update()

    def set_presenting(self, presenting: bool, larger: float = PRESENTATION) -> None:
        """Turn presentation mode on, ``larger`` times the normal size, or off."""
        self._presenting, self._larger = presenting, larger
        self._update()

    def set_still(self, still: bool) -> None:
        self._still = still
        self._update()

    def set_on_paper(self, on_paper: bool) -> None:
        """Let everything be light, at its normal size and at rest, whatever was chosen."""
        self._on_paper = on_paper
        self._update()

    def set_zoom(self, zoom: float) -> None:
        """Scale text, lines and handles; held between the ends of ``ZOOM_STEPS``."""
        self._zoom = min(max(zoom, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        self._update()

    def zoom_by(self, steps: int) -> None:
        """Go ``steps`` sizes up or down."""
        nearest = min(ZOOM_STEPS, key=lambda step: abs(step - self._zoom))
        index = min(max(ZOOM_STEPS.index(nearest) + steps, 0), len(ZOOM_STEPS) - 1)
        self.set_zoom(ZOOM_STEPS[index])

    def reset(self) -> None:
        """Go back to normal size and the system's appearance."""
        self._appearance = Appearance.SYSTEM
        self._zoom, self._presenting, self._still, self._on_paper = 1.0, False, False, False
        self._update()

    def guess_system(self) -> None:
        """Take over whether the system is dark from its palette, before another one is put on.

        Qt's ``colorScheme`` says the same, but its type drags in all of Qt's enumerations, which
        would cost a tenth of the time to the first paint.
        """
        self._system_dark = QGuiApplication.palette().window().color().lightness() < HALF
        self._update()

    def follow_system(self) -> None:
        """Follow the system's choice of light or dark from now on."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @Slot()
    def _system_changed(self) -> None:
        from PySide6.QtCore import Qt

        scheme = QGuiApplication.styleHints().colorScheme()
        self._system_dark = scheme == Qt.ColorScheme.Dark
        self._update()

    def _update(self) -> None:
        dark = self._appearance == Appearance.DARK or (
            self._appearance == Appearance.SYSTEM and self._system_dark
        )
        zoom = self._zoom * (self._larger if self._presenting else 1.0)
        tokens = replace(DARK if dark else LIGHT, zoom=zoom, still=self._still)
        if self._on_paper:
            tokens = replace(LIGHT, still=True, on_paper=True)
        if tokens != self._tokens:
            self._tokens = tokens
            self.changed.emit(tokens)


SHARPER = 3
"""How many times the screen's pixels a picture of pixels has in a file."""
_files: list[None] = []


@contextmanager
def going_to_file() -> Iterator[None]:
    """Let everything be painted in shapes and letters, not copied from kept pictures."""
    _files.append(None)
    try:
        yield
    finally:
        _files.pop()


def to_file() -> bool:
    """Whether what is painted now goes to a file, where it may be enlarged."""
    return bool(_files)


def ratio(device: QPaintDevice) -> float:
    """Return how many pixels a picture gets for each one of the widget it is painted in."""
    return device.devicePixelRatioF() * (SHARPER if to_file() else 1.0)


_shared: list[ThemeManager] = []


def manager() -> ThemeManager:
    """Return the one theme manager of this process."""
    if not _shared:
        _shared.append(ThemeManager())
    return _shared[0]


def current() -> Theme:
    """Return the present theme."""
    return manager().tokens


def follow(slot: Callable[[Theme], None]) -> None:
    """Give a slot the present theme, and every later one."""
    manager().changed.connect(slot)
    slot(current())
