"""Questions about one article, answered by a slice of it, or by "the article does not say"."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from summarizer import language as languages
from summarizer import mentions, sentences, words
from summarizer.answer import question as questions
from summarizer.answer import ranking, spans
from summarizer.answer.question import METADATA, STRICT, Question
from summarizer.answer.ranking import Ranked, Text
from summarizer.index import SentenceIndex
from summarizer.mentions import QUOTATION, initials
from summarizer.model import Answer, Article, Mention, Sentence, Span

THRESHOLD = 0.5
"""Confidence under which the article "does not say"; its error rates stand in tests/evaluation/RESULTS.md."""

NEAR_THE_TOP, RISE = 3, 0.5
"""A question for a number or date may take one of the first 3 sentences if its log-odds are this close to the
best one's: 91.0 % right on SQuAD against 90.4 % without, and 87.1 % with no limit."""
UNTYPED = 0.5
"""What is left of the confidence when a number or a date is asked for and the sentence has none."""


class FactIndex:
    """The sentences and mentions of one article, ready to be asked."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._language = languages.load(article.language)
        self._sentences = sentences.split(article.text, self._language)

    def answer(self, question: str) -> Answer:
        """The article's answer to a question in the article's language.

        Its ``span`` lies in its ``sentence``; both are None when the article does not say, and ``nearest``
        is then the closest sentence. ``value`` tells what the words mean where that is known: the day of a
        date, the speaker behind "he", or the page's own word on who wrote it and when.
        """
        asked = questions.read(question, self._language)
        if asked.kind in METADATA:
            return self._metadata(asked)
        if not asked.stems or not self._sentences:
            return Answer(question, None, None, 0.0, self._sentences[0] if self._sentences else None)
        return self._by_name(asked) or self._by_quotation(asked) or self._by_rank(asked)

    @cached_property
    def _mentions(self) -> dict[Sentence, list[Mention]]:
        found: defaultdict[Sentence, list[Mention]] = defaultdict(list)
        for mention in mentions.find(self.article):
            found[mention.sentence].append(mention)
        return found

    @cached_property
    def text(self) -> Text:
        """The article as the ranking sees it."""
        stems = [tuple(words.stems(sentence.text, self._language)) for sentence in self._sentences]
        typed = tuple(
            tuple(
                (mention.kind, frozenset(words.stems(mention.span.text, self._language)))
                for mention in self._mentions.get(sentence, ())
            )
            for sentence in self._sentences
        )
        return Text(self._sentences, tuple(stems), SentenceIndex(stems), typed, self._language)

    def _metadata(self, asked: Question) -> Answer:
        article = self.article
        value = {
            "published": article.published.isoformat() if article.published else "",
            "author": article.author,
            "publisher": article.site or article.author,
        }[asked.kind]
        return Answer(asked.text, None, None, float(bool(value)), None, value=value)

    def _by_name(self, asked: Question) -> Answer | None:
        """What an acronym stands for, where the article spells it out."""
        if asked.kind != "abbreviation" or not asked.focus:
            return None
        for sentence, found in self._mentions.items():
            for mention in found:
                if " " in mention.span.text and initials(mention.span.text).casefold() == asked.focus:
                    return Answer(asked.text, mention.span, sentence, 0.9, None)
        return None

    def _by_quotation(self, asked: Question) -> Answer | None:
        """Who said some quoted words: the sentence that holds them, and its speaker."""
        if asked.kind != "speaker" or not asked.quoted:
            return None
        wanted = set(words.stems(asked.quoted, self._language))
        for sentence, found in self._mentions.items():
            for mention in found:
                said = set(words.stems(mention.span.text, self._language))
                if mention.kind == QUOTATION and wanted and len(wanted & said) >= 0.8 * len(wanted):
                    return Answer(asked.text, mention.span, sentence, 0.9, None, value=mention.value)
        return None

    def _by_rank(self, asked: Question) -> Answer:
        ranked = ranking.rank(asked, self.text)
        number = _candidate(asked, ranked)
        best, missing = self._sentences[number], self._missing(asked)
        sure = ranking.confidence(asked, self.text, ranked, number)
        if asked.kind in STRICT and not ranked.typed(number):
            sure *= UNTYPED
        if sure < THRESHOLD:
            return Answer(asked.text, None, None, sure, best, missing)
        span = spans.find(asked, best, self._mentions.get(best, ()), self._language)
        return Answer(asked.text, span, best, sure, None, missing, self._value(best, span))

    def _value(self, sentence: Sentence, span: Span) -> str:
        return next((found.value for found in self._mentions.get(sentence, ()) if found.span == span), "")

    def _missing(self, asked: Question) -> tuple[str, ...]:
        """The question's words, as typed, whose stems the article never uses."""
        missing = []
        for word in words.split(asked.text, self._language):
            unknown = words.stem(word.text, self._language) not in self.text.index.words
            if unknown and words.is_content(word.text, self._language):
                missing.append(word.text)
        return tuple(dict.fromkeys(missing))


def _candidate(asked: Question, ranked: Ranked) -> int:
    """The best sentence; for a number or a date, one that mentions some and is as good within RISE."""
    best = ranked.order[0]
    if asked.kind not in STRICT:
        return best
    close = (
        number for number in ranked.order[:NEAR_THE_TOP] if ranked.scores[best] - ranked.scores[number] <= RISE
    )
    return next(filter(ranked.typed, close), best)
