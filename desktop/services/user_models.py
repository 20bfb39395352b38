"""The networks the user has taught: files in a folder of their own, kept by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError, ValueRefused

if TYPE_CHECKING:
    from nn_core.digits.familiarity import Familiarity
    from nn_core.network import Network

ENDING = ".safetensors"
LONGEST = 40
"""Characters of a name."""
_ALLOWED = re.compile(r"\w[\w .+()-]*", re.UNICODE)
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class OwnModels:
    """Keeps networks as ``<name>.safetensors``; what ships with the program lies elsewhere.

    - ``folder``: by default ``models`` in the user's data folder; made when the first one is kept.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._read: dict[tuple[Path, int, int], Mapping[str, str] | None] = {}

    @property
    def folder(self) -> Path:
        """Where the files are; it need not exist yet."""
        if self._folder is not None:
            return self._folder
        from desktop.platform.paths import networks_folder

        return networks_folder()

    def names(self) -> tuple[str, ...]:
        """Return the names of all networks whose files can be read, in order."""
        try:
            files = sorted(self.folder.glob(f"*{ENDING}"), key=lambda file: file.stem.casefold())
        except OSError:
            return ()
        files = [file for file in files if _is_text(file.stem) and self._notes(file)]
        return tuple(unicodedata.normalize("NFC", file.stem) for file in files)

    def notes(self, name: str) -> Mapping[str, str]:
        """Return what the file of a network says of it; nothing where it can't be read."""
        return self._notes(self.path(name)) or {}

    def path(self, name: str) -> Path:
        return self.folder / f"{name}{ENDING}"

    def keep(
        self,
        name: str,
        network: Network,
        notes: Mapping[str, str],
        familiarity: Familiarity | None = None,
        taken: Iterable[str] = (),
    ) -> str:
        """Write a network under a new name and return the name as it was written.

        Raises `ValueRefused` if the name can't be used or is taken; `ModelFileError`,
        `DataFileError` if the folder can't be made, or the file can't be written.
        """
        from nn_core.models import save

        name = self.accepted(name, taken)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(self.folder, error) from error
        save(self.path(name), network, notes, familiarity)
        return name

    def delete(self, name: str) -> None:
        """Delete a network; a missing one is no error.

        Raises `ModelFileError` if the file can't be removed.
        """
        try:
            self.path(name).unlink(missing_ok=True)
        except OSError as error:
            raise _unwritable(self.path(name), error) from error

    def rename(self, old: str, new: str, taken: Iterable[str] = ()) -> str:
        """Give a network another name and return it as it was written; see `keep`."""
        new = self.accepted(new, taken, old)
        try:
            self.path(old).rename(self.path(new))
        except OSError as error:
            raise _unwritable(self.path(old), error) from error
        return new

    def accepted(self, name: str, taken: Iterable[str] = (), old: str = "") -> str:
        """Return ``name`` without spaces around it, if it may be used.

        - ``taken``: names that are in use elsewhere, such as those of the shipped networks.
        - ``old``: the name the network has now, which it may keep in other letters.

        Raises `ValueRefused` if it is empty, too long, no file could be called so, or it is taken.
        """
        name = unicodedata.normalize("NFC", name).strip()
        if not name:
            raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "The network needs a name."))
        fits = len(name) <= LONGEST and _ALLOWED.fullmatch(name) and not name.endswith(".")
        if not fits or _DEVICES.fullmatch(name):
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "“{name}” can't be used as a name."),
                QT_TRANSLATE_NOOP("nn_core", "Use up to {most} letters, digits, spaces and - _ ."),
                name=name[: 2 * LONGEST],
                most=LONGEST,
            )
        used = {other.casefold() for other in (*taken, *self.taken())} - {old.casefold()}
        if name.casefold() in used:
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "There is a network called “{name}” already."),
                QT_TRANSLATE_NOOP("nn_core", "Choose another name."),
                name=name,
            )
        return name

    def taken(self) -> list[str]:
        """Return the names of all files, also of those that can't be read: none is overwritten."""
        try:
            found = list(self.folder.glob(f"*{ENDING}"))
        except OSError:
            return []
        return [unicodedata.normalize("NFC", file.stem) for file in found]

    def sweep(self) -> None:
        """Remove what is left of networks whose saving was cut off."""
        from nn_core.util.atomic_write import sweep

        sweep(self.folder, ENDING)

    def _notes(self, file: Path) -> Mapping[str, str] | None:
        """Return what a file says of itself, read once; None where it is no model."""
        from nn_core.models.files import read_notes

        try:
            status = file.stat()
            key = (file, status.st_mtime_ns, status.st_size)
            if key not in self._read:
                self._read[key] = None
                self._read[key] = read_notes(file)
            return self._read[key]
        except (OSError, ModelFileError):
            return None


def _is_text(name: str) -> bool:
    # A name in another encoding can be neither shown nor kept with a digit.
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _unwritable(path: Path, error: OSError) -> ModelFileError:
    from nn_core.util.system_errors import of_system

    return ModelFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” can't be changed: {reason}."),
        QT_TRANSLATE_NOOP("nn_core", "See who may write into its folder."),
        path=path,
        reason=of_system(error),
    )
