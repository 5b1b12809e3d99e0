"""The first sentences: what every summariser of news has to beat."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.algorithms.document import Document


def score(document: Document) -> Sequence[float]:
    """Falling from 1.0, sentence by sentence (the "Lead" baseline of Nenkova, AAAI 2005)."""
    return [1 / (1 + position) for position in range(len(document.sentences))]
