from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "tools" / "dev.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setattr(sys, "path", [*sys.path])
    spec.loader.exec_module(module)
    return module


def test_only_the_standard_library_is_needed() -> None:
    out = subprocess.run(
        [sys.executable, "-S", str(ROOT / "tools" / "dev.py"), "--help"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "--with-system-packages" in out.stdout


def test_what_follows_the_command_is_passed_on(dev: ModuleType) -> None:
    options, rest = dev.parse(["--with-system-packages", "test", "tests/nn_core", "-k", "softmax"])
    assert (options.command, options.with_system_packages) == ("test", True)
    assert rest == ["tests/nn_core", "-k", "softmax"]


def test_help_after_the_command_is_the_command_s(dev: ModuleType) -> None:
    assert dev.parse(["run", "--help"])[1] == ["--help"]
    options, rest = dev.parse(["test", "--with-system-packages", "-q"])
    assert options.with_system_packages
    assert rest == ["-q"]


@pytest.mark.parametrize("version", [(3, 9, 2), (3, 10, 13), (3, 14, 0), (4, 0, 0)])
def test_another_python_is_refused_in_a_sentence(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...]
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    text = dev.python_problem(version, windows=False)
    assert "3.11 to 3.13" in text
    assert f"this is {version[0]}.{version[1]}" in text
    assert "py -3.13" in dev.python_problem(version, windows=True)
    monkeypatch.setattr(dev.shutil, "which", lambda name: name if name == "python3.12" else None)
    assert dev.python_problem(version, windows=False).endswith("python3.12 tools/dev.py run")


@pytest.mark.parametrize("minor", [11, 12, 13])
def test_a_python_that_fits_is_taken(dev: ModuleType, minor: int) -> None:
    assert dev.python_problem((3, minor, 0), windows=False) == ""


def test_the_supported_versions_are_the_same_everywhere(dev: ModuleType) -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (low, high) = (dev.OLDEST[1], dev.NEWEST[1])
    assert wanted["requires-python"] == f">=3.{low},<3.{high + 1}"
    said = f"Python 3.{low} to 3.{high}"
    assert said in (ROOT / "README.md").read_text(encoding="utf-8")
    assert said in dev.__doc__


def test_the_fingerprint_follows_the_files(dev: ModuleType, tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("a", encoding="utf-8")
    before = dev.fingerprint(lock)
    assert dev.fingerprint(lock) == before
    lock.write_text("b", encoding="utf-8")
    assert dev.fingerprint(lock) != before


@pytest.fixture
def empty(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script in front of a folder without an environment; nothing is fetched or compiled."""
    run, create = subprocess.run, venv.create

    def create_quickly(folder: Path, *, with_pip: bool, clear: bool) -> None:
        assert with_pip
        create(folder, clear=clear)
        put_pip(folder)

    def run_all_but_byte_code(command: list[Any], **more: Any) -> Any:
        return None if "compileall" in command else run(command, **more)

    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "pip", lambda *_: None)
    monkeypatch.setattr(dev.venv, "create", create_quickly)
    monkeypatch.setattr(dev.subprocess, "run", run_all_but_byte_code)
    return dev


def put_pip(environment: Path) -> None:
    """Put there what is asked for of pip; the real one takes half a minute to arrive."""
    windows = sys.platform == "win32"
    version = f"python3.{sys.version_info.minor}"
    home = environment / ("Lib" if windows else f"lib/{version}") / "site-packages"
    (home / "pip").mkdir()
    (home / "pip" / "__init__.py").touch()
    (home / "pip-1.dist-info").mkdir()
    (home / "pip-1.dist-info" / "METADATA").write_text("Name: pip\nVersion: 1\n", encoding="utf-8")
    (home / "pip-1.dist-info" / "RECORD").write_text("pip/__init__.py,,\n", encoding="utf-8")


@pytest.fixture
def made(empty: ModuleType) -> ModuleType:
    """The same once it was set up."""
    empty.set_up("setup")
    return empty


def test_a_second_set_up_does_nothing(made: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made.done("setup")
    monkeypatch.setattr(made.venv, "create", lambda *_, **__: pytest.fail("made again"))
    monkeypatch.setattr(made, "pip", lambda *_: pytest.fail("fetched again"))
    made.set_up("setup")


def test_tests_need_more_than_running(dev: ModuleType) -> None:
    assert "dev" not in dev.NEEDED["run"]
    assert "dev" in dev.NEEDED["test"]
    fetched = dev.LOCK.read_text(encoding="utf-8")
    assert not {"pytest", "mypy", "ruff"} & set(re.findall(r"^([\w-]+)==", fetched, re.MULTILINE))


def test_an_interrupted_set_up_is_made_anew(
    empty: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(empty, "wanted_packages", lambda *_: {})
    monkeypatch.setattr(empty, "pip", stop)
    assert empty.main(["setup"]) == empty.INTERRUPTED
    assert "next start" in capsys.readouterr().err
    assert not empty.done("setup")
    assert empty.flaw() == "was left half-made"
    left = empty.VENV / "left by the first"
    left.touch()
    monkeypatch.setattr(empty, "pip", lambda *_: None)
    assert empty.main(["setup"]) == 0
    assert not left.exists()
    assert empty.done("setup")


def test_a_refusal_of_pip_keeps_what_is_there(
    made: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: str) -> None:
        raise made.SetupError("no network")

    monkeypatch.setattr(made, "pip", refuse)
    with pytest.raises(made.SetupError):
        made.set_up("dev")
    assert made.done("setup")
    assert not made.done("dev")


def without_pip(environment: Path) -> None:
    for folder in environment.glob("[Ll]ib*/**/pip"):
        shutil.rmtree(folder)


def half_of_pip(environment: Path) -> None:
    for record in environment.glob("[Ll]ib*/**/pip-*.dist-info/RECORD"):
        record.unlink()


def of_another_python(environment: Path) -> None:
    stand_in(environment, f"print('3\\n9\\n{environment}')")


def with_a_dead_interpreter(environment: Path) -> None:
    python = environment / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python3")


def pointing_elsewhere(environment: Path) -> None:
    (environment / "pyvenv.cfg").unlink()


def stand_in(environment: Path, code: str) -> None:
    """Put a program in the place of the interpreter."""
    python = environment / "bin" / "python"
    python.unlink()
    python.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
    python.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="breaks it as POSIX lays it out")
@pytest.mark.parametrize(
    "damage",
    [without_pip, half_of_pip, of_another_python, with_a_dead_interpreter, pointing_elsewhere],
)
def test_a_broken_or_foreign_environment_is_made_anew(
    made: ModuleType, damage: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    made.stamp_of("setup").unlink()
    assert made.flaw() == ""
    damage(made.VENV)
    reason = made.flaw()
    assert reason
    made.set_up("setup")
    assert reason in capsys.readouterr().out
    assert made.flaw() == ""
    assert made.done("setup")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_nothing_is_written_into_another_clone_s_environment(
    made: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    link = tmp_path / "clone" / ".venv"
    link.parent.mkdir()
    link.symlink_to(made.VENV)
    monkeypatch.setattr(made, "VENV", link)
    monkeypatch.setattr(made, "pip", lambda *_: pytest.fail("installed"))
    for stage in ("setup", "dev"):
        made.stamp_of("setup").unlink(missing_ok=True)
        with pytest.raises(made.SetupError, match="Remove it"):
            made.set_up(stage)


PIP_SAYS = {
    "network": (
        "WARNING: Retrying (Retry(total=2)) after connection broken by 'NewConnectionError(...: "
        "Temporary failure in name resolution)'\n"
        "ERROR: No matching distribution found for numpy==2.4.6",
        "is there a network",
    ),
    "system": ("ERROR: No matching distribution found for pyside6-essentials", "glibc 2.34"),
    "disk": ("ERROR: Could not install: [Errno 28] No space left on device", "disk is full"),
    "hash": ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE", "proxy"),
    "other": ("ERROR: something new", "The set-up stopped at: "),
}


@pytest.mark.parametrize("case", PIP_SAYS)
@pytest.mark.skipif(sys.platform == "win32", reason="puts a script in pip's place")
def test_a_failure_of_pip_is_put_into_a_sentence(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, case: str
) -> None:
    said, sentence = PIP_SAYS[case]
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    stand_in(tmp_path, f"import sys; sys.exit({said!r})")
    monkeypatch.setattr(dev, "VENV", tmp_path)
    with pytest.raises(dev.SetupError, match=re.escape(sentence)):
        dev.pip("numpy")


def test_what_is_fetched_and_how_much_is_said(
    empty: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    empty.set_up("setup")
    assert re.search(r"fetches about \d+ MB, takes \d+ MB", capsys.readouterr().out)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="checks Linux packages")
def test_tests_need_no_libraries_of_a_display(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev.preflight, "absent", lambda name: name)
    for_run = set(dev.wanted_packages("run", {"DISPLAY": ":1"}).values())
    for_test = set(dev.wanted_packages("test", {"DISPLAY": ":1"}).values())
    assert for_test < for_run
    assert for_run - for_test >= {"libxcb-cursor0", "libxkbcommon-x11-0"}


def test_a_debian_without_venv_is_told_its_package(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path / "none")
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda _: None)
    assert f"python3.{sys.version_info.minor}-venv" in dev.wanted_packages("test", {}).values()


MISSING = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}


@pytest.fixture
def ran(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What was run on a Debian with sudo; nothing of it really is."""
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev.subprocess, "run", run)
    return commands


def test_nothing_is_installed_without_being_asked(dev: ModuleType, ran: list[list[str]]) -> None:
    with pytest.raises(dev.SetupError, match=r"apt-get install .* libegl1 libgl1") as refused:
        dev.install_packages(MISSING, allowed=False)
    assert "--with-system-packages" in str(refused.value)
    assert ran == []


def test_asked_for_it_updates_then_installs(dev: ModuleType, ran: list[list[str]]) -> None:
    dev.install_packages({"libGL.so.1": "libgl1"}, allowed=True)
    assert [command[0] for command in ran] == ["sudo", "sudo"]
    assert [command[-1] for command in ran] == ["update", "libgl1"]


@pytest.mark.parametrize("sudo", ["not there", "refused"])
def test_without_the_right_to_install_the_line_for_another_is_said(
    dev: ModuleType, ran: list[list[str]], monkeypatch: pytest.MonkeyPatch, sudo: str
) -> None:
    if sudo == "refused":
        refusal = subprocess.CompletedProcess(["sudo"], 1)
        monkeypatch.setattr(dev.subprocess, "run", lambda *_, **__: refusal)
    else:
        there = {"apt-get": "/usr/bin/apt-get"}
        monkeypatch.setattr(dev.shutil, "which", there.get)
    with pytest.raises(dev.SetupError, match="as root") as refused:
        dev.install_packages(MISSING, allowed=True)
    assert "  apt-get install" in str(refused.value)
    assert ran == []


def test_a_failure_of_apt_get_is_no_lack_of_rights(
    dev: ModuleType, ran: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    failure = subprocess.CompletedProcess(["sudo"], 100)
    monkeypatch.setattr(dev.subprocess, "run", lambda *_, **__: failure)
    with pytest.raises(dev.SetupError, match="network"):
        dev.install_packages(MISSING, allowed=True)


def test_other_linuxes_get_their_line_and_nothing_is_run(
    dev: ModuleType, ran: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", {"dnf": "/usr/bin/dnf"}.get)
    with pytest.raises(dev.SetupError, match=r"sudo dnf install 'libEGL\.so\.1") as refused:
        dev.install_packages(MISSING, allowed=True)
    assert "--with-system-packages" not in str(refused.value)
    assert ran == []


def test_without_any_installer_the_packages_are_named(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    with pytest.raises(dev.SetupError, match="libgl1"):
        dev.install_packages(MISSING, allowed=True)


@pytest.mark.parametrize("windows", [True, False])
def test_the_interpreter_of_either_system(dev: ModuleType, windows: bool) -> None:
    path = dev.venv_python(windows)
    assert path.name == ("python.exe" if windows else "python")


def test_check_runs_everything_and_reports_the_failure(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def python(*arguments: str) -> int:
        ran.append(arguments[1])
        return int(arguments[1] == "mypy")

    monkeypatch.setattr(dev, "python", python)
    assert dev.check([]) == 1
    assert len(ran) == len(dev.CHECKS)
    assert "failed: types" in capsys.readouterr().out


def test_the_lock_files_name_hashes_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock", "packaging/requirements.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
        assert " @ " not in text
