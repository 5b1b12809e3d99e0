"""A book: its summary, the list of its chapters, and one chapter after another."""

from bot.botapi.messages import Message
from bot.botapi.people import User
from tests.telegram.articles import BOOK, CHAPTERS, FERRY, MARKET
from tests.telegram.talking import Talk


def read(talk: Talk, who: User) -> Message:
    """The summary of the book."""
    return talk.reply(who.send_document(who.private, BOOK.encode(), "book.md"))


def test_a_book_is_told_as_a_whole_and_chapter_by_chapter(talk: Talk, ada: User) -> None:
    summary = read(talk, ada)
    talk.press(ada, summary, f"Chapters: {CHAPTERS}")
    contents = ada.private.replies()[-1]
    assert contents is not summary
    assert contents.text.startswith("The book of harbours\n\n1. The year 1901\n")
    assert contents.text.endswith("and 3 more")
    talk.press(ada, contents, "More →")
    assert "11. The year 1911" in contents.text
    talk.press(ada, contents, "10")
    assert contents.text.startswith("10. The year 1910\nThe book of harbours\n\n• ")
    sentences = [line.removeprefix("• ") for line in contents.text.split("\n") if line.startswith("• ")]
    assert sentences
    assert all(sentence in FERRY for sentence in sentences)
    talk.press(ada, contents, "← 9")
    assert contents.text.startswith("9. The year 1909")
    assert any(line.removeprefix("• ") in MARKET for line in contents.text.split("\n") if "• " in line)
    talk.press(ada, contents, f"Chapters: {CHAPTERS}")
    assert "9. The year 1909" in contents.text
    assert len(ada.private.replies()) == 2


def test_chapters_are_asked_for_by_command_and_as_long_as_was_chosen(talk: Talk, ada: User) -> None:
    read(talk, ada)
    assert "1. The year 1901" in talk.tell(ada, "/chapters").text
    assert talk.tell(ada, "/chapters 2").text.count("• ") == 2
    talk.tell(ada, "/summary long")
    assert talk.tell(ada, "/chapters 2").text.count("• ") == 4
    assert talk.tell(ada, "/chapters 12").text.startswith("There is no chapter of that number: there are 11.")


def test_a_short_article_has_no_chapters(talk: Talk, ada: User) -> None:
    assert talk.tell(ada, FERRY).buttons == [["One line", "Long", "Facts"]]
    assert talk.tell(ada, "/chapters").text.startswith("This article is not so long")


def test_a_chapter_of_a_forgotten_book_is_told_to_be_gone(talk: Talk, ada: User) -> None:
    read(talk, ada)
    contents = talk.tell(ada, "/chapters")
    talk.tell(ada, "/forget")
    talk.press(ada, contents, "3")
    assert ada.private.replies()[-1].text.startswith("That button is from another time")


def test_a_russian_reader_turns_pages_too(talk: Talk) -> None:
    vera = talk.person("Вера", language_code="ru")
    talk.press(vera, read(talk, vera), f"Главы: {CHAPTERS}")
    contents = vera.private.replies()[-1]
    talk.press(vera, contents, "Ещё →")
    talk.press(vera, contents, "9")
    assert contents.buttons == [["← 8", f"Главы: {CHAPTERS}", "10 →"]]
