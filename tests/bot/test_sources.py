"""Sources: a path, an address, standard input; and which words are meant as a path."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from bot import sources
from bot.fetch import Page
from summarizer import NutshellError

TEXT = "The ferry left the harbour at noon. Nobody was on board."


def never(url: str) -> Page:
    raise AssertionError(f"nothing was to be fetched, {url} least of all")


def refused(source: str, limit: int = 1000) -> tuple[str, dict[str, str | int]]:
    """The key and the values of a source that cannot be read."""
    with pytest.raises(NutshellError) as caught:
        sources.read(source, never, limit)
    return caught.value.key, dict(caught.value.values)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file in it, where we are and at home."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "the ferry.txt").write_text(TEXT)
    return tmp_path


def test_a_file_is_read_and_named_as_it_was_asked_for(here: Path) -> None:
    for name in ("the ferry.txt", "./the ferry.txt", "~/the ferry.txt", str(here / "the ferry.txt")):
        article = sources.read(name, never, 1000)
        assert (article.text, article.source) == (TEXT, name)


@pytest.mark.parametrize("address", ["http://news.example/ferry", "HTTPS://news.example/ferry"])
def test_an_address_is_fetched_and_named_by_where_it_led(address: str) -> None:
    asked = []

    def fetch(url: str) -> Page:
        asked.append(url)
        return Page("https://news.example/moved", TEXT.encode(), "text/plain")

    article = sources.read(address, fetch, 10)
    assert (asked, article.text, article.source) == ([address], TEXT, "https://news.example/moved")


def test_standard_input_is_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    article = sources.read("-", never, 1000)
    assert (article.text, article.source) == (TEXT, "-")


def test_no_more_is_read_than_allowed(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a" * 2_000_001)))
    assert refused("-", 2_000_000) == ("path-too-large", {"path": "-", "limit": 2})
    assert refused("the ferry.txt", len(TEXT) - 1)[0] == "path-too-large"
    assert sources.read("the ferry.txt", never, len(TEXT)).text == TEXT


def test_what_is_not_there_and_what_is_no_file_are_told_apart(here: Path) -> None:
    assert refused("nope.txt") == ("path-missing", {"path": "nope.txt"})
    for name in (str(here), "", "the ferry.txt/below", "~nobody-of-that-name/x", "a\0b"):
        assert refused(name) == ("path-unreadable", {"path": name})


@pytest.mark.parametrize(
    "typed", ["the ferry.txt", " the ferry.txt\n", "'the ferry.txt'", '"./the ferry.txt"', "~/the ferry.txt"]
)
def test_a_typed_path_is_found(typed: str, here: Path) -> None:
    assert Path(sources.path_in(typed)).expanduser().read_text() == TEXT


@pytest.mark.parametrize(
    "typed",
    [
        *("nope.txt", "nope.html", "nope.HTM", "nope.md", "notes/today", "./nope", "../nope", "/nope", "~/nope"),
        *("nope.pdf", "nope.DOCX", "nope.epub"),
        *("'notes.txt'", "/var/my notes", "~/my notes.txt", "~nobody-of-that-name/x"),
    ],
)
def test_what_looks_like_a_path_and_leads_nowhere_is_told(typed: str, here: Path) -> None:
    with pytest.raises(NutshellError) as caught:
        sources.path_in(typed)
    assert caught.value.key == "path-missing"


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            " ",
            "who",
            "Who left?",
            "how many km/h was it",
            "is it and/or",
            "5",
            "nope",
            "Derna.",
            "9.5",
            "e.g.",
        ),
        *("https://news.example/a.html", "news.example/a.html", "www.news.example/a", "news.example"),
        *("./one\n./two", "What is in notes.txt?"),
    ],
)
def test_a_question_and_an_address_are_no_path(typed: str, here: Path) -> None:
    assert sources.path_in(typed) == ""
