"""Named scores from what was pasted: out of a spreadsheet, an array as it is printed, or lines."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from itertools import pairwise

from nn_core.data.written_numbers import (
    LONGEST,
    Signs,
    is_ambiguous,
    is_name,
    is_number,
    is_share,
    number,
    plain,
    signs_of,
)
from nn_core.errors import QT_TRANSLATE_NOOP, Phrase, ValueRefused

MOST_CHARACTERS = 100_000
"""Of a text; twenty classes take a few hundred."""
LEAST_GROUPED = 1000
"""The least number that has a sign between its thousands."""
# What may be long has an end: 50,000 letters or spaces would be gone through from each of them.
_ARRAY = re.compile(
    r"(?:[^\W\d][\w.]{0,99}\s{0,99}=\s{0,99})?(?:[^\W\d][\w.]{0,99})?\(?\s{0,99}(?=\[)"
)
_SPACED = re.compile(r"[+-]?[1-9]\d{0,2}( \d{3})+([.,]\d*)?", re.ASCII)
_LATEX = re.compile(r"\\(?:begin|end)\{[a-zA-Z*]+\}(?:\{[clr|]*\})?|\\(?:hline|left|right)\b|\$")
_VECTOR = re.compile(r"((?:\b[^\W\d][\w.]{0,99}\s{0,99}(?:=|<-)\s{0,99})?)c\(([^()]*)\)")
_COMMENT = re.compile(r"(?<=[\d\s,;\]])[ \t]{0,99}(?:#|//)[ \t][^\n]*")
_AFTER_ARRAY = re.compile(
    r",?\s{0,99}(?:dtype|device|requires_grad|grad_fn|shape)\s*=.*\Z", re.DOTALL
)
_RULE = re.compile(r"[\s|:+=]*-[\s|:+=]*-[\s|:+=-]*|\s*\|[\s:]*-[\s:]*\|\s*")
_SCALAR = re.compile(r"\b(?:np\.|numpy\.)?(?:float|int|uint)\d{1,3}\(([^()\n]{0,60})\)")
_AROUND = (
    re.compile(r"\A(?:(?:>>>|In\s?\[\d+\]:)[^\n]*\n|Out\s?\[\d+\]:|[ \r\n])+(?=\S|\t)"),
    re.compile(r"\AParameter containing:\s+"),
    re.compile(r"\A<tf\.Tensor:[^\[]{0,200}numpy=(?=array)"),
    re.compile(r"\Aans\s{0,9}=\s{0,9}"),
    re.compile(r"^[ \t]{0,9}\[\d+\][ \t]{1,9}(?=[-+\d.])", re.MULTILINE),
    re.compile(r"\n(?:Name: [^\n]{0,200}, )?(?:Length: \d+, )?dtype: \w+\Z"),
    re.compile(r"(?<=[\])}]);\Z"),
)
"""What prompts and libraries print round numbers: IPython, TensorFlow, MATLAB, R, pandas."""
_PRINTED = re.compile(r"\A[^\W\d]\w{0,99}\s?=[ \t]*(?:\r?\n[ \t]*){2,9}")
_COLUMNS = re.compile(r"\bColumns? \d+(?: (?:through|and|to) \d+)?:?")
_FACTOR = re.compile(r"(?:\A|(?<=\s))(1(?:\.0+)?e[+-]?\d{1,3})\s{1,9}\*(?=\s)")
"""What MATLAB and Octave print before numbers: their name, which columns, and a common factor."""
_QUOTED = re.compile(r"\"\s{0,99},|,\s{0,99}\"")
_NAMED = re.compile(
    r"[\"']?(?=[^\"':=]{0,300}?[^\W\d])(?P<name>[^\"':=]{1,300}?)[\"']?\s*[:=]\s*(?P<score>\S.*)"
)
_HEADING = QT_TRANSLATE_NOOP("nn_core", "The first row was taken for a heading: {names}")
_ASIDE = QT_TRANSLATE_NOOP("nn_core", "Only the first numbers of each row were taken, not: {names}")
_COMMENTS = QT_TRANSLATE_NOOP("nn_core", "Comments were left out: {texts}")
_TURNED = QT_TRANSLATE_NOOP("nn_core", "The table lay on its side and was turned")
_THOUSANDS = QT_TRANSLATE_NOOP("nn_core", "Commas were read as thousands: {typed} is {value}")
_PER_CENT = QT_TRANSLATE_NOOP("nn_core", "Per cent were read as hundredths: {typed} is {value}")
_FACTORED = QT_TRANSLATE_NOOP(
    "nn_core", "All numbers were multiplied by {factor}, as written there"
)
_POINTS = QT_TRANSLATE_NOOP("nn_core", "Points were read as thousands: {typed} is {value}")
_DECIMALS = QT_TRANSLATE_NOOP("nn_core", "Commas were read as decimal points: {typed} is {value}")

Rows = list[list[str]]


@dataclass(frozen=True)
class Pasted:
    """Classes, and what was done to get them.

    Attributes
    ----------
    names : tuple of str or None
        None where the text has none.
    """

    names: tuple[str | None, ...]
    scores: tuple[float, ...]
    told: tuple[Phrase, ...] = ()


def parse(text: str) -> Pasted:
    """Return the classes in a text.

    Parameters
    ----------
    text : str
        Rows of one cell (the score) or more (the name, then the score), with tabs, semicolons,
        commas, bars or spaces between them; a single row of numbers stands for a column; names
        above numbers lie on their side. A first row of letters without a digit is a heading.

    Raises
    ------
    ValueRefused
        If a row has no number where the score should be, or one that may be two.
    """
    if len(text) > MOST_CHARACTERS:
        raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "That is too much to paste."))
    told: list[Phrase] = []
    text, factor = _unscaled(text, told)
    rows = [row for row in _rows(_bare(text, told)) if any(cell.strip() for cell in row)]
    if not rows:
        raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "There is nothing to paste."))
    numbered = _upright(list(enumerate(rows, 1)), told)
    _check_width(numbered)
    signs = signs_of(cell for _, row in numbered for cell in row)
    names = tuple(plain_name(row[0]) if len(row) > 1 else None for _, row in numbered)
    scores = tuple(number(_score(row), signs, place) * factor for place, row in numbered)
    if shares := [
        (row, score)
        for (_, row), score in zip(numbered, scores, strict=True)
        if is_share(_score(row))
    ]:
        typed = _score(shares[0][0]).strip()
        told.append(Phrase(_PER_CENT, typed=typed, value=f"{shares[0][1]:.10g}"))
    _tell_of_commas(numbered, scores, signs, told)
    return Pasted(names, scores, tuple(told))


def _unscaled(text: str, told: list[Phrase]) -> tuple[str, float]:
    """Return what MATLAB and Octave print without its name, and the factor that they put before."""
    text = _PRINTED.sub("", text.strip("\ufeff \r\n"))
    if _COLUMNS.search(text):
        text = " ".join(_COLUMNS.sub("", text).split())
    found = _FACTOR.search(text)
    if found is None:
        return text, 1.0
    told.append(Phrase(_FACTORED, factor=found[1]))
    return _FACTOR.sub(" ", text), float(found[1])


def plain_name(cell: str) -> str | None:
    """Return the name in a cell; None for an empty one."""
    return cell.strip().strip('"').strip() or None


def _score(row: list[str]) -> str:
    return row[1] if len(row) > 1 else row[0]


def _upright(rows: list[tuple[int, list[str]]], told: list[Phrase]) -> list[tuple[int, list[str]]]:
    """Return rows of a name and a score, or of a score, from a table of any of the layouts."""
    cells = [row for _, row in rows]
    if len(cells) == 2 and (pair := _on_its_side(*cells)):
        told.append(Phrase(_TURNED))
        return [(2, list(both)) for both in zip(*pair, strict=True)]
    if len(cells) == 1 and len(cells[0]) > 1 and not is_name(cells[0][0]):
        return [(1, [cell]) for cell in cells[0] if cell.strip()]
    if len(cells) > 1 and is_name(_score(cells[0])) and not any(map(is_number, cells[0][1:])):
        told.append(Phrase(_HEADING, names=", ".join(cell.strip() for cell in cells[0])))
        rows = rows[1:]
    if any(len(row) > 2 and is_name(row[0]) for _, row in rows):
        aside = [cell.strip() for _, row in rows for cell in row[2:] if cell.strip()]
        if aside:
            told.append(Phrase(_ASIDE, names=", ".join(aside[:3]) + " …" * (len(aside) > 3)))
        rows = [(place, row[:2]) for place, row in rows]
    return rows


def _on_its_side(first: list[str], second: list[str]) -> tuple[list[str], list[str]] | None:
    """Return names and scores where names stand above numbers, perhaps with a word before each."""
    if len(first) != len(second) or len(first) < 2:
        return None
    start = 1 if len(first) > 2 and not is_number(second[0]) else 0
    names, scores = first[start:], second[start:]
    above = not any(map(is_number, names)) and any(map(is_name, names))
    return (names, scores) if above and all(map(is_number, scores)) else None


def _check_width(rows: list[tuple[int, list[str]]]) -> None:
    """Refuse rows of several numbers, of which one would be taken and the others lost.

    Two of them may be a number that counts the rows, as a name, and the score.
    """
    counted = _counts([row[0] for _, row in rows])
    for place, row in rows:
        cells = [cell for cell in row if cell.strip()]
        if len(cells) > 2 or (len(cells) == 2 and not counted and all(map(is_number, cells))):
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "Row {row} holds several numbers."),
                QT_TRANSLATE_NOOP("nn_core", "Paste one row, or one column of numbers."),
                row=place,
            )


def _counts(names: list[str]) -> bool:
    """Whether names are numbers that count, as 0, 1, 2 or 2023, 2024; or not all are numbers."""
    if not all(map(is_number, names)):
        return True
    bare = [plain(name) for name in names]
    return all(name.isdigit() for name in bare) and all(
        int(b) - int(a) == 1 for a, b in pairwise(bare)
    )


def _tell_of_commas(
    rows: list[tuple[int, list[str]]], scores: tuple[float, ...], signs: Signs, told: list[Phrase]
) -> None:
    for (_, row), score in zip(rows, scores, strict=True):
        text = _score(row).strip()
        # By itself 1,2 may be meant as two numbers.
        alone = len(rows) == 1 and text.count(",") == 1 and "." not in text
        points = "," not in text and text.count(".") == 1 and abs(score) >= LEAST_GROUPED
        points = points and signs == Signs(decimal_comma=True)
        if alone or points or is_ambiguous(text):
            said = _POINTS if points else _THOUSANDS if signs.decimal_point else _DECIMALS
            told.append(Phrase(said, typed=text, value=f"{score:.10g}"))
            return


def _bare(text: str, told: list[Phrase]) -> str:
    """Return a text without what programs put round numbers: LaTeX's, R's and their comments."""
    text = text.strip("\ufeff \r\n")
    if "\\begin" in text or "$" in text[:1]:
        text = _LATEX.sub("", text).replace("\\\\", "\n").replace("&", "\t").strip()
    text = _SCALAR.sub(r"\1", text)
    for around in _AROUND:
        text = around.sub("", text)
    text = _VECTOR.sub(r"\1[\2]", text).replace("<- [", "= [")
    if comments := [found.strip() for found in _COMMENT.findall(text)]:
        told.append(Phrase(_COMMENTS, texts=" ".join(comments[:3]) + " …" * (len(comments) > 3)))
        text = _COMMENT.sub("", text)
    return text


def _rows(text: str) -> Rows:
    """Return the cells of each row that has any."""
    array = _of_array(text)
    if array is not None:
        return array
    lines = [line for line in text.splitlines() if line.strip() and not _RULE.fullmatch(line)]
    separator = next((s for s in "\t;|" if any(s in line for line in lines)), "")
    if separator == "|":
        lines = [line.strip().strip("|") for line in lines]
    if separator:
        return [line.split(separator) for line in lines]
    if pairs := _under_names(lines) or _of_dict(f"{{{text}}}"):
        return pairs
    return [_cells(line.strip().rstrip(", ")) for line in lines]


def _of_array(text: str) -> Rows | None:
    """Return the rows of an array as NumPy, PyTorch or Python writes it; None if it is none."""
    start = _ARRAY.match(text)
    if start is None or "[" not in text[: start.end() + 1]:
        if text[:1] + text[-1:] != "{}":
            return None
        return _of_dict(text) or _of_array(f"[{text[1:-1]}]")
    inner = _AFTER_ARRAY.sub("", text[start.end() :]).strip().rstrip(")").strip()
    if not inner.endswith("]"):
        return None
    rows = [row for row in re.split(r"[\[\]{};]", inner) if row.strip(", \r\n")]
    return [re.split(r"[\s,]+", row.strip(", \r\n")) for row in rows]


def _of_dict(text: str) -> Rows | None:
    pairs = [_NAMED.fullmatch(part.strip()) for part in text[1:-1].strip(" ,\n").split(",")]
    return [[p["name"], p["score"]] for p in pairs if p] if all(pairs) else None


def _under_names(lines: list[str]) -> Rows | None:
    """Return the cells where commas part names in the first line, and as many in all others."""
    rows = [line.split(",") for line in lines]
    names = rows[0] if rows else []
    parted = len(names) > 1 and all(map(is_name, names)) and len(rows) > 1
    return rows if parted and all(len(row) == len(names) for row in rows) else None


def _cells(line: str) -> list[str]:
    """Return the cells of a line without tabs: by commas, by a colon, or by spaces."""
    if is_number(line):
        return [line]
    if _SPACED.fullmatch(plain(line)):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "“{text}” may be one number or several."),
            QT_TRANSLATE_NOOP("nn_core", "Write [1, 234] for several, 1234 for one."),
            text=line[:LONGEST],
        )
    if line[:1] + line[-1:] == "()" and "," in line:
        line = line[1:-1]
    named = _NAMED.fullmatch(line)
    if named and is_number(named["score"]):
        return [named["name"], named["score"]]
    if len(apart := _with_spaces(line)) > 1:
        return apart
    by_comma = _quoted(line) if _QUOTED.search(line) else line.split(",")
    if len(by_comma) > 1 and all(map(_is_cell, by_comma)) and not _is_mixed(line):
        return by_comma
    by_space = line.split()
    if len(by_space) > 1 and all(map(is_number, by_space)):
        return by_space
    name, _, score = line.rpartition(" ")
    return [name, score] if name and is_name(name) and is_number(score) else [line]


def _with_spaces(line: str) -> list[str]:
    """Return numbers with decimal commas that are parted by others: ``0,3, 2,9, 4,0``."""
    parts = re.split(r",\s+", line)
    return parts if all("," in part and is_number(part) for part in parts) else []


def _quoted(line: str) -> list[str]:
    """Return the cells of a line of CSV in which commas may stand between quotes."""
    try:
        return next(csv.reader([line], skipinitialspace=True), [])
    except csv.Error:
        return [line]


def _is_cell(cell: str) -> bool:
    return is_number(cell) or is_name(cell)


def _is_mixed(line: str) -> bool:
    """Whether spaces part numbers with decimal commas: ``0,3 2,9``."""
    parts = line.split()
    return len(parts) > 1 and all("," in part.strip(",") and is_number(part) for part in parts)
