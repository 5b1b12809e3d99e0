"""The metrics: what the bot's calls turn into, read back as Prometheus reads it."""

from __future__ import annotations

import math
from typing import Any, cast

import pytest
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import BUCKETS, Metrics
from summarizer import NutshellError

PRIVATE = (
    "Who is Ada Lovelace?",
    "12345678",
    "1:sesame",
    "https://secret.example/page",
    "Зареченск",
    "",
    "a" * 61,
)


def read(metrics: Metrics, name: str, **labels: str) -> float | None:
    """A sample's value; None when it is not told."""
    text, _ = metrics.expose()
    return next(
        (
            sample.value
            for family in text_string_to_metric_families(text.decode())
            for sample in family.samples
            if sample.name == name and sample.labels == labels
        ),
        None,
    )


def test_updates_and_replies_are_counted_by_their_kinds() -> None:
    metrics = Metrics()
    for kind in ("message", "message", "callback_query", "poll", "Who is Ada?"):
        metrics.received(kind)
    metrics.repeated()
    metrics.repeated(2)
    metrics.repeated(-1)
    metrics.shown("send")
    metrics.shown("edit")
    assert read(metrics, "nutshell_updates_total", kind="message") == 2
    assert read(metrics, "nutshell_updates_total", kind="callback_query") == 1
    assert read(metrics, "nutshell_updates_total", kind="other") == 2
    assert read(metrics, "nutshell_updates_repeated_total") == 3
    assert read(metrics, "nutshell_replies_total", kind="send") == 1
    assert read(metrics, "nutshell_replies_total", kind="edit") == 1


def test_what_is_known_beforehand_begins_at_zero() -> None:
    metrics = Metrics()
    assert read(metrics, "nutshell_updates_total", kind="channel_post") == 0
    assert read(metrics, "nutshell_replies_total", kind="edit") == 0
    assert read(metrics, "nutshell_sends_refused_total", reason="kicked") == 0
    assert read(metrics, "nutshell_stage_seconds_count", stage="answered") == 0
    assert read(metrics, "nutshell_flood_waits_total") == 0


def test_a_stage_falls_into_its_buckets() -> None:
    metrics = Metrics()
    for seconds in (0.004, 0.3, 59.0, 3600.0, -1.0):
        metrics.took("queued", seconds)
    counts = {edge: read(metrics, "nutshell_stage_seconds_bucket", stage="queued", le=edge) for edge in edges()}
    assert counts == dict(zip(edges(), (2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 4, 5), strict=True))
    assert read(metrics, "nutshell_stage_seconds_sum", stage="queued") == pytest.approx(3659.304)


def edges() -> list[str]:
    return [*map(str, BUCKETS), "+Inf"]


def test_a_block_and_a_function_are_timed_also_when_they_fail() -> None:
    metrics = Metrics()
    with metrics.timed("worked"):
        pass
    with pytest.raises(ValueError, match="x"), metrics.timed("worked"):
        raise ValueError("x")
    assert metrics.timed("worked")(lambda: 7)() == 7
    assert read(metrics, "nutshell_stage_seconds_count", stage="worked") == 3


def test_refusals_are_counted_by_the_key_of_their_sentence() -> None:
    metrics = Metrics()
    metrics.refused(NutshellError("fetch-timeout", host="secret.example").key)
    metrics.refused("empty")
    assert read(metrics, "nutshell_refusals_total", reason="fetch-timeout") == 1
    assert read(metrics, "nutshell_refusals_total", reason="empty") == 1


def test_what_is_read_unasked_is_counted_by_what_came_of_it() -> None:
    metrics = Metrics()
    for outcome in ("read", "fetch-timeout", "https://secret.example/"):
        metrics.collected("link", outcome)
    metrics.collected("feed", "unchanged")
    assert read(metrics, "nutshell_collected_total", what="link", outcome="fetch-timeout") == 1
    assert read(metrics, "nutshell_collected_total", what="link", outcome="other") == 1
    assert read(metrics, "nutshell_collected_total", what="feed", outcome="unchanged") == 1
    assert b"secret" not in metrics.expose()[0]


def test_what_telegram_does_is_counted_by_reason_and_cause() -> None:
    metrics = Metrics()
    metrics.send_refused("no-rights")
    metrics.flood_waited(3)
    metrics.flood_waited(4.5)
    metrics.retried(ConnectionResetError("secret"))
    assert read(metrics, "nutshell_sends_refused_total", reason="no-rights") == 1
    assert read(metrics, "nutshell_flood_waits_total") == 2
    assert read(metrics, "nutshell_flood_wait_seconds_total") == 7.5
    assert read(metrics, "nutshell_send_retries_total", cause="ConnectionResetError") == 1


def test_failures_are_counted_by_class_without_their_messages() -> None:
    metrics = Metrics()
    metrics.failed(KeyError("Who is Ada Lovelace?"))
    metrics.failed(type("Odd name, 1:sesame", (Exception,), {})())
    assert read(metrics, "nutshell_failures_total", error="KeyError") == 1
    assert read(metrics, "nutshell_failures_total", error="other") == 1
    assert b"Ada" not in metrics.expose()[0]


@pytest.mark.parametrize("private", PRIVATE)
def test_no_label_takes_a_text_an_id_or_an_address(private: str) -> None:
    metrics = Metrics()
    wrong = cast(Any, private)
    metrics.received(private)
    metrics.refused(private)
    metrics.shown(wrong)
    metrics.took(wrong, 1.0)
    metrics.send_refused(private)
    text = metrics.expose()[0].decode()
    assert f'="{private}"' not in text
    for name, label in (
        ("updates", "kind"),
        ("refusals", "reason"),
        ("replies", "kind"),
        ("sends_refused", "reason"),
    ):
        assert read(metrics, f"nutshell_{name}_total", **{label: "other"}) == 1
    assert read(metrics, "nutshell_stage_seconds_count", stage="other") == 1


def test_labels_stay_bounded_however_many_names_there_are() -> None:
    metrics = Metrics()
    names = [f"key-{chr(97 + first)}{chr(97 + second)}" for first in range(20) for second in range(10)]
    for name in (*names, *names):
        metrics.refused(name)
        metrics.failed(type(name.title().replace("-", ""), (Exception,), {})())
    text = metrics.expose()[0].decode()
    assert text.count("\nnutshell_refusals_total{") == text.count("\nnutshell_failures_total{") == 101
    assert read(metrics, "nutshell_refusals_total", reason=names[0]) == 2
    assert read(metrics, "nutshell_refusals_total", reason="other") == 200


def test_depths_are_asked_for_whenever_they_are_read() -> None:
    metrics = Metrics()
    waiting = [1, 2, 3]
    metrics.watch("inbox_waiting", lambda: len(waiting))
    assert read(metrics, "nutshell_inbox_waiting") == 3
    waiting.clear()
    assert read(metrics, "nutshell_inbox_waiting") == 0
    metrics.watch("inbox_waiting", lambda: 8)
    assert read(metrics, "nutshell_inbox_waiting") == 8


def test_a_depth_that_fails_or_nobody_watches_is_no_number() -> None:
    metrics = Metrics()
    metrics.watch("workers_working", lambda: 1 / 0)
    metrics.watch("workers_waiting", lambda: 5)
    for name in ("workers_working", "machines_alive"):
        assert math.isnan(read(metrics, f"nutshell_{name}") or 0.0)
    assert read(metrics, "nutshell_workers_waiting") == 5


def test_the_version_is_told_and_the_registry_is_our_own() -> None:
    metrics, other = Metrics("9.8.7"), Metrics()
    metrics.repeated()
    assert read(metrics, "nutshell_build_info", version="9.8.7") == 1
    assert read(other, "nutshell_updates_repeated_total") == 0
    assert b"nutshell_build_info{version=" in other.expose()[0]
    assert not [family.name for family in REGISTRY.collect() if family.name.startswith("nutshell")]
    assert metrics.expose()[1].startswith("text/plain; version=")
