"""The monitor over real HTTP: it answers, it is ready, and its numbers."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from tornado.routing import URLSpec
from tornado.web import RequestHandler

from bot import monitor
from bot.metrics import Metrics
from bot.monitor import Checking
from summarizer import NutshellError

PATIENCE = 20.0
"""Seconds until a test gives up; none waits for them when all is well."""


def free_port(host: str = "127.0.0.1") -> int:
    """A port nobody listens on."""
    with socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def serving(routes: Sequence[URLSpec], listen: str = "") -> Iterator[str]:
    """A monitor that runs in an event loop of its own; gives where it listens."""
    listen = listen or f"127.0.0.1:{free_port()}"
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def begin() -> Any:
        return monitor.serve(listen, routes)

    async def end(server: Any) -> None:
        server.stop()
        await server.close_all_connections()
        running = asyncio.all_tasks() - {asyncio.current_task()}
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    try:
        server = asyncio.run_coroutine_threadsafe(begin(), loop).result(PATIENCE)
        try:
            yield listen
        finally:
            asyncio.run_coroutine_threadsafe(end(server), loop).result(PATIENCE)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def ask(listen: str, path: str, method: str = "GET", body: bytes = b"") -> tuple[int, str, Mapping[str, str]]:
    """The status of an answer, its body and its headers."""
    host, _, port = listen.rpartition(":")
    connection = http.client.HTTPConnection(host.strip("[]"), int(port), timeout=PATIENCE)
    try:
        connection.request(method, path, body or None)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), dict(answer.getheaders())
    finally:
        connection.close()


def readiness(checks: Mapping[str, Checking], seconds: float = PATIENCE) -> tuple[int, dict[str, Any]]:
    """What a monitor with these checks says of being ready."""
    with serving(monitor.routes(checks, seconds=seconds)) as listen:
        status, body, headers = ask(listen, "/readyz")
    assert headers["Content-Type"] == "application/json"
    told: dict[str, Any] = json.loads(body)
    return status, told


def test_the_bot_is_healthy_as_long_as_it_answers() -> None:
    with serving(monitor.routes({"database": lambda: "is down"})) as listen:
        assert ask(listen, "/healthz")[:2] == (200, "ok\n")


def test_it_is_ready_when_every_check_passes() -> None:
    async def telegram() -> str:
        return ""

    checks: dict[str, Checking] = {"database": lambda: "", "telegram": telegram}
    assert readiness(checks) == (200, {"ready": True, "checks": {"database": "ok", "telegram": "ok"}})
    assert readiness({}) == (200, {"ready": True, "checks": {}})


def test_it_is_not_ready_when_one_check_does_not_pass() -> None:
    async def telegram() -> str:
        return "no updates for long"

    status, told = readiness({"database": lambda: "", "telegram": telegram})
    assert (status, told) == (
        503,
        {"ready": False, "checks": {"database": "ok", "telegram": "no updates for long"}},
    )


@pytest.mark.parametrize(
    "reason", ["at 10.0.0.1:5432", "token 1:sesame", "https://secret.example", "chat 42", "word " * 20, "a\nb"]
)
def test_a_reason_that_may_be_an_address_or_a_secret_is_not_told(reason: str) -> None:
    assert readiness({"database": lambda: reason}) == (503, {"ready": False, "checks": {"database": "failed"}})


def test_a_check_that_fails_is_told_by_its_class_alone() -> None:
    def broken() -> str:
        raise ConnectionError("postgresql://nutshell:sesame@db/nutshell")

    async def cut() -> str:
        raise KeyError("1:sesame")

    assert readiness({"database": broken, "telegram": cut})[1]["checks"] == {
        "database": "ConnectionError",
        "telegram": "KeyError",
    }


def test_a_check_that_hangs_is_asked_once_and_holds_nobody_up() -> None:
    release, asked = threading.Event(), []

    def hang() -> str:
        asked.append(threading.current_thread())
        release.wait(PATIENCE)
        return ""

    with serving(monitor.routes({"database": hang, "telegram": lambda: ""}, seconds=0.05)) as listen:
        for _ in range(3):
            status, body, _ = ask(listen, "/readyz")
            assert (status, json.loads(body)["checks"]) == (
                503,
                {"database": "no answer in time", "telegram": "ok"},
            )
            assert ask(listen, "/healthz")[0] == 200
        assert len(asked) == 1
        assert asked[0].daemon
        release.set()
        asked[0].join()
        while ask(listen, "/readyz")[0] != 200:  # The answer of the first may still be on its way to the loop.
            pass


def test_the_metrics_are_told_as_prometheus_reads_them() -> None:
    metrics = Metrics("9.8.7")
    metrics.refused("fetch-timeout")
    with serving(monitor.routes({}, metrics.expose)) as listen:
        status, body, headers = ask(listen, "/metrics")
    assert (status, headers["Content-Type"]) == (200, metrics.expose()[1])
    assert 'nutshell_refusals_total{reason="fetch-timeout"} 1.0\n' in body


def test_metrics_that_hang_or_fail_are_told_by_a_status(caplog: pytest.LogCaptureFixture) -> None:
    release = threading.Event()

    def hang() -> tuple[bytes, str]:
        release.wait(PATIENCE)
        return b"", ""

    def fail() -> tuple[bytes, str]:
        raise ValueError("sesame")

    with serving(monitor.routes({}, hang, seconds=0.05)) as listen:
        assert ask(listen, "/metrics")[:2] == (503, "Service Unavailable\n")
        release.set()
    with serving(monitor.routes({}, fail)) as listen:
        assert ask(listen, "/metrics")[:2] == (500, "Internal Server Error\n")
    assert [record.name for record in caplog.records] == ["tornado.application"]


@pytest.mark.parametrize("path", ["/", "/metrics", "/healthz/", "/secret?token=sesame", "/../etc/passwd"])
def test_an_unknown_path_gets_a_short_answer_and_no_line_in_the_log(
    path: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with serving(monitor.routes({})) as listen:
        for method in ("GET", "POST", "DELETE"):
            assert ask(listen, path, method)[:2] == (404, "Not Found\n")
    assert "sesame" not in caplog.text
    assert "tornado.access" not in caplog.text


def test_only_reading_is_allowed() -> None:
    with serving(monitor.routes({"database": lambda: "is down"}, Metrics().expose)) as listen:
        for path, expected in (("/healthz", 200), ("/readyz", 503), ("/metrics", 200)):
            for method in ("POST", "PUT", "DELETE", "OPTIONS"):
                status, body, headers = ask(listen, path, method)
                assert (status, body, headers["Allow"]) == (405, "Method Not Allowed\n", "GET, HEAD")
            status, body, headers = ask(listen, path, "HEAD")
            assert (status, body) == (expected, "")
            assert int(headers["Content-Length"]) > 0


def test_an_answer_names_no_software_and_is_not_kept() -> None:
    with serving(monitor.routes({})) as listen:
        for path in ("/healthz", "/readyz", "/nothing"):
            headers = ask(listen, path)[2]
            assert headers["Cache-Control"] == "no-store"
            assert "Server" not in headers
            assert "Etag" not in headers
            assert not re.search(r"tornado|python", str(headers), re.I)


class Echo(RequestHandler):
    """Somebody else's page: tells how much it was sent."""

    def post(self) -> None:
        self.write(str(len(self.request.body)))


def test_another_page_is_served_beside_the_routes() -> None:
    with serving([URLSpec("/telegram", Echo), *monitor.routes({})]) as listen:
        assert ask(listen, "/readyz")[0] == 200
        assert ask(listen, "/metrics")[0] == 404
        assert ask(listen, "/telegram", "POST", b"x" * 500_000)[:2] == (200, "500000")


def test_a_bracketed_address_of_ipv6_is_listened_on() -> None:
    with serving(monitor.routes({}), f"[::1]:{free_port('::1')}") as listen:
        assert ask(listen, "/healthz")[0] == 200


def test_an_address_that_cannot_be_listened_on_is_told() -> None:
    with serving(monitor.routes({})) as taken:
        for listen in (taken, "192.0.2.1:9464", "127.0.0.1:99999", "127.0.0.1:http", "[::1%none]:9464"):
            with pytest.raises(NutshellError) as caught, serving(monitor.routes({}), listen):
                pass
            assert (caught.value.key, caught.value.values) == ("listen-failed", {"address": listen})
