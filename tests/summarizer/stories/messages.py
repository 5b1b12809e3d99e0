"""Messages of a made-up group and posts of made-up channels."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from summarizer import Post

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
GROUP = "Garden club"
COMPOST = "Does anybody know where one can buy peat-free compost near Oldbrook?"
MILL = (
    "The council has granted our club the plot behind the mill for ten years, the letter came today and the fence "
    "must be ready by autumn."
)
BRIDGE = "The old bridge at Oldbrook was shut on Tuesday after engineers found cracks in two of its pillars."
BRIDGE_AGAIN = "Oldbrook: engineers found cracks in two pillars of the old bridge, which was shut on Tuesday."
CHESS = "Fourteen-year-old Mira Sundt has won the national chess championship without losing a single game."
BAKERY = "A bakery on Harbour Street will bake its last loaf in June, its owner Jonas Pell announced at noon."


def post(text: str, channel: str = "a", hours: float = 0, **more: object) -> Post:
    """A channel's post so many hours after noon."""
    return Post(text, channel=channel, date=NOON + timedelta(hours=hours), **more)  # type: ignore[arg-type]


def message(
    number: int, author: str, text: str, minutes: float = 0, reply_to: int = 0, reactions: int = 0
) -> Post:
    """A person's message in the group."""
    return Post(
        text,
        GROUP,
        number,
        NOON + timedelta(minutes=minutes),
        author,
        reply_to=reply_to,
        reactions=reactions,
    )


def talk(*more: Post) -> list[Post]:
    """Messages among talk by which a group is known for one: people answer each other."""
    return [
        message(901, "Ann", "Good morning everyone!", -300),
        message(902, "Bob", "Morning!", -299, reply_to=901),
        *more,
    ]
