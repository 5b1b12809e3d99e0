"""Questions that nobody answered and decisions: of groups alone, and only where it is certain."""

from __future__ import annotations

import pytest

from summarizer import Post, compile_digest, language
from summarizer.stories import asked
from tests.summarizer.stories.messages import COMPOST, MILL, message, post, talk


def kinds(posts: list[Post]) -> list[tuple[str, str]]:
    """The kind and the headline of each story."""
    return [(story.kind, story.headline) for story in compile_digest(posts, limit=20).stories]


def test_a_question_that_nobody_answers_is_told_as_one() -> None:
    assert kinds(talk(message(1, "Ann", COMPOST))) == [("question", COMPOST)]


def test_a_reply_answers_a_question() -> None:
    assert kinds(talk(message(1, "Ann", COMPOST), message(2, "Bob", "At Pell's.", 300, reply_to=1))) == []


def test_what_another_says_at_once_is_taken_for_the_answer() -> None:
    assert kinds(talk(message(1, "Ann", COMPOST), message(2, "Bob", "At the market.", 3))) == []


def test_what_another_says_later_in_the_same_words_is_taken_for_the_answer() -> None:
    assert kinds(talk(message(1, "Ann", COMPOST), message(2, "Bob", "Compost: at Pell's.", 60))) == []


def test_what_the_asker_adds_is_no_answer() -> None:
    told = kinds(talk(message(1, "Ann", COMPOST), message(2, "Ann", "For the compost heap", 1)))
    assert ("question", COMPOST) in told


def test_a_question_of_a_channel_is_its_manner_of_speaking() -> None:
    told = kinds([post(COMPOST, id=1), post("Why was the old bridge at Oldbrook shut on Tuesday?", id=2)])
    assert [kind for kind, _ in told] == ["news", "news"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "We decided to plant the apple trees behind the shed."),
        ("en", "Let's meet on Friday at 18:00 at the greenhouse"),
        ("ru", "Договорились: сажаем яблони за сараем."),
        ("ru", "Встречаемся в пятницу в 18:00 у теплицы"),
        ("de", "Wir haben beschlossen, die Apfelbäume hinter dem Schuppen zu pflanzen."),
        ("es", "Hemos decidido plantar los manzanos detrás del cobertizo."),
        ("zh", "我们决定星期六在棚子后面种苹果树。"),
    ],
)
def test_a_decision_is_known_in_its_language(code: str, text: str) -> None:
    found = asked.decision(text, language.load(code))
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    "text", ["Let's meet some time!", "Have we decided where the trees go?", "The jury is still undecided."]
)
def test_what_only_sounds_like_a_decision_is_none(text: str) -> None:
    assert asked.decision(text, language.load("en")) is None


def test_news_come_before_decisions_and_those_before_questions() -> None:
    told = kinds(
        talk(
            message(1, "Ann", COMPOST),
            message(2, "Ann", "We decided to plant the apple trees on Saturday.", 200),
            message(3, "Ann", MILL, 250),
        )
    )
    assert [kind for kind, _ in told] == ["news", "decision", "question"]
