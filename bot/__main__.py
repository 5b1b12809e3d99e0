"""The command line. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from bot.model import Length, Outcome
    from config.settings import Settings
    from summarizer import Article, Post

nutshell = typer.Typer(
    name="nutshell",
    help="Tells an article in its own words: summarises it, answers about it, digests many.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
)

Source = Annotated[str, typer.Argument(help="A path, an address, or - for standard input.")]
Sources = Annotated[
    list[str], typer.Argument(help="Paths and addresses of articles and feeds, or one EXPORT.json.")
]
Count = Annotated[
    int | None, typer.Option("--sentences", "-n", min=1, help="How many; a fitting length if not told.")
]
How = Annotated[
    str, typer.Option("--length", "-l", help="line, short, medium, long, so many sentences, or a share: 20%.")
]
About = Annotated[str, typer.Option("--focus", "-f", help="Words that it shall be about.")]
Name = Annotated[str, typer.Option("--algorithm", "-a", help="nutshell, lead, lexrank, textrank, lsa, luhn …")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]

COULD_NOT, USAGE, INTERRUPTED = 1, 2, 130
EXPORT_FACTOR = 10
"""An export holds months of messages: it may be so many times larger than a page."""


def _tell_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"nutshell {version('nutshell')}")
        raise typer.Exit


@nutshell.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_tell_version, is_eager=True)] = False,
) -> None:
    """Tells an article in its own words: summarises it, answers about it, digests many."""


@nutshell.command()
def run() -> None:
    """Run the Telegram bot: long polling, or a webhook when one is configured."""
    from bot import app

    settings = _settings()
    if not settings.telegram.token:
        _fail("token-missing")
    if settings.webhook.url and not settings.webhook.secret:
        _fail("webhook-needs-secret")
    with _told():
        app.run_telegram(settings)


@nutshell.command()
def chat(source: Annotated[str, typer.Argument(help="Something to read first.")] = "") -> None:
    """Talk to Nutshell in the terminal; lines from a pipe are answered one by one."""
    from bot import app

    app.run_terminal(_settings(), app.locale(), source)


@nutshell.command()
def summary(
    source: Source,
    sentences: Count = None,
    length: How = "",
    focus: About = "",
    algorithm: Name = "nutshell",
    as_json: Json = False,
) -> None:
    """Summarise an article by its best sentences."""
    with _told():
        from bot.model import Reading, Summarised
        from bot.rendering import data
        from bot.workers import Inline

        wanted, work = _length(sentences, length), Inline()
        article = _read(source)
        about = work.centre(article, focus) if focus.strip() else None
        words = about.words if about else ""
        if about and not words:
            told = {"words": focus, "names": ", ".join(about.names)}
            _fail("focus-unmentioned" if about.names else "focus-nowhere", values=told)
        chosen = work.summarise(article, length=wanted, algorithm=algorithm.lower(), focus=words)
        if as_json:
            _print_json(data.summary(chosen.summary, words))
        else:
            _show(Summarised(Reading("", article), chosen, wanted, about))


@nutshell.command()
def ask(source: Source, question: str, as_json: Json = False) -> None:
    """Answer a question from an article by quoting the sentence that says so."""
    with _told():
        from bot.model import Answered, Reading
        from bot.rendering import data
        from summarizer import FactIndex

        article = _read(source)
        answer = FactIndex(article, reader=_settings().answers.reader == "on").answer(question)
        if as_json:
            _print_json(data.answer(answer, article))
        else:
            _show(Answered(Reading("", article), answer))


@nutshell.command()
def facts(source: Source, as_json: Json = False) -> None:
    """List what an article states: who, where, when, how many, said."""
    with _told():
        from bot.model import FactsFound, Reading
        from bot.rendering import data
        from summarizer import find_facts

        article = _read(source)
        found = find_facts(article)
        if as_json:
            _print_json(data.facts(found, article))
        else:
            _show(FactsFound(Reading("", article), found))


@nutshell.command()
def digest(
    sources: Sources,
    limit: Annotated[int, typer.Option("--limit", "-l", min=1, help="Stories at most.")] = 10,
    as_json: Json = False,
) -> None:
    """Digest many articles, or an exported chat, into their stories."""
    with _told():
        from bot.model import Digested
        from bot.rendering import data
        from summarizer import compile_digest

        compiled = compile_digest(_items(sources), limit=limit)
        if as_json:
            _print_json(data.digest(compiled))
        else:
            _show(Digested(compiled))


@nutshell.command()
def health() -> None:
    """Check that Nutshell can work here: its database, and Telegram where there is a token."""
    from bot import app
    from bot import health as checking

    settings = _settings()
    checks = checking.check(settings, app.database_url(settings))
    for check in checks:
        print(f"{check.name}: {'ok' if check.passed else 'failed'} ({check.said})")
    raise typer.Exit(0 if all(check.passed for check in checks) else COULD_NOT)


@nutshell.command()
def backup(file: Annotated[Path, typer.Argument(help="Where to; a file that is not there yet.")]) -> None:
    """Copy the database to a file, also while the bot runs."""
    from bot import app
    from bot.backup import back_up
    from bot.texts import Texts

    settings = _settings()
    with _told():
        size = back_up(app.database_url(settings), file)
    print(Texts(app.locale()).say("backup-done", path=str(file), size=-(-size // 1000)))


def main() -> None:
    """Run the command line; a closed pipe or Ctrl-C ends it without a trace."""
    _open_what_is_closed()
    for stream in (sys.stdin, sys.stdout):
        # What is no text, or none this terminal can show, becomes a question mark instead of a traceback.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        try:
            nutshell()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(COULD_NOT) from None
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(error.strerror or type(error).__name__, file=sys.stderr)
        raise SystemExit(COULD_NOT) from None


def _open_what_is_closed() -> None:
    """A program may be started with its streams closed; Python then has none to read or print on."""
    sys.stdin = sys.stdin or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  (for as long as it runs)
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def _length(sentences: int | None, told: str) -> Length:
    """The length of either option; both of them, or what tells none, are a wrong use."""
    from bot import wishes

    length = wishes.length(told or str(sentences or "medium"))
    if length is None or (sentences and told):
        raise typer.BadParameter(told, param_hint="--length")
    return length


def _read(source: str) -> Article:
    from bot import app, sources

    settings = _settings()
    read = app.reader(settings).read
    return sources.read(source, app.fetcher(settings).fetch, settings.fetch.max_document_bytes, read)


def _items(names: list[str]) -> list[Article | Post]:
    from bot import app, exports, sources
    from bot.fetch import Robots

    settings = _settings()
    read = app.reader(settings).read
    fetch, limit = app.fetcher(settings).fetch, settings.fetch.max_document_bytes
    items: list[Article | Post] = []
    for name in names:
        if name.lower().endswith(".json") and not sources.is_address(name):
            items += exports.read(sources.read_file(name, limit * EXPORT_FACTOR).content)
        else:
            items += sources.read_items(name, fetch, limit, read, Robots(fetch))
    return items


def _show(outcome: Outcome) -> None:
    from bot import app, printing, rendering
    from bot.texts import Texts

    printing.show(rendering.render(outcome, Texts(app.locale())))


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _settings() -> Settings:
    from config import settings

    try:
        return settings.load()
    except settings.SettingsError as error:
        _fail("settings-wrong", USAGE, {"reason": str(error)})


@contextmanager
def _told() -> Iterator[None]:
    """Turn whatever a person can cause into one line and an exit code."""
    from summarizer import NutshellError, UnknownAlgorithmError

    try:
        yield
    except UnknownAlgorithmError as error:
        _fail(error.key, USAGE, error.values)
    except NutshellError as error:
        _fail(error.key, values=error.values)


def _fail(key: str, code: int = COULD_NOT, values: Mapping[str, str | int] | None = None) -> NoReturn:
    from bot import app
    from bot.texts import Texts

    print(Texts(app.locale()).say(key, **(values or {})), file=sys.stderr)
    raise typer.Exit(code)


if __name__ == "__main__":
    main()
