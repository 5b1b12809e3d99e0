"""What people do on the page, and what they wait for."""

from __future__ import annotations

from tests.web.browser import Browser
from tests.web.conftest import ROOT

PICTURES = ROOT / "build" / "screenshots"
TOOL = """[...document.querySelectorAll('.message .tools button')]
    .find((each) => each.textContent.includes(arguments[0])).click()"""
SPEAK = """const field = document.querySelector('#speaker'); field.selectedIndex = arguments[0];
field.dispatchEvent(new Event('change'));"""
LAST = "[...document.querySelectorAll('.by-bot')].at(-1)"


def picture(browser: Browser, name: str) -> None:
    """Keep how the page looks at this step."""
    browser.picture(PICTURES / f"{name}.png")


def write(browser: Browser, text: str) -> None:
    """Type something as people do, and send it."""
    if "\n" in text:
        browser.run("document.querySelector('#text').value = arguments[0]", text)
    else:
        browser.type("#text", text)
    browser.click("#send")


def answered(browser: Browser, words: str) -> None:
    """Wait until the last thing said is the bot's, with these words in it."""
    browser.wait(
        f"{LAST} === document.querySelector('#log').lastElementChild && {LAST}.textContent.includes(arguments[0])",
        words,
    )


def why(browser: Browser) -> None:
    """Ask where the last reply comes from."""
    browser.run(f"{LAST}.querySelector('.ask-why').click()")
    browser.wait("!document.querySelector('#why').hidden && document.querySelector('#why-body .source')")
