"""What Telegram marks by itself: links, mentions, hashtags and commands.

A smaller grammar than Telegram's, which is code and not a document (TDLib, ``MessageEntity.cpp``): bare
domains are known by a few endings only, and there are no e-mail addresses, phone numbers or card numbers.
"""

import re
from collections.abc import Iterable, Iterator

from bot.botapi import utf16
from bot.botapi.entities import STYLES, Entity, end

_DOMAINS = "com|org|net|edu|gov|int|info|io|dev|app|me|eu|uk|de|fr|es|it|ru|cn|jp|example|test"
_PATTERNS = {
    "url": re.compile(
        rf"(?<![\w@.])(?:https?://[^\s<>\"“”«»]+|(?:[\w-]+\.)+(?:{_DOMAINS})\b(?:[/?#][^\s<>\"“”«»]*)?)",
        re.IGNORECASE,
    ),
    "bot_command": re.compile(r"(?<![\w/<>@.])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])"),
    "mention": re.compile(r"(?<![\w@/.])@[A-Za-z0-9_]{3,32}\b"),
    "hashtag": re.compile(r"(?<![\w#])#(?!\d+\b)\w+"),
}
_AFTER_A_LINK = ".,:;!?'\"”»"


def detect(text: str, marks: Iterable[Entity]) -> list[Entity]:
    """The marks that Telegram adds, none of them over a mark that is more than a style."""
    taken = [(each["offset"], end(each)) for each in marks if _closes(each)]
    found: list[Entity] = []
    for kind, start, stop in _matches(text):
        if all(stop <= first or start >= last for first, last in taken):
            taken.append((start, stop))
            found.append({"type": kind, "offset": start, "length": stop - start})
    return found


def _closes(entity: Entity) -> bool:
    return entity["type"] not in STYLES | {"blockquote", "expandable_blockquote"}


def _matches(text: str) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            whole = _without_tail(match.group()) if kind == "url" else match.group()
            start = utf16.offset(text, match.start())
            yield kind, start, start + utf16.length(whole)


def _without_tail(link: str) -> str:
    """A full stop or an unopened bracket after a link belongs to the sentence."""
    while link[-1] in _AFTER_A_LINK or (link[-1] == ")" and link.count("(") < link.count(")")):
        link = link[:-1]
    return link
