"""What people share besides texts: files of every kind, and links that lead somewhere or nowhere."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from bot.botapi.faults import Kind
from bot.botapi.people import User
from tests.bot.servers import Site, reply
from tests.summarizer.documents.writing import FORMATS, Part
from tests.telegram.articles import FERRY, FERRY_TITLE, MARKET
from tests.telegram.talking import Talk, page, send_content, talking

PASSENGERS = "How many passengers did the ship carry?"
PAGE = page(FERRY_TITLE, FERRY)
HTML = PAGE.partition(b"\r\n\r\n")[2]
PARTS = [Part(paragraph) for paragraph in FERRY.split("\n\n")]


@pytest.mark.parametrize(
    ("data", "name", "mime_type"),
    [
        (FERRY.encode(), "ferry.txt", "text/plain"),
        (FERRY.encode("utf-16"), "ferry.txt", "text/plain"),
        (FERRY.encode("cp1252"), "FERRY.TXT", "application/octet-stream"),
        (FERRY.encode(), "ferry.md", "application/octet-stream"),
        (HTML, "ferry.html", "text/html"),
        (HTML, "ferry.htm", "application/octet-stream"),
        (HTML, "ferry", "application/xhtml+xml"),
        *((known.write(PARTS), f"ferry{known.ending}", known.content_type) for known in FORMATS.values()),
        (FORMATS["pdf"].write(PARTS), "ferry", "application/pdf"),
        (FORMATS["docx"].write(PARTS), "ferry.docx", "application/octet-stream"),
    ],
)
def test_a_text_or_page_sent_as_a_file_is_read(
    talk: Talk, ada: User, data: bytes, name: str, mime_type: str
) -> None:
    file = ada.send_document(ada.private, data, name, mime_type=mime_type)
    assert "of 12 sentences" in talk.reply(file).text
    assert "212 passengers" in talk.tell(ada, PASSENGERS).text


@pytest.mark.parametrize(
    ("data", "name", "mime_type", "answer"),
    [
        (b"", "empty.txt", "text/plain", "That is empty."),
        (b" \n ", "blank.txt", "text/plain", "That is empty."),
        (b"12 34 !", "numbers.txt", "text/plain", "I see no words in that."),
        (Random(1).randbytes(9_000), "garbage.txt", "text/plain", "That is no text."),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "picture.html", "text/html", "That is no text."),
        (b"%PDF-1.7", "paper.pdf", "application/pdf", "That file is damaged or cut short"),
        (b"%PDF-1.7", "paper.txt", "text/plain", "That file is damaged or cut short"),
        (b"PK\x03\x04", "paper.docx", "application/vnd.oasis", "That file is damaged or cut short"),
        (b"\xd0\xcf\x11\xe0", "paper.doc", "application/msword", "I do not read this kind of document."),
        (b"<html><body></body></html>", "nothing.html", "text/html", "I find no article on that page."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_why(
    talk: Talk, ada: User, data: bytes, name: str, mime_type: str, answer: str
) -> None:
    file = ada.send_document(ada.private, data, name, mime_type=mime_type)
    assert talk.reply(file).text.startswith(answer)


def test_a_file_of_five_megabytes_is_downloaded_and_told_to_be_too_long(talk: Talk, ada: User) -> None:
    file = ada.send_document(ada.private, (FERRY * 5_000).encode()[:5_000_000], "long.txt")
    assert "characters; I read up to 3,000,000" in talk.reply(file).text


@pytest.mark.parametrize("megabytes", [21, 2000])
def test_a_file_too_large_is_told_before_it_is_downloaded(talk: Talk, ada: User, megabytes: int) -> None:
    file = ada.send_document(ada.private, b"", "huge.txt", size=megabytes * 1_000_000)
    assert talk.reply(file).text.startswith(f"That file has {megabytes:,} MB")
    asked_for = [call.parameters["file_id"] for call in talk.server.calls_of("getFile")]
    assert file.json["document"]["file_id"] not in asked_for


def test_a_file_whose_size_is_not_told_is_refused_when_telegram_says_so(talk: Talk, ada: User) -> None:
    file = talk.world.files.add(b"", folder="documents", name="huge.txt", size=25_000_000)
    unsized = {"file_id": file.file_id, "file_unique_id": "unique", "file_name": "huge.txt"}
    sent = send_content(ada, ada.private, {"document": unsized})
    assert talk.reply(sent).text.startswith("That file is larger than the 20 MB I read.")


def test_a_file_is_no_larger_than_the_bot_may_read(tmp_path: Path) -> None:
    with talking(tmp_path, FETCH_MAX_DOCUMENT_BYTES="1000000") as talk:
        ada = talk.person("Ada")
        file = talk.world.files.add(bytes(1_200_000), folder="documents", name="huge.txt")
        unsized = {"file_id": file.file_id, "file_unique_id": "unique", "file_name": "huge.txt"}
        told = talk.reply(send_content(ada, ada.private, {"document": unsized}))
        assert told.text.startswith("That file has 2 MB; I read up to 1 MB.")


@pytest.mark.parametrize("fault", ["reset-before", "reset-after", 500])
def test_a_download_that_fails_is_tried_again(talk: Talk, ada: User, fault: Kind | int) -> None:
    talk.server.fail_next("getFile", fault, times=2)
    file = ada.send_document(ada.private, FERRY.encode(), "ferry.txt")
    assert "of 12 sentences" in talk.reply(file).text


def test_a_file_that_telegram_does_not_hand_out_is_told(talk: Talk, ada: User) -> None:
    lost = {"file_id": "unknown", "file_unique_id": "unique", "file_name": "lost.txt"}
    told = talk.reply(send_content(ada, ada.private, {"document": lost}))
    assert told.text.startswith("Telegram does not hand me that file right now.")
    talk.server.fail_next("getFile", 500, times=4)
    file = ada.send_document(ada.private, FERRY.encode(), "ferry.txt")
    assert talk.reply(file).text.startswith("Telegram does not hand me that file right now.")


def test_a_question_or_summary_takes_the_file_of_another_chat(talk: Talk, ada: User) -> None:
    club = talk.world.supergroup("Club", [ada])
    file = ada.send_document(club, FERRY.encode(), "ferry.txt")
    assert "212 passengers" in talk.tell(ada, PASSENGERS, reply_to=file).text


def test_a_question_may_come_with_the_file(talk: Talk, ada: User) -> None:
    file = ada.send_document(ada.private, FERRY.encode(), "ferry.txt", caption=PASSENGERS)
    assert "212 passengers" in talk.reply(file).text
    file = ada.send_document(ada.private, FERRY.encode(), "ferry.txt", caption="/summary 1")
    assert talk.reply(file).text.count("• ") == 1
    file = ada.send_document(ada.private, FERRY.encode(), "ferry.txt", caption=f"/ask {PASSENGERS}")
    assert "212 passengers" in talk.reply(file).text


def test_commands_and_questions_take_the_file_they_reply_to(talk: Talk, ada: User) -> None:
    file = ada.send_document(ada.private, FERRY.encode(), "ferry.txt")
    talk.reply(file)
    talk.tell(ada, MARKET)
    assert talk.tell(ada, "/summary 1", reply_to=file).text.count("• ") == 1
    talk.tell(ada, MARKET)
    assert "212 passengers" in talk.tell(ada, PASSENGERS, reply_to=file).text


def test_a_command_that_is_not_about_a_file_leaves_the_one_replied_to_alone(talk: Talk, ada: User) -> None:
    file = ada.send_document(ada.private, b"%PDF-1.7", "paper.pdf", mime_type="application/pdf")
    talk.reply(file)
    assert talk.tell(ada, "/help", reply_to=file).text.startswith("Send a link")
    assert talk.tell(ada, "/summary", reply_to=file).text.startswith("That file is damaged or cut short")


def test_a_link_is_read_and_shown_with_its_title_and_a_small_preview(talk: Talk, ada: User) -> None:
    url = talk.site.on("/ferry", PAGE)
    for text in (url, f"Look at this: {url}!", f"/summary {url}", f"<{url}>"):
        summary = talk.tell(ada, text)
        assert FERRY_TITLE in summary.text
        assert summary.json["link_preview_options"] == {"url": url, "prefer_small_media": True}
        links = [each["url"] for each in summary.entities if each["type"] == "text_link"]
        assert len(links) == summary.text.count("• ")
        assert all(link.startswith(f"{url}#:~:text=") for link in links)


def test_a_link_may_hide_behind_words(talk: Talk, ada: User) -> None:
    url = talk.site.on("/hidden", PAGE)
    marks = [{"type": "text_link", "offset": 5, "length": 4, "url": url}]
    assert FERRY_TITLE in talk.tell(ada, "Read this", marks=marks).text


def test_a_question_beside_the_link_is_answered_from_its_page(talk: Talk, ada: User) -> None:
    url = talk.site.on("/asked", PAGE)
    for text in (f"{url} {PASSENGERS}", f"{PASSENGERS}\n{url}", f"/ask {url} {PASSENGERS}"):
        answer = talk.tell(ada, text)
        assert answer.text.startswith("The ship carried 212 passengers")


def test_commands_take_the_link_they_reply_to_and_how_to_read_it(talk: Talk, ada: User) -> None:
    link = ada.say("See " + talk.site.on("/replied", PAGE))
    talk.reply(link)
    assert talk.tell(ada, "/summary 1 lead", reply_to=link).text.count("• ") == 1
    assert talk.tell(ada, f"/summary 2 {talk.site.url('/replied')} lexrank").text.count("• ") == 2


def test_a_redirect_is_followed_and_the_address_it_leads_to_is_shown(talk: Talk, ada: User) -> None:
    final = talk.site.on("/final", PAGE)
    start = talk.site.on("/start", reply(b"", "Location: /final", status="301 Moved Permanently"))
    assert talk.tell(ada, start).json["link_preview_options"]["url"] == final


@pytest.mark.parametrize("kind", ["application/pdf", "application/octet-stream"])
def test_a_link_to_a_document_is_read(talk: Talk, ada: User, kind: str) -> None:
    url = talk.site.on("/ferry.pdf", reply(FORMATS["pdf"].write(PARTS), kind=kind))
    assert "of 12 sentences" in talk.tell(ada, url).text


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (lambda site: reply(b"no", status="404 Not Found"), "127.0.0.1 says there is no such page."),
        (lambda site: reply(b"no", status="403 Forbidden"), "127.0.0.1 does not let me read this page"),
        (lambda site: reply(b"no", status="500 Oops"), "Something failed at 127.0.0.1 itself (code 500)."),
        (lambda site: reply(b"", "Location: /bad", status="302 Found"), "127.0.0.1 keeps sending me"),
        (lambda site: reply(b"%PDF-1.7", kind="application/pdf"), "That file is damaged or cut short"),
        (lambda site: reply(b"%!PS-", kind="application/postscript"), "The link to 127.0.0.1 leads to a kind of"),
        (lambda site: reply(b"\x89PNG", kind="image/png"), "The link to 127.0.0.1 leads to something other"),
        (lambda site: reply(b""), "127.0.0.1 sent a page with nothing in it."),
        (lambda site: page("Menu", "")[:-400], "The answer from 127.0.0.1 came damaged"),
        (lambda site: reply(b"<html><body><nav><a href='/'>Home</a></nav></body></html>"), "I find no article"),
        (
            lambda site: reply(b"", "Location: http://10.0.0.1/", status="302 Found"),
            "10.0.0.1 is not on the public",
        ),
        (lambda site: site.repeat(b"HTTP/1.1 200 OK\r\nX: "), "127.0.0.1 sent so much ahead of the page"),
    ],
)
def test_a_link_that_leads_to_no_article_is_told_why(
    talk: Talk, ada: User, answer: Callable[[Site], bytes], told: str
) -> None:
    assert talk.tell(ada, talk.site.on("/bad", answer(talk.site))).text.startswith(told)


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("http://10.1.2.3/secret", "10.1.2.3 is not on the public internet"),
        ("http://169.254.169.254/latest/meta-data", "169.254.169.254 is not on the public internet"),
        ("http://[::1]/", "::1 is not on the public internet"),
        ("http://user:word@127.0.0.1/", "The link carries a user name or a password"),
        ("http://127.0.0.1:1/", "I could not connect to 127.0.0.1."),
    ],
)
def test_a_link_that_is_not_opened_is_told_why(talk: Talk, ada: User, link: str, told: str) -> None:
    assert talk.tell(ada, link).text.startswith(told)


def test_a_page_that_does_not_come_is_given_up(tmp_path: Path) -> None:
    with talking(tmp_path, FETCH_TIMEOUT="0.3") as talk:
        told = talk.tell(talk.person("Ada"), talk.site.on("/slow", talk.site.repeat(b"", pause=0.05)))
        assert told.text.startswith("127.0.0.1 did not deliver the page in the 0.3 seconds I wait.")


def test_what_went_before_is_still_talked_about_when_a_link_fails(talk: Talk, ada: User) -> None:
    first = ada.say(FERRY)
    talk.reply(first)
    talk.tell(ada, talk.site.on("/gone", reply(b"", status="410 Gone")))
    assert "212 passengers" in talk.tell(ada, PASSENGERS).text
