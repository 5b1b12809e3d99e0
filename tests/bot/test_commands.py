"""The command line: what each command prints, as text and as JSON, and how it fails."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bot.commands import DERNA, FERRY, PAGE, failed, printed, run
from tests.bot.servers import Site, reply

pytestmark = [pytest.mark.usefixtures("plain"), pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])]


def check_slice(piece: dict[str, Any], text: str) -> None:
    """A slice has its words and its place, and they agree."""
    assert set(piece) == {"text", "start", "end"}
    assert text[piece["start"] : piece["end"]] == piece["text"] != ""


# JSON


def test_a_summary_is_its_article_and_slices_of_it() -> None:
    told = printed("summary", DERNA)
    assert list(told) == ["title", "language", "source", "published", "author", "site", "sentences", "text"]
    assert (told["title"], told["language"], told["source"], told["published"]) == (
        "Haftar forces in Libya tighten noose on Derna militants",
        "en",
        DERNA,
        "2018-05-23",
    )
    for sentence in told["sentences"]:
        check_slice(sentence, told["text"])
    starts = [sentence["start"] for sentence in told["sentences"]]
    assert starts == sorted(set(starts))


def test_offsets_count_characters_also_behind_an_emoji() -> None:
    told = printed("summary", "-", "--sentences", "2", given=FERRY.encode())
    assert (told["text"], told["published"], told["source"]) == (FERRY, None, "-")
    for sentence in told["sentences"]:
        check_slice(sentence, FERRY)


def test_sections_are_told_one_by_one(tmp_path: Path) -> None:
    ice, tax = "The ice is thick. " * 20, "Taxes rose again. " * 20
    report = tmp_path / "report.md"
    report.write_text(f"# Norby\n\n{FERRY}\n\n## Ice\n\n{ice}\n\n## Tax\n\n{tax}", "utf-8")
    told = printed("summary", str(report), "--sections")
    assert [(section["title"], section["level"]) for section in told["sections"]][-2:] == [("Ice", 1), ("Tax", 1)]
    for section in told["sections"]:
        assert told["text"][section["start"] : section["end"]].startswith(section["title"])
        for sentence in section["sentences"]:
            check_slice(sentence, told["text"])


@pytest.mark.parametrize("count", [1, 2, 5])
@pytest.mark.parametrize("algorithm", ["nutshell", "lead", "lexrank"])
def test_a_summary_has_as_many_sentences_as_asked_for(count: int, algorithm: str) -> None:
    told = printed("summary", DERNA, "--sentences", str(count), "--algorithm", algorithm)
    assert len(told["sentences"]) == count


@pytest.mark.parametrize(
    ("told", "count"),
    [("line", 1), ("short", 2), ("medium", 3), ("long", 6), ("20%", 3), ("4", 4), ("one line", 1), ("кратко", 2)],
)
def test_a_summary_is_as_long_as_it_is_told_to_be(told: str, count: int) -> None:
    assert len(printed("summary", DERNA, "--length", told)["sentences"]) == count


def test_a_summary_is_about_what_it_is_told_to_be() -> None:
    told = printed("summary", DERNA, "--focus", "the civlians", "-l", "1")
    assert told["focus"] == "civilians"
    assert "civilians" in told["sentences"][0]["text"]
    assert "About “civilians”:" in run("summary", DERNA, "--focus", "civilians").stdout


def test_an_answer_is_a_slice_inside_its_sentence() -> None:
    told = printed("ask", DERNA, "How many people live in Derna?")
    assert list(told) == [
        *("question", "answer", "sentence", "confidence", "nearest"),
        *("value", "missing", "notes", "text"),
    ]
    assert told["question"] == "How many people live in Derna?"
    check_slice(told["answer"], told["text"])
    check_slice(told["sentence"], told["text"])
    assert "150,000" in told["answer"]["text"]
    assert told["sentence"]["start"] <= told["answer"]["start"] < told["answer"]["end"] <= told["sentence"]["end"]
    assert told["nearest"] is None
    assert 0 <= told["confidence"] <= 1


def test_a_question_the_article_does_not_answer_gets_its_nearest_sentence() -> None:
    told = printed("ask", DERNA, "Who built the harbour of Oran?")
    assert told["answer"] is told["sentence"] is None
    check_slice(told["nearest"], told["text"])
    assert 0 <= told["confidence"] <= 1


def test_facts_have_a_kind_a_value_and_the_sentence_that_states_them() -> None:
    told = printed("facts", "-", given=FERRY.encode())
    assert list(told) == ["facts", "text"]
    assert told["facts"]
    for fact in told["facts"]:
        assert list(fact) == ["kind", "value", "text", "sentence"]
        check_slice(fact["sentence"], FERRY)
        assert fact["text"] in fact["sentence"]["text"]


def test_a_digest_tells_stories_in_slices_of_their_first_item(tmp_path: Path) -> None:
    ferry = tmp_path / "ferry.txt"
    ferry.write_text(FERRY)
    told = printed("digest", DERNA, str(ferry), "--limit", "1")
    assert list(told) == ["stories", "omitted"]
    assert (len(told["stories"]), told["omitted"]) == (1, 1)
    for story in told["stories"]:
        assert list(story) == ["headline", "sentences", "items", "kind"]
        for sentence in story["sentences"]:
            check_slice(sentence, story["items"][0]["text"])


def test_an_export_is_digested_message_by_message(tmp_path: Path) -> None:
    export = tmp_path / "result.JSON"
    moment: dict[str, Any] = {"type": "message", "date_unixtime": "1714564800", "from": "Ada"}
    said = [moment | {"id": n, "text": FERRY + f" Part {n}."} for n in (1, 2)] + [moment | {"id": 3, "text": "Hi"}]
    export.write_text(json.dumps({"name": "Harbour", "messages": said}))
    [story] = printed("digest", str(export))["stories"]
    assert [item["id"] for item in story["items"]] == [1, 2]
    assert list(story["items"][0]) == ["channel", "id", "date", "link", "text"]
    assert story["items"][0]["date"] == "2024-05-01T12:00:00+00:00"


@pytest.mark.parametrize(
    ("since", "told"), [("1h", [2, 3]), ("1d", [1, 2, 3]), ("2024-05-01T12:30+00:00", [2, 3]), ("2024-05-02", [])]
)
def test_a_digest_may_leave_out_what_is_older(tmp_path: Path, since: str, told: list[int]) -> None:
    export = tmp_path / "result.json"
    said = [
        {
            "type": "message",
            "date_unixtime": str(1714564800 + n * 3600),
            "id": n + 1,
            "text": FERRY + f" Part {n}.",
        }
        for n in range(3)
    ]
    export.write_text(json.dumps({"name": "Harbour", "messages": said}))
    stories = printed("digest", str(export), "--since", since)["stories"]
    assert [item["id"] for story in stories for item in story["items"]] == told


def test_since_what_is_no_time_is_a_wrong_use() -> None:
    done = run("digest", DERNA, "--since", "yesterday")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "--since 24h" in done.stderr


# Text


def test_a_page_is_summarised_with_links_to_itself(web: Site) -> None:
    url = web.on("/ferry", reply(PAGE.encode(), kind="text/html; charset=utf-8"))
    done = run("summary", url)
    assert done.exit_code == 0
    assert "The ferry 🙂 left" in done.stdout
    assert printed("summary", url)["source"] == url


def test_an_answer_is_between_stars_in_its_sentence() -> None:
    assert "150,000**" in run("ask", DERNA, "How many people live in Derna?").stdout


def test_a_feed_is_digested_item_by_item(tmp_path: Path) -> None:
    items = "".join(f"<item><title>{title}</title><description>{text}</description></item>" for title, text in (
        ("Ferry", "The ferry to Norby sails again on Friday after a week of ice in the harbour."),
        ("School", "The school of Hale has a new roof, and its pupils came back on Monday morning."),
    ))  # fmt: skip
    feed = tmp_path / "feed.xml"
    feed.write_text(f"<rss version='2.0'><channel><title>Norby</title>{items}</channel></rss>", "utf-8")
    told = printed("digest", str(feed))
    assert [item["channel"] for story in told["stories"] for item in story["items"]] == ["Norby", "Norby"]


def test_facts_and_digests_are_lists() -> None:
    for command in ("facts", "digest"):
        done = run(command, DERNA)
        assert (done.exit_code, done.stderr) == (0, "")
        assert "• " in done.stdout


@pytest.mark.parametrize("variable", ["LANG", "LC_ALL", "LC_MESSAGES"])
def test_the_command_line_speaks_the_language_of_the_terminal(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "ru_RU.UTF-8")
    assert "дословно из источника" in run("summary", DERNA).stdout
    assert failed("summary", "nope.txt") == "Файла nope.txt нет."


def test_a_summary_about_what_is_not_there_tells_what_is() -> None:
    said = failed("summary", DERNA, "--focus", "elections")
    assert said.startswith("The article does not mention “elections”. It is mostly about: Khalifa Haftar, ")


@pytest.mark.parametrize("said", ["tiny", "longer", "", "1.5", "101%", "200%"])
def test_a_length_that_is_none_is_a_wrong_use(said: str) -> None:
    assert failed("summary", DERNA, "-l", said, code=2).startswith(f"--length “{said}” is no length. Say line, ")


def test_a_summary_of_nothing_and_one_of_two_lengths_are_wrong_uses() -> None:
    assert failed("summary", DERNA, "-l", "0", code=2) == "A summary has at least one sentence."
    twice = "Give the length once: either --sentences or --length."
    assert failed("summary", DERNA, "-l", "short", "-n", "3", code=2) == twice


@pytest.mark.parametrize("said", ["60 words", "60 слов"])
def test_a_summary_has_no_more_words_than_it_is_told_to(said: str) -> None:
    told = printed("summary", DERNA, "-l", said)
    assert 30 < sum(len(sentence["text"].split()) for sentence in told["sentences"]) <= 60


@pytest.mark.parametrize(("options", "most"), [(["-n", "1"], 1), (["-l", "2"], 2), (["-l", "line"], 1)])
def test_each_chapter_is_as_long_as_is_told(tmp_path: Path, options: list[str], most: int) -> None:
    report = tmp_path / "report.md"
    chapters = [f"## {name}\n\n{FERRY} {'It snows in March. ' * 9}" for name in ("Ice", "Tax")]
    report.write_text("# Norby\n\n" + "\n\n".join(chapters), "utf-8")
    told = printed("summary", str(report), "--sections", *options)
    assert [len(section["sentences"]) for section in told["sections"]] == [most, most]
    for section in told["sections"]:
        for sentence in section["sentences"]:
            check_slice(sentence, told["text"])
    assert " sentences · " in run("summary", str(report), "--sections", *options).stdout


def test_chapters_about_something_are_a_wrong_use() -> None:
    said = failed("summary", DERNA, "--sections", "-f", "Haftar", code=2)
    assert said == "A chapter is told as a whole: leave out either --focus or --sections."


def test_a_text_without_chapters_says_so() -> None:
    assert "no chapters here" in run("summary", DERNA, "--sections").stdout


@pytest.mark.parametrize("question", ["", " ", "?!"])
def test_a_question_without_words_is_a_wrong_use(question: str) -> None:
    assert failed("ask", DERNA, question, code=2).startswith("There is no question in that.")


def test_a_text_of_two_megabytes_is_read(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("\n\n".join([FERRY] * (2_000_000 // len(FERRY) + 1)))
    told = printed("summary", str(long), "--algorithm", "lead", "--sentences", "1")
    assert len(told["text"]) >= 2_000_000
    check_slice(told["sentences"][0], told["text"])
