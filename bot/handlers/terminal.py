"""The terminal door: the same conversation, typed or piped, with files by their path."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator

from bot import handlers, routing, sources
from bot.conversation import Conversation
from bot.model import Chat, Message, Reply, Sample, Say, Summarise
from bot.printing import show
from summarizer import NutshellError

HERE = Chat(0)


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

    def _greet(self) -> None:
        show(self._perform(Say("terminal-welcome")))

    def _perform(self, intent: Say | Summarise) -> Reply:
        return handlers.perform(self._conversation, self._chat, intent)

    def _respond(self, message: Message) -> Reply | None:
        return handlers.respond(self._conversation, message)

    def _message(self, line: str) -> Message:
        """A typed line; a path in it, alone or behind a command, becomes the file it names."""
        command = routing.COMMAND.match(line)
        start = command.end() if command else 0
        words = line[start:].split() if command and command[1] != "ask" else []
        for name in (line[start:], *words):
            path = sources.path_in(name)
            if path:
                file = sources.read_file(path, self._max_bytes)
                return Message(self._chat, text=line[:start] + line[start:].replace(name, "", 1), file=file)
        return Message(self._chat, text=line)


def _prompted() -> Iterator[str]:
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  (line editing and history)
    while True:
        try:
            yield input("› ")
        except EOFError:
            print()
            return
