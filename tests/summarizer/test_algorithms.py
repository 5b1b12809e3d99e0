"""The algorithms one by one: hand-computed cases, and ours beside sumy's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.luhn import LuhnSummarizer

from summarizer import language as languages
from summarizer.algorithms import lead, lexrank, sumy
from summarizer.algorithms.document import Document
from summarizer.leaning import leans
from summarizer.model import Article, Sentence

DERNA = Path(__file__).parents[1] / "golden" / "derna.txt"
ENGLISH = languages.load("en")

WORDS = st.lists(st.sampled_from("abcdefghijklmn"), max_size=7).map(tuple)
DOCUMENTS = st.lists(WORDS, max_size=14)


def of_words(*sentences: Sequence[str], title: Sequence[str] = ()) -> Document:
    """A document of sentences given as their words."""
    count = len(sentences)
    lines = (Sentence(" ".join(words), 0, 0, number) for number, words in enumerate(sentences))
    return Document(
        language=ENGLISH,
        title=tuple(title),
        sentences=tuple(lines),
        words=tuple(map(tuple, sentences)),
        prose=(True,) * count,
        leaning=(False,) * count,
        unclosed=(False,) * count,
        named=((),) * count,
        lost=(False,) * count,
    )


def of_text(text: str, title: str = "") -> Document:
    """The document of an English text."""
    return Document.of(Article(text, title, "en"))


def is_near_threshold(sentences: Sequence[Sequence[str]]) -> bool:
    """Whether a cosine is so near the threshold that the order of adding floats decides."""
    reference = LexRankSummarizer()
    tf, idf = reference._compute_tf(sentences), reference._compute_idf(sentences)
    return any(
        abs(reference.cosine_similarity(one, other, tf[i], tf[j], idf) - lexrank.THRESHOLD) < 1e-9
        for i, one in enumerate(sentences)
        for j, other in enumerate(sentences[:i])
    )


def sumys_lexrank(document: Document) -> Sequence[float]:
    """sumy's ratings; where no sentence has a telling word it divides by zero, and ours say 0.0."""
    with np.errstate(all="ignore"):
        return [float(rating) for rating in np.nan_to_num(sumy.rate(LexRankSummarizer(), document))]


def test_lead_falls_with_the_place() -> None:
    """The first sentence scores 1, the second a half, the third a third."""
    assert lead.score(of_words("a", "b", "c")) == [1.0, 1 / 2, 1 / 3]


def test_lexrank_by_hand() -> None:
    """A sentence with two neighbours outranks lone ones, and those outrank its neighbours.

    With N = 5, idf is log(5/3) for a and b, log(5/2) for the rest; the first sentence's cosine with the next
    two is .34, so the degrees are 3, 2, 2, 1, 1, and the second step changes the ranks by .03.
    """
    ranks = lexrank.rank(["ab", "ac", "bd", "ef", "gh"])

    assert ranks == pytest.approx([0.5650, 0.3807, 0.3807, 0.4421, 0.4421], abs=1e-4)


def test_lexrank_without_telling_words_is_zero() -> None:
    """A word in all sentences but one has no weight (log 1), so two different sentences resemble nothing."""
    assert list(lexrank.rank(["a", "b"])) == [0.0, 0.0]


@given(DOCUMENTS)
def test_lexrank_rates_as_sumy_does(sentences: list[tuple[str, ...]]) -> None:
    """Any document: the same rating as sumy's, to nine decimals, hence the same order."""
    assume(not is_near_threshold(sentences))
    document = of_words(*sentences)

    assert lexrank.score(document) == pytest.approx(sumys_lexrank(document), abs=1e-9)


@pytest.mark.parametrize("repeats", [1, 3])
def test_lexrank_rates_a_real_article_as_sumy_does(repeats: int) -> None:
    """A news article, alone and with every sentence said three times."""
    document = of_text("\n".join([DERNA.read_text(encoding="utf-8")] * repeats))

    assert len(document.sentences) > 15 * repeats
    assert lexrank.score(document) == pytest.approx(sumys_lexrank(document), abs=1e-9)


@given(DOCUMENTS, st.integers(1, 9), st.sampled_from([1, 2, 8]))
def test_lexrank_is_the_same_in_small_blocks(sentences: list[tuple[str, ...]], block: int, buckets: int) -> None:
    """Neither the size of a block nor pairs that share a bucket change a rank."""
    whole = lexrank.rank(sentences)

    with mock.patch.multiple(lexrank, BLOCK=block, BUCKETS=buckets):
        parts = lexrank.rank(sentences)

    assert list(parts) == pytest.approx(list(whole), abs=1e-11)


def test_lexrank_gives_equal_sentences_equal_ranks() -> None:
    """Ties are exact, so that the order of the article decides them."""
    ranks = lexrank.rank(["abc", "bcd", "abc", "xyz", "abc"])

    assert ranks[0] == ranks[2] == ranks[4]


def test_sumys_ratings_of_a_repeated_sentence_are_kept_apart() -> None:
    """SumBasic chooses a sentence and its repeat at different moments; each keeps its own rating."""
    ratings = sumy.sumbasic(of_words("ab", "ab", "cd"))

    assert len(set(ratings)) == 3


def test_sentences_out_of_sumys_reach_come_last() -> None:
    """What sumy is not shown rates below everything it has seen."""
    document = of_words("ab", "ab", "cd", "ab")

    ratings = sumy.rate(LuhnSummarizer(), document, reach=3)

    assert ratings[3] < min(ratings[:3])


def test_edmundson_rewards_the_title_and_the_edges() -> None:
    """A sentence of the last paragraph with a word of the title outscores one inside that has none."""
    ratings = sumy.edmundson(of_words("ab", "cd", "ef", "gh", title="g"))

    assert max(ratings) == ratings[3] > ratings[1]


def test_document_reads_words_and_title_as_stems() -> None:
    """Stop words are gone, forms of a word are one."""
    document = of_text("The ships were waiting. A ship waits.", "Waiting for ships")

    assert document.title == ("wait", "ship")
    assert document.words == (("ship", "wait"), ("ship", "wait"))


def test_document_knows_prose() -> None:
    """A title line, a byline, signs and a subheading are no prose; a sentence is."""
    paragraphs = "Ice|By Ann Lee|The harbour froze. Ships waited.|* * *|Background:|Ice came early."

    document = of_text(paragraphs.replace("|", "\n\n"), "Ice")

    assert document.prose == (False, False, True, True, False, False, True)


@pytest.mark.parametrize("line", ["(CNN) -- ", "ВЕРХНЕЛЕСЬЕ, 18 сентября. ", "PORT ELLERY, Apr. 17. ", "What? "])
def test_a_dateline_or_a_lone_word_is_no_prose(line: str) -> None:
    """Place and date before the first sentence are not that sentence."""
    assert of_text(f"{line}Ice closed the port.").prose[-2:] in [(False, True), (True,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "He left the town.",
        '"It is over."',
        "However, the port stayed open.",
        "On the other hand, ice is cheap.",
        "The port is open, he said.",
        '"The port is open," she added.',
    ],
)
def test_a_pronoun_or_connective_leans(sentence: str) -> None:
    """Who opens with a pronoun or connective, or is told by a pronoun, leans."""
    assert leans(sentence, ENGLISH)


@pytest.mark.parametrize(
    "sentence", ["The mayor left.", "Hebrew is taught.", "The port is open, the mayor said.", "...", ""]
)
def test_a_sentence_with_its_own_subject_stands(sentence: str) -> None:
    """A name or noun at the beginning, and a speaker with a name, need no one."""
    assert not leans(sentence, ENGLISH)


def test_a_headline_with_a_full_stop_put_behind_it_is_no_prose() -> None:
    """Links to other articles stand in the text so."""
    assert of_text("The port froze. 6 questions about the ice . Ships wait .").prose[1:] == (False, False)


@pytest.mark.parametrize(
    "first",
    [
        '(CNN)"The ice is coming."',
        'New Norby (CNN) -- "The ice is coming."',
        "“Nobody sails.”",
        "It was a cold day.",
        "(Ships waited.)",
    ],
)
def test_the_first_sentence_may_lean_too(first: str) -> None:
    """Nothing stands before it, so nobody can tell whose words they are or what "it" is."""
    assert of_text(f"{first} The port froze.").leaning == (True, False)


def test_a_quotation_over_two_sentences_ties_them() -> None:
    document = of_text("The mayor said: “We wait.\n\nNobody sails.”\n\nShips waited.")

    assert document.unclosed == (True, False, False)
    assert document.leaning == (False, True, False)


def test_named_stems_are_those_with_a_needless_capital() -> None:
    assert of_text("Ice closed Norby. The Norby ferry waits.").named == (("norbi",), ("norbi",))


def test_a_caption_is_no_prose_but_an_answer_in_an_interview_is() -> None:
    """A word and a colon stand before captions; before most sentences they name who speaks."""
    prose = "Ann Lee won the cup. Fans came to the harbour. Nobody slept. The mayor spoke. Boats hooted."

    assert of_text(f"{prose} Champion: Ann Lee lifts the cup.").prose[-1] is False
    assert of_text("Moss: We won the cup. Lee: They did. Fans came.").prose == (True, True, True)
    assert of_text(f'{prose} The mayor said: "Well done."').prose[-1] is True


@pytest.mark.parametrize("line", ["Scroll down to see the ice.", "Ann Lee contributed to this report."])
def test_what_leads_about_on_the_page_is_no_prose(line: str) -> None:
    assert of_text(f"The port froze. {line} Ships waited.").prose == (True, False, True)
