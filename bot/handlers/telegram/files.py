"""Files as Telegram hands them out: refused by kind and size before anything is downloaded."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from telegram import Bot, Document
from telegram.constants import FileSizeLimit
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.model import File
from summarizer import NutshellError
from summarizer.article import documents

log = logging.getLogger(__name__)

MEGABYTE = 1_000_000
IMPORTABLE = (".json", ".opml", ".xml")
IMPORTABLE_TYPES = ("json", "xml", "opml")
PAUSES = (0.3, 1.0, 3.0)
"""Seconds before a download is tried again; no more often than that."""


def is_readable(document: Document) -> bool:
    """Whether a file is of a kind that is read, by its type or by how its name ends."""
    return documents.is_readable(document.file_name or "", document.mime_type)


def is_importable(document: Document) -> bool:
    """Whether a file may be what is taken into a chat's memory: an export, or a list of feeds."""
    name, kind = (document.file_name or "").lower(), (document.mime_type or "").lower()
    return name.endswith(IMPORTABLE) or kind.partition(";")[0].endswith(IMPORTABLE_TYPES)


async def download(
    document: Document, bot: Bot, max_bytes: int, is_taken: Callable[[Document], bool] = is_readable
) -> File:
    """A file with its content.

    Raises NutshellError: "read-document" for a kind that is not read, "file-too-large", "file-too-large-unsized"
    where Telegram does not tell how large, "file-unavailable" when Telegram does not hand it out.
    """
    if not is_taken(document):
        raise NutshellError("import-what" if is_taken is is_importable else "read-document")
    limit = min(max_bytes, FileSizeLimit.FILESIZE_DOWNLOAD)
    _check(document.file_size, limit)
    for pause in (*PAUSES, None):
        try:
            content = await _content(document, bot, limit)
            return File(document.file_name or "", content, (document.mime_type or "").lower() or None)
        except (BadRequest, Forbidden, InvalidToken) as error:
            raise _refusal(error, limit) from None
        except TelegramError as error:
            log.warning("Telegram did not hand out a file: %s", type(error).__name__)
        if pause is not None:
            await asyncio.sleep(pause)
    raise NutshellError("file-unavailable")


async def _content(document: Document, bot: Bot, limit: int) -> bytes:
    told = await bot.get_file(document)
    _check(told.file_size, limit)
    content = bytes(await told.download_as_bytearray())
    _check(len(content), limit)
    return content


def _check(size: int | None, limit: int) -> None:
    if (size or 0) > limit:
        raise NutshellError("file-too-large", size=-(-(size or 0) // MEGABYTE), limit=limit // MEGABYTE)


def _refusal(error: TelegramError, limit: int) -> NutshellError:
    if "too big" in error.message.lower():
        return NutshellError("file-too-large-unsized", limit=limit // MEGABYTE)
    return NutshellError("file-unavailable")
