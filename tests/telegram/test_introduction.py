"""The bot tells Telegram its commands and its profile in each language, once."""

import json

from bot import texts
from bot.handlers.telegram.introduction import ADMINISTRATORS, GROUP, PRIVATE
from tests.telegram.talking import Talk

SCOPES = {"all_private_chats": PRIVATE, "all_group_chats": GROUP, "all_chat_administrators": ADMINISTRATORS}
ABOUT, DESCRIPTION = 120, 512
"""Characters at most (Bot API, setMyShortDescription and setMyDescription)."""


def introduced(talk: Talk) -> bool:
    profile = talk.world.bot.profile
    return len(talk.world.bot.commands) == len(SCOPES) * len(texts.available()) and all(
        ("short_description", "" if code == texts.DEFAULT else code) in profile for code in texts.available()
    )


def test_each_scope_has_its_commands_in_each_language(talk: Talk) -> None:
    talk.wait_for(lambda: introduced(talk))
    for (scope, language), listed in talk.world.bot.commands.items():
        kind = json.loads(scope)["type"]
        assert [each["command"] for each in listed] == list(SCOPES[kind])
        say = texts.Texts(language or texts.DEFAULT).say
        assert [each["description"] for each in listed] == [say(f"command-{name}") for name in SCOPES[kind]]


def test_the_profile_tells_what_the_bot_does_within_telegram_s_limits(talk: Talk) -> None:
    talk.wait_for(lambda: introduced(talk))
    for code in texts.available():
        language, say = "" if code == texts.DEFAULT else code, texts.Texts(code).say
        profile = talk.world.bot.profile
        assert profile["description", language] == say("profile-description")
        assert profile["short_description", language] == say("profile-about")
        assert len(profile["description", language]) <= DESCRIPTION
        assert len(profile["short_description", language]) <= ABOUT


def test_a_restart_tells_telegram_nothing_it_has_already(talk: Talk) -> None:
    talk.wait_for(lambda: introduced(talk))
    told = len(talk.server.calls_of("setMyCommands")), len(talk.server.calls_of("setMyDescription"))
    asked = len(talk.server.calls_of("getMyShortDescription"))
    talk.restart()
    talk.wait_for(lambda: len(talk.server.calls_of("getMyShortDescription")) == 2 * asked)
    assert (len(talk.server.calls_of("setMyCommands")), len(talk.server.calls_of("setMyDescription"))) == told
