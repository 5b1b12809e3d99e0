"""Articles at hand, each with questions to ask about it; all but the first were written for this page."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from importlib import resources
from typing import Any

from bot import readings

FIRST = "derna"
"""The sample that ``/sample`` reads; its text stands elsewhere."""


@dataclass(frozen=True, slots=True)
class Sample:
    """An article to try, in a ``language`` (ISO 639-1), and ``questions`` one after another."""

    language: str
    title: str
    text: str
    questions: tuple[str, ...]


def load() -> tuple[Sample, ...]:
    """The samples, the one in the README first."""
    folder = resources.files("bot.handlers.web") / "articles"
    read = {file.name.removesuffix(".toml"): file.read_text(encoding="utf-8") for file in folder.iterdir()}
    names = sorted(read, key=lambda name: (name != FIRST, name))
    return tuple(_sample(tomllib.loads(read[name])) for name in names)


def as_json() -> list[dict[str, Any]]:
    """The samples as the page gets them."""
    return [asdict(sample) for sample in load()]


def _sample(table: dict[str, Any]) -> Sample:
    text = table.get("text") or readings.sample()
    return Sample(table["language"], table["title"], text.strip(), tuple(table["questions"]))
