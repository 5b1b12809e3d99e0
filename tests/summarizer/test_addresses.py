"""The address a page calls its own, and when it is believed."""

from __future__ import annotations

import pytest

from summarizer.article import addresses

FOUND = "https://www.norby.example/ice?utm_source=x"


@pytest.mark.parametrize(
    ("told", "source", "own"),
    [
        ("https://www.norby.example/ice", FOUND, "https://www.norby.example/ice"),
        ("/ice", FOUND, "https://www.norby.example/ice"),
        ("https://m.norby.example/ice#top", FOUND, "https://m.norby.example/ice"),
        ("https://news.norby.example/ice", FOUND, "https://news.norby.example/ice"),
        ("http://norby.example/ice", FOUND, "http://norby.example/ice"),
        ("https://norby.example/", "https://norby.example", "https://norby.example/"),
        ("", FOUND, FOUND),
        ("https://www.norby.example/", FOUND, FOUND),
        ("https://other.example/ice", FOUND, FOUND),
        ("https://notnorby.example/ice", "https://norby.example/ice?a", "https://norby.example/ice?a"),
        ("https://norby.example.evil.example/ice", FOUND, FOUND),
        ("https://user@www.norby.example/ice", FOUND, FOUND),
        ("https://www.norby.example:8443/ice", FOUND, FOUND),
        ("https://www.norby.example:99999/ice", FOUND, FOUND),
        ("https://[bad/ice", FOUND, FOUND),
        ("ftp://www.norby.example/ice", FOUND, FOUND),
        ("javascript:alert(1)", FOUND, FOUND),
        ("https://norby.example/ice", "notes.html", "notes.html"),
        ("https://example/ice", "https://norby.example/ice", "https://norby.example/ice"),
    ],
)
def test_a_page_is_believed_of_its_own_site_only(told: str, source: str, own: str) -> None:
    assert addresses.own(told, source) == own
