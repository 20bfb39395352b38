"""Puts a theme on the whole application: palette, style sheet and font."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from desktop.platform import package_files
from desktop.style import theme
from desktop.style.theme import Theme

ARGUMENTS = ["badak", "-style", "fusion"]
"""For the application object: naming the style later would make a tenth of Qt's classes first."""
FONT_FILES = ("Pretendard-Regular.otf", "Badak-Bold.otf")
FONT = "Pretendard"
_Role = QPalette.ColorRole


def load_font() -> None:
    """Register the bundled fonts: one look everywhere, and Hangul where the system has none.

    Registering takes under a millisecond; the system's fonts still fill in what it lacks.
    """
    for file in FONT_FILES:
        QFontDatabase.addApplicationFont(str(package_files.path("fonts", file)))


def palette(tokens: Theme) -> QPalette:
    """Return a palette for the Fusion style made of the theme's colours."""
    # From one colour alone Qt's binding looks among all the enumerations of the Qt namespace first.
    made = QPalette(QColor(tokens.surface), QColor(tokens.surface))
    for role, colour in _roles(tokens).items():
        made.setColor(role, QColor(colour))
    faint = QColor(disabled(tokens))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    made.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, QColor(tokens.grid))
    return made


def _roles(tokens: Theme) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: tokens.surface,
        _Role.WindowText: tokens.ink,
        _Role.Base: tokens.paper,
        _Role.AlternateBase: tokens.surface,
        _Role.Text: tokens.ink,
        _Role.PlaceholderText: tokens.muted,
        _Role.Button: tokens.surface,
        _Role.ButtonText: tokens.ink,
        _Role.Highlight: tokens.accent,
        _Role.HighlightedText: tokens.on_accent,
        _Role.Accent: tokens.accent,
        _Role.ToolTipBase: tokens.paper,
        _Role.ToolTipText: tokens.ink,
        _Role.Link: tokens.positive_text,
        _Role.LinkVisited: tokens.positive_text,
    }


def disabled(tokens: Theme) -> str:
    """Return the colour of text that cannot be used now: halfway between muted and surface."""
    ink, ground = QColor(tokens.muted), QColor(tokens.surface)
    return QColor(
        (ink.red() + ground.red()) // 2,
        (ink.green() + ground.green()) // 2,
        (ink.blue() + ground.blue()) // 2,
    ).name()


def style_sheet(tokens: Theme) -> str:
    """Return the style sheet with the theme's tokens put in."""
    values = {field.name: str(getattr(tokens, field.name)) for field in fields(tokens)}
    values |= {name: f"{getattr(tokens, name):.1f}" for name in ("small", "body", "title")}
    values |= {name: str(length) for name, length in _lengths(tokens).items()}
    values["disabled"] = disabled(tokens)
    tick = "tick-dark.svg" if tokens.dark else "tick-light.svg"
    values["tick"] = package_files.path("icons", tick).as_posix()
    sheet = package_files.text("style", "badak.qss")
    # Longest first: @positive is the beginning of @positive_soft.
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", values[name])
    return sheet


def _lengths(tokens: Theme) -> dict[str, int]:
    """Return sizes of boxes to tick and of knobs; even ones, or their halves make no circles."""
    box, dot, knob, groove = (2 * round(tokens.px(half)) for half in (6, 3, 5, 2))
    ring = round(tokens.px(4))
    return {
        "box": box,
        "box_radius": box // 2 + 1,
        "dot": dot,
        "dot_ring": ring,
        "dot_radius": dot // 2 + ring,
        "knob": knob,
        "knob_radius": knob // 2 + 2,
        "knob_beyond": (knob + 4 - groove) // 2,
        "groove": groove,
        "groove_radius": groove // 2,
        "lane": knob + 6,
    }


def font(tokens: Theme) -> QFont:
    """Return the font of ordinary text; figures are tabular so that numbers stand still."""
    made = QFont(FONT)
    made.setPointSizeF(tokens.body)
    made.setFeature(QFont.Tag("tnum"), int(not tokens.on_paper))
    return made


class StyleApplier(QObject):
    """Applies palette, font and style sheet, now and whenever the theme changes.

    - ``app``: made with `ARGUMENTS`.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        load_font()
        theme.follow(self._apply)

    @Slot(object)
    def _apply(self, tokens: Theme) -> None:
        self._app.setPalette(palette(tokens))
        self._app.setFont(font(tokens))
        self._app.setStyleSheet(style_sheet(tokens))
