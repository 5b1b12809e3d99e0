"""The operations of a page's content, however oddly they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article.documents.pdf.content import Operand, operations


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"1 -2.5 .5 +3. Td", [(b"Td", [1.0, -2.5, 0.5, 3.0])]),
        (b"(a)Tj(b)'", [(b"Tj", [b"a"]), (b"'", [b"b"])]),
        (rb"(a\(b\)\\\n\101\7\)) Tj", [(b"Tj", [b"a(b)\\\nA\x07)"])]),
        (b"(a(b(c))d) Tj", [(b"Tj", [b"a(b(c))d"])]),
        (b"(a\\\r\nb\\\nc) Tj", [(b"Tj", [b"abc"])]),
        (b"<48 65\n6> Tj", [(b"Tj", [b"He`"])]),
        (b"[(a)-250(b)[1]] TJ", [(b"TJ", [[b"a", -250.0, b"b", 1.0]])]),
        (b"/F#31 12 Tf T*", [(b"Tf", ["/F1", 12.0]), (b"T*", [])]),
        (b"/Span <</ActualText (x) /K << /A [1] >> >> BDC q", [(b"BDC", ["/Span"]), (b"q", [])]),
        (b"BI /W 1 /H 1 ID \x00(EI[\xff EI Q", [(b"BI", []), (b"Q", [])]),
        (b"q % (a) Tj\nQ", [(b"q", []), (b"Q", [])]),
        (b"(never closed Tj", []),
        (b"] > } ) Q", [(b"Q", [])]),
        (b"--5 1e3 Td", [(b"e3", [-5.0, 1.0]), (b"Td", [])]),
        (b"", []),
    ],
)
def test_operations_are_found(content: bytes, found: list[tuple[bytes, list[Operand]]]) -> None:
    assert list(operations(content)) == found


@given(st.lists(st.sampled_from([*b"()<>[]/%\\ \n1-.aTjBI", *b"\x00\xff"]), max_size=80).map(bytes))
def test_any_content_comes_to_an_end(content: bytes) -> None:
    assert len(list(operations(content))) <= len(content)
