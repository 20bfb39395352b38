from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.platform import preflight

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="checks Linux libraries")


@pytest.fixture
def all_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that runs these tests offscreen need not have the libraries of X11."""
    monkeypatch.setattr(preflight, "absent", lambda _: "")


def test_nothing_but_the_standard_library_is_imported() -> None:
    code = "import desktop.platform.preflight, sys; print(*(m.split('.')[0] for m in sys.modules))"
    out = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[3],
    )  # fmt: skip
    foreign = set(out.stdout.split()) - set(sys.stdlib_module_names) - {"desktop", "__main__"}
    assert not {name for name in foreign if not name.startswith("_")}


@linux
@pytest.mark.usefixtures("all_libraries")
def test_no_display_says_what_works_without_one() -> None:
    text = preflight.problem({})
    assert "neither DISPLAY nor WAYLAND_DISPLAY" in text
    assert "badak recognise FILE" in text
    assert "xvfb-run" in text


@linux
@pytest.mark.usefixtures("all_libraries")
def test_dead_display_is_named() -> None:
    assert "':4321'" in preflight.problem({"DISPLAY": ":4321"})


@linux
@pytest.mark.usefixtures("all_libraries")
def test_xcb_is_checked_even_beside_a_wayland_session(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "w"))
        server.listen()
        session = {"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}
        assert preflight.problem(session) == ""
        assert "DISPLAY" in preflight.problem({**session, "QT_QPA_PLATFORM": "xcb"})


@linux
@pytest.mark.parametrize("asked", ["offscreen", "minimal", "offscreen:size=10x10", "vnc;xcb"])
def test_other_platforms_need_no_display(asked: str) -> None:
    assert preflight.problem({"QT_QPA_PLATFORM": asked}) == ""


@linux
def test_a_wayland_socket_without_a_listener_is_no_display(tmp_path: Path) -> None:
    (tmp_path / "w").touch()
    session = {"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert preflight.problem(session) != ""


@linux
def test_missing_libraries_come_with_one_apt_line(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = {"libEGL.so.1", "libxcb-cursor.so.0", "libGL.so.1"}
    monkeypatch.setattr(preflight, "absent", lambda name: name if name in gone else "")
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
    text = preflight.problem({"DISPLAY": ":4321"})
    assert text.endswith("libegl1 libgl1 libxcb-cursor0")
    assert "apt-get install" in text
    assert "libxcb-cursor0" not in preflight.problem({"QT_QPA_PLATFORM": "offscreen"})


@linux
@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("dnf", "dnf install 'libEGL.so.1()(64bit)' 'libxcb-shm.so.0()(64bit)'"),
        ("zypper", "zypper install 'libEGL.so.1()(64bit)' 'libxcb-shm.so.0()(64bit)'"),
        ("pacman", "pacman -S --needed libglvnd libxcb"),
    ],
)
def test_other_systems_get_their_own_line(
    monkeypatch: pytest.MonkeyPatch, manager: str, line: str
) -> None:
    gone = {"libEGL.so.1", "libxcb-shm.so.0"}
    monkeypatch.setattr(preflight, "absent", lambda name: name if name in gone else "")
    monkeypatch.setattr(shutil, "which", lambda name: name if name == manager else None)
    assert preflight.problem({"DISPLAY": ":4321"}).endswith(line)


@linux
def test_elsewhere_the_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "absent", lambda name: name if name == "libEGL.so.1" else "")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    text = preflight.problem({"QT_QPA_PLATFORM": "offscreen"})
    assert "libEGL.so.1" in text
    assert "Run:" not in text


@linux
@pytest.mark.parametrize("wrapped", [False, True], ids=["source", "executable"])
def test_only_what_is_really_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, wrapped: bool
) -> None:
    """Libraries that are there, but stand on one that isn't, need not be installed."""

    def load(name: str) -> None:
        if name in preflight.FOR_X11:
            error = OSError("libxcb.so.1: cannot open shared object file: No such file")
            if wrapped:
                raise OSError(f"Failed to load dynlib/dll '/opt/{name}'.") from error
            raise error

    monkeypatch.setattr(preflight.ctypes, "CDLL", load)
    assert preflight.missing_for({"QT_QPA_PLATFORM": "xcb"}) == {"libxcb.so.1": "libxcb1"}


@linux
def test_a_library_that_is_not_there_is_named_itself() -> None:
    assert preflight.absent("libno-such-thing.so.7") == "libno-such-thing.so.7"
    assert preflight.absent("libc.so.6") == ""


@linux
def test_every_library_has_a_package_of_pacman() -> None:
    known = {**preflight.ALWAYS, **preflight.FOR_X11, **preflight.BELOW}.values()
    named = set(preflight.PACMAN)
    assert {name for name in known if not name.startswith("libxcb")} <= named
    assert named <= set(known)


def test_missing_toolkit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight.importlib.util, "find_spec", lambda _: None)
    assert "tools/dev.py run" in preflight.problem({})


def test_sudo_only_for_a_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
    missing = {"libx.so.1": "b", "liby.so.1": "a", "libz.so.1": "b"}
    assert preflight.install_command(missing, root=False).startswith("sudo apt-get")
    assert preflight.install_command(missing, root=True).endswith(" a b")


@linux
def test_passed_says_why_not_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert preflight.passed({"QT_QPA_PLATFORM": "offscreen"})
    assert capsys.readouterr().err == ""
    assert not preflight.passed({})
    assert capsys.readouterr().err.count("\n") == 1


@linux
def test_it_is_quick() -> None:
    preflight.problem({"DISPLAY": ":4321"})
    start = time.perf_counter()
    preflight.problem({"DISPLAY": ":4321"})
    assert time.perf_counter() - start < 2
