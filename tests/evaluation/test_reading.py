"""The measures of reading, on cases computed by hand."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from tests.evaluation import metadata, reading

BODY = "The harbour of Norby froze on Monday."
PAGE = f"<html><body><nav>Home News</nav><article><p>{BODY}</p><p>{BODY[:-1]} again.</p></article></body></html>"


@pytest.mark.parametrize(
    ("text", "body", "counts"),
    [
        ("a b c d e", "a b c d e", (1.0, 0.0, 0.0)),
        ("a b c d e", "a b c d f", (1 / 3, 1 / 3, 1 / 3)),
        ("a b c d", "", (0.0, 1.0, 0.0)),
        ("", "a b c d e", (0.0, 0.0, 1.0)),
        ("a b", "a b", (1.0, 0.0, 0.0)),
        ("a a a a a", "a a a a", (1 / 2, 1 / 2, 0.0)),
    ],
)
def test_four_grams_are_shared_hit_or_missed(text: str, body: str, counts: tuple[float, float, float]) -> None:
    assert reading.shared(text, body) == pytest.approx(counts)


def test_every_table_can_be_made_of_few_pages(tmp_path: Path) -> None:
    """One page is told apart from none, whatever its size."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    rows = [{"page": "a.html.gz", "url": "http://norby.example/a", "article_body": BODY}] * 6
    (folder / "truth.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    served, told, pasted, charsets, sentences, speed = reading.tables(tmp_path, None)
    assert [row[1] for row in served.rows] == ["6", "6", "6"]
    assert told.rows == ()
    assert len(pasted.rows) == 6
    assert charsets.rows[-1] == ("Nutshell", "105 of 105", "8 of 8")
    assert sentences.rows[-1][0] == "all"
    assert sentences.rows[-1][1] == sentences.rows[-1][3]
    assert speed.rows == ()


def test_what_a_page_says_of_itself_is_compared_by_letters_and_digits() -> None:
    label = {
        "title": metadata.digest("Ice!"),
        "authors": [[metadata.digest("Ann Lee")], []],
        "dates": [date(2019, 3, 5)],
    }
    unsigned = {"title": "", "authors": [[]], "dates": []}
    assert metadata.right(metadata.Told("ice", ("ANN LEE",), "2019-03-05"), label) == (True, True, True)
    assert metadata.right(metadata.Told("Ices", ("Ann Lee", "Bo"), "2019-03-06"), label) == (False, False, False)
    assert metadata.right(metadata.Told(), unsigned) == (True, True, True)
    assert metadata.right(metadata.Told("Ice", ("Ann",), "2019-03-05"), unsigned) == (False, False, False)
