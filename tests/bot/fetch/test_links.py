"""Links that are not visited, and under which key they are refused."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest

from bot.fetch import Address, Fetcher
from tests.bot.fetch.fetching import (
    HTML,
    LOOPBACK,
    PUBLIC,
    QUERY,
    answering,
    failure,
    fetcher,
    key,
)
from tests.bot.servers import Site, reply, serve

pytestmark = pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])


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
        "http://[fe80::1%lo]/",
        "http://example.com../",
        "http://xn--/",
        "http://xn--a-é.com/",
        "http://a\u202eb.com/",
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
