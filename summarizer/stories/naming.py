"""The line a story is named by and the few that tell it: slices of the item that tells it best."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from summarizer import language as languages
from summarizer import leaning, sentences
from summarizer.language import Language
from summarizer.model import Article, Post, Sentence, Story
from summarizer.stories import asked, furniture, items
from summarizer.stories.items import Told
from summarizer.summary import summarize

TOLD = 2
"""Sentences that tell a story below its headline, at most."""
READ = 12
"""Sentences of a post that are looked at for its headline and what follows it."""
FITTING = range(30, 221)
"""Characters of a headline that says enough and is read at a glance."""
REPEAT = 0.5
"""The share of a sentence's words that were shown already, from which it adds nothing."""
WEIGHTY = 4
"""Content words of a sentence that adds something."""
FULL = 12
"""Content words of an item that tells its story whole; a shorter one is a cry, though the others repeat it."""
HANGING = re.compile(r"(?:[:,;…—–-]|\.\.\.)[\s\W]*$")
"""The end of what is only begun: a teaser, a heading of what follows."""
EDGE = re.compile(r"^[^\w\"'«“„‘(\[$€£₽#@+-]+")
"""Pictures and marks in front of a sentence."""
MARK = re.compile(r"[.!?…。！？][\"'”»)]*$")


def story(members: Sequence[Told], known: furniture.Repeated, kind: str = asked.NEWS) -> Story:
    """A story of the items that tell it, at least one, told by the one that does best."""
    common = Counter(stem for one in members for stem in one.stems)
    teller = max(members, key=lambda one: _telling(one, common, len(members)))
    article = _article(teller)
    headline, shown = _told(teller, article, known, common, kind)
    others = [one.item for one in members if one is not teller]
    return Story(headline, shown, (teller.item, *others), article, kind)


def _telling(one: Told, common: Mapping[str, int], size: int) -> float:
    """How much of what all tell one item tells, without much beside it; an article or the first does best."""
    if not one.stems:
        return 0.0
    core = sum(common[stem] for stem in one.stems if common[stem] > 1 or size == 1)
    behind = isinstance(one.item, Article) or one.item.article is not None
    return core / (len(one.stems) + FULL) + 0.2 * behind


def _article(teller: Told) -> Article:
    """The text a story is told from: a message's own, or the article where it says little itself."""
    item = teller.item
    if isinstance(item, Article):
        return item
    if item.article and len(items.roots(_own(item), languages.load(teller.language))) < WEIGHTY:
        return item.article
    return Article(item.text, language=teller.language, source=item.link)


def _own(post: Post) -> str:
    return furniture.ADDRESS.sub(" ", post.text)


def _told(
    teller: Told, article: Article, known: furniture.Repeated, common: Mapping[str, int], kind: str
) -> tuple[str, tuple[Sentence, ...]]:
    """The headline and what tells more than it."""
    language = languages.load(article.language)
    if kind != asked.NEWS:
        found = (asked.question if kind == asked.QUESTION else asked.decision)(article.text, language)
        return (_trimmed(found).text if found else article.text.strip()), ()
    if article.title and article.text:
        return article.title, _adding(article.title, summarize(article, sentences=TOLD + 1).sentences, language)
    read = _read(teller, article, known, language)
    if not read:
        return article.title or article.text.strip().splitlines()[0], ()
    best = max(read, key=lambda one: _worth(one, read.index(one), common, language))
    return best.text, _adding(best.text, [one for one in read if one is not best], language)


def _read(teller: Told, article: Article, known: furniture.Repeated, language: Language) -> list[Sentence]:
    """The sentences of a post's own lines, without pictures in front."""
    item = teller.item
    lines = furniture.telling(item, known) if isinstance(item, Post) else list(furniture.lines(article.text))
    split = sentences.split(article.text, language)
    own = [one for one in split if any(line.start < one.end and one.start < line.end for line in lines)]
    trimmed = map(_trimmed, own[:READ])
    return [one for one in trimmed if furniture.has_words(one.text)]


def _trimmed(sentence: Sentence) -> Sentence:
    match = EDGE.match(sentence.text)
    start = sentence.start + (match.end() if match and match.end() < len(sentence.text) else 0)
    return Sentence(sentence.text[start - sentence.start :], start, sentence.end, sentence.paragraph)


def _worth(sentence: Sentence, place: int, common: Mapping[str, int], language: Language) -> float:
    """How well a sentence names its story: it tells what the others tell, early, whole, and by itself."""
    stems = set(items.roots(sentence.text, language))
    core = sum(common[stem] for stem in stems) / (len(stems) + WEIGHTY)
    most = max(common.values(), default=1)
    return (
        core / most
        - 0.2 * place
        - 0.6 * asked.is_asking(sentence.text)
        - 0.4 * bool(HANGING.search(sentence.text[-asked.END :]))
        - 0.3 * leaning.leans(sentence.text, language)
        - 0.3 * (len(sentence.text) not in FITTING)
        + 0.05 * bool(MARK.search(sentence.text[-asked.END :]))
        - 0.5 * (len(stems) < WEIGHTY - 1)
    )


def _adding(headline: str, more: Sequence[Sentence], language: Language) -> tuple[Sentence, ...]:
    """The first sentences that say what was not said yet, in their order."""
    shown, chosen = set(items.roots(headline, language)), list[Sentence]()
    for sentence in more:
        stems = set(items.roots(sentence.text, language))
        if len(chosen) == TOLD:
            break
        if len(stems) >= WEIGHTY and not _is_idle(sentence.text) and len(stems & shown) < REPEAT * len(stems):
            chosen.append(sentence)
            shown |= stems
    return tuple(chosen)


def _is_idle(text: str) -> bool:
    return (asked.is_asking(text) or bool(HANGING.search(text[-asked.END :]))) or len(text) > 2 * FITTING.stop
