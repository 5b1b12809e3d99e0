"""What the lexical tier knows of a question put to a text: its sentences and spans with scores and features."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from summarizer.answer import confidence, ranking, spans
from summarizer.answer.overlap import FEATURES
from summarizer.answer.question import Question
from summarizer.answer.ranking import Ranked
from summarizer.answer.spans import Found
from summarizer.answer.spans.reading import Reading
from summarizer.answer.text import Text

SENTENCE_FEATURES = FEATURES
"""The names of the columns of ``Evidence.ranked.features``."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A question, the ranking of all sentences (their order, scores and rows of SENTENCE_FEATURES), and the spans
    of the best of them, best first, in one scale over the sentences.

    ``topic`` is a row of ``confidence.TOPIC`` for the best sentence.
    """

    question: Question
    ranked: Ranked
    spans: tuple[Found, ...]
    topic: tuple[float, ...]

    @property
    def best(self) -> int:
        """The number of the sentence of the best span; of the best sentence where there are no spans."""
        return self.spans[0].sentence if self.spans else self.ranked.order[0]

    def of(self, number: int) -> tuple[Found, ...]:
        """The spans of the sentence of that number, best first; none of a sentence that was not looked into."""
        return tuple(found for found in self.spans if found.sentence == number)

    def apart(self, number: int) -> tuple[Found, ...]:
        """The spans of all other sentences, best first."""
        return tuple(found for found in self.spans if found.sentence != number)

    @property
    def on_topic(self) -> float:
        """The chance that the text is about the question at all, by the words it never uses: nothing is told of
        whether it answers."""
        return confidence.chance("topic", self.topic)

    def says(self, number: int) -> float:
        """The chance that the sentence of that number answers the question, given that the text is about it."""
        scores = [found.score for found in (*self.of(number), *self.apart(number))]
        return confidence.chance("says", confidence.says_features(self.question, self.ranked, number, scores))


def gather(
    question: Question,
    text: Text,
    read: Callable[[int], Reading],
    *,
    ranked: Ranked | None = None,
    sentences: int = spans.SENTENCES,
    also: Iterable[int] = (),
) -> Evidence:
    """The evidence of a text for a question.

    Spans are looked for in the best few ``sentences`` and in those of ``also``, by number, each of them ``read``.
    """
    ranked = ranked or ranking.rank(question, text)
    looked = [(number, read(number)) for number in dict.fromkeys([*ranked.order[:sentences], *also])]
    found = tuple(spans.rank(question, text, ranked, looked))
    best = found[0].sentence if found else ranked.order[0]
    return Evidence(question, ranked, found, confidence.topic_features(question, text, ranked, best))
