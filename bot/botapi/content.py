"""What a message consists of, in the Bot API's fields."""

from typing import Any

from bot.botapi import rich as rich_messages
from bot.botapi.files import File, Files
from bot.botapi.formatting import CAPTION_LIMIT, FormattedText, compose

_PHOTO = {"width": 800, "height": 600}
_STICKER = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}


def text(written: str, entities: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """A text message; ``ValueError`` for an empty one, which no app would send."""
    composed = compose(written, entities or ())
    if not composed.text:
        raise ValueError("an app sends no empty message")
    return composed.fields()


def caption(written: str) -> dict[str, Any]:
    """The caption of a file; nothing where nothing is written."""
    return caption_fields(compose(written, limit=CAPTION_LIMIT))


def caption_fields(composed: FormattedText) -> dict[str, Any]:
    """The fields that hold a caption."""
    return composed.fields("caption", "caption_entities")


def document(file: File, name: str, mime_type: str) -> dict[str, Any]:
    """A file of any kind."""
    return {"document": file.fields() | {"file_name": name, "mime_type": mime_type}}


def photo(files: Files, data: bytes) -> dict[str, Any]:
    """A picture, in the one size it has here."""
    return {"photo": [files.add(data, folder="photos", name="photo.jpg").fields() | _PHOTO]}


def sticker(files: Files, emoji: str) -> dict[str, Any]:
    """A sticker that stands for an emoji."""
    file = files.add(b"RIFF", folder="stickers", name="sticker.webp")
    return {"sticker": file.fields() | _STICKER | {"emoji": emoji}}


def voice(files: Files, data: bytes, seconds: int) -> dict[str, Any]:
    """A voice message."""
    file = files.add(data, folder="voice", name="voice.oga")
    return {"voice": file.fields() | {"duration": seconds, "mime_type": "audio/ogg"}}


def rich(blocks: list[dict[str, Any]]) -> dict[str, Any]:
    """A rich message (Bot API 10.1): blocks, and no text; they are what the schema says."""
    message = {"blocks": blocks}
    rich_messages.check(message)
    return {"rich_message": message}
