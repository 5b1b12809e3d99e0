"""What tells no story: greetings, advertisements, commands, bots' posts, bare links, small talk in a group."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from summarizer import language as languages
from summarizer.language import Language
from summarizer.model import Article, Post
from summarizer.stories.items import Told, groups_among

SHORTEST = 4
"""Different content words an item needs: what is shorter tells nothing."""
WORDY = 8
"""Different content words a message in a group needs where nobody took it up; small talk has fewer."""
TAKEN_UP = 2
"""People who replied or reacted, from which a message in a group is more than small talk."""
GREETING = 8
"""Different content words a greeting has less than; a longer text only begins with one."""
SHARED = 3
"""Sources from which a bare link that could not be read is a story all the same."""
MARKED = re.compile(r"\berid\b|#(?:ad|реклама|промо|sponsored|werbung|anzeige|publi)\b", re.IGNORECASE)
"""What the law or a platform has advertisers write."""
COMMAND = re.compile(r"\s*/\w+(?:@\w+)?(?:\s|$)")
BOT = re.compile(r"bot$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Room:
    """What is known of the chats some items are from: which are groups, and how many replied to each post."""

    groups: frozenset[str]
    replies: Mapping[tuple[str, int], int]

    @staticmethod
    def of(told: Sequence[Told]) -> Room:
        """The chats of some items."""
        posts = [one.item for one in told if isinstance(one.item, Post)]
        replies = Counter((post.channel, post.reply_to) for post in posts if post.reply_to)
        return Room(groups_among(posts), replies)

    def is_group(self, item: Article | Post) -> bool:
        """Whether people talk where the item is from."""
        return isinstance(item, Post) and item.channel in self.groups

    def answers(self, item: Article | Post) -> int:
        """How many replied to an item."""
        return self.replies.get((item.channel, item.id), 0) if isinstance(item, Post) and item.id else 0


def tells(one: Told, room: Room) -> bool:
    """Whether an item tells something that is a story by itself."""
    item = one.item
    if isinstance(item, Article):
        return len(one.stems) >= SHORTEST
    if COMMAND.match(item.text) or BOT.search(item.author) or is_advertisement(one):
        return False
    if len(one.stems) < SHORTEST or is_greeting(one):
        return False
    taken_up = room.answers(item) + item.reactions >= TAKEN_UP
    return not room.is_group(item) or bool(item.article) or taken_up or _is_wordy(one)


def shared_links(told: Iterable[Told]) -> frozenset[str]:
    """Links that so many sources gave that they are a story though nothing is known of them."""
    sources: dict[str, set[str]] = {}
    for one in told:
        if is_bare_link(one):
            for link in one.links:
                sources.setdefault(link, set()).add(one.source)
    return frozenset(link for link, found in sources.items() if len(found) >= SHARED)


def is_bare_link(one: Told) -> bool:
    """Whether a post is a link that could not be read, and no more."""
    return isinstance(one.item, Post) and not one.item.article and not one.stems and bool(one.links)


def is_advertisement(one: Told) -> bool:
    """Whether a post is marked as advertising or speaks as advertising does."""
    text = one.text.casefold()
    language = languages.load(one.language)
    return bool(MARKED.search(one.item.text)) or mentions(text, language, "advertising")


def is_greeting(one: Told) -> bool:
    """Whether a short text begins by greeting, thanking or wishing well."""
    opening = re.sub(r"^\W+", "", one.text.casefold())
    phrases = languages.load(one.language).chat.get("greetings", ())
    return len(one.stems) < GREETING and any(_begins(opening, phrase) for phrase in phrases)


def mentions(text: str, language: Language, kind: str) -> bool:
    """Whether a casefolded text has one of the language's phrases of a kind (``chat`` in its file)."""
    return bool(_pattern(language, kind).search(text))


def _is_wordy(one: Told) -> bool:
    return len(one.stems) >= WORDY and not (isinstance(one.item, Post) and one.item.reply_to)


def _begins(text: str, phrase: str) -> bool:
    return text.startswith(phrase) and not (text[len(phrase) :][:1].isalnum() and phrase.isascii())


@cache
def _pattern(language: Language, kind: str) -> re.Pattern[str]:
    phrases = language.chat.get(kind, ())
    edge = (r"(?<!\w)", r"(?!\w)") if language.spaces else ("", "")
    return re.compile(f"{edge[0]}(?:{'|'.join(map(re.escape, phrases))}){edge[1]}" if phrases else r"(?!)")
