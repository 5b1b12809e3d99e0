"""How often the right sentence, the right words, and a refusal come back: the sets asked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from summarizer.learning.reader.pairs import is_held
from tests.evaluation import answer_tables, corpus, datasets
from tests.evaluation.answer_tables import Measured
from tests.evaluation.asking import ask
from tests.evaluation.datasets import Reading
from tests.evaluation.parallel import over
from tests.evaluation.report import Table

QUESTIONS, QUESTIONS_A_LANGUAGE = 600, 200
"""Questions drawn from each set by default: an interval of about ±3 and ±6 points."""
XQUAD = ("en", "ru", "es", "de", "ar", "zh", "vi", "tr", "el", "ro", "hi", "th")


def tables(data: Path, limit: int | None) -> list[Table]:
    """All tables about answers; ``limit`` questions a set, 0 for all of them.

    SQuAD's and XQuAD's articles are those whose title nothing was fitted on.
    """
    folder, drawn = data / "questions", QUESTIONS if limit is None else limit
    paragraphs = _unseen(datasets.readings(folder / "squad-v1.1-dev-half.jsonl.gz"))
    some = datasets.sample(paragraphs, drawn)
    articles = datasets.sample(datasets.whole_articles(paragraphs), drawn)
    adversarial = datasets.sample(_unseen(datasets.readings(folder / "squad-v2.0-dev-half.jsonl.gz")), drawn)
    named = {
        name: datasets.readings(folder / f"gold-{name}.jsonl.gz") for name in ("seed", "news", "multilingual")
    }
    gold = {name: _measure(f"gold-{name}", texts) for name, texts in named.items()}
    own = _measure("our corpus", [entry.reading for entry in corpus.entries()])
    squad, whole = _measure("SQuAD 1.1, paragraph", some), _measure("SQuAD 1.1, whole article", articles)
    news = _joined(gold["news"], gold["seed"])
    strangers = [
        (squad, _measure("another article's question, to a paragraph", datasets.swapped(some))),
        (whole, _measure("another article's question, to an article", datasets.swapped(articles))),
        (
            news,
            _measure("another news article's question", datasets.swapped([*named["news"], *named["seed"]])),
        ),
    ]
    within = [_measure("SQuAD 2.0, paragraph", adversarial), news, *gold.values(), own]
    languages = [_language(folder, code, limit) for code in XQUAD]
    return [
        answer_tables.answers([squad, whole, *gold.values(), own]),
        answer_tables.refusals(strangers, within),
        answer_tables.kinds([squad, news]),
        answer_tables.languages(languages),
        answer_tables.languages_of(gold["multilingual"]),
    ]


def _unseen(texts: Sequence[Reading]) -> list[Reading]:
    return [reading for reading in texts if is_held(reading.topic)]


def _language(folder: Path, code: str, limit: int | None) -> Measured:
    drawn = QUESTIONS_A_LANGUAGE if limit is None else limit
    texts = _unseen(datasets.readings(folder / f"xquad-{code}-dev-half.jsonl.gz"))
    return _measure(code, datasets.sample(texts, drawn))


def _measure(name: str, readings: Sequence[Reading]) -> Measured:
    return Measured(name, tuple(over(ask, readings)))


def _joined(*sets: Measured) -> Measured:
    return Measured(
        " and ".join(part.name for part in sets), tuple(chain.from_iterable(part.asked for part in sets))
    )
