"""Sets the project up from nothing and runs it: ``python3 tools/dev.py run|test|check|package``.

Needs Python 3.11 or newer and nothing else. The environment lives in ``.venv``; it is made once and
again whenever the lock file changes.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.platform import preflight  # noqa: E402  (stdlib only, found through the line above)

VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
PACKAGE_LOCK = ROOT / "packaging" / "requirements.lock"
STAMP = VENV / "badak-setup.txt"
CHECKS: Mapping[str, Sequence[str]] = {
    "lint": ("-m", "ruff", "check", "."),
    "format": ("-m", "ruff", "format", "--check", "."),
    "types": ("-m", "mypy"),
    "contracts": ("-c", "from importlinter.cli import lint_imports_command as c; c()"),
    "tests": ("-m", "pytest", "--numprocesses", "auto", "--dist", "worksteal"),
}


class SetupError(Exception):
    """The set-up can't go on; the text says what to do."""


def venv_python(windows: bool = os.name == "nt") -> Path:
    """Return the path of the environment's interpreter."""
    return VENV / ("Scripts/python.exe" if windows else "bin/python")


def fingerprint(*files: Path) -> str:
    """Return what the environment depends on: the interpreter, the folder and the files."""
    digest = hashlib.sha256(f"{sys.version_info}|{ROOT}".encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def wanted_packages(command: str, environ: Mapping[str, str]) -> list[str]:
    """Return the system packages that ``command`` needs and this machine lacks."""
    wanted = []
    if not VENV.exists() and importlib.util.find_spec("ensurepip") is None:
        wanted.append(f"python3.{sys.version_info.minor}-venv")
    if sys.platform.startswith("linux"):
        shows_window = command == "run"
        where = environ if shows_window else {"QT_QPA_PLATFORM": "offscreen"}
        wanted += preflight.missing_for(where).values()
        if command == "package" and shutil.which("objdump") is None:
            wanted.append("binutils")
    return sorted(set(wanted))


def install_packages(packages: Sequence[str], allowed: bool) -> None:
    """Install system packages if that was asked for, else say the one line that does."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    line = preflight.install_command(packages, root=root)
    if shutil.which("apt-get") is None:
        raise SetupError(f"Install what Debian calls {', '.join(packages)}, then run this again.")
    if not allowed or not (root or shutil.which("sudo")):
        advice = "" if allowed else ", or add --with-system-packages"
        raise SetupError(
            f"System packages are missing. Run this, then try again{advice}:\n  {line}"
        )
    update = line.split("install")[0] + "update"
    for step in (update, line):
        print(f"$ {step}", flush=True)
        subprocess.run(
            step.split(), check=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        )


def pip(*arguments: str) -> None:
    """Run the environment's pip."""
    command = [str(venv_python()), "-m", "pip", "install", "--quiet", "--compile", *arguments]
    environ = {**os.environ, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    subprocess.run(command, check=True, cwd=ROOT, env=environ)


def set_up(lock: Path, stamp: Path) -> None:
    """Make the environment hold what ``lock`` names and this project; at once if it does."""
    state = fingerprint(lock, ROOT / "pyproject.toml")
    if venv_python().exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == state:
        return
    print("Setting up .venv (once; needs a minute and a connection) …", flush=True)
    if not venv_python().exists():
        venv.create(VENV, with_pip=True, clear=True)
    pip("--require-hashes", "-r", str(lock))
    pip("--no-deps", "--no-build-isolation", "--editable", ".")
    compiled = ("desktop", "nn_core", "resources", "main.py")
    subprocess.run([venv_python(), "-m", "compileall", "-q", *compiled], check=False, cwd=ROOT)
    stamp.write_text(state, encoding="utf-8")


def python(*arguments: str) -> int:
    """Run the environment's interpreter in the project's folder and return its exit code."""
    return subprocess.run([str(venv_python()), *arguments], check=False, cwd=ROOT).returncode


def start(arguments: Sequence[str]) -> int:
    """Open the program where the user stands, in place of this process where that is possible."""
    command = [str(venv_python()), str(ROOT / "main.py"), *arguments]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def check(arguments: Sequence[str]) -> int:
    """Run every check to its end, tests last, and return 1 if one of them failed."""
    failed = []
    for name, command in CHECKS.items():
        print(f"== {name}", flush=True)
        if python(*command, *(arguments if name == "tests" else ())):
            failed.append(name)
    if failed:
        print(f"== failed: {', '.join(failed)}", flush=True)
    return int(bool(failed))


def package(arguments: Sequence[str]) -> int:
    """Build the executable and its archive."""
    set_up(PACKAGE_LOCK, VENV / "badak-package.txt")
    return python("packaging/build.py", *arguments)


def parse(argv: Sequence[str] | None) -> tuple[argparse.Namespace, list[str]]:
    """Return the command and what is passed on to it."""
    parser = argparse.ArgumentParser(prog="dev.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--with-system-packages",
        action="store_true",
        help="install what is missing with apt-get, as root or through sudo",
    )
    parser.add_argument("command", choices=["run", "test", "check", "package", "setup"])
    return parser.parse_known_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Set up, then do what was asked for."""
    options, rest = parse(argv)
    try:
        packages = wanted_packages(options.command, os.environ)
        if packages:
            install_packages(packages, options.with_system_packages)
        set_up(LOCK, STAMP)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as error:
        print(f"The set-up stopped at: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"The set-up can't write here: {error}", file=sys.stderr)
        return 2
    actions: Mapping[str, Callable[[Sequence[str]], int]] = {
        "run": start,
        "test": lambda arguments: python(*CHECKS["tests"], *arguments),
        "check": check,
        "package": package,
        "setup": lambda _: 0,
    }
    return actions[options.command](rest)


if __name__ == "__main__":
    sys.exit(main())
