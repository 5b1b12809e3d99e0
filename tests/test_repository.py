"""The repository itself: sizes of files, what must not stand in them, and what must be there."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST = 300
"""Lines of a file of ours at most; what outgrows it becomes a folder of the same name."""
GENERATED = ("requirements.txt", "requirements-dev.txt", "bot/botapi/schema.json", "tests/evaluation/")
FITTED = (".npz", ".onnx", ".png", "weights/reader/vocabulary.txt")
"""Made of what something was fitted on, or a picture; no text of ours."""
DATA = (".tsv", ".toml", ".txt", ".json", ".pem", ".ftl", ".LICENSE", "LICENSE")
REGISTRIES = re.compile(
    r"\b(?:p[y]pi|pythonh[o]sted|npm[j]s|c[o]nda|anac[o]nda)[.](?:org|com)\b|--(?:extra-)?index[-]url|simple/?$",
    re.M,
)
MACHINE = re.compile(r"(?<![\w.~}>/-])/(?:home|root|work|Users|mnt|workspace|srv|opt)/\w")
"""A place on one machine; "/home" alone is a word like another."""
LOCKS = ("requirements.txt", "requirements-dev.txt")


def tracked() -> list[str]:
    """The files of the repository, or all that could become so: new ones count before they are committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file() and not name.endswith(FITTED)]


TRACKED = tracked()
MODULES = [name for name in TRACKED if name.endswith(".py")]
PUBLIC = [name for name in MODULES if name.startswith(("bot/", "config/", "summarizer/"))]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_no_file_has_outgrown_its_room() -> None:
    ours = [name for name in TRACKED if not name.startswith(GENERATED) and not name.endswith(DATA)]
    assert {name: lines for name in ours if (lines := text(name).count("\n")) > LONGEST} == {}


def test_no_file_names_a_registry() -> None:
    here = Path(__file__).relative_to(ROOT).as_posix()
    assert [name for name in TRACKED if name != here and REGISTRIES.search(text(name))] == []


def test_no_file_names_a_place_on_one_machine() -> None:
    found = {name: match[0] for name in TRACKED if (match := MACHINE.search(text(name)))}
    assert found == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_by_its_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", re.sub(r"^ *#.*\n", "", text(lock), flags=re.M).strip())
    assert len(entries) > 10
    for entry in entries:
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_what_the_project_asks_for_is_locked() -> None:
    import tomllib

    project = tomllib.loads(text("pyproject.toml"))
    for asked, lock in (
        (project["project"]["dependencies"], LOCKS[0]),
        (project["dependency-groups"]["dev"], LOCKS[1]),
    ):
        for requirement in asked:
            name = re.split(r"[\[><=!~ ]", requirement)[0]
            assert re.search(rf"^{name}(\[[\w,-]+\])?==", text(lock), re.M | re.I), name


def test_the_readme_names_the_two_commands() -> None:
    readme = text("README.md")
    assert "make run" in readme
    assert "make test" in readme


def test_the_make_targets_are_there_and_told() -> None:
    makefile = text("Makefile")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.M)
    assert phony
    assert {"run", "test"} <= set(phony[1].split())
    for target in (*phony[1].split(), ".venv/run", ".venv/test"):
        assert re.search(rf"^{re.escape(target)}:", makefile, re.M), target


def test_every_module_says_what_it_is_for() -> None:
    silent = [name for name in MODULES if (tree := parse(name)).body and not ast.get_docstring(tree)]
    assert silent == []


def test_every_public_name_says_what_it_is_for() -> None:
    silent = [f"{name}: {told}" for name in PUBLIC for told in undocumented(parse(name))]
    assert silent == []


def test_every_test_is_a_sentence() -> None:
    short = [
        f"{name}: {node.name}"
        for name in MODULES
        if Path(name).name.startswith("test_")
        for node in ast.walk(parse(name))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
        if node.name.count("_") < 3 and not ast.get_docstring(node)
    ]
    assert short == []


def parse(name: str) -> ast.Module:
    return ast.parse(text(name))


def undocumented(tree: ast.Module | ast.ClassDef, inside: str = "") -> Iterator[str]:
    """Public functions and classes without a docstring; properties, and what a name overrides, need none."""
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith(
            "_"
        ):
            continue
        decorators = {ast.unparse(decorator) for decorator in node.decorator_list}
        if not ast.get_docstring(node) and not decorators & {"property", "cached_property", "override"}:
            yield f"{inside}{node.name}"
        if isinstance(node, ast.ClassDef):
            yield from undocumented(node, f"{node.name}.")
