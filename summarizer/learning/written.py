"""Questions written for learning, about texts of the evaluation data; the texts stay there.

``questions/news.tsv`` asks news articles as people do, in other words than theirs, and what they nearly tell but
do not; ``questions/wiki.tsv`` asks paragraphs what they seem to tell and do not, with an answerable twin beside,
in the way of SQuAD 2.0 (Rajpurkar et al., ACL 2018). A line is the text's fingerprint, the kind of question, where
the answer stands (``start-end`` in characters, ``-`` for nowhere) and the question, tabs between.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from pathlib import Path

from summarizer.learning.reader import pairs
from summarizer.learning.reader.pairs import Pair, Text, rows

FOLDER = Path(__file__).with_name("questions")
SETS = {
    "news.tsv": (("summaries/cnn-validation", "article"), ("summaries/cnndm-train", "article")),
    "wiki.tsv": (("questions/squadshifts-new_wiki", "context"),),
}
"""Where the texts of each file are, and under which name in a row."""
SPARED = 64
"""Texts whose hash is under this, in 256ths, are kept from the reader, as ``pairs.SPARED`` are of other sets."""

fingerprint = partial(blake2b, digest_size=8)


def read(data: Path, *, spared: bool, folder: Path = FOLDER) -> Iterator[Pair]:
    """The questions of the texts that the reader is fitted on, or of those spared, in the files' order."""
    for name, sets in SETS.items():
        known = _texts(data, sets)
        for line in (folder / name).read_text("utf-8").splitlines():
            mark, _, place, question = line.split("\t")
            text = known.get(mark)
            if text and is_spared(text.context) == spared:
                start, _, end = place.partition("-")
                yield Pair(question, text, ((int(start), int(end)),) if end else ())


def is_spared(context: str) -> bool:
    """Whether the reader is fitted on no question written about a text."""
    return pairs.is_spared(context, SPARED)


def _texts(data: Path, sets: tuple[tuple[str, str], ...]) -> dict[str, Text]:
    """Texts by their fingerprints."""
    found = {}
    for file, key in sets:
        for row in rows(data / f"{file}.jsonl.gz"):
            mark = fingerprint(row[key].encode()).hexdigest()
            found[mark] = Text(mark, row[key], "written")
    return found
