"""The tree of pages of a PDF, walked without trust in its counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summarizer.errors import UnreadableError


def walk(root: Any, most: int) -> Iterator[tuple[Any, Any]]:
    """The pages of a page tree with their resources, in order.

    Raises UnreadableError ``read-pdf-pages`` past ``most`` of them; nodes met a second time are passed over.
    """
    left: list[tuple[Any, Any]] = [(root, {})]
    nodes: set[int] = set()
    pages = steps = 0
    while left:
        reference, inherited = left.pop()
        steps += 1
        node = reference.get_object()
        if not hasattr(node, "get"):
            continue
        own = node.get("/Resources")
        resources = own.get_object() if own is not None else inherited
        kids = node.get("/Kids")
        if kids is None:
            pages += 1
            yield node, resources
        elif id(node) not in nodes:
            nodes.add(id(node))
            left += [(kid, resources) for kid in reversed(kids.get_object())]
        if pages > most or steps > most * 4 or len(left) > most * 50:
            raise UnreadableError("read-pdf-pages", limit=most)
