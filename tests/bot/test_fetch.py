"""Fetching, against real servers on loopback: what arrives, what is refused, and under which key."""

from __future__ import annotations

import gzip
import re
import socket
import ssl
import subprocess
import sys
import traceback
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import Path

import httpcore
import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from hypothesis import given, settings
from hypothesis import strategies as st

import bot.fetch
from bot.fetch import Address, Fetcher, FetchError, Network, Page
from bot.fetch.addresses import GLOBAL_V6, NAT64, REFUSED_V4, REFUSED_V6, is_public
from bot.fetch.unpacking import STEP, unpack
from tests.bot.servers import CERTIFICATE, Send, Site, reply, serve

pytestmark = pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])

LOOPBACK = (ip_network("127.0.0.0/30"),)
HTML = "<html><body><p>Дарна opened its gates at noon.</p></body></html>".encode()
PUBLIC = ip_address("93.184.215.14")
PRIVATE = ip_address("127.9.9.9")
QUERY = "?visitor=sesame"
"""In no error may a link's query be found again."""


LOCALES = Path(bot.fetch.__file__).parents[1] / "locales"
KEYS = frozenset(re.findall(r"^(fetch-[a-z-]+)  ", bot.fetch.__doc__ or "", re.MULTILINE))


@pytest.fixture
def site() -> Iterator[Site]:
    """A running site at 127.0.0.1, inside the networks the tests' fetchers may reach."""
    with serve() as site:
        yield site


def fetcher(
    *, allow: tuple[Network, ...] = LOOPBACK, timeout: float = 10.0, max_bytes: int = 100_000, **rest: object
) -> Fetcher:
    """Return a fetcher that may reach the tests' own servers."""
    return Fetcher(allow_networks=allow, timeout=timeout, max_bytes=max_bytes, **rest)  # type: ignore[arg-type]


def failure(url: str, visit: Fetcher | None = None) -> FetchError:
    """Return the error of a fetch that must fail, having checked that it keeps the link to itself."""
    with pytest.raises(FetchError) as caught:
        (visit or fetcher()).fetch(url)
    error = caught.value
    assert error.key in KEYS
    assert set(error.values) == placeables("en", error.key) == placeables("ru", error.key)
    told = "".join(traceback.format_exception(error))
    assert "sesame" not in f"{told} {error.values}"
    return error


def key(url: str, visit: Fetcher | None = None) -> str:
    """Return the key of a fetch that must fail."""
    return failure(url, visit).key


def answering(*answers: list[Address]) -> Callable[[str, int], list[Address]]:
    """Return a resolver that gives these answers one after another, and fails when asked once more."""
    left = list(answers)
    return lambda _host, _port: left.pop(0)


@cache
def sentences(locale: str) -> dict[str, ast.Message]:
    """Return the catalogue's sentences by key."""
    resource = FluentParser().parse((LOCALES / locale / "fetch.ftl").read_text("utf-8"))
    assert not [entry for entry in resource.body if isinstance(entry, ast.Junk)]
    return {entry.id.name: entry for entry in resource.body if isinstance(entry, ast.Message)}


@cache
def placeables(locale: str, key: str) -> set[str]:
    """Return the names of the values a sentence asks for."""
    names: set[str] = set()

    class Collect(Visitor):
        def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the library's name
            names.add(node.id.name)

    Collect().visit(sentences(locale)[key])
    return names


# What arrives


def test_a_page_comes_with_its_bytes_its_address_and_its_declared_type(site: Site) -> None:
    url = site.on("/page?id=7", reply(HTML, kind="text/html; charset=windows-1251"))
    assert fetcher().fetch(url + "#middle") == Page(url, HTML, "text/html; charset=windows-1251")


def test_a_page_without_a_declared_type_is_judged_by_its_bytes(site: Site) -> None:
    assert fetcher().fetch(site.on("/", reply(HTML, kind=None))).content_type is None


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/rss+xml", "application/ld+json", "application/octet-stream"]
)
def test_text_in_other_dress_is_read(site: Site, kind: str) -> None:
    assert fetcher().fetch(site.on("/", reply(HTML, kind=kind))).content == HTML


@pytest.mark.parametrize(
    ("text", "kind"), [("\ufeffShort", "text/html"), ("Short", "text/html; charset=UTF-16BE")]
)
def test_wide_charsets_are_text_although_full_of_zero_bytes(site: Site, text: str, kind: str) -> None:
    body = text.encode("utf-16-be")
    assert fetcher().fetch(site.on("/", reply(body, kind=kind))).content == body


def test_a_packed_page_arrives_unpacked(site: Site) -> None:
    halves = gzip.compress(HTML[:20]) + gzip.compress(HTML[20:])
    assert fetcher().fetch(site.on("/", reply(halves, "Content-Encoding: gzip"))).content == HTML
    assert "accept-encoding: gzip\r\n" in site.asked[0].lower()


def test_a_page_packed_in_the_older_way_arrives_unpacked(site: Site) -> None:
    body = zlib.compress(HTML)
    assert fetcher().fetch(site.on("/", reply(body, "Content-Encoding: deflate"))).content == HTML


def test_a_chunked_page_arrives_whole(site: Site) -> None:
    body = b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"
    url = site.on("/", reply(body, "Transfer-Encoding: chunked", sized=False))
    assert fetcher().fetch(url).content == b"hello world"


def test_a_page_of_exactly_the_limit_is_read(site: Site) -> None:
    assert len(fetcher(max_bytes=1000).fetch(site.on("/", reply(b"a" * 1000))).content) == 1000


def test_bytes_beyond_a_declared_length_are_not_part_of_the_page(site: Site) -> None:
    url = site.on("/", reply(b"short and more", "Content-Length: 5", sized=False))
    assert fetcher().fetch(url).content == b"short"


def test_a_server_is_told_who_asks_and_nothing_else(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    url = site.on("/", reply(HTML, "Set-Cookie: visitor=1; Path=/"))
    reader = fetcher()
    assert reader.fetch(url) == reader.fetch(url)
    assert "User-Agent: Nutshell (Telegram reading bot)\r\n" in site.asked[1]
    assert "cookie" not in site.asked[1].lower()
    assert "referer" not in site.asked[1].lower()


def test_a_name_in_another_script_is_asked_for_in_ascii(site: Site) -> None:
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[Address]:
        asked.append(host)
        return [ip_address("127.0.0.1")]

    site.on("/%D1%81%D0%BB%D0%BE%D0%B2%D0%BE", reply(HTML))
    page = fetcher(resolve=resolve).fetch(site.url("/слово", "газета.рф."))
    assert asked == ["xn--80aahjj1e.xn--p1ai"]
    assert page.url == site.url("/%D1%81%D0%BB%D0%BE%D0%B2%D0%BE", "xn--80aahjj1e.xn--p1ai")
    assert f"Host: xn--80aahjj1e.xn--p1ai:{site.port}\r\n" in site.asked[0]


# Redirects


@pytest.mark.parametrize(
    "status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"]
)
def test_a_redirect_is_followed_to_the_final_address(site: Site, status: str) -> None:
    site.on("/a", reply(b"", "Location: b/c", status=status))
    site.on("/b/c", reply(b"", f"Location: {site.url('/end')}", status=status))
    url = site.on("/end", reply(HTML))
    assert fetcher().fetch(site.url("/a")).url == url


def test_a_circle_of_redirects_is_recognised(site: Site) -> None:
    site.on("/a", reply(b"", "Location: /b", status="302 Found"))
    site.on("/b", reply(b"", "Location: /a#again", status="302 Found"))
    assert key(site.url("/a")) == "fetch-redirects"
    assert len(site.asked) == 2


def test_a_long_chain_of_redirects_is_given_up(site: Site) -> None:
    for step in range(10):
        site.on(f"/{step}", reply(b"", f"Location: /{step + 1}", status="302 Found"))
    assert key(site.url("/0"), fetcher(max_redirects=3)) == "fetch-redirects"
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("http://127.9.9.9/", "fetch-private"),
        ("http://[::1]/", "fetch-private"),
        ("//169.254.169.254/latest", "fetch-private"),
        ("http://2130706433/", "fetch-bad-url"),
        ("file:///etc/passwd", "fetch-scheme"),
        ("http://a:b@example.com/", "fetch-credentials"),
        ("http://93.184.215.14:22/", "fetch-port"),
        ("http://[", "fetch-bad-url"),
    ],
)
def test_a_redirect_is_checked_like_a_link(site: Site, location: str, expected: str) -> None:
    assert key(site.on("/", reply(b"", f"Location: {location}", status="302 Found"))) == expected


def test_a_redirect_to_nowhere_is_only_a_status(site: Site) -> None:
    error = failure(site.on("/", reply(b"", status="302 Found")))
    assert (error.key, error.values["status"]) == ("fetch-status", 302)


# Answers that are not pages


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("204 No Content", "fetch-empty"),
        ("304 Not Modified", "fetch-status"),
        ("400 Bad Request", "fetch-status"),
        ("401 Unauthorized", "fetch-forbidden"),
        ("403 Forbidden", "fetch-forbidden"),
        ("404 Not Found", "fetch-not-found"),
        ("410 Gone", "fetch-gone"),
        ("429 Too Many Requests", "fetch-busy"),
        ("451 Unavailable For Legal Reasons", "fetch-gone"),
        ("500 Internal Server Error", "fetch-server-error"),
        ("503 Service Unavailable", "fetch-busy"),
        ("999 Denied", "fetch-status"),
    ],
)
def test_a_status_has_a_key(site: Site, status: str, expected: str) -> None:
    assert key(site.on("/" + QUERY, reply(b"", status=status))) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("image/png", "fetch-type"),
        ("video/mp4", "fetch-type"),
        ("audio/mpeg", "fetch-type"),
        ("application/zip", "fetch-type"),
        ("image/svg+xml", "fetch-type"),
        ("application/javascript", "fetch-type"),
        ("application/pdf", "fetch-document"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "fetch-document"),
        ("Application/EPUB+zip; version=2", "fetch-document"),
    ],
)
def test_what_is_declared_as_no_text_is_refused(site: Site, kind: str, expected: str) -> None:
    assert key(site.on("/", reply(HTML, kind=kind))) == expected


@pytest.mark.parametrize("kind", ["text/html", "application/octet-stream", None])
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (bytes(range(256)) * 20, "fetch-type"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "fetch-type"),
        (b"PK\x03\x04\x14\0\0\0\0\0holiday.jpg", "fetch-type"),
        (b"PK\x03\x04\x14\0\0\0\0\0[Content_Types].xml", "fetch-document"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "fetch-document"),
    ],
)
def test_what_is_no_text_is_refused_whatever_it_is_declared_as(
    site: Site, kind: str | None, body: bytes, expected: str
) -> None:
    assert key(site.on("/", reply(body, kind=kind))) == expected


def test_a_page_of_spaces_is_empty(site: Site) -> None:
    assert key(site.on("/", reply(b" \r\n"))) == "fetch-empty"


def test_a_packed_page_of_nothing_is_empty(site: Site) -> None:
    assert key(site.on("/", reply(b"", "Content-Encoding: gzip"))) == "fetch-empty"


# Servers that misbehave


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


def test_endless_news_before_the_answer_are_stopped_at_the_limit(site: Site) -> None:
    assert key(site.on("/", site.repeat(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100))) == "fetch-too-large"


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


def test_huge_headers_are_broken(site: Site) -> None:
    assert key(site.on("/", reply(HTML, "X-Long: " + "a" * 200_000))) == "fetch-broken"


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-server\r\n\r\n", bytes(range(128, 256)), b"HTTP/1.1 200"])
def test_what_is_not_http_is_broken(site: Site, answer: bytes) -> None:
    assert key(site.on("/" + QUERY, answer)) == "fetch-broken"


# Links that are not visited


def test_a_refused_connection_says_so() -> None:
    with serve() as site:
        url = site.url("/" + QUERY)
    assert key(url) == "fetch-refused"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "word",
        "example.com/page",
        "http://",
        "http:///page",
        "http://[::1",
        "http://a..b/",
        "http://-a.com/",
        "http://exa mple.com/",
        "http://example.com:port/",
        "http://example.com:0/",
        "http://example.com:70000/",
        "http://example.com/\x00",
        "http://example.com/" + "a" * 9000,
        "http://%31%32%37.0.0.1/",
        "http://2130706433/",
        "http://017700000001/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://1.2.3.4.5/",
        "http://256.1.1.1/",
        "http://1.1.1.0x1/",
        "http://\uff11\uff12\uff17.0.0.1/",
        "http://[fe80::1%25lo]/",
        "http://" + "a." * 130 + "com/",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert key(url) == "fetch-bad-url"


@pytest.mark.parametrize(
    "url", ["ftp://example.com/", "file:///etc/passwd", "mailto:a@example.com", "tg://resolve"]
)
def test_other_schemes_are_refused(url: str) -> None:
    assert key(url) == "fetch-scheme"


@pytest.mark.parametrize(
    "url", ["http://user@example.com/", "http://:p@example.com/", "http://example.com\\@127.0.0.1/"]
)
def test_credentials_are_refused(url: str) -> None:
    assert key(url) == "fetch-credentials"


@pytest.mark.parametrize("port", [22, 25, 3306, 6379, 8000, 65535])
def test_unusual_ports_are_refused_on_the_public_internet(port: int) -> None:
    assert key(f"http://example.com:{port}/", fetcher(resolve=answering([PUBLIC]))) == "fetch-port"


@pytest.mark.parametrize("url", ["http://localhost/", "http://intranet./page", "http://router:8080/"])
def test_a_host_without_a_dot_is_refused_unasked(url: str) -> None:
    assert key(url, Fetcher(resolve=answering())) == "fetch-private"


def test_a_host_without_a_dot_is_read_inside_an_allowed_network(site: Site) -> None:
    url = site.on("/", reply(HTML)).replace("127.0.0.1", "wiki")
    assert fetcher(resolve=answering([ip_address("127.0.0.1")])).fetch(url).content == HTML


def test_a_host_without_a_dot_is_refused_outside_the_allowed_networks() -> None:
    assert key("http://wiki/", fetcher(resolve=answering([PUBLIC]))) == "fetch-private"


def test_a_name_nobody_knows_says_so() -> None:
    def resolve(_host: str, _port: int) -> list[Address]:
        raise OSError("no such name")

    error = failure("http://пример.example/" + QUERY, fetcher(resolve=resolve))
    assert (error.key, error.values["host"]) == ("fetch-name", "пример.example")


def test_a_name_without_addresses_says_so() -> None:
    assert key("http://example.com/", fetcher(resolve=answering([]))) == "fetch-name"


def test_a_name_service_that_does_not_answer_is_not_waited_for(site: Site) -> None:
    def resolve(_host: str, _port: int) -> list[Address]:
        site.closing.wait()
        return []

    assert key("http://example.com/", fetcher(resolve=resolve, timeout=0.2)) == "fetch-timeout"


def test_the_machine_itself_is_asked_for_names_unless_told_otherwise(site: Site) -> None:
    site.on("/", reply(HTML))
    visit = fetcher(allow=(*LOOPBACK, ip_network("::1/128")))
    assert visit.fetch(site.url("/", "localhost")).content == HTML


# Addresses


def test_a_name_that_changes_its_address_is_met_at_the_one_that_was_checked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second answer is the trap: the name is asked once, and only the checked address is dialled."""
    dialled: list[tuple[str, int]] = []
    dial = httpcore.SyncBackend.connect_tcp

    def connect(self: httpcore.SyncBackend, host: str, port: int, timeout: float) -> httpcore.NetworkStream:
        dialled.append((host, port))
        return dial(self, "127.0.0.1", site.port, timeout)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    site.on("/", reply(HTML))
    page = Fetcher(resolve=answering([PUBLIC], [PRIVATE])).fetch("http://rebinding.example/")
    assert page.content == HTML
    assert dialled == [(str(PUBLIC), 80)]
    assert "Host: rebinding.example\r\n" in site.asked[0]


def test_a_name_that_changes_its_address_between_redirects_is_refused(site: Site) -> None:
    url = site.on("/", reply(b"", "Location: /next", status="302 Found")).replace(
        "127.0.0.1", "rebinding.example"
    )
    assert key(url, fetcher(resolve=answering([ip_address("127.0.0.1")], [PRIVATE]))) == "fetch-private"
    assert len(site.asked) == 1


def test_one_private_address_refuses_all_the_addresses_of_a_name() -> None:
    assert key("http://example.com/", fetcher(resolve=answering([PUBLIC, PRIVATE]))) == "fetch-private"


def test_the_next_address_is_tried_when_the_first_refuses(site: Site) -> None:
    url = site.on("/", reply(HTML)).replace("127.0.0.1", "two.example")
    resolve = answering([ip_address("127.0.0.2"), ip_address("::ffff:127.0.0.1")])
    assert fetcher(resolve=resolve).fetch(url).content == HTML


def test_nothing_is_reached_on_loopback_unless_allowed(site: Site) -> None:
    assert key(site.on("/", reply(HTML)), fetcher(allow=())) == "fetch-private"
    assert (
        key("http://localhost.example/", fetcher(allow=(), resolve=answering([PRIVATE]))) == "fetch-private"
    )
    assert not site.asked


UNALLOCATED = (
    "::/96",
    "64:ff9b:1::/48",
    "100::/64",
    "5f00::/16",
    "fc00::/7",
    "fe80::/10",
    "fec0::/10",
    "ff00::/8",
)
REFUSED: tuple[Network, ...] = (*REFUSED_V4, *REFUSED_V6, *map(ip_network, UNALLOCATED))
TRANSLATED = (GLOBAL_V6, NAT64, IPv6Network("::ffff:0:0/96"))


def within(networks: tuple[Network, ...]) -> st.SearchStrategy[Address]:
    """Return a strategy for the addresses of all these networks, each network being as likely."""
    return st.one_of([st.ip_addresses(network=network) for network in networks])


def embeddings(inner: IPv4Address, outer: int) -> list[IPv6Address]:
    """Return the IPv6 addresses that carry ``inner``: mapped, NAT64, 6to4, Teredo both ways, ISATAP."""
    number = int(inner)
    public = int(IPv4Address("93.184.215.14"))
    return [
        IPv6Address((0xFFFF << 32) | number),
        IPv6Address((0x64FF9B << 96) | number),
        IPv6Address((0x2002 << 112) | (number << 80) | (outer & (1 << 80) - 1)),
        IPv6Address((0x20010000 << 96) | (public << 64) | (number ^ 0xFFFFFFFF)),
        IPv6Address((0x20010000 << 96) | (number << 64) | (public ^ 0xFFFFFFFF)),
        IPv6Address((0x2A00 << 112) | (0x5EFE << 32) | number),
    ]


def refuse(address: Address) -> None:
    """Check that neither a link to the address nor a name for it is visited."""
    literal = f"http://[{address}]/" if address.version == 6 else f"http://{address}/"
    assert key(literal) == "fetch-private"
    assert key("http://example.com/", fetcher(resolve=answering([address]))) == "fetch-private"


@settings(deadline=None)
@given(within(REFUSED).filter(lambda address: address not in LOOPBACK[0]))
def test_every_address_of_the_refused_ranges_is_refused(address: Address) -> None:
    refuse(address)


@settings(deadline=None)
@given(within(REFUSED_V4), st.integers(0, 2**128 - 1))
def test_every_refused_address_is_refused_inside_another(inner: IPv4Address, outer: int) -> None:
    for address in embeddings(inner, outer):
        assert not is_public(address)
        if address.ipv4_mapped is None or inner not in LOOPBACK[0]:
            refuse(address)


@settings(deadline=None)
@given(st.ip_addresses(v=6).filter(lambda address: not any(address in network for network in TRANSLATED)))
def test_what_is_not_allocated_for_public_use_is_refused(address: IPv6Address) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["169.254.169.254", "169.254.170.2", "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254"],
)
def test_the_metadata_addresses_of_clouds_are_refused(address: str) -> None:
    refuse(ip_address(address))


@settings(deadline=None)
@given(st.ip_addresses(v=4).filter(lambda address: address.is_global and not address.is_multicast))
def test_global_addresses_are_accepted_and_so_are_their_embeddings(address: IPv4Address) -> None:
    expected = not any(address in network for network in REFUSED_V4)
    assert is_public(address) is expected
    assert all(is_public(outer) is expected for outer in embeddings(address, 1))


@pytest.mark.parametrize(
    "address",
    [
        *(
            "1.1.1.1",
            "8.8.8.8",
            "100.63.255.255",
            "100.128.0.0",
            "172.32.0.1",
            "192.0.1.1",
            "223.255.255.255",
        ),
        *("2606:4700::1111", "2a00:1450:4001::200e", "2001:4860:4860::8888", "2001:200::1", "2620:fe::fe"),
    ],
)
def test_well_known_public_addresses_are_accepted(address: str) -> None:
    assert is_public(ip_address(address))


def test_allowed_networks_open_nothing_but_themselves() -> None:
    visit = fetcher(allow=(IPv4Network("10.1.0.0/16"),), resolve=answering([ip_address("10.2.0.1")]))
    assert key("http://wiki.example/", visit) == "fetch-private"
    assert key("http://[64:ff9b::10.1.0.1]/", visit) == "fetch-private"


# Secure connections


@pytest.fixture(scope="module")
def trusting() -> ssl.SSLContext:
    """Trust in the test's own certificate."""
    context = ssl.create_default_context(cafile=CERTIFICATE)
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    return context


@pytest.fixture
def secure_site() -> Iterator[Site]:
    """A running site with a certificate for reading.example."""
    with serve(secure=True) as site:
        yield site


def test_a_secure_page_is_asked_for_by_name_at_the_checked_address(
    secure_site: Site, trusting: ssl.SSLContext
) -> None:
    secure_site.on("/", reply(HTML))
    visit = fetcher(tls=trusting, resolve=answering([ip_address("127.0.0.1")]))
    assert visit.fetch(secure_site.url("/", "reading.example")).content == HTML
    assert secure_site.names == ["reading.example"]
    assert f"Host: reading.example:{secure_site.port}\r\n" in secure_site.asked[0]


def test_a_certificate_for_another_name_is_refused(secure_site: Site, trusting: ssl.SSLContext) -> None:
    visit = fetcher(tls=trusting, resolve=answering([ip_address("127.0.0.1")]))
    assert key(secure_site.url("/" + QUERY, "other.example"), visit) == "fetch-tls"


def test_a_certificate_nobody_trusts_is_refused(secure_site: Site) -> None:
    visit = fetcher(resolve=answering([ip_address("127.0.0.1")]))
    assert key(secure_site.url("/", "reading.example"), visit) == "fetch-tls"


def test_a_secure_link_to_a_plain_server_is_refused(site: Site) -> None:
    assert key(site.url("/").replace("http:", "https:")) == "fetch-tls"


def test_a_handshake_that_never_comes_is_cut() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/"
        assert key(url, fetcher(timeout=0.3)) == "fetch-timeout"


# The house


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
