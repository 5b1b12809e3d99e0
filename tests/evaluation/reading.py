"""What is read of a page, and nothing beside it: served, pasted, in any charset, cut into sentences, how fast."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import sentencex
from lxml import html as lxml_html

from summarizer import UnreadableError, language, read_article, sentences
from summarizer.article import bodies, charset
from summarizer.learning import pasted as fitting
from tests.evaluation import charsets, metadata, metrics
from tests.evaluation.metrics import Numbers
from tests.evaluation.report import Table, percent, with_interval
from tests.evaluation.speed import Race, duration, race

BOUNDARIES = Path(__file__).parents[1] / "summarizer" / "boundaries.toml"
SHINGLE = 4
FOLDS = 5
WRITTEN_DATES = {"extensive_search": False, "original_date": True}
"""Only a date that the page gives as its own: searching its whole text finds any year that is mentioned."""
NORMAL = range(60_000, 140_000)
"""Bytes of a page that is neither short nor long."""
WORD = re.compile(r"\w+")

PAGES_NOTE = (
    "Word 4-grams that the text read shares with the body people marked, as in the article extraction benchmark "
    "(AEB): true and false positives and false negatives are shares of one page's 4-grams. Percent."
)
PASTED_NOTE = (
    "What is pasted after selecting all of a page, or its main element, or the marked body: words of the lines "
    "kept against those of the body's, over all pages and as the mean of pages. The weights were fitted on other "
    f"pages than those measured ({FOLDS} folds by page). Percent."
)
CHARSETS_NOTE = (
    "Texts of our own in fifteen languages, read exactly; damaged ones are cut, mixed or wrongly called."
)
SENTENCES_NOTE = "Cases of tests/summarizer/boundaries.toml cut exactly as they were made."
SPEED_NOTE = "Bytes to article, the median over pages of 60 to 140 kB, each the best of rounds taken in turn."

Counts = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as served, its name in the data, its address and the body people marked in it."""

    name: str
    data: bytes
    url: str
    body: str


def tables(data: Path, limit: int | None) -> list[Table]:
    """All tables about reading; ``limit`` pages, 0 or None for all of them."""
    pages = list(_pages(data))[: limit or None]
    told = metadata.table((page.name, page.data, page.url) for page in pages)
    return [_served(pages), told, _pasted(data, limit), _charsets(), _sentences(), _speed(pages)]


def _pages(data: Path) -> Iterable[Page]:
    with gzip.open(data / "pages" / "truth.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            content = gzip.decompress((data / "pages" / row["page"]).read_bytes())
            yield Page(row["page"].partition(".")[0], content, row["url"], row["article_body"])


def _served(pages: Sequence[Page]) -> Table:
    systems: dict[str, Callable[[Page], str]] = {
        "all text of the page": _all_text,
        "trafilatura": _trafilatura,
        "Nutshell": _ours,
    }
    rows = tuple(_served_row(name, read, pages) for name, read in systems.items())
    return Table("Pages as served", ("system", "pages", "precision", "recall", "F1"), rows, (PAGES_NOTE,))


def _served_row(name: str, read: Callable[[Page], str], pages: Sequence[Page]) -> tuple[str, ...]:
    counts = [shared(read(page), page.body) for page in pages]
    bounds = metrics.interval(counts, list(range(len(pages))), _f1)
    found, over, missed = np.sum(counts, axis=0)
    return (
        name,
        str(len(pages)),
        percent(found / max(1e-9, found + over)),
        percent(found / max(1e-9, found + missed)),
        with_interval(_f1(np.array(counts)), bounds),
    )


def shared(text: str, body: str) -> Counts:
    """(true positives, false positives, false negatives) as shares of all 4-grams of both texts."""
    ours, theirs = _shingles(text), _shingles(body)
    both = (ours & theirs).total()
    whole = max(1, ours.total() + theirs.total() - both)
    return both / whole, (ours.total() - both) / whole, (theirs.total() - both) / whole


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    size = min(SHINGLE, len(words))
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1)) if words else Counter()


def _f1(counts: Numbers) -> float:
    found, over, missed = np.asarray(counts).sum(0)
    return float(2 * found / max(1e-9, 2 * found + over + missed))


def _all_text(page: Page) -> str:
    tree = lxml_html.document_fromstring(page.data.decode(errors="replace").encode())
    for element in tree.xpath("//script|//style|//noscript"):
        element.drop_tree()
    return str(tree.text_content())


def _trafilatura(page: Page) -> str:
    from trafilatura import bare_extraction

    document = bare_extraction(
        page.data.decode(errors="replace"),
        url=page.url,
        include_comments=False,
        favor_precision=True,
        with_metadata=True,
        date_extraction_params=WRITTEN_DATES,
    )
    return str((document and document.text) or "")  # type: ignore[union-attr]


def _ours(page: Page) -> str:
    try:
        return read_article(page.data, source=page.url, content_type="text/html").text
    except UnreadableError:
        return ""


def _pasted(data: Path, limit: int | None) -> Table:
    ways = ("whole page", "main element", "clean text")
    pastes = list(fitting.read(data))[: (limit or 0) * fitting.WAYS or None]
    kept = _kept(pastes)
    rows = tuple(
        _pasted_row(way, system, [pair for pair in zip(pastes, kept, strict=True) if pair[0].way == number])
        for number, way in enumerate(ways)
        for system in ("everything", "Nutshell")
    )
    columns = ("pasted", "kept", "pages", "words F1, micro", "words F1, macro", "words of the body kept")
    return Table("Pages as pasted", columns, rows, (PASTED_NOTE,))


def _kept(pastes: Sequence[fitting.Paste]) -> list[list[bool]]:
    """Which lines of each text are kept, by weights fitted on other pages."""
    kept: list[list[bool]] = [[] for _ in pastes]
    for fold in range(FOLDS):
        own = [number for number, paste in enumerate(pastes) if paste.page * 7 % FOLDS == fold]
        weights = fitting.fit([paste for paste in pastes if paste.page * 7 % FOLDS != fold])
        with bodies.weighing(fitting.named(*weights)):
            for number in own:
                kept[number] = fitting.kept(pastes[number])
    return kept


def _pasted_row(way: str, system: str, chosen: Sequence[tuple[fitting.Paste, Sequence[bool]]]) -> tuple[str, ...]:
    counts = [_words(paste, lines if system == "Nutshell" else None) for paste, lines in chosen]
    pages = list(range(len(counts)))
    each = [[_f1(np.array([row]))] for row in counts]
    found, _, missed = np.sum(counts, axis=0)
    return (
        way,
        system,
        str(len(chosen)),
        with_interval(_f1(np.array(counts)), metrics.interval(counts, pages, _f1)),
        with_interval(float(np.mean(each)), metrics.interval(each, pages, metrics.mean)),
        percent(found / max(1.0, found + missed)),
    )


def _words(paste: fitting.Paste, kept: Sequence[bool] | None) -> Counts:
    """Words of lines rightly kept, wrongly kept, and lost."""
    counts = [0.0, 0.0, 0.0]
    for number, (line, right) in enumerate(zip(paste.seen, paste.right, strict=True)):
        is_kept = kept is None or kept[number]
        if is_kept or right:
            counts[0 if is_kept and right else 1 if is_kept else 2] += line.words
    return counts[0], counts[1], counts[2]


def _charsets() -> Table:
    ways = {
        "as UTF-8": lambda case: case.data.decode(errors="replace"),
        "charset-normalizer": _normalizer,
        "trafilatura": _trafilatura_decode,
        "Nutshell": lambda case: charset.decode(case.data, case.content_type),
    }
    cases, damaged = list(charsets.cases()), list(charsets.damaged())
    rows = tuple(
        (name, *(f"{sum(_reads(way, case) for case in some)} of {len(some)}" for some in (cases, damaged)))
        for name, way in ways.items()
    )
    return Table("Charsets", ("system", "texts", "damaged"), rows, (CHARSETS_NOTE,))


def _reads(way: Callable[[charsets.Case], str], case: charsets.Case) -> bool:
    try:
        return case.text in way(case)
    except (UnreadableError, ValueError, LookupError):
        return False


def _normalizer(case: charsets.Case) -> str:
    from charset_normalizer import from_bytes

    return str(from_bytes(case.data).best() or "")


def _trafilatura_decode(case: charsets.Case) -> str:
    from trafilatura.utils import decode_file

    return str(decode_file(case.data))


def _sentences() -> Table:
    cases = tomllib.loads(BOUNDARIES.read_text("utf-8"))
    counts = {code: (len(some), *(_right(cut, code, some) for cut in CUTTERS)) for code, some in cases.items()}
    counts["all"] = tuple(map(sum, zip(*counts.values(), strict=True)))
    told = tuple((code, *map(str, numbers)) for code, numbers in counts.items())
    return Table("Sentence boundaries", ("language", "cases", "sentencex", "Nutshell"), told, (SENTENCES_NOTE,))


def _right(cut: Callable[[str, str], list[str]], code: str, cases: dict[str, list[str]]) -> int:
    between = " " if language.load(code).spaces else ""
    return sum(cut(code, between.join(expected)) == expected for expected in cases.values())


def _by_sentencex(code: str, text: str) -> list[str]:
    return [sentence.strip() for sentence in sentencex.segment(code, text) if sentence.strip()]


def _by_us(code: str, text: str) -> list[str]:
    return [sentence.text for sentence in sentences.split(text, code)]


CUTTERS = (_by_sentencex, _by_us)


def _speed(pages: Sequence[Page]) -> Table:
    races = [
        race([partial(_trafilatura, page), partial(_ours, page)]) for page in pages if len(page.data) in NORMAL
    ]
    rows = _speed_rows(races) if races else ()
    columns = ("system", "a page", "of trafilatura")
    return Table("Time to read a page", columns, rows, (SPEED_NOTE,))


def _speed_rows(races: Sequence[Race]) -> tuple[tuple[str, ...], ...]:
    theirs, ours = (float(np.median([each.seconds[k] for each in races])) for k in (0, 1))
    return ("trafilatura", duration(theirs), "1"), ("Nutshell", duration(ours), f"{ours / theirs:.2f}")
