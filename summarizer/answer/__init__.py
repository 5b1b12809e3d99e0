"""Questions about one article, answered by a slice of it, or by "the article does not say"."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from summarizer import language as languages
from summarizer import mentions, quotations, sentences, words
from summarizer.answer import descriptions, evidence, matching, ranking, spans
from summarizer.answer import question as questions
from summarizer.answer import text as texts
from summarizer.answer.evidence import Evidence
from summarizer.answer.question import METADATA, Question
from summarizer.answer.spans import reading, tables
from summarizer.answer.spans.reading import Reading
from summarizer.answer.text import Text
from summarizer.mentions import NAMED, QUOTATION, initials
from summarizer.model import Answer, Article, Mention, Sentence, Span

THRESHOLD = 0.0
"""Confidence under which the article "does not say", chosen on our own corpus; its error rates on public data
stand in tests/evaluation/RESULTS.md."""

CERTAIN = 0.95
"""Confidence in what is no matter of ranking: a name spelt out, a quotation found."""
SAME_WORDS = 0.8
"""Share of a quoted question's words that the quotation must have: people quote from memory."""


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
        self._readings: dict[int, Reading] = {}

    def answer(self, question: str) -> Answer:
        """The article's answer to a question in the article's language.

        Its ``span`` lies in its ``sentence``; both are None when the article does not say, and ``nearest``
        is then the closest sentence. ``value`` tells what the words mean where that is known: the day of a
        date, the speaker behind "he", or the page's own word on who wrote it and when.
        """
        asked = self.read(question)
        if asked.kind in METADATA:
            return self._metadata(asked)
        if not asked.stems or not self._sentences:
            return Answer(question, None, None, 0.0, self._sentences[0] if self._sentences else None)
        return self._by_kind(asked) or self._by_rank(asked)

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

    def _stems(self, sentence: Sentence) -> tuple[str, ...]:
        """What a sentence is found by: its stems, and the acronyms of the names spelt out in it."""
        own = matching.canonical(words.stems(sentence.text, self._language), self._language)
        return own + matching.acronyms(self._mentions.get(sentence, ()), self._language)

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

    def _by_kind(self, asked: Question) -> Answer | None:
        """The answer of a question that names its own key: an acronym, some quoted words, a person."""
        by_kind = {
            "abbreviation": self._spelt_out,
            "speaker": self._who_said,
            "quotation": self._what_was_said,
            "definition": self._described,
        }
        answered = by_kind.get(asked.kind)
        return answered(asked) if answered else None

    def _spelt_out(self, asked: Question) -> Answer | None:
        """What an acronym stands for, where the article spells it out."""
        for mention in self._found:
            if " " in mention.span.text and initials(mention.span.text).casefold() == asked.focus:
                return Answer(asked.text, mention.span, mention.sentence, CERTAIN, None)
        return None

    def _who_said(self, asked: Question) -> Answer | None:
        """The speaker of some quoted words."""
        wanted = set(words.stems(asked.quoted, self._language))
        for mention in self._found:
            said = wanted.intersection(words.stems(mention.span.text, self._language))
            if mention.kind == QUOTATION and wanted and len(said) >= SAME_WORDS * len(wanted):
                span = self._sayer(mention.sentence) or mention.span
                return Answer(asked.text, span, mention.sentence, CERTAIN, None, value=mention.value)
        return None

    def _what_was_said(self, asked: Question) -> Answer | None:
        """What somebody said: of their quotations the one that shares most words with the question."""
        quoted = [mention for mention in self._found if mention.kind == QUOTATION and self._names(asked, mention)]
        about = set(asked.stems) - set(self.read(asked.focus).stems)
        shared = [len(about.intersection(self._stems(mention.sentence))) for mention in quoted]
        if not quoted:
            return None
        best = quoted[shared.index(max(shared))]
        return Answer(asked.text, best.span, best.sentence, CERTAIN, None, value=best.value)

    def _described(self, asked: Question) -> Answer | None:
        """Who or what a name is: the first sentence that describes its bearer."""
        for mention in self._found:
            if mention.kind in NAMED and self._names(asked, mention):
                described = descriptions.find(mention.sentence, mention.span, self._language)
                if described:
                    return Answer(asked.text, described, mention.sentence, CERTAIN, None)
        return None

    def _names(self, asked: Question, mention: Mention) -> bool:
        """Whether a mention, by its fullest form, is what a question is about."""
        focus = set(self.read(asked.focus).stems)
        full = f"{mention.value} {mention.span.text if mention.kind in NAMED else ''} {initials(mention.value)}"
        known = matching.stems(full, self._language)
        return bool(focus) and all(matching.same_name(stem, known) for stem in focus)

    def _sayer(self, sentence: Sentence) -> Span | None:
        """The words of a sentence that name who speaks in it, "he" among them."""
        found = quotations.speaker(sentence.text, self._language)
        start = sentence.start + found.start if found else 0
        return Span(found.text, start, start + len(found.text)) if found else None

    def evidence(self, question: str, sentences: int = spans.SENTENCES) -> Evidence:
        """What the words of the article say to a question: all sentences scored, spans of the best few."""
        return evidence.gather(self.read(question), self.text, self._reading, sentences)

    def _reading(self, number: int) -> Reading:
        if number not in self._readings:
            sentence, language = self._sentences[number], self._language
            known = tables.load(tables.which(language.code))
            self._readings[number] = reading.read(sentence, self.mentions_in(sentence), language, known)
        return self._readings[number]

    def _by_rank(self, asked: Question) -> Answer:
        found = evidence.gather(asked, self.text, self._reading)
        number = found.best
        best, missing = self._sentences[number], self._missing(asked)
        sure = found.says(number) * found.on_topic
        span = found.spans[0].span if found.spans else Span(best.text, best.start, best.end)
        if sure < THRESHOLD:
            near = best if found.ranked.features[:, ranking.GRAMS].any() else None
            return Answer(asked.text, None, None, sure, near, missing)
        return Answer(asked.text, span, best, sure, None, missing, self._value(asked, best, span))

    def mentions_in(self, sentence: Sentence) -> list[Mention]:
        """The typed mentions of one sentence of the article."""
        return self._mentions.get(sentence, [])

    def _value(self, asked: Question, sentence: Sentence, span: Span) -> str:
        """What a span means: the normal form of the mention that it is, or that is wanted and shares words with
        it."""
        mentioned = self._mentions.get(sentence, [])
        same = (mention.value for mention in mentioned if mention.span == span)
        wanted = (
            mention.value
            for mention in mentioned
            if mention.kind in asked.wanted and mention.span.start < span.end and span.start < mention.span.end
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
