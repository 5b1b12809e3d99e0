"""Replies on paper: styled on a terminal, with plain marks in a pipe or a file."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from bot.model import Reply

if TYPE_CHECKING:
    from rich.text import Text

STYLES = {
    "bold": "bold",
    "italic": "dim",
    "blockquote": "italic",
    "expandable_blockquote": "italic",
    "code": "bold",
}
PLAIN = {"bold": "**"}
"""Marks that plain text keeps: titles, and the answer in its sentence."""
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a page could steer a terminal with; each becomes a space, so that marks stay where they are."""


def show(reply: Reply) -> None:
    """Print a reply and a blank line."""
    if sys.stdout.isatty():
        from rich.console import Console

        Console(highlight=False).print(_styled(reply), end="\n\n")
    else:
        print(_plain(reply), end="\n\n", flush=True)


def _styled(reply: Reply) -> Text:
    from rich.text import Text

    text = Text(CONTROLS.sub(" ", reply.text))
    for mark in reply.marks:
        style = f"link {mark.url}" if mark.kind == "link" else STYLES.get(mark.kind, "")
        text.stylize(style, mark.start, mark.end)
    return text


def _plain(reply: Reply) -> str:
    text = reply.text
    for mark in sorted(reply.marks, key=lambda mark: -mark.start):
        sign = PLAIN.get(mark.kind, "")
        text = f"{text[: mark.start]}{sign}{text[mark.start : mark.end]}{sign}{text[mark.end :]}"
    return text
