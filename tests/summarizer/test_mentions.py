"""Mentions: the same name in all its forms, days that words mean, speakers behind pronouns."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from summarizer import facts, language, mentions, read_article
from summarizer.mentions import Directory, initials
from summarizer.model import Article
from tests.summarizer.golden import SEED


def values(kind: str, article: Article = SEED) -> dict[str, str]:
    return {m.span.text: m.value for m in mentions.find(article) if m.kind == kind}


def test_a_surname_is_the_person_whose_full_name_the_article_gives() -> None:
    assert values("person")["Haftar"] == "Khalifa Haftar"


def test_an_acronym_is_the_organisation_whose_initials_it_is() -> None:
    assert values("organisation")["LNA"] == "Libyan National Army"
    assert initials("Bank of England") == "BE"


def test_days_are_resolved_against_the_day_of_publication() -> None:
    assert values("date") == {
        "Wednesday": "2018-05-23",
        "May 7": "2018-05-07",
        "2011": "2011",
        "Tuesday": "2018-05-22",
    }


def test_without_a_day_of_publication_a_weekday_means_no_day() -> None:
    assert values("date", Article("They met on Tuesday, 7 May.", language="en"))["Tuesday"] == ""


def test_a_pronoun_speaks_for_whoever_spoke_last() -> None:
    said = {text[:9]: speaker for text, speaker in values("quotation").items()}
    assert said == {
        "Army forc": "Ahmad Al Mesmari",
        "The enemy": "Ahmad Al Mesmari",
        "We are cl": "Khalifa Haftar",
    }


def test_a_number_keeps_its_unit_and_what_belongs_to_it() -> None:
    assert values("number")["about 150,000 people"] == "150\u00a0000 people"
    assert values("duration") == {"nearly two years": "2 years"}


def test_a_title_finds_the_person_who_bears_it() -> None:
    article = Article("The mayor was there. Mayor Anna Berg smiled.", language="en")
    said = Article('Mayor Anna Berg came. "The bridge is open again," the mayor said.', language="en")
    assert values("person", article) == {"Anna Berg": "Anna Berg"}
    assert values("quotation", said) == {"The bridge is open again": "Anna Berg"}


def test_a_directory_of_nothing_knows_nobody() -> None:
    assert Directory([], language.load("en")).full("Berg") == "Berg"
    assert Directory([], language.load("en")).titled("the mayor") == ""


@given(st.text(max_size=300), st.sampled_from(["en", "ru", "de", "ar", "zh", ""]))
def test_every_mention_of_any_text_is_a_slice_of_it(text: str, code: str) -> None:
    article = Article(text, language=code, published=date(2020, 2, 29))
    for mention in mentions.find(article):
        assert text[mention.span.start : mention.span.end] == mention.span.text
        assert mention.sentence.start <= mention.span.start <= mention.span.end <= mention.sentence.end


def test_facts_are_grouped_by_kind_and_told_once() -> None:
    found = facts.find(SEED)
    assert [fact.kind for fact in found] == sorted((fact.kind for fact in found), key=facts.KINDS.index)
    assert len({(fact.kind, fact.value, fact.text) for fact in found}) == len(found)
    assert [fact.text for fact in found if fact.kind == "distance"] == ["1,000 kilometres"]


def test_a_fact_stands_in_its_sentence() -> None:
    assert all(fact.text in fact.sentence.text for fact in facts.find(SEED))


def test_a_text_without_names_or_numbers_states_no_facts() -> None:
    assert facts.find(read_article("nothing much happened and nobody was there to see it at all")) == ()


def test_a_name_in_two_forms_is_one_fact() -> None:
    article = Article("HARBORTON — Mayor Anna Berg of Harborton smiled. Berg and Harborton agree.", language="en")
    found = [(fact.kind, fact.value) for fact in facts.find(article)]
    assert [value for kind, value in found if kind == "person"] == ["Anna Berg"]
    assert [value for kind, value in found if kind == "place"] == ["Harborton"]


def test_a_number_that_counts_nothing_is_no_fact() -> None:
    article = Article("All five of them were glad, and 12 ferries sank.", language="en")
    assert [fact.text for fact in facts.find(article)] == ["12 ferries"]


def test_a_pronoun_is_no_fact() -> None:
    article = Article("Mayor Anna Berg came. She smiled.", language="en")
    assert [fact.text for fact in facts.find(article)] == ["Anna Berg"]
