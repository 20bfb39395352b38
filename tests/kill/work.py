"""What is going on when the program is killed: ``python -m tests.kill.work KIND HOME``.

Each kind works until it is killed, and says on a line of its own what is promised from then on.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from desktop.platform.paths import data_dir
from desktop.services.settings import Settings
from desktop.services.user_models import OwnModels
from desktop.shell import session as sessions
from desktop.shell.session import Session
from desktop.tabs.mydigits.browse.transfer import bringing
from nn_core.data.notebook import Entry, Notebook, count
from nn_core.data.notebook.transfer.csv_files import export_csv
from nn_core.data.notebook.transfer.idx_files import export_idx
from nn_core.data.notebook.transfer.json_lines import export_json, line_of
from nn_core.layers import Affine
from nn_core.network import Network

FILE = "notebook.sqlite"
LINES = 400
"""Digits that are imported at once."""
EXPORTED = 300


def entry(number: int, model: str = "cnn") -> Entry:
    """Return a digit that no other number gives."""
    picture = np.zeros((28, 28), np.uint8)
    picture[0, :8] = np.frombuffer(number.to_bytes(8, "big"), np.uint8)
    picture[9] = 255
    return Entry(picture, label=number % 10, model=model)


def number_of(kept: Entry) -> int:
    """Return the number ``entry`` was given."""
    return int.from_bytes(kept.picture[0, :8].tobytes(), "big")


def keeping(home: Path) -> Iterator[str]:
    """Keep digits, one after the other."""
    with Notebook(data_dir() / FILE) as notebook:
        for number in itertools.count(os.getpid() << 32):
            notebook.add(entry(number))
            yield str(number)


def importing(home: Path) -> Iterator[str]:
    """Bring in files of digits, each whole or not at all."""
    with Notebook(data_dir() / FILE) as notebook:
        for turn in itertools.count():
            path = home / "in.jsonl"
            first = (os.getpid() << 32) + turn * LINES
            lines = (line_of(entry(first + n, "imported")) for n in range(LINES))
            path.write_text("\n".join(lines), encoding="utf-8")
            yield str([*bringing(notebook, path, None)][-1])


def models(home: Path) -> Iterator[str]:
    """Save, rename and delete networks."""
    own = OwnModels()
    for number in itertools.count():
        network = Network([Affine(784, 100), Affine(100, 10)])
        network.flat_params[...] = number
        name = own.keep(f"net {os.getpid()} {number}", network, {"base_model": "cnn"})
        yield f"+{name}"
        own.rename(name, f"{name} renamed")
        if number % 2:
            yield f"-{name} renamed"
            own.delete(f"{name} renamed")


def settings(home: Path) -> Iterator[str]:
    """Write settings."""
    kept = Settings()
    for number in itertools.count():
        kept.set("kill/number", number)
        kept.set("kill/text", "x" * 5000)
        kept.sync()
        yield str(number)


def exporting(home: Path) -> Iterator[str]:
    """Write the same files again and again."""
    out = home / "out"
    out.mkdir(exist_ok=True)
    with Notebook(home / "exported.sqlite") as notebook:
        if not count(notebook):
            notebook.add_many(entry(number) for number in range(EXPORTED))
        while True:
            list(export_json(notebook, out / "a.jsonl"))
            list(export_csv(notebook, out / "a.csv"))
            list(export_idx(notebook, out / "a"))
            yield "written"


def reading(home: Path) -> Iterator[str]:
    """Go through the course's story in the window, by links, pen and keys, from some step on."""
    from PySide6.QtWidgets import QApplication

    from desktop.services.course import STORY
    from desktop.shell.main_window import MainWindow
    from desktop.shell.session_keeper import session_file

    sys.path.insert(0, str(Path(__file__).parents[1] / "desktop"))
    from story import Reader

    application, rng = QApplication(sys.argv[:1]), random.Random(os.getpid())

    def until(true: Callable[[], bool]) -> None:
        while not true():
            application.processEvents()
            time.sleep(0.002)

    def did(name: str) -> None:
        said = json.dumps([time.time(), name, essence(window.session.session())])
        print(said, flush=True)  # noqa: T201
        rest = time.monotonic() + rng.uniform(0, 0.6)
        until(lambda: time.monotonic() > rest)

    window = MainWindow(Settings())
    window.show()
    window.complete()
    window.session.begin(session_file())
    window.open_tabs()
    reader = Reader(window, until, did)
    first = rng.randrange(len(STORY))
    window.go_to(STORY[first - 1].link if first else "start")
    did("begun")
    while True:
        for step in Reader.STEPS[first:]:
            step(reader)
        first = 0
    yield ""


def essence(session: Session) -> list[object]:
    """Return what of a session the reader changes, so that no run of learning changes it."""
    found = json.loads(sessions.to_text(session))
    tabs = found["tabs"]

    def part(tab: str, page: str, field: str) -> object:
        state = tabs.get(tab, {}).get("states", {}).get(page, {}).get("state", {})
        return state.get(field)

    return [
        found["front"],
        {tab: data.get("page") for tab, data in sorted(tabs.items())},
        found["drawing"]
        and [len(found["drawing"]["strokes"]), found["drawing"]["strokes"][-1][-1]],
        part("gates", "perceptron", "start"),
        part("training", "points", "scene"),
        part("training", "digits", "mine"),
        part("filters", "maps", "chosen"),
    ]


KINDS: dict[str, Callable[[Path], Iterator[str]]] = {
    work.__name__: work for work in (keeping, importing, models, settings, exporting, reading)
}

if __name__ == "__main__":
    for promise in KINDS[sys.argv[1]](Path(sys.argv[2])):
        print(promise, flush=True)  # noqa: T201
