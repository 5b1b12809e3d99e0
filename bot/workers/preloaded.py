"""Imported once, by the process that workers are forked from: what they all need is loaded there and shared.

Nothing else imports this. It reads the sample, as a page and as a text, so that no first reader pays for what is
loaded on first use.
"""

from __future__ import annotations

import gc
import os
import signal
from html import escape
from importlib import resources

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""One worker is one core's worth of work; each thread of numpy's would map a stack and a buffer of its own."""
for told in (signal.SIGINT, signal.SIGTERM):  # To the whole group of processes; this one ends when the bot has.
    signal.signal(told, signal.SIG_IGN)

from bot.workers import Inline, worker  # noqa: E402 - numpy reads the environment when it is imported

__all__ = ["worker"]


def load() -> None:
    """Do everything once."""
    sample = resources.files("bot").joinpath("samples", "derna.txt").read_text(encoding="utf-8")
    page = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in sample.split("\n\n"))
    work = Inline(reader=False)  # That is loaded by the workers that are asked something.
    work.read(f"<html><body><article>{page}</article></body></html>".encode(), content_type="text/html")
    article = work.read(sample)
    work.summarise(article)
    work.answer(article, "How many people live there?")
    work.find_facts(article)


load()
gc.collect()
gc.freeze()  # The collector would touch every object, and what is touched is no longer shared.
