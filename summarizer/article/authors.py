"""Who wrote an article: names out of what a page's data, tags and byline say.

The byline is what stands near the headline; a name anywhere else on a page is anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import islice
from typing import Any

from summarizer import language as languages
from summarizer.article import furniture, linked, markup, moments
from summarizer.article.furniture import Byline
from summarizer.language import Language
from summarizer.sentences import is_final
from summarizer.words import count

SIGNED = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?|writer|contributors?)(?:[\s_-]+(?:name|link|info))?s?(?:$|[\s_-])"
)
"""What the element around a byline is called."""
AND = re.compile(r"\s+(?:and|und|et|og|och|и|і|та|ve|dan|và)\s+|\s*[&;/]\s*|\s+(?:y|e|en|i)\s+(?=\w+\s\w)", re.I)
CUT = re.compile(r"\s*[|@(•·\d]|\s+[-–—]\s|\.\s+(?=[A-Z])(?<=\w\w\w\.\s)|\s+(?:is an?|for)\s")
"""Where a name ends and something else begins: a handle, a place, a date, a sentence about it."""
ROLE = re.compile(
    r"\b(?:editor|writer|reporter|correspondent|contributor|columnist|staff|bureau|press|news|times|agency|media|tv|radio"
    r"|magazine|analyst|producer|photographer|director|professor|journalist|international|ltd|inc|today|online)\b|\.\w{2}",
    re.I,
)
"""Words of a job or a firm: behind a comma they are no second author."""
PARTS = "\n"
NOBODY = frozenset(
    {"admin", "administrator", "author", "editor", "staff", "unknown", "none", "null", "user", "root"}
)
PARTICLE = 3
"""Letters of a word in a name that may begin small: "van", "bin"."""
LONGEST = 5
"""Words of a name at most."""
NEAR = 1500
"""Characters of text behind a headline among which its byline and its date stand."""
MOST = 400
"""Elements behind a headline among which they stand."""
BYLINE = 20
"""Words of a byline at most."""
LINES = 25
LONGEST_TEXT = 200
LINE = 40
"""Words of a line that are looked at."""


def named(text: str, site: str = "") -> str:
    """The people (or the agency) in a byline, joined by ", "; ``""`` where it names nobody but the site."""
    opened = text[furniture.opening(text, languages.load("en")) :].strip()
    people: list[str] = []
    for number, part in enumerate(AND.split(opened)):
        first, *rest = (_clean(piece) for piece in part.split(","))
        people += [first] if number == 0 or _is_person(first) else []
        people += filter(_is_person, rest)
    return _joined(name for name in people if _is_name(name) and not _is_site(name, site))


def _joined(names: Iterable[str]) -> str:
    """Each once, and firms only where no person is among them."""
    found = list({name.casefold(): name for name in names}.values())
    return ", ".join([name for name in found if not ROLE.search(name)] or found)


def _clean(text: str) -> str:
    match = CUT.search(text)
    return " ".join((text[: match.start()] if match else text).split()).strip(" .,:;-–—'\"“”*")


def _is_name(name: str) -> bool:
    parts = name.split()
    lower = [part for part in parts if part.islower()]
    spoken = any(len(part) > PARTICLE and not ROLE.search(part) for part in lower) or len(lower) == len(parts)
    return (
        0 < len(parts) <= LONGEST and any(map(str.isalpha, name)) and not spoken and name.casefold() not in NOBODY
    )


def _is_person(name: str) -> bool:
    """Whether what stands behind a comma is another person, not the first one's job, degree or paper."""
    parts = name.split()
    return 2 <= len(parts) < LONGEST and _is_name(name) and not ROLE.search(name)


def _is_site(name: str, site: str) -> bool:
    return _letters(name) in (_letters(site), _letters(site.rpartition(".")[0]))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold())).removeprefix("the")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a headline: lines of text, what is marked as a name there, and machine-readable times."""

    lines: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    times: tuple[str, ...] = ()

    def byline(self, language: Language, site: str = "") -> Byline:
        """The author and the day that a reader sees there."""
        author = next(filter(None, (_marked(text, site, language) for text in self.signed)), "")
        published: date | None = None
        for line in filter(partial(_may_be_byline, language), self.lines):
            found = furniture.byline(line, language)
            author = author or named(found.author, site)
            published = published or found.published
        return Byline(author, published)

    def moment(self) -> date | datetime | None:
        """The first of its times that is one."""
        return next(filter(None, map(moments.moment, self.times)), None)


def around(tree: Any, title: str) -> Around:
    """What stands around the headline of a page's tree, from which scripts and the like have gone."""
    above, below = _elements(tree, title)
    elements = [*below, *above]
    times = sorted((e for e in elements if e.tag == "time" and e.get("datetime")), key=_updated)
    marked = (
        e.get("content") or e.get("datetime") or ""
        for e in elements
        if "datePublished" in (e.get("itemprop") or "")
    )
    return Around(
        lines=(*_lines(below), *_lines(above)),
        signed=tuple(_signed(elements)),
        times=(*(time.get("datetime") for time in times), *marked),
    )


def _signed(elements: Sequence[Any]) -> Iterator[str]:
    """The texts of the marked elements; of those inside one another, the inner ones, side by side."""
    marked = [
        element
        for element in elements
        if _is_signed(element) and next(element.iterancestors("form"), None) is None
    ]
    among, inside = set(marked), {above for element in marked for above in element.iterancestors()}
    leaves: dict[Any, list[str]] = {}
    for element in marked:
        if element not in inside:
            outermost = [above for above in element.iterancestors() if above in among]
            leaves.setdefault(outermost[-1] if outermost else element, []).append(_spaced(element))
    yield from (PARTS.join(texts) for texts in leaves.values())


def _spaced(element: Any) -> str:
    """The text of an element with a space between its parts, which may stand below one another."""
    parts = (part[:LONGEST_TEXT] for part in islice(element.itertext(), LINES))
    return " ".join(word for part in parts for word in part.split())


def _may_be_byline(language: Language, line: str) -> bool:
    """A short line that is no sentence, or one that begins as a byline and has its date."""
    if count(line) > BYLINE:
        return False
    if not is_final(line):
        return True
    found = furniture.byline(line, language)
    return found.published is not None and named(found.author) != ""


def _updated(time: Any) -> bool:
    said = f"{markup.name(time)} {time.get('itemprop') or ''} {time.text_content()[:40]}".lower()
    return "updat" in said or "modif" in said


def _is_signed(element: Any) -> bool:
    if element.tag not in ("a", "span", "div", "p", "address", "h3", "h4", "li", "strong"):
        return False
    marks = f"{element.get('rel') or ''} {element.get('itemprop') or ''}".split()
    return "author" in marks or SIGNED.search(markup.name(element)) is not None


def _marked(said: str, site: str, language: Language) -> str:
    names: list[str] = []
    for text in said.split(PARTS):
        if 0 < len(text) <= 2 * linked.LONGEST_NAME:
            signed = furniture.undated(text[furniture.opening(text, language) :], language)
            names += filter(None, named(signed, site).split(", "))
    return _joined(names)


def _elements(tree: Any, title: str) -> tuple[list[Any], list[Any]]:
    """The elements a little above the headline, and those from it to a little below, in the page's order."""
    heading = _heading(tree, title)
    above: list[Any] = []
    below: list[Any] = []
    read = 0
    for element in tree.iter("*") if heading is not None else ():
        if below or element is heading:
            below.append(element)
            read += len(element.text or "") + len(element.tail or "")
            if read > NEAR or len(below) > MOST:
                break
        else:
            above.append(element)
    return above[-LINES:], below


def _heading(tree: Any, title: str) -> Any:
    """The headline's element: one with its words, a heading where there is one."""
    wanted = "".join(title.casefold().split())
    headings = list(tree.iter("h1", "h2"))
    others = tree.iter("h3", "h4", "h5", "p", "div", "span", "strong")
    same = (e for e in (*headings, *others) if wanted and "".join((e.text or "").casefold().split()) == wanted)
    whole = (h for h in headings if wanted and "".join(markup.text(h).casefold().split()) == wanted)
    return next((element for element in (*whole, *same, *headings[:1])), None)


def _lines(elements: Sequence[Any]) -> Iterator[str]:
    words: list[str] = []
    for element in elements[: LINES * 8]:
        if element.tag in markup.BLOCKS and words:
            yield " ".join(words[:LINE])
            words = []
        words += (element.text or "").split()
        if element.tag in ("br", "hr", "time") and words:
            yield " ".join(words[:LINE])
            words = []
        words += (element.tail or "").split()
    yield " ".join(words[:LINE])
