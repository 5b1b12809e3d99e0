"""A chat's digest as it is shown: slices and links, nobody called, and every page one message."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot import rendering, routing, units
from bot.botapi import entities as rules
from bot.botapi import formatting
from bot.model import Mark, Reply
from bot.model.memory import Coverage, GroupDigest, ShowDigest
from bot.rendering.memory import quiet, stories
from bot.rendering.memory.pages import Parts, pages
from bot.texts import Texts
from summarizer.model import Article, Digest, Post, Sentence, Story

SINCE, UNTIL = datetime(2026, 5, 4, 7, tzinfo=UTC), datetime(2026, 5, 4, 16, 30, tzinfo=UTC)
EN = Texts("en")
PAGE = Article(
    "The ferry struck a breakwater. Nobody was hurt.", "Ferry damaged", "en", "https://www.news.example/ferry"
)


def post(text: str, number: int = 5, author: str = "Ada", link: str = "https://t.me/c/7/{}") -> Post:
    """A message of the club, an hour after it began."""
    return Post(text, "Club", number, SINCE + timedelta(hours=1), author, link.format(number))


def story(text: str, *others: Post, kind: str = "news", first: Post | None = None, details: str = "") -> Story:
    """A story whose headline is a text, with some sentences behind it."""
    whole = f"{text} {details}".strip()
    start = len(text) + 1
    sentences = (Sentence(details, start, start + len(details), 0),) if details else ()
    first = first or post(whole)
    return Story(text, sentences, (replace(first, text=whole), *others), Article(whole), kind)


def digest(*told: Story, **fields: object) -> GroupDigest:
    """A digest of the club's afternoon."""
    coverage = Coverage(214, 12, {"read-paywall": 2}, 3)
    given_ = GroupDigest(Digest(told, 0), SINCE, UNTIL, "Europe/Berlin", coverage, title="Club")
    return replace(given_, **fields)  # type: ignore[arg-type]


def links(reply: Reply) -> dict[str, str]:
    """What is a link, and where to."""
    return {reply.text[mark.start : mark.end]: mark.url for mark in reply.marks if mark.kind == "link"}


def sent(reply: Reply) -> list[rules.Entity]:
    """The marks of a message as the local Bot API makes them, those that it finds itself included."""
    kinds = {"link": "text_link"}
    given_ = [
        {
            "type": kinds.get(mark.kind, mark.kind),
            "offset": units.length(reply.text[: mark.start]),
            "length": units.length(reply.text[mark.start : mark.end]),
        }
        | ({"url": mark.url} if mark.url else {})
        for mark in reply.marks
    ]
    return list(formatting.compose(reply.text, given_).entities)


def test_a_story_has_its_headline_what_it_says_who_told_it_and_the_others() -> None:
    told = story(
        "The ferry is back.", post("Back!", 6, "Bob"), post("Ferry", 7, "Eve"), post("!", 8, "Bob"),
        post("!", 9, "Kim"), post("!", 10, "Lee"), details="It sails at noon.",
    )  # fmt: skip
    shown = rendering.render(digest(told), EN)
    assert shown.text == (
        "Club · May 4, 2026\n\n"
        "• The ferry is back.\nIt sails at noon.\nAda, 10:00 · also: Bob, Eve, Kim and 2 more\n\n"
        "214 messages since 09:00, 12 without text, 2 links unreadable (paywall), 3 links not read yet"
    )
    assert links(shown) == {"The ferry is back.": "https://t.me/c/7/5"} | {
        name: f"https://t.me/c/7/{number}" for name, number in (("Bob", 6), ("Eve", 7), ("Kim", 9))
    }
    folded = next(mark for mark in shown.marks if mark.kind == "expandable_blockquote")
    assert shown.text[folded.start : folded.end] == "It sails at noon."


def test_a_story_behind_a_link_has_links_to_the_message_and_to_the_article() -> None:
    shared = replace(post("Look at this"), links=(PAGE.source,), article=PAGE)
    told = Story("Ferry damaged", (Sentence("Nobody was hurt.", 31, 47, 0),), (shared,), PAGE)
    shown = rendering.render(digest(told), EN)
    assert links(shown) == {"Ferry damaged": shared.link, "news.example": PAGE.source}
    assert "Nobody was hurt." in shown.text


def test_decisions_and_open_questions_stand_below_the_stories() -> None:
    told = [
        story("Who has the key?", kind="question"),
        story("We meet on Friday.", kind="decision"),
        story("Ice is here."),
    ]
    lines = rendering.render(digest(*told), EN).text.split("\n")
    assert lines[2:-2] == [
        "• Ice is here.", "Ada, 10:00", "", "Decisions", "• We meet on Friday. — Ada, 10:00", "", "Open questions",
        "• Who has the key? — Ada, 10:00",
    ]  # fmt: skip


def test_a_basic_group_has_no_links_and_says_so_once() -> None:
    told = [story(text, first=post(text, link="")) for text in ("Ice is here.", "Snow is coming.")]
    shown = rendering.render(digest(*told, basic=True), EN)
    assert (links(shown), shown.text.count("basic group")) == ({}, 1)
    assert "basic group" not in rendering.render(digest(*told), EN).text


def test_a_range_of_several_days_says_the_day_of_each_time() -> None:
    shown = rendering.render(digest(story("Ice is here."), since=SINCE - timedelta(days=1)), EN).text
    assert "Ada, May 4, 10:00" in shown
    assert "messages since May 3, 09:00" in shown


def test_a_message_without_an_end_is_folded_in_whole_below_who_wrote_it() -> None:
    endless = "so it goes on " * 30
    shown = rendering.render(digest(story(endless.strip())), EN)
    folded = next(mark for mark in shown.marks if mark.kind == "expandable_blockquote")
    assert shown.text[folded.start : folded.end] == endless.strip()
    assert list(links(shown)) == ["Ada, 10:00"]


def test_one_still_longer_shows_its_beginning_and_that_there_is_more() -> None:
    endless = ("so it goes on " * 250).strip()
    shown = rendering.render(digest(story(endless)), EN)
    folded = next(mark for mark in shown.marks if mark.kind == "expandable_blockquote")
    quoted, more = shown.text[folded.start : folded.end].rsplit(" ", 1)
    assert (more, endless.startswith(quoted), 900 < len(quoted) <= 1000) == ("…", True, True)


def test_a_headline_that_is_not_the_article_s_is_refused() -> None:
    invented = replace(story("The ferry is back."), headline="The ferry is lost.")
    with pytest.raises(ValueError, match="headline"):
        rendering.render(digest(invented), EN)


def test_a_quiet_chat_is_told_so_with_longer_ranges_to_try() -> None:
    quiet_ = digest(coverage=Coverage())
    shown = rendering.render(quiet_, EN)
    assert shown.text == "Nobody has written anything here since 09:00."
    assert [button.data for button in shown.buttons[0]] == ["d:24h", "d:168h"]
    assert rendering.render(replace(quiet_, scheduled=True), EN).buttons == ()


def test_chatter_alone_is_told_to_be_that_with_what_it_was() -> None:
    shown = rendering.render(digest(), EN).text
    assert shown.startswith("Nothing here made a story")
    assert "214 messages since 09:00, 12 without text" in shown


def test_reasons_are_told_in_words_with_their_numbers_where_there_are_several() -> None:
    unread = {"fetch-timeout": 2, "fetch-busy": 1, "read-paywall": 1, "not-known-yet": 5}
    shown = rendering.render(digest(story("Ice is here."), coverage=Coverage(9, 0, unread)), EN).text
    assert shown.endswith("9 links unreadable (other reasons: 5, site did not answer: 3, paywall: 1)")


# Nobody is called


@pytest.mark.parametrize(
    "text",
    ["Ask @ada_l and @bob!", "@ada", "/forget@nutshell_bot", "a /digest off b", "(@ada)", "привет@ada", "@a1 @b2"],
)
@pytest.mark.parametrize("kind", ["bold", "italic", "expandable_blockquote", "link", ""])
def test_a_name_in_a_quoted_text_calls_nobody_and_a_command_is_not_sent(text: str, kind: str) -> None:
    marks = (Mark(kind, 0, len(text), "https://t.me/c/7/5" if kind == "link" else ""),) if kind else ()
    hushed = quiet.hush(Reply(text, marks))
    assert hushed.text == text
    assert {each["type"] for each in sent(hushed)}.isdisjoint({"mention", "bot_command"})


def test_people_s_names_in_a_digest_call_nobody() -> None:
    told = story(
        "Ask @bob.", post("x", 6, "@eve", link=""), first=post("", 5, "@ada", link=""), details="Or @kim."
    )
    shown = rendering.render(digest(told, title="The @club"), EN)
    assert "mention" not in {each["type"] for each in sent(shown)}
    assert all(name in shown.text for name in ("@bob", "@eve", "@ada", "@kim", "@club"))


def test_a_hundred_names_in_a_row_are_hushed_within_telegram_s_marks() -> None:
    told = story("@ab " * 70 + "!", post("x", 6, "Bob"), details=("@cd " * 149).strip())
    shown = rendering.render(digest(told), EN)
    assert "mention" not in {each["type"] for each in sent(shown)}
    assert len(shown.marks) < 12


# Pages

words = st.text(st.sampled_from("ab я🙂\n@/.…"), max_size=20)
lengths = st.sampled_from([1, 1, 1, 5, 20, 90])


@st.composite
def any_story(draw: st.DrawFn) -> Story:
    """A story of any length by anybody, with any number of others."""
    headline = (draw(words) * draw(lengths))[:4000].strip() or "x"
    details = (draw(words) * draw(lengths)).strip()
    link = draw(st.sampled_from(["", "https://t.me/c/7/{}", "nonsense", "http://["]))
    others = [post("x", number, draw(words), link) for number in range(draw(st.integers(0, 6)))]
    kind = draw(st.sampled_from(["news", "news", "decision", "question"]))
    return story(headline, *others, kind=kind, first=post("x", 99, draw(words), link), details=details)


@settings(max_examples=60, deadline=None, phases=[phase for phase in Phase if phase is not Phase.shrink])
@given(st.lists(any_story(), min_size=1, max_size=12), st.sampled_from(["en", "ru"]), words)
def test_every_page_is_one_message_and_all_of_them_tell_every_story(
    told: list[Story], locale: str, title: str
) -> None:
    """Whatever is told: within Telegram's limits, marks as it takes them, buttons that lead on and back."""
    outcome, texts, seen = digest(*told, title=title), Texts(locale), 0
    for page in range(len(told) + 1):
        shown = rendering.render(replace(outcome, page=page), texts)
        assert units.length(shown.text) <= 4096
        assert rendering.split(shown) == [shown]
        assert {each["type"] for each in sent(shown)}.isdisjoint({"mention", "bot_command"})
        seen += shown.text.count("• ")
        data = [button.data for row in shown.buttons for button in row]
        assert all(len(each.encode()) <= 64 and isinstance(routing.press(each), ShowDigest) for each in data)
        forward = [each for each in map(routing.press, data) if isinstance(each, ShowDigest) and each.page > page]
        if not forward:
            break
        assert (forward[0].page, forward[0].between) == (
            page + 1,
            (int(SINCE.timestamp()), int(UNTIL.timestamp())),
        )
    assert seen == len(told)


@given(st.lists(st.integers(0, 5000), max_size=40), st.lists(st.integers(0, 5000), max_size=9))
def test_pages_hold_everything_in_its_order_and_none_is_overfull(first: list[int], second: list[int]) -> None:
    def written(part: Sequence[Reply]) -> str:
        return "".join(each.text for each in part)

    def fits(parts: Parts) -> bool:
        return sum(len(written(part)) for part in parts) <= 4096

    parts = tuple([Reply(str(n % 10) * n) for n in part] for part in (first, second, []))
    cut = pages(parts, fits)
    for place in range(3):
        assert [each for page in cut for each in page[place]] == list(parts[place])
    assert all(fits(page) or sum(map(len, page)) == 1 for page in cut)


def test_a_first_page_has_eight_stories_three_decisions_and_three_questions() -> None:
    told = [story(f"Story {n}.") for n in range(12)]
    told += [story(f"{kind} {n}.", kind=kind) for kind in ("decision", "question") for n in range(4)]
    shown = rendering.render(digest(*told), EN).text
    assert (shown.count("• Story"), shown.count("• decision"), shown.count("• question")) == (8, 3, 3)
    assert shown.startswith("Club · May 4, 2026 · 1/2\n")


def test_names_are_one_line_and_no_longer_than_names_are() -> None:
    shown = rendering.render(digest(story("Ice is here.", first=post("x", 5, "A\n\nB" * 99))), EN).text
    assert re.search(r"\nA B.{50,60}…, 10:00\n", shown)
    assert stories.LINE < 4096
