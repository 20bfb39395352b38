"""The softmax tab as a reader uses it: clicks, keys, drags, and what is on screen afterwards."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from patient import PatientBot
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from said import says
from script_runner import run_script

from desktop.reading.glyphs import shared
from desktop.reading.line_layout import pieces_of
from desktop.services.context import TabContext
from desktop.style import theme
from desktop.tabs.kit.tab import Tab
from desktop.tabs.softmax import TAB, reading
from desktop.tabs.softmax.texts import Says, remark
from desktop.widgets.painted.number_table import MARGIN, NumberTable

LEFT = Qt.MouseButton.LeftButton
NAME, SCORE, SHARE = 0, 1, 4


@pytest.fixture
def view(qtbot: PatientBot, context: TabContext) -> Tab:
    return qtbot.shown(TAB.build(context), 704, 620)


def column(table: NumberTable, number: int) -> list[str]:
    model = table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def type_into(qtbot: PatientBot, table: NumberTable, row: int, number: int, text: str) -> None:
    """Double-click a cell and type, as a reader does."""
    place = table.visualRect(table.model().index(row, number)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(table.viewport(), LEFT, pos=place)
    editor = table.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    # The table takes the text over and drops the editor in later turns of the event loop.
    qtbot.waitUntil(lambda: table.findChild(QLineEdit) is None)


def test_it_shows_the_books_numbers(view: Tab) -> None:
    assert column(view.page().tables.steps, SCORE) == ["0.3", "2.9", "4"]
    assert column(view.page().tables.steps, SHARE) == ["0.0182", "0.2452", "0.7366"]
    assert "73.7 %" in view.sentence.text()


def test_a_score_is_typed_into_the_table(view: Tab, qtbot: PatientBot) -> None:
    type_into(qtbot, view.page().tables.steps, 0, SCORE, "4,0")
    assert column(view.page().tables.steps, SHARE) == ["0.4287", "0.1427", "0.4287"]
    type_into(qtbot, view.page().tables.steps, 0, NAME, "cat")
    assert column(view.page().tables.steps, NAME)[0] == "cat"
    view.undo_stack().undo()
    view.undo_stack().undo()
    assert column(view.page().tables.steps, SCORE)[0] == "0.3"


def test_a_refused_score_says_why_and_leaves_the_cell(
    view: Tab, context: TabContext, qtbot: PatientBot
) -> None:
    with qtbot.waitSignal(context.reported) as blocker:
        type_into(qtbot, view.page().tables.steps, 0, SCORE, "1e308")
    assert "1000000" in str(blocker.args[0])
    assert column(view.page().tables.steps, SCORE)[0] == "0.3"


def test_plus_1000_turns_the_naive_cells_to_nan(view: Tab, qtbot: PatientBot) -> None:
    safe = column(view.page().tables.widths, 7)
    qtbot.mouseClick(view.page().more, LEFT)
    assert view.page().tables.widths.isVisible()
    for exponential, share in ((1, 2), (3, 4), (5, 6)):
        assert column(view.page().tables.widths, exponential) == ["inf"] * 3
        assert column(view.page().tables.widths, share) == ["nan"] * 3
    assert column(view.page().tables.widths, 7) == safe
    assert "thousand" in view.reading().done
    assert "float16, float32, float64" in view.sentence.text()


def test_a_bar_is_dragged(view: Tab, qtbot: PatientBot) -> None:
    handle = view.page().bars.handle(0).toPoint()
    QTest.mousePress(view.page().bars, LEFT, Qt.KeyboardModifier.NoModifier, handle)
    QTest.mouseMove(view.page().bars, handle - QPoint(0, 30))
    QTest.mouseRelease(
        view.page().bars, LEFT, Qt.KeyboardModifier.NoModifier, handle - QPoint(0, 30)
    )
    assert float(column(view.page().tables.steps, SCORE)[0]) > 1
    assert view.undo_stack().count() == 1


def test_bars_obey_the_keyboard(view: Tab, qtbot: PatientBot) -> None:
    view.page().bars.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Down):
        qtbot.keyClick(view.page().bars, key)
    assert column(view.page().tables.steps, SCORE) == ["0.3", "3.9", "4"]
    assert "3.9" in view.page().bars.accessibleDescription()


def test_sliders_move_temperature_and_constant(view: Tab, qtbot: PatientBot) -> None:
    view.page().temperature.slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(view.page().temperature.slider, Qt.Key.Key_PageUp)
    assert view.page().temperature.field.value() == pytest.approx(5.7, abs=0.2)
    qtbot.keyClick(view.page().constant.slider, Qt.Key.Key_PageUp)
    assert view.page().shift.currentData() == "constant"
    assert view.undo_stack().count() == 2


def test_the_naive_way_in_16_bits_explains_itself(view: Tab, qtbot: PatientBot) -> None:
    view.presenter.set_shift("none")
    qtbot.mouseClick(view.page().widths["float16"], LEFT)
    type_into(qtbot, view.page().tables.steps, 2, SCORE, "12")
    assert column(view.page().tables.steps, SHARE)[2] == "nan"
    assert says(view.sentence.text(), Says.OVERFLOW)
    assert "(12)" in view.sentence.text() and "float16" in view.sentence.text()


@pytest.mark.parametrize("scores", [(70_000, 0, 0), (-70_000, -70_000, -70_000)])
def test_a_largest_score_beyond_16_bits_is_shown(view: Tab, scores: tuple[int, ...]) -> None:
    presenter = view.presenter
    for row, score in enumerate(scores):
        presenter.type_score(row, str(score))
    presenter.set_shift("largest")
    presenter.set_width("float16")
    assert math.isinf(presenter.state.steps.constant)
    high = scores[0] > 0
    slider = view.page().constant.slider
    assert slider.value() == (slider.maximum() if high else slider.minimum())
    assert remark(presenter.state)[0] in (Says.SCORE_LOST, Says.SHIFTED_LOST)
    assert "float16" in view.sentence.text()
    assert not view.grab().isNull()


def test_two_classes_say_sigmoid(view: Tab, qtbot: PatientBot) -> None:
    view.page().count.value_changed.emit(2.0)
    assert says(view.sentence.text(), Says.TWO)
    assert r"\sigma" in view.reading().formulas[-1].symbols


def test_copy_and_paste_go_through_the_clipboard(view: Tab, qtbot: PatientBot) -> None:
    qtbot.mouseClick(view.page().copy_button, LEFT)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "class\ta\ta - C\texp\ty"
    QGuiApplication.clipboard().setText("cat\t1\ndog\t1")
    qtbot.mouseClick(view.page().paste_button, LEFT)
    assert column(view.page().tables.steps, NAME) == ["cat", "dog", "3"]


def test_the_csv_is_written_whole_or_not_at_all(
    view: Tab,
    context: TabContext,
    tmp_path: Path,
    qtbot: PatientBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def export(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        qtbot.mouseClick(view.page().export, LEFT)

    file = tmp_path / "표.csv"
    export(file)
    assert file.read_text(encoding="utf-8-sig").startswith("class,a,a - C,exp,y\n1,0.3,")
    with qtbot.waitSignal(context.reported):
        export(tmp_path / "no such folder" / "x.csv")
    assert [entry.name for entry in tmp_path.iterdir()] == ["표.csv"]


def test_no_number_is_wider_than_its_cell(dressed: None, view: Tab, qtbot: PatientBot) -> None:
    theme.manager().set_zoom(1.25)
    view.resize(704, 600)
    tables = view.page().tables.steps, view.page().tables.widths
    for score in ("-716.31", "0.3", "-99999.5"):
        type_into(qtbot, view.page().tables.steps, 0, SCORE, score)
        for page, table in zip(("steps", "widths"), tables, strict=True):
            view.presenter.show_table(page)
            qtbot.turns()
            cut = [
                text
                for number in range(1, table.model().columnCount())
                for text in column(table, number)
                if table.fontMetrics().horizontalAdvance(text) + 2 * MARGIN
                > table.columnWidth(number)
            ]
            assert cut == []
        view.presenter.show_table("steps")
    assert column(view.page().tables.widths, 5)[0] == "0"


def test_twenty_classes_fit(view: Tab, qtbot: PatientBot) -> None:
    view.presenter.set_count(20)
    assert len(column(view.page().tables.steps, NAME)) == 20
    assert view.minimumSizeHint().width() <= 704
    assert view.minimumSizeHint().height() <= 560
    assert view.grab().width() == 704


@pytest.mark.parametrize("width", ["float16", "float32", "float64"])
@pytest.mark.parametrize("preset", ["small", "large"])
@pytest.mark.parametrize("shift", ["none", "constant", "largest"])
@pytest.mark.parametrize("temperature", [1.0, 0.5])
def test_every_state_can_be_read(
    view: Tab, width: str, preset: str, shift: str, temperature: float
) -> None:
    presenter = view.presenter
    presenter.load(preset)
    presenter.set_width(width)
    presenter.set_constant(500.0)
    presenter.set_shift(shift)
    presenter.set_temperature(temperature)
    for line in view.reading().formulas:
        for latex in (line.symbols, line.numbers):
            assert all(shared().box(piece) for piece in pieces_of(latex))
    assert view.sentence.text()


@pytest.mark.parametrize(
    ("value", "latex"),
    [
        (4.0, "4.00"),
        (-1.104, "-1.10"),
        (0.0, "0.00"),
        (0.0091, "0.0091"),
        (1.19e-5, r"1.19\mathrm{e}{-5}"),
        (2.5e6, r"2.50\mathrm{e}{6}"),
        (float("inf"), r"\infty"),
        (float("nan"), r"\text{nan}"),
    ],
)
def test_numbers_in_formulas_keep_at_least_two_digits(value: float, latex: str) -> None:
    assert reading.fixed(value) == latex


@pytest.mark.parametrize("width", ["float16", "float64"])
def test_the_script_prints_the_numbers_on_screen(view: Tab, width: str) -> None:
    view.presenter.set_width(width)
    view.presenter.load("large")
    view.presenter.set_shift("none")
    steps = view.presenter.state.steps
    printed = run_script(reading.snapshot(view.presenter.state))
    assert printed == (
        f"a / T - C {steps.shifted}\nexp {steps.exponentials}\n"
        f"sum {steps.exponentials.sum()}\ny {steps.shares}\n"
    )
