"""Which language a text is in, by how often runs of up to three letters occur in each.

The profiles, and what counts as a letter, are langdetect's (Nakatani, 2010). It draws runs by chance until it is
sure, seven times; here every run of some evenly spaced words counts once, and the naive Bayes sum is always the
same.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from operator import add
from pathlib import Path

ENOUGH = 50
"""Words that are weighed of a long text; a third of them already tell nearly as many texts right."""
UNSEEN = 0.5 / 10_000
"""The share given to a run that a language's profile lacks; langdetect's."""


def weigh(text: str, codes: tuple[str, ...]) -> str:
    """The likeliest of some of langdetect's languages for a text; ``""`` when none knows any of its letters."""
    rows = (_gains(run, codes) for run in _runs(text))
    scores = list(map(sum, zip(*filter(None, rows), strict=True)))
    return codes[max(range(len(codes)), key=scores.__getitem__)] if scores else ""


@cache
def letters(code: str) -> Mapping[str, float]:
    """How often each letter occurs in a language; empty where there is no profile of it."""
    counts = {run: count for run, count in _profile(code)[0].items() if len(run) == 1}
    return {letter: count / sum(counts.values()) for letter, count in counts.items()}


def _runs(text: str) -> Iterable[str]:
    """The runs of one to three letters in a text, a word's edge counting as a letter, each once."""
    return dict.fromkeys(chain.from_iterable(map(_within, _words(text))))


def _words(text: str) -> Sequence[str]:
    """A sample of a text's words in langdetect's alphabet, no addresses and no abbreviations in capitals."""
    from langdetect.detector import Detector
    from langdetect.utils.ngram import NGram

    plain = NGram.normalize_vi(Detector.MAIL_RE.sub(" ", Detector.URL_RE.sub(" ", text)))
    found = plain.split()
    sample = " ".join(found[:: max(1, len(found) // ENOUGH)])
    words = "".join(map(_alphabet().__getitem__, sample)).split()
    return [word for word in words if len(word) < 2 or not word.isupper()]


def _within(word: str) -> Iterator[str]:
    edged = f" {word} "
    pairs = map(add, edged, edged[1:])
    return chain(word, pairs, map(add, map(add, edged, edged[1:]), edged[2:]))


class _Alphabet(dict[str, str]):
    """Characters as langdetect reads them: a space for what is no letter, one kana or syllable for all."""

    def __missing__(self, character: str) -> str:
        from langdetect.utils.ngram import NGram

        self[character] = str(NGram.normalize(character))
        return self[character]


@cache
def _alphabet() -> _Alphabet:
    return _Alphabet()


@lru_cache(maxsize=20_000)
def _gains(run: str, codes: tuple[str, ...]) -> Sequence[float]:
    """What a run of letters adds to the logarithm of each language's likelihood; nothing if none has it."""
    shares = [known.get(run, 0) / totals[len(run) - 1] for known, totals in map(_profile, codes)]
    return [math.log1p(share / UNSEEN) for share in shares] if any(shares) else ()


@cache
def _profile(code: str) -> tuple[Mapping[str, int], Sequence[int]]:
    """How often each run occurs where a language was counted, and all runs of one, two and three letters."""
    from langdetect.detector_factory import PROFILES_DIRECTORY

    profile = Path(PROFILES_DIRECTORY, code)
    if not code.replace("-", "").isalpha() or not profile.is_file():
        return {}, (1, 1, 1)
    counted = json.loads(profile.read_text("utf-8"))
    return counted["freq"], counted["n_words"]
