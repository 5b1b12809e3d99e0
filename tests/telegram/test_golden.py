"""A few conversations word for word: read them in ``golden/``; ``UPDATE_GOLDEN=1 pytest`` writes them anew."""

import os
import re
from pathlib import Path

import pytest

from bot.botapi.chats import Chat
from tests.telegram.articles import BOOK, FERRY, FERRY_TITLE, MARKET, TRAM
from tests.telegram.remembering import SAID, Memory
from tests.telegram.talking import Talk, page

GOLDEN = Path(__file__).with_name("golden")
TIMES = {
    re.compile(r"(?:(?:[A-Z][a-z]{2} \d{1,2}|\d{1,2} [а-я]+\.?), )?\d\d:\d\d"): "00:00",
    re.compile(r"[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [а-я]+ \d{4}\u202fг\."): "Today",
    re.compile(r"t\.me/c/\d+/"): "t.me/c/1/",
}
"""What another day and another chat write otherwise."""


def a_first_evening(talk: Talk) -> Chat:
    """Somebody new tries everything out in private."""
    ada = talk.person("Ada")
    talk.tell(ada, "/start")
    talk.tell(ada, "What is this about?")
    summary = talk.tell(ada, FERRY)
    talk.press(ada, summary, "Long")
    talk.press(ada, summary, "Facts")
    talk.tell(ada, "How many passengers did the ship carry?")
    talk.tell(ada, "Who won the election?")
    talk.reply(ada.send_sticker(ada.private))
    talk.tell(ada, "/status")
    talk.tell(ada, "/forget")
    return ada.private


def a_page_and_a_file(talk: Talk) -> Chat:
    """A link with a question beside it, a page that is gone, and a file."""
    ada = talk.person("Ada")
    url = talk.site.on("/ferry", page(FERRY_TITLE, FERRY))
    talk.tell(ada, f"{url} How many passengers did the ship carry?")
    talk.tell(ada, "/summary 2")
    talk.reply(ada.send_document(ada.private, MARKET.encode(), "market.txt"))
    talk.tell(ada, "Who is the architect?")
    talk.reply(ada.send_document(ada.private, b"%PDF-1.7", "paper.pdf", mime_type="application/pdf"))
    return ada.private


def a_group(talk: Talk) -> Chat:
    """Two people in a group, one of them its owner."""
    ada, bob = talk.person("Ada"), talk.person("Bob")
    club = talk.world.group("Club", [ada, bob])
    article = ada.send(club, FERRY)
    bob.send(club, "Too long for me.")
    summary = talk.tell(bob, "/summary@nutshell_bot 2", club, reply_to=article)
    talk.tell(bob, "How many passengers did the ship carry?", club, reply_to=summary)
    talk.tell(ada, "@nutshell_bot who is the harbour master?", club)
    talk.tell(bob, "/forget", club)
    talk.tell(ada, "/forget", club)
    return club


def in_russian(talk: Talk) -> Chat:
    """A reader with a Russian app, who then chooses English."""
    vera = talk.person("Вера", language_code="ru")
    talk.tell(vera, "/help")
    talk.tell(vera, TRAM)
    talk.tell(vera, "Сколько остановок на линии?")
    talk.tell(vera, "Кто выиграл выборы?")
    talk.press(vera, talk.tell(vera, "/language"), "English")
    talk.tell(vera, "/status")
    return vera.private


def around_an_answer(talk: Talk) -> Chat:
    """What stands around an answer and around none, questions that go on, a fact's sentence, a day."""
    ada = talk.person("Ada")
    talk.tell(ada, FERRY)
    answer = talk.tell(ada, "How many passengers did the ship carry?")
    for label in ("After →", "After →", "← Before"):
        talk.press(ada, answer, label)
    talk.tell(ada, "and how many cars?")
    talk.press(ada, talk.tell(ada, "Who won the election?"), "After →")
    talk.press(ada, talk.tell(ada, "/facts"), "4")
    talk.tell(ada, talk.site.on("/ferry", page(FERRY_TITLE, FERRY)))
    talk.tell(ada, "When did divers find a hole?")
    return ada.private


def around_an_answer_in_russian(talk: Talk) -> Chat:
    """The same with a Russian app."""
    vera = talk.person("Вера", language_code="ru")
    talk.tell(vera, TRAM)
    answer = talk.tell(vera, "Сколько остановок на линии?")
    for label in ("После →", "← До этого"):
        talk.press(vera, answer, label)
    talk.tell(vera, "а сколько вагонов?")
    talk.press(vera, talk.tell(vera, "/facts"), "2")
    talk.tell(vera, talk.site.on("/tram", page("Трамвай", TRAM)))
    talk.tell(vera, "Когда открылась трамвайная линия?")
    return vera.private


def lengths(talk: Talk) -> Chat:
    """Longer and shorter, about this and that, and what is kept of it."""
    ada = talk.person("Ada")
    summary = talk.tell(ada, f"/summary short\n{FERRY}")
    talk.press(ada, summary, "Long")
    talk.tell(ada, "in 3 sentences please")
    talk.tell(ada, "/summary 20%")
    talk.tell(ada, "/summary 50")
    about = talk.tell(ada, "summary about the harbour of Oslo")
    talk.press(ada, about, "One line")
    talk.press(ada, about, "In general")
    missing = talk.tell(ada, "/summary elections")
    talk.press(ada, missing, missing.buttons[0][0])
    talk.tell(ada, "/summary shrot")
    talk.tell(ada, MARKET)
    talk.tell(ada, "/status")
    talk.tell(ada, "/summary medium")
    return ada.private


def lengths_in_russian(talk: Talk) -> Chat:
    """The same with a Russian app."""
    vera = talk.person("Вера", language_code="ru")
    talk.press(vera, talk.tell(vera, TRAM), "Подробно")
    talk.tell(vera, "короче")
    talk.tell(vera, "перескажи в трёх предложениях")
    talk.tell(vera, "кратко про вагоны")
    missing = talk.tell(vera, "/summary больницы")
    talk.press(vera, missing, "В целом")
    talk.tell(vera, "/status")
    talk.tell(vera, "/summary обычно")
    return vera.private


def a_book(talk: Talk) -> Chat:
    """A long file, leafed through."""
    ada = talk.person("Ada")
    summary = talk.reply(ada.send_document(ada.private, BOOK.encode(), "book.md"))
    talk.press(ada, summary, "Chapters: 11")
    contents = ada.private.replies()[-1]
    for label in ("More →", "10", "← 9", "Chapters: 11"):
        talk.press(ada, contents, label)
    return ada.private


def a_digest(talk: Talk) -> Chat:
    """A day of a group: what was told twice, a page of stories, the next one, and nothing since."""
    ada, bob = talk.person("Ada"), talk.person("Bob")
    club = talk.world.supergroup("Club", [ada, bob])
    talk.tell(bob, "/digest", club)
    memory = Memory(talk, club, ada)
    memory.hear(ada, f"{SAID[0]} Ships wait outside, @bob_berg.")
    for number, text in enumerate((SAID[0], "ok", *SAID[1:])):
        memory.hear((bob, ada)[number % 2], text)
    shown = talk.tell(bob, "/digest", club)
    talk.press(bob, shown, "More →")
    talk.press(bob, shown, "←")
    talk.tell(ada, "/digest", club)
    talk.tell(ada, "/digest tomorrow", club)
    return club


def a_digest_in_russian(talk: Talk) -> Chat:
    """The same in a basic group with Russian apps."""
    vera, ivan = (talk.person(name, language_code="ru") for name in ("Вера", "Иван"))
    family = talk.world.group("Семья", [vera, ivan])
    talk.tell(vera, "/digest")
    talk.tell(ivan, "/digest", family)
    memory = Memory(talk, family, vera)
    for number, text in enumerate(("спасибо", *TRAM.split("\n\n")[:5])):
        memory.hear((vera, ivan)[number % 2], text)
    talk.tell(ivan, "/digest 10h", family)
    talk.tell(ivan, "/digest", family)
    talk.tell(ivan, "/digest", family)
    return family


CONVERSATIONS = {
    each.__name__: each
    for each in (
        *(a_first_evening, a_page_and_a_file, a_group, in_russian),
        *(around_an_answer, around_an_answer_in_russian),
        *(lengths, lengths_in_russian, a_book, a_digest, a_digest_in_russian),
    )
}


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation_reads_as_it_did(talk: Talk, name: str) -> None:
    chat = CONVERSATIONS[name](talk)
    transcript = chat.transcript().replace(f"127.0.0.1:{talk.site.port}", "news.example")
    for pattern, instead in TIMES.items() if "digest" in name else ():
        transcript = pattern.sub(instead, transcript)
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(transcript, encoding="utf-8")
    assert transcript == file.read_text(encoding="utf-8")
