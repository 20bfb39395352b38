"""Kill a working program again and again, and look at what it left."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from desktop.services.settings import Settings
from desktop.services.user_models import OwnModels
from desktop.shell import session as sessions
from desktop.tabs.mydigits.browse.transfer import bringing
from nn_core.data.notebook import Filter, Notebook, count, labelled, page
from nn_core.data.notebook.transfer import Imported
from nn_core.errors import BadakError
from nn_core.models import load

from .work import EXPORTED, FILE, KINDS, LINES, essence, number_of

ROOT = Path(__file__).parents[2]
LATEST, STORY = 0.4, {"reading": 40.0}
"""Seconds after the first promise within which the kill comes, and of what takes longer."""
LOST = 1.0
"""Seconds of a reader's work that a kill may cost."""
OPENING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.services.settings import Settings
from desktop.shell.main_window import MainWindow
application = QApplication(sys.argv[:1])
window = MainWindow(Settings())
window.settled.connect(window.close)
QTimer.singleShot(60_000, lambda: application.exit(3))
window.show()
sys.exit(application.exec())
"""


@dataclass
class Result:
    """What came out of a run.

    Attributes
    ----------
    kills, promised : Counter
        Of each kind of work; what was said to be done before.
    faults : list of str
    """

    kills: Counter[str] = field(default_factory=Counter)
    promised: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def run(
    kills: int,
    seed: int,
    home: Path,
    kinds: Iterable[str] = tuple(KINDS),
    window: bool = False,
    tell: Callable[[str], None] = lambda _line: None,
) -> Result:
    """Kill the kinds of work in turn; with ``window``, open the window after each."""
    result, rng, kinds = Result(), random.Random(seed), list(kinds)
    before = os.environ.get("BADAK_HOME")
    os.environ["BADAK_HOME"] = str(home)
    try:
        for number in range(kills):
            kind = kinds[number % len(kinds)]
            promises = _killed(kind, home, rng.uniform(0, STORY.get(kind, LATEST)))
            result.kills[kind] += 1
            result.promised[kind] += len(promises)
            found = [f"{kind}: {fault}" for fault in CHECKS[kind](home, promises)]
            if window:
                found += _opened(kind)
            result.faults += found
            tell(f"{number + 1}: {kind}, {len(promises)} promises; {'; '.join(found) or 'whole'}")
    finally:
        if before is None:
            del os.environ["BADAK_HOME"]
        else:
            os.environ["BADAK_HOME"] = before
    return result


def _killed(kind: str, home: Path, after: float) -> list[str]:
    """Let it work, kill it ``after`` so many seconds, and return what it had promised."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.kill.work", kind, str(home)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    lines: list[str] = []
    reading = threading.Thread(target=lambda: lines.extend(child.stdout or ()))
    first = child.stdout.readline()
    reading.start()
    time.sleep(after)
    child.send_signal(signal.SIGKILL)
    moment = time.time()
    reading.join()
    child.stdout.close()
    if child.wait() != -signal.SIGKILL or not first:
        raise RuntimeError(f"{kind} ended by itself")
    # The last line may have been cut.
    said = [line.rstrip("\n") for line in (first, *lines) if line.endswith("\n")]
    return [*said, str(moment)] if kind in STORY else said


def _kept(home: Path, promises: list[str]) -> Iterable[str]:
    with Notebook(home / "data" / FILE) as notebook:
        notebook.check()
        found = {number_of(entry) for entry in page(notebook, size=1 << 30)}
    lost = {int(promise) for promise in promises} - found
    if lost:
        yield f"{len(lost)} digits lost"


def _imported(home: Path, promises: list[str]) -> Iterable[str]:
    with Notebook(home / "data" / FILE) as notebook:
        notebook.check()
        found = count(notebook, Filter(model="imported"))
        if found % LINES:
            yield f"half an import: {found} digits"
        if found < LINES * len(promises):
            yield f"{LINES * len(promises) - found} imported digits lost"
        if sum(map(len, labelled(notebook))) < found:
            yield "digits without their pictures"


def _models(home: Path, promises: list[str]) -> Iterable[str]:
    own = OwnModels()
    for file in own.folder.glob("*.safetensors"):
        try:
            values = load(file).network.flat_params
            if not (values == values[0]).all():
                yield f"{file.name} is a mixture"
        except BadakError as error:
            yield str(error)
    names = set(own.names())
    deleted = {promise[1:] for promise in promises if promise.startswith("-")}
    for name in (promise[1:] for promise in promises if promise.startswith("+")):
        if not {name, f"{name} renamed"} & (names | deleted):
            yield f"{name} is lost"
    for file in own.folder.iterdir():
        os.utime(file, (0, 0))
    own.sweep()
    for file in own.folder.iterdir():
        if file.suffix != ".safetensors":
            yield f"{file.name} stays for ever"
        file.unlink()


def _set(home: Path, promises: list[str]) -> Iterable[str]:
    settings = Settings()
    if settings.number("kill/number", -1) < int(promises[-1]):
        yield "a setting is lost"
    if settings.text("kill/text") != "x" * 5000:
        yield "half a setting"
    for file in (home / "config").iterdir():
        file.unlink()


def _exported(home: Path, promises: list[str]) -> Iterable[str]:
    for name in ("a.jsonl", "a.csv", "a-images-idx3-ubyte.gz"):
        if not (home / "out" / name).exists():
            yield f"{name} is missing"
            continue
        with Notebook(home / "again.sqlite") as notebook:
            *_, report = bringing(notebook, home / "out" / name, None)
            assert isinstance(report, Imported)
            if report.added != EXPORTED or count(notebook) != EXPORTED:
                yield f"{name} is half a file: {report}"
        for file in home.glob("again.sqlite*"):
            file.unlink()
    for file in (home / "out").iterdir():
        file.unlink()


def _read(home: Path, promises: list[str]) -> Iterable[str]:
    """Compare the session with what the reader had done a second before the kill."""
    file = home / "data" / "session.badak"
    if file.with_suffix(".unread").exists():
        yield "the session was set aside"
    *said, moment = promises
    done = [json.loads(line) for line in said]
    sure = sum(when <= float(moment) - LOST for when, *_ in done)
    if not sure:
        return
    if not file.exists():
        yield "there is no session"
        return
    found = essence(sessions.read(file))
    places = [place for place, (*_, what) in enumerate(done) if what == found]
    if not places:
        yield f"the session holds what was never there: {found}"
    elif places[-1] < sure - 1:
        late = float(moment) - done[places[-1] + 1][0]
        yield f"lost what was done {late:.2f} s before: {done[places[-1] + 1][1]}"


CHECKS: dict[str, Callable[[Path, list[str]], Iterable[str]]] = {
    "keeping": _kept,
    "importing": _imported,
    "models": _models,
    "settings": _set,
    "exporting": _exported,
    "reading": _read,
}


def _opened(kind: str) -> list[str]:
    """Open the window, which closes again as soon as it has settled."""
    done = subprocess.run(
        [sys.executable, "-c", OPENING], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return [f"{kind}: the window: {done.returncode} {done.stderr}"] if done.returncode else []
