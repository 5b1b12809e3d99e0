"""A document made to be hard to read costs its sender a sentence, and nobody else anything."""

from __future__ import annotations

import zlib
from pathlib import Path

from tests.telegram.articles import FERRY
from tests.telegram.talking import talking

PAGES = 2000
SHOWN = b"BT /F1 12 Tf (word) Tj ET "


def endless() -> bytes:
    """A PDF of 13 kB whose two thousand pages are one, packed a thousandfold: half a minute to read."""
    content = zlib.compress(SHOWN * 20_000, 9)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (PAGES, b"3 0 R " * PAGES),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 %s>>>>>>" % font,
        b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    return out + table + b"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)


def test_a_document_that_takes_too_long_is_told_so_while_others_are_answered(tmp_path: Path) -> None:
    """Its worker is ended and replaced: the same chat goes on, too."""
    with talking(tmp_path, WORKERS_READING_SECONDS="1.5") as talk:
        eve, ada = talk.person("Eve"), talk.person("Ada")
        hostile = eve.send_document(eve.private, endless(), "report.pdf", mime_type="application/pdf")
        assert "of 12 sentences" in talk.tell(ada, FERRY).text
        assert talk.reply(hostile).text.startswith(("That took me too long", "Unpacked, that file"))
        assert "of 12 sentences" in talk.tell(eve, FERRY).text
