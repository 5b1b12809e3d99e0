"""What a summary can be about: the words asked for that an article uses, and the names it mentions most."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bot.model import Focus
from summarizer import Article, words
from summarizer import language as languages
from summarizer.language import Language

NAMES = 6
"""Names that are told: two rows of buttons."""
READ = 100_000
"""Characters that are looked at for names: a book has named those it is about by then."""


def find(article: Article, asked: str) -> Focus:
    """The words of some that an article uses, one mistyped as the article has it; its names where it uses none."""
    language = languages.load(article.language)
    if " ".join(asked.casefold().split()) in language.question_words:
        return Focus(asked)
    forms = _forms(article, language)
    found = {word.text: _form(word.text, forms, language) for word in _content(asked, language)}
    used = " ".join(form for form in found.values() if form)
    missing = tuple(word for word, form in found.items() if not form)
    return Focus(used, missing) if used else Focus("", missing, names(article))


def names(article: Article) -> tuple[str, ...]:
    """The names an article mentions most, each in its fullest form."""
    from summarizer import mentions

    beginning = replace(article, text=article.text[:READ], sections=())
    found = [each for each in mentions.find(beginning) if each.kind in mentions.NAMED]
    named = Counter(each.value for each in found)
    sure = {each.value for each in found if each.kind != mentions.NAME or named[each.value] > 1}
    often = {name for name in sure if named[name] > 1} or sure
    return tuple(name for name, _ in named.most_common() if name in often)[:NAMES]


def _content(text: str, language: Language) -> list[words.Word]:
    return [word for word in words.split(text, language) if words.is_content(word.text, language)]


def _forms(article: Article, language: Language) -> dict[str, str]:
    """The form an article has most of each stem."""
    counted = Counter(word.text for word in _content(f"{article.title}\n{article.text}", language))
    return {words.stem(form, language): form for form, _ in reversed(counted.most_common())}


def _form(word: str, forms: dict[str, str], language: Language) -> str:
    """A word as it was asked for where the article uses it, the one it was meant to be where that was mistyped."""
    from summarizer.answer import matching

    stem = words.stem(word, language)
    return word if stem in forms else forms.get(matching.nearest(stem, forms), "")
