"""What some tests need besides Python; ``python -m tests.services`` installs it where it may.

As root on a machine with apt-get that is done without asking; elsewhere a line says what is missing, and the tests
that need it are skipped. It ends well in any case.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests import postgres
from tests.web import programs

APT = ("apt-get", "--quiet=2", "--option=Acquire::Retries=0", "--option=Acquire::http::Timeout=20")
PATIENCE = 600
"""Seconds until an installation is given up."""


@dataclass(frozen=True, slots=True)
class Service:
    """A program that tests need: its name, the Debian packages it comes in, whether it is here."""

    name: str
    package: str
    is_here: Callable[[], object]


SERVICES = (
    Service("PostgreSQL's server", "postgresql", postgres.programs),
    Service("A browser with its driver", "chromium chromium-driver", programs.find),
)


def provide(services: Iterable[Service] = SERVICES) -> None:
    """Install what is missing where that can be done, and say what is missing still."""
    missing = [service for service in services if not service.is_here()]
    if missing and _may_install():
        _install([package for service in missing for package in service.package.split()])
    for service in missing:
        if not service.is_here():
            told = f"{service.name} is missing (Debian: {service.package}): the tests that need it are skipped."
            print(told, file=sys.stderr)


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(packages: list[str]) -> None:
    print(f"Installing what the tests need: {', '.join(packages)} …", file=sys.stderr)
    for words in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        try:
            subprocess.run(
                [*APT, *words], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, timeout=PATIENCE, check=False,
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError) as error:
            print(f"apt-get could not be used: {type(error).__name__}", file=sys.stderr)


if __name__ == "__main__":
    provide()
