"""The loss over the steps of one run or several: raw and smoothed, with nothing left out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent

from desktop.services import numbers
from desktop.services.number_list import NumberList, below, columns
from desktop.style import plotting, theme
from desktop.style.plotting import CachedPlot
from nn_core.arrays import Array, FloatArray, frozen
from nn_core.learning.smoothing import continued, pixel_columns, smoothed

MOST_RUNS = 6
LEAST_STEPS = 100
"""The first range of steps; it grows as a run does."""
NICE = (1.0, 1.5, 2.0, 3.0, 5.0, 7.5, 10.0)
LOWEST = 1e-7
"""What a logarithmic axis shows of a loss of 0."""
COLUMNS_DRAWN = 120
"""Places at which a curve that is drawn by hand is kept."""
FAINT = 0.35
SMOOTH = 3
"""Pixels from one point of a smooth line to the next."""
DOT_ROOM = 14
"""Pixels between two dots of a curve of samples held apart."""
_Style = Qt.PenStyle
_SLOTS = (
    ("positive", _Style.SolidLine),
    ("negative", _Style.DashLine),
    ("accent", _Style.DashDotLine),
    ("ink", _Style.DotLine),
    ("muted", _Style.DashDotDotLine),
    ("negative", _Style.DotLine),
)
"""Colour and dash of each run, so that colour alone tells nothing."""


@dataclass(frozen=True, eq=False)
class Run:
    """A run as it is plotted.

    - ``name``: stands at the line's end.
    - ``steps``, ``values``: array, shape (N,). Raw losses; what is no number is marked at the upper
      edge.
    - ``held_apart``: array, shape (M, 2). Steps and losses of samples that are not learnt.
    - ``mean``: array, shape (N,). The smoothed values, at every raw step.
    """

    name: str
    steps: Array
    values: Array
    held_apart: FloatArray
    mean: FloatArray

    def at(self, step: int) -> tuple[float, float] | None:
        """Return raw and smoothed value at a step; None where the run has none."""
        place = int(np.searchsorted(self.steps, step))
        if place >= len(self.steps) or self.steps[place] != step:
            return None
        return float(self.values[place]), float(self.mean[place])

    def apart_at(self, step: int) -> float | None:
        """Return what was last measured of the samples held apart, up to a step."""
        known = self.held_apart[self.held_apart[:, 0] <= step]
        return float(known[-1, 1]) if len(known) else None


class _Curve(pg.PlotCurveItem):  # type: ignore[misc]
    """A curve that takes all of the view: to find its own bounds took as long as to paint it."""

    def boundingRect(self) -> QRectF:
        box = self.getViewBox()
        return QRectF() if box is None else QRectF(box.viewRect())


class _Lines:
    """What is painted of one run."""

    def __init__(self, plot: LossPlot, slot: int) -> None:
        self.slot, self._plot = slot, plot
        self.seen: tuple[object, ...] = ()
        self.raw, self.mean, self.apart = (_Curve(connect="finite") for _ in range(3))
        self.dots, self.broken = pg.ScatterPlotItem(), pg.ScatterPlotItem(symbol="t")
        self.name, self.where = pg.TextItem(anchor=(1, 1)), pg.TextItem(anchor=(0.5, 0))
        curves = (self.raw, self.mean, self.apart, self.dots, self.broken)
        self.items = (*curves, self.name, self.where)
        for height, item in enumerate(self.items):
            item.setZValue(height)
            plot.addItem(item, ignoreBounds=True)
        self.mean.setSegmentedLineMode("off")
        self.broken.hide()
        self.where.hide()
        self.restyle()

    def restyle(self) -> None:
        token, style = _SLOTS[self.slot]
        self.raw.setPen(plotting.pen(token, 1, alpha=FAINT))
        self.mean.setPen(plotting.pen(token, 2, style))
        self.apart.setPen(plotting.pen(token, 1, _Style.DashLine))
        self.dots.setPen(plotting.pen(token, 1.5))
        self.dots.setBrush(plotting.brush("paper"))
        self.dots.setSize(theme.current().px(6))
        self.broken.setPen(plotting.pen("negative"))
        self.broken.setBrush(plotting.brush("negative"))
        self.broken.setSize(theme.current().px(11))
        for text, colour in ((self.name, token), (self.where, "negative")):
            text.setColor(theme.current().colour(_readable(colour)))
            text.setFont(theme.current().font("small"))
            text.fill = plotting.brush("paper", 0.7)

    def remove(self) -> None:
        for item in self.items:
            self._plot.removeItem(item)


class LossPlot(CachedPlot):
    """Losses of up to six runs; drag to pan, turn the wheel to zoom, double-click to go back.

    Raw values are painted from the least to the largest of each column of pixels, so no spike is
    lost at any zoom; the smoothed line follows from the raw values alone. A loss that is no number
    is a mark at the upper edge. The range holds everything until the user chooses another.
    """

    drawn = Signal(object)
    """A curve was drawn by hand: an array (n, 2) of steps and losses."""

    def __init__(self) -> None:
        super().__init__(44)
        self.runs: dict[str, Run] = {}
        self._lines: dict[str, _Lines] = {}
        self._log = (False, False)
        self._least_steps = LEAST_STEPS
        self._untouched = True
        self._reference: tuple[float, str] | None = None
        self._marks: tuple[tuple[int, str], ...] = ()
        self._drawing = False
        self._pen_at: QPointF | None = None
        self._given: Array | None = None
        self._expected = np.full(COLUMNS_DRAWN, np.nan)
        self._add_furniture()
        self.set_axis_names(self.tr("step"), self.tr("loss"))
        self.getAxis("left").enableAutoSIPrefix(False)  # a loss of 0.7 is no 700 thousandths
        self.setAccessibleName(self.tr("Loss at each step"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = self.getViewBox()
        box.disableAutoRange()
        box.sigRangeChangedManually.connect(self._touched)
        box.sigRangeChanged.connect(self._paint)
        box.sigResized.connect(self._paint)  # there is another number of columns
        self.restyled.connect(self._dress)
        self._dress()
        self._fit()

    def _add_furniture(self) -> None:
        self.level, self.cursor = pg.InfiniteLine(angle=0), pg.InfiniteLine(angle=90)
        self.level_text, self.readout = pg.TextItem(anchor=(1, 0)), pg.TextItem()
        self.expected = pg.PlotCurveItem(connect="finite")
        self.expected.setSegmentedLineMode("off")
        self._mark_items: list[tuple[pg.InfiniteLine, pg.TextItem]] = []
        for height, item in enumerate(
            (self.level, self.level_text, self.expected, self.cursor, self.readout)
        ):
            item.setZValue(20 + height)
            self.addItem(item, ignoreBounds=True)
        for item in (self.level, self.level_text, self.cursor, self.readout):
            item.hide()

    # What is shown

    def set_run(
        self, key: str, name: str, steps: Array, values: Array, held_apart: Array | None = None
    ) -> None:
        """Show a run, or what has become of one.

        - ``key``: the same for the same run; a seventh one takes the place of the oldest.
        - ``name``: stands at the line's end, translated.
        - ``steps``, ``values``: array, shape (N,). By rising step; they are looked at again for
          every zoom and must not be changed.
        - ``held_apart``: array, shape (M, 2), optional. Steps and losses of samples that are not
          learnt.
        """
        if key not in self.runs and len(self.runs) == MOST_RUNS:
            self.remove_run(next(iter(self.runs)))
        steps, values = np.asarray(steps), np.asarray(values, np.float64)
        apart = np.empty((0, 2)) if held_apart is None else np.asarray(held_apart, np.float64)
        mean = _mean(values, self.runs.get(key))
        self.runs[key] = Run(name, steps, values, apart.reshape(-1, 2), mean)
        if key not in self._lines:
            taken = {lines.slot for lines in self._lines.values()}
            free = next(slot for slot in range(MOST_RUNS) if slot not in taken)
            self._lines[key] = _Lines(self, free)
        # Kept runs stay as they were painted, unless the range has to grow.
        self._paint_run(self.runs[key], self._lines[key])
        self._changed()

    def numbers_shown(self) -> NumberList | None:
        """Return every raw loss of every run beside its smoothed one, at any zoom."""
        heads = self.tr("step"), self.tr("loss"), self.tr("smoothed")
        runs = self.runs.values()
        return below(
            self.tr("run"),
            [(run.name, columns(heads, run.steps, run.values, run.mean)) for run in runs],
        )

    def remove_run(self, key: str) -> None:
        """Take a run away; a missing one is no error."""
        if self.runs.pop(key, None) is not None:
            self._lines.pop(key).remove()
            self._changed()

    def set_reference(self, value: float | None, text: str = "") -> None:
        """Draw a line across at a loss, such as ln K: "knows nothing"; None takes it away."""
        self._reference = None if value is None else (value, text)
        self._changed()
        self._place_marks()

    def set_marks(self, marks: Sequence[tuple[int, str]]) -> None:
        """Mark steps at which something was changed, with a short text each."""
        if tuple(marks) == self._marks:
            return
        self._marks = tuple(marks)
        for pair in self._mark_items:
            for item in pair:
                self.removeItem(item)
        self._mark_items = []
        for _, text in self._marks:
            line, label = pg.InfiniteLine(angle=90), pg.TextItem(text, anchor=(0, 1))
            self._mark_items.append((line, label))
            for item in (line, label):
                self.addItem(item, ignoreBounds=True)
        self._dress()

    def set_log(self, x: bool, y: bool) -> None:
        """Make the axes logarithmic or linear."""
        if (x, y) != self._log:
            self._log = (x, y)
            self.getAxis("bottom").setLogMode(x)
            self.getAxis("left").setLogMode(y)
            self.reset_axes()

    @Slot()
    def reset_axes(self) -> None:
        self._untouched = True
        self._fit()
        self._paint()

    # A curve drawn by hand

    @property
    def drawn_curve(self) -> FloatArray | None:
        """The expected curve, shape (n, 2); None before one was drawn."""
        there = np.isfinite(self._expected)
        if there.sum() < 2:
            return None
        steps = self._columns_drawn()
        curve: FloatArray = frozen(np.column_stack([steps, self._expected])[there])
        return curve

    def set_drawing(self, drawing: bool) -> None:
        """Let the mouse draw the curve that is expected, or pan and zoom again."""
        if drawing == self._drawing:
            return  # the pen may be on its way
        self._drawing = drawing
        self._pen_at = None
        self.setCursor(Qt.CursorShape.CrossCursor if drawing else Qt.CursorShape.ArrowCursor)

    def set_drawn(self, curve: Array | None) -> None:
        """Show an expected curve (n, 2), or none; the same again changes nothing."""
        if curve is self._given:
            return
        self._given = curve
        self._expected = np.full(COLUMNS_DRAWN, np.nan)
        if curve is not None and len(curve):
            # It keeps the range in which it was drawn.
            self._least_steps = max(self._least_steps, round(float(curve[-1, 0])))
            steps, losses = np.asarray(curve, np.float64).T
            inside = (self._columns_drawn() >= steps[0]) & (self._columns_drawn() <= steps[-1])
            self._expected[inside] = np.interp(self._columns_drawn()[inside], steps, losses)
        self._paint()

    def _columns_drawn(self) -> FloatArray:
        return np.linspace(1, self._least_steps, COLUMNS_DRAWN)

    def _draw_to(self, place: QPointF) -> None:
        """Let the curve go straight from where the pen was to ``place``, in steps and losses."""
        start = self._pen_at or place
        self._pen_at = place
        (x0, y0), (x1, y1) = sorted([(start.x(), start.y()), (place.x(), place.y())])
        steps = self._columns_drawn()
        step = steps[1] - steps[0]
        over = (steps >= x0 - step / 2) & (steps <= x1 + step / 2)
        self._expected[over] = np.interp(steps[over], [x0, x1], [y0, y1]) if x1 > x0 else y1
        self._paint_expected()

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._drawing and event.button() is Qt.MouseButton.LeftButton:
            self._pen_at = None
            self._draw_to(self.value_at(event.position()))
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pen_at is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._draw_to(self.value_at(event.position()))
            return
        super().mouseMoveEvent(event)
        self._read_off(self.value_at(event.position()).x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pen_at is None:
            super().mouseReleaseEvent(event)
            return
        self._pen_at = None
        curve = self.drawn_curve
        if curve is not None:
            self._given = curve
            self.drawn.emit(curve)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._drawing:
            self.reset_axes()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.cursor.hide()
        self.readout.hide()

    def value_at(self, place: QPointF) -> QPointF:
        seen = self.getViewBox().mapSceneToView(self.mapToScene(place.toPoint()))
        x, y = (10**v if log else v for v, log in zip(seen.toTuple(), self._log, strict=True))
        return QPointF(x, y)

    def place_of(self, step: float, loss: float) -> QPointF:
        """Return where step and loss lie in the widget."""
        seen = QPointF(float(self._x(step)), float(self._y(loss)))
        return QPointF(self.mapFromScene(self.getViewBox().mapViewToScene(seen)))

    def reading_at(self, step: int) -> str:
        """Return what the crosshair tells of a step: each run's raw and smoothed loss."""
        lines = [self.tr("step {step}").format(step=numbers.thousands(step))]
        for run in self.runs.values():
            found, apart = run.at(step), run.apart_at(step)
            if found is None:
                continue
            raw, mean = map(numbers.significant, found)
            line = self.tr("{run}: {loss} (smoothed {mean})").format(
                run=run.name, loss=raw, mean=mean
            )
            if apart is not None:
                line += self.tr(" · held apart {loss}").format(loss=numbers.significant(apart))
            lines.append(line)
        lines += [text for at, text in self._marks if at == step]
        return "\n".join(lines)

    def _read_off(self, step: float) -> None:
        last = max((int(run.steps[-1]) for run in self.runs.values() if len(run.steps)), default=0)
        step = round(step) if math.isfinite(step) else 0
        there = 1 <= step <= last and not self._drawing
        self.cursor.setVisible(there)
        self.readout.setVisible(there)
        if there:
            self.cursor.setValue(float(self._x(step)))
            self.readout.setText(self.reading_at(step))
            (left, right), (_, top) = self._view()
            place = float(self._x(step))
            # At the left edge it stands right of the line, at the right edge left of it.
            share = min(max((place - left) / (right - left), 0.0), 1.0)
            self.readout.setAnchor((share, 0))
            self.readout.setPos(place, top)

    # Painting

    def _x(self, steps: Array | float) -> FloatArray:
        steps = np.asarray(steps, np.float64)
        return np.log10(np.maximum(steps, 1)) if self._log[0] else steps

    def _y(self, losses: Array | float) -> FloatArray:
        losses = np.where(np.isfinite(losses), losses, np.nan)
        return np.log10(np.maximum(losses, LOWEST)) if self._log[1] else losses

    def _view(self) -> tuple[list[float], list[float]]:
        x, y = self.getViewBox().viewRange()
        return x, y

    def _changed(self) -> None:
        if self._untouched:
            self._fit()
        self._place_names()
        said = [f"{run.name}: {self._last(run)}" for run in self.runs.values() if len(run.steps)]
        self.setAccessibleDescription("; ".join(said) or str(self.tr("No loss yet")))

    def _last(self, run: Run) -> str:
        loss = numbers.significant(float(run.mean[-1]))
        return str(self.tr("{loss} at step {step}")).format(
            loss=loss, step=numbers.thousands(int(run.steps[-1]))
        )

    def _fit(self) -> None:
        """Let the range hold everything, in sizes that seldom change while a run grows."""
        steps = [int(run.steps[-1]) for run in self.runs.values() if len(run.steps)]
        most = _nice(max([self._least_steps, *steps]))
        found = [run.values[np.isfinite(run.values)] for run in self.runs.values()]
        found += [run.held_apart[:, 1] for run in self.runs.values()]
        losses = np.concatenate([*found, [self._reference[0]] if self._reference else []])
        losses = losses[np.isfinite(losses)]
        low, high = (losses.min(), losses.max()) if len(losses) else (0.0, 1.0)
        if self._log[1]:
            ends = (float(self._y(low)) - 0.1, float(self._y(high)) + 0.1)
        else:
            ends = (min(0.0, float(low)), _two_digits(1.06 * float(high) or 1.0))
        self.setRange(
            xRange=(0.0, float(self._x(most))), yRange=ends, padding=0, disableAutoRange=True
        )

    @Slot()
    def _touched(self) -> None:
        self._untouched = False

    @Slot()
    def _paint(self) -> None:
        for key, run in self.runs.items():
            if key in self._lines:
                self._paint_run(run, self._lines[key])
        self._place_names()
        self._place_marks()
        self._paint_expected()

    def _paint_run(self, run: Run, lines: _Lines) -> None:
        x = self._x(run.steps)
        lines.raw.setData(*self._columns(x, self._y(run.values)))
        lines.mean.setData(*self._sampled(x, self._y(run.mean)))
        # They come seldom, and took as long as the line of all the steps.
        seen = (run.held_apart.tobytes(), str(self._view()), self.getViewBox().width(), self._log)
        if seen != lines.seen:
            lines.seen = seen
            self._paint_apart(run.held_apart, lines)
        self._paint_broken(run.steps[~np.isfinite(run.values)], lines)

    def _paint_apart(self, apart: FloatArray, lines: _Lines) -> None:
        xy = (self._x(apart[:, 0]), self._y(apart[:, 1]))
        lines.apart.setData(*self._columns(*xy))
        # Many of them would hide the line.
        there = np.isfinite(xy[1]) & (len(apart) < self.getViewBox().width() / DOT_ROOM)
        lines.dots.setData(*(part[there] for part in xy))
        lines.dots.setVisible(bool(there.any()))  # even an empty one takes its time

    def _paint_broken(self, broken: Array, lines: _Lines) -> None:
        if not len(broken) and not lines.broken.isVisible():
            return
        top = self._view()[1][1]
        lines.broken.setData(self._x(broken), np.full(len(broken), top))
        for item in (lines.broken, lines.where):
            item.setVisible(len(broken) > 0)
        if len(broken):
            said = self.tr("step {step}: no number").format(step=numbers.thousands(int(broken[0])))
            lines.where.setText(said)
            lines.where.setPos(float(self._x(broken[0])), top)

    def _columns(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the points to be joined: each value, or least and largest of a pixel column."""
        (x0, x1), _ = self._view()
        columns = max(2, round(self.getViewBox().width()))
        first, last = np.searchsorted(x, [x0, x1])
        first, last = max(int(first) - 1, 0), int(last) + 1
        if last - first <= 2 * columns:
            return x[first:last], y[first:last]
        low, high = pixel_columns(y, x0, x1, columns, x)
        there = np.isfinite(low)
        middles = x0 + (np.arange(columns) + 0.5) * (x1 - x0) / columns
        return np.repeat(middles[there], 2), np.column_stack([low, high])[there].reshape(-1)

    def _sampled(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the points of a smooth line to be joined: the first of every few pixel columns.

        It has no spikes to lose, and a thick line takes the longest of all to be painted.
        """
        (x0, x1), _ = self._view()
        columns = max(2, round(self.getViewBox().width() / SMOOTH))
        first, last = np.searchsorted(x, [x0, x1])
        first, last = max(int(first) - 1, 0), int(last) + 1
        if last - first <= columns:
            return x[first:last], y[first:last]
        edges = np.searchsorted(x, np.linspace(x0, x1, columns + 1))
        places = np.unique([first, *np.minimum(edges, len(x) - 1)])
        return x[places], y[places]

    def _place_names(self) -> None:
        """Put each run's name at its line's end, one above the other where ends are close."""
        (left, right), (bottom, top) = self._view()
        across = (right - left) / max(self.getViewBox().width(), 1)
        pixel = (top - bottom) / max(self.getViewBox().height(), 1)
        line, tall = pixel * theme.current().px(15), 0.0
        ends = []
        for key, lines in self._lines.items():
            run = self.runs[key]
            there = np.flatnonzero(np.isfinite(run.mean))
            lines.name.setVisible(len(there) > 0)
            if len(there):
                ends.append((float(self._y(run.mean[there[-1]])), there[-1], run, lines))
                tall = max(tall, pixel * lines.name.boundingRect().height())
        ends.sort(key=lambda end: end[0])
        wanted = [y for y, *_ in ends]
        # A name for which there is no room above its line stands below it, not upon it.
        cut_off = [y - tall for y in wanted if y > top - tall]
        places = _apart(wanted, line, min([top - tall, *cut_off]))
        for place, (_, last, run, lines) in zip(places, ends, strict=True):
            if lines.name.toPlainText() != run.name:
                lines.name.setText(run.name)
            end = max(float(self._x(run.steps[last])), left + across * _width(lines.name))
            lines.name.setPos(min(end, right), place)

    def _place_marks(self) -> None:
        (left, right), (bottom, _) = self._view()
        self.level.setVisible(self._reference is not None)
        self.level_text.setVisible(self._reference is not None)
        if self._reference is not None:
            value, text = self._reference
            self.level.setValue(float(self._y(value)))
            if self.level_text.toPlainText() != text:
                self.level_text.setText(text)
            self._place_level_text(float(self._y(value)))
        free = left
        width = (right - left) / max(self.getViewBox().width(), 1)
        for (step, _), (line, label) in zip(self._marks, self._mark_items, strict=True):
            x = float(self._x(step))
            line.setValue(x)
            label.setVisible(x >= free)
            label.setPos(x, bottom)
            if x >= free:
                free = x + label.boundingRect().width() * width

    def _place_level_text(self, level: float) -> None:
        """Put the words of the level at an end of it where no line of a run passes."""
        (left, right), (bottom, top) = self._view()
        box, whole = self.getViewBox(), self.level_text.boundingRect()
        wide = whole.width() * (right - left) / max(box.width(), 1)
        tall = whole.height() * (top - bottom) / max(box.height(), 1)
        # Losses fall below it: where there is room above, the words stand there.
        above = (1, 0) if level < (bottom + top) / 2 else (0, 1)
        found = {}
        for end, side in product((1, 0), above):
            first, low = (right - wide if end else left), (level if side else level - tall)
            inside = bottom <= low and low + tall <= top
            found[end, side] = not inside, self._crossed(first, first + wide, low, low + tall)
        anchor = min(found, key=lambda one: found[one])  # of those alike, the first
        self.level_text.setPos(right if anchor[0] else left, level)
        self.level_text.setAnchor(anchor)

    def _crossed(self, left: float, right: float, low: float, high: float) -> int:
        """Return at how many steps a line of a run is in a box."""
        count = 0
        for run in self.runs.values():
            ours = (run.steps, run.values), (run.steps, run.mean), run.held_apart.T
            for steps, losses in ours:
                here = slice(*np.searchsorted(self._x(steps), [left, right]))
                y = self._y(losses[here])
                count += int(((y >= low) & (y <= high)).sum())
        return count

    def _paint_expected(self) -> None:
        self.expected.setData(self._x(self._columns_drawn()), self._y(self._expected))

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        for lines in self._lines.values():
            lines.restyle()
        self.level.setPen(plotting.pen("muted", 1, _Style.DotLine))
        self.cursor.setPen(plotting.pen("accent", 1))
        self.expected.setPen(plotting.pen("accent", 3, _Style.DotLine))
        self.readout.fill = plotting.brush("paper", 0.9)
        self.level_text.fill = plotting.brush("paper", 0.7)
        texts = [(self.level_text, "muted"), (self.readout, "ink")]
        for line, label in self._mark_items:
            line.setPen(plotting.pen("muted", 1, _Style.DotLine))
            texts.append((label, "muted"))
        for text, token in texts:
            text.setColor(tokens.colour(token))
            text.setFont(tokens.font("small"))
        self._paint()


def _mean(values: FloatArray, before: Run | None) -> FloatArray:
    """Return the smoothed values of a run, which often goes on where it was before."""
    if before is None or not np.array_equal(before.values, values[: len(before.values)]):
        return smoothed(values)
    return continued(before.mean, values)


def _nice(steps: float) -> float:
    """Return the next number of a coarse scale."""
    power = 10.0 ** math.floor(math.log10(max(steps, 1)))
    return next(size * power for size in NICE if size * power >= steps)


def _two_digits(value: float) -> float:
    """Round up to two digits."""
    unit = 10.0 ** (math.floor(math.log10(value)) - 1)
    return math.ceil(value / unit) * unit


def _width(text: pg.TextItem) -> float:
    return float(text.boundingRect().width())


def _readable(token: str) -> str:
    return f"{token}_text" if token in ("positive", "negative") else token


def _apart(wanted: Sequence[float], line: float, highest: float) -> list[float]:
    """Return rising heights moved apart by a line at least, none above the highest."""
    places, floor = [], -math.inf
    for height in wanted:
        places.append(max(height, floor))
        floor = places[-1] + line
    for place in reversed(range(len(places))):
        places[place] = min(places[place], highest)
        highest = places[place] - line
    return places
