"""Questions made of highlights: something is left open that a sentence of the article says."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from random import Random

from summarizer.learning.reader import clozes, pairs
from tests.summarizer.learning import texts

ARTICLE = (
    "The ferry Minerva left the harbour of Oran on Tuesday with 240 people on board, the port said. "
    "Captain Nadia Cherif said that the sea was calm. Nobody was hurt when the anchor fell in 2018. "
    "The weather is expected to stay fair for the rest of the week along the coast."
)
HIGHLIGHTS = [
    "Minerva carries 240 people from harbour of Oran.",
    "Captain Cherif says the sea was calm in 2018 there.",
]


def article(number: int) -> str:
    """One of many that are not spared."""
    named = (f"{ARTICLE} It was report {tried} of {number}." for tried in count())
    return next(text for text in named if not pairs.is_spared(text))


def written(folder: Path) -> Path:
    """A folder of data: two articles, of which questions are asked about the second."""
    first, second = article(1), "PORT (Reuters) - Quite another text. " * 9 + article(2)
    gold = [{"context": second, "questions": []}]
    rows = [
        {"id": name, "article": text, "highlights": HIGHLIGHTS} for name, text in (("a", first), ("b", second))
    ]
    for name in clozes.GOLD:
        texts.write(folder / "questions" / f"{name}.jsonl.gz", gold)
    for name in clozes.FILES:
        texts.write(folder / "summaries" / f"{name}.jsonl.gz", rows)
    return folder


def test_the_answer_is_what_was_left_open(tmp_path: Path) -> None:
    found = [each for seed in range(20) for each in clozes.make(written(tmp_path), Random(seed))]
    told = {each.text.context[start:end] for each in found for start, end in each.answers}
    assert {"240", "Oran", "Minerva"} <= told
    for each in found:
        ((start, end),) = each.answers
        assert each.text.context in article(1)
        left = each.text.context[start:end]
        assert any(left in highlight and left not in each.question for highlight in HIGHLIGHTS)


def test_a_figure_is_asked_for_as_one_and_a_name_as_one(tmp_path: Path) -> None:
    found = [each for seed in range(20) for each in clozes.make(written(tmp_path), Random(seed))]
    asked = {each.text.context[slice(*each.answers[0])]: each.question for each in found}
    assert "how many" in asked["240"] or "what number" in asked["240"]
    assert set(asked["Oran"].rstrip("?").split()) & {"who", "what", "which"}


def test_nothing_is_asked_of_an_article_that_gold_questions_are_about(tmp_path: Path) -> None:
    assert {each.text.title for each in clozes.make(written(tmp_path), Random(1))} == {"a"}


def test_the_same_chance_makes_the_same_questions(tmp_path: Path) -> None:
    made = [list(clozes.make(written(tmp_path), Random(seed))) for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]
