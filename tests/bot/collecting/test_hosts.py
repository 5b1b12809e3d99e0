"""One reading at a time of each host, with a pause after it."""

from __future__ import annotations

from bot.collecting import Hosts

A, B = "https://news.example/a", "http://NEWS.example:8080/b?c"
OTHER = "https://sea.example/"


def test_a_host_is_read_by_one_at_a_time() -> None:
    hosts = Hosts(2.0)
    assert [hosts.take(url, 0.0) for url in (A, B, OTHER)] == [True, False, True]


def test_a_host_that_was_read_has_a_pause() -> None:
    hosts = Hosts(2.0)
    hosts.take(A, 0.0)
    hosts.give(A, 10.0)
    assert [hosts.take(B, now) for now in (10.0, 11.9, 12.0)] == [False, False, True]


def test_an_address_without_a_host_is_one_like_another() -> None:
    hosts = Hosts(2.0)
    assert [hosts.take(url, 0.0) for url in ("", "http://[", "no address")] == [True, False, False]
