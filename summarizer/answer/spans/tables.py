"""What answers are made of, as logarithms of odds: how much more often something is seen in answers than
elsewhere.

Keys are words and classes of tokens, some behind the kind of question, its first words, or the noun it asks for:
"reason" makes "because" on the left likely. Counted by ``python -m summarizer.learning.answer``;
weights/answer.json holds them in tenths, for English and, without words, for any language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources

GENERAL, ENGLISH = "any", "en"
Table = Mapping[str, float]
Tables = Mapping[str, Table]
EMPTY: Table = {}


def which(code: str) -> str:
    """The name of the tables and of the trees that serve a language."""
    return ENGLISH if code == ENGLISH else GENERAL


@cache
def load(name: str) -> Tables:
    """The tables of that name, by theirs: left, first, last, right, ..."""
    text = (resources.files("summarizer") / "weights" / "answer.json").read_text("utf-8")
    return {
        table: {key: tenths / 10 for key, tenths in rows.items()} for table, rows in json.loads(text)[name].items()
    }
