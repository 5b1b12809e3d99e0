"""Ways of scoring an article's sentences, by name.

An algorithm is a callable: a document in, one finite score a sentence out, higher first, the same on every
call. Adding one adds a file with such a callable and a line here; a module is imported when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast

from summarizer.algorithms.document import Document
from summarizer.errors import UnknownAlgorithmError

Algorithm = Callable[[Document], Sequence[float]]

ALGORITHMS = {
    "nutshell": "nutshell:score",
    "lead": "lead:score",
    "lexrank": "lexrank:score",
    "textrank": "sumy:textrank",
    "lsa": "sumy:lsa",
    "luhn": "sumy:luhn",
    "sumbasic": "sumy:sumbasic",
    "kl": "sumy:kl",
    "edmundson": "sumy:edmundson",
    "reduction": "sumy:reduction",
}
NAMES = tuple(ALGORITHMS)


def get(name: str) -> Algorithm:
    """The algorithm of that name; raises UnknownAlgorithmError when there is none."""
    if name not in ALGORITHMS:
        raise UnknownAlgorithmError("unknown-algorithm", name=name, known=", ".join(NAMES))
    module, function = ALGORITHMS[name].split(":")
    return cast(Algorithm, getattr(import_module(f"{__name__}.{module}"), function))
