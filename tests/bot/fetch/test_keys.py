"""The keys a fetch can fail under, and what its errors keep to themselves."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import bot.fetch
from tests.bot.fetch.fetching import (
    KEYS,
    QUERY,
    failure,
    sentences,
)

pytestmark = pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])


@pytest.mark.parametrize("locale", ["en", "ru"])
def test_every_key_has_a_sentence(locale: str) -> None:
    assert set(sentences(locale)) == KEYS


def test_every_key_that_is_raised_is_told_of() -> None:
    rooms = Path(bot.fetch.__file__).parent.glob("*.py")
    raised = {found for room in rooms for found in re.findall(r'"(fetch-[a-z-]+)"', room.read_text("utf-8"))}
    assert raised == KEYS


@pytest.mark.parametrize(
    "url", ["http://example.com:sesame/", "http://example.com/\n" + QUERY, "http://[sesame]/"]
)
def test_a_link_that_cannot_be_read_is_not_quoted(url: str) -> None:
    assert failure(url).__suppress_context__


def test_importing_the_fetcher_leaves_the_http_libraries_for_later() -> None:
    code = "import sys, bot.fetch; print(*{'httpx', 'httpcore', 'h11', 'idna'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
