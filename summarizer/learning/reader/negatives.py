"""Questions that a text does not answer, made from those that it does.

Five ways, from plain to adversarial: another text that shares words with the question; the text without the
sentence that answers; something vague where the answer stood; a name or figure in the question swapped for another
of its kind; a word turned into its opposite. The last two are the edits that SQuAD 2.0's writers made most
(Rajpurkar et al., ACL 2018, table 2); the third is what people ask of news: a sentence is about it, and does not
tell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from heapq import nlargest
from math import log
from random import Random

from summarizer import sentences
from summarizer.learning.reader.pairs import Pair, Text

NAME = re.compile(r"(?<=\s)[A-Z][\w'’-]+(?:\s(?:of\s)?[A-Z][\w'’-]+)*")
FIGURE = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
OPPOSITES = (
    ("first", "last"), ("before", "after"), ("increase", "decrease"), ("increased", "decreased"),
    ("largest", "smallest"), ("most", "least"), ("more", "fewer"), ("highest", "lowest"), ("north", "south"),
    ("east", "west"), ("northern", "southern"), ("eastern", "western"), ("won", "lost"), ("win", "lose"),
    ("began", "ended"), ("begin", "end"), ("start", "finish"), ("started", "stopped"), ("born", "buried"),
    ("earliest", "latest"), ("male", "female"), ("men", "women"), ("above", "below"), ("best", "worst"),
    ("major", "minor"), ("support", "oppose"), ("supported", "opposed"), ("good", "bad"), ("old", "new"),
    ("oldest", "newest"), ("early", "late"), ("cause", "prevent"), ("caused", "prevented"), ("enter", "leave"),
    ("buy", "sell"), ("bought", "sold"), ("father", "mother"), ("son", "daughter"), ("husband", "wife"),
    ("brother", "sister"), ("rise", "fall"), ("left", "right"), ("public", "private"), ("can", "cannot"),
    ("always", "never"), ("inside", "outside"), ("positive", "negative"), ("long", "short"), ("high", "low"),
)  # fmt: skip
OPPOSITE = dict(OPPOSITES) | {there: here for here, there in OPPOSITES}
DENIED = re.compile(r"\b(did|does|do|is|are|was|were|has|have|had|would|could|should)\b")
NEAREST = 6
VAGUE = {
    "how many": ("several", "some", "many", "a number of", "dozens of"),
    "how much": ("some", "a lot", "a large amount", "much"),
    "who": ("they", "officials", "someone", "he", "she", "people", "others"),
    "when": ("recently", "later", "at the time", "some time ago", "then", "earlier", "soon"),
    "where": ("there", "nearby", "elsewhere", "in the area"),
    "": ("it", "something", "one of them", "another", "this", "that", "others"),
}
"""What may stand for an answer that is not told, by the words that ask for it."""
SHORT = 6
"""Words of an answer at most that something vague stands for."""


class Negatives:
    """Makes unanswerable pairs out of the texts of a set."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._texts = list(dict.fromkeys(pair.text for pair in pairs))
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._texts):
            for word in _words(text.context):
                self._holding[word].append(number)
        self._of_title: defaultdict[str, list[Text]] = defaultdict(list)
        for text in self._texts:
            self._of_title[text.title].append(text)
        self._cut: dict[Text, list[tuple[int, int]]] = {}

    def make(self, pair: Pair, chance: Random) -> Pair | None:
        """One unanswerable pair near an answerable one; None where the way drawn does not work for it."""
        drawn = chance.random()
        if drawn < 0.3:
            return self._elsewhere(pair, chance)
        if drawn < 0.45:
            return self.without_answer(pair)
        if drawn < 0.7:
            return self._vague(pair, chance)
        if drawn < 0.9:
            return self._swapped(pair, chance)
        return self._opposed(pair, chance)

    def _elsewhere(self, pair: Pair, chance: Random) -> Pair | None:
        """The question put to another text that shares its rarest words, or to any at all."""
        answers = {pair.text.context[start:end].casefold() for start, end in pair.answers}
        if chance.random() < 0.15:
            other = chance.choice(self._texts)
        else:
            shares: defaultdict[int, float] = defaultdict(float)
            for word in _words(pair.question):
                holding = self._holding.get(word, ())
                weight = log(len(self._texts) / (1 + len(holding)))
                for number in holding if len(holding) < len(self._texts) / 5 else ():
                    shares[number] += weight
            near = [self._texts[number] for number in nlargest(NEAREST, shares, key=shares.__getitem__)]
            near = [text for text in near if text != pair.text]
            if not near:
                return None
            other = chance.choice(near)
        if other == pair.text or any(answer in other.context.casefold() for answer in answers):
            return None
        return Pair(pair.question, other, ())

    def without_answer(self, pair: Pair) -> Pair | None:
        """The text without the sentences that hold an answer, where no other holds its words."""
        cut = self.sentences(pair.text)
        context = pair.text.context
        kept = [(s, e) for s, e in cut if not any(s < end and start < e for start, end in pair.answers)]
        left = " ".join(context[s:e] for s, e in kept)
        if len(kept) < 2 or any(context[s:e].casefold() in left.casefold() for s, e in pair.answers):
            return None
        return Pair(pair.question, replace(pair.text, context=left), ())

    def _vague(self, pair: Pair, chance: Random) -> Pair | None:
        """The text with something vague for the answer, where it stands once; now and then with nothing for it."""
        context = pair.text.context
        start, end = min(pair.answers)[0], max(end for _, end in pair.answers)
        answer = context[start:end]
        if len(answer.split()) > SHORT or context.casefold().count(answer.casefold()) > 1:
            return None
        asked = next(kind for kind in VAGUE if kind in pair.question.casefold())
        filler = "" if chance.random() < 0.2 else chance.choice(VAGUE[asked])
        if context[:start].rstrip()[-1:] in ("", ".", "!", "?"):
            filler = filler.capitalize()
        left = context[:start] + filler + context[end:]
        return Pair(pair.question, replace(pair.text, context=left), ())

    def sentences(self, text: Text) -> list[tuple[int, int]]:
        """Where the sentences of a text stand."""
        if text not in self._cut:
            self._cut[text] = [(each.start, each.end) for each in sentences.split(text.context, "en")]
        return self._cut[text]

    def _swapped(self, pair: Pair, chance: Random) -> Pair | None:
        """A name or a figure of the question replaced by one of another sentence, or of a text of its title."""
        told = " ".join(self._told(pair)) if chance.random() < 0.5 else pair.text.context
        text = pair.text if told != pair.text.context else chance.choice(self._of_title[pair.text.title])
        for pattern in chance.sample((NAME, NAME, FIGURE), 3):
            places = [found.span() for found in pattern.finditer(pair.question)]
            others = pattern.findall(text.context)
            others = [each for each in others if each not in told + pair.question and len(each) > 1]
            if places and others:
                start, end = chance.choice(places)
                question = pair.question[:start] + chance.choice(others) + pair.question[end:]
                return Pair(question, pair.text, ())
        return None

    def _told(self, pair: Pair) -> list[str]:
        """The sentences that hold an answer."""
        held = pair.text.context
        cut = self.sentences(pair.text)
        return [held[s:e] for s, e in cut if any(s < end and start < e for start, end in pair.answers)]

    def _opposed(self, pair: Pair, chance: Random) -> Pair | None:
        """A word of the question turned into its opposite, or its verb denied."""
        words = pair.question.split(" ")
        known = [number for number, word in enumerate(words) if word.strip("?,").casefold() in OPPOSITE]
        if known:
            number = chance.choice(known)
            word = words[number].strip("?,")
            words[number] = words[number].replace(word, OPPOSITE[word.casefold()])
            return Pair(" ".join(words), pair.text, ())
        if chance.random() < 0.3 and DENIED.search(pair.question):
            return Pair(DENIED.sub(r"\1 not", pair.question, count=1), pair.text, ())
        return None


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]{4,}", text.casefold()))
