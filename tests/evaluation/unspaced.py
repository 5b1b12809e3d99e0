"""What to take for words where no spaces part them: which of the ways finds what a question is about."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean

from summarizer import language as languages
from summarizer import sentences, words
from summarizer.index import BM25
from summarizer.language import Language
from tests.evaluation import datasets, metrics
from tests.evaluation.datasets import Reading
from tests.evaluation.report import Table, with_interval

LANGUAGES = ("zh", "th")
DICTIONARIES = {"zh": ("jieba", "lcut"), "th": ("pythainlp.tokenize", "word_tokenize")}
"""What sumy's tokenizers ask for: a module and what splits there, by language."""
NOTE = (
    "XQuAD: BM25 over what is taken for words finds the paragraph, among all, and the sentence, among a "
    "paragraph's where it has several, that a question is about; in percent. Stop words are left out each time. "
    "The dictionaries are the ones sumy asks for, jieba and PyThaiNLP; they are no part of this project, and "
    "measured where they are installed, with the time they take to load."
)

Split = Callable[[str], Sequence[str]]


def tables(data: Path, limit: int | None) -> list[Table]:
    """The table about words; ``limit`` questions a language, 0 or none for all of them."""
    rows = (row for code in LANGUAGES for row in _rows(data, code, limit or 0))
    columns = ("language", "words", "n", "paragraph", "sentence", "loaded in", "characters a second")
    return [Table("Words where no spaces part them", columns, tuple(rows), (NOTE,))]


def ways(code: str) -> dict[str, Callable[[], Split]]:
    """The ways to split a text of a language, each made when it is called."""
    language = languages.load(code)
    found: dict[str, Callable[[], Split]] = {
        "characters": lambda: partial(runs, size=1),
        "pairs": lambda: partial(runs, size=2),
        "runs of three": lambda: partial(runs, size=3),
        "Nutshell": lambda: partial(words.texts, language=language),
    }
    module, name = DICTIONARIES[code]
    if find_spec(module.partition(".")[0]):
        found[f"*{module.partition('.')[0]}*"] = lambda: _dictionary(module, name)
    return found


def runs(text: str, size: int) -> list[str]:
    """Every so many characters in a row without a space, whatever they are."""
    whole = [match[0] for match in words.WORD.finditer(text)]
    return [word[start : start + size] for word in whole for start in range(max(1, len(word) - size + 1))]


def _dictionary(module: str, name: str) -> Split:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        split: Split = getattr(import_module(module), name)
        split("今天 วันนี้")
    return split


def _rows(data: Path, code: str, limit: int) -> Iterator[tuple[str, ...]]:
    language = languages.load(code)
    readings = datasets.sample(datasets.readings(data / "questions" / f"xquad-{code}-dev-half.jsonl.gz"), limit)
    for name, make in ways(code).items():
        start = time.perf_counter()
        split = make()
        loaded = time.perf_counter() - start
        start = time.perf_counter()
        for reading in readings:
            split(reading.text)
        pace = sum(len(reading.text) for reading in readings) / (time.perf_counter() - start)
        content = partial(_content, split=split, language=language)
        found = [in_texts(readings, content), in_sentences(readings, content, language)]
        yield code, name, str(sum(map(len, found[0]))), *map(_share, found), f"{loaded:.1f} s", f"{pace:,.0f}"


def _share(found: Sequence[Sequence[bool]]) -> str:
    """The share of questions, with an interval over their texts."""
    right = [[one] for text in found for one in text]
    clusters = [number for number, text in enumerate(found) for _ in text]
    return with_interval(fmean(one for (one,) in right), metrics.interval(right, clusters))


def _content(text: str, split: Split, language: Language) -> list[str]:
    return [word for word in split(text) if words.is_content(word, language)]


def in_texts(readings: Sequence[Reading], content: Split) -> list[list[bool]]:
    """Whether each question finds its text among all, text by text."""
    index = BM25([content(reading.text) for reading in readings])
    return [
        [_best(index, content(question.text)) == number for question in reading.questions]
        for number, reading in enumerate(readings)
    ]


def in_sentences(readings: Sequence[Reading], content: Split, language: Language) -> list[list[bool]]:
    """Whether each question finds a sentence that answers it, among those of its text."""
    found = []
    for reading in readings:
        split = sentences.split(reading.text, language)
        index = BM25([content(sentence.text) for sentence in split])
        best = [(split[_best(index, content(question.text))], question.places) for question in reading.questions]
        if len(split) > 1:
            found.append([metrics.overlaps((one.start, one.end), places) for one, places in best])
    return found


def _best(index: BM25, query: Sequence[str]) -> int:
    scores = index.scores(query)
    return max(range(len(scores)), key=scores.__getitem__)
