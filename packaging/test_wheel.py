"""The wheel and the source distribution bring everything along and start without this folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NEEDED = (
    "nn_core/__init__.py",
    "desktop/app.py",
    "resources/weights/cnn.safetensors",
    "resources/fonts/Pretendard-Regular.otf",
    "resources/icons/badak.svg",
    "resources/lessons/digit/ko.md",
    "resources/licences/Qt-2-LGPL-3.0-LICENSE.txt",
    "resources/style/badak.qss",
    "resources/translations/shell_ko.qm",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("distributions")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)], check=True, cwd=ROOT
    )
    return folder


def test_the_wheel_brings_its_resources(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert not set(NEEDED) - set(names)
    tops = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert tops == {"nn_core", "desktop", "resources"}
    assert not [name for name in names if name.endswith(".ts")]
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_source_distribution_can_be_built_and_tested(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {name.split("/", 1)[-1] for name in tar.getnames()}
    assert not {*NEEDED, "main.py", "requirements.lock", "tools/dev.py", "pyproject.toml"} - names
    assert any(name.startswith("tests/nn_core/") for name in names)


def test_the_wheel_starts_elsewhere(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    code = "import sys; from desktop.__main__ import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "recognise", "/nowhere/picture.png"],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed"), "PYTHONSAFEPATH": "1"},
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
