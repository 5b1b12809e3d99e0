"""Many articles or messages to stories: what tells the same is folded, what is most widely told comes first.

read the items          items      their own words, names, links; who told them, when
pass over chatter       chatter    greetings, advertisements, bots, small talk
tell what was asked     asked      open questions and decisions of groups
fold the rest           folding    candidates → likeness of pairs → stories
put them in order       ranking    spread, reactions, replies, freshness
name them               naming     slices of the item that tells a story best
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.model import Digest, Post
from summarizer.stories import asked, chatter, folding, furniture, items, naming, ranking
from summarizer.stories.chatter import Room
from summarizer.stories.items import Item, Told

__all__ = ["compile_digest"]

ORDER = (asked.NEWS, asked.DECISION, asked.QUESTION)


def compile_digest(items: Iterable[Item], *, limit: int) -> Digest:
    """The stories of some items, at most ``limit`` of them; ``omitted`` counts the stories left out.

    News come first, then what a group decided, then what it asked and nobody answered. A story's ``article`` is
    the text its headline and sentences are slices of. Raises ValueError when ``limit`` is below one.
    """
    if limit < 1:
        raise ValueError("a digest has at least one story")
    told = _read(items)
    room = Room.of(told)
    found = _stories(told, room)
    known = furniture.repeated(one.item for one in told if isinstance(one.item, Post))
    stories = tuple(naming.story(members, known, kind) for kind, members in found[:limit])
    telling = sum(len(members) for _, members in found)
    return Digest(stories, max(0, len(found) - limit), len(told) - telling)


def _read(given: Iterable[Item]) -> list[Told]:
    return items.read(list(given))


def _stories(told: Sequence[Told], room: Room) -> list[tuple[str, list[Told]]]:
    """The kind and the items of each story, in the order they are shown in."""
    kinds = asked.kinds(told, room)
    shared = chatter.shared_links(told)
    news = [
        one
        for number, one in enumerate(told)
        if number not in kinds
        and (chatter.tells(one, room) or (chatter.is_bare_link(one) and not shared.isdisjoint(one.links)))
    ]
    groups = [[news[number] for number in group] for group in folding.fold(news)]
    found = [(asked.NEWS, group) for group in groups]
    found += [(kind, [told[number]]) for number, kind in kinds.items()]
    latest = ranking.latest(told)
    return sorted(found, key=lambda story: (ORDER.index(story[0]), -ranking.weight(story[1], room, latest)))
