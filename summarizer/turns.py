"""Who speaks: the labels that set the turns of an interview or a chat apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

LABEL = re.compile(r"(?:\[[^\]\n]{1,30}\]\s)?([^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){0,2}):\s+(?=\S)")
"""A name or a short word with a colon, after the time in brackets where a chat was copied: "Q: ", "Lopez: "."""
TURNS = 4
"""Sentences with labels that recur from which a text is a conversation."""
QUESTION = ("?", "？", "؟", "\u037e", "⸮")


def labels(texts: Sequence[str]) -> Sequence[int]:
    """How many characters of each sentence are the label of its speaker; 0 where the text is no conversation.

    A label is one that recurs; "Police: " before a single sentence is a part of it.
    """
    found = [LABEL.match(text) for text in texts]
    times = Counter(match[1].casefold() for match in found if match)
    ends = [match.end() if match and times[match[1].casefold()] > 1 else 0 for match in found]
    return ends if sum(map(bool, ends)) >= TURNS and len(times) > 1 else [0] * len(ends)


def asks(text: str) -> bool:
    """Whether a sentence is a question: alone it tells nothing."""
    return text.rstrip(" \"'”’»)").endswith(QUESTION)
