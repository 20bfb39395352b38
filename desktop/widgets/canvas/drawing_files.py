"""Take drawings from files, drops and the clipboard, and give them out again."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import thread_time
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QColor, QDropEvent, QImage

from desktop.services.i18n import phrase_text
from desktop.widgets.canvas import drawing_json, ink, picture_reading
from desktop.widgets.canvas.ink import samples_of
from desktop.widgets.canvas.photo_crop import PhotoCrop
from desktop.widgets.painted.colormap import as_png
from nn_core.digits import Drawing, Recogniser, Stroke
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError, Told

if TYPE_CHECKING:
    from nn_core.data.digit_files import Notes, Sample

SIDE = 280


def svg(drawing: Drawing, png: Callable[[Drawing], bytes]) -> str:
    """Return the drawing as an SVG document, black on white.

    - ``png``: makes the picture that an opened image is embedded as.
    """
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">',
        f'<rect width="{SIDE}" height="{SIDE}" fill="white"/>',
    ]
    if drawing.image is not None:
        data = b64encode(png(Drawing(strokes=(), image=drawing.image))).decode()
        lines.append(f'<image width="{SIDE}" height="{SIDE}" href="data:image/png;base64,{data}"/>')
    lines += [_stroke(stroke) for stroke in drawing.strokes]
    return "\n".join([*lines, "</svg>", ""])


def _stroke(stroke: Stroke) -> str:
    colour = "white" if stroke.erase else "black"
    samples = samples_of(stroke)
    style = f'fill="none" stroke="{colour}" stroke-linecap="round" stroke-linejoin="round"'
    if np.ndim(stroke.width) == 0 or len(samples) == 1:
        points = " ".join(f"{x * SIDE:.2f},{y * SIDE:.2f}" for x, y, _ in samples)
        # A point alone gets its round dot from a line that goes nowhere.
        path = f"M{points.replace(' ', ' L')}" + (" h0" if len(samples) == 1 else "")
        return f'<path d="{path}" stroke-width="{samples[0][2] * SIDE:.2f}" {style}/>'
    pieces = [
        f'<path d="M{a[0] * SIDE:.2f},{a[1] * SIDE:.2f} L{b[0] * SIDE:.2f},{b[1] * SIDE:.2f}" '
        f'stroke-width="{(a[2] + b[2]) / 2 * SIDE:.2f}"/>'
        for a, b in pairwise(samples)
    ]
    return f"<g {style}>{''.join(pieces)}</g>"


STROKES = "application/x-badak-drawing"
"""The clipboard's name for a drawing with its strokes."""
Reader = Callable[[], Recogniser | None]
MOST_COUNTED = 1000
"""Digits of a file that are counted before the first one is shown."""
LONGEST = 1.5
"""Seconds of the processor's time that are spent on a file before its first digit is shown."""
SAVED_SIDE = 560
"""Pixels of a saved picture's side: twenty to each of the network's."""


def may_hold_drawing(mime: QMimeData) -> bool:
    """Whether it is worth a look: strokes, a picture, or files."""
    return mime.hasFormat(STROKES) or mime.hasImage() or mime.hasUrls()


@dataclass(frozen=True, eq=False)
class Opened:
    """What was read of a file.

    - ``photo``: the picture that the drawing was found in.
    """

    drawing: Drawing
    told: Told | None = None
    photo: PhotoCrop | None = None


def files_in(mime: QMimeData | None) -> list[Path]:
    """Return the files of what is on the clipboard or in a drop; strokes come before them."""
    if mime is None or mime.hasFormat(STROKES):
        return []
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def accept_copy(event: QDropEvent) -> None:
    """Take what is dropped as a copy: whoever is told that it was moved deletes their file."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def only_first(files: Sequence[Path]) -> Told:
    """Return what is told of several files where one is read."""
    return Told(
        QT_TRANSLATE_NOOP("nn_core", "Of {count} files only “{name}” was opened."),
        QT_TRANSLATE_NOOP("nn_core", "My digits > Browse imports a whole folder."),
        count=len(files),
        name=files[0].name,
    )


def drawing_in(mime: QMimeData | None) -> Drawing | PhotoCrop:
    """Return strokes of the clipboard or a drop, or a picture in which ink is still to be found.

    Raises `DataFileError` if it holds neither.
    """
    if mime is None:
        raise _nothing()
    if mime.hasFormat(STROKES):
        return drawing_json.loads(bytes(mime.data(STROKES).data()).decode("utf-8", "replace"))
    image = mime.imageData() if mime.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        raise _nothing()
    return PhotoCrop(image)


def looking(crop: PhotoCrop) -> Iterator[Opened]:
    """Find the ink in a picture that is there already, or in a part of it."""
    yield Opened(crop.drawing(), photo=crop)


def reading(path: Path, reader: Reader | None = None) -> Iterator[Opened | None]:
    """Read a picture, or the first drawing with ink of a file; yield nothing meanwhile, and it.

    - ``reader``: returns the network that is asked whether digits lie on their side.

    Raises `NetworkFile` if it is a file that holds a network; `DataFileError` if the file can't be
    taken, or there is no ink in it.
    """
    # Here, since the window opens without it.
    from nn_core.data.digit_files.kinds import Kind, kind_of
    from nn_core.data.digit_files.reading import missing
    from nn_core.errors import Phrase

    picture_reading.check_file(path, picture=False)
    if kind_of(path) is not Kind.PICTURE:
        yield from _first_of(path, None if reader is None else reader())
        return
    photo = picture_reading.read_photo(path)
    yield None
    phrases = [Phrase(said, count=1) for said in missing(photo.cut_short, photo.pages)]
    told = Told("{changes}", changes=" ".join(f"{phrase_text(phrase)}." for phrase in phrases))
    crop = PhotoCrop(photo.image)
    yield Opened(crop.drawing(), told if phrases else None, crop)


def _nothing() -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "There is no picture to take."),
        QT_TRANSLATE_NOOP("nn_core", "Copy or drop a picture, a drawing or a file of strokes."),
    )


def _first_of(path: Path, reader: Recogniser | None) -> Iterator[Opened | None]:
    # Here, since the window opens without it.
    from desktop.widgets.canvas.picture_reading import decode
    from nn_core.data.digit_files import Means, Notes, Sample, read_digits

    notes = Notes()
    kept: Drawing | None = None
    count = 0
    until = thread_time() + LONGEST
    for step in read_digits(path, Means(decode, reader), notes):
        if isinstance(step, Sample):
            count += 1
            if kept is None and _is_shown(step):
                kept = step.drawing
        late = thread_time() > until
        if kept is not None and (late or count >= MOST_COUNTED):
            yield Opened(kept, _told(path, f"{count}+", notes))
            return
        if late:
            raise _takes_long(path)
        yield None
    if kept is None:
        raise notes.errors[0] if notes.errors else _without_ink(path)
    yield Opened(kept, _told(path, str(count) if count > 1 else "", notes))


def _is_shown(sample: Sample) -> bool:
    """Whether there is something to see; a picture without ink of its own is shown as well."""
    image = sample.drawing.image
    return bool(sample.drawing.strokes) if image is None else sample.alone or bool(image.any())


def _told(path: Path, count: str, notes: Notes) -> Told | None:
    changes = " ".join(f"{phrase_text(phrase)}." for phrase in notes.changes)
    if count or notes.bad:
        return Told(
            QT_TRANSLATE_NOOP(
                "nn_core", "“{name}” holds {count} digits; this is the first one. {changes}"
            ),
            QT_TRANSLATE_NOOP("nn_core", "My digits > Import takes all of them."),
            name=path.name,
            count=count or "1",
            changes=changes,
        )
    return Told("{changes}", changes=changes) if changes else None


def _takes_long(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{name}” takes long to read."),
        QT_TRANSLATE_NOOP("nn_core", "My digits > Import reads it beside everything else."),
        name=path.name,
    )


def _without_ink(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "There is no ink in “{name}”."),
        QT_TRANSLATE_NOOP("nn_core", "Choose another file."),
        name=path.name,
    )


def to_mime(drawing: Drawing) -> QMimeData:
    """Return the drawing as a picture for other programs and as strokes for this one."""
    mime = QMimeData()
    mime.setImageData(_black_on_white(drawing))
    if drawing.image is None:
        mime.setData(STROKES, QByteArray(drawing_json.dumps(drawing).encode()))
    return mime


def save(drawing: Drawing, path: Path) -> None:
    """Write the drawing as PNG, SVG or a line of strokes, by the ending of ``path``.

    Raises `DataFileError` if the ending is another one, the place can't be written, or a picture
    that was opened would have to become strokes.
    """
    ending = path.suffix.lower()
    if ending == ".png":
        _write(path, png(drawing))
    elif ending == ".svg":
        _write(path, svg(drawing, png).encode())
    elif ending == ".jsonl":
        _write(path, drawing_json.dumps(drawing).encode() + b"\n")
    else:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "A drawing can't be saved as “{ending}”."),
            QT_TRANSLATE_NOOP("nn_core", "Let the name end in .png, .svg or .jsonl."),
            ending=ending,
        )


def png(drawing: Drawing) -> bytes:
    """Return the drawing as a PNG picture, black on white."""
    return as_png(_black_on_white(drawing))


def _black_on_white(drawing: Drawing) -> QImage:
    picture = ink.render(drawing, SAVED_SIDE, QColor("black"), QColor("white"))
    return picture.convertToFormat(QImage.Format.Format_RGB32)


def _write(path: Path, content: bytes) -> None:
    """Replace the file at once or not at all."""
    from nn_core.util.atomic_write import replacing

    with replacing(path) as (file,):
        file.write(content)
