"""What a group's or channel's memory is asked for, and what it tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from bot.model.asking import Exported, FromMemory, Privacy
from bot.model.feeds import FeedsListed, FeedsTaken, Following, Handed
from bot.model.incoming import File, Sight
from bot.model.keeping import Kept, Offered
from summarizer.model import Digest


class Since(Enum):
    """Where the range of a digest begins."""

    LAST = "last"
    """At the end of the last digest; a day ago where there was none."""
    TODAY = "today"
    """At midnight in the chat's time zone."""
    HOURS = "hours"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Range:
    """Which messages are meant; ``amount`` is so many hours, or the id of the message it begins with."""

    since: Since = Since.LAST
    amount: float = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """When a digest is due: at some minutes of the day, on some days of the week (Monday is 0)."""

    minutes: tuple[int, ...]
    days: frozenset[int] = frozenset(range(7))


# Intents: what somebody asks for.


@dataclass(frozen=True, slots=True)
class ShowDigest:
    """The stories of a range, a ``page`` of them.

    Of a digest that was shown before ``between`` says in Unix seconds which range that was, and ``thread`` of
    which topic, 0 for the whole chat: it may have been sent to another.
    """

    range: Range = Range()
    page: int = 0
    between: tuple[int, int] | None = None
    thread: int = 0


@dataclass(frozen=True, slots=True)
class ShowOffer:
    """The card that says what would be kept, with the button that allows it.

    ``chat`` is the channel it is about where the card cannot be shown there, 0 for where it is shown; ``sight`` is
    what the bot sees there.
    """

    chat: int = 0
    title: str = ""
    sight: Sight | None = None


@dataclass(frozen=True, slots=True)
class StartKeeping:
    """Keep this chat's messages from now on, or those of another one: an administrator of it agreed."""

    chat: int = 0
    title: str = ""
    username: str = ""
    sight: Sight | None = None


@dataclass(frozen=True, slots=True)
class StopKeeping:
    """Keep nothing from now on, and erase what was kept."""


@dataclass(frozen=True, slots=True)
class ShowPlans:
    """When digests are due here, where they go, and how that is changed."""


@dataclass(frozen=True, slots=True)
class AddPlan:
    """Make a digest at these times, besides the others."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class DropPlans:
    """Make digests on demand only."""


@dataclass(frozen=True, slots=True)
class ChooseZone:
    """Tell the time of an IANA zone here; ``""`` asks which."""

    zone: str = ""


@dataclass(frozen=True, slots=True)
class ChooseRetention:
    """Keep messages so many days."""

    days: int


@dataclass(frozen=True, slots=True)
class ChoosePin:
    """Pin each digest, in the place of the last one, or do not."""

    pin: bool


@dataclass(frozen=True, slots=True)
class SendTo:
    """Send scheduled digests to a topic of this chat, or to a channel (``@name`` or an id); 0 and ``""``: here."""

    thread: int = 0
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Send this member the digests of a group in private, or no longer; 0: of the chat where it is said."""

    wanted: bool = True
    chat: int = 0


@dataclass(frozen=True, slots=True)
class AskMemory:
    """Answer a question from what was shared here."""

    question: str
    range: Range = Range(Since.HOURS, 0)
    """0 hours: all that is kept."""


@dataclass(frozen=True, slots=True)
class Follow:
    """Put what a feed publishes from now on into the digests here; ``""`` lists the feeds."""

    url: str = ""


@dataclass(frozen=True, slots=True)
class Unfollow:
    """Follow a feed no longer, by its address or its number in the list."""

    which: str


@dataclass(frozen=True, slots=True)
class ExportFeeds:
    """The feeds followed here as an OPML file."""


@dataclass(frozen=True, slots=True)
class Import:
    """Take in a file: the feeds of an OPML file, or the messages of a Telegram Desktop export."""

    file: File


@dataclass(frozen=True, slots=True)
class Redact:
    """Keep a message no longer; ``manages`` tells that an administrator asks."""

    message: int
    manages: bool = False


@dataclass(frozen=True, slots=True)
class OptOut:
    """Never keep what this person writes here, and erase what was kept; or keep it again."""

    out: bool = True


@dataclass(frozen=True, slots=True)
class ForgetMe:
    """Erase what this person wrote here, or ``everywhere``: in every group, and what their private chat has."""

    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class ShowPrivacy:
    """What is kept here, how long, who sees it, and how it is erased."""


@dataclass(frozen=True, slots=True)
class Export:
    """Everything kept of this person here, or of this chat in private, as JSON."""


MemoryIntent = (
    ShowDigest
    | ShowOffer
    | StartKeeping
    | StopKeeping
    | ShowPlans
    | AddPlan
    | DropPlans
    | ChooseZone
    | ChooseRetention
    | ChoosePin
    | SendTo
    | Subscribe
    | AskMemory
    | Follow
    | Unfollow
    | ExportFeeds
    | Import
    | Redact
    | OptOut
    | ForgetMe
    | ShowPrivacy
    | Export
)


# What is kept and what is told.


@dataclass(frozen=True, slots=True)
class Keeping:
    """A chat whose messages are kept: since when, for how many days, and how its digests are made.

    ``told`` is where the last digest ended, None where there was none; ``to_chat`` and ``to_thread`` are where
    scheduled ones go, 0 for the chat itself; ``pinned`` is the digest that is pinned, :data:`UNPINNABLE` where
    Telegram did not allow it; ``locale`` is the language of whoever planned digests, for a chat that chose none.
    """

    chat: int
    since: datetime
    days: int = 7
    zone: str = "UTC"
    told: datetime | None = None
    pin: bool = False
    pinned: int = 0
    to_chat: int = 0
    to_thread: int = 0
    title: str = ""
    username: str = ""
    locale: str = ""


UNPINNABLE = -1


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a digest is made of: so many messages, those of them without text, and the links that were not read.

    ``unread`` counts links by the key of what went wrong, ``waiting`` those not read yet.
    """

    messages: int = 0
    textless: int = 0
    unread: Mapping[str, int] = field(default_factory=dict)
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class GroupDigest:
    """The stories of a chat between two moments, to be shown from a ``page`` on, the first being 0.

    ``zone`` is the chat's IANA time zone; ``basic`` tells that it is a basic group, whose messages have no links;
    ``scheduled`` that nobody asked for it just now; ``thread`` is the topic it is of, 0 for all.
    """

    digest: Digest
    since: datetime
    until: datetime
    zone: str
    coverage: Coverage
    page: int = 0
    scheduled: bool = False
    title: str = ""
    basic: bool = False
    thread: int = 0


MemoryOutcome = (
    GroupDigest | FromMemory | Offered | Kept | Privacy | Exported | FeedsListed | FeedsTaken | Following | Handed
)
