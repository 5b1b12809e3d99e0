"""Whoever uses the page, and however: by the keyboard, by ear, on a phone, in the dark, in Russian."""

from __future__ import annotations

import pytest

from tests.web.browser import Browser, browsing
from tests.web.programs import Programs
from tests.web.using import answered, picture, why

FAINT = """
const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
const light = (rgb) => { const [r, g, b] = rgb.slice(0, 3).map((c) => { const s = c / 255;
  return s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const over = (top, under) => top.slice(0, 3).map((c, n) => c * (top[3] ?? 1) + under[n] * (1 - (top[3] ?? 1)));
const ground = (node) => { const layers = []; for (let at = node; at; at = at.parentElement)
  layers.push(numbers(getComputedStyle(at).backgroundColor));
  return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]); };
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let text = walker.nextNode(); text; text = walker.nextNode()) {
  const node = text.parentElement;
  if (!text.data.trim() || !node.checkVisibility({ checkOpacity: true }) || node.closest('.hidden')) continue;
  const [one, other] = [light(numbers(getComputedStyle(node).color)), light(ground(node))].sort((a, b) => b - a);
  const ratio = (one + 0.05) / (other + 0.05);
  if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${node.className} ${text.data.slice(0, 40)}`);
}
return found;"""
"""WCAG 2.2, success criterion 1.4.3: the ratio of two relative luminances is at least 4.5."""


def faint(browser: Browser) -> list[str]:
    """Texts without enough contrast to what is behind them."""
    return list(browser.run(FAINT))


def test_everything_is_reached_by_the_keyboard(browser: Browser) -> None:
    browser.run("document.querySelector('#text').focus()")
    browser.type("#text", "/sa")
    browser.wait("!document.querySelector('#offers').hidden")
    browser.press("down")
    assert browser.run("return document.querySelector('#text').getAttribute('aria-activedescendant')") == "offer0"
    browser.press("enter")
    browser.wait("document.querySelector('#text').value === '/sample '")
    browser.press("enter")
    answered(browser, "quoted from the source")
    reached = set()
    for _ in range(60):
        browser.press("tab")
        reached.add(
            browser.run("const at = document.activeElement; return at.id || at.textContent.trim() || at.tagName")
        )
    assert {"send", "speaker", "Why?", "More", "Facts", "One line", "open-why", "file"} <= reached


def test_what_can_be_used_has_a_name_and_what_is_read_has_contrast(browser: Browser) -> None:
    browser.click("[data-sample=en]")
    answered(browser, "quoted from the source")
    nameless = """return [...document.querySelectorAll('button, a, input, select, textarea')].filter((each) =>
        each.checkVisibility() && !(each.textContent.trim() || each.ariaLabel || each.labels?.length))
        .map((each) => each.outerHTML)"""
    assert browser.run(nameless) == []
    tree = browser.devtools("Accessibility.getFullAXTree")["nodes"]
    roles = {
        node["role"]["value"]: node["name"]["value"] for node in tree if node.get("role") and node.get("name")
    }
    assert roles["navigation"] == "Chats"
    assert roles["log"] == roles["region"] == "Conversation"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_it_fits_a_phone_in_either_light(address: str, driver: str, chromium: Programs, dark: bool) -> None:
    with browsing(driver, chromium, language="ru", dark=dark) as phone:
        phone.resize(390, 844)
        phone.open(address)
        phone.wait("document.body.dataset.ready === 'true'")
        assert phone.run("return document.documentElement.lang") == "ru"
        phone.click("[data-sample=ru]")
        answered(phone, "дословно из источника")
        assert phone.run("return document.documentElement.scrollWidth") <= 390
        assert faint(phone) == []
        picture(phone, f"10-a-phone-{'dark' if dark else 'light'}")
        why(phone)
        picture(phone, f"11-a-phone-why-{'dark' if dark else 'light'}")
        assert faint(phone) == []
