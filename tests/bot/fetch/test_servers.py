"""Servers that misbehave: none keeps the fetcher longer, or has it read more, than allowed."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from bot.fetch import wire
from bot.fetch.unpacking import STEP, unpack
from tests.bot.fetch.fetching import (
    HTML,
    QUERY,
    failure,
    fetcher,
    key,
)
from tests.bot.servers import Send, Site, reply

pytestmark = pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])


def test_a_server_that_never_finishes_its_headers_is_cut(site: Site) -> None:
    error = failure(site.on("/", site.repeat(b"", 0.05)), fetcher(timeout=0.3))
    assert (error.key, error.values["limit"]) == ("fetch-timeout", "0.3")


def test_a_server_that_trickles_is_cut_in_total_time(site: Site) -> None:
    def answer(send: Send) -> None:
        send(reply(b"", "Content-Length: 5000", sized=False))
        site.repeat(b"a", 0.02)(send)

    assert key(site.on("/", answer), fetcher(timeout=0.5)) == "fetch-timeout"


def test_a_server_that_trickles_its_headers_is_cut_in_total_time(site: Site) -> None:
    def answer(send: Send) -> None:
        send(b"HTTP/1.1 200 OK\r\nX: ")
        site.repeat(b"a", 0.02)(send)

    assert key(site.on("/", answer), fetcher(timeout=0.5)) == "fetch-timeout"


def test_redirects_do_not_renew_the_time(site: Site) -> None:
    def late(step: int) -> Callable[[Send], None]:
        def answer(send: Send) -> None:
            site.closing.wait(0.1)
            send(reply(b"", f"Location: /{step + 1}", status="302 Found"))

        return answer

    for step in range(60):
        site.on(f"/{step}", late(step))
    assert key(site.url("/0"), fetcher(timeout=0.5, max_redirects=50)) == "fetch-timeout"


def test_an_endless_page_is_stopped_at_the_limit(site: Site) -> None:
    def answer(send: Send) -> None:
        send(reply(sized=False))
        site.repeat(b"endless " * 1000)(send)

    error = failure(site.on("/", answer))
    assert (error.key, error.values["limit"]) == ("fetch-too-large", "0.1")


def test_an_endless_page_of_almost_nothing_is_stopped_at_the_limit(site: Site) -> None:
    """Chunks of one byte, each with a long remark, keep the page small and the wire busy."""

    def answer(send: Send) -> None:
        send(reply(b"", "Transfer-Encoding: chunked", sized=False))
        site.repeat(b"1;" + b"x" * 5000 + b"\r\na\r\n")(send)

    assert key(site.on("/", answer)) == "fetch-too-large"


@pytest.mark.parametrize("limit", [10_000, 5_000_000])
@pytest.mark.parametrize(
    ("start", "more"),
    [
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n" * 100),
        (b"HTTP/1.1 200 OK\r\nX: ", b"a" * 1000),
        (b"", b"HTTP/1.1 200 " + b"a" * 1000),
    ],
    ids="news headers header status".split(),
)
def test_what_never_comes_to_the_page_is_stopped(site: Site, start: bytes, more: bytes, limit: int) -> None:
    def answer(send: Send) -> None:
        send(start)
        site.repeat(more)(send)

    assert key(site.on("/", answer), fetcher(max_bytes=limit)) == "fetch-headers"


def test_endless_headers_behind_the_page_are_cut(site: Site) -> None:
    def answer(send: Send) -> None:
        send(reply(b"5\r\nhello\r\n0\r\n", "Transfer-Encoding: chunked", sized=False))
        site.repeat(b"X: y\r\n" * 100)(send)

    assert key(site.on("/", answer)) == "fetch-broken"


def test_a_page_declared_too_large_is_not_begun(site: Site) -> None:
    url = site.on("/", reply(HTML, "Content-Length: 99999999", sized=False))
    assert key(url) == "fetch-too-large"


def test_a_bomb_is_stopped_at_the_limit(site: Site) -> None:
    bomb = gzip.compress(b"a" * 50_000_000)
    assert len(bomb) < 100_000
    assert key(site.on("/", reply(bomb, "Content-Encoding: gzip"))) == "fetch-too-large"


def test_a_bomb_is_unpacked_a_step_at_a_time() -> None:
    sizes = [len(part) for part in unpack([gzip.compress(b"a" * 5_000_000)], "gzip")]
    assert max(sizes) <= STEP
    assert sum(sizes) == 5_000_000


def test_a_packed_page_may_be_cut_into_blocks_anywhere() -> None:
    halves = gzip.compress(HTML[:20]) + gzip.compress(HTML[20:]) + b"trailing bytes"
    assert b"".join(unpack([bytes([byte]) for byte in halves], "gzip")) == HTML


def test_a_page_shorter_than_declared_is_broken(site: Site) -> None:
    assert key(site.on("/", reply(HTML, "Content-Length: 5000", sized=False))) == "fetch-broken"


@pytest.mark.parametrize("body", [b"5\r\nhel", b"5\r\nhello\r\n", b"zz\r\nhello\r\n"])
def test_chunks_cut_short_or_misnumbered_are_broken(site: Site, body: bytes) -> None:
    assert key(site.on("/", reply(body, "Transfer-Encoding: chunked", sized=False))) == "fetch-broken"


@pytest.mark.parametrize(
    ("body", "coding"),
    [(gzip.compress(HTML)[:-9], "gzip"), (HTML, "gzip"), (HTML, "br"), (gzip.compress(HTML), "gzip, gzip")],
)
def test_damaged_or_unknown_packing_is_broken(site: Site, body: bytes, coding: str) -> None:
    assert key(site.on("/", reply(body, f"Content-Encoding: {coding}"))) == "fetch-broken"


def test_huge_headers_are_not_read(site: Site) -> None:
    assert key(site.on("/", reply(HTML, "X-Long: " + "a" * 200_000))) == "fetch-headers"


def test_large_headers_are_read(site: Site) -> None:
    assert fetcher().fetch(site.on("/", reply(HTML, "X-Long: " + "a" * 60_000))).content == HTML


@pytest.mark.parametrize("length", ["-1", "+5", "5, 6", "0x5", "1e3", "9" * 5000, "٥"])
def test_a_length_that_is_no_length_is_broken(site: Site, length: str) -> None:
    answer = reply(HTML, "Content-Length: LENGTH", sized=False).replace(b"LENGTH", length.encode())
    assert key(site.on("/", answer)) == "fetch-broken"


@pytest.mark.parametrize("body", [gzip.compress(b"") * 4000, gzip.compress(b"a") * 4000])
def test_a_page_packed_in_thousands_of_parts_comes_to_an_end(body: bytes) -> None:
    blocks = [body[start : start + STEP] for start in range(0, len(body), STEP)]
    assert sum(map(len, unpack(blocks, "gzip"))) in {0, 4000}


def test_a_page_packed_twice_is_no_text(site: Site) -> None:
    body = gzip.compress(gzip.compress(HTML * 50))
    assert key(site.on("/", reply(body, "Content-Encoding: gzip"))) == "fetch-type"


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-server\r\n\r\n", bytes(range(128, 256)), b"HTTP/1.1 200"])
def test_what_is_not_http_is_broken(site: Site, answer: bytes) -> None:
    assert key(site.on("/" + QUERY, answer)) == "fetch-broken"


def test_a_server_that_falls_silent_is_not_waited_for_to_the_end(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "IDLE_SECONDS", 0.1)
    error = failure(site.on("/", site.repeat(b"", pause=0.05)), fetcher(timeout=60.0))
    assert (error.key, error.values["limit"]) == ("fetch-timeout", "0.1")
