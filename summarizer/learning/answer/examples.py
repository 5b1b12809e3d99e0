"""Rows to learn from: the sentences of texts, and the stretches of sentences, with what each is worth."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from summarizer import FactIndex, words
from summarizer.answer import overlap, spans
from summarizer.answer.question import Question
from summarizer.answer.ranking import rank, shortlist
from summarizer.answer.spans import wanting
from summarizer.answer.spans.features import Matrix
from summarizer.answer.spans.reading import Reading
from summarizer.answer.spans.reading import read as read_sentence
from summarizer.answer.spans.tables import Tables
from summarizer.answer.text import Text
from summarizer.learning.answer.counting import Example
from summarizer.learning.answer.texts import Asked
from summarizer.trees import Forest

ARTICLES = ("a", "an", "the")
EXACT, CLOSE, NEAR = 3, 2, 1
WORTH = ((1.0, EXACT), (0.66, CLOSE), (0.4, NEAR))
"""What a stretch is worth by its F1."""
WRONG = 35
"""Worthless stretches kept of each question."""
NOWHERE = "qzq"
"""A word no text uses."""
BLURRED, LOST = 0.4, 0.4
"""Questions asked a second time in other words, and the share of their words that are then not the text's."""
SEED = 7


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one question, and what each is worth."""

    rows: Matrix
    worth: NDArray[np.int64]


def sentences(asked: Iterable[Asked]) -> Iterator[Group]:
    """The sentences of texts that answer their questions, of long texts the likeliest."""
    chance = random.Random(SEED)
    for each in asked:
        question, text = each.index.read(each.question), each.index.text
        right = answering(each, text)
        if len(right) < 2 or not question.stems:
            continue
        asked_as = [question, blurred(question, each.index, chance)] if chance.random() < BLURRED else [question]
        for version in asked_as:
            rows = overlap.features(version, text)
            likely = shortlist(rows)
            if right[likely].any():
                yield Group(rows[likely].astype(np.float32), right[likely].astype(np.int64))


def blurred(question: Question, index: FactIndex, chance: random.Random) -> Question:
    """A question some of whose words are other than the text's, as those of people who have not read it are."""
    language, text = index.text.language, question.text
    for number, word in enumerate(reversed(list(words.split(text, language)))):
        if words.is_content(word.text, language) and chance.random() < LOST:
            text = f"{text[: word.start]}{NOWHERE}{number}{text[word.end :]}"
    return replace(index.read(text), kind=question.kind)


def answering(asked: Asked, text: Text) -> NDArray[np.bool_]:
    """Which sentences of a text an answer begins in."""
    return np.array([any(s.start <= start < s.end for start, _ in asked.answers) for s in text.sentences], bool)


def answers(asked: Iterable[Asked]) -> Iterator[Example]:
    """The sentences that answer questions, with the places of the answers."""
    for each in asked:
        text = each.index.text
        right = np.flatnonzero(answering(each, text))
        question = each.index.read(each.question)
        if not len(right) or not question.stems:
            continue
        sentence = text.sentences[right[0]]
        reading = read_sentence(sentence, each.index.mentions_in(sentence), text.language, {})
        places = [
            _tokens(reading, start, end) for start, end in each.answers if sentence.start <= start < sentence.end
        ]
        found = [place for place in places if place is not None]
        if found:
            common = Counter(found).most_common(1)[0][0]
            yield Example(wanting.read(question, text), reading, (common,))


def _tokens(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The first and last token of a place that begins with one."""
    begin, stop = start - reading.sentence.start, end - reading.sentence.start
    inside = [number for number, token in enumerate(reading.tokens) if begin <= token.start < stop]
    return (inside[0], inside[-1]) if inside and reading.tokens[inside[0]].start == begin else None


def stretches(asked: Iterable[Asked], tables: Sequence[Tables], rankers: Sequence[Forest]) -> Iterator[Group]:
    """The stretches of the best sentences; those are ranked, and tables counted, over the other half of groups."""
    chance, kept = random.Random(SEED), dict[tuple[int, int], Reading]()
    index = None
    for each in asked:
        if each.index is not index:
            index, kept = each.index, {}
        question = each.index.read(each.question)
        if not question.stems or not each.index.text.sentences:
            continue
        group = _stretches(each, question, tables[1 - each.half], rankers[1 - each.half], kept)
        if group is not None and group.worth.any():
            yield _thinned(group, chance)


def _stretches(
    asked: Asked, question: Question, tables: Tables, forest: Forest, kept: dict[tuple[int, int], Reading]
) -> Group | None:
    text = asked.index.text
    ranked = rank(question, text, forest)
    readings = [(number, _read(asked, number, tables, kept)) for number in ranked.order[: spans.SENTENCES]]
    wanted = answering(asked, text)
    if not any(wanted[number] for number, _ in readings):
        return None
    rows = spans.table(question, text, ranked, readings, tables)
    worth = [value for number, reading in readings for value in _worth(asked, text, reading, bool(wanted[number]))]
    return Group(rows.astype(np.float32), np.array(worth, np.int64))


def _read(asked: Asked, number: int, tables: Tables, kept: dict[tuple[int, int], Reading]) -> Reading:
    key = (asked.half, number)
    if key not in kept:
        sentence = asked.index.text.sentences[number]
        kept[key] = read_sentence(sentence, asked.index.mentions_in(sentence), asked.index.text.language, tables)
    return kept[key]


def _worth(asked: Asked, text: Text, reading: Reading, right: bool) -> Iterator[int]:
    """What each stretch of a sentence is worth: nothing where it overlaps no answer."""
    wordings = {asked.index.article.text[start:end] for start, end in asked.answers}
    for place in range(len(reading.first)):
        span = spans.slice_of(reading, place)
        overlaps = right and any(span.start < end and start < span.end for start, end in asked.answers)
        f1 = (
            max(answer_f1(span.text, wording, spaces=text.language.spaces) for wording in wordings)
            if overlaps
            else 0
        )
        yield next((worth for least, worth in WORTH if f1 >= least), 0)


def answer_f1(one: str, other: str, *, spaces: bool = True) -> float:
    """SQuAD's F1 of two answers, articles left out; by letters where words have no spaces."""
    words = re.compile(r"\w+" if spaces else r"\w")
    ours, theirs = (
        Counter(word for word in words.findall(text.lower()) if word not in ARTICLES) for text in (one, other)
    )
    shared = (ours & theirs).total()
    return 2 * shared / (ours.total() + theirs.total()) if shared else 0.0


def _thinned(group: Group, chance: random.Random) -> Group:
    """All that is worth something, and some of what is not."""
    wrong = np.flatnonzero(group.worth == 0).tolist()
    kept = sorted([*np.flatnonzero(group.worth).tolist(), *chance.sample(wrong, min(WRONG, len(wrong)))])
    return Group(group.rows[kept], group.worth[kept])
