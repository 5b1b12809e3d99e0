"""What arrives from a server, and what is refused as no page."""

from __future__ import annotations

import gzip
import zlib
from ipaddress import ip_address

import pytest

from bot.fetch import Address, Page
from tests.bot.fetch.fetching import (
    HTML,
    QUERY,
    answering,
    failure,
    fetcher,
    key,
)
from tests.bot.servers import Site, reply

pytestmark = pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])

# What arrives


def test_a_document_may_be_larger_than_a_page(site: Site) -> None:
    large, visit = b"%PDF-1.7" + b" " * 2_000, fetcher(max_bytes=1_000, max_document_bytes=10_000)
    assert visit.fetch(site.on("/a", reply(large, kind="application/pdf"))).content == large
    assert key(site.on("/b", reply(HTML * 40, kind="text/html")), visit) == "fetch-too-large"
    assert key(site.on("/c", reply(large * 9, kind="application/pdf")), visit) == "fetch-too-large"


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


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
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


def test_a_chain_and_a_circle_across_many_hosts_end(site: Site) -> None:
    resolve = answering(*[[ip_address("127.0.0.1")]] * 20)
    for step in range(10):
        site.on(
            f"/{step}", reply(b"", f"Location: {site.url(f'/{step + 1}', f'h{step}.example')}", status="302 F")
        )
    assert key(site.url("/0", "start.example"), fetcher(resolve=resolve)) == "fetch-redirects"
    assert len(site.asked) == 6
    for here, there in (("a", "b"), ("b", "a")):
        site.on(f"/{here}", reply(b"", f"Location: {site.url(f'/{there}', f'{there}.example')}", status="301 M"))
    assert key(site.url("/a", "a.example"), fetcher(resolve=resolve)) == "fetch-redirects"
    assert len(site.asked) == 8


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("http://127.9.9.9/", "fetch-private"),
        ("http://[::1]/", "fetch-private"),
        ("//169.254.169.254/latest", "fetch-private"),
        ("http://2130706433/", "fetch-bad-url"),
        ("file:///etc/passwd", "fetch-scheme"),
        ("ftp://example.com/page", "fetch-scheme"),
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
        ("application/msword", "fetch-document"),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "fetch-document"),
        ("Application/VND.oasis.opendocument.spreadsheet; version=2", "fetch-document"),
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
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "fetch-document"),
        (b"%!PS-Adobe-3.0\n", "fetch-document"),
    ],
)
def test_what_is_no_text_is_refused_whatever_it_is_declared_as(
    site: Site, kind: str | None, body: bytes, expected: str
) -> None:
    assert key(site.on("/", reply(body, kind=kind))) == expected


@pytest.mark.parametrize("kind", ["text/html", "application/pdf", "Application/EPUB+zip; version=2", None])
@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(2000),
        b"{\\rtf1\\ansi",
        b"PK\x03\x04\x14\0\0\0\0\0[Content_Types].xml" + bytes(2000),
        b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip" + bytes(2000),
    ],
)
def test_a_document_that_may_be_read_passes(site: Site, kind: str | None, body: bytes) -> None:
    assert fetcher().fetch(site.on("/paper", reply(body, kind=kind))).content == body


def test_a_page_of_spaces_is_empty(site: Site) -> None:
    assert key(site.on("/", reply(b" \r\n"))) == "fetch-empty"


def test_a_packed_page_of_nothing_is_empty(site: Site) -> None:
    assert key(site.on("/", reply(b"", "Content-Encoding: gzip"))) == "fetch-empty"
