"""A summary as a reply: title, byline, the chosen sentences, and what they leave out."""

from __future__ import annotations

from bot.model import Button, Length, Reply, Summarised, Unmentioned
from bot.model.lengths import LINE, LONG, MEDIUM, PERCENT, SENTENCES, SHORT, WORDS
from bot.rendering import fragments
from bot.rendering.written import Writer
from bot.texts import Texts
from summarizer.model import Article, Summary
from summarizer.summary import is_whole, saved

BUTTONS = {LINE: "button-line", SHORT: "button-short", MEDIUM: "button-medium", LONG: "button-long"}
LENGTHS = {LINE: "length-line", SHORT: "length-short", MEDIUM: "length-medium", LONG: "length-long"}
BESIDE = 3
"""Buttons that fit beside each other on a phone."""
NAMES_IN_A_ROW = 2
DATA = 64
"""Bytes that a button sends back at most (Bot API, InlineKeyboardButton)."""
BULLET = "• "
PLACE = " ↗"
HOUR = 60
KINDS = {"live": "kind-live", "gallery": "kind-gallery"}


def render(outcome: Summarised, texts: Texts) -> Reply:
    """The reply that shows a summary; a text that is short already is not repeated to who sent it."""
    article, summary = outcome.reading.article, outcome.chosen.summary
    writer = Writer()
    head(writer, article, texts)
    _about(writer, outcome, texts)
    whole, theirs = _is_whole(outcome), outcome.reading.origin is not None
    if whole:
        writer.paragraph().add(texts.say("short-enough" if theirs else "already-short"))
    if not (whole and theirs):
        sentences(writer, summary)
    for line in _remarks(outcome, whole, texts):
        writer.paragraph().add(line, "italic")
    written = writer.reply()
    return Reply(
        written.text,
        written.marks,
        _buttons(outcome, whole, texts),
        preview=article.source if article.source.startswith("http") else "",
        article=outcome.reading.id,
    )


def unmentioned(outcome: Unmentioned, texts: Texts) -> Reply:
    """The reply to a summary about what an article does not mention: what it is about instead."""
    key, listed = outcome.reading.id, ", ".join(outcome.names)
    said = texts.say("focus-nowhere", words=outcome.words)
    if listed:
        said = texts.say("focus-unmentioned", words=outcome.words, names=listed)
    sent = {name: f"s:{key}::{name}" for name in outcome.names}
    names = [Button(name, data) for name, data in sent.items() if len(data.encode()) <= DATA]
    rows = [tuple(names[start : start + NAMES_IN_A_ROW]) for start in range(0, len(names), NAMES_IN_A_ROW)]
    return Reply(said, buttons=(*rows, (_unfocused(key, texts),)), article=key)


def told(length: Length, texts: Texts) -> str:
    """A length in words: "short", "5 sentences long"."""
    if length.kind == SENTENCES:
        return texts.say("length-sentences", sentences=length.number)
    if length.kind == WORDS:
        return texts.say("length-words", counted=length.number)
    if length.kind == PERCENT:
        return texts.say("length-percent", percent=f"{length.number:g}")
    return texts.say(LENGTHS[length.kind])


def head(writer: Writer, article: Article, texts: Texts) -> None:
    """An article's title, who published it when, and what it is where that is no ordinary article."""
    if article.title:
        writer.add(article.title, "bold")
    day = texts.day(article.published) if article.published else ""
    kind = texts.say(KINDS[article.kind]) if article.kind in KINDS else ""
    by = " · ".join(dict.fromkeys(part for part in (article.author, article.site, day, kind) if part))
    if by:
        writer.add("\n" if article.title else "").add(by, "italic")


def sentences(writer: Writer, summary: Summary) -> None:
    """The sentences of a summary, each linked to its place where that has an address."""
    for sentence in summary.sentences:
        writer.paragraph().add(BULLET).slice(summary.article, sentence)
        url = fragments.link(summary.article.source, sentence.text)
        writer.add(PLACE if url else "", url=url)


def reduction(summary: Summary, texts: Texts) -> str:
    """How much shorter than its article a summary is: sentences, and minutes of reading."""
    kept = saved(summary)
    parts = [texts.say("reduction", chosen=kept.sentences, total=kept.of_sentences)]
    minutes = round(kept.minutes)
    if minutes >= HOUR:
        parts.append(texts.say("saved-hours", hours=round(minutes / HOUR)))
    elif minutes:
        parts.append(texts.say("saved-minutes", minutes=minutes))
    return " · ".join([*parts, texts.say("quoted-from-source")])


def _about(writer: Writer, outcome: Summarised, texts: Texts) -> None:
    if outcome.focus:
        writer.paragraph().add(texts.say("focus-about", words=outcome.focus.words))
    if outcome.focus and outcome.focus.missing:
        writer.add("\n").add(texts.say("not-found", words=", ".join(outcome.focus.missing)), "italic")


def _is_whole(outcome: Summarised) -> bool:
    """Whether the article is its own summary; of what was asked for in figures no such thing is said."""
    return is_whole(outcome.chosen.summary) and not outcome.length.counted and outcome.focus is None


def _remarks(outcome: Summarised, whole: bool, texts: Texts) -> list[str]:
    """What a summary leaves out and why, and how long the next ones will be."""
    lines = [] if whole else [reduction(outcome.chosen.summary, texts)]
    lines += _bounds(outcome, texts)
    if outcome.kept and outcome.length == Length():
        lines.append(texts.say("length-back"))
    elif outcome.kept:
        lines.append(texts.say("length-kept", length=told(outcome.length, texts)))
    return ["\n".join(lines)] if lines else []


def _bounds(outcome: Summarised, texts: Texts) -> list[str]:
    """Why a summary is not as long or as short as was wished."""
    summary, wanted, total = outcome.chosen.summary, outcome.chosen.wanted, outcome.chosen.total
    shown, length = len(summary.sentences), outcome.length
    if shown < wanted and (length.counted or (outcome.end > 0 and outcome.focus)):
        return [texts.say("no-more-about" if outcome.focus else _short_of(shown, total))]
    if outcome.end > 0:
        return [texts.say("all-there-is" if shown >= total else "as-long-as-it-gets")]
    if length.kind == WORDS and saved(summary).words > length.number:
        return [texts.say("more-words", counted=saved(summary).words)]
    return [texts.say("as-short-as-it-gets")] if outcome.end else []


def _short_of(shown: int, total: int) -> str:
    return "no-more-sentences" if shown == total else "others-repeat"


def _buttons(outcome: Summarised, whole: bool, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    """The lengths that would show something else, and what else there is to be seen."""
    shown, key = len(outcome.chosen.summary.sentences), outcome.reading.id
    steps = [] if whole else [step for step, count in outcome.chosen.steps.items() if count != shown]
    words = outcome.focus.words if outcome.focus else ""
    lengths = tuple(Button(texts.say(BUTTONS[step]), _data(key, step, words)) for step in steps)
    others = [Button(texts.say("button-facts"), f"f:{key}")]
    if outcome.chosen.chapters:
        others.append(Button(texts.say("button-chapters", total=outcome.chosen.chapters), f"c:{key}"))
    if words:
        others.append(_unfocused(key, texts))
    return (lengths, tuple(others)) if len(lengths) + len(others) > BESIDE else ((*lengths, *others),)


def _unfocused(key: str, texts: Texts) -> Button:
    return Button(texts.say("button-in-general"), f"s:{key}:")


def _data(key: str, step: str, words: str) -> str:
    """What a button sends back: as many words of the focus as it has room for, else the beginning of the first."""
    data = f"s:{key}:{step}"
    kept = words.split()
    while len(kept) > 1 and len(f"{data}:{' '.join(kept)}".encode()) > DATA:
        kept.pop()
    return f"{data}:{' '.join(kept)}".encode()[:DATA].decode(errors="ignore") if kept else data
