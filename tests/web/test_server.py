"""The try-out's server: who is let in, what a browser is told, and how much it weighs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import httpx
import pytest

from bot.handlers.web import Clock, Page, Scene, Tap, samples, why, wording
from bot.handlers.web.acts import Acts
from bot.handlers.web.view import View
from bot.model import Answered, Chosen, Reading, Said, Summarised
from bot.texts import available
from summarizer import FactIndex, read_article, summarize
from tests.telegram.articles import FERRY
from tests.web.conftest import ROOT

FOLDER = ROOT / "bot" / "handlers" / "web" / "page"
HEAVIEST = 200_000
"""Bytes of everything that the page loads."""


def scene() -> Scene:
    return Scene(Clock(lambda: 1_700_000_000.0), "en")


@asynccontextmanager
async def visited(played: Scene | None = None) -> AsyncIterator[tuple[str, httpx.AsyncClient]]:
    """A page nobody knows of, and someone who asks it."""
    played = played or scene()
    page = Page(played, Tap(played), "en")
    address = page.listen()
    async with httpx.AsyncClient(trust_env=False, base_url=address) as visitor:
        yield address, visitor
    await page.close()


def visiting(asking: Callable[[str, httpx.AsyncClient], Coroutine[Any, Any, None]]) -> None:
    """Ask something of a page."""

    async def ask() -> None:
        async with visited() as (address, visitor):
            await asking(address, visitor)

    asyncio.run(ask())


def test_only_who_knows_the_address_is_let_in() -> None:
    async def ask(address: str, visitor: httpx.AsyncClient) -> None:
        root = address[: address.index("/", 8)]
        assert (await visitor.get("")).status_code == 200
        assert len(address.rstrip("/").rpartition("/")[2]) >= 32
        for wrong in ("/", "/wrong/", "/wrong/stream", "/wrong/page/main.js", f"{address[len(root) :]}nowhere"):
            assert (await visitor.get(root + wrong)).status_code == 404

    visiting(ask)


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}]
)
def test_another_site_is_refused_even_with_the_address(headers: dict[str, str]) -> None:
    async def ask(_: str, visitor: httpx.AsyncClient) -> None:
        assert (await visitor.get("", headers=headers)).status_code == 403
        assert (await visitor.post("do", json={"do": "clock", "to": "hour"}, headers=headers)).status_code == 403

    visiting(ask)


def test_every_answer_forbids_what_the_page_does_not_need() -> None:
    async def ask(_: str, visitor: httpx.AsyncClient) -> None:
        for path in ("", "page/main.js", "words", "nowhere"):
            headers = (await visitor.get(path)).headers
            policy = headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "require-trusted-types-for 'script'" in policy
            assert "unsafe" not in policy
            assert headers["Referrer-Policy"] == "no-referrer"
            assert headers["X-Content-Type-Options"] == "nosniff"

    visiting(ask)


@pytest.mark.parametrize(
    "asked",
    [
        b"", b"[]", b"{}", b'{"do": "fly"}', b'{"do": "say"}', b'{"do": "say", "who": 1, "chat": 1, "text": "x"}',
        b'{"do": "say", "who": 1001, "chat": 1001, "text": "   "}', b'{"do": "press", "who": 1001, "chat": 1001}',
        b'{"do": "say", "who": 1002, "chat": 1001, "text": "in the private chat of another"}',
        b'{"do": "delete", "who": 1001, "chat": 1001, "message": "1"}',
        b'{"do": "react", "who": 1001, "chat": 1001}', b"\xff",
        b'{"do": "forward", "who": 1001, "chat": 1001, "message": 7, "to": 1001}', b'{"do": "choose", "query": 0}',
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused(asked: bytes) -> None:
    async def ask(_: str, visitor: httpx.AsyncClient) -> None:
        assert (await visitor.post("do", content=asked)).status_code == 400

    visiting(ask)


def test_the_page_weighs_little_and_has_no_script_in_its_markup() -> None:
    files = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir()}
    assert 0 < sum(len(text.encode()) for text in files.values()) < HEAVIEST
    assert "innerHTML" not in "".join(files.values())
    assert "style=" not in files["index.html"]
    assert files["index.html"].count("<script") == files["index.html"].count('<script type="module" src=') == 1


@pytest.mark.parametrize("locale", available())
def test_the_page_is_filled_with_words_of_its_language(locale: str) -> None:
    filled = wording.fill((FOLDER / "index.html").read_text(encoding="utf-8"), locale)
    assert f'<html lang="{locale}">' in filled
    assert "{{" not in filled
    scripts = "".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.js"))
    html = (FOLDER / "index.html").read_text(encoding="utf-8")
    unused = [
        word for word in wording.words(locale) if f'"{word}"' not in scripts and f"{{{{{word}}}}}" not in html
    ]
    assert [word for word in unused if not word.startswith("why-")] == []


def test_the_language_is_the_first_that_there_is() -> None:
    assert wording.preferred("fr-FR,ru;q=0.8,en;q=0.5", "en") == "ru"
    assert wording.preferred("fr", "ru") == "ru"


def test_the_clock_goes_forward_alone() -> None:
    clock = Clock(lambda: 1_700_000_000.0)
    assert clock.now() == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert clock.evening(timezone(timedelta(hours=-5))) == datetime(2023, 11, 14, 23, 30, tzinfo=UTC)
    clock.go_to(clock.evening(UTC))
    assert clock.now() == datetime(2023, 11, 15, 18, 30, tzinfo=UTC)
    clock.go_to(clock.now() - timedelta(days=3))
    assert clock.now() == datetime(2023, 11, 15, 18, 30, tzinfo=UTC)


def test_a_view_tells_everything_once() -> None:
    played = scene()
    view = View(played)
    first = view.changes()
    assert [chat["type"] for chat in first["around"]["chats"]] == ["private", "supergroup", "channel"]
    assert view.changes() == {"around": None, "messages": []}
    Acts(played).do({"do": "say", "who": played.you.id, "chat": played.you.id, "text": "Hello"})
    news = view.changes()
    assert [(each["text"], each["bot"], each["deleted"]) for each in news["messages"]] == [("Hello", False, False)]
    played.you.delete(played.message(played.you.id, 1))
    assert [each["deleted"] for each in view.changes()["messages"]] == [True]


def test_a_long_text_goes_in_several_messages_and_a_book_not_at_all() -> None:
    played = scene()
    who = {"do": "say", "who": played.you.id, "chat": played.you.id}
    Acts(played).do({**who, "text": FERRY * 6})
    assert 1 < len(played.you.private.messages) < 6
    with pytest.raises(ValueError, match="too much"):
        Acts(played).do({**who, "text": FERRY * 400})


@pytest.mark.parametrize("sample", samples.load(), ids=lambda sample: sample.title)
def test_each_sample_is_summarised_and_answers_its_first_question(sample: samples.Sample) -> None:
    article = read_article(sample.text)
    assert article.language == sample.language
    assert 2 <= len(summarize(article).sentences) <= 5
    assert FactIndex(article).answer(sample.questions[0]).sentence is not None


def test_samples_are_in_five_languages() -> None:
    assert {sample.language for sample in samples.load()} == {"en", "ru", "ar", "de", "es"}


# Where a reply comes from


def test_the_marks_of_a_summary_are_its_sentences_in_their_places() -> None:
    article = read_article(FERRY)
    summary = summarize(article, sentences=3)
    told = why.explain(Summarised(Reading("a", article), Chosen(summary, 3, 12)), "")
    assert told is not None
    shown = [each for each in told["sentences"] if each["shown"]]
    assert [told["text"][each["start"] : each["end"]] for each in shown] == [
        each.text for each in summary.sentences
    ]
    assert all(isinstance(each["score"], float) for each in told["sentences"])
    first = summary.sentences[0]
    part = why.explain(Summarised(Reading("a", article), Chosen(summary, 3, 12)), f"It says: {first.text}")
    assert part is not None
    assert [each["start"] for each in part["sentences"] if each["shown"]] == [first.start]


def test_the_marks_of_an_answer_are_its_words_and_the_questions() -> None:
    article = read_article(FERRY)
    answer = FactIndex(article).answer("How many passengers did the ship carry?")
    told = why.explain(Answered(Reading("a", article), answer), "")
    assert told is not None
    assert told["kind"] == "answer"
    assert "212" in told["text"][told["span"]["start"] : told["span"]["end"]]
    assert {told["text"][each["start"] : each["end"]] for each in told["matched"]} == {
        "ship",
        "carried",
        "passengers",
    }


def test_a_refusal_shows_the_words_nobody_wrote() -> None:
    article = read_article(FERRY)
    told = why.explain(Answered(Reading("a", article), FactIndex(article).answer("Who won the chess cup?")), "")
    assert told is not None
    assert told["kind"] == "refusal"
    assert "chess" in told["missing"]
    assert told["span"] is None


def test_what_quotes_nothing_has_no_source() -> None:
    assert why.explain(None, "") is why.explain(Said("help"), "") is None
