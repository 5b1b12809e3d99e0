"""What came of asking, as tables: right sentences, right words, refusals; by kind of question and language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import fmean
from typing import Literal

import numpy as np

from tests.evaluation import metrics
from tests.evaluation.asking import Asked, Outcome, Reply
from tests.evaluation.metrics import Numbers
from tests.evaluation.report import Table, percent, with_interval

FALSE_REFUSALS = (0.05, 0.1)
FEWEST = 5
"""Questions of a kind from which it has a row."""

ANSWERS_NOTE = (
    "Right sentence: the one shown, or on a refusal the nearest, overlaps an annotated answer or an evidence "
    "sentence; what a page says of itself counts by its value. Exact and F1 are SQuAD's, a refusal counting 0; "
    "BM25 answers with its whole sentence. "
    "SQuAD's articles are those nothing was fitted on. "
    "Intervals draw whole articles, or questions where there is one article. All values are percentages."
)
REFUSALS_NOTE = (
    "Answered questions of a row are those its texts do answer. The last two columns are the decision as "
    "shipped; the two before move the threshold until 5 or 10 % of the answered questions are refused. BM25's "
    "confidence is its score over the highest possible; it never refuses. All values are percentages."
)
LANGUAGES_NOTE = (
    "Right sentence and F1 as above, in percent; sentences is their mean number in a paragraph, out of which "
    "one is chosen; language told is how many paragraphs' language was. The reader reads English alone."
)
KINDS_NOTE = (
    "Right sentence by kind of question: SQuAD's as our reading of the question tells it, the gold questions' "
    "as labelled. Percent."
)
GOLD_LANGUAGES_NOTE = "Right sentence of gold-multilingual, in percent."

System = Literal["baseline", "lexical", "ours"]
SYSTEMS: dict[System, str] = {
    "baseline": "BM25 sentence",
    "lexical": "Nutshell, reader off",
    "ours": "Nutshell",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """A set's name and what came of asking its questions."""

    name: str
    asked: tuple[Asked, ...]

    @property
    def outcomes(self) -> list[Outcome]:
        """The outcomes of all texts."""
        return list(chain.from_iterable(text.outcomes for text in self.asked))

    @property
    def answerable(self) -> list[Outcome]:
        """The outcomes of the questions their text answers."""
        return [outcome for outcome in self.outcomes if outcome.answerable]


def answers(sets: Sequence[Measured]) -> Table:
    """Right sentence, exact words and F1 of each set, by system."""
    columns = ("set", "system", "n", "articles", "right sentence", "exact", "F1", "refused")
    rows = tuple(_answer_row(part, system) for part in sets for system in SYSTEMS)
    return Table("Questions the text answers", columns, rows, (ANSWERS_NOTE, *map(_reading_note, sets)))


def _answer_row(part: Measured, system: System) -> tuple[str, ...]:
    outcomes = part.answerable
    replies, topics = _replies(outcomes, system), [outcome.topic for outcome in outcomes]
    refused = percent(fmean(not reply.answered for reply in replies))
    figures = [[float(reply.right) for reply in replies], [reply.exact for reply in replies]]
    right, exact = (_mean_with_interval(values, topics) for values in figures)
    f1 = _mean_with_interval([reply.f1 for reply in replies], topics)
    return part.name, SYSTEMS[system], str(len(replies)), str(len(set(topics))), right, exact, f1, refused


def _reading_note(part: Measured) -> str:
    texts, lost = len(part.asked), sum(not outcome.located for outcome in part.answerable)
    same, told = (sum(getattr(text, name) for text in part.asked) for name in ("same_text", "same_language"))
    return (
        f"{part.name}: reading left {same} of {texts} texts as they were and told the language of {told}; "
        f"{lost} questions lost their answer with a dropped line and count as missed."
    )


def refusals(strangers: Sequence[tuple[Measured, Measured]], within: Sequence[Measured]) -> Table:
    """How well questions that a text answers are told from those it does not."""
    columns = (
        "questions not answered by the text",
        "system",
        "n answered + not",
        "AUROC",
        "false answers at 5 % false refusals",
        "at 10 %",
        "false answers",
        "false refusals",
    )
    pairs = [(other.name, [*own.answerable, *other.outcomes]) for own, other in strangers]
    pairs += [(part.name, part.outcomes) for part in within]
    rows = tuple(_refusal_row(name, outcomes, system) for name, outcomes in pairs for system in SYSTEMS)
    return Table("Questions the text does not answer", columns, rows, (REFUSALS_NOTE,))


def _refusal_row(name: str, outcomes: Sequence[Outcome], system: System) -> tuple[str, ...]:
    replies, topics = _replies(outcomes, system), [outcome.topic for outcome in outcomes]
    pairs = list(zip(replies, outcomes, strict=True))
    scored = [[reply.confidence, float(outcome.answerable)] for reply, outcome in pairs]
    table = np.array(scored)
    kept = [reply.answered for reply, outcome in pairs if outcome.answerable]
    fooled = [reply.answered for reply, outcome in pairs if not outcome.answerable]
    measures = [_area, *map(_fooled, FALSE_REFUSALS)]
    figures = [with_interval(each(table), metrics.interval(scored, topics, each)) for each in measures]
    counts = f"{len(kept)} + {len(fooled)}"
    return name, SYSTEMS[system], counts, *figures, percent(fmean(fooled)), percent(1 - fmean(kept))


def _area(table: Numbers) -> float:
    return metrics.auroc(table[table[:, 1] == 1, 0], table[table[:, 1] == 0, 0])


def _fooled(refusals: float) -> Callable[[Numbers], float]:
    def measure(table: Numbers) -> float:
        answerable, not_answerable = table[table[:, 1] == 1, 0], table[table[:, 1] == 0, 0]
        return metrics.false_answers(answerable, not_answerable, refusals=refusals)

    return measure


def kinds(sets: Sequence[Measured]) -> Table:
    """Right sentence by kind of question."""
    columns = ("set", "kind", "n", *SYSTEMS.values())
    rows = []
    for part in sets:
        for kind in sorted({outcome.kind for outcome in part.answerable}):
            outcomes = [outcome for outcome in part.answerable if outcome.kind == kind]
            if len(outcomes) >= FEWEST:
                rows.append((part.name, kind, str(len(outcomes)), *_right(outcomes)))
    return Table("Right sentence by kind of question", columns, tuple(rows), (KINDS_NOTE,))


def languages_of(part: Measured) -> Table:
    """Right sentence by language."""
    columns = ("language", "n", *SYSTEMS.values())
    rows = []
    for code in sorted({outcome.language for outcome in part.answerable}):
        outcomes = [outcome for outcome in part.answerable if outcome.language == code]
        rows.append((code, str(len(outcomes)), *_right(outcomes)))
    return Table("Gold questions by language", columns, tuple(rows), (GOLD_LANGUAGES_NOTE,))


def _right(outcomes: Sequence[Outcome]) -> list[str]:
    return [percent(fmean(reply.right for reply in _replies(outcomes, system))) for system in SYSTEMS]


def languages(sets: Sequence[Measured]) -> Table:
    """Right sentence and F1 on the same paragraphs in many languages."""
    columns = ("language", "n", "sentences", "BM25 right", "right", "BM25 F1", "F1", "language told")
    rows = tuple(map(_language_row, sets))
    return Table("XQuAD, the same paragraphs in twelve languages", columns, rows, (LANGUAGES_NOTE,))


def _language_row(part: Measured) -> tuple[str, ...]:
    outcomes = part.answerable
    topics = [outcome.topic for outcome in outcomes]
    replies = [_replies(outcomes, system) for system in ("baseline", "ours")]
    right = [_mean_with_interval([float(reply.right) for reply in some], topics) for some in replies]
    f1 = [percent(fmean(reply.f1 for reply in some)) for some in replies]
    told = f"{sum(text.same_language for text in part.asked)} of {len(part.asked)}"
    length = f"{fmean(text.sentences for text in part.asked):.1f}"
    return part.name, str(len(outcomes)), length, *right, *f1, told


def _replies(outcomes: Sequence[Outcome], system: str) -> list[Reply]:
    return [getattr(outcome, system) for outcome in outcomes]


def _mean_with_interval(values: Sequence[float], topics: Sequence[str]) -> str:
    return with_interval(fmean(values), metrics.interval([[value] for value in values], topics))
