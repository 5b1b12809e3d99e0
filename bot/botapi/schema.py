"""The Bot API as data: which methods there are, what they take, and of what the objects consist."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a string may be, in ``characters`` or ``bytes``."""

    least: int
    most: int
    unit: str

    def allows(self, text: str) -> bool:
        """Whether the text is as long as it may be."""
        size = len(text.encode()) if self.unit == "bytes" else len(text)
        return self.least <= size <= self.most


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a method or a field of an object; ``types`` are alternatives."""

    name: str
    types: tuple[str, ...]
    required: bool = False
    limit: Limit | None = None
    constant: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Method:
    """One method of the Bot API."""

    name: str
    fields: Mapping[str, Field]
    returns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Type:
    """One object of the Bot API; with ``subtypes`` it is only a name for any of them."""

    name: str
    fields: Mapping[str, Field]
    subtypes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """All of it; methods are found in any letter case, as Telegram finds them."""

    version: str
    methods: Mapping[str, Method]
    types: Mapping[str, Type]

    def method(self, name: str) -> Method | None:
        """The method of that name, if there is one."""
        return self.methods.get(name.lower())

    def alternatives(self, types: Iterable[str]) -> tuple[str, ...]:
        """The types with every collective name (InputMedia) replaced by what it stands for."""
        found: list[str] = []
        for name in types:
            kind = self.types.get(name)
            found += self.alternatives(kind.subtypes) if kind and kind.subtypes else [name]
        return tuple(found)


def _fields(described: Mapping[str, Any]) -> dict[str, Field]:
    return {
        name: Field(
            name,
            tuple(each["types"]),
            each.get("required", False),
            Limit(*each["limit"]) if "limit" in each else None,
            each.get("constant"),
            tuple(each.get("choices", ())),
        )
        for name, each in described.items()
    }


@cache
def load() -> Schema:
    """Read the schema that stands beside this module."""
    data = json.loads(Path(__file__).with_name("schema.json").read_text("utf-8"))
    methods = (Method(name, _fields(m["fields"]), tuple(m["returns"])) for name, m in data["methods"].items())
    types = (Type(name, _fields(t["fields"]), tuple(t["subtypes"])) for name, t in data["types"].items())
    return Schema(data["version"], {m.name.lower(): m for m in methods}, {t.name: t for t in types})
