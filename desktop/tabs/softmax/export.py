"""Write the table to a file, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError


def save(path: Path, text: str) -> None:
    """Write ``text`` in UTF-8 to ``path``; a file of that name is replaced only by a whole one.

    Raises
    ------
    DataFileError
        If the folder or the disk refuses it.
    """
    # The mark at the start tells spreadsheets that names may be Korean.
    data = text.encode("utf-8-sig")
    file = QSaveFile(str(path))
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if not opened or file.write(data) != len(data) or not file.commit():
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "{name} could not be written."),
            QT_TRANSLATE_NOOP("nn_core", "Choose another folder."),
            name=path.name,
        )
