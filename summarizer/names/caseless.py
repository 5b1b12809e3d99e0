"""Names in scripts without capitals, known by what stands beside them: a title, a verb of saying, CLDR's list.

Only what these tell is found, and a name is as long as names there mostly are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from summarizer import language as languages
from summarizer.language import Language
from summarizer.model import Span
from summarizer.words import Word

CODES = frozenset({"ar", "fa", "hi", "zh", "ja"})
COMPOUND = frozenset({"عبد", "أبو", "آل", "سید"})
"""What makes one name of itself and the next word."""
ARTICLE = re.compile(r"^و?ال")
"""The Arabic article, which a title's complement has ("مدير المشروع") and a first name has not."""
PARTICLES = frozenset("ने को से में का की के पर را و".split())
GAP = re.compile(r"[\s\u200c]+")


def find(text: str, tokens: Sequence[Word], language: Language) -> Iterator[tuple[Span, str]]:
    """The people a text names by their titles or by what they say, each with the title."""
    if language.code in {"zh", "ja"}:
        yield from _unspaced(text, language)
        return
    number = 0
    while number < len(tokens):
        said = language.code == "ar" and tokens[number].text in language.mentions.speech
        first = _behind_titles(text, tokens, number + said, language)
        end = _name_end(text, tokens, first, language) if first > number else first
        if end - first >= 2:
            title = text[tokens[number + said].start : tokens[first - 1].end] if first > number + said else ""
            start, stop = tokens[first].start, tokens[end - 1].end
            yield Span(text[start:stop], start, stop), title
        number = max(number + 1, end)


def _behind_titles(text: str, tokens: Sequence[Word], number: int, language: Language) -> int:
    """The first word behind titles and, in Arabic, their complements."""
    first = number
    while first < len(tokens) and (first == number or _joined(text, tokens, first)):
        word = tokens[first].text
        complement = first > number and language.code == "ar" and ARTICLE.match(word) is not None
        if not complement and word.removeprefix("و") not in language.mentions.titles:
            break
        first += 1
    return first


def _name_end(text: str, tokens: Sequence[Word], first: int, language: Language) -> int:
    """Where a name of two words ends, or of three that begin with a compound one; nowhere if it is none."""
    lexicon, end = language.mentions, first
    no_name = language.stop_words | lexicon.speech | lexicon.organisations | lexicon.titles | PARTICLES
    wanted = 2 + (first < len(tokens) and tokens[first].text in COMPOUND)
    while end < min(len(tokens), first + wanted) and (end == first or _joined(text, tokens, end)):
        word = tokens[end].text
        if end == first + 1 and tokens[first].text in COMPOUND:
            end += 1
            continue
        if word.removeprefix("و") in no_name or word[0].isdigit() or (end == first and ARTICLE.match(word)):
            break
        end += 1
    return end


def _joined(text: str, tokens: Sequence[Word], number: int) -> bool:
    return text[tokens[number - 1].end : tokens[number].start] == " "


def _unspaced(text: str, language: Language) -> Iterator[tuple[Span, str]]:
    for match in _pattern(language.code).finditer(text):
        yield Span(match["name"], match.start("name"), match.end("name")), match["title"]


@cache
def _pattern(code: str) -> re.Pattern[str]:
    """Chinese sets the title before a name that a verb follows, Japanese behind one that a particle ends."""
    language = languages.load(code)
    titles = "|".join(sorted(map(re.escape, language.mentions.titles), key=len, reverse=True))
    if code == "ja":
        name = r"(?<![一-鿿々ァ-ヴー])(?P<name>[一-鿿々]{2,4}|[ァ-ヴー・]{2,})"
        return re.compile(rf"{name}(?P<title>{titles})(?=[はがもとにのを、。（(])")
    verbs = "|".join(sorted(map(re.escape, language.mentions.speech), key=len, reverse=True))
    name = rf"(?!{verbs})(?P<name>[一-鿿]{{2,3}}?|[一-鿿]+·[一-鿿]+)"
    return re.compile(rf"(?P<title>{titles}){name}(?={verbs}|[，。、（(在对對昨今周将將也还])")


def places(text: str, tokens: Sequence[Word], language: Language, known: frozenset[str]) -> Iterator[Span]:
    """Countries and cities that CLDR lists, of one word or of two."""
    if not language.spaces:
        yield from _listed(text, known)
        return
    for number, token in enumerate(tokens):
        pair = text[token.start : tokens[number + 1].end] if number + 1 < len(tokens) else ""
        for name in (GAP.sub(" ", pair), token.text, token.text[1:] if token.text[0] in "وبل" else ""):
            if len(name) > 2 and name.casefold() in known:
                start = token.start + (token.text.find(name) if name in token.text else 0)
                yield Span(text[start : start + len(name)], start, start + len(name))
                break


def _listed(text: str, known: frozenset[str]) -> Iterator[Span]:
    for match in _listing(known).finditer(text):
        yield Span(match[0], match.start(), match.end())


@cache
def _listing(known: frozenset[str]) -> re.Pattern[str]:
    names = sorted((name for name in known if len(name) > 1 and not name.isascii()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)) or "(?!)")
