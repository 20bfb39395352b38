"""What a session is: the state of every tab and the drawing, as a file that can be read by eye."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.platform.version import VERSION
from desktop.services import classroom
from desktop.services.classroom import Tasks
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, DataFileError

if TYPE_CHECKING:
    from nn_core.digits import Drawing

FORMAT = "badak session"
FORMAT_VERSION, WITH_TASKS = 1, 2
"""What is written; a program that knows no tasks must not open a file with some."""
SUFFIX = ".badak"
LARGEST = 32 << 20
"""Bytes of a file; a session of every tab takes some hundred thousand."""
LINE = "badak1:"
"""How the text begins that holds the state of one tab."""


@dataclass(frozen=True)
class Session:
    """What is on the screen, and behind it.

    - ``tabs``: for each tab by its id what its view's ``to_data`` returned. What this program
      doesn't know is kept and written again.
    - ``front``: the tab in front; empty where it does not matter.
    - ``drawing``: the user's; None where it does not matter.
    - ``tasks``: a teacher's, and what was done of them.
    """

    tabs: Mapping[str, Any] = field(default_factory=dict)
    front: str = ""
    drawing: Drawing | None = None
    tasks: Tasks | None = None


def to_text(session: Session) -> str:
    """Return a session as JSON."""
    record = {
        "format": FORMAT,
        "version": FORMAT_VERSION if session.tasks is None else WITH_TASKS,
        "program": VERSION,
        "front": session.front,
        "drawing": _strokes(session.drawing),
        **({} if session.tasks is None else {"class": classroom.to_data(session.tasks)}),
        "tabs": session.tabs,
    }
    return json.dumps(record, ensure_ascii=False, indent=1)


def from_text(text: str) -> Session:
    """Return the session in JSON.

    Raises `DataFileError` if it is none, a newer one or a damaged one.
    """
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_session() from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise _no_session()
    _check_version(record.get("version"))
    tabs, front, strokes = (record.get(name) for name in ("tabs", "front", "drawing"))
    if not isinstance(tabs, dict) or not isinstance(front, str):
        raise _no_session()
    tasks = classroom.from_data(record["class"]) if "class" in record else None
    return Session(tabs, front, _drawing(strokes), tasks)


def read(path: Path) -> Session:
    """Return the session in a file.

    Raises `DataFileError` if it can't be read or holds none; the file is left as it is.
    """
    from nn_core.data.files import opened

    with opened(path) as file:
        found = file.read(LARGEST + 1)
    if len(found) > LARGEST:
        raise _no_session()
    try:
        # A teacher's editor may begin a file with a mark of its own.
        return from_text(found.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _no_session() from error


def write(session: Session, path: Path) -> None:
    """Write a session; an existing file is replaced by a whole one only.

    Raises `DataFileError` if it can't be written.
    """
    write_text(to_text(session), path)


def write_text(text: str, path: Path) -> None:
    """Write what `to_text` returned; see `write`."""
    from nn_core.util.atomic_write import replacing

    with replacing(path) as (file,):
        file.write(_bytes(text))


def to_line(session: Session) -> str:
    """Return a session, mostly of one tab, as a line that can be sent in a message."""
    packed = zlib.compress(_bytes(to_text(session)), 9)
    return LINE + base64.urlsafe_b64encode(packed).decode()


def from_line(line: str) -> Session:
    """Return what `to_line` wrote.

    Raises `DataFileError` if it is none, or not whole.
    """
    try:
        packed = base64.b64decode(line.strip().removeprefix(LINE), b"-_", validate=True)
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(packed, LARGEST)
        whole = unpacker.eof and not unpacker.unused_data
    except (ValueError, zlib.error) as error:
        raise _no_line() from error
    if not whole:
        raise _no_line()
    try:
        return from_text(text.decode())
    except UnicodeDecodeError as error:
        raise _no_line() from error


def is_line(text: str) -> bool:
    """Return whether a text says that it holds the state of a tab."""
    return text.lstrip().startswith(LINE)


def _bytes(text: str) -> bytes:
    # Half a letter, as a damaged file may name one, becomes the escape that JSON has for it: else
    # nothing would be kept from then on.
    return text.encode(errors="backslashreplace")


def _strokes(drawing: Drawing | None) -> Any:
    from desktop.widgets.canvas import drawing_json

    # A picture that was opened lies in a file of the user's own.
    if drawing is None or drawing.image is not None or not drawing.strokes:
        return None
    return json.loads(drawing_json.dumps(drawing))


def _drawing(strokes: object) -> Drawing | None:
    if strokes is None:
        return None
    from nn_core.data.stroke_files import sample_of

    try:
        return sample_of(strokes).drawing()
    except (ValueError, TypeError, OverflowError, BadakError) as error:
        raise _no_session() from error


def _check_version(version: object) -> None:
    if not isinstance(version, int):
        raise _no_session()
    if version > WITH_TASKS:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "This session was saved by a newer version of Badak."),
            QT_TRANSLATE_NOOP("nn_core", "Open it with that version; nothing in it was changed."),
        )


def _no_session() -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "This is no session of Badak, or it is damaged."),
        QT_TRANSLATE_NOOP("nn_core", "A session is saved by File > Save session."),
    )


def _no_line() -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "This line is not whole: a part of it was lost on its way."),
        QT_TRANSLATE_NOOP("nn_core", "Copy it again, from “badak1:” to its end."),
    )
