"""Commands that cannot do what they are asked: one line that says why, and a code."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.bot.commands import DERNA, failed, run
from tests.bot.servers import Site, reply

pytestmark = [pytest.mark.usefixtures("plain"), pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])]


@pytest.mark.parametrize("command", ["summary", "ask", "facts", "digest"])
@pytest.mark.parametrize(
    ("source", "given", "said"),
    [
        ("nope.txt", None, "There is no file at nope.txt."),
        ("nope.json", None, "There is no file at nope.json."),
        ("{folder}", None, "The file at {folder} cannot be read."),
        ("{binary}", None, "That is no text."),
        ("-", b"", "That is empty."),
        ("-", b" \n", "That is empty."),
        ("-", b"5 + 5 = 10", "I see no words in that."),
        ("http://127.0.0.1:8080/", None, "127.0.0.1 is not on the public internet"),
        ("https://", None, "That link does not lead to a web address"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(
    command: str, source: str, given: bytes | None, said: str, tmp_path: Path
) -> None:
    binary = tmp_path / "binary.dat"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + Random(1).randbytes(3000))
    names = {"folder": str(tmp_path), "binary": str(binary)}
    words = [command, source.format(**names), *(["who?"] if command == "ask" else [])]
    assert failed(*words, given=given).startswith(said.format(**names))


def test_a_file_that_is_no_export_is_told_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "nutshell"}')
    assert failed("digest", str(tmp_path / "package.json")).startswith("That is no Telegram export")


def test_an_unknown_algorithm_is_told_with_the_known_ones() -> None:
    said = failed("summary", DERNA, "--algorithm", "tarot", code=2)
    assert said.startswith("There is no algorithm named tarot. There are: nutshell, lead, ")


@pytest.mark.parametrize(
    "words",
    [
        *(["summary"], ["summary", DERNA, "--sentences", "0"], ["summary", DERNA, "--sentences", "few"], ["sing"]),
        *(["ask", DERNA], ["digest"], ["digest", DERNA, "--limit", "0"], ["summary", DERNA, "--loud"]),
    ],
)
def test_a_command_that_is_not_understood_ends_with_two(words: list[str]) -> None:
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Error: " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_page_that_is_not_there_is_told(web: Site) -> None:
    assert failed("summary", web.on("/", reply(status="404 Not Found"))) == (
        "127.0.0.1 says there is no such page. Check the link, or paste the text here and I will read it."
    )


@pytest.mark.parametrize("command", [["summary", DERNA], ["chat"], ["run"], ["health"], ["digest", DERNA]])
def test_settings_that_are_wrong_are_named(command: list[str]) -> None:
    said = failed(*command, code=2, NUTSHELL_TELEGRAM_TOKN="1:x")
    assert said == "The settings cannot be used: no such setting: NUTSHELL_TELEGRAM_TOKN"


def test_the_bot_does_not_run_without_a_token() -> None:
    assert "NUTSHELL_TELEGRAM_TOKEN" in failed("run")


def test_a_webhook_does_not_run_without_a_secret() -> None:
    said = failed("run", NUTSHELL_TELEGRAM_TOKEN="1:x", NUTSHELL_WEBHOOK_URL="https://bot.example")
    assert "NUTSHELL_WEBHOOK_SECRET" in said
