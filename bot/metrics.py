"""What the bot counts and times, for Prometheus: kinds, reasons and classes; never a text, an id or an address."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from importlib.metadata import version
from typing import Literal, get_args

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.context_managers import Timer

Stage = Literal["stored", "queued", "worked", "shown", "answered"]
"""The way of an update: kept, waited, read and answered by a worker, shown in the chat; and all of it together."""
Shown = Literal["send", "edit"]
Collected = Literal["link", "feed"]
Depth = Literal["inbox_waiting", "workers_waiting", "workers_working", "machines_alive"]

REFUSED = ("blocked", "kicked", "no-rights", "gone")
"""Why Telegram does not take a message."""
UPDATES = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "my_chat_member",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "guest_message",
)
"""The kinds that Telegram is asked for; of reactions it tells only a bot that names them, and is an admin."""
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 30.0, 60.0)
"""Seconds: a database write takes some milliseconds, a slow page with a long queue before it a minute."""
OTHER = "other"
DEPTHS: dict[Depth, str] = {
    "inbox_waiting": "Updates kept that are not answered yet.",
    "workers_waiting": "Texts that wait for a worker process.",
    "workers_working": "Texts being worked on.",
    "machines_alive": "Machines that answer updates, this one included.",
}


class Metrics:
    """The metrics of one process, in a registry of their own. Every method may be called on any thread."""

    def __init__(self, release: str | None = None) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry = registry = CollectorRegistry()
        self._keys = _Names(r"[a-z]+(-[a-z]+)*")
        self._errors = _Names(r"[A-Za-z_]\w*")
        self._causes = _Names(r"[A-Za-z_]\w*")
        self._updates = Counter("nutshell_updates", "Updates received.", ["kind"], registry=registry)
        self._repeats = Counter(
            "nutshell_updates_repeated", "Updates that came again and were dropped.", registry=registry
        )
        self._replies = Counter("nutshell_replies", "Replies shown.", ["kind"], registry=registry)
        self._stages = Histogram(
            "nutshell_stage_seconds", "How long a stage took.", ["stage"], registry=registry, buckets=BUCKETS
        )
        self._refusals = Counter(
            "nutshell_refusals", "Wishes refused with a sentence.", ["reason"], registry=registry
        )
        self._refused_sends = Counter(
            "nutshell_sends_refused", "Messages Telegram did not take.", ["reason"], registry=registry
        )
        self._waits = Counter("nutshell_flood_waits", "Times Telegram asked to wait.", registry=registry)
        self._waited = Counter("nutshell_flood_wait_seconds", "How long it asked to wait.", registry=registry)
        self._retries = Counter("nutshell_send_retries", "Messages sent again.", ["cause"], registry=registry)
        self._failures = Counter("nutshell_failures", "Unexpected errors.", ["error"], registry=registry)
        self._collected = Counter(
            "nutshell_collected", "Links and feeds read unasked.", ["what", "outcome"], registry=registry
        )
        self._depths = {name: Gauge(f"nutshell_{name}", told, registry=registry) for name, told in DEPTHS.items()}
        Info("nutshell_build", "What runs.", registry=registry).info({"version": release or version("nutshell")})
        ProcessCollector(registry=registry)
        self._begin()

    def received(self, kind: str) -> None:
        """Count an update by its kind ("message"); one that is not asked of Telegram counts as other."""
        self._updates.labels(kind if kind in UPDATES else OTHER).inc()

    def repeated(self, count: int = 1) -> None:
        """Count updates that had come before and were dropped."""
        self._repeats.inc(max(0, count))

    def shown(self, kind: Shown) -> None:
        """Count a reply shown."""
        self._replies.labels(_known(kind, Shown)).inc()

    def took(self, stage: Stage, seconds: float) -> None:
        """Note how long a stage took."""
        self._stages.labels(_known(stage, Stage)).observe(max(0.0, seconds))

    def timed(self, stage: Stage) -> Timer:
        """Note how long a ``with`` block took, failed or not; as a decorator, a function that is not async."""
        return self._stages.labels(_known(stage, Stage)).time()

    def refused(self, key: str) -> None:
        """Count a refusal by the key of its NutshellError ("fetch-timeout")."""
        self._refusals.labels(self._keys.bounded(key)).inc()

    def send_refused(self, reason: str) -> None:
        """Count a message that Telegram did not take by its reason ("blocked"); one that is not known is other."""
        self._refused_sends.labels(reason if reason in REFUSED else OTHER).inc()

    def flood_waited(self, seconds: float) -> None:
        """Count a time Telegram asked to wait, and the seconds it asked for."""
        self._waits.inc()
        self._waited.inc(max(0.0, seconds))

    def retried(self, cause: BaseException) -> None:
        """Count a message sent again, by the class of what went wrong before."""
        self._retries.labels(self._causes.bounded(type(cause).__name__)).inc()

    def failed(self, error: BaseException) -> None:
        """Count an unexpected error by its class."""
        self._failures.labels(self._errors.bounded(type(error).__name__)).inc()

    def collected(self, what: Collected, outcome: str) -> None:
        """Count a link or a feed that was read unasked, by what came of it: "read", or the key of why not."""
        self._collected.labels(_known(what, Collected), self._keys.bounded(outcome)).inc()

    def watch(self, depth: Depth, read: Callable[[], float]) -> None:
        """Ask ``read`` for a depth whenever the metrics are, on any thread; NaN when it fails, or before this."""
        self._depths[depth].set_function(lambda: _number(read))

    def expose(self) -> tuple[bytes, str]:
        """The text of all metrics and its content type; takes as long as what is watched."""
        return generate_latest(self._registry), CONTENT_TYPE_LATEST

    def _begin(self) -> None:
        """Let what can be known beforehand begin at zero: a rate needs a point before its first."""
        for update in (*UPDATES, OTHER):
            self._updates.labels(update)
        for kind in get_args(Shown):
            self._replies.labels(kind)
        for stage in get_args(Stage):
            self._stages.labels(stage)
        for reason in (*REFUSED, OTHER):
            self._refused_sends.labels(reason)
        for gauge in self._depths.values():
            gauge.set(math.nan)


class _Names:
    """Names that are not known beforehand, as long as they look like names and are not too many."""

    MOST = 100
    LONGEST = 60

    def __init__(self, shape: str) -> None:
        self._shape = re.compile(shape, re.ASCII)
        self._seen: set[str] = set()

    def bounded(self, name: str) -> str:
        """The name, or other."""
        if name not in self._seen:
            fits = len(name) <= self.LONGEST and self._shape.fullmatch(name)
            if not fits or len(self._seen) >= self.MOST:
                return OTHER
            self._seen.add(name)
        return name


def _known(value: str, names: object) -> str:
    """The value where it is one of a Literal's; a stage that is none must not become a label."""
    return value if value in get_args(names) else OTHER


def _number(read: Callable[[], float]) -> float:
    try:
        return float(read())
    except Exception:  # noqa: BLE001  (one depth that cannot be told must not cost all the others)
        return math.nan
