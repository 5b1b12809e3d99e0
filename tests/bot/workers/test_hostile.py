"""Whatever is made to be hard to read ends in time, and with a sentence of its own."""

from __future__ import annotations

import pytest

from bot.workers.forked import Forked
from summarizer.errors import NutshellError
from tests.summarizer.hostile_pages import PAGES

SECONDS, MEGABYTES = 20.0, 500
"""Twice the seconds that the bot allows, since the machine may do much else meanwhile."""


def told(data: str) -> str:
    """The key of what reading this raises, "read" where it is read."""
    try:
        Forked(SECONDS, MEGABYTES).read(data, source="http://norby.example/a")
    except NutshellError as error:
        return error.key
    return "read"


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_read_or_refused_within_its_limits(name: str) -> None:
    """The limits are the kernel's: a reading that breaks them is ended, and told "took-too-long" or the like."""
    assert told(PAGES[name]).startswith("read")
