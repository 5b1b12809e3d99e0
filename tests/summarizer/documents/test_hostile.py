"""No file takes more than ten seconds or 500 MB, and each gets its sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer import read_article
from summarizer.errors import UnreadableError
from tests.summarizer.documents.writing import packed
from tests.summarizer.hostile_files import FILES

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def outcomes() -> dict[str, str]:
    """What each file came to, in a process limited by the kernel."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.summarizer.documents.limited"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    lines = map(json.loads, run.stdout.splitlines())
    return {line["name"]: line["outcome"] for line in lines}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_or_read_within_its_limits(name: str, outcomes: dict[str, str]) -> None:
    """By itself: nothing but its own error ends the reading, or there is an article."""
    outcome = outcomes[name]
    assert ("" if outcome == "read" else outcome) in FILES[name].told


def test_no_name_in_an_archive_is_written_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = packed({"word/document.xml": "<x/>", "../out.txt": "x", str(tmp_path / "out.txt"): "x"})
    with pytest.raises(UnreadableError, match="read-document-empty"):
        read_article(data)
    assert list(tmp_path.parent.rglob("out.txt")) == []
