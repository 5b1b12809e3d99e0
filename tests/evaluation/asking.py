"""Putting questions to a text, ours and the baseline's side by side, and noting what came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer import FactIndex, dates, sentences
from summarizer import language as languages
from summarizer.model import Answer, Sentence
from tests.evaluation import articles, metrics
from tests.evaluation.baselines import SentenceSearch
from tests.evaluation.datasets import Question, Reading
from tests.evaluation.metrics import Place


@dataclass(frozen=True, slots=True)
class Reply:
    """What one system gave to one question: the right sentence or not, an answer or a refusal."""

    right: bool
    answered: bool
    confidence: float
    exact: float
    f1: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question's replies; ``located`` is False when reading the text dropped every gold place.

    ``lexical`` is ours without the reader.
    """

    topic: str
    language: str
    kind: str
    answerable: bool
    located: bool
    ours: Reply
    lexical: Reply
    baseline: Reply


@dataclass(frozen=True, slots=True)
class Asked:
    """The outcomes of one text, and whether reading kept the text as it was and told its language."""

    outcomes: tuple[Outcome, ...]
    same_text: bool
    same_language: bool
    sentences: int


def ask(reading: Reading) -> Asked:
    """Put a reading's questions to its text."""
    article = articles.read(reading.text, reading.title, reading.published)
    index, plain = FactIndex(article), FactIndex(article, reader=False)
    split = sentences.split(article.text, article.language)
    search = SentenceSearch([sentence.text for sentence in split], reading.language)
    outcomes = []
    for question in reading.questions:
        here = replace(question, places=located(reading.text, article.text, question.places))
        ours, lexical = (_ours(each.answer(here.text), here, reading.language) for each in (index, plain))
        naive = _naive(search, split, here, reading.language)
        found = bool(here.places) or not here.answers
        answerable = bool(here.answers)
        kind = here.kind or plain.read(here.text).kind
        outcomes.append(Outcome(reading.topic, reading.language, kind, answerable, found, ours, lexical, naive))
    same_language = article.language == reading.language
    return Asked(tuple(outcomes), article.text == reading.text, same_language, len(split))


def located(original: str, text: str, places: Sequence[Place]) -> tuple[Place, ...]:
    """Places of an original text in what reading left of it; those on dropped lines are left out."""
    if original == text:
        return tuple(places)
    found = (_moved(original, text, place) for place in places)
    return tuple(place for place in found if place is not None)


def _moved(original: str, text: str, place: Place) -> Place | None:
    """By its line first, since a line is kept or dropped as one; else by its own words."""
    begin = original.rfind("\n", 0, place[0]) + 1
    line = original[begin:].partition("\n")[0]
    indent = len(line) - len(line.lstrip())
    at = text.find(line.strip())
    start = at + place[0] - begin - indent if at >= 0 else text.find(original[slice(*place)])
    return (start, start + place[1] - place[0]) if start >= 0 else None


def _ours(answer: Answer, question: Question, language: str) -> Reply:
    sentence = answer.sentence or answer.nearest
    shown = (sentence.start, sentence.end) if sentence else None
    text = answer.span.text if answer.span else answer.sentence.text if answer.sentence else answer.value
    reply = _reply(shown, text, answer.confidence, question, language)
    return replace(reply, answered=bool(text), right=reply.right or _tells(answer, question, language))


def _tells(answer: Answer, question: Question, language: str) -> bool:
    """Whether what the page says of itself, shown without a sentence, is what is asked for."""
    days = {str(dates.first(wording, languages.load(language))) for wording in question.answers}
    same = answer.value[:10] in days or metrics.exact_match(answer.value, question.answers, language) == 1.0
    return bool(answer.kind and answer.value) and bool(question.answers) and same


def _naive(search: SentenceSearch, split: Sequence[Sentence], question: Question, language: str) -> Reply:
    found = search.find(question.text)
    sentence = split[found.sentence]
    return _reply((sentence.start, sentence.end), sentence.text, found.confidence, question, language)


def _reply(shown: Place | None, text: str, confidence: float, question: Question, language: str) -> Reply:
    return Reply(
        right=metrics.overlaps(shown, question.places),
        answered=True,
        confidence=confidence,
        exact=metrics.exact_match(text, question.answers, language),
        f1=metrics.answer_f1(text, question.answers, language),
    )
