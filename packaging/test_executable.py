"""Uses the built executable from outside: a moved folder, an empty home, a real mouse."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage, QImageWriter

from benchmarks.screen import Pixels, virtual_screen
from nn_core.data.digit_files.kinds import PICTURES

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "dist" / "badak"
HERE = Path(__file__).parent
BUS_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
Node = dict[str, Any]
Point = tuple[float, float]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="drives an X server")


def ellipse(centre: Point, radii: Point, begin: float, end: float, steps: int = 28) -> list[Point]:
    """Return points on a piece of an ellipse, angles in degrees clockwise from the right."""
    angles = [math.radians(begin + (end - begin) * k / steps) for k in range(steps + 1)]
    (x, y), (a, b) = centre, radii
    return [(x + a * math.cos(angle), y + b * math.sin(angle)) for angle in angles]


# Strokes in units of the drawing area's side, as a hand writes these digits.
DIGITS: dict[int, list[list[Point]]] = {
    0: [ellipse((0.5, 0.5), (0.2, 0.3), -90, 270)],
    3: [
        ellipse((0.48, 0.35), (0.17, 0.15), -150, 90)
        + ellipse((0.48, 0.66), (0.2, 0.17), -90, 150),
    ],
    7: [[(0.3, 0.22), (0.5, 0.21), (0.7, 0.22), (0.62, 0.4), (0.52, 0.62), (0.45, 0.82)]],
}

CROSS: list[list[Point]] = [
    [(0.25 + 0.05 * k, 0.25 + 0.05 * k) for k in range(11)],
    [(0.75 - 0.05 * k, 0.25 + 0.05 * k) for k in range(11)],
]
NOT_ONE_DIGIT = r"(\d \w+ \d\?|no digit|several digits), "
"""What the answer's description begins with when a drawing is not taken for one digit."""
OF_THE_SYSTEM = re.compile(
    r"(ld-linux.*|lib(c|m|dl|rt|util|pthread|GL|GLX|EGL|X11|xcb|drm|wayland-\w+|z|systemd))\.so"
)
"""What no executable brings along: the C library, and what must match the desktop's drivers."""


@contextmanager
def running(command: list[str], env: dict[str, str], **more: Any) -> Iterator[Any]:
    """Run a program until the block ends."""
    with subprocess.Popen(command, env=env, **more) as process:
        try:
            yield process
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def executable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the folder unless it was just built, and move a copy to an awkward place."""
    if not BUILT.exists():
        subprocess.run([sys.executable, str(HERE / "build.py")], check=True, cwd=ROOT)
    folder = tmp_path_factory.mktemp("moved") / "새 폴더 with spaces" / "badak"
    shutil.copytree(BUILT, folder, symlinks=True)
    return folder / "badak"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def bare(home: Path) -> dict[str, str]:
    """Surroundings with an empty home and neither Python nor a display."""
    return {"HOME": str(home), "PATH": "/nonexistent", "LANG": "C.UTF-8"}


@pytest.fixture
def session(bare: dict[str, str]) -> Iterator[dict[str, str]]:
    """A virtual screen with the buses that a screen reader listens to."""
    launcher = next((path for path in BUS_LAUNCHERS if Path(path).exists()), None)
    if launcher is None or shutil.which("xdotool") is None:
        pytest.fail("this needs xdotool, at-spi2-core and python3-pyatspi from apt-get")
    with ExitStack() as stack:
        display = stack.enter_context(virtual_screen())
        env = {**bare, "DISPLAY": display, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        system = {**env, "PATH": os.environ["PATH"]}
        command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        bus = stack.enter_context(running(command, system, **quiet))
        env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        system = {**env, "PATH": os.environ["PATH"]}
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        stack.enter_context(running([launcher, "--launch-immediately"], system, **silent))
        time.sleep(0.5)
        yield env


def seen(env: dict[str, str]) -> list[Node]:
    """Return what a screen reader sees of the program."""
    done = subprocess.run(
        ["/usr/bin/python3", str(HERE / "accessibility.py"), "Badak"],
        env={**env, "PATH": os.environ["PATH"]}, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


def wait_for(env: dict[str, str], wanted: Callable[[Node], bool], seconds: float = 60) -> Node:
    """Return the first node that is as wanted, within some seconds."""
    limit = time.monotonic() + seconds
    nodes: list[Node] = []
    while time.monotonic() < limit:
        nodes = seen(env)
        for node in nodes:
            if wanted(node):
                return node
        time.sleep(0.2)
    names = [(node["name"], node["description"]) for node in nodes if node["name"]]
    pytest.fail(f"not seen in the window within {seconds} s; seen: {names}")


def named(name: str, description: str = "") -> Callable[[Node], bool]:
    """Return a test for a visible node of that name whose description matches."""
    return lambda node: (
        node["name"] == name
        and node["place"][2] > 0
        and re.match(description, node["description"]) is not None
    )


def drawing_area(env: dict[str, str], name: str = "Drawing area") -> list[int]:
    """Return where the canvas is once it no longer moves: its neighbours are built after it."""
    place: list[int] = []
    while place != (now := wait_for(env, named(name))["place"]):
        place = now
        time.sleep(0.3)
    return place


def xdotool(env: dict[str, str], *arguments: object) -> None:
    """Send real events through the X server."""
    command = ["xdotool", *map(str, arguments)]
    subprocess.run(command, env={**env, "PATH": os.environ["PATH"]}, check=True, timeout=60)


def click(env: dict[str, str], node: Node) -> None:
    """Click into the middle of what a node shows."""
    left, top, width, height = node["place"]
    xdotool(env, "mousemove", left + width // 2, top + height // 2, "click", 1)


def draw(env: dict[str, str], area: list[int], strokes: list[list[Point]]) -> None:
    """Draw with the mouse."""
    left, top, width, height = area
    side = min(width, height)
    for stroke in strokes:
        spots = [(round(left + x * side), round(top + y * side)) for x, y in stroke]
        events: list[object] = ["mousemove", *spots[0], "sleep", 0.05, "mousedown", 1]
        for spot in spots[1:]:
            events += ["mousemove", *spot, "sleep", 0.012]
        xdotool(env, *events, "mouseup", 1)


def photograph(env: dict[str, str], name: str) -> None:
    """Keep a picture of the screen beside the built folder."""
    pixels = Pixels(env["DISPLAY"])
    pixels.photograph(BUILT.parent / name)
    pixels.close()


def test_a_drawn_digit_is_read(executable: Path, session: dict[str, str]) -> None:
    # As at the first launch: on the sheet of the tab Start.
    with running([str(executable), "--lang", "en", "--theme", "light"], session) as program:
        area = drawing_area(session)
        for digit in (3, 0):
            draw(session, area, DIGITS[digit])
            wait_for(session, named("Answer", rf"{digit}\b"))
            photograph(session, f"executable-{digit}.png")
            xdotool(session, "key", "Delete")
            wait_for(session, named("Answer", r"\D"))
        program.terminate()
        assert program.wait(20) == 0


def test_a_drawn_cross_is_no_digit(executable: Path, session: dict[str, str]) -> None:
    with running([str(executable), "--tab", "digit", "--lang", "en", "--theme", "light"], session):
        area = drawing_area(session)
        draw(session, area, CROSS)
        wait_for(session, named("Answer", NOT_ONE_DIGIT))
        photograph(session, "executable-cross.png")


def test_what_is_drawn_while_the_program_stands_still_is_whole(
    executable: Path, session: dict[str, str]
) -> None:
    with running(
        [str(executable), "--tab", "digit", "--lang", "en", "--theme", "light"], session
    ) as program:
        area = drawing_area(session)
        program.send_signal(signal.SIGSTOP)
        draw(session, area, DIGITS[7])
        program.send_signal(signal.SIGCONT)
        wait_for(session, named("Answer", r"7\b"))


def test_it_shows_the_sources_that_ran(executable: Path, session: dict[str, str]) -> None:
    with running([str(executable), "--tab", "digit", "--lang", "en"], session):
        area = drawing_area(session)
        draw(session, area, DIGITS[7])
        click(session, wait_for(session, named("Code")))
        wait_for(session, lambda node: node["name"] == "Source code" and "def " in node["text"])
        photograph(session, "executable-code.png")


def test_it_speaks_korean(executable: Path, session: dict[str, str]) -> None:
    with running([str(executable), "--tab", "digit", "--lang", "ko", "--theme", "dark"], session):
        draw(session, drawing_area(session, "그리는 곳"), DIGITS[7])
        wait_for(session, lambda node: re.match(r"7\b.*[가-힣]", node["description"]) is not None)
        photograph(session, "executable-ko.png")


def test_it_names_the_licences_of_what_is_inside(executable: Path, session: dict[str, str]) -> None:
    with running([str(executable), "--lang", "en"], session):
        wait_for(session, named("Drawing area"))
        click(session, wait_for(session, named("Help")))
        click(session, wait_for(session, named("About Badak")))
        text = wait_for(session, lambda node: "GNU LESSER GENERAL" in node["text"])["text"]
        for name in ("NumPy", "pyqtgraph", "latex2mathml", "Python", "PyInstaller", "Pretendard"):
            assert f" {name}" in text


def test_recognise_needs_no_display(executable: Path, bare: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "손글씨 strokes.jsonl"
    lines = [json.dumps({"label": label, "strokes": strokes}) for label, strokes in DIGITS.items()]
    lines.append(json.dumps({"strokes": CROSS}))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = subprocess.run(
        [str(executable), "recognise", str(file)],
        env=bare, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    *digits, cross = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["answer"], line["state"], line["reason"]) for line in digits] == [
        (digit, "digit", None) for digit in DIGITS
    ]
    assert cross["state"] != "digit"
    assert cross["answer"] is None
    assert cross["reason"]


def test_every_tab_opens(executable: Path, bare: dict[str, str], tmp_path: Path) -> None:
    """What a tab imports is met when it opens, and what was left out with it."""
    shots, sheet = tmp_path / "tabs", tmp_path / "sheet.pdf"
    for arguments in (
        ["screenshot", str(shots), "--themes", "light", "--languages", "en"],
        ["sheet", str(sheet)],
    ):
        done = subprocess.run(
            [str(executable), *arguments],
            env=bare, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr, done.stderr
        assert done.returncode == 0, done.stderr
    assert len(list(shots.glob("*.png"))) >= 13
    assert sheet.stat().st_size > 10_000


def test_pictures_of_every_kind_are_read(
    executable: Path, bare: dict[str, str], tmp_path: Path
) -> None:
    """What reads each kind is a plugin, and a plugin is easily left out."""
    picture = QImage(200, 200, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    for x, y, width, height in ((60, 40, 80, 14), (118, 40, 14, 120)):  # a 7 of two bars
        for row in range(y, y + height):
            for column in range(x, x + width):
                picture.setPixel(column, row, 0xFF000000)
    written = {bytes(kind.data()).decode() for kind in QImageWriter.supportedImageFormats()}
    kinds = {ending.removeprefix(".") for ending in PICTURES} & written
    assert {"png", "jpg", "webp", "tiff", "bmp", "ico"} <= kinds
    files = [tmp_path / f"seven.{kind}" for kind in sorted(kinds)]
    assert [picture.save(str(file)) for file in files] == [True] * len(files)
    done = subprocess.run(
        [str(executable), "recognise", *map(str, files)],
        env=bare, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    read = {
        Path(line["source"]).name: line["digit"]
        for line in map(json.loads, done.stdout.splitlines())
    }
    assert read == {file.name: 7 for file in files}


@pytest.mark.parametrize(
    "arguments", [["recognise", "/nowhere/picture.png"], []], ids=["no file", "no display"]
)
def test_one_sentence_and_exit_code_two(
    executable: Path, bare: dict[str, str], arguments: list[str]
) -> None:
    done = subprocess.run(
        [str(executable), *arguments],
        env=bare, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_version(executable: Path, bare: dict[str, str]) -> None:
    done = subprocess.run(
        [str(executable), "--version"],
        env=bare, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert re.search(r"\d+\.\d+\.\d+", done.stdout)


def test_the_notebook_s_database_and_the_binding_s_byte_code_are_inside(executable: Path) -> None:
    inside = executable.parent / "_internal"
    assert (inside / "sqlite3" / "dbapi2.pyc").exists()
    assert list(inside.glob("python3*/lib-dynload/_sqlite3*.so"))
    assert (inside / "libsqlite3.so.0").exists()
    assert list(inside.glob("resources/licences/system-libsqlite3*"))
    assert (inside / "shiboken6/files.dir/shibokensupport/signature/loader.pyc").exists()
    assert list(inside.glob("nn_core/__pycache__/errors.*.pyc"))


def test_no_library_is_missing(executable: Path) -> None:
    inside = executable.parent / "_internal"
    files = [file for file in inside.rglob("*.so*") if not file.is_symlink()]
    there = {file.name for file in inside.rglob("*.so*")}
    needed = subprocess.run(
        ["readelf", "--dynamic", *map(str, files)], capture_output=True, text=True, check=True
    )
    names = set(re.findall(r"\(NEEDED\).*\[(.*)\]", needed.stdout))
    left_out = {name for name in names - there if not OF_THE_SYSTEM.match(name)}
    assert not left_out
