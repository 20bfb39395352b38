"""Downloads MNIST when the user asks for it: from one of several places, whole or not at all."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.platform.paths import data_dir
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError, Phrase
from nn_core.util.atomic_write import LEFT_AFTER

FILES: Mapping[str, tuple[int, str]] = {
    "train-images-idx3-ubyte.gz": (
        9_912_422,
        "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
    ),
    "train-labels-idx1-ubyte.gz": (
        28_881,
        "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
    ),
    "t10k-images-idx3-ubyte.gz": (
        1_648_877,
        "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
    ),
    "t10k-labels-idx1-ubyte.gz": (
        4_542,
        "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
    ),
}
"""The four files as their authors give them: bytes and SHA-256 of each."""
SOURCES = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)
"""Asked in turn, until one has given what it should."""
STALLED = 8.0
"""Seconds without a byte after which another place is asked."""
CHUNK = 1 << 14
"""Bytes that are read at a time."""
TICK = 0.1
"""Seconds between two looks at how far it is; a job is cancelled there."""
_NO_NETWORK = QT_TRANSLATE_NOOP("nn_core", "there is no connection")
_REFUSED = QT_TRANSLATE_NOOP("nn_core", "the server answered {status}")
_STALLED = QT_TRANSLATE_NOOP("nn_core", "the server fell silent")
_DAMAGED = QT_TRANSLATE_NOOP("nn_core", "what came is not MNIST, or not whole")


@dataclass(frozen=True)
class Fetched:
    """How much is there.

    - ``done``, ``total``: bytes, of all four files.
    """

    done: int
    total: int

    @property
    def fraction(self) -> float:
        """From 0 to 1."""
        return min(1.0, self.done / max(self.total, 1))


class _Stopped(Exception):
    """Nobody wants the rest any more."""


def folder() -> Path:
    """Return where the files are kept."""
    return data_dir() / "mnist"


def is_there(where: Path | None = None) -> bool:
    """Return whether all four files are in the folder, in their right sizes."""
    where = where or folder()
    try:
        return all((where / name).stat().st_size == size for name, (size, _) in FILES.items())
    except OSError:
        return False


def downloading(
    where: Path | None = None,
    sources: Sequence[str] | None = None,
    files: Mapping[str, tuple[int, str]] = FILES,
    stalled: float = STALLED,
) -> Iterator[Fetched]:
    """Download what is not there yet and yield how far it is; a job.

    A file takes its place only when it is whole and its SHA-256 is right. A job that is closed
    leaves the thread that reads the network to itself: it ends at the next byte, or when the server
    has been silent for ``stalled`` seconds, and keeps nothing.

    Raises `DataFileError` if no place gives the files, or they can't be written.
    """
    where, sources = where or folder(), sources or SOURCES
    total = sum(size for size, _ in files.values())
    told: queue.SimpleQueue[int | BaseException | None] = queue.SimpleQueue()
    stop = threading.Event()
    fetch = _Fetch(where, sources, files, stalled, told.put, stop)
    threading.Thread(target=fetch, name="download", daemon=True).start()
    done = 0
    try:
        while True:
            yield Fetched(done, total)
            news: int | BaseException | None = 0
            try:
                news = told.get(timeout=TICK)
                while isinstance(news, int):
                    done = news
                    news = told.get_nowait()
            except queue.Empty:
                continue
            if news is None:
                yield Fetched(total, total)
                return
            if isinstance(news, BaseException):
                raise news
    finally:
        stop.set()


class _Fetch:
    """What runs in a thread of its own: reading a network can't be cut into short pieces."""

    def __init__(
        self,
        where: Path,
        sources: Sequence[str],
        files: Mapping[str, tuple[int, str]],
        stalled: float,
        tell: Any,
        stop: threading.Event,
    ) -> None:
        self._where, self._sources, self._files = where, sources, files
        self._stalled, self._tell, self._stop = stalled, tell, stop
        self._before = 0

    def __call__(self) -> None:
        """Fetch all files; tell bytes, at the end None, or what went wrong."""
        try:
            _sweep(self._where)
            for name, (size, digest) in self._files.items():
                self._file(name, size, digest)
                self._before += size
            self._tell(None)
        except _Stopped:
            pass
        except BaseException as error:
            self._tell(error)

    def _file(self, name: str, size: int, digest: str) -> None:
        reason = Phrase(_NO_NETWORK)
        for source in self._sources:
            try:
                self._from(source, name, size, digest)
            except (_Stopped, DataFileError):
                raise
            except Exception as error:
                logging.getLogger(__name__).info("%s: %r", name, error)
                reason = _reason(error)
            else:
                return
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "MNIST could not be downloaded: {reason}."),
            QT_TRANSLATE_NOOP(
                "nn_core", "Try again later, or name a folder that holds its four files."
            ),
            reason=reason,
        )

    def _from(self, source: str, name: str, size: int, digest: str) -> None:
        try:
            import pooch  # here, since few ask for it
        except ImportError as error:
            raise DataFileError(
                QT_TRANSLATE_NOOP("nn_core", "What downloads files is not installed: {package}."),
                QT_TRANSLATE_NOOP(
                    "nn_core", "Install it, or name a folder that holds the four files of MNIST."
                ),
                package="pooch",
            ) from error
        pooch.get_logger().setLevel(logging.WARNING)
        downloader = pooch.HTTPDownloader(
            progressbar=_Meter(self, size), timeout=self._stalled, chunk_size=CHUNK
        )
        try:
            pooch.retrieve(
                source + name, f"sha256:{digest}", name, self._where, downloader=downloader
            )
        except OSError as error:
            if _of_network(error):
                raise
            raise DataFileError(
                QT_TRANSLATE_NOOP("nn_core", "“{path}” can't be written."),
                QT_TRANSLATE_NOOP("nn_core", "See who may write into its folder."),
                path=self._where,
            ) from error

    def count(self, done: int) -> None:
        """Tell how much of the present file is there, or end."""
        if self._stop.is_set():
            raise _Stopped
        self._tell(self._before + done)


class _Meter:
    """What pooch takes for a progress bar; it ends what goes on beyond the size it should have."""

    def __init__(self, fetch: _Fetch, size: int) -> None:
        self._fetch, self._size = fetch, size
        self.total = 0
        """Set by pooch to what the server says."""
        self._done = 0

    def update(self, amount: int) -> None:
        """Count bytes; a chunk counts as whole, the last one too."""
        self._done += amount
        if self._done > self._size + CHUNK:
            raise ValueError("longer than it should be")
        self._fetch.count(min(self._done, self._size))

    def reset(self) -> None:
        """Begin to count anew: pooch counts everything once more at the end."""
        self._done = 0

    def close(self) -> None:
        """There is nothing to close."""


def _sweep(where: Path) -> None:
    """Remove what was left when the program was killed in the middle of a download."""
    for path in where.glob("tmp*"):
        if time.time() - path.stat().st_mtime > LEFT_AFTER:
            path.unlink(missing_ok=True)


def _of_network(error: BaseException) -> bool:
    import requests

    return isinstance(error, requests.exceptions.RequestException)


def _reason(error: BaseException) -> Phrase:
    import requests

    if isinstance(error, requests.exceptions.HTTPError) and error.response is not None:
        return Phrase(_REFUSED, status=error.response.status_code)
    if isinstance(error, requests.exceptions.Timeout) or "timed out" in str(error).lower():
        return Phrase(_STALLED)
    if isinstance(error, requests.exceptions.ConnectionError) and not _begun(error):
        return Phrase(_NO_NETWORK)
    return Phrase(_DAMAGED)


def _begun(error: BaseException) -> bool:
    """Return whether a connection had been made before it broke."""
    return "IncompleteRead" in str(error) or "Connection broken" in str(error)
