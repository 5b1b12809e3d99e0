"""Where a reply comes from: the texts it shows pieces of, what each sentence was worth, what was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bot.model import Answered, ChapterTold, Digested, FactsFound, Outcome, Summarised
from bot.model.asking import FromMemory
from bot.model.memory import GroupDigest
from summarizer import Answer, Article, Post, Story, Summary, algorithms, find_facts, language, words
from summarizer import sentences as splitting
from summarizer.algorithms.document import Document
from summarizer.language import Language
from summarizer.model import Slice

Json = dict[str, Any]
MOST = 60_000
"""Characters of a text that are told: of a book no more than its beginning fits a panel."""
MOST_FACTS = 60


def explain(outcome: Outcome | None, shown: str) -> Json | None:
    """Why a reply shows what it shows; None for one that quotes nothing. ``shown`` is the reply's own text."""
    match outcome:
        case Summarised() | ChapterTold():
            told = _summary(outcome.chosen.summary, shown)
        case Answered():
            told = _answer(outcome.answer, outcome.reading.article)
        case FactsFound():
            told = _text(outcome.reading.article, (), {}) | {"kind": "facts"}
        case FromMemory(answer=answer, post=Post() as post):
            told = _answer(answer, post.article or Article(post.text, post.channel, source=post.link))
        case GroupDigest() | Digested():
            told = {"kind": "digest", "stories": [_story(each) for each in outcome.digest.stories]}
        case _:
            return None
    return told


def _summary(summary: Summary, shown: str) -> Json:
    """Every sentence with what it is worth; in a message that holds a part of the summary, those it holds."""
    article = summary.article
    here = [sentence for sentence in summary.sentences if sentence.text in shown] or summary.sentences
    document = Document.of(_beginning(article))
    scored = zip(document.sentences, algorithms.get(summary.algorithm)(document), strict=True)
    scores = {sentence.start: round(float(score), 3) for sentence, score in scored}
    return _text(article, here, scores) | {"kind": "summary", "algorithm": summary.algorithm}


def _answer(answer: Answer, article: Article) -> Json:
    """The sentence that answers, the words of the question it has, and those the article never uses."""
    spoken = language.load(article.language)
    asked = set(words.stems(answer.question, spoken))
    chosen = answer.sentence or answer.nearest
    scores = {one.start: _share(one.text, asked, spoken) for one in _sentences(article)}
    told = _text(article, (chosen,) if chosen else (), scores)
    return told | {
        "kind": "answer" if answer.sentence else "value" if answer.value else "refusal",
        "question": answer.question,
        "confidence": round(answer.confidence, 3),
        "span": _place(answer.span) if answer.span else None,
        "matched": list(_matched(chosen, asked, spoken)) if chosen else [],
        "missing": list(answer.missing),
        "value": answer.value,
        "notes": [{"text": note.span.text, "value": note.value, "kind": note.kind} for note in answer.notes],
    }


def _text(article: Article, shown: Sequence[Slice], scores: dict[int, float]) -> Json:
    """An article with its sentences, those shown among them, and what it mentions."""
    begun = {each.start for each in shown}
    return {
        "title": article.title,
        "language": article.language,
        "source": article.source,
        "text": article.text[:MOST],
        "whole": len(article.text) <= MOST,
        "sentences": [
            _place(each) | {"shown": each.start in begun, "score": scores.get(each.start)}
            for each in _sentences(article)
        ],
        "facts": [
            {"kind": fact.kind, "text": fact.text, "value": fact.value, "start": fact.sentence.start}
            for fact in find_facts(_beginning(article))[:MOST_FACTS]
        ],
    }


def _story(story: Story) -> Json:
    return {
        "headline": story.headline,
        "kind": story.kind,
        "text": story.article.text[:MOST],
        "sentences": [_place(each) for each in story.sentences],
        "items": [_item(each) for each in story.items],
    }


def _item(item: Article | Post) -> Json:
    if isinstance(item, Article):
        return {"by": item.site or item.author, "text": item.title or item.text, "link": item.source}
    return {"by": item.author or item.channel, "text": item.text, "link": item.link}


def _beginning(article: Article) -> Article:
    """An article no longer than what is told of it."""
    if len(article.text) <= MOST:
        return article
    return Article(article.text[:MOST], article.title, article.language, article.source)


def _sentences(article: Article) -> Sequence[Slice]:
    return splitting.split(article.text[:MOST], language.load(article.language))


def _matched(sentence: Slice, asked: set[str], spoken: Language) -> Iterator[Json]:
    """Where a sentence uses a word of the question, in any of its forms."""
    for word in words.split(sentence.text, spoken):
        if words.is_content(word.text, spoken) and words.stem(word.text, spoken) in asked:
            yield {"start": sentence.start + word.start, "end": sentence.start + word.end}


def _share(text: str, asked: set[str], spoken: Language) -> float:
    """How many of the question's words a sentence has, as a share."""
    return round(len(asked & set(words.stems(text, spoken))) / len(asked), 3) if asked else 0.0


def _place(piece: Slice) -> Json:
    return {"start": piece.start, "end": piece.end}
