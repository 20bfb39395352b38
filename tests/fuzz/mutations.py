"""Change honest files a little: bytes, numbers, pieces, and the values of JSON."""

from __future__ import annotations

import gzip
import json
import math
import random
import re
from collections.abc import Callable

NUMBER = re.compile(rb"-?\d+(\.\d+)?([eE]-?\d+)?")
NUMBERS = [
    *(b"0", b"-1", b"1e308", b"-1e308", b"1e-320", b"1e999", b"NaN", b"Infinity", b"-0.0"),
    *(b"255", b"256", b"65536", b"2147483648", b"9223372036854775808", b"1" + b"0" * 400),
]
PIECES = [
    *(b"\0", b"\n", b"\r", b"\xff", b"\xef\xbb\xbf", b'"', b"'", b",", b"[", b"]", b"{", b"}"),
    *(b"[" * 3000, b"<", b"&", b"\\ud800", b"\xed\xa0\x80", b"=1+1", b"null", b"true", b"%s"),
    *(b"9999-12-31T23:59:59-23:59", b"0001-01-01,", b"\x1b[31m", b"../..", b"\xe2\x80\xae"),
]
VALUES: list[object] = [
    *(None, True, False, 0, -1, 1, 10, 0.5, 1e308, -1e308, 5e-324, math.nan, math.inf, 2**63),
    *(10**400, "", "x", "\ud800", "\0", "=1", "a" * 3000, "9999-12-31T23:59:59.999999", [], {}),
    *("0001-01-01", "1", [[]], [[[]]], [[0, 0]], [[[0, 0]]], [[1e308, -1e308]], ["a"], {"a": 1}),
    *("relu", "canvas", "O", "complex128", 1 << 20, 2**31, [[[0, 0], [1, 1]]] * 1500),
]

TIMES = ["9999-12-31T23:59:59-23:59", "0001-01-01", "0001-01-01T00:00:00+23:59", "1e9", "", "24:00"]
BY_NAME: dict[str, list[object]] = {
    "time": [*TIMES],
    "model": ["\ud800", "=1", "a\nb", "\0", "'", "x" * 300],
    "architecture": ["null", "[]", "{", "[" * 3000],
}
"""What has been mishandled once, or nearly, under a name."""


def mutated(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    """Return ``data`` changed once to five times; ``others`` lend pieces of theirs."""
    packed = data[:2] == b"\x1f\x8b" and rng.random() < 0.8
    if packed:
        data = gzip.decompress(data)
    if data[:1] in b"{[" and rng.random() < 0.6:
        data = _json_changed(data, rng)
    else:
        for _ in range(rng.choice([1, 1, 1, 2, 5])):
            data = rng.choice(CHANGES)(data, others, rng)
    return gzip.compress(data, 1, mtime=0) if packed else data


def _place(data: bytes, rng: random.Random) -> int:
    # What is at the beginning says what the rest is.
    return rng.randrange(min(len(data), rng.choice([16, 200, len(data)])) or 1)


def _flipped(data: bytes, _others: list[bytes], rng: random.Random) -> bytes:
    if not data:
        return b"\0"
    place = _place(data, rng)
    new = rng.choice([rng.randrange(256), data[place] ^ (1 << rng.randrange(8)), 0, 255])
    return data[:place] + bytes([new]) + data[place + 1 :]


def _cut(data: bytes, _others: list[bytes], rng: random.Random) -> bytes:
    return data[: _place(data, rng)]


def _without(data: bytes, _others: list[bytes], rng: random.Random) -> bytes:
    place = _place(data, rng)
    return data[:place] + data[place + rng.choice([1, 4, 60, 4000]) :]


def _with_piece(data: bytes, _others: list[bytes], rng: random.Random) -> bytes:
    place = _place(data, rng)
    return data[:place] + rng.choice(PIECES) + data[place:]


def _with_number(data: bytes, _others: list[bytes], rng: random.Random) -> bytes:
    places = list(NUMBER.finditer(data[:20_000]))
    if not places:
        return _four_bytes(data, _others, rng)
    found = rng.choice(places)
    return data[: found.start()] + rng.choice(NUMBERS) + data[found.end() :]


def _four_bytes(data: bytes, _others: list[bytes], rng: random.Random) -> bytes:
    place = _place(data, rng)
    number = rng.choice([0, 1, 255, 28, 1 << 16, 1 << 24, (1 << 31) - 1, (1 << 32) - 1])
    return data[:place] + number.to_bytes(4, rng.choice(["big", "little"])) + data[place + 4 :]


def _doubled(data: bytes, _others: list[bytes], rng: random.Random) -> bytes:
    place, length = _place(data, rng), rng.choice([1, 30, 1000])
    return data[:place] + data[place : place + length] * rng.choice([2, 50]) + data[place:]


def _spliced(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    other = rng.choice(others)
    return data[: _place(data, rng)] + other[_place(other, rng) :]


CHANGES: list[Callable[[bytes, list[bytes], random.Random], bytes]] = [
    *(_flipped, _flipped, _cut, _without, _with_piece, _with_piece, _with_number, _with_number),
    *(_four_bytes, _doubled, _spliced),
]


def _json_changed(data: bytes, rng: random.Random) -> bytes:
    """Return lines of JSON with a value of one replaced, taken away or put under another name."""
    lines = data.splitlines()
    place = rng.randrange(len(lines))
    try:
        value = json.loads(lines[place])
    except ValueError:
        return _flipped(data, [], rng)
    for _ in range(rng.choice([1, 1, 2])):
        value = changed_value(value, rng)
    lines[place] = json.dumps(value).encode()
    return b"\n".join(lines)


def changed_value(value: object, rng: random.Random) -> object:
    """Return JSON with something in it changed."""
    if isinstance(value, dict) and value and rng.random() < 0.85:
        key = rng.choice(list(value))
        if rng.random() < 0.1:
            return {name: inner for name, inner in value.items() if name != key}
        if rng.random() < 0.1:
            return {**value, rng.choice(["rng", "dtype", "picture", "unit", "x"]): _value(rng)}
        if key in BY_NAME and rng.random() < 0.7:
            return {**value, key: rng.choice(BY_NAME[key])}
        return {**value, key: changed_value(value[key], rng)}
    if isinstance(value, list) and value and rng.random() < 0.8:
        place = rng.randrange(len(value))
        return [*value[:place], changed_value(value[place], rng), *value[place + 1 :]]
    return _value(rng)


def _value(rng: random.Random) -> object:
    return rng.choice(VALUES)
