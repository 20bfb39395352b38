"""Finds missing libraries and a missing or dead display before Qt would abort the process."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path

EXIT_CODE = 2

# What Qt's own libraries and any platform plugin need, with the Debian and Ubuntu package of each.
ALWAYS: Mapping[str, str] = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
}
# What the X11 plugin needs besides; Qt's own message names the first of these whatever is missing.
FOR_X11: Mapping[str, str] = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# What those stand on; the executable brings the ones above along and can lack only these.
BELOW: Mapping[str, str] = {
    "libX11.so.6": "libx11-6",
    "libxcb.so.1": "libxcb1",
    "libxcb-util.so.1": "libxcb-util1",
    "libXau.so.6": "libxau6",
    "libXdmcp.so.6": "libxdmcp6",
}
# The same packages where pacman installs; rpm's world can be asked for the library itself.
PACMAN: Mapping[str, str] = {
    "libglib2.0-0": "glib2",
    "libgl1": "libglvnd",
    "libegl1": "libglvnd",
    "libxkbcommon0": "libxkbcommon",
    "libdbus-1-3": "dbus",
    "libfontconfig1": "fontconfig",
    "libfreetype6": "freetype2",
    "libxcb-cursor0": "xcb-util-cursor",
    "libx11-xcb1": "libx11",
    "libx11-6": "libx11",
    "libxcb-icccm4": "xcb-util-wm",
    "libxcb-image0": "xcb-util-image",
    "libxcb-keysyms1": "xcb-util-keysyms",
    "libxcb-render-util0": "xcb-util-renderutil",
    "libxcb-util1": "xcb-util",
    "libxkbcommon-x11-0": "libxkbcommon-x11",
    "libxau6": "libxau",
    "libxdmcp6": "libxdmcp",
}
INSTALLERS: Mapping[str, str] = {
    "apt-get": "apt-get install --yes --no-install-recommends",
    "dnf": "dnf install",
    "zypper": "zypper install",
    "pacman": "pacman -S --needed",
}
WAYLAND_0 = "wayland-0"
"""The display that Wayland's own library takes where the environment names none."""
WITHOUT_DISPLAY = (
    "Without a display, 'badak recognise FILE' reads pictures and strokes, and 'xvfb-run -a badak' "
    "opens the window on a virtual screen (package xvfb)."
)


def absent(name: str) -> str:
    """Return the library that keeps the shared library ``name`` from being loaded, or nothing.

    That is ``name`` itself or, where it is there, the first missing one of those it stands on.
    """
    try:
        ctypes.CDLL(name)
    except OSError as error:
        reason = error.__cause__ or error  # in the executable, its loader puts an error around it
        found, separator, _ = str(reason).partition(": cannot open shared object file")
        return found if separator else name
    return ""


def missing_packages(libraries: Mapping[str, str]) -> dict[str, str]:
    """Return what keeps ``libraries`` from being loaded, each with its package."""
    gone = {name: absent(name) for name in libraries}
    packages = {**ALWAYS, **FOR_X11, **BELOW}
    return {lib: packages.get(lib, libraries[name]) for name, lib in gone.items() if lib}


def install_command(missing: Mapping[str, str], *, root: bool) -> str:
    """Return the one line that installs what is missing here; nothing where none is known.

    - ``missing``: libraries, or other names, each with its package on Debian and Ubuntu.
    - ``root``: whether the line need not ask for the right to install.
    """
    import shutil  # only here: its import would cost every start as much as all of the checks

    manager = next((name for name in INSTALLERS if shutil.which(name)), "")
    if not manager:
        return ""
    names = {_package(manager, name, package) for name, package in missing.items()}
    prefix = "" if root else "sudo "
    return f"{prefix}{INSTALLERS[manager]} {' '.join(sorted(names))}"


def _package(manager: str, name: str, package: str) -> str:
    if manager == "apt-get":
        return package
    if manager == "pacman":
        return PACMAN.get(package, "libxcb" if package.startswith("libxcb") else package)
    return f"'{name}()(64bit)'" if ".so." in name else package


def libraries_problem(missing: Mapping[str, str]) -> str:
    """Return the sentence for libraries that are not there, with the fix for this system."""
    names = ", ".join(missing)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    command = install_command(missing, root=root)
    if not command:
        return f"The window needs system libraries that are not installed: {names}."
    return f"The window needs system libraries that are not installed ({names}). Run: {command}"


def platform(environ: Mapping[str, str]) -> str:
    """Return the Qt platform asked for by the environment, or an empty string."""
    return environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]


def wayland_alive(environ: Mapping[str, str]) -> bool:
    """Return whether a Wayland compositor accepts a connection."""
    name = environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    import socket  # sessions without Wayland do not pay for it

    path = Path(environ.get("XDG_RUNTIME_DIR", "")) / name  # an absolute name replaces the folder
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(1.0)
        try:
            connection.connect(str(path))
        except OSError:
            return False
    return True


def x11_alive(display: str) -> bool:
    """Return whether the X server ``display`` accepts a connection, authorisation included."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    alive: bool = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return alive


def display_problem(environ: Mapping[str, str]) -> str:
    """Return the sentence for a display that is missing or dead, or an empty string."""
    display = environ.get("DISPLAY", "")
    wayland = environ.get("WAYLAND_DISPLAY", "")
    if asks_wayland(environ) or (not display and wayland and platform(environ) != "xcb"):
        return (
            f"The Wayland display {wayland or WAYLAND_0!r} (WAYLAND_DISPLAY) does not answer: log "
            f"in to a desktop. {WITHOUT_DISPLAY}"
        )
    if not display:
        unset = "DISPLAY is not" if wayland else "neither DISPLAY nor WAYLAND_DISPLAY is"
        return f"There is no display: {unset} set. {WITHOUT_DISPLAY}"
    if not x11_alive(display):
        return (
            f"The display {display!r} (DISPLAY) does not answer: set DISPLAY to one that runs, or "
            f"log in to a desktop. {WITHOUT_DISPLAY}"
        )
    return ""


def needs_x11(environ: Mapping[str, str]) -> bool:
    """Return whether Qt will open its windows on an X server."""
    asked = platform(environ)
    return asked == "xcb" or (not asked and not wayland_alive(environ))


def asks_wayland(environ: Mapping[str, str]) -> bool:
    """Return whether Qt may open its windows on a Wayland compositor only."""
    return environ.get("QT_QPA_PLATFORM", "") in ("wayland", "wayland-egl")


def missing_for(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the system libraries a window needs and can't load, each with its package."""
    return missing_packages({**ALWAYS, **FOR_X11} if needs_x11(environ) else ALWAYS)


def problem(environ: Mapping[str, str] = os.environ) -> str:
    """Return what would keep the window from opening and how to mend it, or an empty string."""
    if importlib.util.find_spec("PySide6") is None:
        return "PySide6 is not installed here. Run: python3 tools/dev.py run"
    if not sys.platform.startswith("linux"):
        return ""
    missing = missing_for(environ)
    if missing:
        return libraries_problem(missing)
    if asks_wayland(environ):
        return (
            ""
            if wayland_alive({"WAYLAND_DISPLAY": WAYLAND_0, **environ})
            else display_problem(environ)
        )
    return display_problem(environ) if needs_x11(environ) else ""


def passed(environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether a window can be opened; if not, say on standard error why and what to do."""
    text = problem(environ)
    if text:
        sys.stderr.write(f"badak: {text}\n")
    return not text
