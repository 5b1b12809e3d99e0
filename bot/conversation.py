"""The use cases: what Nutshell does with an intent, the same behind every door. Synchronous."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from bot import listing, memory, wishes
from bot.fetch import Fetch
from bot.model import (
    Answered,
    Ask,
    ChapterTold,
    Chat,
    ChatKind,
    ChooseLanguage,
    Chosen,
    Contents,
    Current,
    FactsFound,
    Focus,
    Forget,
    Intent,
    Known,
    LanguageChoice,
    Length,
    Outcome,
    Reading,
    Said,
    Say,
    ShowChapters,
    ShowFacts,
    ShowSentence,
    ShowStatus,
    Status,
    Summarise,
    Summarised,
    Unmentioned,
)
from bot.model.intents import ArticleIntent
from bot.model.lengths import AGAIN
from bot.model.memory import AskMemory, ForgetMe, MemoryIntent
from bot.readings import Readings
from bot.store import Store
from bot.workers import Work
from summarizer import NutshellError

NO_ARTICLE = frozenset({"no-article", "not-an-article"})
"""Where nobody talks about an article, a question is one to what was shared in the chat."""


class Conversation:
    """Reads, summarises and answers in any number of chats, with one memory and one way to the network.

    What is done with a text is done by ``work``; ``refused`` hears the key of whatever could not be done, and
    ``drop_pages`` that no fetched page is to be kept. ``now`` is the clock.
    """

    def __init__(
        self,
        store: Store,
        fetch: Fetch,
        languages: tuple[str, ...],
        work: Work,
        refused: Callable[[str], None] = lambda _: None,
        drop_pages: Callable[[], None] = lambda: None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._readings = Readings(store, fetch, work)
        self._means = memory.Means(store, fetch, work, now, self._drop)
        self._languages = languages
        self._work = work
        self._refused = refused
        self._drop_pages = drop_pages

    @property
    def means(self) -> memory.Means:
        """What the chats' memories work with."""
        return self._means

    def language(self, chat: Chat) -> str:
        """The language the chat chose, else the reader's own."""
        return self._store.language(chat) or chat.locale

    def perform(self, chat: Chat, intent: Intent) -> Outcome:
        """Do what is meant; whatever a reader can cause comes back as a sentence that says so."""
        try:
            if isinstance(intent, MemoryIntent):
                return self._recall(chat, intent)
            return self._perform(chat, intent)
        except NutshellError as error:
            self._refused(error.key)
            return Said(error.key, error.values)

    def remember(self, chat: Chat, sent: Sequence[int], article: str) -> None:
        """Messages of ours are about that article: replying to one means the article."""
        self._store.link(chat, sent, article)

    def forget(self, chat: int) -> int:
        """Erase all that is kept of a chat, in memory too."""
        self._drop()
        return self._store.forget(chat)

    def migrate(self, old: int, new: int) -> None:
        """A group goes by a new id from now on."""
        self._store.migrate(old, new)

    def _perform(self, chat: Chat, intent: ArticleIntent) -> Outcome:
        match intent:
            case Summarise():
                return self._summarise(chat, intent)
            case Ask():
                return self._ask(chat, intent)
            case ShowFacts():
                return self._show_facts(chat, intent)
            case ShowChapters():
                return self._show_chapters(chat, intent)
            case ShowSentence():
                return self._show_sentence(chat, intent)
            case ChooseLanguage():
                return self._choose(chat, intent.code)
            case Forget():
                return self._forget(chat)
            case ShowStatus():
                return self._status(chat, intent)
            case Say():
                return Said(intent.key, intent.values)

    def _forget(self, chat: Chat) -> Said:
        """Erase a chat; who has words in groups, too, is told how to erase those."""
        articles = self.forget(chat.id)
        elsewhere = chat.kind is ChatKind.PRIVATE and self._store.holdings.elsewhere(chat.id)
        return Said("forgotten-but" if elsewhere else "forgotten", {"articles": articles})

    def _recall(self, chat: Chat, intent: MemoryIntent) -> Outcome:
        """What a chat's memory is asked for; without one a question is about the article talked about."""
        if isinstance(intent, AskMemory) and not self._store.keepings.of(chat.id):
            return self._ask(chat, Ask(Current(), intent.question))
        if isinstance(intent, ForgetMe):
            self._drop()
        return memory.perform(self._means, chat, intent)

    def _summarise(self, chat: Chat, intent: Summarise) -> Outcome:
        reading = self._readings.read(chat, intent.source, intent.message)
        before, about = self._store.told(chat, reading.id) if intent.by else (None, "")
        asked = intent.focus or about
        focus = self._work.centre(reading.article, asked) if asked else None
        mistyped = wishes.length(" ".join(focus.missing), chat.locale) if focus and not intent.length else None
        if focus and mistyped:
            focus = Focus(focus.words) if focus.words else None
        if focus and not focus.words:
            return Unmentioned(reading, asked, focus.names)
        intent = replace(intent, length=intent.length or mistyped)
        return self._tell(chat, intent, reading, focus, before if asked == about else None)

    def _tell(
        self, chat: Chat, intent: Summarise, reading: Reading, focus: Focus | None, before: Length | None
    ) -> Summarised:
        """A summary as long as is asked for, else as this chat has chosen; what is asked for may be chosen so.

        Of "longer" it is a step longer than the one ``before``.
        """
        here, words, end = self._store.length(chat), focus.words if focus else "", 0
        summarise = partial(self._work.summarise, reading.article, algorithm=intent.algorithm, focus=words)
        length = intent.length or before or replace(here, most=AGAIN)
        chosen, asked = summarise(length=length), intent.length
        if intent.by:
            asked, length, chosen, end = _stepped(length, intent.by, chosen, summarise)
        everything = length.counted and chosen.wanted >= chosen.total
        kept = asked not in (None, here) and focus is None and not everything and _may_last(chat, intent, length)
        if kept:
            self._store.choose_length(chat, length)
        self._store.tell(chat, reading.id, length, words)
        return Summarised(reading, chosen, length, focus, kept, end)

    def _ask(self, chat: Chat, intent: Ask) -> Outcome:
        try:
            reading = self._readings.read(chat, intent.source, intent.message)
        except NutshellError as error:
            if error.key in NO_ARTICLE and self._store.keepings.of(chat.id):
                return memory.perform(self._means, chat, AskMemory(intent.question))
            raise
        previous = self._store.question(chat, reading.id)
        answer, around = self._work.answer(reading.article, intent.question, intent.passage, previous)
        self._store.ask(chat, reading.id, answer.question)
        return Answered(reading, answer, around)

    def _show_facts(self, chat: Chat, intent: ShowFacts) -> Outcome:
        reading = self._readings.read(chat, intent.source, intent.message)
        facts = self._work.find_facts(reading.article)
        if not intent.number:
            return FactsFound(reading, facts, intent.page or 0)
        fact = listing.numbered(facts, intent.number)
        if fact is None:
            return Said("no-such-fact", {"total": len(facts)})
        return Answered(reading, *self._work.look(reading.article, listing.spot(fact)))

    def _show_chapters(self, chat: Chat, intent: ShowChapters) -> Outcome:
        reading = self._readings.read(chat, intent.source, intent.message)
        if intent.number is None:
            return Contents(reading, self._work.outline(reading.article, intent.page or 0))
        chosen = self._work.chapter(reading.article, intent.number, self._store.length(chat))
        return ChapterTold(reading, chosen, intent.number)

    def _show_sentence(self, chat: Chat, intent: ShowSentence) -> Outcome:
        """A sentence as it was shown; of one that answers nothing, the words not found are told again if it was
        shown for the last question."""
        reading = self._readings.read(chat, intent.source, 0)
        question = self._store.question(chat, reading.id) if intent.spot.asked else ""
        answer, around = self._work.look(reading.article, intent.spot, question)
        return Answered(reading, answer, around, intent.before, intent.after)

    def _choose(self, chat: Chat, code: str) -> Outcome:
        if code in self._languages:
            self._store.choose_language(chat, code)
        return LanguageChoice(code, self._languages)

    def _status(self, chat: Chat, intent: ShowStatus) -> Outcome:
        current = self._store.current(chat)
        title = _name(current) if current else ""
        kept, language, length = self._store.count(chat), self.language(chat), self._store.length(chat)
        keeping = self._store.keepings.of(chat.id)
        recorded = self._store.posts.count(chat.id) if keeping else 0
        return Status(title, kept, language, intent.sight, length, keeping, recorded)

    def _drop(self) -> None:
        self._work.forget()
        self._drop_pages()


def _stepped(
    length: Length, by: int, chosen: Chosen, summarise: Callable[..., Chosen]
) -> tuple[Length | None, Length, Chosen, int]:
    """The length a step on, twice, and its summary; the same one, and where it ended, if that tells no other."""
    further = length.stepped(by, chosen.steps, len(chosen.summary.sentences))
    other = chosen if further == length else summarise(length=further)
    if other.summary == chosen.summary:
        return None, length, chosen, by
    return further, further, other, 0


def _may_last(chat: Chat, intent: Summarise, length: Length) -> bool:
    """Whether the next summaries may be as long; what anybody presses in a group is for once."""
    pressed = isinstance(intent.source, Known)
    return length.lasting and intent.keeps and (chat.kind is ChatKind.PRIVATE or not pressed)


def _name(reading: Reading) -> str:
    """What an article is called: its title, else its first words."""
    return reading.article.title or " ".join(reading.article.text.split()[:8]) + "…"
