"""How time and memory grow with the text, and our LexRank beside sumy's at lengths sumy takes minutes for."""

from __future__ import annotations

import json
import math
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import chain, cycle, islice, pairwise
from pathlib import Path
from statistics import fmean

from sumy.summarizers.lex_rank import LexRankSummarizer

from summarizer import algorithms, read_article, sentences, summarize
from summarizer.algorithms import sumy
from summarizer.algorithms.document import Document
from summarizer.model import Article
from tests.evaluation import datasets, speed
from tests.evaluation.report import Table

SIZES = (1000, 3000, 10_000, 30_000, 100_000)
NAMES = ("nutshell", "lexrank")
BESIDE = (30, 300, 3000)
"""Sentences at which our LexRank is measured beside sumy's; the last takes sumy a minute, so once is enough."""
FRESH, SIZE, FIRST = 100, 30, 20
"""Articles that are summarised once each, cut to so many sentences, after so many others that are not counted."""
TEXTS = {
    "article": ("summaries/cnn-validation", "summaries/cnndm-train"),
    "context": (
        "questions/squad-v1.1-dev-half",
        "questions/squadshifts-new_wiki",
        "questions/squadshifts-reddit",
        "questions/squadshifts-amazon_reviews",
    ),
}
"""English texts by the field of a row that holds them."""

BESIDE_NOTE = (
    "Time to rank all sentences of news articles put one after another, ours and sumy's on the same stems, and "
    "how many times as long sumy takes; same is how many sentences both put at the same place. The best of up to "
    f"{speed.REPEATS} rounds in turn, of one where a round takes over {speed.REPEAT_SECONDS:.0f} s."
)
FRESH_NOTE = (
    f"Mean processor time for an article that was not read before, {FRESH} of them cut to {SIZE} sentences, and "
    "its share of sumy's LexRank alone, which is given our sentences and stems."
)
GROWTH_NOTE = (
    "Each row a process of its own that is given the text of English articles put one after another, and "
    "summarises it, from text to sentences: its processor time, and the most memory it held, the interpreter and "
    "the text included. Exponent: the power of the length that the time grows with, from the first row of an "
    "algorithm to this one."
)


def tables(data: Path, limit: int | None) -> list[Table]:
    """All tables about growth; ``limit``, where given, leaves out the sizes above it."""
    beside, sizes = ([size for size in each if not limit or size <= limit] for each in (BESIDE, SIZES))
    return [_beside(data, beside), _fresh(data), _growth(data, sizes)]


def text(data: Path, size: int) -> str:
    """A text of ``size`` sentences, each a paragraph; past about 84,000 they begin again."""
    split = (sentences.split(each, "en") for each in cycle(list(_texts(data))))
    return "\n\n".join(sentence.text for sentence in islice(chain.from_iterable(split), size))


def _texts(data: Path) -> Iterator[str]:
    for field, names in TEXTS.items():
        for name in names:
            yield from (row[field] for row in datasets.rows(data / f"{name}.jsonl.gz"))


def _beside(data: Path, sizes: Sequence[int]) -> Table:
    longest = Document.of(Article(text(data, max(sizes)), language="en"))
    rows = tuple(_beside_row(longest.first(size)) for size in sizes)
    return Table("LexRank beside sumy's", ("sentences", "ours", "sumy", "times", "same"), rows, (BESIDE_NOTE,))


def _beside_row(document: Document) -> tuple[str, ...]:
    size, ranks = len(document.sentences), dict[str, Sequence[float]]()
    ours, theirs = algorithms.get("lexrank"), LexRankSummarizer()

    def run_ours() -> None:
        ranks["ours"] = ours(document)

    def run_sumy() -> None:
        ranks["sumy"] = sumy.rate(theirs, document, reach=size)

    seconds = speed.race([run_ours, run_sumy]).seconds
    same = sum(one == other for one, other in zip(*map(order, ranks.values()), strict=True))
    times = f"{seconds[1] / seconds[0]:,.0f}×"
    return f"{size:,}", *map(speed.duration, seconds), times, f"{same:,} of {size:,}"


def order(ranks: Sequence[float]) -> list[int]:
    """The sentences by rank; what differs in the ninth decimal only keeps the order of the text."""
    return sorted(range(len(ranks)), key=lambda number: (-round(ranks[number], 9), number))


def _fresh(data: Path) -> Table:
    texts = list(islice(_cut(data), FIRST + FRESH))
    times = list(map(_raced, texts))[FIRST:]
    reading, summarising, scoring, lexrank = map(fmean, zip(*times, strict=True))
    told = {
        "read_article and summarize": reading + summarising,
        "summarize: an article's text to sentences": summarising,
        "its scores alone": scoring,
        "*sumy's LexRank alone*": lexrank,
    }
    rows = tuple((name, speed.duration(seconds), f"{seconds / lexrank:.2f}") for name, seconds in told.items())
    return Table(f"A summary of {SIZE} sentences", ("what", "time", "of sumy's LexRank"), rows, (FRESH_NOTE,))


def _cut(data: Path) -> Iterator[str]:
    """Articles cut to ``SIZE`` sentences, a paragraph each; shorter ones are left out."""
    for row in datasets.rows(data / "summaries" / "cnn-validation.jsonl.gz"):
        found = [sentence.text for sentence in sentences.split(row["article"], "en")][:SIZE]
        if len(found) == SIZE:
            yield "\n\n".join(found)


def _raced(article: str) -> tuple[float, float, float, float]:
    """Seconds to read an article, to summarise it, to score its sentences, and of sumy's LexRank."""
    marks = [time.process_time()]
    read = read_article(article)
    marks.append(time.process_time())
    summarize(read)
    marks.append(time.process_time())
    document = Document.of(read)
    marks.append(time.process_time())
    algorithms.get(NAMES[0])(document)
    marks.append(time.process_time())
    sumy.rate(LexRankSummarizer(), document)
    marks.append(time.process_time())
    spans = [later - earlier for earlier, later in pairwise(marks)]
    return spans[0], spans[1], spans[3], spans[4]


def _growth(data: Path, sizes: Sequence[int]) -> Table:
    rows = tuple(row for name in NAMES for row in _growth_rows(data, name, sizes))
    columns = ("algorithm", "sentences", "time", "exponent", "memory, MB")
    return Table("Growth with the length of a text", columns, rows, (GROWTH_NOTE,))


def _growth_rows(data: Path, name: str, sizes: Sequence[int]) -> Iterator[tuple[str, ...]]:
    found = [_alone(data, name, size) for size in sizes]
    for size, (seconds, megabytes) in zip(sizes, found, strict=True):
        power = math.log(seconds / found[0][0]) / math.log(size / sizes[0]) if size > sizes[0] else math.nan
        exponent = "–" if math.isnan(power) else f"{power:.2f}"
        yield name, f"{size:,}", speed.duration(seconds), exponent, f"{megabytes:.0f}"


def _alone(data: Path, name: str, size: int) -> tuple[float, float]:
    """Seconds and megabytes of a summary made in a process of its own."""
    command = [sys.executable, "-m", __name__, str(data), name, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def main() -> None:
    """Print the seconds a summary takes and the megabytes its process held."""
    data, name, size = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    summarize(Article(text(data, 100), language="en"), algorithm=name)
    article = Article(text(data, size), language="en")
    start = time.process_time()
    summarize(article, algorithm=name)
    seconds = time.process_time() - start
    print(json.dumps([seconds, _most()]))


def _most() -> float:
    """The most megabytes this process held; what getrusage counts may be its parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"(?m)^VmHWM:\s+(\d+) kB$", status.read_text("utf-8"))[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
