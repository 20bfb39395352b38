from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

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


def test_the_fingerprint_follows_the_files(dev: ModuleType, tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("a", encoding="utf-8")
    before = dev.fingerprint(lock)
    assert dev.fingerprint(lock) == before
    lock.write_text("b", encoding="utf-8")
    assert dev.fingerprint(lock) != before


def test_a_second_set_up_does_nothing(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "venv_python", lambda: Path(sys.executable))
    monkeypatch.setattr(dev, "pip", lambda *arguments: ran.append(arguments))
    monkeypatch.setattr(dev.subprocess, "run", lambda *_, **__: None)
    stamp = tmp_path / "stamp"
    dev.set_up(dev.LOCK, stamp)
    dev.set_up(dev.LOCK, stamp)
    assert [call[0] for call in ran] == ["--require-hashes", "--no-deps"]


def test_an_interrupted_set_up_is_done_again(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*arguments: str) -> None:
        raise subprocess.CalledProcessError(1, arguments)

    monkeypatch.setattr(dev, "venv_python", lambda: Path(sys.executable))
    monkeypatch.setattr(dev, "pip", fail)
    with pytest.raises(subprocess.CalledProcessError):
        dev.set_up(dev.LOCK, tmp_path / "stamp")
    assert not (tmp_path / "stamp").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="checks Linux packages")
def test_tests_need_no_libraries_of_a_display(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev.preflight, "loadable", lambda _: False)
    for_run = set(dev.wanted_packages("run", {"DISPLAY": ":1"}))
    for_test = set(dev.wanted_packages("test", {"DISPLAY": ":1"}))
    assert for_test < for_run
    assert for_run - for_test >= {"libxcb-cursor0", "libxkbcommon-x11-0"}


def test_a_debian_without_venv_is_told_its_package(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path / "none")
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda _: None)
    assert f"python3.{sys.version_info.minor}-venv" in dev.wanted_packages("test", {})


def test_nothing_is_installed_without_being_asked(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.subprocess, "run", lambda *_, **__: pytest.fail("ran"))
    with pytest.raises(dev.SetupError, match=r"apt-get install .* libegl1 libgl1") as refused:
        dev.install_packages(["libgl1", "libegl1"], allowed=False)
    assert "--with-system-packages" in str(refused.value)


def test_asked_for_it_updates_then_installs(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.subprocess, "run", lambda command, **_: ran.append(command))
    dev.install_packages(["libgl1"], allowed=True)
    assert [command[-1] for command in ran] == ["update", "libgl1"]


def test_without_apt_the_packages_are_named(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    with pytest.raises(dev.SetupError, match="libgl1"):
        dev.install_packages(["libgl1"], allowed=True)


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
    for name in ("requirements.lock", "packaging/requirements.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
        assert " @ " not in text
