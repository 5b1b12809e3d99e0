"""The command line. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import shell

if TYPE_CHECKING:
    from bot.model import Length

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
    str | None,
    typer.Option("--length", "-l", help='line, short, medium, long; or 5, "50 words", 20% of the sentences.'),
]
About = Annotated[str, typer.Option("--focus", "-f", help="Words that it shall be about.")]
Parts = Annotated[bool, typer.Option("--sections", help="Summarise each section or chapter, too.")]
Name = Annotated[str, typer.Option("--algorithm", "-a", help="nutshell, lead, lexrank, textrank, lsa, luhn …")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]

INTERRUPTED = 130


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

    settings = shell.settings()
    if not settings.telegram.token:
        shell.fail("token-missing")
    if settings.webhook.url and not settings.webhook.secret:
        shell.fail("webhook-needs-secret")
    with shell.told():
        app.run_telegram(settings)


@nutshell.command()
def chat(
    source: Annotated[str, typer.Argument(help="Something to read first.")] = "",
    web: Annotated[bool, typer.Option("--web", help="Open a page with the bot on it, too.")] = False,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Of the page; 0 is any free one.")] = 0,
) -> None:
    """Talk to Nutshell in the terminal, or on a page; lines from a pipe are answered one by one."""
    from bot import app

    if web:
        from bot import tryout

        with shell.told():
            tryout.run(shell.settings(), app.locale(), port, source)
    else:
        app.run_terminal(shell.settings(), app.locale(), source)


@nutshell.command()
def summary(
    source: Source,
    sentences: Count = None,
    length: How = None,
    focus: About = "",
    sections: Parts = False,
    algorithm: Name = "nutshell",
    as_json: Json = False,
) -> None:
    """Summarise an article by its best sentences."""
    with shell.told():
        from bot.model import Chaptered, Length, Reading, Summarised
        from bot.rendering import data
        from bot.workers import Inline, parts

        told, work = _length(sentences, length), Inline()
        if sections and focus.strip():
            shell.fail("focus-of-chapters", shell.USAGE)
        article = shell.read(source)
        about = work.centre(article, focus) if focus.strip() else None
        words = about.words if about else ""
        if about and not words:
            names = ", ".join(about.names)
            shell.fail("focus-unmentioned" if names else "focus-nowhere", values={"words": focus, "names": names})
        wanted = told or Length()
        chosen = work.summarise(article, length=wanted, algorithm=algorithm.lower(), focus=words)
        chapters = parts.each(article, told, algorithm.lower()) if sections else ()
        if as_json:
            by_chapter = {"sections": data.chapters(chapters)} if sections else {}
            shell.print_json(data.summary(chosen.summary, words) | by_chapter)
        elif sections:
            shell.show(Chaptered(Reading("", article), chosen.summary, chapters))
        else:
            shell.show(Summarised(Reading("", article), chosen, wanted, about))


@nutshell.command()
def ask(source: Source, question: str, as_json: Json = False) -> None:
    """Answer a question from an article by quoting the sentence that says so."""
    with shell.told():
        from bot.model import Answered, Reading
        from bot.rendering import data
        from summarizer import FactIndex

        if not any(map(str.isalnum, question)):
            shell.fail("question-empty", shell.USAGE)
        article = shell.read(source)
        answer = FactIndex(article, reader=shell.settings().answers.reader == "on").answer(question)
        if as_json:
            shell.print_json(data.answer(answer, article))
        else:
            shell.show(Answered(Reading("", article), answer))


@nutshell.command()
def facts(source: Source, as_json: Json = False) -> None:
    """List what an article states: who, where, when, how many, said."""
    with shell.told():
        from bot.model import FactsFound, Reading
        from bot.rendering import data
        from summarizer import find_facts

        article = shell.read(source)
        found = find_facts(article)
        if as_json:
            shell.print_json(data.facts(found, article))
        else:
            shell.show(FactsFound(Reading("", article), found))


@nutshell.command()
def digest(
    sources: Sources,
    limit: Annotated[int, typer.Option("--limit", "-l", min=1, help="Stories at most.")] = 10,
    since: Annotated[str, typer.Option(help="24h or 7d before the newest item, or a date.")] = "",
    as_json: Json = False,
) -> None:
    """Digest many articles, or an exported chat, into their stories."""
    with shell.told():
        from bot.model import Digested
        from bot.rendering import data
        from summarizer import compile_digest

        compiled = compile_digest(shell.items(sources, since), limit=limit)
        if as_json:
            shell.print_json(data.digest(compiled))
        else:
            shell.show(Digested(compiled))


@nutshell.command()
def health() -> None:
    """Check that Nutshell can work here: its database, and Telegram where there is a token."""
    from bot import app
    from bot import health as checking

    settings = shell.settings()
    checks = checking.check(settings, app.database_url(settings))
    for check in checks:
        print(f"{check.name}: {'ok' if check.passed else 'failed'} ({check.said})")
    raise typer.Exit(0 if all(check.passed for check in checks) else shell.COULD_NOT)


@nutshell.command()
def backup(file: Annotated[Path, typer.Argument(help="Where to; a file that is not there yet.")]) -> None:
    """Copy the database to a file, also while the bot runs."""
    from bot import app
    from bot.backup import back_up
    from bot.texts import Texts

    settings = shell.settings()
    with shell.told():
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
        raise SystemExit(shell.COULD_NOT) from None
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(error.strerror or type(error).__name__, file=sys.stderr)
        raise SystemExit(shell.COULD_NOT) from None


def _open_what_is_closed() -> None:
    """A program may be started with its streams closed; Python then has none to read or print on."""
    sys.stdin = sys.stdin or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  (for as long as it runs)
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def _length(sentences: int | None, told: str | None) -> Length | None:
    """The length of either option, None without both; two at once, or what tells none, are a wrong use."""
    from bot import wishes

    if sentences and told is not None:
        shell.fail("length-twice", shell.USAGE)
    if told is None:
        return wishes.length(str(sentences)) if sentences else None
    if wishes.read(told).nothing:
        shell.fail("summary-of-nothing", shell.USAGE)
    return wishes.exactly(told) or shell.fail("length-unclear", shell.USAGE, {"said": told})


if __name__ == "__main__":
    main()
