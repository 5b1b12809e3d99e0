"""Numbers in a text with what they count: money, percentages, durations, ages, measures, times, plain numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from summarizer import language as languages
from summarizer.language import Language
from summarizer.model import Span

CURRENCIES = "$€£¥₹₽₴₺₩₦₪₫฿"
FIGURES = (
    r"\d{1,3}(?:[,.٬\u00a0\u202f' ]\d{3})+(?!\d)(?:[.,٫]\d+)?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"  # India's 12,34,567
    r"|\d+(?:[.,٫]\d+)?"
)
ARABIC = str.maketrans("٫٬", ".,")
CLOCK = re.compile(
    r"(?<![\d.:,])([01]?\d|2[0-3])[:.h]([0-5]\d)(?!\d|[.:]\d|\s?%)(?:\s*(?:a\.?m\.?|p\.?m\.?))?", re.I
)
HOUR = re.compile(r"(?<![\d.:,])(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s*(?:a\.?m\b\.?|p\.?m\b\.?)", re.I)
DIGIT = re.compile(r"\d")
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.I)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: its kind, its span with "about" before and the unit behind, and its normal form."""

    kind: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: float


def find(text: str, language: Language) -> list[Quantity]:
    """The quantities of a text, in order, none overlapping another."""
    times = list(_times(text)) if DIGIT.search(text) else []
    found: list[Quantity] = []
    reached, passed = 0, 0
    for number in _numbers(text, language):
        while passed < len(times) and times[passed].span.end <= number.start:
            passed += 1
        in_a_time = passed < len(times) and times[passed].span.start < number.end
        if number.start >= reached and not in_a_time:
            found.append(_quantity(text, number, language))
            reached = found[-1].span.end
    return sorted(times + found, key=lambda known: known.span.start)


def _times(text: str) -> Iterator[Quantity]:
    reached = 0
    for match in sorted([*HOUR.finditer(text), *CLOCK.finditer(text)], key=lambda match: match.start()):
        if match.start() >= reached:
            span = Span(match[0].strip(), match.start(), match.start() + len(match[0].strip()))
            yield Quantity("time", span.text, span)
            reached = match.end()


def _quantity(text: str, number: _Number, language: Language) -> Quantity:
    kind, start, end, unit = _measured(text, number, language)
    start = _with_approximation(text, start, language)
    value = f"{number.value:,.12g}".replace(",", "\u00a0")
    return Quantity(kind, f"{value} {unit}".strip(), Span(text[start:end], start, end))


def _measured(text: str, number: _Number, language: Language) -> tuple[str, int, int, str]:
    """(kind, start, end, unit) of a number and the unit before or behind it."""
    patterns = _patterns(language.code)
    before = patterns["currency"].search(text, max(0, number.start - 5), number.start)
    if before and before.end() == number.start:
        return "money", before.start(), number.end, before[0].strip()
    for kind in ("percent", "age", "money", *(name for name in language.mentions.units)):
        match = patterns[kind].match(text, number.end) if kind in patterns else None
        if match:
            return kind, number.start, match.end(), match[0].strip(" -\u00a0")
    counted = patterns["counted"].match(text, number.end)
    if counted and counted[1].split()[0].casefold() not in language.stop_words:
        return "number", number.start, counted.end(), counted[1]
    return "number", number.start, number.end, ""


def _with_approximation(text: str, start: int, language: Language) -> int:
    pattern = _patterns(language.code).get("approximation")
    window = text[max(0, start - 30) : start]
    match = pattern.search(window) if pattern else None
    return start - (len(window) - match.start(1)) if match else start


def _numbers(text: str, language: Language) -> Iterator[_Number]:
    for match in _patterns(language.code)["number"].finditer(text):
        if not ORDINAL.match(text, match.end()):
            number = _Number(match.start(), match.end(), _value(match, language))
            if match["figures"] or number.value > 1:
                yield number


def _value(match: re.Match[str], language: Language) -> float:
    lexicon = language.mentions
    figures, word, magnitude = match["figures"], match["word"], match["magnitude"]
    value = parse(figures) if figures else float(lexicon.numbers.get((word or "").casefold(), 0))
    return value * lexicon.magnitudes.get((magnitude or "").casefold(), 1)


def parse(figures: str) -> float:
    """The value of written figures, whichever of comma, point and space groups the thousands."""
    plain = re.sub(r"[\u00a0\u202f' ]", "", figures.translate(ARABIC))
    for mark in ",.":
        plain = plain.replace(mark, "") if plain.count(mark) > 1 else plain
    last = max(plain.rfind(","), plain.rfind("."))
    if last < 0:
        return float(plain)
    fraction = plain[last + 1 :]
    grouped = len(fraction) == 3 and plain[:last] != "0" and re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain)
    whole = re.sub(r"[.,]", "", plain[:last])
    return float(whole + fraction) if grouped else float(f"{whole or 0}.{fraction}")


def _any(words: Mapping[str, object] | frozenset[str] | tuple[str, ...]) -> str:
    ordered = sorted((word for word in words if word), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or "(?!)"


@cache
def _patterns(code: str) -> dict[str, re.Pattern[str]]:
    language = languages.load(code)
    lexicon = language.mentions
    gap = r"[\s\u00a0-]{0,2}"
    edge, before = (r"(?!\w)", r"\w") if language.spaces else ("", r"A-Za-z\d")
    magnitude = rf"(?:{gap}(?P<magnitude>{_any(lexicon.magnitudes)}){edge})?"
    currencies = [word for word in lexicon.money if not word.isalpha()]
    patterns = {
        "number": rf"(?<![{before}.,/-])(?:(?P<figures>{FIGURES})(?:\s?[-–]\s?(?:{FIGURES})(?!\w))?"
        rf"|(?<!\w)(?P<word>{_any(lexicon.numbers)})(?![\w'’])){magnitude}"
        r"(?!\w*[^\W\d_]\d|[\d])",
        "currency": rf"(?:{_any(tuple(currencies))}|[{re.escape(CURRENCIES)}])\s?$",
        "percent": rf"\s?(?:%|٪|％|(?:{_any(lexicon.percent)}){edge})",
        "money": rf"{gap}(?:[{re.escape(CURRENCIES)}]|(?:{_any(lexicon.money)}){edge})",
        "counted": r"\s([^\W\d_]*[^\W\d_s]\s[^\W\d_]{2,}s\b|[^\W\d_]{2,})",
    }
    for kind, units in lexicon.units.items():
        patterns[kind] = rf"{gap}(?:{_any(units)}){edge}"
    if code == "en":
        patterns["age"] = r"[\s-]years?[\s-]old"
    if lexicon.approximations:
        patterns["approximation"] = rf"(?<!\w)((?:{_any(lexicon.approximations)})\s+)$"
    return {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in patterns.items()}
