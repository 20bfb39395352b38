"""How long one update of a formula takes: of known shape, of a new one, and by ziamath alone."""

from __future__ import annotations

import argparse
import importlib
import os
import statistics
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.reading.formula_page import FormulaPage

BUDGET_MS = 20.0
SYMBOLS = r"y = w_1 x_1 + w_2 x_2 + b > 0"


def numbers(step: int, decimals: int = 2) -> str:
    """Return the numbers line of a perceptron in some state."""
    w, b = step / 97 - 1, 0.7 - step / 211
    total = w + b
    sign, answer = (">", 1) if total > 0 else (r"\le", 0)
    return (
        rf"{w:.{decimals}f} \cdot 1 + {w:.{decimals}f} \cdot 0 + {b:.{decimals}f}"
        rf" = {total:.{decimals}f} {sign} 0 \to {answer}"
    )


def run(argv: Sequence[str] | None = None) -> int:
    """Print milliseconds an update; 0 when the slowest ordinary update stays within 20 ms."""
    parser = argparse.ArgumentParser(prog="benchmarks reading", description=__doc__)
    parser.add_argument("--steps", type=int, default=300)
    options = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    page = _page()
    known = _times(options.steps, lambda step: _update(page, numbers(step)))
    fresh = _times(8, lambda step: _update(page, numbers(31 * step, decimals=3 + step)))
    alone = _times(20, lambda step: _alone(numbers(step)))
    for name, times in (("known shapes", known), ("new shapes", fresh), ("ziamath alone", alone)):
        middle, last = statistics.median(times), sorted(times)[int(0.95 * len(times))]
        print(f"{name:16} p50 {middle:6.2f}  p95 {last:6.2f}  max {max(times):6.2f} ms")
    print(f"a known shape costs {statistics.median(known) / statistics.median(alone):.2f} of it")
    page.close()
    app.processEvents()
    return 0 if sorted(known)[int(0.95 * len(known))] <= BUDGET_MS else 1


def _page() -> FormulaPage:
    from desktop.reading.formula_page import FormulaPage
    from desktop.reading.glyphs import Typesetter

    typesetter = Typesetter()
    for _ in typesetter.stages():
        pass
    page = FormulaPage(typesetter)
    page.resize(320, 400)
    page.show()
    return page


def _update(page: FormulaPage, text: str) -> None:
    from desktop.reading.content import FormulaLine

    page.show_formulas((FormulaLine(SYMBOLS, text),))
    page.repaint()


def _alone(text: str) -> None:
    """Let ziamath set the whole line as it comes, without the memory that the dock gives it."""
    ziamath: Any = importlib.import_module("ziamath")
    rows: Any = importlib.import_module("ziamath.nodes.mrow").Mrow
    quick = rows._get_height_nostretch
    rows._get_height_nostretch = getattr(quick, "without_memory", quick)
    try:
        ziamath.Latex(text, size=24).svg()
    finally:
        rows._get_height_nostretch = quick


def _times(steps: int, action: Callable[[int], None]) -> list[float]:
    times = []
    for step in range(steps):
        begin = time.perf_counter()
        action(step)
        times.append(1000 * (time.perf_counter() - begin))
    return times
