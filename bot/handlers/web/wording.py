"""The words of the page, from the catalogue of whoever looks at it."""

from __future__ import annotations

import re
from html import escape

from bot.texts import Texts, available

PREFIX = "web-"
KEYS = (
    "web-title", "web-chats", "web-private", "web-group", "web-channel", "web-speaker", "web-you",
    "web-conversation", "web-message", "web-write", "web-send", "web-attach", "web-drop", "web-start",
    "web-what", "web-card", "web-local", "web-samples", "web-ask", "web-commands", "web-clock", "web-hour",
    "web-evening", "web-reply", "web-quote", "web-edit", "web-delete", "web-forward", "web-forward-to",
    "web-react", "web-more", "web-cancel", "web-replying", "web-quoting", "web-editing", "web-typing",
    "web-edited", "web-forwarded", "web-via", "web-pinned", "web-pinned-it", "web-joined", "web-added",
    "web-left", "web-topic", "web-other", "web-expand", "web-collapse", "web-download",
    "web-lost", "web-refused", "web-slow", "web-gone", "web-why", "web-why-title",
    "web-why-close", "web-why-hint", "web-why-nothing", "web-why-summary", "web-why-answer", "web-why-refusal",
    "web-why-value", "web-why-facts", "web-why-digest", "web-why-question", "web-why-confidence",
    "web-why-matched", "web-why-missing", "web-why-exact", "web-why-chosen", "web-why-algorithm",
    "web-why-notes", "web-why-mentions", "web-why-more", "web-why-items", "web-why-worth",
)  # fmt: skip
PLACE = re.compile(r"{{([a-z-]+)}}")
"""Where the page's HTML has a word, by its key without the prefix."""


def words(locale: str) -> dict[str, str]:
    """Every word of the page by its key, without the prefix they share."""
    say = Texts(locale).say
    return {key.removeprefix(PREFIX): say(key) for key in KEYS}


def fill(html: str, locale: str) -> str:
    """The page in a language; raises KeyError where it asks for a word there is none of."""
    said = words(locale) | {"lang": Texts(locale).locale}
    return PLACE.sub(lambda match: escape(said[match[1]]), html)


def preferred(accepted: str, otherwise: str) -> str:
    """The first language of an Accept-Language header that there is a catalogue of."""
    for part in accepted.split(","):
        code = part.partition(";")[0].strip().partition("-")[0].lower()
        if code in available():
            return code
    return otherwise
