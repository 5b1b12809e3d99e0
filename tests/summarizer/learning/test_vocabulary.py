"""The pieces a reader of English keeps."""

from __future__ import annotations

from summarizer.learning.reader.pieces import FIRST, kept

KNOWN = """
[PAD] [unused1] [unused99] [UNK] [CLS] [SEP] [MASK] ! [ ] a the ##s ##ing é ß π ² £ … “ 京 ##京 и ##ي क 한
łodz ˈ 〜
""".split()


def test_what_stands_for_no_text_comes_first_and_other_alphabets_are_left_out() -> None:
    known = {piece: number for number, piece in enumerate(KNOWN)}
    found = kept(known)
    assert tuple(piece for piece, _ in found[:4]) == FIRST
    assert [piece for piece, _ in found[4:]] == "! [ ] a the ##s ##ing é ß π ² £ … “ łodz ˈ 〜".split()
    assert all(known[piece] == number for piece, number in found)
