"""What is asked from chats the bot is not in: one answer, of which nothing is kept. Synchronous."""

from __future__ import annotations

from bot.fetch import Fetch
from bot.model import (
    Answered,
    Ask,
    Chat,
    Intent,
    Length,
    Link,
    Outcome,
    Reading,
    Said,
    Source,
    Summarise,
    Summarised,
    Text,
)
from bot.model.lengths import FITTING, LINE, MEDIUM, SHORT
from bot.readings import Readings
from bot.store import Store
from bot.workers import Work
from summarizer import Article, NutshellError, words
from summarizer import language as languages
from summarizer.index import BM25

LENGTHS = (Length(LINE), Length(SHORT), Length(MEDIUM))
FOUND = 8
"""Articles of one's own that a search offers."""
LEAST = 0.34
"""Share of what a search could score that an article needs: a third of the words is by chance no more."""
OPENING = 2000
"""Characters of an article that are searched beside its title."""


class Elsewhere:
    """Summaries and answers for inline queries and guest messages."""

    def __init__(self, store: Store, fetch: Fetch, work: Work) -> None:
        self._store = store
        self._readings = Readings(store, fetch, work)
        self._work = work

    def language(self, person: int, locale: str) -> str:
        """The language somebody chose in private, else their own."""
        return self._store.language(Chat(person)) or locale

    def summaries(self, url: str) -> tuple[Summarised, ...]:
        """The article behind an address in one line, short and at medium length, those that differ.

        Raises NutshellError when it cannot be read.
        """
        article = self._readings.read_link(url)
        made = [self._summarised(article, length) for length in LENGTHS]
        told = [each.chosen.summary.sentences for each in made]
        return tuple(each for number, each in enumerate(made) if told.index(told[number]) == number)

    def search(self, person: int, query: str) -> tuple[Summarised, ...]:
        """Articles of somebody's private chat that tell of some words, best first; without words the latest."""
        own = self._store.articles(Chat(person))
        found = _ranked(own, query) if query.strip() else own
        return tuple(self._summarised(article, Length(SHORT)) for article in found[:FOUND])

    def perform(self, intent: Intent) -> Outcome:
        """A summary or an answer from what a message holds; whatever else is meant needs a chat of one's own."""
        try:
            return self._perform(intent)
        except NutshellError as error:
            return Said(error.key, error.values)

    def _perform(self, intent: Intent) -> Outcome:
        match intent:
            case Summarise(source=Link() | Text() as source):
                return self._summarised(self._read(source), intent.length or FITTING)
            case Ask(source=Link() | Text() as source):
                article = self._read(source)
                answer, around = self._work.answer(article, intent.question, intent.passage)
                return Answered(Reading("", article), answer, around)
            case _:
                return Said("guest-what")

    def _read(self, source: Source) -> Article:
        if isinstance(source, Link):
            return self._readings.read_link(source.url)
        assert isinstance(source, Text)
        return self._work.read(source.text)

    def _summarised(self, article: Article, length: Length) -> Summarised:
        return Summarised(Reading("", article), self._work.summarise(article, length=length), length)


def _ranked(own: list[Article], query: str) -> list[Article]:
    documents = [_terms(f"{each.title}\n{each.text[:OPENING]}", each.language) for each in own]
    index = BM25(documents)
    shares = [
        max(index.scores(_terms(query, code))[number] for code in {each.language, languages.detect(query)})
        for number, each in enumerate(own)
    ]
    best = sorted(range(len(own)), key=lambda number: -shares[number])
    return [own[number] for number in best if shares[number] >= LEAST]


def _terms(text: str, code: str) -> list[str]:
    return list(words.stems(text, languages.load(code)))
