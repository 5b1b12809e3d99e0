"""How the bot presents itself: commands, name and descriptions, by scope and language."""

import json
import re
from collections.abc import Callable
from typing import Any

from bot.botapi import access
from bot.botapi.refusals import bad_request
from bot.botapi.world import World

Method = Callable[[World, dict[str, Any]], Any]

_COMMAND = re.compile(r"[a-z0-9_]{1,32}\Z")
_LANGUAGE = re.compile(r"([a-z]{2})?\Z")
_MOST_COMMANDS = 100


def set_my_commands(world: World, parameters: dict[str, Any]) -> bool:
    """setMyCommands: the list that apps show for a scope and language."""
    commands = parameters["commands"]
    if len(commands) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for each in commands:
        # An app may send the slash along; Telegram takes it off.
        each["command"] = each["command"].removeprefix("/")
        if not _COMMAND.match(each["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
    world.bot.commands[_place(world, parameters)] = commands
    return True


def get_my_commands(world: World, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    """getMyCommands: exactly the list that was set, none of a wider scope."""
    return world.bot.commands.get(_place(world, parameters), [])


def delete_my_commands(world: World, parameters: dict[str, Any]) -> bool:
    """deleteMyCommands: a wider scope or no language counts again."""
    world.bot.commands.pop(_place(world, parameters), None)
    return True


def setter(field: str) -> Method:
    """setMyName, setMyDescription or setMyShortDescription; an empty text takes back what was set."""

    def set_text(world: World, parameters: dict[str, Any]) -> bool:
        world.bot.profile[field, _language(parameters)] = parameters.get(field, "")
        return True

    return set_text


def getter(field: str) -> Method:
    """getMyName and its like; where a language has no text of its own, the one for all."""

    def get_text(world: World, parameters: dict[str, Any]) -> dict[str, str]:
        texts = world.bot.profile
        usual = texts.get((field, "")) or (world.bot.first_name if field == "name" else "")
        return {field: texts.get((field, _language(parameters))) or usual}

    return get_text


def _place(world: World, parameters: dict[str, Any]) -> tuple[str, str]:
    scope = parameters.get("scope", {"type": "default"})
    if "chat_id" in scope:
        access.known(world, scope["chat_id"])
    return json.dumps(scope, sort_keys=True), _language(parameters)


def _language(parameters: dict[str, Any]) -> str:
    code = str(parameters.get("language_code", ""))
    if not _LANGUAGE.match(code):
        raise bad_request("invalid language code specified")
    return code
