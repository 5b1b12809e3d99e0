"""The terminal: piped line by line, and typed by someone who reads what comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import app, handlers
from bot.__main__ import nutshell
from bot.model import Chat, ChatKind, Message
from bot.store import MEMORY
from config import settings
from tests.bot.processes import ROOT, Typist, run, terminal

pytestmark = pytest.mark.usefixtures("plain")

DERNA = "tests/golden/derna.txt"
TITLE = "Haftar forces in Libya tighten noose on Derna militants"
FERRY = "The ferry left the harbour of Oran on Tuesday. It carried 240 people. Nobody was hurt in the storm."
PROMPT = "› "


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file whose name has a space in it; it is also home."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "the ferry.txt").write_text(FERRY)
    return tmp_path


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are typed as they are from the root of the sources."""
    monkeypatch.chdir(ROOT)


def replies(*lines: str, words: tuple[str, ...] = (), **environment: str) -> str:
    """What comes out of a pipe when lines go in."""
    done = CliRunner().invoke(nutshell, ["chat", *words], input="\n".join(lines), env=environment)
    assert (done.exit_code, done.stderr, done.exception) == (0, "", None)
    return done.stdout


# From a pipe


def test_lines_from_a_pipe_are_answered_one_by_one() -> None:
    lines = (f"/summary {DERNA}", "", "How many people live in Derna?", "/forget")
    done = run("chat", given="\n".join(lines).encode())
    assert (done.returncode, done.stderr) == (0, b"")
    shown = done.stdout.decode()
    assert shown.startswith(f"**{TITLE}**")
    assert "150,000**" in shown
    assert "Erased: one article" in shown
    assert "Paste a link" not in shown


def test_days_are_written_out_and_facts_have_their_sentences() -> None:
    shown = replies(DERNA, "When did the offensive begin?", "/facts", "/facts 1", "/facts 999")
    assert "May 7 — May 7, 2018" in shown
    assert "1. Khalifa Haftar" in shown
    assert "Strongman **Khalifa Haftar**'s self-proclaimed" in shown
    assert "There is no fact of that number" in shown
    assert "← Before" not in shown


@pytest.mark.parametrize(
    "line",
    [
        DERNA,
        f"'{DERNA}'",
        f"/summary {DERNA} 1",
        f"/summary {Path(DERNA).resolve()} 1",
        f"/summary 1 lead {DERNA}",
        f"/facts {DERNA}",
    ],
)
def test_a_path_is_read_alone_and_behind_a_command(line: str) -> None:
    assert TITLE in replies(line)


def test_a_path_may_have_spaces_and_a_home(here: Path) -> None:
    shown = replies("the ferry.txt", "~/the ferry.txt", "/summary ./the ferry.txt")
    assert shown.count("Nobody was hurt in the storm.") == 3


@pytest.mark.parametrize("line", ["nope.txt", "/summary nope.txt", "/summary notes/today 5", "/facts ~/nope.html"])
def test_a_path_that_leads_nowhere_is_named(line: str) -> None:
    name = next(word for word in line.split() if "nope" in word or "notes" in word)
    assert replies(line) == f"There is no file at {name}.\n\n"


def test_a_question_with_a_slash_or_the_name_of_a_file_is_a_question() -> None:
    shown = replies(DERNA, "/ask Who is and/or was near nope.txt?", "How many km/h did the army do?")
    assert "no file" not in shown


def test_something_can_be_read_first() -> None:
    assert "150,000**" in replies("How many people live in Derna?", words=(DERNA,))


def test_what_is_no_text_in_a_pipe_is_read_as_far_as_it_is_one() -> None:
    done = run("chat", given=b"\xff\xfe what\n/help\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"/summary" in done.stdout


def test_a_file_whose_name_is_no_text_is_read(here: Path) -> None:
    (here / "caf\udce9.txt").write_text(FERRY)
    assert "Nobody was hurt" in replies("/status", words=("caf\udce9.txt",))


def test_a_pipe_that_says_nothing_is_left_quietly() -> None:
    assert replies() == ""


def test_the_terminal_speaks_its_own_language_and_another_when_asked() -> None:
    shown = replies("/status", "/language en", "/status", LANG="ru_RU.UTF-8")
    assert "Мой язык здесь: Русский." in shown
    assert "I speak English." in shown


# Typed


def typed(typist: Typist, text: str) -> str:
    """What is shown after something was typed, up to the next prompt."""
    typist.type(text)
    return typist.read(f"\n{PROMPT}")


def test_someone_is_welcomed_reads_the_sample_asks_and_leaves() -> None:
    with terminal("chat") as typist:
        assert "Press Enter to read" in typist.read(PROMPT)
        assert TITLE in typed(typist, "\r")
        assert "about 150,000" in typed(typist, "How many people live in Derna?\r")
        assert "There is no file at nope.txt." in typed(typist, "/summary nope.txt\r")
        code, said = typist.leave("\x04")
        assert (code, said.strip()) == (0, "")


def test_ctrl_c_leaves_quietly() -> None:
    with terminal("chat") as typist:
        typist.read(PROMPT)
        code, said = typist.leave("half a question\x03\r")
        assert code == 0
        assert "Traceback" not in said
        assert "Abort" not in said


def test_lines_pasted_together_are_one_text() -> None:
    with terminal("chat") as typist:
        typist.read(PROMPT)
        lines = [f"{FERRY} That was trip number {number}." for number in range(1, 6)]
        shown = typed(typist, "\r".join(lines) + "\r")
        assert "of 20 sentences" in shown
        assert "of 20 sentences" in typed(typist, "/summary 3\r")
        assert typist.leave("\x04")[0] == 0


def test_a_paste_in_brackets_is_one_text_too() -> None:
    with terminal("chat", TERM="xterm") as typist:
        typist.read(PROMPT)
        lines = [f"{FERRY} That was trip number {number}." for number in range(1, 6)]
        typist.type("\x1b[200~" + "\r".join(lines) + "\x1b[201~\r")
        typist.read("of 20 sentences")


def test_a_path_that_was_mistyped_is_typed_again(here: Path) -> None:
    with terminal("chat", cwd=here) as typist:
        typist.read(PROMPT)
        assert "There is no file at ~/the fery.txt." in typed(typist, "~/the fery.txt\r")
        assert "Nobody was hurt in the storm." in typed(typist, "~/the ferry.txt\r")


# Elsewhere


@pytest.mark.parametrize("kind", ChatKind)
@pytest.mark.parametrize("text", [str(ROOT / DERNA), "/summary {}", "/facts {}", "file://{}", "~/.profile"])
def test_a_path_in_a_chat_elsewhere_is_never_read(kind: ChatKind, text: str) -> None:
    said = text.format(ROOT / DERNA)
    with app.conversation(settings.load(), MEMORY) as talking:
        reply = handlers.respond(talking, Message(Chat(5, kind), 1, said, said))
    assert reply is None or "Haftar" not in reply.text
