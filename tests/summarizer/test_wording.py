"""How questions are worded: slips in question words, and questions about the page, in every language."""

from __future__ import annotations

import pytest

from summarizer import language
from summarizer.answer import question, wording

NOTHING: frozenset[str] = frozenset()


def kind(text: str, code: str = "en", known: frozenset[str] = NOTHING) -> str:
    return question.read(text, language.load(code), known).kind


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "how logn did it last", "duration"),
        ("en", "hwo many were hurt", "number"),
        ("en", "wher was it", "place"),
        ("en", "whn did the ferry sink", "date"),
        ("en", "waht sank", "thing"),
        ("en", "woh steered the ferry", "person"),
        ("en", "how muhc did it cost", "money"),
        ("ru", "скоко людей пострадало", "number"),
        ("ru", "когла затонул паром", "date"),
        ("ru", "пачему затонул паром", "reason"),
        ("uk", "скльки людей постраждало", "number"),
        ("es", "doned ocurrió", "place"),
        ("de", "wie lagne dauerte es", "duration"),
        ("de", "waurm sank die Fähre", "reason"),
        ("fr", "pourqoui le bac a coulé", "reason"),
        ("it", "qaundo è affondato", "date"),
        ("pt", "qunado afundou", "date"),
        ("pl", "kiedt zatonął prom", "date"),
        ("tr", "neredee battı", "place"),
        ("id", "kapna feri tenggelam", "date"),
        ("nl", "waneer zonk de pont", "date"),
    ],
)
def test_a_mistyped_question_word_is_understood(code: str, text: str, expected: str) -> None:
    """By its distance to the language's question words."""
    assert kind(text, code) == expected


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("wheat prices in May", {"wheat"}),
        ("who saw the whale", set()),
        ("hot water at night", set()),
        ("how lung cancer spreads", {"lung"}),
        ("", set()),
        ("?!", set()),
    ],
)
def test_a_word_that_is_one_stays_as_it_is(text: str, known: set[str]) -> None:
    """The article's words, the language's own, and a question that has its question word."""
    assert wording.corrected(text, language.load("en"), known) == text


PAGE = {
    "en": ("when did this article come out", "who is the author of this piece", "which newspaper printed it"),
    "ru": ("когда вышла эта статья?", "кто написал эту статью?", "какая газета это напечатала?"),
    "uk": ("коли вийшла ця стаття?", "хто написав цю статтю?", "яка газета це надрукувала?"),
    "es": ("¿cuándo salió este artículo?", "¿quién escribió este artículo?", "¿qué diario lo publicó?"),
    "de": (
        "wann ist dieser Artikel erschienen?",
        "wer hat den Text verfasst?",
        "welche Zeitung hat das gedruckt?",
    ),
    "fr": ("quand cet article est-il paru ?", "qui a rédigé ce texte ?", "quel journal a publié cet article ?"),
    "it": ("quando è uscito questo articolo?", "chi ha scritto questo testo?", "quale giornale lo ha pubblicato?"),
    "pt": ("quando saiu este artigo?", "quem escreveu este texto?", "que jornal publicou este artigo?"),
    "nl": ("wanneer verscheen dit artikel?", "wie schreef dit stuk?", "welke krant publiceerde dit?"),
    "pl": ("kiedy ukazał się ten artykuł?", "kto napisał ten tekst?", "jaka gazeta to opublikowała?"),
    "ro": ("când a apărut acest articol?", "cine a scris acest text?", "ce ziar a publicat acest articol?"),
    "el": ("πότε δημοσιεύτηκε αυτό το άρθρο;", "ποιος έγραψε αυτό το κείμενο;", "ποια εφημερίδα το δημοσίευσε;"),
    "tr": ("bu haber ne zaman yayınlandı?", "bu yazıyı kim yazdı?", "bunu hangi gazete yayınladı?"),
    "ar": ("متى نشر هذا المقال؟", "من كتب هذا المقال؟", "أي صحيفة نشرت هذا المقال؟"),
    "fa": ("این مقاله کی منتشر شد؟", "چه کسی این مقاله را نوشته است؟", "کدام روزنامه این را منتشر کرد؟"),
    "hi": ("यह लेख कब प्रकाशित हुआ?", "यह लेख किसने लिखा?", "यह लेख कहाँ प्रकाशित हुआ?"),
    "id": ("kapan berita ini terbit?", "siapa yang menulis artikel ini?", "koran mana yang memuat ini?"),
    "vi": ("bài này được đăng khi nào?", "ai viết bài này?", "bài này được đăng ở đâu?"),
    "th": ("บทความนี้เผยแพร่เมื่อไร", "ใครเขียนบทความนี้", "บทความนี้เผยแพร่ที่ไหน"),
    "zh": ("这篇文章是什么时候发表的？", "这篇文章是谁写的？", "这篇文章是哪家报纸发表的？"),
    "ja": (
        "この記事はいつ公開されましたか？",
        "この記事を書いたのは誰ですか？",
        "この記事はどこに掲載されましたか？",
    ),
}
"""When, by whom and where the page was published, asked in each language."""


@pytest.mark.parametrize("code", language.available())
def test_each_language_asks_the_page_when_who_and_where(code: str) -> None:
    """Three questions that no sentence of the article answers."""
    assert [kind(text, code) for text in PAGE[code]] == ["published", "author", "publisher"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "when was the report on the bridge published?"),
        ("en", "who wrote the letter to the mayor?"),
        ("ru", "кто написал письмо мэру?"),
        ("es", "¿quién escribió la carta al alcalde?"),
        ("de", "wann ist der Fluss über die Ufer getreten?"),
        ("ja", "橋はいつ公開されましたか？"),
    ],
)
def test_a_question_about_something_else_is_not_for_the_page(code: str, text: str) -> None:
    """One word more than people need to speak of an article, and it is about the world."""
    assert kind(text, code) not in question.METADATA


@pytest.mark.parametrize(
    ("code", "text", "negated"),
    [("en", "who did not vote", True), ("en", "who voted", False), ("ru", "кто не голосовал", True)],
)
def test_a_question_that_says_not_is_negated(code: str, text: str, negated: bool) -> None:
    """It asks for the others."""
    assert question.read(text, language.load(code), NOTHING).negated is negated
