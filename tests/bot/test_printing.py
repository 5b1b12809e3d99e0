"""Replies on paper: plain in a pipe, styled on a terminal, and never steering it."""

from __future__ import annotations

import io
from contextlib import redirect_stdout

import pytest

from bot import printing
from bot.model import Mark, Reply

REPLY = Reply(
    "Derna\nabout 150,000 people",
    (
        Mark("bold", 0, 5),
        Mark("italic", 0, 5),
        Mark("bold", 12, 19),
        Mark("link", 12, 19, "https://news.example/"),
    ),
)


class Paper(io.StringIO):
    """Standard output that is a terminal."""

    def isatty(self) -> bool:
        """As a terminal answers."""
        return True


def shown(reply: Reply) -> str:
    """What a terminal gets to see."""
    with redirect_stdout(Paper()) as paper, pytest.MonkeyPatch.context() as environment:
        environment.setenv("TERM", "xterm-256color")
        environment.delenv("NO_COLOR", raising=False)
        printing.show(reply)
    return paper.getvalue()


def test_a_pipe_gets_stars_around_what_is_bold_and_a_blank_line(capsys: pytest.CaptureFixture[str]) -> None:
    printing.show(REPLY)
    assert capsys.readouterr().out == "**Derna**\nabout **150,000** people\n\n"


def test_a_terminal_gets_styles_and_links() -> None:
    paper = shown(REPLY)
    assert "**" not in paper
    assert "https://news.example/" in paper
    assert "\x1b[1" in paper


def test_nothing_in_a_page_steers_the_terminal() -> None:
    paper = shown(Reply("a\x1b]0;title\x07b\x1b[2Jc\r\x9bd\x00", (Mark("bold", 1, 4),)))
    assert "\x1b]0" not in paper
    assert "\x1b[2J" not in paper
    assert not set(paper) & set("\x07\r\x9b\x00")


def test_signs_that_other_programs_read_as_markup_are_shown_as_they_are() -> None:
    assert "[bold]a[/bold] :smile:" in shown(Reply("[bold]a[/bold] :smile:"))
