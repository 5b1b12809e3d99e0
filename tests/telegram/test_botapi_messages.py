"""What was said can be changed, pinned, pressed and downloaded."""

from collections.abc import Iterator

import pytest

from bot.botapi.checking import check
from tests.telegram.rig import Rig, buttons, running


@pytest.fixture
def rig() -> Iterator[Rig]:
    """A world with a running server."""
    with running() as made:
        yield made


# Changing what was said


def test_an_edit_must_change_something_of_the_bot_s_own(rig: Rig) -> None:
    place = {
        "chat_id": rig.chat.id,
        "message_id": rig.send("One", reply_markup=buttons(callback_data="a"))["message_id"],
    }
    same = rig.refusal("editMessageText", **place, text=" One ", reply_markup=buttons(callback_data="a"))
    assert same == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )
    assert "reply_markup" not in rig.call("editMessageText", **place, text="One")
    assert "not modified" in rig.refusal("editMessageReplyMarkup", **place)
    rig.call("editMessageReplyMarkup", **place, reply_markup=buttons(callback_data="b"))
    assert "edit_date" in rig.call("editMessageText", **place, text="Two")
    missing = rig.refusal("editMessageText", chat_id=rig.chat.id, message_id=99, text="x")
    assert missing == "Bad Request: message to edit not found"
    foreign = rig.refusal("editMessageText", chat_id=rig.chat.id, message_id=1, text="x")
    assert foreign == "Bad Request: message can't be edited"
    inline = rig.refusal("editMessageText", inline_message_id="1", text="x")
    assert "not simulated" in inline
    document = rig.post("sendDocument", data={"chat_id": "1001"}, files={"document": ("a.txt", b"a")}).json()[
        "result"
    ]
    number = document["message_id"]
    refused = rig.refusal("editMessageText", chat_id=rig.chat.id, message_id=number, text="x")
    assert refused == "Bad Request: there is no text in the message to edit"


def test_messages_are_deleted_where_the_bot_may(rig: Rig) -> None:
    rig.call("deleteMessage", chat_id=rig.chat.id, message_id=1)
    again = rig.refusal("deleteMessage", chat_id=rig.chat.id, message_id=1)
    assert again == "Bad Request: message to delete not found"
    number = rig.ada.send(rig.group, "spam").message_id
    refused = rig.refusal("deleteMessage", chat_id=rig.group.id, message_id=number)
    assert refused == "Bad Request: message can't be deleted"
    rig.ada.promote_bot(rig.group, can_delete_messages=True)
    rig.call("deleteMessage", chat_id=rig.group.id, message_id=number)
    assert "Nutshell deleted “spam”" in rig.group.transcript()


def test_pinning_needs_the_right_and_leaves_a_service_message(rig: Rig) -> None:
    place = {"chat_id": rig.group.id, "message_id": rig.send(chat=rig.group)["message_id"]}
    refused = rig.refusal("pinChatMessage", **place)
    assert refused == "Bad Request: not enough rights to manage pinned messages in the chat"
    rig.ada.promote_bot(rig.group, can_pin_messages=True)
    assert "message to pin not found" in rig.refusal("pinChatMessage", chat_id=rig.group.id, message_id=99)
    rig.call("pinChatMessage", **place)
    assert rig.updates()[-1]["message"]["pinned_message"]["text"] == "Hello"
    assert rig.call("getChat", chat_id=rig.group.id)["pinned_message"]["message_id"] == place["message_id"]
    rig.call("unpinChatMessage", chat_id=rig.group.id)
    assert "message to unpin not found" in rig.refusal("unpinChatMessage", chat_id=rig.group.id)


def test_the_bot_reacts_with_one_emoji_or_none(rig: Rig) -> None:
    place = {"chat_id": rig.chat.id, "message_id": 1}
    eyes = {"type": "emoji", "emoji": "👀"}
    rig.call("setMessageReaction", **place, reaction=[eyes])
    rig.call("setMessageReaction", **place)
    assert "REACTIONS_TOO_MANY" in rig.refusal("setMessageReaction", **place, reaction=[eyes, eyes])
    missing = rig.refusal("setMessageReaction", chat_id=rig.chat.id, message_id=99)
    assert missing == "Bad Request: message to react not found"
    assert "Nutshell reacted 👀 to “/start”\nNutshell reacted no more to “/start”" in rig.chat.transcript()


# Files and other kinds of message


def test_a_document_travels_both_ways(rig: Rig) -> None:
    fields = {"chat_id": "1001", "caption": " All of it ", "document": "attach://file"}
    sent = rig.post("sendDocument", data=fields, files={"file": ("digest.md", b"# News", "text/markdown")}).json()[
        "result"
    ]
    assert (sent["caption"], sent["document"]["file_name"]) == ("All of it", "digest.md")
    about = rig.call("getFile", file_id=sent["document"]["file_id"])
    file = rig.client.get(f"{rig.server.base_file_url}{rig.server.token}/{about['file_path']}")
    assert file.content == b"# News"
    again = rig.call("sendDocument", chat_id=rig.chat.id, document=sent["document"]["file_id"])
    assert again["document"]["file_id"] == sent["document"]["file_id"]
    assert "failed to get HTTP URL content" in rig.refusal(
        "sendDocument", chat_id=1001, document="http://a.example/"
    )
    assert "caption is too long" in rig.refusal("sendDocument", chat_id=1001, document="x", caption="x" * 1025)
    empty = rig.post("sendDocument", data={"chat_id": "1001"}, files={"document": ("a.txt", b"")})
    assert empty.json()["description"] == "Bad Request: file must be non-empty"


def test_a_file_over_twenty_megabytes_cannot_be_fetched(rig: Rig) -> None:
    message = rig.ada.send_document(rig.chat, b"", "film.mp4", mime_type="video/mp4", size=20 * 1024 * 1024 + 1)
    file_id = message.json["document"]["file_id"]
    assert rig.refusal("getFile", file_id=file_id) == "Bad Request: file is too big"
    assert rig.client.get(f"{rig.server.base_file_url}{rig.server.token}/documents/file_1.mp4").status_code == 404
    assert rig.client.get(f"{rig.server.base_file_url}1:wrong/documents/file_1.mp4").status_code == 401


def test_a_rich_message_is_made_from_html(rig: Rig) -> None:
    html = "<h1>Day</h1><p>One <b>two</b></p><ul><li>three</li></ul><details><summary>More</summary></details>"
    sent = rig.call("sendRichMessage", chat_id=rig.chat.id, rich_message={"html": html})
    check(sent, ["Message"], "message")
    assert [each["type"] for each in sent["rich_message"]["blocks"]] == [
        "heading",
        "paragraph",
        "list",
        "details",
    ]
    assert "text" not in sent
    edited = {
        "chat_id": rig.chat.id,
        "message_id": sent["message_id"],
        "rich_message": {"html": "<p>Less</p>"},
    }
    rig.call("editMessageText", **edited)
    assert "<rich> Day\n    One two\n    • three\n    More" in rig.chat.transcript()


# Buttons, inline queries, profile


def test_a_pressed_button_is_answered_once_and_in_time(rig: Rig) -> None:
    message = rig.chat.messages[rig.send(reply_markup=buttons(callback_data="more"))["message_id"]]
    pressed = rig.ada.press(message, "More")
    query = rig.updates()[-1]["callback_query"]
    assert (query["data"], query["message"]["message_id"]) == ("more", message.message_id)
    rig.call("answerCallbackQuery", callback_query_id=query["id"], text="Here you are")
    assert pressed.notification == "Here you are"
    assert "too old" in rig.refusal("answerCallbackQuery", callback_query_id=query["id"])
    rig.ada.press(message, "More")
    rig.world.queries.expire()
    late = rig.refusal("answerCallbackQuery", callback_query_id=rig.updates()[-1]["callback_query"]["id"])
    assert late == "Bad Request: query is too old and response timeout expired or query ID is invalid"
    with pytest.raises(LookupError, match="no button 'Less'"):
        rig.ada.press(message, "Less")


def test_an_inline_query_is_answered_with_results_to_choose_from(rig: Rig) -> None:
    query = rig.ada.ask_inline("news")
    assert rig.updates()[-1]["inline_query"]["query"] == "news"
    result = {
        "type": "article",
        "id": "1",
        "title": "Short",
        "input_message_content": {"message_text": "In short"},
    }
    answer = {"inline_query_id": query.query_id}
    assert "RESULT_ID_DUPLICATE" in rig.refusal("answerInlineQuery", **answer, results=[result, result])
    assert "RESULTS_TOO_MUCH" in rig.refusal("answerInlineQuery", **answer, results=[result] * 51)
    assert "RESULT_ID_INVALID" in rig.refusal("answerInlineQuery", **answer, results=[result | {"id": "x" * 65}])
    empty = result | {"input_message_content": {"message_text": " "}}
    assert "message text is empty" in rig.refusal("answerInlineQuery", **answer, results=[empty])
    assert "NEXT_OFFSET" in rig.refusal("answerInlineQuery", **answer, results=[], next_offset="x" * 65)
    rig.call("answerInlineQuery", **answer, results=[result])
    assert "too old" in rig.refusal("answerInlineQuery", **answer, results=[result])
    rig.ada.choose(query, "1", rig.group)
    assert rig.updates()[-1]["chosen_inline_result"]["result_id"] == "1"
    assert "Ada L. (via Nutshell): In short" in rig.group.transcript()


def test_commands_are_kept_by_scope_and_language(rig: Rig) -> None:
    place = {"scope": {"type": "chat", "chat_id": rig.group.id}, "language_code": "de"}
    rig.call("setMyCommands", commands=[{"command": "kurz", "description": "Kürzen"}], **place)
    assert rig.call("getMyCommands") == []
    assert rig.call("getMyCommands", **place)[0]["command"] == "kurz"
    rig.call("deleteMyCommands", **place)
    assert rig.call("getMyCommands", **place) == []


def test_name_and_descriptions_are_kept_by_language(rig: Rig) -> None:
    rig.call("setMyDescription", description="Short stories")
    rig.call("setMyDescription", description="Kurzgeschichten", language_code="de")
    assert rig.call("getMyDescription", language_code="de") == {"description": "Kurzgeschichten"}
    assert rig.call("getMyDescription", language_code="fr") == {"description": "Short stories"}
    rig.call("setMyShortDescription", short_description="Short")
    assert rig.call("getMyShortDescription") == {"short_description": "Short"}
    assert rig.call("getMyName") == {"name": "Nutshell"}
    rig.call("setMyName", name="Nut")
    assert rig.call("getMyName") == {"name": "Nut"}


def test_after_logging_out_nothing_is_done_any_more(rig: Rig) -> None:
    assert rig.call("close")
    assert rig.call("logOut")
    assert rig.refusal("getMe") == "Logged out"
