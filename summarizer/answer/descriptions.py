"""What a sentence says the bearer of a name is: "LNA spokesman General …", "…, director of a hospital,"."""

from __future__ import annotations

import re

from summarizer import words
from summarizer.language import Language
from summarizer.model import Sentence, Span

APPOSITION = re.compile(r"\s?[,(–—]\s?((?=[^\W\d_])[^,;()–—\"“”«»]{3,120}?)\s?(?:[,;)–—]|[.!?]?$)")
"""What stands behind a name between commas, dashes or brackets: "Gabriel Touré, director of a hospital,"."""
NEAR, ARTICLE = 15, 3
"""A comma so few characters before a name makes what follows it no apposition but the rest of the sentence; nor
is it one when it opens with a function word longer than an article."""


def find(sentence: Sentence, name: Span, language: Language) -> Span | None:
    """The title before a name, with the name; else what stands behind it between commas; None if neither."""
    text, tokens = sentence.text, list(words.split(sentence.text, language))
    start = name.start - sentence.start
    first = own = next((number for number, token in enumerate(tokens) if token.start >= start), 0)
    while first and _joined(text, tokens[first - 1].end, tokens[first].start):
        word = tokens[first - 1].text
        if not words.is_content(word, language) or word.casefold() in language.mentions.speech:
            break
        first -= 1
    if first < own:
        begin = tokens[first].start
        return Span(text[begin : name.end - sentence.start], sentence.start + begin, name.end)
    return _apposition(sentence, name, language)


def _apposition(sentence: Sentence, name: Span, language: Language) -> Span | None:
    start, end = name.start - sentence.start, name.end - sentence.start
    behind = APPOSITION.match(sentence.text, end)
    if behind is None or "," in sentence.text[max(0, start - NEAR) : start]:
        return None
    opening = behind[1].split()[0].casefold()
    if opening in language.mentions.speech or (opening in language.stop_words and len(opening) > ARTICLE):
        return None
    return Span(behind[1], sentence.start + behind.start(1), sentence.start + behind.end(1))


def _joined(text: str, end: int, start: int) -> bool:
    return text[end:start] in {" ", "-", ". "}
