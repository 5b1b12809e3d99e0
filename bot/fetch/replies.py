"""Replies read into pages, or refused: by status, by declared type, by first bytes, by size."""

from __future__ import annotations

from dataclasses import replace

from bot.fetch.cache import validators
from bot.fetch.links import Link
from bot.fetch.model import Budget, Page
from bot.fetch.unpacking import unpack
from bot.fetch.wire import Reply
from summarizer.article import documents

UNCHANGED = 304
REDIRECTS = frozenset({301, 302, 303, 307, 308})

STATUSES = {
    401: "fetch-forbidden",
    403: "fetch-forbidden",
    404: "fetch-not-found",
    410: "fetch-gone",
    429: "fetch-busy",
    451: "fetch-gone",
    503: "fetch-busy",
}

READABLE = frozenset({"application/xhtml+xml", "application/xml", "application/json"})
READABLE_SUFFIXES = ("+xml", "+json")
UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream"})
"""Types that say nothing; the first bytes tell."""

UNREAD = (
    "application/msword",
    "application/postscript",
    "application/vnd.apple.pages",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.ms-word",
    "application/vnd.oasis.opendocument.",
    "application/vnd.openxmlformats-officedocument.",
    "application/x-mobipocket-ebook",
    "image/vnd.djvu",
)
"""Documents of kinds that are not read, and of some that are: those are looked for first."""

DOCUMENT_STARTS = (b"%PDF-", b"{\\rtf")
UNREAD_STARTS = (b"%!PS-", b"\xd0\xcf\x11\xe0")
ARCHIVE_START = b"PK\x03\x04"
DOCUMENT_ENTRIES = (
    b"[Content_Types].xml",
    b"mimetypeapplication/",
    b"_rels/",
    b"docProps/",
    b"word/",
    b"META-INF/",
)
"""First entries of an office file, an OpenDocument file or a book; other archives begin otherwise."""

HEAD = 1024
"""Bytes looked at to tell text from other things; browsers take 1445: https://mimesniff.spec.whatwg.org."""

CONTROLS = bytes({*range(0x20)} - {*b"\t\n\f\r\x1b"})
"""Bytes that no text in an ASCII-based charset has: https://mimesniff.spec.whatwg.org/#binary-data-byte."""

WIDE_STARTS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
WIDE_CHARSETS = ("utf-16", "utf-32", "ucs-2")


def led(reply: Reply, link: Link) -> Link | None:
    """The link that a reply to another one redirects to, None for any other reply."""
    location = reply.headers.get("location")
    return link.follow(location) if reply.status in REDIRECTS and location else None


def read(reply: Reply, url: str, budget: Budget, page_bytes: int) -> Page:
    """Return the page in ``reply``, one that is no document of ``page_bytes`` at most; raises ``FetchError``."""
    content_type = reply.headers.get("content-type")
    if not _may_be_document(content_type):
        budget = replace(budget, max_bytes=page_bytes)
    _check_status(reply.status, budget)
    _check(judge_type(content_type), budget)
    budget.check_size(_declared_size(reply))
    content = _body(reply, content_type, budget)
    if not content.strip():
        raise budget.fail("fetch-empty")
    return Page(url, content, content_type, *validators(reply.headers))


def _may_be_document(content_type: str | None) -> bool:
    kind = (content_type or "").partition(";")[0].strip().lower()
    return kind in documents.TYPES or kind in UNTOLD


def judge_type(content_type: str | None) -> str | None:
    """Return the key that refuses a page declared so, ``None`` when it may be read."""
    kind = (content_type or "").partition(";")[0].strip().lower()
    if kind in documents.TYPES:
        return None
    if kind.startswith(UNREAD):
        return "fetch-document"
    if kind.startswith("text/") or kind in READABLE or kind in UNTOLD:
        return None
    return None if kind.startswith("application/") and kind.endswith(READABLE_SUFFIXES) else "fetch-type"


def judge_head(head: bytes, content_type: str | None) -> str | None:
    """Return the key that refuses a page beginning so, whatever it is declared as, ``None`` for what may be read.

    What kind of document an archive is, and whether it is one that is read, tells only the whole of it.
    """
    if head.startswith(DOCUMENT_STARTS):
        return None
    if head.startswith(UNREAD_STARTS):
        return "fetch-document"
    if head.startswith(ARCHIVE_START) and any(entry in head for entry in DOCUMENT_ENTRIES):
        return None
    wide = any(charset in (content_type or "").lower() for charset in WIDE_CHARSETS)
    return "fetch-type" if _is_binary(head) and not wide and not head.startswith(WIDE_STARTS) else None


def _is_binary(head: bytes) -> bool:
    """A stray control byte happens in old pages; a zero or one in twenty does not."""
    controls = len(head) - len(head.translate(None, CONTROLS))
    return b"\0" in head or controls * 20 > len(head)


def _body(reply: Reply, content_type: str | None, budget: Budget) -> bytes:
    content, judged = bytearray(), False
    try:
        for part in unpack(reply.blocks, reply.headers.get("content-encoding", "")):
            content += part
            if not judged and len(content) >= HEAD:
                _check(judge_head(bytes(content[:HEAD]), content_type), budget)
                judged = True
            budget.check_size(len(content))
            budget.seconds_left()
    except ValueError:
        raise budget.fail("fetch-broken") from None
    if not judged:
        _check(judge_head(bytes(content), content_type), budget)
    return bytes(content)


def _declared_size(reply: Reply) -> int:
    length = reply.headers.get("content-length", "")
    return int(length) if length.isdecimal() else 0


def _check(key: str | None, budget: Budget) -> None:
    if key is not None:
        raise budget.fail(key)


def _check_status(status: int, budget: Budget) -> None:
    if 200 <= status < 300:
        return
    if status in STATUSES:
        raise budget.fail(STATUSES[status])
    raise budget.fail("fetch-server-error" if 500 <= status < 600 else "fetch-status", status=status)
