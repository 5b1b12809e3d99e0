"""What a document says of itself, where that is more than a program's habit.

Word processors fill in titles and authors nobody has chosen: "Microsoft Word - Draft2.doc", "Administrator".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from summarizer.article import moments

Moment = date | datetime | None
TEMPLATE = "2013-12-23T23:15:00Z"
"""When the template of python-docx was made: every document made with it says so of itself."""
LONGEST_TITLE, LONGEST_NAME = 250, 120
PROGRAM = re.compile(
    r"^(?:Microsoft\s+(?:Office\s+)?(?:Word|PowerPoint|Excel|Publisher|Outlook)|OpenOffice(?:\.org)?|LibreOffice"
    r"(?:\s+Writer)?|WordPerfect|QuarkXPress(?:\(tm\))?|PageMaker|Adobe\s+\w+|Notepad|Print|Printing)\s*[-–—:]+\s*",
    re.I,
)
FILE = re.compile(
    r"\.(?:docx?|dotx?|odt|rtf|pdf|pptx?|xlsx?|tex|dvi|e?ps|indd|qxp|qxd|pmd|pub|wpd|pages|md|txt|html?|tmp|fm|cdr)$",
    re.I,
)
NO_TITLE = re.compile(
    r"(?:untitled|no title|title|document|doc|new document|microsoft word document|word document|slide|cover|draft"
    r"|powerpoint presentation|presentation|scan(?:ned document)?|print|index|layout|template|unknown|none|null"
    r"|без имени|без названия|документ(?: microsoft word)?|новый документ|sin título|sans titre|senza titolo"
    r"|sem título|ohne titel|unbenannt|dokument|bez názvu|bez tytułu|naamloos|adsız"
    r"|無題|无标题|無標題|제목 없음)[\s_-]*\d*",
    re.I,
)
NO_NAME = re.compile(
    r"(?:admin(?:istrat(?:or|eur|ore|ör))?|root|users?|owner|default|guest|unknown|anonymous|author|none|null"
    r"|microsoft(?: office)?(?: user)?|windows user|office user|utilisateur\w*|usuario|utente|benutzer|anwender"
    r"|пользователь(?: windows| microsoft office)?|админ(?:истратор)?|автор|юзер|user name|your name|pc|hp|home"
    r"|asus|acer|lenovo|dell|student|teacher|customer|python-docx|calibre|libreoffice|openoffice|ユーザー|用户)[\s_-]*\d*",
    re.I,
)
PDF_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?")


class Core:
    """Hears of a part that says things in elements: ``docProps/core.xml``, ``meta.xml``, an OPF's metadata."""

    def __init__(self) -> None:
        self._said: dict[str, list[str]] = {}
        self._tag = ""

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        """An element begins."""
        self._tag = tag
        self._said.setdefault(tag, []).append("")

    def end(self, _: str) -> None:
        """An element ends."""
        self._tag = ""

    def data(self, text: str) -> None:
        """Text stands in an element."""
        if self._tag:
            self._said[self._tag][-1] += text

    def all(self, tag: str) -> list[str]:
        """What the elements of a name say, in order, each once."""
        return list(dict.fromkeys(filter(None, map(_clean, self._said.get(tag, ())))))

    def first(self, *tags: str) -> str:
        """What the first of some elements says."""
        return next((said for tag in tags for said in self.all(tag)), "")


def title(text: str | None) -> str:
    """A title somebody has written; ``""`` for a program's, a file's name, a code."""
    clean = PROGRAM.sub("", _clean(text))
    words = re.findall(r"[^\W\d_]{2,}", clean)
    unspaced = clean.isascii() and " " not in clean
    if FILE.search(clean) or NO_TITLE.fullmatch(clean) or not words or len(clean) > LONGEST_TITLE:
        return ""
    return "" if unspaced and re.search(r"[\d_/\\]", clean) else clean


def name(text: str | None) -> str:
    """The name of an author; ``""`` for that of a machine's account or an address."""
    clean = _clean(text).strip(";,")
    is_address = "@" in clean or "://" in clean or "\\" in clean
    letters = any(map(str.isalpha, clean))
    return "" if NO_NAME.fullmatch(clean) or is_address or not letters or len(clean) > LONGEST_NAME else clean


def moment(text: str | None) -> Moment:
    """An ISO 8601 date or time, as in :func:`summarizer.article.moments.moment`; a year alone is none."""
    said = _clean(text)
    return None if said == TEMPLATE else moments.moment(said)


def pdf_moment(text: str | None) -> Moment:
    """A date as PDF and RTF write it, "D:20180523093000+02'00'" (ISO 32000-1, 7.9.4); None where it is none."""
    match = PDF_DATE.match(_clean(text))
    if not match or not match[2] or not match[3]:
        return None
    day = f"{match[1]}-{match[2]}-{match[3]}"
    if not match[4] or not match[5]:
        return moments.moment(day)
    zone = f"{match[7]}{match[8]}:{match[9] or '00'}" if match[7] else "Z" if "Z" in match[0] else ""
    return moments.moment(f"{day}T{match[4]}:{match[5]}:{match[6] or '00'}{zone}") or moments.moment(day)


def _clean(text: str | None) -> str:
    return " ".join((text or "").replace("\x00", "").split())
