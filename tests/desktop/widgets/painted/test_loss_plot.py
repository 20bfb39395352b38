"""The plot of losses: what is seen of runs, spikes, breaks and drawn curves."""

from __future__ import annotations

import math

import numpy as np
import pytest
from patient import PatientBot
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.style import theme
from desktop.widgets.painted.loss_plot import MOST_RUNS, SMOOTH, LossPlot
from nn_core.learning.smoothing import smoothed

LEFT = Qt.MouseButton.LeftButton
STEPS = np.arange(1, 5001)
LOSSES = 2.3 * np.exp(-STEPS / 500.0)


@pytest.fixture
def plot(qtbot: PatientBot) -> LossPlot:
    return qtbot.shown(LossPlot(), 460, 160)


def painted(plot: LossPlot, key: str = "now") -> tuple[np.ndarray, np.ndarray]:
    x, y = plot._lines[key].raw.getData()
    return x, y


def test_a_curve_looks_for_no_bounds_and_no_marks_cost_nothing(plot):
    plot.set_run("now", "now", np.arange(1, 51), np.linspace(2, 1, 50))
    lines = plot._lines["now"]
    for curve in (lines.raw, lines.mean, lines.apart):
        assert curve.boundingRect() == plot.getViewBox().viewRect()
    assert not lines.dots.isVisible() and not lines.broken.isVisible()
    plot.set_run("now", "now", np.arange(1, 51), np.linspace(2, 1, 50), np.array([[10.0, 1.5]]))
    assert lines.dots.isVisible()


def test_no_spike_is_lost_at_any_zoom(plot: LossPlot) -> None:
    losses = LOSSES.copy()
    losses[2345] = 7.7
    plot.set_run("now", "SGD", STEPS, losses)
    assert painted(plot)[1].max() == 7.7
    assert len(painted(plot)[1]) < 1500
    plot.setXRange(2000, 2600, padding=0)
    assert painted(plot)[1].max() == 7.7


def test_the_smooth_lines_have_a_point_every_few_pixels(plot: LossPlot) -> None:
    apart = np.column_stack([STEPS, LOSSES])
    plot.set_run("now", "SGD", STEPS, LOSSES, apart)
    lines, run = plot._lines["now"], plot.runs["now"]
    x, y = lines.mean.getData()
    assert len(x) <= plot.getViewBox().width() / SMOOTH + 3
    assert x[-1] == STEPS[-1]
    np.testing.assert_array_equal(y, run.mean[np.searchsorted(run.steps, x)])
    assert len(lines.apart.getData()[0]) <= 2 * plot.getViewBox().width() + 2
    plot.setXRange(2000, 2100, padding=0)
    x, _ = lines.mean.getData()
    assert x[0] <= 2000
    assert x[-1] >= 2100
    assert (np.diff(x) == 1).all()


def test_the_mean_of_a_run_that_goes_on_or_back_is_that_of_its_losses(plot: LossPlot) -> None:
    for until, losses in ((1000, LOSSES), (1500, LOSSES), (1200, LOSSES), (1600, LOSSES + 1)):
        plot.set_run("now", "SGD", STEPS[:until], losses[:until])
        mean = plot.runs["now"].mean
        np.testing.assert_allclose(mean, smoothed(losses[:until]), rtol=1e-12)


def test_smoothing_does_not_depend_on_the_zoom(plot: LossPlot) -> None:
    plot.set_run("now", "SGD", STEPS, LOSSES)
    before = plot.runs["now"].mean
    plot.setXRange(2000, 2100, padding=0)
    plot.set_log(True, True)
    assert plot.runs["now"].mean is before


def test_everything_is_in_the_first_range(plot: LossPlot) -> None:
    losses = LOSSES.copy()
    losses[10] = 40.0
    plot.set_run("now", "SGD", STEPS, losses)
    (left, right), (bottom, top) = plot.getViewBox().viewRange()
    assert left <= 1
    assert right >= 5000
    assert bottom <= 0
    assert top > 40


def test_a_loss_that_is_no_number_is_marked_with_its_step(plot: LossPlot) -> None:
    losses = LOSSES[:20].copy()
    losses[11] = math.nan
    losses[12] = math.inf
    plot.set_run("now", "SGD", STEPS[:20], losses)
    lines = plot._lines["now"]
    marked = lines.broken.getData()[0]
    assert marked.tolist() == [12, 13]
    assert "12" in lines.where.toPlainText()
    assert lines.where.isVisible()
    assert np.isfinite(plot.runs["now"].mean).all()


def test_logarithmic_axes_and_a_loss_of_nothing(plot: LossPlot) -> None:
    plot.set_run("now", "SGD", STEPS[:3], np.array([1.0, 0.1, 0.0]))
    plot.set_log(True, True)
    assert painted(plot)[0] == pytest.approx(np.log10([1, 2, 3]))
    assert painted(plot)[1] == pytest.approx([0, -1, -7])
    place = plot.place_of(10, 0.5)
    found = plot.value_at(place)
    assert found.x() == pytest.approx(10, rel=0.05)
    assert found.y() == pytest.approx(0.5, rel=0.5)


def test_crosshair_reads_all_runs(plot: LossPlot, qtbot: PatientBot) -> None:
    apart = np.array([[0, 2.3], [100, 1.5]])
    plot.set_run("now", "SGD 0.1", STEPS, LOSSES, apart)
    plot.set_run("old", "Adam", STEPS[:200], LOSSES[:200] / 2)
    plot.set_marks([(150, "η 0.1 → 0.01")])
    told = plot.reading_at(150)
    assert "SGD 0.1" in told
    assert "Adam" in told
    assert "1.5" in told
    assert "η 0.1 → 0.01" in told
    assert "Adam" not in plot.reading_at(300)
    QTest.mouseMove(plot.viewport(), plot.place_of(150, 1).toPoint())
    qtbot.waitUntil(plot.readout.isVisible)


def test_double_click_goes_back(plot: LossPlot) -> None:
    plot.set_run("now", "SGD", STEPS, LOSSES)
    whole = plot.getViewBox().viewRange()
    plot.getViewBox().sigRangeChangedManually.emit([True, True])
    plot.setXRange(10, 20, padding=0)
    plot.set_run("now", "SGD", STEPS, LOSSES)
    assert plot.getViewBox().viewRange()[0] == [10, 20]  # what the user chose stays
    QTest.mouseDClick(plot.viewport(), LEFT, pos=QPoint(200, 60))
    assert plot.getViewBox().viewRange() == whole


def test_six_runs_each_look_different(plot: LossPlot) -> None:
    for number in range(MOST_RUNS + 1):
        plot.set_run(f"run {number}", f"run {number}", STEPS[:9], LOSSES[:9])
    assert len(plot.runs) == MOST_RUNS
    assert "run 0" not in plot.runs
    pens = {
        (lines.mean.opts["pen"].color().name(), lines.mean.opts["pen"].style())
        for lines in plot._lines.values()
    }
    assert len(pens) == MOST_RUNS
    assert {lines.name.toPlainText() for lines in plot._lines.values()} == set(plot.runs)
    plot.remove_run("run 3")
    plot.remove_run("run 3")
    assert len(plot._lines) == MOST_RUNS - 1


def test_a_curve_is_drawn_by_hand(plot: LossPlot) -> None:
    told: list[np.ndarray] = []
    plot.drawn.connect(told.append)
    plot.set_reference(math.log(10), "knows nothing")
    plot.set_drawing(True)
    places = [plot.place_of(step, loss) for step, loss in ((2, 2.2), (50, 2.0), (98, 0.5))]
    port = plot.viewport()
    QTest.mousePress(port, LEFT, pos=places[0].toPoint())
    for place in places[1:]:
        QTest.mouseMove(port, place.toPoint())
    QTest.mouseRelease(port, LEFT, pos=places[-1].toPoint())
    (curve,) = told
    assert np.interp(50, *curve.T) == pytest.approx(2.0, abs=0.1)
    assert np.interp(97, *curve.T) == pytest.approx(0.5, abs=0.15)
    plot.set_drawn(None)
    assert plot.drawn_curve is None
    plot.set_drawn(curve)
    assert plot.drawn_curve is not None
    np.testing.assert_allclose(plot.drawn_curve, curve)


@pytest.mark.parametrize("highest", [0.9, 4.0])
def test_the_words_of_the_reference_keep_off_the_losses(plot: LossPlot, highest: float) -> None:
    """Where the line lies low, as after a leap of the loss, they stand above it."""
    plot.set_reference(math.log(2), "knows nothing")
    plot.set_run("now", "now", np.arange(1, 100), np.linspace(highest, 0.1, 99))
    words = plot.level_text.mapRectToParent(plot.level_text.boundingRect()).center().y()
    assert (words > math.log(2)) == (highest > 2)


def test_the_words_of_the_reference_keep_off_losses_on_both_sides(plot: LossPlot) -> None:
    """With a rate of 100 the loss leaps at the end, above its level and below: they stand left."""
    plot.resize(600, 200)
    plot.set_reference(math.log(2), "knows nothing")
    losses = np.full(99, 5.0)
    losses[60:] = np.resize([0.1, 0.4, 0.8, 1.5], 39)
    plot.set_run("now", "now", np.arange(1, 100), losses)
    plot.set_reference(math.log(2), "knows nothing")
    words = plot.level_text.mapRectToParent(plot.level_text.boundingRect())
    assert words.right() < 60
    assert words.bottom() > math.log(2) > words.top() - 0.1
    steps, values = np.arange(1, 100), np.array(losses)
    inside = (steps > words.left()) & (steps < words.right())
    assert not ((values > words.top()) & (values < words.bottom()) & inside).any()


def test_reference_and_theme(plot: LossPlot) -> None:
    plot.set_reference(2.303, "knows nothing")
    plot.set_run("now", "SGD", STEPS[:9], LOSSES[:9] / 10)
    assert plot.level.isVisible()
    assert plot.getViewBox().viewRange()[1][1] > 2.303
    before = plot.level.pen.color().name()
    theme.manager().set_appearance("dark")
    assert plot.level.pen.color().name() != before
    plot.set_reference(None)
    assert not plot.level.isVisible()


def test_every_name_is_within_the_plot_and_apart_from_the_others(plot: LossPlot) -> None:
    for number in range(4):
        plot.set_run(str(number), f"run {number}", STEPS[:60], np.full(60, 2.3))
    names = [lines.name for lines in plot._lines.values()]
    box = plot.getViewBox()
    (bottom, top), pixels = box.viewRange()[1], box.height()
    # A name stands on its place; what is above the plot would be cut off.
    lower = sorted(pixels * (name.pos().y() - bottom) / (top - bottom) for name in names)
    assert lower[-1] + max(name.boundingRect().height() for name in names) <= pixels + 1
    assert min(np.diff(lower)) >= 14
    plot.set_run("0", "run 0", STEPS[:1], np.full(1, 2.3))  # its name is wider than its line
    x = plot._lines["0"].name.pos().x() * box.width() / box.viewRange()[0][1]
    assert x + 1 >= plot._lines["0"].name.boundingRect().width()
    # Nor does one hide the lines.
    line = pixels * (2.3 - bottom) / (top - bottom)
    assert all(place >= line or place + 20 <= line for place in lower)


def test_what_comes_seldom_is_painted_again_when_it_is_another(plot):
    steps, losses = np.arange(1, 4), np.ones(3)

    def shown(values, apart):
        plot.set_run("now", "run", steps, values, np.array(apart))
        lines = plot._lines["now"]
        return lines.apart.yData.tolist(), lines.dots.data["y"].tolist(), lines.broken.isVisible()

    assert shown(losses, [[2, 0.5]]) == ([0.5], [0.5], False)
    assert shown(losses, [[2, 0.7]]) == ([0.7], [0.7], False)
    assert shown(np.array([1, np.nan, 1]), [[2, 0.7]])[2]
    assert not shown(losses, [[2, 0.7]])[2]
    plot.set_log(False, True)
    assert shown(losses, [[2, 0.7]])[0] == pytest.approx([np.log10(0.7)])
    assert shown(losses, np.empty((0, 2)))[0] == []
