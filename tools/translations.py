"""Collect the texts of each part of the program for translation, and compile what is translated.

Usage: ``python tools/translations.py update|release|missing [domain]``
"""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGE = "ko"
DOMAINS: dict[str, tuple[str, ...]] = {
    "shell": (
        "main.py",
        "desktop/*.py",
        "desktop/tabs/*.py",
        "desktop/tabs/kit/*.py",
        *(f"desktop/{room}/**/*.py" for room in ("shell", "services", "style", "platform")),
    ),
    "widgets": ("desktop/widgets/**/*.py", "desktop/reading/**/*.py"),
    "canvas": ("desktop/widgets/canvas/**/*.py",),
    "core": ("nn_core/**/*.py", "desktop/cli/**/*.py"),
    "graph": ("nn_core/graph/*.py",),
    "start": ("desktop/tabs/start/*.py",),
    "digit": ("desktop/tabs/digit/*.py", "desktop/tabs/digit/read/*.py"),
    "gates": ("desktop/tabs/gates/**/*.py",),
    "activations": ("desktop/tabs/activations/**/*.py",),
    "softmax": ("desktop/tabs/softmax/**/*.py",),
    "forward": ("desktop/tabs/forward/**/*.py",),
    "backprop_graph": ("desktop/tabs/backprop/*.py", "desktop/tabs/backprop/graph/*.py"),
    "framing": ("desktop/tabs/digit/framing/*.py",),
    "mydigits": tuple(f"desktop/tabs/mydigits/{part}*.py" for part in ("", "browse/", "accuracy/")),
    "teach": ("desktop/tabs/mydigits/teach/**/*.py",),
    "why": ("desktop/tabs/digit/why/*.py",),
    "training_points": ("desktop/tabs/training/*.py", "desktop/tabs/training/points/*.py"),
    "backprop_layers": ("desktop/tabs/backprop/layers/**/*.py",),
    "backprop_check": ("desktop/tabs/backprop/check/**/*.py",),
    "filters": ("desktop/tabs/filters/**/*.py",),
    "descent": ("desktop/tabs/descent/**/*.py",),
    "training_digits": ("desktop/tabs/training/digits/*.py",),
}
"""Each part has its own file of translations, so that two people never edit the same one."""


def sources(domain: str) -> list[Path]:
    """Return the source files of a domain, sorted; a file belongs to one domain only."""
    found = {file for pattern in DOMAINS[domain] for file in ROOT.glob(pattern)}
    if domain == "widgets":
        found -= set(sources("canvas"))
    if domain == "core":
        found -= set(sources("graph"))
    return sorted(found)


def update(domain: str, folder: Path = FOLDER, language: str = LANGUAGE) -> Path | None:
    """Merge the texts of a domain's sources into its ``.ts`` file.

    Returns
    -------
    Path or None
        The file; None where the domain has no sources yet.
    """
    files = sources(domain)
    if not files:
        return None
    target = folder / f"{domain}_{language}.ts"
    options = ["-no-obsolete", "-locations", "none", "-target-language", language, "-silent"]
    relative = [file.relative_to(ROOT).as_posix() for file in files]
    _run("lupdate", *options, *relative, "-ts", str(target))
    return target


def release(source: Path, target: Path | None = None) -> Path:
    """Compile a ``.ts`` file; fails when a text is not translated or breaks a rule.

    Raises
    ------
    subprocess.CalledProcessError
        If a translation is unfinished or invalid.
    """
    target = target or source.with_suffix(".qm")
    fresh = target.with_suffix(".qm.new")
    _run("lrelease", "-fail-on-unfinished", "-silent", str(source), "-qm", str(fresh))
    fresh.replace(target)
    return target


def messages(source: Path) -> Iterable[tuple[str, ET.Element]]:
    """Yield the context and the element of every message of a ``.ts`` file."""
    for context in ET.parse(source).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def missing(source: Path) -> list[str]:
    """Return the texts of a ``.ts`` file that are not translated, with their contexts."""
    return [
        f"{context}: {message.findtext('source')}"
        for context, message in messages(source)
        if (found := message.find("translation")) is None or found.get("type") == "unfinished"
    ]


def _run(tool: str, *arguments: str) -> None:
    # The tool's own process is silenced by capturing; its words come back with a failure.
    program = Path(sys.executable).parent / f"pyside6-{tool}{'.exe' if os.name == 'nt' else ''}"
    done = subprocess.run(
        [str(program), *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode or "warning" in done.stderr.lower():
        sys.stderr.write(done.stdout + done.stderr)
    done.check_returncode()


def _report(source: Path) -> int:
    texts = missing(source)
    for text in texts:
        print(f"{source.name}: {text}")
    return len(texts)


def main(arguments: list[str]) -> int:
    """Run one command over one domain or all of them; the exit code says whether all is well."""
    if not arguments or arguments[0] not in {"update", "release", "missing"}:
        print(__doc__)
        return 2
    command, domains = arguments[0], arguments[1:] or list(DOMAINS)
    left = 0
    for domain in domains:
        source = FOLDER / f"{domain}_{LANGUAGE}.ts"
        if command == "update":
            update(domain)
        if not source.exists():
            continue
        left += _report(source)
        if command == "release":
            try:
                release(source)
            except subprocess.CalledProcessError:
                left += 1
    return 1 if left and command != "update" else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
