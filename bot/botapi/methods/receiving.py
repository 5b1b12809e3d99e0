"""Webhooks: where updates go when nobody polls. Wordings: telegram-bot-api's Client.cpp."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.botapi.refusals import bad_request
from bot.botapi.updates import Webhook
from bot.botapi.world import World

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}\Z")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Described:
    """A result that Telegram puts a few words beside."""

    result: Any
    description: str


def set_webhook(world: World, parameters: dict[str, Any]) -> Described:
    """setWebhook: this server pushes to itself only, so it wants a loopback address and needs no HTTPS."""
    if not parameters["url"]:
        return delete_webhook(world, parameters)
    if urlsplit(parameters["url"]).hostname not in _LOOPBACK:
        raise bad_request("bad webhook: this server pushes updates to loopback addresses only")
    secret = parameters.get("secret_token")
    if secret and not _SECRET.match(secret):
        raise bad_request("secret token contains unallowed characters")
    if parameters.get("drop_pending_updates"):
        world.updates.drop()
    world.updates.allow(parameters.get("allowed_updates"))
    webhook = Webhook(parameters["url"], secret, parameters.get("max_connections", 40))
    known = webhook == world.updates.webhook
    world.updates.webhook = webhook
    return Described(True, "Webhook is already set" if known else "Webhook was set")


def delete_webhook(world: World, parameters: dict[str, Any]) -> Described:
    """deleteWebhook: polling is possible again."""
    if parameters.get("drop_pending_updates"):
        world.updates.drop()
    was_set = world.updates.webhook is not None
    world.updates.webhook = None
    return Described(True, "Webhook was deleted" if was_set else "Webhook is already deleted")


def get_webhook_info(world: World, parameters: dict[str, Any]) -> dict[str, Any]:
    """getWebhookInfo: where updates go, how many wait, and what went wrong last."""
    updates = world.updates
    info: dict[str, Any] = {
        "url": updates.webhook.url if updates.webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(updates.pending),
    }
    if updates.webhook:
        info["max_connections"] = updates.webhook.max_connections
    if updates.webhook and updates.last_error:
        info |= dict(zip(("last_error_date", "last_error_message"), updates.last_error, strict=True))
    if updates.allowed:
        info["allowed_updates"] = sorted(updates.allowed)
    return info
