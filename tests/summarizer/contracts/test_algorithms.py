"""What every algorithm promises, whatever the text."""

from __future__ import annotations

import math

import pytest

from summarizer import algorithms
from summarizer.algorithms.document import Document
from summarizer.errors import UnknownAlgorithmError
from summarizer.model import Article

TEXTS = {
    "empty": Article("", language="en"),
    "blank": Article(" \n\n\t", language="en"),
    "one sentence": Article("The harbour froze in January.", language="en"),
    "one word": Article("Ice", language="en"),
    "two sentences": Article("The harbour froze. Ships waited outside.", language="en"),
    "stop words alone": Article("He did it. It was that. They are his.", language="en"),
    "no letters": Article("!!! ... ???\n\n— 12 % —\n\n🙂🙂", language=""),
    "identical sentences": Article("The harbour froze overnight.\n" * 12, "Harbour", "en"),
    "same words": Article("Ice ice ice. " * 5, language="en"),
    "headings": Article(
        "Weather\n\nThe harbour froze. Ships waited outside it.\n\nSport\n\nNothing was played.", "Ice"
    ),
    "no language": Article("Kwa abo zeni. Zeni tulo makabe. Abo makabe tulo kwa.", "Zeni"),
    "Russian": Article("Порт замёрз в январе. Суда ждали на рейде. Лёд сломал ледокол.", "Порт замёрз", "ru"),
    "Chinese": Article("一月港口结冰了。船只在外面等待。破冰船打开了航道。", "港口结冰", "zh"),
    "Japanese": Article("一月に港が凍った。船は外で待っていた。砕氷船が航路を開いた。", "港が凍った", "ja"),
    "Thai": Article("ท่าเรือเป็นน้ำแข็งในเดือนมกราคม\nเรือรออยู่ข้างนอก\nเรือตัดน้ำแข็งเปิดทาง", "ท่าเรือ", "th"),
    "Arabic": Article("تجمد الميناء في يناير. انتظرت السفن في الخارج. فتحت كاسحة الجليد الممر.", "الميناء", "ar"),
    "Hebrew": Article("הנמל קפא בינואר. האוניות חיכו בחוץ. שוברת הקרח פתחה נתיב.", "הנמל", "he"),
    "200 sentences": Article(
        " ".join(f"Ship {n} waited {n % 7} days near berth {n % 13}." for n in range(200)), "", "en"
    ),
}


@pytest.fixture(params=algorithms.NAMES)
def algorithm(request: pytest.FixtureRequest) -> algorithms.Algorithm:
    """Each algorithm in turn."""
    return algorithms.get(request.param)


@pytest.fixture(params=TEXTS)
def document(request: pytest.FixtureRequest) -> Document:
    """Each text in turn."""
    return Document.of(TEXTS[request.param])


def test_every_sentence_has_one_finite_score(algorithm: algorithms.Algorithm, document: Document) -> None:
    """One plain, finite number a sentence, and the same ones when asked again."""
    scores = list(algorithm(document))

    assert len(scores) == len(document.sentences)
    assert all(isinstance(score, float) and math.isfinite(score) for score in scores)
    assert list(algorithm(document)) == scores


@pytest.mark.parametrize("name", algorithms.NAMES)
def test_scores_do_not_depend_on_what_was_scored_before(name: str) -> None:
    """An algorithm remembers nothing of the documents it has seen."""
    first, second = (Document.of(TEXTS[text]) for text in ("two sentences", "Russian"))
    alone = list(algorithms.get(name)(first))

    algorithms.get(name)(second)

    assert list(algorithms.get(name)(first)) == alone


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    """The error names what was asked for and what there is."""
    with pytest.raises(UnknownAlgorithmError) as caught:
        algorithms.get("tarot")

    assert caught.value.key == "unknown-algorithm"
    assert caught.value.values == {"name": "tarot", "known": ", ".join(algorithms.NAMES)}
