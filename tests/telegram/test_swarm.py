"""The crowd counts right: what is lost, said twice, said besides, or said in another order."""

from typing import Any

from bot.botapi.chats import Chat
from bot.botapi.messages import Message
from tests.telegram.swarm import Report, Swarm
from tests.telegram.talking import Talk


def answered(talk: Talk) -> tuple[Swarm, Report, Chat, Chat]:
    """A small crowd after all its messages were answered, with a private chat and a group of it."""
    swarm = Swarm(talk, people=3, groups=1)
    swarm.send(60, rate=500)
    report = swarm.assert_all_answered()
    chats = [each.message.chat for each in report.once]
    private, group = (next(chat for chat in chats if chat.kind == kind) for kind in ("private", "group"))
    return swarm, report, private, group


def repeat(reply: Message) -> None:
    """Let the bot say something once more."""
    envelope: dict[str, Any] = {key: reply.json[key] for key in ("from", "reply_to_message") if key in reply.json}
    with reply.chat.world.transaction():
        reply.chat.add(envelope, reply.content(), from_bot=True)


def test_everybody_in_a_crowd_gets_one_reply(talk: Talk) -> None:
    swarm = Swarm(talk, people=10, groups=2)
    swarm.send(120, rate=500)
    kinds = [each.message.chat.kind for each in swarm.assert_all_answered().once]
    assert (kinds.count("private"), kinds.count("group")) == (108, 12)
    swarm.send(10, rate=500)
    assert len(swarm.assert_all_answered().once) == swarm.sent == 130


def test_a_crowd_nobody_answers_is_lost_whole(alone: Talk) -> None:
    alone.stop()
    swarm = Swarm(alone, people=5)
    swarm.send(1_000_000, rate=500)
    alone.wait_for(lambda: swarm.sent >= 20)
    swarm.leave()
    report = swarm.report()
    assert (len(report.lost), report.complete) == (swarm.sent, False)
    alone.start()
    swarm.assert_all_answered()


def test_a_lost_reply_is_told_with_its_message(talk: Talk) -> None:
    swarm, report, private, group = answered(talk)
    for chat in (private, group):
        last = [each for each in report.once if each.message.chat is chat][-1]
        del chat.messages[chat.replies()[-1].message_id]
        assert swarm.report().lost[-1] == last
    assert len(swarm.report().lost) == 2
    assert "58 answered once\n2 lost: " in str(swarm.report())


def test_every_reply_too_many_is_counted(talk: Talk) -> None:
    swarm, _, private, group = answered(talk)
    for reply in (private.replies()[0], private.replies()[0], group.replies()[1]):
        repeat(reply)
    report = swarm.report()
    assert (len(report.doubled), len(report.once), report.lost) == (3, 58, ())
    assert {each.message.chat for each in report.doubled} == {private, group}


def test_a_reply_nobody_asked_for_is_a_stray(talk: Talk) -> None:
    swarm, _, private, group = answered(talk)
    private.add({"from": talk.world.bot.as_json()}, {"text": "Something went wrong."}, from_bot=True)
    group.add({"from": talk.world.bot.as_json()}, group.replies()[0].content(), from_bot=True)
    report = swarm.report()
    assert (len(report.strays), report.lost, report.doubled, report.complete) == (2, (), (), False)


def test_replies_in_another_order_are_noticed(talk: Talk) -> None:
    swarm, _, private, _ = answered(talk)
    first, second = private.replies()[:2]
    first.json["text"], second.json["text"] = second.json["text"], first.json["text"]
    assert swarm.report().complete
    assert swarm.report().disordered == (private,)
