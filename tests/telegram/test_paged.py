"""An article on several pages is read whole, as far as its pages can be had."""

import pytest

from bot.botapi.people import User
from tests.bot.servers import reply
from tests.telegram.articles import FERRY, FERRY_TITLE, MARKET
from tests.telegram.talking import Talk, page


def paged(text: str, following: str) -> bytes:
    """A page of an article with a link to the next one."""
    html = page(FERRY_TITLE, text).partition(b"\r\n\r\n")[2]
    return reply(
        html.replace(b"</article>", f"</article><a href='{following}'>Next</a>".encode()), kind="text/html"
    )


def test_pages_of_one_article_are_one(talk: Talk, ada: User) -> None:
    url = talk.site.on("/storm-at-sea", paged(FERRY, "/storm-at-sea/2"))
    talk.site.on("/storm-at-sea/2", paged(MARKET, "/storm-at-sea/3"))
    talk.site.on("/storm-at-sea/3", reply(b"", "Location: /storm-at-sea", status="302 Found"))
    summary = talk.tell(ada, url)
    assert "of 23 sentences" in summary.text
    assert summary.json["link_preview_options"]["url"] == url
    assert "Helena Brandt" in talk.tell(ada, "Who is the architect?").text


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "500 Oops"])
def test_a_page_whose_continuation_cannot_be_had_is_shown(talk: Talk, ada: User, status: str) -> None:
    url = talk.site.on("/storm-is-over", paged(FERRY, "/storm-is-over/2"))
    talk.site.on("/storm-is-over/2", reply(b"no", status=status))
    assert "of 12 sentences" in talk.tell(ada, url).text


def test_no_more_than_ten_pages_are_read(talk: Talk, ada: User) -> None:
    days = {number: FERRY.replace("Friday", f"day {number}") for number in range(1, 13)}
    for number, text in days.items():
        talk.site.on(f"/a-long-storm/{number}", paged(text, f"/a-long-storm/{number + 1}"))
    assert "of 120 sentences" in talk.tell(ada, talk.site.url("/a-long-storm/1")).text
