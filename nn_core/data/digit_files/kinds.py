"""Tell what kind of file lies before one, by its first bytes and then by its ending."""

from __future__ import annotations

import os
import re
import zipfile
from enum import StrEnum
from pathlib import Path

from nn_core.data.files import GZIP, encoding_of, opened, unreadable
from nn_core.data.idx import KINDS
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, DataFileError
from nn_core.util.system_errors import regular

LOOKED_AT = 1 << 12
MAGIC = b"\x93NUMPY"
PICTURES = (
    *(".png", ".jpg", ".jpeg", ".jpe", ".bmp", ".gif", ".svg", ".svgz", ".webp", ".tif", ".tiff"),
    *(".pbm", ".pgm", ".ppm", ".xbm", ".xpm", ".ico"),
)
TABLES = (
    ".csv",
    ".tsv",
    ".tab",
    ".txt",
    ".data",
    ".dat",
    ".arff",
    ".libsvm",
    ".svm",
    ".train",
    ".test",
)
SURE_TABLES = (".csv", ".tsv", ".arff", ".libsvm")
"""Those that are taken for tables in a folder, where a .txt says something about the others."""
TEXT = ".txt"
"""In a folder it may only list labels."""
STROKES = (".jsonl", ".json", ".ndjson", ".inkml", ".unipen", ".upn", ".unp")
ARCHIVES = (".zip", ".tar", ".tgz")
ENDINGS = (*PICTURES, *TABLES, *STROKES, *ARCHIVES, ".npy", ".npz", "ubyte", ".idx", ".gz")
"""What the names of files of digits usually end in; what they hold is told by their bytes."""
UNSAID = (".bin", ".dat", ".data", ".raw", ".img")
"""What the names of files of all kinds end in."""
_PICTURE = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"II*\0", b"MM\0*", b"/* XPM"),
    *(b"#define ", b"\0\0\1\0"),
)
_NETPBM = re.compile(rb"P[1-7][\s#]")
_UNIPEN = re.compile(r"\.[A-Z][A-Z_]+\b")
_IDX = re.compile(r"idx\d|ubyte$|\.idx$")
NETWORKS = (".safetensors", ".pkl", ".pickle", ".npz")
"""What the names of files of networks usually end in."""
_PICKLE = re.compile(rb"\x80[\x02-\x05]|\([dl]p\d+\n|[}\]]q\0|\(?cnumpy[\w.]{0,40}\n")
WEIGHTS_IN_LISTS = re.compile(
    rb"\s*\{\s*(\"[a-z]{1,20}\":\s*[^{}]{0,400}?,\s*)?\"(weights|biases)\":\s*\[\s*\[\s*\["
)
"""How a network begins that was written as lists in JSON."""
_ARRAYS = (b"PAR1", b"ARROW1", b"FEA1", b"\x89HDF", b"MATLAB ", b"SQLite")
_PAGES = (b"%PDF", b"8BPS", b"%!PS", b"AT&TFORM")
_OF_PHONES = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis")
_OTHER_PICTURES = (
    *(".heic", ".heif", ".avif", ".jp2", ".j2k", ".tga", ".pcx", ".psd", ".xcf"),
    *(".eps", ".ai", ".raw", ".cr2", ".cr3", ".nef", ".arw", ".dng"),
)
_PACKED = (b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OTHER_NETWORKS = (".onnx", ".pt", ".pth", ".ckpt", ".keras", ".h5", ".hdf5", ".pb", ".tflite")
OFFICE = {"[Content_Types].xml", "content.xml"}
"""What lies in an archive that is a spreadsheet or another document."""
_NUMBERS = re.compile(r"[\s\d.,;|+\-eE\"'#:]*")


class NetworkFile(DataFileError):
    """A file holds the weights of a network, not digits."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” holds a network, not digits."),
            QT_TRANSLATE_NOOP("nn_core", "My digits > Import adds it to the networks."),
            path=path,
        )
        self.path = path


class Kind(StrEnum):
    """What a file holds."""

    PICTURE = "picture"
    STROKES = "strokes"
    TABLE = "table"
    IDX = "idx"
    NPY = "npy"
    NPZ = "npz"
    PICKLE = "pickle"
    ARCHIVE = "archive"
    FOLDER = "folder"


def kind_of(path: Path) -> Kind:
    """Return what a file or a folder holds, as far as that can be seen before reading it.

    Raises
    ------
    NetworkFile
        If it holds weights.
    DataFileError
        If it can't be opened, or is of no kind that is read.
    """
    try:
        if path.is_dir():
            return Kind.FOLDER
        regular(path)
    except OSError as error:
        raise unreadable(path, error) from error
    with opened(path) as file:
        start = file.read(LOOKED_AT)
    if start[8:9] == b"{" and start[5:8] == bytes(3):
        raise NetworkFile(path)
    if WEIGHTS_IN_LISTS.match(start) or _ends(path, (".safetensors",)):
        raise NetworkFile(path)
    found = _by_bytes(path, start) or _by_text(path, start)
    if found is None:
        raise _foreign(path, start)
    return found


def _foreign(path: Path, start: bytes) -> DataFileError:
    """Return the error for a file of a kind that isn't read, which says what could be done."""
    if start.startswith(_OLD_OFFICE):
        return _of_office(path)
    if what := _instead_of_it(start):
        return DataFileError(
            what, QT_TRANSLATE_NOOP("nn_core", "Get the file itself, by its download."), path=path
        )
    if _ends(path, _OTHER_PICTURES):
        return other_picture(path)
    if _ends(path, _OTHER_NETWORKS):
        return _other_network(path)
    if start.startswith(_ARRAYS):
        do = QT_TRANSLATE_NOOP("nn_core", "Save its arrays by np.savez, or its table as CSV.")
    elif start.startswith(_PAGES):
        do = QT_TRANSLATE_NOOP("nn_core", "Save the page as a picture, such as PNG.")
    elif start.startswith(_PACKED):
        do = QT_TRANSLATE_NOOP("nn_core", "Unpack it first, or pack it as .zip, .tar or .gz.")
    else:
        return unknown(path)
    return DataFileError(unknown(path).what, do, path=path)


def _instead_of_it(start: bytes) -> str:
    """Return what is said of a text that came instead of a file; nothing if it is no such one."""
    if start.startswith(b"version https://git-lfs"):
        return QT_TRANSLATE_NOOP("nn_core", "“{path}” only says where Git LFS keeps the file.")
    if re.match(rb"\s*<(!doctype html|html)", start, re.IGNORECASE) and b"<svg" not in start:
        return QT_TRANSLATE_NOOP("nn_core", "“{path}” is a web page, not what it links to.")
    return ""


def is_from_phone(start: bytes) -> bool:
    """Whether a picture is HEIC or AVIF, the same box with other contents; some systems read it."""
    return start[4:8] == b"ftyp" and start[8:12] in _OF_PHONES


def other_picture(path: Path) -> DataFileError:
    """Return the error for a picture of a kind that can't be decoded."""
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” is a picture of a kind that isn't read here."),
        QT_TRANSLATE_NOOP(
            "nn_core", "Save it as JPEG or PNG; phones do so when the picture is sent by mail."
        ),
        path=path,
    )


def _other_network(path: Path) -> DataFileError:
    return DataFileError(
        unknown(path).what,
        QT_TRANSLATE_NOOP("nn_core", "From PyTorch or Keras, save them as .safetensors or .npz."),
        path=path,
    )


def _by_bytes(path: Path, start: bytes) -> Kind | None:
    if start.startswith(MAGIC):
        return Kind.NPY
    if _PICKLE.match(start):
        return Kind.PICKLE
    if start.startswith(b"PK\3\4") or start.startswith(b"PK\5\6"):
        return _of_zip(path)
    if _is_idx(start):
        return Kind.IDX
    if start[257:262] == b"ustar":
        return Kind.ARCHIVE
    if start.startswith(_PICTURE) or _NETPBM.match(start) or is_from_phone(start):
        return Kind.PICTURE
    if start.startswith(GZIP):
        return Kind.STROKES if _ends(path, STROKES) else None
    return None


def _of_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Kind.NPZ if _ends(path, (".npz",)) else Kind.ARCHIVE
    if OFFICE & set(names) or any(name.endswith(".iwa") for name in names):
        raise _of_office(path)
    if any(name.endswith("/data.pkl") for name in names) or "model.weights.h5" in names:
        raise _other_network(path)
    if not names or not all(name.endswith(".npy") for name in names):
        return Kind.ARCHIVE
    return Kind.NPZ


def _by_text(path: Path, start: bytes) -> Kind | None:
    encoding = encoding_of(start)
    text = start.decode(encoding or "utf-8", "replace").lstrip("\ufeff \t\r\n")
    if _instead_of_it(start) or start.startswith((*_PAGES, *_PACKED)):
        return None  # whatever it is called
    if _ends(path, PICTURES) and not text.startswith(("{", "[")):
        return Kind.PICTURE
    if text.startswith(("{", "[")) or _UNIPEN.match(text):
        return Kind.STROKES
    if text.startswith("<"):
        if re.search(r"<(\w+:)?ink[\s>]", text):
            return Kind.STROKES
        return Kind.PICTURE if "<svg" in text else None
    if _ends(path, STROKES):
        return Kind.STROKES
    if b"\0" in start and encoding is None:
        return None
    looks = _ends(path, TABLES) or _NUMBERS.fullmatch(text[:1000]) or text.count(",") > 60
    return Kind.TABLE if looks else None


def _ends(path: Path, endings: tuple[str, ...]) -> bool:
    return path.name.lower().removesuffix(".gz").endswith(endings)


def unknown(path: Path) -> DataFileError:
    """Return the error for a file of a kind that isn't read, which names those that are."""
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” is of no kind that is read here."),
        QT_TRANSLATE_NOOP(
            "nn_core",
            "Use pictures; tables (CSV); IDX, .npz or .npy; strokes as JSON, InkML or UNIPEN; "
            "folders or .zip files of these.",
        ),
        path=path,
    )


def _of_office(path: Path) -> DataFileError:
    return DataFileError(
        QT_TRANSLATE_NOOP("nn_core", "“{path}” is a document of an office program."),
        QT_TRANSLATE_NOOP("nn_core", "Save the sheet with the digits as CSV."),
        path=path,
    )


def may_hold_digits(name: str) -> bool:
    """Whether a file in a folder is worth a look, by its name."""
    bare = name.lower().removesuffix(".gz")
    return bare.endswith((*PICTURES, *SURE_TABLES, *STROKES, ".npy", ".npz")) or bool(
        _IDX.search(bare)
    )


def is_idx(entry: os.DirEntry[str]) -> bool:
    """Whether a file in a folder is IDX although its name says nothing of it."""
    bare = entry.name.lower().removesuffix(".gz")
    if "." in bare and not bare.endswith(UNSAID):
        return False
    try:
        with opened(Path(entry)) as file:
            return _is_idx(file.read(4))
    except BadakError:
        return False


def _is_idx(start: bytes) -> bool:
    return len(start) > 3 and start[:2] == b"\0\0" and start[2] in KINDS and 1 <= start[3] <= 4
