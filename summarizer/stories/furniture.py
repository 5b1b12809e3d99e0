"""What a channel puts under all its posts: "subscribe", its name, its other channels. It tells nothing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from summarizer.model import Post, Span

Repeated = frozenset[str]

TIMES = 3
"""Posts of a channel under which a line stands before it is known for its furniture."""
LENGTH = 120
"""Characters of such a line at most: a longer one that comes again is the same news again."""
SHARE = 0.05
"""Of a channel's posts that have the line: in a thousand posts, three that share a short line mean nothing."""
LINE = re.compile(r"[^\n]+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.-])[\w.-]{1,253}\.(?:com|org|net|[a-z]{2})/\S+")
WORD = re.compile(r"[^\W_]")


def repeated(posts: Iterable[Post]) -> Repeated:
    """The lines that stand under many posts of a channel, as :func:`key` gives them.

    They are furniture in other channels too, which copy them along with a post.
    """
    seen, posts_of = defaultdict[str, Counter[str]](Counter), Counter[str]()
    for post in posts:
        posts_of[post.channel] += 1
        seen[post.channel].update(_under(post.text))
    return frozenset(
        line
        for channel, found in seen.items()
        for line, times in found.items()
        if times >= max(TIMES, SHARE * posts_of[channel])
    )


def telling(post: Post, known: Repeated) -> list[Span]:
    """The lines of a post that are its own and have a word; all of a post that would have none."""
    worded = [line for line in lines(post.text) if has_words(line.text)]
    return [line for line in worded if key(line.text) not in known] or worded


def _under(text: str) -> set[str]:
    """The short lines of a text that has others."""
    found = list(lines(text))
    return {key(line.text) for line in found if len(line.text) <= LENGTH} if len(found) > 1 else set()


def lines(text: str) -> Iterator[Span]:
    """The lines of a text that are not empty, without the space around them."""
    for match in LINE.finditer(text):
        inner = match[0].strip()
        if inner:
            start = match.start() + match[0].index(inner)
            yield Span(inner, start, start + len(inner))


def key(line: str) -> str:
    """A line without what differs between two of the same: marks, digits and addresses."""
    return " ".join(re.findall(r"[^\W\d_]+", ADDRESS.sub(" ", line).casefold()))


def has_words(line: str) -> bool:
    """Whether a line has more than addresses, numbers' signs and pictures."""
    return bool(WORD.search(ADDRESS.sub(" ", line)))
