"""Speakers' labels: those that recur in a conversation, and nothing else that has a colon."""

from __future__ import annotations

import pytest

from summarizer import turns

INTERVIEW = ("Q: When did it open?", "A: In May.", "It was small.", "Q: Who paid?", "A: The town of Norby.")


def test_labels_recur_at_openings() -> None:
    assert list(turns.labels(INTERVIEW)) == [3, 3, 0, 3, 3]


def test_a_label_may_be_a_name_and_stand_behind_the_time() -> None:
    chat = ("[12/03, 09:12] Ann Lee: We sail.", "Ben: Where to?", "[12/03, 09:14] Ann Lee: Norby.", "Ben: Good.")

    assert [text[end:] for text, end in zip(chat, turns.labels(chat), strict=True)] == [
        "We sail.",
        "Where to?",
        "Norby.",
        "Good.",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Police: The driver lived.", "Trains stand.", "Conclusion: The storm moves on.", "Schools stay closed."),
        ("Note: Ice.", "Note: Snow.", "Note: Rain.", "Note: Fog."),
        ("She said: It froze.", "She added: It thawed.", "She said: It rained.", "She added: It snowed."),
        (),
    ],
)
def test_other_colons_are_no_labels(texts: tuple[str, ...]) -> None:
    assert not any(turns.labels(texts))


@pytest.mark.parametrize(
    ("text", "asked"), [("Who paid?", True), ("“Who paid?”", True), ("She asked who.", False)]
)
def test_which_sentences_are_questions(text: str, asked: bool) -> None:
    assert turns.asks(text) is asked
