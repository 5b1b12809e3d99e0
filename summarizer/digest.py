"""Many articles or messages to stories: what tells the same is folded, the most widely told comes first.

Items are compared by tf-idf over the stems of their opening; an item joins the story of the most similar
earlier item that is near in time (single-link, as in topic detection and tracking, Allan 2002).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from summarizer import language as languages
from summarizer import sentences, words
from summarizer.model import Article, Digest, Post, Sentence, Story
from summarizer.summary import summarize

SIMILAR = 0.42
"""Cosine from which two items tell the same story."""
APART = timedelta(hours=48)
"""Two items further apart in time are two stories, however alike."""
OPENING = 600
"""Characters of an item that say what it is about; later ones blur it."""
SHORTEST = 4
"""Different content words an item needs: greetings and one-word replies tell no story."""
TOLD = 2
"""Sentences that tell a story below its headline, at most."""

Item = Article | Post


@dataclass(frozen=True, slots=True)
class _Told:
    """An item with the stems of its opening and the moment it was published."""

    item: Item
    language: str
    stems: Counter[str]
    moment: datetime | None


def compile_digest(items: Iterable[Item], *, limit: int) -> Digest:
    """The stories of some items, at most ``limit`` of them; ``omitted`` counts the stories left out.

    A story's first item is the one its headline and sentences are slices of. Raises ValueError when
    ``limit`` is below one.
    """
    if limit < 1:
        raise ValueError("a digest has at least one story")
    given = list(map(_told, items))
    told = [one for one in given if len(one.stems) >= SHORTEST]
    groups = sorted(_folded(told), key=_weight, reverse=True)
    stories = tuple(map(_story, groups[:limit]))
    return Digest(stories, max(0, len(groups) - limit), len(given) - len(told))


def _told(item: Item) -> _Told:
    language = item.language if isinstance(item, Article) else languages.detect(item.text)
    opening = f"{item.title}\n{item.text}" if isinstance(item, Article) else item.text
    stems = Counter(words.stems(opening[:OPENING], languages.load(language)))
    return _Told(item, language, stems, _moment(item))


def _moment(item: Item) -> datetime | None:
    when: date | datetime | None = item.published if isinstance(item, Article) else item.date
    if when is None or isinstance(when, datetime):
        return when if when is None or when.tzinfo else when.replace(tzinfo=UTC)
    return datetime(when.year, when.month, when.day, 12, tzinfo=UTC)


def _folded(told: Sequence[_Told]) -> list[list[_Told]]:
    """Groups of items that tell the same story, the items of each in their order."""
    vectors = _vectors(told)
    postings: defaultdict[str, list[int]] = defaultdict(list)
    group_of: list[int] = []
    groups: list[list[_Told]] = []
    for number, vector in enumerate(vectors):
        closest = _closest(number, vectors, postings, told)
        group_of.append(len(groups) if closest is None else group_of[closest])
        if closest is None:
            groups.append([])
        groups[group_of[number]].append(told[number])
        for stem in vector:
            postings[stem].append(number)
    return groups


def _closest(
    number: int,
    vectors: Sequence[Mapping[str, float]],
    postings: Mapping[str, Sequence[int]],
    told: Sequence[_Told],
) -> int | None:
    """The earlier item most similar to this one, None when none is similar enough."""
    cosines: defaultdict[int, float] = defaultdict(float)
    for stem, weight in vectors[number].items():
        for other in postings.get(stem, ()):
            cosines[other] += weight * vectors[other][stem]
    near = {other: cosine for other, cosine in cosines.items() if cosine >= SIMILAR}
    fitting = [other for other in near if not _apart(told[other], told[number])]
    return max(fitting, key=lambda other: near[other], default=None)


def _apart(one: _Told, other: _Told) -> bool:
    return one.moment is not None and other.moment is not None and abs(one.moment - other.moment) > APART


def _vectors(told: Sequence[_Told]) -> list[dict[str, float]]:
    """A unit tf-idf vector for each item."""
    frequency = Counter(stem for one in told for stem in one.stems)
    vectors = []
    for one in told:
        weights = {
            stem: (1 + math.log(count)) * math.log((len(told) + 1) / frequency[stem])
            for stem, count in one.stems.items()
        }
        norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({stem: weight / norm for stem, weight in weights.items()})
    return vectors


def _weight(group: Sequence[_Told]) -> tuple[int, int, float]:
    """Stories told by more sources, then more items, then the freshest, come first."""
    sources = {_source(one.item) for one in group}
    freshest = max((one.moment.timestamp() for one in group if one.moment), default=0.0)
    return len(sources), len(group), freshest


def _source(item: Item) -> str:
    return (item.site or item.source) if isinstance(item, Article) else (item.channel or item.author)


def _story(group: Sequence[_Told]) -> Story:
    """A story named by its most central item: its title where it has one, else its best sentence."""
    common = Counter(stem for one in group for stem in set(one.stems))
    central = max(group, key=lambda one: sum(common[stem] for stem in one.stems) / len(one.stems))
    article = _article(central)
    chosen = summarize(article, sentences=TOLD).sentences
    headline, rest = _headline(article, chosen)
    others = [one.item for one in group if one is not central]
    return Story(headline, rest, (central.item, *others), article)


def _article(told: _Told) -> Article:
    item = told.item
    return item if isinstance(item, Article) else Article(item.text, language=told.language, source=item.link)


def _headline(article: Article, chosen: tuple[Sentence, ...]) -> tuple[str, tuple[Sentence, ...]]:
    if article.title or not chosen:
        return article.title or sentences.split(article.text, article.language)[0].text, chosen
    return chosen[0].text, chosen[1:]
