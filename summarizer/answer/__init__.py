"""Questions about one article, answered by a slice of it, or by "the article does not say"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from summarizer import language as languages
from summarizer import mentions, sentences, words
from summarizer.answer import followup, keyed, matching, notes, ranking, spans
from summarizer.answer import question as questions
from summarizer.answer.keyed import Keys
from summarizer.answer.question import METADATA, STRICT, Question
from summarizer.answer.ranking import Ranked, Text
from summarizer.index import SentenceIndex
from summarizer.model import Answer, Article, Mention, Note, Sentence, Span

THRESHOLD = 0.42
"""Confidence under which the article "does not say", chosen on our own corpus; its error rates on public data
stand in tests/evaluation/RESULTS.md."""

NEAR_THE_TOP, RISE = 3, 0.5
"""A question for a number or date may take one of the first 3 sentences if its log-odds are this close to the
best one's; chosen on half of SQuAD's development set, where no limit at all was worse than none of this."""
DOUBT = 0.45
"""What is left of the confidence when a number or a date is asked for and the sentence has none, or when at least
MOSTLY of the question's words are nowhere in the article."""
MOSTLY = 0.67
UNKNOWN = {"person": 0.5}
"""The same for a person: there is somebody in every sentence of the news."""


READ = frozenset({"en"})
"""Languages that the reader knows."""


class FactIndex:
    """The sentences and mentions of one article, ready to be asked.

    ``reader`` lets the neural reader have its say where it knows the article's language.
    """

    def __init__(self, article: Article, *, reader: bool = True) -> None:
        self.article, self.reads = article, reader and article.language in READ
        self._language = languages.load(article.language)
        self._sentences = sentences.split(article.text, self._language)

    def answer(self, question: str) -> Answer:
        """The article's answer to a question in the article's language.

        Its ``span`` lies in its ``sentence``; both are None when the article does not say, and ``nearest``
        is then the closest sentence. ``value`` tells what the words mean where that is known: the day of a
        date, the speaker behind "he", or the page's own word on who wrote it and when; ``notes`` tell the same of
        other words of the sentence.
        """
        found = self._answer(question)
        shown = found.sentence or found.nearest
        return replace(found, notes=self.notes(shown, found.span, found.value)) if shown else found

    def follow(self, question: str, previous: str) -> str:
        """The question that is meant after ``previous``: "and when?" with its subject, "he" with his name."""
        asked = followup.resolve(question, previous, self._language)
        pronoun = followup.pronoun(asked, self._language) if previous else None
        name = followup.person(self._answer(previous), self._found) if pronoun else ""
        return f"{asked[: pronoun.start]}{name}{asked[pronoun.end :]}" if pronoun and name else asked

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the article, in order."""
        return tuple(self._sentences)

    def notes(self, sentence: Sentence, span: Span | None = None, value: str = "") -> tuple[Note, ...]:
        """What words of a sentence mean; those of an answer in it, ``span`` that means ``value``, come first."""
        return notes.find(sentence, self._found, span, value)

    def _answer(self, question: str) -> Answer:
        asked = self.read(question)
        if asked.kind in METADATA:
            return self._metadata(asked)
        if not asked.stems or not self._sentences:
            return Answer(question, None, None, 0.0, self._sentences[0] if self._sentences else None)
        return keyed.find(asked, self._keys) or self._by_rank(asked)

    @cached_property
    def _found(self) -> tuple[Mention, ...]:
        return mentions.find(self.article)

    @cached_property
    def _mentions(self) -> dict[Sentence, list[Mention]]:
        found: defaultdict[Sentence, list[Mention]] = defaultdict(list)
        for mention in self._found:
            found[mention.sentence].append(mention)
        return found

    @cached_property
    def text(self) -> Text:
        """The article as the ranking sees it."""
        stems = [self._stems(sentence) for sentence in self._sentences]
        typed = tuple(
            tuple(
                (mention.kind, frozenset(matching.stems(mention.span.text, self._language)))
                for mention in self._mentions.get(sentence, ())
            )
            for sentence in self._sentences
        )
        return Text(self._sentences, tuple(stems), SentenceIndex(stems), typed, self._language)

    def _stems(self, sentence: Sentence) -> tuple[str, ...]:
        """What a sentence is found by: its stems, and those of the names its names and pronouns stand for."""
        own = matching.canonical(words.stems(sentence.text, self._language), self._language)
        meant = matching.referents(self._mentions.get(sentence, ()), self._language)
        return own + tuple(stem for stem in meant if stem not in own)

    def read(self, question: str) -> Question:
        """A question with its words made comparable to the article's."""
        return questions.read(question, self._language, self.text.index.words.terms)

    def _metadata(self, asked: Question) -> Answer:
        article = self.article
        value = {
            "published": article.published.isoformat() if article.published else "",
            "author": article.author,
            "publisher": article.site or article.author,
        }[asked.kind]
        return Answer(asked.text, None, None, float(bool(value)), None, value=value, kind=asked.kind)

    @cached_property
    def _keys(self) -> Keys:
        text = self.text
        return Keys(self._found, text.sentences, text.stems, text.index.words, self._language, self.read)

    def _by_rank(self, asked: Question) -> Answer:
        ranked = ranking.rank(asked, self.text)
        number = _candidate(asked, ranked)
        best, missing = self._sentences[number], self._missing(asked)
        sure = ranking.confidence(asked, self.text, ranked, number)
        if (asked.kind in STRICT and not ranked.typed(number)) or _is_foreign(asked, missing):
            sure *= DOUBT
        span = spans.find(asked, best, self.mentions_in(best), self._language, ranking.load()["span"])
        if sure < THRESHOLD or span is None:
            near = best if any(ranked.features[number][ranking.GRAMS] for number in ranked.order) else None
            return Answer(asked.text, None, None, min(sure, THRESHOLD), near, missing)
        return Answer(asked.text, span, best, sure, None, missing, self._value(best, span))

    def mentions_in(self, sentence: Sentence) -> list[Mention]:
        """The typed mentions of one sentence of the article."""
        return self._mentions.get(sentence, [])

    def _value(self, sentence: Sentence, span: Span) -> str:
        return next((found.value for found in self._mentions.get(sentence, ()) if found.span == span), "")

    def _missing(self, asked: Question) -> tuple[str, ...]:
        """The question's words, as typed, whose stems the article never uses; none where words have no spaces."""
        if not self._language.spaces:
            return ()
        terms, language = self.text.index.words.terms, self._language
        content = [
            word.text for word in words.split(asked.text, language) if words.is_content(word.text, language)
        ]
        missing = (word for word in content if questions.stem(word, language, terms) not in terms)
        return tuple(dict.fromkeys(missing))


def _is_foreign(asked: Question, missing: tuple[str, ...]) -> bool:
    """Whether a question's words are too many unknown to the article for a sentence to answer it."""
    return len(missing) >= UNKNOWN.get(asked.kind, MOSTLY) * len(asked.stems)


def _candidate(asked: Question, ranked: Ranked) -> int:
    """The best sentence; for a number or a date, one that mentions some and is as good within RISE."""
    best = ranked.order[0]
    if asked.kind not in STRICT:
        return best
    close = (
        number for number in ranked.order[:NEAR_THE_TOP] if ranked.scores[best] - ranked.scores[number] <= RISE
    )
    return next(filter(ranked.typed, close), best)
