from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QMenu

from desktop.style import app_style, theme
from desktop.style.theme import DARK, LIGHT, Appearance, ThemeManager

TEXT_ON = [
    *[(text, ground) for text in ("ink", "muted") for ground in ("paper", "surface", "grid")],
    *[(text, "paper") for text in ("positive_text", "negative_text", "accent", "positive")],
    *[(text, "surface") for text in ("positive_text", "negative_text", "accent")],
    ("positive_text", "positive_soft"),
    ("negative_text", "negative_soft"),
    ("ink", "positive_soft"),
    ("ink", "negative_soft"),
    ("on_accent", "accent"),
]


def luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = QColor(colour).getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read(tokens, text, ground):
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("mark", ["positive", "negative", "accent"])
def test_marks_stand_out_from_the_paper(tokens, mark):
    assert contrast(getattr(tokens, mark), tokens.paper) >= 3


def test_the_colours_of_the_plan_are_kept():
    assert (LIGHT.positive, LIGHT.negative) == ("#0072b2", "#d55e00")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_the_style_sheet_has_no_token_left(tokens):
    sheet = app_style.style_sheet(tokens)
    assert "@" not in sheet.split("*/", 1)[1]
    assert tokens.accent in sheet


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_the_palette_is_made_of_the_tokens(tokens):
    palette = app_style.palette(tokens)
    own = {str(getattr(tokens, field.name)) for field in fields(tokens)}
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Text, QPalette.ColorRole.Highlight):
        assert palette.color(role).name() in own


def test_changes_are_told_once(qtbot):
    manager = ThemeManager()
    heard = []
    manager.changed.connect(heard.append)
    manager.set_appearance(Appearance.DARK)
    manager.set_appearance(Appearance.DARK)
    manager.set_zoom(1.25)
    assert [(tokens.name, tokens.zoom) for tokens in heard] == [("dark", 1), ("dark", 1.25)]


def test_zoom_stays_in_its_bounds(qapp):
    manager = ThemeManager()
    for _ in range(20):
        manager.zoom_by(1)
    assert manager.zoom == theme.ZOOM_STEPS[-1]
    for _ in range(20):
        manager.zoom_by(-1)
    assert manager.zoom == theme.ZOOM_STEPS[0]
    manager.set_zoom(float("inf"))
    assert manager.zoom == theme.ZOOM_STEPS[-1]


def test_presentation_multiplies_the_zoom(qapp):
    manager = ThemeManager()
    manager.set_zoom(1.5)
    manager.set_presenting(True)
    assert manager.tokens.zoom == 1.5 * theme.PRESENTATION
    assert manager.tokens.px(2) == 2 * manager.tokens.zoom


def test_presentation_grows_with_the_screen():
    scales = [theme.presentation_scale(*size) for size in ((1024, 700), (1280, 800), (1600, 1000))]
    assert scales == [1.25, 1.4, 1.75]
    assert theme.presentation_scale(640, 480) == theme.LEAST_LARGER
    assert theme.presentation_scale(7680, 4320) == theme.MOST_LARGER


def test_less_motion_means_none(qapp):
    manager = ThemeManager()
    assert manager.tokens.milliseconds(500) == 200
    manager.set_still(True)
    assert manager.tokens.milliseconds(500) == 0


def test_the_system_is_followed(qapp):
    manager = ThemeManager()
    before = QApplication.palette()
    QApplication.setPalette(app_style.palette(DARK))
    manager.guess_system()
    assert manager.tokens.dark
    manager.set_appearance(Appearance.LIGHT)
    assert not manager.tokens.dark
    QApplication.setPalette(before)


def test_the_application_is_dressed_anew(qapp, dressed):
    theme.manager().set_appearance("dark")
    assert qapp.palette().window().color().name() == DARK.surface
    theme.manager().set_zoom(2)
    assert qapp.font().pointSizeF() == pytest.approx(20)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_the_tick_of_a_box_is_there(tokens):
    found = re.search(r'image: url\("([^"]+)"\)', app_style.style_sheet(tokens))
    assert found is not None
    assert Path(found[1]).is_file()


@pytest.mark.parametrize("zoom", [1.0, 1.1, 1.25, 1.4, 1.75, 2.0, 3.0])
def test_knobs_are_round_at_every_zoom(zoom):
    sheet = app_style.style_sheet(replace(DARK, zoom=zoom))
    handle = sheet.split("QSlider::handle:horizontal {", 1)[1].split("}", 1)[0]
    border, radius, width = (
        int(re.search(rf"{name}: (\d+)px", handle)[1])
        for name in ("border", "border-radius", " width")
    )
    assert 2 * radius == width + 2 * border
    assert width == 2 * round(5 * zoom)


@pytest.mark.parametrize("chosen", ["light", "dark"])
def test_menus_and_lists_have_an_edge_one_can_see(dressed, qtbot, chosen):
    theme.manager().set_appearance(chosen)
    menu, box = QMenu(), QComboBox()
    for widget in (menu, box):
        qtbot.addWidget(widget)
    menu.addAction("One")
    box.addItems(["One", "Two"])
    for popup in (menu, box.view().window()):
        popup.resize(120, 60)
        picture = popup.grab().toImage()
        middle = picture.height() // 2
        edge, inside = picture.pixelColor(0, middle), picture.pixelColor(4, middle)
        assert contrast(edge.name(), inside.name()) > 1.4, type(popup)
