"""The few figures README shows, taken out of RESULTS.md: each beside its naive baseline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Headline:
    """One row of README's table: the cells of a column in the row of the baseline and in the row of ours.

    A row is told by the beginning of its cells.
    """

    measure: str
    table: str
    column: str
    naive: tuple[str, ...]
    ours: tuple[str, ...]


ANSWERED, REFUSED = "Questions the text answers", "Questions the text does not answer"
BM25, OURS = "BM25 sentence", "Nutshell"
CNN = "cnn-validation, as many words as the lead"

HEADLINES = (
    Headline("the article in a page as served: F1, %", "Pages as served", "F1", ("trafilatura",), (OURS,)),
    Headline(
        "the same in a page pasted whole: F1 of words, %",
        "Pages as pasted",
        "words F1, micro",
        ("whole page", "everything"),
        ("whole page", OURS),
    ),
    *(
        Headline(f"right sentence: {what}, %", ANSWERED, "right sentence", (name, BM25), (name, OURS))
        for what, name in (
            ("SQuAD, among a paragraph's", "SQuAD 1.1, paragraph"),
            ("SQuAD, among a whole article's", "SQuAD 1.1, whole article"),
            ("questions on news in other words than the article's", "gold-news"),
            ("the same in ru es de fr ar uk", "gold-multilingual"),
        )
    ),
    *(
        Headline(f"false answers: {what}, %", REFUSED, "false answers", (name, BM25), (name, OURS))
        for what, name in (
            ("a question about another article", "another article's question, to an article"),
            ("a tempting question about this article that it does not answer", "gold-news"),
        )
    ),
    *(
        Headline(f"CNN summaries as long as the lead: {measure} F, %", CNN, measure, ("lead",), ("nutshell",))
        for measure in ("ROUGE-1", "ROUGE-2", "ROUGE-Lsum")
    ),
    Headline(
        "posts folded into stories: B-cubed F1, %",
        "Posts folded into stories",
        "B³ F1",
        ("stems, tf-idf cosine 0.3", "all"),
        (OURS, "all"),
    ),
)
MARKS = re.compile(r"(?<=<!-- results -->\n).*?(?=<!-- /results -->)", re.DOTALL)


def written(readme: str, results: str) -> str:
    """README with its table of headlines made anew; a figure that was not measured is left out."""
    tables = parse(results)
    rows = [cells for headline in HEADLINES if (cells := _row(headline, tables))]
    lines = ["| measure | naive | Nutshell |", "|---|---:|---:|", *(f"| {' | '.join(cells)} |" for cells in rows)]
    return MARKS.sub(lambda _: "\n".join(lines) + "\n", readme)


def parse(page: str) -> Mapping[str, Rows]:
    """The Markdown tables of a page by the heading they stand under, header row first."""
    tables = {}
    for part in re.split(r"(?m)^### ", page)[1:]:
        title, _, rest = part.partition("\n")
        lines = rest[rest.index("\n|") + 1 :].splitlines() if "\n|" in rest else []
        rows = [_cells(line) for line in takewhile(lambda line: line.startswith("|"), lines)]
        tables[title] = [row for row in rows if not set("".join(row)) <= set("-: ")]
    return tables


def _row(headline: Headline, tables: Mapping[str, Rows]) -> tuple[str, str, str] | None:
    rows = tables.get(headline.table, ())
    naive, ours = (_cell(rows, headline.column, cells) for cells in (headline.naive, headline.ours))
    return (headline.measure, naive, ours) if naive and ours else None


def _cell(rows: Rows, column: str, beginning: tuple[str, ...]) -> str:
    """A figure without its interval."""
    if not rows or column not in rows[0]:
        return ""
    number = rows[0].index(column)
    found = (row[number] for row in rows[1:] if tuple(row[: len(beginning)]) == beginning)
    return next(found, "").partition(" (")[0]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
