"""Who speaks, and whom a pronoun means: one pass over an article's sentences, in order.

A pronoun is told where a plain rule is right far more often than not, and otherwise left alone. In English "he"
and "she" mean the one person named before that they fit; in languages where they may mean things they are told
only as the subject of a verb of saying. "The spokesman" is whoever bears that title; "the city" the one town named
nearby.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from summarizer import names, words
from summarizer.language import Language
from summarizer.mentions import references
from summarizer.mentions.directory import NAME, PERSON, PLACE, Directory
from summarizer.model import Mention, Sentence, Span
from summarizer.names import Name

PRONOUN = "pronoun"
SUBJECT = 7
"""Words of a subject that names only its speaker, at most."""
SOMEBODY = "?"
"""One whom a pronoun may mean though the article does not name them, or whose name may be a thing's."""
MAYBE = "?-"
"""One whose name is most likely a person's."""
CLEAR = 2
"""Times more often than "she" that "he" must mean a person for the article to call them so, and the reverse."""
BACK = 3
"""Sentences back in which a pronoun's person, or a town, is looked for."""


class Discourse:
    """What has been read of an article so far: who and what was named in each sentence, and who spoke last.

    A first reading, without ``genders``, only learns them.
    """

    def __init__(
        self, directory: Directory, language: Language, title: str = "", genders: Mapping[str, str] | None = None
    ) -> None:
        self._directory, self._language, self._title = directory, language, title
        self._people: list[list[str]] = []
        self._places: list[list[str]] = []
        self._learning = genders is None
        self._genders: dict[str, str] = dict(genders or {})
        self._votes: Counter[tuple[str, str]] = Counter()
        self._last, self._spoke = "", -BACK - 1

    def read(self, sentence: Sentence, named: Sequence[Name], quoted: Sequence[Span]) -> Iterator[Mention]:
        """The pronouns, titles and "the city" of the next sentence that are told, each with the name it means.

        What is said in one of the quotations is left alone: there "he" is anybody but the speaker.
        """
        self._people.append([])
        self._places.append([])
        told: list[Name | Span] = [*named, *_unnamed(references.find(sentence.text, self._language.code), named)]
        for item in sorted(told, key=_start):
            start = sentence.start + _start(item)
            if any(span.start <= start < span.end for span in quoted):
                continue
            if isinstance(item, Name):
                self._name(item, sentence)
                continue
            meant = self._meant(item.text.casefold(), _says(sentence.text, item, self._language))
            if meant:
                yield Mention(PRONOUN, meant, Span(item.text, start, start + len(item.text)), sentence)

    @property
    def genders(self) -> dict[str, str]:
        """Who is a he and who a she: by title, or by nearly all pronouns that may have meant them."""
        most = {
            full: gender
            for (full, gender), votes in self._votes.items()
            if votes > CLEAR * self._votes[full, "she" if gender == "he" else "he"]
        }
        return most | {full: gender for full, gender in self._genders.items() if gender}

    def says(self, subject: Span | None) -> str:
        """Notes who the subject of a verb of saying is, and returns who spoke last."""
        who = self._who(subject) if subject else ""
        if who:
            self._last, self._spoke = who, len(self._people)
        return self._last

    def _name(self, name: Name, sentence: Sentence) -> None:
        full, kind = self._directory.full(name.span.text), self._directory.kind(name.span.text)
        if kind == PERSON and self._directory.is_person(name.span.text):
            self._genders[full] = self._genders.get(full) or _gender_of(name.title, self._language)
            possessive = sentence.text[name.span.end : name.span.end + 2] in {"'s", "’s"}
            self._people[-1].append(full if not possessive else f"{full}'s")
        elif kind in {PERSON, NAME} and not self._directory.is_word(name.span.text):
            self._people[-1].append(SOMEBODY if kind == NAME else MAYBE)
        elif kind == PLACE and not names.places.is_country(full.casefold(), self._language.code):
            dateline = names.DATELINE.match(sentence.text)
            if not dateline or name.span.end > dateline.end():
                self._places[-1].append(full)

    def _who(self, subject: Span) -> str:
        """The person some words mean, by name, title or pronoun; ``""`` for nobody.

        Many words name others too, and then only somebody who is surely a person is taken for the speaker.
        """
        found = [name.span.text for name in names.find(subject.text, self._language)]
        people = [name for name in found if self._directory.is_person(name)]
        if not people and len(subject.text.split()) <= SUBJECT:
            people = [name for name in found if self._directory.kind(name) == PERSON] or found
        if people:
            return self._directory.full(people[-1])
        meant = self._directory.titled(subject.text, self._named())
        gender = _gender(
            {word.text.casefold() for word in words.split(subject.text, self._language)}, self._language
        )
        return meant or (self._spoken_by(gender) if gender else "")

    def _meant(self, reference: str, says: bool) -> str:
        gender = _gender({reference}, self._language)
        if gender:
            return self._spoken_by(gender) if says else self._fitting(gender)
        if reference.partition(" ")[0] in references.INDEFINITE:
            self._people[-1].append(SOMEBODY + _gender_of(reference, self._language))
            return ""
        if reference in self._language.mentions.references.town:
            return self._town()
        return self._directory.titled(reference, self._named())

    def _spoken_by(self, gender: str) -> str:
        """Whom "he" means beside a verb of saying: the one its sentence names before, or whom the sentence before
        is about, or the one named since somebody spoke, or who spoke last."""
        here = dict.fromkeys(name for name in (self._people or [[]])[-1] if self._fits(name, gender))
        if len(here) == 1 and not next(iter(here)).endswith("'s"):
            return self._taken(next(iter(here)), gender)
        before = [name for name in (self._people[-2:-1] or [[]])[0] if self._fits(name, gender)][:1]
        before = [name for name in before if not name.startswith(SOMEBODY)]
        if before and before[0] != self._last and not before[0].endswith("'s"):
            return self._taken(before[0], gender)
        if since := self._since(gender):
            return self._taken(since[0], gender) if len(since) == 1 else ""
        near = len(self._people) - self._spoke <= BACK and self._directory.kind(self._last) == PERSON
        if self._last and near and self._fits(self._last, gender):
            return self._taken(self._last, gender)
        return self._fitting(gender)

    def _since(self, gender: str) -> Sequence[str]:
        """Those of this gender named in the nearest sentence after the one who spoke last that names any."""
        behind = max(self._spoke, len(self._people) - BACK - 1, 0)
        for people in reversed(self._people[behind:-1]):
            named = dict.fromkeys(name.removesuffix("'s") for name in people if name != SOMEBODY)
            fitting = [name for name in named if self._fits(name, gender)]
            if fitting:
                return fitting if self._last not in fitting else ()
        return ()

    def _fitting(self, gender: str) -> str:
        """The one person of this gender named in the nearest sentence that names any."""
        for people in reversed(self._people[-BACK:]):
            fitting = list(dict.fromkeys(name for name in people if self._fits(name, gender)))
            if len(fitting) > 1:
                fitting = [name for name in fitting if not name.endswith("'s")] or fitting
            if fitting:
                return self._taken(fitting[0], gender) if len(fitting) == 1 else ""
        return ""

    def _fits(self, name: str, gender: str) -> bool:
        if name.startswith(SOMEBODY):
            return name.removeprefix(SOMEBODY) in {"", "-", gender}
        return self._genders.get(name.removesuffix("'s"), "") in {"", gender}

    def _taken(self, name: str, gender: str) -> str:
        """A person now known by a pronoun, and named by it; ``""`` for somebody without a name."""
        if name.startswith(SOMEBODY):
            return ""
        full = name.removesuffix("'s")
        self._votes[full, gender] += 1
        if not self._learning:
            self._genders[full] = gender
        self._people[-1].append(full)
        return full

    def _town(self) -> str:
        """The one town named nearby, or the one of several that the title names."""
        near = list(dict.fromkeys(place for places in self._places[-BACK - 1 :] for place in places))
        chosen = near if len(near) == 1 else [place for place in near if place in self._title]
        return chosen[0] if len(chosen) == 1 else ""

    def _named(self) -> Collection[str]:
        """Everybody named so far, the last one first."""
        return [name.removesuffix("'s") for people in reversed(self._people) for name in reversed(people)]


def _unnamed(found: Sequence[Span], named: Sequence[Name]) -> Iterator[Span]:
    """Groups of words that are no part of a name."""
    return (span for span in found if not any(name.span.start <= span.start < name.span.end for name in named))


def _start(item: Name | Span) -> int:
    return item.span.start if isinstance(item, Name) else item.start


def _says(text: str, pronoun: Span, language: Language) -> bool:
    """Whether a verb of saying stands right beside a pronoun ("he added", "said she")."""
    before, behind = text[: pronoun.start].split()[-1:], text[pronoun.end :].split()[:1]
    return any(word.strip(',.;:"”').casefold() in language.mentions.speech for word in [*before, *behind])


def _gender_of(title: str, language: Language) -> str:
    said, known = set(title.casefold().split()), language.mentions.references
    return "he" if said & known.masculine else "she" if said & known.feminine else ""


def _gender(said: Collection[str], language: Language) -> str:
    known = language.mentions.references
    return "he" if known.he.intersection(said) else "she" if known.she.intersection(said) else ""
