"""How an app cuts a text that is too long for one message.

It looks back from the last character that fits for the best place: a blank line, the end of a line, of a sentence,
of a word. Telegram Desktop looks as far back as the middle (lib_ui, ``TextUtilities::CutPart``), the app for
Android over 300 characters. White space at the ends is not sent.
"""

import re
from collections.abc import Iterator

from bot.botapi import utf16
from bot.botapi.formatting import TEXT_LIMIT

DESKTOP, ANDROID = TEXT_LIMIT // 2, 300
"""How far back each looks."""
_PLACES = (re.compile(r"\n\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?…])\s"), re.compile(r"\s"))


def cut(text: str, reach: int = DESKTOP) -> Iterator[str]:
    """The messages that an app sends."""
    text = text.strip()
    while utf16.length(text) > TEXT_LIMIT:
        fits = utf16.prefix(text, TEXT_LIMIT)
        at = _best(text[:fits], fits - reach)
        yield text[:at].strip()
        text = text[at:].strip()
    yield text


def _best(text: str, since: int) -> int:
    for place in _PLACES:
        found = [match.start() for match in place.finditer(text) if match.start() > since]
        if found:
            return found[-1]
    return len(text)
