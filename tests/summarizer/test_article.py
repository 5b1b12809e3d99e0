"""Plain text to an article: pasted pages lose what stands around them, clean text loses nothing."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import read_article, sentences
from summarizer.errors import UnreadableError
from summarizer.model import Article
from tests.summarizer.strategies import TEXTS

GOLDEN = (Path(__file__).parents[1] / "golden" / "derna.txt").read_text("utf-8")
PAGES = tomllib.loads(Path(__file__).with_name("pages.toml").read_text("utf-8"))
NOTE = "The ladder is in the shed. Please bring it back before Friday, Ann needs it for the roof."
STORY = (
    "The harbour of Norby froze on Monday for the first time in thirty years. "
    "The mayor closed the port and called the icebreaker Polaris, which lay in Ostrey.\n\n"
    "Fishermen walked to their boats across the ice. \n\n"
    "\"We have never seen ice this thick,\" the harbour master said. His office expects a thaw by Friday."
)  # fmt: skip


def lines(text: str) -> list[str]:
    """The lines of a text that are not blank."""
    return [line for line in text.splitlines() if line.strip()]


def pasted(page: dict[str, Any], between: str) -> str:
    """A page as it comes out of a browser window."""
    return between.join([*page["above"], page["title"], page["byline"], *page["body"], *page["below"]])


@pytest.fixture(scope="module")
def golden() -> Article:
    """The golden sample: an article that was pasted with its page around it."""
    return read_article(GOLDEN, source="derna.txt")


def test_the_golden_page_is_read_as_its_article(golden: Article) -> None:
    """Title, author, day and language are told, and the text begins where the article does."""
    assert golden.text.startswith("BENGHAZI, Libya —")
    assert golden.text.endswith("controlled by Haftar's forces.")
    assert golden.title == "Haftar forces in Libya tighten noose on Derna militants"
    assert (golden.author, golden.published, golden.language) == ("AFP", date(2018, 5, 23), "en")
    assert golden.source == "derna.txt"


@pytest.mark.parametrize(
    "furniture",
    [
        "You are here",
        "By AFP - May 23,2018",
        "107 users have voted.",
        "Newsletter",
        "Get top stories and blog posts emailed to you each day.",
        "PDF",
    ],
)
def test_nothing_around_the_golden_article_is_in_a_sentence(golden: Article, furniture: str) -> None:
    """What the page put around the article is nowhere in it."""
    assert furniture not in golden.text


def test_every_sentence_of_the_golden_article_stands_in_the_page(golden: Article) -> None:
    """Sentences are quoted, character by character, and "up" is none of them."""
    found = sentences.split(golden.text, golden.language)

    assert len(found) >= 15
    assert all(sentence.text in GOLDEN for sentence in found)
    assert "up" not in {sentence.text for sentence in found}
    assert any(sentence.text.startswith('"We are close... to liberating') for sentence in found)


@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n\r\n", "\n \n\n"])
@pytest.mark.parametrize("code", PAGES)
def test_a_pasted_page_is_read_as_its_article(code: str, between: str) -> None:
    """In each language: the body alone is left, and the page tells its title, its author and its day."""
    page = PAGES[code]
    article = read_article(pasted(page, between))

    assert article.text == between.join(page["body"])
    assert article.title == page["title"]
    assert (article.author, article.published, article.language) == (page["author"], page["published"], code)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        STORY.replace("\n\n", "\n"),
        STORY.replace("\n", "\r\n"),
        STORY.replace(". ", ".  \t"),
        STORY.replace(" of ", "\u00a0of\u202f"),
        "\n\n\t " + STORY + " \n \n",
        STORY.replace("ice", "🧊🇳🇴👨‍👩‍👧"),
        STORY.replace("e", "e\u0301"),
        "\u202b" + "תמו הדיונים. איש לא נפגע בנמל הקפוא.\n\n\u200fהקרח עבה מאוד." + "\u202c",
        "تجمد الميناء يوم الاثنين.\n\nلم يصب أحد بأذى؟",
        "— Кто там? — спросил он.\n— Никого!",
        "港口周一结冰了。\n\n没有人受伤。",
        NOTE,
        "Milk, bread, a newsletter about harbours and 12 eggs.",
    ],
)
def test_clean_text_stays_as_it_is(text: str) -> None:
    """Without a sign of furniture not one character is touched, however odd the white space."""
    assert read_article(text).text == text


@pytest.mark.parametrize("extra", ["Share", "PDF", "12 comments", "By Ann Lee"])
def test_a_short_note_is_kept_whole(extra: str) -> None:
    """A note that would lose most of itself is no page."""
    text = f"{extra}\nShare\nNewsletter\nmilk and bread\nIt rains."

    assert read_article(text).text == text


def test_a_byte_order_mark_is_no_text() -> None:
    """Nor is it one in front of text that has been decoded already."""
    assert read_article("\ufeff" + NOTE).text == NOTE


@pytest.mark.parametrize(
    "box",
    [
        "Sign up for our newsletter\nThe news, every morning.\nSubscribe",
        "Photo: Gwen Pallister/Ostrey Courier",
        "Read more: Harbour lights to be switched off",
        "Advertisement",
        "3 min read",
        "1.2K shares",
    ],
)
def test_a_box_inside_an_article_is_dropped(box: str) -> None:
    """And a blank line is left where it stood."""
    above, below = (STORY + "\n\n" + STORY.replace("Norby", town) for town in ("Ostrey", "Hale"))

    assert read_article(f"{above}\n\n{box}\n\n{below}").text == f"{above}\n\n{below}"


@given(TEXTS)
def test_an_article_is_made_of_lines_of_its_text(text: str) -> None:
    """Lines are dropped, a blank one left in place, never rewritten; reading repeats itself and fails one way."""
    try:
        article = read_article(text, content_type="text/plain")
    except UnreadableError:
        return
    assert article == read_article(text, content_type="text/plain")
    source = text.removeprefix("\ufeff").encode(errors="replace").decode().replace("?", "\ufffd")
    written = {line.strip() for line in source.splitlines()}
    assert {line.strip() for line in article.text.replace("?", "\ufffd").splitlines()} <= written | {""}
    assert article.title == " ".join(article.title.split())


@given(st.lists(st.sampled_from([*STORY.split("\n\n"), "Share", "By Ann Lee", "up", "3 comments"]), max_size=12))
def test_the_order_of_lines_is_kept(parts: list[str]) -> None:
    """What is left of a page stands in the order of the page."""
    try:
        left = lines(read_article("\n\n".join(parts)).text)
    except UnreadableError:
        return
    rest = iter(part.strip() for part in parts)
    assert all(line.strip() in rest for line in left)


def test_a_list_before_the_prose_stays_and_only_the_first_line_is_the_title() -> None:
    recipe = (
        "Apple cake\n\nServes 8\n\n4 eggs\n200 g sugar\n3 apples\n\nHeat the oven and butter a tin for the cake."
    )
    article = read_article(recipe)
    assert article.title == "Apple cake"
    assert all(line in article.text for line in ("Serves 8", "4 eggs", "200 g sugar", "3 apples"))


POSTS = {
    "en": (
        "🧊 Norby harbour freezes",
        ["Read more: https://example.com/norby", "#norby #ice", "Subscribe @norbynews"],
    ),
    "ru": (
        "Мэр закрыл порт",
        ["Подробнее: https://example.com/norby", "#норби #лёд", "Подписаться на канал @norby"],
    ),
    "de": ("Hafen gesperrt", ["Mehr lesen: https://example.com/norby", "#Norby #Eis"]),
}


@pytest.mark.parametrize("code", POSTS)
def test_the_tail_of_a_forwarded_post_is_no_part_of_it(code: str) -> None:
    """Hashtags, a link to the rest and a channel to subscribe to; bullets of emoji stay."""
    title, tail = POSTS[code]
    body = [*PAGES[code]["body"], f"🔹 {PAGES[code]['body'][-1]}"]
    article = read_article("\n\n".join([title, *body, *tail]))

    assert (article.title, article.text) == (title, "\n\n".join(body))


@pytest.mark.parametrize(
    "text",
    [
        "Milk\nBread\nEggs\nHome\nShare\nButter",
        "City\tPeople\tIce\nNorby\t12,000\tyes\nOstrey\t8,000\tno",
        "def main():\n    print('home')\n    return 0",
        "[10:01] Ann: hi\n[10:02] Bob: hello, is the port open?\n[10:03] Ann: no, closed",
        "The ice came down at dawn to Norby bay\nand held the boats like flies in amber still\nno bell was rung",
    ],
)
def test_what_is_no_article_is_kept_whole(text: str) -> None:
    """A list, a table, code, a chat, a poem: no line is taken for a menu or a title."""
    article = read_article(text)

    assert "\n".join(filter(None, (article.title, article.text))) == text
