"""Sentences of a text as exact slices, in order, covering every character that is not white space.

Boundaries come from sentencex (rules for some 300 languages); a repair pass joins what it cuts after
initials, titles, ordinals and list numbers, gives a closing quotation mark back to its sentence, and cuts full
stops that lost their space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer import clauses
from summarizer import language as languages
from summarizer.language import Language
from summarizer.model import Sentence

FINAL = ".!?…。！？｡؟।॥۔։።။។"
CLOSING = "\"'”’»)]」』）】》〉"
OPENING = '"“„'
WRAPPED = range(40, 110)
"""Lengths of a line that an editor or mail program wraps; longer lines are paragraphs of their own."""
LONGEST = 1500
"""Characters after which a "sentence" is a list or a table that lost its full stops: cut at a space."""
NEAR = 100
"""Characters around a proposed boundary that tell whether it is one."""
WINDOW, MARGIN = 4000, 400
"""Characters sentencex is given at once, and at their end not believed: its time grows with the square of the
text in Chinese, in Japanese and wherever quotation marks abound."""

LINE = re.compile(r"\r\n|[\n\r\u2028\u2029]")
BLANK = re.compile(rf"(?>{LINE.pattern})[^\S\n\r\u2028\u2029]*(?>{LINE.pattern})\s*")
SPACE = re.compile(r"[\s\ud800-\udfff]")
END_OF_SPACE = re.compile(r"\S|$")
GERSHAYIM = re.compile(r'(?<=[א-ת])"(?=[א-ת])')
INITIAL = re.compile(r"(?:^|[\s()\"“«.])(?:(?:[^\W\d_]|[ก-๎]{1,4})\.-?){1,4}$")
INITIALS_OF_A_STATE = re.compile(r"(?:[^\W\d_]\.){2,}$")
LETTER_OF_A_THING = re.compile(r"(?:^|\s)[a-z]+\s[A-Z]\.$")
MAY_END = re.compile(
    r"(?:^|[\s()/–-])(?:etc|inc|corp|co|ltd|llc|plc|bros|jr|usw|usf|ecc|enz|itd|itp|т\.\s?[дп]|др|руб|гг?)\.$",
    re.IGNORECASE,
)
"""Abbreviations that sentences end with; others stand before what they belong to ("Gen.", "No.")."""
MEASURE = re.compile(
    r"\d\s?(?:[btm]n|mln|mrd|mio|mill?|tr|[kcm]?m|k?g|lbs?|oz|ft|yds?|h|hrs?|mins?|secs?|mph"
    r"|млн|млрд|трлн|тыс|тис|[кс]?м|к?г|руб|грн)\.$",
    re.IGNORECASE,
)
"""What is counted or how many of it, behind its number; sentences end with these too."""
ORDINAL = re.compile(r"(?:^|\s)(?:\d{1,2}|[IVX]{1,5})\.$")
ENUMERATION = re.compile(r"[\W_]{0,4}(?:\d{1,3}|[^\W\d_])[.)]\s*")
LAST_TOKEN = re.compile(r"[^\s'’]+$")
GLUE = re.compile(r"[)\]]|[-–—/](?=[A-ZÀ-ÖØ-ÞА-ЯЁЇІЄ])")
"""What an abbreviation may hang on ("June 30-Aug. 23", "(CNN)Mr. Ames"); lower case is a word ("a plug-in.")."""
GLUED = re.compile(r"(?<=[^\W\d_]{2}[.!?…])(?=[A-ZÀ-ÖØ-ÞА-ЯЁЇІЄ][^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁЇІЄ.]+[\s,’'])")
ASIDE = re.compile(rf"(?:^|(?<=[{FINAL}]\s))\([^()]{{8,400}}[{FINAL}]\)\s")
WIDE_ASIDE = re.compile("(?:^|(?<=[。！？]))（[^（）]{4,400}[。！？]）")
DECIMAL = re.compile(r"(?<=\d)[.,٫](?=\d)")
ELLIPSIS = re.compile(rf"…[{re.escape(CLOSING)}]*\s")
SPOKEN = re.compile(r"[^\W_]")
CLOSERS = re.compile(rf"[{re.escape(CLOSING)}]+(?=\s|$)")
PARTICLE = re.compile("(?!とても|とき|ところ|でも|では|もう|もし|やがて|はい)(?:[とをにはがのでもやへ]|など|って)")
"""What goes on with a Japanese sentence behind a quotation, and not the words that begin like it."""
QUOTED = re.compile("(?:이?라고|이?라는|이?라며|하고|고)(?=[\\s,.])")
"""What goes on with a Korean sentence behind a quotation."""
SHORT_CLAUSE = re.compile("[^，。！？：「“]{2,10}(?=[，。：])")
ORDINAL_LANGUAGES = frozenset("cs da de et fi hr hu is lv nb no pl sk sl sr tr".split())
"""Languages that write ordinals with a full stop ("2. Weltkrieg", "3. května")."""


def split(text: str, language: str | Language) -> tuple[Sentence, ...]:
    """The sentences of a text; ``language`` is a code or a loaded language.

    A blank line always ends a sentence; a single line break does unless the text is wrapped there.
    """
    loaded = languages.load(language) if isinstance(language, str) else language
    return tuple(
        Sentence(text[start:end], start, end, number)
        for number, (begin, stop) in enumerate(paragraphs(text))
        for start, end in _within(text, begin, stop, loaded)
    )


def is_final(line: str) -> bool:
    """Whether a line ends as a sentence does: a final mark, closing quotation marks aside."""
    return line.rstrip().rstrip(CLOSING + "*_").endswith(tuple(FINAL + ":;"))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each paragraph: blocks between blank lines, and lines that are not wrapped."""
    start = 0
    for match in [*BLANK.finditer(text), None]:
        end = match.start() if match else len(text)
        yield from _lines(text, start, end)
        start = match.end() if match else end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a block without blank lines: its lines, unless they are wrapped."""
    if not text[start:end].strip():
        return
    if not LINE.search(text, start, end):
        yield start, end
        return
    breaks = [(start, start), *(match.span() for match in LINE.finditer(text, start, end)), (end, end)]
    lines = [(first, last) for (_, first), (last, _) in pairwise(breaks)]
    shown = [text[first:last].strip() for first, last in lines]
    if _loose(shown):
        yield from lines
        return
    width = _width([text[first:last] for first, last in lines])
    begin = start
    for (first, last), (following, stop) in pairwise([*lines, (end, end)]):
        if last == end or not _wraps(text[first:last], text[following:stop], width):
            yield begin, last
            begin = following


def _loose(lines: Sequence[str]) -> bool:
    """Whether lines are messages, items or addresses: no paragraph wraps so early, so unevenly or at one word."""
    width = max(map(len, lines))
    even = sum(len(line) >= width * 0.75 for line in lines[:-1]) >= (len(lines) - 1) * 0.75
    lower, narrow = all(line[:1].islower() for line in lines), width < WRAPPED.start
    unmarked = len(lines) > 2 and not any(map(is_final, lines))
    if lower and ((narrow and unmarked) or not any(SPACE.search(line) for line in lines)):
        return True
    return not even and (lower or narrow or unmarked)


def _width(lines: Sequence[str]) -> int:
    """The width lines are wrapped at; 0 when they are of all lengths, as paragraphs are, or all headings."""
    width = max(map(len, lines))
    full = sum(len(line) >= width * 0.8 for line in lines)
    wrapped = len(lines) > 2 and width in WRAPPED and full >= len(lines) * 0.6
    return width if wrapped and any(map(is_final, lines)) else 0


def _wraps(line: str, following: str, width: int) -> bool:
    """Whether a paragraph goes on in the next line: it begins in lower case, or its first word did not fit."""
    if not line.strip() or not following.strip():
        return False
    if following.lstrip()[:1].islower() and not is_final(line):
        return True
    return width > 0 and len(line) + len(following.split(None, 1)[0]) >= width - 8


def _within(text: str, begin: int, stop: int, language: Language) -> Iterator[tuple[int, int]]:
    """Trimmed (start, end) of each sentence between two offsets."""
    ends = pairwise([begin, *_cuts(text, begin, stop, language), stop])
    cuts = [cut for first, last in ends for cut in (first, *clauses.cuts(text, first, last, language))]
    for start, end in pairwise([*cuts, stop]):
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield from _bounded(text, start + lead, start + len(piece.rstrip()))


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, start + len(text[start:cut].rstrip())
        start = _after_space(text, cut, end)
    yield start, end


def _after_space(text: str, start: int, end: int) -> int:
    found = END_OF_SPACE.search(text, start, end)
    return found.start() if found else end


def _cuts(text: str, begin: int, stop: int, language: Language) -> Iterator[int]:
    last = begin
    for start in _proposed(text[begin:stop], language.code or "en"):
        closers = CLOSERS.match(text, begin + start, stop)
        cut = _before_mark(text, last, _after_space(text, closers.end() if closers else begin + start, stop))
        if not SPOKEN.search(text, cut, stop):
            return
        before, after = _before(text, begin, cut), text[cut : min(stop, cut + NEAR)]
        joined = _joins(before, after, language) or ENUMERATION.fullmatch(text, last, cut)
        if last < cut < stop and not joined and not DECIMAL.match(text, cut - 1):
            yield cut
            last = cut


def _before_mark(text: str, begin: int, cut: int) -> int:
    """A boundary moved before the quotation mark that opens the sentence behind it (he said. "It …)."""
    opened = cut - begin > 2 and text[cut - 1] in OPENING and text[cut - 2].isspace()
    return cut - 1 if opened and not text[cut : cut + 1].isspace() else cut


def _before(text: str, begin: int, cut: int) -> str:
    """The end of what stands before a boundary, however wide the gap between."""
    near = text[max(begin, cut - NEAR) : cut].rstrip()
    return near or text[max(begin, cut - LONGEST * 4) : cut].rstrip()[-NEAR:]


def _proposed(paragraph: str, code: str) -> list[int]:
    """Where sentences of a paragraph may begin, in order."""
    plain = GERSHAYIM.sub("״", SPACE.sub(" ", paragraph))
    glued = (match.start() for match in GLUED.finditer(plain))
    missed = (match.end() for pattern in (ASIDE, WIDE_ASIDE, ELLIPSIS) for match in pattern.finditer(plain))
    return sorted({*_starts(plain, code), *glued, *missed})


def _starts(paragraph: str, code: str) -> Iterator[int]:
    """Where sentencex begins a sentence, read window by window, each from the last boundary it is sure of."""
    import sentencex

    begin = 0
    while begin < len(paragraph):
        sentences = sentencex.get_sentence_boundaries(code, paragraph[begin : begin + WINDOW])
        starts = [begin + sentence["start_index"] for sentence in sentences[1:]]
        if begin + WINDOW >= len(paragraph):
            yield from starts
            return
        sure = [start for start in starts if start < begin + WINDOW - MARGIN]
        yield from sure
        begin = sure[-1] if sure else begin + WINDOW - MARGIN


def _joins(before: str, after: str, language: Language) -> bool:
    """Whether a proposed boundary lies inside a sentence."""
    if not before or not after or _goes_on(before, after) or _is_told(before, after, language):
        return True
    last = _last(before, language)
    opens, of_a_state = _opens(after, language), INITIALS_OF_A_STATE.search(last)
    if last in language.abbreviations:
        return not opens or not (of_a_state or MAY_END.search(before) or MEASURE.search(before))
    if INITIAL.search(before) and not of_a_state:
        # "vitamin C. It": told in English only, since elsewhere a surname may begin with a function word ("Di")
        of_a_thing = language.code == "en" and LETTER_OF_A_THING.search(before)
        return not (opens and (of_a_thing or MEASURE.search(before)))
    return language.code in ORDINAL_LANGUAGES and ORDINAL.search(before) is not None and not opens


def _last(before: str, language: Language) -> str:
    """The last token, casefolded; of one glued together only the end, unless the whole is an abbreviation."""
    token = LAST_TOKEN.search(before)
    whole = token[0].lstrip('("“«„') if token else ""
    return (whole if whole.casefold() in language.abbreviations else GLUE.split(whole)[-1]).casefold()


def _goes_on(before: str, after: str) -> bool:
    """Whether the text behind a boundary cannot begin a sentence: lower case, perhaps behind a dash, a comma."""
    if after.lstrip("—– \u00a0")[:1].islower() or after[0] in ",;:%":
        return True
    if before[-1] in '"”’' and QUOTED.match(after):
        return True
    return before[-1] in "」』" and PARTICLE.match(after) is not None


def _is_told(before: str, after: str, language: Language) -> bool:
    """Whether a Chinese quotation is followed by who said it ("「…。」他说。")."""
    clause = SHORT_CLAUSE.match(after) if language.code == "zh" and before[-1] in "」』”" else None
    if clause is None or any(word in clause[0] for word in language.negations):
        return False
    return any(word in clause[0] for word in language.mentions.speech)


def _opens(after: str, language: Language) -> bool:
    """After "U.S.": a sentence begins when the next word is a function word ("He left the U.S. The …")."""
    first = after.split(None, 1)[0].strip("\"'“”«»„,")
    return first.casefold() in language.stop_words
