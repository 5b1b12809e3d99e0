"""Many slow pages at once: one more is refused rather than kept waiting for all of them."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.fetch import fetcher as fetching
from summarizer.errors import NutshellError
from tests.bot.fetch.fetching import HTML, fetcher
from tests.bot.servers import Send, Site, reply

pytestmark = pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])


def test_one_page_too_many_is_refused_and_there_is_room_again_afterwards(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "AT_ONCE", 2)
    monkeypatch.setattr(fetching, "PATIENCE", 0.01)
    visited, opened = threading.Semaphore(0), threading.Event()

    def slow(send: Send) -> None:
        visited.release()
        opened.wait()
        send(reply(HTML))

    visit, url = fetcher(), site.on("/slow", slow)
    with ThreadPoolExecutor(2) as readers:
        reading = [readers.submit(visit.fetch, url) for _ in range(2)]
        for _ in reading:
            visited.acquire()
        with pytest.raises(NutshellError) as refusal:
            visit.fetch(url)
        opened.set()
        assert [page.result().content for page in reading] == [HTML, HTML]
    assert refusal.value.key == "busy"
    assert visit.fetch(url).content == HTML
