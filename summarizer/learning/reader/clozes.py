"""Questions from news: an editor's highlight with a name or a figure left open, asked of its article.

Editors put things in other words than the article, which is what questions about news do too (Hermann et al.,
"Teaching Machines to Read and Comprehend", NeurIPS 2015).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from summarizer import language, sentences
from summarizer.learning import written
from summarizer.learning.reader import pairs
from summarizer.learning.reader.pairs import Pair, Text, rows

FILES = ("cnn-validation", "cnndm-train")
GOLD = ("gold-news", "gold-seed")
OPEN = re.compile(
    r"(?<![\w-])(?:\d[\d,.]*\d|\d)(?![\w-])"
    r"|(?<![\w'’-])[A-Z][\w'’-]*(?:\s(?:of\s|the\s)?[A-Z][\w'’-]*)*"
)
AROUND = 4
"""Sentences before and behind the one that answers, at most, in the text asked."""
SHARED = 2
"""Words the answering sentence must share with the highlight besides what was left open."""
EACH = 2
"""Questions made of one highlight at most."""


def make(data: Path, chance: Random, *, spared: bool = False) -> Iterator[Pair]:
    """Pairs from the highlights of news articles, those that gold questions are asked about left out.

    Of articles ``spared`` by the reader's fit all sentences are asked, of others those around the answer; none
    is made of those whose written questions are spared.
    """
    gold = {row["context"][:200] for name in GOLD for row in rows(data / "questions" / f"{name}.jsonl.gz")}
    known = {_key(start) for start in gold}
    for name in FILES:
        for row in rows(data / "summaries" / f"{name}.jsonl.gz"):
            kept = pairs.is_spared(row["article"]) if spared else not written.is_spared(row["article"])
            if kept and _key(row["article"]) not in known:
                made = _of_whole if spared else _of_article
                yield from made(row["id"], row["article"], row["highlights"], chance)


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text)[20:90].casefold()


def _of_article(title: str, article: str, highlights: list[str], chance: Random) -> Iterator[Pair]:
    cut = sentences.split(article, "en")
    words, stop_words = [_words(sentence.text) for sentence in cut], language.load("en").stop_words
    for highlight in highlights:
        found = [match for match in OPEN.finditer(highlight) if match[0].casefold() not in stop_words]
        chance.shuffle(found)
        for match in found[:EACH]:
            holding = [number for number, sentence in enumerate(cut) if _place(match[0], sentence.text)]
            asked = _words(highlight) - _words(match[0])
            best = max(holding, key=lambda number: len(asked & words[number]), default=None)
            if best is None or len(asked & words[best]) < SHARED:
                continue
            first = max(0, best - chance.randint(0, AROUND))
            last = min(len(cut), best + 1 + chance.randint(0, AROUND))
            start = cut[first].start
            at = cut[best].start - start + (_place(match[0], cut[best].text) or (0, 0))[0]
            context = article[start : cut[last - 1].end]
            text = Text(title, context, "highlights")
            yield Pair(_question(highlight, match, chance), text, ((at, at + len(match[0])),))


def _of_whole(title: str, article: str, highlights: list[str], chance: Random) -> Iterator[Pair]:
    """Asked of the whole article; each sentence that holds the answer and shares words may be right."""
    cut = sentences.split(article, "en")
    stop_words, text = language.load("en").stop_words, Text(title, article, "highlights")
    for highlight in highlights:
        found = [match for match in OPEN.finditer(highlight) if match[0].casefold() not in stop_words]
        for match in chance.sample(found, min(len(found), EACH)):
            asked = _words(highlight) - _words(match[0])
            holding = [each for each in cut if len(asked & _words(each.text)) >= SHARED]
            places = [(each.start, _place(match[0], each.text)) for each in holding]
            answers = tuple((start + place[0], start + place[1]) for start, place in places if place)
            if answers:
                yield Pair(_question(highlight, match, chance), text, answers)


def _place(words: str, sentence: str) -> tuple[int, int] | None:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", sentence)
    return found.span() if found else None


def _question(highlight: str, match: re.Match[str], chance: Random) -> str:
    figure = match[0][0].isdigit()
    behind = highlight[match.end() :].strip(" .")
    before = highlight[: match.start()].strip()
    word = (
        chance.choice(("how many", "what number"))
        if figure
        else chance.choice(("who or what", "which", "who", "what"))
    )
    if figure and len(match[0]) == 4 and match[0].isdigit():
        word = "which year"
    return f"{before} {word} {behind}".strip() + chance.choice(("?", ""))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]{3,}", text.casefold()))
