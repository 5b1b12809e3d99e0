"""What the tests of the fetcher share: a fetcher that may reach them, and how a failure is looked at."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from functools import cache
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

import bot.fetch
from bot.fetch import Address, Fetcher, FetchError, Network

LOOPBACK = (ip_network("127.0.0.0/30"),)
HTML = "<html><body><p>Дарна opened its gates at noon.</p></body></html>".encode()
PUBLIC = ip_address("93.184.215.14")
PRIVATE = ip_address("127.9.9.9")
QUERY = "?visitor=sesame"
"""In no error may a link's query be found again."""


LOCALES = Path(bot.fetch.__file__).parents[1] / "locales"
KEYS = frozenset(re.findall(r"^(fetch-[a-z-]+)  ", bot.fetch.__doc__ or "", re.MULTILINE))


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
