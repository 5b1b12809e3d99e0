"""Updates arrive once, in order, and only those the bot may see."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from bot.botapi import Bot, World
from bot.botapi.checking import check
from tests.telegram.rig import Rig, running


@pytest.fixture
def rig() -> Iterator[Rig]:
    """A world with a running server."""
    with running() as made:
        yield made


# How updates arrive


def test_an_update_comes_until_it_is_confirmed(rig: Rig) -> None:
    rig.ada.say("two")
    first, second = rig.call("getUpdates")
    assert second["update_id"] == first["update_id"] + 1
    assert rig.call("getUpdates", limit=1) == [first]
    assert rig.call("getUpdates", offset=second["update_id"]) == [second]
    rig.ada.say("three")
    assert [each["message"]["text"] for each in rig.call("getUpdates", offset=-1)] == ["three"]
    with pytest.raises(TimeoutError):
        rig.server.idle(timeout=0.1)
    rig.updates()
    rig.server.idle(timeout=0.1)


def test_a_long_poll_ends_as_soon_as_somebody_writes(rig: Rig) -> None:
    rig.updates()
    threading.Timer(0.05, rig.ada.say, ["now"]).start()
    assert [each["message"]["text"] for each in rig.updates(timeout=5)] == ["now"]


def test_a_second_poll_ends_the_first_and_a_webhook_ends_both(rig: Rig) -> None:
    rig.updates()
    answers: list[dict[str, Any]] = []
    for _ in range(2):
        polling = threading.Thread(target=lambda: answers.append(rig.answer("getUpdates", timeout=5)))
        polling.start()
        rig.world.wait_for(lambda: rig.server._poller._waiting)
    rig.world.wait_for(lambda: answers)
    assert answers[0]["error_code"] == 409
    assert "terminated by other getUpdates request" in answers[0]["description"]
    rig.call("setWebhook", url="http://127.0.0.1:1/")
    polling.join()
    assert answers[1]["description"] == "Conflict: terminated by setWebhook request"
    assert "can't use getUpdates method while webhook is active" in rig.refusal("getUpdates")
    assert rig.answer("deleteWebhook")["description"] == "Webhook was deleted"


def test_only_the_kinds_asked_for_are_queued(rig: Rig) -> None:
    rig.updates(allowed_updates=["callback_query", "message_reaction"])
    message = rig.ada.say("unheard")
    rig.ada.react(message, "👍")
    reaction = rig.updates()[0]["message_reaction"]
    assert (reaction["old_reaction"], reaction["new_reaction"][0]["emoji"]) == ([], "👍")
    rig.updates(allowed_updates=[])
    rig.ada.react(message)
    assert rig.updates() == []


class Hook(BaseHTTPRequestHandler):
    """A webhook that fails once before it takes an update."""

    taken: list[tuple[str, str]]

    def do_POST(self) -> None:
        update = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.taken.append((self.headers["X-Telegram-Bot-Api-Secret-Token"], update["message"]["text"]))
        self.send_response(500 if len(self.taken) == 1 else 200)
        self.end_headers()

    def log_message(self, *about: object) -> None:
        """Say nothing."""


def test_a_webhook_gets_every_update_again_until_it_takes_it(rig: Rig) -> None:
    Hook.taken = []
    with HTTPServer(("127.0.0.1", 0), Hook) as listening:
        threading.Thread(target=listening.serve_forever, args=(0.01,)).start()
        url = f"http://127.0.0.1:{listening.server_port}/"
        assert rig.answer("setWebhook", url=url, secret_token="secret")["description"] == "Webhook was set"
        rig.ada.say("more")
        rig.server.idle()
        listening.shutdown()
    assert Hook.taken == [("secret", "/start"), ("secret", "/start"), ("secret", "more")]
    info = rig.call("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (url, 0)
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"


# Groups and channels


@pytest.mark.parametrize(
    ("text", "seen"),
    [("hello", False), ("/tldr", True), ("/tldr@nutshell_bot", True), ("/tldr@other_bot", False),
     ("ask @Nutshell_Bot", True), ("see /tldr", False)],
)  # fmt: skip
def test_in_privacy_mode_the_bot_hears_what_is_meant_for_it(rig: Rig, text: str, seen: bool) -> None:
    rig.updates()
    rig.bob.send(rig.group, text)
    assert bool(rig.updates()) is seen


def test_the_bot_hears_replies_service_messages_and_as_administrator_everything(rig: Rig) -> None:
    said = rig.group.messages[rig.send(chat=rig.group)["message_id"]]
    rig.updates()
    rig.bob.send(rig.group, "no", reply_to=said)
    carol = rig.world.user("Carol")
    carol.join(rig.group)
    assert [set(each) - {"update_id"} for each in rig.updates()] == [{"message"}, {"message"}]
    rig.ada.promote_bot(rig.group)
    carol.send(rig.group, "hello")
    promoted, hello = rig.updates(allowed_updates=["message", "my_chat_member", "chat_member"])
    assert promoted["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert hello["message"]["text"] == "hello"
    carol.leave(rig.group)
    assert rig.updates()[1]["chat_member"]["new_chat_member"]["status"] == "left"


def test_a_bot_that_reads_everything_needs_no_rank() -> None:
    world = World(Bot(can_read_all_group_messages=True))
    ada = world.user("Ada")
    ada.send(world.group("Club", [ada]), "hello")
    assert len(world.updates.pending) == 1


def test_an_anonymous_administrator_speaks_as_the_group(rig: Rig) -> None:
    rig.ada.send(rig.group, "/digest", as_chat=rig.group)
    message = rig.updates()[-1]["message"]
    assert message["from"]["id"] == 1087968824
    assert message["sender_chat"]["id"] == message["chat"]["id"]
    assert "Club: /digest" in rig.group.transcript()


def test_a_channel_is_heard_and_its_posts_appear_in_its_discussion(rig: Rig) -> None:
    channel = rig.world.channel("News", [rig.ada], username="news")
    channel.linked = rig.world.supergroup("Talk", [rig.ada])
    rig.ada.promote_bot(channel.linked)
    rig.updates()
    message = rig.ada.post(channel, "Today", signature="Ada")
    rig.ada.edit(message, "Tomorrow")
    posted, forwarded, edited = rig.updates()
    assert posted["channel_post"]["author_signature"] == "Ada"
    assert "from" not in posted["channel_post"]
    assert forwarded["message"]["is_automatic_forward"]
    assert edited["edited_channel_post"]["text"] == "Tomorrow"
    assert rig.call("sendMessage", chat_id="@news", text="x")["sender_chat"]["title"] == "News"
    rig.call("editMessageText", chat_id=channel.id, message_id=message.message_id, text="Never")


def test_forwards_say_where_they_come_from(rig: Rig) -> None:
    channel = rig.world.channel("News", [rig.ada])
    post = rig.ada.post(channel, "Today")
    told = rig.bob.send(rig.group, "a secret")
    rig.ada.forward(post, rig.chat)
    rig.ada.forward(told, rig.chat)
    rig.ada.forward(told, rig.chat, hidden=True)
    origins = [each["message"]["forward_origin"] for each in rig.updates()[-3:]]
    assert [each["type"] for each in origins] == ["channel", "user", "hidden_user"]
    assert "Ada L. (forwarded from News): Today" in rig.chat.transcript()


def test_the_bot_can_ask_who_is_there(rig: Rig) -> None:
    rig.ada.promote(rig.bob, rig.group, anonymous=True)
    leaders = rig.call("getChatAdministrators", chat_id=rig.group.id)
    assert [each["status"] for each in leaders] == ["creator", "administrator"]
    assert rig.call("getChatMember", chat_id=rig.group.id, user_id=rig.bob.id)["is_anonymous"]
    assert rig.call("getChatMember", chat_id=rig.group.id, user_id=rig.world.bot.id)["status"] == "member"
    assert rig.call("getChatMemberCount", chat_id=rig.group.id) == 3
    check(rig.call("getChat", chat_id=rig.group.id), ["ChatFullInfo"], "chat")
