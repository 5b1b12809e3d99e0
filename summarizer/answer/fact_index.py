"""The index of one article that is asked questions: what is known of its sentences, and which of them answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from summarizer import language as languages
from summarizer import mentions, reader, sentences, words
from summarizer.answer import evidence, followup, fusion, keyed, notes, ranking, spans
from summarizer.answer import question as questions
from summarizer.answer import text as texts
from summarizer.answer.evidence import Evidence
from summarizer.answer.keyed import Keys
from summarizer.answer.pointing import Passages, Pointing
from summarizer.answer.question import METADATA, STRICT, Question
from summarizer.answer.spans import Found, reading, tables
from summarizer.answer.spans.reading import Reading
from summarizer.answer.text import Text
from summarizer.model import Answer, Article, Mention, Note, Sentence, Span

THRESHOLD = READER_THRESHOLD = 0.25
"""Confidence under which the article "does not say", without the reader and with it, chosen on our own corpus;
their error rates on public data stand in tests/evaluation/RESULTS.md."""
POINTED = 2
"""Sentences the reader likes best that are looked into besides those with most words of the question."""
CLOSE = 1.0
"""What a span without the number or date asked for may score above one with it, and still give way to it."""
DOUBT = 0.45
"""What is left of the confidence in words alone when no thing of the kind asked for is in the span."""
GATE = 0.3
"""Chance that the article is about the question's subject at all, by its words alone, under which the reader's
confidence is cut in proportion: it finds something of the right kind in a text about something else, too."""

READ = frozenset({"en"})
"""Languages that the reader knows."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The sentence chosen, by number, its span, how sure that is and must be; ``near``: worth showing anyhow."""

    number: int
    span: Span
    chance: float
    threshold: float
    near: bool


class FactIndex:
    """The sentences and mentions of one article, ready to be asked.

    ``reader`` lets the neural reader have its say where it knows the article's language.
    """

    def __init__(self, article: Article, *, reader: bool = True) -> None:
        self.article, self.reads = article, reader and article.language in READ
        self._language = languages.load(article.language)
        self._sentences = sentences.split(article.text, self._language)
        self._readings: dict[int, Reading] = {}

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
        return texts.read(self._sentences, self._mentions, self.article.title, self._language)

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

    def evidence(self, question: str, sentences: int = spans.SENTENCES) -> Evidence:
        """What the words of the article say to a question: all sentences scored, spans of the best few."""
        return evidence.gather(self.read(question), self.text, self._reading, sentences=sentences)

    def pointed(self, asked: Question) -> tuple[Evidence, Pointing] | None:
        """What its words and the reader say to a question; None where there is no reader for the article."""
        if self._passages is None:
            return None
        ranked = ranking.rank(asked, self.text)
        pointing = self._passages.read(self._meant(asked), ranked.order)
        also = pointing.best(POINTED)
        return evidence.gather(asked, self.text, self._reading, ranked=ranked, also=also), pointing

    def _meant(self, asked: Question) -> str:
        """A question with its mistyped words put right: the reader knows words by how they are spelt."""
        text, slips = asked.typed or asked.text, dict(asked.slips)
        for word in reversed(list(words.split(text, self._language)) if slips else ()):
            if word.text in slips:
                meant = self._spelt.get(slips[word.text], word.text)
                text = text[: word.start] + meant + text[word.end :]
        return text

    @cached_property
    def _spelt(self) -> Mapping[str, str]:
        """A word for each stem of the article and of the language's related words."""
        known = (word for group in self._language.related for word in group)
        own = (word.text for word in words.split(self.article.text, self._language))
        return {words.stem(word, self._language): word for word in (*known, *own)}

    @cached_property
    def _passages(self) -> Passages | None:
        loaded = reader.load() if self.reads else None
        return Passages(loaded, self.article.text, self._sentences) if loaded else None

    def _reading(self, number: int) -> Reading:
        if number not in self._readings:
            sentence, language = self._sentences[number], self._language
            known = tables.load(tables.which(language.code))
            self._readings[number] = reading.read(sentence, self.mentions_in(sentence), language, known)
        return self._readings[number]

    def _by_rank(self, asked: Question) -> Answer:
        found = self._fused(asked) or self._by_words(asked)
        best, missing = self._sentences[found.number], self._missing(asked)
        if found.chance < found.threshold:
            return Answer(asked.text, None, None, found.chance, best if found.near else None, missing)
        value = self._value(asked, best, found.span)
        return Answer(asked.text, found.span, best, found.chance, None, missing, value)

    def _fused(self, asked: Question) -> Choice | None:
        pointed = self.pointed(asked)
        if pointed is None:
            return None
        fused = fusion.choose(*pointed, self._sentences, self.mentions_by_number)
        gate = min(1.0, pointed[0].on_topic / GATE)
        return Choice(fused.number, fused.span, fused.chance * gate, READER_THRESHOLD, near=True)

    def _by_words(self, asked: Question) -> Choice:
        found = evidence.gather(asked, self.text, self._reading)
        chosen = self._chosen(asked, found)
        number = chosen.sentence if chosen else found.best
        best, sure = self._sentences[number], found.says(number) * found.on_topic
        if asked.wanted and not (chosen and self._is_wanted(asked, number, chosen.span)):
            sure *= DOUBT
        span = chosen.span if chosen else Span(best.text, best.start, best.end)
        return Choice(number, span, sure, THRESHOLD, bool(found.ranked.features[:, ranking.GRAMS].any()))

    def _chosen(self, asked: Question, found: Evidence) -> Found | None:
        """The best span; of a number or a date the best that has one, if it is as good within CLOSE."""
        best = next(iter(found.spans), None)
        if best is None or asked.kind not in STRICT:
            return best
        close = takewhile(lambda span: best.score - span.score <= CLOSE, found.spans)
        return next((found for found in close if self._is_wanted(asked, found.sentence, found.span)), best)

    def _is_wanted(self, asked: Question, number: int, span: Span) -> bool:
        """Whether a span of the sentence of that number shares words with a mention of the kind asked for."""
        mentioned = self.mentions_in(self._sentences[number])
        return any(mention.kind in asked.wanted and mention.span.meets(span) for mention in mentioned)

    @cached_property
    def mentions_by_number(self) -> Mapping[int, list[Mention]]:
        """The typed mentions of each sentence, by its number."""
        return {number: self.mentions_in(sentence) for number, sentence in enumerate(self._sentences)}

    def mentions_in(self, sentence: Sentence) -> list[Mention]:
        """The typed mentions of one sentence of the article."""
        return self._mentions.get(sentence, [])

    def _value(self, asked: Question, sentence: Sentence, span: Span) -> str:
        """What a span means: the normal form of the mention that it is, or that is wanted and shares words with
        it."""
        mentioned = self._mentions.get(sentence, [])
        same = (mention.value for mention in mentioned if mention.span == span)
        wanted = (
            mention.value for mention in mentioned if mention.kind in asked.wanted and mention.span.meets(span)
        )
        return next(same, next(wanted, ""))

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
