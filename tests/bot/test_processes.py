"""The command line as a process: what a shell sees of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.botapi import BotApiServer, World
from tests.bot.processes import ROOT, begin, run
from tests.bot.servers import Site, reply

pytestmark = [pytest.mark.usefixtures("plain"), pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])]

DERNA = str(ROOT / "tests" / "golden" / "derna.txt")
HEAVY = {
    "numpy",
    "telegram",
    "sqlalchemy",
    "alembic",
    "sumy",
    "nltk",
    "trafilatura",
    "lxml",
    "pydantic",
    "httpx",
    "rich",
}
LANGUAGE = {"langdetect", "sentencex", "snowballstemmer"}


def test_a_command_prints_its_result_and_nothing_else() -> None:
    done = run("summary", DERNA, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["language"] == "en"


def test_a_page_is_fetched_and_a_pipe_is_read(web: Site) -> None:
    text = "The ferry left the harbour of Oran on Tuesday. It carried 240 people. Nobody was hurt."
    url = web.on("/ferry.txt", reply(text.encode(), kind="text/plain"))
    for done in (run("ask", url, "How many people?"), run("ask", "-", "How many people?", given=text.encode())):
        assert (done.returncode, done.stderr) == (0, b"")
        assert "**240" in done.stdout.decode()


@pytest.mark.parametrize(
    ("words", "code"),
    [(["summary", "nope.txt"], 1), (["run"], 1), (["summary", DERNA, "--algorithm", "tarot"], 2)],
)
def test_what_a_person_can_cause_is_one_line_and_a_code(words: list[str], code: int) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (code, b"")
    assert len(done.stderr.splitlines()) == 1


def test_a_database_that_cannot_be_used_is_one_line_and_a_code(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("Dear diary, " * 100)
    url = f"sqlite:///{tmp_path / 'diary.txt'}"
    with BotApiServer(World()) as telegram:
        done = run(
            "run",
            PTB_TIMEDELTA="1",
            NUTSHELL_TELEGRAM_TOKEN=telegram.token,
            NUTSHELL_TELEGRAM_BASE_URL=telegram.base_url,
            NUTSHELL_DATABASE_URL=url,
        )
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().splitlines() == [
        "The database cannot be used. Check NUTSHELL_DATABASE_URL, and that its folder can be written."
    ]


def test_a_pipe_that_closes_early_ends_the_command_without_a_word(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("The ferry left the harbour.\n\n" * 20_000)
    process = begin("summary", str(long), "--algorithm", "lead", "--sentences", "1", "--json")
    assert process.stdout
    assert process.stdout.readline() == b"{\n"
    process.stdout.close()
    process.stdout = None
    _, said = process.communicate()
    assert (process.returncode, said) == (1, b"")


@pytest.mark.parametrize("words", [["summary", "-"], ["summary", "-", "--json"], ["chat"]])
def test_a_short_answer_nobody_reads_ends_the_command_without_a_word(words: list[str]) -> None:
    process = begin(*words)
    assert process.stdout
    process.stdout.close()
    process.stdout = None
    _, said = process.communicate(b"The ferry left the harbour. Nobody was hurt.")
    assert (process.returncode, said) == (1, b"")


def test_a_terminal_without_the_characters_gets_question_marks() -> None:
    done = run("ask", DERNA, "How many people live in Derna?", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"150,000" in done.stdout
    assert run("summary", DERNA, "--json", PYTHONUTF8="0", PYTHONIOENCODING="ascii").returncode == 0


def test_a_name_that_is_no_text_is_told_like_any_other() -> None:
    for words in (["summary", "caf\udce9.txt"], ["digest", "caf\udce9.json"]):
        done = run(*words)
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_the_same_command_is_installed_as_nutshell() -> None:
    script = Path(sys.executable).with_name("nutshell")
    done = subprocess.run([script, "--help"], capture_output=True, text=True, check=True)
    assert all(name in done.stdout for name in ("run", "chat", "summary", "ask", "facts", "digest", "health"))


@pytest.mark.parametrize(
    ("code", "light"),
    [
        ("import summarizer", HEAVY),
        ("import bot.__main__", HEAVY | LANGUAGE | {"summarizer", "config.settings"}),
        ("sys.argv = ['nutshell', '--help']; from bot.__main__ import main; main()", HEAVY | LANGUAGE - {"rich"}),
        ("import bot.handlers.terminal", HEAVY - {"sqlalchemy"}),
        ("import bot.health, bot.app", HEAVY),
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(code: str, light: set[str]) -> None:
    told = f"import atexit, sys; atexit.register(lambda: print('loaded:', *{light!r} & set(sys.modules))); {code}"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "loaded:"
