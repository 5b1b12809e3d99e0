"""Chapters that a text numbers where no headings are marked: "CHAPTER IV", "Глава 3", "Part Two", "第三章"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer import language as languages
from summarizer import sentences
from summarizer.article import sections as marked
from summarizer.article.sections import Heading
from summarizer.language import Language
from summarizer.model import Article, Section

LINE = re.compile(
    r"^[^\S\n]*(?:第(?P<wide>[\d一二三四五六七八九十百零]{1,6})(?P<unit>[章回节節部篇卷])"
    r"|(?:(?P<word>[^\s\d]{2,12})[^\S\n]+)?(?P<number>[^\W_]{1,12})(?=[\s.:—–-]|$))"
    r"(?P<rest>[.:—–-]?[^\S\n]*\n[^\s\d][^\n]{0,70}(?=\n[^\S\n]*\n)|[^\n]{0,70}$)",
    re.MULTILINE,
)
"""A short line that opens with a number, perhaps behind a word for what is numbered, and the line below a bare one
where that stands by itself: its name."""
ROMAN = re.compile("(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
WIDE_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}
FEW = 8
"""Words behind "4." that are a heading though a full stop may follow them ("4. Definitions.")."""
APART = 1000
"""Characters from one to the next on average, half a page; less is a list, or a table of contents."""


def sections(article: Article) -> tuple[Section, ...]:
    """The numbered chapters of a text; those that come seldom, as parts do, above those that come often.

    Their numbers go up by one from one, and may begin again, as in the next part of a book.
    """
    found = defaultdict[str, list[tuple[int, re.Match[str]]]](list)
    for kind, number, line in _numbered(article.text, languages.load(article.language)):
        found[kind].append((number, line))
    runs = {kind: [line for run in _runs(lines) for line in _apart(run)] for kind, lines in found.items()}
    return marked.of(
        article.text,
        [Heading(*line.span(), level=len(lines)) for lines in runs.values() for line in lines],
    )


def _numbered(text: str, language: Language) -> Iterator[tuple[str, int, re.Match[str]]]:
    """What is numbered, its number and its line."""
    known = {*language.chapters, *languages.load("en").chapters}
    for line in LINE.finditer(text):
        kind = (line["word"] or line["unit"] or "").casefold()
        if line["wide"]:
            yield kind, _wide(line["wide"]), line
        elif kind in known or (not kind and _is_heading(line["number"], line["rest"])):
            yield kind, _value(line["number"], kind, language), line


def _is_heading(number: str, rest: str) -> bool:
    """Whether a number without such a word is a heading: "IV", "4. Ice", "4 Ice"; no "4.1", no sentence."""
    if rest[:1] in ("", *".:—–\n"):
        return len(rest[1:].split()) <= FEW and not rest[1:2].isdigit()
    return number.isdecimal() and not sentences.is_final(rest)


def _value(written: str, kind: str, language: Language) -> int:
    """A number of up to three digits, a Roman one, or one in words behind a word; 0 for what is none."""
    if written.isdecimal():
        return int(written) if len(written) < 4 else 0
    if ROMAN.match(written):
        values = [ROMAN_DIGITS[letter] for letter in written]
        return sum(-one if one < following else one for one, following in pairwise([*values, 0]))
    return language.mentions.numbers.get(written.casefold(), 0) if kind else 0


def _wide(written: str) -> int:
    """A Chinese number under a thousand: 二十三 is 23."""
    if written.isdecimal():
        return int(written)
    hundreds, hundred, rest = written.rpartition("百")
    tens, ten, ones = rest.lstrip("零").rpartition("十")
    return (
        (100 * WIDE_DIGITS.get(hundreds, 1) if hundred else 0)
        + (10 * WIDE_DIGITS.get(tens, 1) if ten else 0)
        + WIDE_DIGITS.get(ones, 0)
    )


def _runs(lines: Sequence[tuple[int, re.Match[str]]]) -> Iterator[list[re.Match[str]]]:
    """The lines whose numbers go up by one from one."""
    run, due = list[re.Match[str]](), {1, 2}  # the first line may have become the article's title
    for number, line in lines:
        if number == 1:
            yield run
            run, due = [], {1}
        if number in due:
            run.append(line)
            due = {number + 1}
    yield run


def _apart(run: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """A run of headings with text between them; nothing of a list or a table of contents."""
    least = 2 if run and (run[0]["word"] or run[0]["unit"]) else 3
    return run if len(run) >= least and run[-1].start() - run[0].start() >= APART * (len(run) - 1) else ()
