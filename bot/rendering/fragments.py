"""Links to a place in a page: text fragments (https://wicg.github.io/scroll-to-text-fragment/)."""

from __future__ import annotations

from urllib.parse import quote

EDGE_WORDS = 5
"""Words of the beginning and of the end that find a long sentence; a short one is given whole."""
EDGE_CHARACTERS = 12
"""The same for text that is written without spaces."""


def link(source: str, sentence: str) -> str:
    """The address of a sentence in a page, ``""`` when the source is no web page."""
    if not source.startswith(("http://", "https://")):
        return ""
    words = sentence.split()
    if len(words) > 2 * EDGE_WORDS:
        start, end = " ".join(words[:EDGE_WORDS]), " ".join(words[-EDGE_WORDS:])
    elif len(words) < 3 and len(sentence) > 3 * EDGE_CHARACTERS:
        start, end = sentence[:EDGE_CHARACTERS], sentence[-EDGE_CHARACTERS:]
    else:
        start, end = " ".join(words), ""
    directive = ",".join(_encoded(part) for part in (start, end) if part)
    page = source.partition(":~:")[0]
    return f"{page}{'' if '#' in page else '#'}:~:text={directive}"


def _encoded(text: str) -> str:
    """Percent-encoded; a bare hyphen would be read as the mark of a prefix or suffix."""
    return quote(text, safe="", errors="replace").replace("-", "%2D")
