"""The noun a question names its answer by: "company" in "What oil company did he found?"."""

from __future__ import annotations

from summarizer import words
from summarizer.answer import matching
from summarizer.language import Language

AUXILIARIES = frozenset(
    "am are can could did do does had has have is may might must shall should was were will would".split()
)
"""English verbs that end the phrase a question opens with: what stands right before them is its noun."""
LONGEST = 4
"""Words of such a phrase at most: a longer one is no phrase."""


def find(text: str, language: Language) -> str:
    """The comparable stem of the noun behind a question's first function words; ``""`` if there is none.

    It is the first word with content there, or in English the last one before an auxiliary; after "when" or "who"
    it is no noun. Questions that begin with a word of content have none.
    """
    tokens = [word.text for word in words.split(text, language)]
    function = [not words.is_content(token, language) for token in tokens]
    if True not in function[:2]:
        return ""
    start = next((place for place in range(function.index(True), len(tokens)) if not function[place]), len(tokens))
    end = next((place for place in range(start, len(tokens)) if function[place]), len(tokens))
    if start == end:
        return ""
    closed = end < len(tokens) and tokens[end].casefold() in AUXILIARIES and end - start <= LONGEST
    return next(iter(matching.stems(tokens[end - 1 if closed else start], language)), "")
