"""Questions that go on from the last one: "and when?", "why?", "what about Benghazi?".

They are made whole out of the words of both. A question with words of its own and no opening such as "and" stands
alone. The openings are the language's, as its question words are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from summarizer import words
from summarizer.language import Language
from summarizer.mentions import PERSON
from summarizer.model import Answer, Mention
from summarizer.words import Word

ATTACHED = "-"
"""What ends an opening that is written together with the word after it, as Arabic "و" is."""
LONGEST = 300
"""Characters of a question that others go on from: of a longer one nobody can tell what they keep."""
EDGES = " \t\n\u00a0¿¡?!？؟.,;:…–—-\"'"
"""What stands around the words of a question."""


def resolve(question: str, previous: str, language: Language) -> str:
    """The question that is meant after ``previous``, the last one about the same article (``""`` for none).

    A question word alone takes the place of the last question's; what is named after "and" or "what about" takes
    the place of what was named there. Whatever else is asked is returned as it is.
    """
    rest = _opened(question, language)
    asking = _asking(rest, language)
    content = _content(rest, language, asking)
    if not previous.strip() or not rest or len(previous) > LONGEST:
        return question
    if not content:
        return _asked_anew(rest[: asking.end].strip(EDGES), previous, language) if asking else question
    if len(rest) == len(question.strip(EDGES)):
        return question
    if asking:
        return _counted_anew(rest, asking, content, previous, language)
    return rest if _is_whole(rest, content, language) else _about_another(rest, previous, language)


def pronoun(question: str, language: Language) -> Word | None:
    """The first "he" or "she" of a question, which is the person last spoken of.

    Where the word may mean a thing, only beside a verb of saying.
    """
    known, asked = language.mentions, [*words.split(question, language)]
    if not known.references.personal and not any(word.text.casefold() in known.speech for word in asked):
        return None
    meant = known.references.he | known.references.she
    return next((word for word in asked if word.text.casefold() in meant), None)


def person(answer: Answer, mentions: Iterable[Mention]) -> str:
    """The one person whom an answer names, or else its question; ``""`` for none and for several."""
    people: set[str] = set()
    answering: set[str] = set()
    for mention in mentions:
        people |= {mention.value} if mention.kind == PERSON else set()
        if answer.span and mention.span.start < answer.span.end and answer.span.start < mention.span.end:
            answering.add(mention.value)
    asked = answer.question.casefold()
    found = answering & people or {name for name in people if name.split()[-1].casefold() in asked}
    return found.pop() if len(found) == 1 else ""


def _opened(question: str, language: Language) -> str:
    """A question without the words that only tie it to what was asked before."""
    rest, before = question.strip(EDGES), ""
    while rest != before:
        before = rest
        opening = _any(language.openings, language.spaces).match(rest)
        rest = rest[opening.end() :].strip(EDGES) if opening else _detached(rest, language)
    return rest


def _detached(text: str, language: Language) -> str:
    """A text without the opening written together with its first word, where that is a small word by itself."""
    for opening in language.openings:
        short = opening.removesuffix(ATTACHED)
        if short != opening and text.startswith(short):
            rest = text[len(short) :]
            first = next(words.split(rest, language), None)
            if first and not first.start and not words.is_content(first.text, language):
                return rest
    return text


def _asking(text: str, language: Language) -> Word | None:
    """The first question word of a text, or phrase of them ("how many")."""
    match = _any(language.question_words, language.spaces).search(text)
    return Word(match[0], match.start(), match.end()) if match else None


def _content(text: str, language: Language, asking: Word | None) -> list[Word]:
    """What a text says beside its question word."""
    return [
        word
        for word in words.split(text, language)
        if words.is_content(word.text, language)
        if asking is None or not asking.start <= word.start < asking.end
    ]


def _is_whole(text: str, content: Sequence[Word], language: Language) -> bool:
    """Whether a text without a question word asks something all the same ("did the captain survive")."""
    patterns = language.questions.get("yes_no", ())
    plain = [word for word in content if not _is_name(word)]
    return any(each.search(text.casefold()) for each in patterns) or (content[0].start == 0 and len(plain) > 1)


def _asked_anew(asking: str, previous: str, language: Language) -> str:
    """The last question with another question word."""
    before = _asking(previous, language)
    if before is None:
        return f"{asking} {previous}"
    return f"{previous[: before.start]}{asking}{previous[before.end :]}"


def _counted_anew(rest: str, asking: Word, content: Sequence[Word], previous: str, language: Language) -> str:
    """ "How many cars?" after "How many passengers did it carry?" asks how many cars it carried."""
    before, counted = _asking(previous, language), _counted(previous, language)
    if before is None or counted is None or len(content) > 1 or before.text.casefold() != asking.text.casefold():
        return rest
    between = f"{rest[asking.end : content[0].start]}{rest[content[0].end :]}"
    return rest if between.strip() else f"{rest}{previous[counted.end :]}"


def _counted(text: str, language: Language) -> Word | None:
    """The word with a meaning that stands right behind the question word."""
    asking = _asking(text, language)
    first = next(iter(_content(text, language, asking)), None)
    return first if first and asking and not text[asking.end : first.start].strip() else None


def _about_another(rest: str, previous: str, language: Language) -> str:
    """The last question about something else, in the place of what is most like it: what stood behind the same
    small word, a name, what was counted."""
    content = _content(previous, language, _asking(previous, language))
    first, *_, last = [*words.split(rest, language)] * 2
    for word in reversed([*words.split(previous, language)]):
        led = _run(previous, word.end, content) if word.text.casefold() == first.text.casefold() else None
        if led and not words.is_content(first.text, language):
            return f"{previous[: word.start]}{rest}{previous[led.end :]}"
    names = [word for word in content if word.start and _is_name(word)]
    counted = _counted(previous, language)
    if _is_name(last) and names:
        return f"{previous[: _first_of(previous, names)]}{rest}{previous[names[-1].end :]}"
    if counted and not _is_name(last) and words.is_content(last.text, language):
        return f"{previous[: counted.start]}{rest}{previous[counted.end :]}"
    return f"{previous.rstrip(EDGES)} {rest}"


def _run(text: str, start: int, content: Sequence[Word]) -> Word | None:
    """The words with a meaning that follow a place in a text with nothing but spaces between them."""
    end = start
    for word in content:
        if word.start >= start and not text[end : word.start].strip():
            end = word.end
    return Word(text[start:end], start, end) if end > start else None


def _first_of(text: str, names: Sequence[Word]) -> int:
    """Where the last name of a text begins, of which there may be several words."""
    start = names[-1].start
    for word in reversed(names):
        if not text[word.end : start].strip():
            start = word.start
    return start


def _is_name(word: Word) -> bool:
    return word.text[0].isupper() or word.text[0].isdigit()


@cache
def _any(phrases: Collection[str], spaces: bool) -> re.Pattern[str]:
    """A pattern for the longest of some phrases, which are in that order; whole words where there are any."""
    edges = (r"(?<!\w)", r"(?!\w)") if spaces else ("", "")
    return re.compile(f"{edges[0]}(?:{'|'.join(map(re.escape, phrases)) or '(?!)'}){edges[1]}", re.IGNORECASE)
