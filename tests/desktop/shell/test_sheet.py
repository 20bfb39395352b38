"""A sheet holds a page whole, in any theme and language, and nothing on it is cut."""

from __future__ import annotations

import base64
import errno
import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest
import shiboken6
from dressing import wear
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QPushButton

from desktop.cli.screenshot import rest
from desktop.services import i18n
from desktop.services.bundled_digits import three
from desktop.services.settings import Settings
from desktop.shell import sheet as sheets
from desktop.shell.main_window import MainWindow
from desktop.shell.sheet import Drawing
from desktop.shell.sheet_dialog import Making, SheetDialog
from desktop.shell.sheet_files import BODY, HEADING, OBJECT, laid_out, to_html, to_pdf
from desktop.style import theme
from desktop.tabs import registered
from nn_core.data.notebook import Entry
from nn_core.util import atomic_write

SPECS = registered()
TABLES = {"softmax": "softmax", "gates": "truth"}


@pytest.fixture(scope="module")
def dressed_application(qapp):
    yield from wear(qapp)


@pytest.fixture
def window_of(dressed_application, open_window):
    def opened(*names):
        window = open_window(*(spec for spec in SPECS if spec.id in names))
        for name in names:
            window.tabs.select(name)
            window.tabs.view().show_example()
            rest(window)
        return window

    return opened


def made(window, whole=False):
    sheet = sheets.begun(window, whole)
    for _ in sheets.collected(window, sheets.pages(window, whole), sheet):
        rest(window)
    return sheet


def cut(document):
    """Return what crosses the end of a page."""
    block, found = document.begin(), []
    while block.isValid():
        lines, top = block.layout(), block.layout().position().y()
        for number in range(lines.lineCount()):
            rect = lines.lineAt(number).rect()
            place = QRectF(rect.x(), top + rect.y() + 0.5, rect.width(), rect.height() - 1)
            if place.top() // BODY.height() != place.bottom() // BODY.height():
                found.append(block.text())
            if place.right() > BODY.width() + 1:
                found.append(f"wide: {block.text()}")
        block = block.next()
    return found


class Whole(HTMLParser):
    """Reads a file as a browser does, and sees to it that every element is closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.asked = [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta", "img"):
            self.open.append(tag)
        self.asked += [v for k, v in attributes if k in ("src", "href") and v]

    def handle_startendtag(self, tag, attributes):
        return

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_every_page_is_there_whole(window_of, spec):
    window = window_of(spec.id)
    theme.manager().set_appearance("dark")
    i18n.install("ko")
    view = window.tabs.view()
    for page in spec.pages:
        view.show_page(page.id)
        view.show_example()
        rest(window)
    shown = view.seen_pages()[1]
    sheet = made(window, whole=True)
    assert len(sheet.parts) == len(spec.pages)
    assert view.seen_pages()[1] == shown
    assert theme.current().dark
    for part in sheet.parts:
        pictures = [one for one in part if isinstance(one, Drawing) and one.image is not None]
        assert len(pictures) == 1
        assert pictures[0].image.pixelColor(0, 0).lightness() > 200, "it is not light"
        assert len(set(colours(pictures[0].image))) > 1
    document, painted = laid_out(sheet)
    assert cut(document) == []
    assert document.pageCount() >= len(sheet.parts)
    assert to_pdf(sheet).startswith(b"%PDF-")
    text = to_html(sheet).decode()
    assert all(source.startswith("data:image/png;base64,") for source in Whole(text).asked)
    del painted


def colours(image):
    return [
        image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)
    ]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_it_has_picture_numbers_formula_and_code(window_of, language):
    i18n.install(language)
    window = window_of("softmax")
    state = window.tabs.view().presenter.state
    sheet = made(window)
    text = to_html(sheet).decode()
    assert f'<html lang="{language}">' in text
    assert window.tabs.view().sentence.text() in text
    assert "softmax" in text.partition("<pre")[2]
    for line in window.tabs.view().reading().formulas:
        assert line.more or line.symbols.replace("&", "&amp;").replace("<", "&lt;") in text
    for name in state.names:
        assert f"<td>{name}</td>" in text
    data = re.search(r"data:image/png;base64,([^\"]+)", text)[1]
    assert QImage.fromData(base64.b64decode(data)).width() > 2 * 400
    formulas = re.findall(r"<svg .*?</svg>", text, re.DOTALL)
    assert len(formulas) > 2
    assert all(QSvgRenderer(QByteArray(one.encode())).isValid() for one in formulas)


def test_the_digits_of_the_notebook_are_a_picture(window_of, qtbot):
    window = window_of("mydigits")
    window.shared.notebook.add(Entry.of(three(), label=3))
    model = window.tabs.view().page().grid.model()
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert len(made(window).parts) == 1


def test_words_stay_with_what_they_stand_above(window_of):
    document, painted = laid_out(made(window_of("gates", "softmax", "activations"), whole=True))
    layout, block, seen = document.documentLayout(), document.begin(), 0
    while block.next().isValid():
        after = block.next()
        formula = after.text() == OBJECT != block.text()
        if block.text() and after.text() and (block.userState() == HEADING or formula):
            seen += 1
            end = layout.blockBoundingRect(block).bottom() - 1
            begin = layout.blockBoundingRect(after).top() + after.layout().lineAt(0).y() + 1
            assert end // BODY.height() == begin // BODY.height(), block.text()
        block = after
    assert seen > 15
    del painted


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not there")
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_words_and_numbers_can_be_copied_from_it(window_of, language, tmp_path):
    i18n.install(language)
    window = window_of("softmax")
    path = tmp_path / "one.pdf"
    sheet = made(window)
    sheets.write(sheet, path)
    text = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, check=True
    ).stdout.decode()
    assert sheet.title in text
    assert "0.7366" in text
    assert re.search(r"\b1 ?/ ?\d", text)
    assert window.tabs.view().sentence.text().split()[0] in text


def test_a_session_holds_the_pages_that_were_seen(window_of):
    window = window_of("gates", "softmax")
    window.tabs.select("gates")
    window.tabs.view().show_page("adders")
    chosen = [(page.spec.id, name) for page, name in sheets.pages(window, whole=True)]
    assert chosen == [("gates", "perceptron"), ("gates", "adders"), ("softmax", "scores")]
    assert [(page.spec.id, name) for page, name in sheets.pages(window, whole=False)] == [
        ("gates", "adders")
    ]
    data = window.session.session()
    window.session.reset()
    window.session.show(data)
    assert window.tabs.view().seen_pages()[0] == ("perceptron", "adders")


@pytest.mark.parametrize("kind", ["pdf", "html"])
def test_the_dialog_writes_it(window_of, kind, monkeypatch, tmp_path, qtbot):
    window = window_of("softmax")
    target = tmp_path / "one"
    monkeypatch.setattr(
        "desktop.widgets.controls.file_dialogs.QFileDialog.getSaveFileName",
        lambda *_: (str(target), ""),
    )
    window.menus.actions["sheet"].trigger()
    dialog = next(child for child in window.children() if isinstance(child, SheetDialog))
    dialog.whole.click()
    getattr(dialog, kind).click()
    written = target.with_suffix(f".{kind}")
    qtbot.waitUntil(written.exists)
    qtbot.waitUntil(lambda: str(written) in window.statusBar().currentMessage())
    qtbot.waitUntil(lambda: window.findChild(Making) is None)
    assert not theme.current().on_paper


def test_cancel_leaves_no_file_and_the_window_as_it_was(window_of, tmp_path, qtbot):
    window = window_of("gates", "softmax")
    window.tabs.select("gates")
    making = Making(window, True, tmp_path / "one.pdf")
    qtbot.waitUntil(lambda: window.tabs.page().spec.id == "softmax")
    making.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: window.findChild(Making) is None)
    assert window.tabs.page().spec.id == "gates"
    assert not theme.current().on_paper
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("steps", [1, 2])
def test_a_window_that_is_gone_in_the_middle_leaves_no_paper(dressed_application, steps, tmp_path):
    softmax = tuple(spec for spec in SPECS if spec.id == "softmax")
    window = MainWindow(Settings(tmp_path / "badak.ini"), softmax)
    window.show()
    window.open_tabs()
    rest(window)
    turns = sheets.collected(window, sheets.pages(window, False), sheets.begun(window, False))
    for _ in range(steps):
        next(turns)
    assert theme.current().on_paper
    window.close()
    shiboken6.delete(window)
    turns.close()
    assert not theme.current().on_paper


def test_a_full_disk_is_said(window_of, monkeypatch, tmp_path, qtbot):
    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    window = window_of("softmax")
    monkeypatch.setattr(atomic_write.os, "fsync", full)
    path = tmp_path / "one.html"
    Making(window, False, path)
    qtbot.waitUntil(lambda: str(path) in window.tabs.view().messages.text())
    qtbot.waitUntil(lambda: window.findChild(Making) is None)
    assert list(tmp_path.iterdir()) == [] or [one.name for one in tmp_path.iterdir()] == ["home"]


@pytest.mark.parametrize("reading", [True, False])
def test_in_a_small_window_a_picture_is_as_wide_as_paper(window_of, reading):
    window = window_of("gates")
    window.resize(1024, 700)
    window.reading.setVisible(reading)
    picture = next(item for item in made(window).parts[0] if isinstance(item, Drawing))
    assert picture.size.width() > 0.9 * sheets.WIDTH
    assert window.reading.isVisible() == reading
