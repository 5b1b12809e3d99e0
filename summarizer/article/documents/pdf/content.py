"""The content of a page as operations (ISO 32000-1, 7.2, 7.3 and 7.8.2), in one pass and without recursion.

pypdf's own parser takes three quarters of the time of reading a page, letter by letter; text needs less than it
gives: dictionaries are passed over, and so is the data of pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Operand = float | bytes | str | list["Operand"]

TOKEN = re.compile(
    rb"""[\0\t\n\f\r ]*+(?:
    (?P<number>[+-]*+(?:\d++\.?\d*+|\.\d++))
    | \((?P<string>(?>[^()\\]++|\\.)*+)\)
    | (?P<open>\()
    | (?P<dictionary><<|>>)
    | <(?P<hex>[^<>]*+)>
    | /(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*+)
    | (?P<array>[\[\]])
    | (?P<operator>[A-Za-z'"][A-Za-z0-9*'"]*+)
    | (?P<comment>%[^\r\n]*+)
    | (?P<other>.)
    )""",
    re.S | re.X,
)
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|\r\n|(.))", re.S)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b""}
PARENTHESES = re.compile(rb"\\.|[()]", re.S)
HEX_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
NOT_HEX = re.compile(rb"[^0-9A-Fa-f]")
DATA, END_OF_DATA = re.compile(rb"\bID[\0\t\n\f\r ]"), re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)")
MOST_OPERANDS = 100
"""Operands that are kept for one operation: no operation of text takes more than six."""


def operations(data: bytes) -> Iterator[tuple[bytes, list[Operand]]]:
    """Each operator with its operands: numbers, strings as bytes, names as "/F1", arrays; "BI" for a picture."""
    place, inside = 0, 0
    operands: list[Operand] = []
    array: list[Operand] | None = None
    while match := TOKEN.match(data, place):
        kind, place = match.lastgroup, match.end()
        if kind == "dictionary":
            inside = max(0, inside + (1 if match["dictionary"] == b"<<" else -1))
        elif kind == "open":
            place, string = _nested(data, place)
            _into(operands if array is None else array, string)
        elif inside:
            continue
        elif kind == "operator":
            operator = match["operator"]
            place = _after_data(data, place) if operator == b"BI" else place
            yield operator, operands
            operands, array = [], None
        elif kind == "array":
            array, operands = _bracket(match["array"], array, operands)
        elif (value := _value(match)) is not None and (array is not None or len(operands) < MOST_OPERANDS):
            _into(operands if array is None else array, value)


def _into(values: list[Operand], value: Operand) -> None:
    values.append(value)


def _bracket(
    bracket: bytes, array: list[Operand] | None, operands: list[Operand]
) -> tuple[list[Operand] | None, list[Operand]]:
    """An array begins, or ends and is an operand; one inside another is one with it."""
    if bracket == b"[":
        return [] if array is None else array, operands
    return None, [*operands, array] if array is not None else operands


def _value(match: re.Match[bytes]) -> Operand | None:
    kind = match.lastgroup
    if kind == "number":
        return _number(match["number"])
    if kind == "string":
        return ESCAPE.sub(_unescaped, match["string"]) if b"\\" in match["string"] else match["string"]
    if kind == "hex":
        digits = NOT_HEX.sub(b"", match["hex"])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    if kind == "name":
        name = HEX_NAME.sub(lambda found: bytes([int(found[1], 16)]), match["name"])
        return "/" + name.decode("utf-8", "replace")
    return None


def _number(digits: bytes) -> float:
    """A number; more signs than one, and more figures than a float has, are somebody's mistake."""
    return float(digits.lstrip(b"+-")[:30]) * (-1 if digits.startswith(b"-") else 1)


def _unescaped(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 8) & 0xFF])
    return ESCAPED.get(match[2], match[2]) if match[2] else b""


def _nested(data: bytes, start: int) -> tuple[int, bytes]:
    """Where a string with parentheses in it ends, and the string; to the end where they are not closed."""
    depth = 1
    for found in PARENTHESES.finditer(data, start):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if depth == 0:
            return found.end(), ESCAPE.sub(_unescaped, data[start : found.start()])
    return len(data), ESCAPE.sub(_unescaped, data[start:])


def _after_data(data: bytes, start: int) -> int:
    """Where an inline picture is over."""
    begun = DATA.search(data, start)
    ended = END_OF_DATA.search(data, begun.end()) if begun else None
    return ended.end() if ended else len(data)
