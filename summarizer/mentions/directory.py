"""Which names of an article mean the same: surnames, acronyms, titles, spellings from another script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from summarizer import language as languages
from summarizer import names, words
from summarizer.language import Language

PERSON, ORGANISATION, PLACE, NAME = "person", "organisation", "place", "name"
MINOR = frozenset("of the and for de del da do des la le les du von van der den al el für et y e".split())
"""Words that leave no letter in an acronym."""
SPELLINGS = (
    (re.compile(r"[^a-z]"), ""),
    (re.compile(r"kh|gh|ck|[qgc](?!h)"), "k"),
    (re.compile(r"dh|dd|dj"), "d"),
    (re.compile(r"th|tt"), "t"),
    (re.compile(r"ph|ff?|[vw]"), "f"),
    (re.compile(r"sch|sh|[zx]|ss"), "s"),
    (re.compile(r"[aeiouyj]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""What one name of another script is spelt with: "Qaddafi", "Gaddafi", "Gadhafi" and "Kadhafi" all leave "kdf"."""
SHORTEST = 6
"""Letters of a name whose consonants tell it; shorter ones share them with too many."""


def initials(name: str) -> str:
    """The acronym a name would have ("Libyan National Army" → "LNA")."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word.casefold() not in MINOR).upper()


@lru_cache(maxsize=10_000)
def skeleton(word: str) -> str:
    """The consonants of a name in Latin letters, one for each sound; ``""`` where they are too few to tell it."""
    plain = words.fold(word)
    if len(plain) < SHORTEST or not plain.isascii():
        return ""
    for pattern, sound in SPELLINGS:
        plain = pattern.sub(sound, plain)
    return plain if len(plain) > 2 else ""


class Directory:
    """The names of an article: each one's kind, and its fullest form."""

    def __init__(
        self, found: Iterable[names.Name], language: Language, spelt: Mapping[str, str] | None = None
    ) -> None:
        self._kinds: dict[str, str] = {}
        self._titles: dict[str, list[str]] = {}
        sure: set[str] = set()
        self._inside: set[str] = set()
        for name in found:
            known = self._kinds.get(name.span.text, NAME)
            self._kinds[name.span.text] = name.kind if known == NAME else known
            sure |= {name.span.text} if name.sure else set()
            self._inside |= {name.span.text} if name.span.start else set()
            for title in name.title.split():
                self._titles.setdefault(title.casefold(), []).append(name.span.text)
        self._full = dict(_aliases(self._kinds, language)) | dict(spelt or {})
        self._full = {short: self._full.get(full, full) for short, full in self._full.items()}
        shortened = (full for short, full in self._full.items() if _is_surname(short, full, language))
        self._sure = frozenset({*map(self.full, sure), *shortened})
        for short, full in (spelt or {}).items():
            self._kinds.setdefault(full, self._kinds.get(short, ORGANISATION))

    def full(self, name: str) -> str:
        """The fullest form of a name in the article."""
        return self._full.get(name, name)

    def kind(self, name: str) -> str:
        """What a name is, told by its fullest form and by every place it stands in."""
        full = self._kinds.get(self.full(name), NAME)
        return full if full != NAME else self._kinds.get(name, NAME)

    def is_person(self, name: str) -> bool:
        """Whether a name is surely a person's: by a title, by what is said, or by being called by one word too."""
        return self.kind(name) == PERSON and self.full(name) in self._sure

    def is_word(self, name: str) -> bool:
        """Whether a name may be any word with the capital that opens a sentence."""
        return " " not in name and name not in self._inside

    def titled(self, text: str, named: Iterable[str] = ()) -> str:
        """The person known by a title in some words ("the spokesman" → "Ahmad Al Mesmari"), ``""`` if none.

        Of several who bear it, the first that stands in ``named``.
        """
        title = next((word for word in text.casefold().split() if word in self._titles), "")
        bearers = dict.fromkeys(map(self.full, self._titles.get(title, ())))
        return (
            next((name for name in named if name in bearers), "") if len(bearers) > 1 else next(iter(bearers), "")
        )


def _aliases(kinds: Mapping[str, str], language: Language) -> Iterator[tuple[str, str]]:
    """(short, full) of the names that are another one cut short, inflected, or spelt another way."""
    longest = sorted((name for name in kinds if " " in name), key=lambda name: (len(name.split()), len(name)))
    told = [
        name for name in reversed([*kinds]) if " " in name
    ]  # of two who share a surname, the one told of first
    people = [name for name in told if kinds[name] in (PERSON, NAME)]
    ends = {key: name for name in people for key in _keys(name.rsplit(maxsplit=1)[-1], language)}
    begins = {name.partition(" ")[0]: name for name in people if kinds[name] == PERSON}
    houses = {name.partition(" ")[0]: name for name in told if kinds[name] == ORGANISATION}
    acronyms = {initials(name): name for name in longest}
    plain = {name.casefold(): name for name in kinds if not name.isupper()}
    for name, kind in kinds.items():
        whole = name.split()
        if name.isupper() and plain.get(name.casefold(), name) != name:
            yield name, plain[name.casefold()]
            continue
        if len(whole) > 1:
            full = _longer(whole, [other for other in longest if kinds[other] == kind], language)
        elif name.isupper() and name in acronyms:
            full = acronyms[name]
        else:
            full = _one_word(name, kind, ends, begins, houses, language)
        if full and full != name and (kind != PLACE or kinds[full] == PERSON):
            yield name, full


def _is_surname(short: str, full: str, language: Language) -> bool:
    return " " not in short and bool(_keys(short, language) & _keys(full.rsplit(maxsplit=1)[-1], language))


def _one_word(
    name: str,
    kind: str,
    ends: Mapping[str, str],
    begins: Mapping[str, str],
    houses: Mapping[str, str],
    language: Language,
) -> str:
    """The full name that a single word is the surname, the first name or the first word of."""
    if kind == ORGANISATION:
        return houses.get(name, "")
    known = next((ends[key] for key in _keys(name, language) if key in ends), "")
    if known or names.places.is_place(name.casefold(), language.code):
        return known
    return begins.get(name) or (houses.get(name, "") if kind == NAME else "")


def _longer(whole: Sequence[str], others: Iterable[str], language: Language) -> str:
    """The longest name that has all the words of another in their order, the last one last."""
    keys = [_keys(word, language) for word in whole]
    fitting = [other for other in others if _within(keys, [_keys(word, language) for word in other.split()])]
    return max(fitting, key=lambda other: len(other.split()), default="")


def _within(short: Sequence[frozenset[str]], long: Sequence[frozenset[str]]) -> bool:
    if len(short) > len(long) or not short[-1] & long[-1]:
        return False
    rest = iter(long)
    return all(any(keys & other for other in rest) for keys in short)


def _keys(word: str, language: Language) -> frozenset[str]:
    """What a word of a name is compared by: its stem, and its consonants where those tell it."""
    return _keys_of(word, language.code)


@lru_cache(maxsize=10_000)
def _keys_of(word: str, code: str) -> frozenset[str]:
    language = languages.load(code)
    return frozenset(filter(None, (words.stem(word, language), skeleton(word) and f"~{skeleton(word)}")))
