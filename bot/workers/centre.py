"""What a summary can be about: the words asked for that an article uses, and the names it mentions most."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bot.model import Focus
from summarizer import Article, focusing, words
from summarizer import language as languages
from summarizer.algorithms.document import Document
from summarizer.errors import FocusError
from summarizer.language import Language

NAMES = 6
"""Names that are told: two rows of buttons."""
READ = 100_000
"""Characters that are looked at for names: a book has named those it is about by then."""
UNANSWERED = "focus-unanswered"
"""What a FocusError says where question words alone were asked, and nothing has what they ask for."""


def find(article: Article, asked: str) -> Focus:
    """The words of some that an article uses, one mistyped as the article has it; its names where it has nothing
    about them. Question words are always found.

    Raises FocusError for question words alone where nothing answers them.
    """
    language = languages.load(article.language)
    focus = focusing.understand(asked, language)
    if not language.spaces or (focus.kind and not focus.stems):
        whole = " ".join(asked.split())
        if words.count(whole) and _says(article, whole):
            return Focus(whole)
    forms, asking = _forms(article, language), _question_words(language)
    said = [word.text for word in words.split(asked, language)]
    found = {
        word: word
        if word.casefold() in asking or words.stem(word, language) in focus.asking
        else _form(word, forms, language)
        for word in said
        if word.casefold() in asking or words.is_content(word, language)
    }
    used = " ".join(form for form in found.values() if form)
    missing = tuple(word for word, form in found.items() if not form)
    if used and _says(article, used):
        return Focus(used, missing)
    return Focus("", missing or tuple(found), names(article))


def names(article: Article) -> tuple[str, ...]:
    """The names an article mentions most, each in its fullest form."""
    from summarizer import mentions

    beginning = replace(article, text=article.text[:READ], sections=())
    found = [each for each in mentions.find(beginning) if each.kind in mentions.NAMED]
    named = Counter(each.value for each in found)
    sure = {each.value for each in found if each.kind != mentions.NAME or named[each.value] > 1}
    often = {name for name in sure if named[name] > 1} or sure
    return tuple(name for name, _ in named.most_common() if name in often)[:NAMES]


def _question_words(language: Language) -> frozenset[str]:
    phrases = (*language.question_words, *languages.load("en").question_words)
    return frozenset(word for phrase in phrases for word in phrase.split())


def _says(article: Article, focus: str) -> bool:
    """Whether there is a sentence about that; raises FocusError where the article answers no such question."""
    try:
        return bool(focusing.about(article, Document.of(article), focus))
    except FocusError as error:
        if error.key == UNANSWERED:
            raise
        return False


def _forms(article: Article, language: Language) -> dict[str, str]:
    """The form an article has most of each stem."""
    said = (word.text for word in words.split(article.text, language))
    counted = Counter(word for word in said if words.is_content(word, language))
    return {words.stem(form, language): form for form, _ in reversed(counted.most_common())}


def _form(word: str, forms: dict[str, str], language: Language) -> str:
    """A word as it was asked for where the article uses it or one related to it, the one it was meant to be where
    that was mistyped."""
    from summarizer.answer import matching

    stem = words.stem(word, language)
    used = stem in forms or not set(matching.canonical([stem], language)).isdisjoint(
        matching.canonical(forms, language)
    )
    return word if used else forms.get(matching.nearest(stem, forms), "")
