"""Names to addresses, each checked."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from concurrent.futures import Future
from ipaddress import ip_address
from threading import Thread

from bot.fetch.addresses import Address, Network, is_inside, is_public, plain
from bot.fetch.links import Link
from bot.fetch.model import Budget, Resolve

PORTS = frozenset({80, 443, 8080, 8443})


def system(host: str, port: int) -> list[Address]:
    """Return the addresses of ``host`` as the machine's resolver tells them; raises ``OSError``."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ip_address(where[0]) for *_, where in found]


def checked(link: Link, resolve: Resolve, allowed: Sequence[Network], budget: Budget) -> tuple[Address, ...]:
    """Return the addresses of ``link``, all of which may be connected to.

    One address out of bounds refuses them all: a name with a public and a private address is a trap, not a
    site. Raises :class:`FetchError`.
    """
    dotless = link.address is None and "." not in link.name
    if dotless and not allowed:
        raise budget.fail("fetch-private")  # unasked: the answer would tell which names exist inside
    found = _addresses(link, resolve, budget)
    if all(is_inside(address, allowed) for address in found):
        return found
    if dotless or not all(is_inside(address, allowed) or is_public(address) for address in found):
        raise budget.fail("fetch-private")
    if link.port not in PORTS:
        raise budget.fail("fetch-port")
    return found


def _addresses(link: Link, resolve: Resolve, budget: Budget) -> tuple[Address, ...]:
    if link.address is not None:
        return (plain(link.address),)
    try:
        answer = _in_time(resolve, link, budget.seconds_left())
    except TimeoutError:
        raise budget.timed_out() from None
    except (OSError, UnicodeError) as error:
        raise budget.fail("fetch-name") from error
    if not answer:
        raise budget.fail("fetch-name")
    return tuple(dict.fromkeys(map(plain, answer)))


def _in_time(resolve: Resolve, link: Link, seconds: float) -> Sequence[Address]:
    """The machine's resolver takes no time limit: it is asked beside the fetch, and left behind when late."""
    answer: Future[Sequence[Address]] = Future()

    def ask() -> None:
        try:
            answer.set_result(resolve(link.name, link.port))
        except Exception as error:  # noqa: BLE001  (whatever it is, it is raised where the answer is awaited)
            answer.set_exception(error)

    Thread(target=ask, name="resolve", daemon=True).start()
    return answer.result(timeout=seconds)
