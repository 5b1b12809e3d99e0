"""The stories of a digest on pages, each of which is one message. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.model import Reply

Parts = tuple[Sequence[Reply], ...]
"""Written stories, decisions and questions, the most telling first."""
SHAPES = (*((stories, 3, 3) for stories in range(8, 2, -1)), (2, 2, 2), (1, 1, 1), (1, 0, 0), (0, 1, 0), (0, 0, 1))
"""So many of each on a page, as much as there is room for: eight stories are two screens of a phone."""


def pages(parts: Parts, fits: Callable[[Parts], bool]) -> list[Parts]:
    """All of them, in their order, on pages as full as may be; there is one page at least."""
    cut, rest = [], parts
    while any(rest):
        page = _page(rest, fits)
        cut.append(page)
        rest = tuple(part[len(taken) :] for part, taken in zip(rest, page, strict=True))
    return cut or [parts]


def _page(rest: Parts, fits: Callable[[Parts], bool]) -> Parts:
    taken = [tuple(part[:most] for part, most in zip(rest, shape, strict=True)) for shape in SHAPES]
    some = [page for page in taken if any(page)]
    return next((page for page in some if fits(page)), some[-1])
