"""One story of a chat's digest: a headline that opens its message, what it says, and who else told it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from bot import units
from bot.model import Reply
from bot.rendering import tellers
from bot.rendering.summary import BULLET
from bot.rendering.written import Writer
from bot.texts import Texts
from summarizer.model import Article, Post, Span, Story

LINE = 300
"""UTF-16 units of a headline, about five lines of a phone; a longer one is folded in below who wrote it."""
LONGEST = 1000
"""UTF-16 units of a sentence that goes on without end; of one like that the beginning is shown."""
DETAILS = 600
"""UTF-16 units of further sentences, whole ones, of which Telegram shows three lines until asked for more."""
NAMED = 3
"""Others who are named and linked; of more there is the number."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where a digest is read: in a chat of that title, language and time zone; ``dated``: times need their day."""

    texts: Texts
    title: str
    zone: tzinfo
    dated: bool

    def when(self, item: Article | Post) -> str:
        """The time of an item, ``""`` where it is not known."""
        moment = tellers.moment(item)
        return self.texts.clock(moment.astimezone(self.zone), dated=self.dated) if moment else ""


def news(story: Story, here: Here) -> Reply:
    """A story with what it says, folded, and everybody who told it."""
    writer = Writer()
    long = _head(writer, story, here)
    _details(writer, story, long)
    aside = [] if long else [_told(story.items[0], here)]
    writer.add("\n")
    start = len(writer.text)
    writer.add(" · ".join(filter(None, aside)))
    _behind(writer, story, start)
    _others(writer, story, here, start)
    return writer.reply()


def brief(story: Story, here: Here) -> Reply:
    """A decision or a question: its sentence, and who wrote it."""
    writer = Writer()
    if _head(writer, story, here):
        _details(writer, story, True)
    else:
        told = _told(story.items[0], here)
        writer.add(f" — {told}" if told else "")
    return writer.reply()


def _head(writer: Writer, story: Story, here: Here) -> bool:
    """The headline as a link to its message; True where it is too long for one and who wrote it stands there."""
    url = tellers.address(story.items[0]) or tellers.address(story.article)
    writer.add(BULLET)
    start = len(writer.text)
    long = units.length(story.headline) > LINE
    if long:
        writer.add(_told(story.items[0], here) or here.texts.say("digest-message"))
    else:
        _headline(writer, story)
    writer.mark("bold", start)
    if url:
        writer.mark("link", start, url)
    return long


def _headline(writer: Writer, story: Story) -> None:
    """A headline as it stands in the article: its title, or a slice of its text; raises ValueError for neither."""
    at = story.article.text.find(story.headline)
    if at < 0 and story.headline != " ".join(story.article.title.split()):
        raise ValueError("a headline must be the article's own")
    if at < 0:
        writer.add(story.headline)
    else:
        end = at + _fitting(story.headline)
        writer.slice(story.article, Span(story.article.text[at:end], at, end))
        writer.add("" if end == at + len(story.headline) else " …")


def _fitting(text: str) -> int:
    """How many characters of a sentence are shown: all, or so many words of one without an end."""
    if units.length(text) <= LONGEST:
        return len(text)
    most = units.prefix(text, LONGEST)
    return len(text[:most].rsplit(None, 1)[0])


def _details(writer: Writer, story: Story, long: bool) -> None:
    """Further sentences, folded: as many whole ones as there is room for."""
    writer.add("\n")
    start, room = len(writer.text), DETAILS
    if long:
        _headline(writer, story)
    for sentence in story.sentences:
        room -= units.length(sentence.text)
        if room < 0:
            break
        writer.add("\n" if len(writer.text) > start else "").slice(story.article, sentence)
    if len(writer.text) > start:
        writer.mark("expandable_blockquote", start)
    else:
        writer.text = writer.text.rstrip("\n")


def _behind(writer: Writer, story: Story, start: int) -> None:
    """The site of the article behind a message's link, with a link to it."""
    source = tellers.address(story.article)
    if source and source != tellers.address(story.items[0]):
        _separate(writer, start)
        writer.add(tellers.short(story.article.site or tellers.host(source)), url=source)


def _others(writer: Writer, story: Story, here: Here, start: int) -> None:
    """Who else told it: some by name, each a link to their message, and how many more."""
    others = story.items[1:]
    if not others:
        return
    labels: dict[str, Article | Post] = {}
    for item in others:
        labels.setdefault(tellers.name(item, here.title) or here.when(item), item)
    named = [(label, item) for label, item in labels.items() if label][:NAMED]
    _separate(writer, start)
    writer.add(here.texts.say("digest-also-by") if named else here.texts.say("digest-also", others=len(others)))
    for number, (label, item) in enumerate(named):
        writer.add(", " if number else " ").add(label, url=tellers.address(item))
    if named and len(others) > len(named):
        writer.add(" ").add(here.texts.say("digest-and-more", others=len(others) - len(named)))


def _separate(writer: Writer, start: int) -> None:
    writer.add(" · " if len(writer.text) > start else "")


def _told(item: Article | Post, here: Here) -> str:
    return ", ".join(filter(None, (tellers.name(item, here.title), here.when(item))))
