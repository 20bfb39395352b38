"""What the system says when a file can't be used, as phrases that can be translated."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from nn_core.errors import QT_TRANSLATE_NOOP, Phrase

_FULL = QT_TRANSLATE_NOOP("nn_core", "no space is left on the disk")
DENIED = QT_TRANSLATE_NOOP("nn_core", "access is denied")
READ_ONLY = QT_TRANSLATE_NOOP("nn_core", "the disk or the file is write-protected")
_MISSING = QT_TRANSLATE_NOOP("nn_core", "there is no such file or folder")
_EXISTS = QT_TRANSLATE_NOOP("nn_core", "there is something of this name already")
_NO_FOLDER = QT_TRANSLATE_NOOP("nn_core", "a part of the path is no folder")
_FOLDER = QT_TRANSLATE_NOOP("nn_core", "it is a folder")
_LONG = QT_TRANSLATE_NOOP("nn_core", "the name is too long")
_NAME = QT_TRANSLATE_NOOP("nn_core", "the system allows no such name")
DEVICE = QT_TRANSLATE_NOOP("nn_core", "the disk cannot be read or written")
_BUSY = QT_TRANSLATE_NOOP("nn_core", "another program is using it")
_LARGE = QT_TRANSLATE_NOOP("nn_core", "it would be too large for this disk")
_MANY = QT_TRANSLATE_NOOP("nn_core", "too many files are open")
_LOOP = QT_TRANSLATE_NOOP("nn_core", "its links lead nowhere")
_DEVICE = QT_TRANSLATE_NOOP("nn_core", "it is no file, but a device, a pipe or a socket")
_OTHER = QT_TRANSLATE_NOOP("nn_core", "the system says “{said}”")

_OF_SYSTEM = {
    "ENOSPC": _FULL,
    "EDQUOT": _FULL,
    "EACCES": DENIED,
    "EPERM": DENIED,
    "EROFS": READ_ONLY,
    "ENOENT": _MISSING,
    "EEXIST": _EXISTS,
    "ENOTEMPTY": _EXISTS,
    "ENOTDIR": _NO_FOLDER,
    "EISDIR": _FOLDER,
    "ELOOP": _LOOP,
    "ENAMETOOLONG": _LONG,
    "EILSEQ": _NAME,
    "EIO": DEVICE,
    "ENODEV": DEVICE,
    "ENXIO": DEVICE,
    "ESTALE": DEVICE,
    "EBUSY": _BUSY,
    "ETXTBSY": _BUSY,
    "EFBIG": _LARGE,
    "EMFILE": _MANY,
    "ENFILE": _MANY,
}
_BY_NUMBER = {
    number: text for name, text in _OF_SYSTEM.items() if (number := getattr(errno, name, None))
}


class NotRegular(OSError):
    """There is a device, a pipe or a socket, which may give bytes for ever, or never one."""


def regular(path: Path) -> os.stat_result:
    """Return what the system says of a regular file, before anything waits for its first byte.

    Raises
    ------
    OSError
        If there is none, or there is something else: a folder, or a `NotRegular`.
    """
    try:
        found = path.stat()
    except ValueError as error:  # a null byte
        raise OSError(errno.EILSEQ, os.strerror(errno.EILSEQ), str(path)) from error
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(found.st_mode):
        raise NotRegular(str(path))
    return found


def of_system(error: OSError) -> Phrase:
    """Return why the system refused; its own words, as a quotation, where we have none."""
    text = _DEVICE if isinstance(error, NotRegular) else _BY_NUMBER.get(error.errno or 0)
    return Phrase(text) if text else Phrase(_OTHER, said=said(error.strerror or error))


def said(words: object) -> str:
    """Return somebody else's words, to be put between quotation marks."""
    return str(words).rstrip(".") or "?"
