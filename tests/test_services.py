"""What is installed for the tests, by whom, and that it never stands in the way of a build."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import postgres
from tests.services import Service, provide

LINE = "Sesame is missing (Debian: sesame): the tests that need it are skipped."


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH, on a machine where we are root."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return tmp_path


def sesame(bench: Path) -> Service:
    """A service that is there once apt-get has been asked for it."""
    return Service("Sesame", "sesame", (bench / "sesame").exists)


def apt_get(bench: Path, code: int = 0) -> None:
    """An apt-get that notes what it was asked, and how, and makes what it installs."""
    program = bench / "apt-get"
    made = f': > "{bench}/sesame"' if not code else ":"
    program.write_text(
        f'#!/bin/sh\necho "$DEBIAN_FRONTEND: $*" >> "{bench}/asked"\n'
        f'case "$*" in *install*) {made};; esac\necho chatter\nexit {code}\n'
    )
    program.chmod(0o700)


def test_what_is_missing_is_installed_without_a_question(bench: Path, capfd: pytest.CaptureFixture[str]) -> None:
    apt_get(bench)
    provide([sesame(bench)])
    asked = (bench / "asked").read_text().splitlines()
    assert [line.split()[-1] for line in asked] == ["update", "sesame"]
    assert all(line.startswith("noninteractive: ") for line in asked)
    assert "--yes" in asked[1]
    assert capfd.readouterr() == ("", "Installing what the tests need: sesame …\n")


def test_what_is_there_is_not_asked_for(bench: Path, capfd: pytest.CaptureFixture[str]) -> None:
    apt_get(bench)
    (bench / "sesame").touch()
    provide([sesame(bench)])
    assert not (bench / "asked").exists()
    assert capfd.readouterr() == ("", "")


def test_an_installation_that_fails_is_told_and_stops_nothing(
    bench: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    apt_get(bench, code=100)
    provide([sesame(bench)])
    assert capfd.readouterr().err.splitlines()[1:] == [LINE]


def test_an_apt_that_cannot_be_run_is_told_and_stops_nothing(
    bench: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (bench / "apt-get").write_bytes(b"\x7fELF")
    (bench / "apt-get").chmod(0o700)
    provide([sesame(bench)])
    assert capfd.readouterr().err.splitlines()[-1] == LINE


@pytest.mark.parametrize("who", ["nobody in particular", "root without apt-get"])
def test_who_may_not_install_is_told_what_is_missing(
    who: str, bench: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    if who == "nobody in particular":
        apt_get(bench)
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
    provide([sesame(bench)])
    assert not (bench / "asked").exists()
    assert capfd.readouterr() == ("", f"{LINE}\n")


def test_a_machine_without_a_server_is_told_so(bench: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "INSTALLED", bench)
    with pytest.raises(postgres.UnavailableError, match="not installed"), postgres.running():
        pass


def test_the_newest_server_that_is_whole_is_taken(bench: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "INSTALLED", bench)
    for version, names in {"9.6": postgres.NEEDED, "15": postgres.NEEDED, "17": ["initdb"]}.items():
        folder = bench / version / "bin"
        folder.mkdir(parents=True)
        for name in names:
            (folder / name).touch()
    assert postgres.programs() == bench / "15" / "bin"
