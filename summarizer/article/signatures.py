"""Who signed an article: the names in what a page says of its author, without titles, employers and "by"."""

from __future__ import annotations

import re

LED = re.compile(r"^(?:[^\W\d_]+ )?by:? ", re.I)
"""What leads to a name: "By", "Analysis by"."""
PARTS = re.compile(r"\s*;\s*|,\s+|\s+(?:and|und|et|y|e|и|та|&)\s+")
ASIDE = re.compile(r"\s*(?:\||—|–|\. (?=[A-Z][a-z]+ [A-Z])|\().*")
"""What stands behind a name: "| NJ Advance Media", ". Sputnik International"."""
JOBS = re.compile(
    r"\b(?:writer|editor|reporter|staff|correspondent|columnist|contributor|press|news|media|agency|bureau|team|desk|cnn"
    r"|ap|afp|reuters|bbc|international|editorial|redaktion|redazione|rédaction|redacción|редакция)\b|\w\.\w{2,4}$",
    re.I,
)
NAME = re.compile(r"[^\W\d_]['’.\w-]*(?:\s+(?:[^\W\d_]['’.\w-]*)){1,4}$")
CREDENTIALS = re.compile(r"(?:[A-Z]\.?){2,5}$|[A-Z][a-z]?[A-Z]\.?$")


def names(told: str) -> str:
    """The people in a byline, joined by commas; where none can be told, the byline itself without its "by"."""
    plain = LED.sub("", " ".join(told.split()))
    people = [part for part in PARTS.split(ASIDE.sub("", plain)) if _is_person(part)]
    return ", ".join(dict.fromkeys(people)) or plain


def _is_person(part: str) -> bool:
    if JOBS.search(part) or CREDENTIALS.fullmatch(part):
        return False
    return NAME.fullmatch(part) is not None and not part[:1].islower()
