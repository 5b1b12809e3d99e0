"""Why a page shows no article: what stands in its place, told apart so that each gets a sentence of its own.

A wall is looked for only where little text was found, so that an article below a banner is read all the same.
Phrases are each language's own data (``[page.walls]``), English ones known on every page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from summarizer import language as languages
from summarizer.article.metadata import Metadata
from summarizer.language import Language
from summarizer.sentences import is_final
from summarizer.words import count

ENOUGH = 250
"""Words of a body from which a page is an article whatever else is on it."""
LOOKED_AT = 30_000
"""Characters of a page's shown text that are searched for phrases."""
BEHIND = 800
"""Characters behind a teaser in which the page says what the rest costs."""
UNSHOWN = frozenset({"script", "style", "template", "head", "svg", "iframe", "object", "select", "option"})
CHALLENGES = re.compile(
    r"cdn-cgi/challenge-platform|_cf_chl_opt|captcha-delivery\.com|px-captcha|_incapsula_resource|awswafintegration",
    re.I,
)
"""Scripts that let nobody in who is not a browser: Cloudflare, DataDome, HUMAN, Imperva, AWS."""
CAPTCHAS = re.compile(r"g-recaptcha|h-captcha|hcaptcha\.com|cf-turnstile", re.I)
PAYWALLS = re.compile(
    r"(?:^|[\s_-])(?:pay-?wall|reg-?wall|subscri\w+-(?:wall|only|gate|prompt)|paid-content|meter-?wall|piano-offer"
    r"|tp-modal|premium-(?:wall|overlay|lock)|article-(?:gate|lock)|content-gate)(?:$|[\s_-])",
    re.I,
)
"""Class names and ids of the box that covers what is paid for."""
ROOTS = frozenset({"root", "app", "__next", "__nuxt", "___gatsby", "main-app", "app-root", "svelte"})
"""Elements that scripts fill: those of the common frameworks."""
PLAYERS = re.compile(
    r"youtube(?:-nocookie)?\.com/embed|player\.vimeo\.com|dailymotion\.com/embed|soundcloud\.com", re.I
)
HEADLINES, PROSE, LINKED = 8, 40, 0.4
"""Headlines a list of articles has, words of a paragraph that is no teaser, and the share of a body's words that
stand in lines with a headline of another article."""


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is looked at: ``shown`` is its text in lower case, ``heading`` its title and first heading."""

    tree: Any
    html: str
    shown: str
    heading: str
    body: str
    words: int
    said: Metadata
    known: tuple[Language, ...]

    def says(self, wall: str, text: str) -> int:
        """How many of the phrases of a wall stand in a text."""
        phrases = {phrase for known in self.known for phrase in known.page.walls.get(wall, ())}
        return sum(phrase in text for phrase in phrases)


def find(parse: Callable[[], Any], html: str, body: str, said: Metadata, language: Language) -> str:
    """The key of what stands in an article's place, ``""`` where ``body`` may well be one.

    ``parse`` gives the page as a tree; it is asked for only where there is little text.
    """
    words = count(body)
    if words >= ENOUGH:
        return ""
    tree, english = parse(), languages.load("en")
    known = (english,) if language.code == "en" else (language, english)
    shown = " ".join(_texts(tree))[:LOOKED_AT].casefold()
    view = View(tree, html, " ".join(shown.split()), _heading(tree, said), body.casefold(), words, said, known)
    return next((key for key, stands in WALLS if stands(view)), "")


def lists_articles(headlines: frozenset[str], body: str, said: Metadata) -> bool:
    """Whether a page is a front page, a section or a search: links to articles, and no more than teasers.

    ``headlines`` are the lines of the page that are nothing but a link, in lower case.
    """
    if said.is_article or len(headlines) < HEADLINES:
        return False
    lines = [" ".join(line.split()).casefold() for line in body.splitlines() if line.strip()]
    linked = sum(count(line) for line in lines if any(headline in line for headline in headlines))
    return linked >= LINKED * count(body) or max(map(count, lines), default=0) < PROSE


def _is_challenge(view: View) -> bool:
    if view.words >= 120:
        return False
    if CHALLENGES.search(view.html) or view.says("robots", view.heading):
        return True
    return view.words < 80 and (
        view.says("robots", view.shown) > 1
        or (CAPTCHAS.search(view.html) is not None and view.says("robots", view.shown) > 0)
    )


def _is_missing(view: View) -> bool:
    return view.words < 150 and view.says("missing", view.heading) > 0


def _asks_consent(view: View) -> bool:
    """A body that speaks of cookies, or none on a page that speaks of little else."""
    if view.says("cookies", view.body) >= 2:
        return True
    return view.words < 40 and len(view.shown) < 6000 and view.says("cookies", view.shown) >= 3


def _is_teaser(view: View) -> bool:
    if view.said.free is False and view.words < 200:
        return True
    if view.words >= 120 or view.said.free:
        return False
    end = view.shown.rfind(" ".join(view.body.split())[-40:]) if view.body else 0
    around = view.shown[max(0, end) : max(0, end) + BEHIND] if end >= 0 else view.shown
    return view.says("paywall", around) > 0 or _covered(view.tree)


def _asks_password(view: View) -> bool:
    asks = any(field.get("type", "").lower() == "password" for field in view.tree.iter("input"))
    return (asks and view.words < 30) or (view.words < 40 and view.says("login", view.shown) > 0)


def _needs_scripts(view: View) -> bool:
    if view.words >= 40:
        return False
    if view.says("scripts", view.shown):
        return True
    empty = any(
        element.get("id", "").lower() in ROOTS and not element.text_content().strip()
        for element in view.tree.iter("div", "main", "section")
    )
    return empty and "<script" in view.html[:LOOKED_AT].lower() + view.html[-LOOKED_AT:].lower()


def _is_media(view: View) -> bool:
    if view.words >= 30:
        return False
    if view.said.kind in ("video", "audio", "gallery"):
        return True
    players = any(PLAYERS.search(frame.get("src", "")) for frame in view.tree.iter("iframe"))
    return players or next(view.tree.iter("video", "audio"), None) is not None


def _is_short(view: View) -> bool:
    return 3 < view.words < 25 and len(view.body) < 140 and is_final(view.body)


WALLS: tuple[tuple[str, Callable[[View], bool]], ...] = (
    ("read-bot-wall", _is_challenge),
    ("read-page-missing", _is_missing),
    ("read-cookie-wall", _asks_consent),
    ("read-paywall", _is_teaser),
    ("read-login", _asks_password),
    ("read-needs-scripts", _needs_scripts),
    ("read-media", _is_media),
    ("read-too-short", _is_short),
)
"""The walls in the order in which they are looked for: what a page shows first hides the others."""


def _heading(tree: Any, said: Metadata) -> str:
    first = next((element.text_content() for name in ("title", "h1") for element in tree.iter(name)), "")
    heading = next((element.text_content() for element in tree.iter("h1")), "")
    return " ".join(f"{first} {heading} {said.title}".split()).casefold()[:500]


def _covered(tree: Any) -> bool:
    """Whether a box is there that covers what is paid for."""
    named = (
        f"{element.get('class', '')} {element.get('id', '')}" for element in tree.iter("div", "section", "aside")
    )
    return any(PAYWALLS.search(names[:500]) for names in named)


def _texts(tree: Any) -> Iterator[str]:
    """The texts that a reader without scripts sees."""
    hidden = 0
    from lxml.etree import iterwalk

    for event, element in iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            hidden += element.tag in UNSHOWN
            if not hidden and element.text:
                yield element.text
        else:
            hidden -= element.tag in UNSHOWN
            if not hidden and element.tail:
                yield element.tail
