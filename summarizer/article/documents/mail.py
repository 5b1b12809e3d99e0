"""Messages and saved web pages (RFC 5322, MHTML of RFC 2557): the text in them, and what their head says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any

from summarizer.article.documents import properties
from summarizer.errors import UnreadableError
from summarizer.model import Article

MOST_PARTS = 2000
"""Parts of a message that are looked at: a saved page has one for each of its pictures."""
MOST_COMPARED = 20_000_000
"""Lines times boundaries: the parser compares each line with all boundaries of parts that it stands in."""
READ = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
"""What is read of a message, the first of them that it has."""
HEAD = re.compile(
    rb"\s{0,20}(?:(?:[!-9;-~]{1,100}:[^\r\n]*|[ \t][^\r\n]*|>?From [^\r\n]*)\r?\n)*?"
    rb"(?:mime-version:|content-type:\s*multipart/)",
    re.I,
)
REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|odp|отв|пер)\s*(?:\[\d+\])?:\s*)+", re.I)
BLINK = re.compile(r"<?Saved by (?:Blink|WebKit|Windows|Microsoft)", re.I)


@dataclass(frozen=True, slots=True)
class Letter:
    """The text of a message as it is encoded, and what its head says."""

    content: bytes
    content_type: str
    location: str = ""
    title: str = ""
    author: str = ""
    published: properties.Moment = None

    def complete(self, article: Article) -> Article:
        """The article with the head's word where it says nothing of itself."""
        return replace(
            article,
            title=article.title or self.title,
            author=article.author or self.author,
            published=article.published or self.published,
        )


def is_one(data: bytes) -> bool:
    """Whether bytes begin with the head of a message that says it is MIME."""
    return HEAD.match(data[:16_384]) is not None


def letters(data: bytes) -> list[Letter]:
    """The texts of a message, the one to read first; raises UnreadableError when it is damaged or has none."""
    if data.lower().count(b"boundary=") * data.count(b"\n") > MOST_COMPARED:
        raise UnreadableError("read-overfull")
    try:
        message = message_from_bytes(data.lstrip(), policy=policy.compat32)
        parts = [part for part in _parts(message) if part.get_content_type() in READ]
        # A message that quotes another one has its own text first.
        found = [_letter(part, message) for part in sorted(parts, key=_preference)]
    except (MessageError, LookupError, ValueError, RecursionError, AttributeError, TypeError):
        raise UnreadableError("read-damaged") from None
    if not found:
        raise UnreadableError("read-mail-empty")
    return found


def _parts(message: Message) -> Iterator[Message]:
    """The parts that are no attachments, without recursion."""
    left, seen = [message], 0
    while left and seen < MOST_PARTS:
        part, seen = left.pop(), seen + 1
        if part.is_multipart():
            children: Any = part.get_payload()
            left += reversed(children[:MOST_PARTS] if isinstance(children, list) else [])
        elif part.get_content_disposition() != "attachment":
            yield part


def _preference(part: Message) -> int:
    return READ.index(part.get_content_type())


def _letter(part: Message, message: Message) -> Letter:
    content = part.get_payload(decode=True)
    charset = part.get_content_charset() or "utf-8"
    author = _decoded(message, "From")
    return Letter(
        content if isinstance(content, bytes) else b"",
        f"{part.get_content_type()}; charset={charset}",
        _decoded(message, "Snapshot-Content-Location") or _decoded(part, "Content-Location"),
        REPLY.sub("", _decoded(message, "Subject")),
        "" if BLINK.match(author) else _person(author),
        _moment(str(message.get("Date", ""))),
    )


def _decoded(message: Message, name: str) -> str:
    from email.header import decode_header, make_header

    value = str(message.get(name, ""))[:2000]
    try:
        return " ".join(str(make_header(decode_header(value))).split())
    except (MessageError, LookupError, ValueError):
        return " ".join(value.split())


def _person(sender: str) -> str:
    from email.utils import parseaddr

    return properties.name(parseaddr(sender)[0])


def _moment(text: str) -> properties.Moment:
    try:
        told = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return properties.moment(told.isoformat())
