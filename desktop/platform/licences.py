"""What the program is made of, under which licences, and where their texts are."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from desktop.platform import package_files


@dataclass(frozen=True)
class Part:
    """One thing inside the program that others made.

    - ``licence``: SPDX expression, or the words of its authors.
    - ``package``: its name as an installed package; empty for bundled files.
    """

    name: str
    licence: str
    package: str = ""


PARTS = (
    Part("Qt for Python (PySide6)", "LGPL-3.0-only", "PySide6-Essentials"),
    Part("Python", "PSF-2.0"),
    Part("NumPy", "BSD-3-Clause", "numpy"),
    Part("pyqtgraph", "MIT", "pyqtgraph"),
    Part("safetensors", "Apache-2.0", "safetensors"),
    Part("msgspec", "BSD-3-Clause", "msgspec"),
    Part("platformdirs", "MIT", "platformdirs"),
    Part("ziamath", "MIT", "ziamath"),
    Part("ziafont", "MIT", "ziafont"),
    Part("latex2mathml", "MIT", "latex2mathml"),
    Part("Pygments", "BSD-2-Clause", "pygments"),
    Part("pooch", "BSD-3-Clause", "pooch"),
    Part("Requests", "Apache-2.0", "requests"),
    Part("urllib3", "MIT", "urllib3"),
    Part("certifi", "MPL-2.0", "certifi"),
    Part("idna", "BSD-3-Clause", "idna"),
    Part("charset-normalizer", "MIT", "charset-normalizer"),
    Part("packaging", "Apache-2.0 OR BSD-2-Clause", "packaging"),
    Part("Pretendard", "OFL-1.1"),
    Part("STIX Two Math", "OFL-1.1"),  # in ziamath
    Part("DejaVu Sans", "Bitstream-Vera"),  # in ziafont
    Part("ICU", "Unicode-DFS-2016"),  # in Qt
)
DATA = (
    Part("MNIST (LeCun, Cortes, Burges)", "CC BY-SA 3.0"),
    Part("UCI Pen-Based Recognition of Handwritten Digits (Alpaydin, Alimoglu)", "CC BY 4.0"),
    Part("Omniglot (Lake, Salakhutdinov, Tenenbaum)", "MIT"),
    Part("mnist 1.1.0, 10,000 digits as JSON (Cazala)", "MIT"),
)


def version(part: Part) -> str:
    """Return the installed version of a part; empty where it has none."""
    found = _distribution(part)
    return found.version if found is not None else ""


def texts() -> str:
    """Return the full texts of all licences that come with the program or its packages."""
    found: list[tuple[str, str]] = []
    for part in PARTS:
        found += [(part.name, text) for text in _package_texts(part)]
    for folder in ("fonts", "licences"):
        files = sorted(package_files.path(folder).glob("*LICENSE*"))
        found += [(file.stem, _read(file)) for file in files]
    return "\n\n".join(f"{'═' * 8} {name}\n\n{text}" for name, text in found)


def _distribution(part: Part) -> Distribution | None:
    if not part.package:
        return None
    try:
        return distribution(part.package)
    except PackageNotFoundError:
        return None


def _package_texts(part: Part) -> list[str]:
    found = _distribution(part)
    files = (found.files or []) if found is not None else []
    chosen = [file for file in files if "licenses" in file.parts and len(file.parts) == 3]
    return [_read(Path(str(file.locate()))) for file in chosen]


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
