"""One of two machines: ``python machine.py make|open FILE FOLDER``.

The first changes what is on the screen and saves it; the other one opens that. Both keep pictures.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from dressing import wear
from PySide6.QtWidgets import QApplication

from desktop.cli.screenshot import rest
from desktop.services.bundled_digits import three
from desktop.services.settings import Settings
from desktop.shell.main_window import MainWindow
from desktop.tabs import registered
from desktop.tabs.gates.state import GATE

SIZE = (1024, 700)
PLACES = ("gates", "softmax", "forward", "descent", "filters", "digit")


def change(window: MainWindow) -> None:
    """Leave every tab in another state than it began with."""
    window.shared.drawing.value = three()
    window.go_to("gates/perceptron?gate=OR")
    window.tabs.view().presenter.perceptron.set_weight(GATE, 0, 0.75)
    window.go_to("softmax")
    window.tabs.view().presenter.drag_score(0, 4.5)
    window.go_to("forward/drawing")
    window.go_to("descent/loss")
    window.tabs.view().page().double.click()
    window.go_to("filters/maps")
    rest(window)
    window.tabs.view().presenter.maps.choose_map(2)
    window.go_to("digit/framing")


def main(what: str, file: str, folder: str) -> None:
    """Make or open the session, and keep a picture of every place."""
    application = QApplication(["badak"])
    dressed = wear(application)
    next(dressed)
    window = MainWindow(Settings(), registered())
    window.resize(*SIZE)
    window.show()
    window.open_tabs()
    window.resize(*SIZE)
    if what == "make":
        change(window)
        assert window.commands.save_session_as(Path(file))
    else:
        assert window.commands.open_session_file(Path(file))
    for tab in PLACES:
        window.tabs.select(tab)
        rest(window)
        window.tabs.view().snapshot().save(f"{folder}/{tab}.png")
    window.close()


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    main(*sys.argv[1:])
