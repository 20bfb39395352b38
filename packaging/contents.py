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

Entry = tuple[str, str, str]
ICONS = {"win32": "badak.ico", "darwin": "badak.icns"}

# "sqlite3" for the notebook of digits: it must be there whatever the tabs import.
BY_NAME = ("desktop", "nn_core", "ziamath", "ziafont", "latex2mathml", "sqlite3")
# Imported by compiled modules, whose import statements PyInstaller cannot read.
HIDDEN = ("secrets",)

# pyqtgraph imports QtOpenGL, QtOpenGLWidgets, pydoc and its part for other processes by name;
# `compiled.absent` replaces them.
# numpy.ma stays: NumPy's median asks it whether values are masked.
EXCLUDED_MODULES = [
    *(f"PySide6.Qt{name}" for name in (
        "Network", "Qml", "Quick", "QuickWidgets", "QuickControls2", "Test", "DBus", "Sql",
        "PrintSupport", "Designer", "Help", "Xml", "UiTools", "Concurrent", "Asyncio", "OpenGL",
        "OpenGLWidgets",
    )),
    *(f"pyqtgraph.{name}" for name in (
        "examples", "opengl", "canvas", "flowchart", "console", "jupyter", "multiprocess",
    )),
    "numpy.fft", "numpy.polynomial", "numpy.f2py", "numpy.distutils", "numpy.testing",
    "numpy.random._examples",
    "numpy._pyinstaller", "matplotlib", "scipy", "_hypothesis_pytestplugin",
    "cupy", "numba", "OpenGL", "h5py", "IPython", "jupyter_rfb", "PIL",
    "tkinter", "_tkinter", "unittest", "doctest", "pdb", "pydoc", "pydoc_data", "lib2to3",
    "setuptools", "pkg_resources", "pip", "pytest", "_pytest", "hypothesis", "curses", "readline",
    "_hashlib", "xmlrpc", "smtplib", "imaplib", "mypy", "mypyc", "tqdm", "paramiko",
    # Tables come in Unicode, in Korean or in European code pages.
    "_codecs_jp", "_codecs_cn", "_codecs_hk", "_codecs_tw", "_codecs_iso2022",
    "asyncio", "multiprocessing", "xml.dom", "typing_extensions", "_pydecimal",
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
    # Those of cars and of screens with one window.
    "*/wayland-shell-integration/libivi*", "*/wayland-shell-integration/libfullscreen*",
    "*/wayland-shell-integration/libqt-shell*",
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
    # Plots and widgets are painted by the processor: nothing asks for OpenGL or Vulkan.
    "*/wayland-graphics-integration-*/*", "*Qt6WaylandEglClientHwIntegration*", "*Qt6OpenGL*",
    # They come with libgl1, and a GL library must not meet another libX11 than its own.
    "libX11.so*", "libXext*", "libXrender*", "libXau*", "libXdmcp*", "libbsd*", "libmd.*",
    # Only what is left out above asked for these.
    "libjpeg.*", "liblz4*", "libcap.*",
    "libXcursor*", "libXi.*", "libXrandr*", "libXfixes*",
    "pyqtgraph/examples/*", "pyqtgraph/icons/peegee/*",
    "numpy/_core/_multiarray_tests*",
    "ziafont/fonts/DejaVuSans*",  # what formulas are set in is the font of ziamath
)  # fmt: skip
# They run before the program and import inspect, zipfile and multiprocessing, which the first paint
# does not need; nothing here starts processes or asks for the source of a frozen module.
SKIPPED_HOOKS = (
    "pyi_rth_inspect",
    "pyi_rth_pkgutil",
    "pyi_rth_multiprocessing",
    "pyi_rth_pyqtgraph_multiprocess",
    # It would import QtCore before the program does, and QtCore's hook in the import statement,
    # which looks for every module's source, would stay. PySide6's wheels find their plugins alone.
    # Windows and macOS keep it: leaving it out has not been tried there.
    *(("pyi_rth_pyside6",) if sys.platform == "linux" else ()),
)
QT_TRANSLATIONS = re.compile(r"qtbase_(ko|en)\.qm$")
COLOUR_MAPS = ("viridis.csv", "CET-D1.csv", "CET-D1A.csv")
# Of the highlighter one language is enough, and no formatter is used.
HIGHLIGHTER = re.compile(r"/(__init__|_mapping|lexers/python)\.pyc$")


def kept(target: str) -> bool:
    """Return whether a file belongs into the folder, by its place there."""
    name = target.replace("\\", "/")
    if any(fnmatch(name, pattern) for pattern in DROPPED):
        return False
    if ".dist-info/" in name:
        return metadata_kept(name)
    if "/translations/" in name and name.startswith("PySide6"):
        return QT_TRANSLATIONS.search(name) is not None
    if "pyqtgraph/colors/maps/" in name:
        return name.endswith(COLOUR_MAPS) or "licen" in name.lower()
    if name.startswith(("pygments/lexers/", "pygments/styles/", "pygments/formatters/")):
        return HIGHLIGHTER.search(name) is not None
    return True


def resources(root: Path) -> list[tuple[str, str]]:
    """Return the program's own data files with their folders; sources of translations stay out."""
    files = (path for path in (root / "resources").rglob("*") if path.is_file())
    left_out = {".ts", ".py", ".pyc"}
    return [
        (str(path), str(path.parent.relative_to(root)))
        for path in sorted(files)
        # The book's code is shown, not run.
        if path.suffix not in left_out or (path.parent.name == "book" and path.suffix == ".py")
    ]


def metadata_kept(target: str) -> bool:
    """Return whether a file of a package's metadata is what the About dialog reads."""
    name = target.replace("\\", "/").split(".dist-info/")[-1]
    return name in ("METADATA", "RECORD") or name.startswith("licenses/")


def short_records(datas: Iterable[Entry], folder: Path) -> list[Entry]:
    """Return the data files, of each RECORD only the lines that About follows to the licences."""
    return [_short_record(one, folder) if one[0].endswith("RECORD") else one for one in datas]


def _short_record(entry: Entry, folder: Path) -> Entry:
    target, source, kind = entry
    lines = Path(source).read_text(encoding="utf-8").splitlines(keepends=True)
    file = folder / target
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(line for line in lines if "/licenses/" in line), encoding="utf-8")
    return target, str(file), kind


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
    "numpy", "PySide6-Essentials", "pyqtgraph", "safetensors", "msgspec", "platformdirs", "ziamath",
    "ziafont", "latex2mathml", "pygments", "pooch", "packaging", "requests", "urllib3", "certifi",
    "idna", "charset-normalizer",
)  # fmt: skip


def build_licences(binaries: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return the licences of what only the executable holds: interpreter, loader, libraries."""
    base = Path(sys.base_prefix)
    version = f"python3.{sys.version_info.minor}"
    homes = (base / "lib" / version, base, Path("/usr/share/doc") / version)
    texts = [home / name for home in homes for name in ("LICENSE.txt", "copyright")]
    python = next((path for path in texts if path.exists()), None)
    if python is None:
        raise SystemExit(f"no licence text of Python found below {base}")
    loader = metadata.distribution("pyinstaller").read_text("licenses/COPYING.txt") or ""
    return {
        "Python": python.read_text(encoding="utf-8"),
        "PyInstaller": loader,
        **{f"system-{name}": text for name, text in system_packages(binaries).items()},
    }


def write_licences(binaries: Iterable[tuple[str, str, str]], folder: Path) -> list[tuple[str, ...]]:
    """Write those texts into ``folder`` and return their entries; an empty one stops the build."""
    folder.mkdir(parents=True, exist_ok=True)
    entries: list[tuple[str, ...]] = []
    for name, text in build_licences(binaries).items():
        if not text.strip():
            raise SystemExit(f"no licence text found for {name}")
        file = folder / f"{name}-LICENSE.txt"
        file.write_text(text, encoding="utf-8")
        entries.append((f"resources/licences/{file.name}", str(file), "DATA"))
    return entries
