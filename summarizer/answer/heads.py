"""The noun a question names its answer by: "company" in "What oil company did he found?"."""

from __future__ import annotations

from itertools import takewhile

from summarizer import words
from summarizer.answer import matching
from summarizer.language import Language

NOUN_LAST = frozenset({"en", "de", "nl", "tr", "hi", "ja", "zh"})
"""Languages in which a noun stands behind what describes it."""
LONGEST = 3
"""Words of such a phrase at most: a longer one is no phrase."""


def find(text: str, language: Language) -> str:
    """The comparable stem of the noun behind a question's first function words; ``""`` if there is none.

    After "when" or "who" it is merely the first word with content, in languages whose questions put the question
    word last there is none.
    """
    tokens = list(words.split(text, language))
    function = [not words.is_content(token.text, language) for token in tokens]
    if True not in function[:2]:
        return ""
    start = function.index(True)
    while start < len(tokens) and function[start]:
        start += 1
    phrase = [
        token.text
        for token, _ in takewhile(lambda pair: not pair[1], zip(tokens[start:], function[start:], strict=True))
    ]
    if not phrase:
        return ""
    noun = phrase[min(len(phrase), LONGEST) - 1] if language.code in NOUN_LAST else phrase[0]
    return next(iter(matching.stems(noun, language)), "")
