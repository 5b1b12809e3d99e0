"""An item of a digest as folding reads it: its own words, those that lead it, its names, who spoke, when."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from itertools import pairwise

from summarizer import language as languages
from summarizer import words
from summarizer.language import Language
from summarizer.model import Article, Post
from summarizer.stories import furniture

Item = Article | Post

OPENING = 900
"""Characters of an item that say what it is about; later ones blur it."""
SPOKEN = 300
"""Characters in which somebody who is quoted is named."""
NEAR = 4
"""Words between whoever speaks and the word for speaking."""
LEAD = re.compile(r".{50,}?(?:[.!?…。！？]+[\"»”)]*(?:\s|$)|\n|$)|.*", re.DOTALL)
"""The first sentence, and what follows it where it is as short as a cry."""
ROOT = 5
"""Letters of a stem that are compared: what stands behind them mostly makes "Syrian" of "Syria"."""
ACRONYM = 4
"""Letters of an acronym at most: "US", "WHO" and "IT" are no stop words."""
JOINT = re.compile(r"(?<=[^\W\d_])_(?=[^\W\d_])|(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
"""Where words are joined into one without a space."""
FIRST = 4
"""Content words a post begins with: whom it is about."""
FAMILIAR = 0.15
"""The share of stop words that shows a text to be in a channel's language."""
SAMPLE = 20
"""Posts of a channel by which its language is told."""
BRIEF = 60
"""Characters under which the language of a text would be a guess, and its channel's is taken."""
CAPITAL, NUMBER, LEADING, BEGINNING, SPEAKING = 1, 2, 4, 8, 16
"""Marks of a stem of an item: written with a capital; with a digit; in the lead; among its first; by a word for
speaking."""


@dataclass(frozen=True, slots=True)
class Told:
    """An item as it is compared: ``stems`` are its content words with how often and with which marks, ``pairs``
    those that stand beside each other, ``links`` what it points to that its channel does not always point to,
    ``moment`` hours since 1970 or None, ``source`` who told it.
    """

    item: Item
    language: str
    text: str
    stems: Mapping[str, tuple[int, int]]
    pairs: frozenset[str]
    links: frozenset[str]
    moment: float | None
    source: str
    speaks: bool


def read(items: Sequence[Item]) -> list[Told]:
    """Every item, in order."""
    posts = [item for item in items if isinstance(item, Post)]
    known = furniture.repeated(posts)
    common = _common_links(posts)
    groups = groups_among(posts)
    texts = [own_text(item, known) for item in items]
    codes = _languages(items, texts)
    return [_told(item, text, code, common, groups) for item, text, code in zip(items, texts, codes, strict=True)]


def own_text(item: Item, known: furniture.Repeated) -> str:
    """What an item says itself, and the opening of the article behind its link."""
    if isinstance(item, Article):
        return f"{item.title}\n{item.text[:OPENING]}"
    own = "\n".join(furniture.ADDRESS.sub(" ", line.text) for line in furniture.telling(item, known))
    behind = item.article
    return f"{own}\n{behind.title}\n{behind.text[:OPENING]}" if behind else own


def groups_among(posts: Iterable[Post]) -> frozenset[str]:
    """The chats that are groups: people answer each other there, each a source of their own."""
    return frozenset(post.channel for post in posts if post.reply_to and post.author)


def source(item: Item, groups: frozenset[str]) -> str:
    """Who told an item: a site, a channel, or a person in a group."""
    if isinstance(item, Article):
        return item.site or item.source
    return f"{item.channel}\n{item.author}" if item.channel in groups else item.channel or item.author


def moment(item: Item) -> datetime | None:
    """When an item was published; a day without an hour is its noon."""
    when: date | datetime | None = item.published if isinstance(item, Article) else item.date
    if when is None or isinstance(when, datetime):
        return when if when is None or when.tzinfo else when.replace(tzinfo=UTC)
    return datetime(when.year, when.month, when.day, 12, tzinfo=UTC)


def roots(text: str, language: Language) -> list[str]:
    """The beginnings of the stems of a text's content words, in order: what items are compared by."""
    return [root for root in map(_roots(language), _words(text, language)) if root is not None]


def _told(item: Item, text: str, code: str, common: frozenset[tuple[str, str]], groups: frozenset[str]) -> Told:
    language, opening = languages.load(code), text[:OPENING]
    stems, order, speaks = _stems(opening, language)
    when = moment(item)
    return Told(
        item,
        code,
        text,
        stems,
        frozenset(map(" ".join, pairwise(order))),
        _links(item, common),
        when.timestamp() / 3600 if when else None,
        source(item, groups),
        speaks,
    )


def _stems(text: str, language: Language) -> tuple[dict[str, tuple[int, int]], list[str], bool]:
    """The stems of a text with their marks, the same in order, and whether somebody speaks."""
    root_of, found = _roots(language), _words(text, language)
    lead, spoken = (len(_words(part, language)) for part in (_lead(text), text[:SPOKEN]))
    speech = [n for n, word in enumerate(found[:spoken]) if word.casefold() in language.mentions.speech]
    near = {n for place in speech for n in range(place - NEAR, place + NEAR + 1) if n != place}
    counts, marks, order = Counter[str](), defaultdict[str, int](int), list[str]()
    for number, word in enumerate(found):
        if (root := root_of(word)) is None:
            continue
        counts[root] += 1
        marks[root] |= _marks(word) | LEADING * (number < lead) | SPEAKING * (number in near)
        marks[root] |= BEGINNING * (len(order) < FIRST)
        order.append(root)
    return {root: (times, marks[root]) for root, times in counts.items()}, order, bool(speech)


def _words(text: str, language: Language) -> Sequence[str]:
    """The words of a text, those of a tag or a name apart: "#LondonAttacks", "@theresa_may"."""
    return words.texts(JOINT.sub(" ", text), language)


@cache
def _roots(language: Language) -> Callable[[str], str | None]:
    """What tells the beginning of a word's stem, None of a word that carries no content."""
    stem = words.stemmer(language)

    def root(word: str) -> str | None:
        if (whole := stem(word)) is not None:
            return whole[:ROOT] if whole.isalpha() else whole
        return f"{word}." if 1 < len(word) <= ACRONYM and word.isupper() else None

    return lru_cache(maxsize=100_000)(root)


def _marks(word: str) -> int:
    return CAPITAL * (len(word) > 1 and word[0].isupper()) | NUMBER * any(map(str.isdigit, word))


def _lead(text: str) -> str:
    match = LEAD.match(text.lstrip()[: OPENING // 2])
    return match[0] if match else ""


def _links(item: Item, common: frozenset[tuple[str, str]]) -> frozenset[str]:
    if isinstance(item, Article):
        return frozenset(filter(None, (item.source,)))
    canonical = (item.article.source,) if item.article and item.article.source else ()
    return frozenset((*canonical, *(link for link in item.links if (item.channel, link) not in common)))


def _common_links(posts: Iterable[Post]) -> frozenset[tuple[str, str]]:
    """The links a channel always gives: its own."""
    seen = Counter((post.channel, link) for post in posts for link in set(post.links))
    return frozenset(pair for pair, times in seen.items() if times > furniture.TIMES + 1)


def _languages(items: Sequence[Item], texts: Sequence[str]) -> Iterator[str]:
    """The language of each text; one written as its channel mostly writes need not be told anew."""
    samples = defaultdict[str, list[str]](list)
    for item, text in zip(items, texts, strict=True):
        if isinstance(item, Post) and len(samples[item.channel]) < SAMPLE:
            samples[item.channel].append(text)
    usual = {channel: languages.detect("\n".join(some)) for channel, some in samples.items()}
    for item, text in zip(items, texts, strict=True):
        if isinstance(item, Article):
            yield item.language
        else:
            yield usual[item.channel] if _is_in(text, usual[item.channel]) else languages.detect(text)


def _is_in(text: str, code: str) -> bool:
    if len(text) < BRIEF:
        return True
    language = languages.load(code)
    found = words.texts(text[:SPOKEN], language)
    stops = sum(word.casefold() in language.stop_words for word in found)
    return bool(language.stop_words) and stops >= FAMILIAR * len(found)
