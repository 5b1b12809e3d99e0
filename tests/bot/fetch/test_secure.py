"""Secure connections: to whom, and trusted by whom."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from ipaddress import ip_address

import pytest

from tests.bot.fetch.fetching import (
    HTML,
    QUERY,
    answering,
    fetcher,
    key,
)
from tests.bot.servers import CERTIFICATE, Site, reply, serve

pytestmark = pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])


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
