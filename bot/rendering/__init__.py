"""Outcomes to replies: text, marks, buttons, quote. Pure, and the same for every door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.model import (
    Answered,
    Button,
    Chaptered,
    ChapterTold,
    Contents,
    Digested,
    FactsFound,
    LanguageChoice,
    Outcome,
    Reply,
    Said,
    Status,
    Summarised,
    Unmentioned,
)
from bot.rendering import answer, chapters, contents, digest, facts, memory, status, summary
from bot.rendering.written import LIMIT, Writer, split
from bot.texts import Texts

__all__ = ["LIMIT", "Writer", "render", "split"]


def render(outcome: Outcome, texts: Texts) -> Reply:
    """The reply that shows an outcome in the reader's language."""
    renderers: dict[type, Callable[[Any, Texts], Reply]] = {
        Summarised: summary.render,
        Unmentioned: summary.unmentioned,
        Chaptered: chapters.render,
        Contents: contents.render,
        ChapterTold: contents.chapter,
        Answered: answer.render,
        FactsFound: facts.render,
        Digested: digest.render,
        LanguageChoice: _language,
        Status: status.render,
        Said: _said,
        **memory.RENDERERS,
    }
    return renderers[type(outcome)](outcome, texts)


def _said(outcome: Said, texts: Texts) -> Reply:
    return Reply(texts.say(outcome.key, **outcome.values), quiet=outcome.key in memory.QUIET)


def _language(outcome: LanguageChoice, texts: Texts) -> Reply:
    if outcome.chosen in outcome.available:
        chosen = Texts(outcome.chosen)
        return Reply(chosen.say("language-set", language=chosen.name(outcome.chosen)))
    names = {code: texts.name(code) for code in outcome.available}
    buttons = tuple((Button(name, f"l:{code}"),) for code, name in names.items())
    if outcome.chosen:
        return Reply(texts.say("language-unknown", languages=", ".join(names.values())), buttons=buttons)
    return Reply(texts.say("language-choose"), buttons=buttons)
