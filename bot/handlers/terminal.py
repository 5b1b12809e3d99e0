"""The terminal door: the same conversation, typed or piped, with files by their path."""

from __future__ import annotations

import contextlib
import select
import sys
from collections.abc import Iterable, Iterator

from bot import handlers, routing, sources
from bot.conversation import Conversation
from bot.model import Chat, File, Message, Reply, Sample, Say, Summarise
from bot.printing import show
from summarizer import NutshellError

HERE = Chat(0)
PASTE_PAUSE = 0.05
"""Seconds after which the rest of a paste has arrived; nobody types a line so soon."""
WITH_OPTIONS = range(2, 13)
"""Words of a command that may be a path, how long and about what; more are a text."""
FEW = 3
"""Words up to which one with a slash is a path; of more, "and/or" is none."""


class Terminal:
    """A conversation on standard input and output; links and paths are read, nothing is kept afterwards."""

    def __init__(self, conversation: Conversation, locale: str, max_bytes: int) -> None:
        self._conversation = conversation
        self._chat = Chat(HERE.id, locale=locale)
        self._max_bytes = max_bytes

    def run(self, source: str = "") -> None:
        """Talk until the input ends; at a prompt when someone is typing, line by line from a pipe."""
        if source:
            self._say(source)
        if sys.stdin.isatty():
            self._greet()
            self._talk(_prompted())
        else:
            self._talk(line.rstrip("\n") for line in sys.stdin)

    def _talk(self, lines: Iterable[str]) -> None:
        with contextlib.suppress(KeyboardInterrupt):
            for line in lines:
                if line.strip() or sys.stdin.isatty():
                    self._say(line)

    def _say(self, line: str) -> None:
        try:
            message = self._message(line)
        except NutshellError as error:
            reply: Reply | None = self._perform(Say(error.key, error.values))
        else:
            reply = self._respond(message) if line.strip() else self._perform(Summarise(Sample()))
        if reply:
            show(reply)
            if reply.file:
                show(self._perform(_saved(reply.file)))

    def _greet(self) -> None:
        show(self._perform(Say("terminal-welcome")))

    def _perform(self, intent: Say | Summarise) -> Reply:
        return handlers.perform(self._conversation, self._chat, intent)

    def _respond(self, message: Message) -> Reply | None:
        return handlers.respond(self._conversation, message)

    def _message(self, line: str) -> Message:
        """A typed line; a path in it, alone or behind a command, becomes the file it names."""
        command = routing.COMMAND.match(line)
        told, rest = (line[: command.end()], line[command.end() :]) if command else ("", line)
        words = rest.split() if command and command[1].lower() != "ask" else []
        with_options = len(words) in WITH_OPTIONS and not sources.is_file(rest.strip())
        named = [word for word in words if "." in word] if len(words) > FEW else words
        for name in (*named, rest) if with_options else (rest,):
            path = sources.path_in(name)
            if path:
                file = sources.read_file(path, self._max_bytes)
                return Message(self._chat, text=told + rest.replace(name, "", 1), file=file)
        return Message(self._chat, text=line)


def _saved(file: File) -> Say:
    """Where a file was put that goes along with a reply, or why it could not be."""
    try:
        return Say("file-saved", {"path": str(sources.save(file))})
    except NutshellError as error:
        return Say(error.key, error.values)


def _prompted() -> Iterator[str]:
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  (line editing and history)
    while True:
        try:
            yield _typed()
        except (EOFError, KeyboardInterrupt):
            print()
            return


def _typed() -> str:
    """What was typed, or pasted: lines that arrive together are one text."""
    lines = [input("› ")]
    with contextlib.suppress(EOFError):
        while _more_is_waiting():
            lines.append(input())
    return "\n".join(lines)


def _more_is_waiting() -> bool:
    with contextlib.suppress(OSError):
        return bool(select.select([sys.stdin], [], [], PASTE_PAUSE)[0])
    return False
