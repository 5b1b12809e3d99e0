"""What a document knows of its sentences: turns, lists, entries, and whom a pronoun may stand for."""

from __future__ import annotations

from summarizer.algorithms.document import Document
from summarizer.model import Article
from summarizer.summary import summarize

INTERVIEW = """Q: When did you start working on the telescope?
A: We began in 2009 with a team of eleven people in Santiago. It was small then.
Q: How much did the telescope cost?
A: About 1.4 billion euros.
Q: Were you afraid?
A: In 2018 the mirror cracked, and we waited fourteen months for a new one.
Q: Thank you.
A: Thank you."""


def document(text: str) -> Document:
    """The document of an English text."""
    return Document.of(Article(text, "", "en"))


def test_a_speaker_s_label_is_no_word() -> None:
    told = document(INTERVIEW)

    assert not any("q" in stems or "a" in stems for stems in told.words)


def test_a_question_needs_its_answer_and_a_short_answer_its_question() -> None:
    told = document(INTERVIEW)
    lines = [sentence.text for sentence in told.sentences]

    assert told.unclosed[lines.index("Q: How much did the telescope cost?")]
    assert told.leaning[lines.index("A: About 1.4 billion euros.")]
    assert not told.leaning[1]


def test_thanks_are_no_prose() -> None:
    assert document(INTERVIEW).prose[-2:] == (False, False)


def test_an_interview_is_told_by_its_answers() -> None:
    for count in range(1, 6):
        lines = [sentence.text for sentence in summarize(Article(INTERVIEW, "", "en"), sentences=count).sentences]

        assert lines[-1].startswith("A: ")
        assert "Thank you" not in " ".join(lines)


def test_he_is_lost_where_nobody_was_named() -> None:
    told = document("A man, Paul Reid, called. The roof collapsed at dawn. He told of an explosion. He ran away.")

    assert told.lost == (False, False, True, False)


def test_he_is_found_behind_a_name() -> None:
    told = document("The fire was seen by Paul Reid. Reid called the brigade. He told of an explosion.")

    assert not any(told.lost)


def test_a_list_is_not_told_beside_prose() -> None:
    items = "- 2 apples from Norby\n- 1 litre of cold milk\n"
    prose = "The port of Norby is closed. Fishermen walk across the ice. Bakers give out bread."

    assert document(f"{items}\n{prose}").prose == (False, False, True, True, True)
    assert any(document(items + "3. Some bread from the baker.").prose)


def test_entries_of_dates_and_places_are_no_prose() -> None:
    told = document("The tour begins in Norby. Jun 7 Port Ellery, NB Pepsi Live! It ends on 3 May in Cape Norby.")

    assert told.prose == (True, False, True)
