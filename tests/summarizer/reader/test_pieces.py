"""Text cut into pieces: as BERT's uncased models cut it, each piece with its place."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reader.pieces import LONGEST, UNKNOWN, Vocabulary
from tests.summarizer.reader.tiny import WORDS
from tests.summarizer.strategies import TEXTS

VOCABULARY = Vocabulary(WORDS)
STEADY = unicodedata.ucd_3_2_0
"""Characters as they were in 2002: later ones are not the same to every library."""


def shown(text: str, most: int | None = None) -> list[tuple[str, str]]:
    """Each piece and the slice of the text it stands for."""
    cut = VOCABULARY.cut(text, most)
    return [
        (WORDS[number], text[start:end]) for number, (start, end) in zip(cut.numbers, cut.offsets, strict=True)
    ]


def test_words_are_cut_into_the_longest_known_pieces() -> None:
    assert shown("Sailed, UNHAPPY ships") == [
        ("sail", "Sail"), ("##ed", "ed"), (",", ","), ("un", "UN"), ("##happ", "HAPP"), ("##y", "Y"),
        ("ship", "ship"), ("##s", "s"),
    ]  # fmt: skip
    assert VOCABULARY.cut("Sailed ships.").inside.tolist() == [False, True, False, True, False]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        (" \t\r\n\u3000", []),
        ("the\u00a0sea", [("the", "the"), ("sea", "sea")]),
        ("it's", [("it", "it"), ("'", "'"), ("[UNK]", "s")]),
        ("...", [(".", ".")] * 3),
        ("sea-calm", [("sea", "sea"), ("-", "-"), ("calm", "calm")]),
        ("Öö", [("o", "Ö"), ("##o", "ö")]),
        ("o\u0308o\u0308", [("o", "o\u0308"), ("##o", "o\u0308")]),
        ("se\u00ada", [("sea", "se\u00ada")]),
        ("s\x00ea\x07", [("sea", "s\x00ea")]),
        ("\ud83dsea\udc4d", [("sea", "sea")]),
        ("漢sea漢", [("漢", "漢"), ("sea", "sea"), ("漢", "漢")]),
        ("sea“calm”", [("sea", "sea"), ("[UNK]", "“"), ("calm", "calm"), ("[UNK]", "”")]),
        ("13 240", [("1", "1"), ("##3", "3"), ("240", "240")]),
        ("seaship", [("[UNK]", "seaship")]),
        ("море", [("[UNK]", "море")]),
        ("\u037e", [("[UNK]", "\u037e")]),
        ("İ", [("[UNK]", "İ")]),
        ("[UNK] [PAD]", [("[UNK]", each) for each in ("[", "UNK", "]", "[", "PAD", "]")]),
    ],
)
def test_a_piece_is_a_slice_of_what_was_written(text: str, pieces: list[tuple[str, str]]) -> None:
    assert shown(text) == pieces


def test_a_word_that_is_too_long_is_unknown_as_a_whole() -> None:
    assert len(shown("o" * LONGEST)) == LONGEST
    assert shown("o" * (LONGEST + 1)) == [("[UNK]", "o" * (LONGEST + 1))]


def test_no_more_is_cut_than_is_asked_for() -> None:
    assert shown("the sea was calm", 2) == [("the", "the"), ("sea", "sea")]
    assert shown("the", 0) == []


@given(TEXTS)
def test_pieces_follow_each_other_and_say_what_goes_on_with_a_word(text: str) -> None:
    cut = VOCABULARY.cut(text)
    assert cut.numbers.shape == cut.inside.shape == cut.offsets[:, 0].shape
    assert (cut.offsets[:, 0] < cut.offsets[:, 1]).all()
    assert (cut.offsets[1:, 0] >= cut.offsets[:-1, 0]).all()
    assert (cut.offsets[:, 1] <= len(text)).all()
    assert [WORDS[number].startswith("##") for number in cut.numbers] == cut.inside.tolist()


@given(
    st.text(
        st.sampled_from("aeo the.,-'’éÖ漢\u0308ΣςкЯ1½ﬁ\x00\x85\u00a0\u00adßıŁ가")
        | st.characters(max_codepoint=0x2FFF)
    )
)
def test_the_pieces_are_those_of_the_library_the_network_was_fitted_with(text: str) -> None:
    tokenizers = pytest.importorskip(
        "tokenizers", reason="the library is installed only where networks are fitted"
    )
    model = tokenizers.models.WordPiece({piece: n for n, piece in enumerate(WORDS)}, unk_token="[UNK]")
    theirs = tokenizers.Tokenizer(model)
    theirs.normalizer = tokenizers.normalizers.BertNormalizer()
    theirs.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    text = "".join(letter for letter in text if STEADY.category(letter) == unicodedata.category(letter) != "Cn")
    found = theirs.encode(text, add_special_tokens=False)
    cut = VOCABULARY.cut(text)
    assert cut.numbers.tolist() == found.ids
    for (start, end), (first, last) in zip(cut.offsets, found.offsets, strict=True):
        assert start == first
        assert _bare(text[start:end]) == _bare(text[first:last])


def _bare(text: str) -> str:
    """Without the accents and unseen characters behind it, which the library gives to nobody."""
    while len(text) > 1 and unicodedata.category(text[-1])[0] in "MC":
        text = text[:-1]
    return text


def test_the_shipped_vocabulary_begins_with_what_stands_for_no_text() -> None:
    path = Path(__file__).parents[3] / "summarizer" / "weights" / "reader" / "vocabulary.txt"
    if not path.exists():
        pytest.skip("no network is shipped")
    pieces = path.read_text("utf-8").split("\n")[:-1]
    assert pieces[:4] == WORDS[:4]
    assert len(set(pieces)) == len(pieces) == len(Vocabulary(pieces))
    assert (
        UNKNOWN
        not in Vocabulary(pieces).cut("The ferry left the harbour of Łódź on Tuesday, “calm” — 50 % €5.").numbers
    )
