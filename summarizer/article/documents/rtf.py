"""Rich Text Format (version 1.9.1) in one pass over its tokens: groups are a stack of values, nothing recurses."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from summarizer.article.documents import properties
from summarizer.article.documents.control_words import CHARSETS, SIGNS, SKIPPED, SYMBOLS
from summarizer.article.documents.draft import Draft, limited
from summarizer.article.documents.flow import Flow

TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,9})?[ ]?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)|[\r\n\\]+", re.S
)
PARAGRAPHS = frozenset({"par", "sect"})
SAID = frozenset({"title", "author", "creatim"})
HEADING = re.compile(r"heading (\d)\b", re.I)
ABSENT = -1
MOMENT = ("yr", "mo", "dy", "hr", "min")


@dataclass(frozen=True, slots=True)
class State:
    """What a group inherits and its end restores. ``level`` belongs to paragraphs."""

    place: str = ""
    font: int = -1
    unread: int = 1
    hidden: bool = False
    starred: bool = False


def read(data: bytes) -> Draft:
    """The draft of an RTF document; whatever is broken in it is passed over."""
    reader = Reader()
    for token in _tokens(data):
        reader.hear(token)
    reader.finish()
    said = reader.said
    return Draft(limited(reader.flow.blocks), said["title"], said["author"], _moment(reader.created))


def _moment(said: dict[str, int]) -> properties.Moment:
    if "yr" not in said:
        return None
    return properties.moment(f"{said['yr']:04d}-{said.get('mo', 0):02d}-{said.get('dy', 0):02d}")


def _tokens(data: bytes) -> Iterator[re.Match[bytes]]:
    """The tokens of a document, without its binary data."""
    place = 0
    while match := TOKEN.match(data, place):
        place = match.end()
        if match[1] == b"bin":
            place += max(0, int(match[2] or 0))
        else:
            yield match


@dataclass(slots=True)
class Reader:
    """Hears the tokens of a document."""

    flow: Flow = field(default_factory=Flow)
    said: dict[str, str] = field(default_factory=lambda: dict.fromkeys(SAID, ""))
    created: dict[str, int] = field(default_factory=dict)
    _state: State = State()
    _stack: list[State] = field(default_factory=list)
    _fonts: dict[int, str] = field(default_factory=dict)
    _defined: int = -1
    _codec: str = "cp1252"
    _default: int = -1
    _levels: dict[int, int] = field(default_factory=dict)
    _style: int = 0
    _named: str = ""
    _pending: bytearray = field(default_factory=bytearray)
    _replaced: int = 0
    _high: int = 0
    _level: int = 0
    _is_open: bool = False
    _in_table: bool = False
    _in_row: bool = False

    def hear(self, token: re.Match[bytes]) -> None:
        """Take one token in."""
        word, number, byte, symbol, brace, text = token.groups()
        if byte:
            self._raw(bytes([int(byte, 16)]), 1)
        elif text:
            self._raw(text, len(text))
        elif brace or word or symbol:
            self._flush()
            self._command(word, number, symbol, brace)

    def finish(self) -> None:
        """The document is over, whether its groups are closed or not."""
        self._flush()
        self._end_paragraph()
        self._end_row()

    def _command(
        self, word: bytes | None, number: bytes | None, symbol: bytes | None, brace: bytes | None
    ) -> None:
        if brace:
            self._replaced = 0
            self._group(brace)
        elif word:
            self._word(word.decode(), int(number) if number else ABSENT)
        elif symbol == b"*":
            self._state = replace(self._state, starred=True)
        elif symbol in (b"\r", b"\n"):
            self._end_paragraph()
        elif symbol in SYMBOLS:
            self._write(SYMBOLS[symbol])

    def _group(self, brace: bytes) -> None:
        if brace == b"{":
            self._stack.append(self._state)
        elif self._stack:
            if self._state.place == "style":
                self._end_style()
            self._state = self._stack.pop()

    def _word(self, word: str, number: int) -> None:
        state = self._state
        if state.starred:
            self._enter("" if word in ("shppict", "shpinst", "shptxt") else "skipped")
            if word not in ("shppict", "shpinst"):
                return
        if word == "shpinst":
            self._enter("skipped")
        elif word == "shptxt" and state.place != "shprslt":
            self._enter("")
        elif word in PLACES and not (state.place == "skipped" and word != "ud"):
            self._enter(PLACES[word])
        elif state.place:
            self._in_place(word, number)
        elif word in SIGNS:
            self._write(SIGNS[word])
        else:
            self._format(word, number)

    def _enter(self, place: str) -> None:
        self._state = replace(self._state, place=place, starred=False)

    def _in_place(self, word: str, number: int) -> None:
        """A word inside a table of fonts or styles, or inside what the document says of itself."""
        place = self._state.place
        if place == "fonts" and word == "f":
            self._defined = number
        elif place == "fonts" and word == "fcharset" and number in CHARSETS:
            self._fonts[self._defined] = CHARSETS[number]
        elif place == "style" and word == "s":
            self._style = number
        elif place == "style" and word == "outlinelevel" and number in range(9):
            self._levels[self._style] = number + 2
        elif place == "creatim" and word in MOMENT:
            self.created[word] = number
        elif place in SAID or place == "style":
            self._character(word, number)

    def _format(self, word: str, number: int) -> None:
        if word in PARAGRAPHS:
            self._end_paragraph()
        elif word in TABLES:
            TABLES[word](self)
        elif word == "pard":
            self._level, self._in_table = 0, False
        elif word == "s":
            self._level = self._levels.get(number, 0)
        elif word == "outlinelevel" and number in range(9):
            self._level = number + 2
        elif word in ("v", "deleted"):
            self._state = replace(self._state, hidden=number != 0)
        elif word == "plain":
            self._state = replace(self._state, hidden=False, font=self._default)
        elif word == "f":
            self._state = replace(self._state, font=number)
        elif word == "deff":
            self._default = number
        else:
            self._character(word, number)

    def _character(self, word: str, number: int) -> None:
        if word == "u":
            self._unicode(number % 0x10000)
            self._replaced = self._state.unread
        elif word == "uc":
            self._state = replace(self._state, unread=max(0, min(number, 16)))
        elif word == "ansicpg":
            self._codec = _known(f"cp{number}") or self._codec
        elif word in ("mac", "pc", "pca"):
            self._codec = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]

    def _unicode(self, unit: int) -> None:
        """One unit of UTF-16: half of a character beyond the first plane waits for the other."""
        if 0xD800 <= unit < 0xDC00:
            self._high = unit
            return
        if 0xDC00 <= unit < 0xE000:
            unit = 0x10000 + ((self._high - 0xD800) << 10) + unit - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        self._write(chr(unit))

    def _raw(self, content: bytes, count: int) -> None:
        """Bytes of text, without those that only repeat a character for programs that know no Unicode."""
        skipped = min(self._replaced, count)
        self._replaced -= skipped
        self._pending += content[skipped:]

    def _flush(self) -> None:
        if self._pending:
            font = self._fonts.get(self._state.font if self._state.font >= 0 else self._default)
            codec = font if font and font != "cp1252" else self._codec
            self._write(bytes(self._pending).decode(codec, errors="replace"))
            self._pending.clear()

    def _write(self, text: str) -> None:
        place = self._state.place
        if place in SAID:
            self.said[place] += text[:1000]
        elif place == "style":
            self._named = (self._named + text)[-200:]
        elif not place and not self._state.hidden and not self._state.starred:
            self._open()
            self.flow.add(text)

    def _open(self) -> None:
        if not self._is_open:
            if self._in_table and not self._in_row:
                self.flow.start_row()
                self._in_row = True
            elif not self._in_table:
                self._end_row()
            self.flow.start_paragraph()
            self._is_open = True

    def _end_paragraph(self) -> None:
        if self._is_open:
            self.flow.level(self._level)
            self.flow.end_paragraph()
        self._is_open = False

    def _end_style(self) -> None:
        name = self._named.strip().rstrip(";").strip()
        if match := HEADING.match(name):
            self._levels.setdefault(self._style, int(match[1]) + 1)
        elif name.lower() == "title":
            self._levels[self._style] = 1
        self._named, self._style = "", 0

    def _table(self) -> None:
        self._in_table = True

    def _end_cell(self) -> None:
        self._end_paragraph()
        if self._in_row:
            self.flow.end_cell()

    def _end_row(self) -> None:
        self._end_paragraph()
        if self._in_row:
            self.flow.end_row()
        self._in_row = False


PLACES = {
    **dict.fromkeys(SKIPPED, "skipped"),
    "fonttbl": "fonts",
    "stylesheet": "style",
    "info": "info",
    "title": "title",
    "author": "author",
    "creatim": "creatim",
}
TABLES = {"intbl": Reader._table, "cell": Reader._end_cell, "nestcell": Reader._end_cell, "row": Reader._end_row}


@cache
def _known(codec: str) -> str:
    try:
        return codecs.lookup(codec).name
    except LookupError:
        return ""
