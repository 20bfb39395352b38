"""Sets the project up from nothing and runs it: ``python3 tools/dev.py run|test|check|package``.

Needs Python 3.11 to 3.13 and nothing else. The environment lives in ``.venv``; it is made once, and
again whenever a lock file changes or it is found broken.
"""

# No import from __future__ and no newer syntax above the check of the version: a Python too old for
# the rest must get as far as that sentence.
import shutil
import sys

OLDEST, NEWEST = (3, 11), (3, 13)


def python_problem(version: "tuple[int, ...]", windows: bool) -> str:
    """Return the sentence for a Python that does not fit, or an empty string."""
    if OLDEST <= version[:2] <= NEWEST:
        return ""
    this = f"{version[0]}.{version[1]}, {sys.executable}"
    text = f"Badak needs Python 3.{OLDEST[1]} to 3.{NEWEST[1]}; this is {this}."
    minors = range(NEWEST[1], OLDEST[1] - 1, -1)
    found = [f"python3.{minor}" for minor in minors if shutil.which(f"python3.{minor}")]
    if found:
        return text + f" One that fits is installed: {found[0]} tools/dev.py run"
    if windows:
        return text + " If one that fits is installed: py -3.13 tools\\dev.py run"
    return text + " Install one of those, for example python3.13, and start this again with it."


problem = python_problem(sys.version_info[:3], sys.platform == "win32")
if problem:
    sys.stderr.write(problem + "\n")
    sys.exit(2)

import argparse  # noqa: E402
import hashlib  # noqa: E402
import importlib.util  # noqa: E402
import os  # noqa: E402
import re  # noqa: E402
import subprocess  # noqa: E402
import venv  # noqa: E402
from collections.abc import Callable, Iterator, Mapping, Sequence  # noqa: E402
from contextlib import contextmanager  # noqa: E402
from pathlib import Path  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.platform import preflight  # noqa: E402  (stdlib only, found through the line above)

VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
PACKAGE_LOCK = ROOT / "packaging" / "requirements.lock"
INTERRUPTED = 130
"""What shells expect of a program ended by Ctrl-C: 128 + SIGINT."""
CHECKS: Mapping[str, Sequence[str]] = {
    "lint": ("-m", "ruff", "check", "."),
    "format": ("-m", "ruff", "format", "--check", "."),
    "types": ("-m", "mypy"),
    "contracts": ("-c", "from importlinter.cli import lint_imports_command as c; c()"),
    "tests": ("-m", "pytest", "--numprocesses", "auto", "--dist", "worksteal"),
}
STAGES: Mapping[str, tuple[Path, str]] = {
    "setup": (LOCK, "the program: fetches about 100 MB, takes 360 MB on the disk"),
    "dev": (DEV_LOCK, "what tests and checks need: fetches about 35 MB, takes 120 MB"),
    "package": (PACKAGE_LOCK, "what builds the executable: fetches about 5 MB"),
}
"""What is installed one after the other, each with its lock and what it costs."""
NEEDED: Mapping[str, Sequence[str]] = {
    "run": ("setup",),
    "test": ("setup", "dev"),
    "check": ("setup", "dev"),
    "setup": ("setup", "dev"),
    "package": ("setup", "dev", "package"),
}
# pip writes RECORD when everything else of a package is there.
PROBE = """
import importlib.metadata, pip, sys
assert importlib.metadata.distribution("pip").read_text("RECORD")
print(*sys.version_info[:2], sys.prefix, sep="\\n")
"""
SUPPORTED = (
    "Badak runs on Windows 10 and macOS 13 or newer and on Linux with glibc 2.34 (x86_64) or 2.39 "
    "(aarch64) or newer."
)
PIP_FAILURES: Sequence[tuple[str, str]] = (
    (r"No space left|Errno 28\b", "The disk is full. Make room, then start this again."),
    (
        r"DO NOT MATCH THE HASHES",
        "A package that arrived is not the one this project names, so nothing of it is used. "
        "A proxy may have changed it: try another network.",
    ),
    (
        r"[Cc]onnection (broken|error|reset|aborted|refused)|NewConnectionError|name resolution|"
        r"getaddrinfo|Max retries|[Tt]imed? ?out|ProxyError|SSLError|Network is unreachable",
        "The packages could not be fetched: is there a network? Behind a proxy, set https_proxy. "
        "What has arrived is kept; start this again.",
    ),
    (r"No matching distribution", f"There is no package for this system. {SUPPORTED}"),
)


class SetupError(Exception):
    """The set-up can't go on; the text says what to do."""


def venv_python(windows: bool = os.name == "nt") -> Path:
    """Return the path of the environment's interpreter."""
    return VENV / ("Scripts/python.exe" if windows else "bin/python")


def stamp_of(stage: str) -> Path:
    """Return the file that says what a finished stage was made from."""
    return VENV / f"badak-{stage}.txt"


def unfinished() -> Path:
    """Return the file that is there while packages are written."""
    return VENV / "badak-unfinished.txt"


def fingerprint(*files: Path) -> str:
    """Return what the environment depends on: the interpreter, the folder and the files."""
    interpreter = os.path.realpath(venv_python())
    digest = hashlib.sha256(f"{sys.version_info}|{ROOT}|{interpreter}".encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def done(stage: str) -> bool:
    """Return whether a stage is as its lock wants it."""
    stamp = stamp_of(stage)
    return (
        venv_python().exists()
        and not unfinished().exists()
        and stamp.exists()
        and stamp.read_text(encoding="utf-8") == wanted_state(stage)
    )


def wanted_state(stage: str) -> str:
    """Return the fingerprint of a stage."""
    return fingerprint(LOCK, STAGES[stage][0], ROOT / "pyproject.toml")


def flaw() -> str:
    """Return why the environment can't be used as it is, or an empty string."""
    if not VENV.exists():
        return "is not there yet"
    if unfinished().exists():
        return "was left half-made"
    try:
        answer = subprocess.run(
            [str(venv_python()), "-c", PROBE], capture_output=True, text=True, check=True
        ).stdout.split("\n")
    except (OSError, subprocess.CalledProcessError):
        return "has no Python with pip that works"
    version, prefix = tuple(map(int, answer[:2])), answer[2]
    if version != sys.version_info[:2]:
        return "is of Python {}.{}, and this is {}.{}".format(*version, *sys.version_info[:2])
    if Path(prefix).resolve() != VENV.resolve():
        return "points to another Python"
    return ""


def make_environment() -> None:
    """Make the environment, or make it anew where it is half-made, foreign or broken."""
    if VENV.is_symlink() or (VENV.exists() and not VENV.is_dir()):
        # Behind a link lies an environment that others use.
        raise SetupError(f"{VENV} is no folder of this clone's own. Remove it, then try again.")
    reason = flaw()
    if not reason:
        return
    if Path(sys.prefix).resolve() == VENV.resolve():
        raise SetupError(f"{VENV} {reason}. Start this with a Python from outside of it.")
    print(f"The folder .venv {reason}: making it.", flush=True)
    venv.create(VENV, with_pip=True, clear=True)


def wanted_packages(command: str, environ: Mapping[str, str]) -> dict[str, str]:
    """Return what ``command`` needs of the system and this machine lacks, each with its package."""
    wanted = {}
    if importlib.util.find_spec("ensurepip") is None and flaw():
        wanted["ensurepip"] = f"python3.{sys.version_info.minor}-venv"
    if sys.platform.startswith("linux"):
        shows_window = command == "run"
        where = environ if shows_window else {"QT_QPA_PLATFORM": "offscreen"}
        wanted |= preflight.missing_for(where)
        if command == "package" and shutil.which("objdump") is None:
            wanted["objdump"] = "binutils"
    return wanted


def install_packages(missing: Mapping[str, str], allowed: bool) -> None:
    """Install system packages if that was asked for, else say the one line that does."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    line = preflight.install_command(missing, root=root)
    if not line:
        names = ", ".join(sorted({*missing, *missing.values()}))
        raise SetupError(f"Install what brings these, then run this again: {names}.")
    debian = shutil.which("apt-get") is not None
    if not allowed or not debian:
        advice = ", or add --with-system-packages" if debian else ""
        raise SetupError(
            f"System packages are missing. Run this, then try again{advice}:\n  {line}"
        )
    if not root and shutil.which("sudo") is None:
        raise SetupError(no_right(missing))
    apt_get(line.split("install")[0] + "update", missing)  # one dead source need not matter
    if apt_get(line, missing):
        raise SetupError(
            "apt-get could not install what is missing; the reason stands above (is there a "
            f"network?). When it is mended, run this, then start this again:\n  {line}"
        )


def apt_get(line: str, missing: Mapping[str, str]) -> int:
    """Run a line of apt-get, through sudo or not, and return its exit code."""
    print(f"$ {line}", flush=True)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    code = subprocess.run(line.split(), check=False, env=environ).returncode
    if code == 1 and line.startswith("sudo"):  # apt-get itself ends in 100
        raise SetupError(no_right(missing))
    return code


def no_right(missing: Mapping[str, str]) -> str:
    """Return what somebody can do who may not install system packages."""
    line = preflight.install_command(missing, root=True)
    return (
        "System packages are missing, and you may not install any here. Whoever looks after this "
        f"machine runs this as root, once; then start this again:\n  {line}"
    )


def pip(*arguments: str) -> None:
    """Run the environment's pip, pass on what it says, and put a failure into a sentence."""
    command = [str(venv_python()), "-m", "pip", "install", "--compile", *arguments]
    environ = {"PIP_RETRIES": "3", **os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}
    environ["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    said = []
    with subprocess.Popen(
        command, cwd=ROOT, env=environ, stderr=subprocess.PIPE, text=True, errors="replace"
    ) as process:
        assert process.stderr is not None
        for text in process.stderr:
            said.append(text)
            if not text.startswith("WARNING: Retrying"):  # what came of it is said at the end
                sys.stderr.write(text)
    if process.returncode:
        text = "".join(said)
        reasons = (reason for pattern, reason in PIP_FAILURES if re.search(pattern, text))
        raise SetupError(next(reasons, f"The set-up stopped at: {' '.join(command)}"))


@contextmanager
def writing_packages() -> Iterator[None]:
    """Mark the environment as half-made until the block ends; a refusal of pip leaves it whole."""
    unfinished().touch()
    try:
        yield
    except Exception:
        unfinished().unlink(missing_ok=True)
        raise
    unfinished().unlink(missing_ok=True)


def set_up(stage: str) -> None:
    """Make the environment hold a stage; at once if it does."""
    if done(stage):
        return
    make_environment()
    lock, what = STAGES[stage]
    print(f"Setting up {what} (once; needs a connection).", flush=True)
    with writing_packages():
        pip("--require-hashes", "-r", str(lock))
        if stage == "setup":
            pip("--quiet", "--no-deps", "--no-build-isolation", "--editable", ".")
    if stage == "setup":
        compiled = ("desktop", "nn_core", "resources", "main.py")
        subprocess.run([venv_python(), "-m", "compileall", "-q", *compiled], check=False, cwd=ROOT)
    stamp_of(stage).write_text(wanted_state(stage), encoding="utf-8")


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


ACTIONS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "run": start,
    "test": lambda arguments: python(*CHECKS["tests"], *arguments),
    "check": check,
    "package": lambda arguments: python("packaging/build.py", *arguments),
    "setup": lambda _: 0,
}


def parse(argv: Sequence[str] | None) -> tuple[argparse.Namespace, list[str]]:
    """Return the command and what is passed on to it: all that follows, ``--help`` too."""
    parser = argparse.ArgumentParser(prog="dev.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--with-system-packages",
        action="store_true",
        help="install what is missing with apt-get, as root or through sudo",
    )
    parser.add_argument("command", choices=list(NEEDED))
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="goes on to the command")
    options = parser.parse_args(argv)
    rest = [word for word in options.rest if word != "--with-system-packages"]
    options.with_system_packages |= rest != options.rest
    return options, rest


def prepare(command: str, allowed: bool) -> None:
    """Install what a command needs of the system and of Python's packages."""
    missing = wanted_packages(command, os.environ)
    if missing:
        install_packages(missing, allowed)
    for stage in NEEDED[command]:
        set_up(stage)


def main(argv: Sequence[str] | None = None) -> int:
    """Set up, then do what was asked for."""
    options, rest = parse(argv)
    try:
        prepare(options.command, options.with_system_packages)
    except KeyboardInterrupt:
        print("\nThe set-up was stopped. The next start takes it up again.", file=sys.stderr)
        return INTERRUPTED
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as error:
        print(f"The set-up stopped at: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return 2
    except OSError as error:
        advice = "Is the folder yours, the disk full, or Badak open?"
        print(f"The set-up can't write here: {error}. {advice}", file=sys.stderr)
        return 2
    try:
        return ACTIONS[options.command](rest)
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
