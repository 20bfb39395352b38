"""The activations tab as a reader uses it: mouse and keys, and what is on screen afterwards."""

from __future__ import annotations

import numpy as np
import pytest
from patient import PatientBot
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from said import says
from script_runner import run_script

from desktop.reading.glyphs import shared
from desktop.reading.lesson_view import lesson_text, tries
from desktop.reading.line_layout import pieces_of
from desktop.services import i18n
from desktop.services.context import TabContext
from desktop.style import theme
from desktop.style.plotting import Plot
from desktop.tabs.activations import TAB
from desktop.tabs.activations.curves.page import Says as CurveSays
from desktop.tabs.activations.deep_signals.page import DepthPictures
from desktop.tabs.activations.linear_stack.page import Says as StackSays
from desktop.tabs.kit.tab import Tab
from desktop.widgets.controls.value_slider import ValueSlider
from nn_core import activations
from nn_core.activations import Activation
from nn_core.graph.activation import own_name
from nn_core.initializers import xavier
from nn_core.records.activation_stats import propagate

LEFT = Qt.MouseButton.LeftButton
PAGES = tuple(page.id for page in TAB.pages)


@pytest.fixture
def view(qtbot: PatientBot, context: TabContext) -> Tab:
    return qtbot.shown(TAB.build(context), 704, 620)


@pytest.mark.parametrize("zoom", [1, 1.25, 1.8])
def test_numbers_fit_their_fields(dressed: None, qtbot: PatientBot, view: Tab, zoom: float) -> None:
    theme.manager().set_zoom(zoom)
    view.resize(int(704 * zoom), int(620 * zoom))
    fields = [(go_to(qtbot, view, "curves").x_field, "−999.125")]
    fields += [(go_to(qtbot, view, "linear").c.field, "−1.12")]
    for field, longest in fields:
        line = field.findChild(QLineEdit)
        qtbot.turns()
        assert line.fontMetrics().horizontalAdvance(longest) + 2 <= field.width() - 20 * zoom


def go_to(qtbot: PatientBot, view: Tab, name: str):
    qtbot.mouseClick(view.buttons[name], LEFT)
    return view.page()


def drag(plot: Plot, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Press at ``start``, move in steps and let go at ``end``, in units of the axes."""
    box, target = plot.getViewBox(), plot.viewport()
    ends = [QPointF(plot.mapFromScene(box.mapViewToScene(QPointF(*p)))) for p in (start, end)]
    kinds = [QEvent.Type.MouseButtonPress, *[QEvent.Type.MouseMove] * 6]
    for index, kind in enumerate([*kinds, QEvent.Type.MouseButtonRelease]):
        at = ends[0] + (ends[1] - ends[0]) * min(index, 6) / 6
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
        place = target.mapToGlobal(at.toPoint())
        modifiers = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, at, QPointF(place), button, held, modifiers)
        QApplication.sendEvent(target, event)
        QApplication.processEvents()


def tick(qtbot: PatientBot, page, name: str) -> None:
    """Click the box of a row of the list."""
    chooser = page.chooser
    rect = chooser.visualItemRect(chooser.row(name))
    qtbot.mouseClick(chooser.viewport(), LEFT, pos=QPoint(rect.left() + 10, rect.center().y()))


def test_ticking_a_row_shows_curve_slope_and_numbers(view: Tab, qtbot: PatientBot) -> None:
    page = view.page()
    tick(qtbot, page, "tanh")
    for panel in page.plots.panels:
        assert list(panel.curves) == ["step", "sigmoid", "relu", "tanh"]
    row = page.chooser.row("tanh")
    assert (row.text(1), row.text(2)) == ("0.762", "0.420")
    assert page.readout.numbers[1].text() == "0.762"
    assert view.sentence.text().startswith("tanh: A sigmoid stretched")
    tick(qtbot, page, "tanh")
    assert "tanh" not in page.plots.panels[0].curves
    assert row.text(1) == ""


@pytest.mark.parametrize("presenting", [False, True])
def test_the_curves_are_named_where_they_are(
    dressed: None, view: Tab, qtbot: PatientBot, presenting: bool
) -> None:
    """In a presentation the list that names them is put away."""
    theme.manager().set_presenting(presenting, 1.8)
    page = view.page()
    for name in activations.names():
        tick(qtbot, page, name)
        shown, plot = page.plots.legend, page.plots.panels[0].plot
        assert shown.names == [
            page.chooser.row(each).text(0) for each in page.presenter.state.chosen
        ]
        assert plot.sceneBoundingRect().contains(shown.sceneBoundingRect())


def test_dragging_the_line_moves_numbers_dots_and_formula(view: Tab, qtbot: PatientBot) -> None:
    page = view.page()
    drag(page.plots.panels[0].plot, (1.0, 3.0), (-2.0, 3.0))
    x = page.presenter.state.x
    assert x == pytest.approx(-2.0, abs=0.05)
    assert page.x_field.value() == x
    assert page.plots.panels[1].line.value() == x
    dots = page.plots.panels[0].dots.getData()
    np.testing.assert_allclose(dots[0], x)
    sigmoid = 1 / (1 + np.exp(-x))
    assert page.readout.numbers[1].text() == f"{sigmoid:.3f}"
    assert f"= {sigmoid:.3f}" in view.reading().formulas[0].numbers
    assert "cross" in view.reading().done


def test_arrow_keys_move_the_input(view: Tab, qtbot: PatientBot) -> None:
    page = view.page()
    page.plots.setFocus()
    for _ in range(3):
        qtbot.keyClick(page.plots, Qt.Key.Key_Left)
    assert page.readout.numbers[0].text() == "0.7"


def test_the_list_works_by_keys(view: Tab, qtbot: PatientBot) -> None:
    chooser = view.page().chooser
    chooser.setFocus()
    qtbot.keyClick(chooser, Qt.Key.Key_Down)
    assert chooser.currentItem() is chooser.row("tanh")
    qtbot.keyClick(chooser, Qt.Key.Key_Space)
    assert "tanh" in view.page().plots.panels[0].curves
    qtbot.keyClick(chooser, Qt.Key.Key_Up)
    assert view.sentence.text().startswith("Sigmoid")
    assert view.page().picture.accessibleDescription() == view.sentence.text()


def test_a_typed_input_may_have_a_comma_and_nonsense_is_refused(
    view: Tab, qtbot: PatientBot
) -> None:
    page = view.page()
    line = page.x_field.box.lineEdit()
    for text, expected in (("0,5", 0.5), ("nan", 0.5), ("1e308", 0.5)):
        line.selectAll()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert page.presenter.state.x == expected
    assert page.x_field.reason()


def test_dragging_pans_the_wheel_zooms_and_reset_brings_all_back(
    view: Tab, qtbot: PatientBot
) -> None:
    page = view.page()
    plot = page.plots.panels[0].plot
    drag(plot, (-3.0, 4.0), (0.0, 4.0))
    low, high = plot.viewRange()[0]
    assert (low, high) == pytest.approx((-8.0, 2.0), abs=0.2)
    assert page.presenter.state.curves[0].x[0] == pytest.approx(low)
    centre = QPointF(plot.viewport().rect().center())
    wheel = QWheelEvent(
        centre,
        QPointF(plot.viewport().mapToGlobal(centre.toPoint())),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot.viewport(), wheel)
    assert np.diff(plot.viewRange()[0])[0] < 9
    qtbot.mouseClick(page.reset, LEFT)
    assert plot.viewRange()[0] == pytest.approx([-5, 5])
    assert page.plots.panels[1].plot.viewRange()[0] == pytest.approx([-5, 5])


def test_plus_minus_and_home_do_the_same_by_keys(view: Tab, qtbot: PatientBot) -> None:
    page = view.page()
    page.plots.setFocus()
    qtbot.keyClick(page.plots, Qt.Key.Key_Plus)
    assert page.plots.panels[0].plot.viewRange()[0] == pytest.approx([-2.5, 2.5])
    qtbot.keyClick(page.plots, Qt.Key.Key_Minus)
    assert page.plots.panels[0].plot.viewRange()[0] == pytest.approx([-5, 5])
    qtbot.keyClick(page.plots, Qt.Key.Key_Minus)
    qtbot.keyClick(page.plots, Qt.Key.Key_Home)
    assert page.plots.panels[0].plot.viewRange()[0] == pytest.approx([-5, 5])


def test_beta_turns_the_sigmoid_into_the_step(view: Tab, qtbot: PatientBot) -> None:
    page = view.page()
    slider = page.sliders.sliders["sigmoid", "beta"]
    assert slider.isVisible()
    slider.slider.setFocus()
    qtbot.keyClick(slider.slider, Qt.Key.Key_End)
    x, y = page.plots.panels[0].curves["sigmoid"].getOriginalDataset()
    away = np.abs(x) > 0.1
    np.testing.assert_allclose(y[away], x[away] > 0, atol=1e-4)
    assert slider.field.value() == 100.0
    assert "β = 100" in view.sentence.text()
    tick(qtbot, page, "sigmoid")
    assert slider.isHidden()


def test_nothing_ticked_says_what_to_do(view: Tab, qtbot: PatientBot) -> None:
    for name in ("step", "sigmoid", "relu"):
        tick(qtbot, view.page(), name)
    assert view.sentence.text().startswith("Tick a function")
    assert view.reading().formulas == ()


def test_play_counts_flips_and_leaving_pauses(view: Tab, qtbot: PatientBot) -> None:
    page = go_to(qtbot, view, "step")
    before = page.presenter.state.count
    qtbot.mouseClick(page.play, LEFT)
    assert page.play.text() == "Pause"
    qtbot.waitUntil(lambda: page.presenter.state.count > before + 3)
    state = page.presenter.state
    assert page.strips.labels["step"].text() == f"Step: {state.step_flips} jumps of more than 0.5"
    assert f"the step jumped {state.step_flips} times" in view.sentence.text()
    go_to(qtbot, view, "curves")
    assert not page.presenter.state.playing
    assert page.play.text() == "Play"


def test_more_noise_by_keys_and_reset(view: Tab, qtbot: PatientBot) -> None:
    page = go_to(qtbot, view, "step")
    qtbot.keyClick(page.noise.slider, Qt.Key.Key_End)
    assert page.presenter.state.noise == 2.0
    qtbot.mouseClick(page.reset, LEFT)
    assert page.presenter.state.count == 0
    assert view.sentence.text().startswith("Press Play")


def test_what_trembled_before_is_not_cut_off(view: Tab, qtbot: PatientBot) -> None:
    page = go_to(qtbot, view, "step")
    page.presenter.set_noise(0.1)
    low, high = page.strips.plots["x"].getViewBox().viewRange()[1]
    assert low < page.presenter.state.x.min()
    assert page.presenter.state.x.max() < high


def test_the_identity_stays_one_line_and_tanh_does_not(view: Tab, qtbot: PatientBot) -> None:
    page = go_to(qtbot, view, "linear")
    assert "1.5 · 1.5 · 1.5 · x = 3.375 x" in view.sentence.text()
    qtbot.keyClick(page.depth.slider, Qt.Key.Key_Right)
    assert says(view.sentence.text(), StackSays.PRODUCT) and "4" in view.sentence.text()
    image = page.pictures.image.image.copy()
    page.choice.setFocus()
    qtbot.keyClick(page.choice, Qt.Key.Key_T)
    assert page.presenter.state.activation == "tanh"
    assert (page.pictures.image.image != image).any()
    assert says(view.sentence.text(), StackSays.BOTH_BEND) and "tanh" in view.sentence.text()
    assert r"h\left(1.5 \cdot" in view.reading().formulas[0].numbers


def test_both_signs_stand_on_the_plane(view: Tab, qtbot: PatientBot) -> None:
    page = go_to(qtbot, view, "linear")
    state = page.presenter.state
    for sign, extreme in zip(
        page.pictures.signs, (state.plane.max(), state.plane.min()), strict=True
    ):
        assert sign.isVisible() == (abs(extreme) > 0)


def test_vanishing_and_exploding_are_named(view: Tab, qtbot: PatientBot) -> None:
    page = go_to(qtbot, view, "relu")
    qtbot.waitUntil(lambda: "vanish" in view.sentence.text())
    assert "<b>vanishing</b>" in page.pictures.gradients.label.text()
    qtbot.keyClick(page.deviation.slider, Qt.Key.Key_End)
    qtbot.keyClick(page.choice, Qt.Key.Key_I)
    qtbot.waitUntil(lambda: "explode" in view.sentence.text())
    assert page.pictures.signals.bars.opts["x0"].size == 5 * 30
    qtbot.keyClick(page.start, Qt.Key.Key_X)
    assert not page.deviation.isEnabled()
    qtbot.waitUntil(lambda: "stay spread out" in view.sentence.text())
    qtbot.keyClick(page.depth.slider, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: page.pictures.signals.bars.opts["x0"].size == 300)


@pytest.fixture
def bend():
    activation = Activation(
        name="bend",
        title="Bend",
        function=lambda x: x / (1 + np.abs(x)),
        derivative=lambda x: (1 / (1 + np.abs(x))) ** 2,
        latex=r"\frac{x}{1 + |x|}",
        derivative_latex=r"\frac{1}{(1 + |x|)^2}",
        value_range=(-1.0, 1.0),
        range_text="(−1, 1)",
        meaning="Squeezes slowly.",
        history="Made for this test.",
    )
    yield activations.register(activation)
    activations.unregister("bend")


@pytest.mark.parametrize("when", ["before the tab is built", "while it is open"])
def test_a_new_function_turns_up_everywhere(
    when: str, request: pytest.FixtureRequest, qtbot: PatientBot, context: TabContext
) -> None:
    if when.startswith("before"):
        request.getfixturevalue("bend")
    view = TAB.build(context)
    qtbot.addWidget(view)
    view.resize(704, 620)
    view.show()
    for name in PAGES:
        view.show_page(name)
    if not when.startswith("before"):
        request.getfixturevalue("bend")
    page = go_to(qtbot, view, "curves")
    tick(qtbot, page, "bend")
    x, y = page.plots.panels[0].curves["bend"].getOriginalDataset()
    np.testing.assert_allclose(y, x / (1 + np.abs(x)))
    assert page.readout.numbers[1].text() == "0.500"
    assert view.reading().formulas[0].numbers == r"h(1) = \frac{1}{1 + |1|} = 0.500"
    page = go_to(qtbot, view, "linear")
    qtbot.keyClick(page.choice, Qt.Key.Key_B)
    assert page.presenter.state.activation == "bend"
    assert says(view.sentence.text(), StackSays.BOTH_BEND) and "Bend" in view.sentence.text()
    page = go_to(qtbot, view, "relu")
    qtbot.keyClick(page.choice, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: getattr(page.presenter.state.shown, "activation", "") == "bend")


@pytest.mark.parametrize("page", list(PAGES))
def test_every_page_has_formulas_code_and_a_lesson_whose_tasks_it_knows(
    page: str, view: Tab, qtbot: PatientBot
) -> None:
    go_to(qtbot, view, page)
    reading = view.reading()
    for line in reading.formulas:
        for latex in filter(None, (line.symbols, line.numbers)):
            assert all(shared().box(piece) for piece in pieces_of(latex))
    assert reading.code is not None
    keys = {code: list(tries(lesson_text(reading.lesson, code))) for code in ("en", "ko")}
    assert keys["en"] == keys["ko"]
    assert len(keys["en"]) == 3
    assert set(keys["en"]) == TASKS[page]


TASKS = {
    "curves": {"cross", "steep", "compare"},
    "step": {"play", "count", "steep"},
    "linear": {"deep-line", "bend", "weights"},
    "relu": {"explode", "sigmoid", "relu"},
}


def test_the_page_is_remembered(qtbot: PatientBot, context: TabContext) -> None:
    first = TAB.build(context)
    qtbot.addWidget(first)
    qtbot.mouseClick(first.buttons["linear"], LEFT)
    second = TAB.build(context)
    qtbot.addWidget(second)
    assert second.buttons["linear"].isChecked()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_page_fits_beside_the_dock(language: str, view: Tab, qtbot: PatientBot) -> None:
    i18n.install(language)
    for page in PAGES:
        go_to(qtbot, view, page)
        QApplication.processEvents()
        assert view.minimumSizeHint().width() <= 704
        assert view.minimumSizeHint().height() <= 560
        height = view.sentence.height()
        assert view.sentence.heightForWidth(view.sentence.width()) <= height, page


def test_every_page_follows_the_theme_and_the_language(view: Tab, qtbot: PatientBot) -> None:
    for page in PAGES:
        go_to(qtbot, view, page)
    theme.manager().set_appearance("dark")
    i18n.install("ko")
    QApplication.processEvents()
    for name, page in view._pages.items():
        view.show_page(name)
        view.grab()
        assert any("가" <= letter <= "힣" for letter in view.sentence.text()), page


def test_every_control_says_what_it_is(view: Tab, qtbot: PatientBot) -> None:
    for name in PAGES:
        page = go_to(qtbot, view, name)
        buttons = page.picture.findChildren(QToolButton)
        for control in [*buttons, *(one.slider for one in page.form.findChildren(ValueSlider))]:
            assert control.accessibleName()
            assert control.toolTip()


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("presenting", [False, True])
def test_no_name_in_the_list_is_cut(dressed, view, qtbot, language, presenting) -> None:
    i18n.install(language)
    theme.manager().set_presenting(presenting)
    chooser = view.page().chooser
    # The slope gives way first.
    qtbot.waitEqual(lambda: chooser.isColumnHidden(2), presenting)
    assert chooser.columnWidth(0) >= chooser._name_width()
    assert not chooser.isColumnHidden(1) or presenting


def test_gradients_that_are_all_gone_have_no_mark(qtbot: PatientBot) -> None:
    step = activations.get("step")
    *_, record = propagate(step.function, step.derivative, xavier, 3, nodes=20, inputs=50)
    pictures = DepthPictures()
    qtbot.addWidget(pictures)
    pictures.resize(400, 400)
    pictures.show()
    pictures.show_propagation(record)
    # Painting is where pyqtgraph would warn, and a warning fails a test.
    pictures.grab()
    x = pictures.gradients.marks.getData()[0]
    assert x is None or len(x) == 0
    assert len(pictures.signals.marks.getData()[0]) == 3


def test_where_a_function_jumps_there_is_no_slope(view: Tab, qtbot: PatientBot) -> None:
    page = go_to(qtbot, view, "curves")
    page.presenter.focus("step")
    page.presenter.set_x(0.0)
    qtbot.turns()
    view.grab()
    assert [label.text() for label in page.readout.numbers] == ["0", "0.000", "–"]
    assert says(view.sentence.text(), CurveSays.JUMP)
    assert view.reading().formulas[1].numbers == ""
    for name in ("sigmoid", "relu"):
        page.presenter.choose(name, False)
    qtbot.turns()
    view.grab()


def test_a_reader_types_a_function_of_their_own(view: Tab, qtbot: PatientBot) -> None:
    page = go_to(qtbot, view, "curves")
    qtbot.keyClicks(page.own, "x*sigmoid(x)")
    own = own_name("x*sigmoid(x)")
    assert own in page.plots.panels[0].curves
    assert page.chooser.row(own).text(0) == "x*sigmoid(x)"
    assert "0.928" in page.readout.accessibleDescription() or page.readout.isVisible()
    snapshot = page.reading().code
    assert "0.9276" in run_script(snapshot)
    for line in page.reading().formulas:
        for latex in filter(None, (line.symbols, line.numbers)):
            assert pieces_of(latex)
    qtbot.keyClicks(page.own, "*")
    assert page.refusal.isVisible()
    assert page.own.text() == "x*sigmoid(x)*"
    page = go_to(qtbot, view, "linear")
    page = go_to(qtbot, view, "relu")
    assert own in activations.names()
