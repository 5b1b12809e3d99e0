"""Feeds to items; the feeds are written here."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import read_article
from summarizer.article import is_feed
from summarizer.errors import UnreadableError
from summarizer.feeds import MOST_ITEMS, MOST_TAGS, discover, plain, read_feed

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Norby Post</title><link>https://norby.example/</link><language>en-gb</language>
<item><title>Harbour &amp; ice</title><link>/harbour</link><guid isPermaLink="false">post-7</guid>
<pubDate>Tue, 05 Mar 2019 08:00:00 +0100</pubDate><dc:creator>Ann Lee</dc:creator>
<description>The harbour froze.</description>
<content:encoded><![CDATA[<p>The harbour of Norby froze.</p><script>track("x")</script>
<ul><li>No ship left.</li></ul>]]></content:encoded></item>
<item><title>No date</title><description>&lt;p&gt;Escaped &amp;amp; twice.&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru"><title>Вести Норби</title>
<link href="https://norby.example/ru/"/><id>tag:norby</id>
<entry><title type="html">Гавань &lt;b&gt;замёрзла&lt;/b&gt;</title><id>tag:norby,2019:7</id>
<link rel="alternate" href="gavan.html"/><author><name>Анна Ли</name></author><author><name>Пётр К.</name></author>
<published>2019-03-05T08:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Гавань замёрзла.</p>
<p>Суда стоят.</p></div></content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://norby.example/"><title>Norby</title><link>https://norby.example/</link></channel>
<item rdf:about="https://norby.example/1"><title>One</title><link>https://norby.example/1</link></item></rdf:RDF>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Norby",
    "home_page_url": "https://norby.example/",
    "language": "de-AT",
    "items": [
        {
            "id": 7,
            "url": "/hafen",
            "title": "Hafen",
            "content_html": "<p>Der Hafen ist zu.</p>",
            "authors": [{"name": "Anna"}, {"name": "Anna"}, {"url": "x"}],
            "date_published": "2019-03-05T08:00:00+01:00",
        },
        {"content_text": "Ohne Titel.", "author": "Bert", "date_published": "gestern"},
        "no item",
    ],
}
HOME = "https://norby.example/feeds/all.xml"


def refused(data: bytes) -> str:
    """The key of the error that reading this raises."""
    with pytest.raises(UnreadableError) as caught:
        read_feed(data)
    return caught.value.key


def test_rss_is_read_with_its_content_rather_than_its_description() -> None:
    feed = read_feed(RSS.encode(), source=HOME)
    first, second = feed.items

    assert (feed.title, feed.link, feed.language) == ("Norby Post", "https://norby.example/", "en")
    assert (first.id, first.title, first.author) == ("post-7", "Harbour & ice", "Ann Lee")
    assert first.link == "https://norby.example/harbour"
    assert first.text == "The harbour of Norby froze.\n\nNo ship left."
    assert first.published == datetime(2019, 3, 5, 7, tzinfo=UTC)
    assert (second.text, second.published, second.link) == ("Escaped & twice.", None, "")


def test_atom_is_read_with_all_its_authors() -> None:
    feed = read_feed(ATOM.encode(), source="https://norby.example/ru/feed")
    (item,) = feed.items

    assert (feed.title, item.title, item.author) == ("Вести Норби", "Гавань замёрзла", "Анна Ли, Пётр К.")
    assert (item.link, item.id) == ("https://norby.example/ru/gavan.html", "tag:norby,2019:7")
    assert item.text == "Гавань замёрзла.\n\nСуда стоят."
    assert item.published == datetime(2019, 3, 5, 8, tzinfo=UTC)


def test_rss_one_is_read() -> None:
    (item,) = read_feed(RDF.encode()).items
    assert (item.title, item.link) == ("One", "https://norby.example/1")


def test_a_json_feed_is_read_and_what_is_no_item_passed_over() -> None:
    feed = read_feed(json.dumps(JSON).encode(), source=HOME)
    first, second = feed.items

    assert (feed.title, feed.language, feed.link) == ("Norby", "de", "https://norby.example/")
    assert (first.id, first.link, first.author) == ("7", "https://norby.example/hafen", "Anna")
    assert first.text == "Der Hafen ist zu."
    assert first.published == datetime(2019, 3, 5, 8, tzinfo=timezone(timedelta(hours=1)))
    assert (second.text, second.author, second.published) == ("Ohne Titel.", "Bert", None)


def test_an_item_without_an_id_has_the_same_one_each_time_it_is_read() -> None:
    first, second = (read_feed(RSS.encode()).items[1].id for _ in range(2))
    assert first == second != ""


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://[bad"])
def test_only_web_addresses_are_links(link: str) -> None:
    feed = read_feed(RSS.replace("/harbour", link).encode())
    assert feed.items[0].link == ""


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1251", "koi8-r"])
def test_the_declared_charset_is_believed(charset: str) -> None:
    declared = f'<?xml version="1.0" encoding="{charset}"?>' + ATOM
    assert read_feed(declared.encode(charset)).title == "Вести Норби"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"just words",
        b"<html><body><p>A page</p></body></html>",
        b"{}",
        b"[1]",
        b'{"version": 1}',
        b"{" * 9999,
    ],
)
def test_what_is_no_feed_is_said_to_be_none(data: bytes) -> None:
    assert refused(data) == "read-no-feed"


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF, json.dumps(JSON), "<!-- x --><!DOCTYPE rss>" + RSS[39:]])
def test_a_feed_is_told_from_an_article_and_not_read_as_one(feed: str) -> None:
    assert is_feed(feed.encode())
    with pytest.raises(UnreadableError, match="read-feed"):
        read_article(feed)


def test_a_text_about_feeds_is_none() -> None:
    assert not is_feed(b"The <rss> element holds a channel.")


def test_an_entity_bomb_does_not_go_off() -> None:
    """Each entity is ten of the one before: three billion characters, were they expanded."""
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    feed = f"<!DOCTYPE rss [{bomb}]>" + RSS.split("?>")[1].replace("The harbour froze.", "&e9;")
    assert len(read_feed(feed.encode()).items) == 2


def test_an_entity_outside_is_not_fetched() -> None:
    feed = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + RSS.split("?>")[1].replace(
        "Norby Post", "&x;"
    )
    assert "root" not in read_feed(feed.encode()).title


def test_a_feed_of_endless_markup_is_refused() -> None:
    assert refused(b"<rss><channel>" + b"<item>" * MOST_TAGS) == "read-feed-too-large"


def test_a_tag_of_endless_attributes_is_refused() -> None:
    attributes = " ".join(f'a{number}="b"' for number in range(20_000))
    assert refused(f"<rss><channel><item {attributes}/></channel></rss>".encode()) == "read-feed-too-large"


@pytest.mark.parametrize("name", ["script", "style"])
def test_scripts_that_never_end_are_passed_over(name: str) -> None:
    text = plain(f"<p>Seen.</p><{name}>one</{name}>Also seen." + f"<{name}>two" * 40_000)
    assert text == "Seen.\n\nAlso seen."


def test_a_long_feed_is_read_as_far_as_anybody_reads() -> None:
    items = "<item><title>x</title></item>" * (MOST_ITEMS + 1)
    assert len(read_feed(f"<rss version='2.0'><channel>{items}</channel></rss>".encode()).items) == MOST_ITEMS


@given(st.binary(max_size=40), st.integers(0, len(RSS)), st.integers(0, 30), st.sampled_from([RSS, ATOM, RDF]))
def test_a_damaged_feed_is_read_or_refused(noise: bytes, at: int, lost: int, feed: str) -> None:
    whole = feed.encode()
    with suppress(UnreadableError):
        assert len(read_feed(whole[:at] + noise + whole[at + lost :]).items) <= 4


# The feeds that a page names


@pytest.mark.parametrize(
    ("links", "found"),
    [
        (
            "<link rel='alternate' type='application/rss+xml' href='/rss?a=1&amp;b=2'>",
            ["https://a.example/rss?a=1&b=2"],
        ),
        ('<LINK HREF=atom.xml TYPE=application/atom+xml REL="home alternate"/>', ["https://a.example/x/atom.xml"]),
        (
            '<link title="a > b" rel=alternate href="//b.example/j" type="application/feed+json">',
            ["https://b.example/j"],
        ),
        ("<link rel=alternate type=text/html href=/en><link rel=stylesheet type=text/css href=/c>", []),
        ("<link rel=alternate type=application/rss+xml href='javascript:x'>", []),
        ("<link rel=alternate type=application/rss+xml href='http://['>", []),
        ("<link rel=alternate type=application/rss+xml data-href=/no>", []),
        ("<link rel=alternate type=application/rss+xml href=/a>" * 3, ["https://a.example/a"]),
        ("", []),
    ],
)
def test_a_page_names_its_feeds(links: str, found: list[str]) -> None:
    page = f"<html><head><title>x</title>{links}</head><body></body></html>"
    assert list(discover(page.encode(), "https://a.example/x/y")) == found


@pytest.mark.parametrize("page", ["<link ", "<link a='", '<link a="', "<link x=1 ", "<link rel=alternate "])
def test_endless_markup_names_none(page: str) -> None:
    assert discover(page.encode() * 100_000, "https://a.example/") == ()
