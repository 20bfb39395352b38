"""The page Teach at the largest size of everything, on the smallest screen."""

from __future__ import annotations

import pytest
from cut_texts import lines_lost
from lending import given_back
from PySide6.QtGui import QFontMetricsF
from teach_help import lend, open_page, run

from desktop.services import i18n
from desktop.style import theme


@pytest.fixture
def context(qapp, tmp_path, monkeypatch):
    yield from given_back(lend(tmp_path, monkeypatch))


@pytest.fixture
def view(context, dressed, qtbot):
    view = open_page(context, qtbot)
    run(view.page().presenter, qtbot)
    return view


def texts_lost(cells):
    metrics = QFontMetricsF(theme.current().font("small"))
    return [
        cell.count
        for digit, cell in enumerate(cells.cells)
        if metrics.horizontalAdvance(cell.count) > cells.place(digit).width()
        or cells.place(digit).bottom() > cells.height() + 0.5
    ]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_nothing_lies_over_anything(view, language, zoom, qtbot):
    i18n.install(language)
    theme.manager().set_zoom(zoom)
    view.resize(960, 560)
    qtbot.turns()
    view.resize(960, 561)
    page = view.page()
    qtbot.waitEqual(lambda: lines_lost(page.picture) + lines_lost(page.form), [])
    qtbot.waitEqual(lambda: texts_lost(page.cells), [])
    assert page.curve.plot.height() >= 100 * zoom
    content = page.cells.parentWidget()
    assert content.width() <= content.parentWidget().width(), "cut at the right"
