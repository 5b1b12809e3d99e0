"""What is kept, for how long, who sees it, and how it is taken out or erased: on one screen."""

from __future__ import annotations

from bot.model import Reply
from bot.model.asking import Exported, Privacy
from bot.texts import Texts


def render(outcome: Privacy, texts: Texts) -> Reply:
    """The page on privacy, as it is true in this chat."""
    parts = [texts.say("privacy-articles"), *_here(outcome, texts)]
    if outcome.out:
        parts.insert(-1, texts.say("privacy-out"))
    return Reply("\n\n".join(parts))


def exported(outcome: Exported, texts: Texts) -> Reply:
    """The file with what is kept of somebody."""
    said = texts.say("export-done", messages=outcome.messages, articles=outcome.articles)
    return Reply(said, file=outcome.file)


def _here(outcome: Privacy, texts: Texts) -> list[str]:
    """What is kept of messages, what is never done, and the commands."""
    never, days = texts.say("privacy-never"), outcome.days
    if outcome.private:
        return [texts.say("privacy-private"), never, texts.say("privacy-private-commands")]
    if outcome.channel:
        kept = texts.say("privacy-channel-on", days=days) if days else texts.say("privacy-channel-off")
        return [kept, never, texts.say("privacy-channel-commands")]
    if days:
        return [texts.say("privacy-group-on", days=days), never, texts.say("privacy-group-commands")]
    return [texts.say("privacy-group-off"), never, texts.say("privacy-quiet-commands")]
