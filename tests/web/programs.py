"""Where a browser is that tests can drive: Chromium and its ChromeDriver, as Debian packages them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Programs:
    """Paths of a browser and of what drives it."""

    browser: str
    driver: str


def find() -> Programs | None:
    """The programs on PATH; None where one is missing."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    return Programs(browser, driver) if browser and driver else None
