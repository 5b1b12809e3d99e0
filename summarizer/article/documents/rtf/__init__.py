"""Rich Text Format (version 1.9.1) in one pass over its tokens: groups are a stack of values, nothing recurses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from summarizer.article.documents import properties
from summarizer.article.documents.draft import Draft, limited
from summarizer.article.documents.rtf import words
from summarizer.article.documents.rtf.layout import TABLES, Layout
from summarizer.article.documents.rtf.words import CHARSETS, PLACES, SAID, SIGNS, SYMBOLS

PARAGRAPHS = frozenset({"par", "sect"})
HEADING = re.compile(r"heading (\d)\b", re.I)
ABSENT = -1
MOMENT = ("yr", "mo", "dy", "hr", "min")


@dataclass(frozen=True, slots=True)
class State:
    """What a group inherits and its end restores. ``place`` is the destination it stands in."""

    place: str = ""
    font: int = -1
    unread: int = 1
    hidden: bool = False
    starred: bool = False


def read(data: bytes) -> Draft:
    """The draft of an RTF document; whatever is broken in it is passed over."""
    reader = Reader()
    for token in words.tokens(data):
        reader.hear(token)
    reader.finish()
    said = reader.said
    return Draft(limited(reader.layout.flow.blocks), said["title"], said["author"], _moment(reader.created))


def _moment(said: dict[str, int]) -> properties.Moment:
    if "yr" not in said:
        return None
    return properties.moment(f"{said['yr']:04d}-{said.get('mo', 0):02d}-{said.get('dy', 0):02d}")


@dataclass(slots=True)
class Reader:
    """Hears the tokens of a document."""

    layout: Layout = field(default_factory=Layout)
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
        self.layout.end_row()

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
            self.layout.end_paragraph()
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
        elif word in PLACES and state.place != "skipped":
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
            self.layout.end_paragraph()
        elif word in TABLES:
            TABLES[word](self.layout)
        elif word == "pard":
            self.layout.reset()
        elif word == "s":
            self.layout.level = self._levels.get(number, 0)
        elif word == "outlinelevel" and number in range(9):
            self.layout.level = number + 2
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
            self._codec = words.codec(f"cp{number}") or self._codec
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
            self.layout.write(text)

    def _end_style(self) -> None:
        name = self._named.strip().rstrip(";").strip()
        if match := HEADING.match(name):
            self._levels.setdefault(self._style, int(match[1]) + 1)
        elif name.lower() == "title":
            self._levels[self._style] = 1
        self._named, self._style = "", 0
