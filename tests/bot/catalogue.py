"""The catalogues as syntax trees, and the keys the code says: both read from the sources."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "bot" / "locales"
SAYING = frozenset({"say", "Say", "Said", "fail", "_fail"})
"""Calls whose first argument is a key; so is that of every error whose name ends in "Error" and is ours."""
OURS = frozenset({"NutshellError", "UnreadableError", "UnknownAlgorithmError", "FetchError", "StoreError"})
KEBAB = re.compile(r"[a-z]+(-[a-z]+)+$")


@cache
def messages(locale: str) -> Mapping[str, fluent.Message]:
    """The sentences of a locale by key; what is no Fluent, or said twice, is an error."""
    found: dict[str, fluent.Message] = {}
    for file in sorted((LOCALES / locale).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{file}: {entry.content}"
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found, f"{file}: {entry.id.name} is there twice"
                found[entry.id.name] = entry
    return found


class _Variables(Visitor):
    """Collects the names of the values a sentence asks for, in its selectors too."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.selecting: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802 - the library's name
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: fluent.SelectExpression) -> None:  # noqa: N802
        if isinstance(node.selector, fluent.VariableReference):
            self.selecting.add(node.selector.id.name)
        self.generic_visit(node)


def variables(message: fluent.Message) -> set[str]:
    """The names of the values a sentence asks for."""
    collected = _Variables()
    collected.visit(message)
    return collected.names


def selectors(message: fluent.Message) -> set[str]:
    """The names of the values a sentence chooses its form by."""
    collected = _Variables()
    collected.visit(message)
    return collected.selecting


@dataclass
class Uses:
    """Which keys the code says: as they stand, as families ("command-…"), and with which values."""

    keys: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    values: list[tuple[str, set[str]]] = field(default_factory=list)


@cache
def uses() -> Uses:
    """Every key in the sources."""
    found = Uses()
    for package in ("bot", "summarizer"):
        for file in sorted((ROOT / package).rglob("*.py")):
            _collect(ast.parse(file.read_text("utf-8")), found)
    return found


def _collect(tree: ast.Module, found: Uses) -> None:
    ignored = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    known = messages("en")
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in ignored and node.value in known:
            # A single word may be anything; one with hyphens that is also a key is a key.
            found.keys |= {str(node.value)} if KEBAB.match(str(node.value)) else set()
        if isinstance(node, ast.Call) and node.args and (_name(node.func) in SAYING | OURS):
            _collect_call(node, found)


def _collect_call(call: ast.Call, found: Uses) -> None:
    said = set(_constants(call.args[0]))
    found.keys |= said
    found.families |= set(_prefixes(call.args[0]))
    given = {keyword.arg for keyword in call.keywords if keyword.arg}
    if _name(call.func) == "say" and len(given) == len(call.keywords):
        found.values += [(key, given) for key in said]


def _constants(node: ast.expr) -> Iterator[str]:
    """The texts an expression may be: the branches of a condition, not what the condition looks at."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_constants(node.body), *_constants(node.orelse))


def _prefixes(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        yield str(node.values[0].value)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
