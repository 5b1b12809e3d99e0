"""People act, connections break, and the transcript tells of it."""

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import telegram

from bot.botapi import refusals, schema
from bot.botapi.checking import check
from tests.telegram.rig import Rig, buttons, mark, running


@pytest.fixture
def rig() -> Iterator[Rig]:
    """A world with a running server."""
    with running() as made:
        yield made


# Bad days


def test_a_flood_is_refused_with_the_time_to_wait(rig: Rig) -> None:
    rig.server.flood(rig.chat.id, retry_after=7)
    answer = rig.answer("sendMessage", chat_id=rig.chat.id, text="x")
    assert answer["description"] == "Too Many Requests: retry after 7"
    assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 7})
    rig.send()


def test_telegram_s_limits_hold_where_they_are_asked_for(rig: Rig) -> None:
    rig.server.enforce_limits()
    rig.send()
    assert rig.refusal("sendMessage", chat_id=rig.chat.id, text="x") == "Too Many Requests: retry after 1"
    for _ in range(20):
        rig.now += 2
        rig.send(chat=rig.group)
    rig.now += 2
    assert "retry after 20" in rig.refusal("sendMessage", chat_id=rig.group.id, text="x")


@pytest.mark.parametrize(
    ("kind", "sent"), [("reset-before", 0), ("reset-after", 1), ("truncate", 1), ("slow", 1), (502, 0)]
)
def test_a_connection_breaks_before_or_after_the_message_is_sent(rig: Rig, kind: Any, sent: int) -> None:
    rig.server.fail_next("sendMessage", kind, delay=0.05)
    try:
        status = rig.post("sendMessage", json={"chat_id": rig.chat.id, "text": "x"}).status_code
    except httpx.TransportError:
        status = 0
    assert status == {"slow": 200, 502: 502}.get(kind, 0)
    assert len(rig.chat.replies()) == sent
    assert rig.server.calls_of("sendMessage")[0].ok is bool(sent)
    rig.send()


def test_a_message_is_sent_although_nobody_waits_for_the_answer(rig: Rig) -> None:
    rig.server.fail_next("sendMessage", "slow", delay=0.1)
    with pytest.raises(httpx.ReadTimeout):
        rig.post("sendMessage", json={"chat_id": rig.chat.id, "text": "late"}, timeout=0.02)
    assert rig.chat.wait_for_reply().text == "late"


# Through the library


def test_the_library_says_the_same(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")

    async def talk() -> None:
        bot = telegram.Bot(rig.server.token, base_url=rig.server.base_url, base_file_url=rig.server.base_file_url)
        async with bot:
            assert (await bot.get_me()).username == "nutshell_bot"
            sent = await bot.send_message(
                rig.chat.id, "a bold word", entities=[telegram.MessageEntity("bold", 2, 4)]
            )
            with pytest.raises(telegram.error.BadRequest, match="Message is not modified"):
                await sent.edit_text("a bold word", entities=sent.entities)
            await bot.send_document(rig.chat.id, b"abc", caption="three letters", filename="abc.txt")
            document = rig.ada.send_document(rig.chat, b"text", "note.txt").json["document"]["file_id"]
            assert await (await bot.get_file(document)).download_as_bytearray() == b"text"
            rig.server.flood(None, retry_after=3)
            with pytest.raises(telegram.error.RetryAfter):
                await bot.send_message(rig.chat.id, "x")
            chat = rig.ada.migrate(rig.group)
            with pytest.raises(telegram.error.ChatMigrated) as moved:
                await bot.send_message(rig.group.id, "x")
            assert moved.value.new_chat_id == chat.id
            rig.server.fail_next("sendMessage", "reset-after")
            with pytest.raises(telegram.error.NetworkError):
                await bot.send_message(rig.chat.id, "said but not confirmed")
            await bot.set_my_commands([("a", "b")], scope=telegram.BotCommandScopeChat(rig.chat.id))
            updates = await bot.get_updates(timeout=1)
            await rig.server.until(lambda: rig.server.calls_of("getUpdates"))
            await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0)
            await rig.server.until_idle()

    asyncio.run(talk())
    assert rig.chat.transcript().endswith(
        "Nutshell: a [bold: bold] word\n"
        "Nutshell: <document abc.txt, text/plain, 3 bytes> three letters\n"
        "Ada L.: <document note.txt, text/plain, 4 bytes>\n"
        "Nutshell: said but not confirmed\n"
    )


# The world itself


def everything(rig: Rig) -> None:
    """Let people do all there is to do."""
    blocks = [{"type": "paragraph", "text": ["One ", {"type": "bold", "text": "two"}]}]
    channel = rig.world.channel("News", [rig.ada])
    forum = rig.world.supergroup("Forum", [rig.ada, rig.bob], forum=True, username="forum")
    topic = rig.ada.open_topic(forum, "Digest")
    rig.ada.promote_bot(forum, can_pin_messages=True)
    first = rig.ada.send(forum, "https://example.org/ @bob", topic=topic)
    rig.bob.send(forum, "why?", reply_to=first, quote="@bob")
    rig.bob.send(forum, "as a channel", as_chat=channel)
    rig.bob.send_photo(forum, b"jpg", "look")
    rig.bob.send_sticker(forum)
    rig.bob.send_voice(forum)
    rig.bob.send_rich(forum, blocks)
    rig.bob.react(first, "👍")
    rig.bob.edit(first, "changed")
    rig.ada.post_rich(channel, blocks)
    rig.ada.promote(rig.bob, forum)
    rig.bob.leave(forum)
    rig.ada.restrict_bot(forum, can_send_messages=False)
    rig.ada.demote_bot(forum)
    rig.ada.migrate(rig.group)
    rig.ada.ask_inline("news")
    rig.ada.block()


def test_every_update_is_what_the_bot_api_says_it_is(rig: Rig) -> None:
    rig.updates(allowed_updates=list(schema.load().types["Update"].fields)[1:])
    everything(rig)
    updates = rig.updates()
    assert len(updates) > 20
    for update in updates:
        check(update, ["Update"], "update")
        assert telegram.Update.de_json(update, None).to_dict()["update_id"] == update["update_id"]


def test_a_person_cannot_do_what_no_app_would_let_them(rig: Rig) -> None:
    carol = rig.world.user("Carol")
    with pytest.raises(ValueError, match="is not in"):
        carol.send(rig.group, "hello")
    with pytest.raises(ValueError, match="has no part in"):
        carol.send(rig.chat, "hello")
    with pytest.raises(ValueError, match="no empty message"):
        rig.ada.say(" ")
    with pytest.raises(ValueError, match="is no forum"):
        rig.ada.open_topic(rig.group, "Digest")
    link = rig.send(reply_markup=buttons(url="https://example.org/"))
    with pytest.raises(ValueError, match="sends nothing to the bot"):
        rig.ada.press(rig.chat.messages[link["message_id"]], "More")


def test_waiting_in_vain_ends_with_the_transcript(rig: Rig) -> None:
    with pytest.raises(TimeoutError, match=r"Ada L\.: /start"):
        rig.chat.wait_for_reply(timeout=0.05)
    rig.refusal("sendMessage", chat_id=7, text="x")
    with pytest.raises(TimeoutError, match="chat not found"):
        rig.server.wait_for(lambda: False, timeout=0.05)
    threading.Timer(0.05, rig.send, ["Here"]).start()
    assert asyncio.run(rig.chat.reply()).text == "Here"


def test_a_draft_and_a_chat_action_are_remembered_but_not_part_of_the_transcript(rig: Rig) -> None:
    rig.call("sendChatAction", chat_id=rig.chat.id, action="typing")
    rig.call("sendMessageDraft", chat_id=rig.chat.id, draft_id=1)
    rig.call("sendMessageDraft", chat_id=rig.chat.id, draft_id=1, text="Reading")
    assert (rig.chat.actions, rig.chat.drafts) == (["typing"], ["", "Reading"])
    assert rig.chat.transcript() == "Ada L.: /start\n"


def test_the_transcript_reads_like_the_chat(rig: Rig) -> None:
    message = rig.ada.say("First line\nand second")
    keyboard = {
        "inline_keyboard": [
            [{"text": "Shorter", "callback_data": "s"}, {"text": "Source", "url": "http://a.example"}]
        ]
    }
    sent = rig.send(
        "One two\nthree", entities=[mark(0, 7), mark(4, 3, "italic")], reply_markup=keyboard,
        reply_parameters={"message_id": message.message_id, "quote": "First line"},
    )  # fmt: skip
    summary = rig.chat.messages[sent["message_id"]]
    assert summary.buttons == [["Shorter", "Source"]]
    rig.ada.press(summary, "Shorter")
    place = {"chat_id": rig.chat.id, "message_id": summary.message_id}
    rig.call("editMessageText", **place, text="One", reply_markup=buttons(callback_data="m"))
    rig.call("editMessageReplyMarkup", **place)
    rig.ada.react(summary, "👍")
    assert rig.chat.transcript() == (
        "Ada L.: /start\n"
        "Ada L.: First line\n"
        "    and second\n"
        "Nutshell (to Ada L., “First line”): [bold: One [italic: two]]\n"
        "    three\n"
        "  [[Shorter]] [[Source → http://a.example]]\n"
        "Ada L. pressed [[Shorter]]\n"
        "Nutshell edited “One two three” to: One\n"
        "  [[More]]\n"
        "Nutshell changed the buttons of “One”\n"
        "  (none)\n"
        "Ada L. reacted 👍 to “One”\n"
    )


def test_a_refusal_knows_its_parameters() -> None:
    assert refusals.too_many_requests(3).body()["parameters"] == {"retry_after": 3}
