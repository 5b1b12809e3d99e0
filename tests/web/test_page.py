"""The try-out page in a browser: what a first visitor sees, and everything that can be done there."""

from __future__ import annotations

import json
from pathlib import Path

from bot.handlers.web import samples
from tests.bot.servers import Site
from tests.telegram.articles import FERRY, MARKET, MARKET_TITLE
from tests.telegram.talking import page
from tests.web.browser import Browser
from tests.web.using import LAST, SPEAK, TOOL, answered, picture, why, write

HOSTILE = """<img src=x onerror="document.title='taken'"> and <script>document.title='taken'</script> came by post.

"><svg onload=document.title='taken'> was written on the second letter, which arrived on Monday.

The third one said javascript:document.title='taken' and nothing else in its 300 lines.

The postman, Jon <b>Bold</b> Marsh, carried {{7*7}} of them to the office in a sack of jute.

Nobody in the office could say who had sent the letters or why they had been sent at all."""


def test_a_first_visit_leads_to_a_summary_and_to_an_answer(browser: Browser) -> None:
    assert browser.text("#card-name") == "What can this bot do?"
    picture(browser, "1-first-visit")
    browser.click("#start")
    answered(browser, "I tell an article in its own words.")
    browser.click("[data-sample=en]")
    answered(browser, "quoted from the source")
    picture(browser, "2-first-summary")
    why(browser)
    shown = browser.run(
        "return [...document.querySelectorAll('.sentence.shown p')].map((each) => each.lastChild.data)"
    )
    article = samples.load()[0].text
    assert len(shown) == 3
    assert all(sentence in article for sentence in shown)
    assert browser.count(".sentence meter") == browser.count(".sentence") == 15
    picture(browser, "3-why-a-summary")
    browser.click("#samples .ask")
    browser.shows(".mine .text", "How many people live in Derna?")
    answered(browser, "about 150,000")
    assert browser.text(".by-bot:last-child .quoted").startswith("Haftar launched an offensive on May 7")
    why(browser)
    browser.shows(".exact", "150,000")
    browser.shows(".matched", "people")
    browser.shows(".facts", "How many people live in Derna?")
    picture(browser, "4-why-an-answer")


def test_a_question_the_article_does_not_answer_shows_what_was_missing(browser: Browser) -> None:
    browser.click("[data-sample=en]")
    answered(browser, "quoted from the source")
    write(browser, "Who won the chess tournament?")
    answered(browser, "The article does not say.")
    why(browser)
    browser.shows(".facts", "chess, tournament")
    assert browser.count(".sentence.shown") <= 1


def test_what_was_read_is_found_from_any_chat_and_sent_there(browser: Browser) -> None:
    browser.click("[data-sample=en]")
    answered(browser, "quoted from the source")
    browser.type("#text", "@nutshell_bot Haftar militants")
    browser.shows("#offers li", "Haftar forces in Libya tighten noose on Derna militants")
    browser.click("#offers li")
    browser.shows(".mine .text", "Haftar forces in Libya tighten noose on Derna militants")


def test_a_button_changes_the_message_it_stands_under(browser: Browser) -> None:
    browser.click("[data-sample=en]")
    answered(browser, "3 of 15 sentences")
    browser.run(
        f"[...{LAST}.querySelectorAll('.keys button')].find((each) => each.textContent === 'One line').click()"
    )
    answered(browser, "1 of 15 sentences")
    assert browser.count(".by-bot") == 1
    why(browser)
    assert browser.count(".sentence.shown") == 1
    picture(browser, "5-a-button")


def test_a_file_is_read_and_can_be_saved_again(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(FERRY)
    browser.type("#file", str(file))
    answered(browser, "The ferry Marta Lindholm struck a breakwater")
    assert browser.text(".document").startswith("ferry.txt")
    body = browser.run(
        "const asking = new XMLHttpRequest(); asking.open('GET', document.querySelector('.document').href, false);"
        "asking.send(); return [asking.responseText, asking.getResponseHeader('Content-Disposition')]"
    )
    assert body == [FERRY, "attachment; filename*=UTF-8''ferry.txt"]
    picture(browser, "6-a-file")


def test_a_file_dropped_on_the_page_is_sent(browser: Browser) -> None:
    browser.run(
        """const carried = new DataTransfer();
        carried.items.add(new File([arguments[0]], 'market.txt', {type: 'text/plain'}));
        document.dispatchEvent(new DragEvent('dragover', {dataTransfer: carried, cancelable: true}));
        document.querySelector('#log').dispatchEvent(
            new DragEvent('drop', {dataTransfer: carried, bubbles: true, cancelable: true}));""",
        MARKET,
    )
    answered(browser, "The old market hall of Tallby reopened")
    assert browser.run("return document.querySelector('#drop').hidden")


def test_a_link_is_read_from_the_web(browser: Browser, pages: Site) -> None:
    address = pages.on("/market", page(MARKET_TITLE, MARKET))
    write(browser, address)
    answered(browser, MARKET_TITLE)
    link = browser.run(f"return {LAST}.querySelector('.text a').href")
    assert link.startswith(address)


def test_a_group_is_answered_where_it_mentions_the_bot(browser: Browser) -> None:
    browser.click("[data-chat=supergroup]")
    assert browser.text("#name") == "Reading circle"
    browser.run(SPEAK, 1)
    write(browser, f"Look at this:\n\n{FERRY}")
    browser.shows(".mine .text", "Look at this")
    browser.run(SPEAK, 2)
    browser.run(TOOL, "Reply")
    browser.shows("#about-what", "Reply to Omar: Look at this")
    write(browser, "@nutshell_bot how many passengers did the ship carry?")
    answered(browser, "212")
    assert browser.text(".by-bot .reply b") == "Omar"
    assert browser.text(".mine .reply b") == "Omar"
    picture(browser, "7-a-group")


def test_a_passage_selected_is_quoted_to_the_bot(browser: Browser) -> None:
    write(browser, FERRY + "\n")
    answered(browser, "quoted from the source")
    browser.run("""const text = document.querySelector('.mine .text').firstChild;
        const begin = text.data.indexOf('Divers found');
        document.getSelection().setBaseAndExtent(text, begin, text, begin + 71);""")
    browser.wait("!document.querySelector('#quote').hidden")
    browser.click("#quote")
    browser.shows("#about-what", "Quote from Ada: Divers found a hole")
    write(browser, "how deep?")
    browser.shows(".mine .quoted", "Divers found a hole of two metres below the waterline")
    answered(browser, "two metres")


def test_messages_are_edited_deleted_forwarded_and_reacted_to(browser: Browser) -> None:
    write(browser, "Good mornin")
    browser.shows(".mine .text", "Good mornin")
    browser.run(TOOL, "👍")
    browser.shows(".reactions", "👍 1")
    browser.run(TOOL, "Edit")
    browser.wait("document.querySelector('#text').value === 'Good mornin'")
    browser.type("#text", "g")
    browser.click("#send")
    browser.wait("document.querySelector('.mine .text').textContent === 'Good morning'")
    browser.shows(".mine .meta", "edited")
    browser.run(TOOL, "Forward to Harbour post")
    browser.shows("#chats .fresh", "1")
    browser.run(TOOL, "Delete")
    browser.wait("!document.querySelector('.mine')")
    browser.click("[data-chat=channel]")
    browser.shows(".forwarded", "Forwarded from Ada")
    browser.shows(".text", "Good morning")


def test_arabic_is_read_from_right_to_left(browser: Browser) -> None:
    arabic = next(each for each in samples.load() if each.language == "ar")
    browser.click("[data-sample=ar]")
    answered(browser, "quoted from the source")
    assert browser.run(f"return getComputedStyle({LAST}.querySelector('.text')).unicodeBidi") == "plaintext"
    gaps = """const text = document.querySelector('.mine .text'), lines = document.createRange();
        lines.selectNodeContents(text); const first = [...lines.getClientRects()].find((each) => each.width > 1);
        const box = text.getBoundingClientRect(); return [first.left - box.left, box.right - first.right]"""
    left, right = browser.run(gaps)
    assert right < 1 < left
    write(browser, arabic.questions[0])
    answered(browser, "ستين ألف دينار")
    why(browser)
    browser.shows(".exact", "ستين ألف")
    picture(browser, "8-arabic")


def test_markup_in_an_article_is_text_like_any_other(browser: Browser) -> None:
    write(browser, HOSTILE)
    answered(browser, "<img src=x")
    why(browser)
    assert browser.run("return document.title") == "Nutshell, to try out"
    assert browser.count("#log img, #log script, #log svg, #why-body img, #why-body script, #why-body svg") == 0
    assert "{{7*7}}" in browser.text("#why-body")
    picture(browser, "9-hostile")


def test_the_clock_goes_to_the_next_evening(browser: Browser) -> None:
    browser.click("[data-clock=evening]")
    browser.wait("/0?6:30 PM/.test(document.querySelector('#clock').textContent)")
    write(browser, "Good evening")
    browser.shows(".mine .meta", "06:30 PM")


def test_a_digest_arrives_in_the_group_when_its_evening_comes(browser: Browser) -> None:
    browser.click("[data-chat=supergroup]")
    answered(browser, "Keep messages from now on")
    browser.click(".by-bot .keys button")
    browser.wait("document.querySelectorAll('.by-bot .keys button').length === 0")
    for number, language in enumerate(("en", "es", "de")):
        browser.run(SPEAK, number)
        browser.click(f"[data-sample={language}]")
        browser.wait("document.querySelectorAll('.message:not(.by-bot)').length === arguments[0]", number + 1)
    browser.run(SPEAK, 0)
    write(browser, "/digest daily 18:30")
    answered(browser, "every day at 18:30")
    browser.click("[data-clock=evening]")
    answered(browser, "3 messages")
    browser.run(f"{LAST}.querySelector('.ask-why').click()")
    browser.wait("document.querySelectorAll('#why-body h3').length >= 2")
    picture(browser, "12-a-digest")
    link = f"[...{LAST}.querySelectorAll('.text a')].find((each) => each.href.startsWith('https://t.me/'))"
    browser.run(f"{link}.click()")
    browser.wait("document.querySelector('.pointed')")


def test_no_request_leaves_the_machine(browser: Browser, address: str) -> None:
    browser.click("[data-sample=en]")
    answered(browser, "quoted from the source")
    asked = browser.run("return JSON.stringify(performance.getEntriesByType('resource').map((each) => each.name))")
    assert len(json.loads(asked)) > 8
    assert [name for name in json.loads(asked) if not name.startswith(address)] == []
