"""A group's or channel's memory: what it agreed to have kept, its digests, its feeds, its questions.

One room a purpose, one function an intent; each is given the :class:`Means` and the chat.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.memory import asking, digests, feeds, keeping, plans, privacy
from bot.memory.means import Means
from bot.model import Chat, Outcome
from bot.model import memory as intents

__all__ = ["PERFORMERS", "Means", "perform"]

PERFORMERS: dict[type, Callable[[Means, Chat, Any], Outcome]] = {
    intents.ShowOffer: keeping.offer,
    intents.StartKeeping: keeping.start,
    intents.StopKeeping: keeping.stop,
    intents.ChooseRetention: keeping.choose_retention,
    intents.Redact: keeping.redact,
    intents.OptOut: keeping.opt_out,
    intents.ShowDigest: digests.show,
    intents.ShowPlans: plans.show,
    intents.AddPlan: plans.add,
    intents.DropPlans: plans.drop,
    intents.ChooseZone: plans.choose_zone,
    intents.ChoosePin: plans.choose_pin,
    intents.SendTo: plans.send_to,
    intents.Subscribe: plans.subscribe,
    intents.Follow: feeds.follow,
    intents.Unfollow: feeds.unfollow,
    intents.ExportFeeds: feeds.export,
    intents.Import: feeds.take_in,
    intents.AskMemory: asking.ask,
    intents.ShowPrivacy: privacy.show,
    intents.ForgetMe: privacy.forget_me,
    intents.Export: privacy.export,
}


def perform(means: Means, chat: Chat, intent: intents.MemoryIntent) -> Outcome:
    """Do what is asked of a chat's memory; raises NutshellError for what cannot be done."""
    return PERFORMERS[type(intent)](means, chat, intent)
