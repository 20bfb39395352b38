"""What goes into the executable, what stays out, and the licences of what is inside."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).parent
ICONS = {
    "win32": str(HERE / "icons" / "badak.ico"),
    "darwin": str(HERE / "icons" / "badak.icns"),
}

# pyqtgraph imports QtOpenGL, QtOpenGLWidgets and QtTest by name only where it is asked to; the
# first two stay because its graphics view asks.
EXCLUDED_MODULES = [
    *(f"PySide6.Qt{name}" for name in (
        "Network", "Qml", "Quick", "QuickWidgets", "QuickControls2", "Test", "DBus", "Sql",
        "PrintSupport", "Designer", "Help", "Xml", "UiTools", "Concurrent",
    )),
    *(f"pyqtgraph.{name}" for name in (
        "examples", "opengl", "canvas", "flowchart", "console", "jupyter",
    )),
    "numpy.f2py", "numpy.distutils", "numpy.testing", "numpy.random._examples",
    "numpy._pyinstaller", "matplotlib", "scipy", "_hypothesis_pytestplugin",
    "cupy", "numba", "OpenGL", "h5py", "IPython", "jupyter_rfb", "PIL",
    "tkinter", "_tkinter", "unittest", "doctest", "pdb", "pydoc", "pydoc_data", "lib2to3",
    "setuptools", "pkg_resources", "pip", "pytest", "_pytest", "hypothesis", "curses", "readline",
    "ssl", "_ssl", "_hashlib", "xmlrpc", "ftplib", "smtplib", "imaplib", "mypy", "mypyc",
]  # fmt: skip

DROPPED = (
    "*/Qt/qml/*",
    "*/plugins/platformthemes/libqgtk3*",
    "*/plugins/platforms/libqeglfs*", "*/plugins/platforms/libqlinuxfb*",
    "*/plugins/platforms/libqminimal*", "*/plugins/platforms/libqvnc*",
    "*/plugins/platforms/libqvkkhr*",
    "*/plugins/egldeviceintegrations/*", "*/plugins/platforminputcontexts/libqtvirtualkeyboard*",
    "*/plugins/imageformats/libqpdf*", "*/plugins/imageformats/libqicns*",
    "*/plugins/imageformats/libqtga*", "*/plugins/imageformats/libqwbmp*",
    "*/plugins/tls/*", "*/plugins/networkinformation/*", "*/plugins/qmltooling/*",
    "*/plugins/generic/*", "*/plugins/sqldrivers/*",
    "*Qt6Qml*", "*Qt6Quick*", "*Qt6VirtualKeyboard*", "*Qt6Pdf*", "*Qt6Egl*", "*Qt6Network*",
    "*Qt6Test*", "*Qt6WaylandCompositor*", "*Qt6WaylandEglCompositor*", "*opengl32sw*",
    # The libraries of a desktop must match the one the program runs on.
    "libgtk-3*", "libgdk*", "libatk*", "libcairo*", "libpango*", "libharfbuzz*", "libgio*",
    "libgobject*", "libgmodule*", "libmount*", "libblkid*", "libselinux*", "libsystemd*",
    "libgcrypt*", "libgpg-error*", "libpixman*", "libthai*", "libdatrie*", "libfribidi*",
    "libgraphite2*", "libepoxy*", "libatspi*", "libXinerama*", "libXcomposite*", "libXdamage*",
    "libkrb5*", "libk5crypto*", "libgssapi*", "libcom_err*", "libkeyutils*",
    "libcrypto.*", "libssl.*",
    "*/wayland-graphics-integration-server/*",
    "libXcursor*", "libXi.*", "libXrandr*", "libXfixes*",
    "*.dist-info/*", "pyqtgraph/examples/*", "pyqtgraph/icons/peegee/*",
)  # fmt: skip
QT_TRANSLATIONS = re.compile(r"qtbase_(ko|en)\.qm$")
COLOUR_MAPS = ("viridis.csv", "CET-D1.csv", "CET-D1A.csv")
LEXERS = ("pygments.lexers._mapping", "pygments.lexers.python", "pygments.styles._mapping")


def kept(target: str) -> bool:
    """Return whether a file belongs into the folder, by its place there."""
    name = target.replace("\\", "/")
    if any(fnmatch(name, pattern) for pattern in DROPPED):
        return False
    if "/translations/" in name and name.startswith("PySide6"):
        return QT_TRANSLATIONS.search(name) is not None
    if "pyqtgraph/colors/maps/" in name:
        return name.endswith(COLOUR_MAPS) or "licen" in name.lower()
    return True


def kept_module(name: str) -> bool:
    """Return whether a module belongs into the archive: one language of the highlighter does."""
    highlighter = name.startswith(("pygments.lexers.", "pygments.styles."))
    return not highlighter or name in LEXERS


def resources(root: Path) -> list[tuple[str, str]]:
    """Return the program's own data files with their folders; sources of translations stay out."""
    files = (path for path in (root / "resources").rglob("*") if path.is_file())
    left_out = {".ts", ".py", ".pyc"}
    return [
        (str(path), str(path.parent.relative_to(root)))
        for path in sorted(files)
        if path.suffix not in left_out
    ]


def distribution_licence(name: str) -> str:
    """Return the licence texts that an installed distribution brings."""
    distribution = metadata.distribution(name)
    texts = [
        Path(str(file.locate())).read_text(encoding="utf-8", errors="replace").strip()
        for file in distribution.files or ()
        if ".dist-info/" in str(file) and re.search(r"licen[cs]e|copying|notice", str(file), re.I)
    ]
    return "\n\n".join(dict.fromkeys(texts))


def system_packages(binaries: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return the Debian packages whose libraries go along, each with its copyright file."""
    if shutil.which("dpkg") is None:
        return {}
    paths = {str(Path(source).resolve()) for _, source, _ in binaries}
    outside = sorted(path for path in paths if path.startswith(("/lib/", "/usr/lib/")))
    if not outside:
        return {}
    found = subprocess.run(["dpkg", "-S", *outside], capture_output=True, text=True, check=False)
    packages = sorted({line.split(":")[0] for line in found.stdout.splitlines() if ":" in line})
    texts = {name: Path("/usr/share/doc", name, "copyright") for name in packages}
    return {
        name: path.read_text(encoding="utf-8", errors="replace").strip()
        for name, path in texts.items()
        if path.exists()
    }


DISTRIBUTIONS = (
    "numpy", "pyqtgraph", "safetensors", "platformdirs", "ziamath", "ziafont", "pygments",
)  # fmt: skip
QT_NOTE = """\
Qt and Qt for Python (PySide6, shiboken6), copyright The Qt Company Ltd. and other contributors, are
used under the GNU Lesser General Public License, version 3, in their unmodified, separate libraries
in the folder _internal/PySide6; they may be replaced by other builds of the same version. Their
sources are published by the Qt Project."""


def licences(root: Path, binaries: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return the name and licence text of everything inside, the program itself first."""
    own = HERE / "licences"
    python = Path(sys.base_prefix, "lib", f"python3.{sys.version_info.minor}", "LICENSE.txt")
    python_text = python if python.exists() else Path(sys.base_prefix, "LICENSE.txt")
    return {
        "Badak": (root / "LICENSE").read_text(encoding="utf-8").strip(),
        "Qt and Qt for Python": QT_NOTE
        + "\n\n"
        + (own / "LGPL-3.0.txt").read_text(encoding="utf-8")
        + "\n\n"
        + (own / "GPL-3.0.txt").read_text(encoding="utf-8"),
        "Python": python_text.read_text(encoding="utf-8").strip() if python_text.exists() else "",
        **{name: distribution_licence(name) for name in DISTRIBUTIONS},
        "latex2mathml": (own / "latex2mathml.txt").read_text(encoding="utf-8").strip(),
        "PyInstaller bootloader": distribution_licence("pyinstaller"),
        "Pretendard": (root / "resources/fonts/Pretendard-LICENSE.txt").read_text(encoding="utf-8"),
        **system_packages(binaries),
    }


def write_licences(root: Path, binaries: Iterable[tuple[str, str, str]], folder: Path) -> None:
    """Write one text with all licences; an empty one stops the build."""
    texts = licences(root, binaries)
    empty = [name for name, text in texts.items() if not text]
    if empty:
        raise SystemExit(f"no licence text found for: {', '.join(empty)}")
    rule = "=" * 80
    parts = [f"{rule}\n{name}\n{rule}\n\n{text.strip()}\n" for name, text in texts.items()]
    (folder / "licences.txt").write_text("\n".join(parts), encoding="utf-8")
