"""One start in a process of its own: a bare window, one with a plot, or the program.

Prints one JSON line with the seconds since the parent began (its monotonic clock comes as the
second argument) and, for the program, the longest stall of its event loop and its memory.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

BEGIN = float(sys.argv[2])
marks: dict[str, float] = {}


def mark(name: str) -> None:
    """Note the time of the first event of this name."""
    marks.setdefault(name, time.monotonic() - BEGIN)


def finish() -> None:
    """Print what was seen and end the process without tidying up."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(
            row
            for row in status.read_text(encoding="utf-8").splitlines()
            if row.startswith("VmRSS")
        )
        marks["memory"] = int(line.split()[1]) / 1000
    print(json.dumps(marks), flush=True)
    import os

    os._exit(0)


def bare(plot: bool) -> None:
    """Open a window with an empty page, or with one plot."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    class Page(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, seen)

    def seen() -> None:
        mark("paint")
        QTimer.singleShot(200, finish)

    app = QApplication([])
    window = QMainWindow()
    window.resize(1180, 760)
    if plot:
        import pyqtgraph as pg

        class Plot(pg.PlotWidget):  # type: ignore[misc]
            def paintEvent(self, event: QPaintEvent) -> None:
                super().paintEvent(event)
                QTimer.singleShot(0, seen)

        page: QWidget = Plot()
        page.plot([0, 1, 4, 9])  # type: ignore[attr-defined]
    else:
        page = Page()
    window.setCentralWidget(page)
    window.show()
    app.exec()


def program() -> None:
    """Open the program as ``main.py`` does and watch its window's own signals."""
    from desktop import app

    opening = app._open

    def opened(options: app.Options) -> int:
        observe()
        return opening(options)

    app._open = opened
    app.run([])


def observe() -> None:
    """Have the event loop of the window that is going to be opened watched."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    run_loop = QApplication.exec

    def watched(*_: object) -> int:
        from desktop.shell.main_window import MainWindow

        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        watch(window)
        return run_loop()

    def watch(window: Any) -> None:
        beat = QTimer(window, interval=4)
        last = [time.monotonic(), time.thread_time()]

        def tick() -> None:
            now = [time.monotonic(), time.thread_time()]
            marks["stall"] = max(marks.get("stall", 0.0), now[0] - last[0] - 0.004)
            marks["work"] = max(marks.get("work", 0.0), now[1] - last[1])
            last[:] = now

        def painted() -> None:
            mark("paint")
            last[:] = time.monotonic(), time.thread_time()
            beat.start()

        beat.timeout.connect(tick)
        window.first_paint.connect(painted)
        window.opened.connect(lambda: QTimer.singleShot(0, complete))

    def complete() -> None:
        mark("complete")
        QTimer.singleShot(3000, finish)

    QApplication.exec = watched  # type: ignore[method-assign]


if __name__ == "__main__":
    {"bare": lambda: bare(False), "plot": lambda: bare(True), "program": program}[sys.argv[1]]()
