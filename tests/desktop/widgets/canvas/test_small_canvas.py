"""The small sheet: it and all others show one drawing; every place that needs one has it."""

import pytest
from pen import SEVEN, drag

from desktop.services.bundled_digits import three
from desktop.tabs import registered
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.canvas.small_canvas import SmallCanvas
from nn_core.digits import Drawing

SPECS = {spec.id: spec for spec in registered()}
PLACES = {
    "start/course", "digit/read", "digit/framing", "digit/why", "softmax/scores",
    "forward/drawing", "descent/loss", "backprop/layers", "training/points", "training/digits",
    "filters/maps", "filters/walk",
}  # fmt: skip


def test_what_is_drawn_here_is_everybodys(qtbot, context):
    paper = qtbot.shown(SmallCanvas(context), 200, 200)
    drawn = []
    paper.drawn.connect(drawn.append)
    drag(paper.canvas, SEVEN)
    assert len(context.drawing.value.strokes) == 1
    assert drawn == [context.drawing.value]
    paper.clear.click()
    assert not context.drawing.value.strokes


def test_what_is_drawn_elsewhere_is_shown_once_it_is_looked_at(qtbot, context):
    paper = qtbot.shown(SmallCanvas(context), 200, 200)
    drawn = []
    paper.drawn.connect(drawn.append)
    paper.hide()
    context.drawing.value = three()
    assert paper.editor.is_blank
    paper.show()
    assert paper.editor.settled_drawing is context.drawing.value
    context.drawing.value = Drawing(three().strokes)
    assert paper.editor.settled_drawing is context.drawing.value
    assert drawn == []


@pytest.mark.parametrize("place", sorted(PLACES))
def test_every_place_that_needs_a_drawing_has_a_sheet(qtbot, context, place):
    tab_id, _, page = place.partition("/")
    tab = SPECS[tab_id].build(context)
    qtbot.addWidget(tab)
    tab.show_page(page)
    inside = (tab.page().form, tab.page().picture)
    assert any(part.findChild(DigitCanvas) for part in inside)


def test_softmax_takes_what_is_drawn_beside_it(qtbot, context):
    tab = qtbot.shown(SPECS["softmax"].build(context), 900, 700)
    page = tab.page()
    drag(page.paper.canvas, SEVEN)
    qtbot.waitUntil(lambda: len(tab.presenter.state.names) == 10)
    before = tab.presenter.state.scores
    context.drawing.value = three()
    assert tab.presenter.state.scores == before
