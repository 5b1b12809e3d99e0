"""A real web server on loopback that answers whatever bytes a test hands it, well formed or not."""

from __future__ import annotations

import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

CERTIFICATE = Path(__file__).with_name("certificate.pem")
"""Made for ``reading.example`` alone and signed by itself: nothing trusts it unless told to."""

Send = Callable[[bytes], None]
Answer = bytes | Callable[[Send], None]


def reply(
    body: bytes = b"",
    *headers: str,
    status: str = "200 OK",
    kind: str | None = "text/html",
    sized: bool = True,
) -> bytes:
    """Return the bytes of a whole answer, with a true length unless ``sized`` is false."""
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *headers]
    if sized:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


class Site(socketserver.ThreadingTCPServer):
    """Answers each path as told by :meth:`on` and remembers what was asked and at which of its addresses."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Visitor)
        self.port: int = self.server_address[1]
        self.tls = tls
        self.closing = threading.Event()
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.names: list[str | None] = []

    def on(self, path: str, answer: Answer) -> str:
        """Answer ``path`` so, and return its address."""
        self.answers[path] = answer
        return self.url(path)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Return the address of ``path`` here, under the name ``host``."""
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{path}"

    def repeat(self, block: bytes, pause: float = 0.0) -> Callable[[Send], None]:
        """Return an answer that sends ``block`` again and again until either side leaves."""

        def answer(send: Send) -> None:
            while not self.closing.wait(pause):
                send(block)

        return answer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor who leaves early is what half of the tests are about."""


class Visitor(socketserver.BaseRequestHandler):
    """One connection: one question, one answer."""

    server: Site

    def handle(self) -> None:
        """Read the question up to its empty line and send the answer."""
        with suppress(OSError):
            connection = self._secured()
            head = b""
            while b"\r\n\r\n" not in head:
                block = connection.recv(4096)
                if not block:
                    return
                head += block
                if not head.startswith(b"GET"):
                    connection.sendall(reply(status="400 Bad Request"))
                    return
            question = head.decode("latin-1")
            self.server.asked.append(question)
            answer = self.server.answers[question.split(" ", 2)[1]]
            connection.sendall(answer) if isinstance(answer, bytes) else answer(connection.sendall)
            connection.close()

    def _secured(self) -> Any:
        if self.server.tls is None:
            return self.request
        return self.server.tls.wrap_socket(self.request, server_side=True)


@contextmanager
def serve(*, secure: bool = False) -> Iterator[Site]:
    """Yield a running site, which is gone when the block ends."""
    with Site(_tls() if secure else None) as site:
        if site.tls is not None:
            site.tls.sni_callback = lambda _socket, name, _context: site.names.append(name)
        thread = threading.Thread(target=site.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield site
        finally:
            site.closing.set()
            site.shutdown()
            thread.join()


def _tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context
