"""A small client of WebDriver (https://www.w3.org/TR/webdriver2/): enough to look at a page and to use it."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import HTTPError

from tests.web.programs import Programs

PATIENCE = 30.0
"""Seconds until something that should be there is given up."""
STALE = 5
"""Times an element is looked up that goes before it can be clicked."""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key of an element's reference (WebDriver, "Elements")."""
KEYS = {"tab": "\ue004", "enter": "\ue007", "escape": "\ue00c", "down": "\ue015", "up": "\ue013"}
STARTED = re.compile(rb"started successfully on port (\d+)")
# Without these a browser asks its maker for updates, and root may not run it at all.
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--mute-audio",
    "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)  # fmt: skip


class StaleError(RuntimeError):
    """An element was drawn anew between being found and being used."""


class Browser:
    """One window; elements are named by CSS selectors, and waited for."""

    def __init__(self, driver: str, session: str) -> None:
        self._base = f"{driver}/session/{session}"

    def open(self, address: str) -> None:
        """Go to an address."""
        self._call("POST", "/url", url=address)

    def resize(self, width: int, height: int) -> None:
        """Look at the page through a window of that size."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.devtools("Emulation.setDeviceMetricsOverride", **metrics)

    def devtools(self, command: str, **parameters: Any) -> Any:
        """What only Chromium knows, by its own protocol."""
        return self._call("POST", "/goog/cdp/execute", cmd=command, params=parameters)

    def run(self, script: str, *arguments: Any) -> Any:
        """What a function with this body returns."""
        return self._call("POST", "/execute/sync", script=script, args=list(arguments))

    def wait(self, condition: str, *arguments: Any) -> Any:
        """Wait until an expression is true; what it is then. TimeoutError shows the page's text."""
        deadline = time.monotonic() + PATIENCE
        while not (found := self.run(f"return ({condition})", *arguments)):
            if time.monotonic() > deadline:
                raise TimeoutError(f"never true: {condition} {arguments}\n{self.text('body')}")
            time.sleep(0.05)
        return found

    def click(self, selector: str) -> None:
        """Click on the first element there; one that the page draws anew just then is looked up again."""
        for _ in range(STALE):
            with suppress(StaleError):
                self._call("POST", f"/element/{self._find(selector)}/click")
                return
        raise StaleError(selector)

    def type(self, selector: str, text: str) -> None:
        """Type into an element; of a file field, the file's path."""
        self._call("POST", f"/element/{self._find(selector)}/value", text=text)

    def press(self, key: str) -> None:
        """Press a key wherever the focus is."""
        down = [{"type": kind, "value": KEYS[key]} for kind in ("keyDown", "keyUp")]
        self._call("POST", "/actions", actions=[{"type": "key", "id": "keys", "actions": down}])

    def text(self, selector: str) -> str:
        """The text of the first element there, as it is written."""
        return str(self.run("return document.querySelector(arguments[0])?.textContent ?? ''", selector))

    def count(self, selector: str) -> int:
        """How many elements there are."""
        return int(self.run("return document.querySelectorAll(arguments[0]).length", selector))

    def shows(self, selector: str, words: str) -> None:
        """Wait until an element has these words in it."""
        holds = (
            "[...document.querySelectorAll(arguments[0])].some((each) => each.textContent.includes(arguments[1]))"
        )
        self.wait(holds, selector, words)

    def picture(self, file: Path) -> None:
        """Keep how the page looks, as a PNG."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(base64.b64decode(self._call("GET", "/screenshot")))

    def said(self) -> list[str]:
        """What the browser complained of since it was asked last."""
        return [entry["message"] for entry in self._call("POST", "/se/log", type="browser")]

    def close(self) -> None:
        """Close the window."""
        self._call("DELETE", "")

    def _find(self, selector: str) -> str:
        self.wait("document.querySelector(arguments[0])", selector)
        found = self._call("POST", "/element", using="css selector", value=selector)
        return str(found[ELEMENT])

    def _call(self, method: str, path: str, **body: Any) -> Any:
        return call(method, self._base + path, body)


def call(method: str, address: str, body: dict[str, Any]) -> Any:
    """The value of a command; RuntimeError with the driver's words where it failed."""
    data = json.dumps(body).encode() if method == "POST" else None
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=method)
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(request, timeout=2 * PATIENCE) as answer:
            return json.load(answer)["value"]
    except HTTPError as refusal:
        with refusal:
            said = json.load(refusal)["value"]["message"].partition("\n")[0]
            raise (StaleError if "stale element" in said else RuntimeError)(said) from None


@contextmanager
def driving(programs: Programs) -> Iterator[str]:
    """The address of a running ChromeDriver."""
    with subprocess.Popen(
        [programs.driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            assert process.stdout
            started = next(filter(None, map(STARTED.search, process.stdout)))
            yield f"http://127.0.0.1:{int(started[1])}"
        finally:
            process.terminate()


@contextmanager
def browsing(driver: str, programs: Programs, *, language: str = "en", dark: bool = False) -> Iterator[Browser]:
    """A window that reads a language, in a profile of its own."""
    with TemporaryDirectory(prefix="browser-") as profile:
        flags = [*FLAGS, f"--user-data-dir={profile}", f"--accept-lang={language}", f"--lang={language}"]
        options = {"binary": programs.browser, "args": flags, "prefs": {"intl.accept_languages": language}}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        made = call("POST", f"{driver}/session", {"capabilities": {"alwaysMatch": wanted}})
        browser = Browser(driver, made["sessionId"])
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        browser.devtools("Emulation.setEmulatedMedia", features=[scheme, still])
        try:
            yield browser
        finally:
            browser.close()
