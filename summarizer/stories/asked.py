"""What a group asked and nobody answered, and what it decided.

Both are told of groups alone: a channel's questions are its manner of speaking, its decisions are news.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta

from summarizer import dates, sentences
from summarizer import language as languages
from summarizer.language import Language
from summarizer.model import Post, Sentence
from summarizer.stories import chatter
from summarizer.stories.chatter import Room
from summarizer.stories.items import Told

NEWS, QUESTION, DECISION = "news", "question", "decision"
ASKING = re.compile(r"[?？؟;]+[\s\W]*$")
END = 20
"""Characters of a sentence that show how it ends."""
CLOCK = re.compile(r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b|\b(?:1[0-2]|[1-9])\s?[ap]\.?m\b", re.IGNORECASE)
SHORT = 300
"""Characters of a question or decision at most: a longer text is a story."""
LEAST = 2
"""Different content words a question needs to be understood by itself."""
SOON = timedelta(hours=2)
"""What another says so soon after, in some of the question's words, is taken for its answer."""
NEXT = 3
"""And so are the messages that follow at once, whatever their words."""
AT_ONCE = timedelta(minutes=10)

Follow = Mapping[tuple[str, int], Sequence[Told]]


def kinds(told: Sequence[Told], room: Room) -> dict[int, str]:
    """The numbers of the items that ask or decide something, and which of both; ``told`` in any order."""
    threads = _threads(told, room)
    found = {}
    for number, one in enumerate(told):
        if not isinstance(one.item, Post) or not _is_of_people(one, room):
            continue
        if decision(one.item.text, languages.load(one.language)):
            found[number] = DECISION
        elif question(one.item.text, languages.load(one.language)) and _is_open(one, one.item, room, threads):
            found[number] = QUESTION
    return found


def decision(text: str, language: Language) -> Sentence | None:
    """The sentence of a text that says what was decided, or that people meet and when."""
    for sentence in sentences.split(text, language):
        said = sentence.text.casefold()
        if is_asking(said):
            continue
        meets = chatter.mentions(said, language, "meetings") and _has_time(sentence.text, language)
        if meets or chatter.mentions(said, language, "decisions"):
            return sentence
    return None


def question(text: str, language: Language) -> Sentence | None:
    """The last sentence of a text that asks something."""
    asking = [sentence for sentence in sentences.split(text, language) if _asks(sentence.text, language)]
    return asking[-1] if asking else None


def _asks(text: str, language: Language) -> bool:
    match = ASKING.search(text[-END:])
    return match is not None and (";" not in match[0] or language.code == "el")


def is_asking(text: str) -> bool:
    """Whether a sentence ends as questions do."""
    return ASKING.search(text[-END:]) is not None


def _has_time(text: str, language: Language) -> bool:
    return bool(CLOCK.search(text)) or bool(dates.find(text, language))


def _is_of_people(one: Told, room: Room) -> bool:
    item = one.item
    return (
        isinstance(item, Post)
        and room.is_group(item)
        and len(item.text) <= SHORT
        and len(one.stems) >= LEAST
        and not item.origin
        and not chatter.COMMAND.match(item.text)
        and not chatter.BOT.search(item.author)
        and not chatter.is_advertisement(one)
    )


def _threads(told: Sequence[Told], room: Room) -> Follow:
    """The messages of each topic of each group, by time."""
    found = defaultdict[tuple[str, int], list[Told]](list)
    for one in told:
        if isinstance(one.item, Post) and room.is_group(one.item):
            found[one.item.channel, one.item.thread].append(one)
    return {key: sorted(ones, key=lambda one: one.moment or 0.0) for key, ones in found.items()}


def _is_open(one: Told, item: Post, room: Room, threads: Follow) -> bool:
    """Whether nobody answered: not by a reply, nor by what was said next."""
    if item.reply_to or room.answers(item):
        return False
    following = threads[item.channel, item.thread]
    behind = following[next(n for n, other in enumerate(following) if other is one) + 1 :]
    others = [other for other in behind if other.source != one.source]
    return not any(_answers(one, other, number < NEXT) for number, other in enumerate(others))


def _answers(asked: Told, said: Told, is_next: bool) -> bool:
    """Whether a later message of another may be the answer to a question."""
    if isinstance(said.item, Post) and said.item.reply_to:
        return False
    apart = timedelta(hours=(said.moment or 0.0) - (asked.moment or 0.0))
    shares = bool(asked.stems.keys() & said.stems.keys())
    return (is_next and apart <= AT_ONCE) or (shares and apart <= SOON)
