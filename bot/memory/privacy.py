"""What is kept of whom: told, handed out, erased."""

from __future__ import annotations

import gzip
import json
from typing import Any

from bot.memory.means import Means
from bot.model import Chat, ChatKind, File, Outcome, Said
from bot.model.asking import Exported, Privacy
from bot.model.memory import Export, ForgetMe, ShowPrivacy

NAME = "nutshell-export.json"
SENT = 40_000_000
"""Bytes of a file up to which it is sent as it is; Telegram takes 50 MB from a bot (Bot API, sendDocument)."""


def show(means: Means, chat: Chat, _: ShowPrivacy) -> Outcome:
    """What is kept in a chat, and what is not."""
    keeping = means.store.keepings.of(chat.id)
    out = chat.person != 0 and means.store.keepings.is_out(chat.person)
    days = keeping.days if keeping else 0
    return Privacy(chat.kind is ChatKind.PRIVATE, chat.kind is ChatKind.CHANNEL, days, out)


def forget_me(means: Means, chat: Chat, intent: ForgetMe) -> Outcome:
    """Erase what somebody wrote in a chat, or everywhere; channels and anonymous admins are nobody."""
    person = chat.id if chat.kind is ChatKind.PRIVATE else chat.person
    if not person:
        return Said("forget-nobody")
    if not intent.everywhere:
        erased = means.store.posts.forget_person(person, chat.id)
        means.store.scrub()
        return Said("forgotten-here", {"messages": erased})
    erased = means.store.posts.forget_person(person)
    for group in means.store.keepings.subscriptions(person):
        means.store.keepings.subscribe(group, person, "", wanted=False)
    articles = means.store.forget(person)
    return Said("forgotten-everywhere", {"messages": erased, "articles": articles})


def export(means: Means, chat: Chat, _: Export) -> Outcome:
    """What is kept of somebody and of their private chat, as a file; handed out in private alone."""
    if chat.kind is not ChatKind.PRIVATE:
        return Said("export-in-private")
    held = means.store.holdings.of(chat.id)
    return Exported(_file(held), len(held["your_messages"]), len(held["articles"]))


def _file(held: dict[str, Any]) -> File:
    """JSON, packed where it would be too large to send."""
    content = json.dumps(held, ensure_ascii=False, indent=1).encode(errors="replace")
    if len(content) <= SENT:
        return File(NAME, content, "application/json")
    return File(f"{NAME}.gz", gzip.compress(content, mtime=0), "application/gzip")
