"""The local Bot API keeps Telegram's word: what it refuses, and in which words."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.botapi import schema
from bot.botapi.methods import METHODS
from tests.telegram.rig import Rig, running


@pytest.fixture
def rig() -> Iterator[Rig]:
    """A world with a running server."""
    with running() as made:
        yield made


# What every call must get right


def test_every_method_of_the_api_is_known_and_none_is_made_up() -> None:
    assert len(schema.load().methods) == 180
    assert {name.lower() for name in METHODS} < set(schema.load().methods)


def test_an_unknown_method_a_wrong_token_and_a_wrong_address_are_refused(rig: Rig) -> None:
    assert rig.answer("sendLetter") == {"ok": False, "error_code": 404, "description": "Not Found"}
    wrong = rig.client.get(f"{rig.server.base_url}1:wrong/getMe")
    assert (wrong.status_code, wrong.json()["description"]) == (401, "Unauthorized")
    assert rig.client.get(rig.server.base_url.removesuffix("bot") + "elsewhere").status_code == 404


def test_parameters_may_come_in_the_address_as_a_form_as_json_or_in_parts(rig: Rig) -> None:
    url, fields = (
        f"{rig.server.base_url}{rig.server.token}/sendmessage",
        {"chat_id": str(rig.chat.id), "text": " ü "},
    )
    answers = [
        rig.client.get(url, params=fields),
        rig.client.post(url, data=fields),
        rig.client.post(url, json=fields),
        rig.client.post(url, files={name: (None, value) for name, value in fields.items()}),
    ]
    assert [each.json()["result"]["text"] for each in answers] == ["ü"] * 4


TEXT = {"chat_id": 1001, "text": "x"}
REACTION = {"chat_id": 1001, "message_id": 1}


@pytest.mark.parametrize(
    ("method", "parameters", "reason"),
    [
        ("sendMessage", TEXT | {"silent": True}, "has no parameter 'silent'"),
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 1001}, "message text is empty"),
        ("sendMessage", TEXT | {"protect_content": "perhaps"}, "Boolean expected"),
        ("sendMessage", TEXT | {"message_thread_id": "one"}, "Integer expected"),
        ("sendMessage", TEXT | {"entities": "[{]"}, "Array of MessageEntity expected"),
        ("sendMessage", TEXT | {"entities": {}}, "no object expected"),
        ("sendMessage", TEXT | {"link_preview_options": {"url": 1}}, "String expected"),
        ("sendMessage", TEXT | {"link_preview_options": {"u": 1}}, "has no field 'u'"),
        ("sendMessage", TEXT | {"reply_parameters": {}}, "needs the field 'message_id'"),
        ("sendMessage", TEXT | {"parse_mode": "HTML"}, "send entities instead"),
        ("sendMessage", TEXT | {"reply_parameters": {"message_id": True}}, "bool given"),
        ("sendPoll", {"chat_id": 1001, "question": "x", "options": [{"text": 1}]}, "options[0].text"),
        ("sendPhoto", {"chat_id": 1001, "photo": "attach://picture"}, "there is no file 'picture'"),
        ("sendDice", {"chat_id": 1001}, "sendDice is known but not simulated"),
        ("editMessageText", {"chat_id": 1001, "text": "x"}, "message identifier is not specified"),
        ("editMessageText", {"message_id": 1, "text": "x"}, "chat_id is empty"),
        ("sendChatAction", {"chat_id": 1001, "action": "sleeping"}, "wrong parameter action in request"),
        ("getFile", {}, "file_id not specified"),
        ("getFile", {"file_id": "none"}, "wrong file_id or the file is temporarily unavailable"),
        ("setMyName", {"name": "n" * 65}, "must have 0-64 characters"),
        ("setMyName", {"name": "n", "language_code": "english"}, "invalid language code specified"),
        ("setMyCommands", {"commands": [{"command": "Start", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": ""}]}, "DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": "b"}] * 101}, "COMMANDS_TOO_MUCH"),
        ("setMessageReaction", REACTION | {"reaction": [{"type": "emoji", "emoji": "🥨"}]}, "REACTION"),
        ("setWebhook", {"url": "https://example.org/"}, "loopback addresses only"),
        ("setWebhook", {"url": "http://127.0.0.1:1/", "secret_token": "a b"}, "unallowed characters"),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
        ("answerCallbackQuery", {"callback_query_id": "1"}, "query is too old and response timeout"),
        ("leaveChat", {"chat_id": 1001}, "can't be changed in private chats"),
        ("getChatAdministrators", {"chat_id": 1001}, "there are no administrators in the private chat"),
        ("getChatMember", {"chat_id": 1001, "user_id": 7}, "PARTICIPANT_ID_INVALID"),
        ("sendMessageDraft", {"chat_id": 1001, "draft_id": 0, "text": "x"}, "must be non-zero"),
        ("sendMessageDraft", {"chat_id": -4001, "draft_id": 1, "text": "x"}, "TEXTDRAFT_PEER_INVALID"),
        ("sendRichMessage", {"chat_id": 1001, "rich_message": {}}, "exactly one of the fields"),
        ("sendRichMessage", {"chat_id": 1001, "rich_message": {"html": "<p>x"}}, "has no end tag"),
        ("sendRichMessage", {"chat_id": 1001, "rich_message": {"html": "<img>"}}, "not simulated"),
    ],
)  # fmt: skip
def test_a_call_that_makes_no_sense_is_refused(
    rig: Rig, method: str, parameters: dict[str, Any], reason: str
) -> None:
    assert reason in rig.refusal(method, **parameters)


def test_bytes_that_are_no_text_and_json_that_is_none_are_refused(rig: Rig) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    encoded = rig.post("sendMessage", content=b"chat_id=1001&text=%ff", headers=form)
    assert encoded.json()["description"] == "Bad Request: strings must be encoded in UTF-8"
    broken = rig.post("sendMessage", content=b"[1", headers={"Content-Type": "application/json"})
    assert "can't parse JSON object" in broken.json()["description"]
    half = '{"message_id": 1, "quote": "\\ud83d"}'
    assert "UTF-8" in rig.refusal("sendMessage", chat_id=1001, text="x", reply_parameters=half)


def test_an_uploaded_file_nobody_refers_to_is_refused(rig: Rig) -> None:
    files = {"document": ("a.txt", b"a"), "spare": ("b.txt", b"b")}
    answer = rig.post("sendDocument", data={"chat_id": "1001"}, files=files)
    assert "no parameter refers to the file 'spare'" in answer.json()["description"]


# Who may be written to


def test_nobody_is_written_to_against_their_will(rig: Rig) -> None:
    refused = {"chat_id": rig.bob.id, "text": "x"}
    assert rig.refusal("sendMessage", chat_id=7, text="x") == "Bad Request: chat not found"
    assert "bot can't initiate conversation with a user" in rig.refusal("sendMessage", **refused)
    rig.bob.say("hi")
    rig.bob.block()
    assert rig.refusal("sendMessage", **refused) == "Forbidden: bot was blocked by the user"
    rig.bob.unblock()
    rig.call("sendMessage", **refused)
    changes = [each["my_chat_member"]["new_chat_member"]["status"] for each in rig.updates()[2:]]
    assert changes == ["kicked", "member"]


def test_a_group_that_threw_the_bot_out_hears_no_more_of_it(rig: Rig) -> None:
    rig.ada.remove_bot(rig.group)
    gone = rig.refusal("sendMessage", chat_id=rig.group.id, text="x")
    assert gone == "Forbidden: bot was kicked from the group chat"
    rig.ada.add_bot(rig.group)
    rig.call("leaveChat", chat_id=rig.group.id)
    assert "not a member of the group chat" in rig.refusal("getChat", chat_id=rig.group.id)
    told = ("— Ada L. removed Nutshell", "— Ada L. added Nutshell", "— Nutshell left")
    assert rig.group.transcript().splitlines() == list(told)


def test_a_bot_without_the_right_to_may_not_write(rig: Rig) -> None:
    rig.ada.restrict_bot(rig.group, can_send_messages=False)
    reason = "Bad Request: not enough rights to send text messages to the chat"
    assert rig.refusal("sendMessage", chat_id=rig.group.id, text="x") == reason
    rig.ada.restrict_bot(rig.group, can_send_documents=False)
    rig.send(chat=rig.group)
    document = rig.refusal("sendDocument", chat_id=rig.group.id, document="x")
    assert document == "Bad Request: not enough rights to send documents to the chat"
    channel = rig.world.channel("News", [rig.ada])
    rig.ada.promote_bot(channel, can_post_messages=False)
    refused = rig.refusal("sendMessage", chat_id=channel.id, text="x")
    assert refused == "Bad Request: need administrator rights in the channel chat"


def test_a_group_that_became_a_supergroup_says_where_it_is_now(rig: Rig) -> None:
    rig.updates()
    chat = rig.ada.migrate(rig.group)
    answer = rig.answer("sendMessage", chat_id=rig.group.id, text="x")
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": chat.id}
    first, second, third, fourth = rig.updates()
    assert first["message"]["migrate_to_chat_id"] == chat.id
    assert second["message"]["migrate_from_chat_id"] == rig.group.id
    assert third["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert fourth["my_chat_member"]["new_chat_member"]["status"] == "left"
    assert rig.send(chat=chat)["chat"]["type"] == "supergroup"


def test_a_topic_must_exist_be_open_and_not_be_the_general_one(rig: Rig) -> None:
    forum = rig.world.supergroup("Forum", [rig.ada], forum=True)
    topic = rig.ada.open_topic(forum, "Digest")
    for wrong in (1, 99):
        refused = rig.refusal("sendMessage", chat_id=forum.id, text="x", message_thread_id=wrong)
        assert refused == "Bad Request: message thread not found"
    assert rig.send(chat=forum, message_thread_id=topic.topic_id)["is_topic_message"]
    question = rig.ada.send(forum, "why?", topic=topic)
    answer = rig.send(chat=forum, reply_parameters={"message_id": question.message_id})
    assert answer["message_thread_id"] == topic.topic_id
    assert "Nutshell in Digest (to Ada L.): Hello" in forum.transcript()
    topic.closed = True
    assert "TOPIC_CLOSED" in rig.refusal(
        "sendMessage", chat_id=forum.id, text="x", message_thread_id=topic.topic_id
    )
