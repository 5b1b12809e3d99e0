"""How often the right sentence, the right words, and a refusal come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import fmean
from typing import Literal

import numpy as np

from tests.evaluation import corpus, datasets, metrics
from tests.evaluation.asking import Asked, Outcome, Reply, ask
from tests.evaluation.datasets import Reading
from tests.evaluation.metrics import Numbers
from tests.evaluation.parallel import over
from tests.evaluation.report import Table, percent, with_interval

QUESTIONS, QUESTIONS_A_LANGUAGE = 600, 200
"""Questions drawn from each set by default: an interval of about ±3 and ±6 points."""
FALSE_REFUSALS = 0.05
XQUAD = ("en", "ru", "es", "de", "ar", "zh", "vi", "tr", "el", "ro", "hi", "th")

ANSWERS_NOTE = (
    "Right sentence: the one shown, or on a refusal the nearest, overlaps an annotated answer or an evidence "
    "sentence. Exact and F1 are SQuAD's, a refusal counting 0; BM25 answers with its whole sentence. "
    "Intervals draw whole articles, or questions where there is one article. All values are percentages."
)
REFUSALS_NOTE = (
    "Answered questions of a row are those its texts do answer. The last two columns are the decision as "
    "shipped; the one before moves the threshold until 5 % of the answered questions are refused. BM25's "
    "confidence is its score over the highest possible; it never refuses. All values are percentages."
)
LANGUAGES_NOTE = (
    "Right sentence and F1 as above, in percent; sentences is their mean number in a paragraph, out of which "
    "one is chosen; language told is how many paragraphs' language was."
)

System = Literal["baseline", "ours"]
SYSTEMS: dict[System, str] = {"baseline": "BM25 sentence", "ours": "Nutshell"}


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


def tables(data: Path, limit: int | None) -> list[Table]:
    """All tables about answers; ``limit`` questions a set, 0 for all of them."""
    folder, drawn = data / "questions", QUESTIONS if limit is None else limit
    paragraphs = datasets.readings(folder / "squad-v1.1-dev-half.jsonl.gz")
    some = datasets.sample(paragraphs, drawn)
    articles = datasets.sample(datasets.whole_articles(paragraphs), drawn)
    adversarial = datasets.sample(datasets.readings(folder / "squad-v2.0-dev-half.jsonl.gz"), drawn)
    named = {
        name: datasets.readings(folder / f"gold-{name}.jsonl.gz") for name in ("seed", "news", "multilingual")
    }
    gold = [_measure(f"gold-{name}", texts) for name, texts in named.items()]
    own = _measure("our corpus", [entry.reading for entry in corpus.entries()])
    squad, whole = _measure("SQuAD 1.1, paragraph", some), _measure("SQuAD 1.1, whole article", articles)
    asked = [squad, whole, *gold, own]
    news = [*named["news"], *named["seed"]]
    strangers = [
        (squad, _measure("another article's question, to a paragraph", datasets.swapped(some))),
        (whole, _measure("another article's question, to an article", datasets.swapped(articles))),
        (_joined(gold[0], gold[1]), _measure("another news article's question", datasets.swapped(news))),
    ]
    within = [_measure("SQuAD 2.0, paragraph", adversarial), *gold, own]
    languages = [_language(folder, code, limit) for code in XQUAD]
    return [_answers(asked), _refusals(strangers, within), _languages(languages)]


def _language(folder: Path, code: str, limit: int | None) -> Measured:
    drawn = QUESTIONS_A_LANGUAGE if limit is None else limit
    return _measure(code, datasets.sample(datasets.readings(folder / f"xquad-{code}-dev-half.jsonl.gz"), drawn))


def _measure(name: str, readings: Sequence[Reading]) -> Measured:
    return Measured(name, tuple(over(ask, readings)))


def _joined(*sets: Measured) -> Measured:
    return Measured(
        " and ".join(part.name for part in sets), tuple(chain.from_iterable(part.asked for part in sets))
    )


def _answers(sets: Sequence[Measured]) -> Table:
    columns = ("set", "system", "n", "articles", "right sentence", "exact", "F1", "refused")
    rows = tuple(_answer_row(part, system) for part in sets for system in SYSTEMS)
    return Table("Questions the text answers", columns, rows, (ANSWERS_NOTE, *map(_reading_note, sets)))


def _answer_row(part: Measured, system: System) -> tuple[str, ...]:
    outcomes = part.answerable
    replies, topics = _replies(outcomes, system), [outcome.topic for outcome in outcomes]
    refused = percent(fmean(not reply.answered for reply in replies))
    figures = [[float(reply.right) for reply in replies], [reply.f1 for reply in replies]]
    right, f1 = (_mean_with_interval(values, topics) for values in figures)
    exact = percent(fmean(reply.exact for reply in replies))
    return part.name, SYSTEMS[system], str(len(replies)), str(len(set(topics))), right, exact, f1, refused


def _reading_note(part: Measured) -> str:
    texts, lost = len(part.asked), sum(not outcome.located for outcome in part.answerable)
    same, told = (sum(getattr(text, name) for text in part.asked) for name in ("same_text", "same_language"))
    return (
        f"{part.name}: reading left {same} of {texts} texts as they were and told the language of {told}; "
        f"{lost} questions lost their answer with a dropped line and count as missed."
    )


def _refusals(strangers: Sequence[tuple[Measured, Measured]], within: Sequence[Measured]) -> Table:
    columns = (
        "questions not answered by the text",
        "system",
        "n answered + not",
        "AUROC",
        "false answers at 5 % false refusals",
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
    return (
        name,
        SYSTEMS[system],
        f"{len(kept)} + {len(fooled)}",
        with_interval(_area(table), metrics.interval(scored, topics, _area)),
        with_interval(_fooled(table), metrics.interval(scored, topics, _fooled)),
        percent(fmean(fooled)),
        percent(1 - fmean(kept)),
    )


def _area(table: Numbers) -> float:
    return metrics.auroc(table[table[:, 1] == 1, 0], table[table[:, 1] == 0, 0])


def _fooled(table: Numbers) -> float:
    return metrics.false_answers(table[table[:, 1] == 1, 0], table[table[:, 1] == 0, 0], refusals=FALSE_REFUSALS)


def _languages(sets: Sequence[Measured]) -> Table:
    columns = ("language", "n", "sentences", "BM25 right", "right", "BM25 F1", "F1", "language told")
    rows = tuple(map(_language_row, sets))
    return Table("XQuAD, the same paragraphs in twelve languages", columns, rows, (LANGUAGES_NOTE,))


def _language_row(part: Measured) -> tuple[str, ...]:
    outcomes = part.answerable
    topics = [outcome.topic for outcome in outcomes]
    replies = [_replies(outcomes, system) for system in SYSTEMS]
    right = [_mean_with_interval([float(reply.right) for reply in some], topics) for some in replies]
    f1 = [percent(fmean(reply.f1 for reply in some)) for some in replies]
    told = f"{sum(text.same_language for text in part.asked)} of {len(part.asked)}"
    length = f"{fmean(text.sentences for text in part.asked):.1f}"
    return part.name, str(len(outcomes)), length, *right, *f1, told


def _replies(outcomes: Sequence[Outcome], system: System) -> list[Reply]:
    return [getattr(outcome, system) for outcome in outcomes]


def _mean_with_interval(values: Sequence[float], topics: Sequence[str]) -> str:
    return with_interval(fmean(values), metrics.interval([[value] for value in values], topics))
