"""What holds of the work on a text, wherever it is done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.model import Focus, Length, Spot
from bot.workers import Inline, Work
from bot.workers.pool import Pool
from summarizer import (
    FactIndex,
    NutshellError,
    Post,
    UnknownAlgorithmError,
    UnreadableError,
    compile_digest,
    find_facts,
    read_article,
    summarize,
)
from summarizer.answer import recall
from tests.bot.workers.conftest import AMPLE

pytestmark = pytest.mark.enable_socket  # Workers are asked for over a socket that is a file.

DERNA = (Path(__file__).parents[2] / "golden" / "derna.txt").read_bytes()
PAGE = b"""<html lang="en"><head><title>The ferry of Oran</title><meta name="author" content="Nadia Cherif">
<meta property="article:published_time" content="2018-05-23T10:00:00+01:00"></head><body><article><h1>The ferry of
Oran</h1><p>The ferry left the harbour of Oran on Tuesday. It carried 240 people, most of them on their way home.
</p><p>The captain said the sea was calm. Nobody was hurt when the anchor fell.</p></article></body></html>"""
QUESTIONS = ("How many people live in Derna?", "how logn has the seige lasted", "Who won the chess tournament?")


@pytest.fixture(scope="module", params=["inline", "pool"])
def work(request: pytest.FixtureRequest) -> Iterator[Work]:
    """Each way to do it."""
    if request.param == "inline":
        yield Inline()
    else:
        with Pool(2, 0, AMPLE, 512) as pool:
            yield pool


def test_it_reads_what_the_summarizer_reads(work: Work) -> None:
    assert work.read(DERNA) == read_article(DERNA)
    assert work.read(DERNA.decode(), source="derna.txt") == read_article(DERNA.decode(), source="derna.txt")


def test_it_reads_what_a_page_says_of_itself(work: Work) -> None:
    told = {"source": "https://example.org/ferry", "content_type": "text/html"}
    article = work.read(PAGE, **told)
    assert article == read_article(PAGE, **told)
    assert (article.author, article.published is None) == ("Nadia Cherif", False)


@pytest.mark.parametrize("algorithm", ["nutshell", "lexrank", "lead", "luhn"])
@pytest.mark.parametrize(("length", "sentences"), [("medium", None), ("line", 1), ("100", 100)])
def test_it_summarises_as_the_summarizer_does(
    work: Work, length: str, sentences: int | None, algorithm: str
) -> None:
    article = read_article(DERNA)
    chosen = work.summarise(article, length=Length.read(length) or Length(), algorithm=algorithm)
    assert chosen.summary == summarize(article, sentences=sentences, algorithm=algorithm)
    assert chosen.total == len(summarize(article, sentences=100, algorithm="lead").sentences)


def test_it_centres_a_summary_on_words_of_the_article(work: Work) -> None:
    article = read_article(DERNA)
    focus = work.centre(article, "the civlians of Paris")
    assert focus == Focus("civilians", ("Paris",))
    chosen = work.summarise(article, length=Length("sentences", 2), focus=focus.words)
    assert any("civilians" in sentence.text for sentence in chosen.summary.sentences)


def test_it_answers_as_the_summarizer_does_each_time(work: Work) -> None:
    article = read_article(DERNA)
    index = FactIndex(article)
    for question in QUESTIONS * 2:
        assert work.answer(article, question)[0] == index.answer(question)


def test_a_follow_up_is_asked_whole_and_a_passage_keeps_its_notes(work: Work) -> None:
    article = read_article(DERNA)
    followed, _ = work.answer(article, "and why?", previous="When did the offensive begin?")
    assert followed.question == "why did the offensive begin?"
    passage = "On Tuesday, the spokesman announced"
    answer, around = work.answer(article, "When was the death announced?", passage)
    assert answer.sentence
    assert answer.notes == FactIndex(article).notes(answer.sentence, answer.span, answer.value) != ()
    assert [len(side) for side in (around.before, around.after)] == [2, 2]
    assert around.before[-1].end < answer.sentence.start < answer.sentence.end < around.after[0].start


def test_it_finds_again_what_was_shown(work: Work) -> None:
    article = read_article(DERNA)
    for question in QUESTIONS:
        shown, around = work.answer(article, question)
        found, again = work.look(article, Spot.of(shown), question)
        assert (found.span, found.sentence, found.nearest) == (shown.span, shown.sentence, shown.nearest)
        assert again == around
        assert found.missing == (() if shown.span else shown.missing)
    with pytest.raises(NutshellError) as raised:
        work.look(article, Spot(7))
    assert told(raised.value) == ("unknown-button", {})


def test_it_answers_as_before_when_it_has_forgotten(work: Work) -> None:
    article = read_article(DERNA)
    before = work.answer(article, QUESTIONS[0])
    work.forget()
    assert work.answer(article, QUESTIONS[0]) == before


def test_it_finds_the_facts_the_summarizer_finds(work: Work) -> None:
    article = read_article(DERNA)
    assert work.find_facts(article) == find_facts(article)


@pytest.mark.parametrize("content", [b"", "5 + 5 = 10", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 9])
def test_what_is_no_article_is_told_to_be_none(work: Work, content: bytes | str) -> None:
    with pytest.raises(UnreadableError) as expected:
        read_article(content)
    with pytest.raises(UnreadableError) as raised:
        work.read(content)
    assert told(raised.value) == told(expected.value)


def test_an_algorithm_nobody_has_is_told_with_its_name(work: Work) -> None:
    article = read_article(DERNA)
    with pytest.raises(UnknownAlgorithmError) as expected:
        summarize(article, algorithm="tarot")
    with pytest.raises(UnknownAlgorithmError) as raised:
        work.summarise(article, algorithm="tarot")
    assert told(raised.value) == told(expected.value)


def test_a_mistake_of_the_caller_is_raised_as_it_is(work: Work) -> None:
    with pytest.raises(ValueError, match="at least one sentence"):
        work.summarise(read_article(DERNA), length=Length("sentences", 0))


def told(error: NutshellError) -> tuple[str, dict[str, str | int]]:
    return error.key, error.values


def test_it_digests_as_the_summarizer_does(work: Work) -> None:
    said = ("The ferry of Oran sank in the harbour at noon.", "A ferry sank in the harbour of Oran at noon.", "ok")
    posts = [Post(text, "Club", number, author="Ada") for number, text in enumerate(said)]
    assert work.digest(posts, 5) == compile_digest(posts, limit=5)
    assert work.digest([], 5).stories == ()


def test_it_finds_what_messages_say_as_the_summarizer_does(work: Work) -> None:
    posts = [Post("The old mill burned down on Friday.", id=1), Post("Lunch is at one.", id=2)]
    pieces, question = recall.pieces(posts), "When did the mill burn down?"
    found = work.search([piece.searched for piece in pieces], question)
    told = work.recall([pieces[hit.number] for hit in found.hits], found, question)
    assert told == recall.find(posts, question)
    assert told.post == posts[0]
